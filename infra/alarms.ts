import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { HttpApi } from './http-api.ts';
import { countMetric } from './metrics.ts';
import type { Schedules } from './schedules.ts';
import type { ServiceFunction } from './service-function.ts';
import type { Stage } from './stages.ts';
import type { WorkQueue } from './work-queue.ts';

/** Who is let down, by what fails. */
const impacts = {
  sweep:
    'nobody works out who is to be reminded of what, and owners are not told what they owe the next board',
  board: 'the owners of one board are not told what they owe it',
  send: 'owners are not told what they owe the next board',
  mailEvents: 'secretaries do not learn that a reminder bounced or was never delivered',
  read: 'secretaries cannot have the notes of a meeting read, and nobody is reminded of what it asked for',
  vouch: 'secretaries cannot sign in, nor change anything where they are signed in',
  api: 'discharges cannot be logged, and owners are chased for what is done',
  meeting: 'owners may come to the meeting without having been told what they owe it',
  secretary: 'its secretaries do not learn which owners were not told what they owe',
  publish: 'the public register stays as it was, and what is now held back may still stand in it',
  reputation: 'SES may stop all sending, and then no owner is told anything',
};

/** What one message of a queue is, and from when on it is late. */
const queues = {
  Boards: { message: 'A board to be swept', lateAfter: Duration.minutes(30), failureImpact: impacts.board },
  Dispatches: { message: 'A mail to be sent', lateAfter: Duration.hours(1), failureImpact: impacts.send },
  MailEvents: {
    message: 'Word of what became of a mail',
    lateAfter: Duration.hours(1),
    failureImpact: impacts.mailEvents,
  },
  Readings: {
    message: 'A file of notes to be read',
    lateAfter: Duration.minutes(30),
    failureImpact: impacts.read,
  },
};

const functions = {
  Sweep: impacts.sweep,
  Send: impacts.send,
  Settle: impacts.mailEvents,
  Read: impacts.read,
  Api: impacts.api,
  Vouch: impacts.vouch,
};

/** SES reviews an account above 5% and 0.1%, and suspends it above 10% and 0.5%. */
const reputation = {
  BounceRate: { from: 0.05, what: 'One mail in twenty bounces' },
  ComplaintRate: { from: 0.001, what: 'One mail in a thousand is reported as unwanted' },
};

/** What is watched: a queue or a function of which nothing stands above does not compile. */
type Parts = {
  queues: Record<keyof typeof queues, WorkQueue>;
  functions: Record<keyof typeof functions, ServiceFunction>;
  http: HttpApi;
  schedules: Schedules;
};

/** A page of `docs/`, and the heading in it if it has several. */
type Runbook =
  | `alarms.md#${'errors' | 'throttles' | 'old-messages' | 'no-finished-sweep' | 'a-meeting-is-near' | 'nobody-to-tell' | 'failed-schedule' | 'failed-requests' | 'slow-requests'}`
  | 'dead-letter.md'
  | 'bounce.md';

type Watched = {
  metric: IMetric;
  /** What happened, in words that need no CloudWatch. */
  what: string;
  /** Who is let down meanwhile, as a sentence without its stop: “owners are not told what they owe”. */
  failureImpact: string;
  runbook: Runbook;
  /** Rings from this value up; 1 when left out. */
  from?: number;
  /** How many periods of the metric in a row; 1 when left out. */
  periods?: number;
};

const keysOf = <T extends object>(of: T): (keyof T & string)[] => Object.keys(of) as (keyof T & string)[];
const period = Duration.minutes(5);

/** All alarms, and where they go: a topic that mails whoever looks after the service. Each says who is let down and what to do. */
export class Alarms extends Construct {
  readonly topic: Topic;
  readonly all: Alarm[] = [];
  private readonly runbooks: string;

