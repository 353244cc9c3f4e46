import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Site, sites } from './a-site.ts';

const open = sites();
let site: Site;

const meetings = '/boards/pdb/meetings';
const december = `${meetings}/2024-12`;
const onDay = (name: string, day: number, month: number, year: number) => ({
  [`${name}-day`]: String(day),
  [`${name}-month`]: String(month),
  [`${name}-year`]: String(year),
});

/** The office on 20 November 2024, three weeks before its meeting of 11 December. */
beforeEach(async () => {
  site = open();
  site.now('2024-11-20T10:00:00.000Z');
  await site.aBoard();
  await site.matters(
    ...['action', 'add', '--board', 'pdb', '--meeting', '2024-10', '--owner', 'Force'],
    ...['--text', 'Provide an update on O’Hara’s review', '--due', '2024-12'],
  );
});

const standing = async (id = '2024-12') => {
  const meeting = await site.service.register.meeting('pdb', id);
  return { ...meeting, history: undefined };
};

describe('the meetings of a board', () => {
  it('stand in two lists, those to come with the days of their papers', async () => {
    const { text, links } = await site.visitor().open(meetings);
    expect(text).toMatch(/Meetings to come .* Wednesday 11 December 2024.*Past meetings/);
    expect(text).toContain('Tuesday 26 November 2024');
    expect(text).toMatch(/Past meetings .*Wednesday 2 October 2024 .*Not recorded/);
    expect(links).toContainEqual({ words: 'Add a meeting', to: '/boards/pdb/add-meeting' });
    const reader = await site.visitor({ groups: ['board-pdb-reader'] }).open(meetings);
    expect(reader.text).not.toContain('Add a meeting');
  });

  it('get one of which no more is known than its month, or nothing', async () => {
    const asha = site.visitor();
    const month = { state: 'month', 'month-month': '2', 'month-year': '2026' };
    expect(await asha.fill('/boards/pdb/add-meeting', month)).toMatchObject({
      location: `${meetings}/2026-02?done=added`,
      title: expect.stringContaining('February 2026, day not fixed'),
    });
    const unknown = { state: 'to be confirmed', reason: 'a by-election' };
    expect(await asha.fill('/boards/pdb/add-meeting', unknown)).toMatchObject({
      title: expect.stringContaining('Date to be confirmed'),
      text: expect.stringContaining('a by-election'),
    });
    const day = { state: 'scheduled', ...onDay('date', 9, 4, 2025), time: '9.30', place: 'St John’s Room' };
    expect(await asha.fill('/boards/pdb/add-meeting', day)).toMatchObject({
      title: expect.stringContaining('Wednesday 9 April 2025 at 09:30'),
    });
  });

  it('ask why one is called at short notice, and whether an odd day is meant', async () => {
    const asha = site.visitor();
    const again = await asha.fill('/boards/pdb/add-meeting', {
      state: 'scheduled',
      ...onDay('date', 23, 11, 2024),
      time: 'noon',
    });
    expect(again.problems).toEqual(['Enter a time of the 24-hour clock, such as 10:00 or 14:30']);
    const asked = await asha.post('/boards/pdb/add-meeting', { ...again.form, time: '' });
    expect(asked.status).toBe(422);
    expect(asked.problems).toEqual([
      expect.stringMatching(/^Saturday 23 November 2024 is a day of the weekend: say that it is meant/),
      expect.stringMatching(/allow a meeting from .*: say why it is called at short notice/),
    ]);
    const added = await asha.post('/boards/pdb/add-meeting', {
      ...asked.form,
      confirmed: 'yes',
      shortNotice: 'a death in custody',
    });
    expect(added.text).toContain('a death in custody');
  });
});

