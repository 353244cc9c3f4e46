import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { operations } from '../../functions/api/operations.ts';
import { usualLimits } from '../../functions/http/service.ts';
import { type Called, services, type TestService } from './a-service.ts';
import { type Ask, endings, placed, type Recipe, recipes } from './recipes.ts';
import { type DocumentedOperation, documented } from './the-document.ts';

const open = services();

const operationOf = (id: string) => operations.find((one) => one.id === id);

/** The ETag of what an operation overwrites, as it is shown under its own path. */
async function etagAt(service: TestService, path: string): Promise<string> {
  return (await service.call('GET', path)).headers.get('etag') ?? 'the thing is not shown under its path';
}

function asking(
  service: TestService,
  { id, method, path, request }: DocumentedOperation,
  recipe: Recipe,
): Ask {
  const needsMatch = operationOf(id)?.ifMatch === 'required';
  const usualBody = recipe.body ?? (recipe.form ? undefined : request?.examples[0]?.value);
  return async ({ params, query = recipe.query, body = usualBody, form, headers, token, unmatched } = {}) => {
    const at = placed(path, { ...recipe.params, ...params });
    const shownAt = placed(recipe.shownAt ?? path, { ...recipe.params, ...params });
    const formSent = body === undefined ? (form ?? recipe.form?.()) : undefined;
    return service.call(method, query === undefined ? at : `${at}?${query}`, {
      ...(body !== undefined && { body }),
      ...(formSent && { form: formSent }),
      headers: {
        ...(needsMatch && !unmatched && { 'if-match': await etagAt(service, shownAt) }),
        ...recipe.headers,
        ...headers,
      },
      ...(token !== undefined && { token }),
    });
  };
}

/** Something of the service is otherwise for as long as a request takes. */
async function meanwhile(
  service: TestService,
  otherwise: Partial<TestService['service']>,
  ask: () => Promise<Called>,
): Promise<Called> {
  const before = { ...service.service };
  Object.assign(service.service, otherwise);
  try {
    return await ask();
  } finally {
    Object.assign(service.service, before);
  }
}

async function limited(
  service: TestService,
  limits: Parameters<TestService['limit']>[0],
  ask: () => Promise<Called>,
): Promise<Called> {
  service.limit(limits);
  try {
    return await ask();
  } finally {
    service.limit(usualLimits);
  }
}

/** Each of those that have to do with how it is asked is made of the good request, and none changes anything. */
const refusals: Record<number, (service: TestService, ask: Ask, of: DocumentedOperation) => Promise<Called>> =
  {
    304: async (_, ask) => ask({ headers: { 'if-none-match': (await ask()).headers.get('etag') ?? '' } }),
    400: (_, ask, { request }) =>
      request === undefined
        ? ask({ headers: { 'idempotency-key': 'two words' } })
        : ask({ body: '{"on":', headers: { 'content-type': `${request.type}; boundary=none` } }),
    401: (_, ask) => ask({ token: null }),
    403: async ({ issuer }, ask) => ask({ token: await issuer.token({ claims: { scope: 'openid' } }) }),
    404: (_, ask) => ask({ params: { board: 'no-such-board' } }),
    406: (_, ask) => ask({ headers: { accept: 'application/x-tablet-of-clay' } }),
    409: (service, ask) => {
      const register = { ...service.service.register, save: async () => 'changed meanwhile' as const };
      return meanwhile(service, { register }, ask);
    },
    412: (_, ask) => ask({ headers: { 'if-match': '"of another day"' } }),
    413: (service, ask) => limited(service, { maxJsonBytes: 1, maxFileBytes: 1 }, ask),
    415: (_, ask) => ask({ body: 'in plain words', headers: { 'content-type': 'text/plain' } }),
    422: (_, ask) => ask({ query: 'colour=blue' }),
    428: (_, ask) => ask({ unmatched: true }),
    429: (service, ask) => limited(service, { requestsPerMinute: 0 }, ask),
    500: (service, ask) => {
      const countRequest = () => Promise.reject(new Error('the table is not there'));
      return meanwhile(service, { countRequest }, ask);
    },
    503: (service, ask) =>
      meanwhile(service, { countRequest: () => pause(100, 1) }, () =>
        limited(service, { timeoutMs: 1 }, ask),
      ),
  };

