import type { Instant } from '../../../functions/calendar/days.ts';
import type { Sender } from '../../../functions/dispatch/send.ts';
import type { Sweeper } from '../../../functions/dispatch/sweep.ts';
import type { RawMail, SendOutcome } from '../../../functions/mail/ses.ts';
import type { Dispatch } from '../../../functions/reminders/dispatch.ts';
import type { SentText } from '../../../functions/reminders/sent-text.ts';
import type { Asking } from '../../../functions/store/ledger.ts';
import type { LedgerInMemory } from '../ledger-in-memory.ts';

/** What somebody at work asks for, before which everybody else may go on. */
export type Request =
  | { of: 'the ledger'; says: string; ask: (ledger: LedgerInMemory) => Promise<unknown> }
  | { of: 'the ledger, to write'; says: string; thing: Dispatch | Asking }
  | { of: 'the mail service'; says: string; mail: RawMail };

export type Answer = { value: unknown } | { throws: string };

/** Where somebody stands: before a request, or at the end. */
type Step = { asks: Request } | { ended: unknown } | { threw: unknown };

/** All that somebody at work has of the world. */
export type Doors = Pick<Sender, 'sendMail' | 'now'> & { ledger: Sender['ledger'] & Sweeper['ledger'] };

/**
 * One of the product's own functions, at work; the same answers at the same moments give the same requests. When time has
 * gone on more often than `patience` since it began, it has been cut off.
 */
export type Program = { name: string; patience: number; work: (doors: Doors) => Promise<unknown> };

/** A program that is at work, and waits for the answer to one request. */
class Run {
  #moment: Instant;
  #hasLooked = false;
  #answered: ((answer: Answer) => void) | undefined;
  /** What it asks for besides what it waits for: it has its turn once that is answered. */
  readonly #asksNext: (() => void)[] = [];
  #stepped: (step: Step) => void = () => undefined;
  readonly #program: Program;

  constructor(program: Program, moment: Instant) {
    this.#program = program;
    this.#moment = moment;
  }

  begin(): Promise<{ step: Step; hasLooked: boolean }> {
    return this.#step(() => {
      this.#program.work(this.#doors()).then(
        (ended) => this.#stepped({ ended }),
        (threw: unknown) => this.#stepped({ threw }),
      );
    });
  }

  /** Goes on with that answer, at that moment, to the next request; and whether it looked at the clock on the way. */
  goOn(answer: Answer, moment: Instant): Promise<{ step: Step; hasLooked: boolean }> {
    return this.#step(() => {
      this.#moment = moment;
      const answered = this.#answered;
      this.#answered = undefined;
      answered?.(answer);
      this.#asksNext.shift()?.();
    });
  }

  async #step(start: () => void): Promise<{ step: Step; hasLooked: boolean }> {
    this.#hasLooked = false;
    const step = await new Promise<Step>((resolve) => {
      this.#stepped = resolve;
      start();
    });
    return { step, hasLooked: this.#hasLooked };
  }

  #ask<T>(request: Request): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const ask = (): void => {
        this.#answered = (answer) =>
          'throws' in answer ? reject(new Error(answer.throws)) : resolve(answer.value as T);
        this.#stepped({ asks: request });
      };
      if (this.#answered === undefined) ask();
      else this.#asksNext.push(ask);
    });
  }

  #doors(): Doors {
    const read = <T>(says: string, ask: (ledger: LedgerInMemory) => Promise<T>): Promise<T> =>
      this.#ask({ of: 'the ledger', says, ask });
    return {
      now: () => {
        this.#hasLooked = true;
        return this.#moment;
      },
      sendMail: (mail) =>
        this.#ask<SendOutcome>({
          of: 'the mail service',
          says: `asks the mail service to send ${mail.dispatch}`,
          mail,
        }),
      ledger: {
        dispatch: (board, id) => read(`reads ${id}`, (ledger) => ledger.dispatch(board, id)),
        known: async (board, ids) =>
          ids.length === 0 ? [] : read(`reads ${ids.join(', ')}`, (ledger) => ledger.known(board, ids)),
        live: () => read('reads all that is live', (ledger) => ledger.live()),
        dispatchesOf: () => read('reads every dispatch', (ledger) => ledger.dispatchesOf()),
        turns: () => read('reads all turns', (ledger) => ledger.turns()),
        turn: (board, owner) => read(`reads the turn of ${owner}`, (ledger) => ledger.turn(board, owner)),
        save: (thing) =>
          this.#ask({ of: 'the ledger, to write', says: `writes ${thing.id}: ${thing.state}`, thing }),
        saveSending: (thing) =>
          this.#ask({
            of: 'the ledger, to write',
            says: `takes the turn for try ${thing.text.attempt} of ${thing.sending.id}, and writes what that says`,
            thing,
          }),
      },
    };
  }
}

