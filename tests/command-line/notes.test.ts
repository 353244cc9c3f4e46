import { describe, expect, it } from 'vitest';
import { desks, notes, type TestDesk, withBoard } from './a-desk.ts';

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
      ...['nothingOutstanding', 'programme', 'differences', 'unread', 'undertakings'],
      'remarks',
    ]);
  });

  it('says what is promised in the text, after the actions, and recording enters none of it', async () => {
    const desk = await withBoard(aDesk());
    const file = await desk.file(
      'promises.txt',
      notes().replace(
        'Overview of Actions',
        '• The Chief Constable agreed to circulate the rota before the next meeting.\n• The PCC asked that the figures be split by district.\nOverview of Actions',
      ),
    );
    expect(await desk.done('read', file)).toContain(
      [
        '  [open] Force, due 11 December 2024: Report how long 101 callers wait',
        'Promised or asked for in the text, not entered:',
        '  [undertaking] Chief Constable, before the next meeting: circulate the rota (line 8)',
        '  [ask] owner not stated, no time stated: the figures be split by district (line 9)',
        'Discharged: none found',
      ].join('\n'),
    );
    expect(await desk.done('record', file, ...at, '--yes')).not.toContain('rota');
  });

  it('fails for what is no file, naming it', async () => {
    const { matters, folder } = aDesk();
    expect(await matters('read', `${folder}/none.docx`)).toEqual({
      exit: 1,
      out: '',
      talk: `matters: ${folder}/none.docx cannot be opened: there is no such file or folder\n`,
    });
  });

  it('puts what is to be known of the reading into the JSON, and says it beside', async () => {
    const desk = aDesk();
    const { exit, out, talk } = await desk.matters(
      'read',
      await desk.file('plain.txt', 'Tea was served.'),
      '--json',
    );
    expect(exit).toBe(0);
    expect(talk).not.toBe('');
    const { remarks } = JSON.parse(out) as { remarks: string[] };
    expect(remarks.map((remark) => `${remark}\n`).join('')).toBe(talk);
  });

  it('tells several files and folders each under its name, and those that cannot be read with why', async () => {
    const desk = aDesk();
    const october = await desk.file('october.txt', notes());
    const empty = await desk.file('empty.txt', '');
    const folder = await desk.subfolder('packs', {
      'b.csv': 'Action,Owner,Due\nPaint the shed,PCC,11/12/2024\n',
      'a.txt': notes({ rows: [] }),
      '.hidden.txt': 'Not for us',
      '~$b.docx': 'Asha',
      'deep/c.txt': notes(),
    });
    const run = await desk.matters('read', october, empty, folder);
    expect(run.exit).toBe(1);
    expect(run.talk).toContain('matters: 1 of 4 files could not be read\n');
    expect(run.out.split('\n').filter((line) => line.startsWith('/'))).toEqual([
      ...[october, empty],
      ...[`${folder}/a.txt`, `${folder}/b.csv`],
    ]);
    expect(run.out).toContain(`${empty}\nNot read: empty.txt is empty: export or save it again\n`);
    expect(run.out).toContain('[open] PCC, due 11 December 2024: Paint the shed\n');
    const listed = await desk.matters('read', october, empty, folder, '--json');
    expect(listed.exit).toBe(1);
    expect(JSON.parse(listed.out)).toMatchObject([
      { file: october, board: 'Performance and Delivery Board', actions: [{ owner: 'Force' }], remarks: [] },
      { file: empty, unreadable: 'empty.txt is empty: export or save it again' },
      { file: `${folder}/a.txt`, actions: [] },
      { file: `${folder}/b.csv`, actions: [{ text: 'Paint the shed' }] },
    ]);
  });

  it('of one folder lists what is in it, were it one file, and says where there is none', async () => {
    const desk = aDesk();
    const one = await desk.subfolder('one', { 'a.txt': notes() });
    expect(JSON.parse(await desk.done('read', one, '--json'))).toMatchObject([{ file: `${one}/a.txt` }]);
    const none = await desk.subfolder('none', { '.hidden.txt': notes() });
    expect(await desk.matters('read', none)).toEqual({
      exit: 1,
      out: '',
      talk: `matters: ${none} has no file in it to read\n`,
    });
  });

  it('names a file that is not there among several, and reads the others', async () => {
    const desk = aDesk();
    const october = await desk.file('october.txt', notes());
    const { exit, out } = await desk.matters('read', '/nowhere.docx', october, '--json');
    expect(exit).toBe(1);
    expect(JSON.parse(out)).toMatchObject([
      {
        file: '/nowhere.docx',
        unreadable: '/nowhere.docx cannot be opened: there is no such file or folder',
      },
      { file: october },
    ]);
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

  const unsure = () =>
    notes({
      rows: [
        'Report how long 101 callers wait | Open | Force | 11/12/2024',
        'Map the cameras at the ports | Parked | Force | 11/12/2024',
        'Count the spare radios | Open | TBC | 11/12/2024',
      ],
    });
  const cameras = /“Map the cameras at the ports”.*“Parked”.*; it is taken as open/;
  const differs = new RegExp(`^Difference, status: .*${cameras.source}$`, 'm');

  it('with --yes enters nothing that is in doubt, names it with why, and enters it with --doubtful', async () => {
    const desk = await withBoard(aDesk());
    const file = await desk.file('october.txt', unsure());
    const { out, talk } = await desk.matters('record', file, ...at, '--yes');
    expect(talk).not.toMatch(differs);
    expect(talk).toMatch(new RegExp(`^\\? In doubt, and not entered: .*${cameras.source}$`, 'm'));
    expect(talk).toMatch(/^\? In doubt, and not entered: .*“Count the spare radios”/m);
    expect(talk).toContain('--doubtful enters what is in doubt too.\n');
    expect(out).not.toContain('Map the cameras');
    expect(await desk.done('action', 'list', ...at)).not.toContain('Map the cameras');
    expect((await desk.matters('record', file, ...at, '--yes')).talk).toContain(
      'Nothing to change but what is in doubt: the register says all else already.\n',
    );
    const entered = await desk.matters('record', file, ...at, '--yes', '--doubtful');
    expect(entered.talk).toMatch(differs);
    expect(await desk.done('action', 'list', ...at)).toContain('Map the cameras');
    expect((await desk.matters('record', file, ...at, '--yes')).talk).toContain('Nothing to change: the');
  });

  it('asks for what is in doubt apart from what is sure', async () => {
    const desk = await withBoard(aDesk());
    const file = await desk.file('october.txt', unsure());
    const questions: string[] = [];
    desk.reply = (question) => {
      questions.push(question);
      return !question.includes('in doubt');
    };
    await desk.matters('record', file, ...at);
    expect(questions).toEqual(['Record these 7 changes?', 'Enter too what is in doubt (2)?']);
    expect(await desk.done('action', 'list', ...at)).not.toContain('Map the cameras');
    desk.reply = true;
    await desk.matters('record', file, ...at);
    expect(await desk.done('action', 'list', ...at)).toContain('Map the cameras');
  });

  it('takes the date of the meeting where the notes leave it out, and only there', async () => {
    const desk = await withBoard(aDesk());
    const undated = await desk.file('undated.txt', notes({ date: 'Venue: Room 2' }));
    expect((await desk.matters('record', undated, ...at, '--yes')).talk).toBe(
      'matters: --meeting: the notes do not say when the meeting was: say its day\n',
    );
    await desk.done('record', undated, ...at, '--meeting', '2024-10-02', '--yes');
    const dated = await desk.file('october.txt', notes());
    expect((await desk.matters('record', dated, ...at, '--meeting', '2024-10-03', '--yes')).talk).toBe(
      'matters: --meeting: the notes say that the meeting was on Wednesday 2 October 2024, not on Thursday 3 October 2024\n',
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
    const { out, talk } = await desk.matters('record', corrected, ...at, '--yes');
    expect(talk).toContain(
      "! O'Hara has no contact yet, so no reminder can be sent: matters owner contact ohara --board pdb --name NAME --email ADDRESS\n",
    );
    expect(out).toBe(
      [
        'PDB-2024-10-1: changed as the notes now say: “Report how long 101 and 999 callers wait” instead of “Report how long 101 callers wait”',
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

describe('record --undo', () => {
  it('shows what it takes back and what stays, asks, and does it once', async () => {
    const desk = await withBoard(aDesk());
    const rows = [
      'Report how long 101 callers wait | Open | Force | 11/12/2024',
      'Count the radios | Open | CFO | TBC',
    ];
    await desk.done('record', await desk.file('october.txt', notes({ rows })), ...at, '--yes');
    expect(await desk.matters('record', '--undo', ...at)).toMatchObject({
      exit: 1,
      talk: expect.stringContaining('nobody is here to ask: say --yes to take it back'),
    });
    desk.reply = false;
    expect((await desk.matters('record', '--undo', ...at)).talk).toContain('nothing was taken back');
    desk.reply = true;
    const { out, talk } = await desk.matters('record', '--undo', ...at);
    expect(out).toContain(
      'PDB-2024-10-1: withdrawn, as recorded in error: Report how long 101 callers wait\n',
    );
    expect(talk).toContain('october.txt, recorded on 9 October 2024 by Asha Verity\n');
    expect(talk).toContain('! Not taken back: the office CFO stays\n');
    expect(await desk.done('action', 'list', ...at)).toBe('Nothing is owed.\n');
    expect(await desk.done('action', 'show', 'PDB-2024-10-1')).toContain(
      'recording of october.txt was taken back',
    );
    expect(await desk.matters('record', '--undo', ...at, '--yes')).toMatchObject({
      exit: 1,
      talk: 'matters: the recording of october.txt was taken back already, and of those before it nothing is kept\n',
    });
  });

  it('takes no file, and there is no recording without one', async () => {
    const { matters } = await withBoard(aDesk());
    expect(await matters('record', ...at)).toMatchObject({
      exit: 2,
      talk: expect.stringContaining('give the file that is to be recorded, or --undo'),
    });
    expect(await matters('record', 'october.txt', '--undo', ...at)).toMatchObject({ exit: 2 });
    expect((await matters('record', '--undo', ...at)).talk).toBe(
      'matters: nothing was recorded for board pdb that could be taken back\n',
    );
  });
});

describe('notes that a board keeps', () => {
  const receive = async (desk: TestDesk): Promise<string> => {
    const { talk } = await desk.matters('notes', 'receive', await desk.file('october.txt', notes()), ...at);
    const id = /^Received as (.{16}): matters notes record \1 --board pdb$/m.exec(talk)?.[1];
    if (id === undefined) throw new Error(talk);
    return id;
  };

  it('are received with what they would change, and change nothing yet', async () => {
    const desk = await withBoard(aDesk());
    const id = await receive(desk);
    expect(await desk.done('notes', 'list', ...at)).toBe(
      `Received    By           State     Notes             File\n2024-10-09  Asha Verity  received  ${id}  october.txt\n`,
    );
    const shown = await desk.done('notes', 'show', id, ...at);
    expect(shown).toContain('  [open] Force, due 11 December 2024: Report how long 101 callers wait\n');
    expect(shown).toContain('PDB-2024-10-1: new, for Force, due 11 December 2024');
    expect(JSON.parse(await desk.done('notes', 'show', id, ...at, '--json'))).toMatchObject({
      id,
      state: 'received',
      findings: { actions: [{ owner: 'Force' }] },
      changes: expect.arrayContaining(['notes recorded from october.txt']),
    });
    expect(await desk.done('action', 'list', ...at)).toBe('Nothing is owed.\n');
  });

  it('are recorded once somebody agrees, and once', async () => {
    const desk = await withBoard(aDesk());
    const id = await receive(desk);
    desk.reply = false;
    expect(await desk.matters('notes', 'record', id, ...at)).toMatchObject({
      exit: 1,
      talk: 'matters: nothing was recorded\n',
    });
    desk.reply = true;
    expect(await desk.matters('notes', 'record', id, ...at)).toMatchObject({
      exit: 0,
      talk: 'Recorded: 7 changes.\n',
    });
    expect(await desk.done('action', 'show', 'PDB-2024-10-1')).toContain(
      'Asha Verity (october.txt, command line): ',
    );
    const shown = JSON.parse(await desk.done('meeting', 'show', '2024-10', ...at, '--json'));
    expect(shown.minutes).toMatchObject({
      file: 'october.txt',
      said: { next: '2024-12-11', actions: [{ ref: 'PDB-2024-10-1', owner: 'Force' }] },
    });
    expect(JSON.parse(await desk.done('meeting', 'list', ...at, '--state', 'held', '--json'))).toContainEqual(
      expect.objectContaining({ id: '2024-10', minutes: { file: 'october.txt' } }),
    );
    expect(await desk.matters('notes', 'record', id, ...at)).toMatchObject({
      exit: 1,
      talk: 'matters: the notes october.txt were recorded on 9 October 2024, and the register says all of it\n',
    });
  });

  it('are recorded without what is in doubt, which is asked for, or with it by a switch', async () => {
    const desk = await withBoard(aDesk());
    const rows = ['Count the spare radios | Parked | Force | 11/12/2024'];
    const file = await desk.file('october.txt', notes({ rows }));
    const { talk } = await desk.matters('notes', 'receive', file, ...at);
    const id = /^Received as (.{16}):/m.exec(talk)?.[1] ?? '';
    expect(talk).toMatch(/^\? In doubt, and not entered: .*“Count the spare radios”/m);
    await desk.done('notes', 'record', id, ...at, '--yes');
    expect(await desk.done('action', 'list', ...at)).toBe('Nothing is owed.\n');
    expect((await desk.matters('notes', 'record', id, ...at, '--yes')).talk).toContain(
      'the register says all of it but for what is in doubt',
    );
    await desk.done('notes', 'record', id, ...at, '--yes', '--doubtful');
    expect(await desk.done('action', 'list', ...at)).toContain('Count the spare radios');
  });

  it('are recorded as they were shown, or not at all', async () => {
    const desk = await withBoard(aDesk());
    const id = await receive(desk);
    const { register } = desk.service;
    let looks = 0;
    const notesReceived: typeof register.notesReceived = async (...which) => {
      looks += 1;
      if (looks === 2) await desk.done('meeting', 'add', ...at, '--date', '2024-06-12', '--yes');
      return register.notesReceived(...which);
    };
    desk.service = { ...desk.service, register: { ...register, notesReceived } };
    expect(await desk.matters('notes', 'record', id, ...at, '--yes')).toMatchObject({
      exit: 1,
      talk: 'matters: the file october.txt was changed since it was looked at\n',
    });
  });

  it.each([
    [1, ['show', '0123456789abcdef'], 'board pdb has received no notes 0123456789abcdef: matters notes list'],
    [2, ['record', 'october'], '"october" is not what notes are known by: matters notes list shows them'],
    [1, ['receive', '/nowhere/october.txt'], 'cannot be opened: there is no such file or folder'],
  ])('end with %i: %j', async (exit, words, why) => {
    const { matters } = await withBoard(aDesk());
    const run = await matters('notes', ...words, ...at);
    expect(run).toMatchObject({ exit, out: '' });
    expect(run.talk).toContain(why);
  });
});

/** A panel's page, in our own words. */
const page = [
  'Police and Crime Panel – Future work programme – September 2024',
  '14 November 2024',
  'Hate crime in rural wards\tRequested by the Panel\tPCC',
  'Road safety\tOffered by the Commissioner\tPCC',
  'February 2025',
  'Proposed precept 2025/26\tStatutory Requirement\tPCC',
  'Standing item at each meeting',
  'Questions to the Commissioner',
  'Items to note at each meeting',
  'Performance and Delivery Board minutes (if available)',
].join('\n');
const ofPanel = ['--board', 'pcp'];

async function withPanel(desk: ReturnType<typeof aDesk>) {
  await desk.done(
    ...['board', 'add', 'pcp', '--name', 'Kentshire Police and Crime Panel'],
    ...['--secretary', 'Joan Ellery <joan@council.example>'],
  );
  await desk.done(
    ...['owner', 'add', 'pcc', ...ofPanel, '--name', 'PCC', '--contact', 'Tom Adeyemi <tom@pcc.example>'],
  );
  return withBoard(desk);
}

describe('a panel’s programme of work', () => {
  it('is read in words, without the notes that are not there', async () => {
    const desk = aDesk();
    expect(await desk.done('read', await desk.file('page.txt', page))).toBe(
      [
        'Future work programme:',
        '  14 November 2024',
        '    Hate crime in rural wards (Requested by the Panel; PCC)',
        '    Road safety (Offered by the Commissioner; PCC)',
        '  February 2025',
        '    Proposed precept 2025/26 (Statutory Requirement; PCC)',
        '  at each meeting: Questions to the Commissioner',
        '  to note at each meeting: Performance and Delivery Board minutes (if available)',
        '',
      ].join('\n'),
    );
  });

  it('is recorded once, and printed as the panel prints it', async () => {
    const desk = await withPanel(aDesk());
    const file = await desk.file('page.txt', page);
    expect(await desk.matters('record', file, ...ofPanel, '--yes')).toMatchObject({
      exit: 0,
      talk: 'Recorded: 7 changes.\n',
    });
    expect((await desk.matters('record', file, ...ofPanel, '--yes')).talk).toBe(
      'Nothing to change: the register says all this already.\n',
    );
    const paper = await desk.done('programme', ...ofPanel, '--as-of', '2024-10-09', '--format', 'json');
    expect(JSON.parse(paper)).toMatchObject({
      meetings: [
        { meeting: '2024-11-14', items: [{ item: 'Hate crime in rural wards' }, { item: 'Road safety' }] },
        {
          meeting: '2025-02',
          items: [{ item: 'Proposed precept 2025/26', reason: 'Statutory Requirement' }],
        },
      ],
      standing: [{ item: 'Questions to the Commissioner' }],
      toNote: [{ item: 'Performance and Delivery Board minutes', condition: 'if available' }],
    });
  });

  it('taken back is on no paper, and recorded again is as it was, under its own references', async () => {
    const desk = await withPanel(aDesk());
    const file = await desk.file('page.txt', page);
    const paper = () => desk.done('programme', ...ofPanel, '--as-of', '2024-10-09', '--format', 'json');
    await desk.done('record', file, ...ofPanel, '--yes');
    const before = await paper();
    await desk.done('record', '--undo', ...ofPanel, '--yes');
    expect(await paper()).not.toMatch(/Hate crime|Questions|precept/);
    await desk.done('record', file, ...ofPanel, '--yes');
    expect(await paper()).toBe(before);
    expect((await desk.done('programme', 'list', ...ofPanel)).match(/PCP-ITEM-\d+/g)).toHaveLength(5);
    expect((await desk.matters('record', file, ...ofPanel, '--yes')).talk).toContain(
      'Nothing to change: the',
    );
  });

  it('knows the precept that was recorded from it, and proposes only the rest of the year', async () => {
    const desk = await withPanel(aDesk());
    await desk.done('record', await desk.file('page.txt', page), ...ofPanel, '--yes');
    const proposed = await desk.done('programme', 'propose', '--year', '2025');
    expect(proposed).toContain('PCP-ITEM-3');
    await desk.done('programme', 'propose', '--year', '2025', '--yes');
    const titles = JSON.parse(await desk.done('programme', 'list', ...ofPanel, '--json')) as {
      title: string;
    }[];
    const ofPrecept = titles.filter(({ title }) => /precept/i.test(title) && !/response/i.test(title));
    expect(ofPrecept).toHaveLength(1);
    expect(titles.filter(({ title }) => /annual report/i.test(title))).toHaveLength(2);
  });

  it('in a pack with a board’s notes goes to the panel, and the notes to the board', async () => {
    const desk = await withPanel(aDesk());
    const pack = await desk.file(
      'pack.txt',
      `${notes()}\n\nThis page is intentionally left blank\n\n${page}`,
    );
    const panel = await desk.matters('record', pack, ...ofPanel, '--yes');
    expect(panel.talk).toContain('! the notes are headed “Performance and Delivery Board”');
    expect(await desk.done('action', 'list', ...ofPanel)).toBe('Nothing is owed.\n');
    const board = await desk.matters('record', pack, ...at, '--yes');
    expect(board.talk).toContain(
      '! the programme of work is headed “Police and Crime Panel”, and board pdb is called “Performance and Delivery Board”: that part of the file was left alone; say --only programme if it is meant\n',
    );
    expect(await desk.done('programme', 'list', ...at, '--json')).toBe('[]\n');
  });
});

describe('the notes of a board that a panel notes', () => {
  it('are offered once, as an item to note at the panel’s next meeting', async () => {
    const desk = await withPanel(aDesk());
    await desk.done('record', await desk.file('page.txt', page), ...ofPanel, '--yes');
    const file = await desk.file('october.txt', notes());
    const unasked = await desk.matters('record', file, ...at);
    expect(unasked.talk).toContain(
      '! these notes are offered to no panel: matters board change pdb --notes-to PANEL (or none)\n',
    );
    await desk.done('board', 'change', 'pdb', '--notes-to', 'pcp');
    expect(await desk.done('record', file, ...at, '--yes')).toContain(
      'PCP-ITEM-6: the notes of 2 October 2024 are offered to Kentshire Police and Crime Panel, to note at its meeting on Thursday 14 November 2024\n',
    );
    expect((await desk.matters('record', file, ...at, '--yes')).talk).toBe(
      'Nothing to change: the register says all this already.\n',
    );
    expect(await desk.done('programme', ...ofPanel, '--as-of', '2024-10-09')).toContain(
      '| Notes of the Performance and Delivery Board meeting of 2 October 2024 | To note (offered) | None |',
    );
    const accepted = await desk.matters('programme', 'accept', 'PCP-ITEM-6');
    expect(accepted).toMatchObject({ exit: 0 });
    expect(accepted.talk).toContain('matters programme settle PCP-ITEM-5');
  });

  it('say how to offer them where the panel has no meeting to take them', async () => {
    const desk = await withPanel(aDesk());
    await desk.done('board', 'change', 'pdb', '--notes-to', 'pcp');
    const { talk } = await desk.matters('record', await desk.file('october.txt', notes()), ...at);
    expect(talk).toContain(
      'has no meeting to come whose papers are not out: matters meeting add --board pcp --date DATE, and record them again\n',
    );
  });

  it('are offered to nobody where the board says so', async () => {
    const desk = await withPanel(aDesk());
    await desk.done('board', 'change', 'pdb', '--notes-to', 'none');
    const { talk } = await desk.matters('record', await desk.file('october.txt', notes()), ...at, '--yes');
    expect(talk).not.toContain('offered');
  });
});
