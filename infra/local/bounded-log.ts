import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';

/** How large a log may be, and how many older ones are kept beside it: `http.log.1` is the last. */
const usualBounds = { bytes: 5_000_000, older: 3 };

/**
 * A log on disk that cannot fill it. A line is whole in one file, and is there once `write` has returned. Throws what the
 * system says where that cannot be.
 */
export function openBoundedLog(path: string, { bytes, older } = usualBounds) {
  const open = (): number => openSync(path, 'a', 0o600);
  let file = open();
  let size = fstatSync(file).size;

  function turnOver(): void {
    for (let number = older; number > 0; number -= 1) {
      const from = number === 1 ? path : `${path}.${number - 1}`;
      try {
        renameSync(from, `${path}.${number}`);
      } catch (error) {
        // Of the older ones not all need be there yet; the log itself is written on where it cannot be moved.
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) break;
      }
    }
    closeSync(file);
    file = open();
    size = fstatSync(file).size;
  }

  return {
    write: (line: string): void => {
      const text = Buffer.from(`${line}\n`);
      if (size > 0 && size + text.length > bytes) turnOver();
      size += writeSync(file, text);
    },
    close: (): void => closeSync(file),
  };
}
