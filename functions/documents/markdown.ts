import type { Span } from './document.ts';
import { decodeEntities } from './html-tokens.ts';

/** Characters of a line that is looked through for marks: none that a person wrote is longer. */
const LONGEST_MARKED = 100_000;

/** Signs within a line, between the steps of its reading, for where bold and struck words begin and end. */
const BOLD_ON = '\uFDD0';
const BOLD_OFF = '\uFDD1';
const STRUCK_ON = '\uFDD2';
const STRUCK_OFF = '\uFDD3';
const BOLD_TURNS = '\uFDD4';

/**
 * The words of a line without an export's marks: emphasis, links, escapes and tags are its, not the notes'. A break becomes
 * what is given for it.
 */
export function spansOf(raw: string, forBreak: ' ' | '\n' = ' '): Span[] {
  if (raw.length > LONGEST_MARKED || !/[*_\\<[`~&]/.test(raw)) return raw === '' ? [] : [{ text: raw }];
  return spansBetween(decodeEntities(withoutMarkup(raw, forBreak)));
}

/** The words of a line without an export's marks, and without how they look. */
export const withoutMarks = (raw: string): string =>
  spansOf(raw)
    .map(({ text }) => text)
    .join('');

const withoutMarkup = (raw: string, forBreak: string): string =>
  raw
    .replace(/[\uFDD0-\uFDD4]/g, ' ')
    .replace(/(?<=\S\/)\s*(?:<\/?(?:p|br)\b[^<>]{0,200}>\s*)+/gi, '')
    .replace(/<br\s?\/?>/gi, forBreak)
    .replace(/<(\/?)(?:b|strong)(?:\s[^<>]{0,200})?>/gi, (_, end) => (end === '' ? BOLD_ON : BOLD_OFF))
    .replace(/<(\/?)(?:s|del|strike)(?:\s[^<>]{0,200})?>/gi, (_, end) =>
      end === '' ? STRUCK_ON : STRUCK_OFF,
    )
    .replace(/<\/?(?:i|em|u|a|span|sup|sub|ins|mark|small|font)(?:\s[^<>]{0,200})?>/gi, '')
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, ' ')
    .replace(/(?<!\\)~~(?=\S)([^~]{1,2000})(?<=\S)~~/g, `${STRUCK_ON}$1${STRUCK_OFF}`)
    .replace(/(?<![\w_])__(?=[^\s_])([^_]{1,300})(?<=\S)__(?!\w)/g, `${BOLD_ON}$1${BOLD_OFF}`)
    .replace(/\*{2,3}/g, BOLD_TURNS)
    .replace(/__(?=\S)|(?<=\S)__/g, '')
    .replace(
      /(?<=^|[\s([:"'‘“\uFDD0-\uFDD4])([*_])(?=[^\s*_])([^*_]{1,300}?)(?<=[^\s\\])\1(?=$|[\s)\]:;,.?!"'’”–—\uFDD0-\uFDD4-])/g,
      '$2',
    )
    .replace(/(?<!\\)\[([^[\]]{1,300})\]\([^()\s]{0,500}\)/g, '$1')
    .replace(/^(\s*)([*_])(?=\S)([^*_]{1,1000})\2(\s*)$/, '$1$3$4')
    .replace(/\\([\\`*_{}[\]()#+\-.!|&~<>])/g, '$1');

/** An asterisk too many on a line says nothing of what is bold. */
function spansBetween(marked: string): Span[] {
  const believed = (marked.split(BOLD_TURNS).length - 1) % 2 === 0;
  const spans: Span[] = [];
  let bold = 0;
  let struck = 0;
  let turned = false;
  for (const piece of marked.split(/([\uFDD0-\uFDD4])/)) {
    if (piece === BOLD_ON) bold += 1;
    else if (piece === BOLD_OFF) bold = Math.max(0, bold - 1);
    else if (piece === STRUCK_ON) struck += 1;
    else if (piece === STRUCK_OFF) struck = Math.max(0, struck - 1);
    else if (piece === BOLD_TURNS) turned = believed && !turned;
    else if (piece !== '') put(spans, piece, bold > 0 || turned, struck > 0);
  }
  return spans;
}

function put(spans: Span[], text: string, bold: boolean, struck: boolean): void {
  const last = spans.at(-1);
  if (last !== undefined && (last.bold ?? false) === bold && (last.struck ?? false) === struck) {
    spans[spans.length - 1] = { ...last, text: last.text + text };
    return;
  }
  spans.push({ text, ...(bold ? { bold: true } : {}), ...(struck ? { struck: true } : {}) });
}
