import { describe, expect, it } from 'vitest';
import { addDays, calendarDateSchema, instantSchema } from '../../functions/calendar/days.ts';
import { askForLink, endLink, endLinks, isEnded } from '../../functions/register/owner-links.ts';
import { addOwner, takeBackOwner } from '../../functions/register/owner-transitions.ts';
import { anOwner } from './examples.ts';

const day = (text: string) => calendarDateSchema.parse(text);
const authorAt = (text: string) => ({ at: instantSchema.parse(text), by: 'Priya Nair', from: 'page' });
const author = authorAt('2024-11-20T09:00:00.000Z');

function doneOf<T extends { outcome: string }>(transition: T) {
  if (transition.outcome !== 'done') throw new Error(JSON.stringify(transition));
  return transition as Extract<T, { outcome: 'done' }>;
}

describe('the links of an office', () => {
  it('are ended one by one, and forgotten once they end by themselves', () => {
    const lost = { mail: 'one', until: day('2024-11-25'), reason: 'lost' };
    const first = doneOf(endLink(anOwner(), lost, day('2024-11-20'), author)).owner;
    expect(first.history.at(-1)).toMatchObject({
      what: 'the link of one ended, good until 25 November 2024',
      reason: 'lost',
    });
    expect(endLink(first, lost, day('2024-11-20'), author)).toMatchObject({ because: 'ended already' });

    const later = { ...lost, mail: 'two', until: day('2024-12-25') };
    const second = doneOf(endLink(first, later, day('2024-11-25'), author)).owner;
    expect(second.links.ended.map(({ mail }) => mail)).toEqual(['one', 'two']);
    const third = doneOf(endLink(second, { ...later, mail: 'three' }, day('2024-11-26'), author)).owner;
    expect(third.links.ended.map(({ mail }) => mail)).toEqual(['two', 'three']);
    expect(isEnded(third, 'one')).toBe(false);
  });

  it('are ended all at once where there would be too many to keep', () => {
    const until = day('2024-12-25');
    let owner = anOwner();
    for (let number = 1; number <= 50; number += 1) {
      owner = doneOf(
        endLink(owner, { mail: `mail-${number}`, until, reason: 'lost' }, day('2024-11-20'), author),
      ).owner;
    }
    const one = { mail: 'mail-51', until, reason: 'lost' };
    expect(endLink(owner, one, day('2024-11-20'), author)).toMatchObject({ because: 'too many ended' });
    const ended = doneOf(endLinks(owner, 'a laptop was stolen', author)).owner;
    expect(ended.links).toEqual({ epoch: 1, ended: [], askedAt: null });
    expect(endLink(owner, one, addDays(until, 1), author)).toMatchObject({ outcome: 'done' });
  });

  it('are asked for anew once an hour', () => {
    const asked = doneOf(askForLink(anOwner(), author)).owner;
    expect(asked.links.askedAt).toBe(author.at);
    expect(askForLink(asked, authorAt('2024-11-20T09:59:59.000Z'))).toMatchObject({
      because: 'asked already',
    });
    expect(askForLink(asked, authorAt('2024-11-20T10:00:00.000Z'))).toMatchObject({ outcome: 'done' });
  });

  it('stay ended when the office is taken back and added again', () => {
    const ended = doneOf(endLinks(anOwner(), 'passed on', author)).owner;
    const back = { on: day('2024-11-21'), reason: 'entered twice', removed: true as const };
    const gone = doneOf(takeBackOwner(ended, back, author)).owner;
    const { board, id, name } = gone;
    const again = addOwner({ board, id, name, aliases: [], contacts: [] }, author, gone);
    expect(again.links.epoch).toBe(1);
  });
});
