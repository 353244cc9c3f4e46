import type { Table } from '../../../documents/document.ts';
import { undertakingColumns } from '../../../papers/overview.ts';
import type { FoundUndertaking } from '../../findings.ts';
import { wordsOfCell } from '../lines-of-document.ts';

/** Whether those are the headings under which this service's own Overview prints what is still to be provided. */
export const headsUndertakings = (headings: readonly string[]): boolean =>
  undertakingColumns.every((heading, column) => headings[column] === heading);

/** Its rows, each to be offered: the actions that they name are discharged, and asked for no more. */
export const undertakingsIn = ({ rows }: Table): FoundUndertaking[] =>
  rows.slice(1).map(({ at, cells }) => {
    const [what = '', action = '', owner = '', by = ''] = cells.map(wordsOfCell);
    return {
      minute: null,
      paragraph: null,
      sentence: `${what}: still to be provided for “${action}”`,
      owner: owner === '' ? null : owner,
      what,
      by: by === '' ? null : by,
      kind: 'undertaking',
      line: at.line,
    };
  });
