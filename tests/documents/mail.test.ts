import { describe, expect, it } from 'vitest';
import { openDocument } from '../../functions/documents/open.ts';
import { tablesIn, wordsIn } from './words.ts';

const HEAD =
  'From: clerk@quay.example\r\nTo: board@quay.example\r\nSubject: Actions of 5 March\r\nMIME-Version: 1.0\r\n';
let boundaries = 0;
const mail = (...parts: string[]) => {
  boundaries += 1;
  const mark = `part-${boundaries}`;
  return `${HEAD}Content-Type: multipart/mixed; boundary="${mark}"\r\n\r\n${parts.map((part) => `--${mark}\r\n${part}\r\n`).join('')}--${mark}--\r\n`;
};
const text =
  'Content-Type: text/plain; charset=utf-8\r\n\r\nPlease find the actions below.\r\n• Paint the shed';
const attached = (name: string, type: string, content: string) =>
  `Content-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${content}`;

const open = async (name: string, content: string) => {
  const opened = await openDocument({ name, bytes: new TextEncoder().encode(content) });
  if (opened.outcome === 'unreadable') throw new Error(opened.why);
  return opened;
};

describe('a mail', () => {
  it('is its subject and its words, with its attachments opened beside it', async () => {
    const { document, attachments } = await open(
      'actions.txt',
      mail(
        text,
        attached('log.csv', 'text/csv', 'Action,Owner\r\nSweep,PCC'),
        attached('old.doc', 'application/msword', '{\\rtf1 Sweep}'),
      ),
    );
    expect(document.blocks[0]).toMatchObject({
      heading: 1,
      at: { line: 1 },
      spans: [{ text: 'Actions of 5 March' }],
    });
    expect(document.blocks[1]).toMatchObject({
      at: { line: 2 },
      spans: [{ text: 'Please find the actions below.' }],
    });
    expect(document.blocks[2]).toMatchObject({ at: { line: 3 }, item: { mark: '•' } });
    expect(attachments.map(({ name, opened }) => [name, opened.outcome])).toEqual([
      ['log.csv', 'opened'],
      ['old.doc', 'unreadable'],
    ]);
    const [log] = attachments;
    expect(log?.opened.outcome === 'opened' && tablesIn(log.opened.document.blocks)[0]?.rows).toHaveLength(2);
  });

  it('is read as a page where that has tables, and as text where it has none', async () => {
    const both = (html: string) =>
      `${HEAD}Content-Type: multipart/alternative; boundary="x"\r\n\r\n--x\r\n${text}\r\n--x\r\nContent-Type: text/html\r\n\r\n${html}\r\n--x--\r\n`;
    const page = await open('a.eml', both('<p>The log:</p><table><tr><td>Paint<td>PCC</table>'));
    expect(wordsIn(page.document.blocks).slice(4)).toEqual(['The', 'log:', 'Paint', 'PCC']);
    expect(tablesIn(page.document.blocks)[0]?.rows[0]?.at.line).toBe(3);
    const plain = await open('a.eml', both('<p>The log</p>'));
    expect(wordsIn(plain.document.blocks)).toContain('shed');
  });

  it('opens a mail within it, and none beyond that', async () => {
    const within = (inner: string) => mail(text, `Content-Type: message/rfc822\r\n\r\n${inner}`);
    const { document, attachments } = await open('a.eml', within(within(within(mail(text)))));
    expect(wordsIn(document.blocks).filter((word) => word === 'Paint')).toHaveLength(1);
    const first = attachments[0]?.opened;
    const second = first?.outcome === 'opened' ? first.attachments[0]?.opened : undefined;
    expect(first?.outcome).toBe('opened');
    expect(second).toEqual({
      outcome: 'unreadable',
      because: 'no notes to read',
      why: 'mail 1.eml is a mail within mails: save it as a file of its own and read that.',
    });
  });

  it('opens twenty attachments, and names the others', async () => {
    const many = Array.from({ length: 22 }, (_, index) => attached(`${index}.txt`, 'text/plain', 'Paint'));
    const { document, attachments } = await open('a.eml', mail(text, ...many));
    expect(attachments).toHaveLength(20);
    expect(document.leftOut.map(({ text: name, why }) => [name, why])).toEqual([
      ['20.txt', 'this mail has more than 20 attachments, and this one was not opened'],
      ['21.txt', 'this mail has more than 20 attachments, and this one was not opened'],
    ]);
  });

  it('is no text that only begins as one', async () => {
    const { document } = await open(
      'notes.txt',
      'Date: 5 March 2025\nSubject: Actions\nFrom: the Clerk\n\nPaint the shed\n',
    );
    expect(document.blocks[0]).toMatchObject({ heading: null, spans: [{ text: 'Date: 5 March 2025' }] });
  });
});
