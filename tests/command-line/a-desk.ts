import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { type Instant, instantSchema } from '../../functions/calendar/days.ts';
import { runCommandLine } from '../../functions/command-line/program.ts';
import type { Desk, MailChange, MailSettings, Service } from '../../functions/command-line/terminal/desk.ts';
import { type Finding, worstOf } from '../../functions/doctor/finding.ts';
import type { RawMail, SendOutcome } from '../../functions/mail/ses.ts';
import { openLedger } from '../../functions/store/ledger.ts';
import type { PaperStore } from '../../functions/store/papers.ts';
import { openRegister } from '../../functions/store/register.ts';
import { aBucket } from '../store/a-bucket.ts';
import { type Engine, once, startEngine } from '../store/engine.ts';

/** How a command line ended, and what it printed. */
export type Run = { exit: number; out: string; talk: string };

/** A secretary's desk on an empty register of its own: what is typed, what the clock says, what the mail service answers. */
export type TestDesk = {
  matters: (...words: string[]) => Promise<Run>;
  /** The same, for a step that a test stands on: it must succeed. Returns what was printed. */
  done: (...words: string[]) => Promise<string>;
  /** What `make` does at an empty desk on this day, done once for all desks. */
  once: (name: string, make: () => Promise<void>) => Promise<void>;
  service: Service;
  mails: RawMail[];
  /** The access tokens that were asked for. */
  tokenRequests: { scopes: readonly string[]; board?: string }[];
  /** How mail was said to go out. */
  mailChanges: MailChange[];
  /** Whether what is said of the mail is another way than before, and what is found of that. */
  isNewWay: boolean;
  findings: Finding[];
  /** To whom a mail went that was to show that it works; null where none was. */
  triedFor: (string | null)[];
  /** What the mail service answers to each mail, the last one again and again; accepted when left out. */
  answers: SendOutcome[];
  /** What is typed when asked, whatever or by the question; nobody is there when undefined. */
  reply: boolean | ((question: string) => boolean) | undefined;
  /** What is written when words are asked for; no terminal answers when undefined. */
  words: ((question: string) => string) | undefined;
  /** Whether what is printed has colours, as <red>…</red>. */
  colours: boolean;
  today: (date: string) => void;
  /** What the clock says, where nine in the morning will not do. */
  now: (instant: string) => void;
  file: (name: string, content: string | Uint8Array) => Promise<string>;
  /** A folder of files, some of them in folders of its own. */
  subfolder: (name: string, files: Record<string, string | Uint8Array>) => Promise<string>;
  folder: string;
};

/** A desk for each test of a file, with an engine of its own, and a folder for all of them. */
export function desks(): () => TestDesk {
  let engine: Engine;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'matters-desk-'));
  });
  beforeEach(async () => {
    engine = await startEngine();
  });
  afterEach(() => engine.stop());
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const papers = aBucket();
  return () => aDesk(engine, papers, folder);
}

const settingsAfter = (change: MailChange | undefined, since: Instant): MailSettings => ({
  ...{ route: { via: 'SES', region: 'eu-west-2', endpoint: null }, onlyTo: change?.onlyTo ?? [], since },
  ...{ from: 'actions@pcc.example', configurationSet: null, eventsQueue: null },
  ...{ by: 'Asha Verity', whyNotSent: null },
});

