import { inWords } from '../calendar/days.ts';
import { countOf, withCapital } from '../words/english.ts';
import type { ChairSheet, Coming, DueToday, Promised, ToDecide, ToPress } from './chair-sheet.ts';

/** A box to be ticked with a pen; whoever may decide on the spot has its words as a link. */
export type Tick = { words: string; to: string | null };

/** One thing on the sheet: what it is of, what was asked, and what is to be known of it. */
export type SheetRow = {
  ref: string;
  owner: string | null;
  text: string;
  details: string[];
  /** Whether that stands in one line with the text. */
  isInOne: boolean;
  ticks: Tick[];
};

/** A row of the table of rates. */
type RateRow = {
  meeting: string;
  outstanding: string;
  discharged: string;
  carriedOver: string;
  rate: string;
};

/** A heading of the sheet: how many there are, and those that there is room for. */
export type SheetSection = {
  number: number;
  heading: string;
  figure: string;
  /** Says that there is none; null when there is one. */
  nil: string | null;
  rows: SheetRow[];
  /** "And 23 more: see the action report. 1 of the 30 stands under 2 Press."; null where there is nothing to say. */
  note: string | null;
  rates: RateRow[];
};

/** The sheet as it is printed: on one page of A4, whatever there is. */
export type ChairSheetPage = {
  board: string;
  heading: string;
  meeting: string;
  /** "10:00, Committee Room 2. As at 3 December 2024." */
  facts: string;
  sections: SheetSection[];
  /** Says where words were left out; null where none were. */
  shortened: string | null;
};

/** Where whoever may decide does so: below the board's own address. */
export type Deciding = (ref: string, step: string) => string;

/** The longest text of one thing: what is left out is marked, and the action has all of it. */
const longest = 260;
const longestName = 90;
const leftOut = ' […]';

const short = (text: string, most = longest): string =>
  text.length <= most ? text : `${text.slice(0, most - leftOut.length).replace(/\s+\S*$/, '')}${leftOut}`;

