/** `npm run openapi`: writes the document of the API where it can be read without the service. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { operations } from '../functions/api/operations.ts';
import { descriptionOf } from '../functions/api/reference/document.ts';

const file = fileURLToPath(new URL('../docs/openapi.json', import.meta.url));
await writeFile(file, `${JSON.stringify(descriptionOf(operations), null, 2)}\n`);
process.stdout.write(`The document of ${operations.length} operations is in docs/openapi.json.\n`);
