import { expect, it } from 'vitest';
import { day, instantSchema } from '../../../functions/calendar/days.ts';
import { offerNotes } from '../../../functions/minutes/recording/offering.ts';
import type { DatedMeeting, Meeting } from '../../../functions/register/meeting.ts';
import { hasDate } from '../../../functions/register/meeting.ts';
import { type ProgrammeEntry, programmeEntrySchema } from '../../../functions/register/programme.ts';
import { aBoard, aMeeting, anItem } from '../../register/examples.ts';

const author = {
  at: instantSchema.parse('2024-10-14T09:00:00.000Z'),
  by: 'Asha Verity',
  from: 'october.docx',
};
const panelBoard = aBoard({ id: 'wpcp', name: 'Wealdshire Police and Crime Panel' });
const at = (date: string): Meeting => aMeeting({ board: 'wpcp', id: date.slice(0, 7), date });

function held(): DatedMeeting {
  const meeting = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
  if (!hasDate(meeting)) throw new Error('it has a date');
  return meeting;
}

const offered = (meetings: Meeting[], programme: ProgrammeEntry[] = [], today = '2024-10-14') =>
  offerNotes(
    { board: panelBoard, meetings, programme },
    { board: aBoard(), meeting: held() },
    day(today),
    author,
  );

const entries = (...given: Parameters<typeof offered>): ProgrammeEntry[] =>
  offered(...given).changes.map(({ thing }) => programmeEntrySchema.parse(thing));

it('offers the notes of a board as an item to note, which points to their meeting', () => {
  const { changes, attention } = offered([at('2024-11-14'), at('2025-02-06')]);
  expect(changes.map(({ what }) => what)).toEqual([
    'WPCP-ITEM-1: the notes of 2 October 2024 are offered to Wealdshire Police and Crime Panel, to note at its meeting on Thursday 14 November 2024',
  ]);
  expect(attention).toEqual([]);
  expect(entries([at('2024-11-14')])).toMatchObject([
    {
      board: 'wpcp',
      state: 'offered',
      meeting: '2024-11',
      title: 'Notes of the Performance and Delivery Board meeting of 2 October 2024',
      reason: 'To note',
      lead: null,
      received: { on: '2024-10-14' },
      source: { kind: 'minute', board: 'pdb', meeting: '2024-10', minute: null },
    },
  ]);
});

it.each([
  ['the papers of the next are to be published that day', '2024-11-06', '2024-11'],
  ['they were published the day before', '2024-11-07', '2025-02'],
])('goes to the first meeting whose papers are not out: %s', (_, today, meeting) => {
  expect(entries([at('2024-11-14'), at('2025-02-06')], [], today)).toMatchObject([{ meeting }]);
});

it('goes to a meeting known by its month, or one with no date yet, when no other is to come', () => {
  const month = aMeeting({ board: 'wpcp', id: '2024-12', state: 'month', month: '2024-12' });
  const past = aMeeting({ board: 'wpcp', id: '2024-09', state: 'month', month: '2024-09' });
  const unconfirmed = aMeeting({ board: 'wpcp', id: 'to-be-confirmed', state: 'to be confirmed' });
  expect(entries([past, unconfirmed, month])).toMatchObject([{ meeting: '2024-12' }]);
  expect(entries([past, unconfirmed])).toMatchObject([{ meeting: 'to-be-confirmed' }]);
});

it('offers them once, whatever became of the offer', () => {
  const source = { kind: 'minute', board: 'pdb', meeting: '2024-10', minute: null };
  for (const state of ['offered', 'planned', 'withdrawn']) {
    const known = anItem({ board: 'wpcp', ref: 'WPCP-ITEM-4', state, source });
    expect(offered([at('2024-11-14')], [known])).toEqual({ changes: [], attention: [] });
  }
  const another = anItem({ board: 'wpcp', ref: 'WPCP-ITEM-4', source: { ...source, meeting: '2024-06' } });
  expect(entries([at('2024-11-14')], [another])).toMatchObject([{ ref: 'WPCP-ITEM-5' }]);
});

it('says so when the panel has no meeting to take them', () => {
  expect(offered([aMeeting({ board: 'wpcp', state: 'cancelled' })])).toEqual({
    changes: [],
    attention: [
      {
        what: 'the notes of 2 October 2024 could not be offered to Wealdshire Police and Crime Panel, which has no meeting to come whose papers are not out',
        step: { take: 'a meeting of', board: 'wpcp' },
      },
    ],
  });
});
