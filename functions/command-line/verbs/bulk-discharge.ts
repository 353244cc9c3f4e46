import { InvalidArgumentError } from 'commander';
import { inWords } from '../../calendar/days.ts';
import { boardOfRef } from '../../register/action.ts';
import { dischargeActions, dischargeSeveralInput } from '../../secretariat/discharges.ts';
import { countOf } from '../../words/english.ts';
import { type Desk, Failed, Misused, officeOf } from '../terminal/desk.ts';
import { doneOrFail, inputFrom } from '../terminal/outcomes.ts';
import { actionRefFrom } from './action-words.ts';

/** How one of several was discharged. */
export type HowOf = { ref: string; how: string };

/** "PDB-2024-10-2=figures sent". */
export function howOfOption(text: string): HowOf {
  const [, ref = '', how = ''] = /^\s*([^=]+?)\s*=\s*(.*\S)\s*$/s.exec(text) ?? [];
  if (how === '') throw new InvalidArgumentError('Write it as PDB-2024-10-2="figures sent".');
  return { ref, how };
}

/** Discharges several actions of one board, and says of each what became of it. Fails where any was not discharged. */
export async function dischargeSeveral(
  desk: Desk,
  names: readonly string[],
  howOf: readonly HowOf[],
  rest: object,
): Promise<void> {
  const refs = names.map(actionRefFrom);
  const hows = new Map(howOf.map(({ ref, how }) => [actionRefFrom(ref), how]));
  const [board = '', ...others] = [...new Set(refs.map(boardOfRef))];
  if (others.length > 0) throw new Misused('discharge the actions of one board at a time');
  const stranger = [...hows.keys()].find((ref) => !refs.includes(ref));
  if (stranger) throw new Misused(`--how-of names ${stranger}, which is not among the actions`);
  const actions = refs.map((ref) => ({ ref, how: hows.get(ref) }));
  const input = inputFrom(dischargeSeveralInput, { ...rest, actions });
  const office = await officeOf(desk, await desk.service(), board);
  const { thing: outcomes } = doneOrFail(await dischargeActions(office, input));
  for (const one of outcomes) {
    if (one.outcome === 'refused')
      desk.say(`! ${one.ref}: not discharged: ${one.faults.map(({ why }) => why).join('; ')}\n`);
    else desk.say(`${one.ref}: discharged on ${inWords(input.on)}: ${hows.get(one.ref) ?? input.how}\n`);
  }
  const refused = outcomes.filter(({ outcome }) => outcome === 'refused').length;
  if (refused > 0)
    throw new Failed(`${countOf(refused, 'action')} of ${outcomes.length} could not be discharged`);
}
