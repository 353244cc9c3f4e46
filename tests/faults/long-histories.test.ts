import { beforeEach, expect, it } from 'vitest';
import { actionRefSchema } from '../../functions/register/action.ts';
import { type Called, services, type TestService } from '../api/a-service.ts';

const open = services();
let service: TestService;

const actions = '/v1/boards/pdb/actions';
const first = `${actions}/PDB-2024-10-1`;
const long = 'figures by ward '.repeat(250).trim();

const discharge = (key?: string): Promise<Called> =>
  service.call('POST', `${first}/discharges`, {
    body: { on: '2024-12-11', how: long.slice(0, 500).trim() },
    ...(key !== undefined && { headers: { 'idempotency-key': key } }),
  });
const reopen = (key?: string): Promise<Called> =>
  service.call('POST', `${first}/reopenings`, {
    body: { reason: long },
    ...(key !== undefined && { headers: { 'idempotency-key': key } }),
  });
const version = async (): Promise<number> =>
  ((await service.call('GET', first)).body as { version: number }).version;

beforeEach(async () => {
  service = open();
  await service.aBoard();
  const body = { meeting: '2024-10', text: 'x '.repeat(2_000), owner: 'force', minuted: 'y '.repeat(5_000) };
  await service.call('POST', actions, { body });
});

it('an action changed a hundred times in a day, each time with a key, takes every change once', async () => {
  const answers: Called[] = [];
  for (let turn = 0; turn < 50; turn += 1) {
    answers.push(await discharge(`discharge-${turn}`), await reopen(`reopening-${turn}`));
  }
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(await version()).toBe(101);

  // The latest are answered again byte by byte, their history included.
  const again = await discharge('discharge-49');
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(Buffer.from(again.bytes).equals(answers.at(-2)?.bytes ?? Buffer.of())).toBe(true);

  // Of the earliest no answer is kept, but that they were carried out, and with which content.
  const early = await discharge('discharge-0');
  expect([early.status, early.body]).toMatchObject([409, { because: 'carried out before' }]);
  const otherwise = await reopen('discharge-0');
  expect([otherwise.status, otherwise.body]).toMatchObject([422, { type: '/reference#problem-key-reused' }]);
  expect(await version()).toBe(101);
});

it('a history that holds no more refuses the change, says so, and stays as it was', async () => {
  const { register } = service.service;
  const ref = actionRefSchema.parse('PDB-2024-10-1');
  const action = await register.action(ref);
  if (action === undefined) throw new Error(`${ref} is gone`);
  const line = { at: service.service.now(), by: 'case-system', from: 'HTTP API', what: 'x'.repeat(4_000) };
  const history = [...action.history, ...Array.from({ length: 75 }, () => line)];
  await register.save({ ...action, version: action.version + 1, history });
  let last: Called | undefined;
  let changes = 1;
  for (; last?.status !== 409 && changes < 300; changes += 1)
    last = changes % 2 === 1 ? await discharge() : await reopen();
  expect(last?.body).toMatchObject({ type: '/reference#problem-conflict', because: 'full' });
  expect(await version()).toBe(changes);
  expect(service.log.filter(({ level }) => level === 'error')).toEqual([]);
});
