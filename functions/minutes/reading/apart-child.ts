import { Worker } from 'node:worker_threads';
import { type NotesFile, type ReadOutcome, readNotes } from './read.ts';

/** What comes back of a file: what it says, and the memory that is taken after it, in bytes; or what nobody foresaw. */
export type Reply = { read: ReadOutcome; taken: number } | { threw: unknown };

/** As JSON, in letters: many times what a pack of five hundred pages says. */
const LONGEST_READING = 5_000_000;

/**
 * Looks on from a thread of its own, as reading stops all else in its own: ends the process at once when it takes too
 * much memory, of which V8 bounds a part alone, when the process that it reads for is gone, or when one file, of which
 * `reading` has the number, takes too long: by the clock, unless others had the processor meanwhile. The last has a signal of its own, by which it is told apart.
 */
const watching = `
const { workerData: { most, mostMs, tooLong, parent, reading } } = require('node:worker_threads');
let number = 0;
let before = process.cpuUsage();
let began = performance.now();
for (;;) {
  Atomics.wait(reading, 0, 0);
  const now = Atomics.load(reading, 0);
  if (now !== number) [before, began] = [process.cpuUsage(), performance.now()];
  number = now;
  const { user, system } = process.cpuUsage(before);
  const tookMs = Math.min((user + system) / 1000, performance.now() - began);
  if (process.memoryUsage.rss() > most || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  if (tookMs > mostMs) process.kill(process.pid, tooLong);
  Atomics.wait(reading, 0, now, 10);
}
`;

/**
 * Reads what the parent of this process sends, one file after another, until it is ended or left alone. The
 * arguments of the process are the most memory that it may take, in bytes, the most of the processor for one file, in
 * milliseconds, and the signal that says so.
 */
export function answerParent(): void {
  // Without it pdf.js inflates each page by itself, which takes less than to have Node's streams hand it over.
  Reflect.deleteProperty(globalThis, 'DecompressionStream');
  const [most, mostMs] = process.argv.slice(2).map(Number);
  const tooLong = process.argv[4];
  const reading = new Int32Array(new SharedArrayBuffer(4));
  new Worker(watching, {
    eval: true,
    workerData: { most, mostMs, tooLong, parent: process.ppid, reading },
  }).unref();
  let read = 0;
  const watch = (isReading: boolean): void => {
    if (isReading) read += 1;
    Atomics.store(reading, 0, isReading ? read : 0);
    Atomics.notify(reading, 0);
  };
  // A terminal interrupts all that run in it: when this one ends, its parent says.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
  process.on('disconnect', () => process.exit());
  process.on('message', async (file: NotesFile) => {
    watch(true);
    const reply = await replyTo(file);
    watch(false);
    process.send?.(reply);
  });
  process.send?.('ready');
}

async function replyTo(file: NotesFile): Promise<Reply> {
  try {
    return { read: bounded(file, await readNotes(file)), taken: process.memoryUsage.rss() };
  } catch (error) {
    return { threw: error };
  }
}

function bounded({ name }: NotesFile, read: ReadOutcome): ReadOutcome {
  if (JSON.stringify(read).length <= LONGEST_READING) return read;
  const why = `${name} says more than a meeting’s notes do: give the notes of one meeting.`;
  return { outcome: 'unreadable', because: 'too large', why };
}
