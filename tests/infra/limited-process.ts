/**
 * A process of its own whose files cannot grow beyond a limit: `limited-process.ts FOLDER` writes one thing after another,
 * prints each one that was acknowledged and each fault, and goes once it wrote for a while after the first of these.
 */
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '../../functions/store/client.ts';
import { region, startEngines, tableName } from '../../infra/local/engines.ts';

const [dataDir = ''] = process.argv.slice(2);
const engines = await startEngines({ dataDir });
const client = documentClient({
  ...{ endpoint: engines.dynamodb, region, credentials: engines.keys, maxAttempts: 1 },
});
let since = 0;
for (let number = 1; since < 20 && number < 500; number += 1) {
  const Item = { board: 'pdb', entry: `A#${number}`, text: 'x'.repeat(3_000 + number) };
  const said = await client.send(new PutCommand({ TableName: tableName, Item })).then(
    () => `kept A#${number}`,
    (error: Error) => `fault ${error.message}`,
  );
  if (said.startsWith('fault') || since > 0) since += 1;
  process.stdout.write(`${said}\n`);
}
client.destroy();
await engines.stop();
