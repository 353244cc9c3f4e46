import { describe, expect, it } from 'vitest';
import { day, instantSchema } from '../../functions/calendar/days.ts';
import {
  isToCome,
  nextItemRef,
  type ProgrammeEntry,
  waitsForLead,
} from '../../functions/register/programme.ts';
import {
  accept,
  amendItem,
  amendRegular,
  dropRegular,
  keepRegular,
  moveTo,
  offer,
  type ProgrammeTransition,
  plan,
  present,
  receive,
  reinstate,
  replace,
  restoreRegular,
  settle,
  withdrawItem,
} from '../../functions/register/programme-transitions.ts';
import { aMeeting, anItem, aRegularItem, secretary } from './examples.ts';

const today = day('2024-11-25');
const march = aMeeting({ id: '2025-03', date: '2025-03-12' });
const outcome = (move: ProgrammeTransition<ProgrammeEntry>): string =>
  move.outcome === 'refused' ? `${move.because}: ${move.why}` : move.outcome;
const reasons = { on: today, reason: 'not needed' };

describe('an item of one meeting', () => {
  it('is planned or offered, with a first change in its history', () => {
    const { board, ref, title, meeting, reason, lead, received, duty, source, printed } = anItem();
    const asked = { board, ref, title, meeting, reason, lead, received, duty, source, printed };
    expect(plan(asked, secretary)).toMatchObject({
      state: 'planned',
      version: 1,
      history: [{ ...secretary, what: 'put on the programme' }],
    });
    expect(offer(asked, secretary)).toMatchObject({ state: 'offered', history: [{ what: 'offered' }] });
    expect(() => plan({ ...asked, title: ' ' }, secretary)).toThrow('say what it is');
  });

  it('moves with its reason and where it came from, and is owed anew from then', () => {
    expect(moveTo(anItem(), march, 'the agenda is full', today, secretary)).toMatchObject({
      outcome: 'done',
      entry: {
        state: 'moved',
        meeting: '2025-03',
        move: { from: '2024-12', on: '2024-11-25', reason: 'the agenda is full' },
        owedSince: secretary.at,
        version: 2,
        history: [{}, { what: 'moved from meeting 2024-12 to 2025-03: the agenda is full' }],
      },
    });
    expect(moveTo(anItem({ state: 'offered' }), march, 'later', today, secretary)).toMatchObject({
      entry: { state: 'offered', meeting: '2025-03' },
    });
  });

  it('ends presented, withdrawn or replaced, and can be put back', () => {
    const presented = present(anItem({ state: 'moved' }), day('2024-11-20'), today, secretary);
    expect(presented).toMatchObject({ entry: { state: 'presented', presented: { on: '2024-11-20' } } });
    expect(withdrawItem(anItem(), reasons, today, secretary)).toMatchObject({
      entry: { state: 'withdrawn', withdrawal: reasons, history: [{}, { what: 'withdrawn: not needed' }] },
    });
    const replacement = { ...reasons, by: 'a visit to the control room' };
    expect(replace(anItem(), replacement, today, secretary)).toMatchObject({
      entry: { state: 'replaced', replacement },
    });
    expect(reinstate(anItem({ state: 'replaced' }), 'the visit is off', secretary)).toMatchObject({
      entry: { state: 'planned', meeting: '2024-12', owedSince: secretary.at },
    });
  });

  it('is received, after which its lead owes nothing; and is accepted when offered', () => {
    const received = receive(anItem(), today, today, secretary);
    expect(received).toMatchObject({ entry: { state: 'planned', received: { on: '2024-11-25' } } });
    expect(received.outcome === 'done' && waitsForLead(received.entry)).toBe(false);
    expect(waitsForLead(anItem())).toBe(true);
    expect(waitsForLead(anItem({ state: 'offered' }))).toBe(false);
    expect(accept(anItem({ state: 'offered' }), secretary)).toMatchObject({ entry: { state: 'planned' } });
  });

  it.each([
    ['accepted twice', accept(anItem(), secretary), 'not offered: PDB-ITEM-1 is on the programme already'],
    [
      'received twice',
      receive(anItem({ received: { on: '2024-11-20' } }), today, today, secretary),
      'already received: the paper of PDB-ITEM-1 came in on 20 November 2024',
    ],
    [
      'received tomorrow',
      receive(anItem(), day('2024-11-26'), today, secretary),
      'dated in the future: 26 November 2024 has not come yet',
    ],
    [
      'presented while only offered',
      present(anItem({ state: 'offered' }), today, today, secretary),
      'not accepted: PDB-ITEM-1 is only offered: accept it first',
    ],
    [
      'presented twice',
      present(anItem({ state: 'presented' }), today, today, secretary),
      'no longer to come: PDB-ITEM-1 was presented on 11 December 2024',
    ],
    [
      'presented tomorrow',
      present(anItem(), day('2024-11-26'), today, secretary),
      'dated in the future: 26 November 2024 has not come yet',
    ],
    [
      'moved where it is',
      moveTo(anItem(), aMeeting(), 'no reason', today, secretary),
      'already there: PDB-ITEM-1 is planned for meeting 2024-12 already',
    ],
    [
      'moved to a meeting that is over',
      moveTo(
        anItem(),
        aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' }),
        'so',
        today,
        secretary,
      ),
      'meeting is over: meeting 2024-10 was held: nothing can be moved to it',
    ],
    [
      'moved after it was withdrawn',
      moveTo(anItem({ state: 'withdrawn' }), march, 'so', today, secretary),
      'no longer to come: PDB-ITEM-1 was withdrawn on 20 November 2024',
    ],
    [
      'withdrawn after it was replaced',
      withdrawItem(anItem({ state: 'replaced' }), reasons, today, secretary),
      'no longer to come: PDB-ITEM-1 was replaced on 20 November 2024 by a visit to the control room',
    ],
    [
      'put back while it is to come',
      reinstate(anItem(), 'so', secretary),
      'still to come: PDB-ITEM-1 is on the programme already',
    ],
  ])('is refused by name when %s', (_, move, why) => {
    expect(outcome(move)).toBe(why);
  });

  it('needs a reason to be moved, withdrawn, replaced or put back', () => {
    expect(() => moveTo(anItem(), march, ' ', today, secretary)).toThrow('say why');
    expect(() => withdrawItem(anItem(), { on: today, reason: '' }, today, secretary)).toThrow('say why');
    expect(() => replace(anItem(), { ...reasons, by: '' }, today, secretary)).toThrow();
  });

  it('is amended where it differs, and is the very same where it does not', () => {
    const item = anItem();
    expect(amendItem(item, { title: item.title, lead: 'force' }, secretary)).toEqual({
      outcome: 'done',
      entry: item,
    });
    expect(amendItem(item, { title: 'Rural policing', lead: 'pcc', reason: null }, secretary)).toMatchObject({
      entry: {
        title: 'Rural policing',
        lead: 'pcc',
        reason: null,
        owedSince: secretary.at,
        history: [{}, { what: 'amended: title now “Rural policing”; lead now “pcc”; no reason' }],
      },
    });
    expect(amendItem(item, { title: 'Rural policing' }, secretary)).toMatchObject({
      entry: { owedSince: null },
    });
  });
});

