import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context, SQSEvent } from 'aws-lambda';
import { type Instant, instantSchema } from '../../functions/calendar/days.ts';
import type { Desk } from '../../functions/command-line/terminal/desk.ts';
import { requestCounter } from '../../functions/http/request-counter.ts';
import { usualLimits, type WebService } from '../../functions/http/service.ts';
import type { BoardMessage, SendMessage } from '../../functions/lambda/messages.ts';
import { send } from '../../functions/lambda/sending.ts';
import { settle } from '../../functions/lambda/settling.ts';
import { sweep } from '../../functions/lambda/sweeping.ts';
import type { RawMail } from '../../functions/mail/ses.ts';
import { groupOfAll, scopes } from '../../functions/scopes.ts';
import { documentClient } from '../../functions/store/client.ts';
import { openLedger } from '../../functions/store/ledger.ts';
import { openPapers } from '../../functions/store/papers.ts';
import { openRegister } from '../../functions/store/register.ts';
import { createTable } from '../../functions/store/table.ts';
import { webApp } from '../../functions/web/app.ts';
import { openDynalite } from '../local/dynalite.ts';
import { deskAt, runQuietly } from '../local/sample/at-desk.ts';
import { sampleBoard } from '../local/sample/bodies.ts';
import { fixedDays, fixedMorning } from '../local/sample/fixed-days.ts';
import { firstSteps, writeDocuments } from '../local/sample/load.ts';
import { closeServer, listen } from '../local/servers.ts';
import { combine, countRequests, none, type Requests } from './requests.ts';

/** What the parts of a morning ask of the table, and how much there was to do. */
export type MeasuredMorning = {
  boards: number;
  mails: number;
  /** Bytes of a mail as SES takes it, on average. */
  mailSize: number;
  /** A schedule's call that hands out all boards. */
  waking: Requests;
  /** The sweep of all boards, with mails to enter; when they went, with those to end that they said too; with nothing to do. */
  busySweep: Requests;
  endingSweep: Requests;
  quietSweep: Requests;
  /** All mails: made up and sent; and settled by the two events that SES tells of each. */
  sending: Requests;
  settling: Requests;
  /** Two requests to the HTTP API: the actions of a board; and a discharge. */
  listing: Requests;
  discharging: Requests;
};

const at: Instant = instantSchema.parse(`${fixedMorning}T08:00:00.000Z`);
const table = 'cost';

/** Lambda's own, of which only the time left is ever asked. */
const context: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: table,
  functionVersion: '1',
  invokedFunctionArn: table,
  memoryLimitInMB: '512',
  awsRequestId: table,
  logGroupName: table,
  logStreamName: table,
  getRemainingTimeInMillis: () => 60_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};
const silence = () => undefined;
const invocation = {
  context,
  telemetry: { info: silence, warn: silence, error: silence, count: silence },
};

/** Messages as a queue hands them over. */
const fromQueue = (messages: readonly unknown[]): SQSEvent => ({
  Records: messages.map((message, index) => ({
    messageId: String(index),
    receiptHandle: String(index),
    body: JSON.stringify(message),
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: table,
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: table,
    awsRegion: 'eu-west-2',
  })),
});

/** What SES tells of a mail that arrives. */
function eventsOf({ to, copies, dispatch, board }: RawMail, messageId: string): object[] {
  const recipients = [...to, ...copies];
  const mail = {
    timestamp: at,
    messageId,
    destination: recipients,
    tags: { dispatch: [dispatch], board: [board] },
  };
  return [
    { eventType: 'Send', mail },
    { eventType: 'Delivery', mail, delivery: { timestamp: at, recipients } },
  ];
}

