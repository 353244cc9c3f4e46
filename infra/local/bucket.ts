import { mkdir } from 'node:fs/promises';
import { type EngineKeys, guard, newKeys } from './doors.ts';

/** The name of the bucket on one's own machine, for what boards upload. */
export const bucketName = 'papers';

export type Bucket = { url: string; keys: EngineKeys; stop: () => Promise<void> };

/** An S3 that keeps its files in `folder`, for who has its keys, with the bucket made. Most runs need none, and load none. */
export async function startBucket(folder: string, keys = newKeys()): Promise<Bucket> {
  const [{ default: S3rver }] = await Promise.all([
    import('@20minutes/s3rver'),
    mkdir(folder, { recursive: true }),
  ]);
  const s3 = new S3rver({
    address: '127.0.0.1',
    port: 0,
    directory: folder,
    silent: true,
    configureBuckets: [{ name: bucketName, configs: [] }],
  });
  const { port } = await s3.run();
  // It takes a signed list for forged, and lets in anybody who signs nothing: who it is was looked at before.
  s3.httpServer.prependListener('request', ({ headers }) => delete headers.authorization);
  guard(s3.httpServer, keys);
  return { url: `http://127.0.0.1:${port}`, keys, stop: () => s3.close() };
}
