import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { operations } from '../../functions/api/operations.ts';
import { closeServer, listen } from '../../infra/local/servers.ts';
import { dataFolders, matters, npmStart, quiet, type Running, run, runShell, start } from './a-program.ts';

const folder = dataFolders();

/** The lines of that section of the README, as a shell takes them: each command whole. */
async function linesOf(section: string): Promise<string[]> {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const text = readme.split(/^## /m).find((one) => one.startsWith(`${section}\n`)) ?? '';
  return [...text.replaceAll(/\\\n\s*/g, '').matchAll(/^ {4}(.+)$/gm)].map(([, line = '']) => line);
}

/** Where the service says that its API is. */
async function apiOf(service: Running): Promise<string> {
  const [, api = ''] = /HTTP API: (http:\/\/localhost:\d+),/.exec(await service.printed('stays up')) ?? [];
  return api;
}

describe('npm start', () => {
  it('serves the API, to be asked as the README says', async () => {
    const data = folder('readme');
    const env = { MATTERS_DATA: data };
    const service = start(npmStart, { env });
    const api = await apiOf(service);
    const lines = await linesOf('Log a discharge over HTTP');
    const script = lines
      .join('\necho; echo ======\n')
      .replaceAll('http://localhost:3000', api)
      .replaceAll('-o overview.docx', `-o ${join(data, 'overview.docx')}`);
    const shell = await runShell(script, { env });
    expect(shell).toMatchObject({ exit: 0, talk: quiet });
    const [, , list = '', shown, discharged, replayed, refused] = shell.out.split('\n======\n');
    const { items } = JSON.parse(list) as { items: { ref: string }[] };
    expect(items.map(({ ref }) => ref)).toEqual(['WPDB-2025-07-2', 'WPDB-2025-10-1', 'WPDB-2025-10-2']);
    expect(shown).toMatch(/^HTTP\/1.1 200 OK\r\n.*etag: ".+"\r\n.*"status":"open"/s);
    expect(discharged).toMatch(/^HTTP\/1.1 201 Created\r\n.*"status":"discharged"/s);
    expect(discharged).toContain('"from":"HTTP API, client matters-token"');
    expect(replayed).toMatch(/^HTTP\/1.1 201 Created\r\n.*idempotency-replayed: true\r\n/s);
    expect(refused).toMatch(/^HTTP\/1.1 409 Conflict\r\n.*application\/problem\+json\r\n/s);
    expect(refused).toContain('WPDB-2025-10-1 was discharged on 3 December 2025.');
    if (operations.some(({ path }) => path.includes('/overview'))) {
      expect((await readFile(join(data, 'overview.docx'))).subarray(0, 2).toString()).toBe('PK');
    }

    const printed = /^ {2}(curl .*)$/m.exec(await service.printed('stays up'))?.[1] ?? '';
    expect((await runShell(printed.replace('curl', 'curl -s'), { env })).out).toContain('"WPDB-2025-10-2"');
    service.child.kill('SIGINT');
    expect(await service.ended).toMatchObject({ exit: 0, talk: quiet });
    const afterwards = await run([...matters, 'action', 'show', 'WPDB-2025-10-1'], { env });
    expect(afterwards.out).toContain(
      'matters-token (HTTP API, client matters-token): discharged on 3 December 2025: figures by ward were in the papers',
    );
    const late = await run([...matters, 'token', '--scope', 'matters/read'], { env });
    expect(late).toMatchObject({ exit: 1, out: '' });
    expect(late.talk).toContain('npm start first');
  });

  it('asked for a port that is taken ends with 1 before it does anything', async () => {
    const other = createServer();
    const port = new URL(await listen(other, 0)).port;
    const env = { MATTERS_DATA: folder('taken') };
    expect(await run([...npmStart, '--port', port], { env })).toEqual({
      exit: 1,
      out: '',
      talk: `npm start: port ${port} is taken by another program: choose another\n`,
    });
    await closeServer(other);
    const service = start([...npmStart, '--port', port], { env });
    expect(await apiOf(service)).toBe(`http://localhost:${port}`);
    const another = await run(npmStart, { env });
    expect(another.out).toContain(`HTTP API: http://localhost:${port}, explained at`);
    service.child.kill('SIGTERM');
    expect(await service.ended).toMatchObject({ exit: 0, talk: quiet });
  });
});
