import * as z from 'zod';
import { instantSchema } from '../calendar/days.ts';
import { codeSchema } from '../register/board.ts';
import { dispatchIdSchema } from '../reminders/dispatch.ts';

/** A board whose morning is to be done; `at` is the moment for which the schedule asked it. */
export const boardMessageSchema = z.object({
  board: codeSchema,
  at: instantSchema,
  /** Mails of sweeps before that moment waited for their sender: what those queued is not queued again. */
  mailsWait: z.literal(true).optional(),
});
export type BoardMessage = z.infer<typeof boardMessageSchema>;

/** A dispatch to be sent, by its name in the ledger; `at` is handed on from the board's. */
export const sendMessageSchema = z.object({ board: codeSchema, id: dispatchIdSchema, at: instantSchema });
export type SendMessage = z.infer<typeof sendMessageSchema>;

/** No later try will make sense of it. It ends with the dead letters, where a person can look at it. */
export class UnreadableMessage extends Error {
  override readonly name = 'UnreadableMessage';
}

/** Throws an {@link UnreadableMessage} that says what is wrong and quotes nothing. */
export function readMessage<T>(schema: z.ZodType<T>, body: string): T {
  const parsed = schema.safeParse(jsonOf(body));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`,
  );
  throw new UnreadableMessage(faults.join('; '));
}

/** The parser's own error would quote the text. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableMessage('it is no JSON');
  }
}
