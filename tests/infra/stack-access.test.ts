import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { codeSchema } from '../../functions/register/board.ts';
import { sessionsPartition } from '../../functions/store/sessions.ts';
import { stages } from '../../infra/stages.ts';
import {
  allowed,
  ofType,
  type Statement,
  stageNames,
  statementsOf,
  templateOf,
  templateWith,
  theOne,
} from './a-stack.ts';

const ofLogs = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const ofTraces = ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'];
const ofWork = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
const ofTheLedger = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:PutItem'];
const ofTheBucket = ['s3:DeleteObject', 's3:GetObject', 's3:ListBucket', 's3:PutObject'];
const ofTheKey = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'];

const kinds = (statements: readonly Statement[]): string[] =>
  [...new Set(statements.flatMap(({ Action }) => Action))].sort();
const withKey = templateWith({ ...stages.prod, customerManagedKey: true, traced: true });
const sorted = (...actions: (readonly string[])[]): string[] => actions.flat().sort();

describe('in prod, with a key of its own for the table, and traced,', () => {
  it.each([
    [
      'Sweep',
      sorted(ofLogs, ofTraces, ofWork, ofTheLedger, ofTheKey, ['sqs:SendMessage', 'ssm:GetParameter']),
    ],
    [
      'Send',
      sorted(ofLogs, ofTraces, ofWork, ofTheLedger, ofTheKey, [
        'ses:GetSendQuota',
        'ses:SendRawEmail',
        'sqs:ChangeMessageVisibility',
        'ssm:GetParameter',
        'ssm:PutParameter',
      ]),
    ],
    [
      'Settle',
      sorted(ofLogs, ofTraces, ofWork, ofTheKey, [
        'dynamodb:BatchGetItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
      ]),
    ],
    [
      'Api',
      sorted(ofLogs, ofTraces, ofTheLedger, ofTheKey, ofTheBucket, [
        'cognito-idp:DescribeUserPoolClient',
        'dynamodb:DeleteItem',
        'sqs:SendMessage',
        'ssm:GetParameter',
        'ssm:PutParameter',
      ]),
    ],
    ['Read', sorted(ofLogs, ofTraces, ofWork, ofTheLedger, ofTheKey, ofTheBucket)],
    ['Vouch', sorted(ofLogs, ofTraces)],
    ['Schedules', ['lambda:InvokeFunction', 'sqs:SendMessage']],
  ])('%s may do this and nothing else', (role, actions) => {
    expect(kinds(allowed(withKey, role))).toEqual(actions);
  });

  it('nobody else is anybody: seven roles, no policy of AWS, no user and no group; two policies for people', () => {
    const template = templateOf('prod');
    const roles = Object.values(ofType(template, 'AWS::IAM::Role'));
    expect(roles).toHaveLength(7);
    for (const { Properties } of roles) {
      expect(Properties).not.toHaveProperty('ManagedPolicyArns');
      expect(Properties).not.toHaveProperty('Policies');
    }
    for (const type of ['User', 'Group', 'UserPolicy', 'RolePolicy']) {
      expect(ofType(template, `AWS::IAM::${type}`)).toEqual({});
    }
    const forPeople = Object.values(ofType(template, 'AWS::IAM::ManagedPolicy'));
    expect(forPeople.map(({ Properties }) => Properties['ManagedPolicyName'])).toEqual([
      'matters-arising-test-secretary',
      'matters-arising-test-operator',
    ]);
    for (const { Properties } of forPeople) {
      for (const who of ['Users', 'Groups', 'Roles']) expect(Properties).not.toHaveProperty(who);
    }
  });
});

