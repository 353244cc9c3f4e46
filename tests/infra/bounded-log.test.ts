import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openBoundedLog } from '../../infra/local/bounded-log.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'matters-log-'));
  path = join(folder, 'http.log');
});
afterEach(() => rmSync(folder, { recursive: true }));

const linesOf = (name: string): string[] => readFileSync(join(folder, name), 'utf8').split('\n').slice(0, -1);
const line = (number: number): string => JSON.stringify({ number, words: 'Siân O’Neill' });

it('keeps the last lines, each whole and once, in files none of which is larger than it may be', () => {
  const log = openBoundedLog(path, { bytes: 500, older: 3 });
  for (let number = 1; number <= 1_000; number += 1) log.write(line(number));
  log.close();
  const names = readdirSync(folder).sort();
  expect(names).toEqual(['http.log', 'http.log.1', 'http.log.2', 'http.log.3']);
  for (const name of names) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(500);
  const kept = names.toReversed().flatMap(linesOf);
  expect(kept.length).toBeGreaterThan(30);
  expect(kept).toEqual(
    Array.from({ length: kept.length }, (_, index) => line(1_000 - kept.length + 1 + index)),
  );
});

it('goes on with the log of the process before it, and can be read by nobody else', () => {
  for (const number of [1, 2]) {
    const log = openBoundedLog(path);
    log.write(line(number));
    log.close();
  }
  expect(linesOf('http.log')).toEqual([line(1), line(2)]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

it('keeps a line that is larger than a file may be', () => {
  const log = openBoundedLog(path, { bytes: 10, older: 1 });
  log.write(line(1));
  log.write(line(2));
  log.close();
  expect([linesOf('http.log.1'), linesOf('http.log')]).toEqual([[line(1)], [line(2)]]);
});

it('loses no line where an older log cannot be moved away', () => {
  writeFileSync(path, `${line(1)}\n`);
  mkdirSync(`${path}.1`);
  const log = openBoundedLog(path, { bytes: 10, older: 1 });
  log.write(line(2));
  log.close();
  expect(linesOf('http.log')).toEqual([line(1), line(2)]);
});
