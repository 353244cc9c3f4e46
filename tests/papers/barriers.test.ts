import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { overviewOf } from '../../functions/papers/overview.ts';
import { overviewPage } from '../../functions/papers/overview-layout.ts';
import { pageInWord } from '../../functions/papers/word.ts';
import { barriersIn } from '../../functions/papers/word-for-all.ts';
import { action, asOf, viewOf } from './a-board.ts';

const overview = () => overviewOf(viewOf([action('PDB-2024-10-1', {})]), asOf, { openOnly: true });

/** The file with a part of it otherwise. */
function withPart(docx: Uint8Array, name: string, change: (text: string) => string): Uint8Array {
  const parts = unzipSync(docx);
  return zipSync({ ...parts, [name]: strToU8(change(strFromU8(parts[name] ?? new Uint8Array()))) });
}

it('a paper as it is written can be read by anybody', async () => {
  expect(barriersIn(await pageInWord(overviewPage(overview())))).toEqual([]);
});

it.each([
  ['word/document.xml', /<w:tblHeader\/>/g, '', 'a table has no heading row'],
  ['word/document.xml', '>Due date<', '> <', 'a cell of a table has nothing in it'],
  ['word/styles.xml', /<w:lang [^>]*\/>/g, '', 'it says no language'],
  ['docProps/core.xml', /<dc:title>[^<]*/, '<dc:title>', 'it has no title'],
])('a file whose %s lacks %s%s cannot: %s', async (part, what, instead, barrier) => {
  const docx = await pageInWord(overviewPage(overview()));
  const changed = withPart(docx, part, (text) => text.replace(what, instead));
  expect(barriersIn(changed)).toEqual([barrier]);
});
