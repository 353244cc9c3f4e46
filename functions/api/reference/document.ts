import * as z from 'zod';
import { years } from '../../calendar/days.ts';
import { type ProblemName, problemSchema, problems, problemType } from '../../http/problem.ts';
import { groupOf, groupOfAll, type Role, roles, scopes } from '../../scopes.ts';
import type { Operation } from '../protocol/operation.ts';
import { sections } from '../protocol/operation.ts';

type Json = Record<string, unknown>;

/** What an operation of its kind can be refused for, whatever it does; with what it says itself. */
export function problemsOf({
  method,
  path,
  reach,
  body,
  ifMatch,
  problems: own = [],
}: Operation): ProblemName[] {
  // Every operation refuses a parameter in the query that it does not know.
  const named: ProblemName[] = ['no-token', 'token-refused', 'scope-missing', 'invalid'];
  if (path.includes('{board}')) named.push('board-not-yours', 'role-missing', 'not-found');
  if (reach !== undefined) named.push('board-not-yours');
  if (body !== undefined) named.push('malformed', 'too-large', 'unsupported-media-type');
  if (ifMatch !== undefined) named.push('stale');
  if (ifMatch === 'required') named.push('precondition-required');
  if (method === 'post') named.push('malformed', 'request-in-flight', 'key-reused');
  if (method !== 'get') named.push('conflict');
  return [
    ...new Set<ProblemName>([
      ...named,
      ...own,
      'too-many-requests',
      'internal',
      'timed-out',
      'keys-unreachable',
    ]),
  ];
}

/** What has a name of its own, and is referred to by it, gathered while the document is written. */
type Components = { schemas: Record<string, unknown>; responses: Record<string, unknown> };

const inOrder = (named: Record<string, unknown>): Json =>
  Object.fromEntries(Object.entries(named).sort(([one], [other]) => (one < other ? -1 : 1)));

type Option = { $ref?: string; oneOf?: Option[]; properties?: Record<string, { const?: unknown }> };

/** A choice of choices is one choice. */
const flat = (options: readonly Option[]): Option[] =>
  options.flatMap((option) => (option.oneOf ? flat(option.oneOf) : [option]));

/** What tells each of the options from all others, as `status` does: undefined where nothing does. */
function wordsApart(options: readonly Option[]): string[] | undefined {
  const telling = Object.keys(options[0]?.properties ?? {}).filter((name) =>
    options.every(({ properties = {} }) => typeof properties[name]?.const === 'string'),
  );
  const words = options.map(({ properties = {} }) =>
    telling.map((name) => String(properties[name]?.const)).join(' '),
  );
  return telling.length > 0 && new Set(words).size === options.length ? words : undefined;
}

const inCapitals = (word: string): string =>
  word.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, first: string) => first.toUpperCase());

/** What a named schema offers one of has names too: a client made from the document would have to make them up. */
function withNamedOptions(name: string, schema: Json, components: Components): Json {
  const options = flat((schema['oneOf'] ?? []) as Option[]);
  const words = options.some(({ $ref }) => $ref) ? undefined : wordsApart(options);
  if (words === undefined) return schema;
  const named = words.map((word) => `${name}${inCapitals(word)}`);
  for (const [place, its] of named.entries()) components.schemas[its] ??= options[place];
  return { ...schema, oneOf: named.map((its) => ({ $ref: `#/components/schemas/${its}` })) };
}

/** A schema as JSON Schema has it; those with a name of their own are referred to. */
function inJsonSchema(schema: z.ZodType, io: 'input' | 'output', components: Components): unknown {
  const whole = z.toJSONSchema(z.object({ it: schema }), {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // A form's file is bytes, of any kind.
      if (jsonSchema.format === 'binary') delete jsonSchema.contentEncoding;
      // The format says it, and in a line that can be read.
      if (jsonSchema.format === 'date') jsonSchema.pattern = years.pattern;
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    },
  });
  const text = JSON.stringify(whole).replaceAll('#/$defs/', '#/components/schemas/');
  const { properties, $defs = {} } = JSON.parse(text);
  for (const [name, { id: _, ...definition }] of Object.entries<Json>($defs))
    components.schemas[name] ??= withNamedOptions(name, definition, components);
  return properties.it;
}

