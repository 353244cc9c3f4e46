import { withTablesByPlace } from '../../documents/columns-by-place.ts';
import type { Block, Document, Table } from '../../documents/document.ts';
import { withTablesByTabs } from '../../documents/tabbed-tables.ts';
import { countOf } from '../../words/english.ts';
import type { Findings, LinesRead, Minuted, Source, Unread } from '../findings.ts';
import { listsNotRead, saidOfTables, tablesNotRead } from './accounting.ts';
import { themedListsIn } from './action-themes.ts';
import { agendaOf, itemAt } from './agenda.ts';
import { answeredEntries } from './answered-entries.ts';
import { attendanceOf, entriesOf, ownersMeant } from './attendance.ts';
import { boxedAction, bulletsOf } from './bullets.ts';
import { closuresNotRead } from './closures-left.ts';
import { firstDate } from './dates.ts';
import { dischargesOf, isOfLastMeeting } from './discharges.ts';
import { withDotsAsTabs } from './dot-leaders.ts';
import { leftInColumns } from './left-in-columns.ts';
import { isFurniture, type Line, lineOf, type NotesText, paragraphsOf, withoutFullStop } from './lines.ts';
import { firstLineOf, linesOf, wordsOfCell } from './lines-of-document.ts';
import { withMarksBehind, withoutTablesOfMarks } from './marks-at-edge.ts';
import { type Meeting, meetingOf } from './meeting.ts';
import { withOutcomesJoined } from './outcomes-below.ts';
import { withPlanCards } from './programme/cards.ts';
import { withCellsALine } from './programme/cell-a-line.ts';
import { itemsIn, programmesOf } from './programme/programme.ts';
import type { ProgrammeFound } from './programme/programme-found.ts';
import { noMeetingDate, type RowRead, reconcile } from './reconcile.ts';
import { signsNotRead } from './signs-left.ts';
import { documentLinesOf, linesOfDifference, linesShown } from './source.ts';
import type { ActionRow } from './tables/action-rows.ts';
import { actionTablesOf } from './tables/action-tables.ts';
import { titlesOver } from './tables/action-titles.ts';
import { withCards } from './tables/cards-of-lines.ts';
import { type Key, keyOf } from './tables/keys.ts';
import { withStandingJoined } from './tables/standing-apart.ts';
import type { TableRead } from './tables/table-read.ts';
import { isNilBelowTitle, withTablesOfLines } from './tables/tables-of-lines.ts';
import { undertakingsIn, withSheetsParted } from './tables/undertakings-table.ts';
import { TELLS_OF_NEXT } from './title-block.ts';
import { datedTitles, titleRows } from './title-rows.ts';
import { undertakingsOf } from './undertakings/undertakings.ts';
import type { MeetingDates } from './when-said.ts';

export type Reading = {
  findings: Findings;
  minuted: Minuted;
  programmeOf: string | null;
  remarks: string[];
  source: Source;
};

/** No meeting asks for more; what seems to is no meeting's notes. */
const MOST_ACTIONS = 1_000;

