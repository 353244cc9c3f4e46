import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openReader, readApart } from '../../functions/minutes/reading/apart.ts';
import { readNotes } from '../../functions/minutes/reading/read.ts';
import { hostileFiles } from '../minutes/reading/hostile-files.ts';

const fixtures = fileURLToPath(new URL('../fixtures/minutes/', import.meta.url));
const fixture = (name: string) => ({ name, bytes: readFileSync(`${fixtures}${name}`) });

const openReaders: { end: () => void }[] = [];
function aReader(limits: Parameters<typeof openReader>[0] = {}): ReturnType<typeof openReader> {
  const reader = openReader(limits);
  openReaders.push(reader);
  return reader;
}
afterEach(() => {
  for (const reader of openReaders.splice(0)) reader.end();
});

/** A process takes a second to start: those that change nothing about it share one. */
const plainReader = openReader();
const quickReader = openReader({ timeMs: 1_000 });
afterAll(() => {
  plainReader.end();
  quickReader.end();
});

/** What the processes that this one started take in memory, in bytes; nothing where the system does not say. */
function memoryOfChildren(): number {
  try {
    const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim();
    const pages = children
      .split(' ')
      .map((pid) => Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]));
    return Math.max(...pages) * 4_096;
  } catch {
    return 0;
  }
}

/** The most memory that reading took, and the longest that all else here had to wait for it, in milliseconds. */
async function cost<T>(work: () => Promise<T>): Promise<{ ended: T; bytes: number; stillMs: number }> {
  let bytes = 0;
  let stillMs = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    bytes = Math.max(bytes, memoryOfChildren());
    stillMs = Math.max(stillMs, performance.now() - last);
    last = performance.now();
  }, 5);
  try {
    return { ended: await work(), bytes, stillMs };
  } finally {
    clearInterval(watch);
  }
}

describe('a file that is read apart', () => {
  it.each(readdirSync(fixtures).filter((name) => /\.(?!json$|ts$)/.test(name)))(
    'says the same as it does here: %s',
    async (name) => {
      expect(await readApart(fixture(name))).toEqual(await readNotes(fixture(name)));
    },
  );

  it.each(Object.keys(hostileFiles))('costs no more than was allowed: %s', async (name) => {
    const file = { name, bytes: hostileFiles[name]?.() ?? new Uint8Array() };
    const began = performance.now();
    const { ended, bytes, stillMs } = await cost(() => quickReader.read(file));
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(bytes).toBeLessThan(512_000_000);
    expect(stillMs).toBeLessThan(500);
    if (ended.outcome === 'unreadable') expect(ended.why).toMatch(new RegExp(`^${name} .*: .*\\.$`));
  });

  const little = {
    name: 'little.txt',
    bytes: new TextEncoder().encode('Action: DCC to write to the ports.\n'),
  };
  const lines = `Action: the Force to write to the ports about ${'lighting and '.repeat(18)}signs.\n`.repeat(
    85_000,
  );
  const long = { name: 'long.txt', bytes: new TextEncoder().encode(lines) };

  it.each([
    ['takes too long', { timeMs: 500 }, 'took longer than 0.5 seconds to read'],
    ['needs too much memory', { memoryBytes: 180_000_000 }, 'needed more memory than a meeting’s notes do'],
  ])('is given up when it %s, and the next is read', async (_, limits, cost) => {
    const { read } = aReader(limits);
    expect(await read(little)).toMatchObject({ outcome: 'read' });
    expect(await read(long)).toEqual({
      outcome: 'unreadable',
      because: 'too large',
      why: `long.txt ${cost}, and was given up: save the notes in a file of their own, without pictures.`,
    });
    expect(await read(little)).toMatchObject({ outcome: 'read' });
  });

  it('waits for the one before', async () => {
    const { read } = plainReader;
    const all = await Promise.all([read(little), read({ ...little, name: 'second.txt' }), read(little)]);
    expect(all.map(({ outcome }) => outcome)).toEqual(['read', 'read', 'read']);
  });

  it.each([
    ['when many wait already', { mostWaiting: 1 }],
    ['when it has waited long', { waitMs: 0 }],
  ])('is sent away %s', async (_, limits) => {
    const { read } = aReader(limits);
    const all = await Promise.all([read(little), read(little), read({ ...little, name: 'third.txt' })]);
    expect(all.map(({ outcome }) => outcome)).toEqual(['read', expect.anything(), 'unreadable']);
    expect(all[2]).toEqual({
      outcome: 'unreadable',
      because: 'too many at once',
      why: 'third.txt was not read, as many other files wait to be: send it again in a minute.',
    });
    expect(await read(little)).toMatchObject({ outcome: 'read' });
  });

  it('is read anew after its process was ended', async () => {
    const { read, end } = plainReader;
    await read(little);
    end();
    expect(await read(little)).toMatchObject({ outcome: 'read' });
  });
});
