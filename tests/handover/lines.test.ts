import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesIn, NotLines } from '../../functions/handover/lines.ts';

async function read(...chunks: Uint8Array[]): Promise<string[]> {
  async function* given() {
    yield* chunks;
  }
  const lines: string[] = [];
  for await (const { number, text } of linesIn(given())) lines.push(`${number} ${text}`);
  return lines;
}

const bytes = (text: string): Uint8Array => Buffer.from(text);

describe('lines of a file', () => {
  it.each([
    ['nothing', '', []],
    ['one without an end', '{}', ['1 {}']],
    ['each with its end', '{}\n[]\n', ['1 {}', '2 []']],
    ['an empty one between', '{}\n\n[]\n', ['1 {}', '2 ', '3 []']],
    ['the ends that Windows writes', '{}\r\n[]\r\n', ['1 {}\r', '2 []\r']],
    ['a mark of UTF-8 before the first', '\uFEFF{}\n', ['1 {}']],
    ['separators inside a sentence', '"a\u2028b\u2029c\u0085d"\n', ['1 "a\u2028b\u2029c\u0085d"']],
  ])('are told apart: %s', async (_, text, lines) => {
    expect(await read(bytes(text))).toEqual(lines);
  });

  it('are the same wherever the file is cut into chunks, in the middle of a letter too', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\n', ' ')),
          { minLength: 1 },
        ),
        fc.array(fc.nat()),
        async (lines, cuts) => {
          const whole = bytes(lines.map((line) => `${line}\n`).join(''));
          const places = [0, ...cuts.map((cut) => cut % whole.length).sort((a, b) => a - b), whole.length];
          const chunks = places.slice(1).map((place, n) => whole.subarray(places[n], place));
          expect(await read(...chunks)).toEqual(await read(whole));
          expect(await read(bytes('first\n'), ...chunks)).toEqual([
            '1 first',
            ...lines.map((line, n) => `${n + 2} ${line}`),
          ]);
        },
      ),
    ));

  it('are refused where they are no text, and where one never ends', async () => {
    const refused = (...chunks: Uint8Array[]) => expect(read(...chunks)).rejects;
    await refused(bytes('{}\n'), Uint8Array.of(0xff, 0xfe)).toThrow(NotLines);
    await refused(bytes('{}\n'), Uint8Array.of(0xc3)).toThrow(
      'line 2 or one soon after it is no text in UTF-8',
    );
    const long = bytes('x'.repeat(1_000_000));
    await refused(bytes('{}\n'), long, long, long, long, long).toThrow(
      'line 2 is longer than anything of a register',
    );
  });
});
