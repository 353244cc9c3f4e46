import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closeServer, listen } from '../../infra/local/servers.ts';
import { dataFolders, matters, npmStart, quiet, type Running, run, runShell, start } from './a-program.ts';

const folder = dataFolders();

/** The lines of that section of the README, as a shell takes them: each command whole. */
async function linesOf(section: string): Promise<string[]> {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const text = readme.split(/^## /m).find((one) => one.startsWith(`${section}\n`)) ?? '';
  return [...text.replaceAll(/\\\n\s*/g, '').matchAll(/^ {4}(.+)$/gm)].map(([, line = '']) => line);
}

/** Where the service says that its pages and its API are. */
async function addressOf(service: Running): Promise<string> {
  const [, address = ''] =
    /Open {2}(http:\/\/localhost:\d+)\/$/m.exec(await service.printed('It stays up')) ?? [];
  return address;
}

const today = '2026-12-04';

describe('npm start', () => {
  it('serves the API of the sample, to be asked as the README says', async () => {
    const sample = folder('readme');
    const env = { MATTERS_SAMPLE: sample, MATTERS_TODAY: today };
    const service = start([...npmStart, '--port', '0'], { env });
    const api = await addressOf(service);
    const lines = await linesOf('Log a discharge over HTTP');
    const script = lines
      .join('\necho; echo ======\n')
      .replaceAll('http://localhost:3000', api)
      .replaceAll('MATTERS_DATA=.sample', `MATTERS_DATA=${sample}`)
      .replaceAll('$(date +%F)', today)
      .replaceAll('-o overview.docx', `-o ${join(sample, 'overview.docx')}`);
    const shell = await runShell(script, { env });
    expect(shell).toMatchObject({ exit: 0, talk: quiet });
    const [list = '', shown, discharged, replayed, refused] = shell.out
      .split('\n======\n')
      .filter((part) => part.trim() !== '');
    const { items } = JSON.parse(list) as { items: { ref: string }[] };
    expect(items.map(({ ref }) => ref)).toEqual([
      'WPDB-2026-05-2',
      'WPDB-2026-08-1',
      'WPDB-2026-08-2',
      'WPDB-2026-08-5',
    ]);
    expect(shown).toMatch(/^HTTP\/1.1 200 OK\r\n.*etag: ".+"\r\n.*"status":"open"/s);
    expect(discharged).toMatch(/^HTTP\/1.1 201 Created\r\n.*"status":"discharged"/s);
    expect(discharged).toContain('"from":"HTTP API, client matters-token"');
    expect(replayed).toMatch(/^HTTP\/1.1 201 Created\r\n.*idempotency-replayed: true\r\n/s);
    expect(refused).toMatch(/^HTTP\/1.1 409 Conflict\r\n.*application\/problem\+json\r\n/s);
    expect(refused).toContain('WPDB-2026-08-1 was discharged on 4 December 2026.');
    expect((await readFile(join(sample, 'overview.docx'))).subarray(0, 2).toString()).toBe('PK');
    service.child.kill('SIGINT');
    expect(await service.ended).toMatchObject({ exit: 0, talk: quiet });
    const own = { MATTERS_DATA: sample, MATTERS_TODAY: today };
    const afterwards = await run([...matters, 'action', 'show', 'WPDB-2026-08-1'], { env: own });
    expect(afterwards.out).toContain(
      'matters-token (HTTP API, client matters-token): discharged on 4 December 2026: figures by ward were in the papers',
    );
    const late = await run([...matters, 'token', '--scope', 'matters/read'], { env: own });
    expect(late).toMatchObject({ exit: 1, out: '' });
    expect(late.talk).toContain('npm start first');
  });

  it('asked for a port that is taken ends with 1 before it does anything', async () => {
    const other = createServer();
    const port = new URL(await listen(other, 0)).port;
    const words = [...npmStart, '--data', folder('taken'), '--port', port];
    expect(await run(words)).toEqual({
      exit: 1,
      out: '',
      talk: `npm start: port ${port} is taken by another program: choose another\n`,
    });
    await closeServer(other);
    const service = start(words);
    expect(await addressOf(service)).toBe(`http://localhost:${port}`);
    service.child.kill('SIGTERM');
    expect(await service.ended).toMatchObject({ exit: 0, talk: quiet });
  });
});
