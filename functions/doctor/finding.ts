import * as z from 'zod';
import { instantSchema } from '../calendar/days.ts';
import { codeSchema } from '../register/board.ts';

/** What is looked at, in the order in which it is shown. */
export const checks = [
  ...['versions', 'clock', 'time zone', 'bank holidays', 'disk', 'rights', 'service', 'backup'],
  ...['register', 'mail route', 'freeze', 'credentials', 'sender', 'DKIM', 'sending', 'sandbox', 'quota'],
  ...['configuration set', 'bounces', 'a mail to you', 'links'],
  ...['secretary', 'offices', 'mornings', 'mails', 'meetings', 'dead letters'],
] as const;
export type Check = (typeof checks)[number];

/** `to do`: nobody is let down yet, or it cannot be told; `wrong`: somebody is, or soon will be. */
export const standings = ['ok', 'to do', 'wrong'] as const;
export type Standing = (typeof standings)[number];

/** What was found of one thing: how it stands, a sentence that says so, and what to do where something is to be done. */
export const findingSchema = z.strictObject({
  check: z.enum(checks),
  /** The board that it is of; null where it is of all of them, or of the machine. */
  board: codeSchema.nullable(),
  standing: z.enum(standings),
  says: z.string().min(1),
  todo: z.string().min(1).nullable(),
});
export type Finding = z.infer<typeof findingSchema>;

/** All that was found, for programs: `standing` is the worst of them. */
export const examinationSchema = z.strictObject({
  format: z.literal(1),
  at: instantSchema,
  stage: z.string().nullable(),
  standing: z.enum(standings),
  findings: z.array(findingSchema),
});
export type Examination = z.infer<typeof examinationSchema>;

export const fine = (check: Check, says: string, board: string | null = null): Finding => ({
  ...{ check, board, standing: 'ok', says, todo: null },
});

export const toDo = (check: Check, says: string, todo: string, board: string | null = null): Finding => ({
  ...{ check, board, standing: 'to do', says, todo },
});

export const wrong = (check: Check, says: string, todo: string, board: string | null = null): Finding => ({
  ...{ check, board, standing: 'wrong', says, todo },
});

export const isWrong = ({ standing }: Finding): boolean => standing === 'wrong';

/** The worst of what was found. */
export const worstOf = (findings: readonly Finding[]): Standing =>
  standings.findLast((standing) => findings.some((finding) => finding.standing === standing)) ?? 'ok';

/** In the order of the checks, and of one check as they were found. */
export const inOrder = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((one, other) => checks.indexOf(one.check) - checks.indexOf(other.check));

/** "ok     clock: …", with what to do on a line of its own. */
export const findingInWords = ({ check, board, standing, says, todo }: Finding): string =>
  `${standing.padEnd(5)}  ${board === null ? '' : `${board}, `}${check}: ${says}\n${todo === null ? '' : `       ${todo}\n`}`;
