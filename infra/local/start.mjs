import { run } from '../build.mjs';

await run('start');
