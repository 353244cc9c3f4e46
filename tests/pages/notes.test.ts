import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { readUpload } from '../../functions/secretariat/uploads.ts';
import { openPostForms, uploadKeptAs, uploadOf } from '../../functions/store/uploads.ts';
import { bucketName } from '../../infra/local/bucket.ts';
import { keyHeader } from '../../infra/local/doors.ts';
import { notes } from '../command-line/a-desk.ts';
import { type Site, sites, type Visitor } from './a-site.ts';

const open = sites();
let site: Site;
let asha: Visitor;

beforeEach(async () => {
  site = open();
  await site.aBoard();
  asha = site.visitor();
});

/** Sends a file, says what is in it, and comes to what would be recorded, or to why it cannot be read. */
const sendFile = async (file: File, typed: Record<string, string>, who = asha) => {
  const here = await who.fill('/boards/pdb/notes/new', {}, { files: { file } });
  return who.post(here.location ?? '', { ...here.form, ...typed });
};
const send = (text = notes(), typed: Record<string, string> = {}, name = 'october.txt') =>
  sendFile(new File([text], name), { only: 'both', ...typed });
const sendFixture = (name: string, only = 'both') => {
  const bytes = readFileSync(new URL(`../fixtures/minutes/${name}`, import.meta.url));
  return sendFile(new File([bytes], name), { only });
};
const actions = async () => await site.service.register.actions('pdb');

/** What a form of the check is sent with where these rows are ticked. */
const ticked = (form: Record<string, string>, rows: readonly string[], step: string) => ({
  ...form,
  take: rows,
  'form-step': step,
});

