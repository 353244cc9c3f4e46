import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { desks, withAction, withBoard } from './a-desk.ts';

const aDesk = desks();
const at = ['--board', 'pdb'];

describe('the calendar of papers', () => {
  it('is that of the next meeting', async () => {
    const { done } = await withAction(aDesk());
    await done('meeting', 'add', ...at, '--date', '2025-04-24');
    const printed = await done('calendar', ...at);
    expect(printed).toContain('\nMeeting 2024-12: Wednesday 11 December 2024\n');
    expect(printed).toContain('\nTuesday 26 November 2024    Papers deadline\n');
    expect(printed).toMatch(/\nBank holidays of England and Wales are known to 31 December 2028\.\n$/);
    expect(await done('calendar', ...at, '--as-of', '2025-01-01')).toContain(
      'Friday 18 April 2025 is Good Friday and does not count.',
    );
  });

  it.each(['2024-10', '2024-10-02'])('is found by a meeting’s identity or its day: %s', async (name) => {
    const { done } = await withAction(aDesk());
    expect(await done('calendar', ...at, '--meeting', name)).toContain(
      'Meeting 2024-10: Wednesday 2 October 2024\n',
    );
  });

  it('is the same text by the name that it had before', async () => {
    const { done } = await withAction(aDesk());
    expect(await done('calendar', ...at, '--format', 'text')).toBe(await done('calendar', ...at));
  });

  it('follows the board’s own policy and closures', async () => {
    const { done } = await withAction(aDesk());
    await done('board', 'change', 'pdb', '--set', 'closureDays=2024-12-06', '--set', 'papersWorkingDays=7');
    const { days } = JSON.parse(await done('calendar', ...at, '--format', 'json'));
    expect(days).toContainEqual(
      expect.objectContaining({
        kind: 'publication',
        date: '2024-12-02',
        reason: expect.stringContaining(
          'Friday 6 December 2024 is a day on which the office is closed and does not count',
        ),
      }),
    );
    expect(days).toContainEqual(expect.objectContaining({ kind: 'papers deadline', date: '2024-11-21' }));
    await done('board', 'change', 'pdb', '--set', 'clearDays=none');
    expect(await done('calendar', ...at)).not.toContain('Publication');
  });

  it('is worked out for a day without a meeting, which is said aside', async () => {
    const { matters } = await withBoard(aDesk());
    const { exit, out, talk } = await matters('calendar', ...at, '--meeting', '2024-04-02', '--format', 'md');
    expect(exit).toBe(0);
    expect(out).toContain('\nIf it met on Tuesday 2 April 2024\n');
    expect(out).toContain('| Thursday 21 March 2024 | Publication |');
    expect(talk).toBe(
      'Performance and Delivery Board has no meeting on Tuesday 2 April 2024: this is what would be if it met then.\n',
    );
  });

  it('is written to a file for a calendar program', async () => {
    const { matters, done, folder } = await withAction(aDesk());
    const file = join(folder, 'december.ics');
    const run = await matters('calendar', ...at, '--meeting', '2024-12', '--format', 'ics', '--out', file);
    expect(run).toEqual({ exit: 0, out: '', talk: `Written to ${file}.\n` });
    const written = await readFile(file, 'utf8');
    const uid = /UID:pdb\.2024-12\.publication@[0-9a-f]{12}\.matters-arising\r\n/.exec(written)?.[0];
    expect(written).toContain(`${uid}SEQUENCE:2\r\n`);
    await done('meeting', 'move', '2024-12', ...at, '--date', '2024-12-18');
    expect(await done('calendar', ...at, '--format', 'ics')).toContain(`${uid}SEQUENCE:3\r\n`);
    await done('meeting', 'postpone', '2024-12', ...at, '--reason', 'an election');
    const calledOff = await done('calendar', ...at, '--meeting', '2024-12', '--format', 'ics');
    expect(calledOff).toContain(`${uid}SEQUENCE:4\r\n`);
    expect(calledOff).not.toContain('STATUS:CONFIRMED');
  });

  it('says what to do about a meeting without a day', async () => {
    const { matters, done } = await withBoard(aDesk());
    const why = async (...words: string[]) => {
      const { exit, talk, out } = await matters('calendar', ...at, ...words);
      expect(out).toBe('');
      return `${exit} ${talk}`;
    };
    expect(await why()).toBe(
      '1 matters: Performance and Delivery Board has no meeting with a date on Wednesday 9 October 2024 or later: matters meeting add --board pdb --date DATE\n',
    );
    await done('meeting', 'add', ...at, '--month', '2025-03');
    expect(await why()).toContain(
      'or later. Meeting 2025-03 is set for March 2025: matters meeting change 2025-03 --board pdb --date DATE gives it a day\n',
    );
    expect(await why('--meeting', '2025-03')).toBe(
      '1 matters: meeting 2025-03 is set for March 2025, and has no calendar: matters meeting change 2025-03 --board pdb --date DATE gives it a day\n',
    );
    await done('meeting', 'postpone', '2025-03', ...at, '--reason', 'an election');
    expect(await why('--meeting', '2025-03', '--format', 'ics')).toContain(
      'was put off, and has no day yet (an election), and has no calendar: matters',
    );
    await done('meeting', 'cancel', '2025-03', ...at, '--reason', 'too few could come');
    expect(await why('--meeting', '2025-03')).toBe(
      '1 matters: meeting 2025-03 was cancelled (too few could come), and has no calendar: matters meeting add --board pdb --date DATE\n',
    );
  });

  it.each([
    [1, ['--meeting', '2024-04-02', '--format', 'ics'], 'only a meeting can be put into a calendar'],
    [1, ['--meeting', '2025-04'], 'there is no meeting "2025-04"'],
    [1, ['--meeting', 'soon'], 'there is no meeting "soon"'],
    [2, ['--meeting', '2024-02-30'], 'there is no day 2024-02-30'],
    [2, ['--format', 'csv'], 'Allowed choices are json, md, txt, ics, html, docx, text.'],
  ])('ends with %i: %j', async (exit, words, why) => {
    const { matters } = await withBoard(aDesk());
    const run = await matters('calendar', ...at, ...words);
    expect(run).toMatchObject({ exit, out: '' });
    expect(run.talk).toContain(why);
  });
});

