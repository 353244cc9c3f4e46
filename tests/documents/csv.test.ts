import { describe, expect, it } from 'vitest';
import { documentOfCsv, isCsv } from '../../functions/documents/csv.ts';
import { tablesIn, wordsIn } from './words.ts';

const rowsOf = (text: string) =>
  tablesIn(documentOfCsv(text).blocks).flatMap(({ rows }) =>
    rows.map(({ at, cells }) => [
      at.line,
      ...cells.map(({ column, blocks }) => `${column} ${wordsIn(blocks).join(' ')}`),
    ]),
  );

describe('a file of values', () => {
  it.each([
    ['commas', 'Action,Owner,Due\n"Paint, then ""sweep""",Force,\n'],
    ['semicolons', 'Action;Owner;Due\n"Paint, then ""sweep""";Force;\n'],
    ['tabs', 'Action\tOwner\tDue\r\n"Paint, then ""sweep"""\tForce\t\r\n'],
    ['a mark at its start', '\uFEFFAction,Owner,Due\n"Paint, then ""sweep""",Force,\n'],
  ])('with %s is one table', (_, text) => {
    expect(rowsOf(text)).toEqual([
      [1, '0 Action', '1 Owner', '2 Due'],
      [2, '0 Paint, then "sweep"', '1 Force'],
    ]);
  });

  it('says its own sign on a line that is no row', () => {
    expect(rowsOf('sep=;\nAction;Owner\nPaint, sweep;Force\n')).toEqual([
      [2, '0 Action', '1 Owner'],
      [3, '0 Paint, sweep', '1 Force'],
    ]);
  });

  it('has a title above its table, and lines within a field', () => {
    const { blocks } = documentOfCsv('Quay Board\n\nAction,Owner\n"Paint\nthe shed",Force\n');
    expect(blocks.map(({ kind, at }) => [kind, at.line])).toEqual([
      ['paragraph', 1],
      ['table', 3],
    ]);
    expect(tablesIn(blocks)[0]?.rows[1]?.cells[0]?.blocks).toMatchObject([
      { spans: [{ text: 'Paint\nthe shed' }] },
    ]);
  });

  it.each([
    [true, 'Ref,Action,Owner\n1,Paint,Force\n2,"Sweep, mend",PCC\n'],
    [true, 'sep=;\nAction;Owner\n'],
    [
      false,
      'The Board met at noon, in the Hall, and rose at two.\nThe Chair, the Clerk, and others spoke.\n',
    ],
    [false, 'Present: A Quay, B Pier, C Boat\nApologies: D Hull, E Keel, F Mast\n'],
    [false, 'Action,Owner,Due'],
    [false, 'Minutes\nAction,Owner,Due\n1,2,3\n'],
    [false, ''],
  ])('is %s of a text: it is told from prose', (values, text) => {
    expect(isCsv(text)).toBe(values);
  });
});
