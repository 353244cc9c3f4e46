/** Signs that stand for an apostrophe, whichever a keyboard, a word processor or a form makes of it. */
const apostrophes = /['’‘‛ʼʻʹ′`´＇]/g;
/** Hyphens and dashes of every length, minus, and the hyphen that no line is broken at. */
const hyphens = /[-‐-―−﹘﹣－]/g;
/** What nobody sees: soft hyphens, joiners, marks of direction. */
const unseen = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;

/** A text with one kind of apostrophe and one of hyphen, and without what nobody sees. */
export const plainSigns = (text: string): string =>
  text.replace(apostrophes, "'").replace(hyphens, '-').replace(unseen, '');

/**
 * What a name is told by: whatever its capitals, apostrophes, hyphens and spaces, and in however many code points its
 * letters are written (Unicode's NFKC). A letter with its accent and one without are two.
 */
const toldBy = (name: string): string =>
  plainSigns(name).normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** Whether two names are the same as people type them. */
export const isSameName = (one: string, other: string): boolean => toldBy(one) === toldBy(other);

/** Whether they are the same letter for letter, but for capitals and spaces. */
export const isExactName = (one: string, other: string): boolean => {
  const plain = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();
  return plain(one) === plain(other);
};

const unusual = /[‘‛ʼʻʹ′`´＇‐‑\u00A0\u00AD\u200B-\u200F\u2060\uFEFF]|\p{M}/u;

/** A name as a printer would set it: one kind of apostrophe, hyphen and space, each letter in one code point. */
export const asPrinted = (name: string): string =>
  unusual.test(name)
    ? name
        .replace(/[‘‛ʼʻʹ′`´＇]/g, '’')
        .replace(/[‐‑]/g, '-')
        .replace(/\u00A0/g, ' ')
        .replace(unseen, '')
        .normalize('NFC')
    : name;
