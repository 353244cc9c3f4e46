import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { stages } from '../../infra/stages.ts';
import { alarmSchema } from './a-cloudwatch.ts';
import { allowed, ofType, type Resource, stageNames, statementsOf, templateOf, theOne } from './a-stack.ts';

describe.each(stageNames)('%s: queues', (stage) => {
  const template = templateOf(stage);
  const queues = ofType(template, 'AWS::SQS::Queue');
  const isForDeadLetters = ([name]: [string, Resource]): boolean => name.includes('DeadLetters');
  const work = Object.entries(queues).filter((queue) => !isForDeadLetters(queue));
  const deadLetters = Object.entries(queues).filter(isForDeadLetters);

  it('are one for boards, one for mails, one for what became of them, one for notes; and a schedule’s lost calls', () => {
    expect(work.map(([name]) => name.replace(/Queue.*/, ''))).toEqual([
      'Boards',
      'Dispatches',
      'MailEvents',
      'Readings',
    ]);
    expect(deadLetters.map(([name]) => name.replace(/DeadLetters.*/, ''))).toEqual([
      'Boards',
      'Dispatches',
      'MailEvents',
      'Readings',
      'Schedules',
    ]);
  });

  it.each(work)('%s hands over what fails five times', (name, { Properties }) => {
    const { RedrivePolicy } = z
      .object({
        RedrivePolicy: z.object({
          deadLetterTargetArn: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
          maxReceiveCount: z.int().min(5),
        }),
      })
      .parse(Properties);
    const [target] = RedrivePolicy.deadLetterTargetArn['Fn::GetAtt'];
    expect(target.split('DeadLetters')[0]).toBe(name.split('Queue')[0]);
    expect(deadLetters.map(([deadLetter]) => deadLetter)).toContain(target);
  });

  it.each(deadLetters)(
    '%s keeps messages for fourteen days, and is looked at each hour or all the time',
    (name, queue) => {
      expect(queue.Properties).toMatchObject({ MessageRetentionPeriod: 14 * 24 * 60 * 60 });
      const [, { Properties: sweep }] = theOne(template, 'AWS::Lambda::Function', 'Sweep');
      const [, { Properties: failedCalls }] = theOne(template, 'AWS::CloudWatch::Alarm', 'AlarmsFailedCalls');
      const looksAt = name.startsWith('Schedules') ? failedCalls['Dimensions'] : sweep['Environment'];
      expect(JSON.stringify(looksAt)).toContain(`"${name}"`);
      const mayAsk = allowed(template, 'Sweep').some(
        ({ Action, Resource }) =>
          Action.includes('sqs:GetQueueAttributes') && JSON.stringify(Resource).includes(`"${name}"`),
      );
      expect(mayAsk).toBe(!name.startsWith('Schedules'));
    },
  );

  it('are encrypted where they lie, and on their way', () => {
    for (const { Properties } of Object.values(queues)) {
      expect(Properties).toMatchObject({ SqsManagedSseEnabled: true });
    }
    const secured = Object.values(ofType(template, 'AWS::SQS::QueuePolicy')).filter((policy) =>
      statementsOf(policy).some(
        ({ Effect, Condition }) =>
          Effect === 'Deny' && JSON.stringify(Condition) === '{"Bool":{"aws:SecureTransport":"false"}}',
      ),
    );
    expect(secured).toHaveLength(Object.keys(queues).length);
  });

  it.each([
    ['Boards', 'Sweep'],
    ['Dispatches', 'Send'],
    ['MailEvents', 'Settle'],
  ])(
    '%s are worked by %s, a message each failing by itself, and hidden for six times as long as it may take',
    (queue, worker) => {
      const [functionName, { Properties }] = theOne(template, 'AWS::Lambda::Function', worker);
      const { Timeout } = z.looseObject({ Timeout: z.int() }).parse(Properties);
      const [queueName, { Properties: itsProperties }] = theOne(template, 'AWS::SQS::Queue', `${queue}Queue`);
      const { VisibilityTimeout } = z.looseObject({ VisibilityTimeout: z.int() }).parse(itsProperties);
      expect(VisibilityTimeout).toBeGreaterThanOrEqual(6 * Timeout);
      expect(theOne(template, 'AWS::Lambda::EventSourceMapping', queue)[1].Properties).toMatchObject({
        FunctionName: { Ref: functionName },
        EventSourceArn: { 'Fn::GetAtt': [queueName, 'Arn'] },
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      });
    },
  );
});

