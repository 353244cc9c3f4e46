import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { calendarDateSchema } from '../../functions/calendar/days.ts';
import { chairLinks } from '../../functions/links/chair-link.ts';
import { ownerLinks } from '../../functions/links/owner-link.ts';
import { sign } from '../../functions/links/signed.ts';
import type { ChairSheet } from '../../functions/papers/chair-sheet.ts';
import { chairSheet } from '../../functions/secretariat/chair-sheet.ts';
import type { Saved } from '../../functions/store/register.ts';
import { aBoard, aMeeting, anAction, anOwner, secretary } from '../register/examples.ts';
import { aDispatch } from '../store/examples.ts';
import { type Site, sites, type Visitor } from './a-site.ts';

const open = sites();
let site: Site;
let helen: Visitor;
let link: string;

const day = (text: string) => calendarDateSchema.parse(text);
const today = day('2024-12-03');

const put = async (...things: readonly Saved[]): Promise<void> => {
  for (const thing of things) await site.service.register.save(thing);
};

async function linkTo(meeting = '2024-12', on = today): Promise<string> {
  const board = await site.service.register.board('pdb');
  if (board === undefined) throw new Error('the board is gone');
  const links = chairLinks(() => '', site.service.linkSecrets);
  return (await links.addressFor(board, { id: meeting }, on))?.address ?? '';
}

async function meetingNow() {
  const meeting = await site.service.register.meeting('pdb', '2024-12');
  if (meeting === undefined) throw new Error('the meeting is gone');
  return meeting;
}

const late = { at: 'date', date: '2024-11-01', words: null } as const;
const promise = {
  text: 'the audit',
  by: { at: 'meeting', meeting: '2024-12', words: null },
  met: null,
} as const;

beforeEach(async () => {
  site = open();
  site.now('2024-12-03T09:00:00.000Z');
  await put(
    aBoard(),
    aBoard({ id: 'acb', name: 'Another Board' }),
    anOwner(),
    aMeeting({ id: '2024-07', state: 'held', date: '2024-07-03' }),
    aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' }),
    aMeeting(),
    anAction(),
    anAction({ ref: 'PDB-2024-10-3', status: 'proposed' }),
    anAction({ ref: 'PDB-2024-07-1', raisedAt: '2024-07', raisedOn: '2024-07-03', due: late }),
    anAction({
      ...{ ref: 'PDB-2024-10-4', status: 'discharged' },
      discharge: {
        on: day('2024-10-02'),
        meeting: '2024-10',
        how: 'to follow',
        evidence: [],
        undertaking: promise,
      },
    }),
    anAction({
      ...{ ref: 'PDB-2024-07-2', raisedAt: '2024-07', raisedOn: '2024-07-03', status: 'discharged' },
      discharge: { on: day('2024-09-20'), meeting: null, how: 'sent', evidence: [], undertaking: null },
    }),
  );
  await site.service.ledger.save(
    aDispatch({
      ...{
        id: 'pdb_chase',
        kind: 'chase',
        owner: 'force',
        meeting: null,
        refs: ['PDB-2024-07-1'],
        stage: 'chase-1',
      },
      ...{ dueOn: '2024-11-08', state: 'sent', at: '2024-11-08T08:00:00.000Z', messageId: null },
      ...{ to: ['owen.pryce@force.example'], copies: [], subject: 'Overdue', version: 1 },
    }),
  );
  helen = site.visitor({ name: 'Helen Carrow', groups: [] });
  link = await linkTo();
});

