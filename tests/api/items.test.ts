import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { pageOf } from '../../functions/api/shapes/common.ts';
import { itemListed, itemShown, itemsConsidered } from '../../functions/api/shapes/item.ts';
import { type Called, services, type TestService } from './a-service.ts';

const open = services();
let service: TestService;

const items = '/v1/boards/pdb/items';
const first = `${items}/PDB-ITEM-1`;

const contacting = {
  comes: 'once',
  title: 'Contacting the Force',
  meeting: '2025-03',
  reason: 'Requested by the Panel',
  lead: 'Chief Constable',
};
const minutes = {
  comes: 'every meeting',
  title: 'Board minutes',
  as: 'item to note',
  condition: 'if available',
};

const add = (body: object, headers = {}): Promise<Called> => service.call('POST', items, { body, headers });
const move = (path: string, body?: object, headers = {}): Promise<Called> =>
  service.call('POST', path, { ...(body && { body }), headers });
const amend = (path: string, body: object, ifMatch: string): Promise<Called> =>
  service.call('PATCH', path, { body, headers: { 'if-match': ifMatch } });
const etagOf = ({ headers }: Called): string => String(headers.get('etag'));
const refsOf = ({ body }: Called): string[] =>
  pageOf(itemListed)
    .parse(body)
    .items.map(({ ref }) => ref);
const page = z.object({ next: z.string() });

beforeEach(async () => {
  service = open();
  await service.aBoard();
});

describe('what is put on the programme', () => {
  it('for one meeting is owed by its lead, and shows when its paper is due', async () => {
    const { status, headers, body } = await add(contacting);
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(first);
    expect(headers.get('etag')).toMatch(/^"[\w-]{22}"$/);
    expect(itemShown.parse(body)).toEqual({
      board: 'pdb',
      ref: 'PDB-ITEM-1',
      title: 'Contacting the Force',
      comes: 'once',
      meeting: '2025-03',
      reason: 'Requested by the Panel',
      lead: 'force',
      late: null,
      received: null,
      paperSent: null,
      duty: null,
      source: null,
      owedSince: null,
      owedBefore: [],
      state: 'planned',
      version: 1,
      history: [
        {
          at: '2024-12-11T15:40:00.000Z',
          by: 'case-system',
          what: 'put on the programme',
          from: 'HTTP API, client case-system',
        },
      ],
      paperDue: '2025-02-25',
    });
    expect(body).not.toHaveProperty('printed');
  });

  it('by another body is only offered', async () => {
    expect((await add({ ...contacting, offered: true })).body).toMatchObject({ state: 'offered' });
  });

  it('for every meeting has neither a paper nor a lead', async () => {
    const { status, body } = await add(minutes);
    expect(status).toBe(201);
    expect(itemShown.parse(body)).toMatchObject({ ...minutes, state: 'current', settled: [] });
    expect(body).not.toHaveProperty('paperDue');
  });

  it('keeps the action that it came from', async () => {
    await service.call('POST', '/v1/boards/pdb/actions', {
      body: { meeting: '2024-10', text: 'Force: report how long 101 callers wait', owner: 'force' },
    });
    const source = { kind: 'action', ref: 'PDB-2024-10-1' };
    expect((await add({ ...contacting, source })).body).toMatchObject({ source });
  });

  it.each([
    ['a meeting that the board does not have', { meeting: '2026-01' }, '/meeting'],
    ['an owner that it does not have', { lead: 'mayor' }, '/lead'],
    ['an action that there is not', { source: { kind: 'action', ref: 'PDB-2024-10-9' } }, '/source/ref'],
    [
      'a meeting of another board that there is not',
      { source: { kind: 'minute', board: 'pdb', meeting: '2023-01' } },
      '/source/meeting',
    ],
    ['no title', { title: ' ' }, '/title'],
    ['what only business of every meeting has', { as: 'item to note' }, '/as'],
  ])('is refused with %s, and says where', async (_, more, pointer) => {
    const { status, body } = await add({ ...contacting, ...more });
    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ pointer }] });
  });

  it('is refused for a meeting that was held', async () => {
    await service.matters('meeting', 'hold', '2024-12', '--board', 'pdb');
    expect((await add({ ...contacting, meeting: '2024-12' })).body).toMatchObject({
      errors: [{ pointer: '/meeting', detail: 'meeting 2024-12 was held: nothing can be planned for it' }],
    });
  });

  it('has no condition as a standing item', async () => {
    const { status, body } = await add({ ...minutes, as: 'standing item' });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      errors: [{ pointer: '/condition', detail: 'only an item to note comes on a condition' }],
    });
  });

  it('tells nothing of a board that the caller does not reach', async () => {
    const token = await service.issuer.token({ claims: { groups: ['board-pdb-secretary'] } });
    const source = { kind: 'minute', board: 'pcp', meeting: '2024-10' };
    const { status, body } = await service.call('POST', items, { body: { ...contacting, source }, token });
    expect(status).toBe(403);
    expect(body).toMatchObject({ type: '/reference#problem-board-not-yours' });
  });

  it('is refused the second time, by its reference', async () => {
    await add(contacting);
    const { status, body } = await add({ ...contacting, title: 'contacting  the force' });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      because: 'already on the programme',
      detail: 'PDB-ITEM-1 is that already: Contacting the Force, an item for one meeting.',
    });
  });

  it('is put there once when the same request comes twice', async () => {
    const key = { 'idempotency-key': 'add-1' };
    const before = await add(contacting, key);
    const again = await add(contacting, key);
    expect(again.status).toBe(201);
    expect(again.body).toEqual(before.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect((await add(minutes, key)).body).toMatchObject({ type: '/reference#problem-key-reused' });
    expect(refsOf(await service.call('GET', items))).toEqual(['PDB-ITEM-1']);
  });
});

