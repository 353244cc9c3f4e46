import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import { calendarDateSchema, type Instant, instantSchema } from '../../functions/calendar/days.ts';
import {
  type Client,
  type Desk,
  Failed,
  type MailChange,
  type MailRoute,
  type MailSettings,
  Misused,
  type Service,
  whyNoFile,
} from '../../functions/command-line/terminal/desk.ts';
import { freezeInWords, unlessFrozen } from '../../functions/dispatch/freeze.ts';
import { chairLinks } from '../../functions/links/chair-link.ts';
import { ownerLinks } from '../../functions/links/owner-link.ts';
import { openEventQueue } from '../../functions/mail/event-queue.ts';
import { atPace } from '../../functions/mail/pace.ts';
import { type RawMail, sendRaw, sesClient } from '../../functions/mail/ses.ts';
import { askSendRate, sesReader } from '../../functions/mail/ses-account.ts';
import { emailSchema } from '../../functions/register/board.ts';
import { documentClient } from '../../functions/store/client.ts';
import { openLedger } from '../../functions/store/ledger.ts';
import { openPapers } from '../../functions/store/papers.ts';
import { openRegister } from '../../functions/store/register.ts';
import { ensureTable } from '../../functions/store/table.ts';
import { chromiumAtHand, printBy } from './chromium.ts';
import { clockOf } from './clock.ts';
import { closeToOthers } from './data-folder.ts';
import { connectOrStart, type Engines, findServed, region, tableName } from './engines.ts';
import { frozenIn } from './freeze.ts';
import { keeperOf } from './keeper.ts';
import { linkSecretsIn } from './link-secrets.ts';
import { mailSettings, mailSettingsAfter, settleMailRoute, useMailRoute, usual } from './mail-route.ts';
import { startMailbox } from './mailbox.ts';
import { mailServiceOf, settleFromMailbox } from './mailbox-evidence.ts';
import { printTo } from './print-to.ts';
import { holdsSample } from './sample/state.ts';
import { clientOf } from './tokens.ts';
import { uploadsOf } from './uploads.ts';

// Said by the AWS SDK on every run, though the releases it speaks of are not these.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

const webAddress = z.url({ protocol: /^https?$/, error: 'is not a web address' });

/** What the environment may say; anything left out has the value that suits one's own machine, or the stage. */
const environmentSchema = z.object({
  MATTERS_DATA: z.string().min(1).default('.data'),
  MATTERS_SAMPLE: z.string().min(1).default('.sample'),
  MATTERS_TODAY: calendarDateSchema.optional(),
  MATTERS_TABLE: z.string().min(1).optional(),
  MATTERS_MAIL_FROM: emailSchema.optional(),
  MATTERS_CONFIGURATION_SET: z.string().min(1).optional(),
  MATTERS_USER: z.string().min(1).optional(),
  MATTERS_PAPERS_BUCKET: z.string().min(1).optional(),
  /** Where people have the pages: the links in mails lead there. */
  MATTERS_PAGES_ADDRESS: webAddress.transform((address) => new URL(address).origin).optional(),
  AWS_ENDPOINT_URL_DYNAMODB: webAddress.optional(),
  AWS_ENDPOINT_URL: z.string().min(1).optional(),
  AWS_ENDPOINT_URL_SES: webAddress.optional(),
  AWS_ENDPOINT_URL_S3: webAddress.optional(),
  AWS_REGION: z.string().min(1).optional(),
  AWS_DEFAULT_REGION: z.string().min(1).optional(),
});
export type Environment = z.infer<typeof environmentSchema>;

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

/** What the environment may name instead of the embedded engines, and of what is theirs. */
const elsewhere = [
  'AWS_ENDPOINT_URL_DYNAMODB',
  'AWS_ENDPOINT_URL_SES',
  'AWS_ENDPOINT_URL_S3',
  'MATTERS_TABLE',
  'MATTERS_PAPERS_BUCKET',
] as const;

