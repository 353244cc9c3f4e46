import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import sesLocal from 'aws-ses-v2-local';
import { clearStore } from 'aws-ses-v2-local/dist/store.js';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { instantSchema } from '../../functions/calendar/days.ts';
import { freshConnections } from '../../functions/mail/fresh-connections.ts';
import { toMime } from '../../functions/mail/mime.ts';
import { type RawMail, type SendOutcome, sendRaw, sesClient } from '../../functions/mail/ses.ts';
import { dispatchIdSchema } from '../../functions/reminders/dispatch.ts';
import { addressOf } from '../../infra/local/servers.ts';
import {
  answer,
  breakOff,
  type FaultyMailService,
  faultyMailService,
  refuse,
  reset,
  silence,
  stall,
} from './faulty-mail-service.ts';

const mail: RawMail = {
  raw: Buffer.from(
    'From: actions@pcc.example\r\nTo: force@police.example\r\nSubject: Two actions due\r\n\r\nText\r\n',
  ),
  from: 'actions@pcc.example',
  to: ['force@police.example'],
  copies: ['chief@police.example'],
  dispatch: dispatchIdSchema.parse('pdb_2024-12_force_first-reminder'),
  board: 'pdb',
  configurationSet: 'matters-arising',
};
/** As long as a busy machine may take. */
const patient = { connectionTimeout: 120_000, requestTimeout: 120_000 };
const accepted =
  '<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult>' +
  '<MessageId>0102-example</MessageId></SendRawEmailResult></SendRawEmailResponse>';

beforeEach(() => {
  vi.stubEnv('AWS_REGION', 'eu-west-2');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'nobody');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'nothing');
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

async function sendTo(url: string, what = mail, timeouts = patient): Promise<SendOutcome> {
  vi.stubEnv('AWS_ENDPOINT_URL_SES', url);
  const client = sesClient(timeouts);
  onTestFinished(() => client.destroy());
  return sendRaw(client, what);
}

async function serviceThat(does: RequestListener): Promise<FaultyMailService> {
  const service = await faultyMailService(does);
  onTestFinished(() => service.close());
  return service;
}

/**
 * An address on which connections are neither taken nor refused: a listener that has been stopped, with its queue
 * of callers full.
 */
async function closedDoor(): Promise<string> {
  const program = `const server = require('node:net').createServer();
    server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => console.log(server.address().port));`;
  const listener = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [printed] = await once(listener.stdout, 'data');
  const port = Number(String(printed));
  listener.kill('SIGSTOP');
  const callers = Array.from({ length: 4 }, () => connect(port, '127.0.0.1').on('error', () => {}));
  onTestFinished(() => {
    for (const caller of callers) caller.destroy();
    listener.kill('SIGKILL');
  });
  return `http://127.0.0.1:${port}`;
}

