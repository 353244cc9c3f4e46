import type { SQSRecord } from 'aws-lambda';
import { dayIn, type Instant } from '../../functions/calendar/days.ts';
import { workMorning } from '../../functions/dispatch/morning.ts';
import { keepView } from '../../functions/dispatch/read-ahead.ts';
import type { Clock } from '../../functions/lambda/clock.ts';
import type { Invocation } from '../../functions/lambda/records.ts';
import { send } from '../../functions/lambda/sending.ts';
import { settle } from '../../functions/lambda/settling.ts';
import { sweep } from '../../functions/lambda/sweeping.ts';
import type { RawMail } from '../../functions/mail/ses.ts';
import { openLedger } from '../../functions/store/ledger.ts';
import { openRegister } from '../../functions/store/register.ts';
import { lambdaContext, sqsEvent } from '../lambda/an-invocation.ts';
import type { Chance } from './chance.ts';
import { clientOf } from './client.ts';
import { letOneGoOn, Process, type ProcessEnd } from './processes.ts';
import { type Message, type MessageQueue, type QueueName, queueNames } from './queues.ts';
import type { World } from './surroundings.ts';
import { tableName } from './table.ts';

const from = 'actions@pcc.example';

/** Nobody reads a season’s log, but for its errors. */
const context = lambdaContext();
const unheard = { info: quiet, warn: quiet, count: quiet };
function quiet(): void {}

const asItIs = <Thing>(thing: Thing): Thing => thing;

/** How many messages each function takes at a time, as the stack has it. */
const batchSizes = { boards: 5, dispatches: 10, events: 10 };
/** How many processes are at work at once where several are. */
const mostAtOnce = 4;

type Work = (process: Process) => Promise<unknown>;
type Running = { process: Process; end: Promise<unknown> };

/** The product's own functions, at work in a world. */
export class Service {
  readonly #world: World;
  /** As a copy of the function does that is called again. */
  readonly #keepView: ReturnType<typeof keepView>;

  constructor(world: World) {
    this.#world = world;
    this.#keepView = keepView(() => Date.parse(world.clock.now));
  }

