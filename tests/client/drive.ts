/**
 * `npm run test:api-client`: a client is generated from the document of the running service, as anybody would, and
 * logs a discharge with it.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PythonProgram } from '../../infra/python.ts';
import { driven, statusOf } from '../api/driven.ts';

const generator: PythonProgram = {
  name: 'openapi-python-client',
  module: 'openapi_python_client',
  requirements: new URL('requirements.txt', import.meta.url),
  oldest: 11,
};

/** It takes a zip for bytes only where it is told that they are. */
const settings = { content_type_overrides: { 'application/zip': 'application/octet-stream' } };

const script = fileURLToPath(new URL('discharge.py', import.meta.url));

await driven('test:api-client', generator, async (python, { url, token }) => {
  const folder = await mkdtemp(join(tmpdir(), 'matters-client-'));
  const environment = {
    // What the generator formats its code with lies beside it.
    PATH: `${dirname(python)}:${process.env['PATH'] ?? ''}`,
    PYTHONPATH: folder,
    PYTHONDONTWRITEBYTECODE: '1',
    MATTERS_URL: url,
    MATTERS_TOKEN: token,
  };
  const config = join(folder, 'config.json');
  await writeFile(config, JSON.stringify(settings));
  const generate = ['-m', 'openapi_python_client', 'generate', '--fail-on-warning', '--meta', 'none'];
  const from = ['--config', config];
  const to = ['--url', `${url}/v1/openapi.json`, '--output-path', join(folder, 'matters')];
  try {
    const generated = await statusOf(python, [...generate, ...from, ...to], { cwd: folder, environment });
    return generated || (await statusOf(python, [script], { cwd: folder, environment }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
