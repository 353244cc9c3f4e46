import { type Block, type Document, wordsOf } from '../../../documents/document.ts';
import type { ActionStatus } from '../../findings.ts';
import { tidy } from '../lines.ts';
import { gridOf } from './cells.ts';
import { statusInCell } from './status-said.ts';

type Colour = 'red' | 'amber' | 'green' | 'blue' | 'grey' | 'purple';

/** What the colours of a document mean, as far as its own key says. */
export type ColourKey = ReadonlyMap<Colour, ActionStatus>;

/** The colour of a shade, by its hue: no two programs print one red. Null for white, black, and a tint of paper. */
export function colourOfShade(shade: string | null): Colour | null {
  const digits = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(shade ?? '');
  if (digits === null) return null;
  const [red = 0, green = 0, blue = 0] = digits.slice(1).map((pair) => Number.parseInt(pair, 16));
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const range = most - least;
  if (range < most * 0.15 || most < 40) return most > 100 && most < 225 ? 'grey' : null;
  const sector =
    most === red
      ? (green - blue) / range
      : most === green
        ? 2 + (blue - red) / range
        : 4 + (red - green) / range;
  const hue = (sector * 60 + 360) % 360;
  if (hue < 22 || hue >= 340) return 'red';
  if (hue < 68) return 'amber';
  if (hue < 165) return 'green';
  return hue < 262 ? 'blue' : 'purple';
}

const NAMES: Readonly<Record<string, Colour>> = {
  red: 'red',
  r: 'red',
  amber: 'amber',
  yellow: 'amber',
  orange: 'amber',
  a: 'amber',
  y: 'amber',
  green: 'green',
  g: 'green',
  blue: 'blue',
  b: 'blue',
  grey: 'grey',
  gray: 'grey',
  purple: 'purple',
  p: 'purple',
};

/** The colour that a cell names by its word or its letter at the head; null where it names none. */
export const colourNamed = (cell: string): Colour | null =>
  NAMES[
    /^\(?(red|amber|yellow|orange|green|blue|gr[ea]y|purple|[ragbyp])\)?(?=$|[\s–—:(/-])/i
      .exec(cell.trim())?.[1]
      ?.toLowerCase() ?? ''
  ] ?? null;

const ENTRY =
  /(?<![\w/])\(?(red|amber|yellow|orange|green|blue|gr[ea]y|purple|[RAGBYP])\)?(?:\s?\([A-Z]\))?\s?(?:=|[:–—-]|\bmeans|\bis for|\bindicates|\bdenotes|\bshows)\s?(?:that )?(?:the )?([A-Za-z][^;,.|=\n]{2,60}?)(?=$|[;,.|\n]|\s\(?(?:red|amber|yellow|orange|green|blue|gr[ea]y|purple|[RAGBYP])\)?\s?(?:=|[:–—-]))/gi;
const SHADED =
  /\b(?:(?:items?|rows?|actions?|those|entries|lines?)(?: \w+){0,2}|shaded|highlighted|marked|coloured|shown)(?: in)? (red|amber|yellow|orange|green|blue|gr[ea]y|purple)(?:ed[- ]out)?\b([^.;]{3,80})|\b(gr[ea]y)ed[- ]out\b([^.;]{3,80})/gi;

/** Words or signs of which each of these has one, and few lines of a file. */
const SAYS_MEANING =
  /[=:–—-]|means|is for|indicates|denotes|shows|red|amber|yellow|orange|green|blue|gr[ea]y|purple/i;

/** What the document says its colours mean: "Green – complete; amber – in progress", a key of shaded cells, "rows shaded grey are closed". */
export function colourKeyOf({ blocks }: Document): ColourKey {
  const key = new Map<Colour, ActionStatus>();
  for (const block of blocks) {
    const lines = block.kind === 'table' ? rowsOfKey(block) : [tidy(wordsOf(block.spans).slice(0, 1_000))];
    const entries = lines.flatMap(entriesIn);
    if (entries.length === 0) continue;
    const isKey =
      entries.length > 1 ||
      lines.some((line) => /\b(?:key|rag|legend|colour)\b/i.test(line) || line.search(SHADED) !== -1);
    for (const { colour, meaning } of isKey ? entries : []) key.set(colour, meaning);
  }
  return key;
}

function entriesIn(line: string): { colour: Colour; meaning: ActionStatus }[] {
  if (line.length > 1_000 || !SAYS_MEANING.test(line)) return [];
  return [...line.matchAll(ENTRY), ...line.matchAll(SHADED)].flatMap(([, first, said, grey, saidOfGrey]) => {
    const [name, words] = [first ?? grey ?? '', said ?? saidOfGrey ?? ''];
    const colour = colourNamed(name);
    const meaning = meaningOf(words);
    return colour === null || meaning === null ? [] : [{ colour, meaning }];
  });
}

/** What keys say of a thing that is still to be done, as none does of one that is over. */
const IS_OPEN =
  /\b(?:(?:on|off|to|behind|ahead of) (?:track|target|schedule|plan|course)|progress\w*|not (?:yet )?\w+|overdue|behind|delay\w*|slip\w*|stuck|stalled|blocked|at risk|due|started|under ?way|issues?)\b|^(?:late|missed|will|needs?|expected|likely|unlikely|some|minor|major|serious)\b/i;

/** What an entry of a key says that a thing's colour or letter means. */
export function meaningOf(words: string): ActionStatus | null {
  const said = words
    .replace(/^\s*(?:is|are|means?|have been|has been|actions?|rows?|items?|:|=|–|-|\s)+/i, '')
    .trim();
  if (IS_OPEN.test(said)) return 'open';
  return (
    statusInCell(said) ?? (/\b(?:complete|completed|closed|discharged)\b/i.test(said) ? 'discharged' : null)
  );
}

/** The rows of a small table that may be a key: a colour, named or shaded, and beside it what it means. */
function rowsOfKey(block: Extract<Block, { kind: 'table' }>): string[] {
  if (block.rows.length > 8 || block.columns > 12) return [];
  return gridOf(block).flatMap(({ cells }) =>
    cells.flatMap(({ text, shade }, column) => {
      const colour = colourNamed(text) ?? colourOfShade(shade);
      const beside = cells[column + 1]?.text ?? '';
      const own = text.includes(' ') ? [text] : [];
      if (colour === null || colourNamed(beside) !== null) return own;
      const said = text === '' || colourNamed(text) !== null ? beside : text;
      return said === '' || said.length > 60 ? own : [...own, `key: ${colour} = ${said}`];
    }),
  );
}
