import type { Command } from 'commander';
import { addDays, type CalendarDate, dayIn, inFull, inWords } from '../../calendar/days.ts';
import { isWorkingDay } from '../../calendar/working-days.ts';
import { addressee, whyOwed } from '../../dispatch/dispatch-words.ts';
import { toldAlready } from '../../dispatch/failures.ts';
import { freezeInWords } from '../../dispatch/freeze.ts';
import { type Morning, type MorningEnd, workMorning } from '../../dispatch/morning.ts';
import { keepSweep } from '../../dispatch/wakes.ts';
import { takenInWords } from '../../mail/mail-service.ts';
import { boardEndInWords, hasEnded } from '../../register/board.ts';
import { closuresOf } from '../../register/papers-calendar.ts';
import type { BoardView } from '../../register/view.ts';
import { type Dispatch, isUnderWay, type PlannedDispatch } from '../../reminders/dispatch.ts';
import { type Gap, isBreach } from '../../reminders/gaps.ts';
import { dispatchesDue } from '../../reminders/plan.ts';
import { viewOf } from '../../secretariat/naming.ts';
import type { Office } from '../../secretariat/office.ts';
import { type BoardStatus, boardStatus, type DayPlan, dayPlan } from '../../secretariat/status.ts';
import { series, withCapital } from '../../words/english.ts';
import { type Desk, Failed, Misused, officeOf, printJson, type Service } from '../terminal/desk.ts';
import { boardOption, dayOption, withExample } from '../terminal/options.ts';
import { dispatchInWords, endInWords, leftToDo } from './dispatch-words.ts';
import { hearOfMails } from './mail-events.ts';

type Options = { board?: string; asOf?: CalendarDate; json?: boolean };

export function morningVerbs(matters: Command, desk: Desk): void {
  const daily = (verb: string, description: string): Command =>
    withExample(
      matters
        .command(verb)
        .description(description)
        .option('--board <id>', 'one board; all of them when left out', boardOption)
        .option('--as-of <date>', 'the day to do it for, as 2024-11-20; today when left out', dayOption)
        .option('--json', 'as JSON'),
      verb,
      `${verb} --board pdb --as-of 2024-11-20`,
    );

  daily('plan', 'what is owed to whom, and why; nothing is sent').action(async (options: Options) => {
    await everyBoard(desk, await desk.service(), options, withDay(dayPlan), (plans) => {
      if (!options.json) return desk.data(plans.map((one) => planInWords(one, desk)).join(''));
      return printJson(
        desk,
        plans.map(({ view, mails, ...rest }) => ({ board: view.board.id, ...mails, ...rest })),
      );
    });
  });

  daily(
    'sweep',
    'does a morning’s work, never of a day to come: plans, sends, and shows the end of each dispatch',
  ).action(async (options: Options) => {
    const service = await desk.service();
    if (service.whyNotSent) throw new Misused(service.whyNotSent);
    await hearOfMails(desk, service);
    const morning = async (office: Office) => {
      await mindTheDay(desk, office);
      return doMorning(desk, service, office, options.json ?? false);
    };
    await everyBoard(desk, service, options, morning, (mornings) => {
      if (options.json) printJson(desk, mornings.flat().map(plainEnd));
      const unfinished = mornings.flat().filter((end) => !endedWell(end)).length;
      if (unfinished > 0) {
        throw new Failed(`${unfinished} not known to be sent: matters status says what is left to do`);
      }
    });
  });

  daily('status', 'what is under way, what went wrong, and what would let somebody down').action(
    async (options: Options) => {
      await everyBoard(desk, await desk.service(), options, withDay(boardStatus), (statuses) => {
        if (!options.json) return desk.data(statuses.map((one) => statusInWords(one, desk)).join(''));
        return printJson(
          desk,
          statuses.map(({ view, ...rest }) => ({ board: view.board.id, ...rest })),
        );
      });
    },
  );
}

type OnDay<T> = T & { today: CalendarDate };

/** What is worked out, with the day that it is of. */
const withDay =
  <T extends object>(work: (office: Office) => Promise<T>) =>
  async (office: Office): Promise<OnDay<T>> => ({ today: office.today, ...(await work(office)) });

