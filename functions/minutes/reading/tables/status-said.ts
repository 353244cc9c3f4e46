import type { ActionStatus } from '../../findings.ts';
import { isColour, isLeftOpen, isStatus, statusOf, withoutColour } from '../statuses.ts';

/** A status that words give, and the words that give it. */
export type StatusSaid = { status: ActionStatus; words: string };

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const DONE_WORD =
  '(?:closed|completed?|discharged|actioned|done|finished|finali[sz]ed|concluded|implemented|signed off|fulfilled|resolved|cyflawn|cwblhau|wedi cau)';
const OPEN_WORD =
  '(?:open|re-?opened|outstanding|on-?going|in progress|under ?way|not (?:yet )?(?:due|started|complete|completed|closed|begun)|pending|deferred|overdue|on track|on target|delayed|continuing|carr(?:y|ied) (?:forward|over)|c\\/f(?:wd)?|b\\/f(?:wd)?|held over|ar agor|parhaus)';
const BE =
  '(?:(?:this|the|that) )?(?:(?:action|item|matter)(?: point)? )?(?:(?:is|was|are|were|has been|have been|had been|now|therefore|all|fully|remains?|still|be|stays?|noted as|marked(?: as)?|considered|agreed(?: as| to be)?) )*';

/** What makes a thing that is "complete" not so: "completed in part", "closed subject to …", "to be completed". */
const QUALIFIED =
  /^(?:\S+\s){1,3}?(?:in part|part(?:ly|ially)|except|apart from|subject to|but\b|pending|awaiting|by (?!the \w+ (?:team|office)\b)(?:the end|end|\d|next|q\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))/i;

const PROPOSED =
  '(?:propos\\w+|suggest\\w*|recommend\\w*|request\\w*|ready|for|can be) (?:to (?:be )?|for )?(?:clos\\w+|discharge\\w*)';

const FURTHER: readonly (readonly [ActionStatus, RegExp])[] = [
  ['open', /^(?:100 ?% of|[1-9]?\d ?%)/i],
  [
    'proposed',
    /^(?:propos\w+|suggest\w*|recommend\w*|request\w*|ready|pending|awaiting|for|can be|could be|to be) (?:\w+ ){0,3}?(?:clos\w+|discharge\w*|sign(?:ed)?[- ]off|remov\w+)\b/i,
  ],
  ['discharged', /^100 ?%/i],
  ['open', new RegExp(`^${BE}${OPEN_WORD}\\b`, 'i')],
  [
    'open',
    /^(?:awaiting|awaited|started|begun|begins?|active|live|scheduled|planned|rolling|paused|moved to|extended|rescheduled|work (?:continues|in progress)|wip|yet to|to (?:be|follow|come)|due|part(?:ial)?(?:ly)?\b|part-|in hand|delayed|behind|at risk|will |no progress|remains?|not )/i,
  ],
  ['discharged', new RegExp(`^(?:${BE})${DONE_WORD}\\b`, 'i')],
  ['discharged', /^(?:remove[d]?(?: from| –|$)|now (?:closed|complete))/i],
];

