import { allDates } from '../dates.ts';

/** What a column of a programme's table holds. */
export type Role = 'meeting' | 'title' | 'reason' | 'lead' | 'other';

/** What a heading says of its column, and how surely: of two columns for one thing the surer is meant. */
export type Meaning = { role: Role; weight: 1 | 2 | 3 };

/** Dates, and other things, that are neither a meeting's nor an item's own. */
const OTHER: readonly RegExp[] = [
  /\bdeadlines?\b|\bcut[- ]?off|\bpubli(?:sh|c)\w*|\bdesp?atch\w*|\bdispatch\w*|\bcirculat\w+|\bsubmi\w+|\bclearance\b|\bsign[- ]?off\b|\b(?:papers?|reports?|drafts?) (?:are )?due\b|\bdue (?:to|with|in|by)\b/,
  /\b(?:last|previous(?:ly)?|added|received|raised|completed|closed|requested on|date requested|pre[- ]?(?:agenda|meet\w*)|agenda[- ]setting|setting|briefing)\b/,
  /^(?:date )?(?:notes?|comments?|remarks?|formats?|methods?|status|progress|updates?|rag|time|venue|location|place|link|ref(?:erence)?(?: no| number)?|no|number|#|(?:item|agenda) (?:no|number|ref)|key decision|exempt|public|part [12]|priority|score|attachments?|further information|background(?: papers?)?|outcome|decision made)\b(?: ?\/.*)?$/,
  /^(?:committee|panel|board|body|group|cabinet|council)$/,
];

const WORDS: readonly (readonly [Role, Meaning['weight'], RegExp])[] = [
  ['lead', 3, /\b(?:leads?|who|authors?|owners?|responsib\w+|present(?:ers?|ing|ed by)|perchennog)\b/],
  ['reason', 3, /\b(?:why|reasons?|purposes?|rationales?|justification|rheswm|pwrpas)\b/],
  ['lead', 2, /\b(?:officers?|contacts?|report(?:s|ed)? (?:from|by|of)|director(?:ate)?s?)\b|^from$|^by$/],
  [
    'reason',
    2,
    /\b(?:objectives?|aims?|origins?|source|basis|requirements?|requested by|requested|offered(?: by)?|(?:intended|expected|desired) outcomes?|outcomes? (?:sought|expected)|what (?:for|is sought)|ask of)\b/,
  ],
  [
    'meeting',
    3,
    /\b(?:meeting|panel|committee|board|cabinet|council) dates?\b|\bdates? (?:of|for|to|at) (?:the )?(?:next )?(?:meeting|panel|committee|board|cabinet|council)\b|^(?:panel |committee |board |scrutiny )?meetings?\b(?! (?:type|format))/,
  ],
  ['title', 3, /\b(?:items?|topics?|subjects?|titles?|eitem|pwnc)\b/],
  ['meeting', 2, /\b(?:dates?|when|month|sessions?|dyddiad|pryd)\b/],
  ['title', 2, /\b(?:reports?|business|agenda|papers?|matters?|issues?)\b/],
  [
    'reason',
    1,
    /\b(?:types?|categor(?:y|ies)|remit|action required|for (?:decision|information|noting)|nature of)\b|^status of\b/,
  ],
  ['meeting', 1, /\b(?:timescales?|timing|timetabled?|scheduled|quarter|period|target|due|year)\b/],
  [
    'lead',
    1,
    /\b(?:members?|portfolio|holder|contribut\w+|organisations?|agency|agencies|bod(?:y|ies)|service|department|team|sponsor|person)\b/,
  ],
  [
    'title',
    1,
    /\b(?:themes?|focus|areas?|reviews?|descriptions?|activit(?:y|ies)|work|what|tasks?|projects?|plans?|inquir(?:y|ies)|scrutiny|statements?|events?|policy|policies|strateg(?:y|ies))\b/,
  ],
];

/** A heading as it is compared: in lower case, without stops and plurals in brackets. */
export const plainHeading = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/\(s\)/g, '')
    .replace(/[.:*?’']/g, '')
    .replace(/\s*\/\s*/g, '/')
    .replace(/\s+/g, ' ')
    .trim();

const LONGEST_HEADING = 60;

/** What a heading means by its words; null where it says nothing that a programme's columns say. */
export function meaningOf(heading: string): Meaning | null {
  if (heading === '' || heading.length > LONGEST_HEADING) return null;
  const words = plainHeading(heading);
  if (OTHER.some((form) => form.test(words))) return { role: 'other', weight: 3 };
  const said = WORDS.flatMap(([role, weight, form]) => {
    const found = form.exec(words);
    return found === null ? [] : [{ role, weight, at: found.index }];
  });
  const [first] = said;
  if (first === undefined) return null;
  const beside = said.find(({ role, weight }) => role !== first.role && weight === 3);
  const two = first.weight === 3 && beside !== undefined && /\/|&| and /.test(words);
  const { role, weight } = two && beside.at < first.at ? beside : first;
  return { role, weight };
}

/** Whether a heading's column says when something else is due: no meeting, and no business. */
export const isOfDeadline = (heading: string): boolean => OTHER[0]?.test(plainHeading(heading)) ?? false;

/** A line, or a cell, that says by when papers are wanted or appear. */
export const saysDeadline = (text: string): boolean =>
  text.length <= 160 &&
  DEADLINE.test(text) &&
  (allDates(text).length > 0 || /\b(?:tbc|to be confirmed)\b/i.test(text));

const DEADLINE =
  /^\W*(?:(?:the|final|draft|all|agendas?|reports?|papers?|documents?|items?|dates?|for|of|and|to be|is|are|must be)\s){0,7}(?:deadlines?|cut[- ]?off|publication|published|publish|desp?atch(?:ed)?|dispatch(?:ed)?|circulat(?:ed|ion)|submission|submitted|due|pre[- ]?meeting|agenda[- ]setting)\b/i;

/** Whether a heading's column only counts its rows. */
export const isCount = (heading: string): boolean =>
  /^(?:|no|number|#|ref(?:erence)?|(?:item|agenda) (?:no|number))$/.test(plainHeading(heading));
