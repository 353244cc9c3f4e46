import type { CalendarDate } from '../../../calendar/days.ts';
import type { ActionStatus } from '../../findings.ts';
import { firstDay, startsWithDate } from '../dates.ts';
import { isColour, mayBeLeftOpen } from '../statuses.ts';
import { type ActionColumn, isYesOrNo } from './action-columns.ts';
import type { Fields, RowsAbout, Said } from './action-fields.ts';
import type { ActionText } from './action-text.ts';
import { type ColourKey, colourNamed, colourOfShade } from './colours.ts';
import { isNobody } from './owners-said.ts';
import { statusOfProgress } from './progress-entries.ts';
import {
  isInPart,
  isOfTwoRows,
  mayBeDone,
  statusInCell,
  statusInWords,
  statusOfTick,
} from './status-said.ts';

/** Tells what of an action is in doubt: the field, and why, or a sentence about it by its name. */
export type Tell = (
  kind: 'status' | 'owner' | 'due date' | 'no due date' | 'text',
  why: string | ((action: string) => string),
) => void;

type StandingAbout = RowsAbout & { read: ActionText; isStruck: boolean; noted: ActionStatus | null };
type Standing = { status: ActionStatus; isSaid: boolean };
type Voice = { says: string; status: ActionStatus };

/** How an action stands: by the first of its cells that says so; where cells disagree, or none is understood, that is told. */
export function standingOf(fields: Fields, about: StandingAbout, tell: Tell): Standing {
  const voices = voicesOf(fields, about);
  const [first, ...others] = voices;
  const { group } = about;
  const { text } = fields('status');
  if (isOfTwoRows(text)) tell('status', `it says “${text}”, as where two rows have run into one`);
  if (first !== undefined) {
    const both = SAID_OF_STANDING.map((kind) => fields(kind).text).find(saysDoneAndNot);
    if (both !== undefined)
      tell(
        'status',
        `“${both}” says that it is done, and that something goes on; it is taken as ${first.status}`,
      );
    const against = others.find(({ status }) => isOver(status) !== isOver(first.status));
    if (against !== undefined)
      tell('status', `${first.says}, and ${against.says}; it is taken as ${first.status}`);
    else if (group.status !== null && isOver(group.status) && !isOver(first.status)) {
      tell('status', `${first.says}, and it stands among those that are ${group.status}`);
    }
    return { status: first.status, isSaid: true };
  }
  return { status: standingUnsaid(fields, about, tell), isSaid: false };
}

const SAID_OF_STANDING = ['status', 'done', 'outcome', 'update'] as const;

/** Each of the words may count: some say that the thing is done, and others that it is not. */
const saysDoneAndNot = (words: string): boolean => mayBeLeftOpen(words) && SAYS_DONE.test(words);
const SAYS_DONE = /^(?:yes|done|closed|completed?|discharged|actioned|resolved|finished|signed off)\b/i;

const isOver = (status: ActionStatus): boolean => status === 'discharged' || status === 'withdrawn';

function voicesOf(fields: Fields, { columns, read, isStruck, key, meeting, noted }: StandingAbout): Voice[] {
  const voices: Voice[] = [];
  const add = (says: string, status: ActionStatus | null): void => {
    if (status !== null) voices.push({ says, status });
  };
  const quoted = (column: string, words: string): string => `its ${column} says “${words}”`;
  add('the note below the table says so', noted);
  if (isStruck) add('its words are struck through', 'discharged');
  const closed = fields('closed').text;
  if (closed !== '') add(`it has “${closed}” where the date closed stands`, closedBy(closed));
  const status = fields('status');
  add(
    quoted('status', status.text),
    statusOfCell(status, meeting.date) ??
      key.letters.get(status.text.replace(/\.$/, '')) ??
      letterOf(status.text, columns) ??
      colourMeaning(status, key.colours),
  );
  const colour = fields('colour');
  add(
    quoted('colour', colour.text),
    statusInCell(colour.text) ?? key.letters.get(colour.text) ?? colourMeaning(colour, key.colours),
  );
  const left = fields('left').text;
  add(quoted('column for what is left', left), statusOfLeft(left));
  const done = fields('done').text;
  const isOfClosing = /^closed\b/i.test(columns.find(({ kind }) => kind === 'done')?.heading ?? '');
  add(quoted('column for what is done', done), statusOfDone(done, isOfClosing ? null : meeting.date));
  const { text: outcome } = fields('outcome');
  add(quoted('outcome', outcome), statusInCell(outcome));
  add('its own words say so', read.status);
  for (const cell of fields('update').cells)
    add(quoted('progress', cell.text), statusOfProgress(cell, meeting.date));
  for (const [column, kind] of [
    ['due date', 'due'],
    ['revised date', 'revised'],
    ['owner', 'owner'],
  ] as const) {
    const { text } = fields(kind);
    add(quoted(column, text), overOnly(statusInWords(text)?.status ?? null));
  }
  for (const { text } of fields(null).cells) {
    const said = statusInWords(text);
    add(quoted('row', text), said?.words === text ? overOnly(said.status) : null);
  }
  const shade = colourOfShade(fields('action').cells[0]?.shade ?? null);
  if (shade !== null) add(`its row is ${shade}`, key.colours.get(shade) ?? null);
  return voices;
}

