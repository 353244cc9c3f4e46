const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)';
const DAY = '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)';
const NUMBER =
  '(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|several|a few|a couple of|the next \\w+|the coming)';
const SPAN = '(?:working days?|days?|weeks?|months?|years?|hours?|fortnight|quarters?|meetings?)';
const DATE = `(?:(?:${DAY},? )?(?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}(?:,? \\d{4})?|${MONTH}(?: \\d{1,2}(?:st|nd|rd|th)?)?(?:,? \\d{4})?|${DAY}|\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}|20\\d\\d(?:[/-]\\d{2,4})?)`;
const EVENT = `(?:meetings?|board|panel|committee|session|cycle|round|report|reports|update|agenda|newsletter|year|month|week|quarter|term|summer|autumn|winter|spring|budget|financial year|municipal year|programme|Council|Cabinet|PDB|AGM|pack|papers|date|point|stage|opportunity)`;
const WHICH = `(?:next|following|forthcoming|future|subsequent|upcoming|coming|same|new(?= (?:\\w+ )?(?:term|year|quarter)\\b)|later|later in|first|second|${MONTH}|${DAY}|annual|summer|autumn|winter|spring|earliest|quarterly|(?:the )?next (?:two|three|four|six|few))`;
const SEASON =
  '(?:(?:the )?(?:early |late |mid-? ?)?(?:summer|autumn|winter|spring|new year|Easter|Christmas|Whitsun|Michaelmas|the weekend|year[- ]end|half[- ]term|noon|midday|close of play|close of business|end of play))';
const BEFORE =
  '(?:by|before|at|to|for|in|on|from|during|until|within|after|following|ahead of|in advance of|prior to|in time for|in readiness for|no later than|not later than|as part of|outside(?: of)?|through|over|around|into|with)';

const FORMS = [
  `${BEFORE} (?:the |its |their |our |a |an |his |her |this |each |every )?(?:end of |start of |beginning of |close of |middle of |week before |week of )?(?:the |its |their |our )?${WHICH}(?: (?!(?:for|in|on|at|to|with|from)\\b)[\\w’'&-]+){0,5}? ${EVENT}(?: (?:in|on|of|cycle) ${DATE}|(?:’s|'s)? (?:meeting|time|agenda))?`,
  `${BEFORE} (?:the |its |their )?(?:end|start|beginning|close|middle|conclusion|turn) of (?:the )?(?:${WHICH} )?(?:\\w+ )?(?:${DATE}|${EVENT}|day|school term|play|business)`,
  `${BEFORE} (?:early |late |mid-? ?|the week (?:commencing|beginning|ending) |the )?${DATE}(?: (?:meeting|Panel|Board|Committee|Council|session|agenda|at the latest))?`,
  '(?:by|before|on|no later than|not later than) the \\d{1,2}(?:st|nd|rd|th)(?! \\w)',
  '(?:by|before|after|in time for) (?:the|this|next) (?:\\w+ )?(?:season|fair|harvest|half[- ]term|elections?|audit|inspection)(?! (?:begins?|starts?|opens?|ends?)\\b)',
  `${BEFORE} ${SEASON}(?: (?:recess|holidays?|break|term))?`,
  `(?:after|following|outside(?: of)?|before|ahead of|prior to|in advance of) (?:the|this|today’s|today's) (?:meeting|session)`,
  `within ${NUMBER} (?:\\w+ )?${SPAN}(?: of (?:the|this) (?:meeting|date))?`,
  `in (?:about |around |approximately )?${NUMBER}(?: to \\w+)? ${SPAN}(?:’|')?(?: time)?`,
  `(?:at|on) (?:a|some) (?:later|future|subsequent) (?:date|meeting|point|stage|time)`,
  'in (?:the )?(?:near |very near |not too distant )?future',
  'in due course|as soon as (?:possible|practicable|it (?:is|was|became) available|they (?:are|were) available|available)|as a matter of urgency|at the earliest opportunity|without delay|forthwith|immediately|urgently|shortly|when (?:it (?:is|was|became) )?available|by return|in good time|straight away|straightaway',
  'later (?:that|this|in the) (?:\\w+ )?(?:year|month|week|day)|(?:this|that|next|the following|the same) (?:week|month|year|quarter|afternoon|evening|day|morning|time)|tomorrow|overnight|over the (?:weekend|summer|coming \\w+|next \\w+(?: \\w+)?)',
  '(?:annually|quarterly|monthly|weekly)(?=[.,;]|$|\\s(?:to|at|by|and|in|on|from)\\s)|(?:each|every|once a) (?:\\w+ )?(?:year|quarter|month|week|meeting|term)|on a (?:\\w+ )?(?:monthly|quarterly|annual|regular|weekly) basis|(?:twice|three times) a year|next time|at (?:each|every) meeting|going forward|in future(?: (?:reports?|papers?|meetings?|updates?))?',
];
const WHEN = new RegExp(`(?<![\\w’'])(?:${FORMS.join('|')})(?![\\w’'])`, 'i');
const AT_END = new RegExp(`,?\\s(?:${FORMS.join('|')})$`, 'i');

/** The words that say by when, the first in the text; null where it does not say. */
export const whenIn = (text: string): string | null => WHEN.exec(text)?.[0] ?? null;

/** A text without the words of when at its very end. */
export const withoutWhen = (text: string): string => text.replace(AT_END, '').trim();
