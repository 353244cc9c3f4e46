import { mkdir } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { addDays, type CalendarDate, dayIn, inFull, inWords } from '../../functions/calendar/days.ts';
import { runCommandLine } from '../../functions/command-line/program.ts';
import { Misused } from '../../functions/command-line/terminal/desk.ts';
import { dayOption } from '../../functions/command-line/terminal/options.ts';
import { readApart } from '../../functions/minutes/reading/apart.ts';
import { countOf, series } from '../../functions/words/english.ts';
import type { LocalApi } from './api.ts';
import { clockOf, clockOn } from './clock.ts';
import {
  type Environment,
  enginesOf,
  environmentOfSample,
  hasOwnDatabase,
  type OpenDesk,
  openDesk,
  papersFolder,
  readEnvironment,
  unusedBySample,
} from './desk.ts';
import type { Engines, Served } from './engines.ts';
import { mailbox } from './mailbox.ts';
import { keepPeople } from './people.ts';
import type { SampleDesk } from './sample/at-desk.ts';
import { sampleBoard, samplePanel } from './sample/bodies.ts';
import { type SampleDays, sampleDays } from './sample/days.ts';
import { panelMinutes } from './sample/documents.ts';
import { loadSample } from './sample/load.ts';
import { openMornings } from './sample/mornings.ts';
import { samplePeople } from './sample/people.ts';
import { holdsSample, keepSample, type Prepared, prepareFolder, sampleIn } from './sample/state.ts';

/** Where pages and API are unless said, and when another program is there. */
const usualPorts = [3000, 0];

type Options = {
  data?: string;
  port?: number;
  once: boolean;
  tell: boolean;
  anew: boolean;
  asOf?: CalendarDate;
};

function portNumber(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new InvalidArgumentError('Write a number from 0 to 65535.');
}

const optionsFrom = (words: readonly string[]): Options =>
  new Command('npm start --')
    .description(
      'Serves Matters Arising on this machine until Ctrl-C: a sample board and panel of this month; or, with --data, a register of your own.',
    )
    .option('--data <folder>', 'serve the register in this folder, made when missing, and no sample')
    .option(
      '--port <port>',
      `where the pages are to be; any free port when 0, and when left out and ${usualPorts[0]} is taken`,
      portNumber,
    )
    .option('--once', 'do this morning’s work for the sample, show it, and stop', false)
    .option('--tell', 'show each command line of the sample’s story, and what it says', false)
    .option('--anew', 'make the sample anew, without what was tried in it', false)
    .option('--as-of <day>', 'make and serve the sample as on that day, as 2026-11-20', dayOption)
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'npm start: ')) })
    .showHelpAfterError('(npm start -- --help says how)')
    .allowExcessArguments(false)
    .exitOverride()
    .parse(words, { from: 'user' })
    .opts<Options>();

/** As a shell would want it quoted, so that the line can be copied. */
const quote = (word: string): string =>
  /^[\w./@:=-]+$/.test(word) ? word : `"${word.replace(/(["\\$`])/g, '\\$1')}"`;

/** As somebody would type it here. */
const shellLine = (words: readonly string[]): string =>
  words.map((word) => quote(word.startsWith('/') ? relative('', word) : word)).join(' ');

const heading = (desk: OpenDesk, text: string): void => desk.data(`\n${text}\n${'-'.repeat(text.length)}\n`);

/** How a verb is told which data folder is meant, in front of it. */
const ofFolder = (dataDir: string): string => (dataDir === '.data' ? '' : `MATTERS_DATA=${quote(dataDir)} `);

/** Settles when somebody presses Ctrl-C, or the machine asks this process to stop. */
const interruption = (): Promise<'interrupted'> =>
  new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop('interrupted'));
  });

/** The status to exit with when stopped before it was ready, as shells give it to an interrupted program. */
const stoppedEarly = 130;

type Serving = {
  desk: OpenDesk;
  environment: Environment;
  engines: Engines;
  now: () => ReturnType<OpenDesk['now']>;
};

