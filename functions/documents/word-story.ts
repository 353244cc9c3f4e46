import { addAll, addSpan, blockCounter, DEEPEST_TABLE, type Draft } from './draft.ts';
import { TooLarge } from './too-large.ts';
import { type Control, controlOf, isPrompt, shownInForm } from './word-controls.ts';
import type { Numbering } from './word-numbering.ts';
import {
  addWords,
  draftsOf,
  isUnended,
  lookIn,
  type ParagraphSoFar,
  paragraphFrom,
} from './word-paragraph.ts';
import { isOn, type Look, lookOf, type Styles, settingOf } from './word-styles.ts';
import { symbol } from './word-symbols.ts';
import {
  addCell,
  beginRow,
  emptyTable,
  endRow,
  lookOfRow,
  setExceptions,
  setGrid,
  setRow,
  setTable,
  type TableSoFar,
  tableFrom,
} from './word-tables.ts';
import { type Attributes, childOf, type Element, type Rules, readXml } from './xml.ts';

/** What runs on through one part of the file: its body, or all its footnotes. */
export type Story = {
  drafts: readonly Draft[];
  /** In a part that holds notes, each by its name in the file. */
  notes: ReadonlyMap<string, readonly Draft[]>;
  /** The notes that it refers to, in order, with the number that Word prints; none where the mark was typed. */
  footnotes: readonly Reference[];
  endnotes: readonly Reference[];
};
export type Reference = { note: string; number: number | null };

/** In points: a picture larger than this both ways may show a table, and no coat of arms is so wide. */
const LARGE = { width: 220, height: 110 };
/** Drawings are measured in these. */
const UNITS_PER_POINT = 12_700;

/** Whatever holds paragraphs and tables: the part itself, a cell, a text box. */
type Holder = {
  drafts: Draft[];
  paragraph: ParagraphSoFar | null;
  /** A paragraph whose end was deleted: the next one goes on with it. */
  unended: ParagraphSoFar | null;
  runs: Run[];
  tables: TableSoFar[];
  cell: Element | undefined;
  isBox: boolean;
};
type Run = { properties: Element | undefined; look: Look | null; isMark: boolean };

const holderOf = (drafts: Draft[], isBox: boolean): Holder => ({
  drafts,
  paragraph: null,
  unended: null,
  runs: [],
  tables: [],
  cell: undefined,
  isBox,
});