/** Does the sample's morning by the functions that are deployed, against a database in this process. */
export async function measureMorning(): Promise<MeasuredMorning> {
  const { server } = openDynalite();
  const client = documentClient({
    endpoint: await listen(server, 0),
    region: 'eu-west-2',
    credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
  });
  try {
    await createTable(client, table);
    const requests = countRequests(client);
    const register = openRegister(client, table);
    const ledger = openLedger(client, table);
    const now = () => at;
    const mails: RawMail[] = [];
    const sender = {
      register,
      ledger,
      papers: openPapers(table),
      sendMail: async (mail: RawMail) =>
        ({ outcome: 'accepted', messageId: String(mails.push(mail)) }) as const,
      from: 'actions@matters-arising.example',
      configurationSet: table,
      mailService: 'SES',
      pause: async () => undefined,
    };
    await record({
      service: async () => sender,
      client: () => Promise.reject(new Error('a morning needs no token')),
      mail: () => Promise.reject(new Error('a morning does not say how mail goes out')),
      mailTrial: () => Promise.reject(new Error('a morning tries no other way')),
      examine: () => Promise.reject(new Error('a morning looks at nothing else')),
      data: silence,
      say: silence,
      progress: silence,
      pause: () => Promise.resolve(),
      ask: undefined,
      askFor: undefined,
      inRed: (text) => text,
      now,
      publicStyle: async () => '',
      user: table,
    });

    const boards: BoardMessage[] = [];
    const dispatches: SendMessage[] = [];
    const clock = { now, takesAnyTime: true };
    const isFrozen = async () => false;
    const sweeping = {
      register,
      ledger,
      clock,
      isFrozen,
      toBoards: async (messages: readonly BoardMessage[]) => void boards.push(...messages),
      toSend: async (messages: readonly SendMessage[]) => void dispatches.push(...messages),
      mailsWaiting: async () => 0,
      frozenSince: async () => undefined,
      deadLetters: async () => ({ ofOwners: 0, ofSecretaries: 0 }),
    };
    const waking = await requests.during(() => sweep(sweeping, { time: at }, invocation));
    const sweepAll = () => requests.during(() => sweep(sweeping, fromQueue(boards), invocation));
    const busySweep = await sweepAll();
    const sending = await requests.during(() =>
      send({ ...sender, clock, isFrozen }, fromQueue(dispatches), invocation),
    );
    const events = mails.flatMap((mail, index) => eventsOf(mail, String(index + 1)));
    const settling = await requests.during(() =>
      settle({ register, ledger, now }, fromQueue(events), invocation),
    );
    const asking = caller({
      ...sender,
      now,
      papers: openPapers(table),
      linkSecrets: async () => [table],
      countRequest: requestCounter(),
    });
    const ofBoard = `/v1/boards/${sampleBoard}/actions`;
    return {
      boards: boards.length,
      mails: mails.length,
      mailSize: mails.reduce((sum, { raw }) => sum + raw.byteLength, 0) / mails.length,
      waking,
      busySweep,
      endingSweep: await sweepAll(),
      quietSweep: await sweepAll(),
      sending,
      settling,
      listing: await requests.during(() => asking('GET', ofBoard)),
      discharging: await requests.during(() =>
        asking('POST', `${ofBoard}/WPDB-2025-10-4/discharges`, {
          on: fixedMorning,
          how: 'three options costed',
        }),
      ),
    };
  } finally {
    client.destroy();
    await closeServer(server);
  }
}

/** Asks the API, as somebody who may do everything. Throws when it is refused. */
function caller(service: WebService): (method: string, path: string, body?: object) => Promise<void> {
  const app = webApp({
    service,
    access: async () => ({
      subject: table,
      name: table,
      client: table,
      scopes: new Set(Object.keys(scopes)),
      groups: new Set([groupOfAll('secretary')]),
    }),
    limits: usualLimits,
    log: invocation.telemetry,
  });
  return async (method, path, body) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await app.request(path, {
      method,
      ...(body && { headers, body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path} is answered ${answer.status}: ${await answer.text()}`);
  };
}

/** The sample's bodies and their last notes. */
async function record(desk: Desk): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'matters-cost-'));
  try {
    const steps = firstSteps(fixedDays, await writeDocuments(fixedDays, folder));
    for (const words of steps) await runQuietly(deskAt(desk, fixedDays.begun, '10:00', table), words);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** One quiet sweep of one board; and one mail, from entering it into the ledger to its end. */
export function perBoardAndMail({ boards, mails, ...measured }: MeasuredMorning): {
  board: Requests;
  mail: Requests;
} {
  const { busySweep, endingSweep, quietSweep, sending, settling } = measured;
  const beyondQuiet = (sweep: Requests): Requests =>
    combine(sweep, quietSweep, (busy, quiet) => Math.max(busy - quiet, 0));
  const ofAll = [beyondQuiet(busySweep), beyondQuiet(endingSweep), sending, settling].reduce((one, other) =>
    combine(one, other, (first, second) => first + second),
  );
  return {
    board: combine(quietSweep, none, (all) => all / boards),
    mail: combine(ofAll, none, (all) => all / mails),
  };
}
