import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { desks, withAction, withBoard } from './a-desk.ts';

const aDesk = desks();
const at = ['--board', 'pdb'];

describe('the Overview of Actions', () => {
  it.each([
    ['md', '| Report how long 101 callers wait | Open | Force | 11/12/2024 |'],
    ['csv', 'Report how long 101 callers wait,Open,Force,11/12/2024'],
    ['html', '<time datetime="2024-12-11">11/12/2024</time></td>'],
    ['json', '"action": "Report how long 101 callers wait"'],
  ])('is printed as %s', async (format, row) => {
    const { done } = await withAction(aDesk());
    expect(await done('overview', ...at, '--format', format)).toContain(row);
  });

  it('is written to a file, which is said aside', async () => {
    const { matters, folder } = await withAction(aDesk());
    const file = join(folder, 'overview.docx');
    expect(await matters('overview', ...at, '--format', 'docx', '--out', file)).toEqual({
      exit: 0,
      out: '',
      talk: `Written to ${file}.\n`,
    });
    expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK');
  });

  it.each([
    ['overview.docx', 'PK'],
    ['overview.HTML', '<!doctype html>'],
    ['overview.htm', '<!doctype html>'],
    ['overview.csv', '\uFEFFAction,Status'],
    ['overview.json', '{'],
    ['overview.md', '# Overview'],
    ['overview', '# Overview'],
  ])('is written as its file is called: %s', async (name, beginning) => {
    const { matters, folder } = await withAction(aDesk());
    const file = join(folder, name);
    expect(await matters('overview', ...at, '--out', file)).toMatchObject({ exit: 0 });
    expect((await readFile(file, 'utf8')).slice(0, beginning.length)).toBe(beginning);
  });

  it('is not written where the file’s name and --format differ, or the name says nothing', async () => {
    const { matters } = await withAction(aDesk());
    const refused = async (...words: string[]) => {
      const { exit, talk } = await matters(...words);
      return [exit, talk];
    };
    expect(await refused('overview', ...at, '--out', 'o.docx', '--format', 'md')).toEqual([
      2,
      'matters: o.docx ends in .docx, and --format says md: leave --format out, or end the file in .md\n',
    ]);
    expect(await refused('overview', ...at, '--out', 'o.rtf')).toEqual([
      2,
      'matters: o.rtf ends in .rtf, which this paper is not written as: end it in one of .json, .html, .csv, .md, .docx, or say --format\n',
    ]);
    expect(await refused('calendar', ...at, '--out', 'c.csv')).toEqual([
      2,
      expect.stringContaining('c.csv ends in .csv, which this paper is not written as'),
    ]);
    expect(await refused('item2', ...at, '--meeting', '2024-12', '--json', '--out', 'i.txt')).toEqual([
      2,
      expect.stringContaining('i.txt ends in .txt, and --format says json'),
    ]);
  });

  it('is written as --format says where no paper ends as its file does', async () => {
    const { matters, folder } = await withAction(aDesk());
    const file = join(folder, 'overview.draft');
    expect(await matters('overview', ...at, '--format', 'csv', '--out', file)).toMatchObject({ exit: 0 });
    expect(await readFile(file, 'utf8')).toContain('Action,Status');
  });

  it('fails where it cannot be written, naming the place', async () => {
    const { matters, folder } = await withAction(aDesk());
    for (const [place, why] of [
      [folder, 'it is a folder'],
      [join(folder, 'none', 'x.md'), 'there is no such file or folder'],
    ] as const) {
      expect(await matters('overview', ...at, '--out', place)).toEqual({
        exit: 1,
        out: '',
        talk: `matters: ${place} cannot be written: ${why}\n`,
      });
    }
  });

  it('shows what was closed since the last meeting, unless held to open actions', async () => {
    const { done, today } = await withAction(aDesk());
    await done('discharge', 'PDB-2024-10-1', '--on', '2024-10-08', '--how', 'figures circulated');
    today('2024-10-10');
    expect(await done('overview', ...at)).toContain('Discharged 08/10/2024');
    expect(await done('overview', ...at, '--open-only')).not.toContain('101 callers');
  });
});

describe('what became of a due date', () => {
  it('is said with the action, and in the Overview where that is asked for', async () => {
    const { done } = await withAction(aDesk());
    const reason = 'the figures come out in February';
    await done('action', 'change', 'PDB-2024-10-1', '--due', '2025-02-28', '--reason', reason);
    expect(await done('action', 'show', 'PDB-2024-10-1')).toContain(
      [
        '  dates        first due 11 December 2024, moved once',
        '  asked on     Wednesday 2 October 2024',
        'History:',
        '  2024-10-09  Asha Verity (command line): raised',
        '  2024-10-09  Asha Verity (command line): amended: due on 28 February 2025: the figures come out in February',
        '              due 28 February 2025, was 11 December 2024 (meeting 2024-12)',
      ].join('\n'),
    );
    expect(JSON.parse(await done('action', 'list', ...at, '--json'))).toMatchObject([
      { firstDueOn: '2024-12-11', dueMoves: [{ reason }], carriedOverAt: [] },
    ]);
    expect(await done('overview', ...at, '--with-history', '--format', 'csv')).toContain(
      'Open,Force,28/02/2025,11/12/2024,1,0,PDB-2024-10-1,2025-02-28',
    );
    expect(await done('overview', ...at)).not.toContain('First due');
  });

  it('needs something to change beside the reason', async () => {
    const { matters } = await withAction(aDesk());
    const answer = await matters('action', 'change', 'PDB-2024-10-1', '--reason', 'none');
    expect(answer).toMatchObject({
      exit: 2,
      talk: expect.stringContaining('say what to change: --text, --owner, --due, --section or --minuted'),
    });
  });
});

