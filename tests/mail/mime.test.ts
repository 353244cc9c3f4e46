import fc from 'fast-check';
import PostalMime, { type Email } from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { day, instantSchema } from '../../functions/calendar/days.ts';
import { type Envelope, type Mail, toMime } from '../../functions/mail/mime.ts';
import { dispatchIdSchema } from '../../functions/reminders/dispatch.ts';

const mail: Mail = {
  subject: 'Performance and Delivery Board, 11 December: 2 actions due, 1 overdue',
  text: 'To the Force\n\nThe Board’s wishes, at £5 a head.\n',
  html: '<!doctype html><html lang="en-GB"><title>Due</title><p>The Board’s wishes</p></html>\n',
  attachments: [],
};
const envelope: Envelope = {
  dispatch: {
    id: dispatchIdSchema.parse('pdb_2024-12_force_first-reminder'),
    board: 'pdb',
    owner: 'force',
    meeting: { id: '2024-12', date: day('2024-12-11') },
  },
  from: { name: 'Performance and Delivery Board', email: 'actions@pcc.example' },
  to: [{ name: 'Siân O’Neill', email: 'force@police.example' }],
  copies: [{ name: 'D’Arcy, Zoë "Zed"', email: 'chief@police.example' }],
  replyTo: [{ name: 'Board Secretary', email: 'secretary@pcc.example' }],
  at: instantSchema.parse('2024-11-19T08:00:00.000Z'),
};

const parsed = async (sent: Mail, around = envelope): Promise<Email> =>
  PostalMime.parse(await toMime(sent, around), { attachmentEncoding: 'base64' });
const header = (email: Email, key: string): string[] =>
  email.headers.filter((one) => one.key === key).map(({ value }) => value);
/** The top of the message as it stands in the bytes. */
const head = (raw: Uint8Array): string => Buffer.from(raw).toString('latin1').split('\r\n\r\n')[0] ?? '';

const longestLine = (raw: Uint8Array): number =>
  Math.max(
    ...Buffer.from(raw)
      .toString('latin1')
      .split('\r\n')
      .map(({ length }) => length),
  );

