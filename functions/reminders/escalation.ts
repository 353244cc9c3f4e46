import type { CalendarDate } from '../calendar/days.ts';
import {
  type Board,
  type EscalationStep,
  eachMailboxOnce,
  escalationContacts,
  escalationSteps,
  type Person,
} from '../register/board.ts';
import { deputiesOn, type Owner } from '../register/owner.ts';

/** The stage whose mails take a step, by which the ledger tells it. */
export const stageOf = {
  deputy: 'escalation-to-deputy',
  named: 'escalation',
  attend: 'escalation-to-attend',
} as const satisfies Record<EscalationStep, string>;

/** The step that a mail of that stage takes; undefined of any other mail. */
export const stepOf = (stage: string): EscalationStep | undefined =>
  escalationSteps.find((step) => stageOf[step] === stage);

/** A step of a board's ladder, and who is told of it besides the office: all that its steps so far name. */
export type Escalation = { step: EscalationStep; told: Person[] };

/** Whom a mail of that step tells on that day; where the steps so far name nobody who can be written to, as without a ladder. */
export function escalationFor(
  board: Board,
  owner: Owner,
  step: EscalationStep,
  today: CalendarDate,
): Escalation {
  const soFar = escalationSteps.slice(0, escalationSteps.indexOf(step) + 1);
  const takes = (one: EscalationStep): boolean =>
    one === step || (soFar.includes(one) && board.policy.escalationSteps.includes(one));
  const told = [
    ...(takes('deputy') ? deputiesOn(owner, today) : []),
    ...(takes('named') ? escalationContacts(board) : []),
  ];
  return { step, told: eachMailboxOnce(told.length > 0 ? told : escalationContacts(board)) };
}
