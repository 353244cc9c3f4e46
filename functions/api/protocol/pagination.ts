import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { invalidAt } from '../../http/problem.ts';
import type { WebService } from '../../http/service.ts';
import type { Found } from '../../secretariat/office.ts';
import type { Answer } from './operation.ts';
import { foundOrProblem } from './refusals.ts';
import { inList } from './representation.ts';

/** What every list may be asked besides its own filters. */
export const pageInput = {
  limit: z.coerce
    .number<string>()
    .int()
    .min(1)
    .max(200)
    .default(50)
    .describe('How many at most, from 1 to 200.'),
  cursor: z
    .string()
    .max(500)
    .optional()
    .describe(
      'Where the page before ended. It is in the `next` of that page, which is asked for as it stands.',
    ),
};

type Page<T> = { items: T[]; next: string | null };

type Listed<T> = {
  path: string;
  /** As it was asked, the filters, the limit and the cursor. */
  query: { limit: number; cursor?: string | undefined } & Readonly<Record<string, unknown>>;
  /** All that the filters let through, in their order. */
  things: readonly T[];
  /** By which a thing is known in its list; no two alike. */
  nameOf: (thing: T) => string;
};

const signatureOf = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(text).digest('base64url').slice(0, 22);

/** A place in one list with its filters: it is of no use in another, and nobody makes one up. */
const cursorAt = (secret: string, list: string, last: string): string => {
  const name = Buffer.from(last).toString('base64url');
  return `${name}.${signatureOf(secret, `${list} ${name}`)}`;
};

function lastBefore(secret: string, list: string, cursor: string): string {
  const [name = '', signature = ''] = cursor.split('.');
  const right = Buffer.from(signatureOf(secret, `${list} ${name}`));
  const given = Buffer.from(signature);
  if (right.length === given.length && timingSafeEqual(right, given)) {
    return Buffer.from(name, 'base64url').toString();
  }
  throw invalidAt(
    'query/cursor',
    'it is of no use here: take `next` as it was answered, or begin without a cursor',
  );
}

/** One page of a list, and where the next is. What was the last of the page before may be gone meanwhile. */
async function pageFrom<T>(
  { linkSecret }: WebService,
  { path, query: { cursor, limit, ...filters }, things, nameOf }: Listed<T>,
): Promise<Page<T>> {
  const request = Object.entries(filters).filter(([, value]) => value !== undefined);
  const list = `${path} ${JSON.stringify(request.sort(([one], [other]) => (one < other ? -1 : 1)))}`;
  const from =
    cursor === undefined ? 0 : placeAfter(things, nameOf, lastBefore(await linkSecret(), list, cursor));
  const items = things.slice(from, from + limit);
  const last = items.at(-1);
  if (last === undefined || from + limit >= things.length) return { items, next: null };
  const parameters = new URLSearchParams(
    request.map(([name, value]): [string, string] => [name, String(value)]),
  );
  parameters.set('limit', String(limit));
  parameters.set('cursor', cursorAt(await linkSecret(), list, nameOf(last)));
  return { items, next: `${path}?${parameters}` };
}

/** Lists stand in an order of their own: after what is gone comes what would have come after it. */
function placeAfter<T>(things: readonly T[], nameOf: (thing: T) => string, last: string): number {
  const at = things.findIndex((thing) => nameOf(thing) === last);
  if (at >= 0) return at + 1;
  const order = new Intl.Collator('en', { numeric: true });
  const next = things.findIndex((thing) => order.compare(nameOf(thing), last) > 0);
  return next < 0 ? things.length : next;
}

/** A page of what was found, each as it is shown in a list, with its Link header (RFC 8288). Throws the `Problem` of what was not found. */
export async function answerList<T>(
  service: WebService,
  {
    found,
    represent,
    ...listed
  }: Omit<Listed<T>, 'things'> & {
    found: Found<readonly T[]>;
    represent: (thing: T) => { history: unknown };
  },
): Promise<Answer> {
  const page = await pageFrom(service, { ...listed, things: await foundOrProblem(found, 'query') });
  return {
    status: 200,
    body: { items: page.items.map((thing) => inList(represent(thing))), next: page.next },
    ...(page.next !== null && { headers: { link: `<${page.next}>; rel="next"` } }),
  };
}
