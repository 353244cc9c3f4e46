import { asksForSomething } from '../bullets.ts';
import { firstDate } from '../dates.ts';
import { isColour, statusOf } from '../statuses.ts';
import { isAtMeeting, isDue } from '../when-said.ts';
import { withoutMark } from './cells.ts';
import type { Vocabulary } from './columns.ts';
import { isOwnerWords } from './owners-said.ts';

/** What a column of a table of actions holds. */
export type ActionColumn =
  | 'owner'
  | 'revised'
  | 'original'
  | 'closed'
  | 'due'
  | 'done'
  | 'left'
  | 'status'
  | 'colour'
  | 'raised'
  | 'reference'
  | 'outcome'
  | 'update'
  | 'action'
  | 'topic';

const TICK = /^(?:[✓✔☑☒☐✗✘×xX√]|\[[ xX✓]?\]|[YN]|yes|no)\.?$/i;
const DATE_ALONE = 30;
/** Whether a cell ticks, crosses, affirms or denies what its heading says, and no more. */
export const isYesOrNo = (cell: string): boolean => TICK.test(cell);

const REFERENCE =
  /^(?:[A-Z]{1,6}[-/ .]?)?\d{1,4}(?:[./-][A-Z]?\d{1,4}){0,3}(?:\s?\([a-z]{1,3}\))?[a-z]?\.?$/i;

const isDate = (cell: string): boolean => cell.length <= DATE_ALONE && firstDate(cell) !== null;
/** "Finance Committee, 28 April 2025" */
function isMeeting(cell: string): boolean {
  const date = cell.length > MEETING_WITH_DATE ? null : firstDate(cell);
  return date !== null && isAtMeeting(cell, date);
}
const MEETING_WITH_DATE = 80;
const isLongOrAsks = (cell: string): boolean =>
  asksForSomething(withoutMark(cell)) || cell.split(' ').length >= 7;

