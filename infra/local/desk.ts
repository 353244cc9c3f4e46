import { userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { instantSchema } from '../../functions/calendar/days.ts';
import { type Desk, Failed, type Service } from '../../functions/command-line/desk.ts';
import { sendRaw, sesClient } from '../../functions/mail/ses.ts';
import { emailSchema } from '../../functions/register/board.ts';
import { documentClient } from '../../functions/store/client.ts';
import { openLedger } from '../../functions/store/ledger.ts';
import { openRegister } from '../../functions/store/register.ts';
import { ensureTable } from '../../functions/store/table.ts';
import { connectOrStart, type Engines, tableName } from './engines.ts';

/** What the environment may say; anything left out has the value that suits one's own machine. */
const environmentSchema = z.object({
  MATTERS_DATA: z.string().min(1).default('.data'),
  MATTERS_TABLE: z.string().min(1).default(tableName),
  MATTERS_MAIL_FROM: emailSchema.default('actions@matters-arising.example'),
  MATTERS_CONFIGURATION_SET: z.string().min(1).default('matters-arising'),
  MATTERS_USER: z.string().min(1).optional(),
  AWS_ENDPOINT_URL_DYNAMODB: z.url().optional(),
});
export type Environment = z.infer<typeof environmentSchema>;

/** Throws {@link Failed} naming the variable that is wrong. */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const parsed = environmentSchema.safeParse(variables);
  if (parsed.success) return parsed.data;
  throw new Failed(`the environment is wrong:\n${z.prettifyError(parsed.error)}`);
}

export type OpenDesk = Desk & { close: () => Promise<void> };

const print =
  (stream: NodeJS.WriteStream) =>
  (text: string | Uint8Array): void => {
    stream.write(text);
  };

/** Asks on standard error, and takes the answer from standard input: a terminal or what was piped in. */
async function ask(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, terminal: false });
  process.stderr.write(`${question} [y/N] `);
  for await (const line of lines) {
    lines.close();
    return /^y(es)?$/i.test(line.trim());
  }
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
 * joined or started, unless the environment names a database of its own.
 */
export function openDesk(environment: Environment, engines?: Engines): OpenDesk {
  // Said by the AWS SDK on every run, though the releases it speaks of are not these.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  const closing: (() => Promise<void> | void)[] = [];
  let opened: Promise<Service> | undefined;
  const say = print(process.stderr);

  async function open(): Promise<Service> {
    if (environment.AWS_ENDPOINT_URL_DYNAMODB === undefined) {
      const running =
        engines ??
        (await connectOrStart({ dataDir: environment.MATTERS_DATA, say: (text) => say(`${text}\n`) }));
      if (engines === undefined) closing.push(running.stop);
      for (const [name, value] of Object.entries(running.environment)) process.env[name] ??= value;
    }
    const database = documentClient();
    const mail = sesClient();
    closing.push(
      () => database.destroy(),
      () => mail.destroy(),
    );
    if (environment.AWS_ENDPOINT_URL_DYNAMODB !== undefined)
      await ensureTable(database, environment.MATTERS_TABLE);
    return {
      register: openRegister(database, environment.MATTERS_TABLE),
      ledger: openLedger(database, environment.MATTERS_TABLE),
      sendMail: (raw) => sendRaw(mail, raw),
      from: environment.MATTERS_MAIL_FROM,
      configurationSet: environment.MATTERS_CONFIGURATION_SET,
    };
  }

  return {
    service: () => {
      opened ??= open();
      return opened;
    },
    data: print(process.stdout),
    say,
    ask,
    now: () => instantSchema.parse(new Date().toISOString()),
    user: environment.MATTERS_USER ?? userName(),
    close: async () => {
      for (const close of closing.splice(0).reverse()) await close();
    },
  };
}

/** Where the papers of a day are written. */
export const papersFolder = (environment: Environment): string => join(environment.MATTERS_DATA, 'papers');