/** What a cell under a status means, whatever words follow; null where it is no status that we know. */
export function statusInCell(given: string): ActionStatus | null {
  const cell = tickedOf(given) ?? given;
  const words = (isColour(cell) ? withoutColour(cell) : cell).replace(/^[\s([“"–—-]+/, '').trim();
  if (/^[✓✔☑☒√](?:\s|$)/.test(words)) return statusInCell(words.slice(1)) ?? 'discharged';
  if (words === '') return null;
  const sides = words.split(/\s\/\s/);
  if (sides.length > 1 && sides.length <= 3) {
    const known = [...new Set(sides.map(startsWithStatus).filter((status) => status !== null))];
    if (known.length === 1) return known[0] ?? null;
  }
  return startsWithStatus(words) ?? statusInWords(words)?.status ?? null;
}

const BOX = /(?:[☐□☑☒✓✔■✗✘]|\[[ xX✓✔]?\])/g;
const EMPTY_BOX = /^(?:[☐□]|\[ ?\])$/;

/** Of several statuses, each by a box before or behind it, the one whose box is ticked; null where not just one is. */
function tickedOf(cell: string): string | null {
  const boxes = [...cell.matchAll(BOX)];
  const ticked = boxes.findIndex(({ 0: box }) => !EMPTY_BOX.test(box));
  const isOne = boxes.filter(({ 0: box }) => !EMPTY_BOX.test(box)).length === 1;
  if (boxes.length < 2 || !isOne) return null;
  const words = cell.split(BOX).map((part) => part.replace(/^[\s/|,;]+|[\s/|,;]+$/g, ''));
  return (words[0] === '' ? words[ticked + 1] : words.at(-1) === '' ? words[ticked] : null) || null;
}

const DONE_SINCE = new RegExp(
  `^${DONE_WORD},? (?:this|last|yesterday|today|earlier|already|on|in|at|by|via|with|as|since|over|before|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\\b.{0,60}$`,
  'i',
);

/** "done this morning", "completed by e-mail": that a thing is done, and when or how. "Completed by June" asks for it. */
export const isDoneSince = (words: string): boolean =>
  DONE_SINCE.test(words) && statusInCell(words) === 'discharged';

/** Whether a cell says two statuses one behind the other, “Open Closed”, as where a row has run into the next. */
export function isOfTwoRows(cell: string): boolean {
  const words = cell.length > 60 ? [] : cell.split(' ');
  return words.some((word, at) => {
    const [one, other] = [words.slice(0, at).join(' '), words.slice(at).join(' ')];
    if (!/^\p{Lu}/u.test(word) || !isStatus(one) || !isStatus(other)) return false;
    return one === other || (statusOf(one) === 'open') !== (statusOf(other) === 'open');
  });
}

function startsWithStatus(words: string): ActionStatus | null {
  const further = FURTHER.find(([, form]) => form.test(words))?.[0] ?? null;
  const status = further === 'proposed' ? further : (statusOf(words) ?? further);
  if (status === 'discharged' && isLeftOpen(words)) return 'open';
  return status === 'discharged' && (QUALIFIED.test(words) || words.endsWith('?')) ? null : status;
}

const ALONE = new RegExp(
  `^(?:status\\s?[:=–—-]\\s?)?${BE}(?:${DONE_WORD}|${OPEN_WORD}|(?:withdrawn|superseded)(?: by\\s.{2,30})?|no longer (?:required|needed)|${PROPOSED})(?:$|[.!)\\]]*$|\\s?[–—:;,(-]|[.]\\s|\\s(?:on |in |at |as at |since )?(?:the )?(?:\\d|${MONTH}|(?:\\w+ )?meeting)|\\s(?:to|until) (?:the )?(?:next|${MONTH}))`,
  'i',
);
const SHOUTED =
  /(?:^|[\s([–—-])(CLOSED|COMPLETED?|DISCHARGED|DONE|ACTIONED|OPEN|ONGOING|IN PROGRESS|OUTSTANDING|WITHDRAWN|CARRIED FORWARD|NOT STARTED|OVERDUE)(?=$|[\s.,;:)\]–—-])/;

/**
 * What running words say of how an action stands: "Status: complete", "… Action closed.", "… CLOSED"; the last that says
 * so. `words` are its own and all that follow. Null where they say nothing: that the bridge was closed is no status.
 */
export function statusInWords(text: string): StatusSaid | null {
  for (const at of sentenceStarts(text.slice(0, 5_000)).reverse()) {
    const words = text.slice(at).trim();
    const said = words.replace(/^[([]/, '').replace(/^status\s?[:=–—-]\s?/i, '');
    const labelled = said !== words && /^status/i.test(words.replace(/^[([]/, ''));
    if (!labelled && !ALONE.test(said)) continue;
    const status = startsWithStatus(said);
    if (status !== null) return { status, words };
  }
  const shouted = [...text.matchAll(new RegExp(SHOUTED, 'g'))].at(-1);
  const word = shouted?.[1];
  if (
    shouted === undefined ||
    word === undefined ||
    /\b(?:NOT|TO BE|BE)\s$/i.test(text.slice(0, shouted.index + 1))
  )
    return null;
  const words = text.slice(shouted.index).trim();
  const status = startsWithStatus(word);
  return status === null ? null : { status, words };
}

/** Where sentences begin, and what stands after a dash, a bracket or on a line of its own. */
const sentenceStarts = (text: string): number[] => [
  0,
  ...[
    ...text.matchAll(
      /(?:[.;!?:]\)?\s+|\n|(?<=\d)\s+(?=[A-Z])|\s[–—-]+\s|\s(?=[([])|,?\s(?:so|and|but|therefore|hence)\s(?=(?:the|this) (?:action|item|matter) ))(?=\S)/g,
    ),
  ].map(({ 0: mark, index }) => index + mark.length),
];

const TICKED =
  /^(?:[✓✔☑☒√]|\[[xX✓✔]\]|y|yes|x|done|complete[d]?|closed|tick(?:ed)?|true)[.!]?(?=$|[\s–—,(-])/i;
const UNTICKED = /^(?:(?:[☐□✗✘×❌]|\[ ?\]|n|no|false)(?:[.!]?$|\s?[–—:;,(-])|not\b|[-–—]$)/i;

/** What a cell under "Done" means: a tick, a cross, yes, no, or a status in words. A box with a cross is a ticked box. */
export function statusOfTick(cell: string): ActionStatus | null {
  if (UNTICKED.test(cell)) return 'open';
  if (TICKED.test(cell)) return isLeftOpen(cell) ? 'open' : 'discharged';
  return statusInCell(cell);
}

const DONE_TITLE = '(?:closed|completed?|discharged|archived|actioned|finished|done|wedi cau)';
const DONE_SINCE_TITLE = `(?:${DONE_TITLE} (?:as )?at|(?!complete )${DONE_TITLE} (?:in|on|during|this)) (?:the )?(?:\\d|${MONTH}\\b|last|year|quarter|month|period|week)`;
/** "Closed", "Complete / closed", "Completed actions", "Actions closed since March": not "Complete list of actions", not "closed session". */
const CLOSED_TITLE = new RegExp(
  `^(?:\\W*(?:[a-z]|\\d+)[.)]\\s+)?(?:(?:all|now|fully) )*(?:${DONE_TITLE}(?:(?:\\s?[/&]\\s?|,? (?:and|or) )${DONE_TITLE}){0,3}\\W*$|${DONE_SINCE_TITLE})|\\b${DONE_TITLE} (?:\\w+ )?(?:actions?(?! (?:list|log|plan|table|tracker|register))|items?\\b|matters\\b|since|at the|at last)|\\b(?:actions?|items|matters|all|those)\\b.{0,40}?\\b(?:closed(?! (?:sessions?|meetings?|part|minutes|board))|completed?|discharged|done)\\b(?! (?:list|log|by|the|all|this))`,
  'i',
);
const OPEN_TITLE =
  /\b(?:open(?! (?:sessions?|meetings?|part|minutes|board))|outstanding|ongoing|on-going|current|live|carried (?:forward|over)|held over|in progress|not (?:yet )?(?:closed|complete\w*|started|begun|commenced)|to be (?:closed|completed)|incomplete|new actions?|for completion|ar agor)\b/i;
const ASKS_OR_FORETELLS = /\b(?:please|should|must|will|when|until|if|shall|to be|for|not)\b/i;

/** What is to become of the list, and not of what is on it: "Closed since March (to be removed)", "Closed (kept here until May)". */
const OF_THE_LIST =
  /\s?(?:[([]|\s[–—-]\s|[,;:]\s)(?:(?:these|which|they|now|all|and) )*(?:(?:kept|shown|left|listed)(?: here| on)? (?:until|for)|(?:will (?:now )?|to |now )?com(?:e|es|ing) off (?:the|this)|(?:to be|will (?:now )?be|can (?:now )?be|shall be|for|not for|please) (?:remov\w+|delet\w+|drop\w+|archiv\w+|taken (?:off|out)|note\w*|noting|information|reference|shown|kept|reported|discussion))\b[^)\]]{0,40}[)\]]?/i;

/** What a title or a row across a table says of the actions below it: "Closed actions", "Actions carried forward". */
export function statusOfTitle(title: string): ActionStatus | null {
  const words = title.slice(0, 200);
  const isOpen = OPEN_TITLE.test(words);
  const ofActions = words.replace(OF_THE_LIST, '');
  const isClosed =
    [words, ofActions].some((said) => CLOSED_TITLE.test(said)) && !ASKS_OR_FORETELLS.test(ofActions);
  if (isOpen && isClosed) return null;
  if (isOpen || isClosed) return isOpen ? 'open' : 'discharged';
  if (isStatus(words)) return statusOf(words);
  return /^(?:withdrawn|superseded|no longer required)\b|\b(?:withdrawn|superseded) actions\b/i.test(words)
    ? 'withdrawn'
    : null;
}

const IN_PART =
  /\b(?:so far|to follow|to be|will|half|part(?:ly|ially|[- ](?:done|complete\w*|received))|in part|nearly|almost|mostly|largely|not (?:yet|all|fully|quite|every\w*)|no (?:answer|reply|response|word|news|decision|date|progress)|yet to|still|(?:some|most|one|two|three|four|five|\d{1,3}) (?:out )?of (?:the )?\w+|only|await\w*|pending|outstanding|remain(?:s|ing)?|begun|started|under ?way|in (?:hand|progress)|on-?going|chas(?:ed|ing|er)|remind\w*|interim|except|apart from|but|though|however|until|unless)\b|\b\d{1,2} ?%/i;

/** Whether what is said of a thing leaves some of it to do: "one quote received so far", "letter sent, no answer yet". */
export const isInPart = (outcome: string): boolean => IN_PART.test(outcome);

/** Whether progress may tell of a thing that is done, without saying so of the action. */
export const mayBeDone = (update: string): boolean =>
  /^(?!(?:deferr|postpon|delay|extend|start|plann|expect|requir|need|reject|refus|declin|schedul|propos|reschedul)ed\b)[a-z]{2,}ed\b/i.test(
    update,
  ) ||
  /\b(?:circulated|provided|sent|shared|presented|published|received|delivered|arranged|issued|held|attached|included|submitted|added|met|written|emailed|reported|took place|agenda|completed?|closed|done|finished|resolved|implemented|agreed|updated|confirmed|visited|taken|given|made|signed|appointed|approved)\b/i.test(
    update,
  );
