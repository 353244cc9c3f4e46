import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { onTestFinished, vi } from 'vitest';
import { addMinutes, day, type Instant, instantSchema } from '../../functions/calendar/days.ts';
import { type Settlement, settleByEvent } from '../../functions/dispatch/evidence.ts';
import { type Morning, type MorningEnd, workMorning } from '../../functions/dispatch/morning.ts';
import type { MailEvent } from '../../functions/mail/events.ts';
import { sendRaw, sesClient } from '../../functions/mail/ses.ts';
import { type Dispatch, type DispatchId, dispatchIdSchema } from '../../functions/reminders/dispatch.ts';
import {
  sendAgainInput,
  sendDispatchAgain,
  settleDispatch,
  settleInput,
} from '../../functions/secretariat/dispatches.ts';
import type { Done, NotDone, Office } from '../../functions/secretariat/office.ts';
import { type Ledger, openLedger } from '../../functions/store/ledger.ts';
import { openRegister, type Register, type Registered } from '../../functions/store/register.ts';
import { mailbox, type SentMail, startMailbox } from '../../infra/local/mailbox.ts';
import { closeServer, listen } from '../../infra/local/servers.ts';
import { type Engine, startEngine } from '../store/engine.ts';

/** What stands between the sender and the mail service does with one request. */
export type Fault =
  | 'none'
  | 'reset after acceptance'
  | 'silence after acceptance'
  | 'reset before acceptance'
  | { status: number; code: string; message: string }
  | (() => Promise<void>);

type Line = {
  url: string;
  requests: number;
  next: Fault[];
  /** Settles when the mail service has done with every mail that it was handed. */
  handedOn: Promise<unknown>;
  stop: () => Promise<void>;
};

