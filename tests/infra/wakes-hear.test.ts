import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { instantSchema } from '../../functions/calendar/days.ts';
import { openDesk, readEnvironment } from '../../infra/local/desk.ts';
import { useMailRoute } from '../../infra/local/mail-route.ts';
import { openWakes } from '../../infra/local/wakes.ts';
import { startQueue } from '../mail/a-queue.ts';
import { startSes } from '../mail/a-ses.ts';

const now = instantSchema.parse('2026-11-30T08:00:05.000Z');
const mail = { timestamp: '2026-11-27T09:00:00Z', messageId: 'mail-1', destination: [] };

it('a wake hears first what became of the mails before, and says what of it is left', async () => {
  const data = await mkdtemp(join(tmpdir(), 'matters-hear-'));
  const ses = await startSes();
  const queue = await startQueue([
    { eventType: 'Send', mail: { ...mail, tags: { dispatch: ['a-trial'] } } },
    { eventType: 'Send', mail: { ...mail, tags: { dispatch: ['pdb_gone'], board: ['pdb'] } } },
  ]);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await ses.close();
    await queue.close();
    await rm(data, { recursive: true, force: true });
  });
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'a-key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'its-secret');
  const route = { via: 'SES', endpoint: ses.url, eventsQueue: queue.url } as const;
  await useMailRoute({ MATTERS_DATA: data }, route, now, 'Asha');
  const said: string[] = [];
  const { look } = openWakes({
    open: () => openDesk(readEnvironment({ MATTERS_DATA: data }), { now: () => now }),
    now: () => now,
    say: (line) => void said.push(line),
    stop: new AbortController().signal,
  });
  await look();
  expect(said.join('')).toContain(
    `1 trouble: an event is left in ${queue.url}: the ledger of pdb has no dispatch pdb_gone`,
  );
  expect(queue.messages.map(({ id }) => id)).toEqual(['message-2']);
});
