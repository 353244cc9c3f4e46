import { beforeEach, describe, expect, it } from 'vitest';
import { dispatchListed, sentTextShown } from '../../functions/api/shapes/dispatch.ts';
import { aDispatch } from '../store/examples.ts';
import { services, type TestService } from './a-service.ts';

const open = services();
let service: TestService;

const dispatches = '/v1/boards/pdb/dispatches';

/** One action of the Force, due on 11 December 2024, of which it was told and reminded. */
beforeEach(async () => {
  service = open();
  await service.aBoard();
  service.now('2024-10-09T09:00:00.000Z');
  await service.call('POST', '/v1/boards/pdb/actions', {
    body: { meeting: '2024-10', text: 'Report how long 101 callers wait', owner: 'force' },
  });
  for (const date of ['2024-10-10', '2024-11-05', '2024-11-20']) {
    service.now(`${date}T09:00:00.000Z`);
    await service.matters('sweep', '--board', 'pdb');
  }
});

type Page = {
  items: { id: string; owner: string | null; state: string; dueOn: string }[];
  next: string | null;
};

const listed = async (query = ''): Promise<Page['items']> =>
  ((await service.call('GET', `${dispatches}${query}`)).body as Page).items;

describe('the text of a mail', () => {
  it('is as it was sent, whatever the register says since', async () => {
    const [{ id = '' } = {}] = await listed();
    const { status, body } = await service.call('GET', `${dispatches}/${id}/text`);
    expect([status, sentTextShown.parse(body)]).toEqual([200, body]);
    expect(body).toMatchObject({
      ...{ dispatch: id, attempt: 1, at: '2024-10-10T09:00:00.000Z', cutFrom: null },
      text: expect.stringContaining('Report how long 101 callers wait'),
    });
  });

  it('is none of a mail that was not sent, nor of one whose text was not kept', async () => {
    for (const [id, attempts, why] of [
      ['pdb_to-come', 0, 'is written when it is sent, which it was not so far.'],
      ['pdb_of-old', 1, 'was not kept.'],
    ] as const) {
      await service.service.ledger.save(aDispatch({ id, attempts }));
      expect(await service.call('GET', `${dispatches}/${id}/text`)).toMatchObject({
        ...{ status: 404, body: { detail: `The text of dispatch ${id} ${why}` } },
      });
    }
  });
});

describe('the dispatches of a board', () => {
  it('are listed by the day they fell due, each as it stands, without its history', async () => {
    const items = await listed();
    expect(items.length).toBeGreaterThanOrEqual(3);
    expect(items.map(({ dueOn }) => dueOn)).toEqual(items.map(({ dueOn }) => dueOn).sort());
    for (const item of items) expect(dispatchListed.parse(item)).toEqual(item);
    expect(items[0]).toMatchObject({ owner: 'force', state: 'sent', to: ['owen@force.example'] });
  });

  it('are those of the last ninety days, unless it is said since when', async () => {
    const all = await listed();
    service.now('2025-02-10T09:00:00.000Z');
    const recent = await listed();
    expect(recent.every(({ dueOn }) => dueOn >= '2024-11-12')).toBe(true);
    expect(recent.length).toBeLessThan(all.length);
    expect(await listed('?since=2024-01-01')).toEqual(all);
  });

  it('are those of an owner by any of its names, or of a state', async () => {
    const all = await listed();
    expect(await listed('?owner=Chief%20Constable')).toEqual(all.filter(({ owner }) => owner === 'force'));
    expect(await listed('?owner=cfo')).toEqual([]);
    expect(await listed('?state=sent')).toEqual(all.filter(({ state }) => state === 'sent'));
    expect(await listed('?state=bounced')).toEqual([]);
  });

  it.each([
    ['?owner=mayor', 'query/owner'],
    ['?state=lost', 'query/state'],
    ['?since=yesterday', 'query/since'],
  ])('asked for with %s are refused', async (query, pointer) => {
    const { status, body } = await service.call('GET', `${dispatches}${query}`);
    expect(status).toBe(422);
    expect(body).toMatchObject({
      errors: [expect.objectContaining({ pointer: expect.stringContaining(pointer) })],
    });
  });

  it('come in pages', async () => {
    const first = (await service.call('GET', `${dispatches}?limit=1`)).body as Page;
    expect(first.items).toHaveLength(1);
    const second = (await service.call('GET', first.next ?? '')).body as Page;
    expect([...first.items, ...second.items]).toEqual((await listed()).slice(0, 2));
  });
});

