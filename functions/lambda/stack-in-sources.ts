import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';

/** By the address of its file; undefined where there is none that can be read. */
const maps = new Map<string, SourceMap | undefined>();

function mapOf(file: string): SourceMap | undefined {
  if (!maps.has(file)) maps.set(file, readMap(file));
  return maps.get(file);
}

function readMap(file: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(new URL(`${file}.map`), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Where a line of a stack is: `file:///var/task/functions/index.mjs:70:26527`. */
const place = /(file:\/\/[^\s()]+):(\d+):(\d+)/g;

/**
 * `stack` with the places that its lines have in the sources, where the file that was made of these has a map beside it. With
 * `--enable-source-maps` Node would do so by itself, and read every map whenever a process begins, though nothing goes wrong in it.
 */
export const stackInSources = (stack: string): string =>
  stack.replace(place, (asIs, file: string, line: string, column: string) => {
    const origin = mapOf(file)?.findOrigin(Number(line), Number(column));
    if (origin === undefined || !('fileName' in origin)) return asIs;
    return `${new URL(origin.fileName, file)}:${origin.lineNumber}:${origin.columnNumber}`;
  });
