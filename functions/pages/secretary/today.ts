import { inFull } from '../../calendar/days.ts';
import { freezeInWords } from '../../dispatch/freeze.ts';
import type { About } from '../../reminders/gaps.ts';
import { type Need, todayOf } from '../../secretariat/today.ts';
import { withCapital } from '../../words/english.ts';
import type { Page } from '../visit.ts';
import { placeOf } from './places.ts';

/** What a need is called where several are told together, and the tag that says how it stands. */
const needs: Readonly<Record<Need['kind'], { title: string; tag: string; colour: string }>> = {
  'mail not through': { title: 'A mail did not get through', tag: 'Not delivered', colour: 'red' },
  'reported done': {
    title: 'Reported done, for the board to decide',
    tag: 'Reported done',
    colour: 'yellow',
  },
  'more time asked': { title: 'More time was asked for', tag: 'To decide', colour: 'yellow' },
  'not ours': { title: 'An office says it is not its to answer', tag: 'To decide', colour: 'yellow' },
  'paper said to be sent': { title: 'A paper is said to be sent', tag: 'To look for', colour: 'yellow' },
  'notes not recorded': { title: 'Notes are not recorded', tag: 'Not recorded', colour: 'red' },
  'nobody to tell': { title: 'Nobody is told what goes wrong', tag: 'Gap', colour: 'red' },
  'not published in time': { title: 'Papers were not published in time', tag: 'Late', colour: 'red' },
  'publication not recorded': { title: 'Publication is not recorded', tag: 'Gap', colour: 'orange' },
  'no next meeting': { title: 'There is no next meeting', tag: 'Gap', colour: 'orange' },
  'meeting without a date': { title: 'A meeting has no day', tag: 'Gap', colour: 'orange' },
  'after the day set by law': { title: 'A meeting is later than the law allows', tag: 'Late', colour: 'red' },
  'item without a meeting': { title: 'An item has no meeting', tag: 'Gap', colour: 'orange' },
  'neither presented nor moved': {
    title: 'An item was neither presented nor moved',
    tag: 'Gap',
    colour: 'orange',
  },
  'offered, not accepted': { title: 'An item is offered', tag: 'Offered', colour: 'blue' },
  'no lead': { title: 'An item has no lead', tag: 'Gap', colour: 'orange' },
  'nobody to write to': { title: 'An office has no contact', tag: 'Gap', colour: 'red' },
  'not answered': { title: 'Chasers were not answered', tag: 'Not answered', colour: 'red' },
  'mornings without a sweep': {
    title: 'The service did not run',
    tag: 'Missed',
    colour: 'red',
  },
  'undeliverable contact': { title: 'A mailbox takes no mail', tag: 'Not delivered', colour: 'red' },
  'no due date': { title: 'An action has no due date', tag: 'Gap', colour: 'orange' },
  'owner not known': { title: 'An owner is not known', tag: 'Gap', colour: 'orange' },
  'bank holidays not known': {
    title: 'Bank holidays are not known so far ahead',
    tag: 'Gap',
    colour: 'grey',
  },
  'paper not in': { title: 'A paper is not in', tag: 'Not in', colour: 'red' },
};

/** Where all of a kind are settled together, and where a kind is settled elsewhere than at the thing itself. */
const lists: Partial<Record<Need['kind'], string>> = {
  'mail not through': '/mail?state=trouble',
  'reported done': '/actions?status=proposed',
  'paper said to be sent': '/programme',
  'paper not in': '/programme',
};
const elsewhere: Partial<Record<Need['kind'], string>> = {
  'mornings without a sweep': '/mail',
  'notes not recorded': '/notes/new',
  'no next meeting': '/add-meeting',
  'bank holidays not known': '/meetings',
};
const listOf = (thing: About['thing']): string => placeOf({ thing, id: '' }).replace(/\/$/, '');

/** As many of one kind are told in full. */
const mostTold = 3;

/** One kind of thing that needs the office, as a row that leads to where it is settled. */
function taskOf({ kind, matters }: Need, base: string) {
  const { title, tag, colour } = needs[kind];
  const [{ about }] = matters;
  const isOne = matters.length === 1;
  const path = elsewhere[kind] ?? (isOne ? placeOf(about) : (lists[kind] ?? listOf(about.thing)));
  const more = matters.length - mostTold;
  return {
    id: `need-${kind.replace(/\W+/g, '-')}`,
    to: `${base}${path}`,
    title: isOne ? title : `${title} (${matters.length})`,
    told: [
      ...matters.slice(0, mostTold).map(({ what }) => `${withCapital(what)}.`),
      ...(more > 0 ? [`And ${more} more.`] : []),
    ],
    tag: { words: tag, colour },
  };
}

/** What a board's office finds on its desk. */
export const todayPage: Page = {
  path: '',
  section: 'Today',
  scope: 'matters/read',
  look: async ({ office, base, today, board, may, service }) => {
    const [{ needs: found, nextMeeting, figures }, frozen = null] = await Promise.all([
      todayOf(office),
      service.freeze?.(),
    ]);
    const actions = `${base}/actions`;
    return {
      show: 'today',
      title: 'Today',
      values: {
        day: inFull(today),
        board: board.name,
        frozen: frozen && `${withCapital(freezeInWords(frozen))}. No mail goes until it is thawed.`,
        tasks: found.map((need) => taskOf(need, base)),
        meeting: nextMeeting && {
          to: `${base}/meetings/${nextMeeting.meeting.id}`,
          inWords: nextMeeting.meetingInWords,
          days: nextMeeting.days.map(({ title, dateInWords, farOff, reason, standingInWords }) => ({
            title,
            dateInWords,
            farOff: standingInWords ?? `${withCapital(farOff)}.`,
            reason,
          })),
          doubts: nextMeeting.doubts,
        },
        newMeeting: `${base}/add-meeting`,
        figures: [
          { count: figures.open, words: 'open', to: `${actions}?status=open` },
          ...(figures.dueAtNextMeeting === null || nextMeeting === null
            ? []
            : [
                {
                  count: figures.dueAtNextMeeting,
                  words: 'due at the next meeting',
                  to: `${actions}?meeting=${nextMeeting.meeting.id}`,
                },
              ]),
          { count: figures.overdue, words: 'overdue', to: `${actions}?status=overdue` },
          { count: figures.reportedDone, words: 'reported done', to: `${actions}?status=proposed` },
          {
            count: figures.undertakings,
            words: 'undertakings outstanding',
            to: `${actions}?status=undertaking`,
          },
        ],
        buttons: [
          ...(may('matters/record') ? [{ to: `${base}/notes/new`, words: 'Record notes' }] : []),
          { to: `${base}/papers`, words: 'Take the papers' },
          { to: `${base}/mail/tomorrow`, words: 'See what tomorrow’s mails will say' },
        ],
      },
    };
  },
};
