/** Builds the command line and `npm start`: at install, and again before they run when their sources have changed. */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import * as nodeModule from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
/** Ours, and what decides how it is built. */
const sources = ['functions', 'infra', 'templates', 'package.json', 'package-lock.json'];

/** What reads files loads by a name that it makes up as it runs. */
export const readers = {
  // Files are read in a process of its own.
  'apart-start': 'functions/minutes/reading/apart-start.ts',
  // pdf.js looks for the half of itself that reads.
  'pdf.worker': 'pdfjs-dist/legacy/build/pdf.worker.mjs',
};

/** What reads Word calls `require`, which a module has not. */
export const requireOfModules =
  "import{createRequire as requireOfModule}from'node:module';const require=requireOfModule(import.meta.url);";

/** How `#templates` of package.json is found in what is built; `module` is esbuild's own. */
export const conditions = ['compiled', 'module'];

const entryPoints = {
  matters: 'infra/local/matters.ts',
  start: 'infra/local/start.ts',
  summaries: 'infra/local/summaries.ts',
  'compile-templates': 'infra/compile-templates.ts',
  'page-assets': 'infra/page-assets.ts',
  ...readers,
};

/** Of names, sizes and times alone: it is asked for at every run, and takes a hundredth of a second. */
function digestOfSources() {
  const digest = createHash('sha256');
  /** @param {string} path */
  const add = (path) => {
    const { size, mtimeMs } = statSync(join(root, path));
    digest.update(`${path}\n${size}\n${mtimeMs}\n`);
  };
  for (const source of sources) {
    if (source.includes('.')) add(source);
    else {
      for (const entry of readdirSync(join(root, source), { recursive: true, withFileTypes: true })) {
        if (entry.isFile()) add(join(entry.parentPath, entry.name).slice(root.length));
      }
    }
  }
  return digest.digest('hex').slice(0, 16);
}

/**
 * Where it stands, laid out as what is deployed is. What an earlier build was runs on for an hour.
 * @param {string} folder
 */
async function build(folder) {
  const { build: bundle } = await import('esbuild');
  const unfinished = `${folder}.${process.pid}.part`;
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  await bundle({
    absWorkingDir: root,
    entryPoints,
    outdir: join(unfinished, 'functions'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    // What Node would choose by itself is CommonJS, which calls `require` and has none here.
    mainFields: ['module', 'main'],
    conditions,
    // What one machine alone needs stays where it is installed, if it is.
    external: ['esbuild', ...Object.keys(devDependencies)],
    banner: { js: requireOfModules },
    // Names are left as they are, so that a stack can be read.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  cpSync(join(root, 'package.json'), join(unfinished, 'package.json'));
  /** @param {string} name */
  const built = (name) => import(pathToFileURL(join(unfinished, 'functions', `${name}.mjs`)).href);
  const { compileTemplates } = await built('compile-templates');
  compileTemplates(join(root, 'templates'), join(unfinished, 'templates'));
  const { summaries } = await built('summaries');
  writeFileSync(join(unfinished, 'verbs.json'), JSON.stringify(summaries));
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true });
    // Another process built the same meanwhile.
    if (!existsSync(folder)) throw error;
  }
  const anHourAgo = Date.now() - 3_600_000;
  for (const name of readdirSync(dist)) {
    const other = join(dist, name);
    // What another process was building may have its own name by now.
    const { mtimeMs = anHourAgo } = statSync(other, { throwIfNoEntry: false }) ?? {};
    if (other !== folder && mtimeMs < anHourAgo) rmSync(other, { recursive: true, force: true });
  }
}

/** The folder of what was built of the sources as they are; built when it is not there. */
export async function findBuilt() {
  const folder = join(dist, digestOfSources());
  if (!existsSync(folder)) await build(folder);
  return folder;
}

/**
 * Runs `matters` or `npm start` as it was built.
 * @param {'matters' | 'start'} name
 */
export async function run(name) {
  const folder = await findBuilt().catch((error) => {
    process.stderr.write(`matters: it is not built: ${error.message}. npm ci installs what builds it\n`);
    process.exit(1);
  });
  // From Node 22 on, what was compiled once is kept.
  /** @type {typeof nodeModule & { enableCompileCache?: (folder: string) => unknown }} */
  const { enableCompileCache } = nodeModule;
  enableCompileCache?.(join(folder, 'compiled'));
  await import(pathToFileURL(join(folder, 'functions', `${name}.mjs`)).href);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  mkdirSync(dist, { recursive: true });
  const folder = await findBuilt();
  // What makes styles is not everywhere; where it is, the first page need not wait for them.
  await import(pathToFileURL(join(folder, 'functions', 'page-assets.mjs')).href)
    .then(({ pageAssetsFolder }) => pageAssetsFolder())
    .catch((error) => {
      if (error.code !== 'MODULE_NOT_FOUND') throw error;
    });
}
