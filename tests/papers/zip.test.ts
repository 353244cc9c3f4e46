import { strFromU8, strToU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { archiveOf } from '../../functions/papers/zip.ts';

const files = {
  'word/document.xml': strToU8('<p>O’Hara’s review</p>'.repeat(2_000)),
  'nothing.txt': new Uint8Array(),
  'cylch gorchwyl – Siân.txt': strToU8('Cwestiynau'),
};
const at = '2024-12-11T12:00:00';

describe('an archive', () => {
  it('holds its files in their order, and is smaller than they are', () => {
    const archive = archiveOf(files, at);
    const found = unzipSync(archive);
    expect(Object.keys(found)).toEqual(Object.keys(files));
    const texts = (of: Record<string, Uint8Array>) => Object.values(of).map((bytes) => strFromU8(bytes));
    expect(texts(found)).toEqual(texts(files));
    expect(archive.length).toBeLessThan(2_000);
  });

  it('is the same bytes of the same files and day, and others of another day', () => {
    expect(archiveOf(files, at)).toEqual(archiveOf(files, at));
    expect(archiveOf(files, '2024-12-12T12:00:00')).not.toEqual(archiveOf(files, at));
  });

  it('may hold nothing', () => {
    expect(unzipSync(archiveOf({}, at))).toEqual({});
  });
});
