import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPapers, type PaperStore } from '../../functions/store/papers.ts';
import { type Bucket, bucketName, startBucket } from '../../infra/local/bucket.ts';

let papers: PaperStore;
let folder: string;
let bucket: Bucket;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'matters-papers-'));
  bucket = await startBucket(folder);
  const config = {
    endpoint: bucket.url,
    forcePathStyle: true,
    region: 'eu-west-2',
    credentials: bucket.keys,
  };
  papers = openPapers(bucketName, config);
});
afterAll(async () => {
  await bucket.stop();
  await rm(folder, { recursive: true });
});

it('a file stays as it came, whatever its name', async () => {
  const bytes = new Uint8Array([0, 255, 10, 13, 80, 75]);
  await papers.keep('pdb/notes/Notes of 2 October 2024 – O’Hara.docx', bytes);
  expect(await papers.paper('pdb/notes/Notes of 2 October 2024 – O’Hara.docx')).toEqual(bytes);
});

it('of one that was never kept there is nothing', async () => {
  expect(await papers.paper('pdb/notes/none.docx')).toBeUndefined();
});
