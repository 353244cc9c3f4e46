import { policySchema } from '../../functions/register/board.ts';
import { sweepsAYear } from '../schedules.ts';
import { memory } from '../service-stack.ts';
import { type MeasuredMorning, perBoardAndMail } from './morning.ts';
import { prices } from './prices.ts';

/** What a board is like, and what AWS takes for granted; everything else is measured, or read from the stack. */
export const assumptions = {
  meetings: 4,
  owners: 3,
  /** To each owner for each meeting: one for every stage of the house policy, and one that tells what is new. */
  mailsToAnOwner: policySchema.parse({}).stages.length + 1,
  /** To the secretary for each meeting: the action report. */
  mailsToTheSecretary: 1,
  eventsOfAMail: 2,
  storedBytes: 1_000_000,
  /** What a board's code takes in the list that a waking reads, four thousand bytes to a unit. */
  listedBytes: 40,
  /** What a run takes of Lambda, in seconds; to hand out a board takes its share of a request to the queue. */
  seconds: { waking: 0.3, handingOut: 0.002, board: 0.25, mail: 0.6, event: 0.15, request: 0.15 },
  loggedBytesOfARun: 2_000,
  /** Of a waking: how many of the queues, and of those of the dead letters, are asked how many messages lie there. */
  queuesCounted: 5,
  /** Lambda asks a queue by five lines, each every twenty seconds, though nothing be there. */
  pollsOfAQueue: (5 * 365 * 24 * 60 * 60) / 20,
  /** DynamoDB remembers what a key of one's own unlocked for five minutes, for each of the five roles. */
  keyRequestsAtMost: 5 * 365 * 24 * 12,
  /** So does a copy of a function what links are signed with, two versions at most: five minutes of ten hours of five days. */
  secretsAtMost: 2 * 52 * 5 * 10 * 12,
  copiesOfAFunction: 3,
  /** X-Ray follows one run a second, and one in twenty of the others; ten sweeps run at once. */
  tracedShare: 0.05,
  sweepsAtOnce: 10,
  /** To the HTTP API for a board in a year, some twenty a working day, and how many of them change something. */
  requests: 5_000,
  changes: 200,
  /** People who sign in during a month for a board; of a machine of the office, a token for every working hour. */
  people: 3,
  tokensOfAMachine: 52 * 5 * 10,
  /** Notes that a board uploads in a year, kept as long. */
  uploads: 4,
  uploadedBytes: 2_000_000,
};

export const mailsAYear =
  assumptions.meetings * (assumptions.owners * assumptions.mailsToAnOwner + assumptions.mailsToTheSecretary);

const gigabyte = 1e9;
const months = 12;
const hoursAYear = 365 * 24;

/** What a stack has that is paid for whether it is used or not. */
export type Standing = {
  alarms: number;
  metrics: number;
  /** Queues that a function is called for. */
  queues: number;
  dashboards: number;
  /** Keys of the account's own, machines with a client of theirs; and whether X-Ray follows the functions. */
  keys: number;
  machines: number;
  traced: boolean;
};

/** In US dollars: at list price, and where the account has what is free for good to itself. */
export type Sum = { list: number; withFree: number };

const nothing: Sum = { list: 0, withFree: 0 };
export const add = (one: Sum, other: Sum): Sum => ({
  list: one.list + other.list,
  withFree: one.withFree + other.withFree,
});

/** So much of something in a year, of which some is free in each month. */
const paid = (quantity: number, { price, free = 0 }: { price: number; free?: number }): Sum => ({
  list: quantity * price,
  withFree: Math.max(0, quantity - months * free) * price,
});
const together = (...parts: Sum[]): Sum => parts.reduce(add, nothing);