describe('who led it before, and to which meeting', () => {
  const given = { ...secretary, at: instantSchema.parse('2024-11-17T10:00:00.000Z') };
  const before = { lead: 'force', meeting: '2024-12', from: secretary.at, until: given.at };

  it.each([
    ['given to another lead', amendItem(anItem(), { lead: 'pcc' }, given), [before]],
    ['moved', moveTo(anItem(), march, 'the agenda was full', today, given), [before]],
    ['given to nobody', amendItem(anItem(), { lead: null }, given), [before]],
    ['given its first lead', amendItem(anItem({ lead: null }), { lead: 'pcc' }, given), []],
    [
      'moved when its paper is in',
      moveTo(anItem({ received: { on: '2024-11-01' } }), march, 'full', today, given),
      [],
    ],
    ['moved when it is only offered', moveTo(anItem({ state: 'offered' }), march, 'full', today, given), []],
    ['given another title', amendItem(anItem(), { title: 'Rural policing' }, given), []],
  ])('is kept where that owed it: %s', (_, move, owedBefore) => {
    expect(move).toMatchObject({ outcome: 'done', entry: { owedBefore } });
  });
});

describe('an item of every meeting', () => {
  const minutes = aRegularItem({ as: 'item to note', title: 'Board minutes', condition: 'if available' });
  const settlement = { meeting: '2024-12', available: true, on: today, how: null };

  it('comes until it is withdrawn, and can be put back', () => {
    const { board, ref, title } = minutes;
    const kept = keepRegular({ board, ref, title, as: 'item to note', condition: null }, secretary);
    expect(kept).toMatchObject({
      state: 'current',
      settled: [],
      history: [{ what: 'item to note of every meeting' }],
    });
    expect(dropRegular(kept, reasons, today, secretary)).toMatchObject({ entry: { state: 'withdrawn' } });
    const back = restoreRegular(aRegularItem({ state: 'withdrawn' }), 'wanted again', secretary);
    expect(back).toMatchObject({ entry: { state: 'current' } });
    expect(back.outcome === 'done' && 'withdrawal' in back.entry).toBe(false);
  });

  it('is settled for a meeting, one way and then the other', () => {
    const settled = settle(minutes, settlement, today, secretary);
    expect(settled).toMatchObject({ entry: { settled: [settlement] } });
    if (settled.outcome !== 'done') throw new Error('refused');
    const otherwise = { ...settlement, available: false, how: 'not agreed yet' };
    expect(settle(settled.entry, otherwise, today, secretary)).toMatchObject({
      entry: {
        settled: [otherwise],
        history: [{}, {}, { what: 'not available for meeting 2024-12: not agreed yet' }],
      },
    });
    expect(outcome(settle(settled.entry, settlement, today, secretary))).toBe(
      'already settled: PDB-ITEM-2 is settled as available for meeting 2024-12',
    );
  });

  it.each([
    [
      'settled without a condition',
      settle(aRegularItem(), settlement, today, secretary),
      'has no condition: PDB-ITEM-2 comes at every meeting, on no condition',
    ],
    [
      'settled on a day to come',
      settle(minutes, { ...settlement, on: day('2024-11-26') }, today, secretary),
      'dated in the future: 26 November 2024 has not come yet',
    ],
    [
      'withdrawn twice',
      dropRegular(aRegularItem({ state: 'withdrawn' }), reasons, today, secretary),
      'already withdrawn: PDB-ITEM-2 was withdrawn on 20 November 2024',
    ],
    [
      'put back while it comes',
      restoreRegular(aRegularItem(), 'so', secretary),
      'not withdrawn: PDB-ITEM-2 comes at every meeting already',
    ],
  ])('is refused by name when %s', (_, move, why) => {
    expect(outcome(move)).toBe(why);
  });

  it('is amended where it differs, and is the very same where it does not', () => {
    expect(amendRegular(minutes, { condition: 'if available' }, secretary)).toEqual({
      outcome: 'done',
      entry: minutes,
    });
    expect(amendRegular(minutes, { condition: null, title: 'PDB minutes' }, secretary)).toMatchObject({
      entry: { history: [{}, { what: 'amended: no condition; title now “PDB minutes”' }] },
    });
  });

  it('is nothing that a meeting is still to consider of its own', () => {
    expect(isToCome(minutes)).toBe(false);
  });
});

