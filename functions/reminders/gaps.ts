import { type CalendarDate, inFull, inWords } from '../calendar/days.ts';
import { bankHolidaysKnownTo } from '../calendar/working-days.ts';
import { hasDate, whenInWords } from '../register/meeting.ts';
import { recipientsOn } from '../register/owner.ts';
import { type BoardView, closuresOf, dueDate, meetingById, nextMeeting, owedBy } from '../register/view.ts';
import { waitsForOwner } from './digest.ts';
import { chaseWindows } from './stages.ts';

/** Something that would let somebody down if nobody saw it: what kind of gap, and a sentence naming the thing. */
export type Gap = {
  kind:
    | 'no next meeting'
    | 'notes not recorded'
    | 'nobody to write to'
    | 'not answered'
    | 'undeliverable contact'
    | 'no due date'
    | 'owner not known'
    | 'bank holidays not known';
  detail: string;
};

/** Every gap in a board's register as of `today`, gravest first. */
export const gapsIn = (view: BoardView, today: CalendarDate): Gap[] => [
  ...noNextMeeting(view, today),
  ...notesNotRecorded(view, today),
  ...nobodyToWriteTo(view, today),
  ...notAnswered(view, today),
  ...ownersNotKnown(view),
  ...undeliverable(view),
  ...noDueDate(view),
  ...bankHolidaysNotKnown(view),
];

const gap = (kind: Gap['kind'], detail: string): Gap => ({ kind, detail });

function noNextMeeting({ board, meetings }: BoardView, today: CalendarDate): Gap[] {
  if (nextMeeting(meetings, today)) return [];
  const expected = meetings.find(({ state }) => state === 'month' || state === 'to be confirmed');
  const known = expected ? `: meeting ${expected.id} is set for ${whenInWords(expected)}` : '';
  return [gap('no next meeting', `${board.name} has no next meeting with a date${known}`)];
}

const notesNotRecorded = ({ meetings }: BoardView, today: CalendarDate): Gap[] =>
  meetings.flatMap((meeting) =>
    meeting.state === 'scheduled' && meeting.date < today
      ? [
          gap(
            'notes not recorded',
            `the meeting of ${inFull(meeting.date)} has passed, and its notes are not recorded`,
          ),
        ]
      : [],
  );

function nobodyToWriteTo({ owners, actions }: BoardView, today: CalendarDate): Gap[] {
  return owners.flatMap((owner) => {
    const owed = actions.filter((action) => action.owner === owner.id && waitsForOwner(action));
    if (owed.length === 0 || recipientsOn(owner, today).to.length > 0) return [];
    const why =
      owner.contacts.length === 0 ? 'has no contact' : 'has no contact in post whose mailbox takes mail';
    return [
      gap('nobody to write to', `${owner.name} ${why}, and owes ${owed.map(({ ref }) => ref).join(', ')}`),
    ];
  });
}

/** Let pass, and still so when the chases and the escalation are over: nothing but the digests of a next meeting is sent. */
function notAnswered({ board, owners, meetings, actions }: BoardView, today: CalendarDate): Gap[] {
  return actions.filter(waitsForOwner).flatMap((action) => {
    const due = dueDate(owedBy(action), meetings);
    const escalation = due === null ? undefined : chaseWindows(board.policy, due, closuresOf(board)).at(-1);
    if (due === null || escalation === undefined || today <= escalation.dueOn) return [];
    const owner = owners.find(({ id }) => id === action.owner)?.name ?? action.owner;
    return [
      gap(
        'not answered',
        `${action.ref} was due from ${owner} on ${inFull(due)}, and no chase is left to send`,
      ),
    ];
  });
}

const ownersNotKnown = ({ owners, actions }: BoardView): Gap[] =>
  actions
    .filter((action) => !owners.some(({ id }) => id === action.owner))
    .map(({ ref, owner }) =>
      gap('owner not known', `${ref} is owed by "${owner}", who is not in the register`),
    );

const undeliverable = ({ owners }: BoardView): Gap[] =>
  owners.flatMap((owner) =>
    owner.undeliverable.map(({ email, since, why }) =>
      gap('undeliverable contact', `${owner.name}: ${email} since ${inWords(since)} (${why})`),
    ),
  );

function noDueDate({ actions, meetings }: BoardView): Gap[] {
  return actions.filter(waitsForOwner).flatMap((action) => {
    const due = owedBy(action);
    if (due.at === 'date') return [];
    if (due.at === 'not agreed') {
      return [
        gap('no due date', `${action.ref} has no agreed due date${due.words ? ` (“${due.words}”)` : ''}`),
      ];
    }
    const meeting = meetingById(meetings, due.meeting);
    if (meeting && hasDate(meeting)) return [];
    const when = meeting ? whenInWords(meeting) : 'a meeting that is not in the register';
    return [gap('no due date', `${action.ref} is due at ${when} (meeting ${due.meeting})`)];
  });
}

const bankHolidaysNotKnown = ({ meetings }: BoardView): Gap[] =>
  meetings.flatMap((meeting) =>
    meeting.state === 'scheduled' && meeting.date > bankHolidaysKnownTo
      ? [
          gap(
            'bank holidays not known',
            `the meeting of ${inFull(meeting.date)} lies after ${inWords(bankHolidaysKnownTo)}, the last day for which bank holidays are known`,
          ),
        ]
      : [],
  );
