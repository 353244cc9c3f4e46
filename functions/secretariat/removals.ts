import * as z from 'zod';
import type { Action, ActionRef } from '../register/action.ts';
import { type TakenBack, takeBack } from '../register/action-transitions.ts';
import type { Board } from '../register/board.ts';
import { withStep } from '../register/history.ts';
import type { Meeting } from '../register/meeting.ts';
import { takeBackMeeting } from '../register/meeting-transitions.ts';
import type { Owner } from '../register/owner.ts';
import { takeBackOwner } from '../register/owner-transitions.ts';
import { type ItemRef, type ProgrammeEntry, titleInWords } from '../register/programme.ts';
import { takeBackEntry } from '../register/programme-transitions.ts';
import type { Refusal } from '../register/refusal.ts';
import { cameFrom, hangsOnMeeting, isSpokenOf, stillOwedBy } from '../register/taking-back.ts';
import { type Dispatch, isAbout, wentAt } from '../reminders/dispatch.ts';
import { series } from '../words/english.ts';
import { standingInWords } from './cautions.ts';
import { reason } from './inputs.ts';
import { keepAll } from './keeping.ts';
import { everythingOf, findAction, findMeetingById, findOwnerByCode } from './naming.ts';
import { type Done, type Found, type NotDone, notDone, type Office, passOn } from './office.ts';
import { findItem } from './programme.ts';

export const removeInput = z.strictObject({ reason });
type Input = z.infer<typeof removeInput>;

/**
 * Takes back an action that was entered by mistake. One that nobody was told of and nothing came from is removed: no list
 * shows it, the history of the board says what it was, and its reference is not given again. Any other is marked as
 * entered by mistake, is in no paper, and nobody is reminded of it.
 */
export const removeAction = (office: Office, ref: ActionRef, input: Input): Promise<Done<Action> | NotDone> =>
  remove<Action>(office, input, {
    find: () => findAction(office, ref),
    called: ({ text }) => `${ref} (${text})`,
    holding: async (action) => {
      const { whole, elsewhere } = await everythingOf(office);
      const from = cameFrom(action, [...whole.programme, ...elsewhere]);
      return [
        ...(from.length > 0 ? [`${series(from)} came from it`] : []),
        ...(await toldOf(office, (mail) => isAbout(mail, ref))),
        ...((await office.register.publicEntry(ref)) ? ['it was decided on for the public register'] : []),
      ];
    },
    takeBack: (action, back) => {
      const taken = takeBack(action, back, office.author);
      return taken.outcome === 'done' ? { outcome: 'done', thing: taken.action } : taken;
    },
  });

/** The same for an entry of the programme. */
export const removeItem = (
  office: Office,
  ref: ItemRef,
  input: Input,
): Promise<Done<ProgrammeEntry> | NotDone> =>
  remove<ProgrammeEntry>(office, input, {
    find: () => findItem(office, ref),
    called: (entry) => `${ref} (${titleInWords(entry)})`,
    holding: () => toldOf(office, (mail) => isAbout(mail, ref)),
    takeBack: (entry, back) => {
      const taken = takeBackEntry(entry, back, office.author);
      return taken.outcome === 'done' ? { outcome: 'done', thing: taken.entry } : taken;
    },
  });

/**
 * Takes back a meeting that was entered by mistake: it is removed, or marked so where a mail gave its date. Refused while
 * anything was asked for at it, is due at it or planned for it, published of it, or its notes are recorded.
 */
export const removeMeeting = (office: Office, id: string, input: Input): Promise<Done<Meeting> | NotDone> =>
  remove<Meeting>(office, input, {
    find: () => findMeetingById(office, id),
    called: (meeting) => `meeting ${id} (${standingInWords(meeting)})`,
    refuse: async (meeting) => {
      const { whole, elsewhere } = await everythingOf(office);
      const hanging = hangsOnMeeting(meeting, whole, elsewhere);
      if (hanging.length > 0) return hangOn(`meeting ${id}`, hanging);
      if (meeting.publications.length > 0) {
        const published = `what was published of meeting ${id} is the proof of its notice: cancel it instead`;
        return notDone('something hangs on it', published);
      }
      if (meeting.minutes === null) return undefined;
      const why = `the notes of meeting ${id} are recorded, from ${meeting.minutes.file}: say that it was not held, or take the recording back`;
      return notDone('something hangs on it', why);
    },
    holding: async () => {
      const turns = await office.ledger.turns(office.board.id);
      const isGiven = turns.some(({ given, givenBefore }) =>
        [...given, ...givenBefore].some(({ meeting }) => meeting === id),
      );
      return isGiven ? ['a mail gave its date'] : toldOf(office, ({ meeting }) => meeting?.id === id);
    },
    takeBack: (meeting, back) => {
      const taken = takeBackMeeting(meeting, back, office.author);
      return taken.outcome === 'done' ? { outcome: 'done', thing: taken.meeting } : taken;
    },
  });

