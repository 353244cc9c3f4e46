import type { ActionReport } from './action-report.ts';
import { actionReportPage, actionReportSheet } from './action-report-layout.ts';
import type { CalendarOfPapers } from './calendar.ts';
import { calendarPage } from './calendar-layout.ts';
import { calendarMarkdown } from './calendar-markdown.ts';
import { calendarText } from './calendar-text.ts';
import { type Certificate, certificatePage } from './certificate.ts';
import type { FormatOf } from './formats.ts';
import { type ItemTwo, itemTwoText } from './item-two.ts';
import { itemTwoPage, type NotesOf } from './item-two-layout.ts';
import { pageInMarkdown } from './markdown.ts';
import type { Overview } from './overview.ts';
import { overviewPage, overviewSheet } from './overview-layout.ts';
import type { Page, Sheet } from './page.ts';
import { pageInText } from './page-text.ts';
import type { ProgrammePaper } from './programme.ts';
import { programmePage, programmeSheet } from './programme-layout.ts';

const inJson = (values: object): string => `${JSON.stringify(values, null, 2)}\n`;

type Tables = { values: object; page: Page; sheet: Sheet };

// What writes Word, HTML and CSV takes a while to load, and is loaded only where somebody wants them.
const renderers: Record<FormatOf<'overview'>, (paper: Tables) => string | Promise<string | Uint8Array>> = {
  docx: async ({ page }) => (await import('./word.ts')).pageInWord(page),
  html: async ({ page }) => (await import('./html.ts')).pageInHtml(page),
  md: ({ page }) => pageInMarkdown(page),
  csv: async ({ sheet }) => (await import('./csv.ts')).sheetInCsv(sheet),
  json: ({ values }) => inJson(values),
};

/** The Overview in that format: text, or the bytes of a Word file. */
export const renderOverview = async (
  overview: Overview,
  format: FormatOf<'overview'>,
): Promise<string | Uint8Array> =>
  renderers[format]({ values: overview, page: overviewPage(overview), sheet: overviewSheet(overview) });

/** The future work programme in that format: text, or the bytes of a Word file. */
export const renderProgramme = async (
  programme: ProgrammePaper,
  format: FormatOf<'programme'>,
): Promise<string | Uint8Array> =>
  renderers[format]({
    values: programme,
    page: programmePage(programme),
    sheet: programmeSheet(programme),
  });

/** The certificate of notice in that format: text, or the bytes of a Word file. */
export async function renderCertificate(
  certificate: Certificate,
  format: FormatOf<'certificate'>,
): Promise<string | Uint8Array> {
  const page = certificatePage(certificate);
  const sheet = { columns: [], records: [] };
  return format === 'txt' ? pageInText(page) : renderers[format]({ values: certificate, page, sheet });
}

/** The action report in that format: text, or the bytes of a Word file. */
export const renderActionReport = async (
  report: ActionReport,
  format: FormatOf<'actionReport'>,
): Promise<string | Uint8Array> =>
  renderers[format]({ values: report, page: actionReportPage(report), sheet: actionReportSheet(report) });

/** A page of words, in one of the formats that lay one out. */
const renderPage = async (page: Page, format: 'html' | 'md' | 'docx'): Promise<string | Uint8Array> =>
  renderers[format]({ values: {}, page, sheet: { columns: [], records: [] } });

/** "Notes of previous meeting" for the notes of that meeting, in that format. */
export async function renderItemTwo(
  item: ItemTwo,
  notes: NotesOf,
  format: FormatOf<'itemTwo'>,
): Promise<string | Uint8Array> {
  switch (format) {
    case 'json':
      return inJson(item);
    case 'txt':
      return itemTwoText(item);
    default:
      return renderPage(itemTwoPage(item, notes), format);
  }
}

/** The calendar of papers in that format; in plain text, what breaks a rule as `mark` has it. For a calendar program it is made of a meeting’s alone, by `calendarIcs`. */
export async function renderCalendar(
  calendar: CalendarOfPapers,
  format: Exclude<FormatOf<'calendar'>, 'ics'>,
  mark?: (text: string) => string,
): Promise<string | Uint8Array> {
  switch (format) {
    case 'json':
      return inJson(calendar);
    case 'md':
      return calendarMarkdown(calendar);
    case 'txt':
      return calendarText(calendar, mark);
    default:
      return renderPage(calendarPage(calendar), format);
  }
}
