import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { calendarDateSchema, instantSchema } from '../../functions/calendar/days.ts';
import { ownerLinks } from '../../functions/links/owner-link.ts';
import { sign } from '../../functions/links/signed.ts';
import { actionRefSchema } from '../../functions/register/action.ts';
import { endLink, endLinks } from '../../functions/register/owner-links.ts';
import { dispatchIdSchema } from '../../functions/reminders/dispatch.ts';
import type { Saved } from '../../functions/store/register.ts';
import { aBoard, aMeeting, anAction, anItem, anOwner } from '../register/examples.ts';
import { type Site, sites, type Visitor } from './a-site.ts';

const open = sites();
let site: Site;
let owen: Visitor;
let link: string;

const day = (text: string) => calendarDateSchema.parse(text);
const mail = dispatchIdSchema.parse('pdb_2024-12_20241211_first-reminder_force');
const meeting = { id: '2024-12', date: day('2024-12-11') };
const ref = actionRefSchema.parse('PDB-2024-10-2');

const put = async (...things: readonly Saved[]): Promise<void> => {
  for (const thing of things) await site.service.register.save(thing);
};

async function linkTo(owner: string, about = { id: mail, meeting }): Promise<string> {
  const office = await site.service.register.owner('pdb', owner);
  if (office === undefined) throw new Error(`${owner} is gone`);
  const links = ownerLinks(() => '', site.service.linkSecrets);
  return (await links.addressFor(office, about, day('2024-11-20'))) ?? '';
}

async function theAction(of = ref) {
  const action = await site.service.register.action(of);
  if (action === undefined) throw new Error(`${of} is gone`);
  return action;
}

/** Every version of what the register holds of the board. */
async function versions(): Promise<number[]> {
  const { register } = site.service;
  const [actions, owners, meetings] = await Promise.all([
    register.actions('pdb'),
    register.owners('pdb'),
    register.meetings('pdb'),
  ]);
  return [...actions, ...owners, ...meetings].map(({ version }) => version);
}

beforeEach(async () => {
  site = open();
  site.now('2024-11-21T09:00:00.000Z');
  await put(
    aBoard(),
    anOwner(),
    anOwner({ id: 'acc', name: 'ACC O’Neill', aliases: [] }),
    aMeeting(),
    anAction(),
    anAction({ ref: 'PDB-2024-10-3', owner: 'acc', text: 'Share the survey of victims' }),
    anItem({ ref: 'PDB-ITEM-1', title: 'Commissioning Report' }),
  );
  owen = site.visitor({ name: 'Nobody', groups: [] });
  link = await linkTo('force');
});

