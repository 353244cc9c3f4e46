import { describe, expect, it } from 'vitest';
import { desks, notes, withBoard } from './a-desk.ts';

const aDesk = desks();
const at = ['--board', 'pdb'];

describe('read', () => {
  it('says what notes say, in words and as JSON, and writes nothing', async () => {
    const desk = aDesk();
    const file = await desk.file('october.txt', notes());
    expect(await desk.done('read', file)).toBe(
      [
        'Performance and Delivery Board, meeting of 2 October 2024',
        '  previous meeting: 12 June 2024; next meeting: 11 December 2024',
        'Actions:',
        '  [open] Force, due 11 December 2024: Report how long 101 callers wait',
        'Discharged: none found',
        '',
      ].join('\n'),
    );
    expect(Object.keys(JSON.parse(await desk.done('read', file, '--json')) as object)).toEqual([
      ...['board', 'meeting', 'actions', 'discharged'],
      ...['nothingOutstanding', 'programme', 'differences', 'unread'],
    ]);
  });

  it('fails for what is no file, naming it', async () => {
    const { matters, folder } = aDesk();
    expect(await matters('read', `${folder}/none.docx`)).toEqual({
      exit: 1,
      out: '',
      talk: `matters: ${folder}/none.docx cannot be opened: there is no such file or folder\n`,
    });
    expect((await matters('read', folder)).talk).toBe(
      `matters: ${folder} cannot be opened: it is a folder\n`,
    );
  });
});

describe('record', () => {
  it('shows what would change, asks, and does nothing without a yes', async () => {
    const desk = await withBoard(aDesk());
    const file = await desk.file('october.txt', notes());
    const unasked = await desk.matters('record', file, ...at);
    expect(unasked).toMatchObject({
      exit: 1,
      talk: 'matters: nobody is here to ask: say --yes to record it\n',
    });
    expect(unasked.out).toContain('PDB-2024-10-1: new, for Force, due 11 December 2024');
    desk.reply = false;
    expect(await desk.matters('record', file, ...at)).toMatchObject({
      exit: 1,
      talk: 'matters: nothing was recorded\n',
    });
    expect(await desk.done('action', 'list', ...at)).toBe('Nothing is owed.\n');
    desk.reply = true;
    expect(await desk.matters('record', file, ...at)).toMatchObject({
      exit: 0,
      talk: 'Recorded: 7 changes.\n',
    });
    expect(await desk.done('meeting', 'list', ...at)).toContain(
      '2024-12  scheduled for Wednesday 11 December 2024',
    );
  });

  it('takes the date of the meeting where the notes leave it out, and only there', async () => {
    const desk = await withBoard(aDesk());
    const undated = await desk.file('undated.txt', notes({ date: 'Venue: Room 2' }));
    expect((await desk.matters('record', undated, ...at, '--yes')).talk).toContain('--meeting YYYY-MM-DD');
    await desk.done('record', undated, ...at, '--meeting', '2024-10-02', '--yes');
    const dated = await desk.file('october.txt', notes());
    expect((await desk.matters('record', dated, ...at, '--meeting', '2024-10-03', '--yes')).talk).toBe(
      'matters: the notes say that the meeting was on Wednesday 2 October 2024, not on Thursday 3 October 2024\n',
    );
  });

  it('of the same notes again changes nothing, and of corrected ones only what differs', async () => {
    const desk = await withBoard(aDesk());
    await desk.done('record', await desk.file('october.txt', notes()), ...at, '--yes');
    expect(await desk.matters('record', await desk.file('october.txt', notes()), ...at, '--yes')).toEqual({
      exit: 0,
      out: '',
      talk: 'Nothing to change: the register says all this already.\n',
    });
    const rows = [
      'Report how long 101 and 999 callers wait | Open | Force | 11/12/2024',
      "Explain the Chief's budget | Open | O'Hara | 11/12/2024",
    ];
    const corrected = await desk.file('october.txt', notes({ rows }));
    expect(await desk.done('record', corrected, ...at, '--yes')).toBe(
      [
        'PDB-2024-10-1: changed as the notes now say',
        "O'Hara is a new owner (ohara)",
        "PDB-2024-10-2: new, for O'Hara, due 11 December 2024: Explain the Chief's budget",
        'notes recorded again from october.txt',
        '',
      ].join('\n'),
    );
  });

  it('discharges what the notes say was discharged, with how, and keeps what is still promised', async () => {
    const desk = await withBoard(aDesk());
    await desk.done('record', await desk.file('october.txt', notes()), ...at, '--yes');
    desk.today('2024-12-16');
    const december = notes({
      date: 'Date: Wednesday 11 December 2024',
      rows: [],
      discharged: ['Force to report how long 101 callers wait – to be provided by 31 January 2025.'],
    })
      .replace('12 June 2024', '2 October 2024')
      .replace(/Date of next.*/, '');
    await desk.done('record', await desk.file('december.txt', december), ...at, '--yes');
    expect(await desk.done('action', 'list', ...at)).toContain(
      'PDB-2024-10-1  discharged on an undertaking  Force  2025-01-31',
    );
  });

  it('cut off half way says so, and is finished by recording again', async () => {
    const desk = await withBoard(aDesk());
    const file = await desk.file('october.txt', notes());
    const { register } = desk.service;
    let left = 3;
    const save: typeof register.save = async (thing) => {
      left -= 1;
      if (left < 0) throw new Error('the line went dead');
      return register.save(thing);
    };
    desk.service = { ...desk.service, register: { ...register, save } };
    const cut = await desk.matters('record', file, ...at, '--yes');
    expect(cut).toMatchObject({
      exit: 1,
      talk: 'matters: 3 of 7 changes were recorded, then: the line went dead. Record the same notes again to finish\n',
    });
    left = 100;
    await desk.done('record', file, ...at, '--yes');
    expect((await desk.matters('record', file, ...at, '--yes')).talk).toContain('Nothing to change');
    expect((await desk.done('action', 'list', ...at)).match(/PDB-\S+/g)).toEqual(['PDB-2024-10-1']);
  });

  it('fails for an unknown board, and for notes of a day that has not come', async () => {
    const desk = await withBoard(aDesk());
    const file = await desk.file('october.txt', notes());
    expect((await desk.matters('record', file, '--board', 'pcp', '--yes')).talk).toBe(
      'matters: there is no board "pcp" (known: pdb)\n',
    );
    expect((await desk.matters('record', file, ...at, '--as-of', '2024-10-01', '--yes')).talk).toBe(
      'matters: the notes are of Wednesday 2 October 2024, which has not come yet\n',
    );
  });
});
