import { type Format, mediaTypes } from '../papers/formats.ts';
import type { Found } from '../secretariat/office.ts';
import type { WrittenPaper } from '../secretariat/papers.ts';
import { notThere } from './question.ts';
import type { Answer } from './visit.ts';

/** A paper as a file to be kept; or why there is none. */
export function paperFile(paper: Found<WrittenPaper>, format: Format): Answer {
  if (paper.outcome === 'refused') return notThere(paper);
  const { name, written } = paper.thing;
  const type = mediaTypes[format];
  return {
    file: written,
    type: type.startsWith('text/') ? `${type}; charset=utf-8` : type,
    name: `${name}.${format}`,
  };
}
