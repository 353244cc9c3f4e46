import * as z from 'zod';
import { type CalendarDate, calendarDateSchema, type Instant, timeIn } from '../calendar/days.ts';
import { without, writtenTo } from '../dispatch/addresses.ts';
import { markUndeliverable } from '../dispatch/evidence.ts';
import { toldAlready } from '../dispatch/failures.ts';
import { lastTurnOf } from '../dispatch/planning.ts';
import { afterCameBack, afterStatement, inFlight, sendAgain } from '../dispatch/transitions.ts';
import {
  type Dispatch,
  type DispatchId,
  dispatchSchema,
  isAskedFor,
  isUnderWay,
} from '../reminders/dispatch.ts';
import { mailsNotThrough } from '../reminders/not-through.ts';
import { datesGoneBy } from '../reminders/office-turn.ts';
import type { SentText } from '../reminders/sent-text.ts';
import { useOf } from '../reminders/worth-sending.ts';
import { series } from '../words/english.ts';
import { cautionsOfMarks, cautionsOfSendingAgain } from './cautions.ts';
import { mailbox, reason } from './inputs.ts';
import { type Decided, keepChange } from './keeping.ts';
import { findOwner, viewOf } from './naming.ts';
import { type Done, type Found, match, type NotDone, notDone, type Office } from './office.ts';
import { firstDayShown } from './status.ts';

export const dispatchStates = dispatchSchema.options.map(({ shape }) => shape.state.value);
/** What a mail can be looked for by: its state, or that it did not get through. */
export const dispatchStandings = [...dispatchStates, 'trouble'] as const;

export const listDispatchesInput = z.strictObject({
  owner: z.string().max(200).optional().describe('Those to one owner, by code or name.'),
  since: calendarDateSchema
    .optional()
    .describe('Those that fell due on that day or later; in the last 90 days when left out.'),
  state: z
    .enum(dispatchStandings)
    .optional()
    .describe(
      'Those that stand so; `trouble`: that did not get through, or of which nobody knows whether they did, unless a later one to the same office got there.',
    ),
});

/** The mails that a board owed, and what became of each, by the day on which they fell due. */
export async function listDispatches(
  office: Office,
  { owner, since = firstDayShown(office.today), state }: z.infer<typeof listDispatchesInput>,
): Promise<Found<Dispatch[]>> {
  const { register, ledger, board } = office;
  const [dispatches, owners] = await Promise.all([
    state === 'trouble' ? troublesSince(office, since) : ledger.dispatchesOf(board.id, { since }),
    owner === undefined ? [] : register.owners(board.id),
  ]);
  const to = owner === undefined ? match(null) : findOwner(board, owners, owner, ['owner']);
  if (to.outcome === 'refused') return to;
  const { thing } = to;
  return match(
    dispatches
      .filter((one) => thing === null || one.owner === thing.id)
      .filter((one) => state === undefined || state === 'trouble' || one.state === state),
  );
}

async function troublesSince({ ledger, board, author }: Office, since: CalendarDate): Promise<Dispatch[]> {
  const [recent, live] = await Promise.all([
    ledger.dispatchesOf(board.id, { since }),
    ledger.live(board.id, toldAlready),
  ]);
  return notThrough([...recent, ...live], author.at);
}

/** The mails that did not get through, each once. One that is being sent at this moment may yet. */
export const notThrough = (mails: readonly Dispatch[], now: Instant): Dispatch[] =>
  mailsNotThrough(
    [...new Map(mails.map((mail) => [mail.id, mail])).values()].filter(
      (mail) => inFlight(mail, now) === undefined,
    ),
  );

/** The mail of that name. Refused where the board's ledger has none. */
export async function findDispatch(
  { ledger, board }: Pick<Office, 'ledger' | 'board'>,
  id: DispatchId,
): Promise<Found<Dispatch>> {
  const dispatch = await ledger.dispatch(board.id, id);
  if (dispatch) return match(dispatch);
  const step = { take: 'a look at the ledger', board: board.id } as const;
  return notDone('not there', `the ledger has no dispatch ${id}`, { step });
}

