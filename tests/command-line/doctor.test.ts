import { expect, it } from 'vitest';
import { examinationSchema, fine, toDo, wrong } from '../../functions/doctor/finding.ts';
import { desks } from './a-desk.ts';

const aDesk = desks();

it('doctor ends well where nothing is wrong, whatever is to do, and else with 1', async () => {
  const desk = aDesk();
  desk.findings = [fine('disk', '2 GB free'), toDo('meetings', 'no next meeting', 'Add one', 'pdb')];
  expect(await desk.done('doctor')).toBe(
    'ok     disk: 2 GB free\nto do  pdb, meetings: no next meeting\n       Add one\n',
  );
  desk.findings = [wrong('disk', '2 MB free', 'Make room'), wrong('mails', 'one was missed', 'Look', 'pdb')];
  expect(await desk.matters('doctor')).toEqual({
    exit: 1,
    out: 'wrong  disk: 2 MB free\n       Make room\nwrong  pdb, mails: one was missed\n       Look\n',
    talk: 'matters: 2 things are wrong: what to do stands below each\n',
  });
});

it('doctor --json is of the shape that is written down', async () => {
  const desk = aDesk();
  desk.findings = [fine('disk', '2 GB free'), toDo('meetings', 'no next meeting', 'Add one', 'pdb')];
  const printed = JSON.parse(await desk.done('doctor', '--json'));
  expect(examinationSchema.parse(printed)).toEqual(printed);
  expect(printed).toEqual({
    ...{ format: 1, at: '2024-10-09T09:00:00.000Z', stage: null, standing: 'to do' },
    findings: [
      { check: 'disk', board: null, standing: 'ok', says: '2 GB free', todo: null },
      { check: 'meetings', board: 'pdb', standing: 'to do', says: 'no next meeting', todo: 'Add one' },
    ],
  });
});
