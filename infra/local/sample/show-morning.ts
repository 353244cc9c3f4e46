import { mkdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { runCommandLine } from '../../../functions/command-line/program.ts';
import { countOf } from '../../../functions/words/english.ts';
import { type OpenDesk, papersFolder } from '../desk.ts';
import { mailbox } from '../mailbox.ts';
import { type Serving, shellLine, showFacts } from '../stay-up.ts';
import { sampleBoard, samplePanel } from './bodies.ts';
import type { SampleDays } from './days.ts';

const heading = (desk: OpenDesk, text: string): void => desk.data(`\n${text}\n${'-'.repeat(text.length)}\n`);

const formats = ['docx', 'html', 'csv', 'md'];

async function writePapers(desk: OpenDesk, folder: string, { panel }: SampleDays): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const papers = [
    { words: ['overview', '--board', sampleBoard], name: 'overview-of-actions', formats },
    { words: ['programme', '--board', samplePanel], name: 'future-work-programme', formats },
    {
      words: ['calendar', '--board', samplePanel, '--meeting', panel.next],
      name: 'calendar-of-papers',
      formats: ['ics'],
    },
  ];
  const files = papers.flatMap(({ words, name, formats: itsFormats }) =>
    itsFormats.map((format) => ({
      words: [...words, '--format', format],
      file: join(folder, `${name}.${format}`),
    })),
  );
  for (const { words, file } of files) await run(desk, [...words, '--out', file], 'nothing');
  return files.map(({ file }) => basename(file));
}

/** Runs one command line where everybody can see it, or only what went wrong with it. Throws when it fails. */
async function run(
  desk: OpenDesk,
  words: readonly string[],
  shown: 'all' | 'nothing' = 'all',
): Promise<void> {
  const talk: string[] = [];
  const quiet = { ...desk, say: (text: string | Uint8Array) => void talk.push(String(text)) };
  if (shown === 'all') desk.data(`$ matters ${shellLine(words)}\n`);
  const exit = await runCommandLine(shown === 'all' ? desk : quiet, words);
  if (exit === 0) return;
  throw new Error(`“matters ${shellLine(words)}” ended with status ${exit}\n${talk.join('')}`.trim());
}

/** This morning of the sample's boards: its mails, its papers, and what is left to do. */
export async function showMorning({ desk, environment, engines }: Serving, days: SampleDays): Promise<void> {
  heading(desk, 'The morning’s mails: to whom, what, and why');
  for (const board of [sampleBoard, samplePanel]) {
    const words = ['sweep', '--board', board];
    desk.data(`$ matters ${shellLine(words)}\n`);
    // One whose outcome is not known is no reason to stop: it is shown, and settled later.
    await runCommandLine(desk, words);
  }
  heading(desk, 'The Overview of Actions');
  await run(desk, ['overview', '--board', sampleBoard, '--format', 'md']);
  heading(desk, 'The panel’s future work programme');
  await run(desk, ['programme', '--board', samplePanel, '--format', 'md']);
  heading(desk, 'When the papers of the panel’s next meeting must be ready, and why');
  await run(desk, ['calendar', '--board', samplePanel, '--meeting', days.panel.next, '--format', 'text']);
  heading(desk, 'What is left to do');
  for (const board of [sampleBoard, samplePanel]) await run(desk, ['status', '--board', board]);
  const folder = papersFolder(environment);
  const files = await writePapers(desk, folder, days);
  const { length } = await mailbox(engines.mailFolder);
  heading(desk, 'Where to look');
  desk.data(`Everything is in ${resolve(environment.MATTERS_DATA)}:\n`);
  const mails = `${countOf(length, 'mail')} so far, each an .eml file that a mail program opens`;
  showFacts(desk, [
    [`  ${basename(folder)}`, files.join(', ')],
    [`  ${basename(engines.mailFolder)}`, mails],
  ]);
}
