import { chairSheetPage } from '../../papers/chair-sheet-layout.ts';
import { chairSheet } from '../../secretariat/chair-sheet.ts';
import type { Office } from '../../secretariat/office.ts';
import { notThere } from '../question.ts';
import { type Answer, boardPath, type Page } from '../visit.ts';

/** The sheet as a page; with what is decided on the spot as links, for whoever may. */
export async function sheetPage(
  office: Office,
  meeting: string | undefined,
  mayDecide: boolean,
): Promise<Answer> {
  const found = await chairSheet(office, { meeting });
  if (found.outcome === 'refused') return notThere(found);
  const stepAt = (ref: string, step: string): string => boardPath(office.board, `/actions/${ref}/${step}`);
  const page = chairSheetPage(found.thing, mayDecide ? stepAt : null);
  return { show: 'chair-sheet', title: `${page.heading}: ${page.meeting}`, values: page };
}

/** The chair's sheet for somebody signed in: of the meeting that the address asks for, or the next. */
export const chairPage: Page = {
  path: '/chair/:board{[a-z][a-z0-9-]*}',
  section: 'Papers',
  scope: 'matters/read',
  look: ({ office, query, may }) =>
    sheetPage(office, query.get('meeting') || undefined, may('matters/discharge')),
};
