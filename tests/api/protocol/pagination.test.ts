import { beforeEach, describe, expect, it } from 'vitest';
import { notes } from '../../command-line/a-desk.ts';
import { aDispatch } from '../../store/examples.ts';
import { services, type TestService } from '../a-service.ts';

const open = services();
let service: TestService;

beforeEach(async () => {
  service = open();
  await service.aBoard();
});

type Page = { items: Record<string, unknown>[]; next: string | null };

const get = async (path: string): Promise<Page> => {
  const { status, body } = await service.call('GET', path);
  expect(status).toBe(200);
  return body as Page;
};

/** A list read in pages, something being done after the first of them: what was read, by its name. */
async function readWhile(path: string, name: string, limit: number, between: () => Promise<unknown>) {
  const read: unknown[] = [];
  for (let at: string | null = `${path}${path.includes('?') ? '&' : '?'}limit=${limit}`; at !== null; ) {
    const page: Page = await get(at);
    read.push(...page.items.map((item) => item[name]));
    if (read.length === page.items.length) await between();
    at = page.next;
  }
  return read;
}

const actions = '/v1/boards/pdb/actions';
const raise = (text: string) =>
  service.call('POST', actions, { body: { meeting: '2024-10', text, owner: 'force' } });

describe('a list that is read in pages', () => {
  it('of mails by state goes on where it was when the last one read is delivered', async () => {
    // By name they stand otherwise than by the day they fell due.
    const sent = [
      ['pdb_d', '2024-11-05'],
      ['pdb_c', '2024-11-19'],
      ['pdb_b', '2024-11-19'],
      ['pdb_a', '2024-11-26'],
      ['pdb_e', '2024-12-03'],
    ] as const;
    for (const [id, dueOn] of sent)
      await service.service.ledger.save(aDispatch({ id, dueOn, state: 'sent' }));
    const deliver = () =>
      service.service.ledger.save(
        aDispatch({ id: 'pdb_b', dueOn: '2024-11-19', state: 'delivered', version: 2 }),
      );
    const read = await readWhile('/v1/boards/pdb/dispatches?state=sent', 'id', 2, deliver);
    expect(read).toEqual(['pdb_d', 'pdb_b', 'pdb_c', 'pdb_a', 'pdb_e']);
  });

  it('of open actions goes on when the last one read is withdrawn, the tenth after the ninth', async () => {
    for (let number = 1; number <= 11; number += 1) await raise(`report ${number}`);
    const withdraw = () =>
      service.call('POST', `${actions}/PDB-2024-10-9/withdrawals`, {
        body: { on: '2024-12-11', reason: 'overtaken' },
      });
    const read = await readWhile(actions, 'ref', 9, withdraw);
    expect(read).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((number) => `PDB-2024-10-${number}`));
  });

  it('of meetings by state goes on when the last one read is put off', async () => {
    await service.matters('meeting', 'add', '--board', 'pdb', '--date', '2025-06-11');
    const postpone = () =>
      service.call('POST', '/v1/boards/pdb/meetings/2025-03/postponements', { body: { reason: 'no room' } });
    const read = await readWhile('/v1/boards/pdb/meetings?state=scheduled', 'id', 3, postpone);
    expect(read).toEqual(['2024-10', '2024-12', '2025-03', '2025-06']);
  });

  it('of the programme goes on when the last one read is presented', async () => {
    const items = '/v1/boards/pdb/items';
    for (let number = 1; number <= 11; number += 1) {
      const body = { comes: 'once', title: `Business ${number}`, meeting: '2024-12' };
      await service.call('POST', items, { body });
    }
    const present = () => service.call('POST', `${items}/PDB-ITEM-9/presentations`, { body: {} });
    const read = await readWhile(items, 'ref', 9, present);
    expect(read).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((number) => `PDB-ITEM-${number}`));
  });

  it('of received notes, the latest first, has none twice when more are sent', async () => {
    const send = async (name: string, day: string) => {
      service.now(`${day}T09:00:00.000Z`);
      const form = new FormData();
      form.set('file', new File([notes(), `\nSent as ${name}.`], name));
      expect((await service.call('POST', '/v1/boards/pdb/notes', { form })).status).toBe(201);
    };
    await send('a.txt', '2024-12-11');
    await send('b.txt', '2024-12-12');
    await send('c.txt', '2024-12-13');
    const read = await readWhile('/v1/boards/pdb/notes', 'file', 1, () => send('d.txt', '2024-12-14'));
    expect(read).toEqual(['c.txt', 'b.txt', 'a.txt']);
  });
});
