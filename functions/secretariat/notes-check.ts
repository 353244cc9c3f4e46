import { createHash } from 'node:crypto';
import type { CalendarDate } from '../calendar/days.ts';
import type { FoundUndertaking, LinesRead } from '../minutes/findings.ts';
import type { CheckedRow } from '../minutes/recording/draft.ts';
import { unreadInWords } from '../minutes/recording/recording.ts';
import type { OfferedTo } from '../minutes/recording/whole-board.ts';
import type { Action } from '../register/action.ts';
import type { NotesInView } from './notes.ts';

/** Something said of the notes, where it stands in them, and whether it was not so when whoever asks last looked. */
type Told = { what: string; lines: readonly LinesRead[]; isNew: boolean };
/**
 * `changes`: what becomes of an action that the register knows; `remarks`: where the file says of it otherwise in two places;
 * each in a sentence.
 */
type Row = CheckedRow & { isNew: boolean; changes: string[]; remarks: string[] };
type DateSaid = { date: CalendarDate | null; lines: readonly LinesRead[]; isChanged: boolean };

/** What a person looks at before notes are recorded, in the order in which it is looked at. */
export type NotesCheck = {
  /** What could not be read, or is in doubt of the whole, or left to a person. */
  doubts: Told[];
  meeting: Record<'date' | 'previous' | 'next', DateSaid>;
  actions: Row[];
  discharged: Row[];
  /** What a programme of work has, by meeting, and then at every one. */
  items: Row[];
  /** What was open before, and the notes do not mention. */
  notMentioned: Action[];
  offers: OfferedTo[];
  /** What was promised in running text, and what would become of it where a person took it up. */
  undertakings: (FoundUndertaking & { row: string; taken: Row | null })[];
  /** What else changes in the register: meetings, offices, a panel's programme. */
  others: Told[];
  /** Whether they are notes of a meeting, and no programme of work alone. */
  isOfMeeting: boolean;
  /** How many changes there are in all. */
  changes: number;
  /** By this it is known whether the check is as it was seen. */
  seen: string;
};

const markOf = (...said: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 6);

const markOfRow = ({ lines: _, hand: __, ...row }: CheckedRow): string => markOf('row', row);
const markOfTold = (what: string): string => markOf('told', what);

/** A mark for each thing that recording would do or that a person is told of. */
function marksOf({ recording }: NotesInView): string[] {
  const { rows, changes, attention, notMentioned } = recording;
  return [
    ...rows.map(markOfRow),
    ...[...changes, ...attention].map(({ what }) => markOfTold(what)),
    ...notMentioned.map(({ ref }) => markOfTold(ref)),
  ];
}

/** Whether recording would do, and leave, exactly what `seen` has. */
export const isCheckAsSeen = (notes: NotesInView, seen: string): boolean => marksOf(notes).join(' ') === seen;

/** What there is to check, beside what whoever asks saw of it before; nothing is new to who has seen nothing. */
export function notesCheckOf(notes: NotesInView, before?: string): NotesCheck {
  const known = before === undefined ? undefined : new Set(before.split(' '));
  const isNew = (mark: string): boolean => known !== undefined && !known.has(mark);
  const told = (what: string, lines: readonly LinesRead[] = []): Told => ({
    what,
    lines,
    isNew: isNew(markOfTold(what)),
  });
  const { findings } = notes.reading;
  const { recording } = notes;
  const rows = recording.rows.map((row) => ({
    ...row,
    isNew: isNew(markOfRow(row)),
    changes: row.becomes === 'changed' ? changesOf(notes, row) : [],
    remarks: remarksOn(notes, row),
  }));
  const refs = new Set<string>(rows.flatMap(({ ref }) => ref ?? []));
  const offered = new Set(recording.offers.map(({ what }) => what));
  const isOfRow = ({ thing, what }: NotesInView['recording']['changes'][number]): boolean =>
    offered.has(what) || ('ref' in thing && refs.has(thing.ref));
  const isUndertaking = ({ row }: CheckedRow): boolean => row.startsWith('undertaking');
  return {
    doubts: doubtsOf(notes, told),
    meeting: datesOf(notes),
    actions: rows.filter((row) => row.kind === 'action' && !isUndertaking(row)),
    discharged: rows.filter(({ kind }) => kind === 'discharge'),
    items: rows.filter(({ kind }) => kind === 'item'),
    notMentioned: recording.notMentioned,
    offers: recording.offers,
    undertakings: findings.undertakings.map((found, index) => {
      const row = `undertaking-${index + 1}`;
      return { ...found, row, taken: rows.find((one) => one.row === row) ?? null };
    }),
    others: recording.changes.filter((change) => !isOfRow(change)).map(({ what }) => told(what)),
    isOfMeeting: recording.meeting !== null,
    changes: recording.changes.length,
    seen: marksOf(notes).join(' '),
  };
}

const changesOf = ({ recording }: NotesInView, { ref }: CheckedRow): string[] =>
  recording.changes.flatMap(({ thing, what }) =>
    'ref' in thing && thing.ref === ref ? [what.slice(thing.ref.length + 2)] : [],
  );

const isOf = ({ lines: own }: CheckedRow, lines: readonly LinesRead[]): boolean =>
  lines.length > 0 && lines.every((one) => own.some(({ from, to }) => one.from >= from && one.to <= to));

/** What is told of the lines of a row alone, but for what is in doubt of it already. */
const remarksOn = ({ reading }: NotesInView, row: CheckedRow): string[] =>
  reading.findings.differences.flatMap(({ detail }, index) =>
    isOf(row, reading.source.differences[index] ?? []) && !row.why.includes(detail) ? [detail] : [],
  );

/** Each doubt once: what is in doubt of a row stands with the row, as does what is told of it. */
function doubtsOf(
  { reading, recording }: NotesInView,
  told: (what: string, lines?: readonly LinesRead[]) => Told,
): Told[] {
  const { findings, source } = reading;
  const withRows = new Set(recording.rows.flatMap(({ why }) => why));
  const unread = findings.unread.map((one) => ({
    what: unreadInWords(one),
    lines: [{ from: one.line, to: one.line }],
  }));
  const known = new Set(unread.map(({ what }) => what));
  return [
    ...unread.map(({ what, lines }) => told(what, lines)),
    ...findings.differences.flatMap(({ detail }, index) =>
      withRows.has(detail) || recording.rows.some((row) => isOf(row, source.differences[index] ?? []))
        ? []
        : [told(detail, source.differences[index])],
    ),
    ...recording.attention.filter(({ what }) => !known.has(what)).map(({ what }) => told(what)),
    ...reading.remarks.map((remark) => told(remark)),
  ];
}

function datesOf({ reading, corrections, recording, meeting: said }: NotesInView): NotesCheck['meeting'] {
  const { findings, source } = reading;
  const dateOf = (name: 'date' | 'previous' | 'next'): DateSaid => {
    const changed = corrections.meeting?.[name];
    const given = name === 'date' ? (said ?? recording.meeting?.date) : undefined;
    const lines = source.meeting[name];
    return {
      date: changed === undefined ? (findings.meeting[name] ?? given ?? null) : changed,
      lines: lines === null ? [] : [lines],
      isChanged: changed !== undefined,
    };
  };
  return { date: dateOf('date'), previous: dateOf('previous'), next: dateOf('next') };
}