/** What the mail service was given when it was last asked to send that mail. Refused where it never was, or that was not kept. */
export async function findSentText(
  office: Pick<Office, 'ledger' | 'board'>,
  id: DispatchId,
): Promise<Found<SentText>> {
  const found = await findDispatch(office, id);
  if (found.outcome === 'refused') return found;
  const text = await office.ledger.sentText(found.thing);
  if (text) return match(text);
  const why = isAskedFor(found.thing)
    ? 'was not kept'
    : 'is written when it is sent, which it was not so far';
  return notDone('not there', `the text of dispatch ${id} ${why}`);
}

export const settleInput = z.strictObject({
  went: z.boolean().describe('Whether it went; one that did not is sent again while there is time.'),
  cameBack: z
    .boolean()
    .default(false)
    .describe('Of one that went, whether it came back, as a mailbox shows that takes what comes back.'),
  addresses: z
    .array(mailbox)
    .max(50)
    .default([])
    .describe('From which addresses it came back; needed where it was written to several.'),
  why: z.string().trim().min(1, 'say how you know').max(4_000).describe('How that is known.'),
});
type Settling = z.infer<typeof settleInput>;

/**
 * Says whether a mail went of which nobody knows, or that one came back; the mailboxes that it came back from are then
 * written to no more. Refused where that is known, and while the mail service may still answer.
 */
export async function settleDispatch(
  office: Office,
  id: DispatchId,
  settling: Settling,
): Promise<Done<Dispatch> | NotDone> {
  const settled = await keepChange<Dispatch>(office, {
    read: () => findDispatch(office, id),
    decide: (dispatch) => decideSettlement(office, dispatch, settling),
  });
  if (settled.outcome === 'refused' || !settling.cameBack) return settled;
  const from = cameBackFrom(settled.thing, settling);
  if (from.outcome === 'found') {
    const { board, author } = office;
    const found = { board: board.id, at: author.at, why: settling.why };
    await markUndeliverable(office, found, from.thing, settled.thing.owner, author);
  }
  return settled;
}

async function decideSettlement(
  office: Office,
  dispatch: Dispatch,
  settling: Settling,
): Promise<Decided<Dispatch>> {
  const { board, author, today } = office;
  const { went, cameBack, addresses, why } = settling;
  const fault = cameBack && !went ? 'cameBack' : !cameBack && addresses.length > 0 ? 'addresses' : undefined;
  if (fault)
    return notDone('did not come back', 'only of a mail that went and came back', { field: [fault] });
  const flight = inFlight(dispatch, author.at);
  if (flight) {
    const [since, until] = [flight.since, flight.until].map((moment) => timeIn(board.timeZone, moment));
    const why = `dispatch ${dispatch.id} has been on its way since ${since}, and the mail service may still answer: say so after ${until}`;
    return notDone('being sent', why);
  }
  if (cameBack) return decideCameBack(office, dispatch, settling);
  const settled = afterStatement(dispatch, went, why, today, author);
  return settled ? { outcome: 'done', thing: settled } : needsNoSettling(dispatch);
}

const needsNoSettling = ({ id, state }: Dispatch, from = ''): NotDone =>
  notDone('needs no settling', `dispatch ${id} needs no settling: it is ${state}${from}`);

async function decideCameBack(
  { register, board, author }: Office,
  dispatch: Dispatch,
  settling: Settling,
): Promise<Decided<Dispatch>> {
  const from = cameBackFrom(dispatch, settling);
  if (from.outcome === 'refused') return from;
  const thing = afterCameBack(dispatch, from.thing, settling.why, author);
  if (thing === undefined) return needsNoSettling(dispatch, `, come back from ${series(from.thing)}`);
  const owner = dispatch.owner === null ? undefined : await register.owner(board.id, dispatch.owner);
  return { outcome: 'done', thing, cautions: cautionsOfMarks(board, owner, from.thing) };
}