describe('a calendar address', () => {
  it('is shown when it is made, listed by its number, and ended by it', async () => {
    const { done, matters } = await withAction(aDesk());
    expect(await done('calendar-feed', 'list', ...at)).toBe('There is none: matters calendar-feed add.\n');
    const made = await matters('calendar-feed', 'add', ...at, '--owner', 'Force');
    expect(made.out).toMatch(/^\/calendar\/pdb\/[\w-]{43}\.ics\n$/);
    expect(made.talk).toContain('below the address of your pages. It is shown this once');
    const list = await done('calendar-feed', 'list', ...at);
    const [, id = ''] = /^([0-9a-f]{16}) +force +/m.exec(list) ?? [];
    await done('calendar-feed', 'end', id, ...at);
    expect(await done('calendar-feed', 'list', ...at)).toContain('There is none');
    expect(await matters('calendar-feed', 'end', '0123456789abcdef', ...at)).toMatchObject({
      exit: 1,
      talk: expect.stringContaining('there is no calendar address 0123456789abcdef'),
    });
  });

  it.each([
    ['an office that there is not', ['--owner', 'Treasury'], 1],
    ['somebody who is nobody there', ['--person', 'nobody@elsewhere.example'], 1],
    ['two at once', ['--owner', 'Force', '--person', 'owen@force.example'], 2],
  ])('is not made of %s', async (_, options, exit) => {
    const { matters, done } = await withAction(aDesk());
    expect((await matters('calendar-feed', 'add', ...at, ...options)).exit).toBe(exit);
    expect(await done('calendar-feed', 'list', ...at)).toContain('There is none');
  });
});
