import { type CalendarDate, inWords } from '../../calendar/days.ts';
import type { Difference, FoundAction, FoundDischarge, MinutedAction, Unread } from '../findings.ts';
import type { Bullet } from './bullets.ts';
import { withoutFullStop } from './lines.ts';
import { ownerInSentence, ownerPrefix } from './owners.ts';
import { statusOf } from './statuses.ts';
import type { Overview, Row } from './table/overview.ts';
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
};

type Sources = {
  overview: Overview;
  bullets: readonly Bullet[];
  carriedOver: readonly Bullet[];
  discharged: readonly FoundDischarge[];
  meeting: MeetingDates;
};

/** The actions of table and bullets together. Nothing is dropped, and wherever the two disagree a difference says so. */
export function reconcile({ overview, bullets, carriedOver, discharged, meeting }: Sources): Reconciled {
  const result: Reconciled = { actions: [], minuted: [], differences: [], unread: [] };
  const rows = overview.rows.map((row) => ({ ...row, text: actionIn(row) }));
  const spoken = [...bullets, ...carriedOver];
  const partners = partnersOf(
    rows.map(({ text }) => text),
    spoken.map(({ text }) => text),
  );
  rows.forEach((row, index) => {
    const bullet = spoken[partners.get(index) ?? -1] ?? null;
    addRow(row, bullet, { hasStatus: overview.hasStatus, hasBullets: bullets.length > 0, meeting }, result);
    compareWithDischarged(row.text, discharged, result);
  });
  const lacking = columnLacking(rows, overview.hasStatus);
  if (lacking !== null) result.differences.push({ kind: 'status', detail: lacking });
  const taken = new Set(partners.values());
  spoken.forEach((bullet, index) => {
    if (!taken.has(index)) addBullet(bullet, meeting, result);
  });
  return result;
}

/** What is said once of a table whose rows give no status because their column does not. */
function columnLacking(rows: readonly Row[], hasStatus: boolean): string | null {
  const why = 'and actions whose progress gives none are taken as open';
  if (rows.some(({ coloured }) => coloured)) {
    return `the table gives a colour where the status would be, ${why}`;
  }
  if (hasStatus || !rows.some(({ status }) => status === '')) return null;
  return `the table has no column for the status, ${why}`;
}

/** The action of a row, without the owner's name before it and the full stop after it. */
function actionIn({ text, owner }: Row): string {
  const prefix = ownerPrefix(text);
  const named =
    prefix !== null &&
    prefix.rest !== '' &&
    (owner === '' || sameWords(prefix.owner, owner) || /^[^:]{1,40}:/.test(text));
  return withoutFullStop(named ? prefix.rest : text);
}

type About = { hasStatus: boolean; hasBullets: boolean; meeting: MeetingDates };

function addRow(row: Row, bullet: Bullet | null, about: About, result: Reconciled): void {
  const status = statusOf(row.status);
  const isLive = status === null || status === 'open' || status === 'proposed';
  const due = dueOfRow(row, bullet, about.meeting);
  result.differences.push(
    ...statusDifferences(row, about.hasStatus),
    ...dueDifferences(row, bullet, about.meeting, isLive),
    ...ownerDifferences(row, bullet),
    ...wordingDifferences(row, bullet, about.hasBullets && isLive),
  );
  if (due.noSuchDay) {
    result.unread.push({ line: row.line, text: row.due, why: `“${row.due}” is not a day in the calendar` });
  }
  result.actions.push({
    text: row.text,
    status: status ?? 'open',
    owner: row.owner === '' ? (bullet?.owner ?? null) : row.owner,
    due: due.due,
    section: bullet?.section ?? null,
  });
  result.minuted.push({
    wording: bullet === null || sameWords(bullet.text, row.text) ? null : bullet.text,
    when: whenOf(due.due, due.words ?? (bullet === null ? null : dueWordsOf(bullet.wording))),
  });
}

const inQuotes = ({ text }: Row): string => `“${text}”`;

