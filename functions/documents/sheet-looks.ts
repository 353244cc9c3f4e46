import { type Attributes, readXml } from './xml.ts';
import type { Parts } from './zip.ts';

/** How a cell is set: the format of its numbers, what is bold or struck, and the colour behind it. */
export type Look = { format: string; bold: boolean; struck: boolean; shade: string | null };

/** The looks that a workbook's cells name by their number. */
export function looksOf(parts: Parts): Look[] {
  const theme = themeColours(parts);
  const formats = new Map<number, string>(BUILT_IN);
  const fonts: { bold: boolean; struck: boolean }[] = [];
  const fills: (string | null)[] = [];
  const looks: Look[] = [];
  let list = '';
  let solid = false;
  const within = (name: string) => ({
    open: () => {
      list = name;
    },
    close: () => {
      list = '';
    },
  });
  const ofFont = (set: (font: { bold: boolean; struck: boolean }, on: boolean) => void) => ({
    open: ({ val = '1' }: Attributes) => {
      const font = fonts.at(-1);
      if (list === 'fonts' && font !== undefined) set(font, !/^(?:0|false|none)$/.test(val));
    },
  });
  const styles = parts['xl/styles.xml'];
  if (styles === undefined) return [];
  readXml(styles, {
    dxfs: 'skip',
    cellStyleXfs: 'skip',
    borders: 'skip',
    fonts: within('fonts'),
    fills: within('fills'),
    cellXfs: within('cellXfs'),
    numFmt: {
      open: ({ numFmtId, formatCode = '' }) => {
        formats.set(Number(numFmtId), formatCode);
      },
    },
    font: {
      open: () => {
        fonts.push({ bold: false, struck: false });
      },
    },
    b: ofFont((font, on) => {
      font.bold = on;
    }),
    strike: ofFont((font, on) => {
      font.struck = on;
    }),
    fill: {
      open: () => {
        fills.push(null);
      },
    },
    patternFill: {
      open: ({ patternType = 'none' }) => {
        solid = !/^(?:none|gray125)$/.test(patternType);
      },
    },
    fgColor: {
      open: (colour) => {
        if (list === 'fills' && solid) fills[fills.length - 1] = colourOf(colour, theme);
      },
    },
    xf: {
      open: ({ numFmtId = '0', fontId = '0', fillId = '0' }) => {
        if (list !== 'cellXfs') return;
        const { bold = false, struck = false } = fonts[Number(fontId)] ?? {};
        const format = formats.get(Number(numFmtId)) ?? 'General';
        looks.push({ format, bold, struck, shade: fills[Number(fillId)] ?? null });
      },
    },
  });
  return looks;
}

/** Formats that a file need not spell out, by their numbers (ECMA-376, part 1, 18.8.30). */
const BUILT_IN: readonly [number, string][] = [
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [14, 'dd/mm/yyyy'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'dd/mm/yyyy h:mm'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mm:ss'],
];

/** The colours of the theme in the order that a fill names them: light and dark change places. */
function themeColours(parts: Parts): string[] {
  const colours: string[] = [];
  const part = Object.keys(parts).find((name) => /^xl\/theme\/theme\d*\.xml$/.test(name));
  const theme = part === undefined ? undefined : parts[part];
  if (theme === undefined) return [];
  const ofScheme: Attributes[] = [];
  const gather = { open: (colour: Attributes) => ofScheme.push(colour) };
  readXml(theme, {
    fmtScheme: 'skip',
    objectDefaults: 'skip',
    extraClrSchemeLst: 'skip',
    srgbClr: gather,
    sysClr: gather,
  });
  colours.push(...ofScheme.map(({ val = '', lastClr }) => lastClr ?? val));
  const [dark = '', light = '', otherDark = '', otherLight = '', ...accents] = colours;
  return [light, dark, otherLight, otherDark, ...accents];
}

function colourOf(
  { rgb: own, theme: themed = '-1', indexed = '-1', tint: lighter = '0' }: Attributes,
  theme: readonly string[],
): string | null {
  const rgb = own?.slice(-6) ?? theme[Number(themed)] ?? INDEXED[Number(indexed)];
  if (rgb === undefined || !/^[\dA-F]{6}$/i.test(rgb)) return null;
  const tint = Number(lighter);
  const parts = [0, 2, 4].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16));
  const tinted = parts.map((part) => Math.round(tint < 0 ? part * (1 + tint) : part + (255 - part) * tint));
  const colour = `#${tinted.map((part) => Math.min(255, Math.max(0, part)).toString(16).padStart(2, '0')).join('')}`;
  return colour === '#ffffff' ? null : colour;
}

/** Colours by number of Excel's own palette, of those that a log is shaded with. */
const INDEXED: Readonly<Record<number, string>> = {
  2: 'FF0000',
  3: '00FF00',
  4: '0000FF',
  5: 'FFFF00',
  10: 'FF0000',
  11: '00FF00',
  12: '0000FF',
  13: 'FFFF00',
  17: '008000',
  22: 'C0C0C0',
  23: '808080',
  42: 'CCFFCC',
  43: 'FFFF99',
  45: 'FF99CC',
  47: 'FFCC99',
  50: '99CC00',
  51: 'FFCC00',
  52: 'FF9900',
  53: 'FF6600',
  57: '339966',
};