/** Reads what the notes of a meeting say; of a pack, the notes in which actions are found, and the programme of work. */
export function readingOf(file: Document): Reading | { tooMany: number } {
  const columned = { ...file, blocks: withTablesInPlace(file) };
  const { lines: printed, wraps } = linesOf(columned);
  const parted = papersIn(printed);
  const { document, unread: noRows } = withTablesOfLines(columned, parted);
  const texts = (document === columned ? parted : papersIn(linesOf(document).lines)).map((lines) => {
    const own = ofLines(document, lines);
    const key = keyOf(own);
    const reads = actionTablesOf(own, { meeting: noDates, key });
    const plans = programmesOf(withoutActions(own, reads), lines);
    return { lines, own, key, reads, ...plans };
  });
  const papers = texts.map((text) => readPaper({ lines: linesOfNotes(text), wraps }, text));
  const most = Math.max(0, ...papers.map((paper) => ('tooMany' in paper ? paper.tooMany : 0)));
  if (most > 0) return { tooMany: most };
  const read = papers.filter((paper): paper is Paper => !('tooMany' in paper));
  const [chosen, ...rest] = [...read].sort(
    (a, b) => b.weight - a.weight || b.date.localeCompare(a.date) || b.line - a.line,
  );
  const { findings, minuted, remarks, weight, at } = chosen ?? NOTHING_READ;
  const [programme, ...further] = texts
    .flatMap(({ programmes }) => programmes)
    .sort((a, b) => itemsIn(b) - itemsIn(a) || a.from - b.from);
  const tells = weight >= WEIGHTS.previous;
  const { date, next } = findings.meeting;
  const undated = date === null && (tells || programme === undefined);
  const unread = [
    ...findings.unread,
    ...rest.flatMap((paper) => paper.findings.unread),
    ...rest.filter(({ weight: own }) => own >= WEIGHTS.previous).map(secondNotes),
    ...noRows,
    ...(programme?.unread ?? []),
    ...texts.flatMap((text) => text.unread),
    ...further.map(secondProgramme),
  ];
  const whole: Findings = {
    ...findings,
    programme: programme?.programme ?? null,
    differences: [
      ...(undated ? [noMeetingDate(next)] : []),
      ...findings.differences,
      ...(programme?.differences ?? []),
    ],
    unread: unread.sort((a, b) => a.line - b.line),
    undertakings: read
      .filter((paper) => paper === chosen || isHeadedNotes(paper))
      .flatMap((paper) => paper.findings.undertakings),
  };
  return {
    findings: whole,
    minuted,
    source: sourceOf(document, whole, { minuted, at, programme: programme?.lines ?? [] }),
    programmeOf: programme?.of ?? null,
    remarks: [
      ...remarks,
      ...(programme?.remarks ?? []),
      ...(tells || programme !== undefined ? [] : [nothingToTell]),
    ],
  };
}

/** The blocks with the tables that a page or its tabs only set out, but for what is none to a reader of minutes. */
function withTablesInPlace({ blocks, wraps }: Document): Block[] {
  const parted = withDotsAsTabs(withSheetsParted(blocks));
  const carded = withPlanCards(withCellsALine(withCards({ blocks: parted, wraps })));
  const tabbed = withTablesByTabs(carded);
  return withMarksBehind(withStandingJoined(withoutTablesOfMarks(withTablesByPlace(tabbed), tabbed)));
}

type ReadFrom = { minuted: Minuted; at: Source['meeting']; programme: Source['programme'] };

function sourceOf(document: Document, findings: Findings, { minuted, at, programme }: ReadFrom): Source {
  const quotable = [
    ...findings.actions.map(({ text }, index) => ({ text, ...linesAt(minuted.actions, index) })),
    ...findings.discharged.map(({ text }, index) => ({ text, ...linesAt(minuted.discharged, index) })),
  ];
  const told = [...findings.unread, ...findings.undertakings].map(({ line }) => ({ from: line, to: line }));
  const read: LinesRead[] = [
    ...[at.date, at.previous, at.next].filter((lines) => lines !== null),
    ...[...minuted.actions, ...minuted.discharged].flatMap(({ lines = [] }) => lines),
    ...programme.flat(),
    ...told,
  ];
  return {
    ...linesShown(documentLinesOf(document), read),
    meeting: at,
    programme,
    differences: findings.differences.map((difference) => linesOfDifference(difference, quotable)),
  };
}

const linesAt = (said: readonly { lines?: readonly LinesRead[] }[], index: number) => ({
  lines: said[index]?.lines ?? [],
});

/**
 * A paper without the programmes that it holds, the meetings of one that could not be read, and what their pages carry: what is
 * planned was neither asked for nor discharged, and a page's foot dates no meeting.
 */
function linesOfNotes({
  lines,
  programmes,
  planned,
}: {
  lines: readonly Line[];
  programmes: readonly Held[];
  planned: readonly number[];
}): Line[] {
  let next = 0;
  const dates = new Set(planned);
  return lines.map((line) => {
    while (line.number > (programmes[next]?.to ?? Number.POSITIVE_INFINITY)) next += 1;
    const programme = programmes[next];
    const isOfProgramme =
      programme !== undefined && line.number >= programme.from && !isNextMeetingBelow(line, programme);
    return isOfProgramme || dates.has(line.number) || (programmes.length > 0 && isFurniture(line.text))
      ? lineOf(line.number, '')
      : line;
  });
}