/** The headings of a page as links to them are written. */
const anchors = (page: string): string[] =>
  [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\d -]/gu, '')
      .replaceAll(' ', '-'),
  );

describe.each(stageNames)('%s: alarms', (stage) => {
  const template = templateOf(stage);
  const alarms = Object.entries(ofType(template, 'AWS::CloudWatch::Alarm')).map(
    ([name, { Properties }]) => [name, alarmSchema.parse(Properties)] as const,
  );

  it.each(alarms)(
    '%s says what happened, who is let down, and where it is written what to do',
    (_, alarm) => {
      const { runbooks } = stages[stage];
      const [, letDown = '', link = ''] =
        /^[^:]+: ([^:]+)\. What to do: (https:\S+)$/.exec(alarm.AlarmDescription) ?? [];
      expect(letDown).toMatch(/\b(owner|owners|secretaries)\b/);
      expect(link.startsWith(`${runbooks}/`)).toBe(true);
      const [page = '', heading] = link.slice(runbooks.length + 1).split('#');
      const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
      expect(anchors(text)).toEqual(expect.arrayContaining(heading === undefined ? [] : [heading]));
    },
  );

  it.each(alarms)(
    '%s tells the topic when it rings; and when a state is over, which an error is not',
    (name, alarm) => {
      const [topic] = theOne(template, 'AWS::SNS::Topic', 'Alarms');
      const isOfErrors = /ApiFailedRequests|SignInFails/.test(name);
      expect(alarm).toMatchObject({
        AlarmActions: [{ Ref: topic }],
        OKActions: isOfErrors ? [] : [{ Ref: topic }],
      });
    },
  );

  it('reach a mailbox', () => {
    const [topic] = theOne(template, 'AWS::SNS::Topic', 'Alarms');
    expect(theOne(template, 'AWS::SNS::Subscription', 'Alarms')[1].Properties).toEqual({
      Protocol: 'email',
      Endpoint: stages[stage].alarmsTo,
      TopicArn: { Ref: topic },
    });
    const mayPublish = Object.values(ofType(template, 'AWS::SNS::TopicPolicy'))
      .flatMap(statementsOf)
      .filter(({ Principal }) => JSON.stringify(Principal) === '{"Service":"cloudwatch.amazonaws.com"}');
    expect(mayPublish).toEqual([
      expect.objectContaining({ Effect: 'Allow', Action: ['sns:Publish'], Resource: { Ref: topic } }),
    ]);
  });

  it('are ten, each for whom it names, with a line in the table of the page about them', () => {
    const names = alarms.map(([name]) => name.replace(/^Alarms|[0-9A-F]{8}$/g, ''));
    expect(names.sort()).toEqual([
      ...['ApiFailedRequests', 'BounceRate', 'ComplaintRate', 'FailedCalls', 'FreezeLeftOn', 'MeetingIsNear'],
      ...['NoFinishedSweep', 'OwnersNotTold', 'SecretariesNotTold', 'SignInFails'],
    ]);
    const page = readFileSync(new URL('../../docs/alarms.md', import.meta.url), 'utf8');
    const rows = page.split('\n').filter((line) => line.startsWith('| `'));
    for (const name of names) expect(rows.join('\n')).toContain(`\`${name}\``);
  });

  it('ring by what a sweep counted in an hour, and stand as they are where none counted', () => {
    const counted = alarms.filter(([, { Statistic }]) => Statistic === 'Maximum').map(([, alarm]) => alarm);
    const ofSweeps = counted.filter(({ Namespace }) => Namespace === 'MattersArising');
    expect(ofSweeps.map(({ MetricName }) => MetricName).sort()).toEqual([
      ...['FreezeLeftOn', 'MailsNotEndedBeforeMeeting', 'OwnersNotTold', 'SecretariesNotTold'],
    ]);
    for (const one of ofSweeps) {
      expect(one).toMatchObject({
        Period: 3600,
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        TreatMissingData: 'ignore',
      });
    }
  });

  it('ring by a call for which nobody waits, and which broke off each time', () => {
    const [deadLetters] = theOne(template, 'AWS::SQS::Queue', 'Schedules');
    const failing = Object.entries(ofType(template, 'AWS::Lambda::Function')).filter(
      ([, { Properties }]) => Properties['DeadLetterConfig'] !== undefined,
    );
    expect(failing.map(([name]) => name.replace(/Function.*/, ''))).toEqual(['Sweep']);
    for (const [, { Properties }] of failing) {
      expect(Properties['DeadLetterConfig']).toEqual({ TargetArn: { 'Fn::GetAtt': [deadLetters, 'Arn'] } });
    }
  });

  it('ring when nothing at all is heard of a finished sweep for 26 hours', () => {
    const absence = alarms.filter(([, { MetricName }]) => MetricName === 'FinishedSweeps');
    expect(absence.map(([, alarm]) => alarm)).toEqual([
      expect.objectContaining({
        Namespace: 'MattersArising',
        Period: 3600,
        EvaluationPeriods: 26,
        Statistic: 'Sum',
        Threshold: 1,
        ComparisonOperator: 'LessThanThreshold',
        TreatMissingData: 'breaching',
      }),
    ]);
  });

  it('listen where the functions of this stage write, and not to those of another', () => {
    const listening = alarms.filter(([, { Namespace }]) => Namespace === 'MattersArising');
    expect(listening).toHaveLength(5);
    for (const [, alarm] of listening) {
      expect(alarm).toMatchObject({ Dimensions: [{ Name: 'service', Value: 'matters-arising-test' }] });
    }
    for (const { Properties } of Object.values(ofType(template, 'AWS::Lambda::Function'))) {
      expect(Properties).toMatchObject({
        Environment: {
          Variables: {
            POWERTOOLS_SERVICE_NAME: 'matters-arising-test',
          },
        },
      });
    }
  });
});

