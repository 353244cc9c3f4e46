import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../docs/', import.meta.url);

/** The commands of a page as a shell has them: whatever stands indented by four blanks, and is no output or JSON. */
const commandsIn = (page: string): string =>
  readFileSync(new URL(page, folder), 'utf8')
    .split('\n')
    .map((line) => (line.startsWith('    ') ? line.slice(4) : ''))
    .join('\n');

/** Pages of an operator, whose blocks are commands, all of them. */
const pages = [
  'alarms.md',
  'bounce.md',
  'dead-letter.md',
  'deploy.md',
  'link-key.md',
  'restore.md',
  'retention.md',
];

describe('the commands of a runbook', () => {
  it.each(pages)('of %s are what a shell can read', (page) => {
    const { status, stderr } = spawnSync('bash', ['-n'], { input: commandsIn(page), encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('name no day that goes stale where today is meant, nor a region that may be another', () => {
    const text = commandsIn('deploy.md');
    expect(text).not.toMatch(/--date \d/);
    expect(text.match(/eu-west-2/g)).toEqual(['eu-west-2']);
  });

  it('stand on pages that are there', () => {
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(pages));
  });
});
