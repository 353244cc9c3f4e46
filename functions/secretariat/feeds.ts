import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { dayIn, type Instant } from '../calendar/days.ts';
import { type FeedDays, feedDays } from '../papers/feed.ts';
import { type Board, codeSchema, hasEnded, sameMailbox } from '../register/board.ts';
import {
  endFeed as end,
  type Feed,
  type FeedOf,
  feedIdSchema,
  isFeedOpen,
  newFeed,
} from '../register/feed.ts';
import { isInUse, type Owner } from '../register/owner.ts';
import type { Register } from '../store/register.ts';
import { mailbox } from './inputs.ts';
import { keepChange, keepNew } from './keeping.ts';
import { findOwner, viewWithMeetings } from './naming.ts';
import { type Done, type Found, match, type NotDone, notDone, type Office } from './office.ts';

/** So many addresses of one calendar are good at a time: one for each program that somebody has. */
const mostOfOne = 5;

const secretBytes = 32;
const secretSchema = z.string().regex(/^[\w-]{43}$/);

const sha256Of = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** The addresses of the board's calendar feeds that are good, in the order in which they were made. */
export async function listFeeds({ register, board }: Office): Promise<Found<Feed[]>> {
  const [feeds, owners] = await Promise.all([register.feeds(board.id), register.owners(board.id)]);
  return match(
    feeds
      .filter((feed) => isFeedOpen(feed, board, owners))
      .sort((one, other) => one.madeAt.localeCompare(other.madeAt) || one.id.localeCompare(other.id)),
  );
}

export const addFeedInput = z
  .strictObject({
    owner: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .exactOptional()
      .describe('The office whose calendar it is, by its code or a name it goes by.'),
    person: mailbox
      .exactOptional()
      .describe(
        'The mailbox of whoever’s calendar it is: a secretary’s of the board, or somebody’s of an office.',
      ),
  })
  .refine(({ owner, person }) => owner === undefined || person === undefined, {
    path: ['person'],
    error: 'a calendar is an office’s or a person’s: name one of them, or neither for the board’s',
  });
type AddFeedInput = z.infer<typeof addFeedInput>;

/** The path of its address; null where the request was carried out before, for it is kept nowhere. */
export type FeedMade = Done<Feed> & { path: string | null };

/**
 * Makes the address of a calendar feed, which is shown this once: a further look needs a further address. `link` is that of
 * a mail, where whoever came by it makes the address: it ends with the link.
 */
export async function addFeed(
  office: Office,
  input: AddFeedInput,
  link: Feed['link'] = null,
): Promise<FeedMade | NotDone> {
  const { register, board, author } = office;
  const owners = await register.owners(board.id);
  const found = feedMeant(board, owners, input);
  if (found.outcome === 'refused') return found;
  const calendar = found.thing;
  const secret = randomBytes(secretBytes).toString('base64url');
  const added = await keepNew<Feed>(office, {
    among: () => register.feeds(board.id),
    make: (feeds) => {
      const good = feeds.filter((feed) => isFeedOpen(feed, board, owners) && isSame(feed.calendar, calendar));
      if (good.length >= mostOfOne) {
        return notDone('too many', `${mostOfOne} calendar addresses of it are good already: end one first`);
      }
      return { outcome: 'done', thing: newFeed(board, { sha256: sha256Of(secret), calendar, link }, author) };
    },
  });
  if (added.outcome === 'refused') return added;
  return { ...added, path: added.replayed ? null : feedPath(board, secret) };
}

const feedPath = ({ id }: Board, secret: string): string => `/calendar/${id}/${secret}.ics`;

function feedMeant(board: Board, owners: readonly Owner[], { owner, person }: AddFeedInput): Found<FeedOf> {
  if (owner !== undefined) {
    const found = findOwner(board, owners, owner, ['owner']);
    return found.outcome === 'refused' ? found : match({ of: 'owner', owner: found.thing.id });
  }
  if (person === undefined) return match({ of: 'board' });
  const known = [
    ...board.secretary,
    ...owners
      .filter(isInUse)
      .flatMap(({ contacts, deputies, copies }) => [...contacts, ...deputies, ...copies]),
  ].find(({ email }) => sameMailbox(email, person));
  if (known) return match({ of: 'person', email: known.email });
  const why = `nobody of ${board.name}, nor of an office that owes it something, has the mailbox ${person}`;
  return notDone('not known', why, { field: ['person'] });
}

const nameOf = (calendar: FeedOf): string =>
  calendar.of === 'person' ? calendar.email.toLowerCase() : calendar.of === 'owner' ? calendar.owner : '';

const isSame = (one: FeedOf, other: FeedOf): boolean => one.of === other.of && nameOf(one) === nameOf(other);

/** At an address that is ended is nothing any more. What calendar programs fetched before, they keep for a while. */
export const endFeed = (office: Office, id: string): Promise<Done<Feed> | NotDone> =>
  keepChange<Feed>(office, {
    read: () => findFeed(office, id),
    decide: (feed) =>
      feed.ended === null
        ? { outcome: 'done', thing: end(feed, office.author) }
        : notDone('ended already', `the calendar address ${id} is ended already`, { standing: feed }),
  });

/** An address by its number, which is no part of it. */
export async function findFeed({ register, board }: Office, id: string): Promise<Found<Feed>> {
  const feed = feedIdSchema.safeParse(id).success ? await register.feed(board.id, id) : undefined;
  return feed?.boardMark === board.calendarMark
    ? match(feed)
    : notDone('not there', `there is no calendar address ${id}`);
}

/** Ends what was made by the links of an office's mails, or by that of one mail. */
export async function endFeedsOfLinks(
  { terms, ...office }: Office,
  owner: string,
  mail?: string,
): Promise<void> {
  for (const { id, calendar, link, ended: before } of await office.register.feeds(office.board.id)) {
    if (before !== null) continue;
    if (calendar.of !== 'owner' || calendar.owner !== owner || link === null) continue;
    if (mail !== undefined && link.mail !== mail) continue;
    const ended = await endFeed(office, id);
    if (ended.outcome === 'refused') throw new Error(ended.faults[0].why);
  }
}

/** What a calendar program finds at an address, and by which number the log names that. */
export type FeedFound = { id: string; days: FeedDays };

/**
 * What is at an address at that moment; undefined of any at which nothing is: unknown, ended, or of a board or an office
 * that is no more.
 */
export async function feedAt(
  register: Register,
  { board: code, secret }: { board: string; secret: string },
  now: Instant,
): Promise<FeedFound | undefined> {
  if (!codeSchema.safeParse(code).success || !secretSchema.safeParse(secret).success) return undefined;
  const sha256 = sha256Of(secret);
  const [feed, board] = await Promise.all([register.feed(code, sha256.slice(0, 16)), register.board(code)]);
  if (feed === undefined || board === undefined || !isDigest(feed.sha256, sha256)) return undefined;
  const today = dayIn(board.timeZone, now);
  if (hasEnded(board, today)) return undefined;
  const view = await viewWithMeetings({ register, board });
  if (!isFeedOpen(feed, view.board, view.owners)) return undefined;
  return { id: feed.id, days: feedDays(view, feed.calendar, today) };
}

const isDigest = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(one), Buffer.from(other));
