import { type CountedLevel, type Counts, countOn, labelAt } from './list-labels.ts';
import { isOn, type Styles, settingOf } from './word-styles.ts';
import { wordsInFont } from './word-symbols.ts';
import { childOf, childrenOf, type Element, readXml } from './xml.ts';

/** What stands before an item: a bullet, or the number that Word counted. */
export type Label = { mark: string | null; counted: boolean };
export type Numbering = {
  /** The list and level of a paragraph with this style, where the style names the list and not how deep; 0 if none does. */
  levelOfStyle: (list: string, style: string) => number;
  /** Counts one item on, and gives its label; null where the file has no such list. */
  next: (item: { list: string; level: number }) => Label | null;
};

type Level = CountedLevel & { bullet: string | null; inFigures: boolean; style: string | null };
type List = { kind: string; levels: readonly Level[]; startsAt: ReadonlyMap<number, number> };

/** Word itself has no more. */
const DEEPEST_LEVEL = 8;

/** The lists of a Word file, which count on as its paragraphs are read in order. */
export function numberingOf(part: Uint8Array | undefined, styles: Styles): Numbering {
  const kinds = new Map<string, Element>();
  const lists = new Map<string, Element>();
  if (part !== undefined) {
    readXml(part, {
      abstractNum: { whole: (element) => kinds.set(element.attributes['abstractNumId'] ?? '', element) },
      num: { whole: (element) => lists.set(element.attributes['numId'] ?? '', element) },
    });
  }
  const known = new Map<string, List | null>();
  const countsOf = new Map<string, Counts>();
  const begun = new Set<string>();

  const listOf = (id: string): List | null => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const list = listFrom(id, kinds, lists, styles);
    known.set(id, list);
    return list;
  };
  return {
    levelOfStyle: (list, style) =>
      Math.max(0, listOf(list)?.levels.findIndex((level) => level?.style === style) ?? 0),
    next: ({ list: id, level: asked }) => {
      const list = listOf(id);
      const level = Math.min(DEEPEST_LEVEL, Math.max(0, asked || 0));
      const set = list?.levels[level];
      if (list === null || set === undefined) return null;
      if (set.bullet !== null) return { mark: set.bullet === '' ? null : set.bullet, counted: false };
      const counts = countsOf.get(list.kind) ?? [];
      countsOf.set(list.kind, counts);
      if (!begun.has(id)) {
        begun.add(id);
        for (const at of list.startsAt.keys()) counts[at] = undefined;
      }
      countOn(counts, list.levels, level);
      const mark = labelAt(counts, list.levels, level, set.inFigures).trim();
      return { mark: mark === '' ? null : mark, counted: true };
    },
  };
}

function listFrom(
  id: string,
  kinds: ReadonlyMap<string, Element>,
  lists: ReadonlyMap<string, Element>,
  styles: Styles,
): List | null {
  const list = lists.get(id);
  const kindId = settingOf(childOf(list, 'abstractNumId'));
  const kind = kinds.get(kindId ?? '');
  if (list === undefined || kindId === null || kind === undefined) return null;
  const linked = settingOf(childOf(kind, 'numStyleLink'));
  const linkedTo = linked === null ? null : styles.style('paragraph', linked).inList.list;
  if (
    linkedTo &&
    linkedTo !== id &&
    settingOf(childOf(kinds.get(abstractOf(linkedTo, lists)), 'numStyleLink')) === null
  ) {
    return listFrom(linkedTo, kinds, lists, styles);
  }
  const levels: Level[] = [];
  const startsAt = new Map<number, number>();
  const put = (element: Element): void => {
    const at = Number(element.attributes['ilvl'] ?? 0);
    if (at >= 0 && at <= DEEPEST_LEVEL) levels[at] = levelFrom(element);
  };
  for (const element of childrenOf(kind, 'lvl')) put(element);
  for (const override of childrenOf(list, 'lvlOverride')) {
    const at = Number(override.attributes['ilvl'] ?? 0);
    const start = settingOf(childOf(override, 'startOverride'));
    for (const element of childrenOf(override, 'lvl')) put(element);
    const level = levels[at];
    if (start !== null && level !== undefined) {
      startsAt.set(at, Number(start));
      levels[at] = { ...level, start: Number(start) };
    }
  }
  return { kind: kindId, levels, startsAt };
}

const abstractOf = (list: string, lists: ReadonlyMap<string, Element>): string =>
  settingOf(childOf(lists.get(list), 'abstractNumId')) ?? '';

function levelFrom(element: Element): Level {
  const format = settingOf(childOf(element, 'numFmt')) ?? 'decimal';
  const text = settingOf(childOf(element, 'lvlText')) ?? '';
  const fonts = childOf(childOf(element, 'rPr'), 'rFonts')?.attributes;
  const restart = settingOf(childOf(element, 'lvlRestart'));
  return {
    format,
    text,
    start: Number(settingOf(childOf(element, 'start')) ?? 1),
    restartsAfter: restart === null ? null : Number(restart),
    bullet: format === 'bullet' ? wordsInFont(text, fonts?.['ascii'] ?? fonts?.['hAnsi'] ?? '') : null,
    inFigures:
      childOf(element, 'isLgl') !== undefined && isOn(settingOf(childOf(element, 'isLgl')) ?? 'true'),
    style: settingOf(childOf(element, 'pStyle')),
  };
}
