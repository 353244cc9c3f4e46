/** Titles and ranks before a name; a rank may be held for a time ("T/ACC"). */
const titles = [
  ...['Mr', 'Mrs', 'Ms', 'Miss', 'Mx', 'Dr', 'Prof', 'Professor', 'Sir', 'Dame', 'Lord', 'Lady', 'Rev'],
  ...['Cllr', 'Councillor', 'PC', 'PCSO', 'DC', 'PS', 'Sgt', 'Sergeant', 'DS', 'Insp', 'Inspector', 'DI'],
  ...['DCI', 'Chief Inspector', 'Supt', 'Superintendent', 'C/Supt', 'Chief Superintendent', 'ACC', 'DCC'],
  ...['CC', 'Constable', 'Chief Constable', 'Commander', 'Commissioner'],
];
const particle = `(?:(?:van|von|de|der|den|du|da|di|la|le|al|el|bin|ibn|ap|ab|ferch)[ -]){1,3}`;
const namePart = String.raw`(?:${particle})?\p{Lu}[\p{Ll}’'‘ʼ-]+(?:-?\p{Lu}[\p{Ll}’'‘ʼ-]+)*`;
const titled = new RegExp(
  String.raw`(?<![\p{L}/])(?:T/|A/|Temporary |Acting )?(?:${titles.join('|')})\.? (${namePart})(?: ${namePart})*`,
  'gu',
);
/** A surname in capitals, as statements and case files write it, after a title that no office is called by. */
const inCapitals =
  /(?<![\p{L}/])(?:Mr|Mrs|Ms|Miss|Mx|Dr|PC|PCSO|DC|PS|Sgt|Sergeant|DS|Insp|Inspector|DI|DCI|Supt)\.? (\p{Lu}[\p{Lu}’'‘ʼ-]{2,})(?![\p{L}])/gu;
/** “J. Hale”, “A.B. Hale”. */
const initialled = /(?<![\p{L}.])(?:\p{Lu}\.\s?){1,3}(\p{Lu}[\p{Ll}’'‘ʼ-]{2,})(?!\p{L})/gu;

/** Words that stand with a capital after the name of an office, and in that of a mailbox, and are nobody's name. */
const noNames = new Set(
  (
    'Office Officer Board Panel Team Unit Force Plan Report Strategy Policy Service Services Support Business ' +
    'Scrutiny Meeting Update Review Governance Performance Budget Lieutenant Mayor Secretary Secretariat Staff ' +
    'Department Desk Mailbox Inbox Admin Administration Correspondence Command Police Crime Finance Legal Data ' +
    'January February March April May June July August September October November December ' +
    'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'
  ).split(' '),
);
const isName = (word: string): boolean => !noNames.has(word.replace(/[’']s$/, ''));

/** The last two words of somebody's name, which tell a person; none of a mailbox that an office shares. */
function tellingWords(name: string): string[] {
  const words = name.trim().split(/\s+/).slice(-2);
  return words.length === 2 && words.every((word) => /^\p{Lu}/u.test(word) && isName(word)) ? words : [];
}

/** For a pattern, in which any sign that people write for an apostrophe stands for every other. */
const escaped = (text: string): string =>
  text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[’'‘ʼ]/g, "[’'‘ʼ]");

/**
 * The people whom a text seems to name, as it does: by a title or rank before a name, or by a name that is known. What
 * is published should name the office that answers, and not who held it.
 */
export function personsNamed(text: string, known: readonly string[]): string[] {
  const byTitle = [titled, inCapitals, initialled].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(([found, first = '']) => (isName(first) ? [found] : [])),
  );
  const byName = known.flatMap((name) => {
    const [one, other] = tellingWords(name);
    if (one === undefined || other === undefined) return [];
    const whole = new RegExp(`(?<!\\p{L})${escaped(one)}\\s+${escaped(other)}(?!\\p{L})`, 'u');
    return whole.exec(text)?.[0] ?? [];
  });
  const others = byName.filter((name) => !byTitle.some((found) => found.includes(name)));
  return [...new Set([...byTitle, ...others])];
}

type Contacts = readonly { name: string }[];

/** The names of everybody that a board and its offices know: whom a text may name without a title. */
export function namesKnownTo({
  board,
  owners,
}: {
  board: { secretary: Contacts };
  owners: readonly { contacts: Contacts; deputies: Contacts; copies: Contacts }[];
}): string[] {
  const people = owners.flatMap(({ contacts, deputies, copies }) => [...contacts, ...deputies, ...copies]);
  return [...new Set([...board.secretary, ...people].map(({ name }) => name))];
}
