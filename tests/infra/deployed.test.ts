import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Service } from '../../functions/command-line/terminal/desk.ts';
import { unlessFrozen } from '../../functions/dispatch/freeze.ts';
import { dispatchIdSchema } from '../../functions/reminders/dispatch.ts';
import { findDeployed, freezeOf, turnFreeze } from '../../infra/local/deployed.ts';
import { closeServer, listen } from '../../infra/local/servers.ts';

const outputs = (values: Record<string, string>): string =>
  Object.entries(values)
    .map(
      ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
    )
    .join('');

const stackWith = (values: Record<string, string>): string =>
  `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>matters-arising-dev</StackName>
  <StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>2026-11-23T08:00:00Z</CreationTime>
  <Outputs>${outputs(values)}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;

const refusal = (code: string, message: string): string =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;

/** CloudFormation and Parameter Store, as they answer on the wire; an answer that is none breaks the connection. */
let server: Server;
let stacks: { status: number; body: string };
let parameters: Record<string, string>;

async function answerTo(request: IncomingMessage): Promise<{ status: number; body: string }> {
  const asked = await text(request);
  const target = request.headers['x-amz-target'];
  if (target !== 'AmazonSSM.GetParameter' && target !== 'AmazonSSM.PutParameter') return stacks;
  const { Name, ...put } = JSON.parse(asked);
  if (target === 'AmazonSSM.PutParameter') parameters[Name] = put.Value;
  const Value = parameters[Name];
  return Value === undefined
    ? { status: 400, body: JSON.stringify({ __type: 'ParameterNotFound', message: 'none' }) }
    : { status: 200, body: JSON.stringify({ Parameter: { Name, Value, Type: 'String' } }) };
}

beforeAll(async () => {
  server = createServer((request, response) => {
    answerTo(request).then(({ status, body }) => response.writeHead(status).end(body));
  });
  const url = await listen(server, 0);
  for (const [name, value] of Object.entries({
    AWS_ENDPOINT_URL: url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'nobody',
    AWS_SECRET_ACCESS_KEY: 'nobody',
  })) {
    vi.stubEnv(name, value);
  }
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await closeServer(server);
});

describe('a deployed stage', () => {
  it('is found by the outputs of its stack and by the list of stages, in its own region', async () => {
    stacks = {
      status: 200,
      body: stackWith({
        TableName: 'the-table',
        PapersBucketName: 'the-bucket',
        FreezeParameterName: '/dev/sending',
        PagesUrl: 'https://matters.example',
        LinkSecretName: '/dev/link-secret',
        SendDeadLettersUrl: 'https://sqs.example/send',
        Other: 'unused',
      }),
    };
    expect(await findDeployed('dev')).toEqual({
      table: 'the-table',
      papersBucket: 'the-bucket',
      pagesAt: 'https://matters.example',
      linkSecret: '/dev/link-secret',
      onlyTo: [],
      from: 'actions@dev.matters.wealdshire-pcc.example',
      configurationSet: 'matters-arising-dev',
      freezeParameter: '/dev/sending',
      deadLetters: { 'mails to be sent': 'https://sqs.example/send' },
    });
    expect(process.env['AWS_REGION']).toBe('eu-west-2');
  });

  it('that nobody wrote down is not looked for', async () => {
    for (const name of ['production', 'toString', '']) {
      await expect(findDeployed(name)).rejects.toThrow(`there is no stage "${name}" (known: dev, prod)`);
    }
  });

  it.each([
    [
      'is not there',
      { status: 400, body: refusal('ValidationError', 'Stack with id matters-arising-dev does not exist') },
      'there is no stack matters-arising-dev in eu-west-2 of this account: npx cdk deploy matters-arising-dev makes it',
    ],
    [
      'may not be looked up',
      { status: 403, body: refusal('AccessDenied', 'you may not') },
      'the stack matters-arising-dev in eu-west-2 cannot be looked up: AccessDenied: you may not',
    ],
    [
      'is of a release that has no such outputs',
      { status: 200, body: stackWith({ TableName: 'the-table' }) },
      'the stack matters-arising-dev in eu-west-2 is of another release: npx cdk deploy matters-arising-dev',
    ],
  ])('that %s is said to be so', async (_, answer, why) => {
    stacks = answer;
    await expect(findDeployed('dev')).rejects.toThrow(why);
  });
});

it('the switch of a stage is turned by its name, and is then as its functions find it', async () => {
  const names = ['TableName', 'PapersBucketName', 'FreezeParameterName', 'PagesUrl', 'LinkSecretName'];
  const values = Object.fromEntries(names.map((name) => [name, `/${name}`]));
  stacks = { status: 200, body: stackWith(values) };
  parameters = { '/FreezeParameterName': 'running' };
  await turnFreeze('dev', 'frozen');
  expect(parameters).toEqual({ '/FreezeParameterName': 'frozen' });
  await turnFreeze('dev', 'running');
  expect(parameters).toEqual({ '/FreezeParameterName': 'running' });
});

describe('a mail that somebody sends at a stage by hand', () => {
  const sent: string[] = [];
  afterEach(() => void sent.splice(0));
  const send: Service['sendMail'] = async ({ dispatch }) => {
    sent.push(dispatch);
    return { outcome: 'accepted', messageId: 'mail-1' };
  };
  const mail = {
    raw: Buffer.from('a mail'),
    from: 'actions@pcc.example',
    to: ['force@police.example'],
    copies: [],
    dispatch: dispatchIdSchema.parse('pdb_2024-12_force_first-reminder'),
    board: 'pdb',
    configurationSet: 'matters-arising-dev',
  };

  it.each([
    ['running', 'running', { outcome: 'accepted', messageId: 'mail-1' }],
    ['frozen', 'frozen', { outcome: 'refused for now', why: 'sending is frozen by /frozen' }],
    ['misspelt', 'runing', { outcome: 'refused for now', why: expect.stringContaining('says “runing”') }],
    ['not there', undefined, { outcome: 'refused for now', why: expect.stringContaining('none') }],
  ])('while the switch is %s', async (name, word, outcome) => {
    const parameter = `/${name}`;
    parameters = word === undefined ? {} : { [parameter]: word };
    expect(await unlessFrozen(freezeOf(parameter), send)(mail)).toEqual(outcome);
    expect(sent).toEqual(word === 'running' ? [mail.dispatch] : []);
  });
});
