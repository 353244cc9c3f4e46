import * as z from 'zod';
import {
  type CalendarDate,
  calendarDateSchema,
  calendarMonthSchema,
  dayIn,
  inWords,
  monthOf,
} from '../calendar/days.ts';
import { type Action, type ActionRef, boardOfRef, type Due, type Owned } from '../register/action.ts';
import type { Board } from '../register/board.ts';
import { dueNamedSince } from '../register/due.ts';
import { hasDate, type Meeting, whenInWords } from '../register/meeting.ts';
import { type RefusedWhen, type When, type WhenGiven, whenOf } from '../register/meeting-transitions.ts';
import { meetingCalled } from '../register/meetings.ts';
import { isLateFor, latenessInWords } from '../register/notice.ts';
import { namedAlike, type Owner, ownersMeant, ownersNamed } from '../register/owner.ts';
import type { ProgrammeEntry } from '../register/programme.ts';
import type { Late } from '../register/programme-transitions.ts';
import { isRemoved } from '../register/taking-back.ts';
import type { BoardView } from '../register/view.ts';
import { type Found, match, type NotDone, notDone, type Office, type Path, passOn } from './office.ts';

/** How many of the meetings that there are a refusal names. */
const mostNamed = 8;

/** The board of that code. Refused where there is none. */
export async function findBoard(
  register: Pick<Office['register'], 'board'>,
  code: string,
  field?: Path,
): Promise<Found<Board>> {
  const board = await register.board(code);
  if (board) return match(board);
  const step = { take: 'a look at all boards' } as const;
  return notDone(field ? 'no such board' : 'not there', `there is no board "${code}"`, {
    ...(field && { field }),
    step,
  });
}

type MeetingNamed = { outcome: 'found'; thing: Meeting } | { outcome: 'none' } | NotDone;

/** The meeting of that identity, on that day, or the only one in that month, if there is one. */
export function lookUpMeeting(all: readonly Meeting[], name: string, field?: Path): MeetingNamed {
  const meetings = all.filter((meeting) => !isRemoved(meeting));
  const [one, ...others] =
    [
      meetings.filter(({ id }) => id === name),
      meetings.filter((at) => hasDate(at) && at.date === name),
      meetings.filter((at) => (hasDate(at) ? monthOf(at.date) : 'month' in at && at.month) === name),
    ].find((named) => named.length > 0) ?? [];
  if (one === undefined) return { outcome: 'none' };
  if (others.length === 0) return { outcome: 'found', thing: one };
  const several = [one, ...others].map((at) => `${at.id} (${whenInWords(at)})`).join(' and ');
  return notDone('one of several', `${name} could be meeting ${several}: say which`, field && { field });
}

/** A meeting by its identity, its day, or its month where it is the only one then. Refused where there is none. */
export function findMeeting(
  { id: board }: Pick<Board, 'id'>,
  meetings: readonly Meeting[],
  name: string,
  field?: Path,
): Found<Meeting> {
  const named = lookUpMeeting(meetings, name, field);
  if (named.outcome !== 'none') return named;
  const more = field && { field };
  if (meetings.length === 0) {
    const step = { take: 'a first meeting', board } as const;
    return notDone('no such meeting', `there is no meeting "${name}": there is none yet`, { ...more, step });
  }
  const known = meetings
    .filter((meeting) => !isRemoved(meeting))
    .map((at) => (hasDate(at) ? `${at.id} on ${inWords(at.date)}` : at.id));
  const which = known.length > mostNamed ? `the last ${mostNamed} known: ` : 'known: ';
  const why = `there is no meeting "${name}" (${which}${known.slice(-mostNamed).join(', ')})`;
  return notDone('no such meeting', why, more);
}

/** The meeting of that identity. Refused where the board has none. */
export async function findMeetingById(
  { register, board }: Pick<Office, 'register' | 'board'>,
  id: string,
): Promise<Found<Meeting>> {
  const meeting = await register.meeting(board.id, id);
  return standing(board, `meeting ${id}`, meeting) ?? notDone('not there', `there is no meeting ${id}`);
}

