import { mkdir } from 'node:fs/promises';

/** The name of the bucket on one's own machine, for what boards upload. */
export const bucketName = 'papers';

/** The one pair of keys that the embedded S3 knows. */
export const bucketKeys = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

/** An S3 that keeps its files in `folder`, on loopback only, with the bucket made. Most runs need none, and load none. */
export async function startBucket(folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const [{ default: S3rver }] = await Promise.all([
    import('@20minutes/s3rver'),
    mkdir(folder, { recursive: true }),
  ]);
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    directory: folder,
    silent: true,
    // It takes a signed list for forged, and lets in anybody who signs nothing.
    allowMismatchedSignatures: true,
    configureBuckets: [{ name: bucketName, configs: [] }],
  });
  const { port } = await server.run();
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}
