import { beforeEach, expect, it } from 'vitest';
import type { Saved } from '../../functions/store/register.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { aDispatch, aSentText } from '../store/examples.ts';
import { type Site, sites, type Visitor } from './a-site.ts';

const open = sites();
let site: Site;
let asha: Visitor;

const mail = '/boards/pdb/mail';
const second = `${mail}/pdb_force_2024-12_second-reminder`;

const put = async (...things: readonly Saved[]): Promise<void> => {
  for (const thing of things) await site.service.register.save(thing);
};
const keep = async (...mails: Parameters<typeof aDispatch>[0][]): Promise<void> => {
  for (const one of mails) await site.service.ledger.save(aDispatch(one));
};

beforeEach(async () => {
  site = open();
  site.now('2024-11-20T09:00:00.000Z');
  await put(aBoard(), anOwner(), aMeeting(), anAction());
  asha = site.visitor();
});

const unknown = { state: 'unknown', because: 'the connection was reset', attempts: 1 } as const;
const theSecond = async () => {
  const dispatch = await site.service.ledger.dispatch('pdb', aDispatch().id);
  if (dispatch === undefined) throw new Error('the mail is gone');
  return dispatch;
};

it('mails stand by the day they fell due, the latest first, and are found by state and owner', async () => {
  await keep(
    { state: 'delivered' },
    { id: 'pdb_secretary_report', owner: null, kind: 'action report', dueOn: '2024-11-18', state: 'sent' },
    { id: 'pdb_force_notice', kind: 'notice', stage: 'notice', dueOn: '2024-11-12', state: 'missed' },
  );
  const { text } = await asha.open(mail);
  expect(text).toContain('3 mails that fell due since 22 August 2024');
  expect(text).toMatch(
    /Tuesday 19 November 2024 Second reminder to Force.*Delivered Monday 18 November 2024.*The secretary.*Sent/,
  );
  expect((await asha.open(`${mail}?state=missed`)).text).toContain('1 mail that');
  expect((await asha.open(`${mail}?owner=force&state=sent`)).text).toContain('No mail stands so.');
  // The later one got there, and says all that the office owes.
  expect((await asha.open(`${mail}?state=trouble`)).text).toContain('Every mail got through');
  expect((await asha.open(`${mail}?owner=nobody`)).status).toBe(404);
  const odd = await asha.open(`${mail}?state=lost`);
  expect([odd.status, odd.problems]).toEqual([422, [expect.stringMatching(/^“lost” must be "planned"/)]]);
});

it('what Today counts as not through is what the list of troubles has', async () => {
  await keep(unknown, { id: 'pdb_force_notice', stage: 'notice', dueOn: '2024-05-12' });
  const today = await asha.open('/boards/pdb');
  const { to } = today.links.find(({ words }) => words.startsWith('A mail did not get through')) ?? {};
  expect(to).toBe(second);
  const troubles = await asha.open(`${mail}?state=trouble`);
  expect(troubles.links.filter(({ words }) => words.includes(' to Force')).map((link) => link.to)).toEqual([
    to,
  ]);
});

it('fifty mails stand on a page', async () => {
  await keep(
    ...Array.from({ length: 51 }, (_, place) => ({ id: `pdb_force_${100 + place}`, state: 'sent' as const })),
  );
  const first = await asha.open(`${mail}?state=sent`);
  const isMail = ({ to }: { to: string }) => to.startsWith(`${mail}/pdb_`);
  expect(first.links.filter(isMail)).toHaveLength(50);
  const next = first.links.find(({ words }) => words === 'Next page')?.to ?? '';
  expect((await asha.open(next)).links.filter(isMail)).toHaveLength(1);
});

it('a mail tells its story, and what it said', async () => {
  await site.service.ledger.restore(aSentText({ text: 'Force owes <script>alert(1)</script> & more' }));
  await keep({ ...unknown, copies: ['may@force.example'], refs: ['PDB-2024-10-2'] });
  const { text, links, html } = await asha.open(second);
  expect(text).toContain('Second reminder to Force Not known whether it went');
  expect(text).toContain('How it came to that The connection was reset');
  expect(text).toContain('Copied to may@force.example');
  expect(text).toContain('Tuesday 19 November 2024 at 09:00 Planned Sweep');
  expect(html).toContain(
    '<pre class="ma-mail">Force owes &lt;script&gt;alert(1)&lt;/script&gt; &amp; more</pre>',
  );
  expect(text).toContain(
    'What it said As the mail service was given it on Tuesday 19 November 2024 at 09:00.',
  );
  expect(text).toContain('Attached Overview of Actions.docx (9 kB)');
  expect(text).not.toContain('Report how many rural patrols ran each month');
  expect(links).toContainEqual({ words: 'It went', to: `${second}/went` });
  expect(links.some(({ words }) => words === 'Send again')).toBe(false);
});