/**
 * Takes back an owner that was entered by mistake: it is removed, or marked so where the register or a mail speaks of it.
 * Refused while it owes anything: that is given to another first.
 */
export const removeOwner = (office: Office, id: string, input: Input): Promise<Done<Owner> | NotDone> =>
  remove<Owner>(office, input, {
    find: () => findOwnerByCode(office, id),
    called: ({ name }) => `owner ${id} (${name})`,
    refuse: async (owner) => {
      const { whole } = await everythingOf(office);
      const owed = stillOwedBy(owner, whole);
      const why = `${owner.name} still owes ${series(owed)}: give that to another first`;
      return owed.length > 0 ? notDone('something hangs on it', why) : undefined;
    },
    holding: async (owner) => {
      const { whole } = await everythingOf(office);
      return [
        ...(isSpokenOf(owner, whole) ? ['the register speaks of it'] : []),
        ...(await toldOf(office, (mail) => mail.owner === id)),
      ];
    },
    takeBack: (owner, back) => {
      const taken = takeBackOwner(owner, back, office.author);
      return taken.outcome === 'done' ? { outcome: 'done', thing: taken.owner } : taken;
    },
  });

const hangOn = (name: string, refs: readonly string[]): NotDone =>
  notDone(
    'something hangs on it',
    `${series(refs)} ${refs.length === 1 ? 'hangs' : 'hang'} on ${name}: remove or move what hangs on it first`,
  );

/** Whether a mail to an office went that told of it. What the secretary was told, the secretary takes back. */
async function toldOf({ ledger, board }: Office, isOfIt: (mail: Dispatch) => boolean): Promise<string[]> {
  const mails = await ledger.dispatchesOf(board.id);
  const told = mails.find((mail) => mail.owner !== null && wentAt(mail) !== null && isOfIt(mail));
  return told ? [`a mail to ${told.owner} told of it`] : [];
}

type Removing<T> = {
  find: () => Promise<Found<T>>;
  /** What it was, as the history of the board says it. */
  called: (thing: T) => string;
  /** Why it cannot even be marked. */
  refuse?: (thing: T) => Promise<NotDone | undefined>;
  /** What holds it, each in a sentence: it is marked, and not removed. */
  holding: (thing: T) => Promise<string[]>;
  takeBack: (thing: T, back: TakenBack) => { outcome: 'done'; thing: T } | Refusal<string>;
};

/** The board first: cut off after it, its history says what is then still there, and is not said twice. */
async function remove<T extends Action | ProgrammeEntry | Meeting | Owner>(
  office: Office,
  { reason: why }: Input,
  { find, called, refuse, holding, takeBack: take }: Removing<T>,
): Promise<Done<T> | NotDone> {
  const found = await find();
  if (found.outcome === 'refused') return found;
  const { thing } = found;
  const refused = await refuse?.(thing);
  if (refused) return refused;
  const { register, today, author } = office;
  const board = (await register.board(office.board.id)) ?? office.board;
  const held = await holding(thing);
  const removed = held.length === 0;
  return keepAll<T | Board, T>(office, {
    among: [],
    seen: thing,
    decide: () => {
      const taken = take(thing, { on: today, reason: why, removed });
      if (taken.outcome === 'refused') return passOn(taken, { standing: thing });
      const what = `removed ${called(thing)}: ${why}`;
      const isSaid = !removed || board.history.at(-1)?.what === what;
      return {
        outcome: 'done',
        things: [...(isSaid ? [] : [withStep(board, author, what)]), taken.thing],
        cautions: removed ? [] : [onlyMarked(called(thing), held)],
      };
    },
    whole: (things) => things.find((one): one is T => !('policy' in one)) ?? thing,
    again: 'remove it again',
  });
}

const onlyMarked = (name: string, held: readonly string[]) => ({
  what: `${name} is marked as entered by mistake, and stays in the register: ${series(held)}`,
  step: null,
});
