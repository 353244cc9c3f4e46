import { describe, expect, it } from 'vitest';
import { checkHandover } from '../../functions/handover/check.ts';
import { aBoard, aMeeting, anAction, anItem, anOwner } from '../register/examples.ts';
import { aDispatch } from '../store/examples.ts';
import { asRead, everyState, fileOf } from './a-handover.ts';

const board = { kind: 'board', thing: aBoard() };
const owner = { kind: 'owner', thing: anOwner() };
const october = { kind: 'meeting', thing: aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' }) };
const december = { kind: 'meeting', thing: aMeeting() };
const action = { kind: 'action', thing: anAction() };
const whole = [board, owner, october, december, action];

const faultsOf = async (lines: readonly string[]): Promise<string[]> => {
  const check = await checkHandover(asRead(lines));
  return check.outcome === 'faulty' ? check.faults : [];
};

describe('a file that is sound', () => {
  it('holds a thing in every state there is, and anything may stand in any order', async () => {
    const records = everyState('pdb', "“Siân O'Neill”\u2028 🚓");
    for (const order of [records, records.toReversed()]) {
      expect(await checkHandover(asRead(fileOf(order)))).toMatchObject({ outcome: 'sound', missing: [] });
    }
  });

  it('may be empty of boards', async () => {
    expect(await faultsOf(fileOf([], { header: { boards: [] } }))).toEqual([]);
  });

  it('may come from an earlier release, which lacked what is now filled in', async () => {
    const { owedSince: _, ...earlier } = anAction();
    expect(
      await faultsOf(fileOf([board, owner, october, december, { kind: 'action', thing: earlier }])),
    ).toEqual([]);
  });

  it('may have been through Windows', async () => {
    expect(await faultsOf(fileOf(whole).map((line) => `${line}\r`))).toEqual([]);
  });

  it('says once of each thing that it is spoken of and missing, and by whom first', async () => {
    const records = [
      board,
      action,
      { kind: 'action', thing: anAction({ ref: 'PDB-2024-10-3' }) },
      { kind: 'item', thing: anItem({ source: { kind: 'action', ref: 'OTHER-2024-10-1' } }) },
      { kind: 'dispatch', thing: aDispatch({ reportedIn: 'pdb_problems', owner: null }) },
    ];
    expect(await checkHandover(asRead(fileOf(records)))).toMatchObject({
      outcome: 'sound',
      missing: [
        'action PDB-2024-10-2 (line 3) speaks of owner force of pdb, which is not in the file',
        'action PDB-2024-10-2 (line 3) speaks of meeting 2024-10 of pdb, which is not in the file',
        'action PDB-2024-10-2 (line 3) speaks of meeting 2024-12 of pdb, which is not in the file',
        'dispatch pdb_force_2024-12_second-reminder of pdb (line 6) speaks of dispatch pdb_problems of pdb, which is not in the file',
      ],
    });
  });

  it('names the mails of which nobody knew whether they went', async () => {
    const states = ['planned', 'sending', 'unknown', 'sent', 'failed'] as const;
    const mails = states.map((state) => ({ kind: 'dispatch', thing: aDispatch({ id: state, state }) }));
    expect(await checkHandover(asRead(fileOf([...whole, ...mails])))).toMatchObject({
      inDoubt: ['sending', 'unknown'],
    });
  });
});

describe('a file that is not', () => {
  it.each([
    ['empty', [], 'the file is empty'],
    ['something else', ['Dear Asha,'], 'line 1: is not the header of a file that matters export made'],
    ['other JSON', ['{"kind":"header"}'], 'line 1: is not the header of a file that matters export made'],
    ['null', ['null'], 'line 1: is not the header of a file that matters export made'],
    [
      'of a later version',
      fileOf(whole, { header: { version: 5, counts: 'otherwise' } }),
      'line 1: the file is of version 5 of the format, and this program reads versions 1, 2, 3 and 4: import it with a release that reads that version',
    ],
    [
      'with a header that lacks something',
      fileOf(whole, { header: { made: 'Monday' } }),
      'line 1: the header is not as it should be: made: Invalid ISO datetime',
    ],
    [
      'cut off after a line',
      fileOf(whole).slice(0, -2),
      'the file is cut off: line 5, its last, is not the end mark. Fetch it again',
    ],
    [
      'its header alone',
      fileOf(whole).slice(0, 1),
      'the file is cut off: line 1, its last, is not the end mark. Fetch it again',
    ],
    ['with more after its end', [...fileOf(whole), '{}'], 'line 8: comes after the end mark'],
    [
      'with an end mark that says nothing',
      fileOf(whole, { end: { things: null } }),
      'line 7: the end mark: things: Invalid input: expected number, received null',
    ],
    [
      'one that lost a line',
      fileOf(whole).filter((_, at) => at !== 2),
      'the end mark says 5 things, and the file has 4',
    ],
    [
      'one whose lost line was covered up',
      fileOf(
        whole.filter((record) => record !== owner),
        { header: { counts: { board: 1, owner: 1, meeting: 2, action: 1, item: 0, dispatch: 0 } } },
      ),
      'the header says 1 owner, and the file has 0',
    ],
    ['without its board', fileOf(whole.slice(1)), 'the header names board pdb, which the file does not have'],
    ['with an empty line', fileOf(whole).toSpliced(3, 0, ''), 'line 4: is empty'],
    ['with a line that is no JSON', fileOf(whole).toSpliced(3, 0, '{"kind":'), 'line 4: is not JSON'],
    [
      'with a line of another kind',
      fileOf([...whole, { kind: 'vote' }]),
      'line 7: is of no kind that a register keeps',
    ],
    ['with a list for a line', fileOf([...whole, ['vote']]), 'line 7: is of no kind that a register keeps'],
    [
      'with a thing that is wrong',
      fileOf([
        ...whole.slice(0, 4),
        { kind: 'action', thing: { ...anAction(), text: ' ', raisedOn: '2024-02-30' } },
      ]),
      'line 6: action PDB-2024-10-2: raisedOn: is not a date: write YYYY-MM-DD, such as 2024-12-11; text: say what was asked for',
    ],
    [
      'with no thing',
      fileOf([...whole.slice(0, 4), { kind: 'action' }]),
      expect.stringMatching(/^line 6: action: the whole: /),
    ],
    [
      'with a state that nobody knows',
      fileOf([...whole.slice(0, 4), { kind: 'action', thing: { ...anAction(), status: 'parked' } }]),
      expect.stringMatching(/^line 6: action PDB-2024-10-2: status: /),
    ],
    [
      'with what only a later release keeps',
      fileOf([
        { kind: 'board', thing: { ...aBoard(), policy: { ...aBoard().policy, colour: 'red' } } },
        ...whole.slice(1),
      ]),
      'line 2: board pdb: this program would not keep policy.colour as it stands; a later release may',
    ],
    [
      'with a name that only the version before has',
      fileOf([...whole, { kind: 'dispatch', thing: { ...aDispatch(), tells: [] } }]),
      'line 7: dispatch pdb_force_2024-12_second-reminder: this program would not keep tells as it stands; a later release may',
    ],
    [
      'with words that would be trimmed',
      fileOf([...whole.slice(0, 4), { kind: 'action', thing: { ...anAction(), text: 'Report ' } }]),
      'line 6: action PDB-2024-10-2: this program would not keep text as it stands; a later release may',
    ],
    [
      'with something beside the thing',
      fileOf([...whole.slice(0, 4), { ...action, mark: 'x' }]),
      'line 6: action PDB-2024-10-2: this program would not keep mark as it stands; a later release may',
    ],
    [
      'with the same thing twice',
      fileOf([...whole, owner]),
      'line 7: owner force of pdb stands in line 3 already',
    ],
    [
      "with another board's reference",
      fileOf([...whole, { kind: 'action', thing: anAction({ ref: 'PCP-2024-10-2' }) }]),
      'line 7: action PCP-2024-10-2 is not a reference of board pdb',
    ],
    [
      "with another board's item",
      fileOf([...whole, { kind: 'item', thing: anItem({ ref: 'PCP-ITEM-2' }) }]),
      'line 7: item PCP-ITEM-2 is not a reference of board pdb',
    ],
    [
      'with a board that the header does not name',
      fileOf([...whole, { kind: 'owner', thing: anOwner({ board: 'pcp' }) }]),
      'line 7: owner force of pcp is of board pcp, which the header does not name',
    ],
    [
      'with a thing that nobody ever made',
      fileOf([...whole.slice(0, 4), { kind: 'action', thing: anAction({ version: 0, history: [] }) }]),
      'line 6: action PDB-2024-10-2 has no first change in its history',
    ],
  ])('is told what it is: %s', async (_, lines, fault) => {
    expect((await faultsOf(lines))[0]).toEqual(fault);
  });

  it('is told everything at once, line by line', async () => {
    const lines = fileOf([
      ...whole,
      { kind: 'owner', thing: { ...anOwner(), id: 'Force!' } },
      owner,
      { kind: 'dispatch', thing: { ...aDispatch(), dueOn: 'soon' } },
    ]);
    expect((await faultsOf(lines)).map((fault) => fault.slice(0, 12))).toEqual([
      'line 7: owne',
      'line 8: owne',
      'line 9: disp',
    ]);
  });

  it('of more than a hundred faults counts the rest', async () => {
    const wrong = Array.from({ length: 130 }, () => ({ kind: 'vote' }));
    const check = await checkHandover(asRead(fileOf([...whole, ...wrong])));
    expect(check).toMatchObject({ outcome: 'faulty', more: 30 });
    expect(await faultsOf(fileOf([...whole, ...wrong]))).toHaveLength(100);
  });
});
