import { describe, expect, it } from 'vitest';
import { desks, withAction, withBoard } from './a-desk.ts';

const aDesk = desks();

describe('boards', () => {
  it('are none to begin with, and that is said', async () => {
    const { matters } = aDesk();
    expect(await matters('board', 'list')).toEqual({
      exit: 0,
      out: 'No board yet: matters board add.\n',
      talk: '',
    });
    expect((await matters('board', 'list', '--json')).out).toBe('[]\n');
    expect(await matters('board', 'show', 'pdb')).toMatchObject({
      exit: 1,
      talk: 'matters: there is no board "pdb" (there is none yet: add one with matters board add)\n',
    });
  });

  it('have a whole policy from the start, each number of which can be changed', async () => {
    const { matters, done } = await withBoard(aDesk());
    expect(await done('board', 'show', 'PDB')).toContain('papersWorkingDays       5\n');
    await done(
      ...['board', 'change', 'pdb', '--set', 'papersWorkingDays=7', '--set', 'clearDays=none'],
      ...['--set', 'stages=first:15:papers,last:2:meeting', '--set', 'closureDays=2024-12-27,2024-12-30'],
      ...['--set', 'escalateTo=Chief Exec <ce@pcc.example>', '--set', 'unknownThen=ask'],
    );
    expect(JSON.parse(await done('board', 'show', 'pdb', '--json'))).toMatchObject({
      policy: {
        papersWorkingDays: 7,
        clearDays: null,
        stages: [
          { name: 'first', workingDays: 15, before: 'papers' },
          { name: 'last', workingDays: 2, before: 'meeting' },
        ],
        closureDays: ['2024-12-27', '2024-12-30'],
        escalateTo: [{ name: 'Chief Exec', email: 'ce@pcc.example' }],
        unknownThen: 'ask',
        chaseEveryWorkingDays: 5,
      },
      version: 2,
    });
    expect((await matters('board', 'change', 'pdb')).exit).toBe(2);
    expect((await matters('board', 'change', 'pdb', '--set', 'stages=')).exit).toBe(2);
    await done('board', 'change', 'pdb', '--set', 'stages=none', '--set', 'closureDays=none');
    const shown = await done('board', 'show', 'pdb');
    expect(shown).toContain('stages                  none\n');
    expect(shown).toContain('closureDays             none\n');
  });

  it('show every date of a meeting to come that a new policy changes', async () => {
    const { matters, done } = await withBoard(aDesk());
    await done('meeting', 'add', '--board', 'pdb', '--date', '2025-01-08');
    await done('meeting', 'add', '--board', 'pdb', '--date', '2024-09-04', '--yes');
    const closed = await matters('board', 'change', 'pdb', '--set', 'closureDays=2025-01-02,2025-01-03');
    expect(closed.talk).toBe(
      [
        'Changed Performance and Delivery Board: closureDays.',
        'Meeting 2025-01, Wednesday 8 January 2025:',
        '  first reminder: was Thursday 28 November 2024, now Tuesday 26 November 2024',
        '  second reminder: was Thursday 12 December 2024, now Tuesday 10 December 2024',
        '  final reminder: was Wednesday 18 December 2024, now Monday 16 December 2024',
        '  papers deadline: was Thursday 19 December 2024, now Tuesday 17 December 2024',
        '  action report: was Friday 27 December 2024, now Monday 23 December 2024',
        '  publication: was Monday 30 December 2024, now Tuesday 24 December 2024',
        '',
      ].join('\n'),
    );
    const renamed = await matters('board', 'change', 'pdb', '--name', 'Delivery Board');
    expect(renamed.talk).toBe('Changed Delivery Board: name.\n');
    const again = await matters('board', 'change', 'pdb', '--name', 'Delivery Board');
    expect(again.talk).toBe('pdb says so already.\n');
  });

  it('called a panel have a panel officer, unless their secretary is called otherwise', async () => {
    const { done } = aDesk();
    const add = (id: string, name: string, ...more: string[]) =>
      done('board', 'add', id, '--name', name, '--secretary', 'Inés Dart <ines@council.example>', ...more);
    await add('pcp', 'Police and Crime Panel');
    await add('pdb', 'Performance and Delivery Board');
    await add('fire', 'Fire Panel', '--secretary-title', 'clerk');
    await add('panels', 'Solar Panels Board');
    const titles = JSON.parse(await done('board', 'list', '--json')) as { secretaryTitle: string }[];
    expect(titles.map(({ secretaryTitle }) => secretaryTitle)).toEqual([
      ...['clerk', 'secretary', 'panel officer', 'secretary'],
    ]);
    expect(await done('board', 'show', 'pcp')).toContain(
      '\nPanel officer: Inés Dart <ines@council.example>\n',
    );
    await done('board', 'change', 'pcp', '--secretary-title', 'democratic services officer');
    expect(await done('board', 'show', 'pcp')).toContain('\nDemocratic services officer: Inés Dart');
  });

  it('offer their notes to the panels that are named, which must be there', async () => {
    const { matters, done } = await withBoard(aDesk());
    expect(await done('board', 'show', 'pdb')).toContain('\nIts notes are offered to: no panel\n');
    const refused = {
      exit: 1,
      out: '',
      talk: 'matters: --notes-to: there is no board "pcp": matters board list shows all\n',
    };
    expect(await matters('board', 'change', 'pdb', '--notes-to', 'pcp')).toEqual(refused);
    const addFire = ['board', 'add', 'fire', '--name', 'Fire Authority', '--secretary', 'i@council.example'];
    expect(await matters(...addFire, '--notes-to', 'pdb, PCP')).toEqual(refused);
    expect(await matters('board', 'show', 'fire')).toMatchObject({ exit: 1 });
    await done('board', 'add', 'pcp', '--name', 'Crime Panel', '--secretary', 'i@council.example');
    expect((await matters('board', 'change', 'pdb', '--notes-to', 'pdb')).talk).toBe(
      'matters: --notes-to: the notes of pdb cannot be offered to pdb itself\n',
    );
    await done(...addFire, '--notes-to', 'pdb, PCP');
    expect(await done('board', 'show', 'fire')).toContain('\nIts notes are offered to: pdb, pcp\n');
    await done('board', 'change', 'pdb', '--notes-to', 'pcp');
    expect(JSON.parse(await done('board', 'show', 'pdb', '--json'))).toMatchObject({ notesTo: ['pcp'] });
    await done('board', 'change', 'pdb', '--notes-to', 'none');
    expect(await done('board', 'show', 'pdb')).toContain('\nIts notes are offered to: no panel\n');
  });

  it.each([
    ['BST', 'did you mean Europe/London?'],
    ['Stockholm', 'did you mean Europe/Stockholm?'],
    ['Etc/GMT-1', 'write it as Europe/London'],
  ])('are in no time zone called %s', async (zone, asked) => {
    const { matters } = await withBoard(aDesk());
    const talk = `matters: --time-zone: “${zone}” is not a time zone by region and city: ${asked}\n`;
    expect(await matters('board', 'change', 'pdb', '--time-zone', zone)).toEqual({ exit: 2, out: '', talk });
    const add = ['board', 'add', 'fire', '--name', 'Fire Authority', '--secretary', 'i@council.example'];
    expect(await matters(...add, '--time-zone', zone)).toEqual({ exit: 2, out: '', talk });
  });

  it('have a ladder of escalation, whose steps stand in their order', async () => {
    const desk = await withBoard(aDesk());
    const set = ['board', 'change', 'pdb', '--set'];
    await desk.done(...set, 'escalationSteps=deputy,named,attend', '--set', 'attendAfterMeetings=1');
    const shown = await desk.done('board', 'show', 'pdb');
    expect(shown).toContain('  escalationSteps         deputy,named,attend\n');
    expect(shown).toContain('  attendAfterMeetings     1\n');
    expect((await desk.matters(...set, 'escalationSteps=named,deputy')).talk).toContain(
      'escalationSteps: name each step once, in the order deputy, named, attend',
    );
    expect((await desk.matters(...set, 'escalationSteps=chair')).exit).toBe(2);
  });

  it('have a horizon, within which a meeting must have its date', async () => {
    const { done } = await withBoard(aDesk());
    expect(await done('board', 'show', 'pdb')).toContain('  horizonDays             90\n');
    await done('board', 'change', 'pdb', '--set', 'horizonDays=30');
    expect(await done('board', 'show', 'pdb')).toContain('  horizonDays             30\n');
  });

  it('of the name of another are asked about: of a person, or by a switch', async () => {
    const desk = await withBoard(aDesk());
    const add = [
      'board',
      'add',
      'pdb2',
      '--secretary',
      'a@b.example',
      '--name',
      'Performance and delivery board',
    ];
    expect(await desk.matters(...add)).toEqual({
      exit: 1,
      out: '',
      talk: 'matters: --same-name: a board is called “Performance and Delivery Board” already (pdb): say so if this is another\n',
    });
    desk.reply = (question) => {
      expect(question).toBe(
        'A board is called “Performance and Delivery Board” already (pdb). Is this another?',
      );
      return false;
    };
    expect((await desk.matters(...add)).talk).toBe('matters: nothing was changed\n');
    desk.reply = true;
    expect((await desk.matters(...add)).talk).toBe('Added Performance and delivery board (pdb2).\n');
    desk.reply = undefined;
    await desk.done('board', 'change', 'pdb2', '--name', 'Another Board');
    await desk.done('board', 'change', 'pdb2', '--name', 'Performance and Delivery Board', '--same-name');
  });

  it('that have ended are listed and shown as that, and send nothing', async () => {
    const { matters, done } = await withAction(aDesk());
    const end = await matters('board', 'end', 'pdb', '--on', '2024-10-09', '--reason', 'abolished by order');
    expect(end.talk).toBe(
      [
        'Performance and Delivery Board (pdb) ended on 9 October 2024: abolished by order.',
        '! Nobody is reminded any more of what is still owed: 1 action',
        '',
      ].join('\n'),
    );
    expect(await done('board', 'list')).toContain('Performance and Delivery Board (ended on 9 October 2024)');
    expect(await done('board', 'show', 'pdb')).toContain('\nEnded on 9 October 2024: abolished by order\n');
    expect(await done('sweep')).toContain('nothing to send: the board has ended');
    expect(await done('status')).toContain(
      '  ended on 9 October 2024: abolished by order. Nothing is sent\n',
    );
    expect(await done('plan')).toContain('the board has ended, so nothing is sent');
    expect(await done('action', 'list', '--board', 'pdb')).toContain('PDB-2024-10-1');
    const again = await matters('board', 'reopen', 'pdb', '--reason', 'the order was withdrawn');
    expect(again.talk).toBe('Performance and Delivery Board (pdb) re-opened: the order was withdrawn.\n');
    expect(await done('sweep')).toContain('1 new action');
  });

  it('that were entered by mistake are removed, where nothing hangs on them', async () => {
    const { matters, done } = await withBoard(aDesk());
    await done('board', 'add', 'pbd', '--name', 'Performance Board', '--secretary', 'a@b.example');
    const removed = await matters('board', 'remove', 'pbd', '--reason', 'misspelt');
    expect(removed.talk).toBe('Performance Board (pbd) removed: misspelt.\n');
    expect((await matters('board', 'show', 'pbd')).talk).toContain('there is no board "pbd" (known: pdb)');
    expect(await matters('board', 'remove', 'pdb', '--reason', 'misspelt')).toEqual({
      exit: 1,
      out: '',
      talk: 'matters: board pdb has 1 owner: matters board end pdb --on DATE --reason WHY ends it\n',
    });
  });

  it('cannot be added twice', async () => {
    const { matters } = await withBoard(aDesk());
    expect(await matters('board', 'add', 'pdb', '--name', 'Another', '--secretary', 'a@b.example')).toEqual({
      exit: 1,
      out: '',
      talk: 'matters: there is a board "pdb" already: matters board change pdb\n',
    });
  });
});

