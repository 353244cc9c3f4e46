import * as z from 'zod';
import { type Instant, instantSchema } from '../../functions/calendar/days.ts';

/** An alarm as the template has it. */
export const alarmSchema = z.looseObject({
  AlarmDescription: z.string(),
  AlarmActions: z.array(z.unknown()).min(1),
  OKActions: z.array(z.unknown()).default([]),
  TreatMissingData: z.enum(['breaching', 'notBreaching', 'ignore']),
  Namespace: z.string(),
  MetricName: z.string(),
  Statistic: z.enum(['Sum', 'Maximum', 'Average']),
  Period: z.int(),
  EvaluationPeriods: z.int(),
  DatapointsToAlarm: z.undefined().optional(),
  Threshold: z.number(),
  ComparisonOperator: z.enum(['GreaterThanOrEqualToThreshold', 'LessThanThreshold']),
});
export type AlarmProperties = z.infer<typeof alarmSchema>;

export type Measured = { at: Instant; value: number };
/** What CloudWatch mails: that an alarm rings, or that it is over. */
export type Mailed = { at: Instant; rings: boolean };

/**
 * What AWS leaves open of how CloudWatch looks at a metric each minute: whether its periods begin at the full hour or end at
 * that minute, and how many earlier ones it looks at where one has no measurement.
 */
export type Way = { aligned: boolean; earlier: number };
export const ways: readonly Way[] = [
  { aligned: false, earlier: 0 },
  { aligned: false, earlier: 3 },
  { aligned: true, earlier: 0 },
  { aligned: true, earlier: 3 },
];

const minute = 60_000;

type Point = { moment: number; value: number };

function pointIn({ Statistic }: AlarmProperties, points: readonly Point[], from: number, to: number) {
  const values = points.filter(({ moment }) => moment >= from && moment < to).map(({ value }) => value);
  if (values.length === 0) return undefined;
  const sum = values.reduce((all, one) => all + one, 0);
  if (Statistic === 'Sum') return sum;
  return Statistic === 'Maximum' ? Math.max(...values) : sum / values.length;
}

/**
 * The mails of one alarm between two moments, as its page says that CloudWatch decides: each minute by the latest periods; of
 * those that have a measurement, by that; of those that have none, as the alarm treats what is missing.
 */
export function mailsOf(
  alarm: AlarmProperties,
  measured: readonly Measured[],
  [from, to]: readonly [Instant, Instant],
  { aligned, earlier }: Way,
): Mailed[] {
  const period = alarm.Period * 1_000;
  const isBreaching = (value: number): boolean =>
    alarm.ComparisonOperator === 'LessThanThreshold' ? value < alarm.Threshold : value >= alarm.Threshold;
  const points = measured.map(({ at, value }) => ({ moment: Date.parse(at), value }));
  const mails: Mailed[] = [];
  let state = false;
  for (let now = Date.parse(from); now <= Date.parse(to); now += minute) {
    const end = aligned ? Math.ceil(now / period) * period : now + minute;
    const known = Array.from({ length: alarm.EvaluationPeriods + earlier }, (_, index) =>
      pointIn(alarm, points, end - (index + 1) * period, end - index * period),
    ).filter((point) => point !== undefined);
    const latest = known.slice(0, alarm.EvaluationPeriods);
    const isWhole = latest.length === alarm.EvaluationPeriods;
    if (!isWhole && alarm.TreatMissingData === 'ignore') continue;
    const rings = latest.every(isBreaching) && (isWhole || alarm.TreatMissingData === 'breaching');
    if (rings !== state && (rings || alarm.OKActions.length > 0)) {
      mails.push({ at: instantSchema.parse(new Date(now).toISOString()), rings });
    }
    state = rings;
  }
  return mails;
}
