import { inWords, isMonth, monthInWords } from '../../calendar/days.ts';
import type { Corrections, RowCorrection } from '../../register/corrections.ts';
import type { RegularItem } from '../../register/programme.ts';
import { countOf } from '../../words/english.ts';
import type {
  Findings,
  FoundAction,
  FoundDischarge,
  FoundItem,
  FoundProgramme,
  FoundUndertaking,
  LinesRead,
  Minuted,
  MinutedAction,
  MinutedDischarge,
  Source,
} from '../findings.ts';

/** What a person said of a row beside its words: each null where nobody did. */
export type RowSaid = {
  /** What it is, and its place among its kind in the file. */
  row: string;
  take: boolean | null;
  about: RowCorrection['about'] | null;
  /** When it is due, or what is still to come of it, as a person says it. */
  due: string | null;
  by: string | null;
  /** Who changed it or put it in, as a history says it. */
  hand: string | null;
};

export type SaidAction = MinutedAction & { lines: readonly LinesRead[]; said: RowSaid };
export type SaidDischarge = MinutedDischarge & { lines: readonly LinesRead[]; said: RowSaid };

/** An item of a programme as it is to be recorded, and what comes at every meeting. */
export type SaidItem = FoundItem & { lines: readonly LinesRead[]; said: RowSaid };
export type SaidRegular = Pick<RegularItem, 'as' | 'title' | 'condition'> & { said: RowSaid };
/** A programme of work by meeting; `isEmptied` where nothing that the file has there is left. */
export type SaidProgramme = {
  meetings: { meeting: ProgrammeMeeting; items: SaidItem[]; isEmptied: boolean }[];
  regular: SaidRegular[];
};
type ProgrammeMeeting = FoundProgramme['meetings'][number]['meeting'];

type Read = { findings: Findings; minuted: Minuted; programmeLines?: Source['programme'] };
/** What a reading says once people have corrected it, and each of their corrections that is of nothing read any more. */
export type CorrectedReading = {
  findings: Findings;
  minuted: { actions: SaidAction[]; discharged: SaidDischarge[] };
  programme: SaidProgramme | null;
  lost: RowCorrection[];
};

/**
 * What was read with what people changed of it, row by row: what is left out stays there, marked so, and what was added or
 * taken up comes last. A correction counts where the file still says what it is of.
 */
export function withCorrections(
  { findings, minuted, programmeLines = [] }: Read,
  corrections: Corrections,
): CorrectedReading {
  const { actions, discharged, undertakings, programme } = findings;
  const taken = undertakings.map((found, index) => ({ found, row: `undertaking-${index + 1}` }));
  const known = textsRead({ actions, discharged, undertakings, programme });
  const byRow = new Map(
    corrections.rows.flatMap((correction) => {
      const row = rowMeant(correction, known);
      return row === undefined ? [] : [[row, correction] as const];
    }),
  );
  const of = (row: string): RowCorrection | undefined => byRow.get(row);
  const asActions = [
    ...actions.map((found, index) =>
      correctAction(found, minuted.actions[index], of(`action-${index + 1}`), `action-${index + 1}`),
    ),
    ...taken.flatMap(({ found, row }) => takeUp(found, of(row), row)),
    ...corrections.rows.flatMap((correction) => addedAction(correction)),
  ];
  const asDischarges = [
    ...discharged.map((found, index) =>
      correctDischarge(
        found,
        minuted.discharged[index],
        of(`discharge-${index + 1}`),
        `discharge-${index + 1}`,
      ),
    ),
    ...corrections.rows.flatMap((correction) => addedDischarge(correction)),
  ];
  return {
    findings: {
      ...findings,
      meeting: { ...findings.meeting, ...datesOf(corrections) },
      actions: asActions.map(({ found }) => found),
      discharged: asDischarges.map(({ found }) => found),
    },
    minuted: {
      actions: asActions.map(({ said }) => said),
      discharged: asDischarges.map(({ said }) => said),
    },
    programme: programme && correctProgramme(programme, programmeLines, of),
    lost: corrections.rows.filter(
      (correction) => correction.added === null && rowMeant(correction, known) === undefined,
    ),
  };
}

/** What was read of each row, by its name. */
export const textsRead = ({
  actions,
  discharged,
  undertakings,
  programme,
}: Pick<Findings, 'actions' | 'discharged' | 'undertakings' | 'programme'>): Map<string, string> =>
  new Map([
    ...actions.map(({ text }, index) => [`action-${index + 1}`, text] as const),
    ...discharged.map(({ text }, index) => [`discharge-${index + 1}`, text] as const),
    ...undertakings.map(({ what }, index) => [`undertaking-${index + 1}`, what] as const),
    ...programmeTexts(programme).map((text, index) => [`item-${index + 1}`, text] as const),
  ]);

