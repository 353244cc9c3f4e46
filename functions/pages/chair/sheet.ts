import { chairSheetPage, type Deciding } from '../../papers/chair-sheet-layout.ts';
import { chairSheet } from '../../secretariat/chair-sheet.ts';
import type { Office } from '../../secretariat/office.ts';
import { notThere } from '../question.ts';
import { boardPath, type Page, type Shown } from '../visit.ts';

/** The sheet as a page; with the addresses where whoever looks at it may decide, or none. */
export async function sheetOf(
  office: Office,
  meeting: string | undefined,
  deciding: Deciding | null,
): Promise<Shown> {
  const found = await chairSheet(office, { meeting });
  if (found.outcome === 'refused') return notThere(found);
  const page = chairSheetPage(found.thing, deciding);
  return { show: 'chair-sheet', title: `${page.heading}: ${page.meeting}`, values: page };
}

/** Where somebody signed in has a board's sheet. */
export const sheetPath = (board: string, meeting?: string): string =>
  `/chair/${board}${meeting === undefined ? '' : `?meeting=${meeting}`}`;

/** The sheet for somebody signed in: of the meeting that the address asks for, or the next. */
export const chairPage: Page = {
  path: sheetPath(':board{[a-z][a-z0-9-]*}'),
  section: 'Papers',
  scope: 'matters/read',
  look: ({ office, board, query, may }) =>
    sheetOf(
      office,
      query.get('meeting') || undefined,
      may('matters/discharge') ? (ref, step) => boardPath(board, `/actions/${ref}/${step}`) : null,
    ),
};
