import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Instant, instantSchema } from '../../functions/calendar/days.ts';
import { runCommandLine } from '../../functions/command-line/program.ts';
import { openDesk, readEnvironment } from '../../infra/local/desk.ts';
import { mailbox } from '../../infra/local/mailbox.ts';
import { npmStart, start } from './a-program.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'matters-backup-story-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** One line typed at a desk on that folder at that moment; it must succeed unless another end is said. */
async function type(
  data: string,
  moment: string,
  words: readonly string[],
  exit: number | null = 0,
): Promise<string> {
  const now = (): Instant => instantSchema.parse(moment);
  const said: string[] = [];
  const desk = openDesk(readEnvironment({ MATTERS_DATA: join(root, data), MATTERS_USER: 'Asha' }), { now });
  try {
    const tell = (text: string | Uint8Array) => void said.push(String(text));
    const end = await runCommandLine({ ...desk, data: tell, say: tell }, words);
    if (exit !== null)
      expect(`${words.join(' ')}: ${end} ${end === exit ? '' : said.join('')}`).toBe(
        `${words.join(' ')}: ${exit} `,
      );
  } finally {
    await desk.close();
  }
  return said.join('');
}

/** Serves that folder, as npm start does; killed without warning by what this returns. */
async function serve(data: string): Promise<() => Promise<unknown>> {
  const served = start([...npmStart, '--data', join(root, data), '--port', '0']);
  await served.printed('It stays up');
  return () => {
    served.child.kill('SIGKILL');
    return served.ended;
  };
}

/** What went to whom from those folders: the dispatch, and each address. */
async function mailsOf(...folders: string[]): Promise<string[]> {
  const all = await Promise.all(folders.map((data) => mailbox(join(root, data, 'mail'))));
  return all.flat().flatMap(({ raw, to, copies }) => {
    const dispatch = /^Message-ID:\s*<([^@>]+)@/im.exec(raw.toString())?.[1];
    return [...to, ...copies].map((who) => `${dispatch} ${who}`);
  });
}

/** An office of two owners, whose reminders fall on 19 and 25 November; and what has gone by the evening of the 18th. */
async function work(data: string): Promise<void> {
  const at = (moment: string, ...words: string[]) => type(data, moment, words);
  const pdb = ['--board', 'pdb'];
  const october = '2024-10-09T09:00:00.000Z';
  await at(
    october,
    'board',
    'add',
    'pdb',
    '--name',
    'Board',
    '--secretary',
    'Asha Verity <asha@pcc.example>',
  );
  await at(
    october,
    'owner',
    'add',
    'force',
    ...pdb,
    '--name',
    'Force',
    '--contact',
    "Siân O'Neill <sian@force.example>",
  );
  await at(
    october,
    'owner',
    'add',
    'pcc',
    ...pdb,
    '--name',
    'PCC',
    '--contact',
    'Owen Pryce <owen@pcc.example>',
  );
  await at(october, 'meeting', 'add', ...pdb, '--date', '2024-10-02', '--yes');
  await at(october, 'meeting', 'hold', '2024-10', ...pdb);
  await at(october, 'meeting', 'add', ...pdb, '--date', '2024-12-11');
  await at(
    october,
    'action',
    'add',
    ...pdb,
    '--owner',
    'Force',
    '--text',
    'Report how long 101 callers wait',
  );
  await at(october, 'sweep');
  await at('2024-11-05T08:00:00.000Z', 'sweep');
  // What is planned when the backup is made goes only after it.
  const monday = '2024-11-18T09:00:00.000Z';
  await at(monday, 'action', 'add', ...pdb, '--owner', 'PCC', '--text', 'Cost three options for the fleet');
  await at(monday, 'mail', 'freeze', '--because', 'it is backed up');
  expect(await type(data, monday, ['sweep'], 1)).toContain(
    'Sending is frozen by Asha since 18 November 2024, 09:00',
  );
}

async function goOn(data: string): Promise<void> {
  await type(data, '2024-11-18T18:00:00.000Z', ['mail', 'thaw']);
  await type(data, '2024-11-18T18:05:00.000Z', ['sweep']);
  await type(data, '2024-11-19T08:00:00.000Z', ['sweep']);
}

const restoredAt = '2024-11-19T15:00:00.000Z';
const mornings = [
  '2024-11-19T16:30',
  '2024-11-20T08:00',
  '2024-11-21T08:00',
  '2024-11-25T08:00',
  '2024-12-03T08:00',
];

it('backed up while it is served, killed, restored and thawed, it sends nobody the same mail twice, and says what is in doubt', async () => {
  const kill = await serve('first');
  await work('first');
  const before = await mailsOf('first');
  await type('first', '2024-11-18T17:00:00.000Z', ['backup', join(root, 'first.zip')]);
  await goOn('first');
  const gone = await mailsOf('first');
  expect(gone.length).toBeGreaterThan(before.length + 2);
  await kill();

  const said = await type('second', restoredAt, [
    'restore',
    join(root, 'first.zip'),
    '--into',
    join(root, 'second'),
  ]);
  expect(said).toContain('board pdb as of 18 November 2024, 17:00:00');
  expect(await type('second', restoredAt, ['sweep'], 1)).toContain(
    'restored from the backup of 18 November 2024, 17:00',
  );
  expect(await mailsOf('second')).toEqual(before);

  const status = await type('second', restoredAt, ['status']);
  const since = gone.filter((mail) => !before.includes(mail)).map((mail) => mail.split(' ')[0] ?? '');
  for (const dispatch of since) expect(status).toContain(`matters settle ${dispatch} --went`);
  expect(status).toContain('it may have gone after the backup of 18 November 2024 was made');
  expect(status).toContain(
    'Sending is frozen by Asha since 19 November 2024, 15:00: restored from the backup',
  );

  await type('second', restoredAt, ['mail', 'thaw', '--other-ended']);
  for (const moment of mornings) await type('second', `${moment}:00.000Z`, ['sweep'], null);
  const after = (await mailsOf('second')).filter((mail) => !before.includes(mail));
  expect(after.length).toBeGreaterThan(2);
  expect(after.filter((mail) => gone.includes(mail))).toEqual([]);
  expect(new Set(after).size).toBe(after.length);
}, 240_000);

it('where the mailbox of the first is still there, what lies in it is known to have gone', async () => {
  const kill = await serve('third');
  await work('third');
  await type('third', '2024-11-18T17:00:00.000Z', ['backup', join(root, 'third.zip')]);
  await goOn('third');
  const gone = await mailsOf('third');
  await kill();
  const evidence = join(root, 'third', 'mail');
  await type('fourth', restoredAt, [
    ...['restore', join(root, 'third.zip'), '--into', join(root, 'fourth'), '--evidence', evidence],
  ]);
  const status = await type('fourth', restoredAt, ['status']);
  for (const mail of gone) expect(status).not.toContain(`matters settle ${mail.split(' ')[0]} `);
  await type('fourth', restoredAt, ['mail', 'thaw', '--other-ended']);
  for (const moment of mornings) await type('fourth', `${moment}:00.000Z`, ['sweep']);
  const all = await mailsOf('fourth');
  expect(all.length).toBeGreaterThan(gone.length);
  expect(new Set(all).size).toBe(all.length);
}, 240_000);