/** Each item of a programme with its meeting, for the same may come at several; then what comes at every meeting. */
const programmeTexts = (programme: FoundProgramme | null): string[] =>
  programme === null
    ? []
    : [
        ...programme.meetings.flatMap(({ meeting, items }) =>
          items.map(
            ({ title }) => `${title}, ${isMonth(meeting) ? monthInWords(meeting) : inWords(meeting)}`,
          ),
        ),
        ...programme.standing,
        ...programme.toNote.map(({ title }) => title),
      ];

function datesOf({ meeting }: Corrections): Partial<Findings['meeting']> {
  if (meeting === null) return {};
  const { date, previous, next } = meeting;
  return {
    ...(date !== undefined && { date }),
    ...(previous !== undefined && { previous }),
    ...(next !== undefined && { next }),
  };
}

/** The row of its own name, where that says what it did; else the only one of its kind that does. */
function rowMeant({ row, of, added }: RowCorrection, known: ReadonlyMap<string, string>): string | undefined {
  if (added !== null || known.get(row) === of) return row;
  const kind = row.replace(/\d+$/, '');
  const [other, ...others] = [...known].filter(([name, text]) => name.startsWith(kind) && text === of);
  return others.length === 0 ? other?.[0] : undefined;
}

const saidOf = (
  row: string,
  correction: RowCorrection | undefined,
  lines: readonly LinesRead[],
): RowSaid => ({
  row,
  take: correction?.take ?? null,
  about: correction?.about ?? null,
  due: correction?.due ?? null,
  by: correction?.undertaking?.by ?? null,
  hand: correction === undefined ? null : handOf(correction, lines),
});

/** "line 12, put in by Priya Nair"; what is only taken as it stands was changed by nobody, but was in doubt. */
function handOf(
  { added, take, by, at: _, row, of: __, ...changed }: RowCorrection,
  lines: readonly LinesRead[],
) {
  const where = row.startsWith('item') && lines.length === 0 ? 'the programme' : linesInWords(lines);
  const isChanged = Object.values(changed).some((value) => value !== undefined);
  if (added !== null) return `${where}, put in by ${by}`;
  if (isChanged) return `${where}, changed by ${by} before it was recorded`;
  return take === true ? `${where}, taken in by ${by}` : null;
}

/** "lines 12 to 14 and 20", as far as any are known. */
export function linesInWords(lines: readonly LinesRead[]): string {
  if (lines.length === 0) return 'no line of the file';
  const count = lines.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const each = lines.map(({ from, to }) => (from === to ? `${from}` : `${from} to ${to}`));
  return `${countOf(count, 'line').replace(/^\d+ /, '')} ${each.join(' and ')}`;
}

type Corrected<Found, Said> = { found: Found; said: Said };

function correctAction(
  found: FoundAction,
  minuted: MinutedAction | undefined,
  correction: RowCorrection | undefined,
  row: string,
): Corrected<FoundAction, SaidAction> {
  if (minuted === undefined) throw new Error(`nothing stands beside ${row} of the findings`);
  const { lines = [], meant, unknown, ...beside } = minuted;
  const { text = found.text, owner = found.owner, status = found.status, take } = correction ?? {};
  const isSeen = take === true;
  const named =
    correction?.owner === undefined ? { ...(meant && { meant }), ...(unknown && { unknown }) } : {};
  const wording = beside.wording ?? (text === found.text ? null : found.text);
  return {
    found: { ...found, text, owner, status },
    said: {
      ...{ ...beside, ...named, wording, lines },
      owners: correction?.owner === undefined ? beside.owners : [correction.owner],
      doubts: isSeen ? [] : beside.doubts,
      said: saidOf(row, correction, lines),
    },
  };
}

function correctDischarge(
  found: FoundDischarge,
  minuted: MinutedDischarge | undefined,
  correction: RowCorrection | undefined,
  row: string,
): Corrected<FoundDischarge, SaidDischarge> {
  if (minuted === undefined) throw new Error(`nothing stands beside ${row} of the findings`);
  const { lines = [], meant, ...beside } = minuted;
  const { text = found.text, how = found.how, owner, undertaking } = correction ?? {};
  const toCome = undertaking === undefined ? found.undertaking : undertaking;
  return {
    found: { text, how, undertaking: toCome },
    said: {
      ...beside,
      ...(meant && owner === undefined && { meant }),
      lines,
      owner: owner ?? beside.owner,
      undertaking:
        undertaking === undefined
          ? beside.undertaking
          : undertaking && { text: undertaking.text, by: { at: 'not agreed', words: null } },
      said: saidOf(row, correction, lines),
    },
  };
}