describe('the chair’s sheet for somebody signed in', () => {
  it('has what is to be decided, pressed, was promised and is due, and links for whoever may decide', async () => {
    const { title, text, links, status } = await site.visitor().open('/chair/pdb');
    expect(status).toBe(200);
    expect(title).toBe(
      'Chair’s sheet: Wednesday 11 December 2024 – Performance and Delivery Board – Matters Arising',
    );
    expect(text).toContain('10:00, Committee Room 2. As at 3 December 2024.');
    expect(text).toContain('1 Decide (1)');
    expect(text).toContain('Said done on 20 November 2024: “figures sent to the secretary”');
    expect(text).toContain('2 Press (1)');
    expect(text).toContain('Chased once, last on 8 November 2024. No answer.');
    expect(text).toContain('3 Promised (1)');
    expect(text).toContain('4 Due today, at this meeting (3)');
    expect(text).toContain('On 2 October 2024: 3 asked, 2 discharged, 1 carried over.');
    expect(links.map(({ to, words }) => [to, words])).toEqual([
      ['/boards/pdb/actions/PDB-2024-10-3/discharge', 'Accept PDB-2024-10-3'],
      ['/boards/pdb/actions/PDB-2024-10-3/send-back', 'Press further PDB-2024-10-3'],
    ]);
    for (const { to } of links) expect((await site.visitor().open(to)).status).toBe(200);
  });

  it('has no links for whoever only reads, and is not there for whoever does not reach the board', async () => {
    const reader = site.visitor({ groups: ['board-pdb-reader'] });
    expect(await reader.open('/chair/pdb')).toMatchObject({ status: 200, links: [] });
    expect((await reader.open('/chair/acb')).status).toBe(404);
    expect((await reader.open('/chair/none')).status).toBe(404);
  });

  it('is of the meeting that is named, unless that is over', async () => {
    await put(aMeeting({ id: '2025-03', state: 'to be confirmed', reason: 'no room' }));
    const asha = site.visitor();
    expect((await asha.open('/chair/pdb?meeting=2025-03')).text).toContain('A date to be confirmed');
    const { status, text } = await asha.open('/chair/pdb?meeting=2024-10');
    expect(status).toBe(404);
    expect(text).toContain('is over: a chair’s sheet is of one to come');
  });

  it('is led to from the papers and from the next meeting', async () => {
    const led = async (path: string) => (await site.visitor().open(path)).links.map(({ to }) => to);
    expect(await led('/boards/pdb/papers')).toContain('/chair/pdb?meeting=2024-12');
    expect(await led('/boards/pdb/meetings')).toContain('/chair/pdb?meeting=2024-12');
    expect(await led('/boards/pdb/papers?meeting=2024-10')).toContain('/chair/pdb');
  });
});

describe('the figures of the sheet', () => {
  const sheetNow = async (): Promise<ChairSheet> => {
    const { register, ledger } = site.service;
    const board = await register.board('pdb');
    if (board === undefined) throw new Error('the board is gone');
    const found = await chairSheet({ register, ledger, board, today, author: secretary }, {});
    if (found.outcome === 'refused') throw new Error(found.faults[0].why);
    return found.thing;
  };
  const api = async <T>(path: string): Promise<T> => {
    const { status, body } = await site.call('GET', `/v1/boards/pdb${path}`);
    expect(status).toBe(200);
    return body as T;
  };
  type Listed = { items: { ref: string; raisedAt: string; carriedOverAt: string[] }[] };
  const refs = (things: readonly { ref: string }[]): string[] => things.map(({ ref }) => ref).sort();
  const listed = async (query: string) => refs((await api<Listed>(`/actions?${query}`)).items);

  it('are those of the API: its lists of actions, its status, item 2, its mails', async () => {
    const sheet = await sheetNow();
    expect(await api('/chair-sheet')).toEqual(JSON.parse(JSON.stringify(sheet)));
    expect(refs(sheet.decide)).toEqual(await listed('status=proposed'));
    expect(refs(sheet.press)).toEqual(await listed('status=overdue'));
    expect(refs(sheet.promised)).toEqual(await listed('status=undertaking'));
    expect(refs(sheet.due)).toEqual(await listed('dueAt=2024-12'));
    const status = await api<{ overdue: { ref: string }[]; nextMeeting: { id: string } }>('/status');
    expect(refs(sheet.press)).toEqual(refs(status.overdue));
    expect(sheet.meeting?.id).toBe(status.nextMeeting.id);
    const { items } = await api<Listed>('/actions?status=all');
    expect(sheet.lastMeeting?.asked).toBe(items.filter(({ raisedAt }) => raisedAt === '2024-10').length);
    expect(sheet.lastMeeting?.carriedOver).toBe(
      items.filter(({ carriedOverAt }) => carriedOverAt.includes('2024-10')).length,
    );
    const { bullets } = await api<{ bullets: { ref: string }[] }>('/item2?meeting=2024-10');
    expect(sheet.lastMeeting?.discharged).toBe(bullets.length);
    expect(sheet.rates[0]).toMatchObject({ discharged: 2, carriedOver: 1, outstanding: 3, rate: 2 / 3 });
    const { items: mails } = await api<{ items: { kind: string }[] }>('/dispatches?since=2024-11-01');
    expect(sheet.press[0]?.chases).toBe(mails.filter(({ kind }) => kind === 'chase').length);
  });
});

