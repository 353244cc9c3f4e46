import { type CalendarDate, inFull, inWords } from '../calendar/days.ts';
import { type Action, type Due, pauseOn } from '../register/action.ts';
import type { Board } from '../register/board.ts';
import { dueRecordOf } from '../register/due-record.ts';
import { type Meeting, whenInWords } from '../register/meeting.ts';
import { meetingById } from '../register/meetings.ts';
import { type Owner, ownerNames } from '../register/owner.ts';
import { disclaimerInWords, dueRecordInWords, saidOn } from './wording.ts';

function ownersInWords(action: Action, owners: readonly Owner[]): string {
  const names = ownerNames(owners, action);
  return action.ownerMinuted === null ? names : `${names} (minuted as “${action.ownerMinuted}”)`;
}

export type Known = {
  board: Board;
  owners: readonly Owner[];
  meetings: readonly Meeting[];
  today: CalendarDate;
};

/** How an action stands, a fact a line: its name, and what there is to say of it; null where there is nothing. */
export function actionFacts(
  action: Action,
  { board, owners, meetings, today }: Known,
): [string, string | null][] {
  const pause = pauseOn(action, today);
  const section = action.section === null ? '' : `, under ${action.section}`;
  return [
    ['status', statusInWords(action)],
    ['owner', ownersInWords(action, owners)],
    ['due', dueInWords(action.due, meetings)],
    ['dates', dueRecordInWords(dueRecordOf(action, meetings, board))],
    ['more time', extensionInWords(action, meetings)],
    ['not ours', notOursInWords(action, owners)],
    ['asked on', `${inFull(action.raisedOn)}${section}`],
    ['minuted', action.minuted],
    ...resting(action, meetings),
    ['paused', pause && `until ${inFull(pause.until)}: ${pause.reason}`],
  ];
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
      return `reported done ${saidOn(action.proposal)}: ${action.proposal.how}`;
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

/** That an office says it is not its to answer, and what became of that. */
function notOursInWords({ disclaimer }: Action, owners: readonly Owner[]): string | null {
  if (disclaimer === null) return null;
  const { kept } = disclaimer;
  const said = `${disclaimerInWords(disclaimer, owners)}, said ${saidOn(disclaimer)}`;
  return kept === null
    ? `${said}; to be decided`
    : `${said}; kept there on ${inWords(kept.on)}: ${kept.reason}`;
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
  const { met = null, proposal = null } = undertaking ?? {};
  return [
    links(evidence),
    ['undertaking', undertaking && `${undertaking.text}; due ${dueInWords(undertaking.by, meetings)}`],
    [
      'reported provided',
      proposal && `${saidOn(proposal)}: ${[proposal.how, ...proposal.evidence].join('; ')}`,
    ],
    ['met', met ? `${inWords(met.on)}: ${met.how}` : null],
  ];
}