describe('a mail as an internet message', () => {
  it('says who sends it, to whom, where answers go, and that a machine wrote it', async () => {
    const email = await parsed(mail);
    expect(email.subject).toBe(mail.subject);
    expect(email.from).toEqual({ name: 'Performance and Delivery Board', address: 'actions@pcc.example' });
    expect(email.to).toEqual([{ name: 'Siân O’Neill', address: 'force@police.example' }]);
    expect(email.cc).toEqual([{ name: 'D’Arcy, Zoë "Zed"', address: 'chief@police.example' }]);
    expect(email.replyTo).toEqual([{ name: 'Board Secretary', address: 'secretary@pcc.example' }]);
    expect(email.date).toBe('2024-11-19T08:00:00.000Z');
    expect(header(email, 'auto-submitted')).toEqual(['auto-generated']);
    expect(header(email, 'x-auto-response-suppress')).toEqual(['OOF, AutoReply']);
    expect(header(email, 'content-language')).toEqual(['en-GB']);
  });

  it('offers plain text first and HTML second, both whole', async () => {
    const email = await parsed(mail);
    expect(email.text?.trim()).toBe(mail.text.trim());
    expect(email.html?.trim()).toBe(mail.html.trim());
    expect(header(email, 'content-type')[0]).toMatch(/^multipart\/alternative/);
    const raw = Buffer.from(await toMime(mail, envelope)).toString();
    expect(raw.indexOf('text/plain')).toBeLessThan(raw.indexOf('text/html'));
  });

  it('carries attachments beside the text', async () => {
    const content = Uint8Array.from({ length: 3000 }, (_, at) => at % 256);
    const contentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    const attachments = [{ filename: 'Overview of Actions – Décembre.docx', contentType, content }];
    const email = await parsed({ ...mail, attachments });
    expect(header(email, 'content-type')[0]).toMatch(/^multipart\/mixed/);
    expect(email.text?.trim()).toBe(mail.text.trim());
    expect(email.html?.trim()).toBe(mail.html.trim());
    expect(email.attachments).toMatchObject([
      { filename: 'Overview of Actions – Décembre.docx', mimeType: contentType, disposition: 'attachment' },
    ]);
    expect(email.attachments[0]?.content).toBe(Buffer.from(content).toString('base64'));
  });

  it('is the same to the last byte each time it is made', async () => {
    expect(await toMime(mail, envelope)).toEqual(await toMime(mail, envelope));
  });

  it('belongs to the conversation of its board, owner and meeting', async () => {
    const first = await parsed(mail);
    const chase = await parsed(mail, {
      ...envelope,
      dispatch: { ...envelope.dispatch, id: dispatchIdSchema.parse('pdb_2024-12_force_chase-1') },
    });
    const report = await parsed(mail, {
      ...envelope,
      dispatch: { ...envelope.dispatch, owner: null, meeting: null },
    });
    expect(header(first, 'references')).toEqual(['<pdb.force.2024-12@pcc.example>']);
    expect(header(first, 'in-reply-to')).toEqual(['<pdb.force.2024-12@pcc.example>']);
    expect(header(chase, 'references')).toEqual(header(first, 'references'));
    expect(header(chase, 'message-id')).not.toEqual(header(first, 'message-id'));
    expect(header(report, 'references')).toEqual(['<pdb.secretary.no-meeting@pcc.example>']);
  });

  it('keeps a long subject whole, in lines that mail servers take', async () => {
    const subject = `${'Áction '.repeat(60)}overdue`;
    const raw = await toMime({ ...mail, subject, text: 'x'.repeat(5000) }, envelope);
    expect((await PostalMime.parse(raw)).subject).toBe(subject);
    expect(longestLine(raw)).toBeLessThanOrEqual(998);
  });

  it.each([
    '=?utf-8?q?Bob?=',
    'Bob =?utf-8?q?B=6Fb?= Smith',
    '=?utf-8?q?a b?=',
    'see =?utf-8?X?x?= here',
    '=?',
    'two  spaces, "quotes" and a back\\slash',
    `one word of ${'x'.repeat(1200)} letters`,
    'x'.repeat(60),
    'x'.repeat(61),
    'D’Arcy (the Chief’s office) <force>',
    '😀'.repeat(300),
  ])('says the name and the subject %j as they were typed', async (typed) => {
    const people = [{ name: typed, email: 'force@police.example' }];
    const from = { name: typed, email: 'actions@pcc.example' };
    const raw = await toMime({ ...mail, subject: typed }, { ...envelope, from, to: people });
    const email = await PostalMime.parse(raw);
    expect([email.subject, email.from?.name, email.to?.[0]?.name]).toEqual([typed, typed, typed]);
    // Outside an encoded word nothing is left that could be taken for one, in quotation marks or not.
    expect(head(raw).replace(/=\?UTF-8\?Q\?[^?]*\?=/g, '')).not.toContain('=?');
    expect(longestLine(raw)).toBeLessThanOrEqual(76);
  });

  it('folds any number of recipients with any names, and loses none', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: 'grapheme-ascii', maxLength: 2000 }),
      fc.stringMatching(/^=\?utf-8\?[bqBQ]\?[A-Za-z0-9=_]{0,200}\?=$/),
    );
    const typed = (said: string): string => said.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
    const people = fc.array(text, { minLength: 1, maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(text, people, people, async (subject, names, copied) => {
        const to = names.map((name, at) => ({ name, email: `to-${at}@police.example` }));
        const copies = copied.map((name, at) => ({ name, email: `copy-${at}@${'long.'.repeat(45)}example` }));
        const dispatch = { ...envelope.dispatch, id: dispatchIdSchema.parse('p'.repeat(256)) };
        const raw = await toMime({ ...mail, subject }, { ...envelope, dispatch, to, copies, replyTo: to });
        expect(longestLine(raw)).toBeLessThanOrEqual(998);
        const email = await PostalMime.parse(raw);
        expect(email.subject ?? '').toBe(typed(subject));
        const known = (all: typeof to) =>
          all.map(({ name, email: at }) => ({ name: typed(name), address: at }));
        expect(email.to).toEqual(known(to));
        expect(email.cc).toEqual(known(copies));
        expect(email.replyTo).toEqual(known(to));
      }),
    );
  });

  it('lets no name, subject or file name write a header or a recipient of its own', async () => {
    const lineBreaks = fc.constantFrom('\r\n', '\n', '\r', '\u2028', '\u0085', '\0');
    const nasty = fc
      .tuple(
        fc.string(),
        lineBreaks,
        fc.constantFrom('Bcc: spy@evil.example', '\r\n\r\n<b>', ', spy@evil.example'),
      )
      .map(([text, lineBreak, injected]) => `${text}${lineBreak}${injected}`);
    const clean = Object.keys(
      Object.fromEntries((await parsed({ ...mail, attachments: [] })).headers.map(({ key }) => [key, true])),
    ).sort();
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, async (subject, name, filename) => {
        const attachments = [{ filename, contentType: 'text/csv', content: new Uint8Array([65]) }];
        const email = await parsed(
          { ...mail, subject, attachments },
          {
            ...envelope,
            from: { ...envelope.from, name },
            to: [{ name, email: 'force@police.example' }],
            copies: [{ name, email: 'chief@police.example' }],
            replyTo: [{ name, email: 'secretary@pcc.example' }],
          },
        );
        expect(email.headers.map(({ key }) => key).sort()).toEqual(clean);
        expect(email.from?.address).toBe('actions@pcc.example');
        expect(email.to?.map(({ address }) => address)).toEqual(['force@police.example']);
        expect(email.cc?.map(({ address }) => address)).toEqual(['chief@police.example']);
        expect(email.replyTo?.map(({ address }) => address)).toEqual(['secretary@pcc.example']);
        expect(email.text?.trim()).toBe(mail.text.trim());
        expect(email.attachments).toHaveLength(1);
      }),
    );
  });

  it('keeps its parts apart whatever they say', async () => {
    const boundary = /boundary="([^"]+)"/.exec(head(await toMime(mail, envelope)))?.[1];
    const text = `Before\n--${boundary}\n--${boundary}--\nAfter\n`;
    expect((await parsed({ ...mail, text })).text?.trim()).toBe(text.trim());
  });
});
