import { type CalendarDate, dayIn, type Instant, latest } from '../../functions/calendar/days.ts';
import { boardFindings } from '../../functions/doctor/boards.ts';
import { type Finding, fine, toDo, wrong } from '../../functions/doctor/finding.ts';
import { hasDate } from '../../functions/register/meeting.ts';
import type { Dispatch } from '../../functions/reminders/dispatch.ts';
import { morningsSince } from '../../functions/reminders/sweep-record.ts';
import { boardAndMails, dayPlan } from '../../functions/secretariat/status.ts';
import type { Ledger } from '../../functions/store/ledger.ts';
import type { Register } from '../../functions/store/register.ts';
import { series } from '../../functions/words/english.ts';

/** What was found of a register, of each of its boards, and what of it says something of the machine's clock and calendar. */
export type Examined = {
  findings: Finding[];
  boards: Finding[];
  lastEntry: Instant | null;
  lastMeeting: CalendarDate | null;
  /** Whether a service ever swept it by itself. */
  isWoken: boolean;
};

type Store = { register: Register; ledger: Ledger; now: () => Instant };
type BoardExamined = Pick<Examined, 'boards' | 'isWoken'> & { moments: Instant[]; meetings: CalendarDate[] };

const remedy =
  'If the service or the network was at fault, ask again; an entry that cannot be read is mended from a backup';

/** Every board that can be read; one that cannot silences no other. */
export async function examineBoards(store: Store): Promise<Examined> {
  let codes: string[];
  try {
    codes = await store.register.boardCodes();
  } catch (error) {
    const found = [wrong('register', `it cannot be read: ${inWords(error)}`, remedy)];
    return { findings: found, boards: [], lastEntry: null, lastMeeting: null, isWoken: false };
  }
  const examined: BoardExamined[] = [];
  for (const code of codes) examined.push(await examineBoard(store, code));
  const moments = examined.flatMap((one) => one.moments).sort();
  const meetings = examined.flatMap((one) => one.meetings);
  const register =
    codes.length === 0
      ? toDo('register', 'there is no board in it yet', 'Add the first: matters board add')
      : fine('register', `has ${series(codes)}`);
  return {
    findings: [register],
    boards: examined.flatMap(({ boards }) => boards),
    lastEntry: moments.at(-1) ?? null,
    lastMeeting: meetings.length > 0 ? latest(meetings) : null,
    isWoken: examined.some((one) => one.isWoken),
  };
}

async function examineBoard({ register, ledger, now }: Store, code: string): Promise<BoardExamined> {
  try {
    const board = await register.board(code);
    if (board === undefined) {
      const found = wrong(
        'register',
        'it was never finished',
        `Add it again: matters board add ${code}`,
        code,
      );
      return { boards: [found], isWoken: false, moments: [], meetings: [] };
    }
    const at = now();
    const today = dayIn(board.timeZone, at);
    const office = { register, ledger, board, today, author: { at, by: 'doctor', from: 'command line' } };
    const [{ view, live, recent, gaps }, { mails: plan }, record] = await Promise.all([
      boardAndMails(office),
      dayPlan(office),
      ledger.sweepRecord(code),
    ]);
    const mails = onceEach([...live, ...recent]);
    const missed = morningsSince(record, board, today) ?? null;
    const things = [
      view.board,
      ...view.owners,
      ...view.meetings,
      ...view.actions,
      ...view.programme,
      ...mails,
    ];
    return {
      boards: boardFindings({
        ...{ view, today, now: at, gaps, mails },
        notEntered: [...plan.send, ...plan.missed],
        swept: record ? { on: record.on, missed } : null,
      }),
      isWoken: record !== undefined,
      moments: things.flatMap(({ history }) => history.slice(-1).map((last) => last.at)),
      meetings: view.meetings.flatMap((meeting) =>
        meeting.state === 'scheduled' && hasDate(meeting) ? [meeting.date] : [],
      ),
    };
  } catch (error) {
    const found = wrong('register', `it cannot be read: ${inWords(error)}`, remedy, code);
    return { boards: [found], isWoken: false, moments: [], meetings: [] };
  }
}

const onceEach = (mails: readonly Dispatch[]): Dispatch[] => [
  ...new Map(mails.map((mail) => [mail.id, mail])).values(),
];

const inWords = (error: unknown): string =>
  error instanceof Error ? [error.name, error.message].filter(Boolean).join(': ') : String(error);
