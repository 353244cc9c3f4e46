import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { z } from 'zod';
import type {
  apiEnvironment,
  mailEventsEnvironment,
  readingEnvironment,
  sendEnvironment,
  sweepEnvironment,
} from '../functions/environment.ts';
import { Alarms } from './alarms.ts';
import { atOnceIn, mailsInHand } from './at-once.ts';
import { Backup } from './backup.ts';
import { Credentials } from './credentials.ts';
import { MorningDashboard } from './dashboard.ts';
import { isForEmulator } from './emulator/context.ts';
import { FreezeSwitch } from './freeze.ts';
import { apiTimeout, HttpApi } from './http-api.ts';
import { LinkSecret } from './link-secret.ts';
import { Mail } from './mail.ts';
import { PapersBucket } from './papers-bucket.ts';
import { PublicRegister } from './public-register.ts';
import { RegisterTable } from './register-table.ts';
import { Schedules } from './schedules.ts';
import { ServiceFunction } from './service-function.ts';
import { pascal, SignIn } from './sign-in.ts';
import type { Stage } from './stages.ts';
import { WorkQueue } from './work-queue.ts';

/** Long enough for a time-out of SES, 25 seconds, after a batch had its turns; shorter than the two minutes after which a send counts as cut off. */
const sendTimeout = Duration.seconds(90);
/** Long enough to hand ten thousand boards to the queue. */
const sweepTimeout = Duration.minutes(2);
const eventsAtOnce = { batchSize: 50, waitingFor: Duration.seconds(5) };
const mailEventsTimeout = Duration.seconds(30);
/** Long enough to read the slowest file that is read at all, fifteen seconds, and to fetch and receive it. */
const readTimeout = Duration.minutes(1);
/** Cognito waits for no longer. */
const vouchTimeout = Duration.seconds(5);

/**
 * In MB. The API's is for a process that reads a file as well, which takes 512 at most; from 1,769 on a function has a whole
 * processor, and whoever waits for a file to be read waits half as long.
 */
export const memory = { sweep: 512, send: 512, mailEvents: 256, read: 1_769, api: 1_024, vouch: 256 };

