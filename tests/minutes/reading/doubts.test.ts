import { describe, expect, it } from 'vitest';
import { houseNotes, readText } from './reading.ts';

const rows = (...lines: string[]): string =>
  ['| Action | Status | Owner | Due date |', '| --- | --- | --- | --- |', ...lines].join('\n');

/** Of each action, whether it may be entered unasked. */
async function safe(text: string): Promise<[string, boolean][]> {
  const { findings, minuted } = await readText(text);
  return findings.actions.map((action, index) => [action.text, minuted.actions[index]?.doubts.length === 0]);
}

describe('an action is not safe to enter unasked', () => {
  it.each([
    ['whose status is none that we know', '| Write to the ports | Parked | Force | 11/12/2024 |'],
    ['whose status is blank', '| Write to the ports |  | Force | 11/12/2024 |'],
    ['whose status is a colour without a key', '| Write to the ports | Amber | Force | 11/12/2024 |'],
    ['that nobody is named for', '| Write to the ports | Open |  | 11/12/2024 |'],
    ['whose owner is still to be said', '| Write to the ports | Open | TBC | 11/12/2024 |'],
    ['whose owner is a day', '| Write to the ports | Open | 3 March 2025 | 11/12/2024 |'],
  ])('%s', async (_, row) => {
    const other = '| Bring a map | Open | OPCC | 11/12/2024 |';
    expect(await safe(rows(row, other))).toEqual([
      ['Write to the ports', false],
      ['Bring a map', true],
    ]);
  });

  it('that the table has open, and the notes discharge', async () => {
    const previous = 'Force to write to the ports about lighting – letter sent.';
    const overview = rows(
      '| Write to the ports about lighting | Open | Force | 11/12/2024 |',
      '| Bring a map | Open | OPCC | 11/12/2024 |',
    );
    const lead = 'The following actions were discharged:';
    expect(await safe(houseNotes({ previous: `${lead}\n· ${previous}`, overview }))).toEqual([
      ['Write to the ports about lighting', false],
      ['Bring a map', true],
    ]);
  });
});

describe('an action is safe to enter', () => {
  it.each([
    ['whose due date is blank', '| Write to the ports | Open | Force |  |'],
    ['whose due date is in words', '| Write to the ports | Open | Force | In due course |'],
    ['whose due date has no year', '| Write to the ports | Open | Force | 11/12 |'],
    ['of an office that we never heard of', '| Write to the ports | Open | Harbour Master | 11/12/2024 |'],
  ])('%s', async (_, row) => {
    expect(await safe(rows(row, '| Bring a map | Open | OPCC | 11/12/2024 |'))).toEqual([
      ['Write to the ports', true],
      ['Bring a map', true],
    ]);
  });
});
