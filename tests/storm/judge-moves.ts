import { type CalendarDate, dayIn, inFull } from '../../functions/calendar/days.ts';
import { isWorkingDay, workingDaysAfter } from '../../functions/calendar/working-days.ts';
import { hasDate, type Meeting } from '../../functions/register/meeting.ts';
import { closuresOf } from '../../functions/register/papers-calendar.ts';
import { between, standingAt } from './account.ts';
import type { Said } from './judge-mails.ts';
import type { DayLived } from './live.ts';
import type { Taken } from './mail-service.ts';
import { isReachable, type Standing, standing } from './owed.ts';
import type { World } from './surroundings.ts';
import type { Table } from './table.ts';
import type { Violation } from './violations.ts';

/** The day that an office was last told of a meeting, or that it has none; and what of it nobody knows. */
type Given = { board: string; owner: string; meeting: string; day: CalendarDate | 'no day' | 'not known' };

/** Fates after which the mail is, as far as anybody knows, there to be read. */
const isThere: readonly Taken['fate'][] = [
  'delivered',
  'delivered twice',
  'told in the wrong order',
  'not spam',
];

/** How many working days it stays worth telling at the least, unless the new day comes first. */
const worthTelling = 5;

const dayOf = (meeting: Meeting): CalendarDate | 'no day' => (hasDate(meeting) ? meeting.date : 'no day');

/** Whether a mail tells how that meeting stands: by its day, or that the day given before is none any longer. */
function tells({ text }: Said, now: Meeting, before: Given['day'] | undefined): boolean {
  if (hasDate(now)) return text.includes(inFull(now.date));
  if (before === undefined || before === 'no day' || before === 'not known') return false;
  return (
    text.includes(`${inFull(before)} was put off`) || text.includes(`${inFull(before)} will not take place`)
  );
}

/** An office that a mail gave the day of a meeting is told by another, on the next morning it can be, that the day moved. */
export class MoveJudge {
  readonly #given = new Map<string, Given>();
  #heard = 0;

  afterDay({ account, codes, table }: World, day: DayLived, said: readonly Said[]): Violation[] {
    const fresh = said.slice(this.#heard).filter(({ owner }) => owner !== null);
    this.#heard = said.length;
    const { isClear, writes } = day;
    const isStill = isClear && account.lastChange <= writes.before;
    const found = isStill
      ? codes.flatMap((code) => {
          const register = standing(account.of(code), writes.atSweep);
          return register === undefined ? [] : this.#untold(table, register, day, fresh);
        })
      : [];
    for (const mail of fresh) {
      for (const { id } of standingAt(account.of(mail.taken.mail.board).meetings, mail.taken.after)) {
        const versions = account.of(mail.taken.mail.board).meetings.get(id);
        this.#note(mail, id, between(versions, writes.atSweep, mail.taken.after));
      }
    }
    return found;
  }

  /** What a mail gave of a meeting that stood so, one way after another, while it was made up. */
  #note(mail: Said, meeting: string, stoodAs: readonly Meeting[]): void {
    const { taken, owner } = mail;
    const { board } = taken.mail;
    if (owner === null) return;
    const name = `${board} ${owner} ${meeting}`;
    const before = this.#given.get(name)?.day;
    const told = stoodAs.filter((one) => tells(mail, one, before));
    const last = told.at(-1);
    if (last === undefined) return;
    const isSure = stoodAs.length === 1 && isThere.includes(taken.fate);
    this.#given.set(name, { board, owner, meeting, day: isSure ? dayOf(last) : 'not known' });
  }

  #untold(table: Table, register: Standing, { date }: DayLived, fresh: readonly Said[]): Violation[] {
    const { board, owners, meetings } = register;
    if (!isWorkingDay(date, closuresOf(board))) return [];
    return [...this.#given.values()].flatMap((given) => {
      const now = meetings.find(({ id }) => id === given.meeting);
      const owner = owners.find(({ id }) => id === given.owner);
      if (given.board !== board.id || now === undefined || owner === undefined) return [];
      if (!isToBeTold(given, now, register, date) || !isReachable(owner, date)) return [];
      const its = fresh.filter((one) => one.owner === owner.id && one.taken.mail.board === board.id);
      if (its.some((mail) => tells(mail, now, given.day)) || isEnded(table, given)) return [];
      // Once is enough.
      given.day = 'not known';
      const stands = hasDate(now) ? `is on ${now.date}` : `is ${now.state}`;
      return [
        {
          kind: 'move not told',
          on: date,
          what: `${board.id}: ${owner.id} goes by another day for meeting ${now.id}, which ${stands}`,
        },
      ];
    });
  }
}

const perhapsInVain: unknown[] = ['unknown', 'failed', 'missed', 'bounced', 'suppressed'];

/** Whether the ledger says that the mail about it, or the one to say it, came to nothing or may have: the secretary hears that. */
function isEnded(table: Table, { board, owner, meeting }: Given): boolean {
  const entries = [...table.items()];
  const inVain = new Set(
    entries.filter((entry) => perhapsInVain.includes(entry['state'])).map((entry) => entry['id']),
  );
  return entries.some(
    (entry) =>
      entry.entry.startsWith(`DISPATCH#${board}_${meeting}_moved_`) &&
      entry['owner'] === owner &&
      (inVain.has(entry['id']) || inVain.has(entry['coveredBy'])),
  );
}

/** Whether what was given stands no longer, since a day before this one and not for long. */
function isToBeTold({ day }: Given, now: Meeting, { board }: Standing, today: CalendarDate): boolean {
  if (day === 'not known' || day === dayOf(now) || now.state === 'held') return false;
  if (hasDate(now) && now.date < today) return false;
  const movedAt = (hasDate(now) ? now.datedSince : null) ?? now.history.at(-1)?.at;
  if (movedAt === undefined) return false;
  return today <= workingDaysAfter(dayIn(board.timeZone, movedAt), worthTelling, closuresOf(board));
}
