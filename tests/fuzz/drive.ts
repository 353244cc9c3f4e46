/**
 * `npm run test:api-fuzz`: Schemathesis reads the document of the running service and tries what it says and what it
 * does not, the same requests each time. Its summary is printed, and its status is the status.
 */
import { fileURLToPath } from 'node:url';
import { folderOf, type PythonProgram } from '../../infra/python.ts';
import { driven, statusOf } from '../api/driven.ts';

const schemathesis: PythonProgram = {
  name: 'Schemathesis',
  module: 'schemathesis',
  requirements: new URL('requirements.txt', import.meta.url),
  oldest: 11,
};

const settings = fileURLToPath(new URL('schemathesis.toml', import.meta.url));

await driven('test:api-fuzz', schemathesis, (python, { url, token }) => {
  const words = ['-m', 'schemathesis.cli', '--config-file', settings, 'run', `${url}/v1/openapi.json`];
  return statusOf(python, [...words, ...process.argv.slice(2)], {
    cwd: folderOf(schemathesis),
    environment: { MATTERS_TOKEN: token },
  });
});
