import { beforeEach, describe, expect, it } from 'vitest';
import { meetingShown } from '../../functions/api/shapes/meeting.ts';
import { certificateSchema } from '../../functions/papers/certificate.ts';
import { services, type TestService } from './a-service.ts';

const open = services();
let service: TestService;

const meetings = '/v1/boards/pdb/meetings';
const december = `${meetings}/2024-12`;
const onTheDay = { state: 'scheduled', date: '2025-06-11', time: '10:00', place: "St Mary's Hall" };

beforeEach(async () => {
  service = open();
  service.now('2024-11-13T09:00:00.000Z');
  await service.aBoard();
});

const etagOf = async (path: string): Promise<string> =>
  (await service.call('GET', path)).headers.get('etag') ?? '';

/** Changes the meeting as it stands. */
const patched = async (path: string, body: unknown) =>
  service.call('PATCH', path, { body, headers: { 'if-match': await etagOf(path) } });

const raised = () =>
  service.call('POST', '/v1/boards/pdb/actions', {
    body: { meeting: '2024-10', text: 'Force: report 101 waits', owner: 'force', due: '2024-12' },
  });

const idsOf = (body: unknown): string[] => (body as { items: { id: string }[] }).items.map(({ id }) => id);

describe('the meetings of a board', () => {
  beforeEach(async () => {
    await service.matters('meeting', 'add', '--board', 'pdb', '--to-be-confirmed', 'no room yet');
    await service.matters('meeting', 'add', '--board', 'pdb', '--month', '2024-12');
  });

  it('come in the order of time, a month after its days and no date last', async () => {
    const { status, body } = await service.call('GET', meetings);
    expect(status).toBe(200);
    expect(idsOf(body)).toEqual(['2024-10', '2024-12', '2024-12-b', '2025-03', 'to-be-confirmed']);
  });

  it('come in pages, and go on rightly when the last of a page has moved meanwhile', async () => {
    const first = (await service.call('GET', `${meetings}?limit=2`)).body as { next: string };
    expect(idsOf(first)).toEqual(['2024-10', '2024-12']);
    await patched(december, { date: '2025-07-09' });
    expect(idsOf((await service.call('GET', first.next)).body)).toEqual(['2024-12-b', '2025-03']);
  });

  it('can be only those that stand so', async () => {
    expect(idsOf((await service.call('GET', `${meetings}?state=month`)).body)).toEqual(['2024-12-b']);
    const unknown = await service.call('GET', `${meetings}?state=lost`);
    expect(unknown).toMatchObject({ status: 422, body: { errors: [{ pointer: 'query/state' }] } });
  });
});

describe('a meeting', () => {
  it('shows what leads up to it and what waits for it, and nothing of how its notes were read', async () => {
    await raised();
    await service.matters('board', 'change', 'pdb', '--set', 'papersWorkingDays=4');
    const item = ["Victims' code", '--board', 'pdb', '--meeting', '2024-12', '--lead', 'force'];
    await service.matters('programme', 'add', ...item, '--reason', 'requested by the panel');
    const { status, body } = await service.call('GET', december);
    expect(status).toBe(200);
    expect(meetingShown.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      id: '2024-12',
      state: 'scheduled',
      date: '2024-12-11',
      notesFrom: null,
      papers: { publication: '2024-12-03', papersDeadline: '2024-11-27' },
      actionsDue: ['PDB-2024-10-1'],
      itemsToConsider: ['PDB-ITEM-1'],
      history: [{ by: 'Asha Verity', from: 'command line' }],
    });
  });

  it('that is not there is not found, nor is another board’s', async () => {
    expect((await service.call('GET', `${meetings}/2024-11`)).status).toBe(404);
    expect((await service.call('GET', '/v1/boards/pcp/meetings/2024-12')).status).toBe(404);
  });
});

