/**
 * `npm run bench:http`: how many requests a second the API answers, and within how long ninety-nine of a hundred, over
 * the engine of one's own machine; against a bare greeting of the same server in the same run.
 */
import autocannon from 'autocannon';
import { nextRef } from '../../functions/register/action.ts';
import { raise } from '../../functions/register/action-transitions.ts';
import { hasDate } from '../../functions/register/meeting.ts';
import { type OnLoopback, startOnLoopback } from '../http/on-loopback.ts';

const board = 'wpdb';
const connections = 10;
const seconds = 5;

/** As many actions as a page holds. */
async function fifty({ service }: OnLoopback): Promise<string> {
  const { register } = service;
  const at = (await register.meetings(board)).find((one) => one.id === '2025-10');
  if (at === undefined || !hasDate(at)) throw new Error('the sample has no meeting of October 2025');
  const author = { at: service.now(), by: 'the benchmark', from: 'tests/benchmarks/http.ts' };
  const due = { at: 'not agreed' as const, words: null };
  for (;;) {
    const actions = await register.actions(board);
    const ref = nextRef(board, at.date, actions);
    if ((await register.liveActions(board)).length >= 50) return actions.at(-1)?.ref ?? ref;
    const asked = { board, ref, raisedAt: at.id, raisedOn: at.date, owner: 'force', due };
    const text = `Force: report on the measure of reference ${ref}`;
    await register.save(raise({ ...asked, text, minuted: null, section: null }, author));
  }
}

type Measured = { name: string; perSecond: number; p99: number };

async function measured(name: string, url: string, token: string): Promise<Measured> {
  const asking = { url, connections, headers: { authorization: `Bearer ${token}` } };
  await autocannon({ ...asking, duration: 1 });
  const { requests, latency, non2xx, errors } = await autocannon({ ...asking, duration: seconds });
  if (non2xx + errors > 0) throw new Error(`${name}: ${non2xx + errors} requests were not answered well`);
  return { name, perSecond: requests.average, p99: latency.p99 };
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const times = (many: number): string => `× ${many.toFixed(many < 0.1 ? 3 : 2)}`;

const service = await startOnLoopback();
try {
  const ref = await fifty(service);
  const { url, bareUrl, token } = service;
  const bare = await measured('a bare “hello”', `${bareUrl}/`, token);
  const ours = [
    await measured('healthz', `${url}/healthz`, token),
    await measured('showAction', `${url}/v1/boards/${board}/actions/${ref}`, token),
    await measured('listActions, 50 of them', `${url}/v1/boards/${board}/actions?limit=50`, token),
  ];
  say(`${connections} connections, ${seconds} seconds each, database and service in one process\n`);
  say(`${''.padEnd(24)}${'requests/s'.padStart(12)}${'of bare'.padStart(10)}${'p99 in ms'.padStart(12)}`);
  for (const { name, perSecond, p99 } of [bare, ...ours]) {
    const ratio = times(perSecond / bare.perSecond).padStart(10);
    say(`${name.padEnd(24)}${perSecond.toFixed(0).padStart(12)}${ratio}${String(p99).padStart(12)}`);
  }
} finally {
  await service.stop();
}