/** Everything the service stands on in one account and region. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id, {
      env: { region: stage.region },
      description: 'Matters Arising: the register of a board, its reminders, and their ledger.',
      terminationProtection: stage.deletionProtection,
    });
    const { working, reserved } = atOnceIn(stage);
    const table = new RegisterTable(this, 'Register', stage);
    const alarms = new Alarms(this, 'Alarms', stage);
    const freeze = new FreezeSwitch(this, 'Freeze');
    const mail = new Mail(this, 'Mail', stage);
    const boards = new WorkQueue(this, 'Boards', { workedOnFor: sweepTimeout });
    const dispatches = new WorkQueue(this, 'Dispatches', { workedOnFor: sendTimeout });
    const mailEvents = new WorkQueue(this, 'MailEvents', { workedOnFor: mailEventsTimeout });
    const readings = new WorkQueue(this, 'Readings', { workedOnFor: readTimeout });

    // An emulator's schedule does not say its time, and what is tried there may be of any day.
    const clock = isForEmulator(this) ? { MATTERS_CLOCK: 'now' as const } : {};

    const sweep = new ServiceFunction<z.input<typeof sweepEnvironment>>(this, 'Sweep', {
      stage,
      entry: 'sweep',
      environment: {
        MATTERS_TABLE: table.tableName,
        MATTERS_BOARD_QUEUE: boards.queue.queueUrl,
        MATTERS_SEND_QUEUE: dispatches.queue.queueUrl,
        MATTERS_OWNERS_DEAD_LETTERS: [boards, dispatches]
          .map((queue) => queue.deadLetters.queueUrl)
          .join(' '),
        MATTERS_SECRETARIES_DEAD_LETTERS: [mailEvents, readings]
          .map((queue) => queue.deadLetters.queueUrl)
          .join(' '),
        MATTERS_FREEZE_PARAMETER: freeze.parameterName,
        ...clock,
      },
      timeout: sweepTimeout,
      memorySize: memory.sweep,
      reserved: reserved?.sweep,
    });
    table.allow(sweep, ['GetItem', 'BatchGetItem', 'Query', 'PutItem']);
    freeze.allowReading(sweep);
    boards.allowSending(sweep);
    dispatches.allowSending(sweep);
    dispatches.allowCounting(sweep);
    for (const queue of [boards, dispatches, mailEvents, readings]) queue.allowCountingDeadLetters(sweep);
    boards.workedBy(sweep, { batchSize: 5, maxConcurrency: working.sweep });

    const http = new HttpApi(this, 'Http', stage);
    const pagesAt = stage.pagesAt ?? http.url;
    const linkSecret = new LinkSecret(this, 'LinkSecret');
    const send = new ServiceFunction<z.input<typeof sendEnvironment>>(this, 'Send', {
      stage,
      entry: 'send',
      environment: {
        MATTERS_TABLE: table.tableName,
        MATTERS_MAIL_FROM: stage.mailFrom,
        MATTERS_CONFIGURATION_SET: mail.configurationSetName,
        ...(stage.onlyTo.length > 0 && { MATTERS_ONLY_TO: stage.onlyTo.join(' ') }),
        MATTERS_FREEZE_PARAMETER: freeze.parameterName,
        MATTERS_SENDERS: String(working.send),
        MATTERS_SEND_QUEUE: dispatches.queue.queueUrl,
        MATTERS_PAGES_ADDRESS: pagesAt,
        MATTERS_LINK_SECRET: linkSecret.parameterName,
        ...clock,
      },
      timeout: sendTimeout,
      memorySize: memory.send,
      reserved: reserved?.send,
    });
    table.allow(send, ['GetItem', 'BatchGetItem', 'Query', 'PutItem']);
    freeze.allowReading(send);
    mail.allowSending(send);
    mail.allowAskingRate(send);
    dispatches.allowPuttingOff(send);
    linkSecret.allowUsing(send);
    dispatches.workedBy(send, {
      batchSize: mailsInHand(stage, working.send),
      maxConcurrency: working.send,
    });

    const settle = new ServiceFunction<z.input<typeof mailEventsEnvironment>>(this, 'Settle', {
      stage,
      entry: 'settle',
      environment: { MATTERS_TABLE: table.tableName },
      timeout: mailEventsTimeout,
      memorySize: memory.mailEvents,
    });
    table.allow(settle, ['GetItem', 'BatchGetItem', 'PutItem']);
    mail.tell(mailEvents);
    // What SES tells of one mail comes within seconds, and is then read and written once.
    mailEvents.workedBy(settle, { ...eventsAtOnce, maxConcurrency: working.settle });

    const vouch = new ServiceFunction<Record<string, never>>(this, 'Vouch', {
      stage,
      entry: 'vouch',
      environment: {},
      timeout: vouchTimeout,
      memorySize: memory.vouch,
    });
    const signIn = new SignIn(this, 'SignIn', { stage, pagesAt, vouch });
    const papers = new PapersBucket(this, 'Papers', stage);
    const read = new ServiceFunction<z.input<typeof readingEnvironment>>(this, 'Read', {
      stage,
      entry: 'read',
      environment: { MATTERS_TABLE: table.tableName, MATTERS_PAPERS_BUCKET: papers.bucketName },
      timeout: readTimeout,
      memorySize: memory.read,
    });
    table.allow(read, ['GetItem', 'BatchGetItem', 'Query', 'PutItem']);
    papers.allowKeeping(read);
    readings.workedBy(read, { batchSize: 1, maxConcurrency: working.read });
    const api = new ServiceFunction<z.input<typeof apiEnvironment>>(this, 'Api', {
      stage,
      entry: 'answer',
      environment: {
        MATTERS_TABLE: table.tableName,
        MATTERS_PAPERS_BUCKET: papers.bucketName,
        MATTERS_PAPERS_ADDRESS: papers.address,
        MATTERS_READING_QUEUE: readings.queue.queueUrl,
        MATTERS_LINK_SECRET: linkSecret.parameterName,
        MATTERS_ISSUER: signIn.issuer,
        MATTERS_AUDIENCES: signIn.audiences.join(' '),
        MATTERS_GROUPS_CLAIM: 'cognito:groups',
        MATTERS_CLIENT_GROUPS: signIn.groupsOfMachines,
        MATTERS_REQUESTS_PER_MINUTE: String(stage.requestsPerMinute),
        MATTERS_ORIGINS: stage.origins.join(' '),
        MATTERS_PAGES_ADDRESS: pagesAt,
        MATTERS_PAGES_CLIENT: signIn.pagesId,
        MATTERS_USER_POOL: signIn.userPoolId,
        MATTERS_SIGN_IN_ADDRESS: signIn.address,
      },
      timeout: apiTimeout,
      memorySize: memory.api,
    });
    table.allow(api, ['GetItem', 'BatchGetItem', 'Query', 'PutItem']);
    table.allowEndingSessions(api);
    papers.allowKeeping(api);
    readings.allowSending(api);
    linkSecret.allowUsing(api);
    signIn.allowSigningIn(api);
    http.leadTo({ stage, signIn, api });

    const schedules = new Schedules(this, 'Schedules', sweep);
    const functions = [sweep, send, settle, read, api, vouch];
    const { secretary, operator } = new Credentials(this, 'Credentials', {
      ...{ table, papers, freeze, mail, linkSecret, functions, sweep },
      queues: [boards, dispatches, mailEvents, readings],
      lostCalls: schedules.deadLetters,
      logs: [...functions.map(({ lambda }) => lambda.logGroup), http.log],
    });
    alarms.watch({ http, schedules, vouch });
    if (stage.publicRegister !== null) {
      const { writer } = new PublicRegister(this, 'Public', { stage, table, served: stage.publicRegister });
      schedules.alsoWake(writer);
    }
    if (stage.backupTo !== null) new Backup(this, 'Backup', { table, backupTo: stage.backupTo });
    if (stage.dashboard) {
      new MorningDashboard(this, 'Morning', {
        stage,
        alarms,
        queues: {
          'Boards to sweep': boards,
          'Mails to send': dispatches,
          'Mail events': mailEvents,
          'Notes to read': readings,
        },
        functions,
        http,
      });
    }

    this.output({
      TableName: table.tableName,
      SweepFunctionName: sweep.lambda.functionName,
      SendFunctionName: send.lambda.functionName,
      MailEventsFunctionName: settle.lambda.functionName,
      ReadFunctionName: read.lambda.functionName,
      BoardQueueUrl: boards.queue.queueUrl,
      SendQueueUrl: dispatches.queue.queueUrl,
      MailEventsQueueUrl: mailEvents.queue.queueUrl,
      ReadingQueueUrl: readings.queue.queueUrl,
      MailEventsTopicArn: mail.events.topicArn,
      BoardDeadLettersUrl: boards.deadLetters.queueUrl,
      SendDeadLettersUrl: dispatches.deadLetters.queueUrl,
      MailEventsDeadLettersUrl: mailEvents.deadLetters.queueUrl,
      ReadingDeadLettersUrl: readings.deadLetters.queueUrl,
      FailedCallsUrl: schedules.deadLetters.queueUrl,
      AlarmTopicArn: alarms.topic.topicArn,
      FreezeParameterName: freeze.parameterName,
      ApiUrl: http.url,
      ApiFunctionName: api.lambda.functionName,
      PagesUrl: pagesAt,
      VouchFunctionName: vouch.lambda.functionName,
      UserPoolId: signIn.userPoolId,
      PeopleClientId: signIn.peopleId,
      ...Object.fromEntries(signIn.machines.map(({ name, id }) => [`${pascal(name)}ClientId`, id])),
      SignInUrl: `${signIn.address}/oauth2/authorize`,
      TokenUrl: `${signIn.address}/oauth2/token`,
      PapersBucketName: papers.bucketName,
      LinkSecretName: linkSecret.parameterName,
      SecretaryPolicyArn: secretary.managedPolicyArn,
      OperatorPolicyArn: operator.managedPolicyArn,
    });
  }

  private output(values: Record<string, string>): void {
    for (const [name, value] of Object.entries(values)) new CfnOutput(this, name, { value });
  }
}
