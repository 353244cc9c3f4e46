import { describe, expect, it } from 'vitest';
import { day, instantSchema } from '../../functions/calendar/days.ts';
import {
  backupFinding,
  type FolderFacts,
  folderFindings,
  holidaysFinding,
  machineFindings,
} from '../../functions/doctor/machine.ts';

const now = instantSchema.parse('2026-03-29T07:30:00.000Z');
const versions = { node: 'v20.20.2', program: '0.1.0', builtOn: null, format: 2 };
const machine = { now, lastEntry: null, zone: 'America/New_York', versions };

const told = (changes: Partial<Parameters<typeof machineFindings>[0]>) =>
  machineFindings({ ...machine, ...changes }).map(
    ({ check, standing, says }) => `${standing} ${check}: ${says}`,
  );

describe('a machine', () => {
  it('goes by London, whatever its own zone is', () => {
    expect(told({})).toEqual([
      'ok versions: Matters Arising 0.1.0, run from its sources; Node v20.20.2; mails are kept in format 2',
      'ok clock: it shows Sunday 29 March 2026, 08:30, and nothing in the register is later',
      'ok time zone: days and mornings are those of London, where it is 08:30, whatever this machine shows (America/New_York)',
    ]);
  });

  it('has a clock that stands behind what was written, or built, told so', () => {
    const lastEntry = instantSchema.parse('2026-03-30T09:00:00.000Z');
    expect(told({ lastEntry })[1]).toBe(
      'wrong clock: it shows Sunday 29 March 2026, 08:30, and something in the register was written on Monday 30 March 2026, 10:00',
    );
    const soon = instantSchema.parse('2026-03-29T07:34:00.000Z');
    expect(told({ lastEntry: soon })[1]).toMatch(/^ok/);
    expect(told({ versions: { ...versions, builtOn: day('2026-04-01') } })[1]).toContain(
      'wrong clock: it shows Sunday 29 March 2026, 08:30, and the program was built on 1 April 2026',
    );
  });

  it.each([
    ['v20.18.0', 'wrong'],
    ['v18.20.0', 'wrong'],
    ['v20.19.0', 'ok'],
    ['v24.1.0', 'ok'],
  ])('with Node %s is %s', (node, standing) => {
    expect(told({ versions: { ...versions, node } })[0]).toMatch(new RegExp(`^${standing} versions`));
  });
});

it.each([
  [null, 'to do', 'none was made of this folder yet'],
  ['2026-11-22T02:00:00.000Z', 'ok', 'the last was made on 22 November 2026: /copies/a.zip'],
  ['2026-11-21T23:59:00.000Z', 'to do', 'the last was made on 21 November 2026: /copies/a.zip'],
])('a backup of %s is %s on 29 November 2026', (made, standing, says) => {
  const last = made === null ? null : { made: instantSchema.parse(made), file: '/copies/a.zip' };
  expect(backupFinding(last, day('2026-11-29'))).toMatchObject({ check: 'backup', standing, says });
});

it.each([
  ['2026-11-29', '2027-01-20', 'ok', 'known to 31 December 2028'],
  ['2028-01-15', null, 'to do', 'known to 31 December 2028, which is in less than a year'],
  ['2027-11-29', '2029-01-10', 'wrong', 'a meeting of 10 January 2029 lies after that'],
  ['2029-01-01', null, 'wrong', 'that has passed: days are counted wrong'],
])('bank holidays, on %s with a last meeting on %s, are %s', (today, meeting, standing, words) => {
  const finding = holidaysFinding(day(today), meeting === null ? null : day(meeting));
  expect(finding.standing).toBe(standing);
  expect(finding.says).toContain(words);
});

describe('a data folder', () => {
  const sound: FolderFacts = {
    folder: '/srv/matters',
    disk: { known: { freeBytes: 20e9, usedBytes: 3e6 } },
    openToOthers: { known: [] },
    isWritable: true,
  };
  const of = (changes: Partial<FolderFacts>) =>
    folderFindings({ ...sound, ...changes }).map(
      ({ check, standing, says }) => `${standing} ${check}: ${says}`,
    );

  it('is looked at for room and rights', () => {
    expect(of({})).toEqual([
      'ok disk: 20.0 GB free; /srv/matters takes 3 MB',
      'ok rights: nobody but you may look into /srv/matters',
    ]);
    expect(of({ disk: { known: { freeBytes: 50e6, usedBytes: 3e6 } } })[0]).toBe(
      'wrong disk: 50 MB free; /srv/matters takes 3 MB',
    );
    expect(of({ disk: { known: { freeBytes: 500e6, usedBytes: 0 } } })[0]).toMatch(
      /^to do disk: 500 MB free/,
    );
    expect(of({ openToOthers: { known: ['/srv/matters', '/srv/matters/a'] } })[1]).toBe(
      'to do rights: others on this machine may look into /srv/matters (2 files, such as /srv/matters)',
    );
    expect(of({ isWritable: false })[1]).toContain('wrong rights: you may not write into /srv/matters');
    expect(of({ openToOthers: { known: null } })[1]).toMatch(/^ok rights/);
  });

  it('of which something cannot be told says so', () => {
    expect(of({ disk: { unknown: 'you may not' }, openToOthers: { unknown: 'you may not' } })).toEqual([
      'to do disk: nobody can tell how much is free (you may not)',
      'to do rights: nobody can tell (you may not)',
    ]);
  });
});
