import { beforeEach, describe, expect, it } from 'vitest';
import { desks, type TestDesk } from './a-desk.ts';

const aDesk = desks();
const pcp = ['--board', 'pcp'];
const digest = '6bcfd54a223816dcb7261e656ba75396409f3656403cd244f0004af05e0043d1';
let desk: TestDesk;

beforeEach(async () => {
  desk = aDesk();
  desk.today('2026-10-05');
  await desk.once('a panel with a meeting in December', async () => {
    await desk.done(
      ...['board', 'add', 'pcp', '--name', 'Police and Crime Panel'],
      ...['--secretary', 'Inés Dart <ines@council.example>'],
    );
    await desk.done('meeting', 'add', ...pcp, '--date', '2026-12-09', '--time', '10:00');
  });
});

describe('a meeting at short notice', () => {
  const wednesday = ['meeting', 'add', ...pcp, '--date', '2026-12-02'];
  const short =
    'papers for a meeting on Wednesday 2 December 2026 had to be public by Tuesday 24 November 2026 (five clear days, Local Government Act 1972 s.100A(6) and s.100B(3)); made public today, they allow a meeting from Tuesday 8 December 2026 on';

  beforeEach(() => desk.today('2026-11-28'));

  it('is not called without a reason, where no terminal answers', async () => {
    expect(await desk.matters(...wednesday)).toEqual({
      exit: 1,
      out: '',
      talk: `matters: --short-notice: ${short}: say why it is called at short notice\n`,
    });
    expect(await desk.service.register.meetings('pcp')).toHaveLength(1);
  });

  it('is called for a reason, which is kept and shown', async () => {
    const { exit, talk } = await desk.matters(...wednesday, '--short-notice', 'the flood');
    expect({ exit, talk }).toEqual({
      exit: 0,
      talk: [
        'Meeting 2026-12-b of pcp: scheduled for Wednesday 2 December 2026.',
        `! P${short.slice(1)}`,
        '',
      ].join('\n'),
    });
    const shown = await desk.done('meeting', 'show', '2026-12-b', ...pcp);
    expect(shown).toContain('  Called at short notice on Saturday 28 November 2026: the flood\n');
    expect(shown).toContain('scheduled for Wednesday 2 December 2026, at short notice: the flood\n');
    expect(await desk.done('calendar', ...pcp, '--meeting', '2026-12-02')).toContain(
      'Called at short notice on Saturday 28 November 2026: the flood\n',
    );
  });

  it('asks whoever is at the terminal, and does nothing without an answer', async () => {
    const asked: string[] = [];
    desk.reply = true;
    desk.words = (question) => {
      asked.push(question);
      return '  ';
    };
    expect(await desk.matters(...wednesday)).toMatchObject({
      exit: 1,
      talk: 'matters: nothing was changed\n',
    });
    expect(asked).toEqual([`P${short.slice(1)}: say why it is called at short notice.`]);
    desk.words = () => 'the flood';
    expect(await desk.matters(...wednesday)).toMatchObject({ exit: 0 });
    expect((await desk.service.register.meeting('pcp', '2026-12-b'))?.history.at(-1)?.what).toContain(
      'at short notice: the flood',
    );
  });

  it('is asked about when it moves there, and when a month gets such a day', async () => {
    const move = ['meeting', 'move', '2026-12-09', ...pcp, '--date', '2026-12-02'];
    expect((await desk.matters(...move)).talk).toContain('matters: --short-notice: papers for a meeting');
    expect((await desk.matters(...move, '--short-notice', 'the flood')).exit).toBe(0);
    // It keeps its day: nothing is asked again.
    expect((await desk.matters('meeting', 'change', '2026-12', ...pcp, '--place', 'Room 2')).exit).toBe(0);
    expect(await desk.service.register.meeting('pcp', '2026-12')).toMatchObject({
      shortNotice: { reason: 'the flood', on: '2026-11-28' },
    });
    const back = await desk.matters('meeting', 'move', '2026-12', ...pcp, '--date', '2027-01-20');
    expect(back.exit).toBe(0);
    expect(await desk.service.register.meeting('pcp', '2026-12')).toMatchObject({ shortNotice: null });
  });

  it('says that a reason was not needed', async () => {
    const given = ['--date', '2027-02-03', '--short-notice', 'why not'];
    const { talk } = await desk.matters('meeting', 'add', ...pcp, ...given);
    expect(talk).toContain('! Its papers can be out in time: why it is at short notice was not needed');
    expect(await desk.matters('meeting', 'add', ...pcp, '--month', '2027-03', '--short-notice', 'x')).toEqual(
      {
        exit: 2,
        out: '',
        talk: 'matters: --short-notice: only a meeting with a day is called at short notice\n',
      },
    );
  });
});

