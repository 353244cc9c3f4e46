import type { ActionStatus } from '../findings.ts';
import { isNone } from './bullets.ts';
import { firstDate, firstDay } from './dates.ts';
import type { Paragraph } from './lines.ts';
import { isOwned } from './standing.ts';
import { statusInCell, statusInWords } from './tables/status-said.ts';
import { endsInWhoAndWhen } from './who-and-when.ts';

/** An action with what was reported of it below: how it stands by the last that says so. */
export type Answered = { entry: Paragraph; answers: readonly Paragraph[]; status: ActionStatus | null };

/** The actions below which their reports stand, each in a paragraph of its own, where several do so, whatever stands over them. */
export function answeredEntries(paragraphs: readonly Paragraph[]): Answered[] {
  const answered: Answered[] = [];
  paragraphs.forEach((entry, index) => {
    if (!mayBeAsked(entry)) return;
    const below = paragraphs.slice(index + 1, index + 1 + MOST_ANSWERS);
    const end = below.findIndex(({ text, cells }) => cells !== null || !isAnswer(text));
    const answers = end === -1 ? below : below.slice(0, end);
    const status =
      byTheirDays(answers)
        .map(({ text }) => statusReported(text))
        .findLast((said) => said !== null) ?? null;
    if (answers.length > 0) answered.push({ entry, answers, status });
  });
  return answered.length > 1 && answered.some(({ status }) => status !== null) ? answered : [];
}

/** The latest last, where they stand the latest first. */
function byTheirDays(answers: readonly Paragraph[]): readonly Paragraph[] {
  const days = answers.map(({ text }) => firstDay(text.slice(0, 40))?.date ?? null);
  const [first = null, last = null] = [days[0], days.at(-1)];
  return first !== null && last !== null && first > last ? [...answers].reverse() : answers;
}

const MOST_ANSWERS = 12;
/** Longer, in characters, neither an action nor a report of one is. */
const LONGEST = 300;

const mayBeAsked = ({ text, cells }: Paragraph): boolean =>
  cells === null && text.length <= LONGEST && !isAnswer(text) && (isOwned(text) || endsInWhoAndWhen(text));

/** "21 May 2025: first draft sent.", "Done. Sent on 3 June.", "No update." */
const isAnswer = (text: string): boolean =>
  text.length <= LONGEST && (afterDay(text) !== null || NO_NEWS.test(text) || statusOfFirst(text) !== null);

const statusReported = (text: string): ActionStatus | null =>
  statusInWords(afterDay(text) ?? '')?.status ?? statusOfFirst(text);

/** What stands behind the day with which words begin. */
function afterDay(text: string): string | null {
  const day = firstDate(text.slice(0, 40));
  const [, rest = null] =
    day?.at === 0 ? (/^\s?[:–—-]\s(.+)$/s.exec(text.slice(day.words.length)) ?? []) : [];
  return rest;
}

const NO_NEWS = /^no (?:update|news|reply|response|progress|change|report)s?\b[^.]{0,60}\.?$/i;

/** How a thing stands by a first sentence of few words that says only that. */
function statusOfFirst(text: string): ActionStatus | null {
  const [first = ''] = text.split(/\.(?:\s|$)/);
  return first.split(' ').length <= 4 && !isNone(first) ? statusInCell(first) : null;
}
