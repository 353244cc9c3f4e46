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
  seconds: { waking: 0.2, handingOut: 0.002, board: 0.25, mail: 0.6, event: 0.15, request: 0.15 },
  loggedBytesOfARun: 2_000,
  queues: 4,
  /** Lambda asks a queue by five lines, each every twenty seconds, though nothing be there. */
  pollsOfAQueue: (5 * 365 * 24 * 60 * 60) / 20,
  metrics: 12,
  /** DynamoDB remembers what the key unlocked for five minutes, for each of the five roles. */
  keyRequestsAtMost: 5 * 365 * 24 * 12,
  /** X-Ray follows one run a second, and one in twenty of the others; ten sweeps run at once. */
  tracedShare: 0.05,
  sweepsAtOnce: 10,
  /** To the HTTP API for a board in a year, some twenty a working day, and how many of them change something. */
  requests: 5_000,
  changes: 200,
  /** People who sign in during a month for a board; machines of the office, each with a token for every working hour. */
  people: 3,
  machines: 1,
  tokensOfAMachine: 52 * 5 * 10,
  /** Notes that a board uploads in a year, kept as long. */
  uploads: 4,
  uploadedBytes: 2_000_000,
};

export const mailsAYear =
  assumptions.meetings * (assumptions.owners * assumptions.mailsToAnOwner + assumptions.mailsToTheSecretary);

const gigabyte = 1e9;
const months = 12;

/** A year's bill for so many boards, by service, in US dollars. */
export function bill(
  boards: number,
  morning: MeasuredMorning,
  { alarms }: { alarms: number },
): Record<string, number> {
  const { board, mail } = perBoardAndMail(morning);
  const { seconds } = assumptions;
  const sweeps = boards * sweepsAYear;
  const mails = boards * mailsAYear;
  const events = mails * assumptions.eventsOfAMail;
  const asked = boards * assumptions.requests;
  const changes = boards * assumptions.changes;
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
  const stored = (boards * assumptions.storedBytes) / gigabyte;
  const traced =
    assumptions.tracedShare * runs +
    (sweeps * seconds.board) / assumptions.sweepsAtOnce +
    sweepsAYear +
    mails +
    asked;

  return {
    'DynamoDB: reading and writing':
      units('readUnits') * prices.dynamodb.readUnit + units('writeUnits') * prices.dynamodb.writeUnit,
    'DynamoDB: keeping it, its index and its backup':
      months * stored * (2 * prices.dynamodb.storedGBMonth + 2 * prices.dynamodb.backupGBMonth),
    Lambda: runs * prices.lambda.run + gigabyteSeconds * prices.lambda.gigabyteSecond,
    'SES: the mails': mails * (prices.ses.mail + (morning.mailSize / gigabyte) * prices.ses.gigabyte),
    'SQS and SNS: the messages':
      (sweepsAYear * Math.ceil(boards / 10) + mails + events + 2 * messages) * prices.sqs.request +
      events * prices.sns.publish,
    'SQS: asking whether there are any': assumptions.queues * assumptions.pollsOfAQueue * prices.sqs.request,
    'API Gateway: the requests': asked * prices.gateway.request,
    'Cognito: people': months * boards * assumptions.people * prices.cognito.personMonth,
    'Cognito: a machine and its tokens':
      assumptions.machines *
      (months * prices.cognito.machineMonth + assumptions.tokensOfAMachine * prices.cognito.machineToken),
    'S3 and Secrets Manager':
      boards *
        assumptions.uploads *
        (prices.s3.put + (months * assumptions.uploadedBytes * prices.s3.storedGBMonth) / gigabyte) +
      months * prices.secrets.secretMonth +
      asked * prices.secrets.request,
    'EventBridge Scheduler': sweepsAYear * prices.scheduler.call,
    'CloudWatch: alarms, metrics, dashboard':
      months *
      (alarms * prices.cloudwatch.alarmMonth +
        assumptions.metrics * prices.cloudwatch.metricMonth +
        prices.cloudwatch.dashboardMonth),
    'CloudWatch: logs': ((runs * assumptions.loggedBytesOfARun) / gigabyte) * prices.cloudwatch.loggedGB,
    'X-Ray': Math.min(runs, traced) * prices.xray.trace,
    'KMS: a key of your own':
      months * prices.kms.keyMonth + Math.min(runs, assumptions.keyRequestsAtMost) * prices.kms.request,
  };
}