describe('a day that looks mistaken', () => {
  it.each([
    ['2026-12-25', 'Friday 25 December 2026 is Christmas Day'],
    ['2025-12-09', 'Tuesday 9 December 2025 is past'],
    ['2036-12-09', 'Tuesday 9 December 2036 is more than two years ahead'],
  ])('is asked about: %s', async (date, said) => {
    const add = ['meeting', 'add', ...pcp, '--date', date];
    expect(await desk.matters(...add)).toEqual({
      exit: 1,
      out: '',
      talk: `matters: --yes: ${said}: say that it is meant\n`,
    });
    desk.words = () => 'x';
    desk.reply = false;
    expect((await desk.matters(...add)).talk).toBe('matters: nothing was changed\n');
    desk.reply = (question) => question === `${said}: say that it is meant.`;
    expect((await desk.matters(...add)).exit).toBe(0);
    desk.reply = undefined;
    const day = (await desk.service.register.meetings('pcp')).find(
      (one) => 'date' in one && one.date === date,
    );
    expect((await desk.matters('meeting', 'move', day?.id ?? '', ...pcp, '--date', '2026-12-26')).exit).toBe(
      1,
    );
    expect(
      (await desk.matters('meeting', 'move', day?.id ?? '', ...pcp, '--date', '2026-12-26', '--yes')).exit,
    ).toBe(0);
  });

  it('is told together with short notice, all at once', async () => {
    expect((await desk.matters('meeting', 'add', ...pcp, '--date', '2026-10-11')).talk).toMatch(
      /^matters: --yes: Sunday 11 October 2026 is a day of the weekend: say that it is meant; --short-notice: papers for /,
    );
  });
});

describe('what was published', () => {
  it('is recorded with the file’s own SHA-256, and shown', async () => {
    desk.today('2026-12-01');
    const file = await desk.file('agenda.pdf', 'agenda\n');
    expect(
      await desk.matters('published', '2026-12', ...pcp, '--file', file, '--at', '2026-12-01T08:30'),
    ).toEqual({
      exit: 0,
      out: '',
      talk: `Meeting 2026-12 of pcp: pack published on Tuesday 1 December 2026 at 08:30: agenda.pdf (SHA-256 ${digest}).\n`,
    });
    expect(await desk.done('meeting', 'show', '2026-12', ...pcp)).toContain(
      [
        '  Agenda and papers published on Tuesday 1 December 2026 at 08:30. Recorded by Asha Verity on Tuesday 1 December 2026',
        `    agenda.pdf, SHA-256 ${digest}`,
      ].join('\n'),
    );
    expect(await desk.done('calendar', ...pcp)).toContain(
      '    Published on Tuesday 1 December 2026, five clear days before the meeting.\n',
    );
    expect(
      await desk.matters('published', '2026-12', ...pcp, '--file', file, '--at', '2026-12-01T08:30'),
    ).toMatchObject({
      exit: 1,
      talk: 'matters: that it was published on Tuesday 1 December 2026 at 08:30 is recorded already\n',
    });
  });

  it('may be a file that is not here, by its name and digest, at a moment with its offset', async () => {
    desk.today('2026-12-02');
    const told = ['--name', 'agenda.pdf', '--sha256', digest.toUpperCase()];
    const { talk } = await desk.matters(
      ...['published', '2026-12', ...pcp, '--what', 'agenda', ...told, '--at', '2026-12-02T09:00:00+01:00'],
    );
    expect(talk).toBe(
      [
        `Meeting 2026-12 of pcp: agenda published on Wednesday 2 December 2026 at 08:00: agenda.pdf (SHA-256 ${digest}).`,
        '! Notice of the meeting was not given in time: four clear days before it, and not five clear days, Local Government Act 1972 s.100A(6) and s.100B(3)',
        '',
      ].join('\n'),
    );
  });

  it.each([
    [['--name', 'x.pdf'], 2, 'a file that is not here is told by --name and --sha256 both'],
    [[], 2, 'give the file that was published with --file, or --name and --sha256'],
    [['--name', 'x.pdf', '--sha256', 'abc'], 2, '--sha256: write a SHA-256 as 64 hexadecimal figures'],
    [['--name', 'x', '--sha256', digest, '--at', 'noon'], 2, '--at: write a moment as 2026-11-24T16:00'],
    [
      ['--name', 'x', '--sha256', digest, '--at', '2026-12-24T16:00'],
      1,
      '--at: Thursday 24 December 2026 at 16:00 has not come yet',
    ],
    [
      ['--name', 'x', '--sha256', digest, '--item', 'PCP-ITEM-9'],
      1,
      '--item: there is no PCP-ITEM-9 for meeting 2026-12',
    ],
    [['--file', 'nowhere.pdf'], 1, 'nowhere.pdf cannot be opened: there is no such file or folder'],
  ] as const)('is not recorded of %j', async (given, exit, talk) => {
    expect(await desk.matters('published', '2026-12', ...pcp, ...given)).toMatchObject({
      exit,
      talk: expect.stringContaining(talk),
    });
  });

  it('gave notice of the day that the meeting had, which a move says', async () => {
    const told = ['--name', 'agenda.pdf', '--sha256', digest];
    await desk.done('published', '2026-12', ...pcp, ...told);
    const { talk } = await desk.matters('meeting', 'move', '2026-12', ...pcp, '--date', '2026-12-16');
    expect(talk).toContain(
      '! What was published on Monday 5 October 2026 gave notice of Wednesday 9 December 2026: publish the other date: matters published 2026-12 --board pcp --file FILE\n',
    );
    expect((await desk.matters('certificate', ...pcp, '--meeting', '2026-12')).talk).toContain(
      'nothing is recorded as published of meeting 2026-12 on the day it has',
    );
  });
});

