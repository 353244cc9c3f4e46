import { type CalendarDate, momentIn } from '../../../functions/calendar/days.ts';
import { runCommandLine } from '../../../functions/command-line/program.ts';
import type { Desk } from '../../../functions/command-line/terminal/desk.ts';

/** A desk at which somebody may listen: to each command line, and to what it says. */
export type SampleDesk = Desk & { tell?: (words: readonly string[], said: string) => void };

/** The desk of somebody at that time in London. */
export const deskAt = (desk: SampleDesk, date: CalendarDate, time: string, user: string): SampleDesk => {
  const moment = momentIn('Europe/London', `${date}T${time}`);
  return { ...desk, now: () => moment, user };
};

/** Runs a command line, and keeps what it says for whoever listens. Throws with that when it ends with another status. */
export async function runQuietly(
  desk: SampleDesk,
  words: readonly string[],
  well: readonly number[] = [0],
): Promise<void> {
  const talk: string[] = [];
  const say = (text: string | Uint8Array): void => void talk.push(String(text));
  const exit = await runCommandLine({ ...desk, say, data: say, progress: say }, words);
  desk.tell?.(words, talk.join(''));
  if (well.includes(exit)) return;
  throw new Error(`“matters ${words.join(' ')}” ended with status ${exit}\n${talk.join('')}`.trim());
}
