import { describe, expect, it } from 'vitest';
import { brief, houseNotes, readText } from './reading.ts';

const talk = 'The Harbour Master took questions on berths and buoys.';

describe('an action at the end of a paragraph', () => {
  it.each([
    ['behind a dash', `${talk} – JB to bring a forecast`, ['Bring a forecast', 'open', 'JB', null]],
    ['in brackets', `${talk} (Clerk to report it)`, ['Report it', 'open', 'Clerk', null]],
    [
      'by who and by when',
      `${talk} The clerk will bring a note. [ACTION: Clerk by 20 November 2024]`,
      ['The clerk will bring a note', 'open', 'Clerk', '2024-11-20'],
    ],
  ])('is read %s', async (_, sections, action) => {
    const { findings } = await readText(houseNotes({ sections: `\n${sections}\n` }));
    expect(brief(findings)).toEqual([action]);
  });

  it.each([`${talk} – a quiet quarter`, `${talk} (see minute 12)`, `${talk} – to be continued`])(
    'is none in “%s”',
    async (sections) => {
      const { findings } = await readText(houseNotes({ sections: `\n${sections}\n` }));
      expect(findings.actions).toEqual([]);
    },
  );
});

describe('minutes beside who is to act', () => {
  it('are actions by the sentence that asks, which is in doubt', async () => {
    const { findings, minuted } = await readText(
      [
        'Harbour Board',
        'Date: Wednesday 12 March 2025',
        '',
        '| No. | Minute | Action by |',
        '| --- | --- | --- |',
        '| 1 | Welcome. All were welcomed. There were no apologies. | |',
        '| 2 | The boiler had failed. JB will get two quotes. It is old. | JB |',
      ].join('\n'),
    );
    expect(brief(findings)).toEqual([['JB will get two quotes', 'open', 'JB', null]]);
    expect(minuted.actions[0]?.doubts).toEqual([
      'the text of “JB will get two quotes”: it was taken out of the minutes beside “JB”, which say “The boiler had failed. JB will get two quotes. It is old.”',
    ]);
  });
});

describe('what is told', () => {
  it('are dates that may have their month first, where one of their table must', async () => {
    const { findings } = await readText(
      [
        'Action log',
        '',
        '| Action | Owner | Due |',
        '| --- | --- | --- |',
        '| Order signs | Clerk | 03/25/2025 |',
        '| Count canoes | Clerk | 04/05/2025 |',
        '| Mend oars | Clerk | 05/05/2025 |',
      ].join('\n'),
    );
    const told = findings.differences.filter(({ detail }) => detail.includes('which is the day'));
    expect(told.map(({ detail }) => detail)).toEqual([
      'the due date of “Count canoes”: which is the day and which the month is not certain, for the table has “03/25/2025” too',
    ]);
  });

  it('is what stands right below a table and may say how all its actions stand', async () => {
    const { findings } = await readText(
      [
        'Action log',
        '',
        '| Action | Owner | Due |',
        '| --- | --- | --- |',
        '| Order signs | Clerk | 25/03/2025 |',
        '',
        'All closed.',
      ].join('\n'),
    );
    expect(findings.unread).toContainEqual({
      line: 7,
      text: 'All closed.',
      why: 'this stands below a table of actions and may say how they all stand; each was read as its own row says',
    });
  });
});
