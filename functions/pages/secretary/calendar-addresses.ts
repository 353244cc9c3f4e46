import * as z from 'zod';
import { dayIn, inFull, inWords } from '../../calendar/days.ts';
import type { Person } from '../../register/board.ts';
import type { Feed, FeedOf } from '../../register/feed.ts';
import { type Owner, ownerName } from '../../register/owner.ts';
import { endFeed, findFeed, listFeeds } from '../../secretariat/feeds.ts';
import { addressQuestion } from '../calendar-address.ts';
import { question } from '../question.ts';
import type { Cell, Link } from '../table.ts';
import type { Page, Visit } from '../visit.ts';

export const addressesPath = '/calendar-addresses';
const addPath = '/add-calendar-address';

/** Where the address of an office's calendar is made, or that of somebody's, by their mailbox; else of the board's. */
export const newAddressPath = (
  of: { owner: string } | { person: string } | Record<never, string> = {},
): string => [addPath, new URLSearchParams(of).toString()].filter((part) => part !== '').join('?');

/** Beside somebody on a list. */
export const addressLink = (base: string, { name, email }: Person): Link => ({
  ...{ to: `${base}${newAddressPath({ person: email })}`, words: 'Calendar address', hidden: name },
});

/** What was just done, as the page that it led to says it; the address names it. */
const doneWords: Readonly<Record<string, string>> = {
  again:
    'That calendar address was made already, and is shown once. Make another if you no longer have it, and end the earlier.',
  ended: 'The calendar address is ended: nothing is at it any more.',
};

const calendarName = ({ board }: Visit, owners: readonly Owner[], calendar: FeedOf): string => {
  if (calendar.of === 'board') return board.name;
  return calendar.of === 'person' ? calendar.email : ownerName(owners, calendar.owner);
};

const madeOn = ({ timeZone }: Visit, { madeAt }: Feed): string => inWords(dayIn(timeZone, madeAt));

/** The addresses that are good, each of which is ended from here. */
const addressesPage: Page = {
  path: addressesPath,
  section: 'Meetings',
  scope: 'matters/read',
  look: async (visit) => {
    const { office, base, may, query, board } = visit;
    const [found, owners] = await Promise.all([listFeeds(office), office.register.owners(board.id)]);
    const feeds = found.outcome === 'found' ? found.thing : [];
    const isOpen = may('matters/record');
    const rows = feeds.map((feed): Cell[] => {
      const name = calendarName(visit, owners, feed.calendar);
      const to = `${base}${addressesPath}/${feed.id}/end`;
      return [
        { words: name },
        { words: madeOn(visit, feed) },
        { words: feed.madeBy },
        { links: isOpen ? [{ to, words: 'End', hidden: `the address of ${name}` }] : [] },
      ];
    });
    return {
      show: 'calendar-addresses',
      title: 'Calendar addresses',
      values: {
        back: { to: `${base}/meetings`, words: 'Meetings' },
        done: doneWords[query.get('done') ?? ''] ?? null,
        buttons: isOpen ? [{ to: `${base}${newAddressPath()}`, words: 'Make one for the board' }] : [],
        table: {
          caption: 'Calendar addresses that are good',
          columns: ['Calendar of', 'Made on', 'By', 'Change'],
          rows,
          none: 'There is none.',
        },
      },
    };
  },
};

const meant = ({ query }: Visit): Record<string, string> =>
  Object.fromEntries(
    ['owner', 'person'].flatMap((name) => {
      const value = query.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );

const newAddressPage: Page = {
  path: addPath,
  section: 'Meetings',
  scope: 'matters/record',
  ...addressQuestion<Owner[], Visit>({
    find: async ({ office, board }) => ({ outcome: 'found', thing: await office.register.owners(board.id) }),
    ask: (visit, owners) => {
      const { owner, person } = meant(visit);
      const ofWhom = owner === undefined ? (person ?? visit.board.name) : ownerName(owners, owner);
      return {
        title: 'Make a calendar address',
        caption: ofWhom,
        lead: [
          owner === undefined && person === undefined
            ? 'At it a calendar program finds the board’s meetings, with the days on which papers are due and published.'
            : owner === undefined
              ? 'At it a calendar program finds what concerns them as somebody of the board or of an office, for as long as they are that.'
              : 'At it a calendar program finds the meetings at which the office owes something, and what it owes on the day it is due.',
          'Whoever has the address has the calendar, without signing in: give it to nobody else. It is shown once, and can be ended at any time.',
        ],
        fields: [],
        button: 'Make the address',
        back: { to: addressesPath, words: 'Calendar addresses' },
      };
    },
    said: (_typed, visit) => meant(visit),
    done: () => `${addressesPath}?done=again`,
    back: ({ base }) => ({ to: `${base}${addressesPath}`, words: 'Calendar addresses' }),
  }),
};

const idOf = ({ params }: Visit): string => params['feed'] ?? '';

const endPage: Page = {
  path: `${addressesPath}/:feed/end`,
  section: 'Meetings',
  scope: 'matters/record',
  ...question({
    find: (visit) => findFeed(visit.office, idOf(visit)),
    ask: async (visit, feed) => {
      const owners = await visit.office.register.owners(visit.board.id);
      return {
        title: 'End this calendar address',
        caption: calendarName(visit, owners, feed.calendar),
        lead: [
          'Nothing is at it from then on. What a calendar program fetched before it may keep until its owner takes the calendar out.',
        ],
        facts: [
          { key: 'Made on', value: inFull(dayIn(visit.timeZone, feed.madeAt)) },
          { key: 'By', value: feed.madeBy },
        ],
        fields: [],
        button: feed.ended === null ? 'End it' : null,
        isDangerous: true,
        back: { to: addressesPath, words: 'Calendar addresses' },
      };
    },
    input: z.strictObject({}),
    said: () => ({}),
    perform: (terms, _input, visit) => endFeed({ ...visit.office, terms }, idOf(visit)),
    done: () => `${addressesPath}?done=ended`,
  }),
};

export const addressPages: readonly Page[] = [newAddressPage, addressesPage, endPage];
