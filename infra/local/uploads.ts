import { join } from 'node:path';
import { openPapers, type PaperStore } from '../../functions/store/papers.ts';
import { bucketName, startBucket } from './bucket.ts';
import type { EngineKeys } from './doors.ts';
import { type Engines, region } from './engines.ts';

type Where = {
  MATTERS_DATA: string;
  MATTERS_PAPERS_BUCKET?: string | undefined;
  AWS_ENDPOINT_URL_S3?: string | undefined;
};

const bucketAt = (endpoint: string, credentials: EngineKeys): PaperStore =>
  openPapers(bucketName, { endpoint, forcePathStyle: true, region, credentials });

/** What is opened when a file is first kept or asked for. */
function whenNeeded(open: () => Promise<PaperStore>): PaperStore {
  let opened: Promise<PaperStore> | undefined;
  const store = (): Promise<PaperStore> => {
    opened ??= open();
    return opened;
  };
  return {
    keep: async (name, bytes) => (await store()).keep(name, bytes),
    paper: async (name) => (await store()).paper(name),
    discard: async (name) => (await store()).discard(name),
    papersNamed: async (beginning) => (await store()).papersNamed(beginning),
  };
}

/**
 * What boards uploaded: in the bucket beside the engines, unless the environment names an S3 of its own. Engines that do
 * not stay up have none beside them: it is started when it is first needed, and `stopping` is told how it ends.
 */
export function uploadsOf(
  engines: Engines | undefined,
  { MATTERS_DATA: dataDir, MATTERS_PAPERS_BUCKET: bucket = bucketName, AWS_ENDPOINT_URL_S3: own }: Where,
  stopping: (stop: () => Promise<void>) => void,
): PaperStore {
  if (own !== undefined || engines === undefined) return openPapers(bucket);
  if (engines.s3 !== undefined) return bucketAt(engines.s3, engines.keys);
  return whenNeeded(async () => {
    const { url, keys, stop } = await startBucket(join(dataDir, 'uploads'));
    stopping(stop);
    return bucketAt(url, keys);
  });
}
