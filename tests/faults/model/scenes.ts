import { addDays, type CalendarDate, day, type Instant } from '../../../functions/calendar/days.ts';
import { bankHolidays, isWorkingDay } from '../../../functions/calendar/working-days.ts';
import { planBoard } from '../../../functions/dispatch/planning.ts';
import { planned, theService } from '../../../functions/dispatch/transitions.ts';
import type { Policy } from '../../../functions/register/board.ts';
import type { BoardView } from '../../../functions/register/view.ts';
import { at, recordedAt } from '../../dispatch/scene.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../../register/examples.ts';
import type { LedgerInMemory } from '../ledger-in-memory.ts';
import type { QuietDays } from './judge.ts';
import type { Program } from './program.ts';
import type { Scene } from './search.ts';
import { ledgerAfter, service } from './service.ts';

/** What may happen, and the quiet days after it. */
export type Model = { scene: Scene; quiet: QuietDays };

type Then = Policy['unknownThen'];

const viewOf = (unknownThen: Then, actions: BoardView['actions']): BoardView => ({
  board: aBoard({ policy: { unknownThen } }),
  owners: [anOwner()],
  meetings: [aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' }), aMeeting()],
  actions,
  programme: [],
});

const momentsOf = (today: string, times: readonly string[]): Instant[] =>
  times.map((time) => at(`${today}T${time}:00.000Z`));

/** The two minutes of a send are over by the second; by the third, the hour of an unknown end. */
export const threeTimes = ['07:30', '07:33', '08:45'];

/** The rest of `today`, and the mornings of `later`, the last of which is past every cut-off. */
function quietAfter(view: BoardView, today: string, later: readonly string[]): QuietDays {
  const { morning, send } = service(view);
  const rest = momentsOf(today, ['07:36', '08:50', '10:30']);
  const moments = [...rest, ...later.flatMap((date) => momentsOf(date, ['07:30', '09:30']))];
  return { moments: moments.map((now) => ({ today: day(now.slice(0, 10)), now })), sweep: morning, send };
}

const second = 'pdb_2024-12_20241211_second-reminder_force';

/** Enters what is owed on `today` and has not been told, each by itself. */
async function enterApart(ledger: LedgerInMemory, view: BoardView, today: CalendarDate): Promise<void> {
  const by = theService(at(`${today}T07:00:00.000Z`), 'sweep');
  const { send, coveredBy } = await planBoard({ ledger }, view, [], today);
  const owed = [...send, ...coveredBy.map(({ dispatch }) => dispatch)];
  for (const mail of owed) await ledger.save(planned(mail, by));
}

/** A second reminder on the last working day that is left to it, and so many at work on it. */
export async function oneMail(of: {
  unknownThen: Then;
  senders: number;
  sweeps: number;
  times: readonly string[];
  events: number;
  faults: number;
}): Promise<Model> {
  const view = viewOf(of.unknownThen, [anAction()]);
  const ledger = await ledgerAfter(view, [{ today: day('2024-11-18'), answer: 'accepted' }]);
  await enterApart(ledger, view, day('2024-11-22'));
  const { send, sweep, event } = service(view);
  const each = (times: number, program: Program): Program[] => Array.from({ length: times }, () => program);
  const atWork = [...each(of.senders, send(second, '2024-11-22')), ...each(of.sweeps, sweep('2024-11-22'))];
  return {
    scene: {
      before: ledger.content(),
      today: day('2024-11-22'),
      moments: momentsOf('2024-11-22', of.times),
      atWork,
      events: { kinds: ['taken', 'delivered', 'bounced'], most: of.events },
      event,
      faults: of.faults,
    },
    quiet: quietAfter(view, '2024-11-22', ['2024-11-25']),
  };
}

/** A second reminder and a notice to one office, which both wait by themselves, and a sender of each. */
export async function twoMails(of: {
  unknownThen: Then;
  sweeps: number;
  times: readonly string[];
}): Promise<Model> {
  const view = viewOf(of.unknownThen, [anAction(recordedAt('2024-11-21T15:00:00.000Z'))]);
  const ledger = await ledgerAfter(view, []);
  await enterApart(ledger, view, day('2024-11-22'));
  const { send, sweep, event } = service(view);
  const atWork = ledger.all().map(({ id }) => send(id, '2024-11-22'));
  if (of.sweeps > 0) atWork.push(sweep('2024-11-22'));
  return {
    scene: {
      before: ledger.content(),
      today: day('2024-11-22'),
      moments: momentsOf('2024-11-22', of.times),
      atWork,
      events: { kinds: [], most: 0 },
      event,
      faults: 0,
    },
    quiet: quietAfter(view, '2024-11-22', ['2024-11-25', '2024-12-12']),
  };
}

const lastCall = 'pdb_2024-12_20241211_last-call_force';
const escalation = 'pdb_due_20241120_escalation_force';

/** On the last day of a last call, which nobody would take for two days, an escalation falls due that says it too. */
export async function speakerAndCovered(unknownThen: Then): Promise<Model> {
  const dated = anAction({ ref: 'PDB-2024-10-1', due: { at: 'date', date: '2024-11-20', words: null } });
  const view = viewOf(unknownThen, [anAction(), dated]);
  const mornings: Parameters<typeof ledgerAfter>[1][number][] = [];
  for (let today = day('2024-11-13'); today < '2024-12-11'; today = addDays(today, 1)) {
    if (!isWorkingDay(today, bankHolidays)) continue;
    mornings.push({ today, answer: today < '2024-12-09' ? 'accepted' : 'refused for now' });
  }
  const ledger = await ledgerAfter(view, mornings);
  const { send, sweep, event } = service(view);
  const today = '2024-12-11';
  const atWork = [sweep(today), send(lastCall, today), send(escalation, today)];
  return {
    scene: {
      before: ledger.content(),
      today: day(today),
      moments: momentsOf(today, ['07:30']),
      atWork,
      events: { kinds: [], most: 0 },
      event,
      faults: 0,
    },
    quiet: quietAfter(view, today, ['2024-12-12', '2025-01-07']),
  };
}