describe('one request to the mail service', () => {
  it('carries the mail, everybody who gets it, both tags and the configuration set', async () => {
    const service = await serviceThat(answer(200, accepted));
    expect(await sendTo(service.url)).toEqual({ outcome: 'accepted', messageId: '0102-example' });
    expect(service.requests.map((request) => Object.fromEntries(request))).toEqual([
      {
        Action: 'SendRawEmail',
        Version: '2010-12-01',
        Source: 'actions@pcc.example',
        'Destinations.member.1': 'force@police.example',
        'Destinations.member.2': 'chief@police.example',
        'RawMessage.Data': Buffer.from(mail.raw).toString('base64'),
        'Tags.member.1.Name': 'dispatch',
        'Tags.member.1.Value': 'pdb_2024-12_force_first-reminder',
        'Tags.member.2.Name': 'board',
        'Tags.member.2.Value': 'pdb',
        ConfigurationSetName: 'matters-arising',
      },
    ]);
  });

  it('is made for fifty mailboxes, and refused for good without asking for one more', async () => {
    const service = await serviceThat(answer(200, accepted));
    const copies = Array.from({ length: 49 }, (_, at) => `copy-${at}@police.example`);
    expect(await sendTo(service.url, { ...mail, copies })).toMatchObject({ outcome: 'accepted' });
    expect(await sendTo(service.url, { ...mail, copies: [...copies, 'chief@police.example'] })).toEqual({
      outcome: 'refused for good',
      why: 'it would go to 51 mailboxes, and the mail service takes 50 at the most: shorten the office’s lists, or whom the board escalates to',
    });
    expect(service.requests).toHaveLength(1);
  });

  const paused = 'Sending paused for this account. For more information, please check the inbox.';
  const unverified = 'Email address is not verified. The following identities failed the check: pcc.example';
  it.each<[string, RequestListener, SendOutcome['outcome']]>([
    ['throttling', refuse(400, 'Throttling', 'Maximum sending rate exceeded.'), 'refused for now'],
    ['the daily quota', refuse(454, 'Throttling', 'Daily message quota exceeded.'), 'refused for now'],
    ['throttling by status', answer(429, 'slow down'), 'refused for now'],
    ['throttling as a fault of the server', refuse(503, 'Throttling', 'Rate exceeded'), 'refused for now'],
    ['a paused account', refuse(400, 'AccountSendingPausedException', paused), 'refused for now'],
    ['a paused account, as a rejection', refuse(400, 'MessageRejected', paused), 'refused for now'],
    [
      'a paused configuration set',
      refuse(400, 'ConfigurationSetSendingPausedException', 'Sending is off.'),
      'refused for now',
    ],
    [
      'a missing configuration set',
      refuse(400, 'ConfigurationSetDoesNotExist', 'None such.'),
      'refused for now',
    ],
    ['credentials refused', refuse(403, 'InvalidClientTokenId', 'The token is invalid.'), 'refused for now'],
    ['a wrong clock', refuse(403, 'SignatureDoesNotMatch', 'Signature expired.'), 'refused for now'],
    [
      'no permission',
      refuse(403, 'AccessDenied', 'not authorized to perform ses:SendRawEmail'),
      'refused for now',
    ],
    ['an unverified sender', refuse(400, 'MessageRejected', unverified), 'refused for now'],
    [
      'a MAIL FROM domain not set up',
      refuse(400, 'MailFromDomainNotVerifiedException', 'No MX record.'),
      'refused for now',
    ],
    ['an unheard-of refusal', refuse(400, 'Curious', 'Not today.'), 'refused for now'],
    ['a rejected message', refuse(400, 'MessageRejected', 'Contains a virus.'), 'refused for good'],
    ['an invalid address', refuse(400, 'InvalidParameterValue', 'Missing final @domain'), 'refused for good'],
    ['a bad tag', refuse(400, 'ValidationError', '1 validation error detected'), 'refused for good'],
    ['too large', refuse(413, 'RequestEntityTooLarge', 'Too large.'), 'refused for good'],
    ['a reset after the mail was taken', reset, 'unknown'],
    ['no answer in time', silence, 'unknown'],
    ['an answer that breaks off', breakOff, 'unknown'],
    ['an answer that never ends', stall, 'unknown'],
    ['500', refuse(500, 'InternalFailure', 'Sorry.'), 'unknown'],
    ['503', refuse(503, 'ServiceUnavailable', 'Later.'), 'unknown'],
    ['502 of something in between', answer(502, '<html>Bad gateway</html>'), 'unknown'],
    ['a request that the server gave up on', refuse(408, 'RequestTimeout', 'Too slow.'), 'unknown'],
    ['a page instead of an answer', answer(200, '<!doctype html><p>Welcome to the hotel'), 'unknown'],
    ['an answer that is no XML', answer(200, 'OK'), 'unknown'],
    ['an empty answer', answer(200, ''), 'unknown'],
    ['an answer without a number', answer(200, '<SendRawEmailResponse/>'), 'unknown'],
    ['a redirect', answer(302, ''), 'unknown'],
  ])('%s: asked once, and no more', async (_, does, outcome) => {
    const service = await serviceThat(does);
    const isWaitedFor = does === silence || does === stall;
    const timeouts = isWaitedFor ? { ...patient, requestTimeout: 1_000 } : patient;
    const result = await sendTo(service.url, mail, timeouts);
    expect(result).toEqual({ outcome, why: expect.stringMatching(/\w+/) });
    expect(service.requests).toHaveLength(1);
  });

  const nothingSent = { outcome: 'refused for now', why: expect.stringContaining('no connection was made') };

  it('the service’s name leads nowhere: refused for now, as nothing was sent', async () => {
    expect(await sendTo('http://mail-service.invalid')).toEqual(nothingSent);
  });

  it('the service’s door does not open in time: refused for now, as nothing was sent', async () => {
    const timeouts = { ...patient, connectionTimeout: 300 };
    expect(await sendTo(await closedDoor(), mail, timeouts)).toEqual(nothingSent);
  });

  it('nobody listens: refused for now, as nothing was sent', async () => {
    const gone = await faultyMailService(silence);
    await gone.close();
    expect(await sendTo(gone.url)).toEqual(nothingSent);
    expect(await sendTo(gone.url.replace('127.0.0.1', 'localhost'))).toEqual(nothingSent);
    expect(await sendTo(gone.url)).toMatchObject({
      why: expect.stringContaining(
        `no connection was made to ${new URL(gone.url).host}: connect ECONNREFUSED`,
      ),
    });
  });

  it.each([
    ['no region', { AWS_REGION: undefined }],
    ['no credentials', { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined }],
  ])('%s: refused for now, and the service is never asked', async (_, environment) => {
    const service = await serviceThat(answer(200, accepted));
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    expect(await sendTo(service.url)).toEqual({
      outcome: 'refused for now',
      why: expect.stringContaining('never asked'),
    });
    expect(service.requests).toHaveLength(0);
  });

  it('leaves no connection open on which a later mail could be lost in doubt', async () => {
    const service = await serviceThat(answer(200, accepted));
    vi.stubEnv('AWS_ENDPOINT_URL_SES', service.url);
    const client = sesClient(patient);
    onTestFinished(() => client.destroy());
    await sendRaw(client, mail);
    await service.close();
    expect(await sendRaw(client, mail)).toMatchObject({ outcome: 'refused for now' });
  });
});

