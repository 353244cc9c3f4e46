import { mkdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { runCommandLine } from '../../functions/command-line/program.ts';
import { type Environment, type OpenDesk, openDesk, papersFolder, readEnvironment } from './desk.ts';
import { connectOrStart, type Engines } from './engines.ts';
import { mailbox } from './mailbox.ts';
import { sampleBoard, sampleMorning, sampleSteps } from './sample/board.ts';

const formats = ['docx', 'html', 'csv', 'md'];

const portNumber = (text: string): number => {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new InvalidArgumentError('write a number from 0 to 65535.');
};

type Options = { once?: boolean; port: number };

function optionsFrom(words: readonly string[]): Options {
  return new Command('npm start --')
    .description('Starts Matters Arising on this machine, does one morning for a sample board, and stays up.')
    .option('--once', 'stop when the morning is done')
    .option('--port <port>', 'where the mailbox page is to be; any free port when 0', portNumber, 0)
    .parse(words, { from: 'user' })
    .opts<Options>();
}

/** As a shell would want it quoted, so that the line can be copied. */
const quoted = (word: string): string =>
  /^[\w./@:=-]+$/.test(word) ? word : `"${word.replace(/(["\\$`])/g, '\\$1')}"`;

/** Runs one command line where everybody can see it. Throws when it fails. */
async function run(desk: OpenDesk, words: readonly string[]): Promise<void> {
  desk.data(`\n$ matters ${words.map(quoted).join(' ')}\n`);
  const exit = await runCommandLine(desk, words);
  if (exit !== 0) throw new Error(`that command ended with status ${exit}`);
}

/** Whether a step's board or owner is in the register already; notes are recorded again, and then change nothing. */
async function isDone(desk: OpenDesk, [thing, verb, id]: readonly string[]): Promise<boolean> {
  const { register } = await desk.service();
  if (thing === 'board') return (await register.board(sampleBoard)) !== undefined;
  const owner = thing === 'owner' && id !== undefined ? await register.owner(sampleBoard, id) : undefined;
  return owner !== undefined && (verb === 'add' || owner.copies.length > 0);
}

async function loadSample(desk: OpenDesk): Promise<void> {
  for (const step of sampleSteps) {
    if (!(await isDone(desk, step))) await run(desk, step);
  }
}

async function writePapers(desk: OpenDesk, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const files = formats.map((format) => [format, join(folder, `overview-of-actions.${format}`)] as const);
  for (const [format, file] of files) {
    await run(desk, [
      'overview',
      '--board',
      sampleBoard,
      '--as-of',
      sampleMorning,
      '--format',
      format,
      '--out',
      file,
    ]);
  }
  return files.map(([, file]) => basename(file));
}

async function morning(desk: OpenDesk, environment: Environment, engines: Engines): Promise<void> {
  await loadSample(desk);
  await run(desk, ['sweep', '--board', sampleBoard, '--as-of', sampleMorning]);
  await run(desk, ['overview', '--board', sampleBoard, '--as-of', sampleMorning, '--format', 'md']);
  const papers = papersFolder(environment);
  const files = await writePapers(desk, papers);
  await run(desk, ['status', '--board', sampleBoard, '--as-of', sampleMorning]);
  const mails = await mailbox(engines.mailFolder);
  desk.data(`
Everything is in ${resolve(environment.MATTERS_DATA)}:
  papers  ${resolve(papers)}: ${files.join(', ')}
  mails   ${resolve(engines.mailFolder)}: ${mails.length} sent so far, each an .eml to open in a mail program
`);
}

async function untilInterrupted(): Promise<void> {
  await new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());
  });
}

async function start({ once = false, port }: Options): Promise<void> {
  const environment = readEnvironment(process.env);
  const engines = await connectOrStart({
    dataDir: environment.MATTERS_DATA,
    port,
    stays: !once,
    say: (text) => process.stderr.write(`${text}\n`),
  });
  const desk = openDesk(environment, engines);
  try {
    await morning(desk, environment, engines);
    if (once) return;
    if (engines.joined) {
      desk.data(`\nThe service was running already: its mailbox page is ${engines.ses}\n`);
      return;
    }
    desk.data(`
Mailbox page: ${engines.ses}
The service stays up until Ctrl-C. Meanwhile, in another terminal: npm run -s matters -- --help
`);
    await untilInterrupted();
    desk.data('\nStopped. What was recorded is kept.\n');
  } finally {
    await desk.close();
    await engines.stop();
  }
}

try {
  await start(optionsFrom(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`npm start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
