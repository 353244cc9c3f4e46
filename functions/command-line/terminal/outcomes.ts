import type * as z from 'zod';
import type { Caution, Done, Fault, Found, NotDone, Path } from '../../secretariat/office.ts';
import { withCapital } from '../../words/english.ts';
import { faultInWords as zodFaultInWords } from '../../words/fault-words.ts';
import { type Desk, Failed, Misused } from './desk.ts';
import { stepInWords } from './steps.ts';

/**
 * Options that are called otherwise than the last part of what they fill: `{ 'undertaking.text': '--undertaking' }`; empty
 * where what is wrong names it already.
 */
export type Flags = Readonly<Record<string, string>>;

const kebab = (word: string): string => word.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The option that fills a place of the input. */
function flagOf(field: Path, flags: Flags): string {
  const words = field.filter((part): part is string => typeof part === 'string');
  return flags[words.join('.')] ?? `--${kebab(words.at(-1) ?? '')}`;
}

/** What is wrong with what was typed, whatever is in the register: exit 2. */
const misuses = [
  'no such day',
  'no such time',
  'said twice',
  'no day yet',
  'not said',
  'offered to itself',
  'did not come back',
];

function faultInWords({ field, why, step }: Fault, flags: Flags): string {
  const flag = field === null || field.length === 0 ? '' : flagOf(field, flags);
  return `${flag && `${flag}: `}${why}${step ? stepInWords(step) : ''}`;
}

function fail({ faults }: NotDone, flags: Flags): never {
  const said = faults.map((fault) => faultInWords(fault, flags)).join('; ');
  throw faults.every(({ because }) => misuses.includes(because)) ? new Misused(said) : new Failed(said);
}

/** What was looked up. Throws {@link Failed} with why it was not found, or {@link Misused}. */
export function foundOrFail<T>(found: Found<T>, flags: Flags = {}): T {
  return found.outcome === 'found' ? found.thing : fail(found, flags);
}

/** What was done. Throws {@link Failed} with why it was not, or {@link Misused}, naming the option that is to blame. */
export function doneOrFail<T>(done: Done<T> | NotDone, flags: Flags = {}): Done<T> {
  return done.outcome === 'done' ? done : fail(done, flags);
}

/** The input of a use case from what was typed, in its bounds. Throws {@link Misused}. */
export function inputFrom<Input>(schema: z.ZodType<Input>, typed: unknown, flags: Flags = {}): Input {
  const parsed = schema.safeParse(typed, { error: zodFaultInWords });
  if (parsed.success) return parsed.data;
  const said = parsed.error.issues.map(({ path, message }) => {
    const field = path.filter((part): part is string | number => typeof part !== 'symbol');
    return field.length === 0 ? optionsNamed(message, flags) : `${flagOf(field, flags)}: ${message}`;
  });
  throw new Misused(said.join('; '));
}

/** "say what to change: text or owner", with the options in place of what they fill. */
const optionsNamed = (message: string, flags: Flags): string =>
  message.replace(/(?<=: .*)\b(?!or\b)[a-z]\w*/gi, (field) => flagOf([field], flags));

export function warn(desk: Desk, cautions: readonly Caution[]): void {
  for (const { what, step } of cautions) {
    desk.say(`! ${withCapital(what)}${step ? stepInWords(step) : ''}\n`);
  }
}
