import { beforeEach, describe, expect, it } from 'vitest';
import { type Called, services, type TestService } from './a-service.ts';

const open = services();
let service: TestService;

const actions = '/v1/boards/pdb/actions';
const first = `${actions}/PDB-2024-10-1`;
const asked = { meeting: '2024-10', text: 'Force: report how long 101 callers wait', owner: 'force' };
const figures = { on: '2024-12-11', how: 'figures were in the papers' };

type Asking = { key?: string; token?: string; headers?: Record<string, string> };
const post = (path: string, body: unknown, { key = 'a-key', token, headers }: Asking = {}): Promise<Called> =>
  service.call('POST', path, {
    body,
    headers: { 'idempotency-key': key, ...headers },
    ...(token !== undefined && { token }),
  });
const raise = (asking?: Asking): Promise<Called> => post(actions, asked, asking);
const howMany = async (): Promise<number> => (await service.service.register.actions('pdb')).length;
const replayed = ({ headers }: Called): string | null => headers.get('idempotency-replayed');

beforeEach(async () => {
  service = open();
  await service.aBoard();
});

describe('a request with a key', () => {
  it('asked again is answered the same, byte by byte, and changes nothing', async () => {
    const once = await raise();
    const again = await raise();
    expect([once.status, again.status]).toEqual([201, 201]);
    expect(again.bytes).toEqual(once.bytes);
    for (const name of ['etag', 'location', 'content-type']) {
      expect(again.headers.get(name)).toBe(once.headers.get(name));
    }
    expect([replayed(once), replayed(again)]).toEqual([null, 'true']);
    expect(await howMany()).toBe(1);
  });

  it('asked again after other changes is answered as it was at first', async () => {
    const once = await raise();
    await post(`${first}/discharges`, figures, { key: 'another-key' });
    const again = await raise();
    expect(again.bytes).toEqual(once.bytes);
    expect(again.body).toMatchObject({ status: 'open', version: 1 });
    const discharged = await post(`${first}/discharges`, figures, { key: 'another-key' });
    expect([discharged.status, replayed(discharged)]).toEqual([201, 'true']);
    expect((await service.call('GET', first)).body).toMatchObject({ version: 2 });
  });

  it('is carried out once though twenty ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => raise()));
    expect(await howMany()).toBe(1);
    for (const { status, body } of answers) {
      if (status === 201) expect(body).toMatchObject({ ref: 'PDB-2024-10-1' });
      else expect([status, body]).toMatchObject([409, { type: '/reference#problem-request-in-flight' }]);
    }
    const changing = answers.filter((answer) => answer.status === 201 && replayed(answer) === null);
    expect(changing).toHaveLength(1);
    for (const { headers } of answers.filter(({ status }) => status === 409)) {
      expect(headers.get('retry-after')).toBe('1');
    }
  });

  it('discharges once though ten ask at once', async () => {
    await service.call('POST', actions, { body: asked });
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(`${first}/discharges`, figures)));
    const changing = answers.filter((answer) => answer.status === 201 && replayed(answer) === null);
    expect(changing).toHaveLength(1);
    for (const { status } of answers) expect([201, 409]).toContain(status);
    expect((await service.call('GET', first)).body).toMatchObject({ version: 2 });
  });

  it('asked again is answered the same though what it named goes by another name since', async () => {
    const once = await post(actions, { ...asked, owner: 'Chief Constable' });
    const body = { aliases: [] };
    const renamed = await service.call('PATCH', '/v1/boards/pdb/owners/force', {
      body,
      headers: { 'if-match': '*' },
    });
    expect(renamed.status).toBe(200);
    const again = await post(actions, { ...asked, owner: 'Chief Constable' });
    expect([again.status, replayed(again)]).toEqual([201, 'true']);
    expect(again.bytes).toEqual(once.bytes);
  });

  it('asked again is answered the same though its meeting moved to another month since', async () => {
    const once = await raise();
    const meeting = '/v1/boards/pdb/meetings/2024-10';
    const etag = (await service.call('GET', meeting)).headers.get('etag') ?? '';
    const body = { date: '2024-11-06', confirmed: true };
    const moved = await service.call('PATCH', meeting, { body, headers: { 'if-match': etag } });
    expect(moved.status).toBe(200);
    const again = await raise();
    expect(again.bytes).toEqual(once.bytes);
    expect(await howMany()).toBe(1);
  });

  it('of which the answer was lost after the write is answered when asked again', async () => {
    const { save } = service.service.register;
    service.service.register.save = async (thing) => {
      await save(thing);
      throw new Error('the process ended here');
    };
    expect((await raise()).status).toBe(500);
    service.service.register.save = save;
    const again = await raise();
    expect([again.status, replayed(again)]).toEqual([201, 'true']);
    expect(again.body).toMatchObject({ ref: 'PDB-2024-10-1', version: 1 });
    expect(await howMany()).toBe(1);
  });

  it('of which nothing was written is carried out when asked again', async () => {
    const { save } = service.service.register;
    service.service.register.save = () => Promise.reject(new Error('the process ended here'));
    expect((await raise()).status).toBe(500);
    service.service.register.save = save;
    const again = await raise();
    expect([again.status, replayed(again)]).toEqual([201, null]);
  });

  it('that was refused may be asked again, and is carried out when it can be', async () => {
    await raise();
    service.now('2024-12-10T09:00:00.000Z');
    const early = await post(`${first}/discharges`, figures, { key: 'discharge' });
    expect(early.status).not.toBe(201);
    service.now('2024-12-11T15:40:00.000Z');
    const inTime = await post(`${first}/discharges`, figures, { key: 'discharge' });
    expect([inTime.status, replayed(inTime)]).toEqual([201, null]);
  });
});

