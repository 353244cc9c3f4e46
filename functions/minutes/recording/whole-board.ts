import type { CalendarDate } from '../../calendar/days.ts';
import type { Action } from '../../register/action.ts';
import { type Board, isPanel } from '../../register/board.ts';
import type { Author } from '../../register/history.ts';
import { type DatedMeeting, hasDate, type Meeting } from '../../register/meeting.ts';
import type { Owner } from '../../register/owner.ts';
import type { ProgrammeEntry } from '../../register/programme.ts';
import { attentionTo } from './attention.ts';
import type { WholeBoard } from './draft.ts';
import { type Offer, offerNotes } from './offering.ts';
import { type Notes, type NotRecorded, type Recording, recordingOf } from './recording.ts';

/** All that recording asks of the register. */
export type RegisterRead = {
  boardCodes: () => Promise<string[]>;
  board: (id: string) => Promise<Board | undefined>;
  owners: (of: string) => Promise<readonly Owner[]>;
  meetings: (of: string) => Promise<readonly Meeting[]>;
  /** One of them with all that its notes said. */
  meetingWithMinutes: (of: string, id: string) => Promise<Meeting | undefined>;
  actions: (of: string) => Promise<readonly Action[]>;
  programme: (of: string) => Promise<readonly ProgrammeEntry[]>;
};

type Done = Exclude<Recording, NotRecorded>;

/** What recording would do without what is in doubt, and what it would do with it: both of the register as it was then. */
export type Prepared = Done & {
  file: string;
  withDoubtful: Pick<Done, 'changes' | 'attention' | 'rows'>;
  /** Each panel that the notes are offered to, and whether a person left it out. */
  offers: OfferedTo[];
};

/** What would be, or would have been, offered to a panel, in a sentence. */
export type OfferedTo = { panel: string; what: string; isLeftOut: boolean };

/**
 * What putting these notes into the register as it stands changes: in the board's own, and in those of the panels to
 * which the board offers its notes.
 */
export async function recordingFor(
  register: RegisterRead,
  board: Board,
  notes: Omit<Notes, 'doubtful'>,
  today: CalendarDate,
  author: Author,
): Promise<Prepared | NotRecorded> {
  const whole = await withMinutesOf(register, await wholeBoard(register, board), notes);
  const record = (doubtful: boolean): Recording => recordingOf(whole, { ...notes, doubtful }, today, author);
  const recording = record(false);
  if (recording.outcome === 'refused') return recording;
  const entire = recording.inDoubt.length === 0 ? recording : record(true);
  if (entire.outcome === 'refused') return entire;
  const leftOut = notes.corrections?.notOfferedTo ?? [];
  const { offered, ...offers } = await offersOf(register, board, { ...recording, leftOut }, today, author);
  return {
    ...{ ...recording, ...withOffers(recording, offers), file: notes.file, offers: offered },
    withDoubtful: { ...withOffers(entire, offers), rows: entire.rows },
  };
}

const withOffers = ({ changes, attention }: Done, offers: Offer): Offer => ({
  changes: [...changes, ...offers.changes],
  attention: [...attention, ...offers.attention],
});

export async function wholeBoard(register: RegisterRead, board: Board): Promise<WholeBoard> {
  const [owners, meetings, actions, programme] = await Promise.all([
    register.owners(board.id),
    register.meetings(board.id),
    register.actions(board.id),
    register.programme(board.id),
  ]);
  return { board, owners, meetings, actions, programme };
}

/** The same, with what the notes of the meeting of that day said when they were recorded before. */
async function withMinutesOf(
  register: RegisterRead,
  whole: WholeBoard,
  { meetingDate, findings, corrections }: Omit<Notes, 'doubtful'>,
): Promise<WholeBoard> {
  const days: unknown[] = [meetingDate, findings.meeting.date, corrections?.meeting?.date];
  const meetings = whole.meetings.map(async (meeting) =>
    meeting.minutes !== null && hasDate(meeting) && days.includes(meeting.date)
      ? ((await register.meetingWithMinutes(whole.board.id, meeting.id)) ?? meeting)
      : meeting,
  );
  return { ...whole, meetings: await Promise.all(meetings) };
}

type Offers = Offer & { offered: OfferedTo[] };

async function offersOf(
  register: RegisterRead,
  board: Board,
  { meeting, leftOut }: { meeting: DatedMeeting | null; leftOut: readonly string[] },
  today: CalendarDate,
  author: Author,
): Promise<Offers> {
  if (meeting === null) return { changes: [], attention: [], offered: [] };
  if (board.notesTo === null) return { ...(await whoMightNote(register, board)), offered: [] };
  const offers = await Promise.all(
    board.notesTo.map(async (id): Promise<Offers> => {
      const [panel, meetings, programme] = await Promise.all([
        register.board(id),
        register.meetings(id),
        register.programme(id),
      ]);
      if (panel === undefined) {
        const what = `the notes could not be offered to the panel ${id}, which is not in the register`;
        return { changes: [], attention: [attentionTo(what)], offered: [] };
      }
      const offer = offerNotes({ board: panel, meetings, programme }, { board, meeting }, today, author);
      const isLeftOut = leftOut.includes(id);
      const offered = offer.changes.map(({ what }) => ({ panel: id, what, isLeftOut }));
      return isLeftOut ? { changes: [], attention: [], offered } : { ...offer, offered };
    }),
  );
  return {
    changes: offers.flatMap(({ changes }) => changes),
    attention: offers.flatMap(({ attention }) => attention),
    offered: offers.flatMap(({ offered }) => offered),
  };
}

/** Where other boards are kept too, nobody may have thought of offering them the notes. A panel offers its own to none. */
async function whoMightNote(register: RegisterRead, board: Board): Promise<Offer> {
  if (isPanel(board) || (await register.boardCodes()).length === 1) return { changes: [], attention: [] };
  const step = { take: 'a panel for', board: board.id } as const;
  return { changes: [], attention: [attentionTo('these notes are offered to no panel', step)] };
}
