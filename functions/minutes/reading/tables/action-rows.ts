import { type CalendarDate, inWords } from '../../../calendar/days.ts';
import { series } from '../../../words/english.ts';
import type { ActionStatus, Difference } from '../../findings.ts';
import { firstDate, firstDay } from '../dates.ts';
import { isColour } from '../statuses.ts';
import type { DueRead, MeetingDates } from '../when-said.ts';
import type { ActionColumn } from './action-columns.ts';
import { type ActionText, actionTextOf, ownerInText } from './action-text.ts';
import { type CellParagraph, type CellRead, type GridRow, withoutMark, wordsOfTable } from './cells.ts';
import { type ColourKey, colourNamed, colourOfShade } from './colours.ts';
import type { Column } from './columns.ts';
import { dueInCell, dueWordsIn } from './due-said.ts';
import { isNobody, isOwnerWords, ownersIn } from './owners-said.ts';
import { mayBeDone, statusInCell, statusInWords, statusOfTick } from './status-said.ts';

/** An action as a row of a table gives it. */
export type ActionRow = {
  line: number;
  text: string;
  status: ActionStatus;
  /** As printed; null where neither the row nor its group names one. */
  owner: string | null;
  /** Those that `owner` names, each by itself. */
  owners: readonly string[];
  due: DueRead;
  /** What it stands under: a row across the table, or its topic's column. */
  section: string | null;
  /** The day of the meeting that raised it, where the table says. */
  raised: CalendarDate | null;
  reference: string | null;
  /** What the row says of its progress. */
  update: string | null;
  /** What of it is in doubt or missing, each naming the action and the field. */
  doubts: readonly Difference[];
};

/** What rows have in common below a title, or below a row across the table. */
export type Group = {
  section: string | null;
  status: ActionStatus | null;
  owner: string | null;
  /** The day, or the first of the month, of the meeting that raised them. */
  raised: CalendarDate | null;
};

export type RowsAbout = {
  columns: readonly Column<ActionColumn>[];
  group: Group;
  meeting: MeetingDates;
  key: ColourKey;
};

/** The cells of a row that stand in columns of one kind, as one. */
type Said = {
  text: string;
  paragraphs: readonly CellParagraph[];
  struck: string;
  cells: readonly CellRead[];
};
type Fields = (kind: ActionColumn) => Said;

const fieldsOf =
  (row: GridRow, columns: readonly Column<ActionColumn>[]): Fields =>
  (kind) => {
    const cells = row.cells.filter((_, column) => columns[column]?.kind === kind);
    return {
      text: cells
        .map(({ text }) => text)
        .filter((text) => text !== '')
        .join(' '),
      struck: cells
        .map(({ struck }) => struck)
        .filter((text) => text !== '')
        .join(' '),
      paragraphs: cells.flatMap(({ paragraphs }) => paragraphs),
      cells,
    };
  };

/** The actions of a row: one, or several where its cell has several points and the cells beside it as many. */
export function actionsIn(row: GridRow, about: RowsAbout): ActionRow[] {
  const fields = fieldsOf(row, about.columns);
  const points = pointsOf(fields('action').paragraphs);
  if (points.length < 2) return [actionOf(row, fields, points, about)];
  const beside: readonly ActionColumn[] = ['owner', 'due', 'revised', 'status', 'done'];
  const counts = beside.map((kind) => fields(kind).paragraphs.length);
  const paired = counts.filter((count) => count === points.length).length;
  const isListed = points.every((point) => point[0]?.isItem === true);
  const owned = points.every((point) => ownerInText(withoutMark(point[0]?.text ?? '')) !== null);
  const parts = counts.every((count) => count < 2 || count === points.length) && paired >= (isListed ? 1 : 2);
  if (!parts && !(isListed && owned)) return [actionOf(row, fields, points, about)];
  return points.map((point, index) => {
    const own: Fields = (kind) => {
      const said = fields(kind);
      const paragraph = said.paragraphs[index];
      if (said.paragraphs.length !== points.length || paragraph === undefined) return said;
      return { ...said, text: paragraph.text, struck: paragraph.struck, paragraphs: [paragraph] };
    };
    return actionOf(
      row,
      (kind) => (kind === 'action' ? saidOf(point, fields(kind).cells) : own(kind)),
      [point],
      about,
    );
  });
}

