import { mkdir } from 'node:fs/promises';
import S3rver from '@20minutes/s3rver';

/** The name of the bucket on one's own machine, for what boards upload. */
export const bucketName = 'papers';

/** The one pair of keys that the embedded S3 knows. */
export const bucketKeys = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

/** An S3 that keeps its files in `folder`, on loopback only, with the bucket made. */
export async function startBucket(folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  await mkdir(folder, { recursive: true });
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    directory: folder,
    silent: true,
    configureBuckets: [{ name: bucketName, configs: [] }],
  });
  const { port } = await server.run();
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}
