import {
  addDays,
  addMinutes,
  type CalendarDate,
  type Instant,
  weekday,
} from '../../functions/calendar/days.ts';
import { openRegister } from '../../functions/store/register.ts';
import { Account } from './account.ts';
import { Agenda } from './agenda.ts';
import { registersBefore } from './beginning.ts';
import { clientOf } from './client.ts';
import { inLondon, WorldClock } from './clock.ts';
import { Faults } from './faults.ts';
import { MailService } from './mail-service.ts';
import { doing } from './people.ts';
import type { Planted } from './planted.ts';
import { Process } from './processes.ts';
import { Queues } from './queues.ts';
import { type Decision, firstDay, type Happening, lastDayOfTrouble, type Season } from './season.ts';
import { Service } from './service.ts';
import { skyOn } from './sky.ts';
import type { World } from './surroundings.ts';
import { Table, tableName } from './table.ts';

/** What was done on a day, for whoever judges it. */
export type DayLived = {
  date: CalendarDate;
  /** How many writes the table had taken when the day began, before its first sweep, and when it ended. */
  writes: { before: number; atSweep: number; after: number };
  /** The service swept in the morning, and nothing was in its way all day. */
  isClear: boolean;
  /** The service was away, and nothing it had been asked before was left to do. */
  isAway: boolean;
  /** The register has changed since the day before, or a reminder begins or has just ended. */
  isNews: boolean;
};

export type Lived = { world: World; story: string[]; days: DayLived[] };

/** Watches a season go by, day by day. */
export type Watcher = (world: World, day: DayLived) => void;

const ofKind = <Kind extends Decision['kind']>(
  decisions: readonly Decision[],
  kind: Kind,
): Extract<Decision, { kind: Kind }>[] =>
  decisions.filter((one): one is Extract<Decision, { kind: Kind }> => one.kind === kind);

const eight = 8 * 60;
/** The sweeps that follow the morning’s, where there is something left to do. */
const healing = [12 * 60, 17 * 60];
const bedtime = 22 * 60;
/** Of the days on which nothing is to be done, that of each month is there. */
const quietDay = 20;

type Parts = { world: World; service: Service; agenda: Agenda };

/** Lives through a season from its first day to its last. */
export async function live(season: Season, watch: Watcher, planted: Planted = {}): Promise<Lived> {
  const { setting, decisions } = season;
  const story: string[] = [];
  const clock = new WorldClock(inLondon(firstDay, 0));
  const table = new Table();
  table.pageOf = setting.pageOf;
  const queues = new Queues();
  const tell = (what: string): void => {
    story.push(`${clock.now.slice(0, 16).replace('T', ' ')}  ${what}`);
  };
  const faults = new Faults(ofKind(decisions, 'fault'), ofKind(decisions, 'fate'), tell);
  const happenings = ofKind(decisions, 'happening');
  const weather = ofKind(decisions, 'weather');
  const registers = registersBefore(setting);
  const world: World = {
    ...{ clock, table, faults, queues, tell, today: firstDay, deeds: 0, planted, threw: [] },
    account: new Account(),
    codes: registers.map(({ board }) => board.id),
    sky: skyOn([], firstDay),
    mail: new MailService({
      ...{ clock, faults, events: queues.events, tell },
      writes: () => table.written.length,
      today: () => world.today,
    }),
  };
  const register = openRegister(
    clientOf(new Process(clock, 0, false), { clock, table, faults: undefined }),
    tableName,
  );
  for (const { board, things } of registers) {
    for (const thing of [board, ...things]) await register.save(thing);
  }
  const [service, agenda] = [new Service(world), new Agenda()];
  const days: DayLived[] = [];
  for (let today = firstDay; today <= season.until; today = addDays(today, 1)) {
    world.today = today;
    clock.moveTo(inLondon(today, 0));
    world.sky = skyOn(weather, today);
    faults.dawn(today);
    for (const { what, until } of weather.filter(({ on }) => on === today)) tell(`until ${until}: ${what}`);
    if (today > lastDayOfTrouble) faults.clear();
    const day = await liveDay(
      { world, service, agenda },
      season,
      happenings.filter(({ on }) => on === today),
    );
    days.push(day);
    watch(world, day);
  }
  return { world, story, days };
}

