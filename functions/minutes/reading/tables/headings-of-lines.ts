import type { Line } from '../lines.ts';
import { ACTION_COLUMNS, type ActionColumn } from './action-columns.ts';
import { columnsOf, plainHeading } from './columns.ts';

const LINE_COLUMNS = [
  'reference',
  'action',
  'status',
  'owner',
  'due',
  'update',
] as const satisfies ActionColumn[];

/** What a column of a table is whose cells no sign parts; one of another kind is known by its place alone. */
export type LineColumn = (typeof LINE_COLUMNS)[number] | 'other';

/** The columns that a heading names, its words, and the position of the first line below it. */
export type Heading = { columns: readonly LineColumn[]; words: readonly string[]; after: number };

/** `telling` is how many of its columns tell a table of actions from another, `weight` how surely its words are headings. */
type Named = Omit<Heading, 'after'> & { telling: number; weight: number };

/** The house's own columns, for a table that has lost its heading. */
export const HOUSE = {
  columns: ['action', 'status', 'owner', 'due'],
  words: ['', 'Status', 'Owner', 'Due date'],
} as const satisfies Omit<Heading, 'after'>;

/** The words that headings are made up of: a sentence that has one of their meanings has others besides. */
const WORD =
  /^(?:#|\/|no|number|id|refs?|reference|minute|agenda|item|actions?|points?|agreed|required|description|details|tasks?|status|current|open|closed|complete|rag|rating|owners?|leads?|officers?|responsib\w+|persons?|who|by|whom|assigned|due|dates?|deadline|target|completion|when|timescales?|progress|updates?|comments?|notes|outcome|latest|position|response|for|of|to|raised|meeting|priority|section)$/;

/** Whether a line may be a column's heading and nothing else. */
export const isHeadingWord = (line: string): boolean =>
  line !== '' &&
  line.length <= 40 &&
  plainHeading(line)
    .split(' ')
    .every((word) => WORD.test(word));

/** The columns that headings name, without the action's where it is left out; null where they are not of a table of actions. */
function columnsNamed(headings: readonly string[]): Named | null {
  if (headings.length < 2 || headings.length > 12 || !headings.every(isHeadingWord)) return null;
  const named = columnsOf(headings, [], ACTION_COLUMNS);
  const kinds = named.map(({ kind }) => LINE_COLUMNS.find((one) => one === kind) ?? 'other');
  const telling = kinds.filter((kind) => kind === 'status' || kind === 'owner' || kind === 'due').length;
  if (telling < 2) return null;
  const told = { telling, weight: named.reduce((sum, { weight }) => sum + weight, 0) / named.length };
  if (kinds.includes('action')) return { columns: kinds, words: headings, ...told };
  return { columns: ['action', ...kinds], words: ['', ...headings], ...told };
}

/** Whether the cells of a row are the headings of a table of actions. */
export const nameActions = (cells: readonly string[]): boolean => columnsNamed(cells) !== null;

/** A heading on one line, in cells or run together, or one word to a line. */
export function headingAt(lines: readonly Line[], index: number): Heading | null {
  const line = lines[index];
  if (line === undefined || line.table !== null || line.text === '' || line.text.length > 200) return null;
  const one = columnsNamed(cellsByPlace(line)) ?? columnsRunTogether(line.text);
  return one === null ? headingOverLines(lines, index) : { ...one, after: index + 1 };
}

/** What stands apart on a line, where its file leaves columns to place. */
export const cellsByPlace = ({ across }: Line): string[] =>
  across?.by === 'place' ? across.segments.map(({ text }) => text) : [];

/** The columns of a heading whose words run together on one line ("Status Owner Due date"): the most that tell, in the fewest words apart. */
function columnsRunTogether(line: string): Named | null {
  const words = line.length > 120 ? [] : line.split(' ');
  if (words.length > 9 || !words.every(isHeadingWord)) return null;
  const namesAction = ({ words: [first] }: Named): number => (first === '' ? 0 : 1);
  const [best] = headingsIn(words)
    .flatMap((headings) => columnsNamed(headings) ?? [])
    .sort(
      (a, b) =>
        b.telling - a.telling ||
        namesAction(b) - namesAction(a) ||
        b.weight - a.weight ||
        a.words.length - b.words.length,
    );
  return best ?? null;
}

/** Every way to part the words into headings, the longest first: "Action Owner" is one heading, or two. */
const headingsIn = (words: readonly string[]): string[][] =>
  words.length === 0
    ? [[]]
    : [3, 2, 1].flatMap((count) => {
        const heading = words.slice(0, count).join(' ');
        const [known] = columnsOf([heading], [], ACTION_COLUMNS);
        // "by" over a column says when; run on behind "Actions" it only joins.
        const isBetween = /^(?:by|for|of|to)$/i.test(heading);
        if (count > words.length || isBetween || known === undefined || known.weight < (count > 1 ? 3 : 1))
          return [];
        return headingsIn(words.slice(count)).map((rest) => [heading, ...rest]);
      });

function headingOverLines(lines: readonly Line[], index: number): Heading | null {
  const headings: string[] = [];
  let after = index;
  for (let at = index; at < lines.length && at < index + 20; at += 1) {
    const { text, table } = lines[at] ?? { text: '', table: null };
    if (text === '') continue;
    if (table !== null || !isHeadingWord(text)) break;
    headings.push(text);
    after = at + 1;
  }
  const named = columnsNamed(headings);
  return named === null ? null : { ...named, after };
}
