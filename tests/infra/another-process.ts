/**
 * A process of its own that has a data folder: `another-process.ts FOLDER stays` announces itself and writes owners
 * one after another until it is killed, printing each one that was acknowledged; `… passes` has the folder
 * until its input ends, and goes.
 */
import { buffer } from 'node:stream/consumers';
import { documentClient } from '../../functions/store/client.ts';
import { openRegister } from '../../functions/store/register.ts';
import { startEngines, tableName } from '../../infra/local/engines.ts';
import { anOwner } from '../register/examples.ts';

const [dataDir = '', manner] = process.argv.slice(2);
const engines = await startEngines({ dataDir, stays: manner === 'stays' });
Object.assign(process.env, engines.environment);
process.stdout.write('started\n');
if (manner === 'stays') {
  const register = openRegister(documentClient(), tableName);
  for (let number = 1; ; number += 1) {
    await register.save(anOwner({ id: `owner-${number}` }));
    process.stdout.write(`owner-${number}\n`);
  }
}
await buffer(process.stdin);
await engines.stop();