type Held = Pick<ProgrammeFound, 'from' | 'to' | 'lines'>;

/** "Next meeting: 22 October 2025" below all that is planned is said of the meeting whose notes these are. */
const isNextMeetingBelow = ({ number, text }: Line, { lines }: Held): boolean =>
  TELLS_OF_NEXT.test(text) && firstDate(text) !== null && lines.flat().every(({ to }) => to < number);

const nothingToTell = 'no table of actions, no actions and no discharges were found in this file';

type Paper = Omit<Reading, 'programmeOf' | 'source'> & {
  at: Source['meeting'];
  weight: number;
  date: string;
  line: number;
};

/** What makes a paper the notes that are meant, the foremost first. */
const WEIGHTS = { actions: 16, previous: 8, nextMeeting: 4, notesTitle: 2, dated: 1 };

function weightOf(
  { actions, discharged, nothingOutstanding, meeting }: Findings,
  lines: readonly Line[],
): number {
  const titled = lines.slice(0, 8).some((_, index) => beginsNotes(lines, index, Number.POSITIVE_INFINITY));
  return (
    (actions.length > 0 ? WEIGHTS.actions : 0) +
    (discharged.length > 0 || nothingOutstanding ? WEIGHTS.previous : 0) +
    (meeting.next !== null ? WEIGHTS.nextMeeting : 0) +
    (titled ? WEIGHTS.notesTitle : 0) +
    (meeting.date !== null ? WEIGHTS.dated : 0)
  );
}

/** Another body's minutes in the same pack promise too; its reports and letters do not. */
const isHeadedNotes = ({ weight }: Paper): boolean => (weight & WEIGHTS.notesTitle) !== 0;

const noDates: MeetingDates = { date: null, next: null };

/** A paper's blocks, and its tables as they read while nobody knows when it met. */
type Opened = { own: Document; key: Key; reads: readonly TableRead[] };

