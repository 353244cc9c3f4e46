import { readdirSync } from 'node:fs';
import { Handlebars, readTemplate } from '#templates';
import { templatesFolder } from '../templates-folder.ts';

/**
 * The templates below `templates`, each read once, on an engine of their own. The templates of the folder `partials`, if
 * any, are partials of all of them, and are read when one is first put in.
 */
export function templateSet(partials?: string): <T>(name: string) => Handlebars.TemplateDelegate<T> {
  const engine = Handlebars.create();
  const known = new Map<string, Handlebars.TemplateDelegate>();
  const template = (name: string): Handlebars.TemplateDelegate => {
    const read = known.get(name) ?? readTemplate(engine, name);
    known.set(name, read);
    return read;
  };
  const files = partials === undefined ? [] : readdirSync(new URL(partials, templatesFolder));
  for (const file of files) {
    const name = file.slice(0, file.lastIndexOf('.'));
    engine.registerPartial(name, (values, options) => template(`${partials}/${name}`)(values, options));
  }
  return template;
}

/**
 * The template of that name, such as `papers/page`. A field that its values lack is an error. What it is given is escaped
 * as HTML, except under a name ending in `.txt`, which is plain text.
 */
export const template = templateSet();