/** Answers HTTP from here on, and lets others on the data folder know. */
async function serve({ desk, environment, engines, now }: Serving, port?: number): Promise<LocalApi> {
  // What answers HTTP takes half a second to load, which only those who stay up need wait for.
  const { serveApi } = await import('./api.ts');
  const api = await serveApi(engines, environment, port === undefined ? usualPorts : [port], now);
  await engines.announce({ api: api.api, issuer: api.issuer });
  const [usual] = usualPorts;
  if (port === undefined && Number(new URL(api.api).port) !== usual) {
    desk.data(`Port ${usual} is taken by another program: another is used.\n`);
  }
  return api;
}

type Ready = (served: Served | undefined) => Promise<void> | void;

/**
 * Serves a data folder until it is interrupted: what is to be done first is done while the port is held; then `ready` says
 * where to look. A folder whose service runs already is only shown.
 */
async function stayUp(
  serving: Serving,
  { port }: Options,
  first: () => Promise<void>,
  ready: Ready,
): Promise<number> {
  const { desk, engines } = serving;
  const interrupted = interruption();
  if (engines.joined) {
    await ready(engines.served);
    desk.data('\nThe service of this data folder was running already, and goes on.\n');
    return 0;
  }
  const api = await serve(serving, port);
  try {
    const early = await Promise.race([first(), interrupted]);
    if (early) {
      desk.data('\nStopped before it was ready. Nothing is lost: npm start again finishes it.\n');
      return stoppedEarly;
    }
    await ready(api);
    desk.data('\nIt stays up until Ctrl-C.\n');
    await interrupted;
    desk.data('\nStopped. What was recorded is kept.\n');
    return 0;
  } finally {
    await api.stop();
  }
}

/** The one thing to do next, with room around it. */
const showDoor = (desk: OpenDesk, { api }: Served): void => desk.data(`\n  Open  ${api}/\n\n`);

/** What is under the other addresses, a line each. */
function showFacts(desk: OpenDesk, facts: readonly (readonly [string, string])[]): void {
  for (const [name, fact] of facts) desk.data(`${name.padEnd(13)}${fact}\n`);
}

async function startOwn(environment: Environment, options: Options): Promise<number> {
  const { MATTERS_DATA: dataDir } = environment;
  if (options.once || options.anew || options.asOf !== undefined) {
    throw new Misused(
      '--once, --anew and --as-of are of the sample: matters sweep does a morning’s work of your own boards',
    );
  }
  if (hasOwnDatabase(environment)) {
    throw new Misused(
      'pages and API are served with the embedded engines: leave AWS_ENDPOINT_URL_DYNAMODB out',
    );
  }
  const engines = await enginesOf(environment, { stays: true });
  const now = clockOf(environment);
  const desk = openDesk(environment, { engines, now });
  try {
    return await stayUp(
      { desk, environment, engines, now },
      options,
      async () => undefined,
      (served) => showOwn(desk, dataDir, served),
    );
  } finally {
    await desk.close();
    await engines.stop();
  }
}

async function showOwn(desk: OpenDesk, dataDir: string, served: Served | undefined): Promise<void> {
  const { register } = await desk.service();
  const boards = await register.boardCodes();
  const matters = `${ofFolder(dataDir)}npm run -s matters --`;
  if (served) showDoor(desk, served);
  if (boards.length === 0) {
    desk.data('There is no board in it yet. There, or in another terminal, add the first:\n');
    desk.data(
      `  ${matters} board add pdb --name "Performance and Delivery Board" --secretary "Your Name <you@pcc.example>"\n\n`,
    );
  }
  showFacts(desk, [
    ['Register', `${resolve(dataDir)}: ${boards.length === 0 ? 'no board' : series(boards)}`],
    ...(served ? ([['API', `${served.api}/reference`]] as const) : []),
    ['Each morning', `${matters} sweep`],
  ]);
}

