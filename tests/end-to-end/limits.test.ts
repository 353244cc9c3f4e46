import { beforeEach, describe, expect, it } from 'vitest';
import { operations } from '../../functions/api/operations.ts';
import { problemSchema } from '../../functions/http/problem.ts';
import { usualLimits } from '../../functions/http/service.ts';
import { type Called, services, type TestService } from '../api/a-service.ts';
import { placed, recipes } from '../api/recipes.ts';

const open = services();
let service: TestService;

const actions = '/v1/boards/pdb/actions';
const asked = { meeting: '2024-10', text: 'Force: report how long 101 callers wait', owner: 'force' };
const problemOf = ({ body }: Called): string =>
  problemSchema.parse(body).type.replace('/reference#problem-', '');
const told = (answer: Called): [number, string] => [answer.status, problemOf(answer)];
const post = (
  body: string | Record<string, unknown>,
  headers: Record<string, string> = {},
): Promise<Called> => service.call('POST', actions, { body, headers });
const raised = (length: number): Promise<Called[]> =>
  Promise.all(Array.from({ length }, () => service.call('POST', actions, { body: asked })));

beforeEach(async () => {
  service = open();
  await service.aBoard();
});

describe('a body', () => {
  const bytes = (length: number): string => JSON.stringify({ ...asked, text: 'a'.repeat(length) });

  it('of more bytes than are taken is refused, by its length where it says so and by counting where not', async () => {
    service.limit({ maxJsonBytes: 1_000 });
    const body = bytes(1_000);
    const said = await post(body, { 'content-length': String(body.length) });
    const unsaid = await post(body);
    expect([told(said), told(unsaid)]).toEqual(Array(2).fill([413, 'too-large']));
    expect((await service.service.register.actions('pdb')).length).toBe(0);
    expect((await post(bytes(100))).status).toBe(201);
  });

  it('of which much is wrong is refused in as many words as anybody reads', async () => {
    const long = await post(JSON.stringify({ ...asked, ['x'.repeat(90_000)]: 1 }));
    const evidence = Array.from({ length: 20_000 }, () => 1);
    const many = await service.call('POST', `${actions}/PDB-2024-10-1/proposals`, {
      body: { on: '2024-12-11', how: 'sent', evidence },
    });
    expect([told(long), told(many)]).toEqual(Array(2).fill([422, 'invalid']));
    expect(long.bytes.length).toBeLessThan(2_000);
    expect(many.bytes.length).toBeLessThan(20_000);
  });

  it('is a hundred thousand bytes at most, unless the service is set otherwise', async () => {
    expect(told(await post(bytes(100_000)))).toEqual([413, 'too-large']);
    expect(told(await post(bytes(99_000)))).toEqual([422, 'invalid']);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/jsonp',
    'multipart/form-data',
    '',
  ])('of type “%s” is not read', async (type) => {
    expect(told(await post(JSON.stringify(asked), { 'content-type': type }))).toEqual([
      415,
      'unsupported-media-type',
    ]);
  });

  it.each(['application/json; charset=utf-8', 'Application/JSON', 'application/json;charset=UTF-8'])(
    'of type “%s” is read',
    async (type) => {
      expect((await post(JSON.stringify(asked), { 'content-type': type })).status).toBe(201);
    },
  );

  it('that begins with a byte order mark is read as if it did not', async () => {
    expect((await post(`\uFEFF${JSON.stringify(asked)}`)).status).toBe(201);
  });

  it.each([
    ['nothing', ''],
    ['half of it', '{"meeting": "2024-10"'],
    ['two of them', '{} {}'],
    ['a single quote', "{'meeting': '2024-10'}"],
    ['what only JavaScript takes', '{"meeting": NaN}'],
    ['a line of a script', '<script>alert(1)</script>'],
  ])('that is %s is malformed', async (_, body) => {
    expect(told(await post(body))).toEqual([400, 'malformed']);
  });

  it.each([
    ['49,000 brackets', `${'['.repeat(49_000)}${']'.repeat(49_000)}`],
    ['49,000 brackets in a field', `{"text": ${'['.repeat(49_000)}${']'.repeat(49_000)}}`],
    ['a text', '"text"'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a number beyond all', '{"meeting": 1e999999}'],
    ['a field that it does not know', JSON.stringify({ ...asked, colour: 'blue' })],
    ['a prototype', '{"__proto__": {"meeting": "2024-10"}}'],
    [
      'a prototype beside what is good',
      `${JSON.stringify(asked).slice(0, -1)}, "__proto__": {"admin": true}}`,
    ],
    ['a constructor', `${JSON.stringify(asked).slice(0, -1)}, "constructor": {"prototype": {}}}`],
  ])('of %s is JSON, and invalid', async (_, body) => {
    const answer = await post(body);
    expect(told(answer)).toEqual([422, 'invalid']);
    expect(problemSchema.parse(answer.body).errors?.length).toBeGreaterThan(0);
    expect(JSON.stringify(answer.body).length).toBeLessThan(2_000);
    expect({}).not.toHaveProperty('admin');
  });

  it('that names a field twice says what it says last', async () => {
    const body = JSON.stringify(asked).replace('{', '{"text": "First", ');
    const answer = await post(body);
    expect([answer.status, answer.body]).toMatchObject([201, { text: asked.text }]);
  });

  it.each([
    ['half of a pair of characters', '\ud800'],
    ['nothing that can be seen', '\u0000'],
    ['a backspace', 'Force: \b report'],
    ['an escape', 'Force: \u001b[31m report'],
    ['a control character of another age', 'Force: \u0085 report'],
    ['what is no character', 'Force: \ufffe report'],
  ])('with %s in its words is invalid, for no paper could hold them', async (_, text) => {
    const answer = await post({ ...asked, text });
    expect(told(answer)).toEqual([422, 'invalid']);
    expect(answer.body).toMatchObject({
      errors: [{ pointer: '/text', detail: 'holds characters that cannot be written' }],
    });
  });

  it('with a faulty text within a list or a part says which', async () => {
    await post(asked);
    const evidence = ['https://pcc.example/papers'];
    const undertaking = { text: 'the\u0000 report', by: '2025-03-12' };
    const body = { on: '2024-12-11', how: 'sent\u0007', evidence, undertaking };
    const answer = await service.call('POST', `${actions}/PDB-2024-10-1/discharges`, { body });
    expect(problemSchema.parse(answer.body).errors?.map(({ pointer }) => pointer)).toEqual([
      '/how',
      '/undertaking/text',
    ]);
  });

  it('in another encoding than UTF-8 is malformed, and its letters are not kept as question marks', async () => {
    const latin = Buffer.from(JSON.stringify({ ...asked, text: 'résumé' }), 'latin1');
    const answer = await service.call('POST', actions, { body: latin });
    expect(told(answer)).toEqual([400, 'malformed']);
  });

  it.each([
    ['lines and tabs', 'Force:\r\n\treport'],
    ['letters from right to left', 'Force: \u202e troper'],
    ['a picture', 'Force: 👮🏽‍♀️ report'],
  ])('with %s is refused, or kept so that it can be read again', async (_, text) => {
    const answer = await post({ ...asked, text });
    expect([201, 422]).toContain(answer.status);
    if (answer.status === 422) return;
    const shown = await service.call('GET', answer.headers.get('location') ?? '');
    expect(shown.body).toEqual(answer.body);
    expect((await service.call('GET', actions)).status).toBe(200);
  });
});

describe('a page', () => {
  it.each(['0', '-1', '201', '1.5', 'ten', '1e3', ''])('of %s is refused', async (limit) => {
    const answer = await service.call('GET', `${actions}?limit=${limit}`);
    expect(told(answer)).toEqual([422, 'invalid']);
    expect(answer.body).toMatchObject({ errors: [{ pointer: 'query/limit' }] });
  });

  it('follows the page before, until the last', async () => {
    await raised(7);
    const refs: string[] = [];
    const lengths: number[] = [];
    for (let at: string | null = `${actions}?limit=3`; at !== null; ) {
      const { body, headers } = await service.call('GET', at);
      const page = body as { items: { ref: string }[]; next: string | null };
      refs.push(...page.items.map(({ ref }) => ref));
      lengths.push(page.items.length);
      expect(headers.get('link')).toBe(page.next === null ? null : `<${page.next}>; rel="next"`);
      at = page.next;
    }
    expect(lengths).toEqual([3, 3, 1]);
    expect(refs).toEqual([1, 2, 3, 4, 5, 6, 7].map((number) => `PDB-2024-10-${number}`));
  });

  it('is not to be had by a cursor made up, changed, or of another list', async () => {
    await raised(3);
    const { body } = await service.call('GET', `${actions}?limit=1`);
    const cursor = new URLSearchParams((body as { next: string }).next.split('?')[1]).get('cursor') ?? '';
    const [name = '', signature = ''] = cursor.split('.');
    const other = Buffer.from('PDB-2024-10-3').toString('base64url');
    const cursors = ['none', '.', 'a.b', `${other}.${signature}`, `${name}.`, `${name}.${signature}x`];
    const questions = [
      ...cursors.map((one) => `cursor=${one}`),
      `status=all&cursor=${cursor}`,
      `owner=force&cursor=${cursor}`,
    ];
    for (const question of questions) {
      const answer = await service.call('GET', `${actions}?${question}`);
      expect([question, ...told(answer)]).toEqual([question, 422, 'invalid']);
      expect(answer.body).toMatchObject({ errors: [{ pointer: 'query/cursor' }] });
    }
    expect((await service.call('GET', `${actions}?limit=2&cursor=${cursor}`)).status).toBe(200);
  });
});

describe('a query', () => {
  it.each([
    ['colour=blue', 'query/colour'],
    ['limit=5&limit=6', 'query/limit'],
    ['status=lost', 'query/status/0'],
    ['dueBy=tomorrow', 'query/dueBy'],
    ['dueBy=2024-02-30', 'query/dueBy'],
    ['owner=nobody', 'query/owner'],
    ['raisedAt=2031-01', 'query/raisedAt'],
    ['__proto__=1', 'query/__proto__'],
  ])('?%s is refused, and where is said', async (question, pointer) => {
    const answer = await service.call('GET', `${actions}?${question}`);
    expect(told(answer)).toEqual([422, 'invalid']);
    expect(answer.body).toMatchObject({ errors: [{ pointer }] });
  });
});

describe('a client', () => {
  it('may ask so many times a minute, and in the next minute again; others are counted by themselves', async () => {
    service.limit({ requestsPerMinute: 3 });
    service.now('2024-12-11T15:40:20.000Z');
    const ask = (token?: string) => service.call('GET', actions, token === undefined ? {} : { token });
    const answers = [await ask(), await ask(), await ask(), await ask()];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers.at(-1)?.headers.get('retry-after')).toBe('40');
    const other = await service.issuer.token({ claims: { sub: 'other-system', client_id: 'other-system' } });
    expect((await ask(other)).status).toBe(200);
    service.now('2024-12-11T15:41:00.000Z');
    expect((await ask()).status).toBe(200);
  });

  it('is counted rightly though it asks many times at once', async () => {
    service.limit({ requestsPerMinute: 10 });
    const answers = await Promise.all(Array.from({ length: 25 }, () => service.call('GET', actions)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });
});

const security: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; object-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  'x-frame-options': 'SAMEORIGIN',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
};

describe('every answer', () => {
  it.each<[string, () => Promise<Called>, number]>([
    ['a good one', () => service.call('GET', actions), 200],
    ['one without a token', () => service.call('GET', actions, { token: null }), 401],
    ['one of no such path', () => service.call('GET', '/v1/nothing'), 404],
    ['one of no such method', () => service.call('DELETE', actions), 405],
    ['one to a body that cannot be read', () => post('{'), 400],
    ['the document', () => service.call('GET', '/v1/openapi.json', { token: null }), 200],
    ['that it is well', () => service.call('GET', '/healthz', { token: null }), 200],
    ['one that leads elsewhere', () => service.call('GET', '/', { token: null }), 302],
    [
      'one that failed',
      () => {
        service.service.countRequest = () => Promise.reject(new Error('the table is not there'));
        return service.call('GET', actions);
      },
      500,
    ],
  ])('bears the headers of security and its number: %s', async (_, ask, status) => {
    const { status: answered, headers } = await ask();
    expect(answered).toBe(status);
    for (const [name, value] of Object.entries(security)) expect(headers.get(name)).toBe(value);
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('with what a board asked for is kept in no cache; the document may be', async () => {
    const document = await service.call('GET', '/v1/openapi.json', { token: null });
    expect(document.headers.get('cache-control')).toBe('no-cache');
    for (const path of ['/', '/healthz', '/v1/nothing']) {
      expect((await service.call('GET', path)).headers.get('cache-control')).toBe('no-store');
    }
    expect((await service.call('GET', actions)).headers.get('cache-control')).toBe('no-store');
    expect((await service.call('GET', actions, { token: null })).headers.get('cache-control')).toBe(
      'no-store',
    );
  });

  it('has a number of our own, whatever the asker would have it called', async () => {
    const named = await service.call('GET', actions, { headers: { 'x-request-id': 'of-somebody-else' } });
    const number = named.headers.get('x-request-id');
    expect(number).toMatch(/^[0-9a-f-]{36}$/);
    expect(service.log.map(({ about }) => about.requestId)).toEqual([number]);
  });

  it('that failed tells nothing of why, and the log tells all under the number that was told', async () => {
    service.service.register.board = () =>
      Promise.reject(new Error('table matters-arising-7f3a is not there'));
    const answer = await service.call('GET', actions);
    expect(told(answer)).toEqual([500, 'internal']);
    expect(JSON.stringify(answer.body)).not.toMatch(/7f3a|Error|at .*\.ts/);
    const { requestId } = problemSchema.parse(answer.body);
    const line = service.log.find(({ level }) => level === 'error');
    expect(line?.about.requestId).toBe(requestId);
    expect(String(line?.about.error)).toContain('7f3a');
  });
});

describe('the log', () => {
  const mailbox = '/v1/boards/pdb/owners/force/contacts/owen@force.example';
  const documented = '/v1/boards/{board}/owners/{id}/contacts/{email}';

  it.each<[string, string, string, string | null | undefined, number, string]>([
    ['somebody without a token', 'DELETE', mailbox, null, 401, documented],
    ['a method that is not there', 'GET', mailbox, undefined, 405, documented],
    ['a path that is not there', 'GET', `${mailbox}/`, undefined, 404, 'none'],
    ['no path of the API', 'GET', '/?owen@force.example', undefined, 302, '/'],
    ['a paper', 'GET', '/v1/boards/pdb/overview.md', undefined, 200, '/v1/boards/{board}/overview.{format}'],
  ])(
    'of %s names the path as the reference does, and no address',
    async (_, method, path, token, status, route) => {
      const answer = await service.call(method, path, token === undefined ? {} : { token });
      expect(answer.status).toBe(status);
      expect(new Set(service.log.map(({ about }) => about.route))).toEqual(new Set([route]));
      expect(JSON.stringify(service.log)).not.toContain('owen@');
    },
  );
});

describe('a page of another origin', () => {
  const origin = 'https://pages.pcc.example';
  const preflight = () =>
    service.call('OPTIONS', actions, {
      token: null,
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    });

  it('may ask nothing, unless its origin is listed', async () => {
    const answers = [await preflight(), await service.call('GET', actions, { headers: { origin } })];
    for (const { headers } of answers) expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('may ask where it is listed, and see what it needs; no other may', async () => {
    service.limit({ origins: [origin] });
    const { status, headers } = await preflight();
    expect([status, headers.get('access-control-allow-origin')]).toEqual([204, origin]);
    for (const method of ['GET', 'POST', 'PATCH', 'DELETE']) {
      expect(headers.get('access-control-allow-methods')).toContain(method);
    }
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    const asking = await service.call('GET', actions, { headers: { origin } });
    expect(asking.headers.get('access-control-allow-origin')).toBe(origin);
    expect(asking.headers.get('access-control-expose-headers')?.toLowerCase()).toContain('etag');
    const refused = await service.call('GET', actions, { token: null, headers: { origin } });
    expect(refused.headers.get('access-control-allow-origin')).toBe(origin);
    const other = await service.call('GET', actions, { headers: { origin: 'https://elsewhere.example' } });
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('a method', () => {
  const paths = [...new Set(operations.map(({ path }) => path))].map((path) => {
    const there = operations.filter((one) => one.path === path);
    const params = recipes[there[0]?.id ?? '']?.params;
    const methods = there.flatMap(({ method }) =>
      method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()],
    );
    return { path, at: () => placed(path, params), methods };
  });

  it.each(paths)(
    'that $path does not have is refused, and those it has are named',
    async ({ at, methods }) => {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter(
        (one) => !methods.includes(one),
      )) {
        const answer = await service.call(method, at());
        expect([method, ...told(answer)]).toEqual([method, 405, 'method-not-allowed']);
        expect(answer.headers.get('allow')?.split(', ').sort()).toEqual([...methods].sort());
      }
    },
  );

  it('HEAD is answered as GET is, without the body', async () => {
    const get = await service.call('GET', actions);
    const head = await service.call('HEAD', actions);
    expect([head.status, head.bytes.length]).toEqual([200, 0]);
    expect(head.headers.get('etag')).toBe(get.headers.get('etag'));
    expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'));
    const known = { 'if-none-match': get.headers.get('etag') ?? '' };
    expect((await service.call('HEAD', actions, { headers: known })).status).toBe(304);
  });
});

it.each([
  '/v1',
  '/v1/',
  '/v1/nothing',
  '/v1/boards/pdb/actions/',
  '/v1/boards/pdb/actions/PDB-2024-10-1/nothing',
  '/v2/boards/pdb/actions',
  '/.env',
  '/v1/boards/pdb/actions/PDB-2024-10-99',
  '/v1/boards/pdb/actions/PCP-2024-10-1',
  '/v1/boards/pdb/actions/nothing-like-it',
  `/v1/boards/pdb/actions/PDB-2024-10-1${'0'.repeat(2_000)}`,
  `/v1/boards/pdb/items/PDB-ITEM-1${'0'.repeat(2_000)}`,
  `/v1/boards/pdb/dispatches/${'a'.repeat(2_000)}`,
  '/v1/boards/pdb/actions/..%2F..%2Fhealthz',
  '/v1/boards/%00/actions',
])('there is no %s', async (path) => {
  expect((await service.call('GET', path)).status).toBe(404);
});

it('whether it is well, and what can be asked, anybody is told', async () => {
  const [well, document] = await Promise.all(
    ['/healthz', '/v1/openapi.json'].map((path) => service.call('GET', path, { token: null })),
  );
  expect([well?.status, well?.body]).toEqual([200, { status: 'ok' }]);
  expect([document?.status, document?.body]).toMatchObject([200, { openapi: '3.1.0' }]);
  const known = { 'if-none-match': document?.headers.get('etag') ?? '' };
  expect((await service.call('GET', '/v1/openapi.json', { token: null, headers: known })).status).toBe(304);
  expect(usualLimits.origins).toEqual([]);
});
