import { addDays, type CalendarDate, inFull, inWords, monthOf } from '../calendar/days.ts';
import { bankHolidaysKnownTo } from '../calendar/working-days.ts';
import { ownersOf, waitsForOwner } from '../register/action.ts';
import { hasEnded, secretariesToWriteTo } from '../register/board.ts';
import { dueNow } from '../register/due.ts';
import { undeliverableInWords } from '../register/mailboxes.ts';
import { hasDate, type Meeting, whenInWords } from '../register/meeting.ts';
import { datedMeetings, meetingById, nextMeeting } from '../register/meetings.ts';
import { noticeRule, noticeStanding, recordsPublications, ruleInWords } from '../register/notice.ts';
import { isInUse, recipientsOn } from '../register/owner.ts';
import { type ItemToCome, isItemRef, isToCome, type ProgrammeItem } from '../register/programme.ts';
import { businessOf, standingInLaw } from '../register/statutory.ts';
import type { BoardView } from '../register/view.ts';
import { spellCount } from '../words/english.ts';
import { isOver, waitsForAuthor } from './digest.ts';
import type { Ref } from './dispatch.ts';
import { overdueIn } from './overdue.ts';

/** Something of a board's register or ledger, by its own name. */
export type About = { thing: 'board' | 'owner' | 'meeting' | 'action' | 'item' | 'dispatch'; id: string };

/** Something that would let somebody down if nobody saw it: what kind of gap, of which thing, and a sentence naming that. */
export type Gap = {
  kind:
    | 'mornings without a sweep'
    | 'nobody to tell'
    | 'not published in time'
    | 'publication not recorded'
    | 'no next meeting'
    | 'meeting without a date'
    | 'notes not recorded'
    | 'after the day set by law'
    | 'item without a meeting'
    | 'neither presented nor moved'
    | 'offered, not accepted'
    | 'no lead'
    | 'nobody to write to'
    | 'not answered'
    | 'undeliverable contact'
    | 'no due date'
    | 'owner not known'
    | 'bank holidays not known';
  about: About;
  detail: string;
};

/** Every gap in a board's register as of `today`, gravest first: none of a board that has ended. */
export const gapsIn = (view: BoardView, today: CalendarDate): Gap[] =>
  hasEnded(view.board, today) ? [] : allGaps(view, today);

const allGaps = (view: BoardView, today: CalendarDate): Gap[] => [
  ...nobodyToTell(view),
  ...notPublished(view, today),
  ...noNextMeeting(view, today),
  ...withoutDate(view, today),
  ...notesNotRecorded(view, today),
  ...afterTheDaySetByLaw(view, today),
  ...withoutMeeting(view),
  ...neitherPresentedNorMoved(view, today),
  ...notAccepted(view, today),
  ...noLead(view, today),
  ...nobodyToWriteTo(view, today),
  ...notAnswered(view, today),
  ...ownersNotKnown(view, today),
  ...undeliverable(view),
  ...noDueDate(view),
  ...bankHolidaysNotKnown(view),
];

const gap = (kind: Gap['kind'], [thing, id]: readonly [About['thing'], string], detail: string): Gap => ({
  kind,
  about: { thing, id },
  detail,
});

/** Whether nobody can be told what goes wrong: no mail to the secretary would arrive. */
const hasNobodyToTell = ({ board }: Pick<BoardView, 'board'>): boolean =>
  secretariesToWriteTo(board).length === 0;

const nobodyToTell = (view: BoardView): Gap[] =>
  hasNobodyToTell(view)
    ? [
        gap(
          'nobody to tell',
          ['board', view.board.id],
          `${view.board.name} has no ${view.board.secretaryTitle} whose mailbox takes mail: nobody is told what goes wrong`,
        ),
      ]
    : [];

/** Whether a gap is a breach of the law's notice or of the board's own, which nothing later can mend. */
export const isBreach = ({ kind }: Gap): boolean => kind === 'not published in time';

/**
 * Meetings to come of which notice was not given in time, or of which nobody has said that it was: a board that never
 * recorded a publication is asked.
 */
function notPublished({ board, meetings }: BoardView, today: CalendarDate): Gap[] {
  const rule = noticeRule(board);
  const records = recordsPublications(meetings);
  return datedMeetings(meetings).flatMap((meeting) => {
    if (rule === null || meeting.state !== 'scheduled' || meeting.date < today) return [];
    const notice = noticeStanding(board, meeting, today);
    const of = `the meeting of ${inFull(meeting.date)}`;
    switch (notice.standing) {
      case 'late':
        return [
          gap(
            'not published in time',
            ['meeting', meeting.id],
            `${of} was published on ${inFull(notice.on)}, with ${spellCount(notice.clearDays, 'clear day')} before it, and not by ${inFull(notice.by)} (${ruleInWords(rule)})`,
          ),
        ];
      case 'unrecorded': {
        const { shortNotice } = meeting;
        const called = shortNotice
          ? `, called at short notice on ${inFull(shortNotice.on)} (${shortNotice.reason}),`
          : '';
        const by = inFull(notice.by);
        return [
          records
            ? gap(
                'not published in time',
                ['meeting', meeting.id],
                `the papers of ${of}${called} ${rule.byLaw ? 'had' : 'were'} to be public by ${by} (${ruleInWords(rule)}), and nothing is recorded as published`,
              )
            : gap(
                'publication not recorded',
                ['meeting', meeting.id],
                `were the papers of ${of}${called} published? They were to be public by ${by} (${ruleInWords(rule)}), and this board records no publications yet`,
              ),
        ];
      }
      default:
        return [];
    }
  });
}

