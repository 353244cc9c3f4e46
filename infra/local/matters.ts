import { existsSync, readFileSync } from 'node:fs';
import {
  isHelpOfAll,
  printHelpOfAll,
  runCommandLine,
  type Summary,
} from '../../functions/command-line/program.ts';
import { faultInWords } from '../../functions/command-line/terminal/faults.ts';
import { keepToOneself } from '../../functions/command-line/terminal/for-others.ts';
import { printTo } from './print-to.ts';

/** Beside what was built; where the sources run as they are, there is none. */
const noted = new URL('../verbs.json', import.meta.url);

async function runAtDesk(words: readonly string[]): Promise<number> {
  // What opens a register takes a tenth of a second to load, which who asks for help need not wait for.
  const { openDesk, readEnvironment } = await import('./desk.ts');
  const desk = openDesk(readEnvironment(process.env));
  try {
    return await runCommandLine(desk, words);
  } finally {
    await desk.close();
  }
}

function printHelp(words: readonly string[]): Promise<number> {
  const summaries = JSON.parse(readFileSync(noted, 'utf8')) as Summary[];
  return printHelpOfAll({ data: printTo(process.stdout), say: printTo(process.stderr) }, words, summaries);
}

keepToOneself();
try {
  const words = process.argv.slice(2);
  const exit = await (isHelpOfAll(words) && existsSync(noted) ? printHelp(words) : runAtDesk(words));
  if (exit !== 0) process.exitCode = exit;
} catch (error) {
  process.stderr.write(`matters: ${faultInWords(error)}\n`);
  process.exitCode = 1;
}