/** A year's bill for so many boards, by service. */
export function bill(boards: number, morning: MeasuredMorning, standing: Standing): Record<string, Sum> {
  const { board, mail } = perBoardAndMail(morning);
  const { seconds } = assumptions;
  const sweeps = boards * sweepsAYear;
  const mails = boards * mailsAYear;
  const events = mails * assumptions.eventsOfAMail;
  const asked = boards * assumptions.requests;
  const changes = boards * assumptions.changes;
  const uploads = boards * assumptions.uploads;
  const runs = sweepsAYear + sweeps + mails + events + asked;
  const units = (of: 'readUnits' | 'writeUnits'): number =>
    sweepsAYear * morning.waking[of] * Math.max(1, (boards * assumptions.listedBytes) / 4_096) +
    sweeps * board[of] +
    mails * mail[of] +
    (asked - changes) * morning.listing[of] +
    changes * morning.discharging[of];
  const gigabyteSeconds =
    ((sweepsAYear * seconds.waking + sweeps * (seconds.handingOut + seconds.board)) * memory.sweep +
      mails * seconds.mail * memory.send +
      events * seconds.event * memory.mailEvents +
      asked * seconds.request * memory.api) /
    1_024;
  const messages = sweeps + mails + events;
  const toQueues =
    sweepsAYear * (Math.ceil(boards / 10) + assumptions.queuesCounted) + mails + events + 2 * messages;
  const polls = standing.queues * assumptions.pollsOfAQueue;
  const stored = (boards * assumptions.storedBytes) / gigabyte;
  const logged = (runs * assumptions.loggedBytesOfARun) / gigabyte;
  const traced =
    assumptions.tracedShare * runs +
    (sweeps * seconds.board) / assumptions.sweepsAtOnce +
    sweepsAYear +
    mails +
    asked;
  const unlocked = Math.min(2 * (mails + asked), assumptions.secretsAtMost * assumptions.copiesOfAFunction);

  return {
    'DynamoDB: reading and writing': together(
      paid(units('readUnits'), prices.dynamodb.readUnit),
      paid(units('writeUnits'), prices.dynamodb.writeUnit),
    ),
    'DynamoDB: keeping it, its index and its backup': together(
      paid(months * 2 * stored, prices.dynamodb.storedGBMonth),
      paid(months * 2 * stored, prices.dynamodb.backupGBMonth),
    ),
    Lambda: together(paid(runs, prices.lambda.run), paid(gigabyteSeconds, prices.lambda.gigabyteSecond)),
    'SES: the mails': together(
      paid(mails, prices.ses.mail),
      paid((mails * morning.mailSize) / gigabyte, prices.ses.gigabyte),
    ),
    'SQS: messages, and asking whether there are any': paid(toQueues + polls, prices.sqs.request),
    SNS: paid(events, prices.sns.publish),
    'API Gateway: the requests': paid(asked, prices.gateway.request),
    'Cognito: people': paid(months * boards * assumptions.people, prices.cognito.personMonth),
    'Cognito: machines and their tokens': together(
      paid(months * standing.machines, prices.cognito.machineMonth),
      paid(standing.machines * assumptions.tokensOfAMachine, prices.cognito.machineToken),
    ),
    'S3: uploads': together(
      paid(uploads, prices.s3.put),
      paid((months * uploads * assumptions.uploadedBytes) / gigabyte, prices.s3.storedGBMonth),
    ),
    'EventBridge Scheduler': paid(sweepsAYear, prices.scheduler.call),
    'CloudWatch: alarms': paid(months * standing.alarms, prices.cloudwatch.alarmMonth),
    'CloudWatch: metrics': paid(
      (months * standing.metrics * sweepsAYear) / hoursAYear,
      prices.cloudwatch.metricMonth,
    ),
    'CloudWatch: dashboards': paid(months * standing.dashboards, prices.cloudwatch.dashboardMonth),
    'CloudWatch: logs': together(
      paid(logged, prices.cloudwatch.loggedGB),
      paid((months * logged) / 2, prices.cloudwatch.loggedGBMonth),
    ),
    'X-Ray': paid(standing.traced ? Math.min(runs, traced) : 0, prices.xray.trace),
    'KMS: keys of your own, and secrets': together(
      paid(months * standing.keys, prices.kms.keyMonth),
      paid(
        unlocked + (standing.keys > 0 ? Math.min(runs, assumptions.keyRequestsAtMost) : 0),
        prices.kms.request,
      ),
    ),
  };
}

/** What is paid for by how much an office writes, and how many of its people sign in. */
const byUse = ['SES: the mails', 'Cognito: people'];

export const totalOf = (lines: Record<string, Sum>): Sum => together(...Object.values(lines));

/** All but mail and sign-in. */
export const totalButUse = (lines: Record<string, Sum>): Sum =>
  together(...Object.entries(lines).flatMap(([name, sum]) => (byUse.includes(name) ? [] : [sum])));