/** Reads a part that holds paragraphs and tables. Throws as `readXml` does. */
export function readStory(part: Uint8Array, styles: Styles, numbering: Numbering): Story {
  const body = holderOf([], false);
  const holders = [body];
  const here = (): Holder => holders.at(-1) ?? body;
  const run = (): Run | undefined => here().runs.at(-1);
  const table = (): TableSoFar | undefined => here().tables.at(-1);
  const tableAround = (): TableSoFar | undefined => holders.at(-2)?.tables.at(-1);

  const leaveOut = (text: string, why: string): void => {
    (here().paragraph?.leftOut ?? here().drafts).push({ kind: 'left out', text, why });
  };

  const countBlock = blockCounter();
  const leaveOutWords = (words: string, why: string): void => {
    if (words.trim() !== '') leaveOut(words.trim(), why);
  };

  /** A block that begins within a paragraph stands in a text box. */
  const enterBlock = (): void => {
    const { paragraph } = here();
    if (paragraph !== null) holders.push(holderOf(paragraph.boxes, true));
  };
  const leaveBlock = (): void => {
    if (!here().isBox || here().tables.length > 0) return;
    endUnended();
    holders.pop();
  };
  const endUnended = (): void => {
    const { unended, drafts } = here();
    here().unended = null;
    if (unended === null) return;
    const { spans, boxes, leftOut, hidden } = unended;
    if (spans.length + boxes.length + leftOut.length + hidden.length > 0) {
      addAll(drafts, draftsOf(unended, numbering));
    }
  };

  const beginParagraph = (): void => {
    countBlock();
    enterBlock();
    here().paragraph = paragraphFrom(here().unended, styles.style('paragraph', null));
    here().unended = null;
  };
  const setParagraph = (properties: Element): void => {
    const { paragraph } = here();
    if (paragraph === null) return;
    paragraph.properties = properties;
    paragraph.style = styles.style('paragraph', settingOf(childOf(properties, 'pStyle')));
  };
  const endParagraph = (): void => {
    const { paragraph, drafts } = here();
    if (paragraph === null) return;
    here().paragraph = null;
    here().runs = [];
    endInstructions();
    if (isUnended(paragraph)) here().unended = paragraph;
    else addAll(drafts, draftsOf(paragraph, numbering));
    leaveBlock();
  };

  let tablesDeep = 0;
  const beginTable = (): void => {
    tablesDeep += 1;
    if (tablesDeep > DEEPEST_TABLE) throw new TooLarge('too many tables, each within the last');
    enterBlock();
    endUnended();
    here().tables.push(emptyTable(styles));
  };
  const endTable = (): void => {
    tablesDeep -= 1;
    const ended = here().tables.pop();
    if (ended !== undefined && ended.rows.length > 0) here().drafts.push(tableFrom(ended));
    leaveBlock();
  };
  const inTable = (change: (table: TableSoFar) => void): void => {
    const current = table();
    if (current !== undefined) change(current);
  };
  const beginCell = (): void => {
    countBlock();
    holders.push(holderOf([], false));
  };
  const endCell = (): void => {
    endUnended();
    const { drafts, cell } = holders.pop() ?? body;
    inTable((current) => addCell(current, cell, drafts));
  };

  const controls: Control[] = [];
  /** Of each field that has begun, whether its result is come to: its instruction is not shown. */
  const fields: { showsResult: boolean }[] = [];
  let unshown = 0;

  const lookHere = ({ style }: ParagraphSoFar): Look => {
    const current = run();
    if (current?.look) return current.look;
    const ofRun = styles.style('character', settingOf(childOf(current?.properties, 'rStyle'))).look;
    const look = lookIn(lookOf(current?.properties), ofRun, style.look, lookOfRow(tableAround()));
    if (current !== undefined) current.look = look;
    return look;
  };
  const isPlaceholder = (): boolean => {
    const style = settingOf(childOf(run()?.properties, 'rStyle'));
    return style !== null && /placeholder/i.test(`${style} ${styles.style('character', style).name}`);
  };
  const hearWords = (words: string): void => {
    const { paragraph } = here();
    const control = controls.at(-1);
    if (paragraph === null) {
      leaveOutWords(words, 'words outside any paragraph');
    } else if (unshown > 0) {
      leaveOutWords(words, 'words that a field does not show');
    } else if (control?.isUnfilled && (isPlaceholder() || isPrompt(words))) {
      leaveOutWords(words, 'a box that nobody filled in');
    } else if (run()?.isMark) {
      addSpan(paragraph.spans, { text: words, mark: true });
    } else if (control?.box) {
      addWords(paragraph, control.box + words.slice(1), lookHere(paragraph));
      control.box = null;
    } else {
      addWords(paragraph, words, lookHere(paragraph));
    }
  };
  const endControl = (): void => {
    const mark = controls.at(-1)?.box;
    if (mark && here().paragraph !== null) hearWords(mark);
    controls.pop();
  };
  const endLine = ({ type }: Attributes): void => {
    const { paragraph } = here();
    if (type !== 'page' && type !== 'column') hearWords('\n');
    else if (paragraph !== null) paragraph.breaksPage = paragraph.spans.length > 0;
  };

  /** No instruction runs past its paragraph: a field that a file never ends would swallow all the rest. */
  const endInstructions = (): void => {
    if (unshown > 0) fields.length = 0;
    unshown = 0;
  };
  const changeField = (field: Element): void => {
    const kind = field.attributes['fldCharType'];
    if (kind === 'begin') {
      const shown = shownInForm(childOf(field, 'ffData'));
      if (shown !== '') hearWords(shown);
      fields.push({ showsResult: false });
      unshown += 1;
      return;
    }
    const current = fields.at(-1);
    if (current !== undefined && !current.showsResult) {
      current.showsResult = true;
      unshown -= 1;
    }
    if (kind === 'end') fields.pop();
  };

  const references = { footnotes: [] as Reference[], endnotes: [] as Reference[] };
  const numbersGiven = { footnotes: 0, endnotes: 0 };
  const refer =
    (kind: 'footnotes' | 'endnotes') =>
    ({ id = '', customMarkFollows = 'off' }: Attributes): void => {
      const { paragraph } = here();
      const current = run();
      if (isOn(customMarkFollows) && current !== undefined) {
        current.isMark = true;
        references[kind].push({ note: id, number: null });
        return;
      }
      numbersGiven[kind] += 1;
      references[kind].push({ note: id, number: numbersGiven[kind] });
      if (paragraph !== null) addSpan(paragraph.spans, { text: String(numbersGiven[kind]), mark: true });
    };
  const notes = new Map<string, readonly Draft[]>();
  let note = '';
  const eachNote = {
    open: ({ id = '' }: Attributes): void => {
      note = id;
      body.drafts = [];
    },
    close: (): void => {
      notes.set(note, body.drafts);
      body.drafts = [];
    },
  };

  let isLargeDrawing = false;
  const measureDrawing = ({ cx, cy }: Attributes): void => {
    const [width, height] = [Number(cx) / UNITS_PER_POINT, Number(cy) / UNITS_PER_POINT];
    isLargeDrawing = width >= LARGE.width && height >= LARGE.height;
  };
  const leaveOutLarge = (why: string) => ({ open: (): void => void (isLargeDrawing && leaveOut('', why)) });
  const leaveOutPart = { open: (): void => leaveOut('', 'another file set into this one') };

  const rules: Rules = {
    // The same once more, for programs that cannot show it.
    Fallback: 'skip',
    del: 'skip',
    moveFrom: 'skip',
    p: { open: beginParagraph, close: endParagraph },
    pPr: { whole: setParagraph },
    r: {
      open: () => here().runs.push({ properties: undefined, look: null, isMark: false }),
      close: () => here().runs.pop(),
    },
    rPr: {
      whole: (properties) => {
        const current = run();
        if (current !== undefined) Object.assign(current, { properties, look: null });
      },
    },
    tab: { open: () => hearWords('\t') },
    ptab: { open: () => hearWords('\t') },
    br: { open: endLine },
    cr: { open: endLine },
    noBreakHyphen: { open: () => hearWords('-') },
    sym: { open: ({ font = '', char = '' }) => hearWords(symbol(font, Number.parseInt(char, 16))) },
    fldChar: { whole: changeField },
    sdt: { open: () => controls.push({ box: null, isUnfilled: false }), close: endControl },
    sdtPr: { whole: (properties) => Object.assign(controls.at(-1) ?? {}, controlOf(properties)) },
    footnoteReference: { open: refer('footnotes') },
    endnoteReference: { open: refer('endnotes') },
    footnote: eachNote,
    endnote: eachNote,
    tbl: { open: beginTable, close: endTable },
    tblPr: { whole: (properties) => inTable((current) => setTable(current, properties, styles)) },
    tblGrid: { whole: (grid) => inTable((current) => setGrid(current, grid)) },
    tr: {
      open: () => inTable(beginRow),
      close: () =>
        inTable((current) => {
          const hidden = endRow(current);
          if (hidden !== null) here().drafts.push(hidden);
        }),
    },
    trPr: { whole: (properties) => inTable((current) => setRow(current, properties)) },
    tblPrEx: { whole: (properties) => inTable((current) => setExceptions(current, properties)) },
    tc: { open: beginCell, close: endCell },
    tcPr: { whole: (properties) => Object.assign(here(), { cell: properties }) },
    extent: { open: measureDrawing },
    pic: leaveOutLarge('a picture'),
    chart: leaveOutLarge('a chart'),
    object: leaveOutPart,
    altChunk: leaveOutPart,
    subDoc: leaveOutPart,
  };
  readXml(part, rules, (words, within) => {
    if (within === 't') hearWords(words);
  });
  endUnended();
  return { drafts: body.drafts, notes, ...references };
}
