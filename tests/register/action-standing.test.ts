import { expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import {
  type ActionStanding,
  actionStandings,
  isDueAt,
  isStandingAs,
} from '../../functions/register/action-standing.ts';
import { aMeeting, anAction } from './examples.ts';

const december = aMeeting();
const meetings = [december];
const unmet = {
  on: '2024-10-02',
  meeting: '2024-10',
  how: 'to be provided',
  evidence: [],
  undertaking: { text: 'the figures', by: { at: 'meeting', meeting: '2024-12', words: null }, met: null },
} as const;

it.each<[string, Parameters<typeof anAction>[0], string, ActionStanding[]]>([
  ['open', {}, '2024-12-11', ['owed', 'open', 'all']],
  ['open, the day after', {}, '2024-12-12', ['owed', 'open', 'overdue', 'all']],
  ['reported done, the day after', { status: 'proposed' }, '2024-12-12', ['owed', 'proposed', 'all']],
  ['discharged', { status: 'discharged' }, '2024-12-12', ['discharged', 'all']],
  [
    'discharged on an undertaking, the day after',
    { status: 'discharged', discharge: { ...unmet, evidence: [] } },
    '2024-12-12',
    ['owed', 'discharged', 'overdue', 'undertaking', 'all'],
  ],
  ['without a day', { due: { at: 'not agreed', words: 'TBC' } }, '2025-12-12', ['owed', 'open', 'all']],
  ['withdrawn', { status: 'withdrawn' }, '2024-12-12', ['withdrawn', 'all']],
])('an action stands by its status and its day: %s', (_, action, today, standings) => {
  const stands = actionStandings.filter((standing) =>
    isStandingAs(standing, anAction(action), meetings, day(today)),
  );
  expect(stands).toEqual(standings);
});

it('is due at a meeting, or on its day, while something is owed', () => {
  expect(isDueAt(anAction(), december, meetings)).toBe(true);
  const onItsDay = anAction({ due: { at: 'date', date: '2024-12-11', words: null } });
  expect(isDueAt(onItsDay, december, meetings)).toBe(true);
  const putOff = aMeeting({ state: 'to be confirmed' });
  expect(isDueAt(anAction(), putOff, [putOff])).toBe(true);
  expect(isDueAt(anAction({ status: 'discharged' }), december, meetings)).toBe(false);
  expect(
    isDueAt(anAction({ due: { at: 'date', date: '2024-12-10', words: null } }), december, meetings),
  ).toBe(false);
});
