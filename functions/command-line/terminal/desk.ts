import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { type CalendarDate, dayIn, type Instant, instantSchema } from '../../calendar/days.ts';
import type { PrintPage } from '../../dispatch/content.ts';
import type { Freeze, Frozen } from '../../dispatch/freeze.ts';
import type { Examination, Finding } from '../../doctor/finding.ts';
import type { ChairLinks } from '../../links/chair-link.ts';
import type { OwnerLinks } from '../../links/owner-link.ts';
import type { EventQueue } from '../../mail/event-queue.ts';
import type { RawMail, SendOutcome } from '../../mail/ses.ts';
import type { Board } from '../../register/board.ts';
import type { Author } from '../../register/history.ts';
import type { Scope } from '../../scopes.ts';
import type { Office } from '../../secretariat/office.ts';
import type { Ledger } from '../../store/ledger.ts';
import type { PaperStore } from '../../store/papers.ts';
import type { Register } from '../../store/register.ts';
import { giveFileToOthers } from './for-others.ts';

/** It was asked rightly and could not be done: exit 1. */
export class Failed extends Error {}
/** It was asked wrongly: exit 2. */
export class Misused extends Error {}

/** The register and the ledger, what boards uploaded, the mail service and where its mail comes from. */
export type Service = {
  register: Register;
  ledger: Ledger;
  papers: PaperStore;
  sendMail: (mail: RawMail) => Promise<SendOutcome>;
  /** Where people have the pages; undefined where there are none. */
  pagesAt?: () => string | undefined;
  /** Where offices answer by the links of their mails. */
  links?: OwnerLinks;
  /** Where a chair reads the sheet of a meeting; nowhere when left out. */
  chairLinks?: ChairLinks;
  /** Prints what goes with mails; undefined where no browser is at hand. */
  printPage?: PrintPage;
  from: string;
  /** Undefined for none. */
  configurationSet: string | undefined;
  /** What the ledger calls the mail service. */
  mailService: string;
  /** Who may be written to, by domain or address; everybody when left out, and when nobody is named. */
  onlyTo?: readonly string[];
  /** The queue at that address that the mail service's events come by; that of the route when left out, if it has one. */
  mailEvents?: (url?: string) => EventQueue | undefined;
  /** Why no mail is sent as things stand, and what decides it; null or left out when it is. */
  whyNotSent?: string | null;
  /** Whether sending is frozen at this moment; never when left out. */
  freeze?: Freeze;
};

/** How mail goes out: into the mailbox on this machine, or by SES, or what speaks as it does at an endpoint. */
export type MailRoute = { via: 'mailbox' } | { via: 'SES'; region: string; endpoint: string | null };

/** How the mail of a register goes out and to whom it may, as it is kept with it; nobody's word where nothing is kept. */
export type MailSettings = {
  route: MailRoute | null;
  /** Who may be written to, by domain or address; everybody when nobody is named. */
  onlyTo: readonly string[];
  /** The address that it comes from. */
  from: string;
  /** The configuration set of SES that it goes by; null for none. */
  configurationSet: string | null;
  /** The queue that the events of SES come by; null for none. */
  eventsQueue: string | null;
  since: Instant | null;
  by: string | null;
  /** Why no mail is sent as things stand, and what decides it; null when it is. */
  whyNotSent: string | null;
};

/** How mail is to go out from now on; who may be written to stays as it was when left out. */
export type MailChange = {
  via: MailRoute['via'];
  region?: string;
  endpoint?: string;
  onlyTo?: readonly string[];
  from?: string;
  configurationSet?: string | null;
  eventsQueue?: string | null;
};

/** How mail would go out after a change, and what is found of that way. */
export type MailTrial = {
  settings: MailSettings;
  /** Whether it is another way than before. */
  isNew: boolean;
  /** Asks the mail service, and sends one mail by it to that address, where one is named and it would be taken. */
  look: (to: string | null) => Promise<Finding[]>;
};

