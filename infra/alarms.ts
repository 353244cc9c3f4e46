import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Stage } from './stages.ts';

/** A page of `docs/`, and the heading in it if it has several. */
export type Runbook =
  | `alarms.md#${'errors' | 'throttles' | 'old-messages' | 'no-finished-sweep' | 'a-meeting-is-near' | 'failed-schedule' | 'failed-requests' | 'slow-requests'}`
  | 'dead-letter.md'
  | 'bounce.md';

export type Watched = {
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

/** Where alarms go: a topic that mails whoever looks after the service. Each says who is let down and what to do. */
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

  /** Rings when the metric reaches a value; where nothing is measured, all is well. */
  add(id: string, watched: Watched): void {
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

  /** Rings when nothing was counted for so many hours; no measurement at all is the worst of cases. */
  addAbsence(
    id: string,
    hours: number,
    watched: Omit<Watched, 'from' | 'periods' | 'metric'> & { metric: (period: Duration) => IMetric },
  ): void {
    this.ring(
      new Alarm(this, id, {
        metric: watched.metric(Duration.hours(1)),
        threshold: 1,
        comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
        evaluationPeriods: hours,
        treatMissingData: TreatMissingData.BREACHING,
        alarmDescription: this.description(watched),
      }),
    );
  }

  private description({
    what,
    failureImpact,
    runbook,
  }: Pick<Watched, 'what' | 'failureImpact' | 'runbook'>): string {
    return `${what}: ${failureImpact}. What to do: ${this.runbooks}/${runbook}`;
  }

  private ring(alarm: Alarm): void {
    const mail = new SnsAction(this.topic);
    alarm.addAlarmAction(mail);
    alarm.addOkAction(mail);
    this.all.push(alarm);
  }
}
