import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { contentOf, type Sources } from '../../functions/dispatch/content.ts';
import type { ProgrammeEntry } from '../../functions/register/programme.ts';
import { item, officersReport, panelView, regular } from '../papers/a-panel.ts';
import { byMammoth, textsOf } from '../papers/opened.ts';

const nothingElse: Sources = {
  register: { closedSince: async () => [] },
  ledger: { dispatchesOf: async () => [], known: async () => [] },
};

const report = officersReport({ state: 'planned', waitingFor: null });

async function attached(programme: readonly ProgrammeEntry[]) {
  const content = await contentOf(nothingElse, panelView(programme), report, day('2023-10-06'));
  if (content.outcome !== 'mail') throw new Error(content.why);
  return content.mail.attachments;
}

describe('the report before a meeting', () => {
  it('carries the future work programme in Word when there is one', async () => {
    const files = await attached([item(1), regular(2)]);
    expect(files.map(({ filename }) => filename)).toEqual([
      'Overview of Actions as at 6 October 2023.docx',
      'Future work programme as at 6 October 2023.docx',
    ]);
    const { page } = await byMammoth(files[1]?.content ?? '');
    expect(textsOf(page, 'h1, h2')).toEqual([
      'Future work programme',
      'Tuesday 17 October 2023',
      'Standing items at each meeting',
    ]);
  });

  it('carries the Overview alone when there is none', async () => {
    expect((await attached([])).map(({ filename }) => filename)).toEqual([
      'Overview of Actions as at 6 October 2023.docx',
    ]);
  });
});
