import { type Command, InvalidArgumentError } from 'commander';
import * as z from 'zod';
import { type CalendarDate, type CalendarMonth, calendarMonthSchema, day } from '../../calendar/days.ts';
import { codeSchema, emailSchema, type Person } from '../../register/board.ts';

const webAddress = z.url({ protocol: /^https?$/ });

/** The error of an option or argument; commander puts before it which one, and what was given. */
function refuse(why: string): never {
  throw new InvalidArgumentError(why);
}

/** A day. What is written like one and is none, such as 2024-02-30, is told apart from what is written otherwise. */
export function dayOption(text: string): CalendarDate {
  try {
    return day(text);
  } catch {
    return refuse(
      /^\d{4}-\d{2}-\d{2}$/.test(text)
        ? 'There is no such day.'
        : 'Write a date as YYYY-MM-DD, such as 2024-12-11.',
    );
  }
}

export function monthOption(text: string): CalendarMonth {
  const month = calendarMonthSchema.safeParse(text);
  return month.success ? month.data : refuse('Write a month as YYYY-MM, such as 2024-02.');
}

export const timeOption = (text: string): string =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? text : refuse('Write a time as HH:MM, such as 10:00.');

/** Something to be read by people: never blank. */
export const wordsOption = (text: string): string => text.trim() || refuse('Say it in words.');

/** The code of a board, which people also say and write in capitals. */
export const boardOption = (text: string): string =>
  text.trim().toLowerCase() || refuse('Name a board, such as pdb.');

/** The code of something new, kept in small letters. */
export const newCode = (text: string): string =>
  codeSchema.safeParse(text.toLowerCase()).success
    ? text.toLowerCase()
    : refuse('Use letters, figures and hyphens, starting with a letter, such as pdb or chief-constable.');

export const mailboxOption = (text: string): string =>
  emailSchema.safeParse(text.trim()).success ? text.trim() : refuse('It is not an email address.');

export const webAddressOption = (text: string): string =>
  webAddress.safeParse(text).success
    ? text
    : refuse('Write a web address, such as https://pcc.example/papers.');

/** "Asha Verity <asha@pcc.example>", as a mail program writes a person. */
export function personOption(text: string): Person {
  const match = /^\s*(?:"?([^"<>]*?)"?\s*<([^<>]+)>|([^\s<>]+@[^\s<>]+))\s*$/.exec(text);
  const email = match?.[2] ?? match?.[3];
  if (email === undefined) return refuse('Write a person as "Name <address>".');
  return { name: match?.[1] || email, email: mailboxOption(email) };
}

/** Where a paper is written. */
export const outOption = [
  '--out <file>',
  'where to write it, over what is there; standard output when left out',
] as const;

/** For an option that may be given again. */
export const several =
  <T>(parse: (text: string) => T) =>
  (text: string, before: T[] = []): T[] => [...before, parse(text)];

/** Shows a verb at work, below its help. */
export const withExample = (verb: Command, ...lines: string[]): Command =>
  verb.addHelpText('after', `\nFor example:\n${lines.map((line) => `  matters ${line}`).join('\n')}`);
