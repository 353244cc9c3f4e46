import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { instantSchema } from '../../functions/calendar/days.ts';
import { type ItemRef, itemRefSchema } from '../../functions/register/programme.ts';
import { offer } from '../../functions/register/programme-transitions.ts';
import { desks, type TestDesk, withAction, withBoard } from './a-desk.ts';

const aDesk = desks();
const at = ['--board', 'pcp'];
const because = ['--reason', 'the agenda was full'];

/** The panel on 9 October 2024: the PCC leads on one item for February 2025; questions and, if available, notes come always. */
async function withPanel(desk: TestDesk): Promise<TestDesk> {
  const { done } = desk;
  await desk.once('a desk with a panel', async () => {
    await done(
      ...['board', 'add', 'pcp', '--name', 'Police and Crime Panel'],
      ...['--secretary', 'Inés Dart <ines@council.example>'],
    );
    await done('owner', 'add', 'pcc', ...at, '--name', 'PCC', '--alias', 'Commissioner');
    await done('meeting', 'add', ...at, '--date', '2024-10-15', '--short-notice', 'a decision cannot wait');
    await done('meeting', 'add', ...at, '--month', '2025-02');
    await done(
      ...['programme', 'add', "The Force's calls (101/999)", ...at, '--meeting', '2025-02'],
      ...['--lead', 'commissioner', '--reason', 'Requested by the Panel'],
    );
    await done('programme', 'add', 'Questions to the Commissioner', ...at, '--standing');
    await done('programme', 'add', 'Notes of the board', ...at, '--to-note', '--condition', 'if available');
  });
  return desk;
}

const [item, standing, toNote] = ['PCP-ITEM-1', 'PCP-ITEM-2', 'PCP-ITEM-3'];

const shown = async ({ done }: TestDesk, ref: string) =>
  JSON.parse(await done('programme', 'show', ref, '--json')) as Record<string, unknown>;

/** The notes of October, which the board offers to the panel's meeting of 15 October 2024. */
async function offered({ service }: TestDesk, ref = 'PCP-ITEM-4'): Promise<ItemRef> {
  const entry = offer(
    {
      ...{ board: 'pcp', ref: itemRefSchema.parse(ref), title: 'Notes of 2 October', meeting: '2024-10' },
      ...{ reason: null, lead: null, received: null, duty: null, printed: null },
      source: { kind: 'minute', board: 'pdb', meeting: '2024-10', minute: null },
    },
    { at: instantSchema.parse('2024-10-09T09:00:00.000Z'), by: 'Asha Verity', from: 'notes.docx' },
  );
  expect(await service.register.save(entry)).toBe('saved');
  return entry.ref;
}

describe('the programme of work', () => {
  it('is listed by meeting, then what comes at every meeting', async () => {
    const { done } = await withPanel(aDesk());
    await done('programme', 'add', 'Estates', ...at, '--meeting', '2024-10-15');
    expect(await done('programme', 'list', ...at)).toBe(
      [
        'Reference   Meeting        Lead        State          Paper in  Item',
        'PCP-ITEM-4  2024-10-15     nobody yet  planned        no        Estates',
        "PCP-ITEM-1  February 2025  PCC         planned        no        The Force's calls (101/999)",
        'PCP-ITEM-2  every meeting              standing item            Questions to the Commissioner',
        'PCP-ITEM-3  every meeting              item to note             Notes of the board (if available)',
        '',
      ].join('\n'),
    );
    expect(JSON.parse(await done('programme', 'list', ...at, '--json'))).toMatchObject([
      { ref: 'PCP-ITEM-4', lead: null, paperDue: '2024-09-30' },
      { ref: item, lead: 'pcc', paperDue: null },
      { ref: standing, paperDue: null },
      { ref: toNote, condition: 'if available' },
    ]);
  });

  it('is listed by one meeting, or one lead', async () => {
    const { done, matters } = await withPanel(aDesk());
    await done('programme', 'add', 'Estates', ...at, '--meeting', '2024-10-15');
    const refs = async (...filter: string[]) =>
      JSON.parse(await done('programme', 'list', ...at, ...filter, '--json')).map(
        ({ ref }: { ref: string }) => ref,
      );
    expect(await refs('--meeting', '2024-10')).toEqual(['PCP-ITEM-4']);
    expect(await refs('--lead', 'Commissioner')).toEqual([item]);
    expect((await matters('programme', 'list', ...at, '--lead', 'mayor')).talk).toContain(
      '--lead: there is no owner "mayor" (known: pcc)',
    );
  });

  it('is nothing to begin with, and that is said', async () => {
    const { done } = aDesk();
    await done('board', 'add', 'pcp', '--name', 'A Panel', '--secretary', 'i@council.example');
    expect(await done('programme', 'list', ...at)).toBe('Nothing is on the programme.\n');
    expect(await done('programme', 'list', ...at, '--state', 'moved')).toBe('There is nothing.\n');
    expect(await done('programme', 'list', ...at, '--state', 'all', '--json')).toBe('[]\n');
  });

  it('is printed in each format, and written to a file', async () => {
    const { done, matters, folder } = await withPanel(aDesk());
    const row = /The Force's calls \(101\/999\).*Requested by the Panel.*PCC/s;
    expect(await done('programme', ...at)).toMatch(row);
    expect(await done('programme', ...at, '--format', 'csv', '--as-of', '2024-10-01')).toMatch(row);
    expect(await done('programme', ...at, '--format', 'html')).toContain('Questions to the Commissioner');
    expect(JSON.parse(await done('programme', ...at, '--format', 'json'))).toMatchObject({
      asAt: '2024-10-09',
      meetings: [{ meeting: '2025-02', items: [{ ref: item, lead: 'PCC' }] }],
    });
    const file = join(folder, 'programme.docx');
    expect(await matters('programme', ...at, '--format', 'docx', '--out', file)).toEqual({
      exit: 0,
      out: '',
      talk: `Written to ${file}.\n`,
    });
    expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK');
  });

  it('follows a meeting that gets its date', async () => {
    const desk = await withPanel(aDesk());
    await desk.done('meeting', 'change', '2025-02', ...at, '--date', '2025-02-06');
    expect(await desk.done('programme', 'show', item)).toContain(
      '  meeting      Thursday 6 February 2025, meeting 2025-02\n',
    );
    expect(await shown(desk, item)).toMatchObject({ paperDue: '2025-01-22' });
  });
});

