import { relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { CalendarDate } from '../../functions/calendar/days.ts';
import type { LocalApi } from './api.ts';
import type { Environment, OpenDesk } from './desk.ts';
import type { Engines, Served } from './engines.ts';

/** Where pages and API are unless said, and when another program is there. */
export const usualPorts = [3000, 0];

/** What npm start is asked for. */
export type Options = {
  data?: string;
  port?: number;
  /** Whether it does the work of each morning by itself. */
  serve: boolean;
  once: boolean;
  tell: boolean;
  anew: boolean;
  asOf?: CalendarDate;
};

/** Settles when somebody presses Ctrl-C, or the machine asks this process to stop. Asked once more, it ends at once. */
const interruption = (): Promise<'interrupted'> =>
  new Promise((stop) => {
    const signals = ['SIGINT', 'SIGTERM'] as const;
    const heed = (): void => {
      for (const signal of signals) process.off(signal, heed);
      stop('interrupted');
    };
    for (const signal of signals) process.on(signal, heed);
  });

/** How long a sweep may take to finish the mail under way. */
const patienceMs = 30_000;

/** The status to exit with when stopped before it was ready, as shells give it to an interrupted program. */
export const stoppedEarly = 130;

export type Serving = {
  desk: OpenDesk;
  environment: Environment;
  engines: Engines;
  now: () => ReturnType<OpenDesk['now']>;
};

/** Answers HTTP from here on, and lets others on the data folder know. */
async function serve(
  { desk, environment, engines, now }: Serving,
  { port, serve: wakes }: Pick<Options, 'port' | 'serve'>,
): Promise<LocalApi> {
  // What answers HTTP takes half a second to load, which only those who stay up need wait for.
  const { serveApi } = await import('./api.ts');
  const api = await serveApi(engines, environment, port === undefined ? usualPorts : [port], now);
  engines.served = { api: api.api, issuer: api.issuer, wakes };
  await engines.announce(engines.served);
  const [usual] = usualPorts;
  if (port === undefined && Number(new URL(api.api).port) !== usual) {
    desk.data(`Port ${usual} is taken by another program: another is used.\n`);
  }
  return api;
}

type Ready = (served: Served | undefined) => Promise<void> | void;

/** What is done besides, until it is asked to stop. */
type Besides = (stop: AbortSignal) => Promise<void>;

/**
 * Serves a data folder until it is interrupted: what is to be done first is done while the port is held; then `ready` says
 * where to look. A folder whose service runs already is only shown.
 */
export async function stayUp(
  serving: Serving,
  options: Options,
  first: () => Promise<void>,
  ready: Ready,
  besides?: Besides,
): Promise<number> {
  const { desk, engines } = serving;
  const interrupted = interruption();
  if (engines.joined) {
    await ready(engines.served);
    desk.data('\nThe service of this data folder was running already, and goes on.\n');
    return 0;
  }
  const api = await serve(serving, options);
  try {
    const early = await Promise.race([first(), interrupted]);
    if (early) {
      desk.data('\nStopped before it was ready. Nothing is lost: npm start again finishes it.\n');
      return stoppedEarly;
    }
    await ready(engines.served);
    desk.data('\nIt stays up until Ctrl-C.\n');
    await doUntil(interrupted, desk, besides);
    desk.data('\nStopped. What was recorded is kept.\n');
    return 0;
  } finally {
    await api.stop();
  }
}

async function doUntil(interrupted: Promise<unknown>, desk: OpenDesk, besides?: Besides): Promise<void> {
  const stop = new AbortController();
  const done = besides?.(stop.signal);
  await interrupted;
  stop.abort();
  if (done === undefined) return;
  desk.data('\nStopping, once the mail under way is finished. Ctrl-C ends it at once.\n');
  const late = await Promise.race([done, pause(patienceMs, 'late' as const, { ref: false })]);
  if (late === 'late') {
    desk.data(
      'A sweep did not end, and was left. The next start goes on with it, and sends nothing twice.\n',
    );
  }
}

/** The one thing to do next, with room around it. */
export const showDoor = (desk: OpenDesk, { api }: Served): void => desk.data(`\n  Open  ${api}/\n\n`);

/** What is under the other addresses, a line each. */
export function showFacts(desk: OpenDesk, facts: readonly (readonly [string, string])[]): void {
  for (const [name, fact] of facts) desk.data(`${name.padEnd(14)}${fact}\n`);
}

/** As a shell would want it quoted, so that the line can be copied. */
const quote = (word: string): string =>
  /^[\w./@:=-]+$/.test(word) ? word : `"${word.replace(/(["\\$`])/g, '\\$1')}"`;

/** As somebody would type it here. */
export const shellLine = (words: readonly string[]): string =>
  words.map((word) => quote(word.startsWith('/') ? relative('', word) : word)).join(' ');

/** How a verb is told which data folder is meant, in front of it. */
export const ofFolder = (dataDir: string): string =>
  dataDir === '.data' ? '' : `MATTERS_DATA=${quote(dataDir)} `;
