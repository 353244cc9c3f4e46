/** `npm run release`: what is deployed, and what works with it, in one zip with checksums; docs/release.md. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';
import { dayIn, instantSchema } from '../functions/calendar/days.ts';
import { findBuilt } from './build.mjs';
import { NoRelease, withEntry } from './changelog.ts';
import { pageAssetsFolder } from './page-assets.ts';
import { examplesIn, stages } from './stages.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (name: string): string => join(root, name);
const git = (...words: string[]): string =>
  execFileSync('git', words, { cwd: root, encoding: 'utf8' }).trim();

/** A file of the release: where it is in the zip, and what is in it. */
type Files = Record<string, Uint8Array>;

const filesIn = (folder: string, under: string, leaveOut = /^$/): Files =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !leaveOut.test(entry.name))
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [`${under}/${path.slice(folder.length + 1).replaceAll('\\', '/')}`, readFileSync(path)];
      }),
  );

/** What the synthesizer says of how it went is no part of what is deployed. */
const aboutSynth = /^(performance-counters|validation-report)\.json$/;

/** Where `cdk deploy --app` looks; values of an example are not to be deployed by mistake. */
function assemblyFolder(): string {
  const examples = Object.entries(stages).flatMap(([name, stage]) => examplesIn(name, stage));
  if (examples.length === 0) return 'assembly';
  process.stderr.write(
    `Not to be deployed: ${examples.length} values in infra/stages.ts are still an example’s.\n`,
  );
  return 'assembly-of-examples';
}

/** What `cdk deploy --app` takes: the templates of every stage, and each function as it is deployed. */
function assembly(): Files {
  const folder = mkdtempSync(join(tmpdir(), 'matters-release-'));
  try {
    execFileSync('npm', ['run', '-s', 'synth', '--', '--output', folder], { cwd: root, stdio: 'inherit' });
    return filesIn(folder, assemblyFolder(), aboutSynth);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function commandLine(): Promise<Files> {
  const folder = await findBuilt();
  return {
    ...filesIn(join(folder, 'functions'), 'command-line/functions'),
    ...filesIn(join(folder, 'templates'), 'command-line/templates'),
    ...filesIn(await pageAssetsFolder(), 'command-line/assets'),
    'command-line/package.json': readFileSync(join(folder, 'package.json')),
    'command-line/verbs.json': readFileSync(join(folder, 'verbs.json')),
  };
}

const sum = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const sums = (files: Files): string =>
  Object.entries(files)
    .map(([name, bytes]) => `${sum(bytes)}  ${name}\n`)
    .join('');

/** What says which version this is. */
const entry = ['package.json', 'package-lock.json', 'CHANGELOG.md'];

/** Makes what is unreleased the entry of a version, which becomes that of the package. */
function enter(version: string): void {
  if (git('tag', '--list', `v${version}`) !== '') throw new NoRelease(`there is a release v${version}`);
  const today = dayIn('Europe/London', instantSchema.parse(new Date().toISOString()));
  const changelog = withEntry(readFileSync(at('CHANGELOG.md'), 'utf8'), version, today);
  for (const name of ['package.json', 'package-lock.json']) {
    const content = JSON.parse(readFileSync(at(name), 'utf8'));
    if (content.packages) content.packages[''].version = version;
    writeFileSync(at(name), `${JSON.stringify({ ...content, version }, null, 2)}\n`);
  }
  writeFileSync(at('CHANGELOG.md'), changelog);
}

async function release(entered: string | undefined): Promise<void> {
  if (git('status', '--porcelain') !== '') throw new NoRelease('there are changes that are not committed');
  if (entered === undefined) return makeZip();
  enter(entered);
  try {
    await makeZip();
  } catch (error) {
    git('checkout', '--', ...entry);
    throw error;
  }
  process.stdout.write(`Now: git commit -am "release ${entered}" && git tag v${entered}\n`);
}

async function makeZip(): Promise<void> {
  const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { version: string };
  const named = ['CHANGELOG.md', 'LICENSE', 'README.md', 'SECURITY.md'];
  const unordered: Files = {
    ...assembly(),
    ...(await commandLine()),
    ...filesIn(at('docs'), 'docs'),
    ...Object.fromEntries(named.map((name) => [name, readFileSync(at(name))])),
  };
  const files = Object.fromEntries(Object.entries(unordered).sort(([a], [b]) => (a < b ? -1 : 1)));
  const whole = { ...files, SHA256SUMS: Buffer.from(sums(files)) };
  // Dated by no clock: the same commit gives the same bytes.
  const zip = zipSync(whole, { level: 9, mtime: '1980-01-01T12:00:00' });
  const name = `matters-arising-${version}.zip`;
  mkdirSync(at('release'), { recursive: true });
  writeFileSync(join(at('release'), name), zip);
  writeFileSync(join(at('release'), `${name}.sha256`), `${sum(zip)}  ${name}\n`);
  process.stdout.write(`release/${name}: ${Object.keys(whole).length} files, ${sum(zip)}\n`);
}

try {
  const { values } = parseArgs({ options: { version: { type: 'string' } } });
  await release(values.version);
} catch (error) {
  if (!(error instanceof NoRelease)) throw error;
  process.stderr.write(`no release is made: ${error.message}\n`);
  process.exitCode = 1;
}
