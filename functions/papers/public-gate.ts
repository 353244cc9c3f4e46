import { inWords } from '../calendar/days.ts';
import { type Action, type ActionRef, byReference, isInError } from '../register/action.ts';
import type { Board } from '../register/board.ts';
import type { Meeting } from '../register/meeting.ts';
import type { Owner } from '../register/owner.ts';
import {
  isPublished,
  type PublicDue,
  type PublicEntry,
  type PublicRow,
  type PublicText,
  publicTexts,
} from '../register/public-entry.ts';
import { waitsForLook, withOtherWords } from '../register/public-entry-transitions.ts';
import { namesKnownTo } from './persons-named.ts';
import { type PrivateWord, privateIn } from './private-words.ts';
import { publicRowOf } from './public-row.ts';
import { oneLine } from './wording.ts';

/** What looks private in a row, and in which of its texts. */
export type PublicFinding = PrivateWord & { text: PublicText };

/** What changed of a row since somebody looked at it: which part, and what it was and is, as people read it. */
export type RowChange = { field: keyof PublicRow; was: string | null; is: string | null };

/** An action before the gate of the public register. */
export type GateRow = {
  ref: ActionRef;
  /** How it stands towards the public. */
  standing: 'new' | 'published' | 'held back';
  /** Whether somebody has to look: it is new, or otherwise than when it was decided on. */
  waits: boolean;
  /** What would be published, with the other words that still hold. */
  row: PublicRow;
  /** Those of its texts that would be published in other words, each as it stands in the register. */
  worded: { text: PublicText; of: string }[];
  changes: RowChange[];
  findings: PublicFinding[];
  heldBack: string | null;
};

export type GateKnown = { board: Board; owners: readonly Owner[]; meetings: readonly Meeting[] };

/** The actions that may be published, or were: what was entered by mistake, and never published, the board never asked for. */
export function gateRows(
  actions: readonly Action[],
  entries: readonly PublicEntry[],
  known: GateKnown,
): GateRow[] {
  const byRef = new Map(entries.map((entry) => [entry.ref, entry]));
  const names = namesKnownTo(known);
  return actions
    .filter((action) => !isInError(action) || byRef.has(action.ref))
    .map((action) => gateRowOf(action, byRef.get(action.ref), { ...known, names }))
    .sort(byReference);
}

function gateRowOf(
  action: Action,
  entry: PublicEntry | undefined,
  { names, ...known }: GateKnown & { names: readonly string[] },
): GateRow {
  const stands = publicRowOf(action, known);
  const row = withOtherWords(entry, stands);
  return {
    ref: action.ref,
    standing: entry === undefined ? 'new' : isPublished(entry) ? 'published' : 'held back',
    waits: waitsForLook(entry, stands),
    row,
    worded: publicTexts.flatMap((text) => {
      const of = stands[text];
      return of === null || row[text] === of ? [] : [{ text, of }];
    }),
    changes: entry ? changesOf(entry.looked, stands) : [],
    findings: findingsIn(row, action, names),
    heldBack: entry?.heldBack ?? null,
  };
}

function findingsIn(row: PublicRow, action: Action, names: readonly string[]): PublicFinding[] {
  const looked = publicTexts.flatMap((text) => {
    const said = row[text];
    return said === null ? [] : privateIn(said, names).map((found) => ({ text, ...found }));
  });
  const reported = (['how', 'met'] as const).flatMap((text): PublicFinding[] => {
    const said = row[text];
    return said !== null && isOwners(said, action)
      ? [{ text, kind: 'an owner’s own words', found: said }]
      : [];
  });
  return [...looked, ...reported];
}

/** Whether an owner's report that it was done, or provided as was promised, said so in these words. */
const isOwners = (how: string, { history }: Action): boolean =>
  history.some(({ changed = [] }) =>
    changed.some(({ field, before, after }) =>
      [before, after].some(
        (said) =>
          /(?:^|\.)proposal$/.test(field) &&
          typeof said === 'object' &&
          said !== null &&
          'how' in said &&
          typeof said['how'] === 'string' &&
          oneLine(said['how']) === how,
      ),
    ),
  );

const changesOf = (before: PublicRow, now: PublicRow): RowChange[] =>
  (Object.keys(now) as (keyof PublicRow)[]).flatMap((field) => {
    const [was, is] = [inPrint(before[field]), inPrint(now[field])];
    return was === is ? [] : [{ field, was, is }];
  });

/** A part of a row as people read it. */
function inPrint(value: PublicRow[keyof PublicRow]): string | null {
  if (value === null) return null;
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    return value.length === 0 ? null : value.map(({ to }) => dueInPrint(to) ?? 'not known').join('; ');
  }
  return dueInPrint(value as PublicDue);
}

const dueInPrint = (due: PublicDue | null): string | null =>
  due && (due.date === null ? due.inWords : inWords(due.date));
