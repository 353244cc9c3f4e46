import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { stackInSources } from './stack-in-sources.ts';

/** What the sweep counts, and the alarms are made of: who is let down. All else stands in the log alone. */
export type Counted =
  /** The boards that were swept to the end. */
  | 'FinishedSweeps'
  /** At each sweep, of each board and of the queues; 0 where all is well. */
  | 'OwnersNotTold'
  | 'SecretariesNotTold'
  | 'MailsNotEndedBeforeMeeting'
  /** 1 while a freeze of an earlier day lasts. */
  | 'FreezeLeftOn';

/** All that a line of the log may tell besides its words: never an address, a subject, a token, or what a mail says. */
export type About = {
  board?: string;
  dispatch?: string;
  kind?: string;
  state?: string;
  outcome?: string;
  /** The queue's name of a message. */
  record?: string;
  at?: string;
  day?: string;
  number?: number;
  /** Of a request: its own name, what was asked for, by whom and through which client, and how it was answered. */
  requestId?: string;
  method?: string;
  route?: string;
  status?: number;
  milliseconds?: number;
  client?: string;
  subject?: string;
  problem?: string;
  error?: unknown;
};

export type Telemetry = Record<'info' | 'warn' | 'error', (what: string, about?: About) => void> & {
  count: (what: Counted, times?: number) => void;
};

const address = /[\p{L}\p{N}._%+'’-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+/gu;

/** Others' errors may quote what they were given. */
const withoutAddresses = (_key: string, value: unknown): unknown =>
  typeof value === 'string' && value.includes('@') ? value.replace(address, '(an address)') : value;

/** What an error says, and not what it carries: an error of the SDK carries the answer, and that what was stored. */
function plainly(error: unknown): object | string {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack, cause } = error;
  return {
    name,
    message,
    stack: stack && stackInSources(stack),
    ...(cause === undefined ? {} : { cause: plainly(cause) }),
  };
}

/** What keeps count until the invocation ends, and then lets it out. */
export type Counter = { count: Telemetry['count']; letOut: () => void };

const countsNothing: Counter = {
  count: (what) => {
    throw new Error(`only the sweep counts, and this is none: ${what}`);
  },
  letOut: () => undefined,
};

/** The function's log, a line of JSON for each event, and what it counts, where it does. */
export function openTelemetry({ count, letOut }: Counter = countsNothing) {
  const logger = new Logger({ jsonReplacerFn: withoutAddresses });
  const line =
    (level: 'info' | 'warn' | 'error'): Telemetry['info'] =>
    (what, { error, ...about } = {}) =>
      logger[level](what, error === undefined ? about : { ...about, error: plainly(error) });
  const telemetry: Telemetry = {
    info: line('info'),
    warn: line('warn'),
    error: line('error'),
    count,
  };
  return {
    telemetry,
    /** Does the work of one invocation, and lets out what was counted however it ends. */
    async during<Result>(context: Context, work: () => Promise<Result>): Promise<Result> {
      logger.addContext(context);
      try {
        return await work();
      } finally {
        letOut();
      }
    },
  };
}
