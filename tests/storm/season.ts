import { addDays, type CalendarDate, day } from '../../functions/calendar/days.ts';
import type { Board } from '../../functions/register/board.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { type Door, doors } from './processes.ts';

/** What people do in a season, each as its office would say it. `people.ts` says of whom and when. */
export const deeds = [
  'record notes',
  'raise an action',
  'report done',
  'discharge',
  'discharge on an undertaking',
  'meet the undertaking',
  'withdraw',
  're-open',
  'give to another office',
  'change the due date',
  'move the meeting',
  'move the meeting back',
  'put the meeting off',
  'cancel the meeting',
  'add a meeting',
  'hold the meeting',
  'change the stages',
  'change what follows the unknown',
  'close the office for a day',
  'name another secretary',
  'clear the secretary’s mailbox',
  'take the contact away',
  'give a contact',
  'give a deputy',
  'copy somebody in',
  'clear the mailbox',
  'say that it went',
  'say that it did not go',
  'plan an item',
  'take the paper in',
  'move the item',
  'withdraw the item',
  'change the lead',
] as const;
/** What the secretary does in some seasons besides. */
const pausings = ['pause', 'resume'] as const;
export type Deed = (typeof deeds | typeof pausings)[number];

/** When on its day: before the morning’s sweep, while that runs, or after it. */
export const times = ['before', 'during', 'after'] as const;

type On = { on: CalendarDate };
/** Somebody does something; `which` and `more` choose of what, and how, from what there is then. */
export type Happening = On & {
  kind: 'happening';
  at: (typeof times)[number];
  deed: Deed;
  board: number;
  which: number;
  more: number;
};

/** What can go wrong with one request, by where it asks. */
export const faultsAt = {
  read: ['killed', 'failed', 'slow', 'left unprocessed'],
  query: ['killed', 'failed', 'slow'],
  write: ['killed before', 'killed after', 'failed', 'throttled', 'answer lost', 'repeated', 'slow'],
  mail: [
    'killed before',
    'killed after',
    'throttled',
    'refused for good',
    'taken, no answer',
    'not taken, no answer',
    'slow',
  ],
  queue: ['killed before', 'killed after', 'failed', 'came twice'],
} as const satisfies Record<Door, readonly string[]>;
export type FaultAt<At extends Door> = (typeof faultsAt)[At][number];

/** From that day on, the so-manieth request at that door (from 1) fares so. */
export type Fault = On & { kind: 'fault'; door: Door; nth: number; how: FaultAt<Door> };

/** What the mail service tells of a mail that it took. */
export const fates = [
  'no word',
  'delivered late',
  'delivered twice',
  'told in the wrong order',
  'came back',
  'came back from the first',
  'came back for now',
  'out of office',
  'complaint',
  'complaint of several',
  'not spam',
  'suppressed',
  'rejected',
] as const;
export type FateKind = (typeof fates)[number];
export const spellings = [
  'bare',
  'with a name',
  'in capitals',
  'in brackets',
  'of Exchange',
  'not at all',
] as const;

/** From that day on, the so-manieth mail taken (from 1) fares so, and its addresses are spelled so. */
export type Fate = On & { kind: 'fate'; nth: number; fate: FateKind; spelled: (typeof spellings)[number] };

export const weathers = [
  'no service',
  'mail paused',
  'frozen',
  'index trails',
  'all at once',
  'clocks differ',
  'woken a day ahead',
  'woken a day late',
  'messages shuffled',
  'dead letters back',
] as const;
/** How things are from that day until another, both included. */
export type Weather = On & {
  kind: 'weather';
  until: CalendarDate;
  what: (typeof weathers)[number];
  by: number;
};

export type Decision = Happening | Fault | Fate | Weather;

/** How the service runs, and for whom: what no story can leave out. */
export type Setting = {
  runsOn: 'Lambda' | 'one machine';
  boards: 1 | 2;
  unknownThen: 'send again' | 'ask';
  /** Whether they have a programme of work, whose page in Word is half of what a report costs. */
  hasProgramme: boolean;
  /** How many of the four reminders of house practice the boards send. */
  stages: number;
  chasesBeforeEscalation: number;
  /** By which steps a matter is escalated, and after how many meetings an office is asked to come to one. */
  escalationSteps: Board['policy']['escalationSteps'];
  attendAfterMeetings: number;
  /** How often what nobody answered is chased on, in working days; null for never. */
  chaseOnWorkingDays: number | null;
  clearDays: number | null;
  /** How much the table hands over at once. */
  pageOf: number;
};

/** Everything that will happen of itself, decided before the first day. */
export type Season = {
  seed: number;
  setting: Setting;
  decisions: readonly Decision[];
  /** Its last day. */
  until: CalendarDate;
};

/** Summer and winter time begin in it, Christmas and Easter fall in it. */
export const firstDay = day('2024-09-23');
/** After it nobody does anything, the weather is fine, and the service ends what it began. */
export const lastDayOfTrouble = day('2025-05-30');
const lastDay = day('2025-09-12');

const troubledDays = (Date.parse(lastDayOfTrouble) - Date.parse(firstDay)) / 86_400_000;

const ladders: Setting['escalationSteps'][] = [
  ['deputy', 'named', 'attend'],
  ['named'],
  ['named', 'attend'],
  ['attend'],
  ['deputy', 'named'],
];

