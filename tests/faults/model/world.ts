import type { Instant } from '../../../functions/calendar/days.ts';
import type { RawMail, SendOutcome } from '../../../functions/mail/ses.ts';
import type { Dispatch } from '../../../functions/reminders/dispatch.ts';
import type { Asking } from '../../../functions/store/ledger.ts';
import { type LedgerContent, type LedgerInMemory, ledgerInMemory } from '../ledger-in-memory.ts';
import { Contents, type Held } from './contents.ts';
import { type Answer, type Point, type Program, Programs, type Request } from './program.ts';

/** A fault to be found: what a write leaves in the ledger, where that is not what it should. */
export type Plant = (content: LedgerContent, thing: Dispatch | Asking) => LedgerContent | undefined;

/** What came of a request to the ledger, and the word for the answer. */
export type Written = { held: Held; value: unknown; key: string };

const write = (ledger: LedgerInMemory, thing: Dispatch | Asking) =>
  'sending' in thing ? ledger.saveSending(thing) : ledger.save(thing);

type ToLedger = Exclude<Request, { of: 'the mail service' }>;

/** What its ledger can hold, and what those at work do with what they are told. */
export class World {
  readonly contents = new Contents();
  readonly programs = new Programs();
  readonly #written = new Map<string, Written>();
  readonly #plant: Plant;

  constructor(plant: Plant = () => undefined) {
    this.#plant = plant;
  }

  /** What comes of what is asked at that point. */
  async ask(held: Held, point: Point, request: ToLedger): Promise<Written> {
    const name = `${held.id} ${point.id}`;
    const written = this.#written.get(name) ?? (await this.#ask(held, request));
    this.#written.set(name, written);
    return written;
  }

  async #ask(held: Held, request: ToLedger): Promise<Written> {
    const ledger = ledgerInMemory(held);
    if (request.of === 'the ledger') {
      const value = await request.ask(ledger);
      return { held, value, key: this.contents.wordFor(value) };
    }
    const { thing } = request;
    const planted = this.#plant(held, thing);
    if (planted !== undefined) return { held: this.contents.hold(planted), value: 'saved', key: '"saved"' };
    const value = await write(ledger, thing);
    return {
      held: value === 'saved' ? this.contents.hold(ledger.content()) : held,
      value,
      key: `"${value}"`,
    };
  }

  /** Where somebody comes with that answer. */
  async goOn(point: Point, key: string, answer: Answer, moment: Instant): Promise<Point> {
    return this.programs.known(point, key, moment) ?? (await this.programs.goOn(point, key, answer, moment));
  }

  /** What comes of a program that nobody disturbs. */
  async alone(
    before: Held,
    program: Program,
    moment: Instant,
    sendMail: (mail: RawMail, point: Point) => SendOutcome = () => ({
      outcome: 'refused for good',
      why: 'no mail',
    }),
  ): Promise<{ held: Held; ended: unknown }> {
    let held = before;
    let point = await this.programs.beginning(program, moment);
    while ('asks' in point.step) {
      const request = point.step.asks;
      if (request.of === 'the mail service') {
        const value = sendMail(request.mail, point);
        point = await this.goOn(point, JSON.stringify(value), { value }, moment);
      } else {
        const written = await this.ask(held, point, request);
        held = written.held;
        point = await this.goOn(point, written.key, { value: written.value }, moment);
      }
    }
    if ('threw' in point.step) throw point.step.threw;
    return { held, ended: point.step.ended };
  }
}