/** A line to the mail service at `behind` that counts requests and does to each what is `next`; otherwise, nothing. */
async function lineTo(behind: string): Promise<Line> {
  const handOn = async (
    request: IncomingMessage,
    body: Buffer,
  ): Promise<{ status: number; text: string }> => {
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const headers = { authorization, 'content-type': type };
    const answer = await fetch(new URL(request.url ?? '/', behind), { method: 'POST', headers, body });
    return { status: answer.status, text: await answer.text() };
  };
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    line.requests += 1;
    const fault = line.next.shift() ?? 'none';
    if (typeof fault === 'object') {
      const { status, code, message } = fault;
      response.writeHead(status, { 'content-type': 'text/xml' });
      response.end(
        `<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
      );
      return;
    }
    if (fault === 'reset before acceptance') {
      request.socket.resetAndDestroy();
      return;
    }
    const handing = handOn(request, body);
    line.handedOn = Promise.allSettled([line.handedOn, handing]);
    const { status, text } = await handing;
    if (typeof fault === 'function') await fault();
    if (fault === 'reset after acceptance') {
      request.socket.resetAndDestroy();
    } else if (fault !== 'silence after acceptance') {
      response.writeHead(status, { 'content-type': 'text/xml' }).end(text);
    }
  });
  const stop = async (): Promise<void> => {
    if (server.listening) await closeServer(server);
  };
  const line: Line = {
    url: await listen(server, 0),
    requests: 0,
    next: [],
    handedOn: Promise.resolve(),
    stop,
  };
  return line;
}

export const at = (instant: string): Instant => instantSchema.parse(instant);

/** The database and the mail service, a line between us and the latter that can fail, a clock, and one board. */
export type Scene = {
  engine: Engine;
  register: Register;
  ledger: Ledger;
  line: Line;
  morningOf: Morning;
  /** The clock stands still, but for the pauses of a morning. */
  clock: { now: Instant };
  keep: (...things: Registered[]) => Promise<void>;
  /** The next version of something kept. */
  change: (thing: Registered) => Promise<void>;
  /** A morning at half past seven in London winter time, unless another moment is given; how each dispatch ended. */
  morning: (today: string, moment?: string) => Promise<MorningEnd[]>;
  /** Every dispatch in the ledger, in a line: `force second-reminder: sent`. */
  states: () => Promise<string[]>;
  dispatch: (id: string) => Promise<Dispatch>;
  /** The mails that the mail service took since this was last asked, sorted: `owen.pryce, asha.verity: subject`. */
  newMails: () => Promise<string[]>;
  /** Every mail that it ever took. */
  mails: () => Promise<SentMail[]>;
  /** What the mail service says of the mail that it took last, unless another is named. */
  event: (
    event: Partial<Omit<MailEvent, 'dispatch'>> & { dispatch: string; kind: MailEvent['kind'] },
  ) => Promise<Settlement>;
  /** What a person does about a mail: says whether it went, that it came back, or has it sent again. */
  byHand: (id: string, went: boolean, today: string) => Promise<Answer>;
  cameBack: (id: string, today: string, addresses?: string[]) => Promise<Answer>;
  sendAgain: (id: string, today: string) => Promise<Answer>;
};

/** What came of what a person said: done, or why it was refused, in a word and in a sentence. */
type Answer = { outcome: string; why: string };

const outcomeOf = (answer: Done<unknown> | NotDone): Answer =>
  answer.outcome === 'done'
    ? { outcome: 'done', why: '' }
    : { outcome: answer.faults[0].because, why: answer.faults[0].why };

const named = ({ owner, stage, state }: Dispatch): string => `${owner ?? 'secretary'} ${stage}: ${state}`;

export const endsInWords = (ends: MorningEnd[]): string[] =>
  ends.map((end) => ('dispatch' in end ? named(end.dispatch) : `${end.id}: ${String(end.error)}`));

/** To whom, by the first part of each address, and what about, without the name of the board. */
function inALine({ to, copies, subject }: SentMail): string {
  const people = [...to, ...copies].map((person) => /([^<\s]+)@/.exec(person)?.[1] ?? person);
  return `${people.join(', ')}: ${subject.replace(/^Performance and Delivery Board[,:] /, '')}`;
}

const id = (text: string): DispatchId => dispatchIdSchema.parse(text);

/** A scene of its own for one test, taken down after it. */
export async function openScene(...things: Registered[]): Promise<Scene> {
  const folder = await mkdtemp(join(tmpdir(), 'matters-scene-'));
  const engine = await startEngine();
  const mail = await startMailbox(folder, 'scene');
  const line = await lineTo(mail.url);
  const environment = {
    ...engine.environment,
    AWS_ENDPOINT_URL_SES: line.url,
    AWS_ACCESS_KEY_ID: mail.keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: mail.keys.secretAccessKey,
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  // Nobody waits long for an answer that never comes; for any other, as long as a busy machine may take.
  const patient = sesClient({ connectionTimeout: 120_000, requestTimeout: 120_000 });
  const hasty = sesClient({ connectionTimeout: 120_000, requestTimeout: 1_000 });
  onTestFinished(async () => {
    patient.destroy();
    hasty.destroy();
    vi.unstubAllEnvs();
    await line.stop();
    await mail.stop();
    await engine.stop();
    await rm(folder, { recursive: true });
  });
  const register = openRegister(engine.client, engine.tableName);
  const ledger = openLedger(engine.client, engine.tableName);
  const seen = new Set<string>();
  const clock = { now: at('2024-11-19T07:30:00.000Z') };
  const now = (): Instant => clock.now;
  const morningOf: Morning = {
    register,
    ledger,
    sendMail: async (raw) => {
      const outcome = await sendRaw(line.next[0] === 'silence after acceptance' ? hasty : patient, raw);
      await line.handedOn;
      return outcome;
    },
    from: 'actions@pcc.example',
    configurationSet: 'matters-arising',
    mailService: 'the embedded mail service',
    now,
    pause: async (milliseconds) => {
      clock.now = addMinutes(clock.now, milliseconds / 60_000);
    },
    progress: () => undefined,
  };
  const settler = { register, ledger, now };
  const office = async (today: string): Promise<Office> => {
    const board = await register.board('pdb');
    if (board === undefined) throw new Error('there is no board');
    const author = { at: clock.now, by: 'Asha Verity', from: 'command line' };
    return { register, ledger, board, today: day(today), author };
  };
  const saved = async (thing: Registered): Promise<void> => {
    if ((await register.save(thing)) !== 'saved') throw new Error('the scene was changed meanwhile');
  };
  const numberOf = async (dispatch: string): Promise<string> =>
    (await mailbox(folder)).filter(({ raw }) => raw.includes(`<${dispatch}@`)).at(-1)?.messageId ??
    'message-1';
  const scene: Scene = {
    engine,
    register,
    ledger,
    line,
    morningOf,
    clock,
    keep: async (...kept) => {
      for (const thing of kept) await saved(thing);
    },
    change: (thing) => saved({ ...thing, version: thing.version + 1 }),
    morning: async (today, moment = `${today}T07:30:00.000Z`) => {
      clock.now = at(moment);
      return workMorning(morningOf, await viewOf(register), day(today));
    },
    states: async () => (await ledger.dispatchesOf('pdb')).map(named),
    dispatch: async (name) => {
      const found = await ledger.dispatch('pdb', id(name));
      if (found === undefined) throw new Error(`no dispatch ${name}`);
      return found;
    },
    newMails: async () => {
      const fresh = (await mailbox(folder)).filter(({ messageId }) => !seen.has(messageId));
      for (const { messageId } of fresh) seen.add(messageId);
      return fresh.map(inALine).sort();
    },
    mails: () => mailbox(folder),
    event: async ({ dispatch, ...rest }) =>
      settleByEvent(settler, {
        board: 'pdb',
        dispatch: id(dispatch),
        messageId: await numberOf(dispatch),
        at: clock.now,
        recipients: ['owen.pryce@force.example'],
        undeliverable: false,
        why: 'as the mail service said',
        ...rest,
      }),
    byHand: async (name, went, today) =>
      outcomeOf(
        await settleDispatch(
          await office(today),
          id(name),
          settleInput.parse({ went, why: 'asked the owner' }),
        ),
      ),
    cameBack: async (name, today, addresses = []) => {
      const said = { went: true, cameBack: true, addresses, why: 'it lies in my mailbox' };
      return outcomeOf(await settleDispatch(await office(today), id(name), settleInput.parse(said)));
    },
    sendAgain: async (name, today) =>
      outcomeOf(
        await sendDispatchAgain(
          await office(today),
          id(name),
          sendAgainInput.parse({ why: 'the Force asked' }),
        ),
      ),
  };
  await scene.keep(...things);
  return scene;
}

export async function viewOf(
  register: Register,
): Promise<NonNullable<Awaited<ReturnType<Register['boardView']>>>> {
  const view = await register.boardView('pdb');
  if (view === undefined) throw new Error('there is no board');
  return view;
}

export const recordedAt = (instant: string) => ({
  history: [{ at: instant, by: 'Asha Verity', what: 'raised', from: 'minutes.docx' }],
});
