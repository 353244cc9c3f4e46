import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

/** How many requests the client made in that minute, this one among them. */
export type RequestCounter = (client: string, minute: number) => Promise<number>;

/** The partition that counts requests; no board can have this code. */
export const countersPartition = 'CLIENTS';
const countedSchema = z.object({ requests: z.int() });

/** Counts in the table, so that all who answer count together. A client has one entry, which its next minute takes over. */
export function requestCounter(client: DynamoDBDocumentClient, tableName: string): RequestCounter {
  async function countIf(
    name: string,
    minute: number,
    expression: { UpdateExpression: string; ConditionExpression: string },
  ): Promise<number | undefined> {
    try {
      const { Attributes } = await client.send(
        new UpdateCommand({
          TableName: tableName,
          Key: { board: countersPartition, entry: name },
          ...expression,
          ExpressionAttributeNames: { '#minute': 'minute', '#requests': 'requests' },
          ExpressionAttributeValues: { ':minute': minute, ':one': 1 },
          ReturnValues: 'ALL_NEW',
        }),
      );
      return countedSchema.parse(Attributes).requests;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  }
  return async (name, minute) => {
    const again = {
      UpdateExpression: 'ADD #requests :one',
      ConditionExpression: '#minute >= :minute',
    };
    const anew = {
      UpdateExpression: 'SET #minute = :minute, #requests = :one',
      ConditionExpression: 'attribute_not_exists(#minute) OR #minute < :minute',
    };
    return (
      (await countIf(name, minute, again)) ??
      (await countIf(name, minute, anew)) ??
      (await countIf(name, minute, again)) ??
      1
    );
  };
}