/** A meeting that something is put to. One that the board lacks, but which is said by its day or month, can be added. */
export function findMeetingToPut(
  board: Board,
  meetings: readonly Meeting[],
  name: string,
  field: Path,
): Found<Meeting> {
  const named = lookUpMeeting(meetings, name, field);
  if (named.outcome !== 'none') return named;
  const when = z.union([calendarDateSchema, calendarMonthSchema]).safeParse(name);
  if (!when.success) return findMeeting(board, meetings, name, field);
  const step = { take: 'a new meeting', board: board.id, on: when.data } as const;
  return notDone('no such meeting', `${board.name} has no meeting "${name}" yet`, { field, step });
}

/** An office by its code or by any name it goes by. Refused where there is none, or the name is that of several. */
export function findOwner(
  board: Pick<Board, 'id'>,
  owners: readonly Owner[],
  name: string,
  field?: Path,
): Found<Owner> {
  const [owner, ...others] = ownersNamed(owners, name);
  if (owner === undefined) return noSuchOwner(board, owners, name, field);
  return others.length === 0 ? match(owner) : severalOwners(name, [owner, ...others], field);
}

/** Whose something is: an office by any name it goes by, or several together, with “and”, “/”, “&” or “,” between them. */
export function findOwners(
  board: Pick<Board, 'id'>,
  owners: readonly Owner[],
  words: string,
  field: Path,
): Found<Owned> {
  const meant = ownersMeant(owners, words);
  switch (meant.outcome) {
    case 'found': {
      const [{ id: owner }, ...others] = meant.owners;
      return match({ owner, jointOwners: others.map(({ id }) => id) });
    }
    case 'one of several':
      return severalOwners(meant.name, meant.owners, field);
    case 'none':
      return noSuchOwner(board, owners, words, field);
  }
}

function noSuchOwner(
  { id: board }: Pick<Board, 'id'>,
  owners: readonly Owner[],
  name: string,
  field?: Path,
): NotDone {
  const listed = owners.filter((owner) => !isRemoved(owner));
  const known = listed.map(({ id }) => id).join(', ') || 'none yet';
  const step = { take: 'an owner', board } as const;
  return notDone('no such owner', `there is no owner "${name}" (known: ${known})`, {
    ...(field && { field }),
    step,
  });
}

const severalOwners = (name: string, owners: readonly Owner[], field?: Path): NotDone =>
  notDone(
    'one of several',
    `“${name}” could be ${namedAlike(owners)}: say which by its code`,
    field && { field },
  );

type DueSince = {
  /** From which day on "the next meeting" is looked for. */
  after: CalendarDate;
  /** The day on which the thing was asked for, or promised: it cannot be due before. */
  since: CalendarDate;
  what?: 'what was asked for on' | 'an undertaking of';
  field: Path;
};

/**
 * When something is due, as people say it: a day, a meeting, "next meeting" or none. Refused for a cancelled meeting,
 * for a day before it was asked for or promised, and for words that are no time.
 */
export function findDue(
  text: string,
  meetings: readonly Meeting[],
  { after, since, what, field }: DueSince,
): Found<Due> {
  const named = dueNamedSince(text, meetings, after, since, what);
  if (named.outcome === 'done') return match(named.due);
  switch (named.because) {
    case 'no such time': {
      const forms = 'write a date as YYYY-MM-DD, a meeting such as 2024-12, "next meeting" or none';
      return notDone(named.because, `${named.why}: ${forms}`, { field });
    }
    case 'no next meeting': {
      const next = meetings.find(({ state }) => state === 'to be confirmed' || state === 'month');
      const waiting = next ? { meeting: next.id, when: whenInWords(next) } : null;
      return passOn(named, { field, step: { take: 'another due date', waiting } });
    }
    default:
      return passOn(named, { field });
  }
}

/** The office of that code. Refused where the board has none. */
export async function findOwnerByCode(
  { register, board }: Pick<Office, 'register' | 'board'>,
  id: string,
): Promise<Found<Owner>> {
  const owner = await register.owner(board.id, id);
  return standing(board, `owner ${id}`, owner) ?? notDone('not there', `there is no owner ${id}`);
}

/** The action of that reference. Refused where the board has none. */
export async function findAction(
  { register, board }: Pick<Office, 'register' | 'board'>,
  ref: ActionRef,
): Promise<Found<Action>> {
  const action = boardOfRef(ref) === board.id ? await register.action(ref) : undefined;
  const step = { take: 'a look at all actions', board: board.id } as const;
  return standing(board, ref, action) ?? notDone('not there', `there is no action ${ref}`, { step });
}

