import { type Duration, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IConstruct } from 'constructs';
import { metricsNamespace } from '../functions/lambda/counting.ts';
import type { Counted } from '../functions/lambda/telemetry.ts';

/** What tells the counts of one stage from those of another in the same account. */
export const serviceName = (scope: IConstruct): string => Stack.of(scope).stackName;

type CountOptions = { period: Duration; statistic?: 'Sum' | 'Maximum'; label?: string };

/** Something that the functions of this stage count. */
export const countMetric = (
  scope: IConstruct,
  metricName: Counted,
  { statistic = 'Sum', ...options }: CountOptions,
): Metric =>
  new Metric({
    namespace: metricsNamespace,
    metricName,
    dimensionsMap: { service: serviceName(scope) },
    statistic,
    ...options,
  });
