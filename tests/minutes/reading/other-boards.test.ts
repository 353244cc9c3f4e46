import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readNotes } from '../../../functions/minutes/reading/read.ts';

/** Each `.txt` is a set of notes in our own words, as exports lay them out; the `.json` beside it is what it holds, worked out by hand. */
const folder = fileURLToPath(new URL('../../fixtures/minutes/quarters/', import.meta.url));
const names = readdirSync(folder).flatMap((file) => (file.endsWith('.txt') ? [file.slice(0, -4)] : []));

describe('notes as boards and exports vary them', () => {
  it.each(names)('%s', async (name) => {
    const read = await readNotes({ name, bytes: readFileSync(`${folder}${name}.txt`) });
    if (read.outcome !== 'read') throw new Error(read.why);
    expect(read.findings).toEqual(JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8')));
  });
});
