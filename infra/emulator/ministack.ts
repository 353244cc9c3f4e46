import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { closeServer, listen } from '../local/servers.ts';
import { emulatorFolder } from './python.ts';

const launcher = fileURLToPath(new URL('launch.py', import.meta.url));
/** Twelve digits, by which the emulator tells accounts apart as it reads them from the access key. */
export const account = '000000000000';

/** An emulator of AWS on this machine, with nothing in it. */
export type Emulator = {
  url: string;
  /** What the AWS SDK and the CDK need in their environment to use it. */
  environment: Record<string, string>;
  stop: () => Promise<void>;
};

async function freePort(): Promise<number> {
  const server = createServer();
  const url = await listen(server, 0);
  await closeServer(server);
  return Number(new URL(url).port);
}

/** Of the emulator, and of what ran in it. */
export const logFile = join(emulatorFolder, 'log.txt');

async function lastWords(lines = 20): Promise<string> {
  const log = await readFile(logFile, 'utf8').catch(() => '');
  return log.trimEnd().split('\n').slice(-lines).join('\n');
}

const isHealthy = (url: string): Promise<boolean> =>
  fetch(`${url}/_ministack/health`, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  );

/** Ends it, at once: it keeps nothing. What it ran ends with it. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

type How = {
  /** One that has MiniStack. */
  python: string;
  region: string;
  /** Of services that are to be asked elsewhere: `AWS_ENDPOINT_URL_SES` and the like. */
  elsewhere?: Record<string, string>;
  patienceSeconds?: number;
};

/**
 * Starts MiniStack on a free port of loopback and waits until it answers. Throws, with its last words, when it does
 * not. It ends with this process at the latest.
 */
export async function startEmulator({
  python,
  region,
  elsewhere = {},
  patienceSeconds = 60,
}: How): Promise<Emulator> {
  const port = await freePort();
  // A name and not a number: where one is wanted in an address, the emulator reads a number as something else.
  const url = `http://localhost:${port}`;
  const environment = {
    AWS_ENDPOINT_URL: url,
    // Where buckets cannot be named as hosts, they are named in the path.
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
    ...elsewhere,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: account,
    AWS_SECRET_ACCESS_KEY: 'emulated',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
  const scratch = await mkdtemp(join(tmpdir(), 'matters-emulator-'));
  await mkdir(emulatorFolder, { recursive: true });
  const log = createWriteStream(logFile);
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(python, [launcher], {
    cwd: scratch,
    env: {
      PATH,
      HOME,
      TMPDIR: scratch,
      ...environment,
      GATEWAY_PORT: String(port),
      BIND_HOST: '127.0.0.1',
      MINISTACK_HOST: 'localhost',
      MINISTACK_REGION: region,
      MINISTACK_ACCOUNT_ID: account,
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
    },
  });
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const stop = async (): Promise<void> => {
    await end(child);
    log.end();
    await rm(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  const until = performance.now() + patienceSeconds * 1_000;
  while (!(await isHealthy(url))) {
    if (child.exitCode === null && performance.now() < until) {
      await pause(100);
      continue;
    }
    const what = child.exitCode === null ? `did not answer in ${patienceSeconds} seconds` : 'ended at once';
    const said = await lastWords();
    await stop();
    throw new Error(`MiniStack ${what}; the last lines of ${logFile}:\n${said}`);
  }
  return { url, environment, stop };
}
