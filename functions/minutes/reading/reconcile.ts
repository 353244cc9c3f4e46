import { type CalendarDate, inWords } from '../../calendar/days.ts';
import type {
  ActionStatus,
  Difference,
  FoundAction,
  FoundDischarge,
  LinesRead,
  MinutedAction,
  Unread,
} from '../findings.ts';
import { type Attendee, meantInWords, ownersMeant } from './attendance.ts';
import { type Bullet, withoutSubject } from './bullets.ts';
import { withoutFullStop } from './lines.ts';
import { ownerInSentence } from './owners.ts';
import { dueInCell, endOfMonthIn } from './tables/due-said.ts';
import { isOwnerWords, ownersIn } from './tables/owners-said.ts';
import { isVerb } from './verbs.ts';
import {
  type DueRead,
  dueInWordsOf,
  dueOfCell,
  dueWordsOf,
  type MeetingDates,
  monthsMeetingIn,
  whenOf,
} from './when-said.ts';

export type Reconciled = {
  actions: FoundAction[];
  minuted: MinutedAction[];
  differences: Difference[];
  unread: Unread[];
  remarks: string[];
};

/** A row of a table of actions, from wherever it was read, with what is in doubt of it by itself. */
export type RowRead = {
  line: number;
  text: string;
  status: ActionStatus;
  owner: string | null;
  /** Those that `owner` names, each by itself. */
  owners: readonly string[];
  due: DueRead;
  /** The due date as its cell has it; empty where that is blank. */
  dueCell: string;
  doubts: readonly Difference[];
};

type Sources = {
  /** Those whom the notes list as present or absent. */
  attendees: readonly Attendee[];
  rows: readonly RowRead[];
  /** What is in doubt of the tables as a whole. */
  differences: readonly Difference[];
  bullets: readonly Bullet[];
  carriedOver: readonly Bullet[];
  discharged: readonly FoundDischarge[];
  meeting: MeetingDates;
};

/** The actions of table and bullets together. Nothing is dropped, and wherever the two disagree a difference says so. */
export function reconcile({
  attendees,
  rows,
  differences,
  bullets,
  carriedOver,
  discharged,
  meeting,
}: Sources): Reconciled {
  const result: Reconciled = { actions: [], minuted: [], differences: [], unread: [], remarks: [] };
  const spoken = withoutRepeats([...bullets, ...carriedOver]);
  const partners = partnersOf(
    rows.map(({ text }) => text),
    spoken.map(({ text }) => text),
  );
  rows.forEach((row, index) => {
    const bullet = spoken[partners.get(index) ?? -1] ?? null;
    addRow(row, bullet, { hasBullets: bullets.length > 0, meeting }, result);
    compareWithDischarged(row.text, discharged, result);
  });
  result.differences.push(...differences, ...doubleDifferences(rows));
  const taken = new Set(partners.values());
  spoken.forEach((bullet, index) => {
    if (!taken.has(index)) addBullet(bullet, meeting, result);
  });
  return withOwnersMeant(result, attendees);
}

const linesOf = ({ line, again = [] }: Bullet): number[] => [line, ...again];

/**
 * What is asked of the same owner in the same words, as in an item and in the summary at the end, is one action. Of two items each
 * may want “Provide an update”.
 */
function withoutRepeats(bullets: readonly Bullet[]): Bullet[] {
  const once: Bullet[] = [];
  const places = new Map<string, number>();
  for (const bullet of bullets) {
    const { owner, status, line } = bullet;
    const name = `${bare(withoutSubject(bullet).text)} of ${bare(owner ?? '')}${status ?? ''}`;
    const place = places.get(name) ?? -1;
    const first = once[place];
    if (first === undefined || areOfTwoItems(first.section, bullet.section)) {
      places.set(name, once.push(bullet) - 1);
    } else {
      once[place] = { ...first, due: first.due ?? bullet.due, again: [...(first.again ?? []), line] };
    }
  }
  return once;
}

const areOfTwoItems = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one !== other && !OF_ACTIONS.test(one) && !OF_ACTIONS.test(other);
const OF_ACTIONS = /\b(?:actions?|summary|matters arising|previous|last)\b/i;

/** Whose each action is by the list of those present, and what that leaves in doubt. */
function withOwnersMeant(result: Reconciled, attendees: readonly Attendee[]): Reconciled {
  const minuted = result.minuted.map(
    (said): MinutedAction => ({ ...said, ...ownersMeant(said.owners, attendees) }),
  );
  const doubts = minuted.flatMap(({ unknown }, index) =>
    (unknown ?? []).map(({ why }) => `the owner of “${result.actions[index]?.text}”: ${why}`),
  );
  const meant = new Set(minuted.flatMap((said) => (said.meant ?? []).map(meantInWords)));
  return {
    ...result,
    minuted,
    differences: [...result.differences, ...doubts.map((detail) => ({ kind: 'owner', detail }))],
    remarks: meant.size === 0 ? [] : [`by the list of those present, ${[...meant].join('; ')}`],
  };
}

type About = { hasBullets: boolean; meeting: MeetingDates };