async function startSample(given: Environment, dataDir: string, options: Options): Promise<number> {
  const environment = environmentOfSample(given, dataDir);
  const asOf = options.asOf ?? environment.MATTERS_TODAY;
  const now = clockOn(asOf);
  const days = sampleDays(dayIn('Europe/London', now()));
  // What reads notes takes a second to start: it does so while the rest does.
  const reading = holdsSample(dataDir) ? undefined : panelMinutes(days).then(readApart);
  let prepared: Prepared = { isNew: false, why: null };
  const prepare = async (): Promise<void> => {
    prepared = await prepareFolder(dataDir, days, options.anew);
  };
  const engines = await enginesOf(environment, { prepare, stays: !options.once });
  const opened = openDesk(environment, { engines, now });
  // One story for one reader: what a command says stands below it, wherever both are sent.
  const desk = { ...opened, say: opened.data };
  const serving = { desk, environment, engines, now };
  const unused = unusedBySample(given);
  if (unused.length > 0) {
    desk.data(
      `The sample stays on this machine: ${series(unused)} ${unused.length === 1 ? 'is' : 'are'} not used.\n`,
    );
  }
  const first = async (): Promise<void> => {
    await reading;
    await makeReady(serving, days, prepared, options);
  };
  try {
    if (options.once) {
      if (!engines.joined) await first();
      await showMorning(serving, days);
      return 0;
    }
    return await stayUp(serving, options, first, (served) => showSample(serving, served));
  } finally {
    await desk.close();
    await engines.stop();
  }
}

/** Tells the sample's story, or what came to pass since it was told. */
async function makeReady(
  { desk, environment: { MATTERS_DATA: dataDir } }: Serving,
  days: SampleDays,
  { isNew, why }: Prepared,
  { tell, once }: Options,
): Promise<void> {
  const told: SampleDesk = tell
    ? { ...desk, tell: (words, said) => desk.data(`$ matters ${shellLine(words)}\n${said}`) }
    : desk;
  const { today } = days;
  // This morning is then worked where everybody can see it.
  const until = once ? addDays(today, -1) : today;
  const sample = await sampleIn(dataDir);
  if (sample === undefined || sample === 'unreadable') throw new Error(`${dataDir} holds no sample`);
  if (isNew) {
    const reason = why === null ? '' : `, ${why}`;
    desk.data(`Making a sample board and panel as they stand on ${inFull(today)}${reason} …\n`);
    await keepPeople(
      dataDir,
      samplePeople.map(({ name, email, groups }) => ({ name, email, groups })),
    );
    await loadSample(told, days, { folder: join(dataDir, 'notes'), until });
  } else if (sample.worked !== null && sample.worked < until) {
    desk.data(`Doing the mornings since ${inWords(sample.worked)} …\n`);
    await openMornings(told, [samplePanel, sampleBoard]).work(addDays(sample.worked, 1), until);
  }
  await keepSample(dataDir, { ...sample, worked: today });
}

/** Where the papers and mails of the sample are, and who can be chosen. */
async function showSample(
  { desk, environment, engines }: Serving,
  served: Served | undefined,
): Promise<void> {
  const { MATTERS_DATA: dataDir } = environment;
  if (served === undefined) return;
  showDoor(desk, served);
  desk.data('Sign in by a click, as\n');
  for (const { name, is } of samplePeople) desk.data(`  ${name.padEnd(14)}${is}\n`);
  const { length } = await mailbox(engines.mailFolder);
  desk.data('\n');
  showFacts(desk, [
    ['Mailbox', `${served.api}/mailbox, with ${countOf(length, 'mail')}: they go to nobody`],
    ['Notes', `${join(dataDir, 'notes')}, as Word files`],
    ['API', `${served.api}/reference`],
    ['Command line', `${ofFolder(dataDir)}npm run -s matters -- status`],
    ['Your own', 'npm start -- --data FOLDER'],
  ]);
}

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
async function showMorning({ desk, environment, engines }: Serving, days: SampleDays): Promise<void> {
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

/** The sample in its own folder, unless a folder is named that holds a register of somebody's own. */
function start(options: Options): Promise<number> {
  const environment = readEnvironment(process.env);
  const named = options.data ?? (process.env['MATTERS_DATA'] ? environment.MATTERS_DATA : undefined);
  if (named === undefined) return startSample(environment, environment.MATTERS_SAMPLE, options);
  if (holdsSample(named)) return startSample(environment, named, options);
  return startOwn({ ...environment, MATTERS_DATA: named }, options);
}

try {
  // What an interrupted start still waits for must not keep the process up.
  process.exitCode = await start(optionsFrom(process.argv.slice(2)));
  if (process.exitCode === stoppedEarly) process.exit();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    process.stderr.write(`npm start: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof Misused ? 2 : 1;
  }
}