/** The environment of a sample in that folder: it stays on this machine, whatever is named for other registers. */
export const environmentOfSample = (environment: Environment, dataDir: string): Environment => ({
  ...environment,
  ...Object.fromEntries(elsewhere.map((name) => [name, undefined])),
  MATTERS_DATA: dataDir,
});

/** What of the environment a sample leaves unused. */
export const unusedBySample = (environment: Environment): string[] =>
  elsewhere.filter((name) => environment[name] !== undefined);

/** Whether the environment names a database of its own, and the embedded engines stay out of it. */
export const hasOwnDatabase = (environment: Environment): boolean =>
  environment.AWS_ENDPOINT_URL_DYNAMODB !== undefined;

type Preparing = {
  prepare?: () => Promise<void>;
  stays?: boolean;
  /** By what another folder would be named. */
  namedBy?: string;
};

/** The embedded engines of the data folder, joined or started. Throws {@link Failed} when the folder cannot be used. */
export async function enginesOf(
  { MATTERS_DATA: dataDir }: Environment,
  { namedBy = 'MATTERS_DATA', ...how }: Preparing = {},
): Promise<Engines> {
  await mkdir(dataDir, { recursive: true })
    .then(() => access(dataDir, constants.W_OK))
    .catch((error: unknown) => {
      const folder = `the data folder ${resolve(dataDir)}`;
      throw new Failed(`${folder} cannot be used: ${whyNoFile(error)}; ${namedBy} names another`);
    });
  return connectOrStart({ ...how, dataDir, say: (text) => process.stderr.write(`${text}\n`) });
}

/** A client of the API that the service of the data folder serves. Throws {@link Failed} when none does. */
export async function clientHere(environment: Environment, board?: string, stage?: string): Promise<Client> {
  if (stage !== undefined) {
    throw new Misused('on AWS access tokens come from Cognito: docs/deploy.md says how');
  }
  if (hasOwnDatabase(environment)) {
    const remedy = 'leave AWS_ENDPOINT_URL_DYNAMODB out';
    throw new Failed(`the HTTP API is served with the embedded engines alone: ${remedy}`);
  }
  const { MATTERS_DATA: dataDir } = environment;
  const served = await findServed(dataDir);
  if (served !== undefined) return clientOf(dataDir, served, board);
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

/** Asks for words on standard error, and takes them from the terminal. */
async function askFor(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, terminal: false });
  process.stderr.write(`${question}\n> `);
  for await (const line of lines) {
    lines.close();
    return line;
  }
  process.stderr.write('\n');
  return '';
}

/** Colours are for a terminal, and for nobody who asked for none (https://no-color.org). */
const inRed = (text: string): string =>
  process.stdout.isTTY && !process.env['NO_COLOR'] ? `\u001b[31m${text}\u001b[39m` : text;

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'somebody';
  }
}

/** Of what is to be tried with made-up boards, mail goes to nobody, however the register's own does. */
const toNobody: MailSettings = {
  route: { via: 'mailbox' },
  onlyTo: [],
  since: null,
  by: 'npm start',
  from: usual.from,
  configurationSet: usual.configurationSet,
  eventsQueue: null,
  whyNotSent: null,
};

/** Where a mail service is asked, and by whom: as the environment says, where nothing is said here. */
type AskedAt = Parameters<typeof sesClient>[1];

/** What SES is asked at is said here, so that no setting of the AWS SDK can say otherwise. */
function sesAt({ region: inRegion, endpoint }: Extract<MailRoute, { via: 'SES' }>): AskedAt {
  if (endpoint !== null) signAsNobody(endpoint);
  return { region: inRegion, endpoint: endpoint ?? `https://email.${inRegion}.amazonaws.com` };
}

type How = {
  engines?: Engines | undefined;
  /** What time it is; as the environment has it when left out. */
  now?: () => Instant;
};

/**
 * A desk on this machine. The service is opened when a verb first needs it: the embedded engines of the data folder,
 * joined or started, unless the environment names a database of its own; or what is deployed as a stage. Of a sample it is
 * always the embedded engines, and mail goes into the mailbox on this machine.
 */
