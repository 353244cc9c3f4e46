import { type AgendaItem, itemAt } from './agenda.ts';
import { isOfLastMeeting, saysNil } from './discharges.ts';
import { isItem, type Paragraph, withoutFullStop } from './lines.ts';
import { isNumberedMatter, isOwned, isReport, lastWordsOf, saysStandingAlone } from './standing.ts';

/**
 * The paragraphs with each matter arising joined to what is reported of it below, and to the line of its own that says how it
 * stands: "Action closed." Words over a list may say the same, so the last of the item's matters must have such a line below, or
 * say so itself, as no list's last entry does.
 */
export function withOutcomesJoined(
  paragraphs: readonly Paragraph[],
  agenda: readonly AgendaItem[],
): Paragraph[] {
  const headings = new Set(agenda.map(({ at }) => at));
  return sectionsOf(paragraphs, agenda).flatMap((section) => {
    if (!isOfLastMeeting(itemAt(agenda, section[0]?.from ?? 0))) return section;
    const reported = withReportsJoined(withPointsJoined(section), headings);
    return endsInOutcome(reported, headings) ? withOutcomes(reported, headings) : reported;
  });
}

/** What bullets below an action's bullet say is said of it: of none that is somebody's to do. */
const withPointsJoined = (section: readonly Paragraph[]): Paragraph[] =>
  withBelowJoined(section, isPointOf, (said, point, before) =>
    before === 0 ? joinSaid(said, point) : `${said}; ${point}`,
  );

/** The paragraphs with each that is said of the one above joined to it; `before` is how many were already. */
function withBelowJoined(
  section: readonly Paragraph[],
  isSaidOf: (above: Paragraph, below: Paragraph) => boolean,
  join: (said: string, more: string, before: number) => string,
): Paragraph[] {
  const joined: Paragraph[] = [];
  let before = 0;
  for (const paragraph of section) {
    const above = joined.at(-1);
    if (above === undefined || !isSaidOf(above, paragraph)) {
      joined.push(paragraph);
      before = 0;
      continue;
    }
    const text = join(withoutFullStop(above.text), paragraph.text, before);
    joined[joined.length - 1] = { ...above, text, to: paragraph.to };
    before += 1;
  }
  return joined;
}

const isPointOf = (above: Paragraph, { bullet, depth, text }: Paragraph): boolean =>
  bullet &&
  isItem(above) &&
  depth > above.depth &&
  !above.text.endsWith(':') &&
  (isOwned(above.text) || isNumberedMatter(above.text)) &&
  !isOwned(text) &&
  !isNumberedMatter(text);

/** "Update: sent in May. Action closed." is said of the action right above it. */
const withReportsJoined = (section: readonly Paragraph[], headings: ReadonlySet<number>): Paragraph[] =>
  withBelowJoined(
    section,
    (above, paragraph) => isReportOn(above, paragraph) && !headings.has(above.from),
    (said, report) => `${said}. ${report}`,
  );

const isReportOn = (above: Paragraph, { text, cells }: Paragraph): boolean =>
  cells === null &&
  above.cells === null &&
  !above.text.endsWith(':') &&
  isReport(text) &&
  !saysStandingAlone(text);

/** The paragraphs of each item of the agenda. */
function sectionsOf(paragraphs: readonly Paragraph[], agenda: readonly AgendaItem[]): Paragraph[][] {
  const sections = new Map<AgendaItem | null, Paragraph[]>();
  for (const paragraph of paragraphs) {
    const item = itemAt(agenda, paragraph.from);
    const section = sections.get(item);
    if (section === undefined) sections.set(item, [paragraph]);
    else section.push(paragraph);
  }
  return [...sections.values()];
}

const isOutcome = ({ text, cells }: Paragraph): boolean => cells === null && saysStandingAlone(text);

/** Matters without numbers are sentences as the rest is: only "Action closed." in full says there how one stands. */
function endsInOutcome(section: readonly Paragraph[], headings: ReadonlySet<number>): boolean {
  const isMatter = (paragraph: Paragraph): boolean =>
    isItem(paragraph) && !headings.has(paragraph.from) && !saysNil(paragraph.text);
  const last = section.findLastIndex(isMatter);
  if (last !== -1)
    return lastWordsOf(section[last]?.text ?? '') !== null || section.slice(last).some(isOutcome);
  const outcomes = section.filter(isOutcome);
  return outcomes.length > 0 && outcomes.every(({ text }) => /^(?:the )?action\b.*\.$/i.test(text));
}

function withOutcomes(section: readonly Paragraph[], headings: ReadonlySet<number>): Paragraph[] {
  const joined: Paragraph[] = [];
  /** Where the matter that is being told of begins among those joined; -1 where none is. */
  let begins = -1;
  const areItems = section.some((one) => isItem(one) && !headings.has(one.from));
  for (const paragraph of section) {
    if (isOutcome(paragraph) && begins !== -1) {
      const [matter, ...rest] = joined.splice(begins);
      if (matter !== undefined) joined.push(asOne(matter, [...rest, paragraph]));
      begins = -1;
      continue;
    }
    if (headings.has(paragraph.from)) begins = -1;
    else if (isItem(paragraph) || !areItems) begins = joined.length;
    joined.push(paragraph);
  }
  return joined;
}

/** A title parts from what is said below it by a dash; how it stands is said last, in the words of an action. */
function asOne(matter: Paragraph, below: readonly Paragraph[]): Paragraph {
  const outcome = below.at(-1);
  const said = [matter, ...below.slice(0, -1)].map(({ text }) => text).reduce(joinSaid);
  const stands = (outcome?.text ?? '').replace(/^[([]|[)\]](?=\.?$)/g, '').replace(NAMED_FIRST, '');
  return {
    ...matter,
    text: `${withoutFullStop(said)}. Action ${stands.charAt(0).toLowerCase()}${withoutFullStop(stands.slice(1))}.`,
    to: outcome?.to ?? matter.to,
  };
}

const joinSaid = (words: string, more: string): string =>
  /[.;:!?]$/.test(words) ? `${words} ${more}` : `${words} – ${more}`;

const NAMED_FIRST = /^(?:(?:this |the )?(?:action|matter|item)|status|outcome)\s?[:–—-]?\s?/i;