const scheduleSchema = z.looseObject({
  ScheduleExpression: z.string().regex(/^cron\(.*\)$/),
  ScheduleExpressionTimezone: z.string(),
});

/** The hours that the second field of a cron expression names. */
function hoursOf(expression: string): number[] {
  const hours = expression.slice('cron('.length).split(' ')[1] ?? '';
  return hours.split(',').flatMap((range) => {
    const [from = Number.NaN, to = from] = range.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}

describe.each(stageNames)('%s: schedules', (stage) => {
  const template = templateOf(stage);
  const schedules = Object.entries(ofType(template, 'AWS::Scheduler::Schedule')).map(
    ([name, { Properties }]) => [name, scheduleSchema.parse(Properties)] as const,
  );

  it('wake the sweep every morning, and through each working day', () => {
    expect(schedules.map(([, { ScheduleExpression }]) => ScheduleExpression)).toEqual([
      'cron(0 8 * * ? *)',
      'cron(0 9-17 ? * MON-FRI *)',
    ]);
  });

  it.each(schedules)(
    '%s runs by London’s clocks, and never in the hour that a night may lack',
    (_, schedule) => {
      expect(schedule.ScheduleExpressionTimezone).toBe('Europe/London');
      const hours = hoursOf(schedule.ScheduleExpression);
      expect(hours).not.toContain(1);
      expect(hours.every((hour) => hour >= 2 && hour <= 23)).toBe(true);
    },
  );

  it.each(schedules)(
    '%s says which moment it is for, at that moment, and its lost calls are kept',
    (_, schedule) => {
      const [sweep] = theOne(template, 'AWS::Lambda::Function', 'Sweep');
      const [deadLetters] = theOne(template, 'AWS::SQS::Queue', 'SchedulesDeadLetters');
      expect(schedule).toMatchObject({
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          Arn: { 'Fn::GetAtt': [sweep, 'Arn'] },
          Input: '{"time":"<aws.scheduler.scheduled-time>"}',
          DeadLetterConfig: { Arn: { 'Fn::GetAtt': [deadLetters, 'Arn'] } },
        },
      });
    },
  );
});

describe.each(stageNames)('%s: mail', (stage) => {
  const template = templateOf(stage);

  it('goes only over an encrypted line, never to who bounced or complained, and nobody is watched', () => {
    const [, { Properties }] = theOne(template, 'AWS::SES::ConfigurationSet', '');
    expect(Properties).toMatchObject({
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
      ReputationOptions: { ReputationMetricsEnabled: true },
    });
    expect(Properties).not.toHaveProperty('TrackingOptions');
    expect(theOne(template, 'AWS::SES::ConfigurationSetEventDestination', '')[1].Properties).toMatchObject({
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['send', 'delivery', 'bounce', 'complaint', 'reject', 'deliveryDelay'],
      },
    });
  });

  it('is signed by the stage’s own domain, which takes its own bounces', () => {
    const { mailDomain } = stages[stage];
    expect(theOne(template, 'AWS::SES::EmailIdentity', '')[1].Properties).toMatchObject({
      EmailIdentity: mailDomain,
      DkimAttributes: { SigningEnabled: true },
      DkimSigningAttributes: { NextSigningKeyLength: 'RSA_2048_BIT' },
      MailFromAttributes: { MailFromDomain: `bounce.${mailDomain}` },
    });
  });

  it('has its events told to a topic, and by that to the queue, as they were written', () => {
    const [topic] = theOne(template, 'AWS::SNS::Topic', 'MailEvents');
    const [queue] = theOne(template, 'AWS::SQS::Queue', 'MailEventsQueue');
    const [deadLetters] = theOne(template, 'AWS::SQS::Queue', 'MailEventsDeadLetters');
    expect(theOne(template, 'AWS::SNS::Subscription', 'MailEvents')[1].Properties).toEqual({
      Protocol: 'sqs',
      TopicArn: { Ref: topic },
      Endpoint: { 'Fn::GetAtt': [queue, 'Arn'] },
      RawMessageDelivery: true,
      RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': [deadLetters, 'Arn'] } },
    });
  });
});

