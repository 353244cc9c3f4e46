import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { addDays, type CalendarDate, day } from '../../functions/calendar/days.ts';
import { bankHolidays, isWorkingDay } from '../../functions/calendar/working-days.ts';
import { type Desk, officeOf } from '../../functions/command-line/terminal/desk.ts';
import type { NotesOffice } from '../../functions/secretariat/notes.ts';
import { listNotes, lookAtNotes, recordNotes } from '../../functions/secretariat/notes.ts';
import { type Need, todayOf } from '../../functions/secretariat/today.ts';
import { clockOn } from '../../infra/local/clock.ts';
import { openDesk, readEnvironment } from '../../infra/local/desk.ts';
import { startEngines } from '../../infra/local/engines.ts';
import { leadUpOf, sampleDays } from '../../infra/local/sample/days.ts';
import { formerNotes, lastNotes, panelMinutes } from '../../infra/local/sample/documents.ts';
import { fixedDays } from '../../infra/local/sample/fixed-days.ts';
import { loadSample } from '../../infra/local/sample/load.ts';
import { openMornings } from '../../infra/local/sample/mornings.ts';
import { keepSample, prepareFolder, sampleIn } from '../../infra/local/sample/state.ts';

const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** As far as bank holidays are known for the meetings of whoever loads it. */
const everyDay: CalendarDate[] = [];
for (let date = day('2025-01-01'); date <= '2028-08-31'; date = addDays(date, 1)) everyDay.push(date);

describe('the days of the sample, whatever day it is loaded on', () => {
  const all = everyDay.map(sampleDays);
  const faults = (isRight: (days: (typeof all)[number]) => boolean): CalendarDate[] =>
    all.filter((days) => !isRight(days)).map(({ today }) => today);

  it('are all worked by offices, and none is in a week that a holiday shortens or at Christmas', () => {
    const isWorked = (date: CalendarDate): boolean => isWorkingDay(date, bankHolidays);
    const { today: _, board: __, panel: ___, ...others } = fixedDays;
    const names = Object.keys(others) as (keyof typeof others)[];
    expect(faults((days) => names.every((name) => isWorked(days[name])))).toEqual([]);
    const meetings = all.flatMap(({ board, panel: { after: ____, ...panel } }) => [
      ...Object.values(board),
      ...Object.values(panel),
    ]);
    const odd = meetings.filter(
      (date) =>
        !isWorked(date) ||
        !isWorked(addDays(date, -1)) ||
        !isWorked(addDays(date, 1)) ||
        date.slice(5) >= '12-18' ||
        date.slice(5) <= '01-06',
    );
    expect(odd).toEqual([]);
  });

  it('come in the order of the story', () => {
    const inOrder = ({ today, board, panel, ...days }: (typeof all)[number]): boolean => {
      const story = [board.earlier, days.briefed, board.former, days.begun, days.surveyDue, days.reported];
      const then = [...story, days.surveyOut, board.last, days.cameBack, days.notesIn, today, board.next];
      const ofPanel = [panel.earlier, panel.last, days.begun, days.paperIn, today, panel.next];
      return [then, ofPanel].every((dates) =>
        dates.every((date, place) => place === 0 || (dates[place - 1] ?? date) <= date),
      );
    };
    expect(faults(inOrder)).toEqual([]);
    expect(faults(({ today, notesIn, cameBack }) => notesIn < today && cameBack < today)).toEqual([]);
  });

  it('are of bodies that meet once a quarter, the board of late and the panel soon', () => {
    const isQuarter = (from: CalendarDate, to: CalendarDate): boolean =>
      91 <= daysBetween(from, to) && daysBetween(from, to) <= 18 * 7;
    expect(
      faults(
        ({ board, panel }) =>
          isQuarter(board.earlier, board.former) &&
          isQuarter(board.former, board.last) &&
          isQuarter(board.last, board.next) &&
          isQuarter(panel.last, panel.next),
      ),
    ).toEqual([]);
    const isSoon = ({ today, board, panel }: (typeof all)[number]): boolean =>
      daysBetween(board.last, today) <= 35 && daysBetween(today, panel.next) <= 50;
    expect(faults(isSoon)).toEqual([]);
  });

  it('have the papers of both next meetings still to come in', () => {
    expect(faults(({ today, panel }) => today < leadUpOf(panel.next).papersDeadline)).toEqual([]);
    expect(faults(({ today, board }) => today < leadUpOf(board.next).papersDeadline)).toEqual([]);
  });
});

describe('the Word files of the sample', () => {
  it('are the same to the byte whenever they are written for a day, and named by their meeting', async () => {
    for (const write of [formerNotes, lastNotes, panelMinutes]) {
      const [one, other] = [await write(fixedDays), await write(fixedDays)];
      expect(Buffer.from(one.bytes).equals(other.bytes)).toBe(true);
    }
    expect((await lastNotes(fixedDays)).name).toBe('notes-2025-12-03.docx');
    expect((await panelMinutes(fixedDays)).name).toBe('panel-2025-09-16.docx');
  });
});

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'matters-sample-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
});

/** The sample of that day in a folder of its own, and the desk of whoever works with it then. */
async function loaded(today: CalendarDate): Promise<Desk> {
  const days = sampleDays(today);
  const engines = await startEngines({
    dataDir,
    prepare: async () => void (await prepareFolder(dataDir, days)),
  });
  const desk = openDesk(readEnvironment({ MATTERS_DATA: dataDir }), { engines, now: clockOn(today) });
  onTestFinished(async () => {
    await desk.close();
    await engines.stop();
  });
  await loadSample(desk, days, { folder: join(dataDir, 'notes') });
  return desk;
}