describe('adding to the programme', () => {
  it('gives the next number, which is never given twice', async () => {
    const desk = await withPanel(aDesk());
    await desk.done('programme', 'withdraw', toNote, ...because);
    const run = await desk.matters('programme', 'add', '  Rural crime ', ...at, '--meeting', '2025-02');
    expect(run).toMatchObject({ exit: 0, out: '' });
    expect(run.talk).toBe(
      [
        'PCP-ITEM-4: Rural crime',
        '  state        planned',
        '  meeting      February 2025, meeting 2025-02',
        '  lead         nobody yet',
        '  paper        due once its meeting has a date',
        'History:',
        '  2024-10-09  Asha Verity (command line): put on the programme',
        '',
      ].join('\n'),
    );
  });

  it('is of what another body offers, where that is said', async () => {
    const { done, matters } = await withPanel(aDesk());
    await done('programme', 'add', 'Complaints', ...at, '--meeting', '2025-02', '--offered');
    expect(await done('programme', 'list', ...at, '--state', 'offered')).toContain('Complaints');
    expect(await matters('programme', 'add', 'Dogs', ...at, '--standing', '--offered')).toMatchObject({
      exit: 2,
    });
  });

  it('takes the number after, when its own was taken meanwhile', async () => {
    const desk = await withPanel(aDesk());
    const { register } = desk.service;
    let overtaken = false;
    desk.service = {
      ...desk.service,
      register: {
        ...register,
        programme: async (board) => {
          const before = await register.programme(board);
          if (!overtaken) await offered({ ...desk, service: { ...desk.service, register } });
          overtaken = true;
          return before;
        },
      },
    };
    await desk.done('programme', 'add', 'Rural crime', ...at, '--meeting', '2025-02');
    expect(await shown(desk, 'PCP-ITEM-5')).toMatchObject({ title: 'Rural crime' });
  });

  it.each([
    [['--meeting', '2025-02-06'], 'matters meeting add --board pcp --date 2025-02-06\n'],
    [
      ['--meeting', '2025-06'],
      'has no meeting "2025-06" yet: matters meeting add --board pcp --month 2025-06\n',
    ],
    [['--meeting', 'spring'], 'there is no meeting "spring" (known: 2024-10 on 15 October 2024, 2025-02)\n'],
    [['--meeting', '2025-02', '--lead', 'CC'], 'there is no owner "CC" (known: pcc); add one with'],
    [['--meeting', '2025-02', '--from', 'PDB-2024-10-9'], 'there is no action PDB-2024-10-9'],
    [
      ['--meeting', '2025-02', '--from', 'fire:2024-10'],
      '--from: there is no board "fire": matters board list shows all',
    ],
    [['--meeting', '2025-02', '--from', 'pdb:2019-10:4'], 'there is no meeting "2019-10"'],
  ])('fails for %j, saying what to do, and adds nothing', async (words, why) => {
    const desk = await withPanel(await withAction(aDesk()));
    const run = await desk.matters('programme', 'add', 'Rural crime', ...at, ...words);
    expect(run).toMatchObject({ exit: 1, out: '' });
    expect(run.talk).toContain(why);
    expect(await desk.service.register.programme('pcp')).toHaveLength(3);
  });

  it.each([
    [[], 'one of --meeting MEETING, --standing and --to-note'],
    [['--standing', '--to-note'], 'one of --meeting MEETING, --standing and --to-note'],
    [['--standing', '--meeting', '2025-02'], 'one of --meeting MEETING, --standing and --to-note'],
    [['--standing', '--lead', 'PCC'], 'business of every meeting has no --reason, --lead or --from'],
    [['--standing', '--condition', 'if asked'], 'only an item to note comes on a --condition'],
    [['--meeting', '2025-02', '--condition', 'if asked'], 'only an item to note comes on a --condition'],
    [['--meeting', '2025-02', '--from', 'minute 12'], '"minute 12" is no source: write an action as'],
  ])('is misuse with %j', async (words, why) => {
    const { matters } = await withPanel(aDesk());
    const run = await matters('programme', 'add', 'Rural crime', ...at, ...words);
    expect(run).toMatchObject({ exit: 2, out: '' });
    expect(run.talk).toContain(why);
  });

  it('keeps what the business came from: an action, a minute, or the whole notes', async () => {
    const desk = await withPanel(await withAction(aDesk()));
    const from = (source: string, title: string) =>
      desk.done('programme', 'add', title, ...at, '--meeting', '2025-02', '--from', source);
    await from('pdb-2024-10-1', 'Calls');
    await from('PDB:2024-10-02:12: (a)', 'Dogs');
    await from('pdb:2024-10', 'Notes');
    expect(await desk.done('programme', 'show', 'PCP-ITEM-4')).toContain(
      'came from    action PDB-2024-10-1\n',
    );
    expect(await desk.done('programme', 'show', 'PCP-ITEM-5')).toContain(
      'came from    minute 12: (a) of meeting 2024-10 of pdb\n',
    );
    expect(await desk.done('programme', 'show', 'PCP-ITEM-6')).toContain(
      'came from    the notes of meeting 2024-10 of pdb\n',
    );
  });

  it('finds a meeting by its month, whatever it was first known by, unless the month has two', async () => {
    const desk = await withPanel(aDesk());
    await desk.done('meeting', 'change', '2025-02', ...at, '--date', '2025-03-06');
    await desk.done('programme', 'add', 'Dogs', ...at, '--meeting', '2025-03');
    expect(await shown(desk, 'PCP-ITEM-4')).toMatchObject({ meeting: '2025-02' });
    await desk.done('meeting', 'change', '2024-10', ...at, '--month', '2025-03');
    const run = await desk.matters('programme', 'add', 'Horses', ...at, '--meeting', '2025-03');
    expect(run).toMatchObject({
      exit: 1,
      talk: 'matters: --meeting: 2025-03 could be meeting 2024-10 (March 2025) and 2025-02 (Thursday 6 March 2025): say which\n',
    });
  });

  it('is refused for a meeting that is over, and for what is there already', async () => {
    const { done, matters, today } = await withPanel(aDesk());
    const twice = await matters(
      'programme',
      'add',
      "the force's  CALLS (101/999)",
      ...at,
      '--meeting',
      '2025-02',
    );
    expect(twice).toMatchObject({ exit: 1 });
    expect(twice.talk).toBe(
      "matters: PCP-ITEM-1 is that already: The Force's calls (101/999), an item for one meeting\n",
    );
    await done('programme', 'add', "The Force's calls (101/999)", ...at, '--meeting', '2024-10');
    await done('programme', 'withdraw', standing, ...because);
    await done('programme', 'add', 'Questions to the Commissioner', ...at, '--standing');
    today('2024-10-15');
    await done('meeting', 'hold', '2024-10', ...at);
    expect((await matters('programme', 'add', 'Dogs', ...at, '--meeting', '2024-10')).talk).toBe(
      'matters: --meeting: meeting 2024-10 was held: nothing can be planned for it\n',
    );
  });

  it('says when the paper is late already', async () => {
    const { matters } = await withPanel(aDesk());
    expect((await matters('programme', 'add', 'Dogs', ...at, '--meeting', '2024-10')).talk).toContain(
      '! The paper for PCP-ITEM-4 was due on Monday 30 September 2024: it is late already\n',
    );
  });
});