function readPaper(text: NotesText, opened: Opened): Paper | { tooMany: number } {
  const { lines } = text;
  // Without its programmes, whose lines are blank by now.
  const own = ofLines(
    opened.own,
    lines.filter((line) => line.text !== ''),
  );
  const here = new Set<Block>(tablesIn(own.blocks));
  const undatedReads = opened.reads.filter(({ table }) => here.has(table) && !isBox(table));
  const promised = undatedReads.filter(({ readAs }) => readAs === 'undertakings');
  const held = new Set(
    [...undatedReads.filter(isOfActions), ...promised].map(({ table }) => firstLineOf(table)),
  );
  const prose = lines.map((line) => (isOf(held, line) ? lineOf(line.number, '') : line));
  const { themes, listed } = themedListsIn(prose);
  const paragraphs = paragraphsOf({ lines: prose, wraps: text.wraps });
  const entries = answeredEntries(paragraphs);
  const agenda = agendaOf(prose, new Set([...themes, ...listed, ...entries.map(({ entry }) => entry.from)]));
  const answered = new Map(
    entries
      .filter(({ entry }) => !isOfLastMeeting(itemAt(agenda, entry.from)))
      .map((one) => [one.entry.line, one]),
  );
  const reports = new Set([...answered.values()].flatMap(({ answers }) => answers.map(({ line }) => line)));
  const titles = titlesOver(lines, held);
  const notes = new Set(undatedReads.filter(isOfActions).flatMap((read) => read.notes));
  const joined = withOutcomesJoined(paragraphs, agenda);
  const inSections = joined.filter(({ line }) => !titles.has(line) && !reports.has(line) && !notes.has(line));
  const { bullets, unread } = bulletsOf(inSections, agenda, { themes, answered });
  const meetingBy = (headRows: ReadonlyMap<number, Line>): Meeting => {
    const heard = lines.map(
      (line) =>
        headRows.get(line.number) ??
        (isOf(held, line) && !isMinuteRow(line, undatedReads) ? lineOf(line.number, '') : line),
    );
    const titled = prose.map((line) => headRows.get(line.number) ?? line);
    return meetingOf(titled, paragraphsOf({ lines: heard, wraps: text.wraps }), agenda);
  };
  const headRows = titleRows(lines, held);
  const dated = datedTitles(lines, held);
  const said = meetingBy(headRows);
  const meeting = said.date === null && dated.size > 0 ? meetingBy(new Map([...dated, ...headRows])) : said;
  const previous = dischargesOf(
    inSections.filter(({ line }) => !answered.has(line)),
    agenda,
    meeting,
  );
  const reads = withDates(undatedReads, own, { meeting, key: opened.key });
  // Of minutes beside who is to act a cell may ask for several things itself: then these count, else what its table says.
  const spokenOn = (line: number): number => bullets.filter((bullet) => bullet.line === line).length;
  const rowsRead = reads.flatMap(({ readAs, rows: own }) =>
    readAs === 'minutes' ? own.filter(({ line }) => spokenOn(line) < 2) : own,
  );
  const ofTables = new Set(rowsRead.map(({ line }) => line));
  const rows = rowsRead.map(asRow).sort((one, other) => one.line - other.line);
  const size = rows.length + bullets.length + previous.carriedOver.length + previous.discharged.length;
  if (size > MOST_ACTIONS) return { tooMany: size };
  const { carriedOver } = previous;
  const discharged = previous.discharged.map(({ found }) => found);
  const spoken = bullets.filter(({ line }) => !previous.lines.has(line) && !ofTables.has(line));
  const others = tablesIn(own.blocks).filter((table) => !held.has(firstLineOf(table)));
  const attendees = attendanceOf(entriesOf(paragraphs, prose, others));
  const { actions, minuted, ...rest } = reconcile({
    attendees,
    rows,
    differences: reads.flatMap((read) => read.differences),
    bullets: spoken,
    carriedOver,
    discharged,
    meeting,
  });
  const elsewhere = new Set([...bullets.map(({ line }) => line), ...previous.lines]);
  const undertakings = [
    ...undertakingsOf({ lines: prose, wraps: text.wraps, paragraphs, agenda, elsewhere, actions }),
    ...promised.flatMap(({ table }) => undertakingsIn(table)),
  ].sort((one, other) => one.line - other.line);
  const told = [...reads.flatMap((read) => read.unread), ...unread, ...previous.unread, ...rest.unread];
  const read = new Set([...elsewhere, ...told.map(({ line }) => line)]);
  const used = new Set([...read, ...undertakings.map(({ line }) => line)]);
  const left = [
    ...listsNotRead(joined, agenda, used),
    ...leftInColumns(prose, (at) => used.has(prose[at]?.number ?? 0)),
    ...tablesNotRead(reads, read),
    ...closuresNotRead(inSections, {
      agenda,
      previous,
      inTables: rows.filter(({ status }) => status === 'discharged').length,
    }),
    ...saidOfTables(paragraphs, reads.filter(isOfActions).map(lastLineOf), used),
  ];
  const onLines = [...bullets, ...told, ...left, ...rowsRead].map(({ line }) => line);
  const notRead = [...left, ...signsNotRead(joined, [...onLines, ...previous.lines])];
  const { board, date, previous: last, next } = meeting;
  const ends = new Map([...paragraphs, ...joined].map(({ line, to }) => [line, to]));
  const toItsEnd = ({ from, to }: LinesRead): LinesRead => ({ from, to: ends.get(from) ?? to });
  const findings: Findings = {
    board,
    meeting: { date, previous: last, next },
    actions,
    discharged,
    nothingOutstanding:
      previous.nothingOutstanding ||
      (rows.length === 0 && isNilBelowTitle(prose)) ||
      reads.some(({ nil }) => nil),
    programme: null,
    differences: [...meeting.differences, ...previous.differences, ...rest.differences],
    unread: [...told, ...notRead].sort((a, b) => a.line - b.line),
    undertakings,
  };
  return {
    findings,
    minuted: {
      actions: minuted.map(({ lines: own = [], ...said }) => ({ ...said, lines: own.map(toItsEnd) })),
      discharged: previous.discharged.map(({ line, minuted: { owner, ...said } }) => {
        const { meant } = ownersMeant(owner === null ? [] : [owner], attendees);
        return { owner, ...(meant && { meant }), ...said, lines: [toItsEnd({ from: line, to: line })] };
      }),
    },
    at: meeting.at,
    remarks: [...meeting.remarks, ...rest.remarks],
    weight: weightOf(findings, lines),
    date: date ?? '',
    line: lines[0]?.number ?? 0,
  };
}

