import { beforeEach, describe, expect, it } from 'vitest';
import { dischargeAction, dischargeInput } from '../../functions/secretariat/actions.ts';
import { postponeMeeting } from '../../functions/secretariat/meetings.ts';
import type { Found } from '../../functions/secretariat/office.ts';
import {
  calendarPaper,
  itemTwoPaper,
  overviewPaper,
  programmePaper,
  type WrittenPaper,
} from '../../functions/secretariat/papers.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { done, faults, offices, type TestOffice } from './an-office.ts';

const anOffice = offices();
let office: TestOffice;
const action = anAction();

beforeEach(async () => {
  office = anOffice();
  await office.put(
    aBoard(),
    anOwner(),
    aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' }),
    aMeeting({ id: '2024-12', date: '2024-12-11' }),
    aMeeting({ id: '2025-06', state: 'month', month: '2025-06' }),
    action,
  );
});

const paper = (found: Found<WrittenPaper>): WrittenPaper => {
  if (found.outcome === 'found') return found.thing;
  throw new Error(found.faults.map(({ why }) => why).join('; '));
};
const values = (found: Found<WrittenPaper>): unknown => JSON.parse(String(paper(found).written));

const discharge = async (on: string): Promise<void> => {
  const input = dischargeInput.parse({ on, how: 'figures were in the papers' });
  done(await dischargeAction(office.on(on), action.ref, input));
};

describe('the Overview', () => {
  it('speaks for the day, and is called by it', async () => {
    const found = await overviewPaper(office.on('2024-12-03'), { openOnly: false }, 'json');
    expect(paper(found).name).toBe('overview-of-actions-pdb-2024-12-03');
    expect(values(found)).toMatchObject({ asAt: '2024-12-03', rows: [{ ref: action.ref, status: 'open' }] });
  });

  it('shows what was closed since the last meeting, unless held to open actions', async () => {
    await discharge('2024-10-08');
    const rows = async (day: string, openOnly: boolean): Promise<unknown> =>
      values(await overviewPaper(office.on(day), { openOnly }, 'json'));
    expect(await rows('2024-12-03', false)).toMatchObject({ rows: [{ status: 'discharged' }] });
    expect(await rows('2024-12-03', true)).toMatchObject({ rows: [] });
    expect(await rows('2024-12-12', false)).toMatchObject({ rows: [] });
  });
});

it('the programme speaks for the day, and says where nothing is planned', async () => {
  const found = await programmePaper(office.on('2024-12-03'), 'json');
  expect(paper(found).name).toBe('future-work-programme-pdb-2024-12-03');
  expect(values(found)).toMatchObject({ nothingPlanned: 'No items are planned for any meeting to come.' });
});

describe('item 2', () => {
  it.each(['2024-12', '2024-12-11'])('is of the meeting called %s', async (meeting) => {
    await discharge('2024-12-11');
    const found = await itemTwoPaper(office.on(), { meeting }, 'json');
    expect(paper(found).name).toBe('notes-of-previous-meeting-pdb-2024-12-11');
    expect(values(found)).toMatchObject({ bullets: [{ ref: action.ref }] });
  });

  it.each<[string, string, string[] | null]>([
    ['2025-06', 'has no date', null],
    ['2026-01', 'no such meeting', ['meeting']],
  ])('is there of no meeting %s: %s', async (meeting, because, field) => {
    expect(faults(await itemTwoPaper(office.on(), { meeting }, 'txt'))).toEqual([[because, field]]);
  });
});

describe('the calendar', () => {
  it('is that of the next meeting, or of the one that is named', async () => {
    const next = { meeting: { id: '2024-12', date: '2024-12-11' } };
    expect(values(await calendarPaper(office.on('2024-11-01'), {}, 'json'))).toMatchObject(next);
    const named = await calendarPaper(office.on(), { meeting: '2024-10' }, 'txt');
    expect(paper(named)).toMatchObject({ name: 'calendar-of-papers-pdb-2024-10-02', cautions: [] });
    expect(paper(named).written).toContain('Meeting 2024-10: Wednesday 2 October 2024');
  });

  it('of a day without a meeting says what would be, and that it is not', async () => {
    const found = await calendarPaper(office.on(), { meeting: '2024-04-02' }, 'json');
    expect(values(found)).toMatchObject({ meeting: { id: null, date: '2024-04-02' } });
    expect(paper(found).cautions).toMatchObject([
      { what: expect.stringMatching(/has no meeting on Tuesday 2 April 2024: this is what would be/) },
    ]);
  });

  it.each<[string, string, string[] | null]>([
    ['2025-06', 'has no date', null],
    ['2026-01', 'no such meeting', ['meeting']],
    ['2024-02-30', 'no such day', ['meeting']],
    ['1979-12-31', 'no such meeting', ['meeting']],
    ['2100-01-01', 'no such meeting', ['meeting']],
  ])('is there of no meeting %s: %s', async (meeting, because, field) => {
    expect(faults(await calendarPaper(office.on(), { meeting }, 'json'))).toEqual([[because, field]]);
  });

  it('is put into a calendar program of a meeting only', async () => {
    const found = await calendarPaper(office.on(), { meeting: '2024-12' }, 'ics');
    expect(paper(found).written).toContain('BEGIN:VCALENDAR');
    expect(faults(await calendarPaper(office.on(), { meeting: '2024-04-02' }, 'ics'))).toEqual([
      ['no meeting', null],
    ]);
  });

  it('is told to a calendar program of a meeting that had a day, to call it off', async () => {
    const moved = await postponeMeeting(office.on('2024-11-20'), '2024-12', { reason: 'an election' });
    expect(done(moved).thing.formerly).toEqual(['2024-12-11']);
    const found = await calendarPaper(office.on('2024-11-20'), { meeting: '2024-12' }, 'ics');
    expect(paper(found).name).toBe('calendar-of-papers-pdb-2024-12-11');
    expect(String(paper(found).written).match(/^STATUS:.*/gm)).toEqual(Array(8).fill('STATUS:CANCELLED'));
    for (const format of ['txt', 'md', 'json'] as const) {
      expect(faults(await calendarPaper(office.on(), { meeting: '2024-12' }, format))).toEqual([
        ['has no date', null],
      ]);
    }
  });

  it('says which meeting waits for a day where none has one', async () => {
    const answer = await calendarPaper(office.on('2025-01-06'), {}, 'json');
    expect(answer).toMatchObject({
      faults: [{ because: 'no next meeting', step: { take: 'a day for', meeting: '2025-06' } }],
    });
  });
});
