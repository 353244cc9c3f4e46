import { folderOf, hasProgram, NoPythonProgram, type PythonProgram, pythonWith } from '../python.ts';

const miniStack: PythonProgram = {
  name: 'MiniStack',
  module: 'ministack',
  requirements: new URL('requirements.txt', import.meta.url),
  oldest: 10,
};

/** Where the emulator is installed, once, and its last log lies. */
export const emulatorFolder = folderOf(miniStack);

/**
 * A Python that has MiniStack: the one that MINISTACK_PYTHON names, or one of this repository's own, installed when
 * missing. Throws {@link NoPythonProgram}.
 */
export async function emulatorPython(
  { MINISTACK_PYTHON: given }: NodeJS.ProcessEnv,
  say: (text: string) => void,
): Promise<string> {
  if (!given) return pythonWith(miniStack, say);
  if (await hasProgram(given, miniStack)) return given;
  throw new NoPythonProgram(`MINISTACK_PYTHON is “${given}”, which is no Python that has MiniStack`);
}