/** A row, with what its bullet makes plain of it: whose it is where the table names nobody, and when where that is blank. */
function addRow(row: RowRead, bullet: Bullet | null, about: About, result: Reconciled): void {
  const isLive = row.status === 'open' || row.status === 'proposed';
  const own = bullet === null ? null : ownDue(bullet, about.meeting);
  const fills = row.dueCell === '' && row.due.due === null && own !== null && own.due !== null;
  const due = fills && own !== null ? own : row.due;
  const named = row.owner === null && bullet?.owner != null;
  const dueTold = bullet === null ? [] : dueDifferences(row, bullet, { own, fills });
  result.differences.push(
    ...row.doubts.filter(
      ({ kind }) => !(named && kind === 'owner') && !(dueTold.length > 0 && /^(?:no )?due date$/.test(kind)),
    ),
    ...dueTold,
    ...(bullet === null ? [] : ownerDifferences(row, bullet)),
    ...wordingDifferences(row, bullet, about.hasBullets && isLive),
  );
  if (due.noSuchDay) {
    result.unread.push({
      line: row.line,
      text: row.dueCell,
      why: `“${row.dueCell}” is not a day in the calendar`,
    });
  }
  const owner = row.owner ?? bullet?.owner ?? null;
  result.actions.push({
    text: row.text,
    status: row.status,
    owner,
    due: due.due,
    section: bullet?.section ?? null,
  });
  result.minuted.push({
    wording: bullet === null || sameWords(bullet.text, row.text) ? null : bullet.text,
    when: whenOf(due.due, due.words ?? (bullet === null ? null : dueWordsOf(bullet.wording))),
    owners: row.owner !== null ? row.owners : owner === null ? [] : ownersIn([owner]),
    doubts: unsafe(row, owner),
    lines: [row.line, ...(bullet === null ? [] : linesOf(bullet))].map(oneLine),
  });
}

/** An action that stands in two tables, as of a sheet for each meeting, may have become something else in between. */
function doubleDifferences(rows: readonly RowRead[]): Difference[] {
  const first = new Map<string, RowRead>();
  return rows.flatMap((row) => {
    const name = `${bare(row.text)} of ${bare(row.owner ?? '')}`;
    const before = first.get(name);
    if (before === undefined) first.set(name, row);
    if (before === undefined || before.status === row.status) return [];
    const detail = `${inQuotes(row)} stands on line ${before.line} as ${before.status}, and on line ${row.line} as ${row.status}`;
    return [{ kind: 'status', detail }];
  });
}

const oneLine = (line: number): LinesRead => ({ from: line, to: line });

/** Of what is in doubt of a row, what makes it unsafe to enter: a due date that is blank or in words does not. */
function unsafe({ doubts, text }: RowRead, owner: string | null): string[] {
  const unsafeKinds = ['status', 'text', ...(owner === null || !isOwnerWords(owner) ? ['owner'] : [])];
  const told = doubts.filter(({ kind }) => unsafeKinds.includes(kind));
  const isNobodyTold = told.some(({ kind }) => kind === 'owner');
  return [
    ...told.map(({ detail }) => detail),
    ...(owner === null && !isNobodyTold ? [nobodyNamed(text)] : []),
  ];
}

const nobodyNamed = (text: string): string => `the owner of “${text}”: nobody is named`;

const inQuotes = ({ text }: Pick<RowRead, 'text'>): string => `“${text}”`;

function dueDifferences(
  row: RowRead,
  bullet: Bullet,
  { own, fills }: { own: DueRead | null; fills: boolean },
): Difference[] {
  if (fills) {
    const said = dueInWordsOf(bullet.text) ?? '';
    const detail = `the table's due date for ${inQuotes(row)} is blank; the notes say “${said}”`;
    return [{ kind: 'due date', detail }];
  }
  const { due, trouble } = row.due;
  if (trouble !== null || own === null || own.due === null || due === null || own.due === due) return [];
  const detail = `the notes want ${inQuotes(row)} by ${inWords(own.due)}, the table by ${inWords(due)}`;
  return [{ kind: 'due date', detail }];
}

function ownerDifferences(row: RowRead, bullet: Bullet): Difference[] {
  if (bullet.owner === null || (row.owner !== null && sameWords(bullet.owner, row.owner))) return [];
  const detail =
    row.owner === null
      ? ownerMissing(inQuotes(row), bullet)
      : `the notes give ${inQuotes(row)} to ${bullet.owner}, the table to ${row.owner}`;
  return [{ kind: 'owner', detail }];
}

function wordingDifferences(
  row: Pick<RowRead, 'text'>,
  bullet: Bullet | null,
  wantsBullet: boolean,
): Difference[] {
  if (bullet === null) {
    const detail = `the table has ${inQuotes(row)}, and no section of the notes asks for it`;
    return wantsBullet ? [{ kind: 'only in the table', detail }] : [];
  }
  if (sameWords(askOf(bullet.text), askOf(row.text))) return [];
  return [{ kind: 'wording', detail: `the notes say “${bullet.text}”, the table ${inQuotes(row)}` }];
}

