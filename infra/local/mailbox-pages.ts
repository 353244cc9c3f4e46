import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import { dayIn, type Instant, instantSchema, inWords, timeIn } from '../../functions/calendar/days.ts';
import { isAllowedAtAll, reaches } from '../../functions/http/access.ts';
import { Problem } from '../../functions/http/problem.ts';
import { mailTag } from '../../functions/pages/secretary/mail-words.ts';
import type { Cell, Table, Tag } from '../../functions/pages/table.ts';
import type { FirstPage, FirstVisit } from '../../functions/pages/visit.ts';
import { type DispatchId, dispatchIdSchema } from '../../functions/reminders/dispatch.ts';
import { countOf } from '../../functions/words/english.ts';

export const mailboxPath = '/mailbox';

/** So many mails are shown, the newest; those before them lie in their folder. */
const mostShown = 200;

/** A mail as it lies in the folder, before it is taken apart. */
type Kept = {
  /** The name of its file. */
  id: string;
  raw: Buffer;
  at: Instant | null;
  subject: string;
  to: string;
  board: string | null;
  dispatch: DispatchId | null;
};

const noSubject = 'No subject';
const idPattern = /^[\w-]{1,100}$/;

/** The newest files of a mailbox, by their names, which begin with when they were accepted. */
async function newest(mailFolder: string): Promise<{ ids: string[]; earlier: number }> {
  const names = await readdir(mailFolder).catch(() => []);
  const ids = names
    .filter((name) => name.endsWith('.eml'))
    .map((name) => name.slice(0, -'.eml'.length))
    .sort()
    .reverse();
  return { ids: ids.slice(0, mostShown), earlier: Math.max(0, ids.length - mostShown) };
}

async function openMail(mailFolder: string, id: string): Promise<Kept | undefined> {
  if (!idPattern.test(id)) return undefined;
  const raw = await readFile(join(mailFolder, `${id}.eml`)).catch(() => undefined);
  if (raw === undefined) return undefined;
  const end = raw.indexOf('\r\n\r\n');
  const headers = await PostalMime.parse(end < 0 ? raw : raw.subarray(0, end + 4));
  const named = /^<([^@>]+)@/.exec(headers.messageId ?? '')?.[1];
  const dispatch = dispatchIdSchema.safeParse(named).data ?? null;
  return {
    ...{ id, raw, dispatch },
    at: headers.date ? (instantSchema.safeParse(headers.date).data ?? null) : null,
    subject: headers.subject ?? '',
    to: addressesInWords(headers.to),
    board: dispatch?.split('_')[0] ?? null,
  };
}

const addressesInWords = (addresses: readonly Address[] | undefined): string =>
  (addresses ?? [])
    .flatMap((one) => ('group' in one && one.group ? one.group : [one]))
    .map(({ name, address = '' }) => (name && name !== address ? `${name} <${address}>` : address))
    .join(', ');

const whenInWords = (at: Instant | null, timeZone: string): string =>
  at === null ? 'not said' : `${inWords(dayIn(timeZone, at))}, ${timeIn(timeZone, at).slice(0, 5)}`;

/** A mail is for those who reach its board; one of no board, for those who reach all. */
const isFor = ({ session: { caller } }: FirstVisit, { board }: Kept): boolean =>
  board === null ? isAllowedAtAll(caller, 'matters/read') : reaches(caller, board);

/** What became of mails, as the ledgers of their boards have it; of one that no ledger knows, that it lies here. */
async function endsOf(
  { service: { ledger } }: FirstVisit,
  mails: readonly Kept[],
): Promise<(mail: Kept) => Tag> {
  const boards = [...new Set(mails.flatMap(({ board }) => board ?? []))];
  const ends = new Map<string, Tag>();
  for (const board of boards) {
    const ids = mails.flatMap((mail) => (mail.board === board && mail.dispatch ? [mail.dispatch] : []));
    // One that cannot be read is for the pages of its board to tell of.
    const known = await ledger.known(board, ids, () => undefined);
    for (const mail of known) ends.set(mail.id, mailTag(mail));
  }
  return ({ dispatch }) =>
    ends.get(dispatch ?? '') ?? { words: 'In the mailbox on this machine', colour: 'green' };
}

/** The last sent stands first; of those of one moment, the last accepted. */
const byNewest = (one: Kept, other: Kept): number =>
  (other.at ?? '').localeCompare(one.at ?? '') || other.id.localeCompare(one.id);