/** Those that every answer of their status has, where they are documented; others come and go. */
const always = new Set(['etag', 'location', 'content-disposition', 'retry-after', 'www-authenticate']);
const comesAndGoes = (status: number, header: string): boolean =>
  !always.has(header) || (header === 'www-authenticate' && status === 403) || status === 304;
/** Those that would have to be documented. */
const ours = [...always, 'link', 'allow', 'idempotency-replayed'];

/** What is otherwise than documented in an answer that was to have this status. */
function faultsOf(
  wanted: number,
  { status, headers, body }: Called,
  { answers }: DocumentedOperation,
): string[] {
  const answer = answers.find((one) => one.status === status);
  if (answer === undefined) return [`is answered ${status}, of which the document does not tell`];
  const faults: string[] = [];
  if (status !== wanted) faults.push(`is answered ${status}: ${JSON.stringify(body)}`);
  for (const header of answer.headers) {
    if (!comesAndGoes(status, header) && !headers.has(header)) faults.push(`has no ${header}`);
  }
  for (const header of ours) {
    if (headers.has(header) && !answer.headers.includes(header)) faults.push(`has ${header}, undocumented`);
  }
  const type = headers.get('content-type')?.split(';')[0];
  if (answer.bodies.length === 0) return body === '' ? faults : [...faults, 'has a body'];
  const described = answer.bodies.find((one) => one.type.split(';')[0] === type);
  if (described === undefined) return [...faults, `is of type ${type}`];
  return type?.endsWith('json') ? [...faults, ...described.faults(body)] : faults;
}

/** The status it is for comes last: it alone changes something. */
const inTurn = ({ answers }: DocumentedOperation): number[] =>
  answers.map(({ status }) => status).sort((one, other) => Number(one < 300) - Number(other < 300));

async function contractOf(operation: DocumentedOperation): Promise<string[]> {
  const recipe = recipes[operation.id];
  if (recipe === undefined) {
    return [
      `${operation.id} has no recipe: say in tests/api/recipes.ts what must be there before, and how it is asked`,
    ];
  }
  const service = open();
  await service.aBoard();
  await recipe.before?.(service);
  const params = { ...recipe.params, ...(await recipe.found?.(service)) };
  const ask = asking(service, operation, { ...recipe, params });
  const faults: string[] = [];
  for (const status of inTurn(operation)) {
    const reach = recipe.reaches?.[status] ?? (status < 300 ? () => ask() : refusals[status]);
    if (reach === undefined) faults.push(`${status}: nothing here reaches it`);
    else {
      const called = await reach(service, ask, operation);
      faults.push(...faultsOf(status, called, operation).map((fault) => `${status}: ${fault}`));
    }
  }
  return faults;
}

describe('every status that the document tells of is reached, and answered as it says:', () => {
  it.each(documented)('$id', async (operation) => {
    expect(await contractOf(operation)).toEqual([]);
  });
});

it('there is no recipe of what there is not', () => {
  const known = documented.map(({ id }) => id);
  expect(Object.keys(recipes).filter((id) => !known.includes(id))).toEqual([]);
});

it.each(documented.filter(({ answers }) => answers.some(({ bodies }) => bodies.length > 1)))(
  '$id is answered in each format that it says',
  async (operation) => {
    const recipe = recipes[operation.id] ?? {};
    const service = open();
    await service.aBoard();
    await recipe.before?.(service);
    const params = { ...recipe.params, ...(await recipe.found?.(service)) };
    const ask = asking(service, operation, { ...recipe, params });
    const types = operation.answers.find(({ status }) => status < 300)?.bodies.map(({ type }) => type) ?? [];
    const answered = [];
    for (const type of types)
      answered.push(
        (
          await ask({
            params: { format: endings[type.split(';')[0] ?? ''] ?? '' },
            headers: { accept: type },
          })
        ).headers.get('content-type'),
      );
    expect(answered.map((type) => type?.split(';')[0])).toEqual(types.map((type) => type.split(';')[0]));
  },
);