describe('changing an entry', () => {
  it('puts right what is given, and none takes it away', async () => {
    const desk = await withPanel(await withAction(aDesk()));
    const { done, matters } = desk;
    await done('owner', 'add', 'force', ...at, '--name', 'Force');
    await done('programme', 'change', item, '--title', 'Calls', '--lead', 'Force', '--from', 'PDB-2024-10-1');
    expect(await shown(desk, item)).toMatchObject({
      ...{ title: 'Calls', lead: 'force', reason: 'Requested by the Panel' },
      source: { kind: 'action', ref: 'PDB-2024-10-1' },
    });
    await done('programme', 'change', item, '--lead', 'none', '--from', 'None', '--reason', 'none');
    expect(await shown(desk, item)).toMatchObject({ lead: null, reason: null, source: null });
    await done('programme', 'change', toNote, '--condition', 'if agreed in time');
    expect(await done('programme', 'list', ...at)).toContain('Notes of the board (if agreed in time)');
    await done('programme', 'change', toNote, '--condition', 'none');
    expect(await shown(desk, toNote)).toMatchObject({ condition: null });
    expect((await matters('programme', 'change', item, '--title', 'Calls')).talk).toBe(
      'PCP-ITEM-1 says so already.\n',
    );
    expect(await shown(desk, item)).toMatchObject({ version: 3 });
  });

  it.each([
    [
      2,
      [item],
      'say what to change: --title, --reason, --lead, --from, --condition or --special-circumstances',
    ],
    [1, [item, '--lead', 'Forse'], 'there is no owner "Forse"'],
    [1, [item, '--condition', 'if asked'], 'PCP-ITEM-1 is an item for one meeting: only an item to note'],
    [1, [toNote, '--lead', 'PCC'], 'PCP-ITEM-3 is an item to note of every meeting: it has no reason, lead'],
    [
      1,
      [standing, '--condition', 'if asked'],
      'PCP-ITEM-2 is a standing item of every meeting: it comes on no',
    ],
    [1, ['PCP-ITEM-9', '--title', 'x'], 'there is no PCP-ITEM-9 on the programme: matters programme list'],
    [1, ['FIRE-ITEM-1', '--title', 'x'], 'there is no board "fire" (known: pcp)'],
    [2, ['PCP-2024-10-1', '--title', 'x'], '"PCP-2024-10-1" is no reference: write one as PCP-ITEM-7'],
  ])('ends with %i: %j', async (exit, words, why) => {
    const { matters } = await withPanel(aDesk());
    const run = await matters('programme', 'change', ...words);
    expect(run).toMatchObject({ exit, out: '' });
    expect(run.talk).toContain(why);
  });
});

