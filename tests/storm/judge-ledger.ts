import {
  type Dispatch,
  dispatchIdSchema,
  dispatchSchema,
  isUnderWay,
} from '../../functions/reminders/dispatch.ts';
import type { DayLived } from './live.ts';
import type { Taken } from './mail-service.ts';
import type { World } from './surroundings.ts';
import type { Item } from './table.ts';
import type { Violation } from './violations.ts';

/** More than any mail needs to tell its story: an entry must not grow with the days. */
const mostBytes = 20_000;

const underWay: unknown[] = ['planned', 'sending', 'unknown'];

/** Judges what the ledger says in the end by what the mail service took. */
export class LedgerJudge {
  readonly #lateOnes = new Set<string>();

  /** After a day on which the service worked, nothing may wait whose time has passed. */
  afterDay({ table }: World, { date, isClear }: DayLived): Violation[] {
    if (!isClear) return [];
    return [...table.liveDispatches.values()]
      .filter(({ cutOff, state }) => String(cutOff) < date && underWay.includes(state))
      .filter(({ id }) => !this.#lateOnes.has(String(id)))
      .map(({ id, state, cutOff }) => {
        this.#lateOnes.add(String(id));
        return { kind: 'never ended', on: date, what: `${id} is ${state} after its cut-off, ${cutOff}` };
      });
  }

  afterSeason(world: World): Violation[] {
    const entries = [...world.table.items()].filter(({ entry }) => entry.startsWith('DISPATCH#'));
    const dispatches = entries.map((entry) => dispatchSchema.parse(entry));
    const truth = { world, byName: new Map(dispatches.map((dispatch) => [dispatch.id, dispatch])) };
    return [
      ...entries.flatMap((entry) => grown(world, entry)),
      ...dispatches.flatMap((dispatch) => [...twice(truth, dispatch), ...falsehoods(truth, dispatch)]),
    ];
  }
}

function grown({ today }: World, entry: Item): Violation[] {
  const bytes = JSON.stringify(entry).length;
  return bytes > mostBytes
    ? [{ kind: 'grown', on: today, what: `${entry.entry} of ${entry.board} takes ${bytes} bytes` }]
    : [];
}

type Truth = { world: World; byName: ReadonlyMap<string, Dispatch> };

const mailsOf = ({ world }: Truth, board: string, id: string): Taken[] =>
  world.mail.taken.filter(({ mail }) => mail.board === board && mail.dispatch === id);

/** How often the entry says that a mail may have gone more than once, or that a person had it sent again. */
const doubts = ({ history }: Dispatch): number =>
  history
    .filter(({ what }) => /may have|went twice|again|not sent, says/.test(what))
    .reduce((sum, { times = 1 }) => sum + times, 0);

function twice(truth: Truth, dispatch: Dispatch): Violation[] {
  const taken = mailsOf(truth, dispatch.board, dispatch.id);
  const owned = Math.max(dispatch.mails.length, 1) + doubts(dispatch);
  const last = taken.at(-1);
  return last !== undefined && taken.length > owned
    ? [{ kind: 'twice without a word', on: last.today, what: `${dispatch.id} went ${taken.length} times` }]
    : [];
}

const speakerIn = (because: string): Dispatch['id'] | undefined => {
  const name = /said in ([\w-]+)/.exec(because)?.[1];
  return name === undefined ? undefined : dispatchIdSchema.parse(name);
};

const saysItWent: readonly Dispatch['state'][] = ['sent', 'delivered', 'bounced', 'complained', 'suppressed'];
const saysItDidNot: readonly Dispatch['state'][] = ['cancelled', 'missed'];
const isByAPerson = ({ by }: Dispatch['history'][number]): boolean => by === 'Asha Verity';
/** Fates after which nobody has the mail. */
const cameToNothing: readonly Taken['fate'][] = ['came back', 'suppressed', 'rejected'];
const cameBackInPart: readonly Taken['fate'][] = ['came back for now', 'came back from the first'];

function falsehoods(truth: Truth, dispatch: Dispatch): Violation[] {
  const { board, id, state, history, cutOff } = dispatch;
  const taken = mailsOf(truth, board, id);
  const found: Violation[] = [];
  const say = (what: string): number =>
    found.push({ kind: 'told falsely', on: truth.world.today, what: `${id}: ${what}` });
  if (saysItWent.includes(state) && taken.length === 0 && !history.some(isByAPerson)) {
    say(`the ledger says ${state}, and no mail was taken`);
  }
  // What came back may be said again, in another mail.
  const went = taken.filter(({ fate }) => ![...cameToNothing, ...cameBackInPart].includes(fate));
  if (saysItDidNot.includes(state) && went.length > 0 && doubts(dispatch) === 0) {
    say(`the ledger says ${state}, and ${went.length} went`);
  }
  const speaker = 'because' in dispatch ? speakerIn(dispatch.because) : undefined;
  if (state === 'cancelled' && speaker !== undefined) {
    const wentInTime = mailsOf(truth, board, speaker).some(({ today }) => today <= cutOff);
    const isAPersonsWord = truth.byName.get(speaker)?.history.some(isByAPerson) ?? false;
    if (!wentInTime && !isAPersonsWord)
      say(`the ledger says that it was said in ${speaker}, which did not go by ${cutOff}`);
  }
  return [...found, ...toldInVain(truth, dispatch)];
}

/** The secretary is said to have been told in a mail that nobody ever had, and of which no person said that it went. */
function toldInVain(truth: Truth, { board, id, reportedIn, owner }: Dispatch): Violation[] {
  if (reportedIn === null || reportedIn === id || owner === null) return [];
  const mails = mailsOf(truth, board, reportedIn);
  const report = truth.byName.get(reportedIn);
  const isKnownToHaveFailed =
    report !== undefined && !isUnderWay(report) && ['bounced', 'suppressed', 'failed'].includes(report.state);
  if (report?.history.some(isByAPerson)) return [];
  const inVain = mails.every(({ fate }) => cameToNothing.includes(fate));
  if (!inVain || (mails.length > 0 && !isKnownToHaveFailed)) return [];
  const became = mails.map(({ fate }) => fate).join(', ') || 'never went';
  return [
    { kind: 'told falsely', on: truth.world.today, what: `${id}: told in ${reportedIn}, which ${became}` },
  ];
}
