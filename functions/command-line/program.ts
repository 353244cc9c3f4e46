import { Command, CommanderError } from 'commander';
import { ZodError } from 'zod';
import { CutOff } from '../store/cut-off.ts';
import { type Desk, Failed, type MailChange, Misused, type TokenRequest } from './terminal/desk.ts';
import { actionVerbs } from './verbs/actions.ts';
import { boardVerbs } from './verbs/boards.ts';
import { calendarVerbs } from './verbs/calendar.ts';
import { calendarFeedVerbs } from './verbs/calendar-feeds.ts';
import { changeVerbs } from './verbs/changes.ts';
import { dispatchVerbs } from './verbs/dispatches.ts';
import { doctorVerb } from './verbs/doctor.ts';
import { handoverVerbs } from './verbs/handover.ts';
import { mailVerbs } from './verbs/mail.ts';
import { meetingVerbs } from './verbs/meetings.ts';
import { morningVerbs } from './verbs/morning.ts';
import { notesVerbs } from './verbs/notes.ts';
import { ownerVerbs } from './verbs/owners.ts';
import { paperVerbs } from './verbs/papers.ts';
import { programmeVerbs } from './verbs/programme.ts';
import { publicationVerbs } from './verbs/publications.ts';
import { publishVerb } from './verbs/publish.ts';
import { tokenVerb } from './verbs/token.ts';

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

/** The whole command line, each verb with its help. */
export function program(desk: Desk): Command {
  const matters = new Command('matters')
    .description(about)
    .option('--stage <name>', 'the service deployed as that stage, with your own AWS credentials')
    .configureOutput({
      writeOut: desk.data,
      writeErr: desk.say,
      outputError: (text, write) => write(text.replace(/^error: /, 'matters: ')),
    })
    // `programme` prints a paper and has verbs of its own: an option after one of those belongs to it.
    .enablePositionalOptions()
    .addHelpText('after', afterHelp);
  const stage = () => matters.opts<{ stage?: string }>().stage;
  const service = () => desk.service(stage());
  const token = (request: TokenRequest) => desk.token(request, stage());
  const mail = (change?: MailChange) => desk.mail(change, stage());
  const mailTrial = (change: MailChange) => desk.mailTrial(change, stage());
  const examine = () => desk.examine(stage());
  for (const add of [
    notesVerbs,
    boardVerbs,
    meetingVerbs,
    ownerVerbs,
    actionVerbs,
    programmeVerbs,
    changeVerbs,
    morningVerbs,
    dispatchVerbs,
    mailVerbs,
    paperVerbs,
    calendarVerbs,
    calendarFeedVerbs,
    publicationVerbs,
    publishVerb,
    handoverVerbs,
    tokenVerb,
    doctorVerb,
  ]) {
    add(matters, { ...desk, service, token, mail, mailTrial, examine });
  }
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
export async function runCommandLine(desk: Desk, words: readonly string[]): Promise<ExitCode> {
  try {
    await program(desk).parseAsync([...words], { from: 'user' });
    return exitCodes.done;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.misused;
    desk.say(`matters: ${reasonOf(error)}\n`);
    return error instanceof Misused || error instanceof ZodError ? exitCodes.misused : exitCodes.failed;
  }
}

const unreachable = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'ETIMEDOUT'];

function reasonOf(error: unknown): string {
  if (error instanceof ZodError) {
    return error.issues
      .map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '))
      .join('; ');
  }
  if (error instanceof Failed || error instanceof Misused || error instanceof CutOff) return error.message;
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && unreachable.includes(String(error.code))) {
    return `the database does not answer (${String(error.code)}): is its service running?`;
  }
  return `${error.name}: ${error.message}`;
}
