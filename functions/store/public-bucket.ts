import { createHash } from 'node:crypto';
import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { isMissing } from './missing-object.ts';

/** A file as it is served: its name below its board, its type and its text. */
type ServedFile = { name: string; type: string; text: string };

/** Where public registers are served from, each board's below its code. */
export type PublicBucket = {
  /**
   * Writes a board's files, those that lead to others last, and says how many are otherwise than they were. Cut off
   * anywhere, it is finished by doing it again. Throws where an address would vanish.
   */
  write: (board: string, files: readonly ServedFile[]) => Promise<number>;
};

/** Which files a board has there, each with the digest of its text. */
export const recordName = '.matters-arising.json';
const recordSchema = z.record(z.string(), z.string());

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What is held back is gone from every cache within a minute; what changes its name with its content may stay. */
const cacheControl = (name: string): string =>
  name.endsWith('.css') ? 'public, max-age=31536000, immutable' : 'public, max-age=60';

/** Public registers in a bucket. Region, credentials and endpoint come from the environment unless `config` says. */
export function openPublicBucket(bucket: string, config: S3ClientConfig = {}): PublicBucket {
  let opened: Promise<{ s3: S3Client; sdk: typeof import('@aws-sdk/client-s3') }> | undefined;
  const open = () => {
    opened ??= import('@aws-sdk/client-s3').then((sdk) => {
      const forcePathStyle = process.env['AWS_ENDPOINT_URL_S3'] !== undefined;
      return { sdk, s3: new sdk.S3Client({ forcePathStyle, ...config }) };
    });
    return opened;
  };
  async function textAt(key: string): Promise<string | undefined> {
    const { s3, sdk } = await open();
    const at = { Bucket: bucket, Key: key };
    try {
      const { Body } = await s3.send(new sdk.GetObjectCommand(at));
      return await Body?.transformToString();
    } catch (error) {
      if (await isMissing(error, { s3, sdk }, at)) return undefined;
      throw error;
    }
  }
  async function put(board: string, { name, type, text }: ServedFile): Promise<void> {
    const { s3, sdk } = await open();
    const Key = `${board}/${name}`;
    const CacheControl = cacheControl(name);
    await s3.send(
      new sdk.PutObjectCommand({ Bucket: bucket, Key, Body: text, ContentType: type, CacheControl }),
    );
  }
  return {
    async write(board, files) {
      const recorded = await textAt(`${board}/${recordName}`);
      const before = recorded === undefined ? {} : recordSchema.parse(JSON.parse(recorded));
      const now = Object.fromEntries(files.map(({ name, text }) => [name, digestOf(text)]));
      const vanishing = Object.keys(before).filter((name) => name.endsWith('.html') && !(name in now));
      if (vanishing.length > 0) {
        throw new Error(
          `of board ${board}, ${vanishing.join(', ')} was published, and is not known any more`,
        );
      }
      const changed = files.filter(({ name }) => before[name] !== now[name]);
      for (const file of changed) await put(board, file);
      if (changed.length > 0) {
        await put(board, { name: recordName, type: 'application/json', text: JSON.stringify(now) });
      }
      return changed.length;
    },
  };
}
