import * as z from 'zod';
import { instantSchema } from '../calendar/days.ts';
import { type Board, codeSchema, emailSchema } from './board.ts';
import { type Author, asNew, versioned, withChange } from './history.ts';
import { isInUse, type Owner } from './owner.ts';
import { isEnded } from './owner-links.ts';

/** Whose days a calendar feed has: a board's, an office's, or those of whoever has a mailbox. */
const feedOf = z.discriminatedUnion('of', [
  z.object({ of: z.literal('board') }),
  z.object({ of: z.literal('owner'), owner: codeSchema }),
  z.object({ of: z.literal('person'), email: emailSchema }),
]);
export type FeedOf = z.infer<typeof feedOf>;

/** Sixteen figures of the digest of what its address ends with. */
export const feedIdSchema = z.string().regex(/^[0-9a-f]{16}$/, 'sixteen figures and letters from a to f');

/**
 * An address that a calendar program reads by itself, of one board: whoever has it is let in, so that what makes it
 * unguessable is kept as a digest alone.
 */
export const feedSchema = z.object({
  board: codeSchema,
  id: feedIdSchema,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  calendar: feedOf,
  /** That of the board when it was made: one that is removed, and added again under its code, is another. */
  boardMark: z.string().nullable(),
  /** Of one that was made by the link of a mail: which, so that it ends with that link. */
  link: z.object({ mail: z.string().min(1), epoch: z.int().min(0) }).nullable(),
  madeAt: instantSchema,
  madeBy: z.string().min(1),
  ended: z
    .object({ at: instantSchema, by: z.string().min(1) })
    .nullable()
    .default(null),
  ...versioned,
});
export type Feed = z.infer<typeof feedSchema>;

type NewFeed = Pick<Feed, 'sha256' | 'calendar' | 'link'>;

export const newFeed = (board: Board, feed: NewFeed, author: Author): Feed =>
  feedSchema.parse(
    asNew(
      {
        ...{ ...feed, board: board.id, id: feed.sha256.slice(0, 16), boardMark: board.calendarMark },
        ...{ madeAt: author.at, madeBy: author.by, ended: null },
      },
      author,
      'made',
    ),
  );

/** The feed, at whose address nothing is any more; the very same where nothing was. */
export const endFeed = (feed: Feed, author: Author): Feed =>
  feed.ended === null
    ? withChange(feed, { ...feed, ended: { at: author.at, by: author.by } }, author, 'ended')
    : feed;

/** Whether its address is good: it was not ended, nor was its board, its office, or the link that it was made by. */
export function isFeedOpen(
  { ended, boardMark, calendar, link }: Feed,
  board: Board,
  owners: readonly Owner[],
): boolean {
  if (ended !== null || boardMark !== board.calendarMark) return false;
  if (calendar.of !== 'owner') return true;
  const owner = owners.find(({ id }) => id === calendar.owner);
  if (owner === undefined || !isInUse(owner)) return false;
  return link === null || (owner.links.epoch === link.epoch && !isEnded(owner, link.mail));
}
