import { CutOff } from '../../store/cut-off.ts';
import { Failed, Misused, whyNoFile } from './desk.ts';

/** What to do about a file or a folder that cannot be used, by what the system says of it. */
const remedies: Readonly<Record<string, string>> = {
  ENOSPC: 'make room on its disk, and say it again: what was recorded until now is kept',
  EDQUOT: 'make room, and say it again: what was recorded until now is kept',
  EFBIG: 'let files be larger there, and say it again: what was recorded until now is kept',
  EIO: 'put another disk in, and restore the last backup on it: docs/backup.md',
  EACCES: 'let yourself write there, or name another folder by MATTERS_DATA',
  EPERM: 'let yourself write there, or name another folder by MATTERS_DATA',
  EROFS: 'let yourself write there, or name another folder by MATTERS_DATA',
  ENOTDIR: 'move the file away',
  EEXIST: 'move the file away',
  EMFILE: 'let one program open more files (ulimit -n)',
  ENFILE: 'end what opens so many files on this machine',
};

const unreachable = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'ETIMEDOUT'];

const isOfSystem = (error: Error): error is NodeJS.ErrnoException =>
  'syscall' in error && typeof (error as NodeJS.ErrnoException).code === 'string';

/** An error of the system as a sentence: which file, what of it, and what to do. */
function systemFault(error: NodeJS.ErrnoException & { dest?: string }): string {
  const { code = '', path, dest } = error;
  const remedy = remedies[code];
  // Of a write, the system does not say to which file.
  const what = `${dest ?? path ?? 'what is to be kept'} cannot be ${error.syscall === 'write' ? 'written' : 'used'}: ${whyNoFile(error)}`;
  return remedy === undefined ? what : `${what}. To mend it, ${remedy}`;
}

/** What an error says of a package that is not installed, and what to do; undefined of any other error. */
function whyNotInstalled(error: unknown): string | undefined {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') return undefined;
  const name = /'([^']+)'/.exec(message)?.[1] ?? 'a package';
  return `${name} is not installed here: npm ci, without --omit=dev, installs what one machine needs; a service on AWS, with --stage, needs none of it`;
}

/** What went wrong, as a sentence that says what to do: no error reaches anybody otherwise. */
export function faultInWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof Failed || error instanceof Misused || error instanceof CutOff) return error.message;
  if (error.name === 'InternalServerError') return error.message;
  if (error.name === 'ResourceNotFoundException') {
    return 'the database has no table of this service: it is another’s, or damaged; docs/backup.md says how the last backup is restored';
  }
  if ('code' in error && unreachable.includes(String(error.code))) {
    return `the database does not answer (${String(error.code)}): is its service running?`;
  }
  if (isOfSystem(error)) return systemFault(error);
  return whyNotInstalled(error) ?? (isSentence(error) ? error.message : `${error.name}: ${error.message}`);
}

/** What is thrown here by a name of its own says in its message what it is; what others throw, in its name too. */
const isSentence = ({ name }: Error): boolean => name === 'Error' || !/(?:Error|Exception)$/.test(name);

/** What LevelDB says of itself, by which it is told how a database is; the first that fits. */
const databaseFaults: readonly (readonly [RegExp, string])[] = [
  [
    /no space left|quota/i,
    'its disk is full. Make room, and say it again: what was recorded until now is kept',
  ],
  [
    /file too large/i,
    'its files may not be larger. Let them, and say it again: what was recorded until now is kept',
  ],
  [
    /permission denied|not permitted|read-only/i,
    'you may not write there. Let yourself, or name another folder by MATTERS_DATA',
  ],
  [
    /too many open files/i,
    'too many files are open. Let one program open more (ulimit -n), and say it again',
  ],
  [/not a directory|file exists/i, 'a file stands where a folder should be. Move it away'],
];

/** The last word of an error, which says most: what an error was caused by says more than it does. */
const innermost = (error: unknown): string =>
  error instanceof Error && error.cause instanceof Error
    ? innermost(error.cause)
    : error instanceof Error
      ? error.message
      : String(error);

/** A database that cannot be opened, read or written, as a sentence; damaged, where nothing else keeps it from that. */
export function databaseFault(
  error: unknown,
  folder: string,
  whenDamaged = 'Leave it as it is, and restore the last backup into another folder: docs/backup.md',
): string {
  const said = innermost(error);
  const known = databaseFaults.find(([pattern]) => pattern.test(said))?.[1];
  if (known !== undefined) return `the database in ${folder} cannot be used: ${known}`;
  return `the database in ${folder} is damaged (${said}). ${whenDamaged}`;
}
