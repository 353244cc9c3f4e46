import { DynamoDBClient, ProvisionedThroughputExceededException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import type { WorldClock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { Process } from './processes.ts';
import type { Table } from './table.ts';

/** What the SDK’s own helpers ask a client to be. Nothing is ever asked of it. */
const blank = DynamoDBDocumentClient.from(
  new DynamoDBClient({ region: 'eu-west-2', credentials: { accessKeyId: 'none', secretAccessKey: 'none' } }),
);

const failure = (what: string): Error => Object.assign(new Error(what), { name: 'InternalServerError' });

/** How long somebody waits for a slow answer. */
const slowMilliseconds = 90_000;

/** The places that are read by their keys. */
function placesIn(command: unknown): string[] {
  const keys =
    command instanceof BatchGetCommand
      ? Object.values(command.input.RequestItems ?? {}).flatMap(({ Keys = [] }) => Keys)
      : command instanceof GetCommand
        ? [command.input.Key ?? {}]
        : [];
  return keys.map(({ board, entry }) => `${board} ${entry}`);
}

type Around = { clock: WorldClock; table: Table; faults: Faults | undefined };

/** The table as one process reaches it: by turns, with a fault now and then where `faults` are given. */
export function clientOf(process: Process, { clock, table, faults }: Around): DynamoDBDocumentClient {
  async function read(door: 'read' | 'query', command: unknown): Promise<object> {
    const fault = faults?.strike(door);
    switch (fault) {
      case 'killed':
        return process.kill();
      case 'failed':
        throw failure('the table did not answer');
      case 'left unprocessed':
        return command instanceof BatchGetCommand
          ? { Responses: {}, UnprocessedKeys: command.input.RequestItems }
          : table.answer(command);
      case 'slow':
        clock.moveOn(slowMilliseconds);
    }
    for (const place of placesIn(command)) {
      if (!process.firstReads.has(place)) process.firstReads.set(place, table.written.length);
    }
    return table.answer(command);
  }

  async function write(command: PutCommand | TransactWriteCommand): Promise<object> {
    switch (faults?.strike('write')) {
      case 'killed before':
        return process.kill();
      case 'failed':
        throw failure('the table did not answer');
      case 'throttled':
        throw new ProvisionedThroughputExceededException({ $metadata: {}, message: 'Throughput exceeded' });
      case 'slow':
        clock.moveOn(slowMilliseconds);
        return table.answer(command);
      case 'killed after':
        table.answer(command);
        return process.kill();
      case 'answer lost':
        table.answer(command);
        throw failure('the answer was lost');
      case 'repeated':
        table.answer(command);
        return table.answer(command);
      default:
        return table.answer(command);
    }
  }

  async function send(command: unknown): Promise<object> {
    await process.turn();
    if (command instanceof PutCommand || command instanceof TransactWriteCommand) return write(command);
    if (command instanceof QueryCommand) return read('query', command);
    if (command instanceof GetCommand || command instanceof BatchGetCommand) return read('read', command);
    throw new Error('the table in memory knows no such command');
  }

  return Object.create(blank, { send: { value: send } });
}