/** What a program is known by to the issuer of access tokens, for one board or for all; and the API that takes its tokens. */
export type Client = {
  id: string;
  secret: string;
  issuer: string;
  api: string;
  /** A token that allows no more than that, and how long it is good for. */
  token: (scopes: readonly Scope[]) => Promise<{ token: string; expires: Instant }>;
};

/** Whoever minds the register itself: stops its sending, copies it, and puts a copy into place. */
export type Keeper = {
  /** Stops sending, whatever is planned. */
  freeze: (because: string | null, stage?: string) => Promise<void>;
  /** Lets it go on. `otherEnded`: what a restored register is a copy of has sent nothing since it was restored. */
  thaw: (otherEnded: boolean, stage?: string) => Promise<Thawed>;
  /** Copies all that the register stands on into a file, of a name of its own where none is given. */
  backUp: (file: string | undefined, stage?: string) => Promise<BackedUp>;
  /** Puts such a copy into an empty folder, with sending frozen. */
  restore: (file: string, restoring: Restoring) => Promise<Restored>;
};

/** What froze sending until now, if anything did; and how many mails may have gone from what this was restored from. */
export type Thawed = { was: Frozen | null; inDoubt: number };
/** Where a copy was written, when the table was as the copy has it, and how much is in it. */
export type BackedUp = {
  file: string;
  made: Instant;
  boards: readonly string[];
  items: number;
  files: number;
  bytes: number;
};
/** Into which folder; the last day on which what was copied could have sent; and a folder with mails that it sent. */
export type Restoring = { into: string; sentUntil?: CalendarDate; evidence?: string };
export type Restored = Omit<BackedUp, 'file' | 'bytes'> & {
  folder: string;
  /** Of how many mails nobody knows whether they went, and until which day those fell due. */
  inDoubt: number;
  sentUntil: CalendarDate;
  /** What could not be looked at. */
  cautions: readonly string[];
};

/** What a verb works with: the service, opened when first needed; somebody to talk to; a clock; and a name. */
export type Desk = {
  /** That of the desk itself, or the one that is deployed as a stage. */
  service: (stage?: string) => Promise<Service>;
  /** That of a board, or of them all, at the issuer that the service on this machine believes. */
  client: (board?: string, stage?: string) => Promise<Client>;
  /** How mail goes out; otherwise than before when `change` is given. It sends none. */
  mail: (change?: MailChange, stage?: string) => Promise<MailSettings>;
  /** Undefined where nobody minds the register itself. */
  keeper?: Keeper;
  /** What a change would come to: nothing of it is kept. */
  mailTrial: (change: MailChange, stage?: string) => Promise<MailTrial>;
  /** Looks at all that mornings stand on, however broken, and changes none of it. */
  examine: (stage?: string) => Promise<Examination>;
  /** What was asked for, to standard output. */
  data: (text: string | Uint8Array) => void;
  /** Talk, to standard error. */
  say: (text: string) => void;
  /** Talk of what takes long, while it does: how much of it there is, the machine decides. */
  progress: (text: string) => void;
  /** Waits so many milliseconds before another try. */
  pause: (milliseconds: number) => Promise<void>;
  /** Undefined when nobody is there to answer. */
  ask: ((question: string) => Promise<boolean>) | undefined;
  /** Asks for words; undefined where no terminal answers. */
  askFor: ((question: string) => Promise<string>) | undefined;
  /** A page by itself as PDF; undefined where no browser is at hand. */
  printPage?: PrintPage | undefined;
  /** What breaks a rule, in red where colours are used; as it is elsewhere. */
  inRed: (text: string) => string;
  /** The style sheet of the public register. */
  publicStyle: () => Promise<string>;
  now: () => Instant;
  /** Who is at work. */
  user: string;
};

/** What the HTTP API remembers of the requests beside a thing's history is nothing to read. */
const withoutRequests = (key: string, value: unknown): unknown => (key === 'request' ? undefined : value);

export const printJson = (desk: Desk, value: unknown): void =>
  desk.data(`${JSON.stringify(value, withoutRequests, 2)}\n`);

