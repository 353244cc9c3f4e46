import { LedgerJudge } from './judge-ledger.ts';
import { MailJudge } from './judge-mails.ts';
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
  readonly violations: Violation[] = [];

  async afterDay(world: World, day: DayLived): Promise<void> {
    world.account.read(world.table);
    this.violations.push(...(await this.#mails.afterDay(world, day)), ...this.#ledger.afterDay(world, day));
    this.#reminders.afterDay(world, day);
  }

  afterSeason(world: World): Violation[] {
    const { said } = this.#mails;
    this.violations.push(...this.#ledger.afterSeason(world), ...this.#reminders.afterSeason(world, said));
    return this.violations;
  }
}
