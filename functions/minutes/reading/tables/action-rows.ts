import { type CalendarDate, inWords } from '../../../calendar/days.ts';
import { series } from '../../../words/english.ts';
import type { ActionStatus, Difference } from '../../findings.ts';
import { firstDate, firstDay } from '../dates.ts';
import { sentencesOf } from '../undertakings/sentences.ts';
import { NOTHING_SAID, type UnlessSaid } from '../unless-said.ts';
import type { DueRead, MeetingDates } from '../when-said.ts';
import type { ActionColumn } from './action-columns.ts';
import {
  type Fields,
  fieldsOf,
  type Group,
  type RowsAbout,
  type Said,
  struckFields,
  withDateApart,
  withYearHeaded,
} from './action-fields.ts';
import { standingOf, type Tell } from './action-standing.ts';
import { type ActionText, actionTextOf, ownerInText } from './action-text.ts';
import { type CellParagraph, type CellRead, type GridRow, withoutMark, wordsOfTable } from './cells.ts';
import { isDitto } from './dittos.ts';
import { dueInCell, dueWordsIn } from './due-said.ts';
import { saidInNote } from './notes-below.ts';
import { isNobody, isOwnerWords, ownersIn } from './owners-said.ts';
import { apartByOwner, areTasks, pointsOf } from './points-in-cell.ts';
import { statusInWords } from './status-said.ts';

