import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startEngines } from '../../infra/local/engines.ts';
import { uploadsOf } from '../../infra/local/uploads.ts';

let dataDir: string;
const toStop: (() => Promise<void>)[] = [];
const stopAll = async (): Promise<void> => {
  for (const stop of toStop.splice(0).reverse()) await stop();
};

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'matters-uploads-'));
});
afterEach(async () => {
  await stopAll();
  await rm(dataDir, { recursive: true, force: true });
});

async function uploads({ stays }: { stays: boolean }) {
  const engines = await startEngines({ dataDir, stays });
  toStop.push(engines.stop);
  return uploadsOf(engines, { MATTERS_DATA: dataDir }, (stop) => toStop.push(stop));
}

const name = 'notes/pdb/0123456789abcdef/one';
const bytes = new TextEncoder().encode('the notes');

it.each([
  ['one verb', false, 'the service that stays up', true],
  ['the service that stays up', true, 'one verb', false],
])('what was sent to %s is at hand for %s', async (_, first, __, then) => {
  await (await uploads({ stays: first })).keep(name, bytes);
  await stopAll();
  const papers = await uploads({ stays: then });
  expect(await papers.paper(name)).toEqual(bytes);
  expect(await papers.paper('notes/pdb/0123456789abcdef/another')).toBeUndefined();
});

it('no bucket is started where no file is asked for', async () => {
  await uploads({ stays: false });
  expect(toStop).toHaveLength(1);
});
