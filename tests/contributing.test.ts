import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const at = (path: string): URL => new URL(`../${path}`, import.meta.url);
const guide = readFileSync(at('CONTRIBUTING.md'), 'utf8');
const [, table = ''] = guide.split('### Where is the rule for …');
const rules = [...table.matchAll(/^\| ([^|]+) \| `([^`]+)` \| ([^|]+) \|$/gm)].map(
  ([, rule = '', file = '', names = '']) => ({
    rule,
    file,
    names: [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name),
  }),
);

it('the guide says where some rules are', () => expect(rules.length).toBeGreaterThan(9));

it.each(rules)('the rule for $rule is in $file', ({ file, names }) => {
  const text = readFileSync(at(file), 'utf8');
  expect(names).not.toEqual([]);
  for (const name of names)
    expect(text).toMatch(new RegExp(`^export (async )?(function|const|class) ${name}\\b`, 'm'));
});
