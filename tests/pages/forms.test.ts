import { beforeEach, describe, expect, it } from 'vitest';
import { documentClient } from '../../functions/store/client.ts';
import { openRegister } from '../../functions/store/register.ts';
import { type Site, sites } from './a-site.ts';

const open = sites();
let site: Site;

/** What the board asked of the Force on 2 October 2024, and how it is discharged on 11 December. */
const path = '/boards/pdb/actions/PDB-2024-10-1/discharge';
const discharged = {
  'on-day': '11',
  'on-month': '12',
  'on-year': '2024',
  how: 'figures were in the papers',
  promised: 'no',
};

beforeEach(async () => {
  site = open();
  await site.aBoard();
  await site.matters(
    ...['action', 'add', '--board', 'pdb', '--meeting', '2024-10', '--owner', 'Force'],
    ...['--text', 'Provide an update on O’Hara’s review', '--due', '2024-12'],
  );
});

const standing = async () => {
  const action = await site.service.register.action('PDB-2024-10-1' as never);
  return { status: action?.status, version: action?.version };
};

describe('a form', () => {
  it('asks, shows what would be done, and does it', async () => {
    const asha = site.visitor();
    const check = await asha.fill(path, discharged);
    expect(check).toMatchObject({
      status: 200,
      title: expect.stringContaining('Check before it is discharged'),
    });
    expect(check.text).toContain('How figures were in the papers');
    expect(await standing()).toMatchObject({ status: 'open' });

    const done = await asha.post(path, check.form);
    expect(done.location).toBe('/boards/pdb/actions/PDB-2024-10-1?done=discharged');
    expect(done.text).toContain('The action is discharged.');
    expect(done.text).toContain('Asha Verity <asha@pcc.example> (page)');
    expect(await standing()).toMatchObject({ status: 'discharged' });
  });

  it('is carried out once, however often it is sent', async () => {
    const asha = site.visitor();
    const { form } = await asha.fill(path, discharged);
    const first = await asha.post(path, form);
    const { version } = await standing();
    const second = await asha.post(path, form);
    expect(second.location).toBe(first.location);
    expect(await standing()).toEqual({ status: 'discharged', version });
  });

  it('says at each field what is missing, and keeps what was typed', async () => {
    const again = await site.visitor().fill(path, { ...discharged, how: ' ', 'on-month': '13' });
    expect(again.status).toBe(422);
    expect(again.title).toMatch(/^Error: Discharge this action/);
    expect(again.problems).toEqual([
      'Enter a day as day, month and year, such as 4 11 2026',
      'Enter how it was discharged, such as “briefing note circulated on 4 November”',
    ]);
    expect(again.form).toMatchObject({ 'on-day': '11', 'on-month': '13', promised: 'no' });
  });

  it.each([
    [500, 200],
    [501, 422],
  ])('of %i characters of how is answered with %i, and keeps them', async (count, status) => {
    const how = 'x'.repeat(count);
    const again = await site.visitor().fill(path, { ...discharged, how });
    expect(again.status).toBe(status);
    expect(again.problems).toEqual(
      status === 200 ? [] : ['How was it discharged?: must be 500 characters at most'],
    );
    expect(again.form['how']).toBe(how);
  });

  it('tells at the action that it is of what is too long of several', async () => {
    const several = '/boards/pdb/actions/discharge?ref=PDB-2024-10-1';
    const how = { 'how.PDB-2024-10-1': 'x'.repeat(501) };
    const again = await site.visitor().fill(several, { ...discharged, ...how });
    expect(again.status).toBe(422);
    expect(again.html).toMatch(/href="#how-PDB-2024-10-1"[^<]*<?[^>]*must be 500 characters at most/);
  });

  it.each([
    ['says so', { 'content-length': '20000000' }],
    ['does not say so', {}],
  ])('that is larger than is taken, and %s, is read no further', async (_, headers) => {
    let sent = 0;
    const endless = new ReadableStream({
      pull: (to) => {
        sent += 1;
        to.enqueue(new TextEncoder().encode('x'.repeat(100_000)));
        if (sent > 1_000) to.error(new Error('it was read to its end'));
      },
    });
    const answer = await site.visitor().postBody(path, endless, headers);
    expect([answer.status, answer.title]).toEqual([
      413,
      expect.stringContaining('What was sent is too large'),
    ]);
    expect(answer.text).toMatch(/name the number [0-9a-f-]{36}/);
    expect(sent).toBeLessThan(100);
  });

  it('tells the office’s own refusal at the field that it is of', async () => {
    const again = await site.visitor().fill(path, { ...discharged, 'on-year': '2025' });
    expect(again.status).toBe(422);
    expect(again.problems[0]).toMatch(/2025/);
    expect(again.form['how']).toBe('figures were in the papers');
  });

  it('that is stale shows what was changed meanwhile, and keeps what was typed', async () => {
    const asha = site.visitor();
    const { form } = await asha.fill(path, discharged);
    await site.matters('action', 'change', 'PDB-2024-10-1', '--due', '2025-03', '--reason', 'not ready');
    const again = await asha.post(path, form);
    expect(again.status).toBe(412);
    expect(again.text).toContain('Somebody changed this meanwhile.');
    expect(again.text).toContain('due 12 March 2025 (meeting 2025-03), was 11 December 2024');
    expect(again.form).toMatchObject({ how: 'figures were in the papers', 'on-day': '11' });
    expect(await standing()).toMatchObject({ status: 'open' });

    const check = await asha.post(path, { ...again.form });
    expect((await asha.post(path, check.form)).status).toBe(200);
    expect(await standing()).toMatchObject({ status: 'discharged' });
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['a neighbour', { 'sec-fetch-site': 'same-site' }],
    [
      'another origin, of a browser that says no more',
      { 'sec-fetch-site': '', origin: 'https://evil.example' },
    ],
  ])('from %s changes nothing', async (_, headers) => {
    const asha = site.visitor();
    const { form } = await asha.fill(path, discharged);
    const { 'sec-fetch-site': fetchSite, ...rest } = headers as Record<string, string>;
    const answer = await asha.post(path, form, {
      headers: { ...rest, ...(fetchSite ? { 'sec-fetch-site': fetchSite } : { 'sec-fetch-site': 'none' }) },
    });
    expect(answer.status).toBe(403);
    expect(await standing()).toMatchObject({ status: 'open' });
  });

  it('without the token of the session changes nothing, and keeps what was typed', async () => {
    const { form } = await site.visitor().fill(path, discharged);
    const answer = await site.visitor({ name: 'Ben Cole' }).post(path, form);
    expect(answer.status).toBe(403);
    expect(answer.form['how']).toBe('figures were in the papers');
    expect(await standing()).toMatchObject({ status: 'open' });
  });
});