describe('a new meeting', () => {
  it('has a day, with who, when and from where', async () => {
    const { status, headers, body } = await service.call('POST', meetings, { body: onTheDay });
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`${meetings}/2025-06`);
    expect(meetingShown.parse(body)).toEqual(body);
    expect(body).toMatchObject({ ...onTheDay, id: '2025-06', papers: { publication: '2025-06-03' } });
    expect(meetingShown.parse(body).history).toEqual([
      {
        at: '2024-11-13T09:00:00.000Z',
        by: 'case-system',
        what: 'scheduled for Wednesday 11 June 2025 at 10:00',
        from: 'HTTP API, client case-system',
      },
    ]);
    expect(await etagOf(`${meetings}/2025-06`)).toBe(headers.get('etag'));
  });

  it.each([
    [{ state: 'month', month: '2025-06' }, '2025-06'],
    [{ state: 'to be confirmed', reason: 'the chair’s diary' }, 'to-be-confirmed'],
    [{ state: 'scheduled', date: '2024-12-18' }, '2024-12-b'],
  ])('may be %j', async (body, id) => {
    const answer = await service.call('POST', meetings, { body });
    expect(answer).toMatchObject({ status: 201, body: { ...body, id } });
  });

  it('never takes the day of another, which is shown', async () => {
    const answer = await service.call('POST', meetings, { body: { ...onTheDay, date: '2024-12-11' } });
    expect(answer).toMatchObject({
      status: 409,
      body: {
        detail: 'Meeting 2024-12 is already on Wednesday 11 December 2024.',
        because: 'date taken',
        record: { id: '2024-12', date: '2024-12-11', actionsDue: [] },
      },
    });
  });

  it('asked for again with its key is not added twice', async () => {
    const headers = { 'idempotency-key': 'diary-41' };
    const first = await service.call('POST', meetings, { body: onTheDay, headers });
    const again = await service.call('POST', meetings, { body: onTheDay, headers });
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    const body = { ...onTheDay, time: '14:00' };
    expect(await service.call('POST', meetings, { body, headers })).toMatchObject({
      status: 422,
      body: { type: '/reference#problem-key-reused' },
    });
  });

  it('is one when two ask for the same day at once', async () => {
    const both = await Promise.all([1, 2].map(() => service.call('POST', meetings, { body: onTheDay })));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it.each([
    [{ date: '2025-06-11' }, '/state'],
    [{ state: 'held', date: '2025-06-11' }, '/state'],
    [{ state: 'scheduled', date: '2025-06-31' }, '/date'],
    [{ state: 'scheduled', date: '0001-01-01' }, '/date'],
    [{ state: 'scheduled', date: '1900-01-01' }, '/date'],
    [{ state: 'scheduled', date: '2199-12-31' }, '/date'],
    [{ state: 'scheduled', date: '2025-06-11', time: '25:00' }, '/time'],
    [{ state: 'scheduled', date: '2025-06-11', place: ' ' }, '/place'],
    [{ state: 'month', month: '2025-13' }, '/month'],
    [{ state: 'month', month: '2025-06', time: '10:00' }, '/time'],
    [{ state: 'to be confirmed', reason: '' }, '/reason'],
  ])('cannot be %j, and says where', async (body, pointer) => {
    const answer = await service.call('POST', meetings, { body });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  });

  it('is for those who may record', async () => {
    const token = await service.issuer.token({ claims: { scope: 'matters/read' } });
    expect((await service.call('POST', meetings, { body: onTheDay, token })).status).toBe(403);
  });
});

describe('a meeting that moves', () => {
  it('keeps what is not named, and all that leads up to it follows', async () => {
    await patched(december, { time: '10:00', place: "St Mary's Hall" });
    const { status, body } = await patched(december, { date: '2025-01-15' });
    expect(status).toBe(200);
    expect(meetingShown.parse(body)).toMatchObject({
      id: '2024-12',
      date: '2025-01-15',
      time: '10:00',
      place: "St Mary's Hall",
      formerly: ['2024-12-11'],
      papers: { publication: '2025-01-07' },
      version: 3,
    });
    expect(meetingShown.parse(body).history.at(-1)).toEqual({
      at: '2024-11-13T09:00:00.000Z',
      by: 'case-system',
      what: 'scheduled for Wednesday 15 January 2025 at 10:00 (was Wednesday 11 December 2024)',
      from: 'HTTP API, client case-system',
      changed: [{ field: 'date', before: '2024-12-11', after: '2025-01-15' }],
    });
    expect((await patched(december, { place: null })).body).toMatchObject({ place: null, time: '10:00' });
  });

  it('to a month has neither day nor papers calendar', async () => {
    const { body } = await patched(december, { month: '2025-01' });
    expect(body).toMatchObject({ state: 'month', month: '2025-01', papers: null });
    expect(body).not.toHaveProperty('date');
  });

  it('without a new date says why it has none', async () => {
    const { status, body } = await patched(december, { reason: 'a general election' });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { state: 'to be confirmed', reason: 'a general election', papers: null },
    });
  });

  it('is as it was when it stands so already', async () => {
    const { status, body } = await patched(december, { date: '2024-12-11' });
    expect({ status, body }).toMatchObject({ status: 200, body: { version: 1 } });
  });

  it('is moved only by whoever has seen it as it is', async () => {
    const body = { date: '2025-01-15' };
    expect((await service.call('PATCH', december, { body })).status).toBe(428);
    const seen = await etagOf(december);
    await patched(december, { time: '14:00' });
    const stale = await service.call('PATCH', december, { body, headers: { 'if-match': seen } });
    expect(stale).toMatchObject({ status: 412, body: { record: { time: '14:00', date: '2024-12-11' } } });
  });

  it('never takes the day of another, which is shown', async () => {
    expect(await patched(december, { date: '2025-03-12' })).toMatchObject({
      status: 409,
      body: { because: 'date taken', record: { id: '2025-03' } },
    });
  });

  it.each([
    [{}, '/date'],
    [{ date: '2025-01-15', month: '2025-01' }, '/month'],
    [{ month: '2025-01', time: '10:00' }, '/time'],
    [{ month: '2025-01', place: 'Council Chamber' }, '/place'],
    [{ state: 'held' }, '/state'],
    [{ date: null }, '/date'],
  ])('cannot be asked for as %j, and says where', async (body, pointer) => {
    expect(await patched(december, body)).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  });

  it('has a time and a place once it has a day', async () => {
    await service.call('POST', `${december}/postponements`, { body: { reason: 'a general election' } });
    expect(await patched(december, { place: 'Council Chamber' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/place', detail: 'a meeting has a time and a place once it has a day' }] },
    });
  });
});

