import { beforeEach, describe, expect, it } from 'vitest';
import { actionShown } from '../../functions/api/shapes/common.ts';
import { type Called, services, type TestService } from './a-service.ts';

const open = services();
let service: TestService;

const actions = '/v1/boards/pdb/actions';
const action = `${actions}/PDB-2024-10-1`;
const asked = { meeting: '2024-10', text: 'Force: report how long 101 callers wait', owner: 'force' };
const figures = { on: '2024-12-11', how: 'figures were in the papers' };
const statuses = (answers: readonly Called[]): number[] => answers.map(({ status }) => status).sort();
const etagOf = ({ headers }: Called): string => headers.get('etag') ?? 'none';
const discharge = (): Promise<Called> => service.call('POST', `${action}/discharges`, { body: figures });
const amend = (body: unknown, headers: Record<string, string> = {}): Promise<Called> =>
  service.call('PATCH', action, { body, headers });

beforeEach(async () => {
  service = open();
  await service.aBoard();
  await service.call('POST', actions, { body: asked });
});

describe('at once', () => {
  it('five discharges: one is logged, and four are told of it', async () => {
    const answers = await Promise.all([1, 2, 3, 4, 5].map(discharge));
    expect(statuses(answers)).toEqual([201, 409, 409, 409, 409]);
    const refused = answers.filter(({ status }) => status === 409);
    for (const { body } of refused) {
      expect(body).toMatchObject({
        because: 'already discharged',
        record: { discharge: figures, version: 2 },
      });
    }
  });

  it('twenty actions are raised, and have twenty numbers', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        service.call('POST', actions, { body: { ...asked, text: `Action ${index}` } }),
      ),
    );
    expect(new Set(statuses(answers))).toEqual(new Set([201]));
    const refs = answers.map(({ body }) => actionShown.parse(body).ref);
    expect(new Set(refs)).toEqual(new Set(refs.map((_, index) => `PDB-2024-10-${index + 2}`)));
  });

  it('a discharge and a withdrawal: one of them stands, and the history has no other', async () => {
    const withdrawal = service.call('POST', `${action}/withdrawals`, {
      body: { on: '2024-12-11', reason: 'overtaken by the new plan' },
    });
    expect(statuses(await Promise.all([discharge(), withdrawal]))).toEqual([201, 409]);
    const { body } = await service.call('GET', action);
    expect(actionShown.parse(body)).toMatchObject({ version: 2, history: [{}, {}] });
  });

  it('ten amendments of what all of them have read: one is made', async () => {
    const etag = etagOf(await service.call('GET', action));
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => amend({ text: `Wording ${index}` }, { 'if-match': etag })),
    );
    expect(statuses(answers)).toEqual([200, ...Array(9).fill(412)]);
  });
});

describe('an amendment', () => {
  it('is refused without If-Match, and nothing is changed', async () => {
    const { status, body } = await amend({ text: 'Another wording' });
    expect([status, body]).toMatchObject([428, { type: '/reference#problem-precondition-required' }]);
    expect((await service.call('GET', action)).body).toMatchObject({ version: 1 });
  });

  it('of what was changed meanwhile is refused, with the record as it is', async () => {
    const read = await service.call('GET', action);
    await amend({ text: 'A second wording' }, { 'if-match': etagOf(read) });
    const { status, body } = await amend({ text: 'A third wording' }, { 'if-match': etagOf(read) });
    expect(status).toBe(412);
    const now = await service.call('GET', action);
    expect(body).toMatchObject({ type: '/reference#problem-stale', record: now.body });
    expect(now.body).toMatchObject({ text: 'A second wording', version: 2 });
  });

  it('may follow on the ETag of the one before', async () => {
    const first = await amend({ text: 'One' }, { 'if-match': etagOf(await service.call('GET', action)) });
    expect((await amend({ text: 'Two' }, { 'if-match': etagOf(first) })).status).toBe(200);
  });

  it.each([
    ['of whatever stands', '*', 200],
    ['of one among several', '"another", ETAG', 200],
    ['of what is alike in meaning only', 'W/ETAG', 412],
    ['of an ETag that is none', 'ETAG-and-more', 412],
  ])('%s: If-Match %s is answered %i', async (_, header, status) => {
    const etag = etagOf(await service.call('GET', action));
    const answer = await amend({ text: 'Another wording' }, { 'if-match': header.replace('ETAG', etag) });
    expect(answer.status).toBe(status);
  });

  it('without its quotes is told so', async () => {
    const etag = etagOf(await service.call('GET', action));
    const answer = await amend({ text: 'Another wording' }, { 'if-match': etag.replaceAll('"', '') });
    expect(answer).toMatchObject({
      status: 412,
      body: { detail: 'If-Match holds no ETag: send it as it was answered, with its quotes.' },
    });
  });

  it('moves the due date of what a move of its meeting moves, and so its ETag', async () => {
    const before = etagOf(await service.call('GET', action));
    await service.matters('meeting', 'change', '2024-12', '--board', 'pdb', '--date', '2025-01-15');
    expect(etagOf(await service.call('GET', action))).not.toBe(before);
    expect((await amend({ text: 'Another wording' }, { 'if-match': before })).status).toBe(412);
  });
});

describe('a discharge', () => {
  it('heeds If-Match where it is given', async () => {
    const stale = { headers: { 'if-match': '"of another day"' }, body: figures };
    expect((await service.call('POST', `${action}/discharges`, stale)).status).toBe(412);
    const fresh = { headers: { 'if-match': etagOf(await service.call('GET', action)) }, body: figures };
    expect((await service.call('POST', `${action}/discharges`, fresh)).status).toBe(201);
  });
});

describe('If-None-Match', () => {
  it.each([
    ['the ETag', 'ETAG'],
    ['any', '*'],
    ['a weak one', 'W/ETAG'],
    ['one of several', '"another", ETAG'],
  ])('%s spares an answer that is known', async (_, header) => {
    const etag = etagOf(await service.call('GET', action));
    const answer = await service.call('GET', action, {
      headers: { 'if-none-match': header.replace('ETAG', etag) },
    });
    expect([answer.status, answer.body, etagOf(answer)]).toEqual([304, '', etag]);
    expect(answer.headers.get('content-type')).toBeNull();
  });

  it('of what has changed since is answered', async () => {
    const etag = etagOf(await service.call('GET', action));
    await discharge();
    const answer = await service.call('GET', action, { headers: { 'if-none-match': etag } });
    expect([answer.status, answer.body]).toMatchObject([200, { status: 'discharged' }]);
  });
});
