import { Stack, Validations } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FreezeSwitch } from './freeze.ts';
import type { LinkSecret } from './link-secret.ts';
import type { Mail } from './mail.ts';
import type { PapersBucket } from './papers-bucket.ts';
import type { RegisterTable } from './register-table.ts';
import type { ServiceFunction } from './service-function.ts';
import type { WorkQueue } from './work-queue.ts';

type Parts = {
  table: RegisterTable;
  papers: PapersBucket;
  freeze: FreezeSwitch;
  mail: Mail;
  linkSecret: LinkSecret;
  functions: readonly ServiceFunction[];
  /** The one that may be called by hand. */
  sweep: ServiceFunction;
  queues: readonly WorkQueue[];
  /** Where a schedule's lost calls lie. */
  lostCalls: IQueue;
  logs: readonly ILogGroup[];
};

/**
 * What people may with credentials of their own, as two policies to attach: a secretary what the verbs ask for with `--stage`,
 * and an operator besides what the runbooks have them do. To deploy, to let people in and to end it all is an administrator's.
 */
export class Credentials extends Construct {
  readonly secretary: ManagedPolicy;
  readonly operator: ManagedPolicy;

  constructor(scope: Construct, id: string, parts: Parts) {
    super(scope, id);
    const { stackName, stackId } = Stack.of(this);
    this.secretary = new ManagedPolicy(this, 'Secretary', {
      managedPolicyName: `${stackName}-secretary`,
      description: `The verbs of Matters Arising with --stage, at ${stackName}`,
    });
    parts.table.allow(this.secretary, ['GetItem', 'BatchGetItem', 'Query', 'PutItem']);
    parts.papers.allowKeeping(this.secretary);
    parts.freeze.allowReading(this.secretary);
    parts.mail.allowSending(this.secretary);
    parts.linkSecret.allowUsing(this.secretary);
    parts.freeze.allowSwitching(this.secretary);
    this.secretary.addStatements(
      allow('Outputs', ['cloudformation:DescribeStacks'], [stackId]),
      ...examining(parts),
    );
    this.operator = new ManagedPolicy(this, 'Operator', {
      managedPolicyName: `${stackName}-operator`,
      description: `The runbooks of Matters Arising, at ${stackName}; beside that of a secretary`,
    });
    this.operator.addStatements(...watching(this, parts), ...mending(parts));
    parts.table.allowRestoring(this.operator);
    for (const policy of [this.secretary, this.operator]) {
      Validations.of(policy).acknowledge({
        id: 'AwsSolutions-IAM5[Resource::*]',
        reason: 'These show what is there of the account, and AWS knows no resources for them.',
      });
    }
  }
}

const allow = (sid: string, actions: string[], resources: string[]): PolicyStatement =>
  new PolicyStatement({ sid, actions, resources });

/** What doctor looks at besides the register. */
const examining = ({ queues }: Parts): PolicyStatement[] => [
  allow(
    'DeadLettersCounted',
    ['sqs:GetQueueAttributes'],
    queues.map(({ deadLetters }) => deadLetters.queueArn),
  ),
  allow(
    'StandingWithSes',
    [
      'ses:DescribeConfigurationSet',
      'ses:GetAccountSendingEnabled',
      'ses:GetIdentityDkimAttributes',
      'ses:GetIdentityNotificationAttributes',
      'ses:GetIdentityVerificationAttributes',
      'ses:GetSendQuota',
    ],
    ['*'],
  ),
];

/** To see what runs, and what it said. */
function watching(scope: Construct, { functions, logs }: Parts): PolicyStatement[] {
  const { stackId } = Stack.of(scope);
  return [
    allow('Stack', ['cloudformation:DescribeStackResources'], [stackId]),
    allow(
      'Functions',
      ['lambda:GetFunctionConfiguration'],
      functions.map(({ lambda }) => lambda.functionArn),
    ),
    allow(
      'Logs',
      ['logs:FilterLogEvents'],
      logs.map(({ logGroupArn }) => logGroupArn),
    ),
    allow(
      'Account',
      [
        'dynamodb:ListBackups',
        'lambda:GetAccountSettings',
        'scheduler:ListSchedules',
        'ses:GetAccount',
        'ses:GetSuppressedDestination',
        'ses:DeleteSuppressedDestination',
        'ses:ListSuppressedDestinations',
      ],
      ['*'],
    ),
  ];
}

/** To sweep by hand, and to send dead letters round again. */
function mending({ sweep, queues, lostCalls }: Parts): PolicyStatement[] {
  const lettersOf = queues.map(({ deadLetters }) => deadLetters.queueArn);
  return [
    allow('SweepByHand', ['lambda:InvokeFunction'], [sweep.lambda.functionArn]),
    allow(
      'DeadLetters',
      ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:StartMessageMoveTask'],
      lettersOf,
    ),
    allow(
      'RoundAgain',
      ['sqs:GetQueueAttributes', 'sqs:SendMessage'],
      queues.map(({ queue }) => queue.queueArn),
    ),
    allow(
      'FailedCalls',
      ['sqs:GetQueueAttributes', 'sqs:PurgeQueue', 'sqs:ReceiveMessage'],
      [lostCalls.queueArn],
    ),
  ];
}
