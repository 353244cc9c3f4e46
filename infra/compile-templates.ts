import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { transformSync } from 'esbuild';
import { compileTemplate } from '../functions/templates/written.ts';

/** Writes to the folder `to` what stands in `templates`: templates as JavaScript, all else as it is. */
export function compileTemplates(templates: string, to: string): void {
  for (const entry of readdirSync(templates, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const from = join(entry.parentPath, entry.name);
    const path = relative(templates, from);
    mkdirSync(join(to, dirname(path)), { recursive: true });
    if (!path.endsWith('.hbs')) {
      cpSync(from, join(to, path));
      continue;
    }
    const name = path.slice(0, -'.hbs'.length);
    const compiled = `module.exports=${compileTemplate(name, readFileSync(from, 'utf8'))}`;
    writeFileSync(join(to, `${name}.cjs`), transformSync(compiled, { minify: true }).code);
  }
}
