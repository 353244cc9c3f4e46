import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { Misused } from '../../functions/command-line/terminal/desk.ts';
import { faultInWords } from '../../functions/command-line/terminal/faults.ts';
import { keepToOneself } from '../../functions/command-line/terminal/for-others.ts';
import { dayOption } from '../../functions/command-line/terminal/options.ts';
import { type Environment, readEnvironment } from './desk.ts';
import { startSample } from './sample/start-sample.ts';
import { holdsSample } from './sample/state.ts';
import { startOwn } from './start-own.ts';
import { type Options, stoppedEarly, usualPorts } from './stay-up.ts';

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
      '--serve',
      'serve a register of your own, and sweep it by itself: at eight, and hourly until five on weekdays, London time',
      false,
    )
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

/** The sample in its own folder, unless a folder is named that holds a register of somebody's own. */
function start(options: Options): Promise<number> {
  const environment = readEnvironment(process.env);
  if (options.serve)
    return startOwn(
      ofOwn({ ...environment, MATTERS_DATA: options.data ?? environment.MATTERS_DATA }),
      options,
    );
  const named = options.data ?? (process.env['MATTERS_DATA'] ? environment.MATTERS_DATA : undefined);
  if (named === undefined) return startSample(environment, environment.MATTERS_SAMPLE, options);
  if (holdsSample(named)) return startSample(environment, named, options);
  return startOwn({ ...environment, MATTERS_DATA: named }, options);
}

/** That environment, if it is not of the sample, which sends nothing by itself. */
function ofOwn(environment: Environment): Environment {
  const { MATTERS_DATA: dataDir } = environment;
  if (!holdsSample(dataDir)) return environment;
  throw new Misused(
    `--serve is for a register of your own, and ${dataDir} holds the sample: --data names another`,
  );
}

keepToOneself();
try {
  const options = optionsFrom(process.argv.slice(2));
  process.exitCode = await start(options);
  // What an interrupted start, or a sweep that was left, still waits for must not keep the process up.
  if (process.exitCode === stoppedEarly || options.serve) process.exit();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    process.stderr.write(`npm start: ${faultInWords(error)}\n`);
    process.exitCode = error instanceof Misused ? 2 : 1;
  }
}