/** An action as a row of a table gives it. */
export type ActionRow = {
  line: number;
  text: string;
  status: ActionStatus;
  /** Whether the row says so itself; else it is what its title or its table makes of it. */
  isStatusSaid: boolean;
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

/** The actions of a row: one, or several where its cell has several points and the cells beside it as many, or each its owner. */
export function actionsIn(row: GridRow, about: RowsAbout): ActionRow[] {
  const fields = fieldsOf(row, about.columns);
  const { paragraphs } = fields('action');
  const points = pointsOf(fields('owner').text === '' ? paragraphs.flatMap(apartByOwner) : paragraphs);
  if (points.length < 2) return [actionOf(row, fields, points, about)];
  const beside: readonly ActionColumn[] = ['owner', 'due', 'revised', 'status', 'done'];
  const counts = beside.map((kind) => fields(kind).paragraphs.length);
  const paired = counts.filter((count) => count === points.length).length;
  const isListed = points.every((point) => point[0]?.isItem === true);
  const owned = points.every((point) => ownerInText(withoutMark(point[0]?.text ?? '')) !== null);
  const parts = counts.every((count) => count < 2 || count === points.length) && paired >= (isListed ? 1 : 2);
  // Paragraphs that are no list are each an action where each names who is to do it, and no cell beside them does.
  const areApart = owned && (isListed || fields('owner').text === '');
  if (!parts && !areApart && !(isListed && areTasks(points))) return [actionOf(row, fields, points, about)];
  const isRunOn = areApart && points.length > paragraphs.flatMap(({ text }) => sentencesOf(text)).length;
  return points.map((point, index) => {
    const own: Fields = (kind) => {
      const said = fields(kind);
      const paragraph = said.paragraphs[index];
      if (said.paragraphs.length !== points.length || paragraph === undefined) return said;
      const text = withoutMark(paragraph.text);
      return { ...said, text, struck: paragraph.struck, paragraphs: [{ ...paragraph, text }] };
    };
    const action = actionOf(
      row,
      (kind) => (kind === 'action' ? saidOf(point, fields(kind).cells) : own(kind)),
      [point],
      about,
    );
    const detail = `the text of “${action.text}”: it was parted from what stands in the same cell, “${fields('action').text}”`;
    return isRunOn ? { ...action, doubts: [...action.doubts, { kind: 'text', detail }] } : action;
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

/** Where the action's cell only says how it stands, its topic is what was asked for: "Notice board | Completed". */
function topicIfStatusAlone(read: ActionText, topic: string): ActionText {
  const said = statusInWords(read.text);
  return topic === '' || said === null || said.words !== read.text
    ? read
    : { ...read, text: topic, update: read.text, status: said.status };
}

function actionOf(
  row: GridRow,
  own: Fields,
  points: readonly (readonly CellParagraph[])[],
  about: RowsAbout,
): ActionRow {
  const cell = own('action');
  const isStruck = cell.text === '' && cell.struck !== '';
  const said = withYearHeaded(isStruck ? struckFields(own) : own, about.columns);
  const fields = withDateApart(said, about.columns);
  const words = isStruck
    ? cell.struck
    : cell.paragraphs
        .map(({ text }) => text)
        .filter((text) => text !== '')
        .join('\n');
  const read = topicIfStatusAlone(actionTextOf(words), fields('topic').text);
  const ownOwner = ownerInText(read.text);
  const hasOwner = about.columns.some(({ kind }) => kind === 'owner');
  const text =
    !hasOwner && ownOwner !== null
      ? ownOwner.rest
      : ownOwner !== null && ownOwner.rest !== read.text && sameName(ownOwner.owner, fields('owner').text)
        ? ownOwner.rest
        : read.text;
  const doubts: Difference[] = [];
  const tell: Tell = (kind, why) => {
    const field = /due date$/.test(kind) ? `the table's due date for “${text}”` : `the ${kind} of “${text}”`;
    doubts.push({ kind, detail: typeof why === 'string' ? `${field}: ${why}` : why(`“${text}”`) });
  };
  const note = row.note === undefined ? null : saidInNote(row.note);
  const standing = standingOf(fields, { ...about, read, isStruck, noted: note?.status ?? null }, tell);
  const isLive = standing.status === 'open' || standing.status === 'proposed';
  const { group, otherwise = NOTHING_SAID } = about;
  const owner = ownerOf(fields, { hasOwner, read, own: ownOwner?.owner ?? null, group, otherwise }, tell);
  const raised = firstDay(fields('raised').text)?.date ?? about.group.raised;
  const moved = note?.due ?? null;
  const due = dueOf(fields, { read, text, meeting: about.meeting, raised, isLive, moved, otherwise }, tell);
  if (row.note !== undefined) tell('text', `a note below the table says of it: “${row.note}”`);
  if (points.length > 1)
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
    status: standing.status,
    isStatusSaid: standing.isSaid,
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

const sameName = (one: string, other: string): boolean =>
  one.toLowerCase().replace(/\W/g, '') === other.toLowerCase().replace(/\W/g, '');

type OwnerAbout = {
  hasOwner: boolean;
  read: ActionText;
  own: string | null;
  group: Group;
  otherwise: UnlessSaid;
};

function ownerOf(
  fields: Fields,
  { hasOwner, read, own, group, otherwise }: OwnerAbout,
  tell: Tell,
): { owner: string | null; owners: readonly string[] } {
  const cell = fields('owner');
  const standing = statusInWords(cell.text);
  const named =
    standing === null ? cell.text : cell.text.slice(0, -standing.words.length).replace(/[\s([–—:;,-]+$/, '');
  const words = isNobody(named) ? '' : named;
  if (words !== '') {
    const isDate = firstDate(words)?.at === 0 && firstDate(words)?.written.kind !== 'month';
    if (isDate || isDitto(words) || !/\p{L}/u.test(words)) {
      tell('owner', `“${words}” names nobody`);
      return { owner: null, owners: [] };
    }
    if (HALF.test(words))
      tell('text', (action) => `the owner and the text of ${action}: its owner seems to be cut, “${words}”`);
    if (!isOwnerWords(words)) tell('owner', `“${words}” is no office or name that we know how to read`);
    return {
      owner: words,
      owners: ownersIn(cell.paragraphs.map(({ text }) => text).filter((text) => text !== '')),
    };
  }
  const other = read.owner ?? group.owner ?? own;
  if (other === null && otherwise.owner !== null && IS_DASH.test(cell.text))
    return { owner: otherwise.owner, owners: ownersIn([otherwise.owner]) };
  if (cell.text !== '') tell('owner', `the table gives “${cell.text}”`);
  else if (other === null)
    tell('owner', (action) => `the table gives ${action} no owner, and the notes name none`);
  else if (own !== null && group.owner !== null && other === group.owner && !sameName(own, other))
    tell('owner', `its own words name ${own}, and it stands among those of ${other}`);
  else if (hasOwner && group.owner === null)
    tell('owner', `the table gives none; its own words give it to ${other}`);
  return { owner: other, owners: other === null ? [] : ownersIn([other]) };
}

/** Nothing, or a dash for it. */
const IS_DASH = /^[\s.–—-]*$/;

/** An owner of which a part must stand elsewhere: "Cllr", "Head of", "of Works". */
const HALF =
  /^(?:of|and|for|&|\/)\s|(?:^|\s)(?:Cllr|Mr|Mrs|Ms|Miss|Dr|of|and|for|the|&)\.?$|[/,(&–-]$|^(?:Deputy|Assistant|Chief|Vice)$/;

type DueAbout = {
  read: ActionText;
  text: string;
  meeting: MeetingDates;
  raised: CalendarDate | null;
  isLive: boolean;
  /** When it is due by a note below the table. */
  moved: string | null;
  otherwise: UnlessSaid;
};

/** When an action is due: its revised date, its due date, the one it first had; else as its own words or its status say. */
function dueOf(
  fields: Fields,
  { read, text, meeting, raised, isLive, moved, otherwise }: DueAbout,
  tell: Tell,
): DueRead {
  const inCell = (words: string): DueRead => dueInCell(words, meeting, raised);
  const inNote = inCell(moved ?? '');
  if (inNote.due !== null) return inNote;
  const named = (['revised', 'due', 'original'] as const).map(fields);
  const cell =
    named.find((said) => said.text !== '' && !isNobody(said.text)) ?? named.find((said) => said.text !== '');
  const own = read.due ?? dueWordsIn(text);
  const said = own === null ? null : inCell(own);
  if (said === null && otherwise.due !== null && named.every((one) => IS_DASH.test(one.text))) {
    const due = inCell(otherwise.due);
    if (due.trouble !== null && isLive) tell(due.trouble.kind, due.trouble.why);
    return due;
  }
  if (cell !== undefined) {
    const due = inCell(cell.text);
    if (said?.due != null && isNobody(cell.text)) {
      tell('due date', `its cell says “${cell.text}”, its own words ${inWords(said.due)}`);
      return said;
    }
    if (due.trouble !== null && (isLive || statusInWords(cell.text) === null))
      tell(due.trouble.kind, due.trouble.why);
    else if (said?.due != null && due.due !== null && said.due !== due.due && isLive) {
      tell('due date', `its own words say ${inWords(said.due)}, its cell ${inWords(due.due)}`);
    }
    return due;
  }
  const struck = series(named.flatMap((one) => (one.struck === '' ? [] : [`“${one.struck}”`])));
  if (struck !== '') tell('due date', `${struck} is struck through, and no other is given`);
  if (said !== null) {
    const each = read.due === null ? datesNamed(text) : [];
    if (each.length > 1 && isLive) tell('due date', `its own words name ${series(each)}`);
    if (said.trouble !== null && isLive) tell(said.trouble.kind, said.trouble.why);
    return said;
  }
  return dueOfStatus(fields, inCell, isLive, tell);
}

/** By when each sentence of an action says that it is due, once each. */
const datesNamed = (text: string): string[] => [
  ...new Set(sentencesOf(text).flatMap((sentence) => dueWordsIn(sentence.text) ?? [])),
];

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
    if (isLive) tell('no due date', 'the due date is blank');
    return inCell('');
  }
  const isDay = firstDay(words) !== null;
  tell(isDay ? 'due date' : 'no due date', `only its progress says one, “${words}”`);
  return isDay ? due : { due: null, words, trouble: due.trouble, noSuchDay: false };
}
