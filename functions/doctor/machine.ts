import {
  addDays,
  type CalendarDate,
  dayIn,
  type Instant,
  inFull,
  inWords,
  timeIn,
} from '../calendar/days.ts';
import { bankHolidaysKnownTo } from '../calendar/working-days.ts';
import { countOf } from '../words/english.ts';
import { type Finding, fine, toDo, wrong } from './finding.ts';

/** What was looked at, or why it could not be. */
export type Known<T> = { known: T } | { unknown: string };

/** What is to be known of a machine. */
export type MachineFacts = {
  now: Instant;
  /** What runs, when it was built, and in which format mails are kept. */
  versions: { node: string; program: string; builtOn: CalendarDate | null; format: number };
  /** The last moment that is written down anywhere in the register; null where nothing is. */
  lastEntry: Instant | null;
  /** The zone that this machine's own clock shows. */
  zone: string;
};

/** A data folder. */
export type FolderFacts = {
  folder: string;
  /** Free space where it lies, and how much it takes itself. */
  disk: Known<{ freeBytes: number; usedBytes: number }>;
  /** What of it others on this machine may open; null where the system has no such rights. */
  openToOthers: Known<string[] | null>;
  isWritable: boolean;
};

const london = 'Europe/London';
/** Two machines' clocks, and what one writes while another looks, may differ by so much. */
const toleranceMs = 5 * 60_000;

export function machineFindings(facts: MachineFacts): Finding[] {
  return [versionsFinding(facts), ...clockFindings(facts), zoneFinding(facts)];
}

const versionsFinding = ({ versions }: MachineFacts): Finding => {
  const { node, program, builtOn, format } = versions;
  const built = builtOn === null ? 'run from its sources' : `built on ${inWords(builtOn)}`;
  const says = `Matters Arising ${program}, ${built}; Node ${node}; mails are kept in format ${format}`;
  const [major = 0, minor = 0] = node.replace(/^v/, '').split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19)
    ? fine('versions', says)
    : wrong('versions', says, 'Install Node 20.19 or later');
};

/** Without asking anybody: time does not go back. */
function clockFindings({ now, lastEntry, versions }: MachineFacts): Finding[] {
  const remedy = 'Have it set from the network: timedatectl set-ntp true, or on Windows w32tm /resync';
  const shown = `${inFull(dayIn(london, now))}, ${timeIn(london, now).slice(0, 5)}`;
  if (lastEntry !== null && Date.parse(lastEntry) > Date.parse(now) + toleranceMs) {
    const later = `${inFull(dayIn(london, lastEntry))}, ${timeIn(london, lastEntry).slice(0, 5)}`;
    return [
      wrong('clock', `it shows ${shown}, and something in the register was written on ${later}`, remedy),
    ];
  }
  if (versions.builtOn !== null && dayIn(london, now) < versions.builtOn) {
    return [
      wrong('clock', `it shows ${shown}, and the program was built on ${inWords(versions.builtOn)}`, remedy),
    ];
  }
  return [fine('clock', `it shows ${shown}, and nothing in the register is later`)];
}

const zoneFinding = ({ now, zone }: MachineFacts): Finding =>
  fine(
    'time zone',
    `days and mornings are those of London, where it is ${timeIn(london, now).slice(0, 5)}, whatever this machine shows (${zone})`,
  );

/** The days that the calendar knows, against what boards have before them. */
export function holidaysFinding(today: CalendarDate, lastMeeting: CalendarDate | null): Finding {
  const until = `known to ${inWords(bankHolidaysKnownTo)}`;
  const remedy = 'Install a later release, which knows more of them';
  if (today > bankHolidaysKnownTo || (lastMeeting !== null && lastMeeting > bankHolidaysKnownTo)) {
    const what =
      today > bankHolidaysKnownTo
        ? 'and that has passed: days are counted wrong'
        : `and a meeting of ${inWords(lastMeeting ?? today)} lies after that: its days may be counted wrong`;
    return wrong('bank holidays', `${until}, ${what}`, remedy);
  }
  return addDays(today, 365) > bankHolidaysKnownTo
    ? toDo('bank holidays', `${until}, which is in less than a year`, remedy)
    : fine('bank holidays', until);
}

/** A week, in days: what is recorded since the last backup is lost with the disk. */
const backedUpEach = 7;

/** When the register was last copied, if ever. That a file made then is still there, nobody looked. */
export function backupFinding(last: { made: Instant; file: string } | null, today: CalendarDate): Finding {
  const remedy = 'matters backup, into another disk: docs/backup.md has it done each night';
  if (last === null) return toDo('backup', 'none was made of this folder yet', remedy);
  const made = dayIn(london, last.made);
  const says = `the last was made on ${inWords(made)}: ${last.file}`;
  return addDays(made, backedUpEach) < today ? toDo('backup', says, remedy) : fine('backup', says);
}

const megabytes = (bytes: number): string =>
  bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.ceil(bytes / 1e6)} MB`;

export function folderFindings({ folder, disk, openToOthers, isWritable }: FolderFacts): Finding[] {
  const rights = isWritable
    ? rightsFinding(folder, openToOthers)
    : wrong(
        'rights',
        `you may not write into ${folder}, so nothing can be recorded`,
        `Work as the user whose folder it is, or have it given to you: sudo chown -R "$USER" ${folder}`,
      );
  return [diskFinding(folder, disk), rights];
}

function diskFinding(folder: string, disk: FolderFacts['disk']): Finding {
  if ('unknown' in disk)
    return toDo(
      'disk',
      `nobody can tell how much is free (${disk.unknown})`,
      `Look at the disk of ${folder}`,
    );
  const { freeBytes, usedBytes } = disk.known;
  const says = `${megabytes(freeBytes)} free; ${folder} takes ${megabytes(usedBytes)}`;
  const remedy = 'Make room: when it is full nothing can be recorded, and no mail goes';
  if (freeBytes < 100e6) return wrong('disk', says, remedy);
  return freeBytes < 1e9 ? toDo('disk', says, remedy) : fine('disk', says);
}

function rightsFinding(folder: string, openToOthers: FolderFacts['openToOthers']): Finding {
  if ('unknown' in openToOthers)
    return toDo('rights', `nobody can tell (${openToOthers.unknown})`, `Look at ${folder}`);
  const { known } = openToOthers;
  if (known === null)
    return fine('rights', `you may write into ${folder}; who else may look was not looked at on this system`);
  if (known.length === 0) return fine('rights', `nobody but you may look into ${folder}`);
  return toDo(
    'rights',
    `others on this machine may look into ${folder} (${countOf(known.length, 'file')}, such as ${known[0]})`,
    `chmod -R go-rwx ${folder}`,
  );
}
