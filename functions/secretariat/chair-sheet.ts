import * as z from 'zod';
import type { ChairAddress, ChairLinks } from '../links/chair-link.ts';
import { type ChairSheet, chairSheetSchema } from '../papers/chair-sheet.ts';
import { chairSheetFrom } from '../papers/from-register.ts';
import { isOver, type Meeting, whenInWords } from '../register/meeting.ts';
import { meetingToCome, nextMeeting } from '../register/meetings.ts';
import type { BoardView } from '../register/view.ts';
import { meetingName } from './inputs.ts';
import { findMeeting, viewWithMeetings } from './naming.ts';
import { type Found, match, notDone, type Office, passOn } from './office.ts';
import type { WrittenPaper } from './papers.ts';

export const chairSheetInput = z.strictObject({
  meeting: meetingName
    .optional()
    .describe('The meeting to come, by its identity or its day; the next when left out.'),
});
type Input = z.infer<typeof chairSheetInput>;

/** The meeting named. Refused for one that is over: the sheet is of how things stand today. */
function meetingOfSheet(
  { board, today }: Office,
  meetings: readonly Meeting[],
  name: string,
): Found<Meeting> {
  const field = ['meeting'];
  const named = findMeeting(board, meetings, name, field);
  if (named.outcome === 'refused' || !isOver(named.thing, today)) return named;
  const why = `meeting ${named.thing.id} (${whenInWords(named.thing)}) is over: a chair’s sheet is of one to come`;
  return notDone('over', why, { field });
}

/** What the chair of a meeting has in hand; of the next one, or of none where none has a day. */
export async function chairSheet(office: Office, { meeting: name }: Input): Promise<Found<ChairSheet>> {
  const view = await viewWithMeetings(office);
  if (name === undefined) return match(await sheetOf(office, view, nextMeeting(view.meetings, office.today)));
  const named = meetingOfSheet(office, view.meetings, name);
  return named.outcome === 'refused' ? named : match(await sheetOf(office, view, named.thing));
}

const sheetOf = (
  { register, ledger, today }: Office,
  view: BoardView,
  meeting: Meeting | undefined,
): Promise<ChairSheet> => chairSheetFrom(register, ledger, view, meeting, today);

/** The same as a file: its values, or a page by itself that prints on one sheet of A4. */
export async function chairSheetPaper(
  office: Office,
  input: Input,
  format: 'json' | 'html',
): Promise<Found<WrittenPaper>> {
  const found = await chairSheet(office, input);
  if (found.outcome === 'refused') return found;
  const sheet = chairSheetSchema.parse(found.thing);
  const written = format === 'json' ? `${JSON.stringify(sheet, null, 2)}\n` : await inHtml(sheet);
  const name = `chairs-sheet-${office.board.id}-${sheet.meeting?.id ?? office.today}`;
  return match({ name, written, cautions: [] });
}

const inHtml = async (sheet: ChairSheet): Promise<string> =>
  (await import('../papers/chair-sheet-file.ts')).chairSheetInHtml(sheet);

export type GivenChairLink = ChairAddress & { meeting: string };

/** The address at which whoever has it reads the sheet of one meeting. Refused where no pages are served. */
export async function chairLink(
  office: Office,
  links: ChairLinks | undefined,
  { meeting: name }: Input,
): Promise<Found<GivenChairLink>> {
  const { register, board, today } = office;
  const meetings = await register.meetings(board.id);
  const found = name === undefined ? nextToCome(office, meetings) : meetingOfSheet(office, meetings, name);
  if (found.outcome === 'refused') return found;
  const meeting = found.thing;
  const given = await links?.addressFor(board, meeting, today);
  if (!given) return notDone('no pages', 'no pages are served that a link could lead to');
  return match({ ...given, meeting: meeting.id });
}

function nextToCome({ board, today }: Office, meetings: readonly Meeting[]): Found<Meeting> {
  const next = meetingToCome({ board, meetings }, today);
  return next.outcome === 'done' ? match(next.meeting) : passOn(next);
}
