/**
 * A process of its own that writes to a register's database: `writing-process.ts FOLDER MANNER` writes one thing after another, or
 * two at once in a transaction, and prints each number that was acknowledged and each fault. It goes once it wrote for a while
 * after the first of these.
 */
import { PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '../../functions/store/client.ts';
import { region, startEngines, tableName } from '../../infra/local/engines.ts';

const [dataDir = '', manner] = process.argv.slice(2);
const engines = await startEngines({ dataDir });
const client = documentClient({
  ...{ endpoint: engines.dynamodb, region, credentials: engines.keys, maxAttempts: 1 },
});
const put = (entry: string, size: number, more: object = {}) => ({
  TableName: tableName,
  Item: { board: 'pdb', entry, text: 'x'.repeat(size), ...more },
});
/** One of two, and its place in the index. */
const half = (entry: string) => ({ Put: put(entry, 600, { live: entry }) });
const write = (number: number): Promise<unknown> =>
  manner === 'transactions'
    ? client.send(new TransactWriteCommand({ TransactItems: [half(`A#${number}`), half(`B#${number}`)] }))
    : client.send(new PutCommand(put(`A#${number}`, 3_000 + number)));
let since = 0;
for (let number = 1; since < 20 && number < 500; number += 1) {
  const said = await write(number).then(
    () => `kept ${number}`,
    (error: Error) => `fault ${error.message}`,
  );
  if (said.startsWith('fault') || since > 0) since += 1;
  process.stdout.write(`${said}\n`);
}
client.destroy();
await engines.stop();
