import { type Span, wordsOf } from './document.ts';
import { addSpan, type Draft, type DraftParagraph } from './draft.ts';
import type { Label, Numbering } from './word-numbering.ts';
import { headingSet, isTurnedOn, type Look, listNamed, type Style, settingOf } from './word-styles.ts';
import { wordsInFont } from './word-symbols.ts';
import { childOf, type Element } from './xml.ts';

/** A paragraph while its words are being read. */
export type ParagraphSoFar = {
  properties: Element | undefined;
  style: Style;
  spans: Span[];
  /** What stands in the text boxes that it holds in their place. */
  boxes: Draft[];
  leftOut: Draft[];
  hidden: string;
  /** A page or column ends after the words so far. */
  breaksPage: boolean;
};

/** A new paragraph, which goes on with the words of one whose end was deleted. */
export const paragraphFrom = (unended: ParagraphSoFar | null, style: Style): ParagraphSoFar => ({
  spans: [],
  boxes: [],
  leftOut: [],
  hidden: '',
  breaksPage: false,
  ...unended,
  properties: undefined,
  style,
});

/** How a run's words look in the end: what it says itself, then its style, its paragraph's, its table's. */
export const lookIn = (own: Look, ofRun: Look, ofParagraph: Look, ofTable: Look): Look => ({
  bold: isTurnedOn(own.bold, ofRun.bold, ofParagraph.bold ?? ofTable.bold),
  struck:
    isTurnedOn(own.struck, ofRun.struck, ofParagraph.struck ?? ofTable.struck) ||
    (own.doublyStruck ?? ofRun.doublyStruck ?? ofParagraph.doublyStruck ?? false),
  hidden: isTurnedOn(own.hidden, ofRun.hidden, ofParagraph.hidden),
  font: own.font ?? ofRun.font ?? ofParagraph.font ?? '',
});

export function addWords(
  paragraph: ParagraphSoFar,
  words: string,
  { bold, struck, hidden, font }: Look,
): void {
  if (hidden) {
    paragraph.hidden += words;
    return;
  }
  const text = wordsInFont(words.replace(/\u00AD/g, ''), font ?? '');
  if (text === '') return;
  addSpan(paragraph.spans, {
    text: paragraph.breaksPage ? `\n${text}` : text,
    ...(bold ? { bold } : {}),
    ...(struck ? { struck } : {}),
  });
  paragraph.breaksPage = false;
}

/** The paragraph as it was printed, after what it hides and before what stands in its text boxes. */
export function draftsOf(paragraph: ParagraphSoFar, numbering: Numbering): Draft[] {
  const { properties, spans, boxes, leftOut, hidden } = paragraph;
  const isVisible = spans.length > 0 || hidden === '' || !isMark(properties, 'vanish');
  return [
    ...leftOut,
    ...(hidden.trim() === '' ? [] : [{ kind: 'left out', text: hidden.trim(), why: 'hidden text' } as const]),
    ...(isVisible ? [draftOf(paragraph, numbering)] : []),
    ...boxes,
  ];
}

/** Without its end it runs on into the next: the end was deleted, or moved away, in a change that is taken as accepted. */
export const isUnended = ({ properties }: ParagraphSoFar): boolean =>
  isMark(properties, 'del') || isMark(properties, 'moveFrom');

/** Whether the mark at the paragraph's end has a property. */
const isMark = (properties: Element | undefined, name: string): boolean =>
  childOf(childOf(properties, 'rPr'), name) !== undefined;

function draftOf({ properties, style, spans }: ParagraphSoFar, numbering: Numbering): DraftParagraph {
  const item = itemOf(properties, style, numbering);
  const heading = wordsOf(spans).trim() === '' ? null : (headingSet(properties) ?? style.heading);
  return { kind: 'paragraph', spans, heading, item };
}

function itemOf(properties: Element | undefined, style: Style, numbering: Numbering): DraftParagraph['item'] {
  const own = listNamed(properties);
  const list = own.list ?? style.inList.list;
  if (list === null || list === '0') return null;
  const styleId = settingOf(childOf(properties, 'pStyle'));
  const level =
    own.level ?? style.inList.level ?? (styleId === null ? 0 : numbering.levelOfStyle(list, styleId));
  const label: Label = numbering.next({ list, level }) ?? { mark: null, counted: false };
  return { depth: Math.max(level, depthNamed(style.name)), ...label, ticked: null };
}

/** Word's "List Bullet 2" is a list of its own, set below the first. */
const depthNamed = (name: string): number =>
  Number(/^list (?:bullet|number) ([2-5])$/i.exec(name)?.[1] ?? 1) - 1;
