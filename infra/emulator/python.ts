import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const requirements = at('requirements.txt');

/** Where the emulator is installed, once, and its last log lies. */
export const emulatorFolder = at('../../.cache/ministack');
const environment = join(emulatorFolder, 'venv');
/** Says what was installed, and is there only when all of it was. */
const installed = join(environment, 'installed.txt');

/** There is none to start, and this says in a line what is missing and how to get it. */
export class NoEmulator extends Error {
  override readonly name = 'NoEmulator';
}

/** The version that MiniStack asks for. */
const needed = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))';
const howToGetPython =
  'the emulator needs Python 3.10 or later with venv and pip: “apt install python3-venv” or https://www.python.org/downloads/ gives it, or MINISTACK_PYTHON names a Python that has MiniStack';

const hasMiniStack = (python: string): Promise<boolean> =>
  run(python, ['-c', 'import ministack']).then(
    () => true,
    () => false,
  );

/**
 * A Python that has MiniStack: the one that MINISTACK_PYTHON names, or one of this repository's own, installed when
 * missing. Throws {@link NoEmulator}.
 */
export async function emulatorPython(
  { MINISTACK_PYTHON: given }: NodeJS.ProcessEnv,
  say: (text: string) => void,
): Promise<string> {
  if (given) {
    if (await hasMiniStack(given)) return given;
    throw new NoEmulator(`MINISTACK_PYTHON is “${given}”, which is no Python that has MiniStack`);
  }
  const python = join(environment, 'bin', 'python');
  const wanted = await readFile(requirements, 'utf8');
  const had = await readFile(installed, 'utf8').catch(() => undefined);
  if (had === wanted && (await hasMiniStack(python))) return python;
  say(`Installing MiniStack into ${emulatorFolder}, which is done once.\n`);
  await install(python, wanted);
  return python;
}

async function install(python: string, wanted: string): Promise<void> {
  await run('python3', ['-c', needed]).catch(() => {
    throw new NoEmulator(howToGetPython);
  });
  await rm(environment, { recursive: true, force: true });
  await mkdir(emulatorFolder, { recursive: true });
  await run('python3', ['-m', 'venv', environment]).catch(() => {
    throw new NoEmulator(howToGetPython);
  });
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps'];
  await run(python, [...pip, '--requirement', requirements]).catch((error: { stderr?: string }) => {
    const why = error.stderr?.trim().split('\n').at(-1) ?? 'pip did not say why';
    throw new NoEmulator(
      `MiniStack could not be installed from PyPI, which pip must be able to reach: ${why}`,
    );
  });
  await writeFile(installed, wanted);
}
