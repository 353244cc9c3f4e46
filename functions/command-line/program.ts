import { Command, CommanderError, Help } from 'commander';
import { ZodError } from 'zod';
import { type Desk, type MailChange, Misused } from './terminal/desk.ts';
import { faultInWords } from './terminal/faults.ts';

const exitCodes = { done: 0, failed: 1, misused: 2 } as const;
type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const about =
  'Makes sure that what a public board asks for gets done: reads the notes of its meetings, keeps its actions and its programme of work, reminds those who owe it something, and writes the pages of the next pack.';

const afterHelp = `
To begin:
  matters board add pdb --name "Performance and Delivery Board" --secretary "Asha Verity <asha@pcc.example>"
  matters record notes.docx --board pdb

Every working morning:
  matters sweep
  matters status

What was asked for goes to standard output, talk to standard error. Exit status: 0 done, 1 failed, 2 misused.
Data are kept in .data, or where MATTERS_DATA says; on AWS with --stage. MATTERS_USER is the name that changes are recorded under.`;

/** Which file has which verbs, in the order of their help. One that is not named here is found by loading them all. */
const verbFiles: readonly { verbs: string; load: () => Promise<AddVerbs> }[] = [
  { verbs: 'read record notes', load: async () => (await import('./verbs/notes.ts')).notesVerbs },
  { verbs: 'board', load: async () => (await import('./verbs/boards.ts')).boardVerbs },
  { verbs: 'meeting', load: async () => (await import('./verbs/meetings.ts')).meetingVerbs },
  { verbs: 'owner', load: async () => (await import('./verbs/owners.ts')).ownerVerbs },
  {
    verbs: 'action discharge met propose send-back disclaim keep withdraw pause resume reopen extension',
    load: async () => (await import('./verbs/actions.ts')).actionVerbs,
  },
  { verbs: 'programme', load: async () => (await import('./verbs/programme.ts')).programmeVerbs },
  { verbs: 'changes', load: async () => (await import('./verbs/changes.ts')).changeVerbs },
  { verbs: 'status sweep plan', load: async () => (await import('./verbs/morning.ts')).morningVerbs },
  {
    verbs: 'dispatch settle events',
    load: async () => (await import('./verbs/dispatches.ts')).dispatchVerbs,
  },
  { verbs: 'mail', load: async () => (await import('./verbs/mail.ts')).mailVerbs },
  {
    verbs: 'overview action-report chair-sheet pack item2',
    load: async () => (await import('./verbs/papers.ts')).paperVerbs,
  },
  { verbs: 'calendar', load: async () => (await import('./verbs/calendar.ts')).calendarVerbs },
  { verbs: 'calendar-feed', load: async () => (await import('./verbs/calendar-feeds.ts')).calendarFeedVerbs },
  {
    verbs: 'published certificate',
    load: async () => (await import('./verbs/publications.ts')).publicationVerbs,
  },
  { verbs: 'publish', load: async () => (await import('./verbs/publish.ts')).publishVerb },
  { verbs: 'export import', load: async () => (await import('./verbs/handover.ts')).handoverVerbs },
  { verbs: 'backup restore', load: async () => (await import('./verbs/backup.ts')).backupVerbs },
  { verbs: 'doctor', load: async () => (await import('./verbs/doctor.ts')).doctorVerb },
  { verbs: 'token', load: async () => (await import('./verbs/token.ts')).tokenVerb },
];
type AddVerbs = (matters: Command, desk: Desk) => void;

/** What adds the verb that is named in these words; what adds them all when none is, or none that is known. */
async function verbsFor(words: readonly string[]): Promise<AddVerbs[]> {
  const named = words.find((word, at) => !word.startsWith('-') && words[at - 1] !== '--stage');
  const file = verbFiles.find(({ verbs }) => verbs.split(' ').some((verb) => verb === named));
  return Promise.all((file ? [file] : verbFiles).map(({ load }) => load()));
}

