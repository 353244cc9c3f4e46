import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import type { ProgrammeEntry } from '../../functions/register/programme.ts';
import {
  amendEntry,
  ofOneMeeting,
  reinstateEntry,
  settleEntry,
  unlessOver,
  unlessThere,
  withdrawEntry,
} from '../../functions/register/programme-entry-transitions.ts';
import { receive } from '../../functions/register/programme-transitions.ts';
import { aMeeting, anItem, aRegularItem, secretary } from './examples.ts';

const today = day('2024-11-25');
const reasons = { on: today, reason: 'not needed' };
const toNote = aRegularItem({ as: 'item to note', condition: 'if available', ref: 'PDB-ITEM-3' });
const settlement = { meeting: '2024-12', available: true, on: today, how: null };

const received = (entry: ProgrammeEntry) =>
  ofOneMeeting(entry, 'marked as received', (item) => receive(item, today, today, secretary));

type Outcome = { outcome: 'done' } | { outcome: 'refused'; because: string; why: string };
const outcome = (move: Outcome): string =>
  move.outcome === 'refused' ? `${move.because}: ${move.why}` : move.outcome;

it.each([
  ['an item withdrawn', withdrawEntry(anItem(), reasons, today, secretary), 'withdrawn'],
  ['what comes at every meeting withdrawn', withdrawEntry(toNote, reasons, today, secretary), 'withdrawn'],
  ['an item put back', reinstateEntry(anItem({ state: 'withdrawn' }), 'still wanted', secretary), 'planned'],
  [
    'what comes at every meeting put back',
    reinstateEntry(aRegularItem({ state: 'withdrawn' }), 'still wanted', secretary),
    'current',
  ],
  ['a paper received', received(anItem()), 'planned'],
  ['a condition settled', settleEntry(toNote, settlement, today, secretary), 'current'],
])('either kind is changed by the rules of its own: %s', (_, move, state) => {
  expect(move).toMatchObject({ outcome: 'done', entry: { state, version: 2 } });
});

it.each([
  [
    'the paper of what comes at every meeting',
    received(aRegularItem()),
    'comes at every meeting: PDB-ITEM-2 is a standing item of every meeting: it cannot be marked as received',
  ],
  [
    'a settlement for an item of one meeting',
    settleEntry(anItem(), settlement, today, secretary),
    'comes once: PDB-ITEM-1 is an item for one meeting: only an item to note is settled for one',
  ],
  [
    'a lead of what comes at every meeting',
    amendEntry(toNote, { lead: null }, secretary),
    'comes at every meeting: PDB-ITEM-3 is an item to note of every meeting: it has no reason, lead or source',
  ],
  [
    'a condition of an item for one meeting',
    amendEntry(anItem(), { condition: null }, secretary),
    'comes once: PDB-ITEM-1 is an item for one meeting: only an item to note comes on a condition',
  ],
  [
    'a condition of a standing item',
    amendEntry(aRegularItem(), { condition: 'if available' }, secretary),
    'always comes: PDB-ITEM-2 is a standing item of every meeting: it comes on no condition',
  ],
  [
    'a plan for a meeting that was held',
    unlessOver(aMeeting({ state: 'held' })),
    'meeting is over: meeting 2024-12 was held: nothing can be planned for it',
  ],
])('refuses %s', (_, move, why) => {
  expect(outcome(move)).toBe(why);
});

describe('an amendment', () => {
  it('changes what its kind has', () => {
    expect(amendEntry(anItem(), { title: 'Rural crime', reason: null }, secretary)).toMatchObject({
      entry: { title: 'Rural crime', reason: null },
    });
    expect(amendEntry(toNote, { condition: null }, secretary)).toMatchObject({ entry: { condition: null } });
  });
});

describe('the same business put down twice', () => {
  const twin = { ref: 'PDB-ITEM-9', title: 'neighbourhood  Policing' };

  it.each([
    ['for the same meeting', anItem(twin), 'already on the programme'],
    ['for another meeting', anItem({ ...twin, meeting: '2025-03' }), 'done'],
  ])('%s', (_, entry, expected) => {
    expect(outcome(unlessThere(entry, [anItem()]))).toMatch(expected);
  });

  it('is none where the first has ended', () => {
    expect(outcome(unlessThere(anItem(twin), [anItem({ state: 'withdrawn' })]))).toBe('done');
  });
});