  constructor(scope: Construct, id: string, { alarmsTo, runbooks }: Stage) {
    super(scope, id);
    this.runbooks = runbooks;
    this.topic = new Topic(this, 'Topic', { displayName: 'Matters Arising', enforceSSL: true });
    this.topic.addSubscription(new EmailSubscription(alarmsTo));
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsOfThisAccount',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'AWS:SourceAccount': this.topic.env.account } },
      }),
    );
  }

  watch(parts: Parts): void {
    for (const name of keysOf(queues)) this.watchQueue(name, parts.queues[name]);
    for (const name of keysOf(functions)) {
      this.watchFailures(name, parts.functions[name], functions[name]);
    }
    this.watchHttp(parts.http);
    this.watchSchedules(parts.schedules);
    this.watchMornings();
    this.watchReputation();
  }

  private watchQueue(name: keyof typeof queues, { queue, deadLetters }: WorkQueue): void {
    const { message, lateAfter, failureImpact } = queues[name];
    const statistic = 'Maximum';
    // The first one rings; there are fourteen days to look.
    this.add(`${name}DeadLetters`, {
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic }),
      what: `${message} could not be handled, and lies with the dead letters`,
      failureImpact,
      runbook: 'dead-letter.md',
    });
    this.add(`${name}Age`, {
      metric: queue.metricApproximateAgeOfOldestMessage({ period, statistic }),
      from: lateAfter.toSeconds(),
      what: `${message} has waited for more than ${lateAfter.toMinutes()} minutes`,
      failureImpact,
      runbook: 'alarms.md#old-messages',
    });
  }

  private watchFailures(name: string, { lambda }: ServiceFunction, failureImpact: string): void {
    this.add(`${name}Errors`, {
      metric: lambda.metricErrors({ period }),
      what: `${name} failed`,
      failureImpact,
      runbook: 'alarms.md#errors',
    });
    this.add(`${name}Throttles`, {
      metric: lambda.metricThrottles({ period }),
      what: `${name} was not let run, for too many functions of the account ran at once`,
      failureImpact,
      runbook: 'alarms.md#throttles',
    });
  }

  /** The writer of the public register, of a stage that has one. */
  watchPublishing(publish: ServiceFunction): void {
    this.watchFailures('Publish', publish, impacts.publish);
  }

  private watchHttp({ gateway }: HttpApi): void {
    this.add('ApiFailedRequests', {
      metric: gateway.metricServerError({ period, statistic: 'Sum' }),
      from: 3,
      what: 'The HTTP API failed three times within five minutes',
      failureImpact: impacts.api,
      runbook: 'alarms.md#failed-requests',
    });
    this.add('ApiSlow', {
      metric: gateway.metricLatency({ period, statistic: 'p99' }),
      from: 10_000,
      periods: 3,
      what: 'The HTTP API has taken more than ten seconds to answer for a quarter of an hour',
      failureImpact: impacts.api,
      runbook: 'alarms.md#slow-requests',
    });
  }

  private watchSchedules({ deadLetters }: Schedules): void {
    this.add('SchedulesDeadLetters', {
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
      what: 'The sweep could not be woken',
      failureImpact: impacts.sweep,
      runbook: 'alarms.md#failed-schedule',
    });
  }

  /** What no single part of the service would notice of itself. */
  private watchMornings(): void {
    this.addAbsence('NoFinishedSweep', 26, {
      metric: countMetric(this, 'FinishedSweeps', { period: Duration.hours(1) }),
      what: 'No sweep has finished for 26 hours',
      failureImpact: impacts.sweep,
      runbook: 'alarms.md#no-finished-sweep',
    });
    this.add('MeetingIsNear', {
      metric: countMetric(this, 'DispatchesNotEndedWithin48Hours', {
        period: Duration.hours(1),
        statistic: 'Maximum',
      }),
      what: 'A board meets within 48 hours, and some of its mails have no end yet',
      failureImpact: impacts.meeting,
      runbook: 'alarms.md#a-meeting-is-near',
    });
    this.add('NobodyToTell', {
      metric: countMetric(this, 'BoardsWithNobodyToTell', {
        period: Duration.hours(1),
        statistic: 'Maximum',
      }),
      what: 'No secretary of a board can be written to',
      failureImpact: impacts.secretary,
      runbook: 'alarms.md#nobody-to-tell',
    });
  }

  private watchReputation(): void {
    for (const [name, { from, what }] of Object.entries(reputation)) {
      this.add(name, {
        metric: new Metric({
          namespace: 'AWS/SES',
          metricName: `Reputation.${name}`,
          period: Duration.hours(1),
          statistic: 'Average',
        }),
        from,
        what,
        failureImpact: impacts.reputation,
        runbook: 'bounce.md',
      });
    }
  }

  /** Rings when the metric reaches a value; where nothing is measured, all is well. */
  private add(id: string, watched: Watched): void {
    const { metric, from = 1, periods = 1 } = watched;
    this.ring(
      new Alarm(this, id, {
        metric,
        threshold: from,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        evaluationPeriods: periods,
        treatMissingData: TreatMissingData.NOT_BREACHING,
        alarmDescription: this.description(watched),
      }),
    );
  }

  /** Rings when nothing was counted for so many periods; no measurement at all is the worst of cases. */
  private addAbsence(id: string, periods: number, watched: Omit<Watched, 'from' | 'periods'>): void {
    this.ring(
      new Alarm(this, id, {
        metric: watched.metric,
        threshold: 1,
        comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
        evaluationPeriods: periods,
        treatMissingData: TreatMissingData.BREACHING,
        alarmDescription: this.description(watched),
      }),
    );
  }

  private description({ what, failureImpact, runbook }: Omit<Watched, 'metric'>): string {
    return `${what}: ${failureImpact}. What to do: ${this.runbooks}/${runbook}`;
  }

  private ring(alarm: Alarm): void {
    const mail = new SnsAction(this.topic);
    alarm.addAlarmAction(mail);
    alarm.addOkAction(mail);
    this.all.push(alarm);
  }
}