describe('the link in a mail', () => {
  it('opens what the office owes, and stands in no address, referrer or log after that', async () => {
    const opened = await owen.open(link);
    expect(opened).toMatchObject({ status: 303, location: '/o' });
    expect(opened.headers.get('referrer-policy')).toBe('no-referrer');
    expect(opened.headers.get('cache-control')).toBe('no-store');
    const cookie = opened.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^owner=ey.*; Max-Age=7200; Path=\/; HttpOnly; SameSite=Lax$/);

    const { title, text, html, links } = await owen.open('/o');
    expect(title).toBe(
      'What Force owes to Performance and Delivery Board – Performance and Delivery Board – Matters Arising',
    );
    expect(text).toContain('Your answer on 1 action due, and your report');
    expect(text).toContain('PDB-2024-10-2');
    expect(text).toContain('Report how many rural patrols ran each month');
    expect(text).toContain('PDB-ITEM-1');
    expect(text).toContain('o…@force.example');
    expect(html).not.toContain('owen.pryce@force.example');
    expect(text).not.toContain('survey of victims');
    expect(html).not.toMatch(/ey[\w-]+\.ey/);
    expect(links.map(({ to }) => to)).toEqual([
      `/o/${ref}/done`,
      `/o/${ref}/time`,
      `/o/${ref}/not-ours`,
      '/o/PDB-ITEM-1/sent',
      '/o/mails',
      '/o/calendar',
      expect.stringMatching(/^mailto:asha\.verity@pcc\.example\?subject=/),
    ]);
    expect(JSON.stringify(site.log)).not.toMatch(/ey[\w-]+\.ey/);
    expect(JSON.stringify(site.log)).toContain(`the link of ${mail} was opened`);
  });

  it('of one thing leads to that thing', async () => {
    expect(await owen.open(`${link}/${ref}`)).toMatchObject({ status: 303, location: `/o#${ref}` });
  });

  it('changes nothing, fetched a hundred times one after another and twenty times at once, and still works', async () => {
    const before = await versions();
    const scanner = { headers: { 'user-agent': 'Mozilla/5.0 (compatible; SafeLinks)' } };
    for (let time = 0; time < 50; time += 1) {
      expect((await owen.open(link, scanner)).status).toBe(303);
      expect((await owen.open(link, { ...scanner, method: 'HEAD' })).status).toBe(303);
    }
    const atOnce = await Promise.all(
      Array.from({ length: 20 }, () => site.visitor({ groups: [] }).open(link, scanner)),
    );
    expect(new Set(atOnce.map(({ status }) => status))).toEqual(new Set([303]));
    expect(await versions()).toEqual(before);
    await owen.open(link);
    expect((await owen.open('/o')).status).toBe(200);
  });

  it('shows that nothing is owed where nothing is', async () => {
    await put({
      ...anOwner({ id: 'pcc', name: 'PCC', aliases: [] }),
    });
    await owen.open(await linkTo('pcc'));
    expect((await owen.open('/o')).text).toContain('Nothing is owed. Thank you.');
  });

  it('ends with the cookie’s two hours, and is opened again from the mail', async () => {
    expect(await owen.open('/o')).toMatchObject({
      status: 404,
      title: expect.stringContaining('no longer works'),
    });
    await owen.open(link);
    expect((await owen.open('/o')).status).toBe(200);
  });
});

