import { addDays } from '../../functions/calendar/days.ts';
import { type Board, boardSchema } from '../../functions/register/board.ts';
import { withChange } from '../../functions/register/history.ts';
import { hasDate, type Meeting } from '../../functions/register/meeting.ts';
import {
  addMeeting,
  cancel,
  hold,
  type MeetingTransition,
  reschedule,
} from '../../functions/register/meeting-transitions.ts';
import { change, choose, type Desk, type Done } from './desk.ts';

/** A time and a place are not what a season is about. */
const unplaced = { time: null, place: null };

/** Moves the first of the board’s meetings, from the next one on, for which that can be done. */
async function move(
  desk: Desk,
  what: string,
  transition: (meeting: Meeting, all: Meeting[]) => MeetingTransition | undefined,
): Done {
  const all = await desk.register.meetings(desk.board.id);
  for (const { id } of all) {
    const done = await change(
      desk,
      () => desk.register.meeting(desk.board.id, id),
      (meeting) => {
        const moved = transition(meeting, all);
        return moved?.outcome === 'done'
          ? { outcome: 'done', thing: moved.meeting, what: `meeting ${id} ${what}` }
          : { outcome: 'refused' };
      },
    );
    if (done !== undefined) return done;
  }
  return undefined;
}

const isToCome = (meeting: Meeting, { today }: Desk): boolean =>
  meeting.state === 'scheduled' && meeting.date >= today;

/** Another who keeps the board’s register, besides the first or in their place. */
const nameSecretary = (desk: Desk): Done =>
  change(
    desk,
    () => desk.register.board(desk.board.id),
    (board) => {
      const another = { name: 'Dev Rao', email: `deputy-${board.id}@pcc.example` };
      const first = { name: 'Asha Verity', email: `${board.id}@pcc.example` };
      const secretary = [[first, another], [another], [first]][desk.choice.more % 3] ?? [first];
      const names = secretary.map(({ email }) => email).join(' and ');
      const next = withChange(board, { ...board, secretary }, desk.author, 'changed: secretary');
      return { outcome: 'done', thing: next, what: `${names} are written to as secretary` };
    },
  );

const clearSecretary = (desk: Desk): Done =>
  change(
    desk,
    () => desk.register.board(desk.board.id),
    (board) => {
      if (board.undeliverable.length === 0) return { outcome: 'refused' };
      const next = withChange(board, { ...board, undeliverable: [] }, desk.author, 'cleared: secretary');
      return { outcome: 'done', thing: next, what: 'its secretary is written to again' };
    },
  );

/** Gives the board another policy, as of now. */
const changePolicy = (desk: Desk, policy: (board: Board) => Partial<Board['policy']>, what: string): Done =>
  change(
    desk,
    () => desk.register.board(desk.board.id),
    (board) => {
      const amended = { ...board.policy, ...policy(board) };
      const next = boardSchema.parse({ ...board, policy: amended, policySince: desk.author.at });
      return { outcome: 'done', thing: withChange(board, next, desk.author, 'changed: policy'), what };
    },
  );

export const meetingDeeds = {
  'move the meeting': (desk: Desk): Done => {
    const days = (desk.choice.more % 36) - 12;
    return move(desk, `moves by ${days} days`, (meeting, all) => {
      if (!hasDate(meeting) || !isToCome(meeting, desk)) return undefined;
      const date = addDays(meeting.date, days);
      if (date < desk.today || days === 0) return undefined;
      return reschedule(meeting, { state: 'scheduled', date, ...unplaced }, all, desk.author);
    });
  },
  'move the meeting back': (desk: Desk): Done =>
    move(desk, 'moves back to where it stood', (meeting, all) => {
      const date = meeting.formerly.findLast((when) => when.length === 'YYYY-MM-DD'.length);
      if (date === undefined || date < desk.today) return undefined;
      const when = { state: 'scheduled', date: addDays(date as typeof desk.today, 0), ...unplaced } as const;
      return reschedule(meeting, when, all, desk.author);
    }),
  'put the meeting off': (desk: Desk): Done =>
    move(desk, 'is put off', (meeting, all) =>
      isToCome(meeting, desk)
        ? reschedule(meeting, { state: 'to be confirmed', reason: 'the chair is away' }, all, desk.author)
        : undefined,
    ),
  'cancel the meeting': (desk: Desk): Done =>
    move(desk, 'is cancelled', (meeting) =>
      isToCome(meeting, desk) ? cancel(meeting, 'nothing to consider', desk.author) : undefined,
    ),
  'add a meeting': async (desk: Desk): Done => {
    const { register, board, today, author, choice } = desk;
    const meetings = await register.meetings(board.id);
    const undated = choose(
      meetings.filter(({ state }) => state === 'month' || state === 'to be confirmed'),
      choice.which,
    );
    const when = { state: 'scheduled', date: addDays(today, 5 + choice.more), ...unplaced } as const;
    const made = undated
      ? reschedule(undated, when, meetings, author)
      : addMeeting(board.id, meetings, when, author);
    if (made.outcome !== 'done' || (await register.save(made.meeting)) !== 'saved') return undefined;
    return `meeting ${made.meeting.id} is set for ${when.date}`;
  },
  'hold the meeting': (desk: Desk): Done =>
    move(desk, 'was held', (meeting) => hold(meeting, desk.today, desk.author)),
  'change the stages': (desk: Desk): Done => {
    const { more, which } = desk.choice;
    const stages = [
      { name: 'first-reminder', workingDays: 8 + (more % 12), before: 'papers' },
      { name: which % 2 === 0 ? 'second-reminder' : 'last-call', workingDays: more % 7, before: 'papers' },
    ] as const;
    return changePolicy(desk, () => ({ stages: [...stages] }), 'the stages change');
  },
  'change what follows the unknown': (desk: Desk): Done =>
    changePolicy(
      desk,
      ({ policy }) => ({ unknownThen: policy.unknownThen === 'ask' ? 'send again' : 'ask' }),
      'what follows an unknown outcome changes',
    ),
  'name another secretary': nameSecretary,
  'clear the secretary’s mailbox': clearSecretary,
  'close the office for a day': (desk: Desk): Done => {
    const date = addDays(desk.today, 1 + (desk.choice.more % 20));
    return changePolicy(
      desk,
      ({ policy }) => ({ closureDays: [...policy.closureDays, date] }),
      `the office will be closed on ${date}`,
    );
  },
};
