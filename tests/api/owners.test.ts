import { beforeEach, describe, expect, it } from 'vitest';
import { ownerShown } from '../../functions/api/shapes/owner.ts';
import { calendarDateSchema } from '../../functions/calendar/days.ts';
import { withChange } from '../../functions/register/history.ts';
import { services, type TestService } from './a-service.ts';

const open = services();
let service: TestService;

const owners = '/v1/boards/pdb/owners';
const force = `${owners}/force`;
const sian = { name: "Siân O'Neill", email: "sian.o'neill@force.example" };

beforeEach(async () => {
  service = open();
  await service.aBoard();
});

const etagOf = async (path: string): Promise<string> =>
  (await service.call('GET', path)).headers.get('etag') ?? '';

/** Changes the owner as it stands. */
const patched = async (body: unknown) =>
  service.call('PATCH', force, { body, headers: { 'if-match': await etagOf(force) } });

const removed = async (mailbox: string, as = '') =>
  service.call('DELETE', `${force}/contacts/${encodeURIComponent(mailbox)}${as}`, {
    headers: { 'if-match': await etagOf(force) },
  });

/** The mailbox of the Force's contact refused mail on 2 December. */
async function bounced(): Promise<void> {
  const { register } = service.service;
  const owner = await register.owner('pdb', 'force');
  if (owner === undefined) throw new Error('there is no owner force');
  const since = calendarDateSchema.parse('2024-12-02');
  const undeliverable = [{ email: 'owen@force.example', since, why: 'no such mailbox' }];
  const author = { at: service.service.now(), by: 'the mail service', from: 'its events' };
  await register.save(withChange(owner, { ...owner, undeliverable }, author, 'cannot be written to'));
}

const contactsIn = (body: unknown) => ownerShown.parse(body).contacts;

describe('the owners of a board', () => {
  it('come in pages, in the order of their codes', async () => {
    const first = await service.call('GET', `${owners}?limit=1`);
    expect(first).toMatchObject({ status: 200, body: { items: [{ id: 'cfo' }] } });
    expect((first.body as { items: object[] }).items[0]).not.toHaveProperty('history');
    const { next } = first.body as { next: string };
    expect((await service.call('GET', next)).body).toMatchObject({ items: [{ id: 'force' }], next: null });
  });
});

describe('an owner', () => {
  it('shows its people and its history', async () => {
    const { status, body } = await service.call('GET', force);
    expect(status).toBe(200);
    expect(ownerShown.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      id: 'force',
      aliases: ['Chief Constable'],
      contacts: [{ name: 'Sgt Owen Pryce', email: 'owen@force.example', from: null, until: null }],
      history: [{ by: 'Asha Verity', what: 'added' }],
    });
  });

  it('has no more people than one mail goes to, and nobody twice in a list: what is too many is named', async () => {
    const copies = Array.from({ length: 50 }, (_, at) => ({ name: 'Kit', email: `kit-${at}@force.example` }));
    expect(await patched({ copies })).toMatchObject({
      status: 422,
      body: {
        errors: [
          {
            pointer: '/copies',
            detail: expect.stringContaining('and the mail service takes 50 at the most'),
          },
        ],
      },
    });
    const twice = [sian, { ...sian, email: sian.email.toUpperCase() }];
    expect(await patched({ copies: twice })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/copies/1/email' }] },
    });
  });

  it('that is not there is not found', async () => {
    expect((await service.call('GET', `${owners}/nobody`)).status).toBe(404);
    expect((await service.call('GET', `${owners}/Nobody%20At%20All`)).status).toBe(404);
  });
});

