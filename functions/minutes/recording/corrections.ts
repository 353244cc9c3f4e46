import type { ActionRef } from '../../register/action.ts';
import type { Corrections, RowCorrection } from '../../register/corrections.ts';
import { countOf } from '../../words/english.ts';
import type {
  Findings,
  FoundAction,
  FoundDischarge,
  FoundUndertaking,
  LinesRead,
  Minuted,
  MinutedAction,
  MinutedDischarge,
} from '../findings.ts';

/** What a person said of a row beside its words: each null where nobody did. */
export type RowSaid = {
  /** What it is, and its place among its kind in the file. */
  row: string;
  take: boolean | null;
  about: ActionRef | 'none' | null;
  /** When it is due, or what is still to come of it, as a person says it. */
  due: string | null;
  by: string | null;
  /** Who changed it or put it in, as a history says it. */
  hand: string | null;
};

export type SaidAction = MinutedAction & { lines: readonly LinesRead[]; said: RowSaid };
export type SaidDischarge = MinutedDischarge & { lines: readonly LinesRead[]; said: RowSaid };

type Read = { findings: Findings; minuted: Minuted };
/** What a reading says once people have corrected it, and each of their corrections that is of nothing read any more. */
export type CorrectedReading = {
  findings: Findings;
  minuted: { actions: SaidAction[]; discharged: SaidDischarge[] };
  lost: RowCorrection[];
};

/**
 * What was read with what people changed of it, row by row: what is left out stays there, marked so, and what was added or
 * taken up comes last. A correction counts where the file still says what it is of.
 */
export function withCorrections({ findings, minuted }: Read, corrections: Corrections): CorrectedReading {
  const { actions, discharged, undertakings } = findings;
  const taken = undertakings.map((found, index) => ({ found, row: `undertaking-${index + 1}` }));
  const known = textsRead({ actions, discharged, undertakings });
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
}: Pick<Findings, 'actions' | 'discharged' | 'undertakings'>): Map<string, string> =>
  new Map([
    ...actions.map(({ text }, index) => [`action-${index + 1}`, text] as const),
    ...discharged.map(({ text }, index) => [`discharge-${index + 1}`, text] as const),
    ...undertakings.map(({ what }, index) => [`undertaking-${index + 1}`, what] as const),
  ]);

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
  { added, take, by, at: _, row: __, of: ___, ...changed }: RowCorrection,
  lines: readonly LinesRead[],
) {
  const where = linesInWords(lines);
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
