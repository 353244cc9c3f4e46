import { createHash } from 'node:crypto';
import { strToU8 } from 'fflate';
import type { CalendarDate, Instant } from '../calendar/days.ts';
import type { Action } from '../register/action.ts';
import type { DatedMeeting } from '../register/meeting.ts';
import type { BoardView } from '../register/view.ts';
import { type PaperLine, papersFor } from './papers-for-meeting.ts';
import { archiveOf } from './zip.ts';

/** A file of a pack, and which paper it is. */
export type PackedFile = { name: string; paper: string; bytes: Uint8Array };

/** What a pack says of itself: each file by its checksum, and the register that all of them were made of. */
export type Manifest = {
  board: { id: string; name: string; version: number };
  meeting: { id: string; date: CalendarDate; version: number };
  /** The day that every paper speaks for. */
  asAt: CalendarDate;
  /** The moment of the last change of anything that they were made of. */
  lastChange: Instant;
  files: { name: string; paper: string; bytes: number; sha256: string }[];
  /** What the meeting is to consider, and whether its paper is in. */
  papers: Pick<PaperLine, 'ref' | 'item' | 'lead' | 'due' | 'received' | 'paperInWords'>[];
};

function lastChangeOf(
  { board, owners, meetings, actions, programme }: BoardView,
  closed: readonly Action[],
): Instant {
  const moments = [board, ...owners, ...meetings, ...actions, ...closed, ...programme].flatMap(
    ({ history }) => history.at(-1)?.at ?? [],
  );
  const last = moments.sort().at(-1);
  if (last === undefined) throw new Error(`nothing of board ${board.id} has a history`);
  return last;
}

/** The manifest of a meeting's pack as at `asAt`; `closed` are the actions that its papers have besides those of the view. */
export const manifestOf = (
  view: BoardView,
  meeting: DatedMeeting,
  asAt: CalendarDate,
  { files, closed }: { files: readonly PackedFile[]; closed: readonly Action[] },
): Manifest => ({
  board: { id: view.board.id, name: view.board.name, version: view.board.version },
  meeting: { id: meeting.id, date: meeting.date, version: meeting.version },
  asAt,
  lastChange: lastChangeOf(view, closed),
  files: files.map(({ name, paper, bytes }) => ({
    ...{ name, paper, bytes: bytes.length },
    sha256: createHash('sha256').update(bytes).digest('hex'),
  })),
  papers: papersFor(view, meeting.id, asAt).map(({ ref, item, lead, due, received, paperInWords }) => ({
    ...{ ref, item, lead, due, received, paperInWords },
  })),
});

/** The files as one zip, its manifest first. The same papers make the same bytes: it is dated as they are. */
export function packInZip(manifest: Manifest, files: readonly PackedFile[]): Uint8Array {
  const entries = [
    ['manifest.json', strToU8(`${JSON.stringify(manifest, null, 2)}\n`)] as const,
    ...files.map(({ name, bytes }) => [name, bytes] as const),
  ];
  return archiveOf(Object.fromEntries(entries), `${manifest.asAt}T12:00:00`);
}