describe('an item', () => {
  it('is moved, withdrawn, put back and replaced, each with its reason kept', async () => {
    const desk = await withPanel(aDesk());
    const { done } = desk;
    await done('meeting', 'add', ...at, '--date', '2025-06-10');
    await done('programme', 'move', item, '--to', '2025-06-10', ...because);
    await done('programme', 'withdraw', 'pcp-item-1', '--reason', 'overtaken', '--as-of', '2024-10-08');
    expect(await done('programme', 'list', ...at, '--state', 'withdrawn')).toContain(item);
    await done('programme', 'reinstate', item, '--reason', 'not overtaken');
    await done('programme', 'replace', item, '--by', 'a visit', '--reason', 'better seen than read');
    expect(await done('programme', 'show', item)).toBe(
      [
        "PCP-ITEM-1: The Force's calls (101/999)",
        '  state        replaced on 9 October 2024 by a visit: better seen than read',
        '  meeting      Tuesday 10 June 2025, meeting 2025-06',
        '  reason       Requested by the Panel',
        '  lead         PCC',
        'History:',
        '  2024-10-09  Asha Verity (command line): put on the programme',
        '  2024-10-09  Asha Verity (command line): moved from meeting 2025-02 to 2025-06: the agenda was full',
        '              meeting 2025-06 (Tuesday 10 June 2025), was 2025-02 (February 2025)',
        '  2024-10-08  Asha Verity (command line): withdrawn: overtaken',
        '  2024-10-09  Asha Verity (command line): put back on the programme: not overtaken',
        '  2024-10-09  Asha Verity (command line): replaced by a visit: better seen than read',
        '',
      ].join('\n'),
    );
  });

  it('is withdrawn or replaced on the day that is said', async () => {
    const desk = await withPanel(aDesk());
    await desk.done('programme', 'withdraw', item, ...because, '--on', '2024-10-07');
    expect(await shown(desk, item)).toMatchObject({ withdrawal: { on: '2024-10-07' } });
    await desk.done('programme', 'reinstate', item, ...because);
    await desk.done('programme', 'replace', item, '--by', 'a visit', ...because, '--on', '2024-10-08');
    expect(await shown(desk, item)).toMatchObject({ replacement: { on: '2024-10-08' } });
  });

  it('moved to a meeting whose papers are due already is said to be late, unless its paper is in', async () => {
    const { matters, done } = await withPanel(aDesk());
    const late = await matters('programme', 'move', item, '--to', '2024-10', ...because);
    expect(late.talk).toContain('moved on 9 October 2024 from February 2025, meeting 2025-02: the agenda');
    expect(late.talk).toContain('! The paper for PCP-ITEM-1 was due on Monday 30 September 2024');
    await done('programme', 'move', item, '--to', '2025-02', ...because);
    await done('programme', 'receive', item, '--on', '2024-10-07');
    expect((await matters('programme', 'move', item, '--to', '2024-10', ...because)).talk).not.toContain('!');
  });

  it('is said to be sent, not to have arrived, and to be sent again', async () => {
    const { matters, done } = await withPanel(aDesk());
    await done('programme', 'sent', item, '--where', 'by post', '--on', '2024-10-08', '--said-by', 'Mo Khan');
    expect(await done('programme', 'show', item)).toContain(
      'sent on 8 October 2024 by Mo Khan (by post): to be looked for',
    );
    await done('programme', 'not-arrived', item, '--reason', 'nothing came');
    expect(await done('programme', 'show', item)).toContain('; not arrived by 9 October 2024: nothing came');
    expect(await matters('programme', 'not-arrived', item, '--reason', 'again')).toMatchObject({ exit: 1 });
    await done('programme', 'sent', item, '--where', 'https://force.example/paper');
    expect(await shown({ done } as never, item)).toMatchObject({ paperSent: { on: '2024-10-09' } });
  });

  it('put back for a meeting that is over needs another, and that is said', async () => {
    const { matters, done, today } = await withPanel(aDesk());
    await done('programme', 'withdraw', item, ...because);
    await done('meeting', 'cancel', '2025-02', ...at, '--reason', 'an election');
    today('2025-01-10');
    expect((await matters('programme', 'reinstate', item, ...because)).talk).toContain(
      '! Meeting 2025-02 was cancelled: matters programme move PCP-ITEM-1 --to MEETING --reason WHY\n',
    );
  });

  it.each([
    [
      'move',
      [standing, '--to', '2024-10', ...because],
      'a standing item of every meeting: it cannot be moved',
    ],
    ['move', [item, '--to', '2025-02', ...because], 'PCP-ITEM-1 is planned for meeting 2025-02 already'],
    ['move', [item, '--to', '2025-07', ...because], 'matters meeting add --board pcp --month 2025-07'],
    ['replace', [toNote, '--by', 'x', ...because], 'an item to note of every meeting: it cannot be replaced'],
    ['reinstate', [item, ...because], 'PCP-ITEM-1 is on the programme already'],
    ['reinstate', [standing, ...because], 'PCP-ITEM-2 comes at every meeting already'],
    ['present', [standing], 'a standing item of every meeting: it cannot be marked as presented'],
    ['receive', [standing], 'a standing item of every meeting: it cannot be marked as received'],
    ['receive', [item, '--on', '2024-10-10'], '10 October 2024 has not come yet'],
    ['accept', [toNote], 'an item to note of every meeting: it cannot be accepted'],
    ['accept', [item], 'PCP-ITEM-1 is on the programme already'],
    [
      'settle',
      [item, '--meeting', '2024-10', '--available'],
      'an item for one meeting: only an item to note',
    ],
    ['settle', [standing, '--meeting', '2024-10', '--available'], 'comes at every meeting, on no condition'],
    [
      'settle',
      [toNote, '--meeting', '2024-11', '--available'],
      'matters meeting add --board pcp --month 2024-11',
    ],
  ])('is not to %s: %j', async (verb, words, why) => {
    const { matters } = await withPanel(aDesk());
    const run = await matters('programme', verb, ...words);
    expect(run).toMatchObject({ exit: 1, out: '' });
    expect(run.talk).toContain(why);
  });
});

