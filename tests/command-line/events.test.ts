import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openEventQueue } from '../../functions/mail/event-queue.ts';
import { type MadeUpQueue, startQueue } from '../mail/a-queue.ts';
import { desks, type TestDesk, withAction } from './a-desk.ts';

const aDesk = desks();
const reminder = 'pdb_2024-12_20241211_second-reminder_force';
const mail = { timestamp: '2024-11-20T09:00:00Z', messageId: 'mail-1', destination: ['sian@force.example'] };
const tags = { dispatch: [reminder], board: ['pdb'] };
const bounce = {
  eventType: 'Bounce',
  mail: { ...mail, tags },
  bounce: {
    timestamp: '2024-11-20T09:01:00Z',
    bounceType: 'Permanent',
    bounceSubType: 'General',
    bouncedRecipients: [{ emailAddress: 'sian@force.example', diagnosticCode: '550 no such mailbox' }],
  },
};
const inSns = (event: object) => ({ Type: 'Notification', Message: JSON.stringify(event) });
const ofTrial = { eventType: 'Send', mail: { ...mail, tags: { dispatch: ['a-trial'] } } };
const ofNobody = { eventType: 'Send', mail: { ...mail, tags: { ...tags, dispatch: ['pdb_gone'] } } };

beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'a-key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'its-secret');
});

async function withQueue(desk: TestDesk, bodies: readonly unknown[]): Promise<MadeUpQueue> {
  const queue = await startQueue(bodies);
  const opened = openEventQueue(queue.url, 'eu-west-2');
  onTestFinished(async () => {
    opened.close();
    await queue.close();
  });
  desk.service = { ...desk.service, mailEvents: () => opened };
  return queue;
}

async function withMailSent(): Promise<TestDesk> {
  const desk = await withAction(aDesk());
  desk.today('2024-11-20');
  await desk.done('sweep', '--board', 'pdb');
  return desk;
}

describe('the queue of the mail service’s events', () => {
  it('is emptied, however events are wrapped, and what came back is marked', async () => {
    const desk = await withMailSent();
    const queue = await withQueue(desk, [inSns(bounce), ofTrial]);
    expect(await desk.done('events')).toBe(
      `${reminder} bounced: settled\nnone of ours: mail mail-1 carries no dispatch and board\n`,
    );
    expect(queue.messages).toEqual([]);
    expect(await desk.done('status')).toContain('undeliverable contact');
    expect(await desk.done('events', '--queue', queue.url)).toBe('no event waits\n');
  });

  it('keeps what cannot be read, and what the ledger knows nothing of, and says so', async () => {
    const desk = await withMailSent();
    const queue = await withQueue(desk, ['{', ofNobody, bounce]);
    const { exit, out, talk } = await desk.matters('events');
    expect(exit).toBe(1);
    expect(out).toContain('! left in the queue: it is no JSON object\n');
    expect(out).toContain('! left in the queue: the ledger of pdb has no dispatch pdb_gone\n');
    expect(out).toContain(`${reminder} bounced: settled\n`);
    expect(talk).toBe(`matters: 2 events left in ${queue.url}: look at what is said of each\n`);
    expect(queue.messages.map(({ id }) => id)).toEqual(['message-1', 'message-2']);
  });

  it('is emptied before a morning’s work, which it never holds up', async () => {
    const desk = await withMailSent();
    const queue = await withQueue(desk, [bounce]);
    desk.today('2024-11-21');
    await desk.done('sweep', '--board', 'pdb');
    expect(queue.messages).toEqual([]);
    expect(desk.mails.flatMap(({ to }) => to)).toContain('asha@pcc.example');
    await queue.close();
    const { exit, talk } = await desk.matters('sweep', '--board', 'pdb');
    expect(exit).toBe(0);
    expect(talk).toContain(`! nobody heard what became of the mails before: ${queue.url}: `);
  });

  it('or a file is named, and not both', async () => {
    const desk = aDesk();
    expect(await desk.matters('events')).toMatchObject({
      exit: 2,
      talk: 'matters: name a file, or a queue: none was said by matters mail use ses --events-queue\n',
    });
    expect(await desk.matters('events', 'a-file', '--queue', 'https://sqs.example/q')).toMatchObject({
      exit: 2,
      talk: 'matters: say either a file or --queue\n',
    });
  });
});
