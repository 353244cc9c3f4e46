import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Reply } from './apart-child.ts';
import type { NotesFile, ReadOutcome } from './read.ts';

type Limits = {
  /** How long one file may take, without what others had of the processor: a busy machine is no fault of the file's. */
  timeMs: number;
  /** How long it may be at it in all. */
  wallMs: number;
  /** How much memory its process may take in all. */
  memoryBytes: number;
  /** How many files may wait for their turn, and each for how long. */
  mostWaiting: number;
  waitMs: number;
};

/** A file that waits, and is then read to its end, is answered within the 25 seconds that a request may take. */
const usualLimits: Limits = {
  timeMs: 9_000,
  wallMs: 15_000,
  // Looked at every hundredth of a second, in which some more may be taken: 512 MB are not passed.
  memoryBytes: 448_000_000,
  mostWaiting: 20,
  waitMs: 9_000,
};

/** A third of a second, unless the machine has much else to do. */
const startMs = 20_000;

/** In bytes: a process that a file left with more is not kept, or the next file would be refused for it. */
const MOST_KEPT = 260_000_000;

type Unreadable = Extract<ReadOutcome, { outcome: 'unreadable' }>;
type TooMany = { outcome: 'unreadable'; because: 'too many at once'; why: string };

type Reader = {
  read: (file: NotesFile) => Promise<ReadOutcome | TooMany>;
  /** Ends the process, whatever it reads. */
  end: () => void;
};

/**
 * Reads files in a process of their own, one at a time. It is kept for the next file, ended when one asks too much of
 * it, and then started anew; it keeps nobody up, and ends with the process that it was started from.
 */
export function openReader(some: Partial<Limits> = {}): Reader {
  const limits = { ...usualLimits, ...some };
  const waiting: (() => void)[] = [];
  let isReading = false;
  let child: ChildProcess | undefined;

  function end(): void {
    child?.kill('SIGKILL');
    child = undefined;
  }

  /** Waits until those before are read, and says whether that came to pass: in time, and with room to wait. */
  function waitForTurn(): Promise<boolean> {
    if (waiting.length >= limits.mostWaiting) return Promise.resolve(false);
    return new Promise((come) => {
      const begin = (): void => {
        clearTimeout(patience);
        come(true);
      };
      const patience = setTimeout(() => {
        waiting.splice(waiting.indexOf(begin), 1);
        come(false);
      }, limits.waitMs);
      waiting.push(begin);
    });
  }

  async function start(): Promise<ChildProcess> {
    const started = await startChild(limits);
    started.once('exit', () => {
      if (child === started) child = undefined;
    });
    child = started;
    return started;
  }

  async function readNow(file: NotesFile): Promise<ReadOutcome> {
    const reply = await replyOf(child ?? (await start()), file, limits.wallMs);
    if (typeof reply === 'string') return refusalOf(file, reply, limits);
    if ('threw' in reply) throw reply.threw;
    if (reply.taken > MOST_KEPT) end();
    return reply.read;
  }

  return {
    async read(file) {
      if (isReading && !(await waitForTurn())) {
        const why = `${file.name} was not read, as many other files wait to be: send it again in a minute.`;
        return { outcome: 'unreadable', because: 'too many at once', why };
      }
      isReading = true;
      try {
        return await readNow(file);
      } finally {
        const next = waiting.shift();
        if (next) next();
        else isReading = false;
      }
    },
    end,
  };
}

const reader = openReader();

/**
 * Reads what a meeting's notes say, as `readNotes` does, where it can be ended. Refuses besides what takes longer than 9
 * seconds or more than 512 MB to read; and whatever comes while too many others wait.
 */
export const readApart = (file: NotesFile): ReturnType<Reader['read']> => reader.read(file);

/** Of a pack of 500 pages each spares a tenth: room for what is soon thrown away, and patterns compiled but once. */
const QUICKER = ['--max-semi-space-size=32', '--no-regexp-tier-up'];

async function startChild({ memoryBytes, timeMs }: Limits): Promise<ChildProcess> {
  const { LD_LIBRARY_PATH, TMPDIR } = process.env;
  const program = fileURLToPath(new URL('./apart-start.mjs', import.meta.url));
  const child = fork(program, [String(memoryBytes), String(timeMs), tooLong], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${Math.ceil(memoryBytes / 1_048_576)}`, ...QUICKER],
    // It opens whatever strangers send, and is told nothing of what we know.
    env: { ...(LD_LIBRARY_PATH && { LD_LIBRARY_PATH }), ...(TMPDIR && { TMPDIR }) },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const within = { signal: AbortSignal.timeout(startMs) };
  const first = Promise.race([once(child, 'message', within), once(child, 'exit', within)]);
  const [said] = await first.catch((cause: unknown) => [cause]);
  if (said !== 'ready') {
    child.kill('SIGKILL');
    throw new Error(`what reads files does not start: node ${program} says why`, { cause: said });
  }
  rest(child);
  return child;
}

/** At rest it keeps nobody up. */
function rest(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

function work(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}

/** By which a process ends over a file that takes too much of the processor; Windows knows no such signal. */
const tooLong = process.platform === 'win32' ? 'SIGKILL' : 'SIGXCPU';

/** Why a process ended over a file. */
type Ended = 'too long' | 'too much' | 'broken';

/** What comes back of a file within so many milliseconds. */
function replyOf(child: ChildProcess, file: NotesFile, withinMs: number): Promise<Reply | Ended> {
  return new Promise((resolve) => {
    let isLate = false;
    const clock = setTimeout(() => {
      isLate = true;
      child.kill('SIGKILL');
    }, withinMs);
    const settle = (reply: Reply | Ended): void => {
      clearTimeout(clock);
      child.off('message', settle).off('exit', onExit);
      rest(child);
      resolve(reply);
    };
    // Whoever looks on there, V8 itself and the machine all end what takes too much by a signal.
    const onExit = (_: number | null, signal: string | null): void =>
      settle(isLate || signal === tooLong ? 'too long' : signal === null ? 'broken' : 'too much');
    child.on('message', settle).on('exit', onExit);
    work(child);
    // When nothing can be sent, the process has ended, and that is told.
    child.send({ name: file.name, bytes: file.bytes }, () => undefined);
  });
}

function refusalOf({ name }: NotesFile, ended: Ended, { timeMs }: Limits): Unreadable {
  if (ended === 'broken') {
    const why = `${name} is damaged so that no attempt to read it ends well: save or download it again.`;
    return { outcome: 'unreadable', because: 'no notes to read', why };
  }
  const cost =
    ended === 'too long'
      ? `took longer than ${timeMs / 1_000} seconds to read`
      : 'needed more memory than a meeting’s notes do';
  const why = `${name} ${cost}, and was given up: save the notes in a file of their own, without pictures.`;
  return { outcome: 'unreadable', because: 'too large', why };
}
