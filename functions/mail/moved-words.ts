import { type CalendarDate, inFull, monthInWords, withoutYear } from '../calendar/days.ts';
import { hasDate } from '../register/meeting.ts';
import { dayGiven } from '../reminders/dates-given.ts';
import { allOwed, type Digest, type Moved, type Owed } from '../reminders/digest.ts';
import { countOf, series } from '../words/english.ts';
import { dayAsOf } from './phrases.ts';

/** What has moved, in a line: "meeting of 4 December is now on 11 December". Empty where nothing has. */
export function movedInShort([only, ...others]: readonly Moved[]): string {
  if (only === undefined) return '';
  if (others.length > 0) return `dates of ${countOf(others.length + 1, 'meeting')} have changed`;
  const { was, now } = only;
  const day = dayGiven(was);
  const meeting = day === undefined ? 'meeting that was put off' : `meeting of ${withoutYear(day)}`;
  if (hasDate(now)) return `${meeting} is now on ${withoutYear(now.date)}`;
  return now.state === 'cancelled' ? `${meeting} will not take place` : `${meeting} is put off`;
}

/** What became of each meeting whose date the owner goes by, and what that does to the owner's own dates. */
export const movedInWords = (digest: Digest): string[] =>
  digest.moved.map((moved) => `${whatBecameOf(moved, digest.today)}: ${whatFollows(moved, digest)}.`);

function whatBecameOf({ was, now }: Moved, today: CalendarDate): string {
  const day = dayGiven(was);
  const meeting = day === undefined ? 'The meeting that was put off' : `The meeting of ${inFull(day)}`;
  switch (now.state) {
    case 'scheduled':
    case 'held':
      return now.date < today
        ? `${meeting} was moved to ${inFull(now.date)}, which has passed`
        : `${meeting} is now on ${dayAsOf(today, now.date)}`;
    case 'month':
      return `${meeting} was put off to ${monthInWords(now.month)}, and has no new date yet`;
    case 'to be confirmed':
      return `${meeting} was put off, and has no new date yet (${now.reason})`;
    case 'cancelled':
      return `${meeting} will not take place (${now.reason})`;
  }
}

function whatFollows({ now, calendar, owed }: Moved, digest: Digest): string {
  if (owed.length === 0) {
    if (allOwed(digest).length === 0) return 'nothing is due from you';
    return calendar
      ? 'nothing is due from you at it'
      : 'what you owe is below, with its dates as they now stand';
  }
  if (calendar === null) {
    const until = now.state === 'cancelled' ? 'another meeting takes its place' : 'it has one';
    return `${yours(owed)}, due at it, ${owed.length === 1 ? 'has' : 'have'} no date until ${until}`;
  }
  const dayOf = (one: Owed): CalendarDate => (one.kind === 'report' && one.due) || calendar.papersDeadline;
  return series(
    [...new Set(owed.map(dayOf))].sort().map((day) => {
      const its = owed.filter((one) => dayOf(one) === day);
      const when = day < digest.today ? 'needed today' : `due by ${dayAsOf(digest.today, day)}`;
      return `${yours(its)} ${its.length === 1 ? 'is' : 'are'} ${when}`;
    }),
  );
}

/** "your answers and your report". */
function yours(owed: readonly Owed[]): string {
  const reports = owed.filter(({ kind }) => kind === 'report').length;
  const answers = owed.length - reports;
  return series([
    ...(answers > 0 ? [answers === 1 ? 'your answer' : 'your answers'] : []),
    ...(reports > 0 ? [reports === 1 ? 'your report' : 'your reports'] : []),
  ]);
}
