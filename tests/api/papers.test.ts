import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { formatPreferred } from '../../functions/api/protocol/accept.ts';
import {
  calendarExample,
  itemTwoExample,
  overviewExample,
  programmeExample,
} from '../../functions/api/shapes/paper-examples.ts';
import { calendarSchema, meetingCalendarSchema } from '../../functions/papers/calendar.ts';
import { itemTwoSchema } from '../../functions/papers/item-two.ts';
import { overviewSchema } from '../../functions/papers/overview.ts';
import { programmePaperSchema } from '../../functions/papers/programme.ts';
import { byMammoth, rowsOf, rowsOfCsv, rowsOfMarkdown, xml } from '../papers/opened.ts';
import { type Called, services, type TestService } from './a-service.ts';

const open = services();
let service: TestService;

const board = '/v1/boards/pdb';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const get = (path: string, headers = {}): Promise<Called> =>
  service.call('GET', `${board}/${path}`, { headers });
const typeOf = ({ headers }: Called): string | null => headers.get('content-type');
const fileOf = ({ headers }: Called): string | null => headers.get('content-disposition');

beforeEach(async () => {
  service = open();
  await service.aBoard();
  for (const text of ['Force: report how long 101 callers wait', 'Force: list rural patrols']) {
    await service.call('POST', `${board}/actions`, { body: { meeting: '2024-10', text, owner: 'force' } });
  }
  await service.call('POST', `${board}/actions/PDB-2024-10-2/discharges`, {
    body: { on: '2024-12-11', how: 'figures were in the papers' },
  });
  await service.call('POST', `${board}/items`, {
    body: {
      comes: 'once',
      title: 'Rural crime',
      meeting: '2025-03',
      reason: 'Requested by the Panel',
      lead: 'cfo',
    },
  });
});

const openRow = ['Force: report how long 101 callers wait', 'Open', 'Force', '11/12/2024'];
const closedRow = ['Force: list rural patrols', 'Discharged 11/12/2024', 'Force', '11/12/2024'];
const headings = ['Action', 'Status', 'Owner', 'Due date'];

describe('the Overview of Actions', () => {
  it('is JSON by its schema, when nobody asks for anything else', async () => {
    const answer = await get('overview');
    expect(answer.status).toBe(200);
    expect(typeOf(answer)).toBe('application/json');
    expect(answer.headers.get('vary')).toBe('Accept');
    const { rows, asAt } = z.strictObject(overviewSchema.shape).parse(answer.body);
    expect(asAt).toBe('2024-12-11');
    expect(rows.map(({ ref }) => ref)).toEqual(['PDB-2024-10-1', 'PDB-2024-10-2']);
  });

  it('is a table in HTML, which its own policy lets a browser style', async () => {
    const answer = await get('overview', { accept: 'text/html' });
    expect(typeOf(answer)).toBe('text/html; charset=utf-8');
    expect(fileOf(answer)).toMatch(/^inline; filename="overview-of-actions-pdb-2024-12-11.html";/);
    expect(rowsOf(xml(String(answer.body)))).toEqual([headings, openRow, closedRow]);
    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; object-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(String(answer.body)).not.toMatch(/<script|<link|src=|style="|url\(/);
  });

  it('is a Word file, the same each time that nothing has changed', async () => {
    const answer = await get('overview.docx?asOf=2024-12-03');
    expect(typeOf(answer)).toBe(word);
    expect(fileOf(answer)).toBe(
      `attachment; filename="overview-of-actions-pdb-2024-12-03.docx"; filename*=UTF-8''overview-of-actions-pdb-2024-12-03.docx`,
    );
    const { page, remarks } = await byMammoth(answer.bytes);
    expect(rowsOf(page)).toContainEqual(openRow);
    expect(remarks).toEqual([]);
    service.now('2024-12-12T09:00:00.000Z');
    const again = await get('overview.docx?asOf=2024-12-03');
    expect(again.bytes).toEqual(answer.bytes);
    const known = { 'if-none-match': String(answer.headers.get('etag')) };
    expect((await get('overview.docx?asOf=2024-12-03', known)).status).toBe(304);
  });

  it('is CSV with a column for a program besides the house’s own', async () => {
    const answer = await get('overview.csv');
    expect(typeOf(answer)).toBe('text/csv; charset=utf-8');
    expect(fileOf(answer)).toMatch(/^attachment; filename="overview-of-actions-pdb-2024-12-11.csv";/);
    const [columns, first] = rowsOfCsv(`\uFEFF${String(answer.body).replace(/^\uFEFF/, '')}`);
    expect(columns).toEqual([...headings, 'Reference', 'Due date (ISO)', 'Undertaking']);
    expect(first).toEqual([...openRow, 'PDB-2024-10-1', '2024-12-11', '']);
  });

  it('says what became of due dates where asked', async () => {
    const answer = await get('overview.csv?withHistory=true');
    const [columns, first] = rowsOfCsv(`\uFEFF${String(answer.body).replace(/^\uFEFF/, '')}`);
    expect(columns?.slice(4)).toEqual([
      'First due date',
      'Times moved',
      'Times carried over',
      'Reference',
      'Due date (ISO)',
      'Undertaking',
    ]);
    expect(first?.slice(4)).toEqual(['11/12/2024', '0', '0', 'PDB-2024-10-1', '2024-12-11', '']);
  });

  it('is Markdown, and open actions only where asked', async () => {
    const answer = await get('overview.md?openOnly=true');
    expect(typeOf(answer)).toBe('text/markdown; charset=utf-8');
    expect(rowsOfMarkdown(String(answer.body))).toEqual([headings, openRow]);
  });

  it.each([
    ['asOf=1979-12-31', 'query/asOf'],
    ['asOf=2024-02-30', 'query/asOf'],
    ['openOnly=perhaps', 'query/openOnly'],
    ['meeting=2024-12', 'query/meeting'],
  ])('is refused for %s, and says where', async (query, pointer) => {
    const { status, body } = await get(`overview.docx?${query}`);
    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ pointer }] });
  });

  it('is there for the furthest days that can be asked for', async () => {
    for (const day of ['1980-01-01', '2099-12-31']) {
      expect((await get(`overview.docx?asOf=${day}`)).status).toBe(200);
    }
  });

  it('is not there in a format that nobody makes', async () => {
    const answer = await get('overview', { accept: 'application/pdf, image/*' });
    expect(answer.status).toBe(406);
    expect(answer.body).toMatchObject({ type: '/reference#problem-not-acceptable' });
    expect(answer.body).toMatchObject({
      detail: expect.stringContaining('text/html (.html), text/csv (.csv)'),
    });
    expect((await get('overview.pdf')).status).toBe(404);
    expect((await get('overview.')).status).toBe(404);
  });

  it('is as it was for whoever has it', async () => {
    const etag = String((await get('overview')).headers.get('etag'));
    expect((await get('overview', { 'if-none-match': etag })).status).toBe(304);
    await service.call('POST', `${board}/actions/PDB-2024-10-1/withdrawals`, {
      body: { on: '2024-12-11', reason: 'overtaken by the new plan' },
    });
    expect((await get('overview', { 'if-none-match': etag })).status).toBe(200);
  });

  it('can only be read', async () => {
    for (const path of ['overview', 'overview.html']) {
      const { status, headers } = await service.call('POST', `${board}/${path}`, { body: {} });
      expect(status).toBe(405);
      expect(headers.get('allow')).toBe('GET, HEAD');
    }
  });
});