describe('all is not well', () => {
  const told = ['--name', 'agenda.pdf', '--sha256', digest];

  it('once a publication day has passed with nothing recorded: a board that never recorded any is asked', async () => {
    desk.today('2026-12-01');
    expect(await desk.done('status')).toContain('all is well');
    desk.today('2026-12-02');
    desk.colours = true;
    expect(await desk.done('status')).toBe(
      [
        'Police and Crime Panel, Wednesday 2 December 2026',
        '  ! publication not recorded: were the papers of the meeting of Wednesday 9 December 2026 published? They were to be public by Tuesday 1 December 2026 (five clear days, Local Government Act 1972 s.100A(6) and s.100B(3)), and this board records no publications yet',
        '',
      ].join('\n'),
    );
    expect(await desk.done('calendar', ...pcp)).toContain(
      'This day has passed, and nothing is recorded as published.\n',
    );
    expect(await desk.done('calendar', ...pcp)).not.toContain('<red>');
  });

  it('and in red, of one that did before, or where it was late', async () => {
    await desk.done('meeting', 'add', ...pcp, '--date', '2026-11-04');
    await desk.done('published', '2026-11', ...pcp, ...told);
    desk.today('2026-12-02');
    await desk.done('meeting', 'hold', '2026-11', ...pcp);
    desk.colours = true;
    expect(await desk.done('status')).toContain(
      '  <red>! not published in time: the papers of the meeting of Wednesday 9 December 2026 had to be public by Tuesday 1 December 2026 (five clear days, Local Government Act 1972 s.100A(6) and s.100B(3)), and nothing is recorded as published</red>\n',
    );
    expect(await desk.done('calendar', ...pcp)).toContain(
      '<red>Tuesday 1 December 2026    Publication</red>',
    );
    await desk.done('published', '2026-12', ...pcp, ...told);
    expect(await desk.done('status')).toContain(
      '<red>! not published in time: the meeting of Wednesday 9 December 2026 was published on Wednesday 2 December 2026, with four clear days before it, and not by Tuesday 1 December 2026',
    );
    expect(await desk.done('calendar', ...pcp)).toContain(
      'Published on Wednesday 2 December 2026, four clear days before the meeting: too late.',
    );
  });

  it('and is again with the pack on the board in time', async () => {
    await desk.done('published', '2026-12', ...pcp, ...told);
    desk.today('2026-12-02');
    expect(await desk.done('status')).toContain('all is well');
  });
});

