import type { ActionRef } from './action.ts';
import { type Author, asNew, withChange } from './history.ts';
import {
  isPublished,
  type PublicEntry,
  type PublicRow,
  type PublicText,
  publicEntrySchema,
  publicTexts,
} from './public-entry.ts';
import { type Refusal, refusal } from './refusal.ts';

const isSameRow = (one: PublicRow, other: PublicRow): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Whether nobody has looked at the action as it stands: it is new, or otherwise than it was when it was decided on. */
export const waitsForLook = (entry: PublicEntry | undefined, row: PublicRow): boolean =>
  entry === undefined || !isSameRow(entry.looked, row);

export type OtherWords = { readonly [Text in PublicText]?: string | undefined };

/** The other words that still hold: those for a text that stands in the register as it did when they were chosen. */
const wordsThatHold = (entry: PublicEntry | undefined, row: PublicRow): OtherWords =>
  Object.fromEntries(
    (entry?.otherWords ?? []).flatMap(({ text, of, say }) => (row[text] === of ? [[text, say]] : [])),
  );

/** The row with other words: those given, and those chosen before for what has not changed since. */
export function withOtherWords(
  entry: PublicEntry | undefined,
  row: PublicRow,
  given: OtherWords = {},
): PublicRow {
  const chosen = { ...wordsThatHold(entry, row), ...given };
  const worded = publicTexts.flatMap((text) => (chosen[text] === undefined ? [] : [[text, chosen[text]]]));
  return { ...row, ...Object.fromEntries(worded) };
}

type OfAction = { board: string; ref: ActionRef; row: PublicRow };

export type PublicTransition =
  | { outcome: 'done'; entry: PublicEntry }
  | Refusal<'already published' | 'already held back' | 'nothing to word'>;

const done = (entry: PublicEntry): PublicTransition => ({
  outcome: 'done',
  entry: publicEntrySchema.parse(entry),
});

const blank = ({ board, ref, row }: OfAction) => ({
  ...{ board, ref, looked: row, heldBack: null, otherWords: [] },
  public: { place: 'never published' as const },
});

const keep = (
  before: PublicEntry | undefined,
  after: Omit<PublicEntry, 'version' | 'history'>,
  author: Author,
  what: string,
): PublicTransition =>
  done(
    before === undefined
      ? asNew(after, author, what)
      : withChange(before, { ...after, version: before.version, history: before.history }, author, what),
  );

/** What was looked at stands in the public register from now on, in the action's own words or in others. */
export function publishRow(
  before: PublicEntry | undefined,
  of: OfAction,
  given: OtherWords,
  author: Author,
): PublicTransition {
  const { ref, row } = of;
  const unsaid = publicTexts.find((text) => given[text] !== undefined && row[text] === null);
  if (unsaid) return refusal('nothing to word', `${ref} has no “${unsaid}” that could be worded otherwise`);
  const publicRow = withOtherWords(before, row, given);
  const standing = before && isPublished(before) ? before.public : undefined;
  const isSame = standing !== undefined && isSameRow(standing.row, publicRow);
  if (isSame && !waitsForLook(before, row))
    return refusal('already published', `${ref} is published just so already`);
  const worded = publicTexts.filter((text) => publicRow[text] !== row[text]);
  const { at } = author;
  const earlier = before?.public.place === 'never published' ? undefined : before?.public;
  const changedAt = isSame ? standing.changedAt : earlier === undefined ? null : at;
  const otherWords = worded.flatMap((text) => {
    const [is, say] = [row[text], publicRow[text]];
    return is === null || say === null ? [] : [{ text, of: is, say }];
  });
  const inWords = worded.length === 0 ? '' : `, with other words for ${worded.join(', ')}`;
  return keep(
    before,
    {
      ...blank(of),
      public: { place: 'published', row: publicRow, since: earlier?.since ?? at, changedAt },
      otherWords,
    },
    author,
    `published in the public register${inWords}`,
  );
}

/** The action is not in the public register from now on, though it were published; its address then says so. */
export function holdBack(
  before: PublicEntry | undefined,
  of: OfAction,
  reason: string,
  author: Author,
): PublicTransition {
  if (before?.heldBack === reason && !waitsForLook(before, of.row)) {
    return refusal('already held back', `${of.ref} is held back for that reason already`);
  }
  const place = before?.public ?? blank(of).public;
  return keep(
    before,
    {
      ...blank(of),
      otherWords: before?.otherWords ?? [],
      heldBack: reason,
      public:
        place.place === 'published'
          ? { place: 'no longer published', since: place.since, until: author.at }
          : place,
    },
    author,
    `held back from the public register: ${reason}`,
  );
}
