import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3';
import { isMissing } from './missing-object.ts';

/** A paper as a list has it; `mark` is another where its bytes are others. */
export type ListedPaper = { name: string; bytes: number; mark: string };

/** Files that a board was given, in a bucket: what was uploaded stays there as it came. */
export type PaperStore = {
  keep: (name: string, bytes: Uint8Array) => Promise<void>;
  /** Undefined when there is none of that name, or no longer. */
  paper: (name: string) => Promise<Uint8Array | undefined>;
  /** Takes it away, where it is there. */
  discard: (name: string) => Promise<void>;
  /** Those whose names begin so, the latest first. */
  papersNamed: (beginning: string) => Promise<ListedPaper[]>;
};

/**
 * Papers in a bucket. Region, credentials and endpoint (`AWS_ENDPOINT_URL_S3`) come from the environment unless `config`
 * says. What speaks to S3 is loaded when it is first needed, which for most requests is never.
 */
export function openPapers(bucket: string, config: S3ClientConfig = {}): PaperStore {
  let opened: Promise<{ s3: S3Client; sdk: typeof import('@aws-sdk/client-s3') }> | undefined;
  const open = () => {
    opened ??= import('@aws-sdk/client-s3').then((sdk) => {
      // A server at an address of its own has no name for each bucket, as AWS has.
      const forcePathStyle = process.env['AWS_ENDPOINT_URL_S3'] !== undefined;
      return { sdk, s3: new sdk.S3Client({ forcePathStyle, ...config }) };
    });
    return opened;
  };
  return {
    keep: async (name, bytes) => {
      const { s3, sdk } = await open();
      await s3.send(new sdk.PutObjectCommand({ Bucket: bucket, Key: name, Body: bytes }));
    },
    discard: async (name) => {
      const { s3, sdk } = await open();
      await s3.send(new sdk.DeleteObjectCommand({ Bucket: bucket, Key: name }));
    },
    papersNamed: async (beginning) => {
      const { s3, sdk } = await open();
      const { Contents = [] } = await s3.send(
        new sdk.ListObjectsV2Command({ Bucket: bucket, Prefix: beginning }),
      );
      return Contents.map(({ Key = '', Size = 0, ETag = '', LastModified }) => ({
        name: Key,
        bytes: Size,
        mark: ETag.replaceAll('"', ''),
        at: LastModified?.getTime() ?? 0,
      }))
        .sort((one, other) => other.at - one.at)
        .map(({ at: _, ...paper }) => paper);
    },
    paper: async (name) => {
      const { s3, sdk } = await open();
      const at = { Bucket: bucket, Key: name };
      try {
        const { Body } = await s3.send(new sdk.GetObjectCommand(at));
        return await Body?.transformToByteArray();
      } catch (error) {
        if (await isMissing(error, { s3, sdk }, at)) return undefined;
        throw error;
      }
    },
  };
}