export function openDesk(given: Environment, how: How = {}): OpenDesk {
  const isSample = holdsSample(given.MATTERS_DATA);
  const environment = isSample ? environmentOfSample(given, given.MATTERS_DATA) : given;
  const { engines, now = clockOf(environment) } = how;
  const closing: (() => Promise<void> | void)[] = [];
  let opened: Promise<Service> | undefined;

  const chromium = chromiumAtHand(process.env);
  const printPage = chromium === undefined ? undefined : printBy(chromium);
  const user = environment.MATTERS_USER ?? userName();
  const say = printTo(process.stderr);

  const frozenHere = () => frozenIn(environment);

  /** As it goes out, were it not frozen. */
  async function unfrozenMail(change: MailChange | undefined): Promise<MailSettings> {
    if (isSample) return toNobody;
    return change ? useMailRoute(environment, change, now(), user) : mailSettings(environment, now());
  }

  async function startEmbedded(): Promise<Engines> {
    const running = engines ?? (await enginesOf(environment));
    if (engines === undefined) closing.push(running.stop);
    return running;
  }

  type MailOf = { from: string; configurationSet: string | null };
  function connect(
    database: ReturnType<typeof documentClient>,
    left: MailOf & { table: string },
    mail?: AskedAt,
  ) {
    const table = environment.MATTERS_TABLE ?? left.table;
    const ses = sesClient(undefined, mail);
    closing.push(
      () => database.destroy(),
      () => ses.destroy(),
    );
    return {
      table,
      register: openRegister(database, table),
      ledger: openLedger(database, table),
      sendMail: (raw: RawMail) => sendRaw(ses, raw),
      from: left.from,
      configurationSet: left.configurationSet ?? undefined,
    };
  }

  /** The mailbox beside the embedded engines; or alone, beside a database that the environment names. */
  async function openMailbox(
    running: Engines | undefined,
  ): Promise<Pick<Engines, 'ses' | 'keys' | 'mailFolder'>> {
    if (running) return running;
    const mailFolder = join(environment.MATTERS_DATA, 'mail');
    const { url, keys, stop } = await startMailbox(mailFolder, randomUUID());
    closing.push(stop);
    return { ses: url, keys, mailFolder };
  }

  /** The mail service of a route, and what the ledger calls it; without a route none is asked. */
  async function openMail(
    route: MailRoute | null,
    running: Engines | undefined,
  ): Promise<{ askedAt?: AskedAt; mailService: string }> {
    if (route === null) return { mailService: 'SES' };
    if (route.via === 'SES') return { askedAt: sesAt(route), mailService: 'SES' };
    const { ses, keys, mailFolder } = await openMailbox(running);
    const askedAt = { region, endpoint: ses, credentials: keys };
    return { askedAt, mailService: await mailServiceOf(mailFolder) };
  }

  /** Nobody hears of what becomes of the sample's mails: they go to nobody. */
  const eventsAt = (usually: string | null, inRegion: string): NonNullable<Service['mailEvents']> => {
    return (url = usually ?? undefined) => {
      if (url === undefined || isSample) return undefined;
      const { close, ...queue } = openEventQueue(url, inRegion);
      closing.push(close);
      return queue;
    };
  };

  async function openHere(): Promise<Service> {
    const own = environment.AWS_ENDPOINT_URL_DYNAMODB;
    const running = own === undefined ? await startEmbedded() : undefined;
    process.env['AWS_REGION'] ??= process.env['AWS_DEFAULT_REGION'] ?? region;
    if (own !== undefined) {
      signAsNobody(own);
      await closeToOthers(environment.MATTERS_DATA, (text) => say(`${text}\n`));
    }
    if (environment.AWS_ENDPOINT_URL_S3 !== undefined) signAsNobody(environment.AWS_ENDPOINT_URL_S3);
    const { route, onlyTo, whyNotSent, from, configurationSet, eventsQueue } = isSample
      ? toNobody
      : await settleMailRoute(environment, now(), (text) => process.stderr.write(text));
    const { askedAt, mailService } = await openMail(route, running);
    const database = documentClient(
      running && { endpoint: running.dynamodb, region, credentials: running.keys },
    );
    const { table, ...service } = connect(database, { table: tableName, from, configurationSet }, askedAt);
    if (own !== undefined) await ensureTable(database, table);
    if (running) {
      const evidence = { mailFolder: running.mailFolder, aloneSince: running.joined ? null : processBegan };
      await settleFromMailbox(service, evidence, now);
    }
    // What goes into the mailbox on this machine is read on it, where its pages are served.
    const isReadHere = route?.via === 'mailbox';
    const pagesAt = () =>
      environment.MATTERS_PAGES_ADDRESS ?? (isReadHere ? running?.served?.api : undefined);
    const secrets = linkSecretsIn(environment.MATTERS_DATA);
    return {
      ...service,
      pagesAt,
      links: ownerLinks(pagesAt, secrets),
      chairLinks: chairLinks(pagesAt, secrets),
      // The sample's mails go to nobody, and need wait for no printer.
      ...(printPage && !isSample && { printPage }),
      papers: uploadsOf(running, environment, (stop) => closing.push(stop)),
      sendMail: unlessRefused(
        whyNotSent,
        unlessFrozen(frozenHere, route?.via === 'SES' ? inTime(service.sendMail, route) : service.sendMail),
      ),
      mailService,
      onlyTo,
      mailEvents: eventsAt(eventsQueue, route?.via === 'SES' ? route.region : region),
      whyNotSent,
      freeze: frozenHere,
    };
  }

  async function openDeployed(stage: string): Promise<Service> {
    // What finds a stage takes half a second to load, which only its users need wait for.
    const { findDeployed, freezeOf } = await import('./deployed.ts');
    const { freezeParameter, papersBucket, pagesAt, linkSecret, onlyTo, ...deployed } =
      await findDeployed(stage);
    const { linkSecretsAt } = await import('../../functions/lambda/secret.ts');
    const whyNotSent = whyNotFromStage(given, stage);
    const secrets = linkSecretsAt(linkSecret);
    const switchOfStage = freezeOf(freezeParameter);
    const { MATTERS_MAIL_FROM: from, MATTERS_CONFIGURATION_SET: configurationSet } = environment;
    const said = { ...(from && { from }), ...(configurationSet && { configurationSet }) };
    const { table, sendMail, ...service } = connect(documentClient(), { ...deployed, ...said });
    return {
      ...service,
      pagesAt: () => pagesAt,
      links: ownerLinks(() => pagesAt, secrets),
      chairLinks: chairLinks(() => pagesAt, secrets),
      papers: openPapers(papersBucket),
      sendMail: unlessRefused(whyNotSent, unlessFrozen(switchOfStage, sendMail)),
      mailService: 'SES',
      onlyTo,
      whyNotSent,
      freeze: switchOfStage,
    };
  }

  return {
    service: (stage) => {
      opened ??= stage === undefined ? openHere() : openDeployed(stage);
      return opened;
    },
    client: (board, stage) => clientHere(environment, board, stage),
    mail: async (change, stage) => {
      if (change) refuseAnotherRoute(isSample, stage);
      if (stage !== undefined) return mailOfStage(given, stage);
      const [settings, frozen] = await Promise.all([unfrozenMail(change), frozenHere()]);
      const why = frozen && freezeInWords(frozen);
      return { ...settings, whyNotSent: settings.whyNotSent ?? why };
    },
    keeper: keeperOf({
      ...{ where: environment, isSample, engines: startEmbedded, service: () => opened ?? openHere() },
      ...{ now, user, say },
    }),
    mailTrial: async (change, stage) => {
      refuseAnotherRoute(isSample, stage);
      const { isNew, ...settings } = await mailSettingsAfter(environment, change, now(), user);
      const { tryMailRoute } = await import('./mail-trial.ts');
      const askedAt = settings.route?.via === 'SES' ? sesAt(settings.route) : undefined;
      const trial = { askedAt: askedAt ?? {}, freeze: frozenHere, now };
      return { isNew, settings, look: (to) => tryMailRoute(settings, trial, to) };
    },
    examine: async (stage) => {
      if (stage !== undefined) return (await import('./doctor-stage.ts')).examineStage(stage, now);
      const { examineFolder } = await import('./doctor.ts');
      return examineFolder({
        folder: environment.MATTERS_DATA,
        hasOwnDatabase: hasOwnDatabase(environment),
        table: environment.MATTERS_TABLE ?? tableName,
        engines: startEmbedded,
        settings: () => unfrozenMail(undefined),
        freeze: frozenHere,
        sesAt: ({ route }) => (route?.via === 'SES' ? sesAt(route) : undefined),
        pagesAddress: environment.MATTERS_PAGES_ADDRESS,
        now,
      });
    },
    data: printTo(process.stdout),
    say,
    progress: say,
    pause: (milliseconds) => setTimeout(milliseconds),
    ask,
    askFor: process.stdin.isTTY ? askFor : undefined,
    printPage,
    inRed,
    // What makes styles takes long to load, which only who publishes need wait for.
    publicStyle: async () => (await import('../page-assets.ts')).publicStyle(),
    now,
    user,
    close: async () => {
      for (const close of closing.splice(0).reverse()) await close();
    },
  };
}