describe('a new owner', () => {
  const opcc = { id: 'opcc', name: "Commissioner's Office", aliases: ["PCC's Office"], contacts: [sian] };

  it('is added with who, when and from where', async () => {
    const { status, headers, body } = await service.call('POST', owners, { body: opcc });
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`${owners}/opcc`);
    expect(body).toEqual({
      ...opcc,
      board: 'pdb',
      contacts: [{ ...sian, from: null, until: null }],
      deputies: [],
      copies: [],
      undeliverable: [],
      links: { epoch: 0, ended: [], askedAt: null },
      inError: null,
      version: 1,
      history: [
        {
          at: '2024-12-11T15:40:00.000Z',
          by: 'case-system',
          what: 'added',
          from: 'HTTP API, client case-system',
        },
      ],
    });
    expect(await etagOf(`${owners}/opcc`)).toBe(headers.get('etag'));
  });

  it('asked for again with its key is answered the same, and without is there already', async () => {
    const headers = { 'idempotency-key': 'directory-7' };
    const first = await service.call('POST', owners, { body: opcc, headers });
    const again = await service.call('POST', owners, { body: opcc, headers });
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await service.call('POST', owners, { body: opcc })).toMatchObject({
      status: 409,
      body: {
        detail: "There is an owner opcc already: Commissioner's Office.",
        because: 'already there',
        record: { id: 'opcc', version: 1 },
      },
    });
  });

  it.each([
    [{ name: 'Force' }, '/name', 'an owner is called "Force" already: Force (force)'],
    [{ aliases: ['PCC', 'chief  constable'] }, '/aliases/1', 'already: Force (force)'],
    [{ id: 'secretary' }, '/id', 'is the board’s own'],
    [{ id: 'The Office' }, '/id', 'use small letters'],
    [{ name: ' ' }, '/name', ''],
    [{ contacts: [{ ...sian, email: 'sian' }] }, '/contacts/0/email', 'is not an email address'],
    [
      { contacts: [{ ...sian, from: '2024-11-01', until: '2024-10-01' }] },
      '/contacts/0/until',
      'cannot be in post from 1 November 2024 until 1 October 2024',
    ],
  ])('cannot be %j, and says where', async (wrong, pointer, why) => {
    const { status, body } = await service.call('POST', owners, { body: { ...opcc, ...wrong } });
    expect({ status, body }).toMatchObject({
      status: 422,
      body: { errors: [{ pointer, detail: expect.stringContaining(why) }] },
    });
  });

  it('is for those who may record', async () => {
    const token = await service.issuer.token({ claims: { scope: 'matters/read' } });
    expect((await service.call('POST', owners, { body: opcc, token })).status).toBe(403);
  });
});

describe('an owner that is amended', () => {
  it('keeps what is not named, and has each named list whole', async () => {
    const { status, body } = await patched({ contacts: [sian], copies: [{ ...sian, until: '2025-03-31' }] });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'Force',
      aliases: ['Chief Constable'],
      contacts: [{ ...sian, from: null, until: null }],
      copies: [{ ...sian, from: null, until: '2025-03-31' }],
      version: 2,
    });
    expect(ownerShown.parse(body).history.at(-1)).toMatchObject({
      by: 'case-system',
      what: 'changed: contacts, copies',
    });
  });

  it('may go by another of its own names, and by none of another’s', async () => {
    const renamed = await patched({ name: 'Chief Constable', aliases: ['Force'] });
    expect(renamed).toMatchObject({ status: 200, body: { name: 'Chief Constable', aliases: ['Force'] } });
    expect(await patched({ name: 'cfo' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/name', detail: 'an owner is called "cfo" already: CFO (cfo)' }] },
    });
  });

  it('is as it was when nothing differs', async () => {
    expect(await patched({ name: 'Force' })).toMatchObject({ status: 200, body: { version: 1 } });
  });

  it.each([
    [{}, ''],
    [{ contacts: [sian, { ...sian, email: sian.email.toUpperCase() }] }, '/contacts/1/email'],
    [{ deputies: [{ ...sian, from: '2024-11-01', until: '2024-10-01' }] }, '/deputies/0/until'],
    [{ id: 'constabulary', name: 'Constabulary' }, '/id'],
  ])('cannot be %j, and says where', async (body, pointer) => {
    expect(await patched(body)).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  });

  it('is amended only by whoever has seen it as it is', async () => {
    const body = { name: 'Wealdshire Police' };
    expect((await service.call('PATCH', force, { body })).status).toBe(428);
    const seen = await etagOf(force);
    await patched({ aliases: ['CC'] });
    const stale = await service.call('PATCH', force, { body, headers: { 'if-match': seen } });
    expect(stale).toMatchObject({ status: 412, body: { record: { aliases: ['CC'] } } });
  });
});