describe('the programme', () => {
  beforeEach(async () => {
    await add(contacting);
    await add(minutes);
    await add({ comes: 'once', title: 'Rural crime', meeting: '2024-12', lead: 'cfo' });
    await add({ comes: 'once', title: 'Knife crime', meeting: '2025-03', offered: true });
    await move(`${items}/PDB-ITEM-3/presentations`, { on: '2024-12-11' });
  });

  it.each([
    ['', ['PDB-ITEM-1', 'PDB-ITEM-2', 'PDB-ITEM-4']],
    ['?state=all', ['PDB-ITEM-1', 'PDB-ITEM-2', 'PDB-ITEM-3', 'PDB-ITEM-4']],
    ['?state=presented', ['PDB-ITEM-3']],
    ['?state=current', ['PDB-ITEM-2']],
    ['?meeting=2025-03', ['PDB-ITEM-1', 'PDB-ITEM-4']],
    ['?meeting=2024-12&state=all', ['PDB-ITEM-3']],
    ['?lead=Chief%20Constable', ['PDB-ITEM-1']],
  ])('is listed with %s', async (query, refs) => {
    expect(refsOf(await service.call('GET', `${items}${query}`))).toEqual(refs);
  });

  it('comes in pages', async () => {
    const page1 = await service.call('GET', `${items}?limit=2`);
    expect(refsOf(page1)).toEqual(['PDB-ITEM-1', 'PDB-ITEM-2']);
    expect(refsOf(await service.call('GET', page.parse(page1.body).next))).toEqual(['PDB-ITEM-4']);
  });

  it('is not listed by a lead that there is not, or a meeting, or a state', async () => {
    for (const [query, pointer] of [
      ['meeting=2031-01', 'query/meeting'],
      ['lead=mayor', 'query/lead'],
      ['state=lost', 'query/state'],
    ]) {
      const { status, body } = await service.call('GET', `${items}?${query}`);
      expect(status).toBe(422);
      expect(body).toMatchObject({ errors: [{ pointer }] });
    }
  });

  it('shows an entry, and says when it is as before', async () => {
    const shown = await service.call('GET', first);
    expect(shown.status).toBe(200);
    const again = await service.call('GET', first, { headers: { 'if-none-match': etagOf(shown) } });
    expect(again.status).toBe(304);
  });

  it.each(['PDB-ITEM-9', 'PCP-ITEM-1', 'pdb-item-1'])('has no %s', async (ref) => {
    expect((await service.call('GET', `${items}/${ref}`)).status).toBe(404);
  });
});

