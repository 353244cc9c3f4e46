import * as z from 'zod';
import { type CalendarDate, inFull } from '../calendar/days.ts';
import { actionReportPage } from '../papers/action-report-layout.ts';
import { calendarFor } from '../papers/calendar.ts';
import { calendarPage } from '../papers/calendar-layout.ts';
import { type Format, formatsOf } from '../papers/formats.ts';
import { actionReportFrom, itemTwoFrom, overviewFrom } from '../papers/from-register.ts';
import { itemTwoText } from '../papers/item-two.ts';
import { itemTwoPage } from '../papers/item-two-layout.ts';
import { overviewPage } from '../papers/overview-layout.ts';
import type { PackedFile } from '../papers/pack.ts';
import type { Check, PackedPage } from '../papers/pack-checks.ts';
import type { Page } from '../papers/page.ts';
import { programmePaperOf } from '../papers/programme.ts';
import { programmePage } from '../papers/programme-layout.ts';
import { type DatedMeeting, withDay } from '../register/meeting.ts';
import { meetingToCome, nextMeeting, sinceLastMeeting } from '../register/meetings.ts';
import { recordsPublications } from '../register/notice.ts';
import type { BoardView } from '../register/view.ts';
import { meetingName } from './inputs.ts';
import { findMeeting, viewWithMeetings } from './naming.ts';
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
  const view = await viewWithMeetings(office);
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

/** A paper, what it is called, and in which formats it is there. */
export type PaperAtHand = { paper: keyof typeof formatsOf; title: string; formats: readonly Format[] };

/** What is looked at before the papers go out, and which there are. */
export type PackChecks = {
  /** The meeting they are for; null where none to come has a day, and there is no pack. */
  meeting: { id: string; date: CalendarDate; inWords: string } | null;
  checks: Check[];
  papers: PaperAtHand[];
  /** The wording of item 2, to be copied; null where there is no meeting. */
  itemTwo: string | null;
};

/** The checks before the papers of a meeting go out: each passed, or with what to do; and the papers that there are. */
export async function packChecks(
  office: Office,
  { meeting: name }: z.infer<typeof packInput>,
): Promise<Found<PackChecks>> {
  const { register, board, today } = office;
  const view = await viewWithMeetings(office);
  const found =
    name === undefined && nextMeeting(view.meetings, today) === undefined
      ? match(null)
      : meetingOfPack(view, office, name);
  if (found.outcome === 'refused') return found;
  const meeting = found.thing;
  const since = sinceLastMeeting(view.meetings, meeting && meeting.date < today ? meeting.date : today);
  const [pages, closed] = await Promise.all([
    pagesOf(office, view, meeting),
    register.closedSince(board.id, since),
  ]);
  const { packChecksOf } = await import('../papers/pack-checks.ts');
  const there = papersThere(view, meeting).map(({ paper, title }) => ({
    ...{ paper, title, formats: formatsOf[paper] },
  }));
  return match({
    meeting: meeting && { id: meeting.id, date: meeting.date, inWords: inFull(meeting.date) },
    checks: packChecksOf(view, today, { pages, closed }),
    papers: there,
    itemTwo: meeting && itemTwoText(await itemTwoFrom(register, view, meeting)),
  });
}

type PackedPaper = Exclude<keyof typeof formatsOf, 'pack' | 'certificate' | 'chairSheet'>;

const paperNames: Readonly<Record<PackedPaper, { title: string; file: string }>> = {
  overview: { title: 'Overview of Actions', file: 'overview-of-actions' },
  itemTwo: { title: 'Notes of previous meeting', file: 'notes-of-previous-meeting' },
  programme: { title: 'Future work programme', file: 'future-work-programme' },
  actionReport: { title: 'Action report', file: 'action-report' },
  calendar: { title: 'Calendar of papers', file: 'calendar-of-papers' },
};

/** The papers of a pack; without a meeting, those that are of none. */
function papersThere(
  { programme }: BoardView,
  meeting: DatedMeeting | null,
): { paper: PackedPaper; title: string; file: string }[] {
  const papers: PackedPaper[] = [
    'overview',
    ...(meeting ? (['itemTwo'] as const) : []),
    ...(programme.length > 0 ? (['programme'] as const) : []),
    'actionReport',
    ...(meeting ? (['calendar'] as const) : []),
  ];
  return papers.map((paper) => ({ paper, ...paperNames[paper] }));
}

type Packed = PackedPage & { file: string };

/** The papers of a pack as they will be laid out. */
const pagesOf = (office: Office, view: BoardView, meeting: DatedMeeting | null): Promise<Packed[]> =>
  Promise.all(
    papersThere(view, meeting).map(async ({ paper, title, file }) => ({
      ...{ file, paper: title, page: await pageOf(office, view, meeting, paper) },
    })),
  );

async function filesOf(office: Office, view: BoardView, meeting: DatedMeeting): Promise<PackedFile[]> {
  // What writes Word takes a while to load.
  const { pageInWord } = await import('../papers/word.ts');
  const pages = await pagesOf(office, view, meeting);
  return Promise.all(
    pages.map(async ({ file, paper, page }) => ({
      ...{ name: `${file}.docx`, paper, bytes: await pageInWord(page) },
    })),
  );
}

async function pageOf(
  { register, ledger, board, today }: Office,
  view: BoardView,
  meeting: DatedMeeting | null,
  paper: PackedPaper,
): Promise<Page> {
  switch (paper) {
    case 'overview':
      return overviewPage(await overviewFrom(register, view, today));
    case 'programme':
      return programmePage(programmePaperOf(view, today));
    case 'actionReport':
      return actionReportPage(await actionReportFrom(ledger, view, today));
  }
  if (meeting === null) throw new Error(`the ${paper} of board ${board.id} is of no meeting`);
  if (paper === 'itemTwo') {
    const notes = { board: board.name, meeting: meeting.date };
    return itemTwoPage(await itemTwoFrom(register, view, meeting), notes);
  }
  const records = recordsPublications(view.meetings);
  return calendarPage(calendarFor(board, meeting, { today, records }));
}
