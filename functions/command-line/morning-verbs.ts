import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import { addDays, addMinutes, type CalendarDate, inFull } from '../calendar/days.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import { addressee } from '../dispatch/content.ts';
import { settleByEvent, settleByHand } from '../dispatch/evidence.ts';
import { type Morning, type MorningEnd, workMorning } from '../dispatch/morning.ts';
import { planBoard } from '../dispatch/sweep.ts';
import { readMailEvent } from '../mail/events.ts';
import type { Board } from '../register/board.ts';
import { type BoardView, closuresOf } from '../register/view.ts';
import {
  type Dispatch,
  dispatchIdSchema,
  isTrouble,
  isUnderWay,
  type PlannedDispatch,
} from '../reminders/dispatch.ts';
import { gapsIn } from '../reminders/gaps.ts';
import {
  asOfOr,
  authorOf,
  boardNamed,
  type Desk,
  dayOption,
  Failed,
  Misused,
  printJson,
  type Service,
  viewOf,
} from './desk.ts';

type Asked = { board?: string; asOf?: CalendarDate; json?: boolean };

export function morningVerbs(matters: Command, desk: Desk): void {
  const daily = (verb: string, description: string): Command =>
    matters
      .command(verb)
      .description(description)
      .option('--board <id>', 'one board; all of them when left out')
      .option('--as-of <date>', 'the day to do it for; today when left out', dayOption)
      .option('--json', 'as JSON');

  daily('plan', 'what is owed to whom, and why; nothing is sent').action(async (asked: Asked) => {
    const service = await desk.service();
    const plans = await everyBoard(desk, service, asked, async (view, today) => ({
      board: view.board,
      today,
      owners: view.owners,
      fold: await planBoard(service, view, today),
      waiting: (await service.ledger.live(view.board.id)).filter(isUnderWay),
      gaps: gapsIn(view, today),
      working: isWorkingDay(today, closuresOf(view.board)),
    }));
    if (asked.json)
      return printJson(
        desk,
        plans.map(({ board, owners, fold, ...plan }) => ({ board: board.id, ...fold, ...plan })),
      );
    for (const { board, today, owners, fold, waiting, gaps, working } of plans) {
      desk.data(
        `${board.name}, ${inFull(today)}${working ? '' : ': not a working day, so nothing is sent'}\n`,
      );
      const line = (what: string, dispatch: PlannedDispatch, why: string): void =>
        desk.data(`  ${what} ${addressee(owners, dispatch)}: ${dispatch.stage} (${why})\n`);
      for (const dispatch of fold.send) line('to', dispatch, dispatch.why);
      for (const { dispatch, by } of fold.saidIn) line('not to', dispatch, `said in ${by.stage}`);
      for (const dispatch of fold.missed) line('missed for', dispatch, `its last day was ${dispatch.cutOff}`);
      for (const dispatch of waiting) line(`${dispatch.state} for`, dispatch, dispatch.why);
      if (fold.send.length + waiting.length === 0) desk.data('  nothing is owed\n');
      for (const { detail } of gaps) desk.data(`  ! ${detail}\n`);
    }
    return undefined;
  });

  daily('sweep', 'does a morning’s work: plans, sends, and shows the end of each dispatch').action(
    async (asked: Asked) => {
      const service = await desk.service();
      const mornings = await everyBoard(desk, service, asked, (view, today) =>
        doMorning(desk, service, view, today, asked.json ?? false),
      );
      if (asked.json) printJson(desk, mornings.flat().map(plainEnd));
      const unfinished = mornings.flat().filter((end) => !endedWell(end));
      if (unfinished.length > 0)
        throw new Failed(`${unfinished.length} not sent: matters status says what is left to do`);
    },
  );

  daily('status', 'what is under way, what went wrong, and what would let somebody down').action(
    async (asked: Asked) => {
      const service = await desk.service();
      const statuses = await everyBoard(desk, service, asked, (view, today) =>
        statusOf(service, view, today),
      );
      if (asked.json)
        return printJson(
          desk,
          statuses.map(({ board, owners, ...status }) => ({ board: board.id, ...status })),
        );
      for (const status of statuses) desk.data(statusInWords(status));
      return undefined;
    },
  );

  matters
    .command('settle <dispatch>')
    .description('says whether a mail went, where nobody knows: it is then sent, or not sent again')
    .option('--went', 'it went')
    .option('--did-not-go', 'it did not go, and is to be sent again while there is time')
    .requiredOption('--why <text>', 'how you know')
    .action(
      async (name: string, { went, didNotGo, why }: { went?: boolean; didNotGo?: boolean; why: string }) => {
        if (went === didNotGo) throw new Misused('say either --went or --did-not-go');
        const id = dispatchIdSchema.safeParse(name);
        if (!id.success)
          throw new Misused(`"${name}" is not the name of a dispatch: matters status lists them`);
        const service = await desk.service();
        const board = await boardNamed(service, name.split('_')[0] ?? '');
        const answer = { went: went === true, why };
        const settler = { ...service, now: desk.now };
        const today = asOfOr(desk, board);
        const settled = await settleByHand(settler, board.id, id.data, answer, today, authorOf(desk));
        if (settled.outcome === 'no such dispatch') throw new Failed(`the ledger has no dispatch ${name}`);
        if (settled.outcome === 'nothing new')
          throw new Failed(`${name} needs no settling: it is ${settled.dispatch.state}`);
        desk.say(`${name} is now ${settled.dispatch.state}.\n`);
      },
    );

  matters
    .command('events <file>')
    .description('settles dispatches by the mail service’s own events: a file of JSON, one event to a line')
    .action(async (file: string) => {
      const service = await desk.service();
      const settler = { ...service, now: desk.now };
      const unread: string[] = [];
      for (const { line, json } of await eventsIn(file)) {
        const reading = readMailEvent(json);
        if (reading.outcome === 'unreadable') unread.push(`line ${line}: ${reading.why}`);
        if (reading.outcome === 'not ours') desk.say(`line ${line}: ${reading.why}\n`);
        if (reading.outcome !== 'read') continue;
        const { outcome } = await settleByEvent(settler, reading.event);
        desk.data(`line ${line}: ${reading.event.dispatch} ${reading.event.kind}: ${outcome}\n`);
      }
      if (unread.length > 0) throw new Failed(`not read: ${unread.join('; ')}`);
    });
}

