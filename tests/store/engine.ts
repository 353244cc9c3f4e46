import { DeleteCommand, type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import dynalite from 'dynalite';
import * as z from 'zod';
import { documentClient } from '../../functions/store/client.ts';
import { createTable, tableKeys } from '../../functions/store/table.ts';
import { listen } from '../../infra/local/servers.ts';

export type Engine = {
  client: DynamoDBDocumentClient;
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

/** A database of one's own, in memory, reached over its wire, with the table made. */
export async function startEngine(): Promise<Engine> {
  const server = dynalite({ createTableMs: 0 });
  const url = await listen(server, 0);
  const client = documentClient({
    endpoint: url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
  });
  refuseEmptyKeys(client);
  const tableName = 'matters-arising';
  await createTable(client, tableName);
  return {
    client,
    tableName,
    url,
    environment: {
      AWS_ENDPOINT_URL_DYNAMODB: url,
      AWS_REGION: 'eu-west-2',
      AWS_ACCESS_KEY_ID: 'embedded',
      AWS_SECRET_ACCESS_KEY: 'embedded',
    },
    stop: async () => {
      client.destroy();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Takes everything out of the table. */
export async function empty({ client, tableName }: Engine): Promise<void> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: tableName }));
  for (const item of Items) {
    const key = { [tableKeys.partition]: item['board'], [tableKeys.sort]: item['entry'] };
    await client.send(new DeleteCommand({ TableName: tableName, Key: key }));
  }
}
