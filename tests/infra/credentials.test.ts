import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { stageNames, statementsOf, templateOf, theOne } from './a-stack.ts';

const actionsOf = (stage: 'dev' | 'prod', name: string): string[] => {
  const [, policy] = theOne(templateOf(stage), 'AWS::IAM::ManagedPolicy', `Credentials${name}`);
  return [...new Set(statementsOf(policy).flatMap(({ Action }) => Action))].sort();
};
const ofTheKey = (action: string): boolean => action.startsWith('kms:');

/** Every file of ours that one imports, itself among them, whether at once or when it is needed. */
function withImports(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  const text = readFileSync(path, 'utf8');
  for (const [, from = ''] of text.matchAll(/(?:from|import\()\s*'(\.[^']+\.ts)'/g)) {
    withImports(fileURLToPath(new URL(from, `file://${path}`)), seen);
  }
  return seen;
}

/** What each of the AWS SDK's commands is called where it is allowed; the document client has names of its own. */
const services: Record<string, string> = {
  'client-cloudformation': 'cloudformation',
  'lib-dynamodb': 'dynamodb',
  'client-s3': 's3',
  'client-ses': 'ses',
  'client-sqs': 'sqs',
  'client-ssm': 'ssm',
};
const byOtherNames: Record<string, string> = {
  'dynamodb:Get': 'dynamodb:GetItem',
  'dynamodb:BatchGet': 'dynamodb:BatchGetItem',
  'dynamodb:Put': 'dynamodb:PutItem',
  // What a transaction does is allowed, and not that it is one.
  'dynamodb:TransactWrite': 'dynamodb:PutItem',
  's3:ListObjectsV2': 's3:ListBucket',
};

/** The actions of a file’s commands: each of the client whose import names it, or where none does, of the file’s one client. */
function askedIn(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  const clients = [
    ...text.matchAll(/(?:import \{([^}]*)\} from|\{([^}]*)\} = await import\()\s*'@aws-sdk\/([\w-]+)'/g),
  ];
  const clientOf = (command: string): string | undefined =>
    clients.find(([, first = '', second = '']) => `${first} ${second}`.includes(command))?.[3] ??
    Object.keys(services).find((client) => text.includes(`@aws-sdk/${client}'`));
  const commands = [
    ...text.matchAll(/\bnew (?:sdk\.)?(\w+?)Command\(/g),
    ...text.matchAll(/\bpaginate(\w+)\(/g),
  ];
  const asked = commands.flatMap(([, name = '']) => {
    const client = clientOf(`${name}Command`);
    const service = client && services[client];
    return service === undefined ? [] : [`${service}:${name}`];
  });
  // Powertools asks for a parameter by this.
  const parameter = text.includes("'@aws-lambda-powertools/parameters/ssm'") ? ['ssm:GetParameter'] : [];
  return [...asked.map((action) => byOtherNames[action] ?? action), ...parameter];
}

describe('a secretary’s own credentials', () => {
  it('are good for whatever the verbs ask of AWS at a stage, and for nothing else', () => {
    const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
    const ofVerbs = new Set<string>();
    const roots = [
      'functions/command-line/program.ts',
      // What opens the register, the ledger, the papers and the mail of a stage, and what doctor looks at there.
      ...['deployed', 'doctor-stage'].map((name) => `infra/local/${name}.ts`),
      ...['store/register', 'store/ledger', 'store/papers', 'mail/ses', 'lambda/secret'].map(
        (name) => `functions/${name}.ts`,
      ),
    ];
    for (const path of roots) withImports(root(path), ofVerbs);
    // One machine alone takes what became of its mails from a queue.
    const asked = [...ofVerbs].filter((path) => !path.endsWith('/event-queue.ts')).flatMap(askedIn);
    expect(actionsOf('dev', 'Secretary')).toEqual([...new Set(asked)].sort());
    // With a key of its own for the table, whoever asks that needs the key.
    expect(actionsOf('prod', 'Secretary').filter((action) => !ofTheKey(action))).toEqual(
      actionsOf('dev', 'Secretary'),
    );
  });
});

/** As IAM has the actions of `aws SERVICE COMMAND`. */
function actionOf(service: string, command: string): string {
  const pascal = command.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
  const known: Record<string, string> = {
    'logs:Tail': 'logs:FilterLogEvents',
    'dynamodb:Wait': 'dynamodb:DescribeTable',
    'lambda:Invoke': 'lambda:InvokeFunction',
  };
  const action = `${{ sesv2: 'ses', s3api: 's3' }[service] ?? service}:${pascal}`;
  return known[action] ?? action;
}

/** What the runbooks have an operator do; all else in docs/ is for an administrator. */
const runbooks = ['alarms.md', 'bounce.md', 'dead-letter.md', 'restore.md'];
/** What stands in them and is an administrator’s all the same. */
const ofAdministrators = [
  'service-quotas:RequestServiceQuotaIncrease',
  ...['PutBackupVaultAccessPolicy', 'UpdateRegionSettings', 'ListRecoveryPointsByBackupVault'].map(
    (action) => `backup:${action}`,
  ),
];
/** What a command of a runbook asks besides itself. */
const askedBesides: Record<string, string[]> = {
  'sqs:StartMessageMoveTask': [
    'sqs:SendMessage',
    'sqs:ReceiveMessage',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
  ],
  'dynamodb:RestoreTableToPointInTime': [
    ...['BatchWriteItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'Scan', 'UpdateItem'],
    ...['DescribeTable', 'DescribeContinuousBackups'],
  ].map((action) => `dynamodb:${action}`),
  'dynamodb:ListBackups': ['dynamodb:DeleteBackup', 'dynamodb:DescribeBackup'],
  'ses:GetSuppressedDestination': ['ses:ListSuppressedDestinations'],
};

describe.each(stageNames)('an operator’s credentials in %s', (stage) => {
  it('are good for every command of the runbooks, and for nothing else', () => {
    const commands = runbooks.flatMap((page) => [
      ...readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8').matchAll(
        /\baws ([a-z0-9-]+) ([a-z0-9-]+)/g,
      ),
    ]);
    const asked = commands.map(([, service = '', command = '']) => actionOf(service, command));
    const needed = [...asked, ...asked.flatMap((action) => askedBesides[action] ?? [])];
    const ofSecretary = actionsOf(stage, 'Secretary');
    const forOperators = needed.filter((action) => !ofAdministrators.includes(action));
    const allowed = actionsOf(stage, 'Operator').filter((action) => !ofTheKey(action));
    const without = (these: readonly string[], those: readonly string[]) =>
      these.filter((one) => !those.includes(one));
    expect(without(forOperators, [...allowed, ...ofSecretary])).toEqual([]);
    expect(without(allowed, forOperators)).toEqual([]);
  });

  it('cannot delete the register, only what was restored beside it', () => {
    const [, policy] = theOne(templateOf(stage), 'AWS::IAM::ManagedPolicy', 'CredentialsOperator');
    const deleting = statementsOf(policy).filter(({ Action }) => Action.includes('dynamodb:DeleteTable'));
    expect(deleting.map(({ Resource }) => JSON.stringify(Resource))).toEqual([
      expect.stringMatching(/:table\/restored/),
    ]);
  });

  it('fit into a policy, of which AWS takes 6,144 letters', () => {
    for (const name of ['Secretary', 'Operator']) {
      const [, policy] = theOne(templateOf(stage), 'AWS::IAM::ManagedPolicy', `Credentials${name}`);
      // A reference is written longer here than the name that AWS puts in its place.
      expect(JSON.stringify(policy.Properties['PolicyDocument']).length).toBeLessThan(6_144);
    }
  });
});