/** A row of minutes that asks for nothing, in a table that else was read as actions: "2 | Minutes of 5 March 2025 | Agreed". */
const isMinuteRow = ({ number, cells }: Line, reads: readonly TableRead[]): boolean =>
  cells !== null &&
  cells.filter((cell) => cell !== '').length > 1 &&
  !reads.some(({ rows }) => rows.some(({ line }) => line === number));

const tablesIn = (blocks: readonly Block[]): Table[] =>
  blocks.flatMap((block) =>
    block.kind === 'table'
      ? [block, ...block.rows.flatMap(({ cells }) => cells.flatMap((cell) => tablesIn(cell.blocks)))]
      : [],
  );

/**
 * A document without its tables of actions. One without headings that has as many columns as the last table with some, which is
 * of no actions, may go on with that.
 */
function withoutActions(document: Document, reads: readonly TableRead[]): Document {
  const goesOn = ({ isHeaded, table }: TableRead, index: number): boolean => {
    const above = reads.slice(0, index).findLast((read) => read.isHeaded);
    return !isHeaded && above?.readAs === 'nothing' && above.table.columns === table.columns;
  };
  const ofActions = new Set<Block>(
    reads
      .filter((read, index) => isOfActionsOrMinutes(read) && !goesOn(read, index))
      .map(({ table }) => table),
  );
  return { ...document, blocks: document.blocks.filter((block) => !ofActions.has(block)) };
}

/** A table of actions, or of minutes that ask for some. */
const isOfActionsOrMinutes = (read: TableRead): boolean => isOfActions(read) || read.readAs === 'minutes';

/** The tables of actions read again, now that the meeting's days are known; the others say no more for that. */
function withDates(
  reads: readonly TableRead[],
  own: Document,
  about: { meeting: MeetingDates; key: Key },
): TableRead[] {
  const ofActions = new Set<Block>(reads.filter(isOfActionsOrMinutes).map(({ table }) => table));
  const isNeeded = (block: Block): boolean =>
    block.kind === 'paragraph' || tablesIn([block]).some((table) => ofActions.has(table));
  const blocks = own.blocks.map(
    (block): Block => (block.kind === 'table' && !isNeeded(block) ? { ...block, rows: [] } : block),
  );
  const dated = new Map(actionTablesOf({ blocks }, about).map((read) => [read.table, read]));
  return reads.map((read) => dated.get(read.table) ?? read);
}

const lastLineOf = ({ table }: TableRead): number => table.rows.at(-1)?.at.line ?? table.at.line;

/** A row by itself that is one action in a box stands in its section as a bullet does, and is read with those. */
const isOfActions = ({ readAs, table }: TableRead): boolean => readAs === 'actions' && !isBox(table);

const isBox = ({ rows: [row, ...others] }: Table): boolean =>
  row !== undefined && others.length === 0 && boxedAction(row.cells.map(wordsOfCell)) !== null;

const isOf = (tables: ReadonlySet<number>, { table }: Line): boolean => table !== null && tables.has(table);

/** The blocks of a document that stand on lines of those numbers. */
function ofLines(document: Document, lines: readonly Line[]): Document {
  const numbers = new Set(lines.map(({ number }) => number));
  const isHere = (block: Block): boolean =>
    block.kind === 'table' ? block.rows.some(({ at }) => numbers.has(at.line)) : numbers.has(block.at.line);
  return { ...document, blocks: document.blocks.filter(isHere) };
}

const asRow = ({ line, text, status, owner, owners, due, doubts }: ActionRow): RowRead => ({
  line,
  text: withoutFullStop(text),
  status,
  owner,
  owners,
  due,
  dueCell: due.words ?? due.due ?? '',
  doubts,
});

function secondNotes({ findings: { board, actions, discharged, meeting }, line }: Paper): Unread {
  const text = `${board ?? 'another body'}${meeting.date === null ? '' : ` of ${meeting.date}`}`;
  const holds =
    actions.length > 0
      ? `${actions.length} of its own actions`
      : `what became of ${countOf(discharged.length, 'action')}`;
  const why = `the file holds a second set of notes with ${holds}: read them from a file of their own`;
  return { line, text, why };
}

