import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { sweepBoard } from '../../functions/dispatch/sweep.ts';
import { aBoard, aMeeting, anAction, anItem, anOwner } from '../register/examples.ts';
import { endsInWords, openScene, recordedAt, type Scene, viewOf } from './scene.ts';

/** A panel whose papers for Wednesday 11 December 2024 are wanted by Tuesday 26 November. */
const panel = aBoard({ name: 'Police and Crime Panel', secretaryTitle: 'panel officer' });
const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
const march = aMeeting({ id: '2025-03', state: 'month', month: '2025-03' });
const register = [panel, anOwner(), october, aMeeting(), march] as const;
const lately = recordedAt('2024-11-18T15:00:00.000Z');
const action = anAction(lately);
const report = anItem({ title: 'Commissioning Report', ...lately });
const second = 'pdb_2024-12_20241211_second-reminder_force';

/** The words of each mail that the mail service ever took, on one line; in no order. */
async function wordsOf(scene: Scene): Promise<string[]> {
  const mails = await Promise.all((await scene.mails()).map(({ raw }) => PostalMime.parse(raw)));
  return mails.map(({ text = '' }) => text.replace(/\s+/g, ' '));
}

describe('an owner of an action who leads on a report', () => {
  it('gets one mail, which says both', async () => {
    const scene = await openScene(...register, action, report);
    expect(endsInWords(await scene.morning('2024-11-19'))).toEqual(['force second-reminder: sent']);
    expect(await scene.newMails()).toEqual([
      'owen.pryce: Police and Crime Panel, 11 December: 1 action due, 1 report due',
    ]);
    const [words] = await wordsOf(scene);
    expect(words).toContain(
      'Your answer on 1 action due, and your report on the Commissioning Report, must reach the panel officer by Tuesday 26 November 2024',
    );
    expect(words).toContain('PDB-2024-10-2 Report how many rural patrols');
    expect(words).toContain('PDB-ITEM-1 Commissioning Report Reason: Requested by the Panel');
    const { refs, why } = await scene.dispatch(second);
    expect(refs).toEqual(['PDB-2024-10-2', 'PDB-ITEM-1']);
    expect(why).toBe('Force has 1 action and 1 report due by the meeting on Wednesday 11 December 2024');
    expect(await scene.morning('2024-11-19', '2024-11-19T15:00:00.000Z')).toEqual([]);
  });

  it('gets one notice of both, and the stages as they come', async () => {
    const scene = await openScene(...register, action, report);
    const said: string[] = [];
    for (const today of [
      ...['2024-11-18', '2024-11-19', '2024-11-25', '2024-11-27', '2024-12-09', '2024-12-11', '2024-12-12'],
    ]) {
      await scene.morning(today, `${today}T16:00:00.000Z`);
      for (const mail of await scene.newMails()) said.push(`${today} ${mail}`);
    }
    const subject = 'Police and Crime Panel, 11 December';
    expect(said.filter((mail) => mail.includes('owen.pryce'))).toEqual([
      `2024-11-18 owen.pryce: ${subject}: 1 action due, 1 report due`,
      `2024-11-19 owen.pryce: ${subject}: 1 action due, 1 report due`,
      `2024-11-25 owen.pryce: ${subject}: 1 action due, 1 report due`,
      `2024-12-09 owen.pryce: ${subject}: 1 action due, 1 report late`,
    ]);
  });
});

describe('between the plan and the sending', () => {
  const meanwhile = { in: { received: { on: '2024-11-19' } }, moved: { state: 'moved', meeting: '2025-03' } };

  it.each([
    ['comes in', report, meanwhile.in],
    ['moves to a later meeting', report, meanwhile.moved],
    ['is withdrawn', report, { state: 'withdrawn' }],
    ['is given to another', report, { lead: 'pcc' }],
  ])('a report that %s stops its mail', async (_, planned, changed) => {
    const scene = await openScene(...register, planned);
    await scene.morning('2024-11-18', '2024-11-18T16:00:00.000Z');
    await scene.newMails();
    await sweepBoard(scene.morningOf, await viewOf(scene.register), day('2024-11-19'));
    await scene.change(anItem({ ...planned, ...changed }));
    expect(endsInWords(await scene.morning('2024-11-19'))).toEqual(['force second-reminder: cancelled']);
    expect((await scene.dispatch(second)).history.at(-1)?.what).toBe(
      'cancelled: Force no longer owes anything that it was about',
    );
    expect(await scene.newMails()).toEqual([]);
  });

  it('one of two reports that comes in is not asked for', async () => {
    const scene = await openScene(...register, report, anItem({ ref: 'PDB-ITEM-3', ...lately }));
    await sweepBoard(scene.morningOf, await viewOf(scene.register), day('2024-11-19'));
    await scene.change(anItem({ ...report, ...meanwhile.in }));
    await scene.morning('2024-11-19');
    const [words] = await wordsOf(scene);
    expect(words).toContain('PDB-ITEM-3');
    expect(words).not.toContain('PDB-ITEM-1');
  });

  it('a new report is still said by the chase that was to say it, though what it chased is answered', async () => {
    const overdue = anAction({ due: { at: 'date', date: '2024-11-12', words: null }, ...lately });
    const distant = anItem({ meeting: '2025-03', ...lately });
    const scene = await openScene(panel, anOwner(), october, march, overdue, distant);
    await sweepBoard(scene.morningOf, await viewOf(scene.register), day('2024-11-19'));
    await scene.change(anAction({ ...overdue, status: 'proposed' }));
    expect(endsInWords(await scene.morning('2024-11-19'))).toEqual(['force chase-1: sent']);
    expect(await scene.newMails()).toEqual([
      'owen.pryce: Police and Crime Panel: nothing due, 1 report to come',
    ]);
  });
});

