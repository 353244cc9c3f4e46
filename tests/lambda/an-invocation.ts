import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Invocation } from '../../functions/lambda/records.ts';
import type { About, Counted } from '../../functions/lambda/telemetry.ts';

/** The messages of one invocation as SQS hands them to Lambda, named m-0, m-1 and so on. */
export const sqsEvent = (...bodies: (string | object)[]): SQSEvent => ({
  Records: bodies.map((body, index) => ({
    messageId: `m-${index}`,
    receiptHandle: `r-${index}`,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '1732003200000',
      SenderId: 'AIDAEXAMPLE',
      ApproximateFirstReceiveTimestamp: '1732003200010',
    },
    messageAttributes: {},
    md5OfBody: '00000000000000000000000000000000',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-west-2:111122223333:boards',
    awsRegion: 'eu-west-2',
  })),
});

export const lambdaContext = (millisecondsLeft = 90_000): Context => ({
  callbackWaitsForEmptyEventLoop: true,
  functionName: 'send',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:eu-west-2:111122223333:function:send',
  memoryLimitInMB: '512',
  awsRequestId: 'request-1',
  logGroupName: 'send',
  logStreamName: 'stream',
  getRemainingTimeInMillis: () => millisecondsLeft,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
});

export type Heard = {
  invocation: Invocation;
  /** What was said, each line as `warn: what {"board":"pdb"}`. */
  lines: string[];
  counts: Partial<Record<Counted, number>>;
};

/** An invocation whose log and metrics are kept. */
export function anInvocation(millisecondsLeft?: number): Heard {
  const lines: string[] = [];
  const counts: Heard['counts'] = {};
  const line =
    (level: string) =>
    (what: string, { error, ...about }: About = {}): void => {
      const because = error === undefined ? '' : `: ${String(error)}`;
      lines.push(`${level}: ${what} ${JSON.stringify(about)}${because}`);
    };
  return {
    invocation: {
      context: lambdaContext(millisecondsLeft),
      telemetry: {
        info: line('info'),
        warn: line('warn'),
        error: line('error'),
        count: (what, times = 1) => {
          counts[what] = (counts[what] ?? 0) + times;
        },
      },
    },
    lines,
    counts,
  };
}

/** The messages that are to come again, by their names. */
export const failed = (response: SQSBatchResponse | undefined): string[] =>
  (response?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier).sort();