function aDesk(engine: Engine, papers: PaperStore, folder: string): TestDesk {
  const { client, tableName } = engine;
  let now: Instant = instantSchema.parse('2024-10-09T09:00:00.000Z');
  const mails: RawMail[] = [];
  const service: Service = {
    register: openRegister(client, tableName),
    ledger: openLedger(client, tableName),
    papers,
    sendMail: async (mail) => {
      mails.push(mail);
      const { answers } = test;
      return (
        answers[Math.min(mails.length, answers.length) - 1] ?? {
          outcome: 'accepted',
          messageId: `mail-${mails.length}`,
        }
      );
    },
    from: 'actions@pcc.example',
    configurationSet: 'matters-arising',
    mailService: 'SES',
  };
  const test: TestDesk = {
    once: (name, make) => once(engine, `${name} at ${now}`, make),
    service,
    mails,
    tokenRequests: [],
    mailChanges: [],
    isNewWay: false,
    findings: [],
    triedFor: [],
    answers: [],
    reply: undefined,
    words: undefined,
    colours: false,
    folder,
    today: (date) => {
      now = instantSchema.parse(`${date}T09:00:00.000Z`);
    },
    now: (instant) => {
      now = instantSchema.parse(instant);
    },
    file: async (name, content) => {
      await writeFile(join(folder, name), content);
      return join(folder, name);
    },
    subfolder: async (name, files) => {
      for (const [file, content] of Object.entries(files)) {
        await mkdir(join(folder, name, dirname(file)), { recursive: true });
        await writeFile(join(folder, name, file), content);
      }
      return join(folder, name);
    },
    matters: async (...line) => {
      const out: string[] = [];
      const talk: string[] = [];
      const { reply, words } = test;
      const desk: Desk = {
        service: async () => test.service,
        client: async (board) => ({
          id: board === undefined ? 'matters-token' : `matters-token-${board}`,
          secret: `the secret of ${board ?? 'all'}`,
          issuer: 'http://127.0.0.1:4000',
          api: 'http://localhost:3000',
          token: async (scopes) => {
            test.tokenRequests.push({ scopes, ...(board !== undefined && { board }) });
            return { token: 'a.signed.token', expires: now };
          },
        }),
        mail: async (change) => {
          if (change) test.mailChanges.push(change);
          return settingsAfter(change, now);
        },
        mailTrial: async (change) => ({
          isNew: test.isNewWay,
          settings: settingsAfter(change, now),
          look: async (to) => {
            test.triedFor.push(to);
            return test.findings;
          },
        }),
        examine: async () => ({
          ...{ format: 1, at: now, stage: null, standing: worstOf(test.findings), findings: test.findings },
        }),
        data: (text) => void out.push(String(text)),
        say: (text) => void talk.push(text),
        progress: () => undefined,
        pause: () => Promise.resolve(),
        ask:
          reply === undefined
            ? undefined
            : async (question) => (typeof reply === 'boolean' ? reply : reply(question)),
        askFor: words === undefined ? undefined : async (question) => words(question),
        inRed: (text) => (test.colours ? `<red>${text}</red>` : text),
        publicStyle: async () => 'body { color: #0b0c0c; }',
        now: () => now,
        user: 'Asha Verity',
      };
      const exit = await runCommandLine(desk, line);
      return { exit, out: out.join(''), talk: talk.join('') };
    },
    done: async (...words) => {
      const { exit, out, talk } = await test.matters(...words);
      expect(`${exit} ${exit === 0 ? '' : talk}`).toBe('0 ');
      return out;
    },
  };
  return test;
}

async function addBoard({ done }: TestDesk): Promise<void> {
  await done(
    ...['board', 'add', 'pdb', '--name', 'Performance and Delivery Board'],
    ...['--secretary', 'Asha Verity <asha@pcc.example>'],
  );
  await done(
    ...['owner', 'add', 'force', '--board', 'pdb', '--name', 'Force', '--alias', 'Chief Constable', 'CC'],
    ...['--contact', "Siân O'Neill <sian@force.example>"],
  );
}

/** The board of every test here, its secretary, and the Force with one contact. */
export async function withBoard(desk: TestDesk): Promise<TestDesk> {
  await desk.once('a desk with a board', () => addBoard(desk));
  return desk;
}

/** The board, its meetings of 2 October and 11 December 2024, and one action that the first asked for at the second. */
export async function withAction(desk: TestDesk): Promise<TestDesk> {
  await desk.once('a desk with an action', async () => {
    await addBoard(desk);
    await desk.done('meeting', 'add', '--board', 'pdb', '--date', '2024-10-02', '--yes');
    await desk.done('meeting', 'hold', '2024-10', '--board', 'pdb');
    await desk.done('meeting', 'add', '--board', 'pdb', '--date', '2024-12-11');
    await desk.done(
      ...['action', 'add', '--board', 'pdb', '--owner', 'Chief Constable'],
      ...['--text', 'Report how long 101 callers wait'],
    );
  });
  return desk;
}

/** Notes in our own words, with what a test changes about them. */
export const notes = ({
  date = 'Date: Wednesday 2 October 2024',
  rows = ['Report how long 101 callers wait | Open | Force | 11/12/2024'],
  discharged = [] as string[],
} = {}): string =>
  [
    'Performance and Delivery Board',
    'Meeting notes',
    'Title: Performance and Delivery Board',
    date,
    '2. Notes of Previous Meeting – 12 June 2024',
    ...(discharged.length > 0 ? ['• The notes were agreed and the following actions discharged:'] : []),
    ...discharged.map((text) => `• ${text}`),
    '3. Policing',
    '• The board heard how calls are answered.',
    'Overview of Actions',
    'Action | Status | Owner | Due date',
    ...rows,
    'Date of next Performance and Delivery Board: 11 December 2024',
  ].join('\n');
