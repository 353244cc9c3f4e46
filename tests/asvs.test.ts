import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const text = read('docs/asvs.md');

/** `10.7.1 to 10.7.3`, with or without the edition before it, as each of its ids. */
const idsIn = (words: string): string[] =>
  [...words.matchAll(/(?<![\w.])(?:v5\.0\.0-)?(\d+\.\d+)\.(\d+)(?: to \1\.(\d+))?/g)].flatMap(
    ([, section, first, last = first]) =>
      Array.from(
        { length: Number(last) - Number(first) + 1 },
        (_, index) => `${section}.${Number(first) + index}`,
      ),
  );

const rows = [...text.matchAll(/^\| (v5\.0\.0-.*) \|$/gm)].map(([, row = '']) => {
  const [id = '', , applies = '', how = '', evidence = ''] = row.split('|').map((cell) => cell.trim());
  return { id, ids: idsIn(id), applies, how, evidence };
});
const isAdmitted = ({ how }: { how: string }): boolean => /^\*\*(?:Not met|In part)\.\*\*/.test(how);
const [, admitted = ''] = /\n## What is not met\n([\s\S]*?)\n## /.exec(text) ?? [];
/** Every file that is named, with the tests in it that are quoted. */
const named = rows.flatMap(({ evidence }) =>
  [...evidence.matchAll(/`([^`]+)`((?:,? “[^”]+”)*)/g)].map(([, path = '', quotes = '']) => ({
    path,
    titles: [...quotes.matchAll(/“([^”]+)”/g)].map(([, title = '']) => title),
  })),
);

/** A title as a test has it, within its quotes. */
const quoted = (title: string): string[] =>
  ["'", '"', '`'].map((quote) => `${quote}${title}${quote}`).concat(title.replaceAll("'", "\\'"));

describe('the table of ASVS', () => {
  it('has every requirement of levels 1 and 2 once', () => {
    const wanted = read('tests/fixtures/asvs/level-2.txt')
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [section = '', first = '', last = first] = line.split(/: |-/);
        return idsIn(`${section}.${first} to ${section}.${last}`);
      });
    expect(wanted).toHaveLength(253);
    expect(rows.flatMap(({ ids }) => ids)).toEqual(wanted);
  });

  it('says of each that it applies, or why not, and what shows it', () => {
    for (const { id, applies, how, evidence } of rows) {
      expect(applies, id).toMatch(/^(?:yes|no: .+)$/);
      if (applies === 'yes' && !how.startsWith('**Not met.**')) expect(evidence, id).toContain('`');
      if (applies !== 'yes' || how.startsWith('**Not met.**')) expect(applies + how, id).toMatch(/\w{3,}/);
    }
  });

  it.each([...new Set(named.map(({ path }) => path))])('names %s, which is there', (path) =>
    expect(existsSync(new URL(path, root))).toBe(true),
  );

  it('quotes tests that are there', () => {
    const quotes = named.flatMap(({ path, titles }) => titles.map((title) => ({ path, title })));
    expect(quotes.length).toBeGreaterThan(200);
    const gone = quotes.filter(({ path, title }) => !quoted(title).some((one) => read(path).includes(one)));
    expect(gone).toEqual([]);
  });

  it('has on top what is not met, all of it and nothing else', () =>
    expect(idsIn(admitted).toSorted()).toEqual(
      rows
        .filter(isAdmitted)
        .flatMap(({ ids }) => ids)
        .toSorted(),
    ));

  it('counts rightly', () => {
    const count = (isOne: (row: (typeof rows)[number]) => boolean): number =>
      rows.filter(isOne).reduce((sum, { ids }) => sum + ids.length, 0);
    const not = count(({ applies }) => applies !== 'yes');
    const unmet = count(({ how }) => how.startsWith('**Not met.**'));
    const inPart = count(({ how }) => how.startsWith('**In part.**'));
    expect(/^Of 253, .*$/m.exec(text)?.[0]).toBe(
      `Of 253, ${not} do not apply, ${253 - not - unmet - inPart} are met, ${inPart} in part, ${unmet} not.`,
    );
  });
});