describe('a link that lets nobody in', () => {
  async function refused(address: string): Promise<{ status: number; html: string }> {
    const { status, html } = await site.visitor({ groups: [] }).open(address);
    return { status, html };
  }

  it('is answered as any other, whatever is wrong with it', async () => {
    const token = link.slice('/o/'.length);
    const [head = '', body = ''] = token.split('.');
    const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = (text: string) =>
      `${text}.${createHmac('sha256', 'mine').update(text).digest('base64url')}`;
    const claims = { subject: 'pdb/force', id: mail, until: day('2024-12-25'), more: { epoch: 0 } };
    const { linkSecrets } = site.service;

    const ended = await linkTo('acc');
    const author = { at: instantSchema.parse('2024-11-20T09:00:00.000Z'), by: 'Asha Verity', from: 'page' };
    const acc = await site.service.register.owner('pdb', 'acc');
    const all = acc && endLinks(acc, 'passed on', author);
    if (all?.outcome !== 'done') throw new Error('not ended');
    await put(all.owner);
    await put(anOwner({ id: 'pcc', name: 'PCC', aliases: [] }));
    const alone = await linkTo('pcc');
    const pcc = await site.service.register.owner('pdb', 'pcc');
    const one =
      pcc && endLink(pcc, { mail, until: day('2024-12-25'), reason: 'lost' }, day('2024-11-20'), author);
    if (one?.outcome !== 'done') throw new Error('not ended');
    await put(one.owner);

    const pages = {
      none: await refused('/o'),
      'another key': await refused(`/o/${signed(`${head}.${body}`)}`),
      'another type': await refused(`/o/${await sign(linkSecrets, 'chair', claims)}`),
      'another audience': await refused(
        `/o/${signed(`${head}.${encode({ ...decode(body), aud: 'chair' })}`)}`,
      ),
      expired: await refused(
        `/o/${await sign(linkSecrets, 'owner', { ...claims, until: day('2024-11-19') })}`,
      ),
      'another office’s claims': await refused(
        `/o/${head}.${encode({ ...decode(body), sub: 'pdb/acc' })}.${token.split('.')[2]}`,
      ),
      'an office that is not there': await refused(
        `/o/${await sign(linkSecrets, 'owner', { ...claims, subject: 'pdb/nobody' })}`,
      ),
      'all ended': await refused(ended),
      'ended alone': await refused(alone),
      'of one thing': await refused(`${ended}/PDB-2024-10-3`),
    };
    expect(new Set(Object.values(pages).map(({ status }) => status))).toEqual(new Set([404]));
    expect(new Set(Object.values(pages).map(({ html }) => html)).size).toBe(1);
  });

  it('has a new one sent, once an hour, to the office’s own mailboxes: whoever asks learns nothing', async () => {
    const late = site.visitor({ groups: [] });
    site.now('2025-01-15T09:00:00.000Z');
    expect((await late.open(link)).status).toBe(404);
    const ask = () => late.post(link, { 'new-link': 'yes' });
    expect((await ask()).text).toContain('If the link was one of ours, a new one goes to the mailboxes');
    const asked = await site.service.register.owner('pdb', 'force');
    expect(asked?.links.askedAt).toBe('2025-01-15T09:00:00.000Z');
    expect(asked?.history.at(-1)).toMatchObject({
      what: 'a new link was asked for',
      by: `Force, by the link of ${mail}`,
      from: 'link',
    });
    await ask();
    expect((await site.service.register.owner('pdb', 'force'))?.version).toBe(asked?.version);

    const forged = await late.post('/o/eyJhbGciOiJub25lIn0.e30.', { 'new-link': 'yes' });
    expect(forged.text).toContain('If the link was one of ours');
  });

  it('keeps before the reader’s eyes what was typed into a page left open', async () => {
    const answer = await owen.post(`/o/${ref}/done`, { how: 'Figures sent\nby post', who: 'Owen' });
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('It was not sent. Copy it before you go on.');
    expect(answer.text).toContain('Figures sent');
    expect((await theAction()).status).toBe('open');
  });
});

