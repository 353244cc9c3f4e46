import { type CalendarMonth, monthOf } from '../../../calendar/days.ts';
import { boardName } from '../body-name.ts';
import { allDates, firstDate } from '../dates.ts';
import type { Line } from '../lines.ts';
import { monthIn, withYearApart } from './headings.ts';

/** A line that can be the title of a programme of work. */
export type Title = {
  /** Its words without dates and marks: on a later page the same title is the page's head. */
  words: string;
  /** The body that it names. */
  of: string | null;
  /** The month from which it looks forward, as far as it says. */
  from: CalendarMonth | null;
  /** A span of years ("2023/24") in which April comes twice. */
  span: boolean;
  dated: boolean;
  /** What is run on to it on the same line: the first meeting's heading. */
  rest: string;
  /** Whether it goes on upon the line below. */
  runsOver?: true;
  /** Numbered as an item of an agenda, or of minutes, is. */
  numbered: boolean;
};

const BODY = '(?:board|panel|committee|group|forum|assembly)';
const OF_BUSINESS =
  '(?:of|for) (?:(?:future|committee|board|panel|council|forthcoming|planned|annual|main|key) )?(?:work|business|decisions|reports|papers|items|agenda items)';
const PROGRAMME = new RegExp(
  `\\b(?:(?:draft|proposed|outline|future|forward|annual|rolling|scrutiny|municipal) )*(?:${[
    'work(?:ing)? ?(?:programme|program|plan)',
    'forward (?:work )?(?:programme|program|plan|planner|schedule|calendar|agenda|look|business)',
    `(?:programme|program|cycle|calendar|timetable|schedule|planner|plan) ${OF_BUSINESS}`,
    'rolling (?:programme|program|agenda|plan|forward plan)',
    'future (?:business|work|agendas?|agenda items)',
    'annual (?:cycle|planner)',
    '(?:business|agenda|work|committee|board|panel|scrutiny) (?:cycle|planner|timetable|work ?plan)',
    "(?:committee|panel|scrutiny|governors[’']?|governing (?:body|board)|trustees[’']?) (?:programme|plan)",
  ].join('|')})s?(?: ${OF_BUSINESS})?\\b`,
  'i',
);
const BEFORE_PROGRAMME =
  /^(?:(?:subject|title|report title|report|re)\s?:\s*|(?:appendix|annex|part|section|schedule|enclosure|attachment|paper|tab)(?: [a-z\d]{1,3})?\s?[:.–—-]?\s*|(?:agenda )?item(?: no\.?)? [\w.]{1,5}\s?[:.–—-]?\s*|[A-H]\d{0,2}\s?[:.–—-]?\s+)*/i;
/** A time of the year, which a plan may be for, or reach from or to. */
const SEASON =
  '(?:spring|summer|autumn|winter|michaelmas|lent|trinity)(?: terms?)?|terms?|quarters?|q[1-4]|(?:first|second) half|(?:next|coming|remainder|rest)(?: (?:six|twelve|\\d{1,2}) months)?';
const AFTER_PROGRAMME = new RegExp(
  `^(?:\\s|[:,.–—()/-]|(?:(?:for|of|from|to|until|the|as at|as of|at|municipal|year|updated?|report|version|draft|meetings?|and|continued|cont['’]?d|dated|published|revised|${SEASON}|board|committee|panel|council|governors|trustees|v?\\d{1,2}(?:\\.\\d)?|(?:19|20)\\d\\d(?:\\s?[/–-]\\s?(?:20)?\\d\\d)?)\\b))*$`,
  'i',
);
const IS_BODY = new RegExp(`\\b${BODY}$`, 'i');
const OF_BODY = /^([\s\d:/,()–—-]*(?:(?:of|for) )?)(?:the )?(\S[^–—:,()\d]*[^–—:,()\d\s])(.*)$/i;

/** The title that a line is, or null: a sentence, an agenda's entry or a table's row that speaks of a programme is none. */
export function titleIn({ text: raw, bullet, label, cells }: Line): Title | null {
  if (
    bullet ||
    raw.length > 200 ||
    !/program|plan|forward|future|rolling|cycle|timetable|calendar|schedule/i.test(raw)
  )
    return null;
  if (cells !== null && cells.filter((cell) => cell !== '').length > 1) return null;
  const text = withYearApart(raw);
  const phrase = PROGRAMME.exec(text);
  if (phrase === null) return null;
  const coded = BEFORE_PROGRAMME.exec(text)?.[0] ?? '';
  const before = text.slice(coded.length, Math.max(coded.length, phrase.index)).replace(/[\s:–—-]+$/, '');
  const { after, of, rest } = afterPhrase(text.slice(phrase.index + phrase[0].length));
  if (!AFTER_PROGRAMME.test(withoutDates(after)) || !(before === '' || isName(before))) return null;
  return {
    ...datesOf(after),
    words: `${before} ${phrase[0]}`.toLowerCase().replace(/[^\p{L}\d]+/gu, ' '),
    of: bodyOf(before) ?? (of === null ? null : bodyOf(of)),
    rest,
    numbered: label !== null || /^(?:[A-H]\d{0,2}|item)\b/i.test(coded),
  };
}

