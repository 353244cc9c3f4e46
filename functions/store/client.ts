import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { takeShortWay } from './short-way.ts';

/** Region, credentials and endpoint come from the environment (`AWS_ENDPOINT_URL_DYNAMODB`) unless `config` says. */
export function documentClient(config: DynamoDBClientConfig = {}): DynamoDBDocumentClient {
  const client = new DynamoDBClient({
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 15_000, throwOnRequestTimeout: true },
    ...config,
  });
  // It copies whatever is asked and answered for a log that nobody keeps.
  client.middlewareStack.remove('loggerMiddleware');
  return takeShortWay(DynamoDBDocumentClient.from(client));
}

const lost =
  /^(?:ECONN|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|EPIPE|ETIMEDOUT|TimeoutError|Throttling|ServiceUnavailable|InternalServerError)/;

/** Whether the database did not answer, or not in time. */
export function isOutOfReach(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { name, code, cause } = error as Error & { code?: unknown };
  return lost.test(name) || (typeof code === 'string' && lost.test(code)) || isOutOfReach(cause);
}
