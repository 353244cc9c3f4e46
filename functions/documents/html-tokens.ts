export type Token =
  | { kind: 'words'; text: string; offset: number }
  | { kind: 'opening'; tag: string; attributes: string; offset: number }
  | { kind: 'closing'; tag: string; offset: number };

/** Signs for a tag that never ends; after so many of them the rest is words, lest each be looked for to the file's end. */
const MOST_BROKEN_TAGS = 100;
const NO_WORDS = /^(?:script|style|title|template)$/;

/** The tags and words of a page in HTML, in one pass; what a page does not show (comments, scripts, styles, its title) is left out. */
export function* tokensOf(html: string): Generator<Token> {
  let at = 0;
  let from = 0;
  let broken = 0;
  while (at < html.length) {
    const next = broken < MOST_BROKEN_TAGS ? html.indexOf('<', at) : -1;
    if (next === -1) break;
    const end = endOfTag(html, next);
    if (end === null || end === 'broken') {
      if (end === 'broken') broken += 1;
      at = next + 1;
      continue;
    }
    if (next > from) yield { kind: 'words', text: decodeEntities(html.slice(from, next)), offset: from };
    const [, closing = '', name = ''] = TAG.exec(html.slice(next, next + 60)) ?? [];
    const tag = name.toLowerCase();
    at = end;
    if (closing !== '') yield { kind: 'closing', tag, offset: next };
    else if (NO_WORDS.test(tag)) at = afterElement(html, tag, end);
    else if (tag !== '') {
      yield { kind: 'opening', tag, attributes: html.slice(next + 1 + name.length, end - 1), offset: next };
    }
    from = at;
  }
  if (from < html.length) yield { kind: 'words', text: decodeEntities(html.slice(from)), offset: from };
}

const TAG = /^<(\/?)([a-z][\w:-]*)/i;

/** Where the tag or comment that begins here is over; null where none begins. */
function endOfTag(html: string, start: number): number | null | 'broken' {
  const [first = '', second = ''] = html.slice(start + 1, start + 3);
  if (html.startsWith('!--', start + 1)) return after(html, '-->', start + 4);
  if (first === '!' || first === '?') return after(html, '>', start);
  if (!/[a-z]/i.test(first === '/' ? second : first)) return null;
  for (let at = start + 1; at < html.length; at += 1) {
    const sign = html[at];
    if (sign === '>') return at + 1;
    if ((sign === '"' || sign === "'") && /=\s{0,9}$/.test(html.slice(Math.max(start, at - 10), at))) {
      at = html.indexOf(sign, at + 1);
      if (at === -1) return 'broken';
    }
  }
  return 'broken';
}

function after(html: string, sign: string, from: number): number | 'broken' {
  const at = html.indexOf(sign, from);
  return at === -1 ? 'broken' : at + sign.length;
}

function afterElement(html: string, tag: string, from: number): number {
  const end = new RegExp(`</${tag}\\b[^>]{0,1000}>`, 'gi');
  end.lastIndex = from;
  return end.exec(html) === null ? html.length : end.lastIndex;
}

/** What a tag says of itself under a name; empty where it only names it, null where it does not. */
export function attributeOf(attributes: string, name: string): string | null {
  if (!attributes.toLowerCase().includes(name)) return null;
  for (const [, said = '', double, single, bare] of attributes.matchAll(ATTRIBUTE)) {
    if (said.toLowerCase() === name) return decodeEntities(double ?? single ?? bare ?? '');
  }
  return null;
}

const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g;

/** Words with the signs that HTML spells out in place of its names and numbers for them. */
export const decodeEntities = (words: string): string =>
  words.includes('&')
    ? words.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]\w{1,9}));/gi, (whole, decimal, hex, name) => {
        if (name !== undefined) return ENTITIES.get(name) ?? whole;
        const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
        return code > 0 && code <= 0x10ffff ? (WINDOWS.get(code) ?? String.fromCodePoint(code)) : ' ';
      })
    : words;

const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
const OTHERS =
  'amp & lt < gt > quot " apos \' ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ bull • hellip … euro € trade ™ dagger † check ✓ checkmark ✓ cross ✗ rarr → larr ← le ≤ ge ≥ minus − OElig Œ oelig œ wcirc ŵ ycirc ŷ Wcirc Ŵ Ycirc Ŷ ensp \u2002 emsp \u2003 thinsp \u2009 zwnj \u200C zwj \u200D tab \t newline \n';

const ENTITIES = new Map<string, string>([
  ...LATIN.split(' ').map((name, index): [string, string] => [name, String.fromCharCode(160 + index)]),
  ...pairs(OTHERS.split(' ')),
]);

function pairs(names: readonly string[]): [string, string][] {
  return names.flatMap((name, index) => (index % 2 === 0 ? [[name, names[index + 1] ?? '']] : []));
}

/** Numbers that Windows gave to marks, which a page still shows as these. */
const WINDOWS = new Map<number, string>(
  [...'€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œŸ'].map((mark, index) => {
    const codes = [
      128, 130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140, 145, 146, 147, 148, 149, 150, 151, 152, 153,
      154, 155, 156, 159,
    ];
    return [codes[index] ?? 0, mark];
  }),
);
