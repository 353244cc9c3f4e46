import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Instant, instantSchema } from '../calendar/days.ts';
import { parseEntry, type SaveOutcome } from './entries.ts';
import { timeToLive } from './table.ts';

/** The partition of those who are signed in; no board can have this code. */
export const sessionsPartition = 'SESSIONS';

/** What nobody who reads the table may know: it is sealed with the cookie, which the table does not hold. */
const secretsSchema = z.object({
  person: z.object({ name: z.string(), email: z.string() }),
  accessToken: z.string(),
  refreshToken: z.string(),
});

const openSchema = z.object({
  began: instantSchema,
  /** When the person was last seen, and the issuer said what they may. */
  seen: instantSchema,
  /** Until when that is good. */
  tokenEnds: instantSchema,
});
export type KeptSession = z.infer<typeof openSchema> & z.infer<typeof secretsSchema>;

const entrySchema = openSchema.extend({ version: z.int(), sealed: z.string() });

export type FoundSession = { session: KeptSession; version: number };

/** Sessions by the id that the browser's cookie holds, of which the table has a digest alone. */
export type Sessions = {
  find: (id: string) => Promise<FoundSession | undefined>;
  begin: (id: string, session: KeptSession, until: Instant) => Promise<void>;
  /** `changed meanwhile` also where it was ended: what is ended does not come back. */
  renew: (id: string, session: KeptSession, version: number, until: Instant) => Promise<SaveOutcome>;
  end: (id: string) => Promise<void>;
};

const keyOf = (id: string) => ({
  board: sessionsPartition,
  entry: createHash('sha256').update(id).digest('base64url'),
});

const sealingKey = (id: string): Buffer =>
  Buffer.from(hkdfSync('sha256', id, '', 'what a session keeps sealed', 32));

function seal(id: string, secrets: z.infer<typeof secretsSchema>): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(id), nonce);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

function unseal(id: string, text: string): z.infer<typeof secretsSchema> {
  const bytes = Buffer.from(text, 'base64url');
  const opening = createDecipheriv('aes-256-gcm', sealingKey(id), bytes.subarray(0, 12));
  opening.setAuthTag(bytes.subarray(12, 28));
  const secrets = Buffer.concat([opening.update(bytes.subarray(28)), opening.final()]);
  return secretsSchema.parse(JSON.parse(secrets.toString('utf8')));
}

/** `until` is when the table may forget a session by itself; whether it has ended is for its reader to say. */
export function openSessions(client: DynamoDBDocumentClient, tableName: string): Sessions {
  async function put(
    id: string,
    session: KeptSession,
    version: number,
    until: Instant,
  ): Promise<SaveOutcome> {
    try {
      await client.send(
        new PutCommand({
          TableName: tableName,
          Item: {
            ...keyOf(id),
            ...openSchema.parse(session),
            sealed: seal(id, secretsSchema.parse(session)),
            version,
            [timeToLive]: Math.ceil(Date.parse(until) / 1_000),
          },
          ...(version === 1
            ? { ConditionExpression: 'attribute_not_exists(entry)' }
            : {
                ConditionExpression: '#version = :seen',
                ExpressionAttributeNames: { '#version': 'version' },
                ExpressionAttributeValues: { ':seen': version - 1 },
              }),
        }),
      );
      return 'saved';
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return 'changed meanwhile';
      throw error;
    }
  }
  return {
    find: async (id) => {
      const get = new GetCommand({ TableName: tableName, Key: keyOf(id), ConsistentRead: true });
      const { Item } = await client.send(get);
      if (Item === undefined) return undefined;
      const { sealed, version, ...session } = parseEntry(entrySchema, Item);
      return { session: { ...session, ...unseal(id, sealed) }, version };
    },
    // No id is drawn twice: what stands there already is this very session, of a try whose answer was lost.
    begin: async (id, session, until) => void (await put(id, session, 1, until)),
    renew: (id, session, version, until) => put(id, session, version + 1, until),
    end: async (id) => void (await client.send(new DeleteCommand({ TableName: tableName, Key: keyOf(id) }))),
  };
}
