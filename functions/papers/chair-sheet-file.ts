import { readFileSync } from 'node:fs';
import { template } from '../templates/template.ts';
import { templatesFolder } from '../templates-folder.ts';
import type { ChairSheet } from './chair-sheet.ts';
import { type ChairSheetPage, chairSheetPage } from './chair-sheet-layout.ts';

let styles: string | undefined;

/** The sheet as a whole page by itself: styles within, nothing fetched; printed it is one sheet of A4. */
export function chairSheetInHtml(sheet: ChairSheet): string {
  styles ??= readFileSync(new URL('pages/assets/chair-sheet.css', templatesFolder), 'utf8');
  const page = chairSheetPage(sheet);
  return template<object>('papers/chair-sheet')({
    title: `${page.heading}: ${page.meeting} – ${page.board}`,
    styles,
    body: template<ChairSheetPage>('pages/chair-sheet')(page),
  });
}
