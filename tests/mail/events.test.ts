import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMailEvent } from '../../functions/mail/events.ts';
import { bounceOf, inEventBridge, inSns, sesEvents } from './ses-events.ts';

const force = ['force@police.example'];
const both = ['force@police.example', 'chief@police.example'];
const ours = { dispatch: 'pdb_2024-12_force_first-reminder', board: 'pdb', messageId: '0107-example-000000' };

const trial = 'Successfully validated SNS topic for Amazon SES event publishing.';

describe('an event of the mail service', () => {
  it.each([
    ['send', 'taken', '2024-11-19T08:00:02.012Z', both, false, 'took the mail'],
    ['delivery', 'delivered', '2024-11-19T08:00:04.000Z', force, false, '250 2.6.0 Queued'],
    [
      'delay',
      'delayed',
      '2024-11-19T08:10:00.095Z',
      force,
      false,
      '(MailboxFull) and is being tried again: smtp; 452',
    ],
    [
      'permanentBounce',
      'bounced',
      '2024-11-19T08:00:05.669Z',
      force,
      true,
      'for good (General): smtp; 550 5.1.1',
    ],
    [
      'transientBounce',
      'bounced for now',
      '2024-11-19T08:00:05.669Z',
      force,
      false,
      'for now (ContentRejected)',
    ],
    ['outOfOffice', 'bounced for now', '2024-11-19T08:00:05.669Z', force, false, 'for now (General)'],
    ['undeterminedBounce', 'bounced', '2024-11-19T08:00:05.669Z', force, false, 'without a clear reason'],
    ['suppressedByAccount', 'suppressed', '2024-11-19T08:00:05.669Z', force, true, 'did not try'],
    ['suppressedByService', 'suppressed', '2024-11-19T08:00:05.669Z', force, true, 'did not try'],
    ['complaint', 'complained', '2024-11-19T09:41:00.000Z', force, true, 'reported as unwanted (abuse).'],
    ['complaintWithoutFeedback', 'complained', '2024-11-19T09:41:00.000Z', force, true, 'as unwanted.'],
    ['complaintOfEither', 'complained', '2024-11-19T09:41:00.000Z', both, false, 'as unwanted (abuse).'],
    ['suppressedComplaint', 'suppressed', '2024-11-19T09:41:00.000Z', force, true, 'did not try'],
    ['reject', 'rejected', '2024-11-19T08:00:02.012Z', both, false, 'Bad content'],
    ['renderingFailure', 'rejected', '2024-11-19T08:00:02.012Z', both, false, 'Attribute is missing.'],
  ] as const)('%s: the mail was %s', (name, kind, at, recipients, undeliverable, why) => {
    const read = {
      outcome: 'read',
      event: { ...ours, kind, at, recipients, undeliverable, why: expect.stringContaining(why) },
    };
    expect(readMailEvent(sesEvents[name])).toEqual(read);
    expect(readMailEvent(JSON.stringify(sesEvents[name]))).toEqual(read);
    expect(readMailEvent(inEventBridge(sesEvents[name]))).toEqual(read);
    expect(readMailEvent(inSns(sesEvents[name]))).toEqual(read);
    expect(readMailEvent(JSON.stringify(inSns(sesEvents[name])))).toEqual(read);
  });

  it.each([
    ['a mail that another system sent', sesEvents.untagged, 'carries no dispatch and board'],
    ['an opened mail', sesEvents.open, 'Open says nothing'],
    ['a mail that somebody took out of their junk', sesEvents.notSpam, '“not-spam” is no complaint'],
    [
      'the notice of a subscription',
      { Type: 'SubscriptionConfirmation', Message: 'You have chosen to subscribe.' },
      'no eventType',
    ],
    ['what SES says when its events are first sent to a topic', trial, 'only tried'],
    ['the same in a notification', { Type: 'Notification', Message: trial }, 'only tried'],
    ['feedback of an identity', { notificationType: 'Bounce', mail: sesEvents.send.mail }, 'no eventType'],
  ])('%s is not ours', (_, json, why) => {
    expect(readMailEvent(json)).toEqual({ outcome: 'not ours', why: expect.stringContaining(why) });
  });

  it.each([
    ['nothing', null, 'no JSON object'],
    ['a list', [], 'no JSON object'],
    ['text', 'Hello', 'no JSON object'],
    ['a notification whose message is no JSON', { Type: 'Notification', Message: 'Hello' }, 'no JSON object'],
    ['a kind never heard of', { eventType: 'Teleported', mail: sesEvents.send.mail }, 'event Teleported'],
    ['a bounce without its details', { eventType: 'Bounce', mail: sesEvents.send.mail }, 'bounce'],
    ['a tag that cannot be a dispatch', sesEvents.badlyTagged, 'tagged dispatch "a b", board "pdb"'],
  ])('%s is unreadable', (_, json, why) => {
    expect(readMailEvent(json)).toEqual({ outcome: 'unreadable', why: expect.stringContaining(why) });
  });

  it.each([
    ['Sgt Owen <owen@force.example>', ['owen@force.example']],
    ['"Owen, Sgt" <owen@force.example>', ['owen@force.example']],
    ['<OWEN@FORCE.example>', ['OWEN@FORCE.example']],
    ['', []],
    ['IMCEAEX-_O=FORCE_OU=EXCHANGE+20ADMINISTRATIVE+20GROUP_CN=RECIPIENTS_CN=OWEN@force.example', []],
    ['IMCEAEX-_O=FORCE_OU=HQ_CN=RECIPIENTS_CN=OWEN', []],
    ['/O=FORCE/OU=HQ/CN=RECIPIENTS/CN=OWEN', []],
  ])('of “%s” speaks of the bare address, if there is one', (spelt, recipients) => {
    expect(readMailEvent(bounceOf(spelt))).toMatchObject({ outcome: 'read', event: { recipients } });
  });

  it('names an address once, however often and in whatever capitals it comes', () => {
    const recipients = ['owen@force.example', 'mair@force.example'];
    const bounce = bounceOf('owen@force.example', 'Sgt Owen <OWEN@force.example>', 'mair@force.example');
    expect(readMailEvent(bounce)).toMatchObject({ outcome: 'read', event: { recipients } });
    const delivery = {
      ...sesEvents.delivery,
      delivery: { ...sesEvents.delivery.delivery, recipients: ['Sgt Owen <owen@force.example>'] },
    };
    expect(readMailEvent(delivery)).toMatchObject({ event: { recipients: ['owen@force.example'] } });
  });

  it('whatever arrives is answered, never thrown at', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(['read', 'not ours', 'unreadable']).toContain(readMailEvent(json).outcome);
      }),
    );
  });
});