/** A thing as it stands; or why one that was removed is not there: when it was, by whom, and why. */
export function standing<T extends Parameters<typeof isRemoved>[0]>(
  { timeZone }: Pick<Board, 'timeZone'>,
  name: string,
  thing: T | undefined,
): Found<T> | undefined {
  if (thing === undefined || !isRemoved(thing)) return thing && match(thing);
  const last = thing.history.at(-1);
  const how = last ? ` on ${inWords(dayIn(timeZone, last.at))} by ${last.by} (${last.what})` : '';
  return notDone('not there', `${name} is not there any more: it was taken out${how}`);
}

/** All that the board ever asked for and planned; and what other boards have on their programmes. */
export async function everythingOf({ register, board: { id } }: Pick<Office, 'register' | 'board'>): Promise<{
  whole: { actions: Action[]; programme: ProgrammeEntry[] };
  elsewhere: ProgrammeEntry[];
}> {
  const others = (await register.boardCodes()).filter((code) => code !== id);
  const [actions, programme, elsewhere] = await Promise.all([
    register.actions(id),
    register.programme(id),
    Promise.all(others.map((code) => register.programme(code))),
  ]);
  return { whole: { actions, programme }, elsewhere: elsewhere.flat() };
}

/** The board, with all that is live of it. */
export const viewOf = async (
  { register, board }: Pick<Office, 'register' | 'board'>,
  told?: Parameters<Office['register']['liveOf']>[1],
): Promise<BoardView> => ({ board, ...(await register.liveOf(board.id, told)) });

/** The same, with every meeting that it ever had. */
export async function viewWithMeetings(office: Pick<Office, 'register' | 'board'>): Promise<BoardView> {
  const [view, meetings] = await Promise.all([viewOf(office), office.register.meetings(office.board.id)]);
  return { ...view, meetings };
}

/** The meetings that matter to `actions`; every one, where somebody names another. */
export async function meetingsToName(
  { register, board }: Pick<Office, 'register' | 'board'>,
  actions: readonly Action[],
  ...names: readonly (string | undefined)[]
): Promise<Meeting[]> {
  const near = await register.meetingsFor(board.id, { actions, programme: [] });
  const isNear = (name: string | undefined): boolean =>
    name === undefined || meetingCalled(near, name) !== undefined;
  return names.every(isNear) ? near : register.meetings(board.id);
}

/** When a meeting is to be, of which somebody says only what is known. Refused where that is nothing, or too much. */
export function findWhen(said: WhenGiven): Found<When> {
  const named = whenOf(said);
  return named.outcome === 'done' ? match(named.when) : refuseWhen(named, said);
}

const unclearWhen = ['said twice', 'no day yet', 'not said'];
export const isUnclear = (refused: { because: string }): refused is RefusedWhen =>
  unclearWhen.includes(refused.because);

/** Where in what was said of when it is unclear. */
export function refuseWhen(refused: RefusedWhen, said: WhenGiven): NotDone {
  switch (refused.because) {
    case 'said twice': {
      const field = [said.reason === undefined ? 'month' : 'reason'];
      return passOn(refused, { field, step: { take: 'one way to say when' } });
    }
    case 'no day yet': {
      const field = [said.time === undefined ? 'place' : 'time'];
      return passOn(refused, { field, step: { take: 'a day too' } });
    }
    case 'not said':
      return passOn(refused, { field: ['date'], step: { take: 'one way to say when' } });
  }
}

/**
 * Why an item comes to a meeting whose agenda is public already; null where it is in time. Refused for a late one until
 * the special circumstances are given.
 */
export function findLateness(
  { board, today }: Pick<Office, 'board' | 'today'>,
  meeting: Meeting | undefined,
  circumstances: string | undefined,
): Found<Late> {
  if (meeting === undefined || !isLateFor(board, meeting, today)) return match(null);
  if (circumstances !== undefined) return match({ circumstances, on: today });
  const why = `${latenessInWords(board, meeting)}: say which`;
  return notDone('reason wanted', why, { field: ['specialCircumstances'] });
}