/** The title that two lines give together, where neither says it whole: "… Future Work" and below it "Programme – March 2026". */
export function titleOver(first: Line, second: Line): Title | null {
  if (first.bullet || second.bullet || first.cells !== null || second.cells !== null || second.label !== null)
    return null;
  const text = `${first.text} ${second.text}`;
  const phrase = text.length > 200 ? null : PROGRAMME.exec(text);
  if (phrase === null || phrase.index >= first.text.length) return null;
  return phrase.index + phrase[0].length > first.text.length + 1 ? titleIn({ ...first, text }) : null;
}

const LOOSE =
  /\bitems (?:for|at|in|by|to come)\b|\b(?:forward|future|ahead|upcoming|forthcoming|planned|planner|planning|cycle|timetable|schedule|calendar|programme|program|work|business|agendas?|looking)\b/i;

/** What else is planned by dates, and is no business of a meeting. */
const OTHER_PLANS =
  /\b(?:budget(?:ary|-setting)?|precept|training|induction|development|project|consultation|elections?|recruitment|implementation|communications?|engagement|delivery|improvement|action|recovery|maintenance|leave|exams?|term|holidays?|payments?|audit fieldwork|visits?)\b.{0,40}\b(?:timetable|time ?line|schedule|calendar|plan(?:ner)?|programme|milestones)\b|\bkey dates\b|\b(?:calendar|dates|schedule|timetable) of (?:\w+ )?meetings\b/i;

/** Whether a line titles a plan of something else: a budget's timetable, a plan of training. */
export const isOfOtherPlan = ({ text }: Line): boolean =>
  text.length <= 120 && OTHER_PLANS.test(text) && !PROGRAMME.test(text);

/** A title that only a table of meetings and items below it makes one: "Looking ahead", "Board planner 2025". */
export function looseTitle({ text, bullet, label }: Line): Title | null {
  if (bullet || text.length > 120 || /[.;?]$/.test(text) || !LOOSE.test(text) || OTHER_PLANS.test(text))
    return null;
  return {
    ...datesOf(text),
    words: text.toLowerCase(),
    of: bodyOf(text.split(/\s?[–—:-]\s/)[0] ?? ''),
    rest: '',
    numbered: label !== null,
  };
}

/** A programme that has none. */
export const noTitle = ({ text }: Line): Title => ({
  words: text.toLowerCase(),
  of: null,
  from: null,
  span: false,
  dated: true,
  rest: '',
  numbered: false,
});

/** The words after the phrase: its own, the body they name, and a first meeting's heading that is run on to them. */
function afterPhrase(after: string): { after: string; of: string | null; rest: string } {
  const [first, second] = allDates(after);
  const runOn =
    first !== undefined &&
    second !== undefined &&
    /^\s*$/.test(after.slice(first.at + first.words.length, second.at));
  const own = runOn ? after.slice(0, second.at) : after;
  const rest = runOn ? after.slice(second.at).trim() : '';
  const [, start = '', name = '', end = ''] = OF_BODY.exec(own) ?? [];
  return bodyOf(name) === null
    ? { after: own, of: null, rest }
    : { after: `${start} ${end}`, of: name, rest };
}

function datesOf(words: string): Pick<Title, 'from' | 'span' | 'dated'> {
  const years = /\b(20\d\d)(\s?[/–-]\s?(?:20)?\d\d\b)?/.exec(words);
  const from = monthWithYear(words);
  const span = from === null && years?.[2] !== undefined;
  const year = Number(years?.[1] ?? 0);
  return {
    from: from ?? (years === null ? null : monthIn(year, span ? 4 : 1)),
    span,
    dated: allDates(words).length > 0 || years !== null,
  };
}

const withoutDates = (text: string): string =>
  allDates(text).reduce((left, { words }) => left.replace(words, ' '), text);

/** Every word has a capital, but for "and", "of", "the". */
const isName = (words: string): boolean =>
  words.split(' ').length <= 14 &&
  words.split(' ').every((word) => /^(?:[A-Z\d(][\w’'./,()-]*|and|of|the|for|&|[–—-])$/.test(word));

/** A body's name by its last word, without "The" before it or an "'s" after it; null for other words. */
function bodyOf(words: string): string | null {
  const name = words.replace(/['’]s?$/, '').replace(/^the /i, '');
  return isName(name) && IS_BODY.test(name) && name.includes(' ') ? boardName(name) : null;
}

/** The body that a line beside the title names and nothing else: "Harbour Police and Crime Panel". */
export const bodyNamedBy = ({ text, bullet }: Line): string | null =>
  bullet || text.length > 120
    ? null
    : bodyOf(text.replace(/^(?:(?:report )?to|meeting|committee|panel|board)\s?:\s*/i, ''));

/** The month of the first date in the words, where it has its year. */
export function monthWithYear(words: string): CalendarMonth | null {
  const written = firstDate(words)?.written;
  if (written?.kind === 'day') return monthOf(written.date);
  return written?.kind === 'month' && written.year !== null ? monthIn(written.year, written.month) : null;
}