describe('the programme', () => {
  it('is JSON by its schema', async () => {
    const { meetings } = z.strictObject(programmePaperSchema.shape).parse((await get('programme')).body);
    expect(meetings).toMatchObject([{ meeting: '2025-03-12', items: [{ ref: 'PDB-ITEM-1', lead: 'CFO' }] }]);
  });

  it('is a table in each other format', async () => {
    const row = ['Rural crime', 'Requested by the Panel', 'CFO'];
    const [html, md, csv, docx] = await Promise.all(
      ['html', 'md', 'csv', 'docx'].map((format) => get(`programme.${format}?asOf=2024-12-03`)),
    );
    expect(rowsOf(xml(String(html?.body)))).toContainEqual(row);
    expect(rowsOfMarkdown(String(md?.body))).toContainEqual(row);
    expect(String(csv?.body)).toContain(`${row.join(',')},PDB-ITEM-1,2025-03-12`);
    expect(docx && fileOf(docx)).toMatch(/^attachment; filename="future-work-programme-pdb-2024-12-03.docx"/);
    expect(rowsOf((await byMammoth(docx?.bytes ?? '')).page)).toContainEqual(row);
  });
});

describe('item 2', () => {
  it('says what was discharged, and how, of the meeting by its identity or its day', async () => {
    const byId = await get('item2?meeting=2024-12');
    expect(z.strictObject(itemTwoSchema.shape).parse(byId.body)).toMatchObject({
      bullets: [{ ref: 'PDB-2024-10-2', text: 'Force: list rural patrols – figures were in the papers.' }],
    });
    expect((await get('item2?meeting=2024-12-11')).body).toEqual(byId.body);
  });

  it('is text, to be pasted', async () => {
    const answer = await get('item2?meeting=2024-12', { accept: 'text/plain' });
    expect(typeOf(answer)).toBe('text/plain; charset=utf-8');
    expect(fileOf(answer)).toMatch(/^inline; filename="notes-of-previous-meeting-pdb-2024-12-11.txt";/);
    expect(answer.body).toContain('• Force: list rural patrols – figures were in the papers.\n');
    expect((await get('item2.txt?meeting=2024-12')).body).toBe(answer.body);
  });

  it.each([
    ['', 'query/meeting'],
    ['?meeting=2026-01', 'query/meeting'],
    ['?meeting=x!', 'query/meeting'],
  ])('is refused with “%s”, and says where', async (query, pointer) => {
    const { status, body } = await get(`item2${query}`);
    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ pointer }] });
  });

  it('is there of no meeting without a day', async () => {
    await service.matters('meeting', 'add', '--board', 'pdb', '--month', '2025-06');
    const { status, body } = await get('item2.json?meeting=2025-06');
    expect(status).toBe(409);
    expect(body).toMatchObject({
      because: 'has no date',
      detail: 'Meeting 2025-06 is set for June 2025: only one with a day has an item 2.',
    });
  });
});