const saidOf = (paragraphs: readonly CellParagraph[], cells: readonly CellRead[]): Said => ({
  text: paragraphs.map(({ text }) => text).join(' '),
  struck: paragraphs
    .map(({ struck }) => struck)
    .join(' ')
    .trim(),
  paragraphs,
  cells,
});

const GOES_WITH_THE_LAST =
  /^(?:updates?|progress|status|position|response|outcome|comments?|owner|lead|due|deadline|target|by when|note|nb)\b/i;

/** The points of an action's cell, each with the paragraphs that go with it: its update, its status, what it wraps to. */
function pointsOf(paragraphs: readonly CellParagraph[]): CellParagraph[][] {
  const points: CellParagraph[][] = [];
  for (const paragraph of paragraphs) {
    const text = withoutMark(paragraph.text);
    const last = points.at(-1);
    const isRest =
      GOES_WITH_THE_LAST.test(text) || /^[a-z(]/.test(paragraph.text) || saysOnlyStatus(text) || text === '';
    if (last === undefined || !isRest) points.push([paragraph]);
    else last.push(paragraph);
  }
  const [first, ...others] = points;
  const leads =
    first !== undefined && first[0]?.isItem === false && others.some(([one]) => one?.isItem === true);
  return leads || others.every(([one]) => one?.isItem === false) ? joinedUnlessPaired(points) : points;
}

/** Paragraphs that are no list are one action, unless the cells beside them are parted likewise, which is seen later. */
const joinedUnlessPaired = (points: CellParagraph[][]): CellParagraph[][] =>
  points.every(([one]) => /^[A-Z]/.test(one?.text ?? '') && !/:$/.test(one?.text ?? ''))
    ? points
    : [points.flat()];

const saysOnlyStatus = (text: string): boolean => statusInWords(text)?.words === text && text.length < 60;

function actionOf(
  row: GridRow,
  fields: Fields,
  points: readonly (readonly CellParagraph[])[],
  about: RowsAbout,
): ActionRow {
  const cell = fields('action');
  const isStruck = cell.text === '' && cell.struck !== '';
  const words = isStruck
    ? cell.struck
    : cell.paragraphs
        .map(({ text }) => text)
        .filter((text) => text !== '')
        .join('\n');
  const read = actionTextOf(words);
  const ownOwner = ownerInText(read.text);
  const hasOwner = about.columns.some(({ kind }) => kind === 'owner');
  const text =
    !hasOwner && ownOwner !== null
      ? ownOwner.rest
      : ownOwner !== null && ownOwner.rest !== read.text && sameName(ownOwner.owner, fields('owner').text)
        ? ownOwner.rest
        : read.text;
  const doubts: Difference[] = [];
  const tell: Tell = (kind, why) =>
    doubts.push({
      kind,
      detail: `${kind === 'no due date' ? 'the due date' : `the ${kind}`} of “${text}”: ${why}`,
    });
  const standing = standingOf(fields, { ...about, read, isStruck }, tell);
  const isLive = standing === 'open' || standing === 'proposed';
  const owner = ownerOf(fields, { hasOwner, read, own: ownOwner?.owner ?? null, group: about.group }, tell);
  const raised = firstDay(fields('raised').text)?.date ?? about.group.raised;
  const due = dueOf(fields, { read, text, meeting: about.meeting, raised, isLive }, tell);
  if (points.length > 1 && points.some(([one]) => one?.isItem === true))
    tell('text', `its ${points.length} points stand in one cell, and were taken for one action`);
  if (!isStruck && cell.struck !== '') tell('text', `“${cell.struck}” is struck through in it`);
  const nested = row.cells.flatMap((one) => (one.isFromAbove ? [] : one.nested));
  if (nested.length > 0) tell('text', `a table stands within it: ${nested.map(wordsOfTable).join('; ')}`);
  const update = [fields('update').text, fields('outcome').text, read.update ?? '']
    .filter((said) => said !== '')
    .join('; ');
  return {
    line: row.at.line,
    text,
    status: standing,
    owner: owner.owner,
    owners: owner.owners,
    due,
    section: about.group.section ?? (fields('topic').text || null),
    raised,
    reference: (fields('reference').text || read.reference) ?? null,
    update: update === '' ? null : update,
    doubts,
  };
}

type Tell = (kind: 'status' | 'owner' | 'due date' | 'no due date' | 'text', why: string) => void;

const sameName = (one: string, other: string): boolean =>
  one.toLowerCase().replace(/\W/g, '') === other.toLowerCase().replace(/\W/g, '');

type StandingAbout = RowsAbout & { read: ActionText; isStruck: boolean };
type Voice = { says: string; status: ActionStatus };

/** How an action stands: by the first of its cells that says so; where cells disagree, or none is understood, that is told. */
function standingOf(fields: Fields, about: StandingAbout, tell: Tell): ActionStatus {
  const voices = voicesOf(fields, about);
  const [first, ...others] = voices;
  const { group } = about;
  if (first !== undefined) {
    const against = others.find(({ status }) => isOver(status) !== isOver(first.status));
    if (against !== undefined)
      tell('status', `${first.says}, and ${against.says}; it is taken as ${first.status}`);
    else if (group.status !== null && isOver(group.status) && !isOver(first.status)) {
      tell('status', `${first.says}, and it stands among those that are ${group.status}`);
    }
    return first.status;
  }
  return standingUnsaid(fields, about, tell);
}

const isOver = (status: ActionStatus): boolean => status === 'discharged' || status === 'withdrawn';

function voicesOf(fields: Fields, { read, isStruck, key }: StandingAbout): Voice[] {
  const voices: Voice[] = [];
  const add = (says: string, status: ActionStatus | null): void => {
    if (status !== null) voices.push({ says, status });
  };
  const quoted = (column: string, words: string): string => `its ${column} says “${words}”`;
  if (isStruck) add('its words are struck through', 'discharged');
  const closed = fields('closed').text;
  if (closed !== '') add(`it has “${closed}” where the date closed stands`, closedBy(closed));
  const status = fields('status');
  add(quoted('status', status.text), statusInCell(status.text) ?? colourMeaning(status, key));
  const done = fields('done').text;
  if (done !== '') add(quoted('column for what is done', done), statusOfTick(done));
  const { text: outcome } = fields('outcome');
  add(quoted('outcome', outcome), statusInCell(outcome));
  add('its own words say so', read.status);
  const { text: update } = fields('update');
  add(quoted('progress', update), statusInWords(update)?.status ?? null);
  const shade = colourOfShade(fields('action').cells[0]?.shade ?? null);
  if (shade !== null) add(`its row is ${shade}`, key.get(shade) ?? null);
  return voices;
}

const closedBy = (cell: string): ActionStatus | null =>
  isNobody(cell) || statusInCell(cell) === 'open' || statusOfTick(cell) === 'open' ? 'open' : 'discharged';

function colourMeaning({ text, cells }: Said, key: ColourKey): ActionStatus | null {
  const colour =
    text === '' ? colourOfShade(cells[0]?.shade ?? null) : isColour(text) ? colourNamed(text) : null;
  return colour === null ? null : (key.get(colour) ?? null);
}

/** What is taken for an action none of whose cells says how it stands in words that we know. */
function standingUnsaid(fields: Fields, { columns, group, read }: StandingAbout, tell: Tell): ActionStatus {
  const has = (kind: ActionColumn): boolean => columns.some((column) => column.kind === kind);
  const taken = group.status ?? 'open';
  const status = fields('status');
  const shade =
    colourOfShade(status.cells[0]?.shade ?? null) ?? colourOfShade(fields('action').cells[0]?.shade ?? null);
  const outcome = fields('outcome').text;
  const unknown = [status.text, fields('done').text, read.statusWords ?? ''].find((words) => words !== '');
  const tellTaken = (why: string): void => tell('status', `${why}; it is taken as ${taken}`);
  if (unknown !== undefined && isColour(unknown)) {
    tellTaken(`it has the colour “${unknown}”, and nothing says what that means`);
  } else if (unknown !== undefined) {
    tellTaken(`“${unknown}” is none that we know`);
  } else if (shade !== null && shade !== 'grey') {
    tellTaken(`it is shaded ${shade}, and nothing says what that means`);
  } else if (outcome !== '' && group.status === null) {
    tell(
      'status',
      `its outcome is “${outcome}”, which may say that it is done; it is taken as ${mayBeDone(outcome) ? 'discharged' : 'open'}`,
    );
    return mayBeDone(outcome) ? 'discharged' : 'open';
  } else if (group.status === null && has('status')) {
    tellTaken('none is given');
  } else if (group.status === null && !has('done') && !has('closed')) {
    const update = [fields('update').text, read.update ?? ''].find(
      (words) => words !== '' && mayBeDone(words),
    );
    if (update !== undefined) tellTaken(`none is given, and its progress says “${update}”`);
  }
  return taken;
}

type OwnerAbout = { hasOwner: boolean; read: ActionText; own: string | null; group: Group };

function ownerOf(
  fields: Fields,
  { hasOwner, read, own, group }: OwnerAbout,
  tell: Tell,
): { owner: string | null; owners: readonly string[] } {
  const cell = fields('owner');
  const words = cell.text === '' || isNobody(cell.text) ? '' : cell.text;
  if (words !== '') {
    const isDate = firstDate(words)?.at === 0;
    if (isDate || !/\p{L}/u.test(words)) {
      tell('owner', `“${words}” names nobody`);
      return { owner: null, owners: [] };
    }
    if (!isOwnerWords(words)) tell('owner', `“${words}” is no office or name that we know how to read`);
    return {
      owner: words,
      owners: ownersIn(cell.paragraphs.map(({ text }) => text).filter((text) => text !== '')),
    };
  }
  const other = read.owner ?? group.owner ?? own;
  if (cell.text !== '') tell('owner', `the table gives “${cell.text}”`);
  else if (other === null) tell('owner', 'none is named');
  else if (hasOwner && group.owner === null)
    tell('owner', `the table gives none; its own words give it to ${other}`);
  return { owner: other, owners: other === null ? [] : ownersIn([other]) };
}

type DueAbout = {
  read: ActionText;
  text: string;
  meeting: MeetingDates;
  raised: CalendarDate | null;
  isLive: boolean;
};

/** When an action is due: its revised date, its due date, the one it first had; else as its own words or its status say. */
function dueOf(fields: Fields, { read, text, meeting, raised, isLive }: DueAbout, tell: Tell): DueRead {
  const inCell = (words: string): DueRead => dueInCell(words, meeting, raised);
  const named = (['revised', 'due', 'original'] as const).map(fields);
  const cell =
    named.find((said) => said.text !== '' && !isNobody(said.text)) ?? named.find((said) => said.text !== '');
  const own = dueWordsIn(text);
  const said = own === null ? null : inCell(own);
  if (cell !== undefined) {
    const due = inCell(cell.text);
    if (due.trouble !== null && (isLive || due.due === null)) tell(due.trouble.kind, due.trouble.why);
    else if (said?.due != null && due.due !== null && said.due !== due.due && isLive) {
      tell('due date', `its own words say ${inWords(said.due)}, its cell ${inWords(due.due)}`);
    }
    return due;
  }
  const struck = series(named.flatMap((one) => (one.struck === '' ? [] : [`“${one.struck}”`])));
  if (struck !== '') tell('due date', `${struck} is struck through, and no other is given`);
  if (read.due !== null || said !== null) {
    const due = read.due === null ? (said ?? inCell('')) : inCell(read.due);
    if (due.trouble !== null && isLive) tell(due.trouble.kind, due.trouble.why);
    return due;
  }
  return dueOfStatus(fields, inCell, isLive, tell);
}

const DUE_WORDS =
  /\b(?:due(?: by| on| in)?|(?:carr(?:y|ied) (?:forward|over)|deferred|moved|postponed|held over|expected|extended)(?: to| until| in| by)?)\s(?:the )?(.{3,60})$/i;

/** A status may say when: "Due July 2025", "Carry forward to June". A month is kept as words, a day is taken and told. */
function dueOfStatus(
  fields: Fields,
  inCell: (words: string) => DueRead,
  isLive: boolean,
  tell: Tell,
): DueRead {
  const said = (['status', 'outcome', 'update'] as const).map((kind) => fields(kind).text);
  const words = isLive
    ? said.map((cell) => DUE_WORDS.exec(cell)?.[1]).find((found) => found !== undefined)
    : undefined;
  const due = inCell(words ?? '');
  if (words === undefined || firstDate(words) === null) {
    if (isLive) tell('no due date', 'it is blank');
    return inCell('');
  }
  const isDay = firstDay(words) !== null;
  tell(isDay ? 'due date' : 'no due date', `only its progress says one, “${words}”`);
  return isDay ? due : { due: null, words, trouble: due.trouble, noSuchDay: false };
}