describe('an answer', () => {
  beforeEach(async () => void (await owen.open(link)));

  const done = {
    ...{ how: 'Figures circulated on 19 November', who: 'Owen Pryce' },
    ...{ 'on-day': '19', 'on-month': '11', 'on-year': '2024' },
    evidence: 'https://force.example/patrols',
  };

  it('that it is done is read once more, given, and put to the board; its receipt is due', async () => {
    const check = await owen.fill(`/o/${ref}/done`, done);
    expect(check.title).toContain('Check your answer');
    expect(check.text).toContain('Owen Pryce, for Force');
    expect((await theAction()).status).toBe('open');

    const thanks = await owen.post(`/o/${ref}/done`, { ...check.form });
    expect(thanks.location).toBe(`/o/${ref}/thank-you`);
    expect(thanks.text).toContain('Figures circulated on 19 November');
    expect(thanks.text).toContain('It is put to the secretary, Asha Verity.');
    const action = await theAction();
    expect(action).toMatchObject({
      status: 'proposed',
      proposal: { how: done.how, evidence: [done.evidence], saidBy: 'Owen Pryce' },
    });
    expect(action.history.at(-1)).toMatchObject({
      by: `Force, by the link of ${mail}`,
      from: 'link',
    });
    expect((await owen.open('/o')).text).toContain(
      'Answered, and waiting for the board PDB-2024-10-2 Waits for the board',
    );
    const receipts = async () =>
      (await site.service.ledger.dispatchesOf('pdb')).filter(({ kind }) => kind === 'receipt');
    expect(await receipts()).toMatchObject([{ state: 'planned', owner: 'force', refs: [ref] }]);
    // The same form again changes nothing more.
    await owen.post(`/o/${ref}/done`, { ...check.form });
    expect((await theAction()).version).toBe(action.version);
    expect(await receipts()).toHaveLength(1);
    expect((await owen.open(`/o/${ref}/done`)).text).toContain('It is reported done already');
  });

  it.each([
    ['no name', { ...done, who: '' }, ['Enter your name']],
    ['no words', { ...done, how: '' }, ['Say what was done and when, as the notes may print it']],
    ['too many', { ...done, how: 'x'.repeat(501) }, ['What was done?: say it in at most 500 characters']],
    [
      'six addresses',
      { ...done, evidence: 'https://a.example '.repeat(6) },
      ['Where can it be seen?: give at most 5 addresses'],
    ],
    [
      'no https',
      { ...done, evidence: 'http://a.example' },
      ['Where can it be seen?: is not a web address that begins with https'],
    ],
  ])('with %s is told what is wrong, and keeps what was typed', async (_, typed, problems) => {
    const again = await owen.fill(`/o/${ref}/done`, typed);
    expect(again).toMatchObject({ status: 422, problems });
    expect(again.form).toMatchObject({ 'on-day': '19' });
    expect((await theAction()).version).toBe(1);
  });

  it('that more time is wanted waits for the board', async () => {
    const check = await owen.fill(`/o/${ref}/time`, {
      ...{ until: 'day', 'until.on-day': '12', 'until.on-month': '3', 'until.on-year': '2025' },
      ...{ reason: 'The census comes out in January', who: 'Owen Pryce' },
    });
    expect(check.text).toContain('Wednesday 12 March 2025');
    await owen.post(`/o/${ref}/time`, { ...check.form });
    expect((await theAction()).extension).toMatchObject({
      state: 'asked',
      askedBy: 'Owen Pryce',
      on: '2024-11-21',
    });
  });

  it('that it is not theirs waits for the secretary', async () => {
    const check = await owen.fill(`/o/${ref}/not-ours`, {
      ...{ whose: 'ACC O’Neill', reason: 'Rural matters moved in April', who: 'Owen Pryce' },
    });
    await owen.post(`/o/${ref}/not-ours`, { ...check.form });
    expect(await theAction()).toMatchObject({
      owner: 'force',
      disclaimer: { owner: 'force', whose: 'ACC O’Neill', saidBy: 'Owen Pryce' },
    });
  });

  it('that the paper is sent stops its reminders', async () => {
    const check = await owen.fill('/o/PDB-ITEM-1/sent', {
      ...{ where: 'by mail to the secretary', who: 'Owen Pryce' },
    });
    await owen.post('/o/PDB-ITEM-1/sent', { ...check.form });
    expect((await owen.open('/o')).text).toContain('Said to be sent: by mail to the secretary');
  });

  it('is not taken on what another office owes, nor from another site', async () => {
    expect((await owen.open('/o/PDB-2024-10-3/done')).status).toBe(404);
    const { form } = await owen.open(`/o/${ref}/done`);
    const fields = { ...form, ...done, 'form-step': 'last' };
    expect((await owen.post('/o/PDB-2024-10-3/done', fields)).status).toBe(404);
    const foreign = { headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' } };
    expect((await owen.post(`/o/${ref}/done`, fields, foreign)).status).toBe(403);
    expect((await owen.post(`/o/${ref}/done`, { ...fields, 'form-token': '' })).status).toBe(403);
    expect((await theAction()).version).toBe(1);
  });

  it('that somebody overtook shows how it stands now, and what was typed', async () => {
    const { form } = await owen.open(`/o/${ref}/done`);
    const asha = site.visitor();
    await asha.fill(`/boards/pdb/actions/${ref}/wording`, { text: 'Report rural patrols by month' });
    const stale = await owen.post(`/o/${ref}/done`, { ...form, ...done, 'form-step': 'last' });
    expect(stale.status).toBe(412);
    expect(stale.form).toMatchObject({ how: done.how });
    expect((await theAction()).status).toBe('open');
  });
});