describe('a dispatch', () => {
  it('has what went by another name before under both', async () => {
    const { body } = await service.call('GET', `${dispatches}/${(await listed())[0]?.id}`);
    expect(body).toMatchObject({ alsoCovers: [], reports: [], reportedIn: null });
    expect(body).toMatchObject({ saysToo: [], tells: [], toldIn: null });
    const { sentVia, asked } = body as Record<string, unknown>;
    expect(sentVia).toEqual(expect.any(String));
    expect(asked).toBe(sentVia);
  });

  it('is shown with its whole history', async () => {
    const [first] = await listed();
    const { status, body } = await service.call('GET', `${dispatches}/${first?.id}`);
    expect(status).toBe(200);
    const { history, ...dispatch } = body as { history: { what: string }[] };
    expect(dispatch).toEqual(first);
    expect(history[0]).toMatchObject({ what: expect.stringContaining('planned') });
    expect(history.length).toBeGreaterThan(2);
  });

  it('that the ledger has not, or is another board’s, is not there', async () => {
    const [first] = await listed();
    await service.matters(
      ...['board', 'add', 'fire', '--name', 'Fire Authority', '--secretary', 'Jo Ellery <jo@fire.example>'],
    );
    for (const path of [`${dispatches}/pdb_none`, `/v1/boards/fire/dispatches/${first?.id}`]) {
      expect(await service.call('GET', path)).toMatchObject({ status: 404 });
    }
  });

  it('in doubt is settled by whoever may record, and answered the same to the same key', async () => {
    await service.service.ledger.save(aDispatch({ id: 'pdb_in-doubt', state: 'unknown', attempts: 1 }));
    const settle = (scope: string, key: string) =>
      service.issuer.token({ claims: { scope } }).then((token) =>
        service.call('POST', `${dispatches}/pdb_in-doubt/settlements`, {
          body: { went: true, why: 'the Force has it' },
          headers: { 'idempotency-key': key },
          token,
        }),
      );
    expect(await settle('matters/read', 'settled')).toMatchObject({ status: 403 });
    const first = await settle('matters/record', 'settled');
    expect(first).toMatchObject({ status: 201, body: { state: 'sent', messageId: null, version: 2 } });
    expect(first.headers.get('location')).toBe(`${dispatches}/pdb_in-doubt`);
    const again = await settle('matters/record', 'settled');
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await settle('matters/record', 'another')).toMatchObject({
      status: 409,
      body: {
        because: 'needs no settling',
        detail: 'Dispatch pdb_in-doubt needs no settling: it is sent.',
        record: { state: 'sent', version: 2 },
      },
    });
    expect(JSON.stringify((await service.call('GET', `${dispatches}/pdb_in-doubt`)).body)).not.toContain(
      'idempotency',
    );
  });

  it('that came back is entered with whom from, and sent again once, to the same key', async () => {
    const id = 'pdb_came-back';
    await service.service.ledger.save(aDispatch({ id, state: 'sent', to: ['owen@force.example'] }));
    const post = (at: string, body: object, key = at) =>
      service.call('POST', `${dispatches}/${id}/${at}`, { body, headers: { 'idempotency-key': key } });
    const why = 'it lies in my mailbox';
    const stranger = { went: true, cameBack: true, addresses: ['mayor@town.example'], why };
    expect(await post('settlements', stranger, 'stranger')).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/addresses' }] },
    });
    expect(await post('settlements', { went: true, cameBack: true, why })).toMatchObject({
      status: 201,
      body: {
        ...{ state: 'bounced', because: why, cameBack: ['owen@force.example'] },
        cautions: ['No mail goes to owen@force.example, which is marked as refusing it.'],
      },
    });
    const first = await post('sendings', {});
    expect(first).toMatchObject({ status: 201, body: { state: 'planned' } });
    const again = await post('sendings', {});
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await post('sendings', {}, 'another')).toMatchObject({
      status: 409,
      body: { because: 'under way', detail: `Dispatch ${id} is under way: it is planned.` },
    });
  });

  it('is for those who may read', async () => {
    const token = await service.issuer.token({ claims: { scope: 'matters/record' } });
    expect(await service.call('GET', dispatches, { token })).toMatchObject({ status: 403 });
  });
});