/** A table as plain text under its headings, each column as wide as its widest cell; or the nil case in words. */
export function printTable(
  desk: Desk,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  whenEmpty: string,
): void {
  const table = [headings, ...rows.map((row) => row.map((cell) => cell.replace(/\s+/g, ' ')))];
  const widths = headings.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  desk.data(rows.length === 0 ? `${whenEmpty}\n` : `${table.map(line).join('\n')}\n`);
}

/** What is known of a thing, or null, under what it is called. */
export type Fact = readonly [string, string | null];

/** A thing under its heading: what is known of it, line by line. */
export const factsInWords = (heading: string, facts: readonly Fact[]): string =>
  [
    `${heading}\n`,
    ...facts
      .filter(([, value]) => value !== null)
      .map(([title, value]) => `  ${title.padEnd(11)}  ${value}\n`),
  ].join('');

/** What the system says of a file or folder that cannot be used, in words. */
export function whyNoFile(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
      return 'there is no such file or folder';
    case 'EISDIR':
      return 'it is a folder';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'a file stands where a folder should be';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'you may not';
    case 'ENOSPC':
      return 'the disk is full';
    case 'EDQUOT':
      return 'your share of the disk is used up';
    case 'EFBIG':
      return 'it would be larger than files may be';
    case 'EIO':
      return 'the disk fails';
    case 'EMFILE':
    case 'ENFILE':
      return 'too many files are open';
    default:
      return message;
  }
}

/** How a paper is to be written, and where; on standard output when no file is named. */
type Written = { format: string; out?: string };

/**
 * Writes a paper over what is in the file, and says so; or prints it. A Word file or a zip is not printed where somebody reads,
 * which is refused before the paper is made.
 */
export async function writePaper(
  desk: Desk,
  { format, out }: Written,
  paper: () => Promise<string | Uint8Array>,
): Promise<void> {
  const [notForReading] =
    format === 'docx' ? ['a Word file'] : format === 'zip' ? ['a zip'] : format === 'pdf' ? ['a PDF'] : [];
  if (notForReading && out === undefined && process.stdout.isTTY) {
    throw new Misused(`${notForReading} is not for reading here: --out FILE`);
  }
  const written = await paper();
  if (out === undefined) return desk.data(written);
  const isNew = !existsSync(out);
  try {
    await writeFile(out, written);
    if (isNew) await giveFileToOthers(out);
  } catch (error) {
    throw new Failed(`${out} cannot be written: ${whyNoFile(error)}`);
  }
  return desk.say(`Written to ${out}.\n`);
}

/** The author of a change made now, or on the day it is to be dated by. */
export function authorOf(desk: Desk, asOf?: CalendarDate): Author {
  const now = desk.now();
  const at = asOf === undefined ? now : instantSchema.parse(`${asOf}T${now.slice(11)}`);
  return { at, by: desk.user, from: 'command line' };
}

/** The day asked for, or today where the board is. */
const asOfOr = (desk: Desk, board: Pick<Board, 'timeZone'>, asOf?: CalendarDate): CalendarDate =>
  asOf ?? dayIn(board.timeZone, desk.now());

/** Whoever minds the register itself. Throws {@link Failed} where nobody does. */
export function keeperAt({ keeper }: Desk): Keeper {
  if (keeper === undefined) throw new Failed('nobody minds the register from here');
  return keeper;
}

export async function boardOrFail({ register }: Service, id: string): Promise<Board> {
  const board = await register.board(id);
  if (board) return board;
  const known = (await register.boardCodes()).join(', ');
  const hint = known === '' ? 'there is none yet: add one with matters board add' : `known: ${known}`;
  throw new Failed(`there is no board "${id}" (${hint})`);
}

/** The office of that board at work, on the day asked for or today. */
export async function officeOf(
  desk: Desk,
  service: Service,
  code: string,
  asOf?: CalendarDate,
): Promise<Office> {
  const board = await boardOrFail(service, code);
  const { register, ledger } = service;
  return { register, ledger, board, today: asOfOr(desk, board, asOf), author: authorOf(desk, asOf) };
}
