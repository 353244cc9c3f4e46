import { mkdir } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { runCommandLine } from '../../functions/command-line/program.ts';
import { countOf } from '../../functions/words/english.ts';
import type { LocalApi } from './api.ts';
import {
  type Environment,
  enginesOf,
  hasOwnDatabase,
  type OpenDesk,
  openDesk,
  papersFolder,
  readEnvironment,
} from './desk.ts';
import type { Engines, Served } from './engines.ts';
import { mailbox } from './mailbox.ts';
import { sampleBoard, sampleMorning, sampleNotes, samplePanel, sampleSteps } from './sample/board.ts';

const formats = ['docx', 'html', 'csv', 'md'];

const portNumber = (text: string): number => {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new InvalidArgumentError('Write a number from 0 to 65535.');
};

/** Where the API is unless said, and when another program is there. */
const usualPorts = [3000, 0];

type Options = { once?: boolean; port?: number; mailboxPort: number };

function optionsFrom(words: readonly string[]): Options {
  return new Command('npm start --')
    .description(
      'Starts Matters Arising on this machine, does one morning for a sample board and panel, and stays up until Ctrl-C.',
    )
    .option('--once', 'stop when the morning is done')
    .option(
      '--port <port>',
      `where the HTTP API is to be; any free port when 0, and when left out and ${usualPorts[0]} is taken`,
      portNumber,
    )
    .option('--mailbox-port <port>', 'where the mailbox page is to be; any free port when 0', portNumber, 0)
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'npm start: ')) })
    .showHelpAfterError('(npm start -- --help says how)')
    .allowExcessArguments(false)
    .exitOverride()
    .parse(words, { from: 'user' })
    .opts<Options>();
}

/** As a shell would want it quoted, so that the line can be copied. */
const quote = (word: string): string =>
  /^[\w./@:=-]+$/.test(word) ? word : `"${word.replace(/(["\\$`])/g, '\\$1')}"`;

/** As somebody would type it here. */
const shellLine = (words: readonly string[]): string =>
  words.map((word) => quote(word.startsWith('/') ? relative('', word) : word)).join(' ');

const heading = (desk: OpenDesk, text: string): void => desk.data(`\n${text}\n${'-'.repeat(text.length)}\n`);

type Shown = 'all' | 'the command' | 'nothing';

/** Runs one command line where everybody can see it, or only what went wrong with it. Throws when it fails. */
async function run(desk: OpenDesk, words: readonly string[], shown: Shown = 'all'): Promise<void> {
  const talk: string[] = [];
  const quiet = { ...desk, say: (text: string | Uint8Array) => void talk.push(String(text)) };
  if (shown !== 'nothing') desk.data(`$ npm run -s matters -- ${shellLine(words)}\n`);
  const exit = await runCommandLine(shown === 'all' ? desk : quiet, words);
  if (exit === 0) return;
  throw new Error(`“matters ${shellLine(words)}” ended with status ${exit}\n${talk.join('')}`.trim());
}

/** Whether a step's board or owner is in the register already. */
async function isDone(desk: OpenDesk, step: readonly string[]): Promise<boolean> {
  const { register } = await desk.service();
  const [thing, verb, id = ''] = step;
  if (thing === 'board') return (await register.board(id)) !== undefined;
  const board = step[step.indexOf('--board') + 1] ?? '';
  const owner = await register.owner(board, id);
  return owner !== undefined && (verb === 'add' || owner.copies.length > 0);
}

async function loadSample(desk: OpenDesk): Promise<void> {
  heading(desk, 'A sample panel and board, and who answers to them');
  let added = 0;
  for (const step of sampleSteps) {
    if (await isDone(desk, step)) continue;
    await run(desk, step, 'the command');
    added += 1;
  }
  if (added === 0) desk.data('They are in the register already.\n');
  heading(desk, 'Their last notes go into the register, and the panel’s programme of work');
  for (const notes of sampleNotes) await run(desk, notes);
}

/** The morning's mails. One whose outcome is not known is no reason to stop: it is shown, and settled later. */
async function sendMails(desk: OpenDesk): Promise<void> {
  heading(desk, 'The morning’s mails: to whom, what, and why');
  for (const board of [sampleBoard, samplePanel]) {
    const words = ['sweep', '--board', board, '--as-of', sampleMorning];
    desk.data(`$ npm run -s matters -- ${shellLine(words)}\n`);
    await runCommandLine(desk, words);
  }
}

const overview = ['overview', '--board', sampleBoard, '--as-of', sampleMorning, '--format'];
const programme = ['programme', '--board', samplePanel, '--as-of', sampleMorning, '--format'];
const calendar = ['calendar', '--board', samplePanel, '--meeting', '2025-12', '--format'];

/** Each paper, the name of its file, and the formats it is written in. */
const papers = [
  { words: overview, name: 'overview-of-actions', formats },
  { words: programme, name: 'future-work-programme', formats },
  { words: calendar, name: 'calendar-of-papers', formats: ['ics'] },
];

