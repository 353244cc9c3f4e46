import * as z from 'zod';
import { calendarFor } from '../papers/calendar.ts';
import { actionReportFrom, itemTwoFrom, overviewFrom } from '../papers/from-register.ts';
import type { PackedFile } from '../papers/pack.ts';
import { programmePaperOf } from '../papers/programme.ts';
import {
  renderActionReport,
  renderCalendar,
  renderItemTwo,
  renderOverview,
  renderProgramme,
} from '../papers/render.ts';
import { type DatedMeeting, withDay } from '../register/meeting.ts';
import { meetingToCome, sinceLastMeeting } from '../register/meetings.ts';
import { recordsPublications } from '../register/notice.ts';
import type { BoardView } from '../register/view.ts';
import { meetingName } from './inputs.ts';
import { findMeeting, viewOf } from './naming.ts';
import { type Found, match, notDone, type Office, passOn } from './office.ts';
import type { WrittenPaper } from './papers.ts';

export const packInput = z.strictObject({
  meeting: meetingName
    .optional()
    .describe('The meeting it is for, by its identity or its day; the next meeting when left out.'),
});

/**
 * The pack of a meeting as one zip: the Overview, item 2, the programme where there is one, the action report and the
 * calendar, in Word, with a manifest of their checksums. All of them are made of the register as it is at one moment.
 * Refused for a meeting without a day.
 */
export async function packPaper(
  office: Office,
  { meeting: name }: z.infer<typeof packInput>,
): Promise<Found<WrittenPaper>> {
  const { board, today } = office;
  const view = await viewOf(office);
  const found = meetingOfPack(view, office, name);
  if (found.outcome === 'refused') return found;
  const meeting = found.thing;
  // What writes a zip is loaded only where somebody wants one.
  const { manifestOf, packInZip } = await import('../papers/pack.ts');
  const earlier = meeting.date < today ? meeting.date : today;
  const [files, closed] = await Promise.all([
    filesOf(office, view, meeting),
    office.register.closedSince(board.id, sinceLastMeeting(view.meetings, earlier)),
  ]);
  const written = packInZip(manifestOf(view, meeting, today, { files, closed }), files);
  return match({ name: `pack-${board.id}-${meeting.date}`, written, cautions: [] });
}

function meetingOfPack(view: BoardView, { board, today }: Office, name?: string): Found<DatedMeeting> {
  if (name === undefined) {
    const next = meetingToCome(view, today);
    return next.outcome === 'done'
      ? match(next.meeting)
      : passOn(next, { step: { take: 'a first meeting', board: board.id } });
  }
  const named = findMeeting(board, view.meetings, name, ['meeting']);
  if (named.outcome === 'refused') return named;
  const dated = withDay(named.thing);
  return dated.outcome === 'done'
    ? match(dated.meeting)
    : notDone(dated.because, `${dated.why}: only one with a day has a pack`);
}

async function filesOf(
  { register, ledger, board, today }: Office,
  view: BoardView,
  meeting: DatedMeeting,
): Promise<PackedFile[]> {
  const notes = { board: board.name, meeting: meeting.date };
  const asOf = { today, records: recordsPublications(view.meetings) };
  const hasProgramme = view.programme.length > 0;
  const [overview, itemTwo, report] = await Promise.all([
    overviewFrom(register, view, today),
    itemTwoFrom(register, view, meeting),
    actionReportFrom(ledger, view, today),
  ]);
  const papers: [name: string, paper: string, written: Promise<string | Uint8Array>][] = [
    ['overview-of-actions', 'Overview of Actions', renderOverview(overview, 'docx')],
    ['notes-of-previous-meeting', 'Notes of previous meeting', renderItemTwo(itemTwo, notes, 'docx')],
    ...(hasProgramme
      ? ([
          [
            'future-work-programme',
            'Future work programme',
            renderProgramme(programmePaperOf(view, today), 'docx'),
          ],
        ] satisfies [string, string, Promise<string | Uint8Array>][])
      : []),
    ['action-report', 'Action report', renderActionReport(report, 'docx')],
    ['calendar-of-papers', 'Calendar of papers', renderCalendar(calendarFor(board, meeting, asOf), 'docx')],
  ];
  return Promise.all(
    papers.map(async ([name, paper, written]) => {
      const said = await written;
      return { name: `${name}.docx`, paper, bytes: typeof said === 'string' ? Buffer.from(said) : said };
    }),
  );
}
