import type { S3Client } from '@aws-sdk/client-s3';

type Opened = { s3: S3Client; sdk: typeof import('@aws-sdk/client-s3') };

/**
 * Whether there is no such object, after S3 gave an error instead of it. Whoever may list a bucket below some names alone is
 * told of a missing one that they may not have it: then it is looked for by its name.
 */
export async function isMissing(
  error: unknown,
  { s3, sdk }: Opened,
  { Bucket, Key }: { Bucket: string; Key: string },
): Promise<boolean> {
  if (error instanceof sdk.NoSuchKey) return true;
  if (!(error instanceof sdk.S3ServiceException) || error.name !== 'AccessDenied') return false;
  const { Contents = [] } = await s3.send(new sdk.ListObjectsV2Command({ Bucket, Prefix: Key, MaxKeys: 1 }));
  return Contents[0]?.Key !== Key;
}
