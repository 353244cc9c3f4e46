import { type CalendarDate, inWords } from '../../calendar/days.ts';
import {
  type Action,
  type ActionRef,
  type ActionStatus,
  type Due,
  isInError,
  nextRef,
  type OpenAction,
} from '../../register/action.ts';
import {
  type ActionTransition,
  type RaisedAction,
  raise,
  reopen,
} from '../../register/action-transitions.ts';
import type { Board } from '../../register/board.ts';
import { dueDate } from '../../register/due.ts';
import type { Author } from '../../register/history.ts';
import type { DatedMeeting, Meeting, RecordedMinutes } from '../../register/meeting.ts';
import { namedAlike, newOwner, type Owner, ownersNamed } from '../../register/owner.ts';
import type { ItemRef, ProgrammeEntry } from '../../register/programme.ts';
import type { LinesRead } from '../findings.ts';
import { type Attention, attentionTo, contactAttention, type Step } from './attention.ts';

/** Everything of a board that notes may speak of: all its actions and its whole programme, not the live ones alone. */
export type WholeBoard = {
  board: Board;
  owners: readonly Owner[];
  meetings: readonly Meeting[];
  actions: readonly Action[];
  programme: readonly ProgrammeEntry[];
};

/** One thing as it will stand, what was done where it is an action, and what changed about it, in a sentence. */
export type RegisterChange =
  | { thing: Action; transition: Transition; what: string }
  | { thing: Owner | Meeting | ProgrammeEntry; transition: null; what: string };
export type Transition = 'raise' | 'amend' | 'propose' | 'discharge' | 'withdraw' | 'reopen';

/**
 * Whether a change says for the board that an action is done, or no longer wanted, or is to be done after all. To
 * amend what the board has so ended is its decision too.
 */
export function isBoardDecision({ thing, transition }: RegisterChange): boolean {
  switch (transition) {
    case 'discharge':
    case 'withdraw':
    case 'reopen':
      return true;
    case 'amend':
      return thing.status === 'discharged' || thing.status === 'withdrawn';
    case 'raise':
    case 'propose':
    case null:
      return false;
  }
}

/**
 * The register as it will stand while one set of notes is worked through, each change made on the way in the order in
 * which it is to be saved, and what is left to a person.
 */
export type Draft = {
  board: Board;
  owners: Owner[];
  meetings: Meeting[];
  actions: Action[];
  programme: ProgrammeEntry[];
  changes: RegisterChange[];
  attention: Attention[];
  /** The actions that were left out, for they are in doubt. */
  inDoubt: InDoubt[];
  rows: CheckedRow[];
  today: CalendarDate;
  author: Author;
};

/**
 * A row of the notes, and what becomes of it: its words as they will stand, those of the minute where they differ, the lines
 * that it was read from, and what stands in its way. `ref` is the action that it is, or would be.
 * Of an item of a programme `owner` is its lead, and `due` when its meeting is.
 */
export type CheckedRow = {
  row: string;
  kind: 'action' | 'discharge' | 'item';
  becomes: 'new' | 'changed' | 'as it stands' | 'in doubt' | 'one of several' | 'left out';
  ref: ActionRef | ItemRef | null;
  /** What it may be, where that is several. */
  candidates: readonly (ActionRef | ItemRef)[];
  text: string;
  wording: string | null;
  owner: string | null;
  due: string | null;
  status: ActionStatus;
  how: string | null;
  /** Why an item of a programme comes, or on what it depends that it does. */
  reason: string | null;
  undertaking: { text: string; by: string } | null;
  lines: readonly LinesRead[];
  why: readonly string[];
  /** Who changed it or put it in; null where nobody did. */
  hand: string | null;
};

/** An action of the notes that is not entered unasked: its text, and why. */
export type InDoubt = { text: string; why: readonly string[] };

export const draftOf = (whole: WholeBoard, today: CalendarDate, author: Author): Draft => ({
  board: whole.board,
  owners: [...whole.owners],
  meetings: [...whole.meetings],
  actions: [...whole.actions],
  programme: [...whole.programme],
  changes: [],
  attention: [],
  inDoubt: [],
  rows: [],
  today,
  author,
});

/** The same register, of which nothing that is tried is kept. */
export const trialOf = (draft: Draft): Draft => ({
  ...draft,
  ...{ changes: [], attention: [], inDoubt: [], rows: [] },
});

/** Does it as whoever had a hand in it, so that histories say so. */
export function doBy<Made>(draft: Draft, hand: string | null, make: () => Made): Made {
  if (hand === null) return make();
  const { author } = draft;
  draft.author = { ...author, from: `${author.from}; ${hand}` };
  try {
    return make();
  } finally {
    draft.author = author;
  }
}

