import { columnNamed } from './programme-columns.ts';
import type { Fields } from './row.ts';

/** What a line says of an item behind labels: "Reason: asked for by the members", "Lead: Clerk; Reason: yearly". */
export type Labelled = {
  /** What stands before the first label. */
  before: string;
  fields: Partial<Fields>;
  /** A label that names no part of an item, as "Format" does. */
  other: string | null;
};

/** Where a label may begin: at the beginning, behind what parts it from the words before it, or in brackets. */
const LABEL = /(^|[;|.,]\s+|\s[–—-]\s|\s?[([])(\p{Lu}[\p{L}’'/ ]{1,28}?)\s?:\s+(?=\S)/gu;
/** The words of a label that can mean little else. */
const SURE = 2.6;

/** The fields that a line's labels give; null where it has none. */
export function fieldsLabelled(words: string): Labelled | null {
  if (words.length > 600) return null;
  const labels = [...words.matchAll(LABEL)].flatMap(({ index, 0: whole, 2: label = '' }) => {
    const named = columnNamed(label);
    const field = named !== null && named.weight >= SURE ? named.kind : null;
    return field === null || field === 'meeting' || field === 'moved'
      ? []
      : [{ index, from: index + whole.length, label, field }];
  });
  const [first] = labels;
  if (first === undefined) return null;
  const fields: Partial<Fields> = {};
  for (const [at, { from, field }] of labels.entries()) {
    const said = words.slice(from, labels[at + 1]?.index);
    if (field !== 'other')
      fields[field] = isBracketed(words, first.index) ? said.replace(/[)\]]$/, '') : said;
  }
  const other = labels.find(({ field }) => field === 'other')?.label ?? null;
  return { before: words.slice(0, first.index), fields, other };
}

const isBracketed = (words: string, at: number): boolean => /^\s?[([]/.test(words.slice(at, at + 2));
