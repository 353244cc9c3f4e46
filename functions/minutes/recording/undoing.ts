import { type CalendarDate, dayIn, type Instant, inWords } from '../../calendar/days.ts';
import { type Action, hasUnmetUndertaking, isInError, isLive } from '../../register/action.ts';
import { reopen, withdraw } from '../../register/action-transitions.ts';
import { type Author, type Versioned, withChange } from '../../register/history.ts';
import { dayOrMonth, hasDate, type Meeting, meetingSchema } from '../../register/meeting.ts';
import { isToCome, type ProgrammeEntry } from '../../register/programme.ts';
import { dropRegular, withdrawItem } from '../../register/programme-transitions.ts';
import type { Logged, RecordingLog } from '../../register/recording-log.ts';
import type { Refusal } from '../../register/refusal.ts';
import { type Dispatch, wentAt } from '../../reminders/dispatch.ts';
import type { RegisterChange, WholeBoard } from './draft.ts';
import { standingOf, type Thing } from './log.ts';

/** What taking a recording back changes, in the order to save it; and what of it stays, each with why, in a sentence. */
export type Undoing = { changes: RegisterChange[]; left: string[] };

type Known = { wholes: readonly WholeBoard[]; mails: readonly Dispatch[] };
type Entry<Kind extends Logged['kind']> = Extract<Logged, { kind: Kind }>;

/** A register as it will stand while a recording is taken back. */
type Draft = Undoing & {
  file: string;
  wholes: WholeBoard[];
  mails: readonly Dispatch[];
  today: CalendarDate;
  author: Author;
  /** The references of what stays. */
  stays: Set<string>;
};

/**
 * Takes a recording back: what it changed is as it was before, and what it brought is withdrawn or cancelled as recorded
 * in error. What was changed since, or told to an owner by mail, stays, and so do the meetings that this hangs on and every
 * new office. Histories keep both.
 */
export function undoingOf(log: RecordingLog, known: Known, today: CalendarDate, author: Author): Undoing {
  const { file } = log;
  const { mails } = known;
  const draft: Draft = {
    changes: [],
    left: [],
    file,
    wholes: [...known.wholes],
    mails,
    today,
    author,
    stays: new Set(),
  };
  const logged = log.logged.toReversed();
  const ofKind = <Kind extends Logged['kind']>(kind: Kind): Entry<Kind>[] =>
    logged.filter((entry): entry is Entry<Kind> => entry.kind === kind);
  for (const entry of ofKind('item')) {
    const item = wholeOf(draft, entry).programme.find(({ ref }) => ref === entry.name);
    if (item && mayUndo(draft, entry, item)) undoItem(draft, entry, item);
  }
  for (const entry of ofKind('action')) {
    const action = wholeOf(draft, entry).actions.find(({ ref }) => ref === entry.name);
    if (action && mayUndo(draft, entry, action)) undoAction(draft, entry, action);
  }
  for (const entry of ofKind('meeting')) {
    const meeting = wholeOf(draft, entry).meetings.find(({ id }) => id === entry.name);
    if (meeting && mayUndo(draft, entry, meeting)) undoMeeting(draft, entry, meeting);
  }
  for (const entry of ofKind('owner')) {
    const owner = wholeOf(draft, entry).owners.find(({ id }) => id === entry.name);
    if (standingOf(entry, owner) !== 'not made') draft.left.push(`the office ${owner?.name} stays`);
  }
  return { changes: draft.changes, left: draft.left };
}

function wholeOf({ wholes }: Draft, { board }: Pick<Logged, 'board'>): WholeBoard {
  const whole = wholes.find((one) => one.board.id === board);
  if (whole === undefined) throw new Error(`the register of board ${board} was not read`);
  return whole;
}

/** Says why not, where something stands in the way. */
function mayUndo(draft: Draft, entry: Logged, thing: Thing): boolean {
  const standing = standingOf(entry, thing);
  const { timeZone } = wholeOf(draft, entry).board;
  const onDay = (at: Instant): string => inWords(dayIn(timeZone, at));
  if (standing === 'not made') return false;
  const stay = (why: string): false => {
    draft.stays.add(entry.name);
    draft.left.push(`${nameOf(entry)} ${why}`);
    return false;
  };
  const last = thing.history.at(-1);
  if (standing === 'changed since' && last !== undefined) {
    if (last.what === undoneAs(draft)) return false;
    return stay(`was changed since, by ${last.by} on ${onDay(last.at)}: ${last.what}`);
  }
  const told = draft.mails.find((mail) => tellsOf(mail, entry));
  return (
    told === undefined ||
    stay(`stays: a mail to ${told.owner} of ${onDay(wentAt(told) ?? entry.at)} told of it`)
  );
}

const nameOf = ({ kind, name }: Logged): string => (kind === 'meeting' ? `meeting ${name}` : name);

/** Whether a mail to an owner told of the thing since it was recorded. What the secretary was told, the secretary takes back. */
function tellsOf(mail: Dispatch, { board, kind, name, at }: Logged): boolean {
  const went = wentAt(mail);
  if (mail.board !== board || mail.owner === null || went === null || went < at) return false;
  if (kind === 'meeting') return mail.kind === 'change of date' && mail.meeting?.id === name;
  return [...mail.refs, ...mail.alsoCovers].some((ref) => ref === name);
}

const undoneAs = ({ file }: Pick<Draft, 'file'>): string => `the recording of ${file} was taken back`;