describe('the link for the chair', () => {
  it('opens the sheet of that meeting, and stands in no address, referrer or log after that', async () => {
    const opened = await helen.open(link);
    expect(opened).toMatchObject({ status: 303, location: '/chair' });
    expect(opened.headers.get('referrer-policy')).toBe('no-referrer');
    expect(opened.headers.get('cache-control')).toBe('no-store');
    expect(opened.headers.get('set-cookie')).toMatch(
      /^chair=ey.*; Max-Age=7200; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const { status, text, html, links } = await helen.open('/chair');
    expect(status).toBe(200);
    expect(text).toContain('Chair’s sheet: Wednesday 11 December 2024');
    expect(links).toEqual([]);
    expect(html).not.toContain('govuk-service-navigation__list');
    expect(html).not.toMatch(/ey[\w-]+\.ey/);
    expect(JSON.stringify(site.log)).not.toMatch(/ey[\w-]+\.ey/);
    expect(JSON.stringify(site.log)).toContain('the link to the chair’s sheet of pdb/2024-12 was opened');
  });

  it('lets nobody at anything else', async () => {
    await helen.open(link);
    const signedOut = { headers: { 'sec-fetch-site': 'same-origin' } };
    expect((await helen.open('/boards/pdb/actions')).status).toBe(404);
    expect((await helen.open('/o')).status).toBe(404);
    expect((await helen.open('/chair/pdb')).status).toBe(404);
    expect((await helen.post('/chair', {}, signedOut)).status).toBe(404);
  });

  it('changes nothing, fetched a hundred times, and still works', async () => {
    const before = await site.service.register.boardView('pdb');
    const scanner = { headers: { 'user-agent': 'Mozilla/5.0 (compatible; SafeLinks)' } };
    for (let time = 0; time < 50; time += 1) {
      expect((await helen.open(link, scanner)).status).toBe(303);
      expect((await helen.open(link, { ...scanner, method: 'HEAD' })).status).toBe(303);
    }
    expect(await site.service.register.boardView('pdb')).toEqual(before);
    expect((await helen.open('/chair')).status).toBe(200);
  });

  it('follows its meeting to another day, and to none', async () => {
    await helen.open(link);
    const meeting = await meetingNow();
    await put(aMeeting({ ...meeting, date: '2024-12-13', version: meeting.version + 1 } as never));
    expect((await helen.open('/chair')).text).toContain('Friday 13 December 2024');
    const putOff = { id: '2024-12', state: 'to be confirmed', reason: 'snow', version: 3 } as const;
    await put(aMeeting(putOff));
    expect((await helen.open('/chair')).text).toContain('A date to be confirmed');
  });

  const claims = (more: object = {}) => ({
    ...{ subject: 'pdb/2024-12', id: '2024-12', until: day('2024-12-17') },
    more: { epoch: 0, ...more },
  });

  it('is refused alike whatever is wrong with it, by a page of the same length', async () => {
    const secrets = site.service.linkSecrets;
    const [header = '', payload = '', signature = ''] = (link.split('/').at(-1) ?? '').split('.');
    const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const body = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const inner = `${encoded({ alg: 'HS256', typ: 'chair-link+jwt' })}.${payload}`;
    const owner = await site.service.register.owner('pdb', 'force');
    const ofOwner =
      owner && (await ownerLinks(() => '', secrets).addressFor(owner, aDispatch({ meeting: null }), today));
    const forged = {
      'no signature': `${encoded({ alg: 'none', typ: 'chair-link+jwt' })}.${payload}.`,
      'another signature': `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
      'another key': `${inner}.${createHmac('sha256', 'guessed').update(inner).digest('base64url')}`,
      'another meeting within': `${header}.${encoded({ ...body, sub: 'pdb/2024-10' })}.${signature}`,
      'a link of an owner': ofOwner?.split('/').at(-1) ?? '',
      'an owner’s use': await sign(secrets, 'owner', claims()),
      'past its day': await sign(secrets, 'chair', { ...claims(), until: day('2024-12-02') }),
      'another board’s': await sign(secrets, 'chair', { ...claims(), subject: 'acb/2024-12' }),
      'a board that is not there': await sign(secrets, 'chair', { ...claims(), subject: 'none/2024-12' }),
      'a meeting that is over': await sign(secrets, 'chair', { ...claims(), subject: 'pdb/2024-10' }),
      'no meeting': await sign(secrets, 'chair', { ...claims(), subject: 'pdb' }),
      'of ended links': await sign(secrets, 'chair', claims({ epoch: 1 })),
      'no epoch': await sign(secrets, 'chair', { ...claims(), more: {} }),
    };
    const answers = [];
    for (const [what, token] of Object.entries(forged)) {
      const { status, html, headers } = await site.visitor({ groups: [] }).open(`/chair/${token}`);
      answers.push([what, status, html.length, headers.get('set-cookie')]);
    }
    const length = (await site.visitor({ groups: [] }).open('/chair')).html.length;
    expect(answers).toEqual(Object.keys(forged).map((what) => [what, 404, length, null]));
  });

  it('ends when its days are over, when its meeting is, and when it is held', async () => {
    await helen.open(link);
    site.now('2024-12-11T22:00:00.000Z');
    expect((await helen.open('/chair')).status).toBe(200);
    site.now('2024-12-12T00:30:00.000Z');
    expect((await helen.open('/chair')).status).toBe(404);
    site.now('2024-12-11T15:00:00.000Z');
    const meeting = await meetingNow();
    await put({ ...meeting, state: 'held', version: meeting.version + 1 } as never);
    expect((await helen.open('/chair')).status).toBe(404);

    await put(aMeeting({ id: '2025-03', date: '2025-03-12' }));
    const far = await linkTo('2025-03', day('2024-12-11'));
    site.now('2024-12-25T22:00:00.000Z');
    expect((await helen.open(far)).status).toBe(303);
    site.now('2024-12-26T09:00:00.000Z');
    expect((await helen.open(far)).status).toBe(404);
  });

  it('is made and ended by the secretary, on a page that changes nothing until its button is pressed', async () => {
    const asha = site.visitor();
    const page = '/boards/pdb/papers/chair-link?meeting=2024-12';
    expect((await asha.open(page)).text).not.toContain('/chair/ey');
    const made = await asha.fill(page, {});
    const address = /http:\/\/localhost:3000(\/chair\/ey[\w.-]+)/.exec(made.html)?.[1] ?? '';
    expect(made.text).toContain('Good until Tuesday 17 December 2024');
    expect((await helen.open(address)).status).toBe(303);
    expect((await asha.post(page, {})).status).toBe(403);
    expect((await asha.fill(page, {}, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);

    const ending = '/boards/pdb/papers/end-chair-links';
    for (const from of [page, ending]) {
      expect((await asha.open(from)).links).toEqual([{ words: 'Papers', to: '/boards/pdb/papers' }]);
    }
    expect((await asha.fill(ending, { reason: '' })).problems).toHaveLength(1);
    const ended = await asha.fill(ending, { reason: 'a mail was passed on' });
    expect(ended.text).toContain('All links for the chair are ended.');
    expect((await helen.open('/chair')).status).toBe(404);
    expect((await site.service.register.board('pdb'))?.history.at(-1)).toMatchObject({
      ...{ what: 'all links for the chair ended', reason: 'a mail was passed on', from: 'page' },
    });
    expect((await helen.open(await linkTo())).status).toBe(303);
  });

  it('is made by nobody who only reads', async () => {
    const reader = site.visitor({ groups: ['board-pdb-reader'] });
    expect((await reader.open('/boards/pdb/papers')).links.map(({ words }) => words)).not.toContain(
      'A link for the chair',
    );
    expect((await reader.open('/boards/pdb/papers/chair-link')).status).toBe(403);
    expect((await reader.open('/boards/pdb/papers/end-chair-links')).status).toBe(403);
  });
});
