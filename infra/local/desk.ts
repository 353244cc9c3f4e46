import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { instantSchema } from '../../functions/calendar/days.ts';
import {
  type Desk,
  Failed,
  Misused,
  type Service,
  type Token,
  type TokenRequest,
  whyNoFile,
} from '../../functions/command-line/terminal/desk.ts';
import { type RawMail, sendRaw, sesClient } from '../../functions/mail/ses.ts';
import { emailSchema } from '../../functions/register/board.ts';
import { documentClient } from '../../functions/store/client.ts';
import { openLedger } from '../../functions/store/ledger.ts';
import { openPapers } from '../../functions/store/papers.ts';
import { openRegister } from '../../functions/store/register.ts';
import { ensureTable } from '../../functions/store/table.ts';
import { connectOrStart, type Engines, findServed, tableName } from './engines.ts';
import { mailServiceOf, settleFromMailbox } from './mailbox-evidence.ts';
import { tokenFrom } from './tokens.ts';
import { uploadsOf } from './uploads.ts';

// Said by the AWS SDK on every run, though the releases it speaks of are not these.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

const webAddress = z.url({ protocol: /^https?$/, error: 'is not a web address' });

/** What the environment may say; anything left out has the value that suits one's own machine, or the stage. */
const environmentSchema = z.object({
  MATTERS_DATA: z.string().min(1).default('.data'),
  MATTERS_TABLE: z.string().min(1).optional(),
  MATTERS_MAIL_FROM: emailSchema.optional(),
  MATTERS_CONFIGURATION_SET: z.string().min(1).optional(),
  MATTERS_USER: z.string().min(1).optional(),
  MATTERS_PAPERS_BUCKET: z.string().min(1).optional(),
  AWS_ENDPOINT_URL_DYNAMODB: webAddress.optional(),
  AWS_ENDPOINT_URL_S3: webAddress.optional(),
});
export type Environment = z.infer<typeof environmentSchema>;

/** What suits one's own machine. */
const here = {
  table: tableName,
  from: 'actions@matters-arising.example',
  configurationSet: 'matters-arising',
};

/** Throws {@link Failed} naming the variable that is wrong. One that is empty counts as left out. */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const given = Object.entries(variables).filter(([, value]) => value !== '');
  const parsed = environmentSchema.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.')} is “${variables[String(path[0])] ?? ''}”: ${message}`,
  );
  throw new Failed(`the environment is wrong: ${faults.join('; ')}`);
}

/** Whether the environment names a database of its own, and the embedded engines stay out of it. */
export const hasOwnDatabase = (environment: Environment): boolean =>
  environment.AWS_ENDPOINT_URL_DYNAMODB !== undefined;

/** The embedded engines of the data folder, joined or started. Throws {@link Failed} when the folder cannot be used. */
export async function enginesOf(
  { MATTERS_DATA: dataDir }: Environment,
  how: { mailboxPort?: number; stays?: boolean } = {},
): Promise<Engines> {
  await mkdir(dataDir, { recursive: true })
    .then(() => access(dataDir, constants.W_OK))
    .catch((error: unknown) => {
      const folder = `the data folder ${resolve(dataDir)}`;
      throw new Failed(`${folder} cannot be used: ${whyNoFile(error)}; MATTERS_DATA names another`);
    });
  return connectOrStart({ ...how, dataDir, say: (text) => process.stderr.write(`${text}\n`) });
}

/** An access token for the API that the service of the data folder serves. Throws {@link Failed} when none does. */
export async function tokenHere(
  environment: Environment,
  asked: TokenRequest,
  stage?: string,
): Promise<Token> {
  if (stage !== undefined) {
    throw new Misused('on AWS access tokens come from Cognito: docs/deploy.md says how');
  }
  if (hasOwnDatabase(environment)) {
    const remedy = 'leave AWS_ENDPOINT_URL_DYNAMODB out';
    throw new Failed(`the HTTP API is served with the embedded engines alone: ${remedy}`);
  }
  const { MATTERS_DATA: dataDir } = environment;
  const served = await findServed(dataDir);
  if (served !== undefined) return tokenFrom(dataDir, served, asked);
  throw new Failed(
    `no service runs on the data in ${resolve(dataDir)}: npm start first, and leave it running`,
  );
}

/** A service on this machine looks at no credentials, but the AWS SDK does not ask without any. */
function signAsNobody(endpoint: string): void {
  if (!['localhost', '127.0.0.1', '[::1]'].includes(new URL(endpoint).hostname)) return;
  process.env['AWS_REGION'] ??= process.env['AWS_DEFAULT_REGION'] ?? 'eu-west-2';
  if (process.env['AWS_PROFILE'] !== undefined) return;
  process.env['AWS_ACCESS_KEY_ID'] ??= 'nobody';
  process.env['AWS_SECRET_ACCESS_KEY'] ??= 'nobody';
}