it('nobody is asked for what was for a meeting that has passed', async () => {
  const next = aMeeting({ id: '2025-02', date: '2025-02-12', datedSince: '2024-10-03T08:15:00.000Z' });
  const scene = await openScene(...register, next, report, anItem({ ref: 'PDB-ITEM-3', meeting: '2025-02' }));
  await scene.morning('2024-12-11');
  await scene.newMails();
  for (const today of ['2024-12-12', '2024-12-18', '2025-01-08']) await scene.morning(today);
  expect(await scene.newMails()).toEqual(['owen.pryce: Police and Crime Panel, 12 February: 1 report due']);
  const [words] = (await wordsOf(scene)).filter((mail) => mail.includes(' 1 report due ='));
  expect(words).toContain('PDB-ITEM-3');
  expect(words).not.toContain('PDB-ITEM-1');
});

describe('a panel that moves from Tuesday 2 April 2024, after Easter, to Thursday 28 March 2024, before it', () => {
  const early = { datedSince: '2024-02-01T09:00:00.000Z' };
  const april = { id: '2024-04', date: '2024-04-02', ...early };
  const asked = anItem({
    title: 'Commissioning Report',
    meeting: '2024-04',
    ...recordedAt('2024-02-01T09:00:00.000Z'),
  });

  it('is led up to by the stages of its new day only, and the reminders say the new days', async () => {
    const february = aMeeting({ id: '2024-02', state: 'held', date: '2024-02-06', ...early });
    const scene = await openScene(panel, anOwner(), february, aMeeting(april), asked);
    await scene.morning('2024-02-01', '2024-02-01T10:00:00.000Z');
    await scene.morning('2024-02-22');
    await sweepBoard(scene.morningOf, await viewOf(scene.register), day('2024-03-07'));
    await scene.change(aMeeting({ ...april, date: '2024-03-28', datedSince: '2024-03-07T07:00:00.000Z' }));
    const mornings = ['2024-03-07', '2024-03-08', '2024-03-12', '2024-03-13', '2024-03-14', '2024-03-26'];
    for (const today of [...mornings, '2024-03-27', '2024-03-28', '2024-04-02']) await scene.morning(today);
    const toForce = (await scene.ledger.dispatchesOf('pdb')).filter(({ owner }) => owner === 'force');
    expect(toForce.map(({ id, state }) => `${id}: ${state}`)).toEqual([
      'pdb_PDB-ITEM-1_notice_force: sent',
      'pdb_2024-04_20240402_first-reminder_force: sent',
      'pdb_2024-04_20240328_second-reminder_force: sent',
      'pdb_2024-04_20240402_second-reminder_force: cancelled',
      // Said in the second reminder of the new day.
      'pdb_2024-04_moved_20240402_20240328_20240307_change-of-date_force: cancelled',
      'pdb_2024-04_20240328_final-reminder_force: sent',
      'pdb_2024-04_20240328_last-call_force: sent',
    ]);
    const must = 'Your report on the Commissioning Report must reach the panel officer by';
    const said = (await wordsOf(scene)).filter((words) => words.includes(must));
    const days = said.map((words) => words.slice(words.indexOf(must) + must.length).split(' to make')[0]);
    expect(days.sort()).toEqual([
      ' Thursday 14 March 2024',
      ' Thursday 14 March 2024',
      ' Wednesday 13 March 2024',
      ' Wednesday 13 March 2024',
    ]);
  });
});
