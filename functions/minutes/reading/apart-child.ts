import { Worker } from 'node:worker_threads';
import { type NotesFile, type ReadOutcome, readNotes } from './read.ts';

/** What comes back of a file: what it says, and the memory that is taken after it, in bytes; or what nobody foresaw. */
export type Reply = { read: ReadOutcome; taken: number } | { threw: unknown };

/** As JSON, in letters: many times what a pack of five hundred pages says. */
const LONGEST_READING = 5_000_000;

/**
 * Looks on from a thread of its own, as reading stops all else in its own: ends the process at once when it takes too
 * much memory, of which V8 bounds a part alone, or when the process that it reads for is gone.
 */
const watching = `
const { workerData: { most, parent, reading } } = require('node:worker_threads');
for (;;) {
  Atomics.wait(reading, 0, 0);
  if (process.memoryUsage.rss() > most || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  Atomics.wait(reading, 0, 1, 10);
}
`;

/**
 * Reads what the parent of this process sends, one file after another, until it is ended or left alone. The first
 * argument of the process is the most memory that it may take, in bytes.
 */
export function answerParent(): void {
  const most = Number(process.argv[2]);
  const reading = new Int32Array(new SharedArrayBuffer(4));
  new Worker(watching, { eval: true, workerData: { most, parent: process.ppid, reading } }).unref();
  const watch = (isReading: boolean): void => {
    Atomics.store(reading, 0, isReading ? 1 : 0);
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
