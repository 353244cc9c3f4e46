import type { ActionStatus } from '../findings.ts';
import { allDates } from './dates.ts';
import { isStatus, statusOf } from './statuses.ts';
import { sentencesOf } from './undertakings/sentences.ts';
import { isDue } from './when-said.ts';

/** What stands before an action and calls it one, with its number or without: "Action", "New action 24/3", "Action point (7)", "Follow-up". */
export const ACTION_LABEL =
  '(?:(?:(?:agreed|new|further) )?actions?(?: points?| required| needed)?|follow[- ]up(?: actions?)?|to[- ]do)(?:\\s(?:no\\.?\\s)?\\(?[A-Z]{0,5}[-/]?\\d[\\w/.-]{0,12}\\)?)?';
/** "AP 25/07" */
export const AP_LABEL = 'AP\\s?\\d[\\w/.-]{0,12}';

const OF_OWNER =
  'owners?|action owner|lead(?: officer)?|responsible(?: officer| person)?|person responsible|responsibility|by whom|action by|assigned to';
const OF_DUE =
  'by|by when|due(?: date| by| on)?|deadline|target(?: date)?|timescale|complet(?:e by|ion date)|when due';

const OF_RAISED = 'raised(?: on| at)?|date raised|(?:agreed|minuted) on';

const LABEL = new RegExp(
  `(?<=^|[\\s([|/–—])(?:(?<owner>${OF_OWNER})|(?<due>${OF_DUE})|(?<raised>${OF_RAISED})|status)\\s?:\\s{1,3}(?=\\S)`,
  'gi',
);
const LABEL_LAST = new RegExp(`\\b(?:${OF_OWNER}|${OF_DUE}|${OF_RAISED}|status)\\s?:$`, 'i');

/** Whether a line ends in a label, whose words then stand on the next. */
export const endsInLabel = (line: string): boolean => LABEL_LAST.test(line);

/** An action's own words, and what they label beside it; null where they do not. */
export type Labelled = {
  text: string;
  owner: string | null;
  due: string | null;
  status: ActionStatus | null;
};

const LONGEST_OWNER = 80;

/** An action, and what is labelled in the same words: "Order the rope. Owner: Clerk. Due: 1 May 2025", "… (Lead: JB; by: June)". */
export function labelledIn(words: string): Labelled {
  const marks = [...words.slice(0, 5_000).matchAll(LABEL)].filter(({ index }) => isLabelAt(words, index));
  const said: Labelled = { text: '', owner: null, due: null, status: null };
  const asked = [words.slice(0, marks[0]?.index)];
  marks.forEach(({ 0: label, index, groups = {} }, at) => {
    const whole = words.slice(index + label.length, marks[at + 1]?.index).trim();
    const [first] = sentencesOf(whole);
    const isRead = giveTo(said, withoutEnd(first?.text ?? ''), groups);
    asked.push(isRead ? whole.slice(first?.text.length ?? 0) : `${label}${whole}`);
  });
  return { ...said, text: marks.length === 0 ? words : joined(asked) };
}

/** "Owner: Clerk Deadline: 4 July 2025" only says more of what stands above it, however far. */
export const saysMoreOfAbove = (words: string): boolean => labelledIn(words).text === '';

/** In the middle of a sentence a label has its capital: "ask the lead: …" labels nothing. */
const isLabelAt = (words: string, at: number): boolean =>
  /^[A-Z]/.test(words.slice(at, at + 1)) || /(?:^|[.;,([|/–—-])\s*$/.test(words.slice(0, at));

/** Takes what a label says; false where it is not understood, or was said before. */
function giveTo(said: Labelled, value: string, label: Record<string, string | undefined>): boolean {
  const { owner, due, raised } = label;
  const isWhen = isDue(value) || allDates(value).length > 0;
  if (raised !== undefined) return isWhen;
  if (owner !== undefined && said.owner === null && value.length <= LONGEST_OWNER && /^\p{L}/u.test(value)) {
    said.owner = isWhen ? null : value;
    return true;
  }
  if (due !== undefined && said.due === null && isWhen) {
    said.due = value;
    return true;
  }
  if (owner === undefined && due === undefined && said.status === null && isStatus(value)) {
    said.status = statusOf(value);
    return true;
  }
  return false;
}

const withoutEnd = (value: string): string => {
  const bare = value.replace(/[\s.;,|/–—-]+$/, '');
  return bare.includes('(') ? bare : bare.replace(/[\s.;,)\]]+$/, '');
};

const joined = (asked: readonly string[]): string =>
  asked
    .map((words) => words.replace(/^[\s)\].;,]+|[\s([;,|/–—-]+$/g, ''))
    .filter((words) => words !== '')
    .join(' ');
