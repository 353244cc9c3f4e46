import type { HonoRequest } from 'hono';
import * as z from 'zod';
import type { Caller } from '../../http/access.ts';
import { bytesOf } from '../../http/body.ts';
import { partsOf } from '../../http/form.ts';
import { type Fault, faultsOf, Problem } from '../../http/problem.ts';
import type { Limits } from '../../http/service.ts';
import { faultInWords } from '../../words/fault-words.ts';
import type { Conditions, Operation } from './operation.ts';
import { digestOf } from './representation.ts';

/** How schemas tell what is wrong. */
const inWords = { error: faultInWords };

/** What is sent may have thousands of faults, or one that quotes all of it: as much is told as anybody reads. */
const mostTold = { faults: 100, letters: 500 };

const cut = (text: string): string =>
  text.length <= mostTold.letters ? text : `${text.slice(0, mostTold.letters).replace(/\p{Cs}$/u, '')}…`;

function invalid(faults: readonly Fault[]): Problem {
  const errors = faults
    .slice(0, mostTold.faults)
    .map(({ pointer, detail }) => ({ pointer: cut(pointer), detail: cut(detail) }));
  const said = errors.map(({ pointer, detail }) => `${pointer || 'the whole'}: ${detail}`).join('; ');
  return new Problem('invalid', said, { errors });
}

/** The parameters in the path. A name that nothing can have names nothing. */
export function paramsOf(
  { params, path }: Operation,
  given: Record<string, string>,
): { board?: string; ref?: string } {
  const bare = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, withoutPrefix(path, name, value)]),
  );
  const parsed = params.safeParse(bare, inWords);
  if (parsed.success) return parsed.data as { board?: string; ref?: string };
  const [{ path: [name = ''] = [], message = '' } = {}] = parsed.error.issues;
  throw new Problem('not-found', `There is no ${String(name)} “${bare[String(name)]}”: ${message}.`);
}

/** Of `overview.docx` the path's own part is no parameter. */
function withoutPrefix(path: string, name: string, value: string): string {
  const before = new RegExp(`([\\w-]+\\.)\\{${name}\\}`).exec(path)?.[1];
  return before !== undefined && value.startsWith(before) ? value.slice(before.length) : value;
}

const noQuery = z.strictObject({});

export function queryOf({ query = noQuery }: Operation, given: Record<string, string[]>): unknown {
  const isList = (name: string): boolean => listsOf(query).includes(name);
  const twice = Object.entries(given).filter(([name, values]) => values.length > 1 && !isList(name));
  if (twice.length > 0) {
    throw invalid(twice.map(([name]) => ({ pointer: `query/${name}`, detail: 'is given more than once' })));
  }
  const parsed = query.safeParse(
    Object.fromEntries(
      Object.entries(given).map(([name, values]) => [name, isList(name) ? values : values[0]]),
    ),
    inWords,
  );
  if (parsed.success) return parsed.data;
  throw invalid(faultsOf(parsed.error, 'query'));
}

/** The parameters of which several may be given, each by itself: `status=open&status=overdue`. */
function listsOf(query: z.ZodType): string[] {
  if (!(query instanceof z.ZodObject)) return [];
  const isList = (field: unknown): boolean =>
    field instanceof z.ZodArray ||
    ((field instanceof z.ZodDefault || field instanceof z.ZodOptional) && isList(field.unwrap()));
  return Object.entries(query.shape).flatMap(([name, field]) => (isList(field) ? [name] : []));
}