  /** Wakes the sweep for that moment. */
  wakeFor(at: Instant): Work {
    return (process) => sweep(this.#sweeping(process), { time: at }, this.#invocation());
  }

  /** A morning of each board, in one process. */
  oneMachine(): Work {
    return async (process) => {
      const { register, ledger } = this.#store(process);
      for (const code of this.#world.codes) {
        const view = await register.boardView(code, quiet);
        if (view === undefined) continue;
        const morning = {
          ...{ register, ledger, ...this.#mailing(process) },
          now: () => process.now(),
          progress: quiet,
        };
        await workMorning(morning, view, dayIn(view.board.timeZone, process.now()));
      }
    };
  }

  /** Does that work and whatever it puts on the queues, until nothing is left to do at this moment. */
  async work(works: readonly Work[], chance: Chance | undefined): Promise<void> {
    if (chance !== undefined) return this.#workAtOnce(works, chance);
    for (const work of works) await this.#begin(work, 0, false).end;
    for (let next = this.#nextFromQueues(); next !== undefined; next = this.#nextFromQueues()) {
      await this.#begin(next.work, next.ahead, false).end;
    }
  }

  async #workAtOnce(works: readonly Work[], chance: Chance): Promise<void> {
    let running = works.map((work) => this.#begin(work, 0, true));
    for (;;) {
      running = running.filter(({ process }) => !process.isOver);
      const next = running.length < mostAtOnce ? this.#nextFromQueues() : undefined;
      if (next !== undefined) running.push(this.#begin(next.work, next.ahead, true));
      else if (running.length === 0) return;
      await letOneGoOn(
        running.map(({ process }) => process),
        chance,
      );
    }
  }

  #begin(work: Work, minutesAhead: number, takesTurns: boolean): Running {
    const process = new Process(this.#world.clock, minutesAhead, takesTurns);
    return { process, end: this.#watch(process.run(work), this.#objector()) };
  }

  async #watch(running: Promise<ProcessEnd>, object: (error: unknown) => void): Promise<void> {
    const end = await running;
    if (end.ended !== 'threw') return;
    this.#world.tell(`a process stops: ${end.error}`);
    object(end.error);
  }

  /** Hears of an error, and holds it against the service where no fault has struck since it began to listen. */
  #objector(): (error: unknown) => void {
    const { faults, threw } = this.#world;
    const before = faults.struck.length;
    return (error) => {
      const isMeant = error instanceof Error && error.name === 'DayNotCome';
      if (!isMeant && faults.struck.length === before) threw.push(String(error));
    };
  }

  #invocation(): Invocation {
    const object = this.#objector();
    return { context, telemetry: { ...unheard, error: (_, about) => object(about?.['error']) } };
  }

  #nextFromQueues(): { work: Work; ahead: number } | undefined {
    const { queues, clock, sky } = this.#world;
    for (const name of queueNames) {
      const messages = queues[name].receive(clock.now, batchSizes[name], sky.shuffle);
      if (messages.length > 0) return { work: this.#handling(name, messages), ahead: sky.ahead[name] };
    }
    return undefined;
  }

  #handling(name: QueueName, messages: readonly Message[]): Work {
    return async (process) => {
      const { Records } = sqsEvent(...messages.map(({ body }) => body));
      const records = Records.map((record, index) => ({ ...record, messageId: messages[index]?.id ?? '' }));
      const answer = await this.#invoke(name, process, records);
      const again = new Set(answer?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      for (const message of messages) {
        if (!again.has(message.id)) this.#world.queues[name].done(message);
      }
    };
  }

  #invoke(name: QueueName, process: Process, Records: SQSRecord[]) {
    switch (name) {
      case 'boards':
        return sweep(this.#sweeping(process), { Records }, this.#invocation());
      case 'dispatches':
        return send(this.#sending(process), { Records }, this.#invocation());
      case 'events':
        return settle({ ...this.#store(process), now: () => process.now() }, { Records }, this.#invocation());
    }
  }

  #store(process: Process) {
    const client = clientOf(process, this.#world);
    const { register = asItIs, ledger = asItIs } = this.#world.planted;
    return {
      register: register(openRegister(client, tableName)),
      ledger: ledger(openLedger(client, tableName)),
    };
  }

  #clock(process: Process): Clock {
    const { clock = asItIs } = this.#world.planted;
    return clock({ now: () => process.now(), takesAnyTime: false });
  }

  #mailing(process: Process) {
    const { sendMail = asItIs } = this.#world.planted;
    return {
      sendMail: sendMail((mail: RawMail) => this.#world.mail.send(process, mail)),
      ...{ from, configurationSet: 'matters-arising', mailService: 'SES' },
      pause: async (milliseconds: number) => this.#world.clock.moveOn(milliseconds),
    };
  }

  #sending(process: Process) {
    const store = this.#store(process);
    return {
      ...store,
      views: this.#keepView(store.register),
      ...this.#mailing(process),
      clock: this.#clock(process),
      isFrozen: async () => this.#world.sky.isFrozen,
    };
  }

  #sweeping(process: Process) {
    const { queues } = this.#world;
    return {
      ...this.#store(process),
      clock: this.#clock(process),
      isFrozen: async () => this.#world.sky.isFrozen,
      toBoards: (messages: readonly object[]) => this.#put(process, queues.boards, messages),
      toSend: (messages: readonly object[]) => this.#put(process, queues.dispatches, messages),
      mailsWaiting: async () => queues.dispatches.length,
      frozenSince: async () => undefined,
      deadLetters: async () => ({ ofOwners: 0, ofSecretaries: 0 }),
    };
  }

  async #put(process: Process, queue: MessageQueue, messages: readonly object[]): Promise<void> {
    await process.turn();
    const fault = this.#world.faults.strike('queue');
    if (fault === 'killed before') return process.kill();
    if (fault === 'failed') throw new Error('the queue did not answer');
    for (const message of fault === 'came twice' ? [...messages, ...messages] : messages) {
      queue.put(JSON.stringify(message), this.#world.clock.now);
    }
    if (fault === 'killed after') await process.kill();
  }
}