describe('what comes at every meeting', () => {
  it('is withdrawn and put back', async () => {
    const { done } = await withPanel(aDesk());
    await done('programme', 'withdraw', standing, '--reason', 'the panel asks in writing');
    expect(await done('programme', 'list', ...at)).not.toContain(standing);
    expect(await done('programme', 'list', ...at, '--state', 'withdrawn')).toContain(
      'PCP-ITEM-2  every meeting        standing item, withdrawn',
    );
    await done('programme', 'reinstate', standing, '--reason', 'the panel asks in person');
    expect(await done('programme', 'show', standing)).toBe(
      [
        'PCP-ITEM-2: Questions to the Commissioner',
        '  comes        as a standing item of every meeting',
        'History:',
        '  2024-10-09  Asha Verity (command line): standing item of every meeting',
        '  2024-10-09  Asha Verity (command line): withdrawn: the panel asks in writing',
        '  2024-10-09  Asha Verity (command line): put back: the panel asks in person',
        '',
      ].join('\n'),
    );
  });

  it('is settled for one meeting, one way or the other', async () => {
    const { done, matters } = await withPanel(aDesk());
    const settle = ['programme', 'settle', toNote, '--meeting', '2024-10-15'];
    await done(...settle, '--not-available', '--as-of', '2024-10-08');
    await done(...settle, '--available', '--how', 'agreed by email');
    expect(await done('programme', 'show', toNote)).toContain(
      [
        '  condition    if available',
        '  settled      available (agreed by email) for Tuesday 15 October 2024, meeting 2024-10, said on 9 October 2024',
        'History:',
      ].join('\n'),
    );
    expect((await matters(...settle, '--available', '--how', 'agreed by email')).talk).toContain(
      'is settled as available for meeting 2024-10',
    );
    for (const both of [[], ['--available', '--not-available']]) {
      expect(await matters(...settle, ...both)).toEqual({
        exit: 2,
        out: '',
        talk: 'matters: say either --available or --not-available\n',
      });
    }
  });
});