function planInWords({ view, today, mails, ...rest }: OnDay<DayPlan>, desk: Desk): string {
  const { board } = view;
  const line = (what: string, dispatch: PlannedDispatch, why: string): string =>
    `  ${what} ${addressee(view, dispatch)}\n      ${why}\n`;
  const owed = [
    ...mails.send.map((dispatch) => line('to', dispatch, whyOwed(dispatch))),
    ...mails.coveredBy.map(({ dispatch, by }) =>
      line('no mail of its own to', dispatch, `${whyOwed(dispatch)}; said in the ${by.stage}`),
    ),
    ...mails.anotherDay.map((dispatch) =>
      line('on another day to', dispatch, `${whyOwed(dispatch)}; a mail of today went there already`),
    ),
    ...mails.missed.map((dispatch) =>
      line('too late for', dispatch, `${whyOwed(dispatch)}; its last day was ${inWords(dispatch.cutOff)}`),
    ),
    ...rest.waiting.map(
      (dispatch) => `${dispatchInWords(dispatch, view)}${leftToDo(dispatch, board, today)}`,
    ),
  ];
  const isOver = hasEnded(view.board, today) ? ': the board has ended, so nothing is sent' : '';
  const shut = rest.working ? isOver : ': not a working day, so nothing is sent';
  return [
    `${board.name}, ${inFull(today)}${shut}\n`,
    ...(owed.length > 0 ? owed : ['  nothing is owed that was not sent before\n']),
    ...rest.gaps.map((gap) => gapInWords(gap, desk)),
  ].join('');
}