describe('a postponement', () => {
  const body = { reason: "the King's Speech" };

  it('leaves the meeting without a date, and what is due at it waiting', async () => {
    await raised();
    const answer = await service.call('POST', `${december}/postponements`, { body });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(december);
    expect(meetingShown.parse(answer.body)).toEqual(answer.body);
    expect(answer.body).toMatchObject({
      ...body,
      state: 'to be confirmed',
      papers: null,
      actionsDue: ['PDB-2024-10-1'],
    });
    const action = await service.call('GET', '/v1/boards/pdb/actions/PDB-2024-10-1');
    expect(action.body).toMatchObject({ dueOn: null });
  });

  it('asked for again with its key changes nothing', async () => {
    const headers = { 'idempotency-key': 'putting-off' };
    const first = await service.call('POST', `${december}/postponements`, { body, headers });
    const again = await service.call('POST', `${december}/postponements`, { body, headers });
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });

  it('heeds If-Match, and needs a reason', async () => {
    const headers = { 'if-match': '"of another time"' };
    expect((await service.call('POST', `${december}/postponements`, { body, headers })).status).toBe(412);
    const bare = await service.call('POST', `${december}/postponements`, { body: {} });
    expect(bare).toMatchObject({ status: 422, body: { errors: [{ pointer: '/reason' }] } });
  });
});

describe('a cancellation', () => {
  const body = { reason: 'too few could come' };

  it('names what still waits for the meeting', async () => {
    await raised();
    const answer = await service.call('POST', `${december}/cancellations`, { body });
    expect(answer.status).toBe(201);
    expect(meetingShown.parse(answer.body)).toEqual(answer.body);
    expect(answer.body).toMatchObject({
      ...body,
      state: 'cancelled',
      actionsDue: ['PDB-2024-10-1'],
      cautions: ['PDB-2024-10-1 was due at it.'],
    });
  });

  it('of one that is cancelled is refused with the record, and so is its move', async () => {
    const headers = { 'idempotency-key': 'calling-off' };
    await service.call('POST', `${december}/cancellations`, { body, headers });
    const replayed = await service.call('POST', `${december}/cancellations`, { body, headers });
    expect(replayed.headers.get('idempotency-replayed')).toBe('true');
    const refused = {
      status: 409,
      body: {
        detail: 'Meeting 2024-12 was cancelled: too few could come.',
        because: 'already cancelled',
        record: { id: '2024-12', state: 'cancelled' },
      },
    };
    expect(await service.call('POST', `${december}/cancellations`, { body })).toMatchObject(refused);
    expect(await patched(december, { time: '11:00' })).toMatchObject(refused);
  });
});

