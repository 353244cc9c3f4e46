import { beforeEach, describe, expect, it } from 'vitest';
import { day, instantSchema } from '../../functions/calendar/days.ts';
import { ownerLinks } from '../../functions/links/owner-link.ts';
import { endBoard } from '../../functions/register/board-transitions.ts';
import { dispatchIdSchema } from '../../functions/reminders/dispatch.ts';
import { addBoard, addBoardInput, removeBoard } from '../../functions/secretariat/boards.ts';
import { addFeed, endFeed, listFeeds } from '../../functions/secretariat/feeds.ts';
import { rearrangeMeeting } from '../../functions/secretariat/meetings.ts';
import type { Office } from '../../functions/secretariat/office.ts';
import { endOwnerLinks } from '../../functions/secretariat/owners.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { aDispatch } from '../store/examples.ts';
import { type Site, sites, type Visitor } from './a-site.ts';

const open = sites();
let site: Site;
let asha: Visitor;
let office: Office;

const mail = dispatchIdSchema.parse('pdb_2024-12_20241211_first-reminder_force');

beforeEach(async () => {
  site = open();
  site.now('2024-11-21T09:00:00.000Z');
  const { register, ledger } = site.service;
  for (const thing of [aBoard(), anOwner(), aMeeting(), anAction()]) await register.save(thing);
  const author = { at: instantSchema.parse('2024-11-21T09:00:00.000Z'), by: 'Asha Verity', from: 'page' };
  office = { register, ledger, board: aBoard(), today: day('2024-11-21'), author };
  asha = site.visitor();
});

async function made(input: Parameters<typeof addFeed>[1] = { owner: 'force' }): Promise<string> {
  const feed = await addFeed(office, input);
  if (feed.outcome === 'refused') throw new Error(feed.faults[0].why);
  return feed.path ?? '';
}

const anybody = (): Visitor => site.visitor({ name: 'Nobody', groups: [] });
const statusAt = async (path: string): Promise<number> => (await anybody().open(path)).status;

describe('a calendar address', () => {
  it('is read without signing in, for five minutes by one reader, and stands in no referrer or log', async () => {
    const path = await made();
    expect(path).toMatch(/^\/calendar\/pdb\/[\w-]{43}\.ics$/);
    const { status, headers, html } = await anybody().open(path);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(headers.get('cache-control')).toBe('private, max-age=300');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(html).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(html).toContain('PDB-2024-10-2');
    const secret = path.slice('/calendar/pdb/'.length, -'.ics'.length);
    expect(JSON.stringify(site.log)).not.toContain(secret);
    expect(JSON.stringify(site.log)).toContain('/calendar/:board/:file');
    expect(JSON.stringify(await office.register.feeds('pdb'))).not.toContain(secret);
  });

  it('is not sent again to whoever has it, and HEAD says the same without it', async () => {
    const path = await made();
    const etag = (await anybody().open(path)).headers.get('etag') ?? '';
    const head = await anybody().open(path, { method: 'HEAD' });
    expect([head.status, head.headers.get('etag'), head.html]).toEqual([200, etag, '']);
    const same = await anybody().open(path, { headers: { 'if-none-match': etag } });
    expect([same.status, same.html]).toEqual([304, '']);
    await rearrangeMeeting(office, '2024-12', { date: day('2025-01-15') });
    const moved = await anybody().open(path, { headers: { 'if-none-match': etag } });
    expect(moved.status).toBe(200);
    expect(moved.html).toContain('DTSTART:20250115T100000Z');
  });

  it('changes nothing, however often it is fetched', async () => {
    const path = await made();
    const before = await office.register.feeds('pdb');
    for (let time = 0; time < 20; time += 1) expect(await statusAt(path)).toBe(200);
    expect(await office.register.feeds('pdb')).toEqual(before);
  });

  it('that is none, ended, or of what is no more, is the same nothing', async () => {
    const unknown = await anybody().open(`/calendar/pdb/${'a'.repeat(43)}.ics`);
    expect([unknown.status, unknown.html]).toEqual([404, 'There is no calendar at this address.\n']);
    const path = await made();
    const [feed] = await office.register.feeds('pdb');
    await endFeed(office, feed?.id ?? '');
    for (const one of [path, '/calendar/pdb/short.ics', '/calendar/none/x.ics', path.replace('.ics', '')]) {
      const { status, html } = await anybody().open(one);
      expect([status, html]).toEqual([unknown.status, unknown.html]);
    }
  });

  it('ends with its board, and is not that of another board of the same code', async () => {
    const path = await made({});
    const board = (await office.register.board('pdb')) ?? aBoard();
    const ended = endBoard(
      board,
      { on: day('2024-11-22'), reason: 'abolished' },
      office.today,
      office.author,
    );
    if (ended.outcome === 'refused') throw new Error(ended.why);
    await office.register.save(ended.board);
    expect(await statusAt(path)).toBe(200);
    site.now('2024-11-22T09:00:00.000Z');
    expect(await statusAt(path)).toBe(404);
  });

  it('of a board that was removed is nothing, though another is added by its code', async () => {
    const input = addBoardInput.parse({
      id: 'new',
      name: 'New Board',
      secretary: [{ name: 'Asha Verity', email: 'asha@pcc.example' }],
    });
    const added = await addBoard(office, input);
    if (added.outcome === 'refused') throw new Error(added.faults[0].why);
    const feed = await addFeed({ ...office, board: added.thing }, {});
    const path = feed.outcome === 'done' ? (feed.path ?? '') : '';
    expect(await statusAt(path)).toBe(200);
    await removeBoard({ ...office, board: added.thing }, { reason: 'a trial' });
    expect(await statusAt(path)).toBe(404);
    const again = await addBoard(office, input);
    expect(again.outcome).toBe('done');
    expect(await statusAt(path)).toBe(404);
    const board = (await office.register.board('new')) ?? aBoard();
    expect(await listFeeds({ ...office, board })).toEqual({ outcome: 'found', thing: [] });
  });

  it('is of somebody who is known, and five of one calendar are good at a time', async () => {
    const stranger = await addFeed(office, { person: 'nobody@elsewhere.example' });
    expect(stranger).toMatchObject({ faults: [{ because: 'not known', field: ['person'] }] });
    for (let one = 0; one < 5; one += 1) await made({ person: 'OWEN.PRYCE@force.example' });
    const sixth = await addFeed(office, { person: 'owen.pryce@force.example' });
    expect(sixth).toMatchObject({ faults: [{ because: 'too many' }] });
    expect(await made()).not.toBe('');
  });
});

