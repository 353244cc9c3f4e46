import { readNotes } from '../../functions/minutes/reading/read.ts';
import { fileOf } from './files.ts';
import { judge, type Verdict, verdicts } from './judge.ts';
import { formats, formatsOf } from './layout.ts';
import { layouts } from './layouts.ts';

/**
 * How each of our layouts is read in each format, and the faults with `--faults`. Ends with 1 where something was wrong and
 * nothing said so.
 */
const only = process.argv.find((word) => word.startsWith('--only='))?.slice(7) ?? '';
const shows = process.argv.includes('--faults');
const counts = new Map<Verdict, number>(verdicts.map((verdict) => [verdict, 0]));
const width = Math.max(...layouts.map(({ name }) => name.length));

process.stdout.write(`${''.padEnd(width)}  ${formats.map((format) => format.padEnd(18)).join('')}\n`);
for (const layout of layouts.filter(({ name }) => name.includes(only))) {
  const { name, parts, wants } = layout;
  const cells: string[] = [];
  const faults: string[] = [];
  for (const format of formats) {
    if (!formatsOf(layout).includes(format)) {
      cells.push('');
      continue;
    }
    const read = await readNotes({ name: `${name}.${format}`, bytes: await fileOf(parts, format) });
    if (read.outcome !== 'read') {
      cells.push('unreadable');
      faults.push(`  ${format}: ${read.why}`);
      counts.set('silent', (counts.get('silent') ?? 0) + 1);
      continue;
    }
    const judgement = judge(read, wants);
    counts.set(judgement.verdict, (counts.get(judgement.verdict) ?? 0) + 1);
    cells.push(judgement.verdict);
    faults.push(
      ...judgement.faults.map(({ what, isTold }) => `  ${format}: ${isTold ? 'told, ' : ''}${what}`),
    );
  }
  process.stdout.write(`${name.padEnd(width)}  ${cells.map((cell) => cell.padEnd(18)).join('')}\n`);
  if (shows) for (const fault of faults) process.stdout.write(`${fault}\n`);
}
const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
const right = counts.get('right') ?? 0;
process.stdout.write(
  `${all} readings: ${[...counts].map(([verdict, count]) => `${count} ${verdict}`).join(', ')}; ${Math.round((100 * right) / all)} % right\n`,
);
process.exitCode = (counts.get('silent') ?? 0) === 0 ? 0 : 1;
