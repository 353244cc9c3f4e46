import { asksForSomething } from './bullets.ts';
import { saysHow } from './how.ts';
import { isItem, type Paragraph } from './lines.ts';
import { isOwned, lastWordsOf } from './standing.ts';
import { beginsWithVerb } from './verbs.ts';

/**
 * The entries of lists that name actions by their numbers and by what each is about, "24/31 – Rope store", with the action of
 * each. Where more begin with a verb than not, "24/31 – Order rope", they say what is asked, and are none.
 */
export function mattersListed(paragraphs: readonly Paragraph[]): ReadonlyMap<Paragraph, string> {
  const bare = listsOfMatters(paragraphs).filter((list) => list.every(({ matter }) => isBare(matter)));
  const listed = bare.flat();
  const asking = listed.filter(({ matter }) => asks(matter));
  const areNames = asking.length * 2 <= listed.length;
  return new Map(areNames ? listed.map(({ entry, matter }) => [entry, actionOf(matter)]) : []);
}

type Entry = { entry: Paragraph; matter: Matter };

/** Those that stand right below each other. */
function listsOfMatters(paragraphs: readonly Paragraph[]): Entry[][] {
  const lists: Entry[][] = [[]];
  for (const entry of paragraphs) {
    const matter = matterOf(entry);
    if (matter === null) lists.push([]);
    else lists.at(-1)?.push({ entry, matter });
  }
  return lists;
}

/** What an action is about may be left out, where its number stands alone. */
type Matter = { number: string; about: string | null };

/** A figure alone is a number only where it is called an action's. */
const NUMBER =
  '(?:[Aa]ction )?(?<number>[A-Z]{1,6}[-/ ]?\\d[\\w/.-]*|\\d+[/.-][\\w/.-]*\\d|(?<=[Aa]ction )\\d{1,3})';
const BEFORE = new RegExp(`^${NUMBER}(?:(?:\\s?[–—:]|\\s-)?\\s\\(?(?<about>[^–—:()]{3,120})\\)?)?$`);
const BEHIND = new RegExp(`^(?<about>[^–—:()]{3,120})\\s[([]${NUMBER}[)\\]]$`);

function matterOf(paragraph: Paragraph): Matter | null {
  const { text, cells, heading } = paragraph;
  if (cells !== null || heading !== null || text.length > 200) return null;
  const words = text.replace(/[.;]$|[;,] and$/, '');
  const groups = (BEFORE.exec(words) ?? (isItem(paragraph) ? BEHIND.exec(words) : null))?.groups;
  const number = groups?.['number'];
  return number === undefined ? null : { number, about: groups?.['about'] ?? null };
}

const TELLS = /\b(?:was|were|has|have|had|is|are|been|will|would|could|remains?|by|due|not)\b|[.;]\s/i;

/** Whether it is a thing alone, with nothing said of whose it is, when, or what became of it. */
const isBare = ({ about }: Matter): boolean =>
  about === null || !(TELLS.test(about) || saysHow(about) || isOwned(about) || lastWordsOf(about) !== null);

const asks = ({ about }: Matter): boolean =>
  about !== null && (asksForSomething(about) || beginsWithVerb(about));

const actionOf = ({ number, about }: Matter): string =>
  about === null ? `action ${number}` : `action ${number} (${about})`;