function settingOf(seed: number, chance: Chance): Setting {
  return {
    escalationSteps: ladders[seed % ladders.length] ?? ['named'],
    attendAfterMeetings: 1 + (seed % 2),
    chaseOnWorkingDays: [10, 20, 15, null][seed % 4] ?? null,
    runsOn: chance.onceIn(5) ? 'one machine' : 'Lambda',
    boards: chance.onceIn(6) ? 2 : 1,
    unknownThen: chance.onceIn(2) ? 'ask' : 'send again',
    hasProgramme: chance.onceIn(3),
    stages: 1 + chance.below(2),
    chasesBeforeEscalation: chance.onceIn(4) ? 2 : chance.below(2),
    clearDays: chance.onceIn(4) ? null : 5,
    pageOf: chance.onceIn(4) ? 5 : 1_000,
  };
}

/** A season of that seed. Most have a few kinds of trouble, and each kind a few times; some have none, and some much at once. */
export function seasonOf(seed: number): Season {
  const chance = chanceFrom(seed);
  const setting = settingOf(seed, chance);
  const someDay = (): CalendarDate => addDays(firstDay, chance.below(troubledDays));
  const several = <T>(most: number, draw: () => T): T[] =>
    Array.from({ length: chance.below(most + 1) }, draw);
  const decisions = [
    ...several(24, () => happening(chance, someDay())),
    ...afterMeetings(chance),
    ...afterAlarms(chance),
    ...faults(chance, someDay),
    ...pauses(chanceFrom(seed + 1_000_003)),
    ...(chance.onceIn(5) ? roughDays(chance, someDay()) : []),
    ...several(chance.onceIn(2) ? 12 : 0, () => fate(chance, someDay())),
    ...weather(chance, someDay),
  ];
  const inOrder = decisions.sort((one, other) => one.on.localeCompare(other.on));
  return { seed, setting, decisions: inOrder, until: lastDay };
}

const happening = (chance: Chance, on: CalendarDate, deed: Deed = chance.oneOf<Deed>(deeds)): Happening => ({
  kind: 'happening',
  ...{ on, at: chance.oneOf(times), deed },
  ...{ board: chance.below(2), which: chance.below(60), more: chance.below(60) },
});

/** Drawn apart from all else, so that a season without them is as it was. */
function pauses(chance: Chance): Happening[] {
  if (!chance.onceIn(2)) return [];
  return Array.from({ length: 1 + chance.below(6) }, () =>
    happening(chance, addDays(firstDay, chance.below(troubledDays)), chance.oneOf(pausings)),
  );
}

/** The days on which the boards meet, unless somebody moves them. */
export const meetingDays = [day('2024-12-11'), day('2025-03-26')];

/** Most meetings are held, and their notes recorded some days later; not all. */
const afterMeetings = (chance: Chance): Happening[] =>
  meetingDays.flatMap((on) => {
    if (chance.onceIn(4)) return [];
    const recorded = addDays(on, 1 + chance.below(9));
    return [
      happening(chance, recorded, 'hold the meeting'),
      happening(chance, recorded, 'record notes'),
      happening(chance, addDays(recorded, 1 + chance.below(20)), 'discharge'),
    ];
  });

/** A secretary who cannot be written to raises an alarm, and before long somebody sees to that. */
const afterAlarms = (chance: Chance): Happening[] =>
  ['2024-11-04', '2025-01-13', '2025-03-03', '2025-06-02'].flatMap((on) =>
    [0, 1].map((board) => ({ ...happening(chance, day(on), 'clear the secretary’s mailbox'), board })),
  );

/** How many requests an ordinary stretch makes at that door, so that a fault strikes any of them. */
const requestsAt: Record<Door, number> = { read: 40, query: 40, write: 12, mail: 3, queue: 6 };

function faults(chance: Chance, someDay: () => CalendarDate): Fault[] {
  const kinds = (Object.keys(faultsAt) as Door[]).filter(() => chance.onceIn(3));
  return kinds.flatMap((door) =>
    Array.from({ length: 1 + chance.below(door === 'mail' || door === 'write' ? 8 : 3) }, () =>
      faultAt(chance, someDay(), door),
    ),
  );
}

const faultAt = (chance: Chance, on: CalendarDate, door: Door): Fault => ({
  ...{ kind: 'fault', on, door },
  nth: 1 + chance.below(requestsAt[door]),
  how: chance.oneOf<FaultAt<Door>>(faultsAt[door]),
});

/** Some days on which about every tenth request fails, so that what one fault leaves behind meets the next. */
function roughDays(chance: Chance, first: CalendarDate): Fault[] {
  const days = Array.from({ length: 2 + chance.below(5) }, (_, later) => addDays(first, later));
  return days.flatMap((on) =>
    doors.flatMap((door) =>
      Array.from({ length: Math.ceil(requestsAt[door] / 10) }, () => faultAt(chance, on, door)),
    ),
  );
}

const fate = (chance: Chance, on: CalendarDate): Fate => ({
  ...{ kind: 'fate', on, nth: 1 + chance.below(3), fate: chance.oneOf(fates) },
  spelled: chance.onceIn(2) ? 'bare' : chance.oneOf(spellings),
});

/** For how many days each lasts at the most. An outage may last for weeks. */
const lasts: Record<Weather['what'], number> = {
  'no service': 4,
  'mail paused': 3,
  frozen: 3,
  'index trails': 20,
  'all at once': 20,
  'clocks differ': 60,
  'woken a day ahead': 1,
  'woken a day late': 1,
  'messages shuffled': 30,
  'dead letters back': 1,
};

function weather(chance: Chance, someDay: () => CalendarDate): Weather[] {
  const kinds = weathers.filter(() => chance.onceIn(4));
  return kinds.flatMap((what) =>
    Array.from({ length: 1 + chance.below(3) }, (): Weather => {
      const on = someDay();
      const days = what === 'no service' && chance.onceIn(4) ? 28 : lasts[what];
      return {
        kind: 'weather',
        on,
        until: addDays(on, chance.below(days)),
        what,
        by: chance.below(1_000_000),
      };
    }),
  );
}