type WithOrWithout = { inDoubt: InDoubt[]; withDoubtful: object };

/** What recording does where what is in doubt is entered too: there is none any more. */
export const withDoubtful = <Whole extends WithOrWithout>(whole: Whole): Whole => ({
  ...whole,
  ...whole.withDoubtful,
  inDoubt: [],
});

export function putMeeting(draft: Draft, meeting: Meeting, what: string): Meeting {
  draft.meetings = [...draft.meetings.filter(({ id }) => id !== meeting.id), meeting];
  draft.changes.push({ thing: meeting, transition: null, what });
  return meeting;
}

/** Leaves something to a person. */
export const flag = ({ attention }: Draft, what: string, step?: Step): void =>
  void attention.push(attentionTo(what, step));

/** An action that is the very same as before is no change. */
export function putAction<Put extends Action>(
  draft: Draft,
  action: Put,
  transition: Transition,
  what: string,
): Put {
  if (draft.actions.includes(action)) return action;
  draft.actions = [...draft.actions.filter(({ ref }) => ref !== action.ref), action];
  draft.changes.push({ thing: action, transition, what: `${action.ref}: ${what}` });
  return action;
}

/** An entry of the programme that is the very same as before is no change. */
export function putEntry<Put extends ProgrammeEntry>(draft: Draft, entry: Put, what: string): Put {
  if (draft.programme.includes(entry)) return entry;
  draft.programme = [...draft.programme.filter(({ ref }) => ref !== entry.ref), entry];
  draft.changes.push({ thing: entry, transition: null, what: `${entry.ref}: ${what}` });
  return entry;
}

/**
 * The owner by that name, who is new to the register, and without a contact, when nobody there has it. Where it could be
 * several, the first of them, and that is left to a person.
 */
export function ownerFor(draft: Draft, name: string): Owner {
  const [known, ...others] = ownersNamed(draft.owners, name);
  if (known && others.length > 0) {
    flag(draft, `“${name}” could be ${namedAlike([known, ...others])}: ${known.id} was taken`);
  }
  if (known) return known;
  const owner = newOwner(draft.board.id, draft.owners, name, draft.author, 'named in the notes');
  const isBack = draft.owners.some(({ id }) => id === owner.id);
  draft.owners = [...draft.owners.filter(({ id }) => id !== owner.id), owner];
  const what = isBack ? `${name} is an owner again (${owner.id})` : `${name} is a new owner (${owner.id})`;
  draft.changes.push({ thing: owner, transition: null, what });
  if (owner.contacts.length === 0) draft.attention.push(contactAttention(owner));
  return owner;
}

/** An action that was taken back as recorded in error counts as never closed, once notes ask for it after all. */
export function putBack(draft: Draft, action: Action): Action {
  if (!isInError(action)) return action;
  const made = reopen(action, 'recorded again', draft.author);
  return carryOut(draft, action, 'raise', made, `back in the register: ${action.text}`);
}

export function raiseIn(draft: Draft, action: Omit<RaisedAction, 'board' | 'ref'>): OpenAction {
  const ref = nextRef(draft.board.id, action.raisedOn, draft.actions);
  return raise({ ...action, board: draft.board.id, ref }, draft.author);
}

/** The meeting whose notes are worked through, and what was recorded of them before. */
export type Occasion = { meeting: DatedMeeting; before: RecordedMinutes | null };

/** Each entry of the findings, and what stands beside it. Throws where nothing does. */
export function pairs<Found, Said>(found: readonly Found[], said: readonly Said[]): [Found, Said][] {
  return found.map((entry, index) => {
    const beside = said[index];
    if (beside === undefined) throw new Error(`nothing stands beside entry ${index + 1} of the findings`);
    return [entry, beside];
  });
}

export const wordings = ({ text, minuted }: Action): string[] =>
  minuted === null ? [text] : [text, minuted];

/** The action after that transition was made; or as it was, with the refusal shown. */
export function carryOut(
  draft: Draft,
  action: Action,
  transition: Transition,
  made: ActionTransition<Action>,
  what: string,
): Action {
  if (made.outcome === 'done') return putAction(draft, made.action, transition, what);
  flag(draft, `${made.why}: nothing was changed`);
  return action;
}

export function dueInWords(draft: Draft, due: Due): string {
  const date = dueDate(due, draft.meetings);
  return date === null ? 'no due date agreed' : `due ${inWords(date)}`;
}
