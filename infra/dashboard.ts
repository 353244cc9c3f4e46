import { Duration, Stack } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  LogQueryVisualizationType,
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
    const counted = (name: Counted, label: string, statistic: 'Sum' | 'Maximum'): IMetric =>
      countMetric(this, name, { period: Duration.hours(1), label, statistic });
    const values = (title: string, metrics: IMetric[]): SingleValueWidget =>
      new SingleValueWidget({ title, metrics, width: 12, height: 4 });
    const logGroupNames = functions.map(({ lambda }) => lambda.logGroup.logGroupName);

    new Dashboard(this, 'Dashboard', {
      dashboardName: Stack.of(this).stackName,
      defaultInterval: Duration.hours(12),
      widgets: [
        [new TextWidget({ markdown: answer(stage), width: 24, height: 4 })],
        [
          values('Within the last hour', [
            counted('FinishedSweeps', 'Boards swept', 'Sum'),
            counted('OwnersNotTold', 'Owners not told', 'Maximum'),
            counted('SecretariesNotTold', 'Secretaries not told', 'Maximum'),
            counted('MailsNotEndedBeforeMeeting', 'Not ended, and a meeting near', 'Maximum'),
          ]),
          values('The HTTP API', Object.values(http.metrics)),
        ],
        [
          new LogQueryWidget({
            title: 'What became of mails',
            logGroupNames,
            view: LogQueryVisualizationType.TABLE,
            queryLines: [
              'fields state',
              'filter ispresent(dispatch) and ispresent(state)',
              'stats count_distinct(dispatch) as mails by state',
            ],
            width: 12,
          }),
          new GraphWidget({
            title: 'How long it took to answer, in milliseconds',
            left: [http.latency('p50'), http.latency('p99')],
            width: 12,
          }),
        ],
        [new AlarmStatusWidget({ title: 'Who is let down', alarms: alarms.all, width: 24, height: 4 })],
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
            logGroupNames,
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
    'They did, if boards were swept, no owner and no secretary was not told, and no alarm rings. The sweep runs at 08:00 in',
    'London, and hourly through the working day, when it queues again what has not gone. Where nothing is owed, nothing is',
    `queued. What to do when it rings: [alarms](${runbooks}/alarms.md).`,
  ].join('\n');