type ObjectSchema = { properties?: Record<string, Json>; required?: string[] };

function parametersIn(
  where: 'path' | 'query',
  schema: z.ZodType | undefined,
  components: Components,
): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = inJsonSchema(schema, 'input', components) as ObjectSchema;
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    ...(description !== undefined && { description }),
    schema: rest,
  }));
}

const header = (name: string, description: string, required = false): Json => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string', ...(name === 'Idempotency-Key' && { pattern: '^[!-~]{1,255}$' }) },
  example: name === 'Idempotency-Key' ? 'minute-4.1' : '"NTuBc0cZ2vPwh1d0Xq3kLA"',
});

function headersOf({ method, ifMatch }: Operation): Json[] {
  const headers: Json[] = [];
  if (ifMatch !== undefined) {
    const said =
      'The ETag of the thing as you last read it, with its quotes: when it is no longer so, nothing is changed (412).';
    headers.push(header('If-Match', said, ifMatch === 'required'));
  }
  if (method === 'post') {
    const said =
      'A key of your own for this request, and for no other. Asked again with the same key within a day, it changes nothing and is answered the same, with `Idempotency-Replayed: true`; or, where so much came after it that its answer is no longer kept, with 409.';
    headers.push(header('Idempotency-Key', said));
  }
  if (method === 'get') {
    headers.push(
      header('If-None-Match', 'The ETag of what you have: when it is still so, the answer is 304.'),
    );
  }
  return headers;
}

const binary = { type: 'string', format: 'binary' };
const plainText = { type: 'string' };
const stringHeader = (description: string): Json => ({ description, schema: { type: 'string' } });

function doneOf({ method, done, id, query }: Operation, components: Components): Json {
  const headers: Json = { ETag: stringHeader('Changes with anything in the answer.') };
  if (parametersIn('query', query, components).some(({ name }) => name === 'cursor')) {
    headers['Link'] = stringHeader('Where the next page is, where there is one (RFC 8288).');
  }
  if ('types' in done) headers['Content-Disposition'] = stringHeader('The name of the file.');
  if ('location' in done && done.location) headers['Location'] = stringHeader('Where the thing is.');
  if (method === 'post') {
    headers['Idempotency-Replayed'] = stringHeader('`true` when this very request was answered before.');
  }
  const inJson = ({ schema, example }: { schema: z.ZodType; example: unknown }): Json => ({
    schema: inJsonSchema(schema, 'output', components),
    examples: { [id]: { value: example } },
  });
  const inFormat = (type: string): Json => ({ schema: type.startsWith('text/') ? plainText : binary });
  const content =
    'schema' in done
      ? { 'application/json': inJson(done) }
      : Object.fromEntries(
          done.types.map((type) => [
            type,
            type === 'application/json' && done.json ? inJson(done.json) : inFormat(type),
          ]),
        );
  const notModified = { 304: { description: 'It is still as your ETag has it.', headers } };
  return {
    [done.status]: { description: done.description, headers, content },
    ...(method === 'get' && notModified),
  };
}

/** An example of a problem, as it would be sent. */
const exampleOf = (name: ProblemName): Json => ({
  value: {
    type: problemType(name),
    ...problems[name],
    detail: `${problems[name].title}.`,
    instance: '/v1/boards/pdb/actions/PDB-2024-10-2',
    requestId: '6f1f0c6e-52a4-4c2e-9a59-0d5f0e3c7b11',
  },
});