/** What was promised in running text, where a person takes it up: an action of that meeting, in the notes' own words. */
function takeUp(
  { what, owner: named, by, line, minute, sentence }: FoundUndertaking,
  correction: RowCorrection | undefined,
  row: string,
): Corrected<FoundAction, SaidAction>[] {
  if (correction?.take !== true) return [];
  const lines = [{ from: line, to: line }];
  const { text = what, owner = named, status = 'open' } = correction;
  const said = saidOf(row, correction, lines);
  return [
    {
      found: { text, owner, status, due: null, section: minute },
      said: {
        ...{ wording: sentence === text ? null : sentence, when: { at: 'not agreed', words: by } },
        ...{ owners: owner === null ? [] : [owner], doubts: [], lines },
        said: { ...said, hand: `${linesInWords(lines)}, taken up by ${correction.by}` },
      },
    },
  ];
}

function addedAction(correction: RowCorrection): Corrected<FoundAction, SaidAction>[] {
  const { row, added, text = '', owner = null, status = 'open', take = true } = correction;
  if (added?.as !== 'action') return [];
  return [
    {
      found: { text, owner, status, due: null, section: null },
      said: {
        ...{ wording: null, when: { at: 'not agreed', words: null }, lines: added.lines },
        ...{ owners: owner === null ? [] : [owner], doubts: [] },
        said: { ...saidOf(row, correction, added.lines), take },
      },
    },
  ];
}

function addedDischarge(correction: RowCorrection): Corrected<FoundDischarge, SaidDischarge>[] {
  const { row, added, text = '', how = null, owner = null, undertaking = null, take = true } = correction;
  if (added?.as !== 'discharge') return [];
  return [
    {
      found: { text, how, undertaking },
      said: {
        ...{ owner, lines: added.lines },
        undertaking: undertaking && { text: undertaking.text, by: { at: 'not agreed', words: null } },
        said: { ...saidOf(row, correction, added.lines), take },
      },
    },
  ];
}

/** The programme with its items where a person says that they are, and what else they say of them. */
function correctProgramme(
  { meetings, standing, toNote }: FoundProgramme,
  lines: Source['programme'],
  of: (row: string) => RowCorrection | undefined,
): SaidProgramme {
  let count = 0;
  const next = (): { row: string; correction: RowCorrection | undefined } => {
    count += 1;
    return { row: `item-${count}`, correction: of(`item-${count}`) };
  };
  const read = meetings.flatMap(({ meeting, items }, at) =>
    items.map((item, index) => ({ ...correctItem(item, lines[at]?.[index], next()), readAt: meeting })),
  );
  const days = [...meetings.map(({ meeting }) => meeting)];
  const dayOf = ({ to, readAt }: (typeof read)[number]): ProgrammeMeeting =>
    to === undefined
      ? readAt
      : (days.find((day) => day === to) ?? days.find((day) => day.startsWith(to)) ?? to);
  for (const item of read) if (!days.includes(dayOf(item))) days.push(dayOf(item));
  return {
    meetings: days.map((meeting) => {
      const items = read.filter((item) => dayOf(item) === meeting).map(({ item }) => item);
      const isTakenIn = items.some(({ said }) => said.take !== false);
      return { meeting, items, isEmptied: !isTakenIn && read.some(({ readAt }) => readAt === meeting) };
    }),
    regular: [
      ...standing.map((title) => ({ as: 'standing item' as const, title, condition: null })),
      ...toNote.map((item) => ({ as: 'item to note' as const, ...item })),
    ].map((item) => {
      const { row, correction } = next();
      return { ...item, title: correction?.text ?? item.title, said: saidOf(row, correction, []) };
    }),
  };
}

function correctItem(
  found: FoundItem,
  line: LinesRead | undefined,
  { row, correction }: { row: string; correction: RowCorrection | undefined },
): { item: SaidItem; to: ProgrammeMeeting | undefined } {
  const {
    text: title = found.title,
    lead = found.lead,
    reason = found.reason,
    meeting: to,
  } = correction ?? {};
  const lines = line === undefined ? [] : [line];
  return { item: { title, lead, reason, lines, said: saidOf(row, correction, lines) }, to };
}