/** Works through the boards asked for, and shows them. One that cannot be read silences no other, and is failed for. */
async function everyBoard<T>(
  desk: Desk,
  service: Service,
  { board, asOf }: Options,
  work: (office: Office) => Promise<T>,
  show: (done: T[]) => void,
): Promise<void> {
  const frozen = await service.freeze?.();
  if (frozen)
    desk.say(`! ${withCapital(freezeInWords(frozen))}. What is owed stays planned: matters mail thaw\n`);
  const ids = board === undefined ? await service.register.boardCodes() : [board];
  if (ids.length === 0) desk.say('There is no board yet: matters board add.\n');
  const done: T[] = [];
  const failures: unknown[] = [];
  for (const id of ids) {
    try {
      done.push(await work(await officeOf(desk, service, id, asOf)));
    } catch (error) {
      if (ids.length === 1) throw error;
      failures.push(error);
      desk.say(`! board ${id}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  show(done);
  if (failures.length === 0) return;
  const isMisuse = done.length === 0 && failures.every((error) => error instanceof Misused);
  throw new (isMisuse ? Misused : Failed)(
    `${failures.length} of ${ids.length} boards could not be worked through`,
  );
}

/**
 * A day that has not come where the board is can be planned, and is never worked: what its morning would say is missed,
 * and tell the secretary, nobody can take back. A day before one that was worked is, and said to be one.
 */
async function mindTheDay(desk: Desk, { ledger, board, today: asked }: Office): Promise<void> {
  const today = dayIn(board.timeZone, desk.now());
  if (asked > today) {
    throw new Misused(
      `${inWords(asked)} has not come yet where ${board.id} is: matters plan --board ${board.id} --as-of ${asked} shows it`,
    );
  }
  if (asked === today) return;
  const last = (await ledger.dispatchesOf(board.id, { since: addDays(asked, 1) })).at(-1);
  if (last === undefined) return;
  desk.say(
    `! ${board.id} was worked before for ${inWords(last.dueOn)} or later, which comes after ${inWords(asked)}\n`,
  );
}

/** The morning's parts: the service, a clock, and somebody to tell. */
const morningWith = (desk: Desk, service: Service, progress: Morning['progress']): Morning => ({
  ...service,
  now: desk.now,
  pause: desk.pause,
  progress,
});

async function doMorning(
  desk: Desk,
  service: Service,
  office: Office,
  quietly: boolean,
): Promise<MorningEnd[]> {
  const { today } = office;
  const unreadable: MorningEnd[] = [];
  const view = await viewOf(office, (failure) => unreadable.push(failure));
  const tell = quietly ? desk.say : desk.data;
  tell(`${view.board.name}, ${inFull(today)}\n`);
  const morning = morningWith(desk, service, (end, again) => {
    const words = endInWords(end, view);
    if (again) {
      desk.say(`${words}      another try follows\n`);
    } else {
      tell(words);
    }
  });
  for (const end of unreadable) tell(endInWords(end, view));
  const began = desk.now();
  const ends = [...unreadable, ...(await workMorning(morning, view, today))];
  const isWoken = (await service.ledger.sweepRecord(view.board.id)) !== undefined;
  if (isWoken && today === dayIn(view.board.timeZone, began))
    await keepSweep(service.ledger, view.board, began);
  const left = await leftFromBefore(service, view, ends);
  for (const end of left) tell(endInWords(end, view));
  if (ends.length + left.length === 0) tell(`  nothing to send: ${await whyNothing(service, view, today)}\n`);
  return [...ends, ...left];
}

/** Mails of earlier runs of which nobody knows yet whether they went, and which this morning could not take up. */
async function leftFromBefore(
  { ledger }: Service,
  { board }: BoardView,
  ends: readonly MorningEnd[],
): Promise<MorningEnd[]> {
  const tried = new Set<string>(ends.map(({ id }) => id));
  return (await ledger.live(board.id, toldAlready))
    .filter((dispatch) => isUnderWay(dispatch) && dispatch.state !== 'planned' && !tried.has(dispatch.id))
    .map((dispatch) => ({ id: dispatch.id, dispatch }));
}

async function whyNothing({ ledger }: Service, view: BoardView, today: CalendarDate): Promise<string> {
  if (hasEnded(view.board, today)) return 'the board has ended';
  if (!isWorkingDay(today, closuresOf(view.board))) return 'it is not a working day';
  const due = dispatchesDue(view, today).map(({ id }) => id);
  const sent = (await ledger.known(view.board.id, due)).filter(({ state }) => sentStates.includes(state));
  if (sent.length === 0) return 'nothing is owed today';
  const what = series([...new Set(sent.map(({ sentVia }) => takenInWords(sentVia)))]);
  return sent.length === 1
    ? `the one mail owed was ${what} before, and goes to nobody twice`
    : `the ${sent.length} mails owed were ${what} before, and go to nobody twice`;
}

const sentStates: readonly Dispatch['state'][] = ['sent', 'delivered'];
const settledStates: readonly Dispatch['state'][] = [...sentStates, 'cancelled', 'missed'];

const endedWell = (end: MorningEnd): boolean =>
  'dispatch' in end && settledStates.includes(end.dispatch.state);

const plainEnd = (end: MorningEnd): object =>
  'dispatch' in end ? end.dispatch : { id: end.id, error: String(end.error) };

/** In red where the law or the board's own rule is broken. */
function gapInWords(gap: Gap, { inRed }: Desk): string {
  const line = `! ${gap.kind}: ${gap.detail}`;
  return `  ${isBreach(gap) ? inRed(line) : line}\n`;
}

function statusInWords(
  { view, today, underWay, troubles, gaps, overdue }: OnDay<BoardStatus>,
  desk: Desk,
): string {
  const { board } = view;
  const saidAsGap = new Set(gaps.map(({ detail }) => detail));
  const lines = [
    ...[...underWay, ...troubles].map(
      (dispatch) =>
        `${dispatchInWords(dispatch, view)}      ${dispatch.id}\n${leftToDo(dispatch, board, today)}`,
    ),
    ...gaps.map((gap) => gapInWords(gap, desk)),
    ...overdue.filter(({ detail }) => !saidAsGap.has(detail)).map(({ detail }) => `  ! overdue: ${detail}\n`),
  ];
  const end = boardEndInWords(board, today);
  if (end !== null) {
    const then = hasEnded(board, today) ? '. Nothing is sent' : '';
    lines.push(`  ${end}: ${board.ended?.reason}${then}\n`);
  }
  const all = lines.length > 0 ? lines : ['  all is well: nothing under way, nothing gone wrong, no gaps\n'];
  return `${board.name}, ${inFull(today)}\n${all.join('')}`;
}
