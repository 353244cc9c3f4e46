import { allDates } from '../dates.ts';
import { kindNamed, plainHeading, type Vocabulary } from '../tables/columns.ts';
import { TITLE_TAIL } from './halves.ts';
import { underHeading } from './headings.ts';
import { isLead, isReason } from './reasons-and-leads.ts';

/** What a column of a programme's table holds. */
export type ProgrammeColumn = 'other' | 'lead' | 'reason' | 'meeting' | 'moved' | 'title';

const isMeeting = (cell: string): boolean =>
  !TITLE_TAIL.test(cell) && (underHeading(cell) !== null || (allDates(cell).length > 0 && cell.length < 80));

/** Dates by which papers are wanted or appear. */
const OF_DEADLINE =
  /\bdeadlines?\b|\bcut[- ]?off|\bpublish\w*|\bpublication\w*|\bdesp?atch\w*|\bdispatch\w*|\bcirculat\w+|\bsubmi\w+|\bclearance\b|\bsign[- ]?off\b|\b(?:papers?|reports?|drafts?) (?:are )?due\b|\bpapers? (?:to|with|wanted|needed|required)\b|\bdue (?:to|with|in|by)\b/;

/** The columns of a programme's table, by the words that panels, councils and trusts put over them. */
export const PROGRAMME_COLUMNS: Vocabulary<ProgrammeColumn> = [
  {
    kind: 'other',
    headings: [
      [OF_DEADLINE, 3],
      [
        /\b(?:last|previous(?:ly)?|added|received|raised|completed|closed|requested on|date requested|pre[- ]?(?:agenda|meet\w*)|agenda[- ]setting|setting|briefing)\b/,
        3,
      ],
      [
        /^(?:date )?(?:notes?|comments?|remarks?|formats?|methods?|status|progress|updates?|rag|time|venue|location|place|link|ref(?:erence)?(?: no| number)?|no|number|#|(?:item|agenda) (?:no|number|ref)|key decision|exempt|public|part [12]|priority|score|attachments?|further information|background(?: papers?)?|outcome|decision made)\b(?: ?\/.*)?$/,
        3,
      ],
      [/^(?:committee|panel|board|body|group|cabinet|council)$/, 3],
      [/^(?:frequency|how often|regularity|interval)\b/, 3],
      [/^(?:who decides|decided by|(?:to be )?taken by|decision[- ](?:maker|taker|by|making body))$/, 3],
    ],
    holds: null,
    isOnly: true,
    several: true,
  },
  {
    kind: 'lead',
    headings: [
      [/\b(?:leads?|led by|who|authors?|owners?|responsib\w+|present(?:ers?|ing|ed by)|perchennog)\b/, 3],
      [/\b(?:officers?|contacts?|report(?:s|ed)? (?:from|by|of)|director(?:ate)?s?)\b|^from$|^by$/, 2.8],
      [/^(?:brought|introduced|prepared|written|drafted|sponsored|proposed|provided|owned|given) by$/, 2.8],
      [
        /\b(?:members?|portfolio|holder|contribut\w+|organisations?|agency|agencies|bod(?:y|ies)|service|department|team|sponsor|person)\b/,
        1.1,
      ],
    ],
    holds: (cell) => isLead(cell) && !isReason(cell),
  },
  {
    kind: 'reason',
    headings: [
      [/^(?:reasons?|purposes?)\b.*(?: \/ | and )/, 3.1],
      [/\b(?:why|reasons?|purposes?|rationales?|justification|rheswm|pwrpas)\b/, 3],
      [
        /\b(?:objectives?|aims?|origins?|source|basis|requirements?|requested by|requested|offered(?: by)?|(?:intended|expected|desired) outcomes?|outcomes? (?:sought|expected)|what (?:for|is sought)|ask of)\b/,
        2.8,
      ],
      [
        /\b(?:types?|categor(?:y|ies)|remit|action required|for (?:decision|information|noting)|nature of)\b|^status of\b/,
        1.3,
      ],
    ],
    holds: isReason,
  },
  {
    // Beside the meeting for which an item was planned, the one that holds wherever it says any.
    kind: 'moved',
    headings: [
      [
        /^(?:date )?(?:moved|deferred|postponed|put back|re-?scheduled|re-?arranged)(?: (?:to|until|for))?$/,
        3.1,
      ],
      [/^(?:now|currently)(?: (?:at|on|for|due|planned|expected|planned for))?$/, 3.1],
      [
        /^(?:new|revised|amended|re-?scheduled|re-?arranged|changed|actual|current|latest) (?:(?:panel|committee|board|target|planned|due) )?(?:meeting|dates?|month|meeting dates?|date of meeting)$/,
        3.1,
      ],
    ],
    holds: null,
  },
  {
    kind: 'meeting',
    headings: [
      [
        /\b(?:meeting|panel|committee|board|cabinet|council) dates?\b|\bdates? (?:of|for|to|at) (?:the )?(?:next )?(?:meeting|panel|committee|board|cabinet|council)\b|^(?:panel |committee |board |scrutiny )?meetings?\b(?! (?:type|format))/,
        2.6,
      ],
      [/\b(?:dates?|when|month|sessions?|dyddiad|pryd)\b/, 2],
      [/\b(?:timescales?|timing|timetabled?|scheduled|planned for|quarter|period|target|due|year)\b/, 1.2],
    ],
    holds: isMeeting,
  },
  {
    kind: 'title',
    headings: [
      [/^(?:agenda |report )?(?:items?|topics?|subjects?|titles?)(?: \/ | and )/, 3.1],
      [/\b(?:items?|topics?|subjects?|titles?|eitem|pwnc)\b/, 2.6],
      [/\b(?:reports?|business|agenda|papers?|matters?|issues?)\b/, 2],
      [
        /\b(?:themes?|focus|areas?|reviews?|descriptions?|activit(?:y|ies)|work|what|tasks?|projects?|plans?|inquir(?:y|ies)|scrutiny|statements?|events?|policy|policies|strateg(?:y|ies))\b/,
        1,
      ],
    ],
    holds: null,
  },
];

/** In which of a table's columns each thing stands. */
export type Places = Record<Exclude<ProgrammeColumn, 'other'>, number | null>;

export function placesOf(roles: readonly ProgrammeColumn[]): Places {
  const place = (role: ProgrammeColumn): number | null => (roles.includes(role) ? roles.indexOf(role) : null);
  return {
    meeting: place('meeting'),
    moved: place('moved'),
    title: place('title'),
    reason: place('reason'),
    lead: place('lead'),
  };
}

/** "Business (who presents)" heads business, whatever its cells say of it in brackets. */
export const withoutAside = (heading: string): string => heading.replace(/(?<=\S)\s*\([^()]{3,}\)$/, '');

export const columnNamed = (heading: string): ReturnType<typeof kindNamed<ProgrammeColumn>> =>
  kindNamed(withoutAside(heading), PROGRAMME_COLUMNS);

/** Whether a heading's column says when something else is due: no meeting, and no business. */
export const isOfDeadline = (heading: string): boolean => OF_DEADLINE.test(plainHeading(heading));

/** Whether nothing is known of what stands below a heading. */
export const isUnknown = (heading: string): boolean => heading !== '' && columnNamed(heading) === null;

/** Whether a heading's column only counts its rows. */
export const isCount = (heading: string): boolean =>
  /^(?:|no|number|#|ref(?:erence)?|(?:item|agenda) (?:no|number))$/.test(plainHeading(heading));

/** What panels print over a column and nowhere else. */
const HEADINGS: readonly RegExp[] = [
  /^(?:(?:panel |committee )?meeting(?: date)?|date(?: of)?(?: (?:the )?(?:panel |committee )?meeting)?|panel date|meeting \/ date|date \/ meeting|month|when)$/,
  /^(?:(?:agenda |report |main |other )*(?:items?|focus|topics?|subjects?|reports?|title|issues?|matters?|business|theme|paper|description)(?: of business| title| for consideration| to be considered| \/ (?:report|topic|title|item|subject|issue|issues|paper)s?)*|agenda|title of report|report title|work(?: item)?)$/,
  /^(?:reasons?(?: for (?:the )?(?:item|report|inclusion|consideration|scrutiny|bringing))?|purpose(?: of (?:the )?(?:item|report))?|why|origin|rationale|requirement|basis|source|type(?: of (?:item|report))?|category|objective|aim|reason \/ (?:purpose|source|request|requested by)|purpose \/ reason|requested by|requested(?: by)? \/ offered(?: by)?|why is it coming|status of item)$/,
  /^(?:led by|leads?(?: officers?| authors?| body| person| organisation| agency)?|owners?|(?:lead|owner|author|responsible officer|responsibility) \/ (?:owner|lead|author|contact|officer|responsible officer|presenter)|(?:report |lead )?authors?|officers?|(?:responsible|contact|reporting|lead) (?:officers?|person|body|organisation)|(?:person|officer|body|organisation) responsible|responsible|responsibility|contact|who|by whom|presented by|presenter|presenting|report (?:from|by|of)|from|lead report author|contributor|contributors)$/,
];

const isNamed = (heading: string): boolean => HEADINGS.some((form) => form.test(heading));

/** Whether a text is a column's heading and nothing else: one may give two names for it ("Lead officer/Author"). */
export function isColumnHeading(text: string): boolean {
  const plain = text.length > 40 ? '' : plainHeading(withoutAside(text));
  return plain !== '' && (isNamed(plain) || plain.split(/ \/ | (?:and|or) /).every(isNamed));
}