describe.each(stageNames)('%s: the freeze switch', (stage) => {
  it('lets mail go at first, and knows two words', () => {
    expect(theOne(templateOf(stage), 'AWS::SSM::Parameter', 'Freeze')[1].Properties).toMatchObject({
      Name: '/matters-arising-test/sending',
      Type: 'String',
      Value: 'running',
      AllowedPattern: '^(running|frozen)$',
    });
  });
});

describe('the runbooks', () => {
  const folder = new URL('../../docs/', import.meta.url);
  const pages = readdirSync(folder).filter((file) => file.endsWith('.md'));

  it.each(pages)('%s asks the stack for nothing that it does not say', (page) => {
    const text = readFileSync(new URL(page, folder), 'utf8');
    const asked = [...text.matchAll(/output ([A-Z]\w+)|`(\w+(?:Url|FunctionName))`/g)].map(
      ([, first, second]) => first ?? second,
    );
    expect(Object.keys(templateOf('prod').Outputs)).toEqual(expect.arrayContaining(asked));
  });

  it.each(pages)('%s links to pages and headings that are there', (page) => {
    const text = readFileSync(new URL(page, folder), 'utf8');
    for (const [, file = '', heading = ''] of text.matchAll(/\]\(([\w-]*\.md)?(?:#([\w-]+))?\)/g)) {
      const target = readFileSync(new URL(file === '' ? page : file, folder), 'utf8');
      if (heading !== '') expect(anchors(target), `${page} to ${file}#${heading}`).toContain(heading);
    }
  });
});
