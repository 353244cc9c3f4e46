import type { Board } from '../../register/board.ts';
import type { Findings } from '../findings.ts';
import { likeness } from './likeness.ts';

/** A pack may hold notes and a programme of work, and not both of the same body. */
export const parts = ['notes', 'programme'] as const;
export type Part = (typeof parts)[number];

type File = { findings: Findings; programmeOf: string | null; only: Part | null };
export type Parts =
  | { outcome: 'found'; take: ReadonlySet<Part>; attention: string[] }
  | { outcome: 'refused'; why: string };

/** Whether the file says anything that only notes say. */
export const hasNotes = ({ meeting, actions, discharged, nothingOutstanding }: Findings): boolean =>
  meeting.date !== null || actions.length > 0 || discharged.length > 0 || nothingOutstanding;

/** What the parts of the file are headed, where they are: whose they are is told by that. */
const headings = { notes: 'the notes are headed', programme: 'the programme of work is headed' } as const;

/**
 * Which parts of a file are this board's: all that it holds, unless one is headed as another body's and the other is
 * not. Refused when both are another's, and when the part asked for is not there.
 */
export function partsFor(board: Board, { findings, programmeOf, only }: File): Parts {
  const heads = { notes: findings.board, programme: programmeOf };
  const isAnothers = (part: Part): boolean => heads[part] !== null && likeness(heads[part], board.name) < 0.5;
  const calledOtherwise = (part: Part): string =>
    `${headings[part]} “${heads[part]}”, and board ${board.id} is called “${board.name}”`;
  const held = [
    ...(findings.programme !== null ? (['programme'] as const) : []),
    ...(findings.programme === null || hasNotes(findings) || only === 'notes' ? (['notes'] as const) : []),
  ];
  if (only !== null && !held.includes(only)) {
    return {
      outcome: 'refused',
      why: `there is no ${only === 'notes' ? 'notes' : 'programme of work'} in this file`,
    };
  }
  const asked = only === null ? held : [only];
  const own = asked.filter((part) => !isAnothers(part));
  const others = asked.filter(isAnothers);
  if (asked.length > 1 && own.length === 0) {
    const why = `${calledOtherwise('notes')}; ${calledOtherwise('programme')}: say with --only which is meant`;
    return { outcome: 'refused', why };
  }
  const take = own.length > 0 ? own : asked;
  const attention = others.map((part) =>
    take.includes(part)
      ? calledOtherwise(part)
      : `${calledOtherwise(part)}: that part of the file was left alone; say --only ${part} if it is meant`,
  );
  return { outcome: 'found', take: new Set(take), attention };
}