/** From which of those whom it was written to a mail is said to have come back, as the ledger spells them. */
function cameBackFrom(dispatch: Dispatch, { addresses }: Settling): Found<string[]> {
  const { id, state } = dispatch;
  if (!('to' in dispatch)) {
    return notDone('never went', `dispatch ${id} is ${state}: only a mail that went comes back`);
  }
  const field = ['addresses'];
  const written = writtenTo(dispatch);
  if (addresses.length === 0) {
    if (dispatch.to.length === 1) return match(dispatch.to);
    const of = written === undefined ? 'address' : `of ${series(written)}`;
    return notDone('one of several', `say from which ${of} it came back`, { field });
  }
  if (written === undefined) return match(addresses);
  const strangers = without(addresses, written);
  if (strangers.length === 0) return match(without(written, without(written, addresses)));
  const why = `dispatch ${id} was not written to ${series(strangers)}, but to ${series(written)}`;
  return notDone('not written to', why, { field });
}

export const sendAgainInput = z.strictObject({
  why: reason.default('somebody asked for it').describe('Why; the history has it.'),
});

/**
 * Has a mail sent after all that came back, was missed or was refused, while it is still of use: it is planned again, and
 * the next sweep sends it.
 */
export const sendDispatchAgain = (
  office: Office,
  id: DispatchId,
  { why }: z.infer<typeof sendAgainInput>,
): Promise<Done<Dispatch> | NotDone> =>
  keepChange<Dispatch>(office, {
    read: () => findDispatch(office, id),
    decide: (dispatch) => decideSendingAgain(office, dispatch, why),
  });

async function decideSendingAgain(
  office: Office,
  dispatch: Dispatch,
  why: string,
): Promise<Decided<Dispatch>> {
  const unfit = whyNotAgain(dispatch);
  if (unfit) return unfit;
  const { ledger, today, author } = office;
  const [view, { turn, mail }] = await Promise.all([viewOf(office), lastTurnOf(ledger, dispatch)]);
  const use = useOf(view, dispatch, today, datesGoneBy(turn, mail, view.meetings, today));
  if (use.outcome === 'of no use') {
    return notDone('of no use', `dispatch ${dispatch.id} is no longer of use: ${use.why}`);
  }
  return {
    outcome: 'done',
    thing: sendAgain(dispatch, { cutOff: use.until }, why, author),
    cautions: cautionsOfSendingAgain(view, dispatch, today),
  };
}

/** What a person can say of a mail at this moment, or ask for: whether it went, that it came back, that it is sent again. */
export async function dispatchChoices(
  office: Office,
  dispatch: Dispatch,
): Promise<{ settle: boolean; cameBack: boolean; sendAgain: boolean }> {
  const why = 'asked whether it can be';
  const said = { went: true, cameBack: false, addresses: [], why };
  const cameBack = { ...said, cameBack: true, addresses: addressesToName(dispatch) };
  const decided = await Promise.all([
    decideSettlement(office, dispatch, said),
    decideSettlement(office, dispatch, cameBack),
    decideSendingAgain(office, dispatch, why),
  ]);
  const [settle, isBack, again] = decided.map(({ outcome }) => outcome === 'done');
  return { settle: settle === true, cameBack: isBack === true, sendAgain: again === true };
}

/** The addresses of which is to be said from which a mail came back; none where it went to one alone. */
export function addressesToName(dispatch: Dispatch): string[] {
  const written = 'to' in dispatch ? (writtenTo(dispatch) ?? dispatch.to) : [];
  return written.length > 1 ? written : [];
}

/** States in which a mail ended without having arrived everywhere. */
const againFrom: readonly Dispatch['state'][] = ['bounced', 'suppressed', 'missed', 'failed'];

function whyNotAgain(dispatch: Dispatch): NotDone | undefined {
  const { id, kind, state } = dispatch;
  if (kind === 'problems') {
    const why = `dispatch ${id} reported what went wrong: whatever of that the secretary was not told is reported anew by itself`;
    return notDone('reported anew', why);
  }
  if (isUnderWay(dispatch)) return notDone('under way', `dispatch ${id} is under way: it is ${state}`);
  if (againFrom.includes(state)) return undefined;
  const because = 'because' in dispatch ? ` (${dispatch.because})` : '';
  return notDone('not to be sent', `dispatch ${id} is ${state}${because}, and is not sent again`);
}