it('gives each entry a number that was never given before, whatever kind it is', () => {
  expect(nextItemRef('pdb', [])).toBe('PDB-ITEM-1');
  expect(nextItemRef('pdb', [anItem({ ref: 'PDB-ITEM-9', state: 'withdrawn' }), aRegularItem()])).toBe(
    'PDB-ITEM-10',
  );
});

const source = { kind: 'minute', board: 'pdb', meeting: '2024-10', minute: '12' } as const;

/** What the history says of an amendment; undefined when it changed nothing. */
function saidOf(amendment: Parameters<typeof amendItem>[1], item = anItem()): string | undefined {
  const move = amendItem(item, amendment, secretary);
  if (move.outcome === 'refused') throw new Error(move.why);
  return move.entry === item ? undefined : move.entry.history.at(-1)?.what;
}

describe('an amendment is kept in words', () => {
  it.each([
    [{ title: 'Rural crime', reason: null }, 'amended: title now “Rural crime”; no reason'],
    [{ lead: 'pcc' }, 'amended: lead now “pcc”'],
    [{ source }, 'amended: source now “minute 12 of meeting 2024-10 of pdb”'],
    [{ duty: { kind: 'precept', year: 2025 } }, 'amended: duty now “precept of 2025”'],
    [{ title: 'Neighbourhood policing', reason: null }, 'amended: no reason'],
    [
      { printed: { meeting: '2024-12', title: 'Policing', reason: null, lead: null } },
      'as the programme has it',
    ],
  ] as const)('%j', (amendment, said) => {
    expect(saidOf(amendment)).toBe(said);
  });

  it('takes a source away, and says so', () => {
    expect(saidOf({ source: null }, anItem({ source }))).toBe('amended: no source');
  });

  it('is none when nothing differs', () => {
    expect(saidOf({ source, lead: 'force' }, anItem({ source }))).toBeUndefined();
    expect(saidOf({})).toBeUndefined();
  });
});

describe('what was withdrawn from every meeting', () => {
  it('is not settled for one', () => {
    const item = aRegularItem({ as: 'item to note', condition: 'if available', state: 'withdrawn' });
    const settlement = { meeting: '2024-12', available: true, on: day('2024-11-21'), how: null };
    expect(settle(item, settlement, today, secretary)).toEqual({
      outcome: 'refused',
      because: 'already withdrawn',
      why: 'PDB-ITEM-2 was withdrawn on 20 November 2024',
    });
  });
});
