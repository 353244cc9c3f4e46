/**
 * `npm start -- --serve` in a process of its own as if it were another moment when it starts: `a-service-at MOMENT`, with the
 * register that its environment names.
 */
import { addMinutes, instantSchema } from '../../functions/calendar/days.ts';
import { readEnvironment } from '../../infra/local/desk.ts';
import { startOwn } from '../../infra/local/start-own.ts';

const began = Date.now();
const moment = instantSchema.parse(process.argv[2]);
const options = { port: 0, serve: true, once: false, tell: false, anew: false };
const now = () => addMinutes(moment, (Date.now() - began) / 60_000);
process.exit(await startOwn(readEnvironment(process.env), options, now));
