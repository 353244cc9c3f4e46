import type { CountedLevel } from './list-labels.ts';
import type { Look } from './word-styles.ts';
import { wordsInFont } from './word-symbols.ts';
import { childOf, type Element, readXml } from './xml.ts';

export type OpenStyle = {
  look: Look;
  isTitle: boolean;
  shade: string | null;
  /** A column's, in whatever unit the file measures by. */
  width: number;
  /** The list that its paragraphs are items of. */
  list: string | null;
};
export type ListLevel = CountedLevel & { bullet: string | null };
export type OpenStyles = {
  style: (family: string, name: string | undefined) => OpenStyle;
  /** The levels of a list, the outermost first. */
  list: (name: string) => readonly ListLevel[];
};

/** A style that builds on more others than this builds on itself. */
const LONGEST_CHAIN = 30;

const PLAIN: OpenStyle = { look: {}, isTitle: false, shade: null, width: 0, list: null };

/** The styles of an OpenDocument file, from its parts: those of the document itself stand before its words. */
export function openStylesOf(parts: readonly Uint8Array[]): OpenStyles {
  const own = new Map<string, Element>();
  const lists = new Map<string, readonly ListLevel[]>();
  for (const part of parts) {
    readXml(part, {
      body: 'skip',
      'master-styles': 'skip',
      style: {
        whole: (element) => own.set(keyOf(element.attributes['family'], element.attributes['name']), element),
      },
      'list-style': { whole: (element) => lists.set(element.attributes['name'] ?? '', levelsOf(element)) },
    });
  }
  const known = new Map<string, OpenStyle>();
  const styleOf = (family: string, name: string, chain: number): OpenStyle => {
    const key = keyOf(family, name);
    const before = known.get(key);
    const element = own.get(key);
    if (before !== undefined) return before;
    if (element === undefined || chain > LONGEST_CHAIN) return PLAIN;
    const parent = element.attributes['parent-style-name'];
    const style = onTopOf(parent === undefined ? PLAIN : styleOf(family, parent, chain + 1), element);
    known.set(key, style);
    return style;
  };
  return {
    style: (family, name) => (name === undefined ? PLAIN : styleOf(family, name, 0)),
    list: (name) => lists.get(name) ?? [],
  };
}

const keyOf = (family = '', name = ''): string => `${family} ${name}`;

function onTopOf(parent: OpenStyle, element: Element): OpenStyle {
  const { name, 'list-style-name': list } = element.attributes;
  const shade = childOf(element, 'table-cell-properties')?.attributes['background-color'];
  const width = childOf(element, 'table-column-properties')?.attributes['column-width'];
  return {
    look: { ...parent.look, ...lookOf(childOf(element, 'text-properties')) },
    isTitle: parent.isTitle || name === 'Title',
    shade:
      shade === undefined ? parent.shade : /^#(?!f{6})[0-9a-f]{6}$/i.test(shade) ? shade.toLowerCase() : null,
    width: width === undefined ? parent.width : Number.parseFloat(width),
    list: list === undefined || list === '' ? parent.list : list,
  };
}

function lookOf(properties: Element | undefined): Look {
  const {
    'font-weight': weight,
    'text-line-through-style': line,
    'text-line-through-type': kind,
    display,
  } = properties?.attributes ?? {};
  const struck = line ?? kind;
  return {
    ...(weight === undefined ? {} : { bold: weight === 'bold' || Number(weight) >= 600 }),
    ...(struck === undefined ? {} : { struck: struck !== 'none' }),
    ...(display === undefined ? {} : { hidden: display === 'none' }),
  };
}

/** No list goes deeper. */
const DEEPEST_LEVEL = 10;

function levelsOf(list: Element): ListLevel[] {
  const levels: ListLevel[] = [];
  for (const element of list.children) {
    const level = Number(element.attributes['level']);
    if (level >= 1 && level <= DEEPEST_LEVEL) levels[level - 1] = levelFrom(element, level);
  }
  return levels;
}

const FORMATS: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};

function levelFrom(element: Element, level: number): ListLevel {
  const { attributes } = element;
  const format = FORMATS[attributes['num-format'] ?? ''] ?? 'none';
  const font = childOf(element, 'text-properties')?.attributes['font-name'] ?? '';
  return {
    format,
    text: format === 'none' ? '' : labelOf(attributes, level),
    start: Number(attributes['start-value'] ?? 1),
    restartsAfter: null,
    bullet:
      element.name === 'list-level-style-number' ? null : wordsInFont(attributes['bullet-char'] ?? '', font),
  };
}

/** How the label is printed: said outright by later files, and by how many levels it shows in others. */
function labelOf(attributes: Element['attributes'], level: number): string {
  const {
    'num-list-format': outright,
    'display-levels': shown = '1',
    'num-prefix': before = '',
    'num-suffix': after = '',
  } = attributes;
  if (outright !== undefined) return outright.replace(/%(\d)%/g, '%$1');
  const first = Math.max(1, level - Number(shown) + 1);
  const numbers = Array.from({ length: level - first + 1 }, (_, at) => `%${first + at}`);
  return `${before}${numbers.join('.')}${after}`;
}
