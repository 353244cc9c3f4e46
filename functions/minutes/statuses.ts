import type { ActionStatus } from './findings.ts';

/** The words for a status that boards print, and what each means here. */
const MEANINGS: readonly (readonly [status: ActionStatus, words: readonly string[]])[] = [
  [
    'proposed',
    [
      'proposed for closure',
      'proposed for discharge',
      'proposed to close',
      'proposed',
      'awaiting approval',
      'awaiting sign off',
      'awaiting sign-off',
      'recommended for closure',
      'recommended for discharge',
      'recommend closure',
      'recommend close',
      'for closure',
      'for discharge',
    ],
  ],
  [
    'withdrawn',
    ['withdrawn', 'no longer required', 'no longer needed', 'superseded', 'cancelled', 'canceled'],
  ],
  ['discharged', ['discharged', 'completed', 'complete', 'closed', 'done']],
  [
    'open',
    [
      'carried forward',
      'carried over',
      'c/f',
      'in progress',
      'in-progress',
      'not started',
      'not yet started',
      'not complete',
      'not completed',
      'incomplete',
      'outstanding',
      'on-going',
      'on going',
      'ongoing',
      'overdue',
      'opened',
      'open',
    ],
  ],
];

const BY_LENGTH = MEANINGS.flatMap(([status, words]) => words.map((word) => ({ word, status }))).sort(
  (a, b) => b.word.length - a.word.length,
);

/** What a status cell means; words may follow ("Complete – circulated 3 October"). Null where it is none we know. */
export function statusMeant(cell: string): ActionStatus | null {
  const words = cell.toLowerCase();
  const known = BY_LENGTH.find(
    ({ word }) => words.startsWith(word) && !/^[a-z]/.test(words.slice(word.length)),
  );
  return known?.status ?? null;
}

/** Whether the cell is a status and nothing else. */
export const isStatus = (cell: string): boolean => BY_LENGTH.some(({ word }) => word === cell.toLowerCase());

/** A status within a line of text run together: there it has its capital, which ordinary words have not. */
export const STATUS_IN_RUN = BY_LENGTH.filter(({ word }) => /^[a-z]/.test(word))
  .map(({ word }) => {
    const capital = word.charAt(0).toUpperCase();
    const rest = word.slice(1);
    return `${capital}(?:${rest}|${rest.toUpperCase()})`;
  })
  .join('|');