type Talk = Pick<Desk, 'data' | 'say'>;

/** The command line without a verb. */
const withoutVerbs = (talk: Talk): Command =>
  new Command('matters')
    .description(about)
    .option('--stage <name>', 'the service deployed as that stage, with your own AWS credentials')
    .configureOutput({
      writeOut: talk.data,
      writeErr: talk.say,
      outputError: (text, write) => write(text.replace(/^error: /, 'matters: ')),
    })
    // `programme` prints a paper and has verbs of its own: an option after one of those belongs to it.
    .enablePositionalOptions()
    .addHelpText('after', afterHelp);

/** The command line for these words: each verb with its help, or the one that they name. */
export async function program(desk: Desk, words: readonly string[] = []): Promise<Command> {
  const matters = withoutVerbs(desk);
  const stage = () => matters.opts<{ stage?: string }>().stage;
  const service = () => desk.service(stage());
  const client = (board?: string) => desk.client(board, stage());
  const mail = (change?: MailChange) => desk.mail(change, stage());
  const mailTrial = (change: MailChange) => desk.mailTrial(change, stage());
  const examine = () => desk.examine(stage());
  for (const add of await verbsFor(words)) {
    add(matters, { ...desk, service, client, mail, mailTrial, examine });
  }
  return alike(matters, 'matters');
}

/** What help of them all says of a verb. */
export type Summary = { name: string; term: string; description: string };

/** What is noted down when the program is built: to load every verb takes longer than to say what it does. */
export async function summariesOf(desk: Desk): Promise<Summary[]> {
  const help = new Help();
  return (await program(desk)).commands.map((verb) => ({
    name: verb.name(),
    term: help.subcommandTerm(verb),
    description: help.subcommandDescription(verb),
  }));
}

/** Whether these words ask for help of all verbs, and nothing else. */
export const isHelpOfAll = ([word, ...others]: readonly string[]): boolean =>
  others.length === 0 && (word === undefined || ['--help', '-h', 'help'].includes(word));

function helpOfAll(talk: Talk, summaries: readonly Summary[]): Command {
  const terms = new Map(summaries.map(({ name, term }) => [name, term]));
  const subcommandTerm = (verb: Command) => terms.get(verb.name()) ?? new Help().subcommandTerm(verb);
  const matters = withoutVerbs(talk).configureHelp({ subcommandTerm });
  for (const { name, description } of summaries) matters.command(name).description(description);
  return alike(matters, 'matters');
}

/** Every verb, however deep, ends by throwing and not by leaving the process; and says where its own help is. */
function alike(command: Command, path: string): Command {
  command.exitOverride().showHelpAfterError(`(${path} --help says how)`);
  for (const verb of command.commands) {
    verb.copyInheritedSettings(command);
    alike(verb, `${path} ${verb.name()}`);
  }
  // Set after its verbs, which would inherit it: one that prints and has verbs too names a verb that it does not know.
  if (command.commands.length > 0) command.allowExcessArguments();
  return command;
}

/** Runs one command line, and says how it ended. */
export const runCommandLine = (desk: Desk, words: readonly string[]): Promise<ExitCode> =>
  run(desk, () => program(desk, words), words);

/** Prints help of all verbs, as it was noted down. */
export const printHelpOfAll = (
  talk: Talk,
  words: readonly string[],
  summaries: readonly Summary[],
): Promise<ExitCode> => run(talk, async () => helpOfAll(talk, summaries), words);

async function run(talk: Talk, open: () => Promise<Command>, words: readonly string[]): Promise<ExitCode> {
  try {
    await (await open()).parseAsync([...words], { from: 'user' });
    return exitCodes.done;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.misused;
    talk.say(`matters: ${reasonOf(error)}\n`);
    return error instanceof Misused || error instanceof ZodError ? exitCodes.misused : exitCodes.failed;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof ZodError)) return faultInWords(error);
  return error.issues
    .map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '))
    .join('; ');
}
