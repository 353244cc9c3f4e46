/** The marks of the fonts whose letters are pictures, by the code that stands for them; those that minutes are ticked with. */
const SYMBOLS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  wingdings: {
    108: '●',
    110: '■',
    111: '☐',
    113: '☐',
    115: '◆',
    118: '❖',
    120: '☒',
    159: '•',
    167: '▪',
    168: '☐',
    183: '•',
    216: '➢',
    224: '→',
    251: '✗',
    252: '✓',
    253: '☒',
    254: '☑',
  },
  'wingdings 2': { 79: '✗', 80: '✓', 81: '☒', 82: '☑', 83: '☒', 84: '☒', 151: '●', 163: '☐' },
  webdings: { 97: '✓', 99: '☐', 103: '■', 114: '✗' },
  symbol: { 45: '−', 163: '≤', 179: '≥', 176: '°', 177: '±', 183: '•', 214: '√', 222: '⇒', 174: '→' },
};

/** The mark that a symbol's code shows; the character itself where its font is none of these, or the mark is not known. */
export function symbol(font: string, code: number): string {
  const known = SYMBOLS[font.toLowerCase()]?.[code & 0xff];
  return known ?? (code > 0 && code <= 0xffff ? String.fromCharCode(code) : '');
}

/** Words set in a font of pictures, as they show: Word writes its codes at U+F000, or as the letters that they share. */
export const wordsInFont = (words: string, font: string): string =>
  SYMBOLS[font.toLowerCase()] === undefined || font.toLowerCase() === 'symbol'
    ? words.replace(/[\uF020-\uF0FF]/g, (mark) => symbol(font, mark.charCodeAt(0)))
    : words.replace(/[!-\u00FF\uF020-\uF0FF]/g, (mark) => symbol(font, mark.charCodeAt(0)));
