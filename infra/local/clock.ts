import { resolve } from 'node:path';
import {
  type CalendarDate,
  type Instant,
  instantSchema,
  momentIn,
  timeIn,
} from '../../functions/calendar/days.ts';
import { Failed } from '../../functions/command-line/terminal/desk.ts';
import { holdsSample } from './sample/state.ts';

const london = 'Europe/London';
const instantOf = (milliseconds: number): Instant =>
  instantSchema.parse(new Date(milliseconds).toISOString());

/** The clock of this machine; as if it were that day in London, where one is given. */
export function clockOn(today: CalendarDate | undefined): () => Instant {
  if (today === undefined) return () => instantOf(Date.now());
  const began = Date.now();
  const then = Date.parse(momentIn(london, `${today}T${timeIn(london, instantOf(began))}`));
  return () => instantOf(then + Date.now() - began);
}

/** The clock of a data folder. Throws {@link Failed} where another day is given for a register of somebody's own. */
export function clockOf({
  MATTERS_DATA: dataDir,
  MATTERS_TODAY: today,
}: {
  MATTERS_DATA: string;
  MATTERS_TODAY?: CalendarDate | undefined;
}): () => Instant {
  if (today === undefined || holdsSample(dataDir)) return clockOn(today);
  throw new Failed(`MATTERS_TODAY is for the sample, and none is in ${resolve(dataDir)}: unset it`);
}