/** A meeting that is to come, and of which no more is known than its month, if that. */
type Expected = Extract<Meeting, { state: 'month' | 'to be confirmed' }>;

const isExpected = (meeting: Meeting): meeting is Expected =>
  meeting.state === 'month' || meeting.state === 'to be confirmed';

/** The meeting that stands where the next one should; undefined when the next one has a date. */
const expectedNext = ({ meetings }: BoardView, today: CalendarDate): Expected | undefined =>
  nextMeeting(meetings, today) ? undefined : meetings.find(isExpected);

function noNextMeeting(view: BoardView, today: CalendarDate): Gap[] {
  const { board, meetings } = view;
  if (nextMeeting(meetings, today)) return [];
  const expected = expectedNext(view, today);
  const known = expected ? `: meeting ${expected.id} is set for ${whenInWords(expected)}` : '';
  const about = expected ? (['meeting', expected.id] as const) : (['board', board.id] as const);
  return [gap('no next meeting', about, `${board.name} has no next meeting with a date${known}`)];
}

/** The last day of which the board wants to know now what will happen. */
const horizon = ({ board }: BoardView, today: CalendarDate): CalendarDate =>
  addDays(today, board.policy.horizonDays);

/** Whether a meeting may come by then: one of which not even the month is known may come at any time. */
function isBy(meeting: Meeting, date: CalendarDate): boolean {
  if (hasDate(meeting)) return meeting.date <= date;
  return meeting.state === 'to be confirmed' || (meeting.state === 'month' && meeting.month <= monthOf(date));
}

function withoutDate(view: BoardView, today: CalendarDate): Gap[] {
  const shown = expectedNext(view, today);
  return view.meetings
    .filter(isExpected)
    .filter((meeting) => meeting !== shown && isBy(meeting, horizon(view, today)))
    .map((meeting) =>
      gap(
        'meeting without a date',
        ['meeting', meeting.id],
        meeting.state === 'month'
          ? `meeting ${meeting.id} is expected in ${whenInWords(meeting)} and has no date: set one`
          : `meeting ${meeting.id} was put off and has no date (${meeting.reason}): set one`,
      ),
    );
}

const notesNotRecorded = ({ meetings }: BoardView, today: CalendarDate): Gap[] =>
  meetings.flatMap((meeting) =>
    meeting.state === 'scheduled' && meeting.date < today
      ? [
          gap(
            'notes not recorded',
            ['meeting', meeting.id],
            `the meeting of ${inFull(meeting.date)} has passed, and its notes are not recorded`,
          ),
        ]
      : [],
  );

const nameOf = ({ ref, title }: ProgrammeItem): string => `${ref} (“${title}”)`;

/** Items still to come whose meeting the register knows, each with that. */
const itemsWithMeeting = ({ meetings, programme }: BoardView): { item: ItemToCome; meeting: Meeting }[] =>
  programme.filter(isToCome).flatMap((item) => {
    const meeting = meetingById(meetings, item.meeting);
    return meeting ? [{ item, meeting }] : [];
  });

const afterTheDaySetByLaw = (view: BoardView, today: CalendarDate): Gap[] =>
  itemsWithMeeting(view).flatMap(({ item, meeting }) => {
    const business = item.duty && businessOf(item.duty);
    if (!business?.meetingBy || isOver(meeting, today)) return [];
    if (standingInLaw(business, meeting) !== 'too late') return [];
    const limit = `${inFull(business.meetingBy)} (${business.meetingByLaw})`;
    const when = hasDate(meeting) ? `on ${whenInWords(meeting)}` : `in ${whenInWords(meeting)}`;
    return [
      gap(
        'after the day set by law',
        ['item', item.ref],
        `${nameOf(item)} must be reported on by ${limit}, and its meeting is ${when}: move it to an earlier one`,
      ),
    ];
  });

const withoutMeeting = ({ meetings, programme }: BoardView): Gap[] =>
  programme.filter(isToCome).flatMap((item) => {
    const meeting = meetingById(meetings, item.meeting);
    if (meeting && meeting.state !== 'cancelled') return [];
    const where = meeting
      ? `stands at meeting ${meeting.id}, which is cancelled (${meeting.reason})`
      : `stands at meeting ${item.meeting}, which is not in the register`;
    return [
      gap(
        'item without a meeting',
        ['item', item.ref],
        `${nameOf(item)} ${where}: move it to another, or withdraw it`,
      ),
    ];
  });

