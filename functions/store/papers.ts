import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

/** Files that a board was given, in a bucket: what was uploaded stays there as it came. */
export type PaperStore = {
  keep: (name: string, bytes: Uint8Array) => Promise<void>;
  /** Undefined when there is none of that name, or no longer. */
  paper: (name: string) => Promise<Uint8Array | undefined>;
};

/** Papers in a bucket. Region, credentials and endpoint (`AWS_ENDPOINT_URL_S3`) come from the environment. */
export function openPapers(bucket: string): PaperStore {
  // An address of one's own has no names below it, as AWS has one for each bucket.
  const s3 = new S3Client({ forcePathStyle: process.env['AWS_ENDPOINT_URL_S3'] !== undefined });
  return {
    keep: async (name, bytes) => {
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key: name, Body: bytes }));
    },
    paper: async (name) => {
      try {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: name }));
        return await Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
  };
}