describe('a late item', () => {
  const add = ['programme', 'add', 'Custody after the inspection', ...pcp, '--meeting', '2026-12'];

  beforeEach(() => desk.today('2026-12-03'));

  it('asks for the special circumstances, keeps them, and is printed with them', async () => {
    expect(await desk.matters(...add)).toEqual({
      exit: 1,
      out: '',
      talk: 'matters: --special-circumstances: the agenda of meeting 2026-12 was to be public by Tuesday 1 December 2026: a late item can be considered only as a matter of urgency, by reason of special circumstances that the minutes must name (Local Government Act 1972 s.100B(4)(b)): say which\n',
    });
    desk.reply = true;
    desk.words = () => 'the report (of 2 December)';
    expect((await desk.matters(...add)).talk).toContain(
      '  late item    by reason of: the report (of 2 December)\n',
    );
    expect(await desk.done('programme', ...pcp)).toContain(
      '| Custody after the inspection | To be confirmed (late item: the report \\[of 2 December\\]) | To be confirmed |',
    );
    expect(await desk.done('programme', 'list', ...pcp)).toContain('planned, late');
  });

  it('asks too when it is moved there, and no more once it is moved on', async () => {
    await desk.done('meeting', 'add', ...pcp, '--month', '2027-02');
    await desk.done('programme', 'add', 'Custody', ...pcp, '--meeting', '2027-02');
    const move = ['programme', 'move', 'PCP-ITEM-1', '--reason', 'the report is out'];
    expect((await desk.matters(...move, '--to', '2026-12')).exit).toBe(1);
    await desk.done(...move, '--to', '2026-12', '--special-circumstances', 'the report');
    expect((await desk.service.register.programme('pcp'))[0]).toMatchObject({
      late: { circumstances: 'the report', on: '2026-12-03' },
    });
    await desk.done(
      'programme',
      'change',
      'PCP-ITEM-1',
      '--special-circumstances',
      'the report of 2 December',
    );
    await desk.done(...move, '--to', '2027-02');
    expect((await desk.service.register.programme('pcp'))[0]).toMatchObject({ late: null });
  });

  it('that was only offered, and is accepted after the agenda is out, says what it needs', async () => {
    desk.today('2026-11-02');
    await desk.done(...add, '--offered');
    desk.today('2026-12-03');
    expect((await desk.matters('programme', 'accept', 'PCP-ITEM-1')).talk).toContain(
      ': matters programme change PCP-ITEM-1 --special-circumstances WHY\n',
    );
  });
});

describe('the certificate of notice', () => {
  it('says the day and hour, the clear days, the rule, the files, and the late items', async () => {
    desk.today('2026-12-01');
    await desk.done('published', '2026-12', ...pcp, '--name', 'agenda.pdf', '--sha256', digest);
    desk.today('2026-12-03');
    const special = ['--special-circumstances', 'the inspection of 2 December'];
    await desk.done('programme', 'add', 'Custody', ...pcp, '--meeting', '2026-12', ...special);
    const late = ['--item', 'PCP-ITEM-1', '--name', 'late.pdf', '--sha256', 'b'.repeat(64)];
    await desk.done('published', '2026-12', ...pcp, ...late);
    const text = await desk.done('certificate', ...pcp, '--meeting', '2026-12');
    expect(text.replace(/\s+/g, ' ')).toBe(
      [
        'Police and Crime Panel Certificate of notice As at 3 December 2026. Next meeting: Wednesday 9 December 2026.',
        'Meeting 2026-12: Wednesday 9 December 2026 at 10:00.',
        'Its agenda was made public on Tuesday 1 December 2026 at 09:00, with five clear days between that day and the meeting: notice was given in time (five clear days, Local Government Act 1972 s.100A(6) and s.100B(3)).',
        'Of the days between, weekends do not count.',
        'What was published',
        `- What: Agenda and papers published on Tuesday 1 December 2026 at 09:00 File: agenda.pdf SHA-256: ${digest} By whom: Recorded by Asha Verity on Tuesday 1 December 2026`,
        `- What: Late item PCP-ITEM-1 published on Thursday 3 December 2026 at 09:00 File: late.pdf SHA-256: ${'b'.repeat(64)} By whom: Recorded by Asha Verity on Thursday 3 December 2026`,
        'Late items, each with the special circumstances',
        '- PCP-ITEM-1, Custody: the inspection of 2 December ',
      ].join(' '),
    );
    for (const format of ['json', 'html', 'md', 'docx']) {
      const out = `${desk.folder}/certificate.${format}`;
      expect(
        await desk.matters('certificate', ...pcp, '--meeting', '2026-12', '--format', format, '--out', out),
      ).toMatchObject({
        exit: 0,
        talk: `Written to ${out}.\n`,
      });
    }
  });
});
