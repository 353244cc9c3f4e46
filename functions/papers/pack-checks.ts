import type { CalendarDate } from '../calendar/days.ts';
import { inFull } from '../calendar/days.ts';
import { type Action, byReference, isInError, ownersOf, waitsForOwner } from '../register/action.ts';
import { dueNow } from '../register/due.ts';
import { whenInWords } from '../register/meeting.ts';
import { meetingById } from '../register/meetings.ts';
import { isInUse } from '../register/owner.ts';
import type { ProgrammeEntry } from '../register/programme.ts';
import type { BoardView } from '../register/view.ts';
import { isOver } from '../reminders/digest.ts';
import type { About } from '../reminders/gaps.ts';
import { series } from '../words/english.ts';
import type { Page } from './page.ts';
import { namesKnownTo, personsNamed } from './persons-named.ts';
import { barriersIn } from './word-for-all.ts';
import { oneLine, together } from './wording.ts';

/** What is looked at before a pack goes out: passed where nothing is the matter, or else what to do, thing by thing. */
export type Check = {
  check: 'due at a meeting gone by' | 'names a person' | 'no owner' | 'Word for all';
  /** What is well where it is passed, as a sentence. */
  well: string;
  matters: { about: About; what: string }[];
};

const ofAction = ({ ref }: Action, what: string): Check['matters'][number] => ({
  about: { thing: 'action', id: ref },
  what: `${ref} ${what}`,
});

/** What is still owed of a meeting that has met, or will not: it stands in the papers as due on a day gone by, or on none. */
function dueAtPastMeetings({ actions, meetings }: BoardView, today: CalendarDate): Check['matters'] {
  return actions.filter(waitsForOwner).flatMap((action) => {
    const due = dueNow(action);
    const meeting = due.at === 'meeting' ? meetingById(meetings, due.meeting) : undefined;
    if (meeting === undefined) return [];
    if (meeting.state === 'cancelled') {
      return [ofAction(action, `was due at meeting ${meeting.id}, which was cancelled: carry it to another`)];
    }
    if (!isOver(meeting, today)) return [];
    const day = whenInWords(meeting);
    return [ofAction(action, `was due at the meeting of ${day}: discharge it, or give it another date`)];
  });
}

/** What the papers print of a thing, each with where that stands. */
const printedOf = (action: Action): [where: string, text: string][] => [
  ['what is asked', action.text],
  ...(action.ownerMinuted === null ? [] : [['whose it is', action.ownerMinuted] as [string, string]]),
  ...(action.status === 'proposed' ? [['how it was done', action.proposal.how] as [string, string]] : []),
  ...(action.status === 'withdrawn' ? [['why', action.withdrawal.reason] as [string, string]] : []),
  ...(action.status === 'discharged'
    ? ([
        ['how it was discharged', action.discharge.how],
        ...(action.discharge.undertaking ? [['its undertaking', action.discharge.undertaking.text]] : []),
      ] as [string, string][])
    : []),
];

const printedOfItem = (entry: ProgrammeEntry): [where: string, text: string][] => [
  ['its title', entry.title],
  ...('reason' in entry && entry.reason !== null ? [['its reason', entry.reason] as [string, string]] : []),
];

function namesOfPeople(view: BoardView, closed: readonly Action[]): Check['matters'] {
  const { actions, programme } = view;
  const known = namesKnownTo(view);
  const printed = together(actions, closed).filter((action) => !isInError(action));
  const told = (thing: About['thing'], id: string, texts: [string, string][]): Check['matters'] =>
    texts.flatMap(([where, text]) => {
      const named = personsNamed(oneLine(text), known).map((name) => `“${name}”`);
      if (named.length === 0) return [];
      const what = `${id} names ${series(named)} in ${where}: name the office instead`;
      return [{ about: { thing, id }, what }];
    });
  return [
    ...printed.sort(byReference).flatMap((action) => told('action', action.ref, printedOf(action))),
    ...programme.flatMap((entry) => told('item', entry.ref, printedOfItem(entry))),
  ];
}

/** Actions of an office that the register does not have, or has no longer. */
const withoutOwner = ({ actions, owners }: BoardView): Check['matters'] =>
  actions.flatMap((action) => {
    const gone = ownersOf(action).filter(
      (code) => !owners.some((owner) => owner.id === code && isInUse(owner)),
    );
    return gone.length === 0
      ? []
      : [ofAction(action, `is of ${series(gone)}, which is no owner of the board: give it to another`)];
  });

/** A paper of a pack before it is written. */
export type PackedPage = { paper: string; page: Page };

const notForAll = ({ board }: BoardView, pages: readonly PackedPage[]): Check['matters'] =>
  pages.flatMap(({ paper, page }) =>
    barriersIn(page).map((barrier) => ({
      about: { thing: 'board', id: board.id },
      what: `${paper}: ${barrier}, so that not everybody can read it`,
    })),
  );

/** The checks of a pack as at `today`; `closed` are the actions that its papers have besides those of the view. */
export const packChecksOf = (
  view: BoardView,
  today: CalendarDate,
  { pages, closed }: { pages: readonly PackedPage[]; closed: readonly Action[] },
): Check[] => [
  {
    check: 'due at a meeting gone by',
    well: `Nothing that is owed on ${inFull(today)} was due at a meeting gone by or cancelled.`,
    matters: dueAtPastMeetings(view, today),
  },
  {
    check: 'names a person',
    well: 'No wording names a person, as far as a machine can tell.',
    matters: namesOfPeople(view, closed),
  },
  { check: 'no owner', well: 'Every action has an owner.', matters: withoutOwner(view) },
  {
    check: 'Word for all',
    well: 'Every table has its heading row, no cell is blank, and each Word file says its language and title.',
    matters: notForAll(view, pages),
  },
];
