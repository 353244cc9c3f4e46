import MailComposer from 'nodemailer/lib/mail-composer';
import { encodeWord, foldLines, quoteString } from 'nodemailer/lib/mime-funcs';
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

/** What a line can be folded at, and a mail program leaves as it is, without encoding. */
const isPlain = (text: string): boolean =>
  /^([\x21-\x7e]{1,60}( [\x21-\x7e]{1,60})*)?$/.test(text) && !text.includes('=?');

/** An encoded word (RFC 2047) may not be longer than 75 characters, and its line no longer than 76. */
const encoded = (text: string): string => encodeWord(text, 'Q', 52);

/**
 * Text as a header says it. What looks like an encoded word is encoded itself, for mail programs would decode it; and so
 * is what no line could be folded in.
 */
const unstructured = (text: string): string => (isPlain(text) ? text : encoded(text));

/** A name before an address. Mail programs decode what looks like an encoded word within quotation marks too. */
function phrase(name: string): string {
  if (!isPlain(name)) return encoded(name);
  return /^[\w ]+$/.test(name) ? name : quoteString(name);
}

const address = ({ name, email }: Person): string => {
  const known = headerText(name);
  return known === '' ? email : `${phrase(known)} <${email}>`;
};

/** A header in lines of 76 characters, where it has any room to be folded; never over 998 (RFC 5322 section 2.1.1). */
const header = (name: string, value: string): string => `${foldLines(`${name}: ${value}`, 76)}\r\n`;

const addresses = (name: string, people: readonly Person[]): string =>
  people.length === 0 ? '' : header(name, people.map(address).join(', '));

/**
 * The mails of one board to one owner about one meeting are one conversation. The mail service writes over
 * Message-ID, so they are held together by the name of a first mail that never was.
 */
const threadOf = ({ dispatch, from }: Envelope): string =>
  `<${dispatch.board}.${dispatch.owner ?? 'secretary'}.${dispatch.meeting?.id ?? 'no-meeting'}@${domainOf(from)}>`;

const domainOf = ({ email }: Person): string => email.slice(email.lastIndexOf('@') + 1);

/** As lines end in a message, or its composer goes through all of it once more to end them so. */
const inInternetLines = (text: string): string => text.replace(/\r?\n|\r/g, '\r\n');

/** The mail as the bytes of an internet message (RFC 5322). The same mail in the same envelope gives the same bytes. */
export async function toMime(mail: Mail, envelope: Envelope): Promise<Uint8Array> {
  const thread = threadOf(envelope);
  const message = new MailComposer({
    date: new Date(envelope.at),
    messageId: `<${envelope.dispatch.id}@${domainOf(envelope.from)}>`,
    inReplyTo: thread,
    references: thread,
    headers: {
      'Content-Language': 'en-GB',
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
    },
    text: inInternetLines(mail.text),
    html: inInternetLines(mail.html),
    encoding: 'quoted-printable',
    attachments: mail.attachments.map(({ filename, contentType, content }) => ({
      filename: headerText(filename),
      contentType,
      content: Buffer.from(content),
    })),
    // No line of quoted-printable or base64 can begin so, whatever the mail says.
    boundaryPrefix: '=_',
    baseBoundary: envelope.dispatch.id.slice(0, 40),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // Its composer passes on what looks like an encoded word, and does not fold every name.
  const named = [
    addresses('From', [envelope.from]),
    addresses('To', envelope.to),
    addresses('Cc', envelope.copies),
    addresses('Reply-To', envelope.replyTo),
    header('Subject', unstructured(headerText(mail.subject))),
  ];
  return Buffer.concat([Buffer.from(named.join('')), await message.compile().build()]);
}