/** The columns of a table of actions, by the words that boards, councils, trusts and schools put over them. */
export const ACTION_COLUMNS: Vocabulary<ActionColumn> = [
  {
    kind: 'owner',
    headings: [
      [/\b(?:owners?|leads?|responsib\w+|accountable|assignees?|assigned|allocated|perchennog|swyddog)\b/, 3],
      [
        /^(?:who|by who|by whom|who by|whom|whos responsible|(?:for )?action(?:ed)? (?:by|for|on)(?: whom?)?|action holder|holder)\b/,
        3,
      ],
      [/^(?:to be )?(?:done|delivered|provided|actioned) by$/, 2],
      [/\b(?:officers?|initials?|person|contact|named? (?:person|lead|officer))\b/, 2],
      [/^(?:by|name|names|for|members?|team|directorate|department|action)$/, 1],
    ],
    holds: isOwnerWords,
  },
  {
    kind: 'revised',
    headings: [
      [
        /\b(?:new|revised|extended|updated|amended|rescheduled|latest|current|forecast)\b.*\b(?:dates?|deadline|due|target|timescales?|completion)\b/,
        3,
      ],
      [/\b(?:dates?|deadline|due|target|timescales?)\b.*\b(?:revised|new|extended|amended)\b/, 3],
      [/^(?:new|revised|extended|updated|latest|forecast) (?:finish|end)$/, 3],
      [/^revised$/, 2],
    ],
    holds: null,
  },
  {
    kind: 'original',
    headings: [
      [
        /\b(?:original|initial|first|previous|old)\b.*\b(?:dates?|deadline|due|target|timescales?|completion)\b/,
        3,
      ],
      [/^(?:original|initial|previous|baseline) (?:finish|end)$/, 3],
      [/^original$/, 2],
    ],
    holds: null,
  },
  {
    kind: 'closed',
    headings: [
      [/^(?:completed?|closed|done|actioned|discharged)\b.*\b(?:dates?|on|when)\b/, 3],
      [
        /\bdate (?:closed|completed|discharged|done|actioned|achieved|of closure)\b|\b(?:closed|closure|discharged?) date\b|\bactual\b.*\b(?:date|completion)\b|^actual (?:finish|end)$/,
        3,
      ],
      [
        /\b(?:closed|completed|discharged|actioned) (?:on|at|date)\b|^(?:when|date) (?:was |it was )?(?:closed|completed|done)$/,
        3,
      ],
      [/^closed$/, 2],
    ],
    holds: null,
  },
  {
    kind: 'due',
    headings: [
      [/^(?:to be )?(?:done|delivered|provided|finished|actioned|needed|wanted|reported)(?: back)? by$/, 2.5],
      [
        /\b(?:due|deadlines?|by when|when by|timescales?|time ?scales?|timeframes?|time ?frames?|required by|complete by|completed? by|target)\b/,
        3,
      ],
      [
        /^when\b|\b(?:completion|expected|delivery|implementation|review|finish|end) dates?\b|\bdates? (?:for|of) (?:completion|delivery|action|implementation)\b/,
        3,
      ],
      [
        /\b(?:est|estimated|exp|expected|forecast|anticipated|projected|proposed|planned|scheduled)\b.*\bcompletion\b|\bcompletion \(?(?:by|est|estimate|estimated|expected|forecast|anticipated|due)\b/,
        3,
      ],
      // What stands below tells whether it is when something comes back or what came of it.
      [/^(?:to )?(?:report|bring|come|return|back)s?(?: back)?(?: (?:at|to|by|on))?$/, 2.5],
      [/^(?:for|at|to) (?:which |the )?meeting$/, 2],
      [/^(?:(?:planned|target|expected|estimated) )?(?:finish|finishes|end|ends)$/, 2],
      [/^to be (?:completed|done|actioned)$/, 1.5],
      [/\b(?:dates?|dyddiad|timing|timeline|meeting due|terfyn)\b|^(?:by|completion)$/, 1],
    ],
    holds: (cell) => isDate(cell) || isDue(cell) || isMeeting(cell),
  },
  {
    kind: 'done',
    headings: [
      [
        /^(?:done|completed?|complete or not|discharged|actioned|finished|signed off|achieved|closed)(?: \(?(?:y \/ n|yes \/ no|✓|tick)\)?)?$/,
        3,
      ],
      [/^(?:y \/ n|yes \/ no|tick|✓|☑)$/, 2],
    ],
    holds: isYesOrNo,
  },
  {
    kind: 'left',
    headings: [
      [
        /^(?:still |is it )?(?:outstanding|open|live|to do|to be done|incomplete|ongoing) (?:\?|\(?(?:y \/ n|yes \/ no)\)?)$/,
        3,
      ],
      // In a cell the words say how a thing stands.
      [/^(?:still )?(?:outstanding|open|live|to do|to be done|incomplete|ongoing)$/, 0.5],
    ],
    holds: isYesOrNo,
  },
  {
    kind: 'status',
    headings: [
      [/%/, 3],
      [
        /\b(?:status|statws|open \/ closed|closed \/ open|complete \/ (?:incomplete|open|ongoing)|per ?cent|action position|state)\b/,
        3,
      ],
      [/\b(?:rating|position|on track)\b|^(?:where|how) (?:it|this|things?) stands?$/, 2],
    ],
    holds: (cell) => statusOf(cell) !== null,
  },
  {
    kind: 'colour',
    headings: [[/\b(?:b?rag|ragb|colour|traffic light)\b/, 3]],
    holds: (cell) => isColour(cell) || statusOf(cell) !== null,
    several: true,
  },
  {
    kind: 'raised',
    headings: [
      [
        /\b(?:raised|opened|created|creation|originat\w+|date (?:agreed|added|set|of (?:the )?meeting|of minute|assigned)|meeting dates?|date and (?:minute|item)|from meeting|meeting (?:of|held)|start date|date logged|logged)\b/,
        3,
      ],
      [/^(?:(?:planned|actual|date) )?(?:start|starts|started|begins?|begun|commence(?:s|d|ment)?)$/, 2],
      [/^(?:meeting|source|board|committee)\b|^date$/, 1],
    ],
    holds: isDate,
  },
  {
    kind: 'reference',
    headings: [
      [/(?:\b(?:ref|refs|reference|no|number|id|num)\b|#|^rhif)/, 3],
      [/^(?:min|minutes?|agenda|item|para|paragraph|section)(?: item)?$/, 1],
    ],
    holds: (cell) => REFERENCE.test(cell),
    several: true,
  },
  {
    kind: 'outcome',
    headings: [
      [
        /\b(?:outcomes?|results?|how (?:it was )?(?:discharged|closed)|(?<!\b(?:council|board|committee|panel|members) )resolution)\b/,
        3,
      ],
    ],
    holds: null,
  },
  {
    kind: 'update',
    headings: [
      [/\bactions? taken\b|^report(?:ed)? (?:back|to|at|since)\b/, 3],
      [
        /\b(?:updates?|progress|comments?|notes?|latest|response|remarks?|commentary|evidence|feedback|diweddariad|cynnydd|assurance|narrative)\b/,
        3,
      ],
    ],
    holds: null,
    several: true,
  },
  {
    kind: 'action',
    headings: [
      [/\b(?:actions?(?! taken)|tasks?|to dos?|todo|camau?)\b/, 2],
      [
        /^(?:agreed |new |required |resulting )?actions?(?: points?| items?| required| agreed| to be taken| description| details| arising| needed| requested)?$/,
        3,
      ],
      [
        /\bactions? (?:and|\/|with) (?:updates?|progress|status|owners?|comments?)\b|\b(?:description|details?|summary|text) of (?:the )?actions?\b|\bwhat (?:is|was|needs) to be done\b/,
        3,
      ],
      [/^(?:what|requests?|asks?|commitments?|undertakings?|agreed|decision and action|steps?)\b/, 2],
      [
        /\b(?:description|details?|recommendations?|decisions?|resolutions?|issues?|matters?|subjects?|requirements?|follow[- ]?up|item|activity)\b/,
        1,
      ],
    ],
    holds: isLongOrAsks,
  },
  {
    kind: 'topic',
    headings: [
      [
        /\b(?:paper|relevant item|agenda item|subject|topic|theme|heading|title|area|category|minute|background|context|priority|report|workstream|meeting|item)\b/,
        2,
      ],
      [/\b(?:issue|matter|discussion|decision|minutes|section)\b/, 1],
    ],
    holds: null,
    several: true,
  },
];

export type OtherTable =
  | 'versions'
  | 'attendance'
  | 'agenda'
  | 'finance'
  | 'risks'
  | 'votes'
  | 'figures'
  | 'decisions';

/** Headings of tables that are about something else, whatever actions they name. */
export const OTHER_TABLES: readonly (readonly [readAs: OtherTable, headings: RegExp, least: number])[] = [
  ['versions', /^(?:(?:document )?version|ver|revision|draft)(?: (?:no|number))?$/, 1],
  [
    'risks',
    /\b(?:risks?|likelihood|impact|probability|severity|inherent|residual|mitigat\w+|gross|net score|risk appetite)\b/,
    2,
  ],
  [
    'attendance',
    /\b(?:present|apolog\w+|attend\w+|in attendance|absent|organisation|representing|job title|role)\b/,
    2,
  ],
  ['attendance', /^(?:name|names|initials?|members?)$|\b(?:attend\w+|present|apolog\w+)\b/, 2],
  ['finance', /\b(?:budget|actual|variance|forecast|outturn|spend|£|£000s?|£m|income|expenditure|cost)\b/, 2],
  ['decisions', /^decision (?:no|number)\b/, 1],
  ['votes', /^(?:for|against|abstain(?:ed)?|abstentions?|votes?|proposer|seconder)\b/, 2],
  [
    'agenda',
    /^(?:time|timing|duration|mins?|minutes allotted|page|pages|presenter|presented by|purpose|paper|enclosure|enc|format|item|agenda item|title|subject|no|lead|speaker)$/,
    3,
  ],
  [
    'figures',
    /^(?:\d{4}(?: \/ \d{2,4})?|q[1-4].*|target|baseline|measure|indicator|kpi|trend|performance|ytd|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\b/,
    3,
  ],
];
