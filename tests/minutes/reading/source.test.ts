import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LinesRead, Source } from '../../../functions/minutes/findings.ts';
import { readNotes } from '../../../functions/minutes/reading/read.ts';
import { linesShown } from '../../../functions/minutes/reading/source.ts';
import { houseNotes, readText } from './reading.ts';

const folder = new URL('../../fixtures/minutes/', import.meta.url);
const open = async (name: string) => {
  const read = await readNotes({ name, bytes: readFileSync(new URL(name, folder)) });
  if (read.outcome !== 'read') throw new Error(read.why);
  return read;
};

const at = ({ lines }: Source, ranges: readonly LinesRead[] | undefined): string[] =>
  (ranges ?? []).flatMap(({ from, to }) =>
    lines.filter(({ number }) => number >= from && number <= to).map(({ text }) => text),
  );

describe('a document’s own lines', () => {
  it('are handed on with their pages, tables as rows of cells, and what was read of each', async () => {
    const { source, minuted } = await open('house.docx');
    expect(source.isWhole).toBe(true);
    expect(at(source, minuted.actions[1]?.lines)).toEqual([
      'Write to the ports about lighting | Open | OPCC | 05/06/2025',
      '• OPCC: Write to the ports about lighting.',
    ]);
    expect(source.lines.find(({ number }) => number === 21)).toEqual({
      number: 21,
      page: null,
      as: 'row',
      text: 'Write to the ports about lighting | Open | OPCC | 05/06/2025',
      cells: ['Write to the ports about lighting', 'Open', 'OPCC', '05/06/2025'],
    });
    expect(at(source, minuted.discharged[0]?.lines)).toEqual([
      '• Force to supply a note on custody visits - sent to the office on 14 January 2025.',
    ]);
    const { date, previous, next } = source.meeting;
    expect([date, previous, next].map((one) => at(source, one ? [one] : []))).toEqual([
      ['Date & time: | Thursday 6 March 2025, 10:00'],
      ['2. Notes of Previous Meeting – 5 December 2024'],
      ['Date of next Delivery & Standards Board: Thursday 5 June 2025'],
    ]);
    expect(source.differences.map((one) => at(source, one))[0]).toContain(
      '• Force: Bring a paper on the marine unit’s rota to a future meeting.',
    );
  });

  it('of a page have its number, and a paragraph is all of its printed lines', async () => {
    const { source, minuted } = await open('house.pdf');
    expect(source.lines.at(-1)?.page).toBe(2);
    const [first] = at(source, minuted.actions[0]?.lines?.slice(1));
    expect(first).toContain('• Force: Bring a paper on how the marine unit’s rota is set');
    expect(at(source, source.meeting.previous ? [source.meeting.previous] : [])).toHaveLength(2);
  });

  it('of a programme are those of its items', async () => {
    const { source, findings } = await open('programme.docx');
    const titles = findings.programme?.meetings.flatMap(({ items }) => items.map(({ title }) => title)) ?? [];
    const rows = source.programme.flat().map((lines) => at(source, [lines])[0] ?? '');
    expect(titles.length).toBe(4);
    expect(rows.map((row, index) => row.startsWith(titles[index] ?? '?'))).toEqual(titles.map(() => true));
  });

  const files = [
    ...readdirSync(folder).filter((name) => /^(?!locked|no-words|scanned).*\.(?:docx|pdf|txt)$/.test(name)),
    ...readdirSync(new URL('quarters/', folder))
      .filter((name) => name.endsWith('.txt'))
      .map((name) => `quarters/${name}`),
  ];
  it('have a line of every file for each thing that was read of it', async () => {
    const lost: string[] = [];
    for (const file of files) {
      const { source, findings, minuted } = await open(file);
      const known = new Set(source.lines.map(({ number }) => number));
      const told = [...findings.unread, ...findings.undertakings].map(({ line }) => [
        { from: line, to: line },
      ]);
      const read = [...minuted.actions, ...minuted.discharged].map(({ lines = [] }) => lines);
      for (const ranges of [...read, ...told]) {
        if (ranges.length === 0 || ranges.some(({ from }) => !known.has(from))) lost.push(file);
      }
    }
    expect(lost).toEqual([]);
  });

  it('are of a long file those about what was read', () => {
    const lines = Array.from({ length: 2_000 }, (_, index) => ({
      number: index + 1,
      page: null,
      as: 'text' as const,
      text: 'x'.repeat(200),
      cells: null,
    }));
    const shown = linesShown(lines, [{ from: 1_000, to: 1_002 }]);
    expect(shown.isWhole).toBe(false);
    expect(shown.lines.map(({ number }) => number)).toEqual(
      Array.from({ length: 33 }, (_, index) => 985 + index),
    );
  });

  it('are there where nothing was read', async () => {
    const { source } = await readText('A letter about the weather.');
    expect(source.lines.map(({ text }) => text)).toEqual(['A letter about the weather.']);
    expect((await readText(houseNotes({}))).source.lines.length).toBeGreaterThan(10);
  });
});
