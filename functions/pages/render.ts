import { readdirSync, readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { templatesFolder } from '../templates.ts';

const folder = new URL('pages/', templatesFolder);

/** Its own, so that no mail or paper sees what pages are put together from. */
let made: typeof Handlebars | undefined;
function engine(): typeof Handlebars {
  if (made) return made;
  made = Handlebars.create();
  for (const file of readdirSync(new URL('components/', folder))) {
    made.registerPartial(
      file.replace(/\.hbs$/, ''),
      readFileSync(new URL(`components/${file}`, folder), 'utf8'),
    );
  }
  return made;
}

const compiled = new Map<string, Handlebars.TemplateDelegate>();

/**
 * `templates/pages/NAME.hbs`, filled. A field that its values lack is an error; what it is given is escaped. Partials see
 * what they are handed and nothing else, and are not indented: what somebody typed stays as it was.
 */
export function render(name: string, values: object): string {
  let template = compiled.get(name);
  if (template === undefined) {
    const source = readFileSync(new URL(`${name}.hbs`, folder), 'utf8');
    template = engine().compile(source, { strict: true, preventIndent: true, explicitPartialContext: true });
    compiled.set(name, template);
  }
  return template(values);
}
