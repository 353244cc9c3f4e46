import { type Line, LONGEST_ROW } from '../lines.ts';
import { isOwner } from '../owners.ts';
import { isColour, isStatus, STATUS_IN_RUN, statusOf } from '../statuses.ts';
import { isDue } from '../when-said.ts';
import type { Column } from './columns.ts';
import { type Fields, fieldsOfGroups, fieldsOfRun } from './runs.ts';

/** Whether a cell gives a status, if only by a colour. */
export const tellsStatus = (cell: string): boolean => statusOf(cell) !== null || isColour(cell);

/** Cells set out with tabs or spaces may stand below the wrong heading: then their order tells. */
export function fieldsOfRow(line: Line, cells: readonly string[], columns: readonly Column[]): Fields {
  const fields = fieldsOfCells(cells, columns);
  const { status, owner = '', due } = fields;
  const fits = (status === undefined || tellsStatus(status)) && !/\d{4}/.test(owner) && !isStatus(owner);
  if (line.table !== null) return fields;
  if (fits && (due === undefined || /\d/.test(due) || isDue(due))) return withStatusApart(fields, columns);
  return fieldsOfRun(line.text.slice(0, LONGEST_ROW), columns) ?? fields;
}

const STATUS_LAST = new RegExp(`^(?<action>.*\\S)\\s(?<status>${STATUS_IN_RUN})$`);

/** An action that fills its column leaves one space before the status: "… the Sea Watch Open". */
function withStatusApart(fields: Fields, columns: readonly Column[]): Fields {
  const next = columns[columns.indexOf('action') + 1];
  const goesOn = fields.owner !== undefined || fields.due !== undefined;
  if (next !== 'status' || fields.status !== undefined || !goesOn) return fields;
  const groups = STATUS_LAST.exec(fields.action ?? '')?.groups;
  return groups === undefined ? fields : { ...fields, ...fieldsOfGroups(groups) };
}

function fieldsOfCells(cells: readonly string[], columns: readonly Column[]): Fields {
  const short = cells.length < columns.length && !inPlace(cells, columns);
  if (short || cells.length > columns.length) return fieldsByTheirWords(cells);
  const fields: Fields = {};
  columns.forEach((column, index) => {
    const cell = cells[index] ?? '';
    if (cell !== '') fields[column] = fields[column] === undefined ? cell : `${fields[column]} ${cell}`;
  });
  return fields;
}

/** A row short of cells has lost blank ones at its end, when what it has stands in place. */
const inPlace = (cells: readonly string[], columns: readonly Column[]): boolean =>
  cells.every((cell, index) => {
    const column = columns[index];
    if (cell === '') return true;
    return column === 'status' ? tellsStatus(cell) : column === 'due' ? isDue(cell) : true;
  });

function fieldsByTheirWords(cells: readonly string[]): Fields {
  const fields: Fields = {};
  const [longest] = [...cells].sort((a, b) => b.length - a.length);
  for (const cell of cells) {
    if (cell === '') continue;
    if (cell === longest && fields.action === undefined) {
      fields.action = cell;
    } else if ((isStatus(cell) || isColour(cell)) && fields.status === undefined) {
      fields.status = cell;
    } else if (isDue(cell) && fields.due === undefined) {
      fields.due = cell;
    } else if (fields.owner === undefined && (isOwner(cell) || fields.status !== undefined)) {
      fields.owner = cell;
    } else {
      fields.other = cell;
    }
  }
  return fields;
}
