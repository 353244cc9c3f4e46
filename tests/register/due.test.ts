import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { dueNamed, dueNamedSince, metBy, undertakingNamed } from '../../functions/register/due.ts';
import { aMeeting } from './examples.ts';

const meetings = [
  aMeeting({ id: '2024-10', date: '2024-10-02', state: 'held' }),
  aMeeting(),
  aMeeting({ id: '2025-03', state: 'month', month: '2025-03' }),
  aMeeting({ id: '2025-06', state: 'cancelled', reason: 'an election' }),
];
const asked = day('2024-10-02');
const at = (meeting: string) => ({ outcome: 'done', due: { at: 'meeting', meeting, words: null } });

describe('when something is due, as people name it:', () => {
  it.each([
    ['2024-12-11', at('2024-12')],
    ['2024-12', at('2024-12')],
    ['2025-03', at('2025-03')],
    ['next meeting', at('2024-12')],
    ['Next', at('2024-12')],
    ['2024-11-29', { outcome: 'done', due: { at: 'date', date: '2024-11-29', words: null } }],
    ['not agreed', { outcome: 'done', due: { at: 'not agreed', words: null } }],
  ])('%s', (text, due) => {
    expect(dueNamed(text, meetings, asked)).toEqual(due);
  });

  it.each([
    ['2024-02-30', 'no such time', '"2024-02-30" is neither a date nor a meeting of the board'],
    ['soon', 'no such time', '"soon" is neither a date nor a meeting of the board'],
    ['2025-06', 'meeting cancelled', 'nothing can be due at meeting 2025-06: it was cancelled (an election)'],
  ])('%s is refused: %s', (text, because, why) => {
    expect(dueNamed(text, meetings, asked)).toEqual({ outcome: 'refused', because, why });
  });

  it('the next meeting is none where only a month is known', () => {
    expect(dueNamed('next meeting', meetings, day('2024-12-11'))).toEqual({
      outcome: 'refused',
      because: 'no next meeting',
      why: 'no meeting after 11 December 2024 has a date yet',
    });
  });

  it('what was asked for on a day is not due before it', () => {
    expect(dueNamedSince('2024-10-01', meetings, asked, asked)).toEqual({
      outcome: 'refused',
      because: 'due before it was raised',
      why: 'what was asked for on 2 October 2024 cannot be due on 1 October 2024',
    });
    expect(dueNamedSince('2024-10-02', meetings, asked, asked)).toEqual(at('2024-10'));
  });
});

describe('an undertaking', () => {
  const report = { text: 'the audit report', by: '2025-03' };

  it('is to be met by the day or meeting named', () => {
    expect(undertakingNamed(report, meetings, day('2024-12-11'))).toEqual({
      outcome: 'done',
      undertaking: {
        text: 'the audit report',
        by: { at: 'meeting', meeting: '2025-03', words: null },
        met: null,
      },
    });
  });

  it('is not to be met before it was given', () => {
    const early = undertakingNamed({ ...report, by: '2024-12-10' }, meetings, day('2024-12-11'));
    expect(early).toMatchObject({
      outcome: 'refused',
      why: 'an undertaking of 11 December 2024 cannot be due on 10 December 2024',
    });
  });
});

it.each([
  ['2024-12', '2024-12-11', 'done'],
  ['2024-12', '2024-12-10', 'refused'],
  ['2025-03', '2025-04-01', 'refused'],
])('meeting %s, by %s: %s', (id, on, outcome) => {
  const meeting = meetings.find((one) => one.id === id);
  expect(meeting && metBy(meeting, day(on)).outcome).toBe(outcome);
});
