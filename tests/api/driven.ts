import { spawn } from 'node:child_process';
import { NoPythonProgram, type PythonProgram, pythonWith } from '../../infra/python.ts';
import { type OnLoopback, startOnLoopback } from '../http/on-loopback.ts';

const say = (text: string): void => void process.stderr.write(text);

/** Runs a program whose words everybody may see, and returns its status. */
export const statusOf = (
  program: string,
  words: readonly string[],
  { cwd, environment }: { cwd: string; environment: Record<string, string> },
): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, words, {
      cwd,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...environment },
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });

/**
 * Has a program in Python drive the service on loopback; this process ends with its status, or with 1 when the
 * service failed in answering, or the program cannot be had.
 */
export async function driven(
  script: string,
  program: PythonProgram,
  drive: (python: string, service: OnLoopback) => Promise<number>,
): Promise<void> {
  try {
    const python = await pythonWith(program, say);
    const service = await startOnLoopback();
    try {
      const status = await drive(python, service);
      const failures = service.failures();
      for (const failure of failures.slice(0, 5)) say(`${failure}\n`);
      process.exitCode = failures.length > 0 ? 1 : status;
    } finally {
      await service.stop();
    }
  } catch (error) {
    if (!(error instanceof NoPythonProgram)) throw error;
    say(`npm run ${script}: ${error.message}\n`);
    process.exitCode = 1;
  }
}