describe('a sitting', () => {
  it('says that the meeting was held, from its day on', async () => {
    const early = await service.call('POST', `${december}/sittings`, { body: {} });
    expect(early).toMatchObject({
      status: 409,
      body: { because: 'not yet come', record: { state: 'scheduled' } },
    });
    service.now('2024-12-11T16:00:00.000Z');
    const headers = { 'idempotency-key': 'sat' };
    const answer = await service.call('POST', `${december}/sittings`, { body: {}, headers });
    expect(answer).toMatchObject({ status: 201, body: { state: 'held', date: '2024-12-11' } });
    expect(meetingShown.parse(answer.body)).toEqual(answer.body);
    const replayed = await service.call('POST', `${december}/sittings`, { body: {}, headers });
    expect(replayed).toMatchObject({ status: 201, body: answer.body });
    expect(await service.call('POST', `${december}/sittings`, { body: {} })).toMatchObject({
      status: 409,
      body: { because: 'already held', record: { state: 'held' } },
    });
    expect((await patched(december, { place: 'Council Chamber' })).status).toBe(409);
  });

  it('of another day than the meeting’s is refused, and says where', async () => {
    service.now('2024-12-13T16:00:00.000Z');
    const another = await service.call('POST', `${december}/sittings`, { body: { on: '2024-12-12' } });
    expect(another).toMatchObject({
      status: 422,
      body: {
        errors: [
          { pointer: '/on', detail: 'meeting 2024-12 stands at 11 December 2024: give it that day first' },
        ],
      },
    });
    const its = await service.call('POST', `${december}/sittings`, { body: { on: '2024-12-11' } });
    expect(its.status).toBe(201);
  });

  it('of a meeting without a day is refused', async () => {
    await service.call('POST', `${december}/postponements`, { body: { reason: 'no room' } });
    expect(await service.call('POST', `${december}/sittings`, { body: {} })).toMatchObject({
      status: 409,
      body: { because: 'has no date' },
    });
  });
});

describe('a carry-over', () => {
  const carry = (headers = {}, body: object = { to: '2025-03' }) =>
    service.call('POST', `${december}/carry-overs`, { body, headers });

  it('names what it put to the other meeting, and nothing where nothing waits', async () => {
    await raised();
    const answer = await carry();
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ from: '2024-12', to: '2025-03', actions: ['PDB-2024-10-1'], items: [] });
    expect((await service.call('GET', `${meetings}/2025-03`)).body).toMatchObject({
      actionsDue: ['PDB-2024-10-1'],
    });
    expect((await carry()).body).toEqual({ from: '2024-12', to: '2025-03', actions: [], items: [] });
  });

  it('asked for again with its key is answered the same, and carries no more', async () => {
    await raised();
    const first = await carry({ 'idempotency-key': 'carrying' });
    await raised();
    const again = await carry({ 'idempotency-key': 'carrying' });
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect((await service.call('GET', december)).body).toMatchObject({ actionsDue: ['PDB-2024-10-2'] });
    const reused = await carry({ 'idempotency-key': 'carrying' }, { to: '2025-03', reason: 'another' });
    expect(reused).toMatchObject({ status: 422, body: { type: '/reference#problem-key-reused' } });
  });

  it('heeds If-Match, which says what was seen to wait for the meeting', async () => {
    const seen = await etagOf(december);
    await raised();
    expect(await carry({ 'if-match': seen })).toMatchObject({
      status: 412,
      body: { record: { id: '2024-12', actionsDue: ['PDB-2024-10-1'] } },
    });
    expect((await carry({ 'if-match': await etagOf(december) })).status).toBe(200);
  });

  it('is from a meeting that is there, to one at which it can be done', async () => {
    const from = await service.call('POST', `${meetings}/2024-11/carry-overs`, { body: { to: '2025-03' } });
    expect(from.status).toBe(404);
    const to = await carry({}, { to: '2024-12' });
    expect(to).toMatchObject({ status: 422, body: { errors: [{ pointer: '/to' }] } });
  });
});

