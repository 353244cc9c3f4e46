import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { ServiceStack } from '../service-stack.ts';
import { checkStage, type Stage } from '../stages.ts';
import type { Standing } from './bill.ts';

const alarmSchema = z.looseObject({
  Properties: z.looseObject({ Namespace: z.string(), MetricName: z.string() }),
});

/** What the stack of a stage has that is paid for whether it is used or not, as its template says. */
export function standingOf(stage: Stage): Standing {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
  const template = Template.fromStack(new ServiceStack(app, 'cost', checkStage('cost', stage)));
  const count = (type: string): number => Object.keys(template.findResources(type)).length;
  const listened = Object.values(template.findResources('AWS::CloudWatch::Alarm'))
    .map((alarm) => alarmSchema.parse(alarm).Properties)
    .filter(({ Namespace }) => Namespace === 'MattersArising');
  return {
    alarms: count('AWS::CloudWatch::Alarm'),
    // Nothing is counted that no alarm listens to.
    metrics: new Set(listened.map(({ MetricName }) => MetricName)).size,
    queues: count('AWS::Lambda::EventSourceMapping'),
    dashboards: count('AWS::CloudWatch::Dashboard'),
    keys: count('AWS::KMS::Key'),
    machines: Object.keys(stage.clients).length,
    traced: stage.traced,
  };
}
