import { describe, expect, it } from 'vitest';
import type { Findings } from '../../functions/minutes/findings.ts';
import { fileOf } from '../layouts/files.ts';
import { type Part, table } from '../layouts/layout.ts';
import { aMail } from '../layouts/mails.ts';
import { desks, withBoard } from './a-desk.ts';

const aDesk = desks();

const minutes: readonly Part[] = [
  { title: 'Performance and Delivery Board' },
  { text: 'Date: Wednesday 2 October 2024' },
  { heading: 'Overview of Actions' },
  table(
    ['Action', 'Status', 'Owner', 'Due date'],
    ['Report how long 101 callers wait', 'Open', 'Force', '11/12/2024'],
    ['Share the survey of the quays', 'Discharged', 'Force', '02/10/2024'],
  ),
  { text: 'Date of next Performance and Delivery Board: 11 December 2024' },
];
const programme: readonly Part[] = [
  { title: 'Kentshire Police and Crime Panel – Work Programme 2024/25' },
  table(
    ['Meeting date', 'Item', 'Purpose', 'Lead officer'],
    ['14/11/2024', 'Hate crime in rural wards', 'Requested by the Panel', 'PCC'],
    ['06/02/2025', 'Proposed precept 2025/26', 'Statutory requirement', 'PCC'],
  ),
];

const files = {
  docx: (parts: readonly Part[]) => fileOf(parts, 'docx'),
  odt: (parts: readonly Part[]) => fileOf(parts, 'odt'),
  pdf: (parts: readonly Part[]) => fileOf(parts, 'pdf'),
  html: (parts: readonly Part[]) => fileOf(parts, 'html'),
  md: (parts: readonly Part[]) => fileOf(parts, 'md'),
  txt: (parts: readonly Part[]) => fileOf(parts, 'txt'),
  xlsx: (parts: readonly Part[]) => fileOf(parts, 'xlsx'),
  csv: (parts: readonly Part[]) => fileOf(parts, 'csv'),
  eml: async (parts: readonly Part[]) =>
    aMail('Please find the papers attached.', { 'papers.docx': await fileOf(parts, 'docx') }),
};
const kinds = Object.entries(files);

describe('every kind of file', () => {
  it.each(kinds)('.%s with notes of a meeting is read, and recorded', async (ending, make) => {
    const desk = await withBoard(aDesk());
    const file = await desk.file(`october.${ending}`, await make(minutes));
    const findings = JSON.parse(await desk.done('read', file, '--json')) as Findings & { remarks: string[] };
    expect(findings).toMatchObject({
      board: 'Performance and Delivery Board',
      meeting: { date: '2024-10-02', next: '2024-12-11' },
      actions: [
        { text: 'Report how long 101 callers wait', status: 'open', owner: 'Force', due: '2024-12-11' },
        { text: 'Share the survey of the quays', status: 'discharged', owner: 'Force' },
      ],
      unread: [],
      remarks: ending === 'eml' ? ['read of the mail: papers.docx'] : [],
    });
    const recorded = await desk.matters('record', file, '--board', 'pdb', '--yes');
    expect(recorded).toMatchObject({ exit: 0, talk: expect.stringContaining('Recorded: ') });
    const list = await desk.done('action', 'list', '--board', 'pdb', '--json');
    expect(JSON.parse(list)).toMatchObject([
      { text: 'Report how long 101 callers wait', status: 'open', owner: 'force' },
    ]);
  });

  it.each(kinds)('.%s with a programme of work is read, and recorded', async (ending, make) => {
    const desk = aDesk();
    await desk.done(
      ...['board', 'add', 'pcp', '--name', 'Kentshire Police and Crime Panel'],
      ...['--secretary', 'Joan Ellery <joan@council.example>'],
    );
    const file = await desk.file(`programme.${ending}`, await make(programme));
    expect(JSON.parse(await desk.done('read', file, '--json'))).toMatchObject({
      programme: {
        meetings: [
          {
            meeting: '2024-11-14',
            items: [{ title: 'Hate crime in rural wards', reason: 'Requested by the Panel', lead: 'PCC' }],
          },
          {
            meeting: '2025-02-06',
            items: [{ title: 'Proposed precept 2025/26', reason: 'Statutory requirement', lead: 'PCC' }],
          },
        ],
      },
      unread: [],
    });
    await desk.done('record', file, '--board', 'pcp', '--yes');
    const list = JSON.parse(await desk.done('programme', 'list', '--board', 'pcp', '--json'));
    expect(list).toMatchObject([
      { title: 'Hate crime in rural wards' },
      { title: 'Proposed precept 2025/26' },
    ]);
  });
});
