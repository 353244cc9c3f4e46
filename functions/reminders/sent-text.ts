import * as z from 'zod';
import { type Instant, instantSchema } from '../calendar/days.ts';
import { codeSchema } from '../register/board.ts';
import { type Dispatch, dispatchIdSchema } from './dispatch.ts';

/**
 * What one try to send a mail handed to the mail service, in words: of its HTML, which says the same, nothing is kept, and
 * of what was attached the names and sizes. Whom it was written to, its dispatch says.
 */
export const sentTextSchema = z.object({
  board: codeSchema,
  dispatch: dispatchIdSchema,
  /** Which try it was, as the dispatch counts them. */
  attempt: z.int().min(1),
  at: instantSchema,
  subject: z.string(),
  text: z.string(),
  /** How many characters the text had, where only its beginning is kept; null where it is whole. */
  cutFrom: z.int().min(1).nullable(),
  attachments: z.array(z.object({ name: z.string(), bytes: z.int().min(0) })),
  /** The version of the dispatch that the text was made up from: one who was overtaken writes over no later one's text. */
  version: z.int().min(1),
});
export type SentText = z.infer<typeof sentTextSchema>;

/** In UTF-8. A mail of a hundred actions takes a tenth of it, and one entry of the store holds 400 kB. */
const mostBytes = 300_000;

/** As much of `text` as is kept, with no letter cut in two. */
const beginningOf = (text: string): string =>
  text.slice(0, new TextEncoder().encodeInto(text, new Uint8Array(mostBytes)).read);

/** What the next try to send that dispatch hands to the mail service, as it is kept. */
export function sentText(
  { board, id, attempts, version }: Dispatch,
  mail: { subject: string; text: string; attachments: { filename: string; content: Uint8Array }[] },
  at: Instant,
): SentText {
  const text = beginningOf(mail.text);
  return {
    ...{ board, dispatch: id, attempt: attempts + 1, at, version },
    ...{ subject: mail.subject, text, cutFrom: text.length < mail.text.length ? mail.text.length : null },
    attachments: mail.attachments.map(({ filename, content }) => ({
      name: filename,
      bytes: content.byteLength,
    })),
  };
}
