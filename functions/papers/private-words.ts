import { personsNamed } from './persons-named.ts';
import { oneLine } from './wording.ts';

/** Raised with every change of what is looked for, so that a decision can be read beside the check that it had. */
export const privateWordsVersion = 1;

/** What may be private in a wording, and why somebody should look at it before it is public. */
export const privateKinds = {
  'a person': 'name the office that answers, not who holds it',
  'an officer’s number': 'it tells one officer',
  'a telephone number': 'it may be somebody’s own',
  'an e-mail address': 'it may be somebody’s own',
  'an address': 'it may be where somebody lives',
  'a date of birth or an age': 'it helps to tell who somebody is',
  'a number plate': 'it leads to whose the vehicle is',
  'a national insurance number': 'it tells one person',
  'a crime or incident number': 'it leads to the case, and to whom it is about',
  'an operation’s name': 'it may tell what is looked into before that is public',
  'an owner’s own words': 'it stands as the owner reported it, and the board may not have worded it',
} as const;
export type PrivateKind = keyof typeof privateKinds;

/** Something in a text that looks private, as it stands there. */
export type PrivateWord = { kind: PrivateKind; found: string };

const streets =
  'Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Close|Drive|Crescent|Court|Gardens|Terrace|Grove|Mews|Square|Walk|Rise|Parade|Villas|Cottages|Way|Place|Hill|Row|View|Park|Green';
const gap = String.raw`[\s().-]{0,2}`;
const ofNumber = String.raw`(?:\s*(?:ref(?:erence)?|no|nos|num(?:ber)?s?|report|log|id)\b\.?)`;
const number = String.raw`[\s:#.]*(?:is\s+)?([A-Z]{0,4}[/ -]?\d[\dA-Z/-]{2,}(?:[ /-]\d[\dA-Z/-]*)*)`;