describe('an amendment', () => {
  it('changes what it names, and takes away what it says is null', async () => {
    const added = await add(contacting);
    const { status, body } = await amend(first, { title: 'The Force’s 101 line', lead: null }, etagOf(added));
    expect(status).toBe(200);
    expect(itemShown.parse(body)).toMatchObject({
      title: 'The Force’s 101 line',
      lead: null,
      reason: 'Requested by the Panel',
      version: 2,
    });
  });

  it('takes the condition of an item to note away', async () => {
    expect((await amend(first, { condition: null }, etagOf(await add(minutes)))).body).toMatchObject({
      condition: null,
      history: [{}, { what: 'amended: no condition' }],
    });
  });

  it('of what is so already changes nothing', async () => {
    const added = await add(contacting);
    const { status, body } = await amend(first, { lead: 'force' }, etagOf(added));
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: 1 });
  });

  it('wants If-Match, and the present state in it', async () => {
    const added = await add(contacting);
    const without = await service.call('PATCH', first, { body: { title: 'Another' } });
    expect(without.status).toBe(428);
    await amend(first, { title: 'Another' }, etagOf(added));
    const stale = await amend(first, { title: 'A third' }, etagOf(added));
    expect(stale.status).toBe(412);
    expect(stale.body).toMatchObject({ record: { title: 'Another' } });
  });

  it.each([
    [contacting, { condition: 'if available' }, 'comes once', 'only an item to note comes on a condition'],
    [
      minutes,
      { reason: 'Statutory Requirement' },
      'comes at every meeting',
      'it has no reason, lead or source',
    ],
    [
      { ...minutes, as: 'standing item', condition: null },
      { condition: 'if available' },
      'always comes',
      'it comes on no condition',
    ],
  ])('of %o by what its kind has not is refused', async (entry, amendment, because, why) => {
    const { status, body } = await amend(first, amendment, etagOf(await add(entry)));
    expect(status).toBe(409);
    expect(body).toMatchObject({ because, detail: expect.stringContaining(why), record: { version: 1 } });
  });

  it.each([
    [{}, ''],
    [{ title: '' }, '/title'],
    [{ lead: 'mayor' }, '/lead'],
    [{ title: 'Another', meeting: '2024-12' }, '/meeting'],
  ])('by %o is refused, and says where', async (amendment, pointer) => {
    const { status, body } = await amend(first, amendment, etagOf(await add(contacting)));
    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ pointer }] });
  });
});

