import { childOf, childrenOf, type Element, readXml } from './xml.ts';

/** How words look, as far as one place says: what it does not say, the next one below it does. */
export type Look = {
  bold?: boolean;
  struck?: boolean;
  doublyStruck?: boolean;
  hidden?: boolean;
  font?: string;
};
/** Which list a paragraph is an item of, by the file's own name for it, and how deep; null where that is left to what is below. */
export type InList = { list: string | null; level: number | null };
export type Style = {
  name: string;
  look: Look;
  /** 1 the highest; null for running text. */
  heading: number | null;
  inList: InList;
  /** A table's colour behind its words, and what is said of its first row alone. */
  shade: string | null;
  firstRow: { look: Look; shade: string | null } | null;
};
export type Styles = {
  /** Without a name, the style that the file gives to whatever names none. */
  style: (kind: 'paragraph' | 'character' | 'table', id: string | null) => Style;
};

/** A style that builds on more others than this builds on itself. */
const LONGEST_CHAIN = 30;

const PLAIN: Style = {
  name: '',
  look: {},
  heading: null,
  inList: { list: null, level: null },
  shade: null,
  firstRow: null,
};

/** The styles of a Word file by their names in it, each with what it takes over from those it is based on. */
export function stylesOf(part: Uint8Array | undefined): Styles {
  const own = new Map<string, Element>();
  const byDefault = new Map<string, string>();
  let base: Look = {};
  if (part !== undefined) {
    readXml(part, {
      rPrDefault: { whole: (element) => (base = lookOf(childOf(element, 'rPr'))) },
      style: {
        whole: (element) => {
          const { styleId = '', type = 'paragraph', default: isDefault } = element.attributes;
          own.set(styleId, element);
          if (isDefault !== undefined && isOn(isDefault)) byDefault.set(type, styleId);
        },
      },
    });
  }
  const known = new Map<string, Style>();
  const styleOf = (id: string, chain: number): Style => {
    const element = own.get(id);
    if (element === undefined || chain > LONGEST_CHAIN) return { ...PLAIN, heading: headingNamed(id) };
    const before = known.get(id);
    if (before !== undefined) return before;
    const parent = settingOf(childOf(element, 'basedOn'));
    const style = onTopOf(parent === null ? PLAIN : styleOf(parent, chain + 1), element);
    known.set(id, style);
    return style;
  };
  return {
    style: (kind, id) => {
      const named = id ?? byDefault.get(kind);
      const style = named === undefined ? PLAIN : styleOf(named, 0);
      return kind === 'paragraph' ? { ...style, look: { ...base, ...style.look } } : style;
    },
  };
}

function onTopOf(parent: Style, element: Element): Style {
  const name = settingOf(childOf(element, 'name')) ?? '';
  const paragraph = childOf(element, 'pPr');
  const ofFirstRow = childrenOf(element, 'tblStylePr').find(
    ({ attributes }) => attributes['type'] === 'firstRow',
  );
  return {
    name,
    look: { ...parent.look, ...lookOf(childOf(element, 'rPr')) },
    heading: headingNamed(name) ?? headingSet(paragraph) ?? parent.heading,
    inList: listOnTopOf(parent.inList, listNamed(paragraph)),
    shade: shadeOf(childOf(childOf(element, 'tcPr'), 'shd')) ?? parent.shade,
    firstRow:
      ofFirstRow === undefined
        ? parent.firstRow
        : {
            look: lookOf(childOf(ofFirstRow, 'rPr')),
            shade: shadeOf(childOf(childOf(ofFirstRow, 'tcPr'), 'shd')),
          },
  };
}

/** Word calls its own headings so in every language; their levels go deeper than any reader's. */
function headingNamed(name: string): number | null {
  if (/^title$/i.test(name)) return 1;
  const level = /^heading ?([1-9])$/i.exec(name)?.[1];
  return level === undefined ? null : Math.min(6, Number(level));
}

/** The level of the outline that a paragraph is set at; null where it says none, or that it is running text. */
export function headingSet(paragraph: Element | undefined): number | null {
  const level = Number(settingOf(childOf(paragraph, 'outlineLvl')) ?? 9);
  return level >= 0 && level < 9 ? Math.min(6, level + 1) : null;
}

/** The list that a paragraph's own properties, or a style's, put it in; a list called 0 takes it out of any. */
export function listNamed(paragraph: Element | undefined): InList {
  const numbering = childOf(paragraph, 'numPr');
  const level = Number.parseInt(settingOf(childOf(numbering, 'ilvl')) ?? '', 10);
  return { list: settingOf(childOf(numbering, 'numId')), level: Number.isNaN(level) ? null : level };
}

const listOnTopOf = (parent: InList, own: InList): InList => ({
  list: own.list ?? parent.list,
  level: own.level ?? (own.list === null ? parent.level : null),
});

/** What the properties of a run, or of a style's words, say. */
export function lookOf(properties: Element | undefined): Look {
  const look: Look = {};
  for (const { name, attributes } of properties?.children ?? []) {
    const on = isOn(attributes['val'] ?? 'true');
    if (name === 'b') look.bold = on;
    else if (name === 'strike') look.struck = on;
    else if (name === 'dstrike') look.doublyStruck = on;
    else if (name === 'vanish') look.hidden = on;
    else if (name === 'rFonts') look.font = attributes['ascii'] ?? attributes['hAnsi'] ?? '';
  }
  return look;
}

/** A switch that a paragraph's style and a run's style both turn is turned back; what the run itself says is so. */
export const isTurnedOn = (
  own: boolean | undefined,
  ofRun: boolean | undefined,
  below: boolean | undefined,
): boolean => own ?? (ofRun ?? false) !== (below ?? false);

/** The colour that is filled in, as "#rrggbb"; white is none. */
export function shadeOf(shading: Element | undefined): string | null {
  const { val, fill, color } = shading?.attributes ?? {};
  const colour = val === 'solid' && color !== undefined && color !== 'auto' ? color : fill;
  if (val === 'nil' || colour === undefined || !/^[0-9a-f]{6}$/i.test(colour) || /^f{6}$/i.test(colour))
    return null;
  return `#${colour.toLowerCase()}`;
}

export const settingOf = (element: Element | undefined): string | null => element?.attributes['val'] ?? null;

export const isOn = (value: string): boolean => !/^(?:0|false|off|none)$/i.test(value);
