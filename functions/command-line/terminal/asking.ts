import type { Done, Fault, NotDone } from '../../secretariat/office.ts';
import { withCapital } from '../../words/english.ts';
import { type Desk, Failed } from './desk.ts';
import { doneOrFail, type Flags } from './outcomes.ts';

type Asked = Readonly<Record<string, string | true>>;

/**
 * What somebody at the terminal answers to what is wanted before it is done. Undefined where nobody is there, or where
 * something else is wrong, which no answer puts right.
 */
async function answersTo({ ask, askFor }: Desk, faults: readonly Fault[]): Promise<Asked | undefined> {
  const isWanted = ({ because }: Fault): boolean =>
    because === 'reason wanted' || because === 'confirmation wanted';
  if (ask === undefined || askFor === undefined || !faults.every(isWanted)) return undefined;
  const answers: Record<string, string | true> = {};
  for (const { because, why, field } of faults) {
    const name = String(field?.at(-1));
    const question = `${withCapital(why)}.`;
    const answer = because === 'reason wanted' ? (await askFor(question)).trim() : await ask(question);
    if (answer === '' || answer === false) throw new Failed('nothing was changed');
    answers[name] = answer;
  }
  return answers;
}

/**
 * Has something done; where the office first wants a reason, or a word that it is meant, asks whoever is there, and has it
 * done with the answers. Throws {@link Failed}, naming the options that would answer, where nobody is.
 */
export async function doAsking<Input extends object, T>(
  desk: Desk,
  input: Input,
  perform: (input: Input) => Promise<Done<T> | NotDone>,
  flags: Flags = {},
): Promise<Done<T>> {
  const first = await perform(input);
  const answers = first.outcome === 'refused' ? await answersTo(desk, first.faults) : undefined;
  return doneOrFail(answers ? await perform({ ...input, ...answers }) : first, flags);
}
