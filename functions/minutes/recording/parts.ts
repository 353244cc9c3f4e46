import { inFull } from '../../calendar/days.ts';
import type { Board } from '../../register/board.ts';
import type { Part } from '../../register/received-notes.ts';
import { type Refusal, refusal } from '../../register/refusal.ts';
import { asPrinted } from '../../words/names.ts';
import type { Findings } from '../findings.ts';
import { type Attention, attentionTo } from './attention.ts';

type File = { findings: Findings; programmeOf: string | null; only: Part | null };
export type Parts =
  | { outcome: 'found'; take: ReadonlySet<Part>; attention: Attention[] }
  | Refusal<'no such part' | 'which part' | 'another board'>;

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

/** Words that many bodies' names have, and the headings of their papers. */
const ofAnyBody = new Set(
  'the a an of and for in at to from s joint full public private session meeting meetings minutes notes action actions log list tracker summary'.split(
    ' ',
  ),
);
const kindsOfBody = new Set('board panel committee council forum'.split(' '));

function namedBy(name: string) {
  const words: string[] =
    asPrinted(name)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !ofAnyBody.has(word));
  return {
    kinds: telling.filter((word) => kindsOfBody.has(word)),
    own: [...new Set(telling.filter((word) => !kindsOfBody.has(word)))],
    initials: telling.map((word) => word[0]).join(''),
    words,
  };
}

type Named = ReturnType<typeof namedBy>;

/** "PCP" is short for "Wealdshire Police and Crime Panel". */
const isShortFor = ({ words }: Named, { initials }: Named): boolean =>
  words.some((word) => word.length >= 3 && initials.endsWith(word));

/**
 * Whether a heading may be this board's: it shares most of the words that are a body's own, or has none, or is its
 * initials; and it is no panel where that is a board.
 */
function mayBe(heading: string, { id, name }: Pick<Board, 'id' | 'name'>): boolean {
  const [one, other] = [namedBy(heading), namedBy(name)];
  if (one.words.includes(id) || isShortFor(one, other) || isShortFor(other, one)) return true;
  const isOneKind = one.kinds.length === 0 || other.kinds.length === 0;
  if (!isOneKind && !one.kinds.some((kind) => other.kinds.includes(kind))) return false;
  const shared = one.own.filter((word) => other.own.includes(word)).length;
  const least = Math.min(one.own.length, other.own.length);
  return shared === least || 4 * shared >= one.own.length + other.own.length;
}

/**
 * Which parts of a file are this board's: all that it holds, unless one is headed as another body's and the other is
 * not. Refused when all are another's, unless it is said which part is meant; and when the part asked for is not there.
 */
export function partsFor(board: Board, file: File): Parts {
  const { findings, programmeOf, only } = file;
  const heads = { notes: findings.board, programme: programmeOf };
  const isOwn = (part: Part): boolean => {
    const heading = heads[part];
    return heading === null || mayBe(heading, board);
  };
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
  const [alone] = wanted;
  if (own.length === 0 && only === null && alone !== undefined) {
    return refusal('another board', `${otherName(alone)}: say “${alone}” if it is meant all the same`);
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