export type OpenDesk = Desk & { close: () => Promise<void> };

/**
 * Prints to a stream. A reader who has seen enough, such as `head`, closes it: the work goes on, and ends well.
 * Anything else that keeps the words from where they belong, such as a full disk, is a failure.
 */
function printTo(stream: NodeJS.WriteStream): Desk['data'] {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || process.exitCode === 1) return;
    process.exitCode = 1;
    process.stderr.write(`matters: the output could not be written: ${whyNoFile(error)}\n`);
  });
  return (text) => {
    stream.write(text);
  };
}

/** Asks on standard error, and takes the answer from standard input: a terminal or what was piped in. */
async function ask(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, terminal: false });
  process.stderr.write(`${question} [y/N] `);
  for await (const line of lines) {
    lines.close();
    return /^y(es)?$/i.test(line.trim());
  }
  process.stderr.write('\n');
  throw new Failed('nobody answered: say --yes to go on without asking');
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'somebody';
  }
}

/**
 * A desk on this machine. The service is opened when a verb first needs it: the embedded engines of the data folder,
 * joined or started, unless the environment names a database of its own; or what is deployed as a stage.
 */
export function openDesk(environment: Environment, engines?: Engines): OpenDesk {
  const closing: (() => Promise<void> | void)[] = [];
  let opened: Promise<Service> | undefined;

  const now = () => instantSchema.parse(new Date().toISOString());

  async function startEmbedded(): Promise<Engines> {
    const running = engines ?? (await enginesOf(environment));
    if (engines === undefined) closing.push(running.stop);
    for (const [name, value] of Object.entries(running.environment)) process.env[name] ??= value;
    return running;
  }

  function connect(left: typeof here) {
    const table = environment.MATTERS_TABLE ?? left.table;
    const database = documentClient();
    const ses = sesClient();
    closing.push(
      () => database.destroy(),
      () => ses.destroy(),
    );
    return {
      table,
      database,
      register: openRegister(database, table),
      ledger: openLedger(database, table),
      sendMail: (raw: RawMail) => sendRaw(ses, raw),
      from: environment.MATTERS_MAIL_FROM ?? left.from,
      configurationSet: environment.MATTERS_CONFIGURATION_SET ?? left.configurationSet,
    };
  }

  async function openHere(): Promise<Service> {
    const own = environment.AWS_ENDPOINT_URL_DYNAMODB;
    const running = own === undefined ? await startEmbedded() : undefined;
    if (own !== undefined) signAsNobody(own);
    const { table, database, ...service } = connect(here);
    if (own !== undefined) await ensureTable(database, table);
    if (running) {
      const evidence = { mailFolder: running.mailFolder, aloneSince: running.joined ? null : processBegan };
      await settleFromMailbox(service, evidence, now);
    }
    const isEmbedded = running && process.env['AWS_ENDPOINT_URL_SES'] === running.ses;
    return {
      ...service,
      papers: uploadsOf(running, environment, (stop) => closing.push(stop)),
      mailService: isEmbedded ? await mailServiceOf(running.mailFolder) : 'SES',
    };
  }

  async function openDeployed(stage: string): Promise<Service> {
    // What finds a stage takes half a second to load, which only its users need wait for.
    const { findDeployed, unlessFrozen } = await import('./deployed.ts');
    const { freezeParameter, papersBucket, ...deployed } = await findDeployed(stage);
    const { table, database, sendMail, ...service } = connect(deployed);
    return {
      ...service,
      papers: openPapers(papersBucket),
      sendMail: unlessFrozen(freezeParameter, sendMail),
      mailService: 'SES',
    };
  }

  return {
    service: (stage) => {
      opened ??= stage === undefined ? openHere() : openDeployed(stage);
      return opened;
    },
    token: (asked, stage) => tokenHere(environment, asked, stage),
    data: printTo(process.stdout),
    say: printTo(process.stderr),
    ask,
    now,
    user: environment.MATTERS_USER ?? userName(),
    close: async () => {
      for (const close of closing.splice(0).reverse()) await close();
    },
  };
}

/** Whoever sent anything before this, on a data folder that this process has now, is gone. */
const processBegan = instantSchema.parse(new Date(performance.timeOrigin).toISOString());

/** Where the papers of a day are written. */
export const papersFolder = (environment: Environment): string => join(environment.MATTERS_DATA, 'papers');
