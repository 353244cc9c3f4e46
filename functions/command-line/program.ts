import { Command, CommanderError } from 'commander';
import { ZodError, z } from 'zod';
import { actionVerbs } from './action-verbs.ts';
import { boardVerbs } from './board-verbs.ts';
import { type Desk, Failed, Misused } from './desk.ts';
import { meetingVerbs } from './meeting-verbs.ts';
import { morningVerbs } from './morning-verbs.ts';
import { notesVerbs } from './notes-verbs.ts';
import { ownerVerbs } from './owner-verbs.ts';
import { paperVerbs } from './paper-verbs.ts';

const exitCodes = { done: 0, failed: 1, misused: 2 } as const;
type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const about = `Makes sure that what a public board asks for gets done: reads the notes of its meetings, keeps its actions,
reminds their owners, and writes the Overview of Actions.

A morning's work:  matters record NOTES --board pdb    then    matters sweep    then    matters status`;

function program(desk: Desk): Command {
  const matters = new Command('matters')
    .description(about)
    .configureOutput({ writeOut: desk.data, writeErr: desk.say })
    .showHelpAfterError('(--help says how)')
    .addHelpText(
      'after',
      `
What was asked for goes to standard output, talk to standard error. Exit status: 0 done, 1 failed, 2 misused.
Data are kept in .data, or where MATTERS_DATA says. MATTERS_USER is the name that changes are recorded under.`,
    );
  for (const add of [
    notesVerbs,
    boardVerbs,
    meetingVerbs,
    ownerVerbs,
    actionVerbs,
    morningVerbs,
    paperVerbs,
  ]) {
    add(matters, desk);
  }
  return alike(matters);
}

/** Every verb, however deep, ends by throwing and not by leaving the process; and says where help is. */
function alike(command: Command): Command {
  command.exitOverride().showHelpAfterError('(--help says how)');
  for (const verb of command.commands) {
    verb.copyInheritedSettings(command);
    alike(verb);
  }
  return command;
}

/** Runs one command line, and says how it ended. */
export async function runCommandLine(desk: Desk, words: readonly string[]): Promise<ExitCode> {
  try {
    await program(desk).parseAsync([...words], { from: 'user' });
    return exitCodes.done;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 || error.code === 'commander.help' ? exitCodes.done : exitCodes.misused;
    }
    desk.say(`matters: ${reasonOf(error)}\n`);
    return error instanceof Misused || error instanceof ZodError ? exitCodes.misused : exitCodes.failed;
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof ZodError) return z.prettifyError(error);
  if (error instanceof Failed || error instanceof Misused) return error.message;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
