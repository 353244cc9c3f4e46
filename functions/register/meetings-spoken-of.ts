import { type CalendarDate, earliest } from '../calendar/days.ts';
import type { Action, Due } from './action.ts';
import type { ProgrammeEntry } from './programme.ts';

/** What may speak of meetings: actions, and what is on the programme of work. */
export type Speaking = { actions: readonly Action[]; programme: readonly ProgrammeEntry[] };

const meetingOf = (due: Due): string[] => (due.at === 'meeting' ? [due.meeting] : []);

function namedByAction(action: Action): string[] {
  const { raisedAt, due, extension, owedBefore } = action;
  const discharge = action.status === 'discharged' ? action.discharge : null;
  return [
    ...[raisedAt, ...meetingOf(due), ...owedBefore.flatMap((before) => meetingOf(before.due))],
    ...(extension === null ? [] : meetingOf(extension.until)),
    ...(discharge?.meeting ? [discharge.meeting] : []),
    ...(discharge?.undertaking ? meetingOf(discharge.undertaking.by) : []),
  ];
}

function namedByEntry(entry: ProgrammeEntry): string[] {
  if (entry.comes === 'every meeting') return [];
  const { board, meeting, source } = entry;
  return [
    meeting,
    ...(entry.state === 'moved' ? [entry.move.from] : []),
    ...(source !== null && source.kind !== 'action' && source.board === board ? [source.meeting] : []),
  ];
}

/** The identities of the meetings that they name, each once. */
export const meetingsNamedBy = ({ actions, programme }: Speaking): string[] => [
  ...new Set([...actions.flatMap(namedByAction), ...programme.flatMap(namedByEntry)]),
];

/**
 * The first day from which the meetings that were held matter to the actions: how often one was carried over, and what
 * chases it, counts from the day on which it was asked for, or was due. Undefined where there are none.
 */
export function mattersSince({ actions }: Pick<Speaking, 'actions'>): CalendarDate | undefined {
  const days = actions.flatMap(({ raisedOn, due }) => [raisedOn, ...(due.at === 'date' ? [due.date] : [])]);
  return days.length === 0 ? undefined : earliest(days);
}
