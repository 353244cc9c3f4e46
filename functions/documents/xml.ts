import { SaxesParser } from 'saxes';
import { TooLarge } from './too-large.ts';

/** It is not the file that it is taken for: a part is missing, cut short, or no sound XML. */
export class Damaged extends Error {
  override readonly name = 'Damaged';
}

/** Deeper than a table in a table in a text box in a control; a file made to harm goes down for ever. */
const DEEPEST = 120;
/** A pack of five hundred pages has a fifth of these. */
const MOST_ELEMENTS = 2_000_000;
/** Characters of words in all, of which such a pack has some two million. */
const MOST_CHARACTERS = 10_000_000;
/** Characters with no tag among them: a drawing's own data can run to a million. */
const LONGEST_STRETCH = 4_000_000;
/** In bytes: what is read between two looks at how much it was. */
const CHUNK = 65_536;

/** By local name: which prefix stands for what is each file's own choice. */
export type Attributes = Readonly<Record<string, string>>;
export type Element = {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly Element[];
};

/** What becomes of an element: passed over with all that it holds, gathered whole without its words, or entered and left. */
export type Rule =
  | 'skip'
  | { whole: (element: Element) => void }
  | { open?: (attributes: Attributes) => void; close?: () => void };
/** By local name. An element without a rule is entered, and its words and children are read on. */
export type Rules = Readonly<Record<string, Rule>>;

/**
 * Reads a part from beginning to end; its words come with the local name of the element that they stand in.
 * Throws `Damaged` where it is no sound XML and `TooLarge` where it goes beyond the bounds, as soon as it does.
 */
export function readXml(
  bytes: Uint8Array,
  rules: Rules,
  onWords: (words: string, within: string) => void = () => {},
): void {
  const rulesByName = new Map(Object.entries(rules));
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  const open: string[] = [];
  const gathered: Gathered[] = [];
  let skippedFrom = Number.POSITIVE_INFINITY;
  let elements = 0;
  let characters = 0;
  let stretch = 0;

  parser.on('error', ({ message }) => {
    throw new Damaged(message);
  });
  parser.on('opentag', (tag) => {
    const name = localName(tag.name);
    open.push(name);
    elements += 1;
    stretch = 0;
    if (open.length > DEEPEST || elements > MOST_ELEMENTS)
      throw new TooLarge('too deep, or too many elements');
    if (open.length > skippedFrom) return;
    const parent = gathered.at(-1);
    const rule = rulesByName.get(name);
    if (parent !== undefined || (rule !== undefined && rule !== 'skip' && 'whole' in rule)) {
      const element = { name, attributes: localNames(tag.attributes), children: [] };
      parent?.children.push(element);
      gathered.push(element);
    } else if (rule === 'skip') {
      skippedFrom = open.length;
    } else {
      rule?.open?.(localNames(tag.attributes));
    }
  });
  parser.on('closetag', () => {
    const name = open.pop() ?? '';
    stretch = 0;
    if (open.length >= skippedFrom) return;
    if (open.length === skippedFrom - 1) {
      skippedFrom = Number.POSITIVE_INFINITY;
      return;
    }
    const element = gathered.pop();
    if (gathered.length > 0) return;
    const rule = rulesByName.get(name);
    if (rule === undefined || rule === 'skip') return;
    if ('whole' in rule) {
      if (element !== undefined) rule.whole(element);
    } else {
      rule.close?.();
    }
  });
  const hearWords = (words: string): void => {
    characters += words.length;
    if (characters > MOST_CHARACTERS) throw new TooLarge('too many characters');
    if (open.length < skippedFrom && gathered.length === 0) onWords(words, open.at(-1) ?? '');
  };
  parser.on('text', hearWords);
  parser.on('cdata', hearWords);

  const decoder = new TextDecoder(encodingOf(bytes));
  for (let from = 0; from < bytes.length; from += CHUNK) {
    const text = decoder.decode(bytes.subarray(from, from + CHUNK), { stream: true });
    stretch += text.length;
    parser.write(text);
    if (stretch > LONGEST_STRETCH) throw new TooLarge('too long without a tag');
  }
  parser.close();
}

type Gathered = { name: string; attributes: Attributes; children: Gathered[] };

const encodingOf = ([first, second]: Uint8Array): string =>
  first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function localNames(attributes: Record<string, string>): Attributes {
  const local: Record<string, string> = {};
  for (const name in attributes) local[localName(name)] = attributes[name] ?? '';
  return local;
}

export const childOf = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((child) => child.name === name);

export const childrenOf = (element: Element | undefined, name: string): readonly Element[] =>
  element?.children.filter((child) => child.name === name) ?? [];