describe('a file of notes', () => {
  it('is sent, checked beside its own lines, and recorded as it was seen', async () => {
    const check = await send();
    expect(check.location).toMatch(/^\/boards\/pdb\/notes\/[0-9a-f]{16}$/);
    expect(check.title).toContain('Check what would be recorded');
    expect(check.text).toContain('Report how long 101 callers wait');
    expect(check.text).toContain('For Force, due 11 December 2024');
    expect(check.html).toContain('Record these');
    const lines = check.links.filter(({ to }) => to.startsWith('#l'));
    expect(lines.length).toBeGreaterThan(2);
    for (const { to } of lines) expect(check.html).toContain(`id="${to.slice(1)}"`);
    expect(await actions()).toEqual([]);

    const recorded = await asha.post(check.location ?? '', ticked(check.form, ['action-1'], 'record'));
    expect(recorded.location).toBe(`${check.location}/recorded`);
    expect(recorded.text).toContain('Recorded: 5 changes');
    expect(recorded.text).toContain('PDB-2024-10-1 Report how long 101 callers wait (Force)');
    expect((await actions())[0]?.history[0]?.from).toBe('october.txt, page');
  });

  it('says, once recorded, who is told next morning, of what, and with which mail', async () => {
    site.now('2024-10-08T09:00:00.000Z');
    const check = await send();
    const recorded = await asha.post(check.location ?? '', ticked(check.form, ['action-1'], 'record'));
    expect(recorded.text).toContain(
      'On Wednesday 9 October 2024, as the register stands, these are told: Force (Notice): PDB-2024-10-1 – see that mail',
    );
    const preview = recorded.links.find(({ words }) => words.startsWith('see that mail'));
    const [page = '', id] = (preview?.to ?? '').split('#');
    const mails = await asha.open(page);
    expect(mails.html).toContain(`id="${id}"`);
    expect(mails.text).toContain('Report how long 101 callers wait');
  });

  it('is recorded once, however often the form is sent', async () => {
    const check = await send();
    const form = ticked(check.form, ['action-1'], 'record');
    const first = await asha.post(check.location ?? '', form);
    const second = await asha.post(check.location ?? '', form);
    expect(second.location).toBe(first.location);
    expect(await actions()).toHaveLength(1);
  });

  it('of which a row is not ticked any more is shown again before it is recorded without it', async () => {
    const check = await send();
    const again = await asha.post(check.location ?? '', ticked(check.form, [], 'record'));
    expect(again.location).toBe(`${check.location}?done=saved`);
    expect(again.text).toContain('Left out');
    expect(await actions()).toEqual([]);
    await asha.post(check.location ?? '', ticked(again.form, [], 'record'));
    expect(await actions()).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>, string]>([
    [
      'without a file',
      async () => asha.fill('/boards/pdb/notes/new', {}, { files: {} }),
      'Choose the file of the notes',
    ],
    ['that is empty', () => send(''), 'October.txt is empty: export or save it again.'],
    ['that is no text', () => send('\u0000\u0001\u0002'), 'is neither Word, PDF nor text'],
    [
      'that does not say when the meeting was',
      () => send(notes({ date: 'Venue: Room 2' })),
      'do not say when the meeting was',
    ],
    ['that is a scan', () => sendFixture('scanned.pdf'), 'is a PDF of pictures, such as a scan'],
    ['with a password', () => sendFixture('locked.pdf'), 'is a PDF protected by a password'],
  ])('%s is refused where it is put right', async (_, sending, problem) => {
    const refused = (await sending()) as { status: number; title: string; problems: string[] };
    expect([409, 422]).toContain(refused.status);
    expect(refused.title).toMatch(/^Error: /);
    expect(refused.problems.join()).toContain(problem);
  });

  it('sent a second time says when it was sent, and by whom, and is read again if it is wanted', async () => {
    await send();
    const refused = await send();
    expect(refused.problems).toContain(
      'The same file was received on 11 December 2024 by Asha Verity <asha@pcc.example>: october.txt.',
    );
    const again = await send(notes(), { again: 'yes' });
    expect(again.title).toContain('Check what would be recorded');
  });

  it('is put aside with what was changed, and deleted where it was a mistake', async () => {
    const check = await send();
    const list = await asha.post(check.location ?? '', ticked(check.form, [], 'aside'));
    expect(list.text).toContain('The notes are put aside.');
    expect(list.text).toContain('Put aside');
    expect((await asha.open(check.location ?? '')).text).toContain('Left out');
    const gone = await asha.fill(`${check.location}/remove`, {});
    expect(gone.text).toContain('The file is deleted.');
    expect((await asha.open(check.location ?? '')).status).toBe(404);
  });
});

const keyOf = (path: string | null): string => path?.replace(/\?.*/, '').split('/').at(-1) ?? '';

describe('a file that is sent', () => {
  const waiting = () => site.visitor({ reads: false });
  const read = (path: string | null) =>
    readUpload(site.service, uploadOf('pdb', 'asha@pcc.example', keyOf(path)));
  const sendSlowly = async (text = notes(), typed: Record<string, string> = {}) =>
    sendFile(new File([text], 'october.txt'), { only: 'both', ...typed }, waiting());

  it('is waited for on a page that becomes the check once it is read', async () => {
    const page = await sendSlowly();
    expect(page.title).toContain('Being read');
    expect(page.text).toContain('october.txt is being read since 15:40.');
    expect(page.links).toContainEqual({ words: 'Look again', to: page.location });
    expect(page.headers.get('content-security-policy')).toContain("connect-src 'self'");
    expect(page.html).not.toContain('http-equiv');
    expect((await asha.open(page.location ?? '')).title).toContain('Being read');
    expect(await site.service.register.allNotesReceived('pdb')).toEqual([]);

    expect(await read(page.location)).toBe('received');
    const check = await asha.open(page.location ?? '');
    expect(check.location).toMatch(/^\/boards\/pdb\/notes\/[0-9a-f]{16}$/);
    const [received] = await site.service.register.allNotesReceived('pdb');
    expect(received).toMatchObject({ file: 'october.txt', receivedBy: 'Asha Verity <asha@pcc.example>' });
    // What comes twice from a queue is read once.
    expect(await read(page.location)).toBe('nothing to read');
  });

  it('that cannot be received is kept with what was said of it, and taken once that is put right', async () => {
    const page = await sendSlowly(notes({ date: 'Venue: Room 2' }), { only: 'notes' });
    expect(await read(page.location)).toBe('refused');
    const refused = await asha.open(page.location ?? '');
    expect(refused.title).toMatch(/^Error: What is in october\.txt\?/);
    expect(refused.problems.join()).toContain('do not say when the meeting was');
    expect(refused.html).toMatch(/value="notes"[^>]* checked/);
    const day = { 'meeting-day': '2', 'meeting-month': '10', 'meeting-year': '2024' };
    const check = await asha.post(page.location ?? '', { ...refused.form, only: 'notes', ...day });
    expect(check.title).toContain('Check what would be recorded');
  });

  it('that is no day is said at once, before anything is read', async () => {
    const wrong = await sendSlowly(notes(), {
      'meeting-day': '31',
      'meeting-month': '2',
      'meeting-year': '2024',
    });
    expect(wrong.problems).toEqual(['Enter a day as day, month and year, such as 4 11 2026']);
    expect(wrong.form['meeting-month']).toBe('2');
  });

  it('that nobody read to its end is asked for again', async () => {
    const page = await sendSlowly();
    site.now('2024-12-11T15:43:00.000Z');
    const late = await asha.open(page.location ?? '');
    expect(late.problems).toEqual(['October.txt was not read to its end: have it read again.']);
    const check = await asha.post(page.location ?? '', { ...late.form, only: 'both' });
    expect(check.title).toContain('Check what would be recorded');
  });

  it('is there for whoever sent it, at the board that it was sent to, and for nobody else', async () => {
    const here = await asha.fill(
      '/boards/pdb/notes/new',
      {},
      {
        files: { file: new File([notes()], 'october.txt') },
      },
    );
    expect(here.title).toContain('What is in october.txt?');
    await site.matters(
      'board',
      'add',
      'odb',
      '--name',
      'Other',
      '--secretary',
      'Asha Verity <asha@pcc.example>',
    );
    const others = [
      await site.visitor({ name: 'Priya Nair' }).open(here.location ?? ''),
      await asha.open(here.location?.replace('pdb', 'odb') ?? ''),
      await asha.open('/boards/pdb/notes/uploads/7f1c1f5e-1a54-4d39-8f0e-0d5f2f6f0c11'),
      await asha.post(`/boards/pdb/notes/uploads/7f1c1f5e-1a54-4d39-8f0e-0d5f2f6f0c11`, here.form),
    ];
    expect(others.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect((await asha.open(here.location ?? '')).status).toBe(200);
    const reader = site.visitor({ groups: ['board-pdb-reader'] });
    expect((await reader.open(here.location ?? '')).status).toBe(403);
  });

  it('sent twice by one form is one; another by the same form is asked about', async () => {
    const { form } = await asha.open('/boards/pdb/notes/new');
    const sent = (text: string, name: string) =>
      asha.post('/boards/pdb/notes/new', form, { files: { file: new File([text], name) } });
    const here = await sent(notes(), 'october.txt');
    const check = await asha.post(here.location ?? '', { ...here.form, only: 'both' });
    const again = await asha.open((await sent(notes(), 'october.txt')).location ?? '');
    expect(again.location).toBe(check.location);
    const another = await sent(many(3), 'another.txt');
    expect(another.location).toBe(here.location);
    expect(another.title).toContain('What is in another.txt?');
    const other = await asha.post(here.location ?? '', { ...another.form, only: 'both' });
    expect(other.title).toContain('Check what would be recorded');
    expect(other.location).not.toBe(check.location);
  });
});

describe('a file that goes straight to the bucket', () => {
  let visitor: Visitor;
  beforeEach(() => {
    const { url, keys } = site.bucket;
    const config = { region: 'eu-west-2', credentials: keys };
    visitor = site.visitor({ straight: openPostForms(bucketName, `${url}/${bucketName}`, config) });
  });

  /** Sends the form as a browser does to S3, which the embedded one answers nobody without a key; its file is named as S3 does. */
  async function sendToBucket(file: File): Promise<string> {
    const page = await visitor.open('/boards/pdb/notes/new');
    const [, to = ''] =
      /<form[^>]* action="([^"]+)"[^>]* enctype="multipart\/form-data"/.exec(page.html) ?? [];
    expect(page.headers.get('content-security-policy')).toContain(
      `form-action 'self' https://issuer.example ${site.bucket.url};`,
    );
    expect(page.form).not.toHaveProperty('form-token');
    const body = new FormData();
    for (const [name, value] of Object.entries(page.form)) {
      body.append(name, value.replace(/\$\{filename\}$/, file.name));
    }
    body.append('file', file);
    const answer = await fetch(to, {
      ...{ method: 'POST', body, redirect: 'manual' },
      headers: keyHeader(site.bucket.keys),
    });
    expect(answer.status).toBe(303);
    const back = new URL(answer.headers.get('location') ?? '');
    expect(back.origin).toBe('http://localhost:3000');
    return `${back.pathname}${back.search}`;
  }

  it('leads back to what is in it, and on to what would be recorded', async () => {
    const back = await sendToBucket(new File([notes()], 'O’Hara, 2 October.txt'));
    const here = await visitor.open(back);
    expect(here.title).toContain('What is in O’Hara, 2 October.txt?');
    expect(here.headers.get('content-security-policy')).not.toContain(site.bucket.url);
    const check = await visitor.post(back, { ...here.form, only: 'both' });
    expect(check.title).toContain('Check what would be recorded');
    // It lies under the notes now, and no longer where it came.
    const came = uploadKeptAs(uploadOf('pdb', 'asha@pcc.example', keyOf(back)));
    expect(await site.service.papers.papersNamed(came)).toEqual([]);
  });

  it('and that was never chosen is asked for', async () => {
    const back = await sendToBucket(new File([], ''));
    const asked = await visitor.open(back);
    expect(asked.location).toBe('/boards/pdb/notes/new?no-file');
    expect((await visitor.open(asked.location ?? '')).problems).toEqual(['Choose the file of the notes.']);
  });
});

