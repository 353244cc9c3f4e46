import { expect, it } from 'vitest';
import * as z from 'zod';
import { services } from './a-service.ts';

const open = services();
const path = '/v1/boards/pdb/calendar-feeds';
const madeSchema = z.object({ id: z.string(), path: z.string().nullable() });

it('a calendar address is answered once, and never kept: not with its request either', async () => {
  const service = open();
  await service.aBoard();
  const asking = { body: { owner: 'Force' }, headers: { 'idempotency-key': 'for-the-force' } };
  const first = await service.call('POST', path, asking);
  const made = madeSchema.parse(first.body);
  expect(made.path).toMatch(/^\/calendar\/pdb\/[\w-]{43}\.ics$/);
  const kept = JSON.stringify(await service.service.register.feeds('pdb'));
  expect(kept).not.toContain(made.path?.slice('/calendar/pdb/'.length, -'.ics'.length));

  const again = await service.call('POST', path, asking);
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
  expect(madeSchema.parse(again.body)).toEqual({ id: made.id, path: null });
  expect(await service.service.register.feeds('pdb')).toHaveLength(1);
});

it('an address that was ended is in no list, stays ended as it was, and still says who made it', async () => {
  const service = open();
  await service.aBoard();
  const { id } = madeSchema.parse((await service.call('POST', path, { body: {} })).body);
  const ended = await service.call('POST', `${path}/${id}/endings`);
  expect([ended.status, ended.headers.get('location')]).toEqual([201, `${path}/${id}`]);
  expect((await service.call('GET', path)).body).toMatchObject({ items: [] });
  const again = await service.call('POST', `${path}/${id}/endings`);
  expect(again).toMatchObject({ status: 409, body: { because: 'ended already', record: { id } } });
  expect((await service.call('GET', `${path}/${id}`)).body).toMatchObject({
    ...{ id, calendar: { of: 'board' }, madeBy: 'case-system' },
    ended: { by: 'case-system' },
  });
});
