import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundle, type Entry, handlerIn } from '../../infra/bundle.ts';
import { costToLoad, emptyHandler } from './fresh-load.ts';
import type { Benchmark } from './row.ts';

/** Each round loads every handler once; the cheapest load of each counts, which the rest of the machine disturbed least. */
const rounds = 11;

const goals = { sweep: 1.8, send: 2.1, settle: 1.8, answer: 2.3 } as const satisfies Partial<
  Record<Entry, number>
>;

/** A handler that has a client of the table and a schema, and nothing of ours. */
async function bundleLibraries(folder: string): Promise<string> {
  const outfile = join(folder, 'libraries.mjs');
  const contents = `
    import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
    import * as z from 'zod';
    const client = new DynamoDBClient({});
    const schema = z.object({ name: z.string() });
    export const handler = async () => [client, schema, GetItemCommand];`;
  await build({
    stdin: { contents, resolveDir: process.cwd() },
    ...{ outfile, bundle: true, minify: true, platform: 'node', format: 'esm', target: 'node24' },
    mainFields: ['module', 'main'],
  });
  return outfile;
}

/** What loads the function and has it answer one request: for a program it loads the API, for a person the pages. */
function writeFirstAnswer(folder: string, path: string, headers: object): string {
  const file = join(folder, `first-answer${path.replace('/', '-')}.mjs`);
  const request = {
    ...{ version: '2.0', rawPath: path, rawQueryString: '', headers, isBase64Encoded: false },
    requestContext: { http: { method: 'GET', path, sourceIp: '192.0.2.1' } },
  };
  const text = `
    import { handler } from ${JSON.stringify(handlerIn(folder))};
    const { statusCode } = await handler(${JSON.stringify(request)}, { awsRequestId: 'first' });
    if (statusCode !== 200) throw new Error('it answered ' + statusCode);
    process.exit();`;
  writeFileSync(file, text);
  return file;
}

/** What a fresh process takes of the processor to load each function, as times what it takes to load an empty handler. */
export const benchmark: Benchmark = async ({ quick }) => {
  if (quick) return [];
  const folder = mkdtempSync(join(tmpdir(), 'matters-load-'));
  try {
    const empty = join(folder, 'empty.mjs');
    writeFileSync(empty, emptyHandler);
    const libraries = await bundleLibraries(folder);
    const measured = (Object.keys(goals) as (keyof typeof goals)[]).map((entry) => {
      bundle(entry, join(folder, entry));
      return { entry, costs: [] as number[] };
    });
    const answer = join(folder, 'answer');
    const firstAnswer = writeFirstAnswer(answer, '/healthz', {});
    const firstPage = writeFirstAnswer(answer, '/accessibility', { accept: 'text/html' });
    const nothing: number[] = [];
    const alone: number[] = [];
    const first: number[] = [];
    const page: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      nothing.push(costToLoad(empty));
      alone.push(costToLoad(libraries));
      first.push(costToLoad(firstAnswer));
      page.push(costToLoad(firstPage));
      for (const { entry, costs } of measured) costs.push(costToLoad(handlerIn(join(folder, entry))));
    }
    const against = (costs: readonly number[]) => ({
      is: Math.min(...costs) / Math.min(...nothing),
      unit: '× an empty handler',
    });
    return [
      ...measured.map(({ entry, costs }) => ({
        ...{ name: `a fresh load of ${entry}`, ...against(costs) },
        goal: { atMost: goals[entry] },
      })),
      { name: 'the same of answer with the API, and its first answer', ...against(first), goal: 'beside' },
      { name: 'the same of answer with the pages, and its first page', ...against(page), goal: 'beside' },
      { name: 'a fresh load of the SDK’s client and zod alone', ...against(alone), goal: 'beside' },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
};
