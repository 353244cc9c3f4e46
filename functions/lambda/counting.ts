import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Counter } from './telemetry.ts';

/** Where what the functions count is found; which stage it is of, the service’s name tells. */
export const metricsNamespace = 'MattersArising';

/** Counts as metrics, which go to the log; for those that count alone, since it takes a while to load. */
export function openCounter(): Counter {
  const metrics = new Metrics({ namespace: metricsNamespace });
  return {
    count: (what, times = 1) => void metrics.addMetric(what, MetricUnit.Count, times),
    letOut: () => {
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    },
  };
}