describe('notice of a meeting', () => {
  const sooner = { state: 'scheduled', date: '2024-11-20' };
  const file = { name: 'pack.pdf', sha256: 'a'.repeat(64) };

  it('that is too short is refused without a reason, naming the field and the earliest day', async () => {
    expect(await service.call('POST', meetings, { body: sooner })).toMatchObject({
      status: 422,
      body: {
        errors: [
          {
            pointer: '/shortNotice',
            detail:
              'papers for a meeting on Wednesday 20 November 2024 were to be public by Tuesday 12 November 2024 (five clear days, by the board’s own rule); made public today, they allow a meeting from Thursday 21 November 2024 on: say why it is called at short notice',
          },
        ],
      },
    });
    const { status, body } = await service.call('POST', meetings, {
      body: { ...sooner, shortNotice: 'the flood' },
    });
    expect(status).toBe(201);
    expect(meetingShown.parse(body)).toMatchObject({
      shortNotice: { reason: 'the flood', on: '2024-11-13' },
      publications: [],
      history: [{ what: 'scheduled for Wednesday 20 November 2024, at short notice: the flood' }],
    });
    expect((body as { cautions: string[] }).cautions[0]).toMatch(/^Papers for a meeting on Wednesday 20/);
  });

  it('is asked about when a meeting moves, and so is a day that looks mistaken, all at once', async () => {
    expect(await patched(december, { date: '2024-11-16' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/confirmed' }, { pointer: '/shortNotice' }] },
    });
    const meant = { date: '2024-11-16', confirmed: true, shortNotice: 'the flood' };
    expect((await patched(december, meant)).status).toBe(200);
    expect(
      await service.call('POST', meetings, { body: { state: 'month', month: '2023-06' } }),
    ).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/confirmed', detail: 'June 2023 is past: say that it is meant' }] },
    });
  });

  it('is proved by what was published, whose certificate says so', async () => {
    const publications = `${december}/publications`;
    const body = { at: '2024-11-12T16:00:00+01:00', files: [file] };
    const { status, headers, body: meeting } = await service.call('POST', publications, { body });
    expect({ status, location: headers.get('location') }).toEqual({ status: 201, location: december });
    expect(meetingShown.parse(meeting)).toMatchObject({
      publications: [
        {
          ...{ what: 'pack', item: null, at: '2024-11-12T15:00:00.000Z', of: '2024-12-11', files: [file] },
          recorded: { at: '2024-11-13T09:00:00.000Z', by: 'case-system' },
        },
      ],
    });
    expect(await service.call('POST', publications, { body })).toMatchObject({
      status: 409,
      body: { because: 'recorded already' },
    });
    const certificate = await service.call('GET', '/v1/boards/pdb/certificate?meeting=2024-12');
    expect(certificateSchema.parse(certificate.body)).toMatchObject({
      published: { at: '2024-11-12T15:00:00.000Z' },
      standing: 'in time',
      clearDays: 20,
      required: 5,
    });
    const word = await service.call('GET', '/v1/boards/pdb/certificate.docx?meeting=2024-12');
    expect(word.headers.get('content-disposition')).toContain('certificate-of-notice-pdb-2024-12.docx');
    expect(await service.call('GET', '/v1/boards/pdb/certificate?meeting=2025-03')).toMatchObject({
      status: 409,
      body: { because: 'nothing published' },
    });
  });

  it.each([
    [{ files: [] }, '/files'],
    [{ files: [{ name: 'pack.pdf', sha256: 'abc' }] }, '/files/0/sha256'],
    [{ files: [file], at: 'noon' }, '/at'],
    [{ files: [file], at: '2024-11-13T09:01:00Z' }, '/at'],
    [{ files: [file], what: 'minutes' }, '/what'],
    [{ files: [file], item: 'PDB-ITEM-9' }, '/item'],
    [{ files: [file], what: 'late item', item: 'PDB-ITEM-9' }, '/item'],
  ])('is not proved by %j, and says where', async (body, pointer) => {
    expect(await service.call('POST', `${december}/publications`, { body })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer }] },
    });
  });

  it('is no more to be given to an item that is late without its special circumstances', async () => {
    service.now('2024-12-05T09:00:00.000Z');
    const body = { comes: 'once', title: 'Contacting the Force', meeting: '2024-12' };
    const items = '/v1/boards/pdb/items';
    expect(await service.call('POST', items, { body })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/specialCircumstances' }] },
    });
    const why = { specialCircumstances: 'the report of Tuesday' };
    expect(await service.call('POST', items, { body: { ...body, ...why } })).toMatchObject({
      status: 201,
      body: { late: { circumstances: 'the report of Tuesday', on: '2024-12-05' } },
    });
    const status = await service.call('GET', '/v1/boards/pdb/status');
    expect(status.body).toMatchObject({ gaps: [{ kind: 'publication not recorded' }, {}, {}] });
  });
});
