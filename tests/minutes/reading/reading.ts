import type { Findings } from '../../../functions/minutes/findings.ts';
import { findingsSchema } from '../../../functions/minutes/findings.ts';
import { readNotes } from '../../../functions/minutes/reading/read.ts';

/** What `readNotes` says of a text; fails where it cannot read it, or where the findings are not as printed. */
export async function readText(text: string) {
  const read = await readNotes({ name: 'notes.txt', bytes: new TextEncoder().encode(text) });
  if (read.outcome !== 'read') throw new Error(read.why);
  findingsSchema.parse(read.findings);
  return read;
}

/** The rows that matter of an action: text, status, owner, due. */
export const brief = ({ actions }: Findings) =>
  actions.map(({ text, status, owner, due }) => [text, status, owner, due]);

/** A board's notes in the house's form with `overview` for a table; `previous`, `sections` and `next` where they matter. */
export function houseNotes({
  overview = '',
  previous = 'The notes were agreed.',
  sections = '',
  next = 'Date of next Harbour Delivery Board: 11 December 2024',
}: {
  overview?: string;
  previous?: string;
  sections?: string;
  next?: string;
}): string {
  return `Meeting Notes
Title:
Harbour Delivery Board

Date & time:
Wednesday 2 October 2024

1. Welcome
· All were welcomed.

2. Notes of Previous Meeting – 12 June 2024
${previous}

3. Safer Harbours Plan: Delivery & Performance
· The Chief Constable spoke to the paper.
${sections}

4. Finance
· The budget was on course.

In closing, the Commissioner thanked all present.

${overview}

${next}
`;
}
