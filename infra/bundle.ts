import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { conditions, readers, requireOfModules } from './build.mjs';
import { compileTemplates } from './compile-templates.ts';

/** The Lambda functions, each `functions/ENTRY.ts`. */
export type Entry = 'sweep' | 'send' | 'settle' | 'read' | 'answer' | 'vouch' | 'publish';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Those that make up mails or pages, of templates. */
const fillTemplates: readonly Entry[] = ['send', 'answer', 'publish'];

/** What a function loads so, beside its handler. */
const alsoLoads: Partial<Record<Entry, Record<string, string>>> = { read: readers, answer: readers };

/** The handler's file in the folder that it was bundled into. */
export const handlerIn = (outdir: string): string => join(outdir, 'functions', 'index.mjs');

/**
 * Writes what is deployed for one function into `outdir`: `functions/index.mjs`, whose `handler` is called, and beside
 * it what that loads only when it needs it. The same sources give the same bytes.
 */
export function bundle(entry: Entry, outdir: string): void {
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: { index: `functions/${entry}.ts`, ...alsoLoads[entry] },
    // As if beside the sources: the maps then name them as they are, whatever `outdir` is.
    outdir: 'functions',
    write: false,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // What Node would choose by itself is CommonJS, which calls `require` and has none here.
    mainFields: ['module', 'main'],
    conditions,
    ...(alsoLoads[entry] && { banner: { js: requireOfModules } }),
    minify: true,
    sourcemap: true,
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'warning',
  });
  for (const { path, contents } of outputFiles) write(join(outdir, relative(root, path)), contents);
  write(join(outdir, 'package.json'), `${JSON.stringify({ type: 'module' })}\n`);
  if (fillTemplates.includes(entry)) compileTemplates(join(root, 'templates'), join(outdir, 'templates'));
  if (entry === 'answer') cpSync(pageAssetsFolder(), join(outdir, 'assets'), { recursive: true });
  if (entry === 'publish') {
    const style = readFileSync(join(pageAssetsFolder(), 'public-style'));
    write(join(outdir, 'assets', 'public-style'), style);
  }
}

/** Nothing here may wait, and styles are made by what does: so another process makes them. */
const pageAssetsFolder = (): string =>
  execFileSync(process.execPath, ['--import', 'tsx', 'infra/print-assets-folder.ts'], {
    cwd: root,
    encoding: 'utf8',
  });

function write(path: string, contents: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}
