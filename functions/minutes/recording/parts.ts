import { inFull } from '../../calendar/days.ts';
import type { Board } from '../../register/board.ts';
import type { Part } from '../../register/received-notes.ts';
import { type Refusal, refusal } from '../../register/refusal.ts';
import type { Findings } from '../findings.ts';
import { type Attention, attentionTo } from './attention.ts';
import { similarity } from './similarity.ts';

type File = { findings: Findings; programmeOf: string | null; only: Part | null };
export type Parts =
  | { outcome: 'found'; take: ReadonlySet<Part>; attention: Attention[] }
  | Refusal<'no such part' | 'which part'>;

/** Whether the file says what only notes say: an agenda names a meeting too. */
export const hasNotes = ({ actions, discharged, nothingOutstanding }: Findings): boolean =>
  actions.length > 0 || discharged.length > 0 || nothingOutstanding;

/** What the parts of the file are headed, where they are: whose they are is told by that. */
const headings = { notes: 'the notes are headed', programme: 'the programme of work is headed' } as const;

/** The parts that the file holds; notes where it holds nothing else, since what they lack is then to be said. */
const partsIn = ({ findings, only }: File): Part[] => [
  ...(findings.programme !== null ? (['programme'] as const) : []),
  ...(findings.programme === null || hasNotes(findings) || only === 'notes' ? (['notes'] as const) : []),
];

/** Minutes that ask for nothing, and an agenda, date a meeting alike: which it is, a person knows. */
function perhapsNotes({ findings, only }: File): Attention[] {
  const { programme, meeting } = findings;
  if (programme === null || meeting.date === null || hasNotes(findings) || only !== null) return [];
  return [
    attentionTo(`the file speaks of a meeting on ${inFull(meeting.date)} too`, { take: 'the notes too' }),
  ];
}

/**
 * Which parts of a file are this board's: all that it holds, unless one is headed as another body's and the other is
 * not. Refused when both are another's, and when the part asked for is not there.
 */
export function partsFor(board: Board, file: File): Parts {
  const { findings, programmeOf, only } = file;
  const heads = { notes: findings.board, programme: programmeOf };
  const isOwn = (part: Part): boolean => heads[part] === null || similarity(heads[part], board.name) >= 0.5;
  const otherName = (part: Part): string =>
    `${headings[part]} “${heads[part]}”, and board ${board.id} is called “${board.name}”`;
  const held = partsIn(file);
  if (only !== null && !held.includes(only)) {
    return refusal('no such part', 'there is no programme of work in this file');
  }
  const wanted = only === null ? held : [only];
  const own = wanted.filter(isOwn);
  if (wanted.length > 1 && own.length === 0) {
    return refusal('which part', `${otherName('notes')}; ${otherName('programme')}`);
  }
  const take = own.length > 0 ? own : wanted;
  const others = wanted
    .filter((part) => !isOwn(part))
    .map((part) =>
      take.includes(part)
        ? attentionTo(otherName(part))
        : attentionTo(`${otherName(part)}: that part of the file was left alone`, {
            take: 'the other part',
            part,
          }),
    );
  return { outcome: 'found', take: new Set(take), attention: [...perhapsNotes(file), ...others] };
}