describe('an office, by the link of its mail,', () => {
  let owen: Visitor;
  beforeEach(async () => {
    owen = anybody();
    const links = ownerLinks(() => '', site.service.linkSecrets);
    const about = { id: mail, meeting: { id: '2024-12', date: day('2024-12-11') } };
    const link = await links.addressFor(anOwner(), about, office.today);
    await owen.open(link ?? '');
  });

  const addressIn = (html: string): string =>
    / value="http:\/\/localhost:3000(\/calendar\/[^"]*)"/.exec(html)?.[1] ?? '';

  it('has an address made, which is shown once, and to look makes none', async () => {
    expect((await owen.open('/o')).links.map(({ to }) => to)).toContain('/o/calendar');
    const { form } = await owen.open('/o/calendar');
    expect(await office.register.feeds('pdb')).toEqual([]);
    const shown = await owen.post('/o/calendar', form);
    expect(shown.title).toContain('Your calendar address');
    expect(shown.headers.get('cache-control')).toBe('no-store');
    expect(await statusAt(addressIn(shown.html))).toBe(200);
    const again = await owen.post('/o/calendar', form);
    expect(again.text).toContain('Your address was made already, and is shown once.');
    expect(addressIn(again.html)).toBe('');
    expect(await office.register.feeds('pdb')).toMatchObject([
      { calendar: { of: 'owner', owner: 'force' }, madeBy: `Force, by the link of ${mail}` },
    ]);
  });

  it.each([
    ['all links of its mails', {}],
    ['the link that it came by', { mail }],
  ])('loses it with %s; what its board made stays', async (_, which) => {
    await site.service.ledger.save(aDispatch({ id: mail }));
    const own = addressIn((await owen.fill('/o/calendar', {})).html);
    const boards = await made();
    await endOwnerLinks(office, 'force', { reason: 'a mail was passed on', ...which });
    expect([await statusAt(own), await statusAt(boards)]).toEqual([404, 200]);
    expect(await office.register.feeds('pdb')).toContainEqual(
      expect.objectContaining({ ended: { at: office.author.at, by: 'Asha Verity' } }),
    );
  });
});

describe('the board’s office', () => {
  it('makes an address on the page of an owner, and ends it', async () => {
    expect((await asha.open('/boards/pdb/owners/force')).links.map(({ to }) => to)).toContain(
      '/boards/pdb/add-calendar-address?owner=force',
    );
    const shown = await asha.fill('/boards/pdb/add-calendar-address?owner=force', {});
    const path = /\/calendar\/pdb\/[\w-]{43}\.ics/.exec(shown.html)?.[0] ?? '';
    expect(await statusAt(path)).toBe(200);
    const list = await asha.open('/boards/pdb/calendar-addresses');
    expect(list.text).toContain('Force');
    expect(list.html).not.toContain(path);
    const end = list.links.find(({ words }) => words === 'End the address of Force')?.to ?? '';
    const ended = await asha.fill(end, {});
    expect(ended.text).toContain('The calendar address is ended');
    expect(ended.text).toContain('There is none.');
    expect(await statusAt(path)).toBe(404);
  });

  it('makes one of the board, and of somebody on its lists', async () => {
    const ofBoard = await asha.fill('/boards/pdb/add-calendar-address', {});
    const ofPerson = await asha.fill('/boards/pdb/add-calendar-address?person=asha.verity%40pcc.example', {});
    for (const { html } of [ofBoard, ofPerson]) expect(html).toMatch(/\/calendar\/pdb\/[\w-]{43}\.ics/);
    const text = (await asha.open('/boards/pdb/calendar-addresses')).text;
    expect(text).toContain('Performance and Delivery Board');
    expect(text).toContain('asha.verity@pcc.example');
  });

  it('that may only look makes and ends none', async () => {
    const reader = site.visitor({ groups: ['board-pdb-reader'] });
    expect((await reader.open('/boards/pdb/calendar-addresses')).status).toBe(200);
    expect((await reader.open('/boards/pdb/add-calendar-address')).status).toBe(403);
  });
});
