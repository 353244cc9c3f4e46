import PostalMime, { type Attachment } from 'postal-mime';
import { paragraph } from './blocks.ts';
import type { Block, Document } from './document.ts';
import { documentOfHtml } from './html.ts';
import { documentOfText } from './text.ts';
import { TooLarge, timesIn } from './too-large.ts';

/** Files with one mail; what is beyond these is told and not opened. */
const MOST_ATTACHMENTS = 20;
const MOST_LINES = 100_000;

export type Mail = { document: Document; attachments: { name: string; bytes: Uint8Array }[] };

/** A text whose first lines are those that mail servers write. */
export const isMail = (text: string): boolean => {
  const head = text.slice(0, 20_000).split(/\r?\n[ \t]*\r?\n/, 1)[0] ?? '';
  if (!/^(?:[A-Za-z][\w-]{1,60}:|From )/.test(head)) return false;
  const names = new Set(
    [...head.matchAll(/^([A-Za-z][\w-]{1,60}):/gm)].map(([, name = '']) => name.toLowerCase()),
  );
  return (
    names.has('from') &&
    ['mime-version', 'message-id', 'received', 'content-type'].some((name) => names.has(name))
  );
};

/**
 * A mail: its subject, and its words as its text has them, or its page where that alone has tables; pictures within it are left be.
 * Throws where its parts nest deeper than any mail's, and `TooLarge` where it has more lines.
 */
export async function mailOf(bytes: Uint8Array): Promise<Mail> {
  const { subject, html, text, attachments } = await new PostalMime({ forceRfc822Attachments: true }).parse(
    new Uint8Array(bytes),
  );
  const words = bodyOf(html, text);
  const heading: Block[] = subject ? [paragraph(1, [{ text: subject }], { heading: 1 })] : [];
  const files = attachments.filter((file) => !isPictureWithin(file));
  const leftOut = files.slice(MOST_ATTACHMENTS).map(({ filename }) => ({
    at: { line: 1, page: null },
    text: filename ?? 'an attachment',
    why: `this mail has more than ${MOST_ATTACHMENTS} attachments, and this one was not opened`,
  }));
  const below = heading.length;
  const document = {
    ...words,
    blocks: [...heading, ...words.blocks.map((block) => movedDown(block, below))],
    leftOut: [
      ...words.leftOut.map((left) => ({ ...left, at: { ...left.at, line: left.at.line + below } })),
      ...leftOut,
    ],
  };
  return { document, attachments: files.slice(0, MOST_ATTACHMENTS).map(fileOf) };
}

function bodyOf(html: string | undefined, text: string | undefined): Document {
  if (html !== undefined && (!text?.trim() || /<table\b/i.test(html))) return documentOfHtml(html);
  if (timesIn(text ?? '', '\n') > MOST_LINES) throw new TooLarge('more lines than a mail has');
  return documentOfText((text ?? '').trimEnd());
}

const isPictureWithin = ({ mimeType, related, disposition }: Attachment): boolean =>
  mimeType.startsWith('image/') && (related === true || disposition === 'inline');

function fileOf({ filename, mimeType, content }: Attachment, index: number): Mail['attachments'][number] {
  const name =
    filename || (mimeType === 'message/rfc822' ? `mail ${index + 1}.eml` : `attachment ${index + 1}`);
  return {
    name,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content),
  };
}

/** Its place some lines further down, with all that is in it. */
function movedDown(block: Block, lines: number): Block {
  const at = { ...block.at, line: block.at.line + lines };
  if (block.kind === 'paragraph') return { ...block, at };
  const rows = block.rows.map((row) => ({
    ...row,
    at: { ...row.at, line: row.at.line + lines },
    cells: row.cells.map((cell) => ({ ...cell, blocks: cell.blocks.map((one) => movedDown(one, lines)) })),
  }));
  return { ...block, at, rows };
}
