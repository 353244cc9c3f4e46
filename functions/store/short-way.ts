import type { Readable } from 'node:stream';
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { isRefused } from './conflicts.ts';
import { fromWireMap, toWireMap } from './wire.ts';

type Fields = Record<string, unknown>;

/** What goes the short way, by the name that DynamoDB has for it. */
const operations = new Map<unknown, string>([
  [GetCommand, 'GetItem'],
  [BatchGetCommand, 'BatchGetItem'],
  [QueryCommand, 'Query'],
  [PutCommand, 'PutItem'],
  [TransactWriteCommand, 'TransactWriteItems'],
]);

/** Which fields of requests and answers hold values: one map of them, a list of maps, or either for each table. */
const maps = [
  'Key',
  'Item',
  'ExpressionAttributeValues',
  'ExclusiveStartKey',
  'LastEvaluatedKey',
  'Attributes',
];
const lists = ['Keys', 'Items'];
const byTable = ['RequestItems', 'Responses', 'UnprocessedKeys'];

function translate(fields: Fields, mapOf: (map: object) => Fields): Fields {
  const listOf = (list: unknown): Fields[] => (list as object[]).map(mapOf);
  const ofTable = (value: unknown): unknown =>
    Array.isArray(value) ? listOf(value) : translate(value as Fields, mapOf);
  const translated: Fields = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null) continue;
    if (maps.includes(name)) translated[name] = mapOf(value);
    else if (lists.includes(name)) translated[name] = listOf(value);
    else if (name === 'TransactItems') {
      translated[name] = (value as { Put: Fields }[]).map(({ Put }) => ({ Put: translate(Put, mapOf) }));
    } else if (byTable.includes(name)) {
      const tables = Object.entries(value).map(([table, its]) => [table, ofTable(its)]);
      translated[name] = Object.fromEntries(tables);
    } else translated[name] = value;
  }
  return translated;
}

/** The error that `answer` is, where it is that something stood which a condition does not allow; undefined of any other. */
function refusalIn(
  $metadata: object,
  { __type: type, message = '', CancellationReasons }: Fields,
): Error | undefined {
  const about = { $metadata, message: String(message) };
  if (/(?:^|#)ConditionalCheckFailedException$/.test(String(type))) {
    return new ConditionalCheckFailedException(about);
  }
  const reasons = (CancellationReasons ?? []) as { Code: string }[];
  const cancelled = new TransactionCanceledException({ ...about, CancellationReasons: reasons });
  return isRefused(cancelled) ? cancelled : undefined;
}

/** Throws where it breaks off. To iterate over the pieces takes the processor longer. */
const textOf = (body: Readable): Promise<string> =>
  new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    body.on('data', (piece) => pieces.push(piece));
    body.on('end', () => resolve(Buffer.concat(pieces).toString()));
    body.on('error', reject);
    body.on('close', () => body.readableEnded || reject(new Error('the answer broke off')));
  });

type Asking = { input: object };
type Handler = (asking: Asking) => Promise<{ output: unknown; response: unknown }>;
type Hook = (next: Handler, context: { commandName: string }) => Handler;
type Sent = Parameters<DynamoDBDocumentClient['config']['requestHandler']['handle']>[0];

/**
 * Has `client` send what the register and the ledger ask at every turn without the layers of the SDK that build and read any
 * request of any service: they take the processor four times as long as all else that such a request needs. Credentials,
 * signature, connections and time-outs are the SDK's own, and so is the place asked, which the first request shows. Whatever is
 * not answered well goes the whole way after that, with its retries and its errors; as does all that is asked in another manner,
 * and whatever a client asks that may try once alone.
 * Hooks on the beginning of a request are kept to; any other change of the layers brings all of them back.
 */
export function takeShortWay(client: DynamoDBDocumentClient): DynamoDBDocumentClient {
  const { config, middlewareStack: layers } = client;
  const wholeWay = client.send.bind(client) as (...given: unknown[]) => Promise<unknown>;
  const hooks: Hook[] = [];
  /** What goes the whole way after the short one, and has been by the hooks. */
  const turnedBack = new WeakSet<object>();
  let place: Sent | undefined;
  let isChanged = false;

  layers.add(
    (next) => (asking) => {
      place = asking.request as Sent;
      return next(asking);
    },
    { step: 'deserialize' },
  );
  const addLayer = layers.add.bind(layers) as (layer: Hook, options?: { step?: string }) => void;
  const addHook: typeof addLayer = (layer, options) => {
    if ((options?.step ?? 'initialize') !== 'initialize') {
      isChanged = true;
      return addLayer(layer, options);
    }
    hooks.push(layer);
    const unlessTurnedBack: Hook = (next, context) => {
      const hooked = layer(next, context);
      return (asking) => (turnedBack.has(asking.input) ? next(asking) : hooked(asking));
    };
    return addLayer(unlessTurnedBack, options);
  };
  Object.assign(layers, { add: addHook });
  for (const change of ['addRelativeTo', 'remove', 'removeByTag'] as const) {
    const changeLayers = layers[change].bind(layers) as (...given: unknown[]) => unknown;
    const changed = (...given: unknown[]): unknown => {
      isChanged = true;
      return changeLayers(...given);
    };
    Object.assign(layers, { [change]: changed });
  }

  let signer: ReturnType<typeof config.signer> | undefined;
  async function ask(operation: string, at: Sent, input: object): Promise<Fields | undefined> {
    const body = JSON.stringify(translate(input as Fields, toWireMap));
    const headers = {
      host: at.headers['host'] ?? '',
      'user-agent': at.headers['user-agent'] ?? '',
      'content-type': 'application/x-amz-json-1.0',
      'content-length': String(Buffer.byteLength(body)),
      'x-amz-target': `DynamoDB_20120810.${operation}`,
    };
    signer ??= config.signer();
    const signingDate = new Date(Date.now() + config.systemClockOffset);
    const request = await (await signer).sign({ ...at, headers, body } as Sent, { signingDate });
    const { response } = await config.requestHandler.handle(request as Sent);
    const answer = JSON.parse(await textOf(response.body));
    const $metadata = { httpStatusCode: response.statusCode, attempts: 1 };
    if (response.statusCode === 200) return { $metadata, ...translate(answer, fromWireMap) };
    const refusal = response.statusCode === 400 ? refusalIn($metadata, answer) : undefined;
    if (refusal) throw refusal;
    return undefined;
  }

  const lastOf =
    (command: Asking, operation: string, at: Sent): Handler =>
    async ({ input }) => {
      const answer = await ask(operation, at, input).catch((error) => {
        if (isRefused(error)) throw error;
      });
      if (answer) return { output: answer, response: undefined };
      turnedBack.add(command.input);
      return { output: await wholeWay(command), response: undefined };
    };

  let mostTries: Promise<number> | undefined;
  /** The short way is a try of its own. */
  async function mayBeTriedTwice(): Promise<boolean> {
    mostTries ??= config.maxAttempts();
    return (await mostTries) > 1;
  }

  const send = async (command: Asking, ...more: unknown[]): Promise<unknown> => {
    const operation = operations.get(command.constructor);
    const isTaken = operation !== undefined && place !== undefined && !isChanged && more.length === 0;
    if (!isTaken || !(await mayBeTriedTwice())) return wholeWay(command, ...more);
    const context = { commandName: `${operation}Command` };
    const handler = hooks.reduceRight((next, hook) => hook(next, context), lastOf(command, operation, place));
    return (await handler(command)).output;
  };
  Object.assign(client, { send });
  return client;
}
