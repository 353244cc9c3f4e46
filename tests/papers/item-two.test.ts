import { describe, expect, it } from 'vitest';
import { itemTwo, itemTwoText, lineInItemTwo } from '../../functions/papers/item-two.ts';
import type { Action } from '../../functions/register/action.ts';
import { type DatedMeeting, hasDate, type Meeting } from '../../functions/register/meeting.ts';
import {
  action,
  december,
  discharged,
  dueAt,
  dueOn,
  june,
  meetings,
  noDateAgreed,
  october,
  undertaking,
  withdrawn,
} from './a-board.ts';

function dated(meeting: Meeting): DatedMeeting {
  if (!hasDate(meeting)) throw new Error(`meeting ${meeting.id} has no date`);
  return meeting;
}
const inJune = { raisedAt: '2024-06', raisedOn: '2024-06-12' };
const forOctober = (closed: readonly Action[], live: readonly Action[] = []) =>
  itemTwo({ meetings, actions: live }, dated(october), closed);
const bulletOf = (said: object): string | undefined =>
  forOctober([action('PDB-2024-06-1', { ...inJune, text: 'Bring the leavers’ report.', ...said })]).bullets[0]
    ?.text;

describe('the notes of the previous meeting', () => {
  it('list what was discharged or withdrawn, in the order of references, and what is left', () => {
    const closed = [
      action('PDB-2024-06-10', { ...inJune, ...withdrawn('2024-09-02', 'the pilot ended') }),
      action('PDB-2024-06-2', {
        ...inJune,
        ...discharged('2024-10-02', 'briefing given', { meeting: '2024-10' }),
      }),
    ];
    const live = [action('PDB-2024-06-3', inJune), action('PDB-2024-10-1')];
    expect(itemTwoText(forOctober(closed, live))).toBe(
      [
        'Notes of Previous Meeting – 12 June 2024',
        '',
        'The notes were agreed as an accurate record, and the following actions were discharged or withdrawn:',
        '',
        '• Report on the matter of PDB-2024-06-2 – briefing given.',
        '• Report on the matter of PDB-2024-06-10 – withdrawn: the pilot ended.',
        '',
        'Still outstanding: 1 action in the Overview of Actions.',
        '',
      ].join('\n'),
    );
  });

  it('say that nothing was outstanding when nothing was', () => {
    expect(itemTwoText(forOctober([], [action('PDB-2024-10-1')]))).toBe(
      [
        'Notes of Previous Meeting – 12 June 2024',
        '',
        'The notes were agreed as an accurate record, and there were no matters outstanding.',
        '',
      ].join('\n'),
    );
  });

  it('own up to it when nothing was discharged and things are open', () => {
    const live = [action('PDB-2024-06-1', inJune), action('PDB-2024-06-2', inJune)];
    expect(forOctober([], live)).toEqual({
      heading: 'Notes of Previous Meeting – 12 June 2024',
      sentence: 'The notes were agreed as an accurate record. No actions were discharged.',
      bullets: [],
      outstanding: 'Still outstanding: 2 actions in the Overview of Actions.',
    });
  });

  it('count an earlier undertaking not yet met as outstanding', () => {
    const promised = action('PDB-2024-06-1', {
      ...inJune,
      ...discharged('2024-10-02', 'to be provided', undertaking('the briefing', dueAt('2024-12'))),
    });
    const { sentence, outstanding } = itemTwo({ meetings, actions: [promised] }, dated(december), []);
    expect(sentence).toBe('The notes were agreed as an accurate record. No actions were discharged.');
    expect(outstanding).toBe('Still outstanding: 1 earlier undertaking.');
  });

  it('say that a board’s first meeting had none to agree', () => {
    expect(itemTwoText(itemTwo({ meetings, actions: [] }, dated(june), []))).toBe(
      [
        'Notes of Previous Meeting',
        '',
        'There was no earlier meeting whose notes could be agreed, and there were no matters outstanding.',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['at this meeting', '2024-10-02', '2024-10', true],
    ['at this meeting, but dated after it', '2024-10-07', '2024-10', true],
    ['on its day', '2024-10-02', null, true],
    ['the day after the meeting before', '2024-06-13', null, true],
    ['on the day of the meeting before', '2024-06-12', null, false],
    ['the day after', '2024-10-03', null, false],
    ['at a later meeting', '2024-12-11', '2024-12', false],
  ])('tell of what was discharged %s (%s): %j %s', (_, on, accepting, told) => {
    const one = action('PDB-2024-06-1', { ...inJune, ...discharged(on, 'done', { meeting: accepting }) });
    expect(forOctober([one]).bullets).toHaveLength(told ? 1 : 0);
  });

  it('read the same when written again after later meetings have closed more', () => {
    const then = forOctober([], [action('PDB-2024-06-1', inJune)]);
    const later = forOctober([action('PDB-2024-06-1', { ...inJune, ...discharged('2024-12-11', 'done') })]);
    expect(later).toEqual(then);
  });

  it('tell of an action once, though it is both live and closed', () => {
    const one = action('PDB-2024-06-1', {
      ...inJune,
      ...discharged('2024-10-02', 'agreed', undertaking('a note', dueAt('2024-12'))),
    });
    expect(forOctober([one], [one]).bullets).toHaveLength(1);
  });
});

describe('a bullet', () => {
  it.each([
    ['how, with one full stop', discharged('2024-10-02', 'report received.'), 'report received.'],
    ['why it was withdrawn', withdrawn('2024-09-02', 'no longer needed.'), 'withdrawn: no longer needed.'],
    [
      'an undertaking and its day',
      discharged('2024-10-02', 'accepted', undertaking('the figures.', dueAt('2024-12'))),
      'accepted; on the undertaking: the figures, by 11 December 2024.',
    ],
    [
      'an undertaking with no day',
      discharged('2024-10-02', 'accepted', undertaking('the figures', noDateAgreed('in due course'))),
      'accepted; on the undertaking: the figures (due: In due course (no date agreed)).',
    ],
    [
      'an undertaking only once',
      discharged(
        '2024-10-02',
        'To be provided before Christmas',
        undertaking('to be provided', dueOn('2024-12-20')),
      ),
      'To be provided before Christmas.',
    ],
    [
      'how an undertaking was met by then',
      discharged(
        '2024-09-02',
        'accepted',
        undertaking('a note', dueAt('2024-10'), { on: '2024-09-30', how: 'sent' }),
      ),
      'accepted; on the undertaking: a note; met on 30 September 2024: sent.',
    ],
    [
      'an undertaking met only later',
      discharged(
        '2024-09-02',
        'accepted',
        undertaking('a note', dueAt('2024-10'), { on: '2024-10-30', how: 'sent' }),
      ),
      'accepted; on the undertaking: a note, by 2 October 2024.',
    ],
  ])('gives %s', (_, said, ending) => {
    expect(bulletOf(said)).toBe(`Bring the leavers’ report – ${ending}`);
  });
});

describe('the line of one discharge', () => {
  it.each([
    ['the meeting that accepted it', '2024-10-02', { meeting: '2024-10' }, '2024-10'],
    ['the first meeting after it, between meetings', '2024-10-20', {}, '2024-12'],
    ['no meeting yet, after the last with a day', '2024-12-20', {}, undefined],
  ])('is of %s', (_, on, said, meeting) => {
    const closed = action('PDB-2024-06-1', { ...inJune, ...discharged(on, 'figures sent', said) });
    if (closed.status !== 'discharged') throw new Error('it is not discharged');
    const line = lineInItemTwo(closed, meetings);
    expect(line.text).toBe('Report on the matter of PDB-2024-06-1 – figures sent.');
    expect(line.meeting?.id).toBe(meeting);
  });
});
