import { type CalendarDate, dayIn, inFull, inWords } from '../../calendar/days.ts';
import { dueRecordInWords } from '../../papers/wording.ts';
import {
  type Action,
  type ActionRef,
  actionRefSchema,
  boardOfRef,
  type Due,
  pauseOn,
} from '../../register/action.ts';
import type { Board } from '../../register/board.ts';
import { dueDate } from '../../register/due.ts';
import { dueRecordOf } from '../../register/due-record.ts';
import { type Meeting, whenInWords } from '../../register/meeting.ts';
import { meetingById } from '../../register/meetings.ts';
import { type Owner, ownerNames } from '../../register/owner.ts';
import { findAction } from '../../secretariat/naming.ts';
import type { Done, NotDone, Office } from '../../secretariat/office.ts';
import { boardOrFail, type Desk, factsInWords, Misused, officeOf, type Service } from '../terminal/desk.ts';
import { historyInWords } from '../terminal/history-words.ts';
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
    service.register.meetings(action.board),
  ]);
  const today = dayIn(board.timeZone, desk.now());
  print(actionInWords(action, { board, owners, meetings, today }));
}

function ownersInWords(action: Action, owners: readonly Owner[]): string {
  const names = ownerNames(owners, action);
  return action.ownerMinuted === null ? names : `${names} (minuted as “${action.ownerMinuted}”)`;
}

type Known = {
  board: Board;
  owners: readonly Owner[];
  meetings: readonly Meeting[];
  today: CalendarDate;
};

function actionInWords(action: Action, known: Known): string {
  const { owners, meetings } = known;
  const pause = pauseOn(action, known.today);
  const section = action.section === null ? '' : `, under ${action.section}`;
  const lines: [string, string | null][] = [
    ['status', statusInWords(action)],
    ['owner', ownersInWords(action, owners)],
    ['due', dueInWords(action.due, meetings)],
    ['dates', dueRecordInWords(dueRecordOf(action, meetings, known.board))],
    ['more time', extensionInWords(action, meetings)],
    ['asked on', `${inFull(action.raisedOn)}${section}`],
    ['minuted', action.minuted],
    ...resting(action, meetings),
    ['paused', pause && `until ${inFull(pause.until)}: ${pause.reason}`],
  ];
  return `${factsInWords(`${action.ref}: ${action.text}`, lines)}${historyInWords(action.history, known)}`;
}

function dueInWords(due: Due, meetings: readonly Meeting[]): string {
  const said = due.words === null ? '' : ` (“${due.words}”)`;
  if (due.at === 'date') return `${inFull(due.date)}${said}`;
  if (due.at === 'not agreed') return `no date agreed${said}`;
  const meeting = meetingById(meetings, due.meeting);
  return `${meeting ? whenInWords(meeting) : 'a meeting that is not in the register'}, at meeting ${due.meeting}${said}`;
}

function statusInWords(action: Action): string {
  switch (action.status) {
    case 'open':
      return 'open';
    case 'proposed':
      return `reported done on ${inWords(action.proposal.on)}: ${action.proposal.how}`;
    case 'discharged':
      return `discharged on ${inWords(action.discharge.on)}: ${action.discharge.how}`;
    case 'withdrawn': {
      const { on, reason, inError, removed } = action.withdrawal;
      const how = removed ? 'removed' : inError ? 'withdrawn, as entered by mistake,' : 'withdrawn';
      return `${how} on ${inWords(on)}: ${reason}`;
    }
  }
}

/** More time that was asked for, and what became of that. */
function extensionInWords({ extension }: Action, meetings: readonly Meeting[]): string | null {
  if (extension === null) return null;
  const { until, reason, on, askedBy } = extension;
  const by = askedBy === null ? '' : ` by ${askedBy}`;
  const asked = `asked for on ${inWords(on)}${by}, until ${dueInWords(until, meetings)}: ${reason}`;
  if (extension.state === 'asked') return `${asked}; to be decided`;
  const { decision } = extension;
  const at = decision.meeting === null ? '' : ` at meeting ${decision.meeting}`;
  const why = 'reason' in decision ? `: ${decision.reason}` : '';
  return `${asked}; ${extension.state} on ${inWords(decision.on)}${at}${why}`;
}

/** What a proposal or a discharge rests on. */
function resting(action: Action, meetings: readonly Meeting[]): [string, string | null][] {
  const links = (evidence: readonly string[]): [string, string | null] => [
    'evidence',
    evidence.length > 0 ? evidence.join(', ') : null,
  ];
  if (action.status === 'proposed') return [links(action.proposal.evidence)];
  if (action.status !== 'discharged') return [];
  const { undertaking, evidence } = action.discharge;
  const met = undertaking?.met;
  return [
    links(evidence),
    ['undertaking', undertaking && `${undertaking.text}; due ${dueInWords(undertaking.by, meetings)}`],
    ['met', met ? `${inWords(met.on)}: ${met.how}` : null],
  ];
}
