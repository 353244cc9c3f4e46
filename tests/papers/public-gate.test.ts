import { expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { gateRows } from '../../functions/papers/public-gate.ts';
import { type Action, actionSchema } from '../../functions/register/action.ts';
import { discharge, meetUndertaking, propose } from '../../functions/register/action-transitions.ts';
import {
  aBoard,
  aMeeting,
  anAction,
  anOwner,
  aPublicEntry,
  aPublicRow,
  secretary,
} from '../register/examples.ts';

const meetings = [aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' }), aMeeting()];
const known = { board: aBoard(), owners: [anOwner()], meetings };
const today = day('2024-12-12');
const rowOf = (action: Action, entries = [aPublicEntry()].slice(1)) => gateRows([action], entries, known)[0];

function done(transition: { outcome: string; action?: Action; why?: string }): Action {
  if (transition.action) return actionSchema.parse(transition.action);
  throw new Error(transition.why);
}
const report = { on: day('2024-11-20'), how: 'DC Hale sent the figures', evidence: [], saidBy: 'DC Hale' };

it('tells of a how that it is as an owner reported it, until the board words it', () => {
  const proposed = done(propose(anAction(), report, today, secretary));
  expect(rowOf(proposed)?.findings).toEqual([]);
  const accept = (how: string): Action =>
    done(
      discharge(
        proposed,
        { on: day('2024-12-11'), meeting: '2024-12', how, evidence: [], undertaking: null },
        today,
        secretary,
      ),
    );
  expect(rowOf(accept(report.how))?.findings.map(({ kind, text }) => [kind, text])).toEqual([
    ['a person', 'how'],
    ['an owner’s own words', 'how'],
  ]);
  expect(rowOf(accept('figures were sent'))?.findings).toEqual([]);
});

it('tells the same of how an undertaking was met', () => {
  const by = { at: 'date', date: '2024-11-30', words: null } as const;
  const promised = { text: 'the figures', by, met: null };
  const owed = anAction({
    status: 'discharged',
    discharge: {
      on: '2024-10-09',
      meeting: null,
      how: 'figures to follow',
      evidence: [],
      undertaking: promised,
    },
  });
  const reported = done(propose(owed, report, today, secretary));
  expect(rowOf(reported)?.row).toMatchObject({ status: 'undertaking reported met', met: null });
  const met = done(meetUndertaking(reported, { on: day('2024-12-11'), how: report.how }, today, secretary));
  expect(rowOf(met)?.row).toMatchObject({ status: 'discharged', met: report.how });
  expect(rowOf(met)?.findings.map(({ kind, text }) => [kind, text])).toContainEqual([
    'an owner’s own words',
    'met',
  ]);
});

it('finds names that the register knows, and no others without a title', () => {
  expect(rowOf(anAction({ text: 'Owen Pryce to report' }))?.findings).toMatchObject([
    { found: 'Owen Pryce' },
  ]);
});

it('says what changed since somebody looked, as people read it', () => {
  const row = rowOf(anAction({ due: { at: 'date', date: '2025-01-31', words: null } }), [aPublicEntry()]);
  expect(row).toMatchObject({ standing: 'published', waits: true });
  expect(row?.changes).toContainEqual({ field: 'due', was: '11 December 2024', is: '31 January 2025' });
});

it('waits for no look at what was entered by mistake, unless it was decided on before', () => {
  const mistaken = anAction({
    status: 'withdrawn',
    withdrawal: { on: '2024-11-20', reason: 'entered twice', inError: true },
  });
  expect(gateRows([mistaken], [], known)).toEqual([]);
  expect(rowOf(mistaken, [aPublicEntry()])?.row).toMatchObject({
    status: 'withdrawn',
    how: 'Entered by mistake: entered twice',
  });
});

it('shows what is held back with why, and waits for no look while it stands as it did', () => {
  const looked = aPublicRow();
  const held = aPublicEntry({ looked, public: { place: 'never published' }, heldBack: 'it names a witness' });
  expect(rowOf(anAction(), [held])).toMatchObject({
    ...{ standing: 'held back', waits: false, heldBack: 'it names a witness', changes: [] },
  });
});
