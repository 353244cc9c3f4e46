import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { CalendarDate } from '../calendar/days.ts';
import type { PublicFile } from '../papers/public-files.ts';
import { type GateRow, gateRows } from '../papers/public-gate.ts';
import { publicRowOf } from '../papers/public-row.ts';
import { oneLine } from '../papers/wording.ts';
import { type Action, type ActionRef, actionRefSchema } from '../register/action.ts';
import { type PublicEntry, type PublicText, publicTexts } from '../register/public-entry.ts';
import { holdBack, publishRow } from '../register/public-entry-transitions.ts';
import { reason } from './inputs.ts';
import { keepAll } from './keeping.ts';
import {
  type Done,
  type Fault,
  type Found,
  match,
  type NotDone,
  notDone,
  type Office,
  passOn,
} from './office.ts';

/** A row before the gate; `seen` marks it as it was shown, so that nothing is published that nobody looked at. */
export type ShownRow = GateRow & { seen: string };

const seenOf = ({ ref, standing, row, worded, heldBack }: GateRow): string =>
  createHash('sha256')
    .update(JSON.stringify([ref, standing, row, worded, heldBack]))
    .digest('hex')
    .slice(0, 16);

type Known = { actions: readonly Action[]; entries: readonly PublicEntry[] } & Pick<
  Parameters<typeof gateRows>[2],
  'owners' | 'meetings'
>;

async function knownOf({ register, board: { id } }: Pick<Office, 'register' | 'board'>): Promise<Known> {
  const [actions, entries, owners, meetings] = await Promise.all([
    register.actions(id),
    register.publicEntries(id),
    register.owners(id),
    register.meetings(id),
  ]);
  return { actions, entries, owners, meetings };
}

const rowsOf = ({ board }: Pick<Office, 'board'>, { actions, entries, ...known }: Known): ShownRow[] =>
  gateRows(actions, entries, { board, ...known }).map((row) => ({ ...row, seen: seenOf(row) }));

/**
 * The gate of the public register: every action of the board, what would be published of it, what looks private in that,
 * and whether somebody has to look at it first.
 */
export const publicGate = async (office: Pick<Office, 'register' | 'board'>): Promise<Found<ShownRow[]>> =>
  match(rowsOf(office, await knownOf(office)));

const otherWords = z
  .string()
  .transform(oneLine)
  .pipe(z.string().min(1, 'say it in other words').max(4_000))
  .optional();

const descriptions: Readonly<Record<PublicText, string>> = {
  action: 'What was asked for.',
  owner: 'The office that owes it.',
  how: 'How it was discharged, or why it was withdrawn.',
  undertaking: 'What was still to come when it was discharged.',
  met: 'How that was provided.',
};

const wordsInput = z
  .strictObject(
    Object.fromEntries(publicTexts.map((text) => [text, otherWords.describe(descriptions[text])])) as Record<
      PublicText,
      typeof otherWords
    >,
  )
  .describe(
    'Other words, each for what the register has, and only where they differ: they hold until that is changed.',
  );

const named = {
  ref: actionRefSchema.describe('Which action: `PDB-2024-10-2`.'),
  seen: z
    .string()
    .regex(/^[0-9a-f]{16}$/, 'is no mark of a row')
    .describe('How it was shown, as the gate marks it: what has changed since is not decided on.'),
};

/** What is decided of rows, so many at once. */
export const decisionsInput = (mostAtOnce: number) =>
  z
    .strictObject({
      rows: z
        .array(
          z.discriminatedUnion('decision', [
            z.strictObject({ ...named, decision: z.literal('publish'), words: wordsInput.optional() }),
            z.strictObject({ ...named, decision: z.literal('hold back'), reason }),
          ]),
        )
        .min(1)
        .max(mostAtOnce)
        .describe('What is decided of each, each once.'),
    })
    .superRefine(({ rows }, context) => {
      for (const [place, { ref }] of rows.entries()) {
        if (rows.findIndex((one) => one.ref === ref) === place) continue;
        const message = `${ref} is in the list already`;
        context.addIssue({ code: 'custom', path: ['rows', place, 'ref'], message });
      }
    });

/** As many as a board decides on at once, and more: all that it ever asked for, at its first publication. */
export const decidePublicInput = decisionsInput(1_000);
type Decision = z.infer<typeof decidePublicInput>['rows'][number];

/** What became of one of several decisions: what it is now, or why it was not carried out. */
export type DecidedRow =
  | { ref: ActionRef; outcome: 'published' | 'held back'; entry: PublicEntry }
  | { ref: ActionRef; outcome: 'refused'; faults: readonly Fault[] };

/**
 * Decides what the public sees of some actions. Each is decided by itself, as it was shown: one that was changed since
 * waits for another look, and keeps no other from being decided.
 */
export async function decidePublic(
  office: Office,
  { rows }: z.infer<typeof decidePublicInput>,
): Promise<Done<DecidedRow[]> | NotDone> {
  const known = await knownOf(office);
  const shown = new Map(rowsOf(office, known).map((row) => [row.ref, row]));
  const outcomes = rows.map((decision) => decideRow(office, known, shown.get(decision.ref), decision));
  return keepAll<PublicEntry, DecidedRow[]>(office, {
    among: known.entries,
    decide: () => ({
      outcome: 'done',
      things: outcomes.flatMap((one) => (one.outcome === 'refused' ? [] : [one.entry])),
    }),
    whole: () => outcomes,
    again: 'decide again',
  });
}

function decideRow(
  { board, author }: Office,
  { actions, entries, owners, meetings }: Known,
  shown: ShownRow | undefined,
  decision: Decision,
): DecidedRow {
  const { ref, seen } = decision;
  const refuse = ({ faults }: NotDone): DecidedRow => ({ ref, outcome: 'refused', faults });
  const action = actions.find((one) => one.ref === ref);
  if (action === undefined || shown === undefined) {
    return refuse(notDone('not there', `there is no action ${ref} to publish`));
  }
  if (shown.seen !== seen) {
    return refuse(notDone('not as seen', `${ref} was changed since it was looked at: look at it again`));
  }
  const before = entries.find((entry) => entry.ref === ref);
  const of = { board: board.id, ref, row: publicRowOf(action, { board, owners, meetings }) };
  const decided =
    decision.decision === 'publish'
      ? publishRow(before, of, decision.words ?? {}, author)
      : holdBack(before, of, decision.reason, author);
  if (decided.outcome === 'refused') return refuse(passOn(decided));
  const outcome = decision.decision === 'publish' ? 'published' : 'held back';
  return { ref, outcome, entry: decided.entry };
}

/** The files of the board's public register: of what was published, and of nothing else. */
export async function publicRegisterFiles(
  { register, board, today }: { register: Office['register']; board: Office['board']; today: CalendarDate },
  how: { style: string; address?: string | null },
): Promise<PublicFile[]> {
  const [meetings, entries] = await Promise.all([
    register.meetings(board.id),
    register.publicEntries(board.id),
  ]);
  const { publicFiles } = await import('../papers/public-files.ts');
  return publicFiles({ board, meetings, entries }, today, how);
}
