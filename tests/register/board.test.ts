import { describe, expect, it } from 'vitest';
import { boardSchema, escalationContacts, secretariesToWriteTo } from '../../functions/register/board.ts';
import { aBoard } from './examples.ts';

const asha = { name: 'Asha Verity', email: 'asha.verity@pcc.example' };
const jo = { name: 'Jo Ellery', email: 'jo.ellery@pcc.example' };
const kit = { name: 'Kit Rowe', email: 'kit.rowe@pcc.example' };
const marked = (...emails: string[]) =>
  emails.map((email) => ({ email, since: '2024-12-02', why: 'no such mailbox' }));
const names = (people: { name: string }[]) => people.map(({ name }) => name);

describe('of two secretaries, Asha Verity and Jo Ellery, and Kit Rowe, to whom escalations go,', () => {
  const board = (...undeliverable: string[]) =>
    aBoard({
      secretary: [asha, jo],
      policy: { escalateTo: [kit] },
      undeliverable: marked(...undeliverable),
    });

  it.each([
    [[], ['Asha Verity', 'Jo Ellery'], ['Kit Rowe']],
    [['ASHA.Verity@pcc.example'], ['Jo Ellery'], ['Kit Rowe']],
    [['kit.rowe@pcc.example'], ['Asha Verity', 'Jo Ellery'], ['Asha Verity', 'Jo Ellery']],
    [['kit.rowe@pcc.example', 'asha.verity@pcc.example'], ['Jo Ellery'], ['Jo Ellery']],
    [['kit.rowe@pcc.example', 'asha.verity@pcc.example', 'jo.ellery@pcc.example'], [], []],
  ])('while %j refuse mail, are written to %j, and of an escalation %j', (refusing, written, escalated) => {
    expect(names(secretariesToWriteTo(board(...refusing)))).toEqual(written);
    expect(names(escalationContacts(board(...refusing)))).toEqual(escalated);
  });
});

it('a board that was kept before mailboxes were marked has none in trouble', () => {
  const { undeliverable: _, ...kept } = aBoard();
  expect(boardSchema.parse(kept).undeliverable).toEqual([]);
});
