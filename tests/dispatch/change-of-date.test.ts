import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { type Content, contentOf, type Sources } from '../../functions/dispatch/content.ts';
import type { Meeting } from '../../functions/register/meeting.ts';
import { type DateGiven, dateGivenSchema } from '../../functions/reminders/dates-given.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { aDispatch } from '../store/examples.ts';

const nothingElse: Sources = {
  register: {
    boardView: async () => undefined,
    closedSince: async () => [],
    meetings: async () => [],
    meetingsFor: async () => [],
  },
  ledger: { dispatchesOf: async () => [], known: async () => [] },
};
const given = (date: string): DateGiven => dateGivenSchema.parse({ meeting: '2024-12', date });
const changeOfDate = aDispatch({
  id: 'pdb_2024-12_moved_20241204_20241211_20241114_change-of-date_force',
  kind: 'change of date',
  meeting: null,
  refs: [],
  stage: 'change-of-date',
});

const content = (meeting: Meeting, before: DateGiven[], dispatch = changeOfDate, actions = [anAction()]) => {
  const view = { board: aBoard(), owners: [anOwner()], meetings: [meeting], actions, programme: [] };
  return contentOf(nothingElse, view, dispatch, day('2024-11-15'), before);
};
const subjectOf = (made: Content): string => (made.outcome === 'mail' ? made.mail.subject : made.why);

describe('a change of date', () => {
  it('is told, to an office that owes nothing too, and gives the date as it stands', async () => {
    const made = await content(aMeeting(), [given('2024-12-04')], changeOfDate, []);
    expect(made).toMatchObject({
      outcome: 'mail',
      mail: { subject: 'Performance and Delivery Board: meeting of 4 December is now on 11 December' },
      to: [{ email: 'owen.pryce@force.example' }],
      dates: [given('2024-12-11')],
    });
  });

  it('is told as it stands when it is made up, wherever the meeting moved meanwhile', async () => {
    const made = await content(aMeeting({ state: 'cancelled' }), [given('2024-12-04')]);
    expect(subjectOf(made)).toBe('Performance and Delivery Board: meeting of 4 December will not take place');
    expect(made).toMatchObject({ dates: [given('cancelled')] });
  });

  it('is not told when the date stands that the office was given last', async () => {
    expect(await content(aMeeting(), [given('2024-12-11')])).toEqual({
      outcome: 'nothing left to say',
      why: 'Force knows the date as it stands',
    });
  });

  it('goes as a reminder of what it covers, when it is told already and that is owed still', async () => {
    const covering = aDispatch({ ...changeOfDate, state: 'planned', alsoCovers: ['PDB-2024-10-2'] });
    expect(subjectOf(await content(aMeeting(), [given('2024-12-11')], covering))).toBe(
      'Performance and Delivery Board, 11 December: 1 action due',
    );
  });
});

describe('a reminder', () => {
  it('says first what has moved, and gives the new date', async () => {
    const made = await content(aMeeting(), [given('2024-12-04')], aDispatch());
    expect(subjectOf(made)).toBe(
      'Performance and Delivery Board, 11 December: meeting of 4 December is now on 11 December; 1 action due',
    );
    expect(made).toMatchObject({ dates: [given('2024-12-11')] });
  });

  it('gives its dates to an office that has none', async () => {
    expect(await content(aMeeting(), [], aDispatch())).toMatchObject({
      mail: { subject: 'Performance and Delivery Board, 11 December: 1 action due' },
      dates: [given('2024-12-11')],
    });
  });
});