function statusDifferences(row: Row, hasStatus: boolean): Difference[] {
  const status = statusOf(row.status);
  const said = statusOf(row.update);
  const detail = `the table gives ${inQuotes(row)}`;
  if (status === null && !row.coloured && (hasStatus || row.status !== '')) {
    const why = row.status === '' ? 'no status' : `the status “${row.status}”, which is none we know`;
    return [{ kind: 'status', detail: `${detail} ${why}; it is taken as open` }];
  }
  if (status === null || said === null || said === status) return [];
  const both = `the status “${row.status}”, and its progress says “${row.update}”`;
  return [{ kind: 'status', detail: `${detail} ${both}` }];
}

/** When a row's action is due: as its cell says, or failing that its bullet. */
function dueOfRow(row: Row, bullet: Bullet | null, meeting: MeetingDates): DueRead {
  const own = row.due === '' && bullet !== null ? ownDue(bullet, meeting) : null;
  return own === null || own.due === null ? dueOfCell(row.due, meeting) : own;
}

function dueDifferences(
  row: Row,
  bullet: Bullet | null,
  meeting: MeetingDates,
  isLive: boolean,
): Difference[] {
  const own = bullet === null ? null : ownDue(bullet, meeting);
  if (bullet !== null && row.due === '' && own !== null && own.due !== null) {
    const detail = `the table's due date for ${inQuotes(row)} is blank; the notes say “${dueInWordsOf(bullet.text) ?? ''}”`;
    return [{ kind: 'due date', detail }];
  }
  const { due, trouble } = dueOfCell(row.due, meeting);
  if (trouble !== null && (isLive || row.due !== '')) {
    return [{ kind: trouble.kind, detail: `the table's due date for ${inQuotes(row)}: ${trouble.why}` }];
  }
  if (own === null || own.due === null || due === null || own.due === due) return [];
  const detail = `the notes want ${inQuotes(row)} by ${inWords(own.due)}, the table by ${inWords(due)}`;
  return [{ kind: 'due date', detail }];
}

function ownerDifferences(row: Row, bullet: Bullet | null): Difference[] {
  if (row.owner === '') return [{ kind: 'owner', detail: ownerMissing(inQuotes(row), bullet) }];
  if (bullet === null || bullet.owner === null || sameWords(bullet.owner, row.owner)) return [];
  return [
    {
      kind: 'owner',
      detail: `the notes give ${inQuotes(row)} to ${bullet.owner}, the table to ${row.owner}`,
    },
  ];
}

function wordingDifferences(row: Row, bullet: Bullet | null, wantsBullet: boolean): Difference[] {
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

/** When a bullet's action is due by its own words, if they say: a day gone by is one that it speaks of. */
function ownDue({ wording }: Bullet, meeting: MeetingDates): DueRead | null {
  const said = withoutFullStop(wording);
  const words = dueInWordsOf(said);
  const month = words === null ? monthsMeetingIn(said) : null;
  const named = month === null ? null : dueOfCell(month, meeting);
  const due = words === null ? named : dueOfCell(words, meeting);
  const isPast = meeting.date !== null && due?.due != null && due.due <= meeting.date;
  return isPast || (words === null && named?.due == null) ? null : due;
}

function addBullet(bullet: Bullet, meeting: MeetingDates, result: Reconciled): void {
  const { text, owner, section, wording, status } = bullet;
  const own = ownDue(bullet, meeting);
  const due = own?.due ?? null;
  result.actions.push({ text, status: status ?? 'open', owner, due, section });
  const when = whenOf(due, dueWordsOf(wording) ?? own?.words ?? null);
  result.minuted.push({ wording: null, when });
  const where = section === null ? 'the notes' : `the notes under “${section}”`;
  const lacks = due === null ? '; it has no due date' : '';
  const detail = `${where} ask for “${text}”, and no table of actions has it${lacks}`;
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
  { actions, differences }: Reconciled,
): void {
  const status = actions.at(-1)?.status;
  if (status !== 'open' && status !== 'proposed') return;
  const same = discharged.find((entry) => similarity(wordsOf(entry.text), wordsOf(text)) >= 0.85);
  if (same === undefined) return;
  const detail = `the notes discharge “${same.text}”, and the table has “${text}” as ${status}`;
  differences.push({ kind: 'status', detail });
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

function wordsOf(text: string): ReadonlySet<string> {
  const all = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = all.filter((word) => !COMMON.has(word));
  return new Set(telling.length > 0 ? telling : all);
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