const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`);

const decideRow =
  (deciding: Deciding | null) =>
  ({
    ref,
    owner,
    action,
    undertaking,
    on: day,
    how,
    saidBy,
    evidence,
    due,
    dueInWords,
  }: ToDecide): SheetRow => {
    const by = saidBy === null ? '' : `, by ${saidBy}`;
    const seen = evidence.length === 0 ? '' : ` (${countOf(evidence.length, 'link')} with it)`;
    const step = (to: string) => deciding?.(ref, to) ?? null;
    return {
      ref,
      owner: short(owner, longestName),
      text: short(undertaking === null ? action : `Promised: ${undertaking}`),
      details: [
        `Said ${undertaking === null ? 'done' : 'provided'} on ${inWords(day)}${by}: “${short(how)}”${seen}`,
        due === null ? dueInWords : `Due ${dueInWords}`,
      ],
      isInOne: false,
      ticks: [
        { words: 'Accept', to: step(undertaking === null ? 'discharge' : 'provided') },
        { words: 'Press further', to: step('send-back') },
      ],
    };
  };

function chasesInWords({ chases, escalations, lastChased }: ToPress): string {
  if (lastChased === null) return 'Not chased yet';
  const said = [
    ...(chases > 0 ? [`chased ${times(chases)}`] : []),
    ...(escalations > 0 ? [`escalated ${times(escalations)}`] : []),
  ].join(', ');
  return `${withCapital(said)}, last on ${inWords(lastChased)}`;
}

const carriedInWords = (count: number | null): string =>
  count === null
    ? 'how often carried over is not known'
    : count === 0
      ? 'not carried over'
      : `carried over ${times(count)}`;

const pressRow = (one: ToPress): SheetRow => ({
  ref: one.ref,
  owner: short(one.owner, longestName),
  text: short(one.undertaking === null ? one.action : `Promised: ${one.undertaking}`),
  details: [
    `Asked ${inWords(one.asked)}, was due ${one.dueInWords}, ${carriedInWords(one.timesCarriedOver)}`,
    one.pausedUntil === null
      ? chasesInWords(one)
      : `${chasesInWords(one)}; paused until ${inWords(one.pausedUntil)}`,
    one.said === null ? 'No answer' : short(`Its owner ${one.said}`),
  ],
  isInOne: false,
  ticks: [],
});

const promisedRow = ({ ref, owner, undertaking, due, dueInWords, asked }: Promised): SheetRow => ({
  ref,
  owner: short(owner, longestName),
  text: short(undertaking),
  details: [`${due === null ? dueInWords : `By ${dueInWords}`}, asked ${inWords(asked)}`],
  isInOne: true,
  ticks: [],
});

const dueRow = ({ ref, owner, action, undertaking, asked }: DueToday): SheetRow => ({
  ref,
  owner: short(owner, longestName),
  text: short(undertaking === null ? action : `Promised: ${undertaking}`),
  details: [`Asked ${inWords(asked)}`],
  isInOne: true,
  ticks: [],
});

const comingRow = ({ ref, panel, item, meetingInWords, offered, received }: Coming): SheetRow => ({
  ref,
  owner: null,
  text: short(item),
  details: [
    `${panel}, ${meetingInWords}`,
    offered ? 'Offered, not accepted yet' : received === null ? 'Paper not in' : 'Paper in',
  ],
  isInOne: true,
  ticks: [],
});

/** So many lines of rows go on the page beside its headings and figures, and a line is so many letters M wide. */
const linesOfRows = 37;
const lineWidth = 54;
/** What stands between two rows, in lines. */
const betweenRows = 0.2;
/** In which order the lists have their rows: what is to be decided, and to be pressed, twice as many as the others. */
const turns: readonly number[] = [0, 1, 0, 1, 2, 3, 4];

/** How wide letters of Arial are, the narrow and the wide ones apart: a text in capitals has half as many in a line. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[ .,;:'’‘!|()ijlt-]/, 0.33],
  [/[mwMW@%]/, 0.95],
  [/[A-Z&]/, 0.75],
  [/[\u2E80-\uFFFF]/, 1.05],
];
const usualWidth = 0.56;

const lettersWide = (text: string): number =>
  [...text].reduce(
    (sum, letter) => sum + (widths.find(([letters]) => letters.test(letter))?.[1] ?? usualWidth),
    0,
  );

const linesOf = ({ ref, owner, text, details, ticks, isInOne }: SheetRow): number => {
  const boxes = ticks.map(({ words }) => `MM ${words}`).join(' ');
  const what = lettersWide(`${ref} ${owner ?? ''}: ${text} ${boxes}`);
  const more = lettersWide(details.join('. '));
  const lines = isInOne
    ? Math.ceil((what + more) / lineWidth)
    : Math.ceil(what / lineWidth) + Math.ceil(more / lineWidth);
  return lines + betweenRows;
};

/**
 * How many rows of each list there is room for: one after another in their turns, so that a long list crowds out no other.
 * A list ends where its next row has no room.
 */
export function rowsWithRoom(lists: readonly (readonly SheetRow[])[], lines = linesOfRows): number[] {
  const shown = lists.map(() => 0);
  const open = new Set(lists.map((_, list) => list));
  let left = lines;
  while (open.size > 0) {
    for (const list of turns) {
      const next = lists[list]?.[shown[list] ?? 0];
      if (!open.has(list)) continue;
      if (next === undefined || linesOf(next) > left) {
        open.delete(list);
        continue;
      }
      left -= linesOf(next);
      shown[list] = (shown[list] ?? 0) + 1;
    }
  }
  return shown;
}

/** A list under its heading: those that stand under a heading before are counted, and not repeated. */
type Listed = {
  number: number;
  heading: string;
  count: number;
  nilWords: string;
  elsewhere: string[];
  rows: SheetRow[];
  /** Where the rest is. */
  rest: string;
};

type Referred = { ref: string };

const refsOf = (things: readonly Referred[]): Set<string> => new Set(things.map(({ ref }) => ref));

/** Those that stand under none of the headings before; and of the others how many under which. */
function withoutThoseBefore<T extends Referred>(
  things: readonly T[],
  before: readonly (readonly [string, Set<string>])[],
): { here: T[]; elsewhere: string[] } {
  let here = [...things];
  const elsewhere = before.flatMap(([heading, refs]) => {
    const there = here.filter(({ ref }) => refs.has(ref)).length;
    here = here.filter(({ ref }) => !refs.has(ref));
    if (there === 0) return [];
    if (things.length === 1) return [`It stands under ${heading}.`];
    return [`${there} of the ${things.length} ${there === 1 ? 'stands' : 'stand'} under ${heading}.`];
  });
  return { here, elsewhere };
}

function listsOf(
  { decide, press, promised, due, coming, unread, meeting }: ChairSheet,
  deciding: Deciding | null,
): Listed[] {
  const rest = 'see the action report';
  const above = [
    ['1 Decide', refsOf(decide)],
    ['2 Press', refsOf(press)],
  ] as const;
  const promises = withoutThoseBefore(promised, above);
  const dues = withoutThoseBefore(due, [...above, ['3 Promised', refsOf(promised)]]);
  return [
    {
      ...{ number: 1, heading: 'Decide', count: decide.length, elsewhere: [], rest },
      nilWords: 'Nothing is reported done.',
      rows: decide.map(decideRow(deciding)),
    },
    {
      ...{ number: 2, heading: 'Press', count: press.length, elsewhere: [], rest },
      nilWords: 'Nothing is overdue.',
      rows: press.map(pressRow),
    },
    {
      ...{ number: 3, heading: 'Promised', count: promised.length, elsewhere: promises.elsewhere, rest },
      nilWords: 'No undertaking is outstanding.',
      rows: promises.here.map(promisedRow),
    },
    {
      ...{
        number: 4,
        heading: 'Due today, at this meeting',
        count: due.length,
        elsewhere: dues.elsewhere,
        rest,
      },
      nilWords: meeting === null ? 'No meeting to come has a day.' : 'Nothing is due at this meeting.',
      rows: dues.here.map(dueRow),
    },
    {
      ...{ number: 6, heading: 'Coming', count: coming.length, rest: 'see the programme' },
      elsewhere: unread.map((panel) => `The programme of ${panel} could not be read.`),
      nilWords: 'No panel is to consider anything that came from this board.',
      rows: coming.map(comingRow),
    },
  ];
}

/** The sheet as it is printed; with the addresses where whoever looks at it may decide, or none. */
export function chairSheetPage(sheet: ChairSheet, deciding: Deciding | null = null): ChairSheetPage {
  const lists = listsOf(sheet, deciding);
  const room = rowsWithRoom(lists.map(({ rows }) => rows));
  const listed = lists.map((list, at) => sectionOf(list, room[at] ?? 0));
  const sections = [...listed, lastSection(sheet)].sort((one, other) => one.number - other.number);
  return {
    board: short(sheet.board, longestName),
    heading: sheet.heading,
    meeting: sheet.meetingInWords,
    facts: factsOf(sheet),
    sections,
    shortened: JSON.stringify(sections).includes(leftOut)
      ? `Where “${leftOut.trim()}” stands, words are left out: the action has them all.`
      : null,
  };
}

function sectionOf(
  { number, heading, count, nilWords, elsewhere, rows, rest }: Listed,
  room: number,
): SheetSection {
  const over = rows.length - room;
  const and = room === 0 ? `${over}` : `And ${over} more`;
  return {
    ...{ number, heading, figure: String(count), rates: [] },
    nil: count === 0 ? nilWords : null,
    rows: rows.slice(0, room),
    note: [...(over > 0 ? [`${and}: ${rest}.`] : []), ...elsewhere].join(' ') || null,
  };
}

const lastSection = ({ lastMeeting, rates }: ChairSheet): SheetSection => ({
  ...{ number: 5, heading: 'Said at the last meeting', figure: '', rows: [] },
  nil: rates.length === 0 ? 'No meeting is recorded as held yet.' : null,
  note: lastInWords(lastMeeting),
  rates: rates.map(rateRow),
});

const known = (count: number | null): string => (count === null ? 'not known' : String(count));

function rateRow({ date, outstanding, discharged, carriedOver, rate }: ChairSheet['rates'][number]): RateRow {
  const none = outstanding === 0 ? 'nothing outstanding' : 'not known';
  return {
    meeting: inWords(date),
    outstanding: known(outstanding),
    discharged: known(discharged),
    carriedOver: known(carriedOver),
    rate: rate === null ? none : `${Math.round(rate * 100)} %`,
  };
}

function factsOf({ meeting, asAtInWords }: ChairSheet): string {
  const at = short([meeting?.time, meeting?.place].filter(Boolean).join(', '), longestName);
  const where = meeting === null ? 'No meeting to come has a day' : at || 'Time and place not entered';
  return `${where}. As at ${asAtInWords}.`;
}

function lastInWords(last: ChairSheet['lastMeeting']): string {
  if (last === null) return 'The board has not met before.';
  const { date, asked, discharged, carriedOver, recorded } = last;
  if (!recorded) return `The notes of ${inWords(date)} are not recorded yet.`;
  const carried =
    carriedOver === null ? 'how many were carried over is not known' : `${carriedOver} carried over`;
  return `On ${inWords(date)}: ${asked} asked, ${discharged} discharged, ${carried}.`;
}