async function officeAt(desk: Desk, board: string): Promise<NotesOffice> {
  const service = await desk.service();
  return { ...(await officeOf(desk, service, board)), papers: service.papers };
}

const countOf = (needs: readonly Need[], kind: Need['kind']): number =>
  needs.find((need) => need.kind === kind)?.matters.length ?? 0;

describe('the sample', () => {
  it.each([
    ['a Sunday', '2026-11-29'],
    ['a day of January, a month after the board met', '2027-01-20'],
  ])('loaded on %s has everything that a secretary meets, and goes on from day to day', async (_, date) => {
    const today = day(date);
    const desk = await loaded(today);
    const office = await officeAt(desk, 'wpdb');
    const { needs, figures, nextMeeting } = await todayOf(office);
    expect(nextMeeting?.meeting.date).toBe(sampleDays(today).board.next);
    expect(figures).toEqual({
      open: 4,
      dueAtNextMeeting: 1,
      overdue: expect.any(Number),
      reportedDone: 1,
      undertakings: 1,
    });
    expect(figures.overdue).toBeGreaterThanOrEqual(3);
    expect(countOf(needs, 'mail not through')).toBe(1);
    expect(countOf(needs, 'reported done')).toBe(1);
    expect(countOf(needs, 'notes not recorded')).toBe(1);
    expect(countOf(needs, 'nobody to write to')).toBe(1);
    const ledger = await office.ledger.dispatchesOf('wpdb', {});
    expect(ledger.filter(({ state }) => state === 'bounced').map(({ owner }) => owner)).toEqual(['cfo']);
    expect(ledger.filter(({ state }) => !['sent', 'cancelled', 'bounced'].includes(state))).toEqual([]);

    const [notes, ...others] = await listNotes(office);
    expect(others).toEqual([]);
    expect(notes).toMatchObject({ state: 'received', receivedBy: 'Priya Nair' });
    const looked = await lookAtNotes(office, notes?.id ?? '');
    expect(looked).toMatchObject({ outcome: 'found', thing: { recording: { inDoubt: [] } } });
    expect(await recordNotes(office, notes?.id ?? '', { mayDecide: true })).toMatchObject({
      outcome: 'done',
    });
    const after = await todayOf(office);
    expect(countOf(after.needs, 'notes not recorded')).toBe(0);
    expect(countOf(after.needs, 'reported done')).toBe(0);

    const panel = await officeAt(desk, 'wpcp');
    const ofPanel = await todayOf(panel);
    expect(ofPanel.nextMeeting?.meeting.date).toBe(sampleDays(today).panel.next);
    expect(countOf(ofPanel.needs, 'offered, not accepted')).toBeGreaterThanOrEqual(1);
    const itemOf = (ref: string) => ofPanel.view.programme.find((item) => item.ref === ref);
    expect(itemOf('WPCP-ITEM-1')).toMatchObject({ state: 'planned', received: null });
    expect(itemOf('WPCP-ITEM-2')).toMatchObject({ received: { on: sampleDays(today).paperIn } });

    // The mornings to come miss nothing but the mails to him whom nobody can write to.
    const later = addDays(today, 19);
    await openMornings(desk, ['wpcp', 'wpdb']).work(addDays(today, 1), later);
    const mails = [
      ...(await panel.ledger.dispatchesOf('wpcp', {})),
      ...(await panel.ledger.dispatchesOf('wpdb', {})),
    ];
    const lost = mails.filter(({ state }) => state === 'missed' || state === 'unknown');
    expect(lost.filter(({ owner }) => owner !== 'cfo')).toEqual([]);
    expect(mails.filter(({ dueOn }) => dueOn > today).length).toBeGreaterThan(2);
  });
});

describe('the folder of the sample', () => {
  const state = { madeOn: day('2026-11-02'), meets: day('2026-12-08'), worked: day('2026-11-10') };
  const on = (date: string) => prepareFolder(dataDir, sampleDays(day(date)));

  it('is made when there is none, with the next of the two meetings', async () => {
    await rm(dataDir, { recursive: true });
    expect(await on('2026-11-29')).toEqual({ isNew: true, why: null });
    expect(await sampleIn(dataDir)).toEqual({ madeOn: '2026-11-29', meets: '2027-01-12', worked: null });
  });

  it('is kept until its next meeting has passed, and then made anew, which is said', async () => {
    await keepSample(dataDir, state);
    await writeFile(join(dataDir, 'dynamodb'), 'what was tried');
    await writeFile(join(dataDir, 'my letter.txt'), 'Dear Board');
    expect(await on('2026-12-08')).toEqual({ isNew: false, why: null });
    expect(await on('2026-12-09')).toEqual({
      isNew: true,
      why: 'for that of 2 November 2026 is over: its meeting of 8 December 2026 has passed. What was tried in it is gone',
    });
    expect((await readdir(dataDir)).sort()).toEqual(['my letter.txt', 'sample.json']);
  });

  it('is made anew when its story was cut short, or was told for a later day', async () => {
    await keepSample(dataDir, { ...state, worked: null });
    expect(await on('2026-11-10')).toMatchObject({ isNew: true, why: 'for the one before was not finished' });
    await keepSample(dataDir, state);
    expect(await on('2026-11-01')).toMatchObject({
      isNew: true,
      why: 'for the one before was made on 2 November 2026',
    });
  });

  it('is none that has somebody’s own register in it', async () => {
    await writeFile(join(dataDir, 'dynamodb'), 'a register');
    await expect(on('2026-11-29')).rejects.toThrow('holds a register that is no sample, and stays as it is');
    expect(await readdir(dataDir)).toEqual(['dynamodb']);
  });
});
