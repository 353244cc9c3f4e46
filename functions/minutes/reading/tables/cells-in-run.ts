import { OWNER_IN_RUN } from '../owners.ts';
import { STATUS_IN_RUN } from '../statuses.ts';
import { DUE_IN_RUN } from '../when-said.ts';
import type { LineColumn } from './headings-of-lines.ts';

/** What a row's cells say; a column that the table has not, or that is blank, is absent. */
export type Fields = Partial<Record<LineColumn, string>>;

const TAIL: Fields = {
  status: `(?<status>${STATUS_IN_RUN})`,
  owner: `(?<owner>${OWNER_IN_RUN})`,
  due: `(?<due>${DUE_IN_RUN})`,
};
/** After a status, which ends the action, an owner may be anyone. */
const ANYONE = "(?<owner>[A-Z][\\w.'’&/,() -]{0,70}?)";

const tails = new Map<string, RegExp[]>();

/** A row's tail, in the table's own order of columns, with each column that may be blank left out in turn. */
function tailsOf(columns: readonly LineColumn[]): RegExp[] {
  const order = columns.filter((column) => TAIL[column] !== undefined);
  const known = tails.get(order.join());
  if (known !== undefined) return known;
  const without = (column: LineColumn): LineColumn[] => order.filter((other) => other !== column);
  const made = [order, without('owner'), without('status'), without('due')]
    .filter((tail) => tail.length >= 2)
    .map((tail) => new RegExp(`^(?<action>.*\\s|)${tail.map(patternIn).join('\\s')}$`));
  tails.set(order.join(), made);
  return made;
}

const patternIn = (column: LineColumn, index: number, tail: readonly LineColumn[]): string =>
  column === 'owner' && tail[index - 1] === 'status' && tail[index + 1] === 'due'
    ? ANYONE
    : (TAIL[column] ?? '');

/** A row whose cells run together on one line. The action is what stands before its tail. */
export function fieldsOfRun(text: string, columns: readonly LineColumn[]): Fields | null {
  for (const pattern of tailsOf(columns)) {
    const groups = pattern.exec(text)?.groups;
    if (groups !== undefined) return fieldsOfGroups(groups);
  }
  return null;
}

/** What the groups of a pattern named for columns found. */
export function fieldsOfGroups(groups: Record<string, string | undefined>): Fields {
  const fields: Fields = {};
  for (const column of ['action', 'status', 'owner', 'due'] as const) {
    const said = groups[column]?.trim() ?? '';
    if (said !== '') fields[column] = said;
  }
  return fields;
}
