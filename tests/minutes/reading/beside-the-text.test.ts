import { describe, expect, it } from 'vitest';
import { brief, houseNotes, readText } from './reading.ts';

const talk = 'The Harbour Master took questions on berths and buoys.';

describe('an action in running minutes', () => {
  it.each([
    [`${talk} Action: JB to bring the mooring plan.`, 'Bring the mooring plan', 'JB'],
    [
      `${talk} The office will bring the mooring plan. Action: JB`,
      'The office will bring the mooring plan',
      'JB',
    ],
    [
      `${talk} The office will bring the mooring plan.\nAction: Clerk`,
      'The office will bring the mooring plan',
      'Clerk',
    ],
    ['Action: Bring the mooring plan\nOwner: Clerk', 'Bring the mooring plan', 'Clerk'],
    [
      'It was RESOLVED that the Clerk bring the mooring plan.\nACTION: Clerk',
      'the Clerk bring the mooring plan',
      'Clerk',
    ],
  ])('is read from “%s”', async (minuted, text, owner) => {
    const { findings } = await readText(houseNotes({ sections: `\n${minuted}\n` }));
    expect(brief(findings)).toEqual([[text, 'open', owner, null]]);
  });

  it('is whole where its mark stands at the right edge of one of its lines, under the heading above it', async () => {
    const edge = (words: string, mark: string): string => `${words.padEnd(72)}${mark}`;
    const { findings } = await readText(
      houseNotes({
        sections: `
${edge('KM to ask the yard to look at the sluice below the mill.', 'ACTION: KM')}

5. Quays

Cllr Lyle said that the paving of the long quay had been moved into the next
financial year.

Invite the wardens to walk the whole length of the north quay
${edge('by 11 December 2024.', 'ACTION: KM/DR')}

6. Ferries

${edge('Ask the company which of the boats will be laid up', 'ACTION: Clerk')}
over the winter.
`,
      }),
    );
    expect(findings.actions.map(({ text, owner, section }) => [text, owner, section])).toEqual([
      [
        'KM to ask the yard to look at the sluice below the mill',
        'KM',
        'Safer Harbours Plan: Delivery & Performance',
      ],
      ['Invite the wardens to walk the whole length of the north quay by 11 December 2024', 'KM/DR', 'Quays'],
      ['Ask the company which of the boats will be laid up over the winter', 'Clerk', 'Ferries'],
    ]);
  });

  it('has whose it is at the right edge of its line, or of its last one', async () => {
    const edge = (words: string, mark: string): string => `${words.padEnd(72)}${mark}`;
    const { findings } = await readText(
      houseNotes({
        sections: `
${edge('Action 1: Grease the north sluice', 'KM')}

5. Quays

The paving of the long quay had been moved into the next financial year,
and nobody had asked why.

Action 2: Bring a plan of the long quay, with what it costs in stone and
${edge('in concrete, to the spring meeting', 'DR/KM')}
`,
      }),
    );
    expect(brief(findings).map(([text, , owner]) => [text, owner])).toEqual([
      ['Grease the north sluice', 'KM'],
      [
        'Bring a plan of the long quay, with what it costs in stone and in concrete, to the spring meeting',
        'DR/KM',
      ],
    ]);
  });

  it('is marked by initials at the right edge, below a heading there that says what they are', async () => {
    const edge = (words: string, mark: string): string => `${words.padEnd(72)}${mark}`;
    const sections = [
      edge('', 'Action by'),
      'The quay was swept.',
      edge('Order grit for the steps', 'KM'),
      edge('Price a rail by 3 December 2024', 'DR / KM'),
    ].join('\n\n');
    const { findings } = await readText(houseNotes({ sections }));
    expect(brief(findings)).toEqual([
      ['Order grit for the steps', 'open', 'KM', null],
      ['Price a rail by 3 December 2024', 'open', 'DR / KM', '2024-12-03'],
    ]);
  });

  it('tells the paragraph at whose end it stands', async () => {
    const { findings } = await readText(
      houseNotes({ sections: `\n${talk} The office will bring the mooring plan. Action: JB\n` }),
    );
    expect(findings.differences.map(({ detail }) => detail)).toEqual([
      expect.stringContaining(`stands at the end of “${talk} The office will bring the mooring plan`),
    ]);
  });

  it('is none where action is only spoken of', async () => {
    const { findings } = await readText(
      houseNotes({
        sections: '\nThe Board noted that action had been taken, and that no more was needed.\n',
      }),
    );
    expect(findings.actions).toEqual([]);
  });

  it('gives its owner and its date in brackets at its end', async () => {
    const { findings } = await readText(
      houseNotes({ sections: '\nActions\n• Order the winter salt (Clerk, 30 September 2025)\n' }),
    );
    expect(brief(findings)).toEqual([['Order the winter salt', 'open', 'Clerk', '2025-09-30']]);
  });
});
