import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { day } from '../../functions/calendar/days.ts';
import { overviewCells, overviewColumns, overviewOf } from '../../functions/papers/overview.ts';
import { overviewPage } from '../../functions/papers/overview-layout.ts';
import { pageInWord } from '../../functions/papers/word.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { median } from './median.ts';
import type { Benchmark } from './row.ts';

const rows = 500;
const rounds = 9;
/** What one round does of each. */
const times = 3;

const today = day('2024-11-20');
const view = {
  board: aBoard(),
  owners: [anOwner()],
  meetings: [aMeeting()],
  actions: Array.from({ length: rows }, (_, index) => anAction({ ref: `PDB-2024-10-${index + 1}` })),
  programme: [],
};
const overview = () => overviewOf(view, today, { openOnly: true });

const rowOf = (cells: readonly string[]): TableRow =>
  new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph({ text })] })) });

/** The same words in a table of the same columns, and nothing else that a paper has. */
const byTheLibrary = (cells: readonly (readonly string[])[]): Promise<Uint8Array> =>
  Packer.toBuffer(
    new Document({ sections: [{ children: [new Table({ rows: [overviewColumns, ...cells].map(rowOf) })] }] }),
  );

async function microseconds(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (let time = 0; time < times; time += 1) await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** What the Overview in Word takes of the processor, as times what the docx library takes for its table alone. */
export const benchmark: Benchmark = async ({ quick }) => {
  if (quick) return [];
  const page = overviewPage(overview());
  const cells = overview().rows.map(overviewCells);
  const ratios: { fromPage: number; fromView: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const library = await microseconds(() => byTheLibrary(cells));
    const fromPage = await microseconds(() => pageInWord(page));
    const fromView = await microseconds(() => pageInWord(overviewPage(overview())));
    ratios.push({ fromPage: fromPage / library, fromView: fromView / library });
  }
  const row = (from: string, figures: readonly number[]) => ({
    name: `a Word table of ${rows} rows, from ${from}`,
    is: median(figures),
    unit: '× docx alone',
    goal: { atMost: 1.3 },
  });
  return [
    row(
      'the page',
      ratios.map(({ fromPage }) => fromPage),
    ),
    row(
      'the register’s view',
      ratios.map(({ fromView }) => fromView),
    ),
  ];
};
