import { LedgerJudge } from './judge-ledger.ts';
import { MailJudge } from './judge-mails.ts';
import { MoveJudge } from './judge-moves.ts';
import { OutageJudge } from './judge-outages.ts';
import { ReminderJudge } from './judge-reminders.ts';
import type { DayLived } from './live.ts';
import type { World } from './surroundings.ts';
import type { Violation } from './violations.ts';

/**
 * Judges a season by two accounts alone: the register as it stood from write to write, and what the mail service took.
 * Of the ledger it reads what that says became of a mail, to hold it to the truth, and never how it came to say so.
 */
export class Judge {
  readonly #mails = new MailJudge();
  readonly #ledger = new LedgerJudge();
  readonly #reminders = new ReminderJudge();
  readonly #moves = new MoveJudge();
  readonly #outages = new OutageJudge();
  readonly violations: Violation[] = [];

  afterDay(world: World, day: DayLived): void {
    world.account.read(world.table);
    this.violations.push(
      ...this.#mails.afterDay(world, day),
      ...this.#ledger.afterDay(world, day),
      ...this.#moves.afterDay(world, day, this.#mails.said),
      ...world.threw.splice(0).map((what) => ({ kind: 'threw', on: day.date, what }) as const),
    );
    this.#reminders.afterDay(world, day);
    this.#outages.afterDay(world, day);
  }

  afterSeason(world: World): Violation[] {
    const { said } = this.#mails;
    this.violations.push(
      ...this.#ledger.afterSeason(world),
      ...this.#reminders.afterSeason(world, said),
      ...this.#outages.afterSeason(world, said),
    );
    return this.violations;
  }
}