/** A thing as it was before, with its history and this beside it. */
const asBefore = <T extends Versioned>(draft: Draft, before: T, thing: Thing): T => {
  const { version, history } = thing;
  return withChange(thing, { ...before, version, history }, draft.author, undoneAs(draft));
};

const errorOf = (draft: Draft) => ({
  on: draft.today,
  reason: undoneAs(draft),
  inError: true as const,
});

function put(draft: Draft, change: RegisterChange): void {
  const { thing } = change;
  draft.changes.push(change);
  draft.wholes = draft.wholes.map((whole) => {
    if (whole.board.id !== thing.board) return whole;
    if ('comes' in thing) return { ...whole, programme: replace(whole.programme, thing, 'ref') };
    if ('ref' in thing) return { ...whole, actions: replace(whole.actions, thing, 'ref') };
    if ('contacts' in thing) return whole;
    return { ...whole, meetings: replace(whole.meetings, thing, 'id') };
  });
}

const replace = <T, Name extends keyof T>(things: readonly T[], thing: T, name: Name): T[] =>
  things.map((other) => (other[name] === thing[name] ? thing : other));

const leave = ({ left }: Draft, { why }: Refusal<string>): void => void left.push(`${why}: it stays`);

function undoAction(draft: Draft, { before }: Entry<'action'>, action: Action): void {
  if (before !== null) {
    const thing = asBefore(draft, before, action);
    const what = `${action.ref}: as it was before (${before.status}): ${before.text}`;
    put(draft, { thing, transition: 'amend', what });
    return;
  }
  if (action.status === 'discharged' || action.status === 'withdrawn') {
    const open = reopen(action, undoneAs(draft), draft.author);
    if (open.outcome === 'refused') {
      leave(draft, open);
      return;
    }
    put(draft, { thing: open.action, transition: 'reopen', what: `${action.ref}: open again` });
    withdrawInError(draft, open.action);
    return;
  }
  withdrawInError(draft, action);
}

function withdrawInError(draft: Draft, action: Action): void {
  const made = withdraw(action, errorOf(draft), draft.today, draft.author);
  if (made.outcome === 'refused') {
    leave(draft, made);
    return;
  }
  const what = `${action.ref}: withdrawn, as recorded in error: ${action.text}`;
  put(draft, { thing: made.action, transition: 'withdraw', what });
}

function undoItem(draft: Draft, { before }: Entry<'item'>, entry: ProgrammeEntry): void {
  const { author, today } = draft;
  if (before !== null) {
    const what = `${entry.ref}: as it was before: ${before.title}`;
    put(draft, { thing: asBefore(draft, before, entry), transition: null, what });
    return;
  }
  const made =
    entry.comes === 'once'
      ? withdrawItem(entry, errorOf(draft), today, author)
      : dropRegular(entry, errorOf(draft), today, author);
  if (made.outcome === 'refused') {
    leave(draft, made);
    return;
  }
  const what = `${entry.ref}: withdrawn, as recorded in error: ${entry.title}`;
  put(draft, { thing: made.entry, transition: null, what });
}

function undoMeeting(draft: Draft, entry: Entry<'meeting'>, meeting: Meeting): void {
  const { before } = entry;
  const { board, id, version, history } = meeting;
  const needs = whatNeeds(wholeOf(draft, entry), meeting, (ref) => before === null || draft.stays.has(ref));
  if (before === null && needs === undefined) {
    const stood = dayOrMonth(meeting);
    const formerly = stood === undefined ? meeting.formerly : [...meeting.formerly, stood];
    const blank = { board, id, version, history, formerly, minutes: null, state: 'cancelled' as const };
    const cancelled = { ...blank, reason: undoneAs(draft), inError: true as const };
    const thing = withChange(meeting, meetingSchema.parse(cancelled), draft.author, undoneAs(draft));
    put(draft, { thing, transition: null, what: `meeting ${id} is cancelled, as recorded in error` });
    return;
  }
  if (before !== null && needs === undefined && isDayFree(wholeOf(draft, entry), before)) {
    const thing = asBefore(draft, before, meeting);
    put(draft, { thing, transition: null, what: `meeting ${id} is as it was before (${before.state})` });
    return;
  }
  draft.left.push(
    needs ? `meeting ${id} stays: ${needs} needs it` : `meeting ${id} stays: another has its day`,
  );
  const minutes = before?.minutes ?? null;
  if (minutes === meeting.minutes) return;
  const thing = withChange(meeting, { ...meeting, minutes }, draft.author, undoneAs(draft));
  put(draft, { thing, transition: null, what: `meeting ${id}: its notes count as not recorded` });
}

/** Something of those that stands and was asked for at the meeting, is due at it or planned for it. */
function whatNeeds(
  { actions, programme }: WholeBoard,
  { id }: Meeting,
  counts: (ref: string) => boolean,
): string | undefined {
  const action = actions.find(
    (one) =>
      counts(one.ref) && !isInError(one) && (one.raisedAt === id || (isLive(one) && dueAt(one) === id)),
  );
  return (action ?? programme.find((one) => counts(one.ref) && isToCome(one) && one.meeting === id))?.ref;
}

function dueAt(action: Action): string | undefined {
  const due = hasUnmetUndertaking(action) ? action.discharge.undertaking.by : action.due;
  return due.at === 'meeting' ? due.meeting : undefined;
}

const isDayFree = ({ meetings }: WholeBoard, before: Meeting): boolean =>
  !hasDate(before) ||
  !meetings.some((other) => other.id !== before.id && hasDate(other) && other.date === before.date);
