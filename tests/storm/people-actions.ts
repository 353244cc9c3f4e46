import { addDays, type CalendarDate } from '../../functions/calendar/days.ts';
import { type Action, actionRefSchema, type Due, nextRef } from '../../functions/register/action.ts';
import {
  type ActionTransition,
  amend,
  change as changeAction,
  discharge,
  meetUndertaking,
  pause,
  propose,
  raise,
  reopen,
  resume,
  withdraw,
} from '../../functions/register/action-transitions.ts';
import { hasDate, type Meeting } from '../../functions/register/meeting.ts';
import { latestMeeting } from '../../functions/register/meetings.ts';
import { change, choose, type Desk, type Done, namesOf } from './desk.ts';

/** At the next meeting mostly; on a day of its own, which may have passed; or at no agreed time. */
function dueBy(meetings: readonly Meeting[], today: CalendarDate, more: number): Due {
  const next = meetings.find((meeting) => !hasDate(meeting) || meeting.date > today);
  if (more % 4 === 0) return { at: 'date', date: addDays(today, (more % 37) - 3), words: null };
  if (more % 9 === 0 || next === undefined) return { at: 'not agreed', words: null };
  return { at: 'meeting', meeting: next.id, words: null };
}

const dueInWords = (due: Due): string =>
  due.at === 'date' ? due.date : due.at === 'meeting' ? `the meeting ${due.meeting}` : 'no agreed time';

/** One in four is asked of two offices together. */
function withAnother(owners: readonly { id: string }[], id: string, more: number): string[] {
  const others = owners.filter((owner) => owner.id !== id);
  const other = more % 4 === 1 ? others[more % Math.max(others.length, 1)] : undefined;
  return other === undefined ? [] : [other.id];
}

/** Actions of one recording bear one moment, and are saved one after another. */
async function raiseSome(desk: Desk, howMany: number): Done {
  const { register, board, today, author, choice } = desk;
  const [meetings, owners] = await Promise.all([register.meetings(board.id), register.owners(board.id)]);
  const last = latestMeeting(meetings, today);
  if (last === undefined) return undefined;
  const told: string[] = [];
  for (let one = 0; one < howMany; one += 1) {
    const owner = choose(owners, choice.which + one);
    if (owner === undefined) return undefined;
    const jointOwners = withAnother(owners, owner.id, choice.more + one);
    const due = dueBy(meetings, today, choice.more + one);
    const ref = nextRef(board.id, last.date, await register.actionsRaisedIn(board.id, monthOf(last.date)));
    const asked = {
      ...{ board: board.id, ref, raisedAt: last.id, raisedOn: last.date, owner: owner.id, jointOwners },
      ...{ text: `Report on matter ${ref}`, minuted: null, section: null },
      due: due.at === 'date' && due.date < last.date ? { ...due, date: last.date } : due,
    };
    const saved = await register.save(raise(asked, author));
    if (saved === 'saved')
      told.push(`${ref} of ${[owner.id, ...jointOwners].join(' and ')}, due ${dueInWords(due)}`);
  }
  return `raised: ${told.join('; ')}`;
}

const monthOf = (date: CalendarDate) =>
  date.slice(0, 7) as Parameters<Desk['register']['actionsRaisedIn']>[1];

/** Moves one of the board’s actions for which that can be done: the first from the chosen one on. */
async function move(
  desk: Desk,
  what: string,
  transition: (action: Action) => ActionTransition<Action> | Promise<ActionTransition<Action>>,
): Done {
  const names = namesOf(desk, 'ACTION#');
  const from = names.length === 0 ? 0 : desk.choice.which % names.length;
  for (const name of [...names.slice(from), ...names.slice(0, from)]) {
    const ref = actionRefSchema.parse(name);
    const done = await change(
      desk,
      () => desk.register.action(ref),
      async (action) => {
        const moved = await transition(action);
        return moved.outcome === 'done'
          ? { outcome: 'done', thing: moved.action, what: `${ref} ${what}` }
          : { outcome: 'refused' };
      },
    );
    if (done !== undefined) return done;
  }
  return undefined;
}

async function dischargeOn(desk: Desk, isOnUndertaking: boolean): Done {
  const { register, board, today, author, choice } = desk;
  const by = dueBy(await register.meetings(board.id), today, choice.more);
  const undertaking = isOnUndertaking ? { text: 'the figures by ward', by, met: null } : null;
  const how = { on: today, meeting: null, how: 'seen in the papers', evidence: [], undertaking };
  return move(desk, isOnUndertaking ? 'is discharged on an undertaking' : 'is discharged', (action) =>
    discharge(action, how, today, author),
  );
}

export const actionDeeds = {
  'record notes': (desk: Desk) => raiseSome(desk, 2 + (desk.choice.more % 2)),
  'raise an action': (desk: Desk) => raiseSome(desk, 1),
  'report done': (desk: Desk) =>
    move(desk, 'is reported done', (action) =>
      propose(action, { on: desk.today, how: 'paper sent', evidence: [] }, desk.today, desk.author),
    ),
  discharge: (desk: Desk) => dischargeOn(desk, false),
  'discharge on an undertaking': (desk: Desk) => dischargeOn(desk, true),
  'meet the undertaking': (desk: Desk) =>
    move(desk, 'has its undertaking met', (action) =>
      meetUndertaking(action, { on: desk.today, how: 'provided' }, desk.today, desk.author),
    ),
  withdraw: (desk: Desk) =>
    move(desk, 'is withdrawn', (action) =>
      withdraw(action, { on: desk.today, reason: 'overtaken' }, desk.today, desk.author),
    ),
  're-open': (desk: Desk) =>
    move(desk, 'is re-opened', (action) => reopen(action, 'it was not done', desk.author)),
  pause: (desk: Desk) => {
    const until = addDays(desk.today, 1 + (desk.choice.more % 45));
    return move(desk, `is paused until ${until}`, (action) =>
      pause(action, { until, reason: 'the figures come later' }, desk.today, desk.author),
    );
  },
  resume: (desk: Desk) => move(desk, 'is resumed', (action) => resume(action, desk.today, desk.author)),
  'give to another office': async (desk: Desk): Done => {
    const owners = await desk.register.owners(desk.board.id);
    const owner = choose(owners, desk.choice.more);
    if (owner === undefined) return undefined;
    const jointOwners = withAnother(owners, owner.id, desk.choice.more);
    const to = [owner.id, ...jointOwners].join(' and ');
    return move(desk, `is given to ${to}`, (action) =>
      amend(action, { owner: owner.id, jointOwners }, desk.author),
    );
  },
  'change the due date': async (desk: Desk): Done => {
    const { register, board, today, author, choice } = desk;
    const due = dueBy(await register.meetings(board.id), today, choice.more);
    return move(desk, `is now due ${dueInWords(due)}`, (action) => changeAction(action, { due }, author));
  },
};