describe.each(stageNames)('%s:', (stage) => {
  const template = templateOf(stage);
  const policies = Object.values(ofType(template, 'AWS::IAM::Policy')).flatMap(statementsOf);
  const onResources = ['AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy', 'AWS::S3::BucketPolicy']
    .flatMap((type) => Object.values(ofType(template, type)))
    .flatMap(statementsOf);

  it('no action is a pattern, nor any resource, save X-Ray’s and the quota of SES, which know none, notes of any board, and whoever is written to in the sandbox', () => {
    for (const { Effect, Action, Resource, Sid } of [...policies, ...onResources]) {
      expect(Effect === 'Allow' ? Action.filter((action) => action.includes('*')) : []).toEqual([]);
      const pattern = JSON.stringify(Resource).includes('*');
      if (Effect === 'Allow' && pattern && /\/(notes|uploads)\/\*/.test(JSON.stringify(Resource))) {
        expect(Action).toEqual(['s3:GetObject', 's3:PutObject', 's3:DeleteObject']);
      } else if (Effect === 'Allow' && pattern && JSON.stringify(Resource).includes(':identity/*')) {
        expect(Action).toEqual(['ses:SendRawEmail']);
      } else if (Sid === 'MailRate') {
        expect(Action).toEqual(['ses:GetSendQuota']);
      } else if (Effect === 'Allow' && pattern) {
        expect(Action).toEqual(ofTraces);
      }
    }
  });

  it('a bucket is listed only below the names that are listed', () => {
    const listing = [
      ...policies,
      ...Object.values(ofType(template, 'AWS::IAM::ManagedPolicy')).flatMap(statementsOf),
    ].filter(({ Action }) => Action.includes('s3:ListBucket'));
    expect(listing).toHaveLength(3);
    for (const { Condition } of listing) {
      expect(Condition).toEqual({ StringLike: { 's3:prefix': ['notes/*', 'uploads/*'] } });
    }
  });

  it.each(['Sweep', 'Send', 'Settle', 'Read'])(
    '%s cannot scan the table, nor delete from it or change it in part',
    (role) => {
      for (const action of kinds(allowed(template, role))) {
        expect(action).not.toMatch(/^dynamodb:.*(Scan|Delete|Update|Batch(?!Get)|PartiQL)/);
      }
    },
  );

  it('the API ends sessions where no board is, and nowhere else', () => {
    const [table] = theOne(template, 'AWS::DynamoDB::GlobalTable', '');
    const statements = allowed(template, 'Api');
    for (const one of kinds(statements)) {
      expect(one).not.toMatch(/^dynamodb:.*(Scan|Update|Batch(?!Get)|PartiQL)/);
    }
    expect(statements.filter(({ Action }) => Action.includes('dynamodb:DeleteItem'))).toEqual([
      {
        Sid: 'Sessions',
        Effect: 'Allow',
        Action: ['dynamodb:DeleteItem'],
        Resource: { 'Fn::GetAtt': [table, 'Arn'] },
        Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [sessionsPartition] } },
      },
    ]);
    // No board can be called so.
    expect(codeSchema.safeParse(sessionsPartition).success).toBe(false);
  });

  it('the API has notes read, and sends no mail', () => {
    const outward = allowed(template, 'Api').filter(({ Action }) => /(ses|sqs|sns):/.test(Action.join()));
    const [readings] = theOne(template, 'AWS::SQS::Queue', 'ReadingsQueue');
    expect(outward.map(({ Action, Resource }) => [Action, Resource])).toEqual([
      [['sqs:SendMessage'], { 'Fn::GetAtt': [readings, 'Arn'] }],
    ]);
  });

  it('the table is reached by name, and its index only to be read', () => {
    const [name] = theOne(template, 'AWS::DynamoDB::GlobalTable', '');
    const table = { 'Fn::GetAtt': [name, 'Arn'] };
    const index = { 'Fn::Join': ['', [table, '/index/live']] };
    const reaching = policies.filter(({ Action }) => Action.some((action) => action.startsWith('dynamodb:')));
    expect(reaching.length).toBeGreaterThan(0);
    for (const { Action, Resource } of reaching) {
      if (JSON.stringify(Resource) === JSON.stringify(index)) {
        expect(Action).toEqual(['dynamodb:Query']);
      } else {
        expect(Resource).toEqual(table);
      }
    }
  });

  it('the key, where there is one, is used only through DynamoDB', () => {
    for (const { Condition } of policies.filter(({ Action }) => Action.includes('kms:Decrypt'))) {
      expect(Condition).toEqual({
        StringEquals: { 'kms:ViaService': 'dynamodb.eu-west-2.amazonaws.com' },
      });
    }
  });

  it('mail is sent by Send alone, from our address: on our identity and configuration set, and in the sandbox on whatever was verified there', () => {
    const sending = policies.filter(
      ({ Action, Sid }) => Sid !== 'MailRate' && Action.some((action) => action.startsWith('ses:')),
    );
    const from = {
      Effect: 'Allow',
      Action: ['ses:SendRawEmail'],
      Condition: { StringEquals: { 'ses:FromAddress': stages[stage].mailFrom } },
    };
    expect(sending).toEqual([
      { ...from, Sid: 'Mail', Resource: [expect.anything(), expect.anything()] },
      { ...from, Sid: 'MailInSandbox', Resource: expect.anything() },
    ]);
    const where = JSON.stringify(sending[0]?.Resource);
    expect(where).toContain(`:identity/`);
    expect(where).toContain(`:configuration-set/`);
    expect(where).toContain(theOne(template, 'AWS::SES::EmailIdentity', '')[0]);
    expect(where).toContain(theOne(template, 'AWS::SES::ConfigurationSet', '')[0]);
    expect(JSON.stringify(sending[1]?.Resource)).toMatch(/:ses:eu-west-2:.*AWS::AccountId.*:identity\/\*/);
    expect(allowed(template, 'Send')).toEqual(expect.arrayContaining(sending));
  });

  it('the API is woken by its own gateway alone, and who vouches by its own user pool', () => {
    const [gateway] = theOne(template, 'AWS::ApiGatewayV2::Api', '');
    const [api] = theOne(template, 'AWS::Lambda::Function', 'Api');
    const [vouch] = theOne(template, 'AWS::Lambda::Function', 'Vouch');
    const [pool] = theOne(template, 'AWS::Cognito::UserPool', '');
    const permissions = Object.values(ofType(template, 'AWS::Lambda::Permission'));
    expect(permissions.map(({ Properties }) => Properties)).toEqual([
      {
        Action: 'lambda:InvokeFunction',
        FunctionName: { 'Fn::GetAtt': [api, 'Arn'] },
        Principal: 'apigateway.amazonaws.com',
        SourceArn: { 'Fn::Join': ['', expect.arrayContaining([{ Ref: gateway }])] },
      },
      {
        Action: 'lambda:InvokeFunction',
        FunctionName: { 'Fn::GetAtt': [vouch, 'Arn'] },
        Principal: 'cognito-idp.amazonaws.com',
        SourceArn: { 'Fn::GetAtt': [pool, 'Arn'] },
      },
    ]);
  });

  it('nothing is public: who may is a service of AWS, and only on behalf of this account', () => {
    for (const { Effect, Principal, Condition } of onResources) {
      if (Effect === 'Deny') continue;
      expect(Principal).toEqual({ Service: expect.stringMatching(/^(cloudwatch|ses|sns)\.amazonaws\.com$/) });
      expect(JSON.stringify(Condition)).toMatch(/aws:SourceAccount|aws:SourceArn/i);
    }
    for (const type of [
      'AWS::Lambda::Url',
      'AWS::Lambda::LayerVersionPermission',
      'AWS::ApiGateway::RestApi',
    ]) {
      expect(ofType(template, type)).toEqual({});
    }
  });

  it('a role is taken on by its service alone: a function’s by Lambda, the schedules’ for their group', () => {
    const trusted = Object.entries(ofType(template, 'AWS::IAM::Role')).map(([name, { Properties }]) => {
      const { AssumeRolePolicyDocument } = z
        .looseObject({ AssumeRolePolicyDocument: z.looseObject({ Statement: z.array(z.looseObject({})) }) })
        .parse(Properties);
      return [name.replace(/Role.*/, ''), AssumeRolePolicyDocument.Statement];
    });
    const byLambda = [
      { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
    ];
    const [group] = theOne(template, 'AWS::Scheduler::ScheduleGroup', '');
    expect(Object.fromEntries(trusted)).toEqual({
      Sweep: byLambda,
      Send: byLambda,
      Settle: byLambda,
      Read: byLambda,
      Api: byLambda,
      Vouch: byLambda,
      Schedules: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: 'scheduler.amazonaws.com' },
          Condition: {
            StringEquals: {
              'aws:SourceAccount': { Ref: 'AWS::AccountId' },
              'aws:SourceArn': { 'Fn::GetAtt': [group, 'Arn'] },
            },
          },
        },
      ],
    });
  });
});

describe('out of the sandbox of SES', () => {
  it('mail goes on our own identity alone', () => {
    const sending = allowed(templateWith({ mailsPerSecond: 14 }), 'Send').filter(({ Action }) =>
      Action.includes('ses:SendRawEmail'),
    );
    expect(sending.map(({ Sid }) => Sid)).toEqual(['Mail']);
  });
});
