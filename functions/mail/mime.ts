import MailComposer from 'nodemailer/lib/mail-composer';
import type { Instant } from '../calendar/days.ts';
import type { Person } from '../register/board.ts';
import type { PlannedDispatch } from '../reminders/dispatch.ts';

export type Attachment = { filename: string; contentType: string; content: Uint8Array };

/** What a mail says, twice over: as HTML, and as plain text that is worth reading on its own. */
export type Mail = { subject: string; html: string; text: string; attachments: Attachment[] };

/** Whom a mail goes from and to, and which dispatch it is. */
export type Envelope = {
  dispatch: Pick<PlannedDispatch, 'id' | 'board' | 'owner' | 'meeting'>;
  from: Person;
  to: readonly Person[];
  copies: readonly Person[];
  /** Where answers go: the board's secretary. */
  replyTo: readonly Person[];
  at: Instant;
};

/** A line break in a name or a subject would start a header of its own. */
const headerText = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

const address = ({ name, email }: Person): { name: string; address: string } => ({
  name: headerText(name),
  address: email,
});

/**
 * The mails of one board to one owner about one meeting are one conversation. The mail service writes over
 * Message-ID, so they are held together by the name of a first mail that never was.
 */
const threadOf = ({ dispatch, from }: Envelope): string =>
  `<${dispatch.board}.${dispatch.owner ?? 'secretary'}.${dispatch.meeting?.id ?? 'no-meeting'}@${domainOf(from)}>`;

const domainOf = ({ email }: Person): string => email.slice(email.lastIndexOf('@') + 1);

/** The mail as the bytes of an internet message (RFC 5322). The same mail in the same envelope gives the same bytes. */
export function toMime(mail: Mail, envelope: Envelope): Promise<Uint8Array> {
  const thread = threadOf(envelope);
  const message = new MailComposer({
    from: address(envelope.from),
    to: envelope.to.map(address),
    cc: envelope.copies.map(address),
    replyTo: envelope.replyTo.map(address),
    subject: headerText(mail.subject),
    date: new Date(envelope.at),
    messageId: `<${envelope.dispatch.id}@${domainOf(envelope.from)}>`,
    inReplyTo: thread,
    references: thread,
    headers: {
      'Content-Language': 'en-GB',
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
    },
    text: mail.text,
    html: mail.html,
    encoding: 'quoted-printable',
    attachments: mail.attachments.map(({ filename, contentType, content }) => ({
      filename: headerText(filename),
      contentType,
      content: Buffer.from(content),
    })),
    // No line of quoted-printable or base64 can begin so, whatever the mail says.
    boundaryPrefix: '=_',
    baseBoundary: envelope.dispatch.id.slice(0, 40),
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return message.compile().build();
}
