import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { templatesFolder } from '../templates-folder.ts';

export { Handlebars };

/**
 * How the template of that name is compiled. A field that its values lack is an error. Partials of pages see what they are
 * handed and nothing else, and are not indented: what somebody typed stays as it was.
 */
const optionsOf = (name: string): CompileOptions => ({
  strict: true,
  noEscape: name.endsWith('.txt'),
  ...(name.startsWith('pages/') && { preventIndent: true, explicitPartialContext: true }),
});

/** `templates/NAME.hbs`, compiled as it is asked for. In what is built, `compiled.ts` is `#templates`. */
export const readTemplate = (engine: typeof Handlebars, name: string): Handlebars.TemplateDelegate =>
  engine.compile(readFileSync(new URL(`${name}.hbs`, templatesFolder), 'utf8'), optionsOf(name));

/** What Handlebars makes of a template's text, as JavaScript. */
export const compileTemplate = (name: string, text: string): string =>
  String(Handlebars.precompile(text, optionsOf(name)));