describe('one meeting', () => {
  it('has its calendar, what is due at it, and the days as a file for calendars', async () => {
    const asha = site.visitor();
    const { text, links } = await asha.open(december);
    expect(text).toMatch(/Tuesday 3 December 2024 Publication Five clear days before the meeting/);
    expect(text).toContain('Provide an update on O’Hara’s review');
    expect(links).toContainEqual(expect.objectContaining({ to: `${december}/calendar.ics` }));
    const file = await asha.open(`${december}/calendar.ics`);
    expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(file.html).toContain('DTSTART;VALUE=DATE:20241203');
  });

  it('moves in two steps, of which the first changes nothing', async () => {
    const asha = site.visitor();
    const before = await standing();
    const shown = await asha.fill(`${december}/move`, { to: 'day', ...onDay('date', 8, 1, 2025) });
    expect(shown.title).toMatch(/^What would change/);
    expect(shown.text).toMatch(/Was Wednesday 11 December 2024 Would be Wednesday 8 January 2025/);
    expect(shown.text).toContain('Wednesday 1 January 2025 is New Year’s Day.');
    expect(shown.text).toMatch(/PDB-2024-10-1 .*11 December 2024 8 January 2025/);
    expect(await standing()).toEqual(before);

    const moved = await asha.post(`${december}/move`, shown.form);
    expect(moved.location).toBe(`${december}?done=moved`);
    expect(await standing()).toMatchObject({ date: '2025-01-08', version: 2 });
    await asha.post(`${december}/move`, shown.form);
    expect(await standing()).toMatchObject({ version: 2 });
  });

  it('to a day that is too soon is asked about on the page that shows what would change', async () => {
    const asha = site.visitor();
    const shown = await asha.fill(`${december}/move`, { to: 'day', ...onDay('date', 25, 11, 2024) });
    expect(shown.text).toMatch(
      /Warning Papers for a meeting on Monday 25 November 2024 were to be public by/,
    );
    const again = await asha.post(`${december}/move`, { ...shown.form, shortNotice: ' ' });
    expect(again).toMatchObject({ status: 422, title: expect.stringContaining('What would change') });
    expect(again.problems).toEqual([expect.stringMatching(/^Enter why it is called at short notice/)]);
    await asha.post(`${december}/move`, { ...again.form, shortNotice: 'the budget cannot wait' });
    expect(await standing()).toMatchObject({
      date: '2024-11-25',
      shortNotice: { reason: 'the budget cannot wait' },
    });
  });

  it('that somebody moved meanwhile keeps what was typed', async () => {
    const asha = site.visitor();
    const shown = await asha.fill(`${december}/postpone`, { reason: 'snow' });
    await site.matters('meeting', 'move', '2024-12', '--board', 'pdb', '--date', '2024-12-18');
    const again = await asha.post(`${december}/postpone`, shown.form);
    expect(again).toMatchObject({ status: 412, form: { reason: 'snow' } });
    expect(again.text).toContain('Wednesday 18 December 2024');
  });

  it('is not given the day of another', async () => {
    await site.matters('meeting', 'add', '--board', 'pdb', '--date', '2025-02-05');
    const again = await site.visitor().fill(`${december}/move`, { to: 'day', ...onDay('date', 5, 2, 2025) });
    expect(again).toMatchObject({ status: 422, form: { 'date-day': '5' } });
    expect(again.problems).toEqual(['Meeting 2025-02 is already on Wednesday 5 February 2025.']);
  });

  it('that is cancelled says what waits for it, which goes to another at once', async () => {
    const asha = site.visitor();
    await site.matters('meeting', 'add', '--board', 'pdb', '--date', '2025-02-05');
    const cancelled = await asha.fill(`${december}/cancel`, { reason: 'too few could come' });
    expect(cancelled.text).toContain('PDB-2024-10-1 was due at it.');
    expect(cancelled.links).toContainEqual({
      words: 'Carry everything to another meeting',
      to: `${december}/carry`,
    });
    const shown = await asha.fill(`${december}/carry`, { to: '2025-02' });
    expect(shown.text).toContain('Provide an update on O’Hara’s review');
    const carried = await asha.post(`${december}/carry`, shown.form);
    expect(carried.location).toBe(`${meetings}/2025-02?done=carried`);
    expect(carried.text).toContain('PDB-2024-10-1');
  });

  it('keeps of what was published of it the files’ digests, and certifies its notice', async () => {
    const asha = site.visitor();
    const missing = await asha.fill(`${december}/publish`, { what: 'pack', ...onDay('at', 19, 11, 2024) });
    expect(missing.problems).toEqual([
      'Choose the file as it was published, or enter its digest below',
      'Enter the time from which it could be seen, such as 16:00',
    ]);
    const digest = createHash('sha256').update('the agenda').digest('hex');
    const published = await asha.fill(
      `${december}/publish`,
      { what: 'pack', ...onDay('at', 19, 11, 2024), time: '16:00', digests: `${'ab'.repeat(32)}  late.pdf` },
      { files: { files: new File(['the agenda'], 'agenda.pdf') } },
    );
    expect(published.text).toContain('Agenda and papers published on Tuesday 19 November 2024 at 16:00');
    expect(published.text).toContain(`agenda.pdf SHA-256 ${digest}`);
    expect(await standing()).toMatchObject({ publications: [{ files: [{}, { name: 'late.pdf' }] }] });
    const certificate = await asha.open(`${december}/certificate-of-notice.txt`);
    expect(certificate.html).toContain(digest);
  });

  it('is said to be held once its day has come, and not to have been after all', async () => {
    const asha = site.visitor();
    expect((await asha.open(december)).text).not.toContain('It was held');
    site.now('2024-12-11T17:00:00.000Z');
    const held = await asha.fill(`${december}/hold`, {});
    expect(held.text).toMatch(/Held .*Notes Not recorded/);
    await asha.fill(`${december}/reopen`, { reason: 'it was the wrong one' });
    expect(await standing()).toMatchObject({ state: 'scheduled' });
  });

  it('that was entered by mistake is gone, unless something hangs on it', async () => {
    const asha = site.visitor();
    const kept = await asha.fill(`${december}/remove`, { reason: 'twice' });
    expect(kept).toMatchObject({ status: 409, form: { reason: 'twice' } });
    await site.matters('meeting', 'add', '--board', 'pdb', '--date', '2025-02-05');
    const removed = await asha.fill(`${meetings}/2025-02/remove`, { reason: 'twice' });
    expect(removed.location).toBe(`${meetings}?done=removed`);
    expect((await asha.open(`${meetings}/2025-02`)).status).toBe(404);
  });

  it('of another board is not there, and is changed by nobody who only reads', async () => {
    expect((await site.visitor().open('/boards/pdb/meetings/2031-01')).status).toBe(404);
    const reader = site.visitor({ groups: ['board-pdb-reader'] });
    expect(await reader.open(`${december}/move`)).toMatchObject({ status: 403 });
    expect((await reader.open(december)).text).not.toContain('Postpone');
  });
});