async function liveDay(
  { world, service, agenda }: Parts,
  { setting }: Season,
  happenings: readonly Happening[],
): Promise<DayLived> {
  const { clock, sky, table, queues, today, faults, mail } = world;
  const before = table.written.length;
  const struckBefore = faults.struck.length;
  mail.isPaused = sky.isMailPaused;
  const at = (when: Happening['at']) => happenings.filter((one) => one.at === when);
  const people = (when: Happening['at']) => at(when).map((one) => doing(world, one));

  clock.moveTo(inLondon(today, 7 * 60));
  for (const deed of people('before')) await alone(world, deed);
  if (sky.areDeadLettersBack) {
    for (const queue of [queues.boards, queues.dispatches, queues.events]) queue.redrive(clock.now);
  }
  const atSweep = table.written.length;
  const isAway = sky.isServiceDown && queues.boards.length + queues.dispatches.length === 0;
  const isNews = agenda.isNews(world);
  const wakings = isWoken(world, isNews) ? [eight, ...healing] : [];
  for (const [index, minutes] of [eight, ...healing].entries()) {
    clock.moveTo(inLondon(today, minutes));
    table.catchUp();
    table.trail = sky.trail;
    const woken = wakings.includes(minutes) && (index === 0 || isBusy(world)) && !sky.isServiceDown;
    const wake =
      setting.runsOn === 'Lambda'
        ? service.wakeFor(inLondon(addDays(today, sky.wokenDaysAhead), minutes))
        : service.oneMachine();
    const during = index === 0 ? people('during') : [];
    const twice = sky.atOnce === undefined ? [wake] : [wake, wake];
    await service.work([...(woken ? twice : []), ...during], sky.atOnce);
    await handleRest(world, service, inLondon(today, [...healing, bedtime][index] ?? bedtime));
    if (index === 0) for (const deed of people('after')) await alone(world, deed);
  }
  const isClear =
    sky.isClear && faults.struck.length === struckBefore && wakings.length > 0 && happenings.length === 0;
  const isUnhindered = !sky.isServiceDown && !sky.isMailPaused && !sky.isFrozen && sky.wokenDaysAhead === 0;
  if (isUnhindered && wakings.length > 0 && faults.struck.length === struckBefore) agenda.strikeOut(today);
  return { date: today, writes: { before, atSweep, after: table.written.length }, isClear, isAway, isNews };
}

/**
 * A sweep of a day on which nothing has changed, began or waits finds nothing to do, and costs as much as any: of
 * those, some are there. On a day off, a sweep has only to settle what time has overtaken.
 */
function isWoken(world: World, isNews: boolean): boolean {
  if (weekday(world.today) > 5) return weekday(world.today) === 6 && isBusy(world);
  return isNews || isBusy(world) || Number(world.today.slice(-2)) === quietDay;
}

/** Whether something is under way, or is to be told. */
function isBusy({ table, queues }: World): boolean {
  if (queues.dispatches.length + queues.boards.length > 0) return true;
  for (const item of table.liveDispatches.values()) {
    if (item['waitingFor'] !== 'a contact') return true;
  }
  return false;
}

/** Does something while nobody else is at work. */
async function alone({ clock }: World, work: (process: Process) => Promise<void>): Promise<void> {
  const end = await new Process(clock, 0, false).run(work);
  if (end.ended === 'threw') throw end.error;
}

/** Does what comes back to the queues, or late, until that moment. */
async function handleRest(world: World, service: Service, until: Instant): Promise<void> {
  if (world.sky.isServiceDown) return;
  for (let next = world.queues.nextBefore(until); next !== undefined; next = world.queues.nextBefore(until)) {
    // By then, what comes soon after it has come too.
    world.clock.moveTo(addMinutes(next, 1));
    await service.work([], world.sky.atOnce);
  }
}