describe('several requests over fresh connections', () => {
  function batchTo({ url }: FaultyMailService) {
    vi.stubEnv('AWS_ENDPOINT_URL_SES', url);
    const connections = freshConnections();
    const client = sesClient(patient, undefined, connections);
    onTestFinished(() => client.destroy());
    const sendMail = async (): Promise<SendOutcome> => {
      await connections.closeStale();
      return sendRaw(client, mail);
    };
    return { sendMail, ...connections };
  }

  it('take one for all that follow within a moment, and another for what comes later', async () => {
    const service = await serviceThat(answer(200, accepted));
    const { sendMail } = batchTo(service);
    for (let sent = 0; sent < 3; sent += 1) await sendMail();
    expect(service.connections()).toBe(1);
    await pause(1_100);
    await sendMail();
    expect(service.connections()).toBe(2);
  });

  it('take none that is left open after the batch', async () => {
    const service = await serviceThat(answer(200, accepted));
    const { sendMail, closeIdle } = batchTo(service);
    await sendMail();
    closeIdle();
    await sendMail();
    expect(service.connections()).toBe(2);
  });

  it('take none that the service closed meanwhile, as it does when it ends', async () => {
    const service = await serviceThat(answer(200, accepted));
    const { sendMail } = batchTo(service);
    await sendMail();
    await service.close();
    // As long as the quickest read of the ledger takes.
    await pause(10);
    expect(await sendMail()).toMatchObject({ outcome: 'refused for now' });
  });

  it.each([
    ['and says so', (response: ServerResponse) => response.setHeader('connection', 'close')],
    [
      'and does not say so',
      (response: ServerResponse) => response.on('finish', () => response.socket?.end()),
    ],
    ['at once', (response: ServerResponse) => response.on('finish', () => response.socket?.destroySoon())],
  ])('lose no mail to a service that closes each connection after its answer, %s', async (_, closing) => {
    const service = await serviceThat((request, response) => {
      closing(response);
      answer(200, accepted)(request, response);
    });
    const { sendMail } = batchTo(service);
    for (let sent = 0; sent < 20; sent += 1) {
      expect(await sendMail()).toEqual({ outcome: 'accepted', messageId: '0102-example' });
      await pause(10);
    }
    expect(service.requests).toHaveLength(20);
  });
});

/** A port of loopback that nothing listens on. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const port = Number(new URL(addressOf(probe)).port);
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

describe('the embedded mail service', () => {
  it('takes a whole mail and shows it: whom it is for, both parts and what is attached', async () => {
    clearStore();
    const server = await sesLocal({ host: '127.0.0.1', port: await freePort() });
    onTestFinished(() => void server.close());
    const raw = await toMime(
      {
        subject: 'Two actions due',
        text: 'To the Force',
        html: '<p>To the Force</p>',
        attachments: [
          { filename: 'Overview.docx', contentType: 'application/msword', content: new Uint8Array([80, 75]) },
        ],
      },
      {
        dispatch: { id: mail.dispatch, board: 'pdb', owner: 'force', meeting: null },
        from: { name: 'Board', email: mail.from },
        to: [{ name: 'Siân O’Neill', email: 'force@police.example' }],
        copies: [{ name: 'Chief', email: 'chief@police.example' }],
        replyTo: [{ name: 'Secretary', email: 'secretary@pcc.example' }],
        at: instantSchema.parse('2024-11-19T08:00:00.000Z'),
      },
    );

    expect(await sendTo(addressOf(server), { ...mail, raw })).toEqual({
      outcome: 'accepted',
      messageId: expect.stringMatching(/.+/),
    });
    const store = await fetch(`${addressOf(server)}/store`);
    expect(await store.json()).toMatchObject({
      emails: [
        {
          from: '"Board" <actions@pcc.example>',
          replyTo: ['"Secretary" <secretary@pcc.example>'],
          destination: {
            to: ['"Siân O’Neill" <force@police.example>'],
            cc: ['"Chief" <chief@police.example>'],
          },
          subject: 'Two actions due',
          body: {
            text: expect.stringContaining('To the Force'),
            html: expect.stringContaining('<p>To the Force</p>'),
          },
          attachments: [{ filename: 'Overview.docx', content: 'UEs=' }],
        },
      ],
    });
  });
});
