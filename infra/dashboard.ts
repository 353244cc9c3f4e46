import { Duration, Stack } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  LogQueryWidget,
  SingleValueWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Counted } from '../functions/lambda/telemetry.ts';
import type { Alarms } from './alarms.ts';
import type { HttpApi } from './http-api.ts';
import { countMetric } from './metrics.ts';
import type { ServiceFunction } from './service-function.ts';
import type { Stage } from './stages.ts';
import type { WorkQueue } from './work-queue.ts';

type MorningDashboardProps = {
  stage: Stage;
  alarms: Alarms;
  queues: Record<string, WorkQueue>;
  functions: readonly ServiceFunction[];
  http: HttpApi;
};

/** One page that answers: did this morning's reminders go? */
export class MorningDashboard extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { stage, alarms, queues, functions, http }: MorningDashboardProps,
  ) {
    super(scope, id);
    const total = (name: Counted, label: string): IMetric =>
      countMetric(this, name, { period: Duration.hours(1), label });
    const sums = (title: string, metrics: IMetric[]): SingleValueWidget =>
      new SingleValueWidget({ title, metrics, setPeriodToTimeRange: true, width: 12, height: 4 });

    new Dashboard(this, 'Dashboard', {
      dashboardName: Stack.of(this).stackName,
      defaultInterval: Duration.hours(12),
      widgets: [
        [new TextWidget({ markdown: answer(stage), width: 24, height: 4 })],
        [
          sums('The sweep', [
            total('SweptBoards', 'Boards to sweep'),
            total('FinishedSweeps', 'Boards swept'),
          ]),
          sums('The mails', [total('DispatchesQueued', 'Queued'), total('Sent', 'Sent')]),
        ],
        [
          sums('Did not go, or may not have', [
            total('Refused', 'Refused'),
            total('Unknown', 'Outcome unknown'),
            total('Missed', 'Missed'),
            total('FrozenMessages', 'Held back: frozen'),
          ]),
          sums('Went, and came to nothing', [
            total('Bounced', 'Bounced'),
            total('Complained', 'Reported as unwanted'),
          ]),
        ],
        [
          sums('The HTTP API', Object.values(http.metrics)),
          new GraphWidget({
            title: 'How long it took to answer, in milliseconds',
            left: [http.latency('p50'), http.latency('p99')],
            width: 12,
            height: 4,
          }),
        ],
        [new AlarmStatusWidget({ title: 'Who is let down', alarms: alarms.all, width: 24, height: 6 })],
        [
          new GraphWidget({
            title: 'Waiting to be worked on',
            left: Object.entries(queues).map(([label, { queue }]) =>
              queue.metricApproximateNumberOfMessagesVisible({ label, statistic: 'Maximum' }),
            ),
            width: 12,
          }),
          new GraphWidget({
            title: 'Dead letters',
            left: Object.entries(queues).map(([label, { deadLetters }]) =>
              deadLetters.metricApproximateNumberOfMessagesVisible({ label, statistic: 'Maximum' }),
            ),
            width: 12,
          }),
        ],
        [
          new LogQueryWidget({
            title: 'What went wrong, newest first',
            logGroupNames: functions.map(({ lambda }) => lambda.logGroup.logGroupName),
            queryLines: [
              'fields @timestamp, message, board, dispatch, state, outcome, requestId, route, status, client',
              'filter level in ["WARN", "ERROR", "CRITICAL"]',
              'sort @timestamp desc',
              'limit 50',
            ],
            width: 24,
            height: 8,
          }),
        ],
      ],
    });
  }
}

const answer = ({ runbooks }: Stage): string =>
  [
    '# Did this morning’s reminders go?',
    'They did, if as many boards were swept as were to be, what was queued was sent, nothing is counted in the row below',
    'those, and no alarm rings. The sweep runs at 08:00 in London, and hourly through the working day, when it queues again',
    `what has not gone. Where nothing is owed, nothing is queued. What to do when it rings: [alarms](${runbooks}/alarms.md).`,
  ].join('\n');