/** A status by itself; or of a cell that keeps them by their days, the latest. */
const statusOfCell = ({ text, paragraphs }: Said, meeting: CalendarDate | null): ActionStatus | null =>
  startsWithDate(text) ? statusOfProgress({ text, paragraphs }, meeting) : statusInCell(text);

/** "O" and "C" where the heading says open and closed, a number where it says how many per cent. */
function letterOf(cell: string, columns: RowsAbout['columns']): ActionStatus | null {
  const heading = columns.find(({ kind }) => kind === 'status')?.heading ?? '';
  if (/%|per ?cent/i.test(heading) && /^\d{1,3}$/.test(cell))
    return Number(cell) === 100 ? 'discharged' : 'open';
  if (!/^[oc]$/i.test(cell) || !/\bo ?\/ ?c\b|\bopen\b.*\bclosed\b/i.test(heading)) return null;
  return /^o$/i.test(cell) ? 'open' : 'discharged';
}

const overOnly = (status: ActionStatus | null): ActionStatus | null =>
  status !== null && isOver(status) ? status : null;

/** A day under "Completed" is when it was, unless it is still to come by the day of the meeting; one under "Closed" is. */
function statusOfDone(cell: string, meeting: CalendarDate | null): ActionStatus | null {
  const status = cell === '' ? null : statusOfTick(cell);
  const day = firstDay(cell)?.date ?? null;
  return status === null && day !== null && (meeting === null || day <= meeting) ? 'discharged' : status;
}

/** "Yes" under "Outstanding?" says that a thing is not done. */
function statusOfLeft(cell: string): ActionStatus | null {
  const ticked = isYesOrNo(cell) ? statusOfTick(cell) : null;
  return ticked === null ? statusInCell(cell) : ticked === 'open' ? 'discharged' : 'open';
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
    colourOfShade((status.cells[0] ?? fields('colour').cells[0])?.shade ?? null) ??
    colourOfShade(fields('action').cells[0]?.shade ?? null);
  const outcome = fields('outcome').text;
  const unknown = [status.text, fields('colour').text, fields('done').text, read.statusWords ?? ''].find(
    (words) => words !== '',
  );
  const tellTaken = (why: string): void => tell('status', `${why}; it is taken as ${taken}`);
  if (unknown !== undefined && isColour(unknown)) {
    tellTaken(`it has the colour “${unknown}”, and nothing says what that means`);
  } else if (unknown !== undefined) {
    tell(
      'status',
      (action) =>
        `the table gives ${action} the status “${unknown}”, which is none we know; it is taken as ${taken}`,
    );
  } else if (shade !== null && shade !== 'grey') {
    tellTaken(`it is shaded ${shade}, and nothing says what that means`);
  } else if (outcome !== '' && group.status === null) {
    const outcomeTaken = mayBeDone(outcome) && !isInPart(outcome) ? 'discharged' : 'open';
    tell(
      'status',
      `its outcome is “${outcome}”, which may say that it is done; it is taken as ${outcomeTaken}`,
    );
    return outcomeTaken;
  } else if (group.status === null && has('status')) {
    tell('status', (action) => `the table gives ${action} no status; it is taken as ${taken}`);
  } else if (group.status === null && !has('done') && !has('closed')) {
    const update = [fields('update').text, read.update ?? ''].find(
      (words) => words !== '' && mayBeDone(words),
    );
    if (update !== undefined) tellTaken(`none is given, and its progress says “${update}”`);
  }
  return taken;
}