const typeOf = (request: globalThis.Request): string =>
  (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** What was sent, and the same as bytes or text to tell it from anything else that might have been. */
export async function bodyOf(
  { body }: Operation,
  request: globalThis.Request,
  { maxJsonBytes, maxFileBytes }: Pick<Limits, 'maxJsonBytes' | 'maxFileBytes'>,
): Promise<{ body: unknown; content: string }> {
  if (body === undefined) return { body: undefined, content: '' };
  const wanted = body.kind === 'json' ? 'application/json' : 'multipart/form-data';
  if (typeOf(request) !== wanted) {
    throw new Problem('unsupported-media-type', `Send it as ${wanted}, and say so in Content-Type.`);
  }
  const { value, content } =
    body.kind === 'json'
      ? jsonIn(await bytesOf(request, maxJsonBytes))
      : await formIn(await bytesOf(request, maxFileBytes), request.headers.get('content-type') ?? '');
  const parsed = body.schema.safeParse(value, inWords);
  if (!parsed.success) throw invalid(faultsOf(parsed.error));
  const unwritable = faultsInTexts(parsed.data);
  if (unwritable.length > 0) throw invalid(unwritable);
  return { body: parsed.data, content };
}

/** What no paper, mail or table can hold: control characters but for tabs and line ends, halves of a pair, and no characters. */
const unwritable = /[^\P{Cc}\t\n\r]|\p{Cs}|[\uFFFE\uFFFF]/u;

/** Each text in a body that cannot be written down as it is. */
function faultsInTexts(value: unknown, pointer = ''): Fault[] {
  if (typeof value === 'string') {
    return unwritable.test(value) ? [{ pointer, detail: 'holds characters that cannot be written' }] : [];
  }
  if (typeof value !== 'object' || value === null || value instanceof Blob) return [];
  return Object.entries(value).flatMap(([name, one]) => faultsInTexts(one, `${pointer}/${name}`));
}

function jsonIn(bytes: Uint8Array): { value: unknown; content: string } {
  const content = textIn(bytes);
  try {
    return { value: JSON.parse(content), content };
  } catch (error) {
    // What the parser says of it begins with where it gave up, and may quote a few letters to whoever sent them.
    throw new Problem('malformed', `The body is no JSON: ${error instanceof Error ? error.message : ''}.`);
  }
}

/** Letters of another encoding would be kept as question marks. */
function textIn(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem('malformed', 'The body is not in UTF-8, as JSON is.');
  }
}

async function formIn(
  bytes: Uint8Array<ArrayBuffer>,
  type: string,
): Promise<{ value: unknown; content: string }> {
  const parts = await partsOf(bytes, type).catch(() => {
    throw new Problem('malformed', 'The body is no form as multipart/form-data has it.');
  });
  const names = new Set<string>();
  for (const [name] of parts) {
    if (names.has(name)) throw invalid([{ pointer: `/${name}`, detail: 'is given more than once' }]);
    names.add(name);
  }
  const contents = await Promise.all(
    parts.map(async ([name, value]) =>
      typeof value === 'string'
        ? digestOf(name, value)
        : digestOf(name, value.name, Buffer.from(await value.arrayBuffer()).toString('base64')),
    ),
  );
  return { value: Object.fromEntries(parts), content: contents.join(' ') };
}

const keySchema = z.string().regex(/^[\x21-\x7E]{1,255}$/);

/** What a change goes by besides what it says. Throws the {@link Problem} of what is wanted and not there. */
export function conditionsOf(
  { method, ifMatch }: Operation,
  request: HonoRequest,
  { client }: Caller,
  content: string,
): Conditions {
  const given = request.header('if-match');
  if (ifMatch === 'required' && given === undefined) {
    throw new Problem(
      'precondition-required',
      'Send If-Match with the ETag of the thing as you last read it.',
    );
  }
  const key = method === 'post' ? request.header('idempotency-key') : undefined;
  if (key !== undefined && !keySchema.safeParse(key).success) {
    throw new Problem(
      'malformed',
      'An Idempotency-Key is 1 to 255 letters, figures and signs, without spaces.',
    );
  }
  // What stands after the question mark says as much as the body does.
  const asked = `${request.path}${new URL(request.url).search}`;
  return {
    ifMatch: ifMatch === undefined ? undefined : given,
    request:
      key === undefined
        ? undefined
        : { key: digestOf(client, key), content: digestOf(method, asked, given ?? '', content) },
  };
}
