import { readdirSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { instantSchema } from '../../functions/calendar/days.ts';
import {
  isHelpOfAll,
  printHelpOfAll,
  program,
  runCommandLine,
  summariesOf,
} from '../../functions/command-line/program.ts';
import type { Desk } from '../../functions/command-line/terminal/desk.ts';

/** A desk where nothing may be opened: help and misuse touch no data. */
function aDesk() {
  const out: string[] = [];
  const talk: string[] = [];
  const desk: Desk = {
    service: () => Promise.reject(new Error('opened')),
    client: () => Promise.reject(new Error('opened')),
    mail: () => Promise.reject(new Error('opened')),
    mailTrial: () => Promise.reject(new Error('opened')),
    examine: () => Promise.reject(new Error('opened')),
    data: (text) => void out.push(String(text)),
    say: (text) => void talk.push(text),
    progress: () => undefined,
    pause: () => Promise.resolve(),
    ask: undefined,
    askFor: undefined,
    inRed: (text) => text,
    now: () => instantSchema.parse('2024-10-09T09:00:00.000Z'),
    publicStyle: async () => '',
    user: 'Asha Verity',
  };
  return { desk, printed: () => ({ out: out.join(''), talk: talk.join('') }) };
}

/** Every verb that does something, as it is typed. */
const verbsOf = (command: Command, path: string[] = []): string[][] =>
  command.commands.length === 0
    ? [path]
    : command.commands.flatMap((verb) => verbsOf(verb, [...path, verb.name()]));

/** `programme` does something itself, and has verbs besides. */
const verbs = [...verbsOf(await program(aDesk().desk)), ['programme']];

describe('help', () => {
  it.each(verbs.map((words) => [words.join(' '), words] as const))(
    '%s says what it does, explains each option, and shows an example',
    async (name, words) => {
      const { desk, printed } = aDesk();
      expect(await runCommandLine(desk, [...words, '--help'])).toBe(0);
      const { out, talk } = printed();
      expect(talk).toBe('');
      expect(out).toMatch(new RegExp(`For example:\n {2}matters ${name} `.replace(/ $/, '\\b')));
      for (const option of out.matchAll(/^ {2}(--\S+(?: [<[]\S+)?)(.*)$/gm)) {
        expect(option[2], `${name} ${option[1]}`).toMatch(/^ {2,}\S/);
      }
    },
  );

  it.each([...new Set(verbs.map(([verb = '']) => verb))])('of %s loads no file but its own', async (verb) => {
    const { commands } = await program(aDesk().desk, ['--stage', 'dev', verb, '--help']);
    expect(commands.map((command) => command.name())).toContain(verb);
    expect(commands.length).toBeLessThan(15);
  });

  it.each([[[]], [['--help']], [['-h']], [['help']]])(
    'of the whole is the same as noted down: %j',
    async (words) => {
      const [loaded, noted] = [aDesk(), aDesk()];
      const exit = await runCommandLine(loaded.desk, words);
      expect(isHelpOfAll(words)).toBe(true);
      expect(await printHelpOfAll(noted.desk, words, await summariesOf(aDesk().desk))).toBe(exit);
      expect(noted.printed()).toEqual(loaded.printed());
    },
  );

  it('of the whole names every verb, on standard output', async () => {
    const { desk, printed } = aDesk();
    expect(await runCommandLine(desk, ['--help'])).toBe(0);
    for (const [verb = ''] of verbs) expect(printed().out).toContain(`  ${verb}`);
  });
});

describe('what was asked wrongly ends with 2, says where help is, and touches nothing', () => {
  it.each([
    [[], 'Usage: matters'],
    [['meeting'], 'Usage: matters meeting'],
    [['sweeep'], "unknown command 'sweeep'\n(Did you mean sweep?)\n(matters --help says how)"],
    [['sweep', 'extra'], 'too many arguments'],
    [['sweep', '--loud'], "unknown option '--loud'\n(matters sweep --help says how)"],
    [['overview'], "required option '--board <id>' not specified\n(matters overview --help says how)"],
    [['overview', '--board', 'pdb', '--format', 'pdf'], 'Allowed choices are json, html, csv, md, docx.'],
    [['plan', '--board', ''], "option '--board <id>' argument '' is invalid. Name a board"],
    [['programme', '--board', 'pcp', 'offer'], "unknown command 'offer'"],
    [['programme', 'show', 'PCP-ITEM-1', 'PCP-ITEM-2'], "too many arguments for 'show'"],
    [['read'], "missing required argument 'file'"],
    [['plan', '--as-of', '2024-02-30'], "argument '2024-02-30' is invalid. There is no such day."],
    [['plan', '--as-of', '11/12/2024'], 'Write a date as YYYY-MM-DD, such as 2024-12-11.'],
    [['plan', '--as-of', '11 Dec 2024'], 'Write a date as YYYY-MM-DD, such as 2024-12-11.'],
    [['discharge', 'PDB-2024-10-1', '--on', '2024-12-11'], "required option '--how <text>'"],
    [['discharge', 'PDB-2024-10-1', '--on', '2024-12-11', '--how', ' '], 'Say it in words.'],
    [['reopen', 'PDB-2024-10-1', '--reason', ''], 'Say it in words.'],
    [
      ['propose', 'PDB-2024-10-1', '--on', '2024-12-11', '--how', 'sent', '--evidence', 'here'],
      'web address',
    ],
    [['meeting', 'add', '--board', 'pdb', '--month', '2025-13'], 'Write a month as YYYY-MM'],
    [['meeting', 'add', '--board', 'pdb', '--date', '2025-03-12', '--time', '25:00'], 'HH:MM'],
    [['board', 'add', 'p_d_b', '--name', 'x', '--secretary', 'a@b.example'], 'letters, figures and hyphens'],
    [['board', 'add', 'pdb', '--name', 'x', '--secretary', 'Asha'], '"Name <address>"'],
    [['board', 'change', 'pdb', '--time-zone', 'Europe/Londn'], 'time zone'],
    [['board', 'change', 'pdb', '--set', 'clearDays='], 'Write a whole number.'],
    [['board', 'change', 'pdb', '--set', 'unknownAfterMinutes=1'], '2 minutes or more'],
    [['board', 'change', 'pdb', '--set', 'stages=first:10'], 'NAME:DAYS:BEFORE'],
    [['board', 'change', 'pdb', '--set', 'stages='], 'NAME:DAYS:BEFORE'],
    [['board', 'change', 'pdb', '--set', 'closureDays='], 'Write a date as YYYY-MM-DD'],
    [['board', 'change', 'pdb', '--notes-to', ''], 'Name a board, such as pdb'],
    [['board', 'change', 'pdb', '--set', 'stages=a:9:papers,a:5:papers'], 'two stages have the same name'],
    [['board', 'change', 'pdb', '--set', 'closureDays=2024-12-32'], 'There is no such day.'],
    [['board', 'change', 'pdb', '--set', 'pace=5'], 'NAME one of clearDays, '],
    [['owner', 'contact', 'force', '--board', 'pdb', '--email', 'owen'], 'not an email address'],
    [['owner', 'contact', 'force', '--board', 'pdb', '--email', 'a@b.example', '--from', 'May'], 'Or none'],
    [['owner', 'change', 'force', '--board', 'pdb'], 'say what to change'],
    [
      ['action', 'list', '--board', 'pdb', '--status', 'done'],
      'open, proposed, discharged, withdrawn, overdue',
    ],
    [['programme'], "required option '--board <id>' not specified\n(matters programme --help says how)"],
    [['programme', 'lst'], "unknown command 'lst'\n(matters programme --help says how)"],
    [['programme', '--board', 'pcp', 'list'], 'write --board after "list", whose option it is'],
    [['programme', '--as-of=2024-02-06', 'list', '--board', 'pcp'], 'write --as-of after "list"'],
    [['programme', '--board', 'pcp', '--format', 'pdf'], 'Allowed choices are json, html, csv, md, docx.'],
    [['programme', 'list'], "required option '--board <id>' not specified\n(matters programme list --help"],
    [['programme', 'list', '--board', 'pcp', '--state', 'done'], 'planned, moved, presented, withdrawn'],
    [['programme', 'add', ' ', '--board', 'pcp', '--standing'], 'Say it in words.'],
    [['programme', 'add', '--board', 'pcp', '--standing'], "missing required argument 'title'"],
    [['programme', 'move', 'PCP-ITEM-1', '--to', '2024-02'], "required option '--reason <text>'"],
    [['programme', 'present', 'PCP-ITEM-1', '--on', 'May'], 'Write a date as YYYY-MM-DD'],
    [['programme', 'receive'], "missing required argument 'refs'"],
    [['programme', 'propose'], "required option '--year <year>' not specified"],
    [['programme', 'propose', '--year', '25'], 'Write a year from 2012 on, such as 2025.'],
    [['programme', 'propose', '--year', '2011'], 'Write a year from 2012 on, such as 2025.'],
    [['settle', 'pdb_x', '--why', 'seen'], 'say one of --went, --did-not-go and --came-back'],
    [['token'], 'say what the token is to allow: --scope\n(matters token --help says how)'],
    [
      ['token', '--scope', 'matters/all'],
      'Allowed choices are matters/read, matters/record, matters/discharge.',
    ],
    [['token', '--scope', 'matters/read', '--board', 'p d b'], 'Use letters, figures and hyphens'],
  ])('%j', async (words, says) => {
    const { desk, printed } = aDesk();
    expect(await runCommandLine(desk, words)).toBe(2);
    expect(printed().out).toBe('');
    expect(printed().talk).toContain(says);
  });
});

describe('the pages', () => {
  const root = new URL('../../', import.meta.url);
  const docs = readdirSync(new URL('docs/', root)).filter((file) => file.endsWith('.md'));
  const pages = ['README.md', ...docs.map((file) => `docs/${file}`)];
  /** What is typed after `matters` in the indented lines of a page, as a shell would have it. */
  const typedIn = (page: string): string[][] =>
    readFileSync(new URL(page, root), 'utf8')
      .replaceAll(/\\\n\s*/g, ' ')
      .replaceAll('$(date +%F)', '2026-11-29')
      .split('\n')
      .flatMap((line) => {
        const within = /^ {4}.*?\$\(npm run -s matters -- ([^)]+)\)/.exec(line);
        return (
          within?.[1] ?? /^ {4}(?:[A-Z_]+=\S+ )*(?:npm run -s )?matters (?:-- )?(.+)$/.exec(line)?.[1] ?? []
        );
      })
      .map((words) =>
        [...words.replace(/ +[#|>].*$/, '').matchAll(/"([^"]*)"|(\S+)/g)].map(
          ([, quoted, plain]) => quoted ?? plain ?? '',
        ),
      );

  it.each(pages.flatMap((page) => typedIn(page).map((words) => [page, words.join(' '), words] as const)))(
    '%s: matters %s can be typed',
    async (_page, _line, words) => {
      const { desk, printed } = aDesk();
      // It ends at the register, which may not be opened here, or at a file that is not there.
      expect(await runCommandLine(desk, words), printed().talk).toBe(1);
    },
  );
});
