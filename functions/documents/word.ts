import type { Document } from './document.ts';
import { type Draft, documentOf } from './draft.ts';
import { numberingOf } from './word-numbering.ts';
import { readStory } from './word-story.ts';
import { stylesOf } from './word-styles.ts';
import { Damaged, readXml } from './xml.ts';
import type { Parts } from './zip.ts';

/**
 * A Word file as it stands on paper with its tracked changes accepted, from its unpacked parts. Headers, footers and comments are
 * not handed on; its foot- and endnotes come last. Throws `Damaged` where it is no sound Word file, and `TooLarge` where it
 * nests deeper or holds more than any notes do.
 */
export function documentOfWord(parts: Parts): Document {
  const main = mainPart(parts);
  const part = (kind: string): Uint8Array | undefined => partOfKind(parts, main, kind);
  const body = parts[main];
  if (body === undefined) throw new Damaged('has no document in it');
  const styles = stylesOf(part('styles'));
  const numbering = numberingOf(part('numbering'), styles);
  const story = readStory(body, styles, numbering);
  const notesOf = (kind: 'footnotes' | 'endnotes'): readonly Draft[] => {
    const bytes = part(kind);
    if (bytes === undefined || story[kind].length === 0) return [];
    const { notes } = readStory(bytes, styles, numbering);
    return story[kind].flatMap(({ note, number }) => noteOf(notes.get(note) ?? [], number));
  };
  return documentOf([...story.drafts, ...notesOf('footnotes'), ...notesOf('endnotes')]);
}

/** A note's first paragraph bears its number, as the page prints it. */
const noteOf = (drafts: readonly Draft[], number: number | null): readonly Draft[] =>
  drafts.map((draft, at) =>
    at === 0 && number !== null && draft.kind === 'paragraph'
      ? { ...draft, item: { depth: 0, mark: String(number), counted: true, ticked: null } }
      : draft,
  );

/** Where the file's own directory says that its document stands; Word and others do not all call it the same. */
const mainPart = (parts: Parts): string =>
  relationships(parts['_rels/.rels'], '').get('officeDocument') ??
  Object.keys(parts).find((name) => /^word\/document\d*\.xml$/.test(name)) ??
  'word/document.xml';

function partOfKind(parts: Parts, main: string, kind: string): Uint8Array | undefined {
  const [, folder = '', file = main] = /^(.*\/)([^/]*)$/.exec(main) ?? [];
  const related = relationships(parts[`${folder}_rels/${file}.rels`], folder).get(kind);
  return parts[related ?? `${folder}${kind}.xml`];
}

/** The parts that a part names, by what they are to it. */
function relationships(part: Uint8Array | undefined, folder: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  if (part === undefined) return targets;
  readXml(part, {
    Relationship: {
      open: ({ Type = '', Target = '' }) => {
        const kind = Type.slice(Type.lastIndexOf('/') + 1);
        const path = Target.startsWith('/')
          ? Target.slice(1)
          : `${folder}${Target}`.replace(/[^/]+\/\.\.\//g, '');
        if (!targets.has(kind)) targets.set(kind, path);
      },
    },
  });
  return targets;
}
