import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { expect, it, onTestFinished } from 'vitest';
import { stackInSources } from '../../functions/lambda/stack-in-sources.ts';

const run = promisify(execFile);

const source = [
  'export function divide(by: number): number {',
  '',
  "  if (by === 0) throw new Error('by nothing');",
  '  return 1 / by;',
  '}',
];

/** The stack of an error that was thrown in what was made of that source, and where that is. */
async function thrown(): Promise<{ stack: string; file: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'matters-stack-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const entry = join(folder, 'divide.ts');
  const file = join(folder, 'made.mjs');
  await writeFile(entry, source.join('\n'));
  await build({
    entryPoints: [entry],
    outfile: file,
    bundle: true,
    minify: true,
    format: 'esm',
    sourcemap: true,
    sourcesContent: false,
  });
  // In a process of its own, for the tests' own runner names sources by itself.
  const script = `import { divide } from ${JSON.stringify(pathToFileURL(file))};
    try { divide(0); } catch ({ stack }) { process.stdout.write(stack); }`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script]);
  return { stack: stdout, file };
}

it('names the source and the line in it, of what was made of the sources', async () => {
  const { stack } = await thrown();
  expect(stack).toMatch(/made\.mjs:1:\d+/);
  expect(stackInSources(stack)).toMatch(/^Error: by nothing\n.*divide\.ts:3:\d+/);
});

it('stays as it is where there is no map, or none that can be read', async () => {
  const { stack, file } = await thrown();
  await writeFile(`${file}.map`, '{"version":3');
  expect(stackInSources(stack)).toBe(stack);
  await rm(`${file}.map`);
  expect(stackInSources(stack)).toBe(stack);
  const ofNode = 'Error: none\n    at node:internal/main/run_main_module:28:49';
  expect(stackInSources(ofNode)).toBe(ofNode);
});
