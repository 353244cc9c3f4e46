import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars/runtime.js';

export { Handlebars };

/** All code that is built stands in one folder beside them. */
export const templatesFolder = new URL('../templates/', import.meta.url);

const load = createRequire(import.meta.url);

/** `templates/NAME.cjs`, compiled when it was built: to compile takes the processor longer than all else of a page. */
export const readTemplate = (engine: typeof Handlebars, name: string): Handlebars.TemplateDelegate =>
  engine.template(load(fileURLToPath(new URL(`${name}.cjs`, templatesFolder))));