/** Works through the boards asked for. One that cannot be read does not silence the others, and is failed for. */
async function everyBoard<T>(
  desk: Desk,
  service: Service,
  { board, asOf }: Asked,
  work: (view: BoardView, today: CalendarDate) => Promise<T>,
): Promise<T[]> {
  const ids = board === undefined ? await service.register.boardCodes() : [board];
  if (ids.length === 0) desk.say('There is no board yet: matters board add.\n');
  const done: T[] = [];
  const failures: string[] = [];
  for (const id of ids) {
    try {
      const view = await viewOf(service, id);
      done.push(await work(view, asOfOr(desk, view.board, asOf)));
    } catch (error) {
      if (ids.length === 1) throw error;
      failures.push(`board ${id}: ${error instanceof Error ? error.message : String(error)}`);
      desk.say(`! ${failures.at(-1)}\n`);
    }
  }
  if (failures.length > 0)
    throw new Failed(`${failures.length} of ${ids.length} boards could not be worked through`);
  return done;
}

/** The morning's parts: the service, a clock, and somebody to tell. */
const morningWith = (desk: Desk, service: Service, progress: Morning['progress']): Morning => ({
  ...service,
  now: desk.now,
  pause: (milliseconds) => pause(milliseconds),
  progress,
});

async function doMorning(
  desk: Desk,
  service: Service,
  view: BoardView,
  today: CalendarDate,
  quietly: boolean,
): Promise<MorningEnd[]> {
  const tell = quietly ? desk.say : desk.data;
  tell(`${view.board.name}, ${inFull(today)}\n`);
  const ends = await workMorning(
    morningWith(desk, service, (end) => tell(`  ${endInWords(end, view)}\n`)),
    view,
    today,
  );
  if (ends.length > 0) return ends;
  const why = isWorkingDay(today, closuresOf(view.board))
    ? 'everything owed was sent before'
    : 'it is not a working day';
  tell(`  nothing to send: ${why}\n`);
  return ends;
}

