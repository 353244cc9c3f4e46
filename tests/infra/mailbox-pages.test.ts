import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { parse } from 'node-html-parser';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { documentClient } from '../../functions/store/client.ts';
import { openLedger } from '../../functions/store/ledger.ts';
import { openRegister } from '../../functions/store/register.ts';
import { serveApi } from '../../infra/local/api.ts';
import { readEnvironment } from '../../infra/local/desk.ts';
import { region, startEngines, tableName } from '../../infra/local/engines.ts';
import { keepPeople, type LocalPerson } from '../../infra/local/people.ts';
import { aBrowser, type Browser } from '../http/a-browser.ts';
import { aBoard } from '../register/examples.ts';
import { aDispatch } from '../store/examples.ts';

const asha: LocalPerson = { name: 'Asha Verity', email: 'asha@pcc.example', groups: ['board-pdb-secretary'] };
const joan: LocalPerson = {
  name: 'Joan Ellery',
  email: 'joan@council.example',
  groups: ['board-pcp-reader'],
};

/** A mail as it lies in the folder. */
const aMail = ({ id = '', date = '', subject = '', body = 'Content-Type: text/plain\n\nHello.' }): string =>
  [
    'From: Matters Arising <actions@matters-arising.example>',
    'To: =?utf-8?Q?Si=C3=A2n_O=E2=80=99Neill?= <owen.pryce@force.example>',
    'Cc: deputy@force.example',
    `Subject: ${subject}`,
    `Message-ID: <${id}@matters-arising.example>`,
    `Date: ${date}`,
    'MIME-Version: 1.0',
    body,
  ]
    .join('\n')
    .replaceAll('\n', '\r\n');

const hostile = `Content-Type: multipart/mixed; boundary="m"

--m
Content-Type: multipart/alternative; boundary="a"

--a
Content-Type: text/plain; charset=utf-8

Due on 11 December <script>alert(1)</script>
See https://pcc.example/papers?a=1&b=2. And javascript:alert(2) or "https://x.example/"onmouseover="alert(3)
--a
Content-Type: text/html

<h1>Due</h1><img src="https://tracker.example/1.png"><script>alert(4)</script>
--a--
--m
Content-Type: text/html; name="../../evil.html"
Content-Disposition: attachment; filename="../../evil.html"

<script>alert(5)</script>
--m--
`;

let api: string;
const ends: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'matters-mailbox-'));
  ends.push(() => rm(dataDir, { recursive: true, force: true }));
  await keepPeople(dataDir, [asha, joan]);
  const engines = await startEngines({ dataDir, stays: true });
  ends.push(engines.stop);
  const client = documentClient({ endpoint: engines.dynamodb, region, credentials: engines.keys });
  ends.push(async () => client.destroy());
  const register = openRegister(client, tableName);
  await register.save(aBoard());
  await register.save(aBoard({ id: 'pcp', name: 'Police and Crime Panel' }));
  const ledger = openLedger(client, tableName);
  await ledger.save(aDispatch({ id: 'pdb_a_first_force', state: 'delivered' }));
  await ledger.save(aDispatch({ id: 'pdb_b_second_force', state: 'bounced' }));
  const mails = {
    '20241119T080000Z-ses-1': aMail({
      id: 'pdb_a_first_force',
      date: 'Tue, 19 Nov 2024 08:00:00 +0000',
      subject: 'Two <b>actions</b> due',
      body: hostile,
    }),
    '20241119T080000Z-ses-2': aMail({
      id: 'pdb_b_second_force',
      date: 'Wed, 20 Nov 2024 08:00:00 +0000',
      subject: 'One action overdue',
    }),
    '20241119T080000Z-ses-3': aMail({
      id: 'pcp_c_first_pcc',
      date: 'Thu, 4 Jul 2024 08:00:00 +0000',
      subject: 'One report due',
    }),
    '20241119T080000Z-ses-4': aMail({ id: 'stranger', date: 'never', subject: 'From somebody else' }),
  };
  await mkdir(engines.mailFolder, { recursive: true });
  for (const [id, raw] of Object.entries(mails)) await writeFile(join(engines.mailFolder, `${id}.eml`), raw);
  const served = await serveApi(engines, readEnvironment({ MATTERS_DATA: dataDir }), [0]);
  ends.push(served.stop);
  api = served.api;
});
afterAll(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function signedInAs({ email }: LocalPerson): Promise<Browser> {
  const browser = aBrowser();
  const asked = await browser.open(`${api}/mailbox`);
  await browser.send(asked.url.href, { person: email });
  return browser;
}

const validator = new HtmlValidate({ extends: ['html-validate:standard'] });
const faultsOf = async (html: string): Promise<string[]> =>
  (await validator.validateString(html)).results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
  );

