import type { ActionStatus } from '../../findings.ts';
import { asksForSomething } from '../bullets.ts';
import { withoutFullStop } from '../lines.ts';
import { isPost, ownerPrefix, ownerSuffix } from '../owners.ts';
import { beginsWithVerb } from '../verbs.ts';
import { dueBehind } from '../when-said.ts';
import { TELLING_LENGTH, withoutMark } from './cells.ts';
import { isOwnerWords, ownerOfSentence } from './owners-said.ts';
import { statusInProgress } from './progress-entries.ts';
import { statusInWords } from './status-said.ts';

/** What an action's cell says beside the action: who, when, how it goes; null where it does not say. */
export type ActionText = {
  text: string;
  reference: string | null;
  owner: string | null;
  due: string | null;
  update: string | null;
  /** What is labelled as its status, known or not. */
  statusWords: string | null;
  status: ActionStatus | null;
};

type Label = 'update' | 'status' | 'owner' | 'due' | 'action';

const LABELS: readonly (readonly [Label, RegExp])[] = [
  ['status', /^status/i],
  ['owner', /^(?:owner|lead|responsib|by whom|who|action by|assigned)/i],
  ['due', /^(?:due|deadline|target|by|timescale|completion)/i],
  ['action', /^action/i],
];
const LABEL =
  /(?:^|(?<=[\s([]))(?:Updates?|UPDATES?|Progress(?: update| report)?|PROGRESS|Status|STATUS|Position|Response|Outcome|Comments?|Latest(?: position)?|Owner|Lead(?: officer)?|Responsible(?: officer)?|By whom|Who|Action by|Assigned to|Due(?: date| by)?|Deadline|Target(?: date)?|By when|By(?=\s?:)|Timescale|Completion date|Action(?: required| agreed)?(?: (?:[Nn]o\.? ?)?[A-Z]{0,4}[-/]?\d[\w/.-]*)?)(?:(?<=date|Updates?|UPDATES?|Progress|PROGRESS|Status|STATUS|Position|position|Response|Comments?)[^:\n.]{0,30}?)?\s?(?::|(?<=pdates?|PDATES?|tatus|TATUS|rogress|\d)\s[–—-])\s/g;

/** The parts of an action's cell, its paragraphs apart by line breaks: the action, and what is labelled otherwise. */
function labelled(cell: string): { label: Label; words: string }[] {
  const marks = [...cell.slice(0, 5_000).matchAll(LABEL)];
  const parts: { label: Label; words: string }[] = [
    { label: 'action', words: cell.slice(0, marks[0]?.index) },
  ];
  marks.forEach(({ 0: mark, index }, at) => {
    const words = cell.slice(index + mark.length, marks[at + 1]?.index).trim();
    parts.push({ label: LABELS.find(([, form]) => form.test(mark))?.[0] ?? 'update', words });
  });
  return parts;
}

const REFERENCE =
  /^(\(?(?:[A-Z]{1,6}[ /-]?)?\d[\w./-]*(?:\([a-z\d]{1,3}\))?\)?)\s?[–—:-]\s+(?=["'‘“(]?[A-Z])/;

/** "ACTION: Report the drain" is called what it is. */
const CALLED = /^actions?(?: (?:point|item))?\s?[:–-]\s+(?=\S)/i;

/** An action from the words of its cell, its paragraphs apart by line breaks. */
export function actionTextOf(cell: string): ActionText {
  const parts = labelled(cell);
  const wordsOf = (label: Label): string =>
    parts
      .filter((part) => part.label === label)
      .map(({ words }) => words)
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim();
  const hasAction = /[a-z]/i.test(wordsOf('action'));
  const said = (hasAction ? wordsIn(parts) : cell.trim()).replace(/[\s([]+$/, '');
  const [, reference = null] = REFERENCE.exec(said) ?? [];
  const asked = withoutMark(reference === null ? said : said.replace(REFERENCE, '')).replace(CALLED, '');
  const ending = statusAtEnd(asked);
  const whole = tidied(
    ending === null || /[.]\s+\S/.test(ending.words)
      ? asked
      : asked.slice(0, asked.length - ending.words.length),
  );
  const dated = dueBehind(whole);
  const update = hasAction ? wordsOf('update') : '';
  const status = hasAction ? wordsOf('status') : '';
  const standing = status === '' ? (ending ?? statusInProgress(update)) : statusInWords(`Status: ${status}`);
  return {
    text: dated?.text ?? whole,
    reference,
    owner: (hasAction && wordsOf('owner')) || null,
    due: (hasAction && wordsOf('due')) || dated?.due || null,
    update: update || null,
    statusWords: status || null,
    status: standing?.status ?? null,
  };
}

const wordsIn = (parts: readonly { label: Label; words: string }[]): string =>
  parts
    .filter(({ label }) => label === 'action')
    .map(({ words }) => words.trim())
    .filter((words) => words !== '')
    .join('\n');

/** A status after the action's own sentence. What the action begins with is its verb: "Complete the audit plan". */
function statusAtEnd(text: string): { status: ActionStatus; words: string } | null {
  const said = statusInWords(text);
  if (said === null || said.words.length > 160 || said.words.length >= text.trim().length - 3) return null;
  return /^complete,/i.test(said.words) ? null : said;
}

const tidied = (text: string): string =>
  withoutFullStop(
    text
      .replace(/\s+/g, ' ')
      .replace(/[\s([–—:;-]+$/, '')
      .trim(),
  );

/** Whom the words of an action give it to, and the action without a name that only stands before or after it. */
export function ownerInText(text: string): { owner: string; rest: string } | null {
  const sentence = ownerOfSentence(text);
  if (sentence !== null) return { owner: sentence, rest: text };
  const prefix = ownerPrefix(text);
  if (prefix !== null && prefix.rest !== '') return { owner: prefix.owner, rest: prefix.rest };
  const [, name = '', asked = ''] = /^([^:–—]{2,60}?)(?:\s?:|\s[–—-])\s(\S.*)$/s.exec(text) ?? [];
  if (
    name.split(' ').length <= 5 &&
    isOwnerWords(name) &&
    /^[A-Za-z]/.test(asked) &&
    name.length <= 40 &&
    (isPost(name) || /^(?:[A-Z]{2,5}|All|Chair|Clerk|Secretary|Treasurer)\b/.test(name))
  ) {
    return { owner: name, rest: asked };
  }
  const suffix = ownerSuffix(text);
  return suffix === null ? null : { owner: suffix.owner, rest: suffix.rest };
}

/** Whether a cell's words say whose the action is. */
export const isOwned = (cell: string): boolean =>
  ownerInText(withoutMark(cell.slice(0, TELLING_LENGTH))) !== null;

/** Whether a cell's words ask for something. */
export function asks(text: string): boolean {
  const cell = withoutMark(text.slice(0, TELLING_LENGTH));
  return (
    asksForSomething(cell) ||
    isOwned(cell) ||
    (beginsWithVerb(cell) && !/^\w+ (?:of|from)\b/.test(cell)) ||
    /\b(?:should|must|to be)\b/i.test(cell)
  );
}