it('a mail to come shows what it will say; one whose text was not kept, that', async () => {
  await keep({}, { id: 'pdb_force_notice', state: 'sent', attempts: 1 });
  expect((await asha.open(second)).text).toMatch(/What it will say Made of the register.*rural patrols ran/);
  const { text, html } = await asha.open(`${mail}/pdb_force_notice`);
  expect(text).toContain('What it said Its text was not kept. Whoever got it has it.');
  expect(html).not.toContain('<pre');
});

it('somebody who knows says that it went, once though sent twice', async () => {
  await keep(unknown);
  const { form } = await asha.open(`${second}/went`);
  const nothing = await asha.post(`${second}/went`, form);
  expect([nothing.status, nothing.problems]).toEqual([
    422,
    ['Enter how you know, such as “the Force has it”'],
  ]);
  for (const _time of ['first', 'second']) {
    const { location, text } = await asha.post(`${second}/went`, { ...form, why: 'the Force has it' });
    expect(location).toBe(`${second}?done=went`);
    expect(text).toContain('It is noted that the mail went.');
  }
  expect(await theSecond()).toMatchObject({ state: 'sent', version: 2 });
  const again = await asha.fill(`${second}/did-not-go`, { why: 'it is not in the box' });
  expect([again.status, again.problems]).toEqual([409, [expect.stringContaining('needs no settling')]]);
});

it('one that came back from one of several marks that mailbox alone', async () => {
  await keep({ state: 'sent', to: ['owen.pryce@force.example', 'mo@force.example'], copies: [] });
  const back = `${second}/came-back`;
  expect((await asha.fill(back, { why: 'no such mailbox' })).problems).toEqual([
    'Tick the addresses from which it came back',
  ]);
  await asha.fill(back, { why: 'no such mailbox', addresses: 'owen.pryce@force.example' });
  expect(await theSecond()).toMatchObject({ state: 'bounced', cameBack: ['owen.pryce@force.example'] });
  expect((await site.service.register.owner('pdb', 'force'))?.undeliverable).toMatchObject([
    { email: 'owen.pryce@force.example', why: 'no such mailbox' },
  ]);
});

it('one that was missed is sent again while it is of use', async () => {
  await keep({ state: 'missed', because: 'no sweep ran' });
  expect((await asha.open(second)).links).toContainEqual({ words: 'Send again', to: `${second}/send-again` });
  await asha.fill(`${second}/send-again`, { why: 'the machine was off' });
  expect(await theSecond()).toMatchObject({ state: 'planned' });
  const reader = site.visitor({ groups: ['board-pdb-reader'] });
  expect((await reader.open(second)).links.some(({ words }) => words === 'It came back')).toBe(false);
  expect((await reader.open(`${second}/send-again`)).status).toBe(403);
});

it('the next morning’s mails are shown as their readers will see them, and change nothing', async () => {
  site.now('2024-11-18T09:00:00.000Z');
  const { text, html } = await asha.open(`${mail}/tomorrow`);
  expect(text).toContain('Tuesday 19 November 2024');
  expect(text).toContain('Sergeant Owen Pryce <owen.pryce@force.example>');
  expect(text).toContain('Report how many rural patrols ran each month');
  expect(html.match(/<pre/g)).toHaveLength(1);
  expect(await site.service.ledger.dispatchesOf('pdb')).toEqual([]);
});

it('a morning with nothing to say is told as that, and a mail that is not there too', async () => {
  site.now('2024-12-24T09:00:00.000Z');
  await put(aBoard({ id: 'pcp', name: 'Police and Crime Panel' }));
  expect((await asha.open('/boards/pcp/mail/tomorrow')).text).toContain(
    'No mail is owed on Friday 27 December 2024, as the register stands.',
  );
  expect((await asha.open('/boards/pcp/mail')).text).toContain('No mail stands so.');
  expect((await asha.open(`${mail}/pdb_nothing`)).status).toBe(404);
  expect((await asha.open(second.replace('pdb/', 'pcp/'))).status).toBe(404);
});
