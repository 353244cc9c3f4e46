import { describe, expect, it } from 'vitest';
import { day, instantSchema } from '../../functions/calendar/days.ts';
import { type ProgrammeItem, paperSaidSent, waitsForLead } from '../../functions/register/programme.ts';
import {
  amendItem,
  moveTo,
  type ProgrammeTransition,
  present,
  receive,
  sayNotArrived,
  sayPaperSent,
} from '../../functions/register/programme-transitions.ts';
import { aMeeting, anItem, secretary } from './examples.ts';

const today = day('2024-11-25');
const later = { ...secretary, at: instantSchema.parse('2024-11-25T09:00:00.000Z') };
const said = { on: day('2024-11-22'), where: 'by email to the secretary', saidBy: 'Mo O’Hara' };
const march = aMeeting({ id: '2025-03', date: '2025-03-12' });

function done(move: ProgrammeTransition<ProgrammeItem>): ProgrammeItem {
  if (move.outcome === 'refused') throw new Error(move.why);
  return move.entry;
}
const sent = (item = anItem()): ProgrammeItem => done(sayPaperSent(item, said, today, secretary));
const missing = (item = sent()): ProgrammeItem => done(sayNotArrived(item, 'nothing came', today, later));

describe('a paper that is said to be sent', () => {
  it('is owed by nobody while it is looked for', () => {
    expect(sent()).toMatchObject({
      state: 'planned',
      received: null,
      paperSent: { ...said, notArrived: null },
    });
    expect(sent().history.at(-1)?.what).toBe(
      'paper said to be sent on 22 November 2024: by email to the secretary',
    );
    expect(waitsForLead(sent())).toBe(false);
  });

  it('is settled by its being in', () => {
    const { received, paperSent } = done(receive(sent(), today, today, later));
    expect([received, paperSent]).toEqual([{ on: '2024-11-25' }, null]);
  });

  it('that has not arrived is owed anew, and may be said to be sent again', () => {
    expect(missing()).toMatchObject({
      owedSince: later.at,
      paperSent: { where: said.where, notArrived: { on: '2024-11-25', reason: 'nothing came' } },
    });
    expect(missing().history.at(-1)?.what).toBe('paper not arrived: nothing came');
    expect(waitsForLead(missing())).toBe(true);
    expect(paperSaidSent(sent(missing()))).toMatchObject(said);
  });

  it('stays so wherever the item is put, and not with another author', () => {
    expect(paperSaidSent(done(moveTo(sent(), march, 'so', today, later)))).toMatchObject(said);
    expect(done(amendItem(sent(), { lead: 'pcc' }, later) as never).paperSent).toBeNull();
    expect(paperSaidSent(done(amendItem(sent(), { title: 'Custody' }, later) as never))).not.toBeNull();
  });

  it.each([
    [
      'already said to be sent: the paper of PDB-ITEM-1 was said to be sent on 22 November 2024: say first whether it came',
      sayPaperSent(sent(), said, today, later),
    ],
    [
      'already received: the paper of PDB-ITEM-1 came in on 20 November 2024',
      sayPaperSent(anItem({ received: { on: '2024-11-20' } }), said, today, later),
    ],
    [
      'not accepted: PDB-ITEM-1 is only offered: accept it first',
      sayPaperSent(anItem({ state: 'offered' }), said, today, later),
    ],
    [
      'no longer to come: PDB-ITEM-1 was presented on 25 November 2024',
      sayPaperSent(done(present(sent(), today, today, later)), said, today, later),
    ],
    [
      'dated in the future: 26 November 2024 has not come yet',
      sayPaperSent(anItem(), { ...said, on: day('2024-11-26') }, today, later),
    ],
    [
      'not said to be sent: nobody waits to hear whether the paper of PDB-ITEM-1 came',
      sayNotArrived(anItem(), 'nothing came', today, later),
    ],
    [
      'not said to be sent: nobody waits to hear whether the paper of PDB-ITEM-1 came',
      sayNotArrived(missing(), 'nothing came', today, later),
    ],
    [
      'no longer to come: PDB-ITEM-1 was presented on 25 November 2024',
      sayNotArrived(done(present(sent(), today, today, later)), 'nothing came', today, later),
    ],
  ])('is refused: %s', (words, move) => {
    expect(move.outcome === 'refused' && `${move.because}: ${move.why}`).toBe(words);
  });
});