/** How far a program has come with the answers that it has had. */
export type Point = {
  id: number;
  program: Program;
  step: Step;
  before: { point: Point; answer: Answer; moment: Instant } | undefined;
  /** By the answer that led there, with its moment where that was looked at. */
  after: Map<string, Point>;
  /** The first to come here, which waits to go on. */
  run: Run | undefined;
};

/** The text that was written last on the way to that point. */
export function textWrittenBefore({ before }: Point): SentText | undefined {
  for (let way = before; way !== undefined; way = way.point.before) {
    const { step } = way.point;
    if (!('asks' in step) || step.asks.of !== 'the ledger, to write') continue;
    if ('text' in step.asks.thing) return step.asks.thing.text;
  }
  return undefined;
}

/**
 * The programs, each worked as often as there are different answers to give it and no more: what it does next is known
 * from what it did when it had those answers before.
 */
export class Programs {
  readonly #beginnings = new Map<string, Point>();
  readonly #begunAt = new Map<Point, Instant>();
  #points = 0;
  /** How often a program was begun. */
  runs = 0;

  async beginning(program: Program, moment: Instant): Promise<Point> {
    const { name } = program;
    const known = this.#beginnings.get(name) ?? this.#beginnings.get(`${name} at ${moment}`);
    if (known !== undefined) return known;
    const { run, step, hasLooked } = await this.#begin(program, moment);
    const point = this.#point({ program, step, before: undefined, run });
    this.#beginnings.set(hasLooked ? `${name} at ${moment}` : name, point);
    this.#begunAt.set(point, moment);
    return point;
  }

  known(point: Point, key: string, moment: Instant): Point | undefined {
    return point.after.get(key) ?? point.after.get(`${key} at ${moment}`);
  }

  /** Where the program of `point` comes with an `answer`, known by its `key`. */
  async goOn(point: Point, key: string, answer: Answer, moment: Instant): Promise<Point> {
    const run = point.run ?? (await this.#again(point));
    point.run = undefined;
    const { step, hasLooked } = await run.goOn(answer, moment);
    const { program } = point;
    const next = this.#point({ program, step, before: { point, answer, moment }, run });
    point.after.set(hasLooked ? `${key} at ${moment}` : key, next);
    return next;
  }

  async #again(point: Point): Promise<Run> {
    const way = [];
    let first = point;
    for (; first.before !== undefined; first = first.before.point) way.push(first.before);
    const { run } = await this.#begin(point.program, this.#begunAt.get(first) as Instant);
    for (const { answer, moment } of way.reverse()) await run.goOn(answer, moment);
    return run;
  }

  async #begin(program: Program, moment: Instant) {
    this.runs += 1;
    const run = new Run(program, moment);
    return { run, ...(await run.begin()) };
  }

  #point(of: Pick<Point, 'program' | 'step' | 'before' | 'run'>): Point {
    this.#points += 1;
    return { id: this.#points, after: new Map(), ...of };
  }
}