async function writePapers(desk: OpenDesk, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const files = papers.flatMap(({ words, name, formats: itsFormats }) =>
    itsFormats.map((format) => ({ words: [...words, format], file: join(folder, `${name}.${format}`) })),
  );
  for (const { words, file } of files) await run(desk, [...words, '--out', file], 'nothing');
  return files.map(({ file }) => basename(file));
}

async function morning(desk: OpenDesk, environment: Environment, engines?: Engines): Promise<void> {
  await loadSample(desk);
  await sendMails(desk);
  heading(desk, 'The Overview of Actions');
  await run(desk, [...overview, 'md']);
  heading(desk, 'The panel’s future work programme');
  await run(desk, [...programme, 'md']);
  heading(desk, 'When the papers of the panel’s next meeting must be ready, and why');
  await run(desk, [...calendar, 'text']);
  heading(desk, 'What is left to do');
  for (const board of [sampleBoard, samplePanel]) {
    await run(desk, ['status', '--board', board, '--as-of', sampleMorning]);
  }
  const folder = papersFolder(environment);
  const files = await writePapers(desk, folder);
  heading(desk, 'Where to look');
  desk.data(`Everything is in ${resolve(environment.MATTERS_DATA)}:\n`);
  desk.data(`  ${basename(folder)}  ${files.join(', ')}\n`);
  if (engines === undefined) return;
  const { length } = await mailbox(engines.mailFolder);
  const mails = `${countOf(length, 'mail')} so far, each an .eml file that a mail program opens`;
  desk.data(`  ${basename(engines.mailFolder).padEnd(basename(folder).length)}  ${mails}\n`);
}

/** Settles when somebody presses Ctrl-C, or the machine asks this process to stop. */
const interruption = (): Promise<'interrupted'> =>
  new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop('interrupted'));
  });

/** The status to exit with when stopped before the morning was done, as shells give it to an interrupted program. */
const stoppedEarly = 130;

/** Answers HTTP from here on, and lets others on the data folder know. */
async function serve(
  desk: OpenDesk,
  environment: Environment,
  engines: Engines,
  port?: number,
): Promise<LocalApi> {
  // What answers HTTP takes half a second to load, which only those who stay up need wait for.
  const { serveApi } = await import('./api.ts');
  const api = await serveApi(engines, environment, port === undefined ? usualPorts : [port]);
  await engines.announce({ api: api.api, issuer: api.issuer });
  const [usual] = usualPorts;
  if (port === undefined && Number(new URL(api.api).port) !== usual) {
    desk.data(`Port ${usual} is taken by another program: the HTTP API takes another.\n`);
  }
  return api;
}

/** Where to look in a browser, and a line to ask the API with. */
function showAddresses(desk: OpenDesk, { ses }: Engines, served?: Served): void {
  desk.data(`Mailbox page: ${ses}\n`);
  if (served === undefined) return;
  const token = '$(npm run -s matters -- token --scope matters/read)';
  desk.data(`HTTP API: ${served.api}, explained at ${served.api}/reference\n`);
  desk.data(
    `\nTo ask it, in another terminal:\n  curl -H "Authorization: Bearer ${token}" ${served.api}/v1/boards/${sampleBoard}/actions\n`,
  );
}

async function start({ once = false, port, mailboxPort }: Options): Promise<number> {
  const environment = readEnvironment(process.env);
  const interrupted = interruption();
  const engines = hasOwnDatabase(environment)
    ? undefined
    : await enginesOf(environment, { mailboxPort, stays: !once });
  const opened = openDesk(environment, { engines, isSample: true });
  // One story for one reader: what a command says stands below it, wherever both are sent.
  const desk = { ...opened, say: opened.data };
  let api: LocalApi | undefined;
  try {
    if (engines?.joined === false && !once) api = await serve(desk, environment, engines, port);
    const early = await Promise.race([morning(desk, environment, engines), interrupted]);
    if (early) {
      desk.data('\nStopped before the morning was done. Nothing is lost: npm start again finishes it.\n');
      return stoppedEarly;
    }
    if (once) return 0;
    if (engines === undefined) {
      desk.data(
        `\nThe data are in the database at ${environment.AWS_ENDPOINT_URL_DYNAMODB}, which goes on by itself. The HTTP API is served with the embedded engines alone.\n`,
      );
      return 0;
    }
    showAddresses(desk, engines, api ?? engines.served);
    if (engines.joined) {
      desk.data('\nThe service of this data folder was running already, and goes on.\n');
      return 0;
    }
    desk.data(
      '\nThe service stays up until Ctrl-C. Meanwhile, in another terminal: npm run -s matters -- --help\n',
    );
    await interrupted;
    desk.data('\nStopped. What was recorded is kept.\n');
    return 0;
  } finally {
    await api?.stop();
    await desk.close();
    await engines?.stop();
  }
}

try {
  // What an interrupted morning still waits for must not keep the process up.
  process.exitCode = await start(optionsFrom(process.argv.slice(2)));
  if (process.exitCode === stoppedEarly) process.exit();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    process.stderr.write(`npm start: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
