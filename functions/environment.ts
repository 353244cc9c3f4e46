import * as z from 'zod';
import { permittedSchema } from './mail/only-to.ts';
import { emailSchema } from './register/board.ts';

const name = z.string().min(1);
const address = z.url({ protocol: /^https?$/, error: 'is not a web address' });
/** Of text, the words in it; none in an empty one. */
const words = z.string().transform((text) => text.split(' ').filter((word) => word !== ''));
/**
 * `now`, for an emulator and for trying things out: a schedule that names no time means this moment, and a message is
 * of the day it names though that be long past. Left out where mail goes to people.
 */
const clock = z.literal('now').optional();

export const sweepEnvironment = z.object({
  MATTERS_TABLE: name,
  MATTERS_BOARD_QUEUE: address,
  MATTERS_SEND_QUEUE: address,
  /** The queues of what could not be handled, with spaces between: of what tells owners, and of what tells secretaries. */
  MATTERS_OWNERS_DEAD_LETTERS: words.pipe(z.array(address).min(1, 'names no queue')),
  MATTERS_SECRETARIES_DEAD_LETTERS: words.pipe(z.array(address).min(1, 'names no queue')),
  MATTERS_FREEZE_PARAMETER: name,
  MATTERS_CLOCK: clock,
});

export const sendEnvironment = z.object({
  MATTERS_TABLE: name,
  MATTERS_MAIL_FROM: emailSchema,
  MATTERS_CONFIGURATION_SET: name,
  MATTERS_FREEZE_PARAMETER: name,
  MATTERS_CLOCK: clock,
  /** How many senders may be at work at once, which share the rate of the account; and the queue that they work on. */
  MATTERS_SENDERS: z.string().pipe(z.coerce.number<string>().int().min(1)),
  MATTERS_SEND_QUEUE: address,
  /** Where people have the pages, and the name, in the Parameter Store, of what signs the links to them. */
  MATTERS_PAGES_ADDRESS: address,
  MATTERS_LINK_SECRET: name,
  /** Domains and addresses, with spaces between, that alone may be written to; everybody when left out. */
  MATTERS_ONLY_TO: words.pipe(z.array(permittedSchema)).default([]),
});

export const readingEnvironment = z.object({ MATTERS_TABLE: name, MATTERS_PAPERS_BUCKET: name });

export const publishEnvironment = z.object({
  MATTERS_TABLE: name,
  /** Where the public registers lie, and the address under which they are served. */
  MATTERS_PUBLIC_BUCKET: name,
  MATTERS_PUBLIC_ADDRESS: address,
});

export const mailEventsEnvironment = z.object({ MATTERS_TABLE: name });

const groupsByClient = z
  .string()
  .transform((text, { addIssue }) => {
    try {
      return JSON.parse(text);
    } catch {
      addIssue('is no JSON');
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), z.array(z.string()), 'is not groups by client'));

export const apiEnvironment = z.object({
  MATTERS_TABLE: name,
  MATTERS_PAPERS_BUCKET: name,
  /** Where browsers send files to the bucket; and the queue of those that are then to be read. */
  MATTERS_PAPERS_ADDRESS: address,
  MATTERS_READING_QUEUE: address,
  /** The name, in the Parameter Store, of what signs links. */
  MATTERS_LINK_SECRET: name,
  MATTERS_ISSUER: address,
  /** Audiences, with spaces between; at Cognito they are the clients. */
  MATTERS_AUDIENCES: words.refine((audiences) => audiences.length > 0, 'names nobody'),
  MATTERS_GROUPS_CLAIM: name,
  /** Of machines, whose tokens name no groups: the groups of each client, as JSON. */
  MATTERS_CLIENT_GROUPS: groupsByClient,
  MATTERS_REQUESTS_PER_MINUTE: z.string().pipe(z.coerce.number<string>().int().min(1)),
  /** Web origins whose pages may ask, with spaces between. */
  MATTERS_ORIGINS: words,
  /** Where people have the pages; the client that those are at the issuer; and the user pool that knows its secret. */
  MATTERS_PAGES_ADDRESS: address,
  MATTERS_PAGES_CLIENT: name,
  MATTERS_USER_POOL: name,
  /** Where the issuer's own pages are. */
  MATTERS_SIGN_IN_ADDRESS: address,
});

/** Throws, naming every variable that is missing or wrong. */
export function readEnvironment<T>(schema: z.ZodType<T>, variables: NodeJS.ProcessEnv): T {
  // It is read once: code of its own for that, which zod would make, takes longer to make than to do without.
  const parsed = schema.safeParse(variables, { jitless: true });
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => {
    const variable = String(path[0]);
    const value = variables[variable];
    return value === undefined ? `${variable} is missing` : `${variable} is “${value}”: ${message}`;
  });
  throw new Error(`the environment is wrong: ${faults.join('; ')}`);
}