describe('several at once', () => {
  it('are each done, and those that were not are said at the end', async () => {
    const desk = await withPanel(aDesk());
    await desk.done('programme', 'add', 'Dogs', ...at, '--meeting', '2025-02');
    const refs = [standing, item, 'PCP-ITEM-9', 'pcp-item-1', 'PCP-ITEM-4'];
    expect(await desk.matters('programme', 'receive', ...refs, '--on', '2024-10-08')).toEqual({
      exit: 1,
      out: '',
      talk: [
        "PCP-ITEM-1 (The Force's calls (101/999)): paper in on 8 October 2024",
        'PCP-ITEM-4 (Dogs): paper in on 8 October 2024',
        'matters: 2 of 4 could not be done: PCP-ITEM-2 is a standing item of every meeting: it cannot be marked as received; there is no PCP-ITEM-9 on the programme: matters programme list --board pcp --state all shows all',
        '',
      ].join('\n'),
    });
    expect(await shown(desk, 'PCP-ITEM-4')).toMatchObject({ received: { on: '2024-10-08' } });
    expect(await desk.done('programme', 'show', 'PCP-ITEM-4')).toContain(
      'paper        in on 8 October 2024\n',
    );
  });

  it('with a name that is no reference are not begun', async () => {
    const desk = await withPanel(aDesk());
    expect(await desk.matters('programme', 'receive', item, 'item 4')).toMatchObject({ exit: 2 });
    expect(await shown(desk, item)).toMatchObject({ received: null });
  });

  it('are presented on the day of their meeting', async () => {
    const desk = await withPanel(aDesk());
    await desk.done('meeting', 'change', '2025-02', ...at, '--date', '2025-02-06');
    expect((await desk.matters('programme', 'present', item)).talk).toBe(
      'matters: --on: PCP-ITEM-1 is for meeting 2025-02, which is set for Thursday 6 February 2025: say when it was considered\n',
    );
    desk.today('2025-02-10');
    await desk.done('programme', 'present', item);
    expect(await shown(desk, item)).toMatchObject({ state: 'presented', presented: { on: '2025-02-06' } });
  });

  it('are all that a meeting had, but what was only offered', async () => {
    const desk = await withPanel(aDesk());
    await desk.done('programme', 'add', 'Dogs', ...at, '--meeting', '2024-10');
    await desk.done('programme', 'move', item, '--to', '2024-10', ...because);
    await offered(desk, 'PCP-ITEM-5');
    desk.today('2024-10-16');
    const present = ['programme', 'present', ...at, '--meeting', '2024-10-15'];
    expect((await desk.matters(...present)).talk).toBe(
      [
        '! PCP-ITEM-5 is only offered, and was left: matters programme accept PCP-ITEM-5',
        "PCP-ITEM-1 (The Force's calls (101/999)): presented on 15 October 2024",
        'PCP-ITEM-4 (Dogs): presented on 15 October 2024',
        '',
      ].join('\n'),
    );
    expect((await desk.matters(...present)).talk).toContain('Nothing is planned for meeting 2024-10');
  });

  it.each([
    [['present']],
    [['present', ...at]],
    [['present', '--meeting', '2024-10']],
    [['present', item, ...at, '--meeting', '2024-10']],
  ])('%j does not say which', async (words) => {
    const { matters } = await withPanel(aDesk());
    const run = await matters('programme', ...words);
    expect(run).toMatchObject({ exit: 2, out: '' });
    expect(run.talk).toContain('say which: either references, or --board ID --meeting MEETING');
  });
});

describe('what another board offers', () => {
  it('is accepted; and an item to note on a condition, if not settled, is to be settled', async () => {
    const desk = await withPanel(await withAction(aDesk()));
    const ref = await offered(desk);
    expect((await desk.matters('programme', 'present', ref, '--on', '2024-10-09')).talk).toBe(
      'matters: PCP-ITEM-4 is only offered: accept it first\n',
    );
    expect(await desk.done('programme', 'show', ref)).toContain('state        offered, and not accepted yet');
    expect((await desk.matters('programme', 'accept', ref)).talk).toBe(
      [
        'PCP-ITEM-4 (Notes of 2 October): accepted',
        '! Whether PCP-ITEM-3, Notes of the board (if available), comes at meeting 2024-10 is not settled: matters programme settle PCP-ITEM-3 --meeting 2024-10 --available',
        '',
      ].join('\n'),
    );
  });

  it('needs nothing more when that is settled', async () => {
    const desk = await withPanel(await withAction(aDesk()));
    await desk.done('programme', 'settle', toNote, '--meeting', '2024-10', '--available');
    expect((await desk.matters('programme', 'accept', await offered(desk))).talk).toBe(
      'PCP-ITEM-4 (Notes of 2 October): accepted\n',
    );
  });
});

