import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  apiEnvironment,
  mailEventsEnvironment,
  sendEnvironment,
  sweepEnvironment,
} from '../../functions/environment.ts';
import { atOnceIn, sendersAtOnce } from '../../infra/at-once.ts';
import { serviceApp } from '../../infra/service-app.ts';
import { ofType, stageNames, templateOf, templateWith, theOne, unbundled } from './a-stack.ts';

describe('the table', () => {
  const table = (stage: 'dev' | 'prod') => {
    const tables = Object.values(ofType(templateOf(stage), 'AWS::DynamoDB::GlobalTable'));
    expect(tables).toHaveLength(1);
    return tables[0];
  };

  it('is one, with the keys and the one index that the store reads', () => {
    expect(table('prod')).toMatchObject({
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: 'board', KeyType: 'HASH' },
          { AttributeName: 'entry', KeyType: 'RANGE' },
        ],
        GlobalSecondaryIndexes: [
          {
            IndexName: 'live',
            KeySchema: [
              { AttributeName: 'board', KeyType: 'HASH' },
              { AttributeName: 'live', KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'ALL' },
          },
        ],
      },
    });
  });

  it.each([
    ['dev', false],
    ['prod', true],
  ] as const)(
    'of %s can be restored to any moment, outlives its stack, and is protected: %s',
    (stage, isProtected) => {
      expect(table(stage)).toMatchObject({
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
        Properties: {
          Replicas: [
            {
              Region: 'eu-west-2',
              PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
              DeletionProtectionEnabled: isProtected,
            },
          ],
        },
      });
    },
  );

  it('has a key of the account’s own where the stage says so, which turns, and outlives the stack as well', () => {
    expect(ofType(templateWith({ customerManagedKey: false }), 'AWS::KMS::Key')).toEqual({});
    const template = templateWith({ customerManagedKey: true });
    const [name, key] = theOne(template, 'AWS::KMS::Key', 'Register');
    expect(key).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: { EnableKeyRotation: true },
    });
    expect(theOne(template, 'AWS::DynamoDB::GlobalTable', '')[1]).toMatchObject({
      Properties: {
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
        Replicas: [{ SSESpecification: { KMSMasterKeyId: { 'Fn::GetAtt': [name, 'Arn'] } } }],
      },
    });
  });
});

/** Where the template refers to a name or an address that AWS will give, one such. */
const reference = z.union([
  z.looseObject({ Ref: z.string() }).transform(() => 'https://sqs.example/name'),
  z.looseObject({ 'Fn::GetAtt': z.unknown() }).transform(() => 'https://sqs.example/name'),
]);
const given = z.union([
  z.string(),
  reference,
  z
    .object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.union([z.string(), reference]))]) })
    .transform(({ 'Fn::Join': [, parts] }) => parts.join('')),
]);
const functionSchema = z.looseObject({
  Timeout: z.int(),
  Environment: z.object({ Variables: z.record(z.string(), given) }),
});

const aFunction = (stage: 'dev' | 'prod', name: string) =>
  functionSchema.parse(theOne(templateOf(stage), 'AWS::Lambda::Function', name)[1].Properties);

describe.each(stageNames)('the functions of %s', (stage) => {
  it('are six, and nothing that CDK would add for itself', () => {
    const functions = ofType(templateOf(stage), 'AWS::Lambda::Function');
    expect(Object.keys(functions).map((name) => name.replace(/Function.*/, ''))).toEqual([
      'Sweep',
      'Send',
      'Settle',
      'Vouch',
      'Read',
      'Api',
    ]);
  });

  it('run on ARM and Node 24, and write into a log of their own that is cleared in time', () => {
    for (const { Properties } of Object.values(ofType(templateOf(stage), 'AWS::Lambda::Function'))) {
      expect(Properties).toMatchObject({
        Architectures: ['arm64'],
        Runtime: 'nodejs24.x',
        Handler: 'functions/index.handler',
        LoggingConfig: { LogGroup: { Ref: expect.stringMatching(/^(Sweep|Send|Settle|Read|Api|Vouch)Log/) } },
      });
    }
    const logs = Object.values(ofType(templateOf(stage), 'AWS::Logs::LogGroup'));
    expect(logs).toHaveLength(7);
    for (const log of logs) {
      expect(log.Properties).toMatchObject({ RetentionInDays: stage === 'prod' ? 365 : 14 });
    }
  });

  it.each([
    ['Sweep', sweepEnvironment],
    ['Send', sendEnvironment],
    ['Settle', mailEventsEnvironment],
    ['Api', apiEnvironment],
  ])('tell %s what it asks of its environment, and nothing that it does not know', (name, schema) => {
    const { Variables } = aFunction(stage, name).Environment;
    expect(schema.safeParse(Variables)).toMatchObject({ success: true });
    const ours = Object.keys(Variables).filter((variable) => variable.startsWith('MATTERS_'));
    expect(Object.keys(schema.shape)).toEqual(expect.arrayContaining(ours));
  });
});

