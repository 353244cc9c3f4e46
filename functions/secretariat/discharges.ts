import * as z from 'zod';
import { type LineInItemTwo, lineInItemTwo } from '../papers/item-two.ts';
import { type Action, type ActionRef, actionRefSchema, type DischargedAction } from '../register/action.ts';
import type { Meeting } from '../register/meeting.ts';
import { decideDischarge, dischargeInput } from './actions.ts';
import { how } from './inputs.ts';
import { keepAll } from './keeping.ts';
import { findAction } from './naming.ts';
import { type Done, type Fault, type Found, match, type NotDone, type Office } from './office.ts';

/** As many as a meeting discharges, and more. */
const mostAtOnce = 100;

const common = dischargeInput.omit({ undertaking: true }).extend({ how: how.optional() });

export const dischargeSeveralInput = common
  .extend({
    actions: z
      .array(
        z.strictObject({
          ref: actionRefSchema.describe('Which action: `PDB-2024-10-2`.'),
          how: how.optional().describe('How this one was discharged; as all of them, when left out.'),
          undertaking: dischargeInput.shape.undertaking,
        }),
      )
      .min(1)
      .max(mostAtOnce)
      .describe('Those that the board accepts as done, each once.'),
  })
  .superRefine(({ how: ofAll, actions }, context) => {
    for (const [place, { ref, how: own }] of actions.entries()) {
      const tell = (field: string, message: string) =>
        context.addIssue({ code: 'custom', path: ['actions', place, field], message });
      if (ofAll === undefined && own === undefined) tell('how', 'say how, of this one or of all');
      if (actions.findIndex((one) => one.ref === ref) !== place) tell('ref', `${ref} is in the list already`);
    }
  });

/** A discharge before it is made: the action as it would be, and its line in item 2. */
export type DischargeToCome = { action: DischargedAction; line: LineInItemTwo };

/** What a discharge would come to; or why it would not be made. Nothing is changed. */
export async function previewDischarge(
  office: Office,
  ref: ActionRef,
  input: z.infer<typeof dischargeInput>,
): Promise<Found<DischargeToCome>> {
  const [found, meetings] = await Promise.all([
    findAction(office, ref),
    office.register.meetings(office.board.id),
  ]);
  return found.outcome === 'refused' ? found : dischargeToCome(office, meetings, found.thing, input);
}

function dischargeToCome(
  office: Office,
  meetings: readonly Meeting[],
  standing: Action,
  input: z.infer<typeof dischargeInput>,
): Found<DischargeToCome> {
  const decided = decideDischarge(office, meetings, standing, input);
  if (decided.outcome === 'refused') return decided;
  const { thing: action } = decided;
  return match({ action, line: lineInItemTwo(action, meetings) });
}

/** What several discharges would come to; or all that is wrong with any of them. Nothing is changed. */
export async function previewDischarges(
  office: Office,
  { actions, how: ofAll = '', ...rest }: z.infer<typeof dischargeSeveralInput>,
): Promise<Found<DischargeToCome[]>> {
  const meetings = await office.register.meetings(office.board.id);
  const each = await Promise.all(
    actions.map(async ({ ref, how: own = ofAll, undertaking }, place) => {
      const found = await findAction(office, ref);
      if (found.outcome === 'refused') return found;
      const input = { ...rest, how: own, ...(undertaking && { undertaking }) };
      return atPlace(dischargeToCome(office, meetings, found.thing, input), place);
    }),
  );
  const [first, ...others] = each.flatMap((one) => (one.outcome === 'refused' ? one.faults : []));
  if (first) return { outcome: 'refused', faults: [first, ...others], standing: null };
  return match(each.flatMap((one) => (one.outcome === 'found' ? [one.thing] : [])));
}

const ofEach: readonly unknown[] = ['how', 'undertaking'];

/** What is said of each is named by its place among them. */
function atPlace<T>(found: Found<T>, place: number): Found<T> {
  if (found.outcome === 'found') return found;
  const [first, ...others] = found.faults.map((fault) =>
    ofEach.includes(fault.field?.[0])
      ? { ...fault, field: ['actions', place, ...(fault.field ?? [])] }
      : fault,
  );
  return first ? { ...found, faults: [first, ...others] } : found;
}

/** What became of one of several actions: discharged, or why it was not. */
export type DischargedOne =
  | { ref: ActionRef; outcome: 'discharged'; action: Action }
  | { ref: ActionRef; outcome: 'refused'; faults: readonly Fault[] };

/**
 * Logs that the board accepts several actions as done. Each is decided by itself, by the state in which it stands, and
 * what cannot be done of one keeps no other from being done.
 */
export async function dischargeActions(
  office: Office,
  { actions, how: ofAll = '', ...rest }: z.infer<typeof dischargeSeveralInput>,
): Promise<Done<DischargedOne[]> | NotDone> {
  const meetings = await office.register.meetings(office.board.id);
  const standing: Action[] = [];
  const outcomes: DischargedOne[] = [];
  for (const { ref, how: own = ofAll, undertaking } of actions) {
    const found = await findAction(office, ref);
    if (found.outcome === 'found') standing.push(found.thing);
    const decided =
      found.outcome === 'refused'
        ? found
        : decideDischarge(office, meetings, found.thing, {
            ...{ ...rest, how: own },
            ...(undertaking && { undertaking }),
          });
    outcomes.push(
      decided.outcome === 'refused'
        ? { ref, outcome: 'refused', faults: decided.faults }
        : { ref, outcome: 'discharged', action: decided.thing },
    );
  }
  return keepAll<Action, DischargedOne[]>(office, {
    among: standing,
    decide: () => ({
      outcome: 'done',
      things: outcomes.flatMap((one) => (one.outcome === 'discharged' ? [one.action] : [])),
    }),
    whole: () => outcomes,
    again: 'discharge again',
  });
}
