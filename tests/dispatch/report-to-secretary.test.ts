import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { contentOf, type PrintPage, type Sources } from '../../functions/dispatch/content.ts';
import type { ProgrammeEntry } from '../../functions/register/programme.ts';
import { item, officersReport, panelView, regular } from '../papers/a-panel.ts';
import { byMammoth, textsOf } from '../papers/opened.ts';

const nothingElse: Sources = {
  register: {
    boardView: async () => undefined,
    closedSince: async () => [],
    meetings: async () => [],
    meetingsFor: async () => [],
  },
  ledger: { dispatchesOf: async () => [], known: async () => [] },
};

const report = officersReport({ state: 'planned', waitingFor: null });

async function attached(programme: readonly ProgrammeEntry[], printPage?: PrintPage) {
  const content = await contentOf(
    { ...nothingElse, printPage },
    panelView(programme),
    report,
    day('2023-10-06'),
  );
  if (content.outcome !== 'mail') throw new Error(content.why);
  return content.mail.attachments;
}

describe('the report before a meeting', () => {
  it('carries the future work programme in Word when there is one', async () => {
    const files = await attached([item(1), regular(2)]);
    expect(files.map(({ filename }) => filename)).toEqual([
      'Overview of Actions as at 6 October 2023.docx',
      'Future work programme as at 6 October 2023.docx',
      'Sheet for the chair as at 6 October 2023.html',
    ]);
    const { page } = await byMammoth(files[1]?.content ?? '');
    expect(textsOf(page, 'h1, h2')).toEqual([
      'Future work programme',
      'Tuesday 17 October 2023',
      'Standing items at each meeting',
    ]);
  });

  it('carries the Overview and the sheet alone when there is none', async () => {
    expect((await attached([])).map(({ filename }) => filename)).toEqual([
      'Overview of Actions as at 6 October 2023.docx',
      'Sheet for the chair as at 6 October 2023.html',
    ]);
  });

  it('carries the chair’s sheet as PDF where it can be printed, and as a page where that fails', async () => {
    const pdf = new TextEncoder().encode('%PDF-1.7');
    const sheetBy = async (printPage: PrintPage) => (await attached([item(1)], printPage)).at(-1);
    expect(await sheetBy(async () => pdf)).toEqual({
      filename: 'Sheet for the chair as at 6 October 2023.pdf',
      contentType: 'application/pdf',
      content: pdf,
    });
    const page = await sheetBy(async () => undefined);
    expect(page?.filename).toBe('Sheet for the chair as at 6 October 2023.html');
    expect(new TextDecoder().decode(page?.content)).toContain('Chair’s sheet: Tuesday 17 October 2023');
    expect(await sheetBy(() => Promise.reject(new Error('the disk is full')))).toEqual(page);
  });
});
