import type { Server, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { documentClient } from '../../functions/store/client.ts';
import { createTable } from '../../functions/store/table.ts';
import { openDynalite } from '../../infra/local/dynalite.ts';
import { listen } from '../../infra/local/servers.ts';

export type Engine = {
  client: DynamoDBDocumentClient;
  /** What another client of it needs. */
  settings: DynamoDBClientConfig;
  tableName: string;
  /** Where the engine listens, and what a program of its own needs in its environment to use it. */
  url: string;
  environment: Record<string, string>;
  stop: () => Promise<void>;
};

/** DynamoDB refuses to look for a key with nothing in it, and dynalite does not. */
function refuseEmptyKeys(client: DynamoDBDocumentClient): void {
  client.middlewareStack.add(
    (next) => (request) => {
      const { ExpressionAttributeValues: values } = z
        .looseObject({ ExpressionAttributeValues: z.unknown().optional() })
        .parse(request.input);
      if (JSON.stringify(values)?.includes(':""')) throw new Error(`an empty key: ${JSON.stringify(values)}`);
      return next(request);
    },
    { step: 'initialize' },
  );
}

/**
 * Waits, some seconds at most, for what is still being answered: a service may have answered while the rest of what it asked for was
 * looked for, and a database that is closed meanwhile throws where nobody can catch it.
 */
function answering(server: Server): { end: () => Promise<void> } {
  const underWay = new Set<ServerResponse>();
  server.prependListener('request', (_, response: ServerResponse) => {
    underWay.add(response);
    response.once('finish', () => underWay.delete(response));
  });
  return {
    end: async () => {
      const latest = Date.now() + 5_000;
      while ([...underWay].some(({ writableEnded }) => !writableEnded) && Date.now() < latest) await wait(2);
    },
  };
}

/** A database of one's own, in memory, reached over its wire, with the table made. */
export async function startEngine(): Promise<Engine> {
  const { server } = openDynalite();
  const answers = answering(server);
  const url = await listen(server, 0);
  const settings = {
    endpoint: url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
    // As long as a busy machine may take.
    requestHandler: { connectionTimeout: 120_000, requestTimeout: 120_000 },
  };
  const client = documentClient(settings);
  refuseEmptyKeys(client);
  const tableName = 'matters-arising';
  await createTable(client, tableName);
  return {
    client,
    settings,
    tableName,
    url,
    environment: {
      AWS_ENDPOINT_URL_DYNAMODB: url,
      AWS_REGION: 'eu-west-2',
      AWS_ACCESS_KEY_ID: 'embedded',
      AWS_SECRET_ACCESS_KEY: 'embedded',
    },
    stop: async () => {
      await answers.end();
      client.destroy();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

const kept = new Map<string, Record<string, unknown>[]>();

/** What `make` puts into an empty table: made the first time that it is asked for by this name, and copied after that. */
export async function once(
  { client, tableName }: Engine,
  name: string,
  make: () => Promise<void>,
): Promise<void> {
  const copies = kept.get(name);
  if (copies !== undefined) {
    const puts = copies.map((Item) => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteCommand({ RequestItems: { [tableName]: puts } }));
    return;
  }
  const scan = new ScanCommand({ TableName: tableName });
  const { Count: before } = await client.send(scan);
  await make();
  const { Items = [] } = await client.send(scan);
  if (before === 0) kept.set(name, Items);
}
