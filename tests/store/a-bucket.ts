import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openPapers, type PaperStore } from '../../functions/store/papers.ts';
import { openPublicBucket, type PublicBucket } from '../../functions/store/public-bucket.ts';
import { bucketName, startBucket } from '../../infra/local/bucket.ts';

/** The files of a board in an S3 of one's own, which starts with the first of them; and `lose`, which takes all away. */
export type TestBucket = PaperStore & PublicBucket & { lose: () => Promise<void> };

/** One for all tests of a file. */
export function aBucket(): TestBucket {
  type Opened = { folder: string; papers: PaperStore; registers: PublicBucket; stop: () => Promise<void> };
  let opened: Promise<Opened> | undefined;
  const open = async (): Promise<Opened> => {
    const folder = await mkdtemp(join(tmpdir(), 'matters-bucket-'));
    const { url, keys, stop } = await startBucket(folder);
    const config = { endpoint: url, forcePathStyle: true, region: 'eu-west-2', credentials: keys };
    const registers = openPublicBucket(bucketName, config);
    return { folder, papers: openPapers(bucketName, config), registers, stop };
  };
  const atHand = (): Promise<Opened> => {
    opened ??= open();
    return opened;
  };
  afterAll(async () => {
    if (opened === undefined) return;
    const { folder, stop } = await opened;
    await stop();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    keep: async (name, bytes) => (await atHand()).papers.keep(name, bytes),
    paper: async (name) => (await atHand()).papers.paper(name),
    discard: async (name) => (await atHand()).papers.discard(name),
    write: async (board, files) => (await atHand()).registers.write(board, files),
    papersNamed: async (beginning) => (await atHand()).papers.papersNamed(beginning),
    lose: async () => {
      const files = join((await atHand()).folder, bucketName);
      await rm(files, { recursive: true });
      await mkdir(files);
    },
  };
}