describe('a move', () => {
  it.each([
    [
      'moves',
      { to: '2024-12', reason: 'wanted sooner' },
      { state: 'moved', meeting: '2024-12', move: { from: '2025-03', on: '2024-12-11' } },
    ],
    ['receipts', { on: '2024-12-10' }, { state: 'planned', received: { on: '2024-12-10' } }],
    [
      'sendings',
      { on: '2024-12-10', where: 'https://force.example/paper' },
      { received: null, paperSent: { where: 'https://force.example/paper', saidBy: null, notArrived: null } },
    ],
    ['presentations', { on: '2024-12-11' }, { state: 'presented', paperDue: null }],
    ['withdrawals', { on: '2024-12-11', reason: 'overtaken' }, { withdrawal: { reason: 'overtaken' } }],
    [
      'replacements',
      { on: '2024-12-11', by: 'a visit', reason: 'better seen than read' },
      { state: 'replaced', replacement: { by: 'a visit' } },
    ],
  ])('of an item, by %s, is logged with who and from where', async (moves, body, expected) => {
    await add(contacting);
    const moved = await move(`${first}/${moves}`, body);
    expect(moved.status).toBe(201);
    expect(moved.headers.get('location')).toBe(first);
    expect(itemShown.parse(moved.body)).toMatchObject({
      ...expected,
      version: 2,
      history: [{}, { by: 'case-system', from: 'HTTP API, client case-system' }],
    });
    expect(etagOf(await service.call('GET', first))).toBe(etagOf(moved));
  });

  it('takes on what was offered, with nothing to be said', async () => {
    await add({ ...contacting, offered: true });
    const { status, body } = await move(`${first}/acceptances`);
    expect(status).toBe(201);
    expect(body).toMatchObject({ state: 'planned', owedSince: '2024-12-11T15:40:00.000Z' });
  });

  it('puts back what was withdrawn, of either kind', async () => {
    await add(contacting);
    await add(minutes);
    for (const [ref, state] of [
      ['PDB-ITEM-1', 'planned'],
      ['PDB-ITEM-2', 'current'],
    ]) {
      await move(`${items}/${ref}/withdrawals`, { on: '2024-12-11', reason: 'overtaken' });
      const { status, body } = await move(`${items}/${ref}/reinstatements`, { reason: 'still wanted' });
      expect(status).toBe(201);
      expect(body).toMatchObject({ ref, state, version: 3 });
    }
  });

  it('settles for one meeting what comes on a condition', async () => {
    await add(minutes);
    const said = { meeting: '2025-03', available: true, on: '2024-12-11' };
    const { status, body } = await move(`${first}/settlements`, said);
    expect(status).toBe(201);
    expect(body).toMatchObject({ settled: [{ ...said, how: null }] });
    expect((await move(`${first}/settlements`, said)).body).toMatchObject({ because: 'already settled' });
  });

  it.each([
    ['acceptances', undefined, 'not offered', 'PDB-ITEM-1 is on the programme already.'],
    ['reinstatements', { reason: 'so' }, 'still to come', 'PDB-ITEM-1 is on the programme already.'],
    [
      'moves',
      { to: '2025-03', reason: 'so' },
      'already there',
      'PDB-ITEM-1 is planned for meeting 2025-03 already.',
    ],
    ['receipts', { on: '2024-12-12' }, 'dated in the future', '12 December 2024 has not come yet.'],
    [
      'non-arrivals',
      { reason: 'nothing came' },
      'not said to be sent',
      'Nobody waits to hear whether the paper of PDB-ITEM-1 came.',
    ],
    [
      'settlements',
      { meeting: '2025-03', available: true, on: '2024-12-11' },
      'comes once',
      'PDB-ITEM-1 is an item for one meeting: only an item to note is settled for one.',
    ],
  ])('that the state of an item does not allow is refused: %s', async (moves, body, because, detail) => {
    await add(contacting);
    const refused = await move(`${first}/${moves}`, body);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ because, detail, record: { ref: 'PDB-ITEM-1', version: 1 } });
  });

  it.each([
    ['acceptances', undefined, 'accepted'],
    ['receipts', { on: '2024-12-11' }, 'marked as received'],
    ['sendings', { on: '2024-12-11', where: 'by email' }, 'said to be sent'],
    ['non-arrivals', { reason: 'nothing came' }, 'said not to have arrived'],
    ['presentations', { on: '2024-12-11' }, 'marked as presented'],
    ['moves', { to: '2025-03', reason: 'so' }, 'moved'],
    ['replacements', { on: '2024-12-11', by: 'a visit', reason: 'so' }, 'replaced'],
  ])('that makes no sense for business of every meeting says so: %s', async (moves, body, done) => {
    await add(minutes);
    const refused = await move(`${first}/${moves}`, body);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      because: 'comes at every meeting',
      detail: `PDB-ITEM-1 is an item to note of every meeting: it cannot be ${done}.`,
      record: { state: 'current' },
    });
  });

  it.each([
    ['receipts', { on: '11 December' }, '/on'],
    ['sendings', { where: ' ' }, '/where'],
    ['moves', { to: '2026-01', reason: 'so' }, '/to'],
    ['withdrawals', { on: '2024-12-11', reason: ' ' }, '/reason'],
    ['settlements', { meeting: '2026-01', available: true, on: '2024-12-11' }, '/meeting'],
    ['replacements', { on: '2024-12-11', reason: 'so' }, '/by'],
  ])('that is not as it should be is refused, and says where: %s', async (moves, body, pointer) => {
    await add(moves === 'settlements' ? minutes : contacting);
    const refused = await move(`${first}/${moves}`, body);
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ errors: [{ pointer }] });
  });

  it('of what there is not is not found', async () => {
    expect((await move(`${first}/acceptances`)).status).toBe(404);
  });

  it('heeds If-Match, and is made once however often it is asked with one key', async () => {
    const added = await add(contacting);
    const stale = await move(`${first}/receipts`, { on: '2024-12-11' }, { 'if-match': '"another"' });
    expect(stale.status).toBe(412);
    const once = { 'if-match': etagOf(added), 'idempotency-key': 'receipt-1' };
    const done = await move(`${first}/receipts`, { on: '2024-12-11' }, once);
    const again = await move(`${first}/receipts`, { on: '2024-12-11' }, once);
    expect([done.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(done.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });

  it('two at once: one is made, and one refused', async () => {
    await add(contacting);
    const both = await Promise.all(
      ['2024-12-10', '2024-12-11'].map((on) => move(`${first}/presentations`, { on })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('left without a day is of today, and a presentation of the day of its meeting', async () => {
    await add(contacting);
    expect((await move(`${first}/receipts`, {})).body).toMatchObject({ received: { on: '2024-12-11' } });
    const early = await move(`${first}/presentations`, {});
    expect(early.status).toBe(422);
    expect(early.body).toMatchObject({ errors: [{ pointer: '/on' }] });
  });

  it('tells what to mind beside what was done, and no ETag is of that', async () => {
    await add(contacting);
    const moved = await move(`${first}/moves`, { to: '2024-12-11', reason: 'wanted sooner' });
    expect(itemShown.parse(moved.body)).toMatchObject({
      cautions: ['The paper for PDB-ITEM-1 was due on Tuesday 26 November 2024: it is late already.'],
    });
    expect(etagOf(await service.call('GET', first))).toBe(etagOf(moved));
  });

  it('is for those who may record', async () => {
    await add(contacting);
    const token = await service.issuer.token({ claims: { scope: 'matters/read' } });
    const body = { on: '2024-12-11' };
    expect((await service.call('POST', `${first}/receipts`, { body, token })).status).toBe(403);
  });
});

describe('all that a meeting had', () => {
  const all = '/v1/boards/pdb/meetings/2024-12/presentations';

  it('is presented at once, and once however often it is asked with one key', async () => {
    await add({ ...contacting, meeting: '2024-12' });
    await add({ ...contacting, title: 'Rural crime', meeting: '2024-12', offered: true });
    const key = { 'idempotency-key': 'present-1' };
    const done = await move(all, {}, key);
    expect(done.status).toBe(200);
    expect(itemsConsidered.parse(done.body)).toMatchObject({
      meeting: '2024-12',
      items: [{ ref: 'PDB-ITEM-1', presented: { on: '2024-12-11' } }],
      cautions: ['PDB-ITEM-2 is only offered, and was left.'],
    });
    const again = await move(all, {}, key);
    expect(again.body).toEqual(done.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect((await move(all, {})).body).toMatchObject({ items: [] });
  });

  it('of a meeting that there is not is not found', async () => {
    expect((await move(all.replace('2024-12', '2031-01'), {})).status).toBe(404);
  });
});
