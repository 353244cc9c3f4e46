import { runCommandLine } from '../../functions/command-line/program.ts';
import { faultInWords } from '../../functions/command-line/terminal/faults.ts';
import { keepToOneself } from '../../functions/command-line/terminal/for-others.ts';
import { openDesk, readEnvironment } from './desk.ts';

keepToOneself();
try {
  const desk = openDesk(readEnvironment(process.env));
  try {
    const exit = await runCommandLine(desk, process.argv.slice(2));
    if (exit !== 0) process.exitCode = exit;
  } finally {
    await desk.close();
  }
} catch (error) {
  process.stderr.write(`matters: ${faultInWords(error)}\n`);
  process.exitCode = 1;
}