describe('the people of an owner', () => {
  it('come and go by their mailboxes', async () => {
    const joining = { ...sian, from: '2024-11-01' };
    const joined = await service.call('POST', `${force}/contacts`, { body: joining });
    expect(joined.status).toBe(200);
    const leaving = { email: 'OWEN@force.example', until: '2024-10-31' };
    const { body } = await service.call('POST', `${force}/contacts`, { body: leaving });
    expect(contactsIn(body)).toEqual([
      { name: 'Sgt Owen Pryce', email: 'OWEN@force.example', from: null, until: '2024-10-31' },
      { ...joining, until: null },
    ]);
    expect(ownerShown.parse(body).history.map(({ what }) => what)).toEqual([
      'added',
      `contact set: ${sian.email}`,
      'contact set: OWEN@force.example',
    ]);
  });

  it('said again change nothing', async () => {
    const body = { email: 'owen@force.example', until: null };
    const { headers, status } = await service.call('POST', `${force}/contacts`, { body });
    expect({ status, etag: headers.get('etag') }).toEqual({ status: 200, etag: await etagOf(force) });
    expect((await service.call('GET', force)).body).toMatchObject({ version: 1 });
  });

  it('asked for again with their key are answered the same', async () => {
    const headers = { 'idempotency-key': 'joiner' };
    const first = await service.call('POST', `${force}/contacts`, { body: sian, headers });
    await removed(sian.email);
    const again = await service.call('POST', `${force}/contacts`, { body: sian, headers });
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(contactsIn((await service.call('GET', force)).body)).toHaveLength(1);
  });

  it('may be deputies, or copied in', async () => {
    const deputy = { name: 'DCC', email: 'dcc@force.example', as: 'deputy' };
    await service.call('POST', `${force}/contacts`, { body: deputy });
    const { body } = await service.call('POST', `${force}/contacts`, { body: { ...sian, as: 'copy' } });
    expect(body).toMatchObject({ deputies: [{ name: 'DCC' }], copies: [sian] });
    const after = await removed('dcc@force.example', '?as=deputy');
    expect(after).toMatchObject({ status: 200, body: { deputies: [], copies: [sian] } });
  });

  it.each([
    [{ email: 'new@force.example' }, '/name'],
    [{ email: 'owen@force.example', from: '2024-11-01', until: '2024-10-01' }, '/until'],
    [{ email: 'owen' }, '/email'],
    [{ ...sian, as: 'chair' }, '/as'],
  ])('cannot be %j, and says where', async (body, pointer) => {
    const answer = await service.call('POST', `${force}/contacts`, { body });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  });

  it('heed If-Match', async () => {
    const headers = { 'if-match': '"of another time"' };
    expect((await service.call('POST', `${force}/contacts`, { body: sian, headers })).status).toBe(412);
  });

  it('are taken off a list, apostrophes and all, by whoever has seen it as it is', async () => {
    await service.call('POST', `${force}/contacts`, { body: sian });
    const path = `${force}/contacts/${encodeURIComponent(sian.email)}`;
    expect((await service.call('DELETE', path)).status).toBe(428);
    expect((await service.call('DELETE', path, { headers: { 'if-match': '"old"' } })).status).toBe(412);
    const { status, headers, body } = await removed(sian.email);
    expect(status).toBe(200);
    expect(headers.get('etag')).toBe(await etagOf(force));
    expect(contactsIn(body)).toMatchObject([{ email: 'owen@force.example' }]);
    expect(ownerShown.parse(body).history.at(-1)).toMatchObject({
      by: 'case-system',
      what: `contact removed: ${sian.email}`,
      from: 'HTTP API, client case-system',
    });
    expect(await removed(sian.email)).toMatchObject({
      status: 404,
      body: { detail: expect.stringContaining('known: Sgt Owen Pryce <owen@force.example>') },
    });
  });

  it('are not found under what is no mailbox, nor on a list that is none', async () => {
    expect((await removed('owen')).status).toBe(404);
    expect(await removed('owen@force.example', '?as=chair')).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: 'query/as' }] },
    });
  });
});

describe('a mailbox that refused mail', () => {
  const body = { email: 'Owen@force.example' };

  it('is written to again once it is cleared, and that once', async () => {
    await bounced();
    const headers = { 'idempotency-key': 'cleared' };
    const cleared = await service.call('POST', `${force}/clearances`, { body, headers });
    expect(cleared).toMatchObject({ status: 201, body: { undeliverable: [], version: 3 } });
    expect(cleared.headers.get('location')).toBe(force);
    expect(ownerShown.parse(cleared.body).history.at(-1)).toMatchObject({
      by: 'case-system',
      what: 'cleared: Owen@force.example',
    });
    const again = await service.call('POST', `${force}/clearances`, { body, headers });
    expect(again).toMatchObject({ status: 201, body: cleared.body });
  });

  it('that takes mail need not be cleared', async () => {
    expect(await service.call('POST', `${force}/clearances`, { body })).toMatchObject({
      status: 409,
      body: {
        detail: 'Owen@force.example is not marked as undeliverable.',
        because: 'not marked',
        record: { id: 'force', undeliverable: [] },
      },
    });
  });
});
