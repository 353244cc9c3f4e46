/**
 * A database on disk with so many boards alike, in a process of its own: `many-boards-engine.ts FOLDER BOARDS ACTIONS`. One board is
 * made through the register, and copied beneath the engine, which would take an hour for a million writes. It tells its
 * address once all is there.
 */
import { createRequire } from 'node:module';
import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { actionRefSchema } from '../../functions/register/action.ts';
import { documentClient } from '../../functions/store/client.ts';
import { openRegister } from '../../functions/store/register.ts';
import { createTable, liveIndex } from '../../functions/store/table.ts';
import { openDynalite } from '../../infra/local/dynalite.ts';
import { listen } from '../../infra/local/servers.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';

type Item = Record<string, { S?: string }>;
type Operation = { type: 'put'; key: string; value: Item };
type Part = { batch: (operations: Operation[], told: (error?: unknown) => void) => void };
type Parts = {
  getItemDb: (table: string) => Part;
  getIndexDb: (kind: 'Global', table: string, index: string) => Part;
  getTable: (name: string, checkStatus: boolean, told: (error: unknown, table: Table) => void) => void;
};
type Table = { GlobalSecondaryIndexes: object[] };
type Stores = {
  createKey: (item: Item, table: Table) => string;
  getIndexActions: (
    indexes: object[],
    existing: null,
    item: Item,
    table: Table,
  ) => { puts: { key: string; item: Item }[] };
};

const require = createRequire(import.meta.url);
const stores = require('dynalite/db') as Stores;

const [path = '', ...numbers] = process.argv.slice(2);
const [boards = 100, actionsEach = 100] = numbers.map(Number);
const tableName = 'many-boards';
const pattern = 'b00000';

const { server, store } = openDynalite(path);
const url = await listen(server, 0);
const { getItemDb, getIndexDb, getTable } = store as unknown as Parts;
const items = getItemDb(tableName);
const index = getIndexDb('Global', tableName, liveIndex.name);

const settings = {
  endpoint: url,
  region: 'eu-west-2',
  credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
};
const client = documentClient(settings);
await createTable(client, tableName);
const register = openRegister(client, tableName);

/** A board with a year behind it, three offices, and six of its actions still owed. */
const board = pattern;
const owners = ['force', 'cfo', 'pcc'];
const discharge = { on: '2024-04-10', meeting: null, how: 'done', evidence: [], undertaking: null };
const things = [
  aBoard({ id: board }),
  ...owners.map((id) => anOwner({ board, id, name: `Office ${id}`, aliases: [] })),
  ...['2024-01-10', '2024-04-10', '2024-07-10', '2024-10-02'].map((date) =>
    aMeeting({ board, id: date.slice(0, 7), state: 'held', date }),
  ),
  aMeeting({ board }),
  ...Array.from({ length: actionsEach }, (_, number) =>
    anAction({
      ...{ board, ref: `${board.toUpperCase()}-2024-10-${number + 1}`, owner: owners[number % 3] ?? 'force' },
      ...(number >= 6 && { status: 'discharged' as const, discharge }),
    }),
  ),
];
for (const thing of things) await register.save(thing);
if ((await register.action(actionRefSchema.parse(`${board.toUpperCase()}-2024-10-1`))) === undefined)
  throw new Error('no action');

const { Items = [] } = await (client as unknown as DynamoDBClient).send(
  new ScanCommand({ TableName: tableName }),
);
const asked = new Promise<Table>((resolve, reject) =>
  getTable(tableName, false, (error, table) => (error ? reject(error) : resolve(table))),
);
const table = await asked;
const written = (part: Part, operations: Operation[]): Promise<void> =>
  new Promise((resolve, reject) => part.batch(operations, (error) => (error ? reject(error) : resolve())));

/** The things of the pattern as those of another board. */
const text = JSON.stringify(Items);
for (let number = 1; number < boards; number += 1) {
  const code = `b${String(number).padStart(5, '0')}`;
  const its: Item[] = JSON.parse(
    text.replaceAll(pattern, code).replaceAll(pattern.toUpperCase(), code.toUpperCase()),
  );
  await written(
    items,
    its.map((value) => ({ type: 'put', key: stores.createKey(value, table), value })),
  );
  const inIndex = its.flatMap(
    (item) => stores.getIndexActions(table.GlobalSecondaryIndexes, null, item, table).puts,
  );
  await written(
    index,
    inIndex.map(({ key, item: value }) => ({ type: 'put', key, value })),
  );
}
process.stdout.write(`${JSON.stringify({ url, tableName })}\n`);