describe('the sweep', () => {
  it('takes its day from a clock only on an emulator, whose schedules do not say theirs', () => {
    const variables = (context: Record<string, unknown>) =>
      theOne(templateWith({}, context), 'AWS::Lambda::Function', 'Sweep')[1].Properties['Environment'];
    expect(variables({})).not.toMatchObject({ Variables: { MATTERS_CLOCK: expect.anything() } });
    expect(variables({ emulator: 'http://localhost:4566' })).toMatchObject({
      Variables: { MATTERS_CLOCK: 'now' },
    });
  });
});

describe('the sender', () => {
  it.each([
    [1, 2, 3],
    [14, 2, 10],
    [50, 7, 10],
    [20_000, 1_000, 10],
  ])('at %d mails a second is %d at once, each with %d in hand', (mailsPerSecond, atOnce, inHand) => {
    expect(sendersAtOnce({ mailsPerSecond })).toBe(atOnce);
    const template = templateWith({ mailsPerSecond, functionsAtOnce: 10_000 });
    expect(theOne(template, 'AWS::Lambda::EventSourceMapping', 'Dispatches')[1].Properties).toMatchObject({
      BatchSize: inHand,
      ScalingConfig: { MaximumConcurrency: atOnce },
    });
    expect(theOne(template, 'AWS::Lambda::Function', 'Send')[1].Properties).toMatchObject({
      Environment: { Variables: { MATTERS_SENDERS: String(atOnce) } },
    });
  });

  it('is told who alone may be written to, where somebody is named', () => {
    const variables = (onlyTo: string[]) =>
      theOne(templateWith({ onlyTo }), 'AWS::Lambda::Function', 'Send')[1].Properties['Environment'];
    expect(variables([])).not.toMatchObject({ Variables: { MATTERS_ONLY_TO: expect.anything() } });
    expect(variables(['pcc.example', 'owen@force.example'])).toMatchObject({
      Variables: { MATTERS_ONLY_TO: 'pcc.example owen@force.example' },
    });
  });

  it('is stopped before the ledger would take one of its sends for cut off, which is after two minutes', () => {
    expect(aFunction('prod', 'Send').Timeout).toBeLessThan(120);
  });
});

describe('X-Ray', () => {
  it('follows the functions where a stage asks for it', () => {
    const traced = templateWith({ traced: true });
    for (const { Properties } of Object.values(ofType(traced, 'AWS::Lambda::Function'))) {
      expect(Properties).toMatchObject({ TracingConfig: { Mode: 'Active' } });
    }
    for (const { Properties } of Object.values(ofType(templateOf('prod'), 'AWS::Lambda::Function'))) {
      expect(Properties).not.toHaveProperty('TracingConfig');
    }
  });
});

describe('the dashboard', () => {
  it('is there where a stage asks for it', () => {
    expect(ofType(templateWith({ dashboard: false }), 'AWS::CloudWatch::Dashboard')).toEqual({});
    expect(Object.keys(ofType(templateWith({ dashboard: true }), 'AWS::CloudWatch::Dashboard'))).toHaveLength(
      1,
    );
  });
});

