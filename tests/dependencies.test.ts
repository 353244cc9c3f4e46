import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../', import.meta.url);
const text = (name: string): string => readFileSync(new URL(name, root), 'utf8');
const { dependencies, devDependencies } = JSON.parse(text('package.json')) as Record<string, object>;

/** What a file loads when it runs; types are gone by then. */
const packagesOf = (file: string): string[] =>
  [...text(file).matchAll(/(?:^(?:import|export) (?!type )[^;']*?from |import\(\s*)'([@\w][^'\s]*)'/gm)]
    .map(([, name = '']) => name)
    .filter((name) => !name.startsWith('node:'))
    .map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name);

const files = readdirSync(new URL('functions/', root), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .map((file) => `functions/${file}`);

it.each([...new Set([...files, 'infra/stages.ts', 'infra/local/deployed.ts'].flatMap(packagesOf))])(
  'a stage needs %s, which npm ci --omit=dev installs',
  (name) => expect(Object.keys(dependencies ?? {})).toContain(name),
);

it.each([
  'dynalite',
  'aws-ses-v2-local',
  '@20minutes/s3rver',
  'level',
  'oidc-provider',
  'aws-cdk-lib',
  'tsx',
])('a stage does not need %s', (name) => expect(Object.keys(devDependencies ?? {})).toContain(name));