const settledStates: readonly Dispatch['state'][] = ['sent', 'delivered', 'cancelled', 'missed'];

const endedWell = (end: MorningEnd): boolean =>
  'dispatch' in end && settledStates.includes(end.dispatch.state);

const plainEnd = (end: MorningEnd): object =>
  'dispatch' in end ? end.dispatch : { id: end.id, error: String(end.error) };

/** How a dispatch ended, and why it was owed. */
function endInWords(end: MorningEnd, { owners }: Pick<BoardView, 'owners'>): string {
  if (!('dispatch' in end)) {
    return `${end.id}: error, ${end.error instanceof Error ? end.error.message : String(end.error)}`;
  }
  const { dispatch } = end;
  const to = addressee(owners, dispatch);
  const about = `${dispatch.stage}: ${dispatch.why}`;
  switch (dispatch.state) {
    case 'sent':
    case 'delivered':
      return `${dispatch.state} to ${to} (${dispatch.to.join(', ')}): “${dispatch.subject}” [${about}]`;
    case 'planned':
      return `waits for ${dispatch.waitingFor ?? 'its turn'}: ${to} [${about}]`;
    case 'claimed':
      return `held by another run until ${dispatch.leaseUntil}: ${to} [${about}]`;
    case 'sending':
      return `may have been sent, not known: ${to} [${about}]`;
    default:
      return `${dispatch.state}: ${to}: ${dispatch.because} [${about}]`;
  }
}

type Status = {
  board: Board;
  today: CalendarDate;
  owners: BoardView['owners'];
  underWay: Dispatch[];
  troubles: Dispatch[];
  gaps: ReturnType<typeof gapsIn>;
};

/** How far back a mail that went wrong is still shown. */
const troubleDays = 90;

async function statusOf({ ledger }: Service, view: BoardView, today: CalendarDate): Promise<Status> {
  const [live, recent] = await Promise.all([
    ledger.live(view.board.id),
    ledger.dispatchesOf(view.board.id, { since: addDays(today, -troubleDays) }),
  ]);
  return {
    board: view.board,
    today,
    owners: view.owners,
    underWay: live.filter(isUnderWay),
    troubles: recent.filter((dispatch) => isTrouble(dispatch) && !isUnderWay(dispatch)),
    gaps: gapsIn(view, today),
  };
}

function statusInWords({ board, today, owners, underWay, troubles, gaps }: Status): string {
  const lines = [
    ...underWay.map(
      (dispatch) =>
        `${dispatch.id}\n    ${endInWords({ id: dispatch.id, dispatch }, { owners })}${leftToDo(dispatch, board)}`,
    ),
    ...troubles.map(
      (dispatch) => `${dispatch.id}\n    ${endInWords({ id: dispatch.id, dispatch }, { owners })}`,
    ),
    ...gaps.map(({ kind, detail }) => `! ${kind}: ${detail}`),
  ];
  const all = lines.length > 0 ? lines : ['all is well: nothing under way, nothing gone wrong, no gaps'];
  return `${board.name}, ${inFull(today)}\n${all.map((line) => `  ${line}\n`).join('')}`;
}

/** What will happen by itself to a dispatch whose outcome is not known, and what a person can do. */
function leftToDo(dispatch: Dispatch, { policy }: Board): string {
  if (dispatch.state !== 'sending' && dispatch.state !== 'unknown') return '';
  const since = dispatch.state === 'sending' ? dispatch.since : dispatch.at;
  const then =
    policy.unknownThen === 'send again'
      ? `sent again by the first sweep after ${addMinutes(since, policy.unknownAfterMinutes)} unless evidence comes`
      : 'waits for evidence or for a person';
  return `\n    ${then}; if you know: matters settle ${dispatch.id} --went | --did-not-go --why TEXT`;
}

async function eventsIn(file: string): Promise<{ line: number; json: unknown }[]> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new Failed(`${file} cannot be opened: ${error.message}`);
  });
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [{ line: index + 1, json: JSON.parse(line) as unknown }];
    } catch {
      throw new Failed(`${file}, line ${index + 1}: not JSON`);
    }
  });
}
