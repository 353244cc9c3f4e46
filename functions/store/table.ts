import {
  CreateTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';

/**
 * The one table, said once for the stack, the store and the tests. A board's things share its partition, and one
 * item is one thing with its whole history. The index is sparse: it holds only what carries a `live` attribute,
 * which puts what is live apart from what is closed or ended and stands by its day. So a sweep reads what is live, a
 * report what closed since a day, and discharged years cost nothing.
 */
export const tableKeys = { partition: 'board', sort: 'entry' } as const;
/** The attribute that says, in seconds since 1970, when the table may forget an entry; the things of a board have none. */
export const timeToLive = 'forgetAt';
export const liveIndex = { name: 'live', partition: tableKeys.partition, sort: 'live' } as const;

/** Makes the table and waits until it can be used. For an engine of one's own; on AWS the stack does it. */
export async function createTable(client: DynamoDBClient, tableName: string): Promise<void> {
  const keySchema = (keys: { partition: string; sort: string }) => [
    { AttributeName: keys.partition, KeyType: 'HASH' as const },
    { AttributeName: keys.sort, KeyType: 'RANGE' as const },
  ];
  await client.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [tableKeys.partition, tableKeys.sort, liveIndex.sort].map((name) => ({
        AttributeName: name,
        AttributeType: 'S',
      })),
      KeySchema: keySchema(tableKeys),
      GlobalSecondaryIndexes: [
        {
          IndexName: liveIndex.name,
          KeySchema: keySchema(liveIndex),
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    }),
  );
  await waitUntilTableExists(
    { client, minDelay: 0.02, maxDelay: 1, maxWaitTime: 30 },
    { TableName: tableName },
  );
}

/** The same, where the table may be there already: for an engine that was named by its address. */
export async function ensureTable(client: DynamoDBClient, tableName: string): Promise<void> {
  try {
    await createTable(client, tableName);
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
}