describe('the statutory year', () => {
  const propose = ['programme', 'propose', '--year', '2025'];

  it('is shown with its dates in full and its source, and adds nothing', async () => {
    const desk = await withPanel(aDesk());
    const { exit, out, talk } = await desk.matters(...propose);
    expect({ exit, talk }).toEqual({
      exit: 0,
      talk: [
        '! Proposed precept 2025/26: its meeting must be on or before Saturday 8 February 2025',
        '! Revised precept 2025/26: its meeting must be on or before Saturday 22 February 2025',
        'To add what is missing: matters programme propose --year 2025 --board pcp --yes',
        '',
      ].join('\n'),
    });
    expect(out).toContain(
      [
        'Proposed precept 2025/26',
        '  lead         PCC',
        '  meeting      February 2025, meeting 2025-02',
        '  by law       the commissioner notifies the panel by Saturday 1 February 2025; the panel reports by Saturday 8 February 2025',
        '  source       Police Reform and Social Responsibility Act 2011 sch.5; SI 2012/2271 regs 3 and 4',
      ].join('\n'),
    );
    expect(out).toContain(
      [
        'Complaints against the Commissioner – Annual Report 2024/25',
        '  lead         Panel Officers, not in the register yet',
        '  meeting      a meeting expected in July 2025, which would be added',
        '  by law       no day is set',
      ].join('\n'),
    );
    expect(out).toContain(
      [
        'Revised precept 2025/26',
        '  lead         PCC',
        '  meeting      a meeting expected in February 2025, which would be added',
        '  only if      the panel vetoes the proposed precept',
        '  by law       the commissioner notifies the revised precept by Saturday 15 February 2025; the panel reports on it by Saturday 22 February 2025; the commissioner responds by Saturday 1 March 2025',
      ].join('\n'),
    );
    expect(await desk.service.register.programme('pcp')).toHaveLength(3);
    expect(await desk.service.register.meetings('pcp')).toHaveLength(2);
  });

  it('is added once with --yes, and again adds nothing and says so', async () => {
    const desk = await withPanel(aDesk());
    const added = await desk.matters(...propose, '--yes');
    expect(added.talk).toContain(
      [
        'PCP-ITEM-4 is new: Proposed precept 2025/26, by PCC, for meeting 2025-02.',
        'PCP-ITEM-5 is new: Police and Crime Plan – review 2025/26, by PCC, for meeting 2025-02.',
        'Meeting 2025-07 is new, expected in July 2025.',
        'PCP-ITEM-6 is new: PCC’s response to the Panel’s report on the precept 2025/26, by PCC, for meeting 2025-07.',
        'PCP-ITEM-7 is new: PCC’s Annual Report 2024/25, by PCC, for meeting 2025-07.',
        'Panel Officers is a new owner (panel-officers).',
        'PCP-ITEM-8 is new: Complaints against the Commissioner – Annual Report 2024/25, by Panel Officers, for meeting 2025-07.',
        '! Panel Officers has no contact yet, so no reminder can be sent: matters owner contact panel-officers --board pcp',
      ].join('\n'),
    );
    expect(added.out).toContain('  programme    PCP-ITEM-4 (Proposed precept 2025/26), planned\n');
    const again = await desk.matters(...propose, '--yes');
    expect(again.talk).toContain('Nothing to add: the programme has all of it already.\n');
    expect((await desk.matters(...propose)).talk).toContain('Nothing to add');
    expect(again.out).toBe(added.out);
    expect(await desk.service.register.programme('pcp')).toHaveLength(8);
    expect(await desk.done('programme', 'show', 'PCP-ITEM-4')).toContain(
      'by law       the commissioner notifies',
    );
  });

  it('cut off anywhere is finished by proposing it again', async () => {
    const desk = await withPanel(aDesk());
    const { service } = desk;
    const { register } = service;
    let saved = 0;
    const save: typeof register.save = async (thing) => {
      saved += 1;
      if (saved === 3) throw new Error('the light went out');
      return register.save(thing);
    };
    desk.service = { ...service, register: { ...register, save } };
    expect((await desk.matters(...propose, '--yes')).talk).toBe(
      'matters: 2 of 7 changes were recorded, then: the light went out. Add what is missing again to finish\n',
    );
    desk.service = service;
    await desk.done(...propose, '--yes');
    expect((await register.programme('pcp')).map(({ ref, title }) => [ref, title]).slice(3)).toEqual([
      ['PCP-ITEM-4', 'Proposed precept 2025/26'],
      ['PCP-ITEM-5', 'Police and Crime Plan – review 2025/26'],
      ['PCP-ITEM-6', 'PCC’s response to the Panel’s report on the precept 2025/26'],
      ['PCP-ITEM-7', 'PCC’s Annual Report 2024/25'],
      ['PCP-ITEM-8', 'Complaints against the Commissioner – Annual Report 2024/25'],
    ]);
    expect(await register.meetings('pcp')).toHaveLength(3);
  });

  it('has what follows from a veto where that is said', async () => {
    const desk = await withPanel(aDesk());
    await desk.done(...propose, '--yes');
    expect((await desk.matters(...propose, '--vetoed')).talk).toContain('--board pcp --vetoed --yes');
    expect((await desk.matters(...propose, '--vetoed', '--yes')).talk).toContain(
      'PCP-ITEM-9 is new: Revised precept 2025/26, by PCC, for meeting 2025-02-b.\n',
    );
  });

  it.each([[[]], [['--yes']]])('is refused to a board that is no panel, with why (%j)', async (more) => {
    const desk = await withBoard(aDesk());
    expect(await desk.matters(...propose, '--board', 'pdb', ...more)).toEqual({
      exit: 1,
      out: '',
      talk: 'matters: Performance and Delivery Board is not a panel, and the law fixes this for a police and crime panel alone. If it is one: matters board change pdb --secretary-title "panel officer"\n',
    });
    expect(await desk.service.register.programme('pdb')).toEqual([]);
  });

  it('does not propose again what was withdrawn', async () => {
    const desk = await withPanel(aDesk());
    await desk.done(...propose, '--yes');
    await desk.done('programme', 'withdraw', 'PCP-ITEM-7', '--reason', 'an election');
    const { out, talk } = await desk.matters(...propose, '--yes');
    expect(out).toContain('PCP-ITEM-7 (PCC’s Annual Report 2024/25), withdrawn\n');
    expect(talk).toContain('Nothing to add');
  });

  it('knows an item whose title a page puts otherwise', async () => {
    const desk = await withPanel(aDesk());
    await desk.done('meeting', 'add', ...at, '--date', '2023-10-17', '--yes');
    await desk.done('programme', 'add', "PCC's Annual Report", ...at, '--meeting', '2023-10-17');
    expect(await desk.done('programme', 'propose', '--year', '2023')).toContain(
      "PCP-ITEM-4 (PCC's Annual Report), planned\n",
    );
  });

  it('says when a meeting is later than the law allows, and when its month is past', async () => {
    const desk = await withPanel(aDesk());
    await desk.done(...propose, '--yes');
    const moved = await desk.matters('meeting', 'change', '2025-02', ...at, '--date', '2025-02-12');
    expect(moved.exit).toBe(0);
    const late =
      'by law the panel reports by Saturday 8 February 2025; meeting 2025-02, Wednesday 12 February 2025, is later\n';
    expect((await desk.matters(...propose)).talk).toContain(`! Proposed precept 2025/26: ${late}`);
    await desk.done('meeting', 'add', ...at, '--month', '2025-03');
    expect(
      (await desk.matters('programme', 'move', 'PCP-ITEM-4', '--to', '2025-03', ...because)).talk,
    ).toContain(
      '! PCP-ITEM-4: by law the panel reports by Saturday 8 February 2025; meeting 2025-03, March 2025, is later\n',
    );
    expect(
      (await desk.matters('programme', 'move', 'PCP-ITEM-4', '--to', '2025-02', ...because)).talk,
    ).toContain(`! PCP-ITEM-4: ${late}`);
    expect((await desk.matters(...propose, '--as-of', '2025-08-01')).talk).toContain(
      '! PCC’s Annual Report 2024/25: July 2025 is past already\n',
    );
  });

  it('is the only panel’s, or the only board’s, unless a board is named', async () => {
    const desk = aDesk();
    expect((await desk.matters(...propose)).talk).toContain('there is no board yet: add the panel');
    const add = (id: string, name: string, ...more: string[]) =>
      desk.done('board', 'add', id, '--name', name, '--secretary', 'i@council.example', ...more);
    await add('pdb', 'Performance and Delivery Board');
    expect((await desk.matters(...propose)).talk).toContain('Performance and Delivery Board is not a panel');
    await add('fire', 'Fire Authority');
    expect((await desk.matters(...propose)).talk).toBe(
      'matters: say for which board with --board (fire, Fire Authority; pdb, Performance and Delivery Board)\n',
    );
    await add('pcp', 'Crime Scrutiny', '--secretary-title', 'Panel Officer');
    expect((await desk.matters(...propose)).talk).toContain('--board pcp --yes');
    await add('other', 'Another Panel');
    expect(await desk.matters(...propose)).toMatchObject({ exit: 1, out: '' });
    expect((await desk.matters(...propose, '--board', 'OTHER')).talk).toContain('--board other --yes');
    expect((await desk.matters(...propose, '--board', 'none')).talk).toContain('there is no board "none"');
  });
});