/** What is looked for, the surer first: what one has found no later one finds again. */
const patterns: readonly (readonly [PrivateKind, RegExp])[] = [
  ['an e-mail address', /[\p{L}\d._%+'’&-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/giu],
  ['an e-mail address', /[\p{L}\d._%+-]+\s?[([{]\s?at\s?[)\]}]\s?[\p{L}\d.-]+/giu],
  // “Crime no. 46/12345/24”, “CRN 22000123456”, “crime reference number: 5424 001 2345”, “CAD 123/01JUN24”.
  [
    'a crime or incident number',
    new RegExp(String.raw`\b(?:crime${ofNumber}{1,2}|CRN|CRIS|NICHE)${number}`, 'giu'),
  ],
  [
    'a crime or incident number',
    new RegExp(
      String.raw`\b(?:(?:incident|occurrence|custody|case|log|investigation)${ofNumber}{1,2}|CAD${ofNumber}?|URN|PNC(?:\s?ID)?)${number}`,
      'giu',
    ),
  ],
  // 46/12345/24, 46A/12345/2024, CR/12345/24; and without the district, where it is no financial year: 12345/24.
  [
    'a crime or incident number',
    /(?<![\d/])(?:\d{2,4}[A-Z]?|[A-Z]{1,4})\/\d{3,7}\/\d{2}(?:\d{2})?(?![\d/])/giu,
  ],
  ['a crime or incident number', /(?<![\d/£.])(?!(?:19|20)\d\d\/)\d{4,7}\/\d{2}(?![\d/])/gu],
  ['a national insurance number', /\b[A-CEGHJ-PR-TW-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b/giu],
  [
    'a telephone number',
    new RegExp(
      String.raw`(?<![\d/.£])(?:(?:\+|\b00)\s?44${gap}(?:\(0\))?|\(?0)(?:${gap}\d){9,10}(?![\d/])`,
      'gu',
    ),
  ],
  ['a telephone number', new RegExp(String.raw`\+\s?\d{1,3}(?:${gap}\d){7,12}(?!\d)`, 'gu')],
  ['a telephone number', /\b0(?:800|500|845)[\s-]?\d{2}[\s-]?\d{2}\b/gu],
  [
    'a telephone number',
    /\b(?:tel|telephone|phone|mobile|mob|fax|ring|text)\b\.?(?:\s*(?:no|number|on)\b\.?)?[\s:]*(?:ext\.?\s*)?\d[\d\s()-]{4,}\d/giu,
  ],
  ['a telephone number', /\bext(?:ension|n)?\b\.?[\s:]*\d{3,6}\b/giu],
  ['an officer’s number', /\b(?:PC|WPC|DC|PS|DS|SC|PCSO|Sgt|Constable|Sergeant)[\s/]?\d{2,6}\b/gu],
  // Ten figures or more in one: crime systems count so.
  ['a crime or incident number', /(?<![\d/£.,])\d{10,14}(?![\d/])/gu],
  [
    'an address',
    /\b(?:GIR\s?0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRV-Y])\s?(?!\d(?:st|nd|rd|th)\b)\d[ABD-HJLNP-UW-Z]{2})\b/giu,
  ],
  [
    'an address',
    new RegExp(
      String.raw`(?<![\d/])\d{1,4}[a-zA-Z]?,?\s+(?:\p{Lu}[\p{L}’'.-]+\s+){1,3}(?:${streets})\b`,
      'gu',
    ),
  ],
  [
    'an address',
    /(?<![\d/])\d{1,4}[a-z]?\s+(?!(?:a|an|the|on|in|of|per|each|every|officers?|people)\b)\p{L}[\p{L}’'-]+\s+(?:street|road|avenue|lane|close|crescent|terrace)\b/giu,
  ],
  ['an address', /\bflat\s+\d{1,4}[a-z]?\b/giu],
  [
    'a date of birth or an age',
    /\b(?:d\.?o\.?b\b\.?|date of birth|born (?:on|in))[\s:]*(?:\d[\d/. -]*\d)?/giu,
  ],
  ['a date of birth or an age', /\baged \d{1,3}\b|\b\d{1,3}[- ]years?[- ]old\b/giu],
  ['a number plate', /\b[A-Z]{2}\d{2}\s?[A-Z]{3}\b/gu],
];

const operation = /\b(?:operation|op)\b\.?\s+([“"'‘]?\p{Lu}[\p{L}’'-]+[”"'’]?)/giu;
/** Words that follow “operation” with a capital in a heading, and name none. */
const noOperations =
  /^(?:of|and|the|in|is|at|for|to|on|with|by|room|board|centre|manager|plan|plans|report|reports|update|review|support|command|costs?|model|order|january|february|march|april|may|june|july|august|september|october|november|december)$/i;

function operationsIn(text: string): PrivateWord[] {
  return [...text.matchAll(operation)].flatMap(([found, name = '']) => {
    const word = name.replace(/[“”"'‘’]/g, '');
    const isNamed = /^\p{Lu}/u.test(word) && !noOperations.test(word);
    return isNamed ? [{ kind: 'an operation’s name' as const, found }] : [];
  });
}

/** Text as it is read: figures in their usual form, one kind of dash and of space, and nothing that is not seen. */
const asRead = (text: string): string =>
  oneLine(text.normalize('NFKC').replace(/\p{Cf}/gu, ''))
    .replace(/\p{Pd}/gu, '-')
    .replace(/\p{Zs}/gu, ' ');

/** Without an opening bracket that closes after it. */
const trimmed = (found: string): string => (found.includes(')') ? found : found.replace(/^\(/, '')).trim();

/**
 * What in a text looks private, each once; `known` are names of people. It errs on the side of telling: what it finds a
 * person looks at, and what it does not find a person may.
 */
export function privateIn(text: string, known: readonly string[]): PrivateWord[] {
  const read = asRead(text);
  let left = read;
  const matched = patterns.flatMap(([kind, pattern]) =>
    [...left.matchAll(pattern)].map(([found]) => {
      left = left.replace(found, '\n');
      return { kind, found: trimmed(found) };
    }),
  );
  const people = personsNamed(read, known).map((found) => ({ kind: 'a person' as const, found }));
  const all = [...people, ...matched, ...operationsIn(read)];
  return [...new Map(all.map((one) => [`${one.kind} ${one.found}`, one])).values()];
}