describe('what runs at once', () => {
  const limits = (template: ReturnType<typeof templateOf>) => {
    const [, { Properties }] = theOne(template, 'AWS::ApiGatewayV2::Stage', '');
    return z
      .record(z.string(), z.object({ ThrottlingRateLimit: z.number(), ThrottlingBurstLimit: z.int() }))
      .parse(Properties['RouteSettings']);
  };
  const atOnce = (template: ReturnType<typeof templateOf>) =>
    Object.fromEntries(
      Object.entries(ofType(template, 'AWS::Lambda::EventSourceMapping')).map(([name, { Properties }]) => [
        name.replace(/Work.*/, ''),
        z.object({ MaximumConcurrency: z.int() }).parse(Properties['ScalingConfig']).MaximumConcurrency,
      ]),
    );
  const reservedIn = (template: ReturnType<typeof templateOf>) =>
    Object.entries(ofType(template, 'AWS::Lambda::Function')).flatMap(([name, { Properties }]) => {
      const reserved = Properties['ReservedConcurrentExecutions'];
      return reserved === undefined ? [] : [[name.replace(/Function.*/, ''), reserved]];
    });

  it('in a new account, which runs ten, leaves room for Sweep and Send; none are reserved, which AWS would refuse there', () => {
    const template = templateWith({ functionsAtOnce: 10, mailsPerSecond: 50 });
    const { Boards = 0, Dispatches = 0, MailEvents = 0, Readings = 0 } = atOnce(template);
    // One more sweep is woken by the schedule.
    const sweepAndSend = Boards + 1 + Dispatches;
    // Of a request to what is open, and of any other, in seconds: as `npm run cost` has it.
    const takes = { open: 0.01, other: 0.15 };
    const answering = Object.entries(limits(template)).reduce((sum, [route, { ThrottlingRateLimit }]) => {
      const isOpen = !route.includes('{proxy+}');
      return sum + ThrottlingRateLimit * (isOpen ? takes.open : takes.other);
    }, 0);
    expect(MailEvents + Readings + answering).toBeLessThanOrEqual(10 - sweepAndSend);
    expect(reservedIn(template)).toEqual([]);
  });

  it('in an account with room reserves what Sweep and Send may need, and leaves Lambda the hundred that it keeps', () => {
    const template = templateWith({ functionsAtOnce: 1_000 });
    expect(reservedIn(template)).toEqual([
      ['Sweep', 11],
      ['Send', 2],
    ]);
    expect(atOnce(template)).toEqual({ Boards: 10, Dispatches: 2, MailEvents: 5, Readings: 5 });
    expect(atOnceIn({ functionsAtOnce: 113, mailsPerSecond: 14 }).reserved).toEqual({ sweep: 11, send: 2 });
    expect(atOnceIn({ functionsAtOnce: 112, mailsPerSecond: 14 }).reserved).toBeUndefined();
  });

  it.each([10, 1_000])(
    'of %d lets few of a second through to what anybody may ask, and says so of every route',
    (functionsAtOnce) => {
      const template = templateWith({ functionsAtOnce, origins: ['https://intranet.example'] });
      const routes = Object.values(ofType(template, 'AWS::ApiGatewayV2::Route'));
      const settings = limits(template);
      expect(Object.keys(settings).sort()).toEqual(
        routes.map(({ Properties }) => Properties['RouteKey']).sort(),
      );
      for (const path of ['/', '/healthz', '/reference', '/v1/openapi.json']) {
        expect(settings[`GET ${path}`]).toEqual({ ThrottlingRateLimit: 1, ThrottlingBurstLimit: 5 });
      }
      // Where a route is not there yet, what is said of it is refused.
      const [, stage] = theOne(template, 'AWS::ApiGatewayV2::Stage', '');
      expect(stage['DependsOn']).toEqual(
        expect.arrayContaining(Object.keys(ofType(template, 'AWS::ApiGatewayV2::Route'))),
      );
    },
  );
});

describe('the outputs', () => {
  it('name what the command line and an operator need', () => {
    expect(Object.keys(templateOf('prod').Outputs)).toEqual([
      'TableName',
      'SweepFunctionName',
      'SendFunctionName',
      'MailEventsFunctionName',
      'ReadFunctionName',
      'BoardQueueUrl',
      'SendQueueUrl',
      'MailEventsQueueUrl',
      'ReadingQueueUrl',
      'MailEventsTopicArn',
      'BoardDeadLettersUrl',
      'SendDeadLettersUrl',
      'MailEventsDeadLettersUrl',
      'ReadingDeadLettersUrl',
      'FailedCallsUrl',
      'AlarmTopicArn',
      'FreezeParameterName',
      'ApiUrl',
      'ApiFunctionName',
      'PagesUrl',
      'VouchFunctionName',
      'UserPoolId',
      'PeopleClientId',
      'SignInUrl',
      'TokenUrl',
      'PapersBucketName',
      'LinkSecretName',
      'SecretaryPolicyArn',
      'OperatorPolicyArn',
    ]);
  });
});

describe('the app', () => {
  it('is a stack a stage, and clean by the rules of AWS Solutions', () => {
    const assembly = serviceApp(unbundled).synth();
    expect(assembly.stacks.map(({ stackName }) => stackName)).toEqual([
      'matters-arising-dev',
      'matters-arising-prod',
    ]);
  });

  it('has no stage deployed that still has values of an example: they are named', () => {
    const told = (context: Record<string, unknown>) =>
      serviceApp({ ...unbundled, ...context })
        .synth()
        .stacks.flatMap(({ messages }) => messages.map(({ level, entry }) => [level, entry.data]));
    const left = (beginning: string) => expect.stringMatching(new RegExp(`^${beginning}.*\n  stages\\.`));
    const refused = left('infra/stages.ts still has values of an example; put your own:');
    expect(told({})).toEqual([
      ['error', refused],
      ['error', refused],
    ]);
    const said = left('still with values of an example:');
    expect(told({ examples: 'kept' })).toEqual([
      ['warning', said],
      ['warning', said],
    ]);
    expect(told({ emulator: 'http://localhost:4566' })).toEqual([]);
  });

  it.each(stageNames)('%s changes only when somebody means it to', (stage) => {
    const withoutAssets = JSON.stringify(templateOf(stage), null, 2).replace(/[0-9a-f]{64}/g, 'ASSET');
    expect(withoutAssets).toMatchSnapshot();
  });
});
