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
import type { Counted } from '../functions/lambda/telemetry.ts';
import type { HttpApi } from './http-api.ts';
import { countMetric } from './metrics.ts';
import type { Schedules } from './schedules.ts';
import type { ServiceFunction } from './service-function.ts';
import type { Stage } from './stages.ts';

/** A page of `docs/`, and the heading in it if it has several. */
type Runbook =
  | `alarms.md#${'owners-not-told' | 'secretaries-not-told' | 'a-meeting-is-near' | 'a-freeze-left-on' | 'no-finished-sweep' | 'failed-calls' | 'failed-requests' | 'sign-in-fails'}`
  | 'bounce.md#the-rate-alarm';

type Said = {
  /** What happened, in words that need no CloudWatch. */
  what: string;
  /** Who is let down meanwhile, as a sentence without its stop: “owners are not told what they owe”. */
  failureImpact: string;
  runbook: Runbook;
};

/** What the sweep counts, as it found it: a state, which stands at night, when no sweep looks. */
const states: Record<string, Said & { counted: Counted }> = {
  OwnersNotTold: {
    counted: 'OwnersNotTold',
    what: 'A mail to an owner went wrong, or a board could not be swept',
    failureImpact: 'owners were not told what they owe, and their board’s office does not know it yet',
    runbook: 'alarms.md#owners-not-told',
  },
  SecretariesNotTold: {
    counted: 'SecretariesNotTold',
    what: 'A secretary’s mailbox refuses mail, or word for a secretary could not be handled',
    failureImpact:
      'secretaries do not learn which owners were not told what they owe, or what they asked for',
    runbook: 'alarms.md#secretaries-not-told',
  },
  MeetingIsNear: {
    counted: 'MailsNotEndedBeforeMeeting',
    what: 'A board meets within 48 hours, and some of its mails have no end yet',
    failureImpact: 'owners may come to the meeting without having been told what they owe it',
    runbook: 'alarms.md#a-meeting-is-near',
  },
  FreezeLeftOn: {
    counted: 'FreezeLeftOn',
    what: 'Sending has been frozen since a day before',
    failureImpact: 'no owner is told what it owes today',
    runbook: 'alarms.md#a-freeze-left-on',
  },
};

/** SES reviews an account above 5% and 0.1%, and suspends it above 10% and 0.5%. */
const reputation = {
  BounceRate: { from: 0.05, what: 'One mail in twenty bounces' },
  ComplaintRate: { from: 0.001, what: 'One mail in a thousand is reported as unwanted' },
};

/** What no sweep can see of itself. */
type Parts = { http: HttpApi; schedules: Schedules; vouch: ServiceFunction };

/**
 * How an alarm comes to an end. `told`: it stands until a measurement says otherwise, and the end is mailed. `never`: what rang
 * it is an event, which is over as soon as it is told, and no mail says that all is well again.
 */
type End = 'told' | 'never';

type Watched = Said & {
  metric: IMetric;
  /** Rings from this value up; 1 when left out. */
  from?: number;
  end: End;
};

const hour = Duration.hours(1);
const minutes = Duration.minutes(5);

/**
 * All alarms, and where they go: a topic that mails whoever looks after the service. Each says who is let down and what to
 * do. Ten metrics are watched for nothing in every account, so there are ten.
 */
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

  watch({ http, schedules, vouch }: Parts): void {
    for (const [id, { counted, ...said }] of Object.entries(states)) {
      const metric = countMetric(this, counted, { period: hour, statistic: 'Maximum' });
      this.add(id, { metric, end: 'told', ...said });
    }
    this.watchFinishedSweeps();
    this.add('FailedCalls', {
      metric: schedules.deadLetters.metricApproximateNumberOfMessagesVisible({
        period: minutes,
        statistic: 'Maximum',
      }),
      end: 'told',
      what: 'A sweep, or a writing of the public register, could not be begun or broke off three times',
      failureImpact: 'owners are not told what they owe, or the public register stays as it was',
      runbook: 'alarms.md#failed-calls',
    });
    this.add('ApiFailedRequests', {
      metric: http.gateway.metricServerError({ period: minutes, statistic: 'Sum' }),
      from: 3,
      end: 'never',
      what: 'The HTTP API and the pages failed three times within five minutes',
      failureImpact: 'discharges cannot be logged, and owners are chased for what is done',
      runbook: 'alarms.md#failed-requests',
    });
    this.add('SignInFails', {
      metric: vouch.lambda.metricErrors({ period: minutes }),
      end: 'never',
      what: 'Signing in failed',
      failureImpact: 'secretaries cannot sign in, nor change anything where they are signed in',
      runbook: 'alarms.md#sign-in-fails',
    });
    for (const [name, { from, what }] of Object.entries(reputation)) {
      this.add(name, {
        metric: new Metric({
          namespace: 'AWS/SES',
          metricName: `Reputation.${name}`,
          period: hour,
          statistic: 'Average',
        }),
        from,
        end: 'told',
        what,
        failureImpact: 'SES may stop all sending, and then no owner is told anything',
        runbook: 'bounce.md#the-rate-alarm',
      });
    }
  }

  private add(id: string, { metric, from = 1, end, ...said }: Watched): void {
    const alarm = new Alarm(this, id, {
      metric,
      threshold: from,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: end === 'told' ? TreatMissingData.IGNORE : TreatMissingData.NOT_BREACHING,
      alarmDescription: this.description(said),
    });
    this.ring(alarm, end);
  }

  /** Rings when nothing was counted for so many hours; no measurement at all is the worst of cases. */
  private watchFinishedSweeps(): void {
    const alarm = new Alarm(this, 'NoFinishedSweep', {
      metric: countMetric(this, 'FinishedSweeps', { period: hour }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      // From eight to eight are 25 hours in the night that the clocks go back.
      evaluationPeriods: 26,
      treatMissingData: TreatMissingData.BREACHING,
      alarmDescription: this.description({
        what: 'No sweep has finished for 26 hours',
        failureImpact:
          'nobody works out who is to be reminded of what, and owners are not told what they owe the next board',
        runbook: 'alarms.md#no-finished-sweep',
      }),
    });
    this.ring(alarm, 'told');
  }

  private description({ what, failureImpact, runbook }: Said): string {
    return `${what}: ${failureImpact}. What to do: ${this.runbooks}/${runbook}`;
  }

  private ring(alarm: Alarm, end: End): void {
    const mail = new SnsAction(this.topic);
    alarm.addAlarmAction(mail);
    if (end === 'told') alarm.addOkAction(mail);
    this.all.push(alarm);
  }
}