const secondProgramme = ({ of, from, programme }: ProgrammeFound): Unread => ({
  line: from,
  text: `${of ?? 'a body'}: ${programme.meetings.map(({ meeting }) => meeting).join(', ')}`,
  why: 'the file holds a second programme of work: read it from a file of its own',
});

/**
 * A pack is many papers: each set of notes begins with its title, and ends where another paper begins. An export may hand on the
 * block of title and date late, below the notes' first items: it begins no other paper.
 */
function papersIn(lines: readonly Line[]): Line[][] {
  const papers: Line[][] = [[]];
  const titles = new Set<string>();
  let sinceTitle = Number.POSITIVE_INFINITY;
  let words = 0;
  let inAnother = false;
  let awaitsTitle = false;
  lines.forEach((line, index) => {
    const isLateTitle = awaitsTitle && /^Title:/i.test(line.text);
    const begins = beginsNotes(lines, index, sinceTitle) && !titles.has(line.text) && !isLateTitle;
    if (NOTES_TITLE.test(line.text)) awaitsTitle = true;
    if (isLateTitle || /^date\b.{0,20}:/i.test(line.text)) awaitsTitle = false;
    if (begins && NOTES_OF.test(line.text)) titles.add(line.text);
    const another = beginsAnotherPaper(line);
    if ((begins && (words > TITLE_LINES || inAnother)) || another) {
      papers.push([]);
      inAnother = another;
      words = 0;
    }
    papers.at(-1)?.push(line);
    if (line.text !== '') words += (line.cells?.length ?? 0) > 2 ? TITLE_LINES : 1;
    sinceTitle = begins ? 0 : sinceTitle + (line.text === '' ? 0 : 1);
  });
  return papers.filter((paper) => paper.some(({ text }) => text !== '' && !isFurniture(text)));
}

/** The board's name and the date may stand above "Meeting Notes", and are of the same paper; a row of several cells is not. */
const TITLE_LINES = 4;
const NOTES_TITLE = /^(?:draft )?(?:meeting )?(?:notes|minutes)(?: of (?:the )?meeting)?$/i;
const NOTES_OF =
  /^(?:(?:draft )?(?:minutes|notes) of (?:a|the) (?:meeting of )?.{3,200}\bheld\b|(?:DRAFT )?MINUTES of )/;

/** Below a title are the meeting's name, its date or its first item; on later pages it is only the page's head. */
function beginsNotes(lines: readonly Line[], index: number, sinceTitle: number): boolean {
  const { text, bullet, label, heading } = lines[index] ?? {
    text: '',
    bullet: false,
    label: null,
    heading: null,
  };
  if (bullet || label !== null || text === '' || text.length > 400) return false;
  if (/^Title:/i.test(text)) return sinceTitle > 6;
  if (NOTES_OF.test(text)) return heading === null;
  if (!NOTES_TITLE.test(text) || isOverSentence(lines, index)) return false;
  return lines
    .slice(index + 1, index + 30)
    .some((line) => /^(?:title|date\b.{0,20}):/i.test(line.text) || line.label === '1' || line.label === '');
}

/** "Minutes" over "The minutes of … were agreed" heads an item on the last ones. */
const isOverSentence = (lines: readonly Line[], index: number): boolean =>
  /^(?:the|that|agreed|approved|resolved|confirmed|received)\b/i.test(
    lines.slice(index + 1, index + 4).find(({ text }) => text !== '')?.text ?? '',
  );

const beginsAnotherPaper = ({ text, bullet }: Line): boolean =>
  !bullet && (/^this page is intentionally left blank$/i.test(text) || /^(?:To|Report to):\s\S/.test(text));

const NOTHING_READ: Pick<Paper, 'findings' | 'minuted' | 'remarks' | 'weight' | 'at'> = {
  at: { date: null, previous: null, next: null },
  findings: {
    board: null,
    meeting: { date: null, previous: null, next: null },
    actions: [],
    discharged: [],
    nothingOutstanding: false,
    programme: null,
    differences: [],
    unread: [],
    undertakings: [],
  },
  minuted: { actions: [], discharged: [] },
  remarks: [],
  weight: 0,
};