describe('a row of notes', () => {
  const rowOf = async () => {
    const check = await send();
    return { check, path: `${check.location}/rows/action-1` };
  };

  it('is changed on a page of its own, beside what the document says', async () => {
    const { path } = await rowOf();
    const form = await asha.open(path);
    expect(form.text).toContain('The document says, line');
    const check = await asha.fill(path, { 'rows.0.owner': 'CFO', 'rows.0.due': '2025-03' });
    expect(check.text).toContain('The row is changed.');
    expect(check.text).toContain('For CFO, due 12 March 2025');
    expect(check.text).toMatch(/By hand: lines? \d+.*changed by Asha Verity/);
    await asha.post(check.location?.split(/[?#]/)[0] ?? '', ticked(check.form, ['action-1'], 'record'));
    const [action] = await actions();
    expect(action).toMatchObject({ owner: 'cfo', due: { meeting: '2025-03' } });
    expect(action?.history[0]?.from).toMatch(/^october\.txt, page; lines? .*changed by Asha Verity/);
  });

  it.each([
    [
      'day',
      {
        'rows.0.due': 'day',
        'rows.0.due.day-day': '20',
        'rows.0.due.day-month': '1',
        'rows.0.due.day-year': '2025',
      },
      '20 January 2025',
    ],
    ['month', { 'rows.0.due': 'month', 'rows.0.due.month': '2025-02' }, '28 February 2025'],
    ['not agreed', { 'rows.0.due': 'not agreed' }, 'no due date agreed'],
  ])('is due then: %s', async (_, typed, due) => {
    const { path } = await rowOf();
    expect((await asha.fill(path, typed)).text).toContain(due);
  });

  it('is come to by a button that saves what is ticked, so that nothing is lost on the way', async () => {
    const { check, path } = await rowOf();
    const led = await asha.post(check.location ?? '', ticked(check.form, [], 'row action-1'));
    expect(led.location).toBe(path);
    expect(led.title).toContain('Change this action');
    expect((await asha.open(check.location ?? '')).text).toContain('Left out');
    const same = await asha.open(check.location ?? '');
    const document = await asha.post(check.location ?? '', ticked(same.form, [], 'document'));
    expect(document.location).toBe(`${check.location}/document`);
    const elsewhere = await asha.post(check.location ?? '', ticked(same.form, [], 'row //evil.example'));
    expect(elsewhere.location).toBe(`${check.location}?done=saved`);
  });

  it('says what is wrong with what was typed, and keeps it', async () => {
    const { path } = await rowOf();
    const wrong = await asha.fill(path, {
      'rows.0.text': ' ',
      'rows.0.due': 'month',
      'rows.0.due.month': 'soon',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.problems[0]).toBe('Enter what was asked for');
    const month = await asha.fill(path, { 'rows.0.due': 'month', 'rows.0.due.month': 'soon' });
    expect(month.problems.join()).toContain('is neither a date nor a meeting of the board');
    expect(month.form['rows.0.due.month']).toBe('soon');
  });

  it('changed by somebody else meanwhile is shown with that, and what was typed is kept', async () => {
    const { path } = await rowOf();
    const { form } = await asha.open(path);
    await site.visitor({ name: 'Priya Nair' }).fill(path, { 'rows.0.owner': 'CFO' });
    const late = await asha.post(path, { ...form, 'rows.0.owner': 'Force', 'rows.0.text': 'Typed by Asha' });
    expect(late.status).toBe(412);
    expect(late.text).toContain('Priya Nair');
    expect(late.form['rows.0.text']).toBe('Typed by Asha');
  });

  it('is put back as it was read', async () => {
    const { path } = await rowOf();
    await asha.fill(path, { 'rows.0.owner': 'CFO' });
    expect((await asha.fill(`${path}/undo`, {})).text).toContain('For Force');
  });

  it('that was missed is added from the lines that it stands in', async () => {
    const { check } = await rowOf();
    const document = await asha.open(`${check.location}/document`);
    expect(document.html).toContain('name="line"');
    const path = `${check.location}/rows/new?as=action&line=2&line=3`;
    const form = await asha.open(path);
    expect(form.text).toContain('The document says, lines 2 to 3');
    const added = await asha.fill(path, {
      'add.0.text': 'Publish the plan',
      'add.0.owner': 'Force',
      'add.0.due': '2025-03',
    });
    expect(added.text).toContain('The row is added.');
    expect(added.text).toContain('Publish the plan');
    expect((await asha.open(`${check.location}/rows/new`)).status).toBe(404);
  });

  it('of the register that changed meanwhile is marked, and nothing is recorded', async () => {
    const { check } = await rowOf();
    await site.matters('owner', 'change', 'force', '--board', 'pdb', '--name', 'The Force');
    const late = await asha.post(check.location ?? '', ticked(check.form, ['action-1'], 'record'));
    expect(late.status).toBe(412);
    expect(late.text).toContain('New since you looked');
    expect(await actions()).toEqual([]);
    await asha.post(check.location ?? '', ticked(late.form, ['action-1'], 'record'));
    expect(await actions()).toHaveLength(1);
  });

  it('dates of the meetings are changed too', async () => {
    const { check } = await rowOf();
    const typed = { 'meeting.next-day': '18', 'meeting.next-month': '12', 'meeting.next-year': '2024' };
    const changed = await asha.fill(`${check.location}/meeting`, typed);
    expect(changed.text).toContain('Wednesday 18 December 2024 (changed by hand)');
    const wrong = await asha.fill(`${check.location}/meeting`, { ...typed, 'meeting.next-year': '2023' });
    expect(wrong.problems.join()).toContain('does not come after this one');
  });
});

it('whoever may only look sees the check, and no button', async () => {
  const check = await send();
  const member = site.visitor({ name: 'Joan Ellery', groups: ['board-pdb-viewer'] });
  const seen = await member.open(check.location ?? '');
  expect([200, 404]).toContain(seen.status);
});

it('a programme of work is checked too, each entry with the line that it stands in', async () => {
  const another = await sendFixture('programme.docx');
  expect([another.title, ...another.problems].join('\n')).toContain(
    'say “programme” if it is meant all the same',
  );
  const check = await sendFixture('programme.docx', 'programme');
  expect(check.text).toContain('The programme of work');
  expect(check.text).toContain('Precept proposal');
  expect(check.text).not.toContain('New and changed actions');
});

describe('an entry of a programme', () => {
  it('is left out, changed beside its line, put back, and recorded as it was seen', async () => {
    const check = await sendFixture('programme.docx', 'programme');
    const at = check.location ?? '';
    expect([check.title, check.problems]).toEqual([expect.stringContaining('Check what would be'), []]);
    const all = (check.form['ticks'] ?? '').split(' ');
    expect(all).toContain('item-2');
    const left = await asha.post(
      at,
      ticked(
        check.form,
        all.filter((row) => row !== 'item-1'),
        'save',
      ),
    );
    expect(left.text).toContain('Left out');
    const path = `${at}/rows/item-2`;
    const form = await asha.open(path);
    expect(form.title).toContain('Change this entry of the programme');
    expect(form.text).toContain('The document says, line');
    const wrong = await asha.fill(path, { 'rows.0.text': '', 'rows.0.meeting': 'month' });
    expect(wrong.status).toBe(422);
    expect(wrong.problems).toEqual(['Enter what it is', 'Enter the month of the meeting']);
    const typed = { 'rows.0.text': 'Knife crime in towns', 'rows.0.lead': 'CFO', 'rows.0.meeting': 'month' };
    const when = { 'rows.0.meeting.month-month': '2', 'rows.0.meeting.month-year': '2026' };
    const changed = await asha.fill(path, { ...typed, ...when });
    expect(changed.text).toContain('Knife crime in towns');
    expect(changed.text).toContain('For February 2026, by CFO');
    expect(changed.text).toMatch(/By hand: line \d+, changed by Asha Verity/);
    expect((await asha.fill(`${path}/undo`, {})).text).not.toContain('Knife crime in towns');
    const again = await asha.fill(path, { ...typed, ...when });
    const seen = (again.form['ticks'] ?? '').split(' ');
    await asha.post(at, ticked(again.form, seen, 'record'));
    const programme = await site.service.register.programme('pdb');
    expect(programme).toContainEqual(
      expect.objectContaining({ title: 'Knife crime in towns', lead: 'cfo', meeting: '2026-02' }),
    );
  });
});

const many = (count: number): string =>
  notes({
    rows: Array.from(
      { length: count },
      (_, index) =>
        `Report on matter number ${index + 1} of the plan for the year | Open | Force | 11/12/2024`,
    ),
  });

it('sixty actions stay under 60 kB', async () => {
  const check = await send(many(60));
  expect(check.html.length).toBeLessThan(60_000);
  expect(check.html.match(/type="checkbox"/g)).toHaveLength(60);
});

it('of more the page is turned, and what is ticked on one says nothing of the others', async () => {
  const check = await send(many(70));
  const second = await asha.open(`${check.location}?page=2`);
  expect(second.html.match(/type="checkbox"/g)).toHaveLength(10);
  const ticks = (second.form['ticks'] ?? '').split(' ').slice(1);
  const saved = await asha.post(`${check.location}?page=2`, ticked(second.form, ticks, 'save'));
  expect(saved.location).toBe(`${check.location}?done=saved&page=2`);
  expect(saved.html).toContain('Record these 73 changes');
});
