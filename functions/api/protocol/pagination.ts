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
    .max(1_000)
    .optional()
    .describe(
      'Where the page before ended. It is in the `next` of that page, which is asked for as it stands.',
    ),
};

type Page<T> = { items: T[]; next: string | null };

/**
 * Where a thing stands in its list: what the list is ordered by, compared part by part, figures by size and text by its
 * code units. No two things of a list have the same, and it is no less a place when what stood there has gone.
 */
export type Place = readonly (string | number)[];

type Listed<T> = {
  path: string;
  /** As it was asked, the filters, the limit and the cursor. */
  query: { limit: number; cursor?: string | undefined } & Readonly<Record<string, unknown>>;
  /** All that the filters let through; the list puts them in the order of their places. */
  things: readonly T[];
  placeOf: (thing: T) => Place;
};

function comparePlaces(one: Place, other: Place): number {
  for (const [at, part] of one.entries()) {
    const others = other[at];
    if (others === undefined) return 1;
    if (part === others) continue;
    if (typeof part === 'number' && typeof others === 'number') return part - others;
    return String(part) < String(others) ? -1 : 1;
  }
  return one.length - other.length;
}

/** A reference's place among those of its board: the tenth of a meeting comes after its second. */
export function placeOfRef({ ref }: { ref: string }): Place {
  const last = ref.lastIndexOf('-') + 1;
  return [ref.slice(0, last), Number(ref.slice(last))];
}

const signatureOf = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(text).digest('base64url').slice(0, 22);

const placeSchema = z.array(z.union([z.string(), z.number()]));

/** A place in one list with its filters: it is of no use in another, and nobody makes one up. */
const cursorAt = (secret: string, list: string, place: Place): string => {
  const name = Buffer.from(JSON.stringify(place)).toString('base64url');
  return `${name}.${signatureOf(secret, `${list} ${name}`)}`;
};

function placeIn(secrets: readonly string[], list: string, cursor: string): Place {
  const [name = '', signature = ''] = cursor.split('.');
  const given = Buffer.from(signature);
  const isRight = (secret: string): boolean => {
    const right = Buffer.from(signatureOf(secret, `${list} ${name}`));
    return right.length === given.length && timingSafeEqual(right, given);
  };
  if (secrets.some(isRight)) {
    return placeSchema.parse(JSON.parse(Buffer.from(name, 'base64url').toString()));
  }
  throw invalidAt(
    'query/cursor',
    'it is of no use here: take `next` as it was answered, or begin without a cursor',
  );
}

/**
 * One page of a list, and where the next is: it begins after a place, whatever became meanwhile of the thing that stood
 * there, so that nothing else is passed over or comes twice.
 */
async function pageFrom<T>(
  { linkSecrets }: WebService,
  { path, query: { cursor, limit, ...filters }, things, placeOf }: Listed<T>,
): Promise<Page<T>> {
  const request = Object.entries(filters).filter(([, value]) => value !== undefined);
  const list = `${path} ${JSON.stringify(request.sort(([one], [other]) => (one < other ? -1 : 1)))}`;
  const after = cursor === undefined ? undefined : placeIn(await linkSecrets(), list, cursor);
  const left = things
    .map((thing) => ({ thing, place: placeOf(thing) }))
    .filter(({ place }) => after === undefined || comparePlaces(place, after) > 0)
    .sort((one, other) => comparePlaces(one.place, other.place));
  const page = left.slice(0, limit);
  const items = page.map(({ thing }) => thing);
  const last = page.at(-1);
  if (last === undefined || left.length <= limit) return { items, next: null };
  const parameters = new URLSearchParams(
    request.flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, String(one)])),
  );
  parameters.set('limit', String(limit));
  parameters.set('cursor', cursorAt((await linkSecrets())[0], list, last.place));
  return { items, next: `${path}?${parameters}` };
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