const ownerMissing = (action: string, bullet: Bullet | null): string =>
  bullet?.owner == null
    ? `the table gives ${action} no owner, and the notes name none`
    : `the table gives ${action} no owner; the notes give it to ${bullet.owner}`;

/** When a bullet's action is due by its own words, if they say: a day gone by within its sentence is one that it speaks of. */
function ownDue({ wording, due: ending }: Bullet, meeting: MeetingDates): DueRead | null {
  const said = withoutFullStop(wording);
  const end = ending === null ? endOfMonthIn(said) : null;
  const words = ending ?? end ?? dueInWordsOf(said);
  const month = words === null ? monthsMeetingIn(said) : null;
  const named = month === null ? null : dueOfCell(month, meeting);
  const own = words === null ? named : dueOfCell(words, meeting);
  const due = end === null ? own : dueInCell(end, meeting, null);
  const isPast = ending === null && meeting.date !== null && due?.due != null && due.due <= meeting.date;
  return isPast || (words === null && named?.due == null) ? null : due;
}

function addBullet(bullet: Bullet, meeting: MeetingDates, result: Reconciled): void {
  const { text, owner, section, wording, status } = bullet;
  const own = ownDue(bullet, meeting);
  const due = own?.due ?? null;
  result.actions.push({ text, status: status ?? 'open', owner, due, section });
  const when = whenOf(due, dueWordsOf(wording) ?? own?.words ?? null);
  result.minuted.push({
    wording: null,
    when,
    owners: owner === null ? [] : ownersIn([owner]),
    doubts: owner === null ? [nobodyNamed(text)] : [],
    lines: linesOf(bullet).map(oneLine),
  });
  const where = section === null ? 'the notes' : `the notes under “${section}”`;
  const lacks = `${due === null ? '; it has no due date' : ''}${owner === null ? '; it names no owner' : ''}`;
  const whole = bullet.within === null ? '' : `; its text stands at the end of “${bullet.within}”`;
  const detail = `${where} ask for “${text}”, and no table of actions has it${lacks}${whole}`;
  result.differences.push({ kind: 'only in the notes', detail });
  if (own !== null && own.trouble !== null) {
    result.differences.push({
      kind: own.trouble.kind,
      detail: `the due date of “${text}”: ${own.trouble.why}`,
    });
  }
}

function compareWithDischarged(
  text: string,
  discharged: readonly FoundDischarge[],
  { actions, minuted, differences }: Reconciled,
): void {
  const status = actions.at(-1)?.status;
  const last = minuted.at(-1);
  if (last === undefined || (status !== 'open' && status !== 'proposed')) return;
  const same = discharged.find((entry) => similarity(wordsOf(entry.text), wordsOf(text)) >= 0.85);
  if (same === undefined) return;
  const detail = `the notes discharge “${same.text}”, and the table has “${text}” as ${status}`;
  differences.push({ kind: 'status', detail });
  minuted[minuted.length - 1] = { ...last, doubts: [...last.doubts, detail] };
}

/** "Force to provide a paper" asks what "Provide a paper" asks. */
function askOf(text: string): string {
  const owner = ownerInSentence(text);
  return text
    .slice(owner?.length ?? 0)
    .trim()
    .replace(/^to /, '');
}

/** Words without capitals, stops and spacing, in which no two papers agree. */
const sameWords = (a: string, b: string): boolean => bare(a) === bare(b);

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[–—]/g, '-')
    .replace(/&/g, 'and')
    .replace(/\s+/g, '')
    .replace(/[.]+$/, '');

const COMMON = new Set(
  'a an and are as at be by for from future in is it its meeting next of on or provide the their this to update with force pcc cc'.split(
    ' ',
  ),
);

/** The words that tell an action from others; the verb that it begins with does not: “Report on vetting”, “Report on speeding”. */
function wordsOf(text: string): ReadonlySet<string> {
  const [first = '', ...others] =
    askOf(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const asked = isVerb(first) ? others : [first, ...others];
  const telling = asked.filter((word) => !COMMON.has(word));
  return new Set(telling.length > 0 ? telling : [first, ...others]);
}

function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

/** Which bullet tells of which row: the likest pair first, each once. Below half the words in common they are two actions. */
function partnersOf(rows: readonly string[], bullets: readonly string[]): Map<number, number> {
  const bulletWords = bullets.map(wordsOf);
  const pairs = rows.flatMap((text, row) => {
    const words = wordsOf(text);
    return bulletWords.flatMap((other, bullet) => {
      const like = similarity(words, other);
      return like >= 0.5 ? [{ row, bullet, like }] : [];
    });
  });
  const partners = new Map<number, number>();
  const taken = new Set<number>();
  for (const { row, bullet } of pairs.sort(
    (a, b) => b.like - a.like || a.row - b.row || a.bullet - b.bullet,
  )) {
    if (partners.has(row) || taken.has(bullet)) continue;
    partners.set(row, bullet);
    taken.add(bullet);
  }
  return partners;
}

/** Says that the notes carry no date of their own. */
export const noMeetingDate = (next: CalendarDate | null): Difference => ({
  kind: 'no meeting date',
  detail: `the notes do not say when the meeting was held${next === null ? '' : `, only that the next is on ${inWords(next)}`}`,
});
