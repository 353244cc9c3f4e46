import { type CalendarDate, inWords } from '../calendar/days.ts';
import type { ItemTwo } from './item-two.ts';
import type { Page } from './page.ts';
import { oneLine } from './wording.ts';

/** Of which meeting's notes item 2 is. */
export type NotesOf = { board: string; meeting: CalendarDate };

/** Item 2 as a page, as it goes into the notes of that meeting. */
export function itemTwoPage(
  { heading, sentence, bullets, outstanding }: ItemTwo,
  { board, meeting }: NotesOf,
): Page {
  const paragraph = (text: string) => ({ kind: 'paragraph' as const, text });
  const points = bullets.map(({ text }) => text);
  return {
    ...{ board: oneLine(board), heading, asAt: meeting, asAtInWords: inWords(meeting), nextMeeting: null },
    subject: `For the notes of the meeting of ${inWords(meeting)}`,
    parts: [
      paragraph(sentence),
      ...(points.length === 0 ? [] : [{ kind: 'list' as const, heading: null, points }]),
      ...(outstanding === null ? [] : [paragraph(outstanding)]),
    ],
  };
}
