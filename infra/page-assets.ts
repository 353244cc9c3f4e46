import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { type AssetName, type Assets, assetNames, readAssets } from '../functions/pages/assets.ts';

/** What was built of the sources stands three folders below them; see `build.mjs`. */
const root = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '..' : '../../..', import.meta.url));
const templates = join(root, 'templates', 'pages');
const publicTemplates = join(root, 'templates', 'public');
const sources = join(templates, 'assets');

const files: Readonly<Record<AssetName, { from: string; make: (path: string) => Promise<Buffer> }>> = {
  style: { from: 'style.scss', make: (path) => styleIn(path, [join(templates, '**/*.hbs'), ...scripts]) },
  script: { from: 'script.js', make: scriptIn },
  icon: { from: 'icon.svg', make: async (path) => readFileSync(path) },
};

/** What puts classes on a page besides templates. */
const scripts = [
  join(sources, 'script.js'),
  join(
    root,
    'node_modules/govuk-frontend/dist/govuk/components/{button,character-count,service-navigation}/*.mjs',
  ),
];

/** The style sheet, of a component only what is named in `content`: a third of the whole. */
async function styleIn(path: string, content: string[]): Promise<Buffer> {
  const sass = await import('sass');
  const { css } = sass.compile(path, {
    style: 'compressed',
    charset: false,
    loadPaths: [join(root, 'node_modules')],
  });
  const { PurgeCSS } = await import('purgecss');
  const [used] = await new PurgeCSS().purge({
    css: [{ raw: css }],
    content,
    safelist: { greedy: [/govuk-tag--/, /js-enabled/, /govuk-frontend-supported/, /--width-/] },
  });
  return Buffer.from(used?.css ?? css);
}

async function scriptIn(path: string): Promise<Buffer> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [path],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    write: false,
    legalComments: 'none',
    logLevel: 'warning',
  });
  return Buffer.from(outputFiles[0]?.contents ?? '');
}

/** The style sheet of the public register, among what pages load. */
const publicStyleName = 'public-style';

/** What the files are made of: the sources, the templates that name what is used, and the release of what they are built upon. */
function digestOfSources(): string {
  const digest = createHash('sha256');
  digest.update(readFileSync(createRequire(import.meta.url).resolve('govuk-frontend/package.json')));
  for (const folder of [templates, publicTemplates]) {
    for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      if (/\.\w+$/.test(entry)) digest.update(entry).update(readFileSync(join(folder, entry)));
    }
  }
  return digest.digest('hex').slice(0, 16);
}

/** Writes what pages load into a folder, as it is and compressed. */
async function buildAssets(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const name of assetNames) {
    const { from, make } = files[name];
    const bytes = await make(join(sources, from));
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
    write(join(folder, name), bytes);
    write(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    write(join(folder, `${name}.br`), brotliCompressSync(bytes, quality));
  }
  const ofPublic = await styleIn(join(sources, files.style.from), [join(publicTemplates, '*.hbs')]);
  write(join(folder, publicStyleName), ofPublic);
  write(join(folder, 'whole'), Buffer.from(''));
}

/** Under another name until whole: two programs may build at once. */
function write(path: string, bytes: Uint8Array): void {
  const unfinished = `${path}.${process.pid}.part`;
  writeFileSync(unfinished, bytes);
  renameSync(unfinished, path);
}

/** Where they are, built once for these sources; or made already, in a release. */
export async function pageAssetsFolder(): Promise<string> {
  const ofRelease = fileURLToPath(new URL('../assets', import.meta.url));
  if (existsSync(join(ofRelease, 'whole'))) return ofRelease;
  const folder = join(root, '.cache', 'pages', digestOfSources());
  if (!existsSync(join(folder, 'whole'))) await buildAssets(folder);
  return folder;
}

/** What pages load. */
export const pageAssets = async (): Promise<Assets> => readAssets(await pageAssetsFolder());

/** The style sheet of the public register. */
export const publicStyle = async (): Promise<string> =>
  readFileSync(join(await pageAssetsFolder(), publicStyleName), 'utf8');