it('lists the mails of whose boards somebody reaches, the newest first, and what came back', async () => {
  const browser = await signedInAs(asha);
  const { status, text } = await browser.open(`${api}/mailbox`);
  expect(status).toBe(200);
  const rows = parse(text)
    .querySelectorAll('tbody tr')
    .map((row) => row.structuredText.replace(/\s+/g, ' ').trim());
  expect(rows).toEqual([
    'One action overdue Siân O’Neill <owen.pryce@force.example> 20 November 2024, 08:00 Came back',
    'Two <b>actions</b> due Siân O’Neill <owen.pryce@force.example> 19 November 2024, 08:00 Delivered',
  ]);
  expect(text).toContain('<a class="govuk-footer__link" href="/mailbox">Mailbox of this machine</a>');
  expect(await faultsOf(text)).toEqual([]);
  const ofPanel = await (await signedInAs(joan)).open(`${api}/mailbox`);
  expect(ofPanel.text).toContain('1 mail, the newest first');
  // As a clock in London shows it.
  expect(ofPanel.text).toContain('4 July 2024, 09:00');
});

it('shows a mail as text, so that nothing in it is run, loaded or taken for a page', async () => {
  const browser = await signedInAs(asha);
  const { text, headers } = await browser.open(`${api}/mailbox/20241119T080000Z-ses-1`);
  expect(headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'self'; script-src 'self'/,
  );
  expect(text).toContain('<h1 class="govuk-heading-l">Two &lt;b&gt;actions&lt;/b&gt; due</h1>');
  expect(text).toContain('Due on 11 December &lt;script&gt;alert(1)&lt;/script&gt;');
  expect(text).toContain(
    '<a class="govuk-link" href="https://pcc.example/papers?a&#x3D;1&amp;b&#x3D;2" rel="noreferrer">',
  );
  expect(text).toContain('deputy@force.example');
  expect(text).not.toMatch(
    /<script(?! type="module" src="\/assets\/)|<img|tracker\.example|href="javascript|<[^>]* onmouseover/,
  );
  expect(await faultsOf(text)).toEqual([]);
});

it('hands over what is attached and the whole mail to be kept, whatever they say that they are', async () => {
  const browser = await signedInAs(asha);
  const file = await browser.ask(`${api}/mailbox/20241119T080000Z-ses-1/attachments/1`);
  expect(file.status).toBe(200);
  expect(file.headers.get('content-type')).toBe('application/octet-stream');
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[^"/]*evil\.html"/);
  expect(file.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await file.text()).toContain('alert(5)');
  const whole = await browser.ask(`${api}/mailbox/20241119T080000Z-ses-1/message.eml`);
  expect(whole.headers.get('content-disposition')).toContain(
    'attachment; filename="20241119T080000Z-ses-1.eml"',
  );
  expect(await whole.text()).toContain('Subject: Two <b>actions</b> due\r\n');
  expect((await browser.ask(`${api}/mailbox/20241119T080000Z-ses-1/attachments/2`)).status).toBe(404);
});

it.each([
  'of another board: 20241119T080000Z-ses-3',
  'of no board: 20241119T080000Z-ses-4',
  'that is not there: 20241119T080000Z-ses-5',
  'outside the folder: ..%2Fissuer.json%00',
])('knows no mail %s', async (which) => {
  const browser = await signedInAs(asha);
  const [, id] = which.split(': ');
  for (const rest of ['', '/message.eml', '/attachments/1']) {
    const { status, text } = await browser.open(`${api}/mailbox/${id}${rest}`);
    expect([status, /Page not found/.test(text)]).toEqual([404, true]);
  }
});

it('is shown to nobody who has not signed in', async () => {
  for (const path of [
    '/mailbox',
    '/mailbox/20241119T080000Z-ses-1',
    '/mailbox/20241119T080000Z-ses-1/message.eml',
  ]) {
    const answer = await fetch(`${api}${path}`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/sign-in?to=${encodeURIComponent(path)}`,
    ]);
  }
});
