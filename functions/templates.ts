import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';

/** Said here alone: what is deployed has all code in one folder, from which only the way of a file at the top is right. */
export const templatesFolder = new URL('../templates/', import.meta.url);

const compiled = new Map<string, Handlebars.TemplateDelegate>();

function compile(name: string): Handlebars.TemplateDelegate {
  const source = readFileSync(new URL(`${name}.hbs`, templatesFolder), 'utf8');
  return Handlebars.compile(source, { strict: true, noEscape: name.endsWith('.txt') });
}

/**
 * The template `templates/NAME.hbs`, read and compiled once. A field that its values lack is an error. What it is
 * given is escaped as HTML, except under a name ending in `.txt`, which is plain text.
 */
export function template<T>(name: string): Handlebars.TemplateDelegate<T> {
  const made = compiled.get(name) ?? compile(name);
  compiled.set(name, made);
  return made;
}
