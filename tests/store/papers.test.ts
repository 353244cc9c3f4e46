import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPapers, type PaperStore } from '../../functions/store/papers.ts';
import { type Bucket, bucketName, startBucket } from '../../infra/local/bucket.ts';
import { closeServer, listen } from '../../infra/local/servers.ts';

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

describe('whoever may list only below some names', () => {
  const refused = '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>';
  const listed = (names: readonly string[]): string =>
    `<ListBucketResult>${names.map((name) => `<Contents><Key>${name}</Key></Contents>`).join('')}</ListBucketResult>`;

  /** A bucket that hands over nothing, has those names in it, and says what it was asked. */
  async function asked(there: readonly string[], list = 200) {
    const asks: string[] = [];
    const server = createServer(({ url = '' }, response) => {
      asks.push(url);
      const isList = url.includes('list-type=2');
      response.writeHead(isList ? list : 403).end(isList && list === 200 ? listed(there) : refused);
    });
    const endpoint = await listen(server, 0);
    const credentials = { accessKeyId: 'nobody', secretAccessKey: 'nobody' };
    const config = { endpoint, forcePathStyle: true, region: 'eu-west-2', credentials };
    const outcome = await openPapers('bucket', config)
      .paper('notes/pdb/one.docx')
      .then(
        (bytes) => bytes ?? 'none',
        (error: Error) => error.name,
      )
      .finally(() => closeServer(server));
    return { outcome, asks };
  }

  it('finds by its name that a paper is not there', async () => {
    const { outcome, asks } = await asked([]);
    expect(outcome).toBe('none');
    expect(asks).toEqual([
      expect.stringMatching(/^\/bucket\/notes\/pdb\/one\.docx/),
      expect.stringMatching(/^\/bucket\/?\?.*prefix=notes%2Fpdb%2Fone\.docx/),
    ]);
  });

  it('is not told that there is none where it is there and they may not have it, or may not look', async () => {
    expect((await asked(['notes/pdb/one.docx'])).outcome).toBe('AccessDenied');
    expect((await asked(['notes/pdb/one.docx.json'])).outcome).toBe('none');
    expect((await asked([], 403)).outcome).toBe('AccessDenied');
  });
});
