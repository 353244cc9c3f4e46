import { SESClient, type SESClientConfig, SendRawEmailCommand } from '@aws-sdk/client-ses';
import * as z from 'zod';
import { mostRecipients } from '../register/board.ts';
import type { DispatchId } from '../reminders/dispatch.ts';
import type { FreshConnections } from './fresh-connections.ts';

/** What became of one request to the mail service. Only `unknown` leaves open whether the mail went out. */
export type SendOutcome =
  | { outcome: 'accepted'; messageId: string }
  | { outcome: 'refused for now'; why: string }
  | { outcome: 'refused for good'; why: string }
  | { outcome: 'unknown'; why: string };

/** A mail ready to go: its bytes, its envelope, and the tags by which its events are known again. */
export type RawMail = {
  raw: Uint8Array;
  /** The bare address it is sent from. */
  from: string;
  to: readonly string[];
  copies: readonly string[];
  dispatch: DispatchId;
  board: string;
  configurationSet: string | undefined;
};

/** A mail that may be of no board: what becomes of it then settles nothing. */
export type AnyMail = Omit<RawMail, 'board'> & { board: string | null };

/** How long to wait for a connection, and from the request to the answer. Together under the policy's two minutes. */
const timeoutsMs = { connectionTimeout: 5_000, requestTimeout: 20_000 };

/**
 * A client that asks once: the service has no idempotency token, so a second try can be a second mail. Every request
 * has a connection of its own, for one left open and closed by the service meanwhile would make a mail that was
 * never sent look as if it might have been; but where there are `connections` that are known to be fresh. Region, endpoint
 * and credentials are the environment's unless `askedAt` says.
 */
export const sesClient = (
  timeouts = timeoutsMs,
  askedAt: Pick<SESClientConfig, 'region' | 'endpoint' | 'credentials'> = {},
  connections?: Pick<FreshConnections, 'httpAgent' | 'httpsAgent'>,
): SESClient =>
  new SESClient({
    ...askedAt,
    maxAttempts: 1,
    requestHandler: {
      ...timeouts,
      socketTimeout: timeouts.requestTimeout,
      throwOnRequestTimeout: true,
      httpAgent: connections?.httpAgent ?? { keepAlive: false },
      httpsAgent: connections?.httpsAgent ?? { keepAlive: false },
    },
  });

/**
 * Asks the mail service, once, to send `mail`. One to more mailboxes than it takes is refused here, by their number; the
 * register holds such lists only if they were kept before they were counted.
 */
export async function sendRaw(client: SESClient, mail: AnyMail): Promise<SendOutcome> {
  const count = mail.to.length + mail.copies.length;
  if (count > mostRecipients) {
    const why = `it would go to ${count} mailboxes, and the mail service takes ${mostRecipients} at the most: shorten the office’s lists, or whom the board escalates to`;
    return { outcome: 'refused for good', why };
  }
  const command = new SendRawEmailCommand({
    RawMessage: { Data: mail.raw },
    Source: mail.from,
    Destinations: [...mail.to, ...mail.copies],
    Tags: [
      { Name: 'dispatch', Value: mail.dispatch },
      ...(mail.board === null ? [] : [{ Name: 'board', Value: mail.board }]),
    ],
    ConfigurationSetName: mail.configurationSet,
  });
  let called: string | undefined;
  command.middlewareStack.add(
    (next) => (asking) => {
      called = whereAsked(asking.request);
      return next(asking);
    },
    { step: 'deserialize' },
  );
  try {
    const { MessageId } = await client.send(command);
    return MessageId
      ? { outcome: 'accepted', messageId: MessageId }
      : { outcome: 'unknown', why: 'the mail service answered without a message number' };
  } catch (error) {
    return called
      ? refusal(error, called)
      : { outcome: 'refused for now', why: `never asked: ${inWords(error)}` };
  }
}

const askedAt = z.object({ hostname: z.string(), port: z.number().optional() });

/** Where the SDK asks: `localhost:8005`. */
function whereAsked(request: unknown): string {
  const { data } = askedAt.safeParse(request);
  if (data === undefined) return 'the mail service';
  return data.port === undefined ? data.hostname : `${data.hostname}:${data.port}`;
}

/** What the SDK throws: an answer of the service has a status, a fault of the network has a system call. */
type Failure = Error & {
  syscall?: unknown;
  $metadata?: { httpStatusCode?: number };
};

const inWords = (error: unknown): string =>
  error instanceof Error ? [error.name, error.message].filter(Boolean).join(': ') : String(error);

/** Whether no connection was ever made, so that nothing can have been sent. */
export function neverConnected(error: Failure): boolean {
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(neverConnected);
  return (
    error.syscall === 'connect' ||
    error.syscall === 'getaddrinfo' ||
    (error.name === 'TimeoutError' && error.message.includes('did not establish a connection'))
  );
}

/** Of a host with several addresses, what came of each. */
const waysInWords = (error: Failure): string =>
  error instanceof AggregateError && error.errors.length > 0
    ? error.errors.map(({ message }: Error) => message).join('; ')
    : error.message;

const throttled =
  /^(Throttling|ThrottlingException|ThrottledException|TooManyRequests(Exception)?|RequestThrottled(Exception)?|RequestLimitExceeded|LimitExceeded(Exception)?|SlowDown)$/;

/** Whether the mail service was asked faster than it takes mail, and has room in a moment; not of a day that is used up. */
export const isTooFast = (outcome: SendOutcome): boolean =>
  outcome.outcome === 'refused for now' &&
  throttled.test(outcome.why.split(':')[0] ?? '') &&
  !/quota/i.test(outcome.why);

/** Refusals of this very mail, which no later try and no operator would change. */
const aboutThisMail =
  /^(MessageRejected|InvalidParameter(Value|Combination)|MissingParameter|ValidationError|ValidationException)$/;

/**
 * The service says `MessageRejected` too of an account that is paused or suspended, and of a sender not verified;
 * those an operator mends.
 */
const aboutTheAccount = /not verified|sending (is )?(paused|suspended)/i;

/**
 * What a failure means for the mail. Refused for now: nothing was sent, and a later run may succeed, perhaps after an
 * operator has mended the account, its credentials, its configuration set or its MAIL FROM domain. Refused for good:
 * this very mail is at fault. Anything that leaves a doubt is unknown.
 */
function refusal(thrown: unknown, asked: string): SendOutcome {
  const why = inWords(thrown);
  if (!(thrown instanceof Error)) return { outcome: 'unknown', why };
  const error: Failure = thrown;
  if (neverConnected(error)) {
    return {
      outcome: 'refused for now',
      why: `no connection was made to ${asked}: ${waysInWords(error)}`,
    };
  }
  const status = error.$metadata?.httpStatusCode ?? 0;
  if (throttled.test(error.name) || status === 429) return { outcome: 'refused for now', why };
  if (status < 400 || status >= 500 || status === 408) return { outcome: 'unknown', why };
  if (aboutTheAccount.test(error.message)) return { outcome: 'refused for now', why };
  if (aboutThisMail.test(error.name) || status === 413) return { outcome: 'refused for good', why };
  return { outcome: 'refused for now', why };
}