const headersOfProblem: Partial<Record<number, Json>> = {
  401: { 'WWW-Authenticate': stringHeader('How to ask: with a bearer token.') },
  403: { 'WWW-Authenticate': stringHeader('The scope that is wanted, where one is.') },
  429: { 'Retry-After': stringHeader('After how many seconds to ask again.') },
};

const problemAnswer = (status: number, names: readonly ProblemName[], components: Components): Json => ({
  description: names.map((name) => problems[name].title).join('; or: '),
  ...(headersOfProblem[status] && { headers: headersOfProblem[status] }),
  content: {
    'application/problem+json': {
      schema: inJsonSchema(problemSchema, 'output', components),
      examples: Object.fromEntries(names.map((name) => [name, exampleOf(name)])),
    },
  },
});

/** Operations that are refused alike refer to the same answer. */
function problemsAnswered(operation: Operation, components: Components): Json {
  const answers: Json = {};
  for (const [status, names] of groupedByStatus(problemsOf(operation))) {
    const name = names.join('-or-');
    components.responses[name] ??= problemAnswer(status, names, components);
    answers[status] = { $ref: `#/components/responses/${name}` };
  }
  return answers;
}

function groupedByStatus(names: readonly ProblemName[]): Map<number, ProblemName[]> {
  const grouped = new Map<number, ProblemName[]>();
  for (const name of names) {
    const { status } = problems[name];
    grouped.set(status, [...(grouped.get(status) ?? []), name]);
  }
  return grouped;
}

function bodyIn({ body, id }: Operation, components: Components): Json | undefined {
  if (body === undefined) return undefined;
  const schema = inJsonSchema(body.schema, 'input', components);
  if (body.kind === 'file') return { required: true, content: { 'multipart/form-data': { schema } } };
  const examples = Object.fromEntries(
    Object.entries(body.examples).map(([name, value]) => [name || id, { value }]),
  );
  return { required: true, content: { 'application/json': { schema, examples } } };
}

function operationObject(operation: Operation, components: Components): Json {
  const { id, section, summary, description, scope, params, query } = operation;
  const requestBody = bodyIn(operation, components);
  return {
    operationId: id,
    tags: [section],
    summary,
    ...(description !== undefined && { description }),
    security: [{ token: [scope] }],
    parameters: [
      ...parametersIn('path', params, components),
      ...parametersIn('query', query, components),
      ...headersOf(operation),
    ],
    ...(requestBody && { requestBody }),
    responses: { ...doneOf(operation, components), ...problemsAnswered(operation, components) },
  };
}

/** A role, and what it allows. */
const roleInWords = (role: string): string => `${role}, ${roles[role as Role].join(', ')}`;

const about = `What a public board asks for, and what becomes of it: its actions and their discharges, meetings, owners, programme of work and papers.

Every request carries an access token of OpenID Connect. What a token allows is in its scopes: ${Object.keys(scopes).join(', ')}. At a board it allows no more than the role of its holder there, which is in the holder's groups, such as \`${groupOf('pdb', 'secretary')}\` for the board pdb, or \`${groupOfAll('secretary')}\` for every board: ${Object.keys(roles).map(roleInWords).join('; ')}. An ID token is not accepted.

Dates are days where the board is, as \`2024-12-11\`. Whatever goes wrong is told as RFC 9457 has it, and lists each thing that is wrong with where it is.`;

/** The whole API in OpenAPI 3.1, made from what answers it. */
export function descriptionOf(operations: readonly Operation[]) {
  const components: Components = { schemas: {}, responses: {} };
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: operationObject(operation, components),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Matters Arising',
      version: '1.0.0',
      description: about,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: sections.map((name) => ({ name })),
    paths,
    components: {
      schemas: inOrder(components.schemas),
      responses: inOrder(components.responses),
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: `Scopes: ${Object.entries(scopes)
            .map(([name, allows]) => `\`${name}\`: ${allows}`)
            .join('; ')}.`,
        },
      },
    },
  };
}