it('a form that meets a register which does not answer is kept whole, and is sent again as it was', async () => {
  const asha = site.visitor();
  const { form } = await asha.fill(path, discharged);
  const { register } = site.service;
  const nobody = { endpoint: 'http://127.0.0.1:1', region: 'eu-west-2' };
  const credentials = { accessKeyId: 'none', secretAccessKey: 'none' };
  const away = openRegister(documentClient({ ...nobody, credentials, maxAttempts: 1 }), 'matters-arising');
  Object.assign(site.service, { register: away });
  const sorry = await asha.post(path, form);
  expect(sorry.status).toBe(503);
  expect(sorry.title).toContain('The register does not answer');
  expect(sorry.text).toMatch(/What you typed is kept on this page.*name the number [0-9a-f-]{36}/);
  expect(sorry.form).toEqual(form);
  Object.assign(site.service, { register });
  const done = await asha.post(path, sorry.form);
  expect(done.location).toBe('/boards/pdb/actions/PDB-2024-10-1?done=discharged');
});

describe('a page', () => {
  it('is not there for whoever does not reach its board, as one of no board', async () => {
    const ben = site.visitor({ groups: ['board-other-secretary'] });
    const [theirs, nobodys] = await Promise.all([
      ben.open('/boards/pdb/actions'),
      ben.open('/boards/none/actions'),
    ]);
    expect(theirs.status).toBe(404);
    expect(theirs.text.replace(/number .*?\./, '')).toBe(nobodys.text.replace(/number .*?\./, ''));
  });

  it('is refused to whoever may not do what it is for', async () => {
    const reader = site.visitor({ groups: ['board-pdb-reader'] });
    expect(await reader.open(path)).toMatchObject({ status: 403 });
    expect((await reader.open('/boards/pdb/actions/PDB-2024-10-1')).text).not.toContain('Discharge');
  });

  it('leads out, to one that has the browser forget what it kept', async () => {
    const { status, headers } = await site.visitor().open('/signed-out');
    expect([status, headers.get('clear-site-data')]).toEqual([200, '"cache"']);
    expect((await site.visitor().open('/boards/pdb')).html).toContain('action="/sign-out"');
  });

  it('loads nothing from elsewhere, and may not', async () => {
    const { headers, html } = await site.visitor().open('/boards/pdb');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; object-src 'none'; form-action 'self' https://issuer.example; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(html).not.toMatch(/ (?:src|href)="https?:/);
  });
});
