import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A program in Python that is used here and is no part of the service. */
export type PythonProgram = {
  /** As it calls itself, and as Python imports it. */
  name: string;
  module: string;
  /** Everything that it stands on, each at one version: a file as pip reads it. */
  requirements: URL;
  /** The oldest Python that all of it runs on, as 3.N. */
  oldest: number;
};

/** It cannot be had, and this says in a line what is missing and how to get it. */
export class NoPythonProgram extends Error {
  override readonly name = 'NoPythonProgram';
}

/** Where a program is installed, once, and may lay what it writes. */
export const folderOf = ({ module }: PythonProgram): string =>
  fileURLToPath(new URL(`../.cache/${module}`, import.meta.url));

/** Whether that Python has the program. */
export const hasProgram = (python: string, { module }: PythonProgram): Promise<boolean> =>
  run(python, ['-c', `import ${module}`]).then(
    () => true,
    () => false,
  );

/** A Python of this repository's own that has the program, which is installed when missing. Throws {@link NoPythonProgram}. */
export async function pythonWith(program: PythonProgram, say: (text: string) => void): Promise<string> {
  const environment = join(folderOf(program), 'venv');
  const python = join(environment, 'bin', 'python');
  // Says what was installed, and is there only when all of it was.
  const installed = join(environment, 'installed.txt');
  const wanted = await readFile(program.requirements, 'utf8');
  const had = await readFile(installed, 'utf8').catch(() => undefined);
  if (had === wanted && (await hasProgram(python, program))) return python;
  say(`Installing ${program.name} into ${folderOf(program)}, which is done once.\n`);
  await install(program, environment);
  await writeFile(installed, wanted);
  return python;
}

async function install(program: PythonProgram, environment: string): Promise<void> {
  const { name, oldest, requirements } = program;
  const noPython = (): never => {
    throw new NoPythonProgram(
      `${name} needs Python 3.${oldest} or later with venv and pip: “apt install python3-venv” or https://www.python.org/downloads/ gives it`,
    );
  };
  const needed = `import sys, venv, ensurepip; sys.exit(sys.version_info < (3, ${oldest}))`;
  await run('python3', ['-c', needed]).catch(noPython);
  await rm(environment, { recursive: true, force: true });
  await mkdir(folderOf(program), { recursive: true });
  await run('python3', ['-m', 'venv', environment]).catch(noPython);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps'];
  const file = fileURLToPath(requirements);
  await run(join(environment, 'bin', 'python'), [...pip, '--requirement', file]).catch(
    (error: { stderr?: string }) => {
      const why = error.stderr?.trim().split('\n').at(-1) ?? 'pip did not say why';
      throw new NoPythonProgram(
        `${name} could not be installed from PyPI by ${basename(file)}, which pip must be able to reach: ${why}`,
      );
    },
  );
}
