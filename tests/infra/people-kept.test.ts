import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../../infra/people.ts', import.meta.url));

/** As somebody says it who has no AWS account. */
function people(words: readonly string[], input = ''): { code: number | null; said: string } {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', program, ...words], {
    input,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  });
  return { code: status, said: stderr.trim() };
}

describe('whoever keeps the people of a user pool, or puts them back,', () => {
  it.each([
    [[], '', 'people: say “keep --stage NAME > FILE” or “put-back --stage NAME < FILE”'],
    [['keep', '--stage', 'paris'], '', 'people: there is no stage "paris" (known: dev, prod)'],
    [
      ['put-back', '--stage', 'prod'],
      '{"groups": [], "people": [{"email": "asha"}]}',
      /^people: standard input is not what “keep” wrote: .*people\[0\]\.email/s,
    ],
    [['put-back', '--stage', 'prod'], '', /^people: standard input is not what “keep” wrote: SyntaxError/],
  ])('%j is told in a sentence what is wrong', (words, input, sentence) => {
    const { code, said } = people(words, input);
    expect(said).toMatch(sentence);
    expect(code).toBe(1);
  });
});
