import { type CalendarDate, momentIn } from '../../../functions/calendar/days.ts';
import { runCommandLine } from '../../../functions/command-line/program.ts';
import type { Desk } from '../../../functions/command-line/terminal/desk.ts';

/** The desk of somebody at that time in London. */
export const deskAt = (desk: Desk, date: CalendarDate, time: string, user: string): Desk => {
  const moment = momentIn('Europe/London', `${date}T${time}`);
  return { ...desk, now: () => moment, user };
};

/** Runs a command line, and keeps what it says to itself. Throws with that when it fails. */
export async function runQuietly(desk: Desk, words: readonly string[]): Promise<void> {
  const talk: string[] = [];
  const say = (text: string | Uint8Array): void => void talk.push(String(text));
  const exit = await runCommandLine({ ...desk, say, data: say, progress: say }, words);
  if (exit === 0) return;
  throw new Error(`“matters ${words.join(' ')}” ended with status ${exit}\n${talk.join('')}`.trim());
}
