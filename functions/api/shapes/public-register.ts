import * as z from 'zod';
import { privateKinds, privateWordsVersion } from '../../papers/private-words.ts';
import { publicRowSchema, publicTexts } from '../../register/public-entry.ts';
import type { DecidedRow, ShownRow } from '../../secretariat/publishing.ts';
import { withCapital } from '../../words/english.ts';
import { actionRef } from './common.ts';

const text = z.enum(publicTexts);
const row = publicRowSchema.meta({
  id: 'PublicRow',
  description: 'What the public would be told of an action, or is: its words, and the days around them.',
});

/** A row before the gate, as the API shows it. */
const gateRowShown = z
  .object({
    ref: actionRef,
    standing: z
      .enum(['new', 'published', 'held back'])
      .describe('How it stands towards the public; `new` where nobody has decided on it.'),
    waits: z
      .boolean()
      .describe('Whether somebody has to look: it is new, or otherwise than when it was decided on.'),
    seen: z.string().describe('Marks the row as it is shown here: a decision on it names it.'),
    row,
    worded: z
      .array(z.object({ text, of: z.string().describe('The text as the register has it.') }))
      .describe('The texts that would be published in other words.'),
    changes: z
      .array(
        z.object({
          field: z.string().describe('Which part of the row.'),
          was: z.string().nullable(),
          is: z.string().nullable(),
        }),
      )
      .describe('What changed in the register since somebody looked.'),
    findings: z
      .array(
        z.object({
          kind: z.enum(Object.keys(privateKinds) as [keyof typeof privateKinds]),
          found: z.string().describe('As it stands in the text.'),
          text,
          why: z.string().describe('Why somebody should look at it.'),
        }),
      )
      .describe('What looks private in it.'),
    heldBack: z.string().nullable().describe('Why it is held back; null when it is not.'),
  })
  .meta({ id: 'PublicGateRow', description: 'An action before the gate of the public register.' });

export const gateShown = z
  .object({
    check: z.int().describe('The version of the check that looks for what is private.'),
    rows: z.array(gateRowShown).describe('In the order of their references.'),
  })
  .meta({ id: 'PublicGate', description: 'What is published of a board’s actions, and what waits.' });

export const toGateBody = (rows: readonly ShownRow[]): z.input<typeof gateShown> => ({
  check: privateWordsVersion,
  rows: rows.map(({ findings, worded, ...one }) => ({
    ...one,
    worded: [...worded],
    findings: findings.map((found) => ({ ...found, why: privateKinds[found.kind] })),
  })),
});

/** What became of each of several decisions, as the API shows it. */
export const decisionsMade = z
  .object({
    outcomes: z
      .array(
        z.union([
          z.object({ ref: actionRef, outcome: z.enum(['published', 'held back']), version: z.int() }),
          z.object({
            ref: actionRef,
            outcome: z.literal('refused'),
            because: z.string().describe('Why, in a word or two: `not as seen`.'),
            detail: z.string().describe('Why, in a sentence.'),
          }),
        ]),
      )
      .describe('One for each row that was named, in their order.'),
  })
  .meta({ id: 'PublicDecisions', description: 'What became of each of several decisions on publishing.' });

export const toDecisionsBody = (outcomes: readonly DecidedRow[]): z.input<typeof decisionsMade> => ({
  outcomes: outcomes.map((one) => {
    if (one.outcome !== 'refused') {
      return { ref: one.ref, outcome: one.outcome, version: one.entry.version };
    }
    const [{ because, why } = { because: 'refused', why: 'it was refused' }] = one.faults;
    return { ref: one.ref, outcome: 'refused', because, detail: `${withCapital(why)}.` };
  }),
});
