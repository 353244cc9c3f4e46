import { dayIn } from '../../calendar/days.ts';
import { actionFacts } from '../../papers/action-words.ts';
import { historyInWords } from '../../papers/history-words.ts';
import { type Action, type ActionRef, actionRefSchema, boardOfRef, type Due } from '../../register/action.ts';
import { dueDate } from '../../register/due.ts';
import { type Meeting, whenInWords } from '../../register/meeting.ts';
import { meetingById } from '../../register/meetings.ts';
import { findAction } from '../../secretariat/naming.ts';
import type { Done, NotDone, Office } from '../../secretariat/office.ts';
import { boardOrFail, type Desk, factsInWords, Misused, officeOf, type Service } from '../terminal/desk.ts';
import { doneOrFail, type Flags, foundOrFail, warn } from '../terminal/outcomes.ts';

/** A day, or what is known instead: a month, a date to be confirmed, a cancelled meeting. */
export function dueBriefly(due: Due, meetings: readonly Meeting[]): string {
  const meeting = due.at === 'meeting' ? meetingById(meetings, due.meeting) : undefined;
  return dueDate(due, meetings) ?? (meeting ? whenInWords(meeting) : 'not agreed');
}

/** The reference of an action, however it is capitalised. Throws {@link Misused} for what is none. */
export function actionRefFrom(name: string): ActionRef {
  const ref = actionRefSchema.safeParse(name.toUpperCase());
  if (ref.success) return ref.data;
  throw new Misused(`"${name}" is no reference: write one as PDB-2024-10-2`);
}

export async function actionOrFail(desk: Desk, service: Service, name: string): Promise<Action> {
  const ref = actionRefFrom(name);
  return foundOrFail(await findAction(await officeOf(desk, service, boardOfRef(ref)), ref));
}

/** Has the office change the action that is named, and shows how it then stands. */
export async function changeAction(
  desk: Desk,
  name: string,
  perform: (office: Office, ref: ActionRef) => Promise<Done<Action> | NotDone>,
  flags: Flags = {},
): Promise<void> {
  const ref = actionRefFrom(name);
  const service = await desk.service();
  const office = await officeOf(desk, service, boardOfRef(ref));
  const { thing, before, cautions } = doneOrFail(await perform(office, ref), flags);
  if (thing === before) return desk.say(`${ref} says so already.\n`);
  await show(desk, service, thing);
  return warn(desk, cautions);
}

/** Says how an action stands, with its whole history. */
export async function show(
  desk: Desk,
  service: Service,
  action: Action,
  print: (text: string) => void = desk.say,
): Promise<void> {
  const [board, owners, meetings] = await Promise.all([
    boardOrFail(service, action.board),
    service.register.owners(action.board),
    service.register.meetingsFor(action.board, { actions: [action], programme: [] }),
  ]);
  const today = dayIn(board.timeZone, desk.now());
  const known = { board, owners, meetings, today };
  const facts = factsInWords(`${action.ref}: ${action.text}`, actionFacts(action, known));
  print(`${facts}${historyInWords(action.history, known)}`);
}