async function showAll(mailFolder: string, visit: FirstVisit) {
  const { ids, earlier } = await newest(mailFolder);
  const opened = await Promise.all(ids.map((id) => openMail(mailFolder, id)));
  const mails = opened
    .filter((mail) => mail !== undefined)
    .filter((mail) => isFor(visit, mail))
    .sort(byNewest);
  const endOf = await endsOf(visit, mails);
  const rows = mails.map((mail): Cell[] => [
    { words: mail.subject || noSubject, to: `${mailboxPath}/${mail.id}` },
    { words: mail.to || 'Nobody' },
    { words: whenInWords(mail.at, visit.timeZone) },
    { tags: [endOf(mail)] },
  ]);
  const table: Table = {
    caption: rows.length === 0 ? 'Mails' : `${countOf(rows.length, 'mail')}, the newest first`,
    columns: ['Subject', 'To', 'Sent', 'What became of it'],
    rows,
    none: 'No mail was sent yet.',
  };
  const before = earlier === 0 ? null : `${countOf(earlier, 'earlier mail')} in the folder ${mailFolder}.`;
  return { show: 'mailbox', title: 'Mailbox', values: { table, earlier: before } };
}

/** A mail that is there, and theirs to see: which of the two it is not, nobody is told. */
async function mailOf(mailFolder: string, visit: FirstVisit): Promise<Kept> {
  const mail = await openMail(mailFolder, visit.params['mail'] ?? '');
  if (mail && isFor(visit, mail)) return mail;
  throw new Problem('not-found', 'There is no such mail in the mailbox.');
}

const webAddress = /\bhttps?:\/\/[^\s<>"]+[^\s<>"'’”.,;:!?)\]]/g;

/** Text as it was written, in which web addresses lead there; nothing else of it is taken for markup. */
function withLinks(text: string): { words: string; to: string | null }[] {
  const parts: { words: string; to: string | null }[] = [];
  let from = 0;
  for (const { 0: address, index } of text.matchAll(webAddress)) {
    parts.push({ words: text.slice(from, index), to: null }, { words: address, to: address });
    from = index + address.length;
  }
  return [...parts, { words: text.slice(from), to: null }].filter(({ words }) => words !== '');
}

const nameOf = ({ filename }: Attachment, place: number): string => filename || `attachment-${place + 1}`;

const sizeInWords = (bytes: number): string =>
  bytes < 1_000 ? countOf(bytes, 'byte') : `${Math.round(bytes / 1_000)} kB`;

const sizeOf = ({ content }: Attachment): number =>
  typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength;

async function showOne(mailFolder: string, visit: FirstVisit) {
  const mail = await mailOf(mailFolder, visit);
  const { from, to, cc, replyTo, text, attachments }: Email = await PostalMime.parse(mail.raw);
  const end = (await endsOf(visit, [mail]))(mail);
  const facts = [
    ['From', addressesInWords(from ? [from] : [])],
    ['To', addressesInWords(to)],
    ['Copies to', addressesInWords(cc)],
    ['Answers go to', addressesInWords(replyTo)],
    ['Sent', whenInWords(mail.at, visit.timeZone)],
    ['In the ledger', mail.dispatch ?? ''],
  ];
  const here = `${mailboxPath}/${mail.id}`;
  return {
    show: 'mailbox-mail',
    title: mail.subject || noSubject,
    values: {
      end,
      facts: facts
        .filter(([, value]) => value)
        .map(([key, value]) => ({ key, value, isMultiline: false, links: null, actions: null })),
      text: text ? withLinks(text) : null,
      attachments: attachments.map((attachment, place) => ({
        words: `${nameOf(attachment, place)} (${sizeInWords(sizeOf(attachment))})`,
        to: `${here}/attachments/${place + 1}`,
      })),
      whole: `${here}/message.eml`,
      all: mailboxPath,
    },
  };
}

async function attachmentOf(mailFolder: string, visit: FirstVisit) {
  const { raw } = await mailOf(mailFolder, visit);
  const { attachments } = await PostalMime.parse(raw);
  const place = Number(visit.params['place']) - 1;
  const attachment = attachments[place];
  if (attachment === undefined) throw new Problem('not-found', 'The mail has no such attachment.');
  const { content } = attachment;
  const file = typeof content === 'string' ? content : new Uint8Array(content);
  // Whatever it says that it is: a browser is to keep it, and to open nothing.
  return { file, type: 'application/octet-stream', name: nameOf(attachment, place) };
}

/** The mailbox on this machine for whoever is signed in to it: what mails say is shown as text, and their files are kept. */
export const mailboxPages = (mailFolder: string): readonly FirstPage[] => [
  { path: mailboxPath, look: (visit) => showAll(mailFolder, visit) },
  { path: `${mailboxPath}/:mail`, look: (visit) => showOne(mailFolder, visit) },
  {
    path: `${mailboxPath}/:mail/message.eml`,
    look: async (visit) => {
      const { id, raw } = await mailOf(mailFolder, visit);
      return { file: new Uint8Array(raw), type: 'message/rfc822', name: `${id}.eml` };
    },
  },
  {
    path: `${mailboxPath}/:mail/attachments/:place`,
    look: (visit) => attachmentOf(mailFolder, visit),
  },
];