const neitherPresentedNorMoved = (view: BoardView, today: CalendarDate): Gap[] =>
  itemsWithMeeting(view)
    .filter(({ meeting }) => isOver(meeting, today))
    .map(({ item, meeting }) => {
      const what =
        item.state === 'offered'
          ? `was offered for the meeting of ${whenInWords(meeting)}, which has passed, and not accepted: move it to a later one, or withdraw it`
          : `was for the meeting of ${whenInWords(meeting)}, which has passed: say that it was presented, or move it`;
      return gap('neither presented nor moved', ['item', item.ref], `${nameOf(item)} ${what}`);
    });

const notAccepted = (view: BoardView, today: CalendarDate): Gap[] =>
  itemsWithMeeting(view)
    .filter(({ item, meeting }) => item.state === 'offered' && !isOver(meeting, today))
    .filter(({ meeting }) => isBy(meeting, horizon(view, today)))
    .map(({ item, meeting }) =>
      gap(
        'offered, not accepted',
        ['item', item.ref],
        `${nameOf(item)} is offered for meeting ${meeting.id} (${whenInWords(meeting)}): accept it, or withdraw it`,
      ),
    );

/** Reports that their authors still owe. */
const reportsOwed = (view: BoardView, today: CalendarDate): ItemToCome[] =>
  view.programme.filter((entry) => waitsForAuthor(view, entry, today));

const noLead = (view: BoardView, today: CalendarDate): Gap[] =>
  reportsOwed(view, today)
    .filter(({ lead }) => lead === null)
    .map((item) =>
      gap('no lead', ['item', item.ref], `${nameOf(item)} has no lead: nobody is reminded of it`),
    );

/** Everything that somebody owes, with who that is. */
const everythingOwed = (view: BoardView, today: CalendarDate): { ref: Ref; owner: string }[] => [
  ...view.actions
    .filter(waitsForOwner)
    .flatMap((action) => ownersOf(action).map((owner) => ({ ref: action.ref, owner }))),
  ...reportsOwed(view, today).flatMap(({ ref, lead }) => (lead === null ? [] : [{ ref, owner: lead }])),
];

function nobodyToWriteTo(view: BoardView, today: CalendarDate): Gap[] {
  const all = everythingOwed(view, today);
  return view.owners.flatMap((owner) => {
    const owed = all.filter((one) => one.owner === owner.id);
    if (owed.length === 0 || recipientsOn(owner, today).to.length > 0) return [];
    const why =
      owner.contacts.length === 0 ? 'has no contact' : 'has no contact in post whose mailbox takes mail';
    return [
      gap(
        'nobody to write to',
        ['owner', owner.id],
        `${owner.name} ${why}, and owes ${owed.map(({ ref }) => ref).join(', ')}`,
      ),
    ];
  });
}

const notAnswered = (view: BoardView, today: CalendarDate): Gap[] =>
  overdueIn(view, today)
    .filter((overdue) => overdue.notAnswered)
    .map(({ ref, detail }) => gap('not answered', ['action', ref], detail));

const ownersNotKnown = (view: BoardView, today: CalendarDate): Gap[] =>
  everythingOwed(view, today)
    .filter(({ owner }) => !view.owners.some(({ id }) => id === owner))
    .map(({ ref, owner }) =>
      gap(
        'owner not known',
        [isItemRef(ref) ? 'item' : 'action', ref],
        `${ref} is owed by "${owner}", who is not in the register`,
      ),
    );

const undeliverable = ({ board, owners }: BoardView): Gap[] =>
  [board, ...owners.filter(isInUse)].flatMap((marked) =>
    marked.undeliverable.map((mark) =>
      gap(
        'undeliverable contact',
        [marked === board ? 'board' : 'owner', marked.id],
        `${marked.name}: ${undeliverableInWords(mark)}`,
      ),
    ),
  );

function noDueDate({ actions, meetings }: BoardView): Gap[] {
  return actions.filter(waitsForOwner).flatMap((action) => {
    const due = dueNow(action);
    if (due.at === 'date') return [];
    if (due.at === 'not agreed') {
      return [
        gap(
          'no due date',
          ['action', action.ref],
          `${action.ref} has no agreed due date${due.words ? ` (“${due.words}”)` : ''}`,
        ),
      ];
    }
    const meeting = meetingById(meetings, due.meeting);
    if (meeting && hasDate(meeting)) return [];
    const when = meeting ? whenInWords(meeting) : 'a meeting that is not in the register';
    return [
      gap('no due date', ['action', action.ref], `${action.ref} is due at ${when} (meeting ${due.meeting})`),
    ];
  });
}

const bankHolidaysNotKnown = ({ meetings }: BoardView): Gap[] =>
  meetings.flatMap((meeting) =>
    meeting.state === 'scheduled' && meeting.date > bankHolidaysKnownTo
      ? [
          gap(
            'bank holidays not known',
            ['meeting', meeting.id],
            `the meeting of ${inFull(meeting.date)} lies after ${inWords(bankHolidaysKnownTo)}, the last day for which bank holidays are known`,
          ),
        ]
      : [],
  );