/** How mail goes out is said where the register is, and of a sample never. */
function refuseAnotherRoute(isSample: boolean, stage: string | undefined): void {
  if (stage !== undefined) {
    throw new Misused('on AWS mail goes by SES, and infra/stages.ts says to whom: onlyTo');
  }
  if (isSample) throw new Misused('the mail of the sample stays in its mailbox on this machine');
}

/** As fast as SES takes it: one a second where it does not say. What only speaks as SES does is asked as mails come. */
function inTime(send: Service['sendMail'], route: Extract<MailRoute, { via: 'SES' }>): Service['sendMail'] {
  const aSecond = async (): Promise<number | null> => {
    const reader = sesReader(sesAt(route));
    try {
      return (await askSendRate(reader)) ?? (route.endpoint === null ? 1 : null);
    } finally {
      reader.destroy();
    }
  };
  return atPace(send, {
    aSecond,
    pause: (milliseconds) => setTimeout(milliseconds),
    now: () => performance.now(),
  });
}

/** Asks no mail service while it is not decided which. */
const unlessRefused = (why: string | null, send: Service['sendMail']): Service['sendMail'] =>
  why === null ? send : async () => ({ outcome: 'refused for now', why });

/** An endpoint for SES alone, of a service whose other parts are on AWS, was meant for something else. */
function whyNotFromStage(
  { AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_SES: named }: Environment,
  stage: string,
): string | null {
  if (named === undefined || AWS_ENDPOINT_URL !== undefined) return null;
  return `the mail of stage ${stage} goes by SES in its region, and AWS_ENDPOINT_URL_SES names ${named}: nothing is sent. Unset AWS_ENDPOINT_URL_SES`;
}

async function mailOfStage(environment: Environment, stage: string): Promise<MailSettings> {
  const { stageOf } = await import('./deployed.ts');
  const { region: inRegion, onlyTo, mailFrom } = stageOf(stage);
  const route = { via: 'SES', region: inRegion, endpoint: null } as const;
  const whyNotSent = whyNotFromStage(environment, stage);
  const { stackNameOf } = await import('../stages.ts');
  const goes = { from: mailFrom, configurationSet: stackNameOf(stage), eventsQueue: null };
  return { route, onlyTo, ...goes, since: null, by: 'infra/stages.ts', whyNotSent };
}

/** Whoever sent anything before this, on a data folder that this process has now, is gone. */
const processBegan = instantSchema.parse(new Date(performance.timeOrigin).toISOString());

/** Where the papers of a day are written. */
export const papersFolder = (environment: Environment): string => join(environment.MATTERS_DATA, 'papers');
