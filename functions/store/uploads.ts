import { createHash, createHmac } from 'node:crypto';
import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3';
import * as z from 'zod';

/** Where one file lies that somebody sent from a page, until it is read: at a board, of a person, under a key that nobody guesses. */
export const uploadSchema = z.object({
  board: z.string().min(1),
  person: z.string().regex(/^[0-9a-f]{32}$/),
  key: z.string().regex(/^[\w-]{1,64}$/),
});
export type Upload = z.infer<typeof uploadSchema>;

export const uploadOf = (board: string, subject: string, key: string): Upload => ({
  board,
  person: createHash('sha256').update(subject).digest('hex').slice(0, 32),
  key,
});

const folderOf = ({ board, person, key }: Upload): string => `uploads/${board}/${person}/${key}`;

/** What the name of the file begins with there; its own name follows, which may be empty where none was chosen. */
export const uploadKeptAs = (upload: Upload): string => `${folderOf(upload)}/file-`;

/** Where it is kept that somebody asked for it to be read, and what came of that asking: nobody can send anything there. */
export const askedKeptAs = (upload: Upload): string => `${folderOf(upload)}/asked`;
export const outcomeKeptAs = (upload: Upload, asking: string): string => `${folderOf(upload)}/read-${asking}`;

/** A form that sends a file from a browser straight to a bucket: where it leads, and what it carries. */
export type PostForm = { to: string; fields: readonly { name: string; value: string }[] };

/** How a file that is sent from a page comes to be read. */
export type UploadWays = {
  /** The form that sends it to the bucket, and then leads to that address of ours; null where the service itself takes it. */
  straight: { origin: string; form: (upload: Upload, then: string) => Promise<PostForm> } | null;
  /** Has it read, soon, by somebody who is not waited for. */
  read: (upload: Upload) => Promise<void>;
  /** For how many milliseconds a page waits, all the same, whether it is read by then. */
  patience: number;
};

/** Twice what is read of a file, so that it is a page that says that it is too large; of more, the bucket says it. */
const mostBytes = 50_000_000;

/** For as long as somebody may stay signed in. */
const goodForHours = 8;

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Forms that send files to the bucket, which lies at `address`; a form is signed as whoever runs this. */
export function openPostForms(
  bucket: string,
  address: string,
  configured: S3ClientConfig = {},
): NonNullable<UploadWays['straight']> {
  let opened: Promise<S3Client> | undefined;
  return {
    origin: new URL(address).origin,
    form: async (upload, then) => {
      opened ??= import('@aws-sdk/client-s3').then(({ S3Client }) => new S3Client(configured));
      const { config } = await opened;
      const [{ accessKeyId, secretAccessKey, sessionToken }, region] = await Promise.all([
        config.credentials(),
        config.region(),
      ]);
      const now = new Date();
      const time = now.toISOString().replace(/[-:]|\.\d+/g, '');
      const day = time.slice(0, 8);
      const signed = {
        success_action_redirect: then,
        'x-amz-algorithm': 'AWS4-HMAC-SHA256',
        'x-amz-credential': `${accessKeyId}/${day}/${region}/s3/aws4_request`,
        'x-amz-date': time,
        ...(sessionToken !== undefined && { 'x-amz-security-token': sessionToken }),
      };
      const conditions = [
        { bucket },
        ['starts-with', '$key', uploadKeptAs(upload)],
        ['content-length-range', 0, mostBytes],
        ...Object.entries(signed).map(([name, value]) => ({ [name]: value })),
      ];
      const expiration = new Date(now.getTime() + goodForHours * 3_600_000).toISOString();
      const policy = Buffer.from(JSON.stringify({ expiration, conditions })).toString('base64');
      const signingKey = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(
        hmac,
        `AWS4${secretAccessKey}`,
      );
      const fields = {
        // S3 puts the name of the file in there.
        key: `${uploadKeptAs(upload)}\${filename}`,
        ...signed,
        policy,
        'x-amz-signature': hmac(signingKey, policy).toString('hex'),
      };
      return { to: address, fields: Object.entries(fields).map(([name, value]) => ({ name, value })) };
    },
  };
}
