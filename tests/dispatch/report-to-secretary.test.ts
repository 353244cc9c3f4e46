import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { contentOf, type Sources } from '../../functions/dispatch/content.ts';
import type { ProgrammeEntry } from '../../functions/register/programme.ts';
import { type Dispatch, dispatchSchema } from '../../functions/reminders/dispatch.ts';
import { item, panelView, regular } from '../papers/a-panel.ts';
import { byMammoth, textsOf } from '../papers/opened.ts';

const nothingElse: Sources = {
  register: { closedSince: async () => [] },
  ledger: { dispatchesOf: async () => [], known: async () => [] },
};

const report: Dispatch = dispatchSchema.parse({
  board: 'pcp',
  id: 'pcp_2023-10_20231017_action-report_secretary',
  kind: 'action report',
  owner: null,
  meeting: { id: '2023-10', date: '2023-10-17' },
  refs: [],
  stage: 'action-report',
  dueOn: '2023-10-06',
  cutOff: '2023-10-17',
  attempts: 0,
  toldIn: null,
  version: 1,
  history: [],
  state: 'planned',
  waitingFor: null,
  why: 'the meeting is near',
});

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
