import * as z from 'zod';
import { emailSchema, sameMailbox } from '../register/board.ts';
import { series } from '../words/english.ts';

/** Who may be written to: everybody at a domain, `pcc.example`, or one address. */
export const permittedSchema = z
  .string()
  .trim()
  .toLowerCase()
  .transform((text) => text.replace(/^@/, ''))
  .pipe(z.union([emailSchema, z.hostname()], 'is neither a domain nor an email address'));

/** The domain itself alone: whoever answers for those below it may be another. */
const isAt = (permitted: string, email: string): boolean =>
  permitted.includes('@') ? sameMailbox(permitted, email) : email.toLowerCase().endsWith(`@${permitted}`);

/** Everybody, where nobody is named. */
const isPermitted = (onlyTo: readonly string[], email: string): boolean =>
  onlyTo.length === 0 || onlyTo.some((permitted) => isAt(permitted, email));

/** "addresses at pcc.example and owen@force.example". */
export const permittedInWords = (onlyTo: readonly string[]): string =>
  series(onlyTo.map((permitted) => (permitted.includes('@') ? permitted : `addresses at ${permitted}`)));

/**
 * Why a mail to these addresses may not go: it is to go to nobody then, for part of an office would not know that others
 * do not. Undefined when it may.
 */
export function whyNotWrittenTo(onlyTo: readonly string[], addresses: readonly string[]): string | undefined {
  const outside = addresses.filter((email) => !isPermitted(onlyTo, email));
  if (outside.length === 0) return undefined;
  return `not written to: only ${permittedInWords(onlyTo)} may be, see matters mail show; ${series(outside)} may not`;
}
