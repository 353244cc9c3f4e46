import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars/runtime.js';
import { templatesFolder } from '../templates-folder.ts';

export { Handlebars };

const load = createRequire(import.meta.url);

/** `templates/NAME.cjs`, compiled when it was built. */
export const readTemplate = (engine: typeof Handlebars, name: string): Handlebars.TemplateDelegate =>
  engine.template(load(fileURLToPath(new URL(`${name}.cjs`, templatesFolder))));
