import { describe, expect, it } from 'vitest';
import { houseNotes, readText } from './reading.ts';

describe('what may be an action and was not read is told', () => {
  it('in a list below words that only sound like a heading of actions', async () => {
    const sections = 'Still to do before the autumn\n· Buoys painted\n· Ropes counted twice';
    const { findings } = await readText(houseNotes({ sections }));
    expect(findings.actions).toEqual([]);
    expect(findings.unread.map(({ line, text }) => [line, text])).toEqual([
      [17, 'Buoys painted'],
      [18, 'Ropes counted twice'],
    ]);
    expect(findings.unread[0]?.why).toContain('“Still to do before the autumn”');
  });

  it('in a list of what is done already, below what is still to do', async () => {
    const sections =
      'Still to do\n1. Clerk – order the rope\n\nAlready done, with thanks\n- Nell – oil the winch';
    const { findings } = await readText(houseNotes({ sections }));
    expect(findings.actions.map(({ text, owner }) => [text, owner])).toEqual([['order the rope', 'Clerk']]);
    expect(findings.unread.map(({ text }) => text)).toEqual(['Nell – oil the winch']);
  });

  it('in a table of which one row alone promises something, by all its rows', async () => {
    const rows = '| East | Nell Farrow | The Clerk would write to the owners |\n| West | Tom Shaw | Quiet |';
    const sections = `| Berth | Keeper | Told |\n|---|---|---|\n${rows}\n| North | Ann Lee | Quiet |`;
    const { findings } = await readText(houseNotes({ sections }));
    expect(findings.undertakings).toHaveLength(1);
    expect(findings.unread.map(({ text }) => text)).toEqual([
      'Berth | Keeper | Told | East | Nell Farrow | The Clerk would write to the owners | West | Tom Shaw | Quiet | North | Ann Lee | Quiet',
    ]);
  });

  it('in a table that is none of those we know, by its rows', async () => {
    const sections = '| Berth | Keeper |\n|---|---|\n| East | Nell Farrow |\n| West | Tom Shaw |';
    const { findings } = await readText(houseNotes({ sections }));
    expect(findings.unread.map(({ text }) => text)).toEqual([
      'Berth | Keeper | East | Nell Farrow | West | Tom Shaw',
    ]);
  });

  it.each([
    ['Action 4 (Harbour Master): count the buoys', '“Action 4 (Harbour Master):”'],
    ['The slip was wet. [Action: Ann Lee to buy sand by 18 May 2025]', '“Action:”'],
    ['Paint the pier (Head of Works; due 30 April 2025)', '“(Head of Works; due 30 April 2025)”'],
  ])('by its sign: %s', async (text, sign) => {
    const { findings } = await readText(houseNotes({ sections: `Slipway\n\n${text}` }));
    const told = [...findings.actions, ...findings.unread].map((one) => one.text);
    expect(told).toHaveLength(1);
    expect(text.toLowerCase()).toContain(told[0]?.toLowerCase() ?? '-');
    if (findings.unread[0] !== undefined) expect(findings.unread[0].why).toContain(sign);
  });

  it('by what is answered below it', async () => {
    const sections =
      'Slipway\n\nSand for the slip\n\nDone. Bought on 12 May.\n\nThe broken rail\n\nStill open.\n\nBuy a lamp\n\nOwner: Harbour Master.';
    const { findings } = await readText(houseNotes({ sections }));
    expect(findings.unread.map(({ text }) => text)).toEqual([
      'Sand for the slip – Done. Bought on 12 May.',
      'The broken rail – Still open.',
      'Buy a lamp – Owner: Harbour Master.',
    ]);
  });

  it('but not where the list says that there is none, or stands below what was done', async () => {
    const sections = 'Actions taken by the pilots\n· The Chief Constable thanked them.\n\nTo do\n· None';
    const { findings } = await readText(houseNotes({ sections }));
    expect(findings.unread).toEqual([]);
  });

  it('of a second set of notes in one file, by what became of its actions too', async () => {
    const second = houseNotes({
      previous: 'The following action was discharged:\n· Force to count the buoys – done in May',
    })
      .replace('Harbour Delivery Board', 'Estuary Delivery Board')
      .replace('2 October 2024', '1 May 2024')
      .replace('Wednesday ', '');
    const overview =
      'Overview of Actions\n\tStatus\tOwner\tDue date\nPaint the pier\tOpen\tForce\t11/12/2024';
    const { findings } = await readText(`${houseNotes({ overview })}\n${second}`);
    expect(findings.actions.map(({ text }) => text)).toEqual(['Paint the pier']);
    expect(findings.unread.map(({ text, why }) => [text, why])).toEqual([
      [
        'Estuary Delivery Board of 2024-05-01',
        'the file holds a second set of notes with what became of 1 action: read them from a file of their own',
      ],
    ]);
  });
});