describe('the people of a board', () => {
  it('are each listed once, capitals or not, and not more than a mail has room for', async () => {
    const desk = await withBoard(aDesk());
    const secretaries = ['Asha <asha@pcc.example>', 'Asha <ASHA@pcc.example>'];
    expect(await desk.matters('board', 'change', 'pdb', '--secretary', ...secretaries)).toMatchObject({
      exit: 2,
      talk: 'matters: --secretary: ASHA@pcc.example is in the list already\n',
    });
    const escalateTo = Array.from({ length: 50 }, (_, at) => `kit-${at}@pcc.example`).join(',');
    expect(await desk.matters('board', 'change', 'pdb', '--set', `escalateTo=${escalateTo}`)).toMatchObject({
      exit: 1,
      talk: 'matters: --set escalateTo: a mail to Force could go to 51 mailboxes, those it is copied and escalated to included, and the mail service takes 50 at the most\n',
    });
  });
});

describe('owners', () => {
  it('have people who come and go, and are written as mail programs write them', async () => {
    const { done } = await withBoard(aDesk());
    const contact = ['owner', 'contact', 'force', '--board', 'pdb'];
    await done(...contact, '--email', 'sian@force.example', '--until', '2024-10-31');
    await done(...contact, '--email', 'mo@force.example', '--name', 'Mo Khan', '--from', '2024-11-01');
    await done('owner', 'deputy', 'CC', '--board', 'pdb', '--email', 'dcc@force.example', '--name', 'DCC');
    expect(await done('owner', 'show', 'force', '--board', 'pdb')).toBe(
      [
        'Force (force)',
        '  also called: Chief Constable; CC',
        "  contacts: Siân O'Neill <sian@force.example> until 31 October 2024; Mo Khan <mo@force.example> from 1 November 2024",
        '  deputies: DCC <dcc@force.example>',
        'History:',
        '  2024-10-09  Asha Verity (command line): added',
        '  2024-10-09  Asha Verity (command line): contact set: sian@force.example',
        "              contacts Siân O'Neill <sian@force.example> until 31 October 2024, was Siân O'Neill <sian@force.example>",
        '  2024-10-09  Asha Verity (command line): contact set: mo@force.example',
        '              contacts with Mo Khan <mo@force.example> from 1 November 2024',
        '  2024-10-09  Asha Verity (command line): deputy set: dcc@force.example',
        '              deputies with DCC <dcc@force.example>',
        '',
      ].join('\n'),
    );
    await done(...contact, '--email', 'sian@force.example', '--until', 'none');
    await done(...contact, '--email', 'MO@force.example', '--remove');
    expect(JSON.parse(await done('owner', 'list', '--board', 'pdb', '--json'))).toMatchObject([
      { contacts: [{ email: 'sian@force.example', until: null }] },
    ]);
  });

  it('that were entered by mistake are removed, and known no more', async () => {
    const { matters, done } = await withBoard(aDesk());
    await done('owner', 'add', 'farce', '--board', 'pdb');
    const removed = await matters('owner', 'remove', 'farce', '--board', 'pdb', '--reason', 'misspelt');
    expect(removed.talk).toBe('farce (farce)\n  removed: misspelt\n  no contact: nobody can be reminded\n');
    expect(await done('owner', 'list', '--board', 'pdb')).not.toContain('farce');
    expect((await matters('owner', 'show', 'farce', '--board', 'pdb')).exit).toBe(1);
    expect(await done('board', 'show', 'pdb')).toContain('removed owner farce (farce): misspelt');
    await done('owner', 'add', 'farce', '--board', 'pdb', '--name', 'Farce');
  });

  it('have every contact that they were added with', async () => {
    const { done } = await withBoard(aDesk());
    await done(
      ...['owner', 'add', 'opcc', '--board', 'pdb', '--contact', 'O&M <o&m@force.example>'],
      ...['--contact', 'Tom Adeyemi <tom@pcc.example>'],
    );
    expect(JSON.parse(await done('owner', 'show', 'opcc', '--board', 'pdb', '--json'))).toMatchObject({
      contacts: [{ email: 'o&m@force.example' }, { email: 'tom@pcc.example' }],
    });
  });

  it.each([
    [['owner', 'add', 'force', '--board', 'pdb'], 'there is an owner force already: Force'],
    [['owner', 'add', 'chief', '--board', 'pdb', '--alias', 'cc'], 'an owner is called "cc" already'],
    [['owner', 'add', 'opcc', '--board', 'pcp'], 'there is no board "pcp" (known: pdb)'],
    [['owner', 'show', 'opcc', '--board', 'pdb'], 'there is no owner "opcc" (known: force)'],
    [
      [
        'owner',
        'contact',
        'force',
        '--board',
        'pdb',
        '--email',
        'sain@force.example',
        '--until',
        '2024-10-31',
      ],
      "sain@force.example is not among them (known: Siân O'Neill <sian@force.example>): somebody new needs a name",
    ],
    [
      [
        ...['owner', 'contact', 'force', '--board', 'pdb', '--email', 'sian@force.example'],
        ...['--from', '2024-11-01', '--until', '2024-10-01'],
      ],
      'cannot be in post from 1 November 2024 until 1 October 2024',
    ],
    [
      ['owner', 'clear', 'force', '--board', 'pdb', '--email', 'sian@force.example'],
      'is not marked as undeliverable',
    ],
  ])('%j fails, and says why', async (words, why) => {
    const { matters } = await withBoard(aDesk());
    const { exit, out, talk } = await matters(...words);
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(talk).toContain(why);
  });
});