describe('a key', () => {
  it.each<[string, () => Promise<Called>]>([
    ['another body', () => post(actions, { ...asked, text: 'Another wording' })],
    ['another If-Match', () => post(actions, asked, { headers: { 'if-match': '*' } })],
  ])('is refused with %s', async (_, differently) => {
    await raise();
    const { status, body } = await differently();
    expect([status, body]).toMatchObject([422, { type: '/reference#problem-key-reused' }]);
    expect(await howMany()).toBe(1);
  });

  it('is refused with another meeting, though what it raised has a number of another month', async () => {
    await raise();
    const { status, body } = await post(actions, { ...asked, meeting: '2024-12' });
    expect([status, body]).toMatchObject([422, { type: '/reference#problem-key-reused' }]);
    expect(await howMany()).toBe(1);
  });

  it('is refused of another move of the same action', async () => {
    await service.call('POST', actions, { body: asked });
    await post(`${first}/proposals`, figures);
    const { status, body } = await post(`${first}/discharges`, figures);
    expect([status, body]).toMatchObject([422, { type: '/reference#problem-key-reused' }]);
  });

  it('of another client is another key', async () => {
    await raise();
    const token = await service.issuer.token({ claims: { sub: 'other-system', client_id: 'other-system' } });
    const others = await raise({ token });
    expect([others.status, replayed(others)]).toEqual([201, null]);
    expect(await howMany()).toBe(2);
  });

  it('is remembered for a day, and no longer', async () => {
    await raise();
    service.now('2024-12-12T15:39:59.000Z');
    expect(replayed(await raise())).toBe('true');
    service.now('2024-12-12T15:40:00.000Z');
    const anew = await raise();
    expect([anew.status, replayed(anew)]).toEqual([201, null]);
    expect(anew.body).toMatchObject({ ref: 'PDB-2024-10-2' });
  });

  it.each(['', 'two words', 'é', 'a'.repeat(256)])('“%s” is refused', async (key) => {
    const { status, body } = await raise({ key });
    expect([status, body]).toMatchObject([400, { type: '/reference#problem-malformed' }]);
  });

  it.each(['!', 'a'.repeat(255), '0b51e8a6-4f0f-44a5-8a54-5b0a0d1e1c5e'])('“%s” is taken', async (key) => {
    expect((await raise({ key })).status).toBe(201);
  });

  it('is shown nowhere, nor what was answered to it', async () => {
    await raise({ key: 'a-key-to-be-kept' });
    const shown = await service.call('GET', first);
    expect(JSON.stringify([shown.body, service.log])).not.toMatch(/a-key-to-be-kept|"request"|"answer"/);
  });
});
