import * as z from 'zod';
import { pointerTo } from '../../http/problem.ts';
import type { DischargedOne } from '../../secretariat/discharges.ts';
import { withCapital } from '../../words/english.ts';
import { actionRef } from './common.ts';

/** What became of each of several actions, as the API shows it. */
export const dischargesMade = z
  .object({
    outcomes: z
      .array(
        z.union([
          z.object({ ref: actionRef, outcome: z.literal('discharged'), version: z.int() }),
          z.object({
            ref: actionRef,
            outcome: z.literal('refused'),
            because: z.string().describe('Why, in a word or two: `already discharged`.'),
            detail: z.string().describe('Why, in a sentence.'),
            pointer: z
              .string()
              .nullable()
              .describe('Where in the body it can be put right; null where it is how things stand.'),
          }),
        ]),
      )
      .describe('One for each action that was named, in their order.'),
  })
  .meta({ id: 'Discharges', description: 'What became of each of several actions.' });

/** Where in the whole body a field of one action's own input is. */
function pointerOf(place: number, field: readonly (string | number)[] | null): string | null {
  if (field === null) return null;
  return pointerTo(field[0] === 'undertaking' ? ['actions', place, ...field] : field);
}

export const toDischargesBody = (outcomes: readonly DischargedOne[]): z.input<typeof dischargesMade> => ({
  outcomes: outcomes.map((one, place) => {
    if (one.outcome === 'discharged') {
      return { ref: one.ref, outcome: 'discharged', version: one.action.version };
    }
    const [{ because, why, field } = { because: 'refused', why: 'it was refused', field: null }] = one.faults;
    return {
      ...{ ref: one.ref, outcome: 'refused', because, detail: `${withCapital(why)}.` },
      pointer: pointerOf(place, field),
    };
  }),
});
