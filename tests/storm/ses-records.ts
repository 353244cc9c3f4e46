import { addMinutes, type Instant } from '../../functions/calendar/days.ts';
import type { RawMail } from '../../functions/mail/ses.ts';
import type { Fate } from './season.ts';

type Of = {
  messageId: string;
  mail: RawMail;
  at: Instant;
  fate: Fate['fate'] | 'delivered';
  spelled: Fate['spelled'];
};

/** A record of the configuration set, and how many minutes after the mail was taken it is told. */
type Told = { minutes: number; record: object };

const spellings: Record<Fate['spelled'], (address: string) => string> = {
  bare: (address) => address,
  'with a name': (address) => `Sgt Owen <${address}>`,
  'in capitals': (address) => address.toUpperCase(),
  'in brackets': (address) => `<${address}>`,
  'of Exchange': (address) => `IMCEAEX-_O=FORCE_OU=MAIL_CN=${address.split('@')[0]}`,
  'not at all': () => '',
};

const aDay = 24 * 60;

/** All that SES tells of a mail, as its Developer Guide documents the records of a configuration set. */
export function sesRecords({ messageId, mail, at, fate, spelled }: Of): Told[] {
  const destination = [...mail.to, ...mail.copies];
  const about = {
    timestamp: at,
    messageId,
    destination,
    tags: { dispatch: [mail.dispatch], board: [mail.board] },
  };
  const told = (minutes: number, eventType: string, more: object): Told => ({
    minutes,
    record: { eventType, mail: about, ...more },
  });
  const recipients = (addresses: readonly string[]) =>
    addresses.map((address) => ({ emailAddress: spellings[spelled](address), status: '5.1.1' }));
  const sent = told(0.1, 'Send', { send: {} });
  const delivery = (minutes: number, to: readonly string[]): Told =>
    told(minutes, 'Delivery', { delivery: { timestamp: addMinutes(at, 0.2), recipients: to } });
  const bounce = (
    minutes: number,
    [bounceType, bounceSubType]: readonly [string, string],
    from: readonly string[],
  ): Told =>
    told(minutes, 'Bounce', {
      bounce: {
        timestamp: addMinutes(at, minutes),
        ...{ bounceType, bounceSubType, bouncedRecipients: recipients(from) },
      },
    });
  const complaint = (from: readonly string[], complaintFeedbackType: string): Told =>
    told(aDay, 'Complaint', {
      complaint: {
        timestamp: addMinutes(at, aDay),
        complainedRecipients: recipients(from),
        complaintFeedbackType,
      },
    });
  const delivered = delivery(0.2, destination);
  const [first = ''] = destination;
  const others = destination.slice(1);
  const fates: Record<Of['fate'], Told[]> = {
    delivered: [sent, delivered],
    'no word': [],
    'delivered late': [told(3 * 60, 'Send', { send: {} }), delivery(2 * aDay, destination)],
    'delivered twice': [sent, sent, delivered, delivery(40, destination)],
    'told in the wrong order': [delivered, told(90, 'Send', { send: {} })],
    'came back': [sent, bounce(1, ['Permanent', 'General'], destination)],
    'came back from the first': [
      sent,
      bounce(1, ['Permanent', 'General'], [first]),
      ...(others.length > 0 ? [delivery(0.2, others)] : []),
    ],
    'came back for now': [sent, bounce(30, ['Transient', 'MailboxFull'], destination)],
    'out of office': [sent, delivered, bounce(2, ['Transient', 'General'], [first])],
    complaint: [sent, delivered, complaint([first], 'abuse')],
    'complaint of several': [sent, delivered, complaint(destination, 'abuse')],
    'not spam': [sent, delivered, complaint([first], 'not-spam')],
    suppressed: [sent, bounce(0.3, ['Permanent', 'OnAccountSuppressionList'], destination)],
    rejected: [sent, told(1, 'Reject', { reject: { reason: 'Bad content' } })],
  };
  return fates[fate];
}