describe('the action report', () => {
  it('is printed, or written as its file is called, as at any day', async () => {
    const { done, matters, folder } = await withAction(aDesk());
    expect(await done('action-report', ...at)).toContain(
      '| Report how long 101 callers wait (PDB-2024-10-1) | Force | 11 December 2024 |',
    );
    expect(await done('action-report', ...at, '--as-of', '2024-12-20')).toContain('## Overdue');
    const file = join(folder, 'report.docx');
    expect(await matters('action-report', ...at, '--out', file)).toMatchObject({ exit: 0 });
    expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK');
  });
});

describe('item 2, the notes of the previous meeting', () => {
  it('lists what was discharged, each with how; or says that nothing was', async () => {
    const { done, today } = await withAction(aDesk());
    expect(await done('item2', ...at, '--meeting', '2024-12-11')).toContain('No actions were discharged.');
    today('2024-12-11');
    await done('discharge', 'PDB-2024-10-1', '--on', '2024-12-11', '--how', 'figures were in the papers');
    expect(await done('item2', ...at, '--meeting', '2024-12')).toContain(
      '• Report how long 101 callers wait – figures were in the papers.',
    );
    for (const json of [['--json'], ['--format', 'json']]) {
      expect(JSON.parse(await done('item2', ...at, '--meeting', '2024-12', ...json))).toMatchObject({
        heading: 'Notes of Previous Meeting – 2 October 2024',
        bullets: [{ ref: 'PDB-2024-10-1' }],
      });
    }
  });

  it('is written to a file, as any paper', async () => {
    const { matters, folder } = await withAction(aDesk());
    const file = join(folder, 'item2.txt');
    expect(await matters('item2', ...at, '--meeting', '2024-12', '--out', file)).toEqual({
      exit: 0,
      out: '',
      talk: `Written to ${file}.\n`,
    });
    expect(await readFile(file, 'utf8')).toContain('No actions were discharged.');
  });

  it('needs a meeting with a day', async () => {
    const { matters, done } = await withBoard(aDesk());
    await done('meeting', 'add', ...at, '--month', '2025-03');
    expect((await matters('item2', ...at, '--meeting', '2025-03')).talk).toBe(
      'matters: meeting 2025-03 is set for March 2025: only one with a day has an item 2\n',
    );
    await done('meeting', 'cancel', '2025-03', ...at, '--reason', 'too few could come');
    expect((await matters('item2', ...at, '--meeting', '2025-03')).talk).toBe(
      'matters: meeting 2025-03 was cancelled (too few could come): only one with a day has an item 2\n',
    );
    expect((await matters('item2', ...at, '--meeting', '2025-04')).talk).toContain(
      'there is no meeting "2025-04"',
    );
  });
});

describe('the chair’s sheet', () => {
  it('is written as a page by itself, or as values', async () => {
    const { done } = await withAction(aDesk());
    expect(await done('chair-sheet', ...at)).toContain('<h1 class="ma-sheet__title">Chair’s sheet: ');
    expect(JSON.parse(await done('chair-sheet', ...at, '--format', 'json'))).toMatchObject({ decide: [] });
  });

  it('is no PDF, and there is no link to it, where no browser is at hand and no pages are', async () => {
    const { matters } = await withAction(aDesk());
    expect(await matters('chair-sheet', ...at, '--out', 'sheet.pdf')).toMatchObject({
      exit: 1,
      talk: expect.stringContaining('no Chromium is at hand'),
    });
    expect(await matters('chair-sheet', ...at, '--link')).toMatchObject({
      exit: 1,
      talk: expect.stringContaining('no pages are served'),
    });
    expect(await matters('chair-sheet', ...at, '--link', '--format', 'html')).toMatchObject({ exit: 2 });
    expect(await matters('chair-sheet', ...at, '--reason', 'none')).toMatchObject({ exit: 2 });
  });

  it('has its links ended, with why, in the history of the board', async () => {
    const { done, matters } = await withAction(aDesk());
    expect(await matters('chair-sheet', ...at, '--end-links')).toMatchObject({ exit: 2 });
    expect(
      await matters('chair-sheet', ...at, '--end-links', '--reason', 'a mail was passed on'),
    ).toMatchObject({ exit: 0 });
    expect(await done('board', 'show', 'pdb')).toContain(
      'all links for the chair ended: a mail was passed on',
    );
  });
});