describe('the calendar', () => {
  it('is that of the next meeting, as JSON by its schema', async () => {
    const { body } = await get('calendar');
    expect(z.strictObject(meetingCalendarSchema.shape).parse(body)).toMatchObject({
      meeting: { id: '2024-12', date: '2024-12-11' },
    });
  });

  it('is a file for a calendar program', async () => {
    const answer = await get('calendar?meeting=2025-03', { accept: 'text/calendar' });
    expect(typeOf(answer)).toBe('text/calendar; charset=utf-8');
    expect(fileOf(answer)).toMatch(/^attachment; filename="calendar-of-papers-pdb-2025-03-12.ics";/);
    const lines = String(answer.body).replaceAll('\r\n ', '').split('\r\n');
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(8);
    expect(lines).toContainEqual(
      expect.stringMatching(/^UID:pdb\.2025-03\.papers-deadline@[0-9a-f]{12}\.matters-arising$/),
    );
    expect(lines).toContain('DTSTART;VALUE=DATE:20250225');
    expect(lines.filter((line) => line !== '').at(-1)).toBe('END:VCALENDAR');
  });

  it('is text or Markdown', async () => {
    expect((await get('calendar.txt')).body).toContain('Meeting 2024-12: Wednesday 11 December 2024');
    expect((await get('calendar.md')).body).toContain('| Wednesday 11 December 2024 | Meeting |');
  });

  it('of another day says what would be, in no calendar program', async () => {
    const { status, body } = await get('calendar?meeting=2024-04-02');
    expect(status).toBe(200);
    expect(z.strictObject(calendarSchema.shape).parse(body)).toMatchObject({
      meeting: { id: null, date: '2024-04-02' },
      meetingInWords: 'If it met on Tuesday 2 April 2024',
    });
    const ics = await get('calendar.ics?meeting=2024-04-02');
    expect(ics.status).toBe(409);
    expect(ics.body).toMatchObject({ because: 'no meeting' });
  });

  it.each(['0001-01-01', '2100-01-01', '2024-02-30', '2026-01'])('there is none of %s', async (meeting) => {
    const { status, body } = await get(`calendar?meeting=${meeting}`);
    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ pointer: 'query/meeting' }] });
  });

  it('says why there is none', async () => {
    await service.matters('meeting', 'add', '--board', 'pdb', '--month', '2025-06');
    expect((await get('calendar?meeting=2025-06')).body).toMatchObject({
      status: 409,
      detail: 'Meeting 2025-06 is set for June 2025, and has no calendar.',
    });
    service.now('2025-03-13T09:00:00.000Z');
    expect((await get('calendar')).body).toMatchObject({
      status: 409,
      because: 'no next meeting',
      detail: 'Performance and Delivery Board has no meeting with a date on Thursday 13 March 2025 or later.',
    });
  });
});

it.each([
  [undefined, 'json'],
  ['', 'json'],
  ['*/*', 'json'],
  ['TEXT/HTML', 'html'],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'html'],
  ['text/csv;q=0.5, text/markdown;q=0.9', 'md'],
  ['text/*', 'html'],
  ['text/*;q=0.4, text/csv;q=0.5, application/json;q=0.1', 'csv'],
  ['*/*;q=0.1, application/json;q=0', 'html'],
  ['application/json;q=0', undefined],
  ['image/png', undefined],
])('of JSON, HTML, CSV and Markdown, “%s” wants %s', (accept, format) => {
  expect(formatPreferred(accept, ['json', 'html', 'csv', 'md'])).toBe(format);
});

it.each([
  ['overview', overviewSchema, overviewExample],
  ['programme', programmePaperSchema, programmeExample],
  ['item 2', itemTwoSchema, itemTwoExample],
  ['calendar', meetingCalendarSchema, calendarExample],
])('the example of the %s is one', (_, schema, example) => {
  expect(schema.parse(example)).toEqual(example);
});

it('papers are for those who may read the board', async () => {
  const token = await service.issuer.token({ claims: { scope: 'matters/record' } });
  expect((await service.call('GET', `${board}/overview.docx`, { token })).status).toBe(403);
  expect((await service.call('GET', '/v1/boards/pcp/overview')).status).toBe(404);
});
