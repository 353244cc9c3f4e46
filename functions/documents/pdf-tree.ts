import type { PDFPageProxy } from 'pdfjs-dist';

/** A cell as the file itself tags it: the numbers of what it holds. */
type TaggedCell = { contents: readonly number[]; isHeading: boolean };
/** A table as the file itself tags it, its rows on other pages among them, without contents here. */
export type TaggedTable = { rows: readonly (readonly TaggedCell[])[] };
/** A table's cell: its table, and its row and place in the row. */
export type Tag = { table: TaggedTable; row: number; cell: number };
/** What a page's tags say; `of` a number of the page's contents. */
export type Tags = { tables: readonly TaggedTable[]; of: ReadonlyMap<number, Tag> };

type Node = { role?: string; type?: string; id?: string; children?: readonly Node[] };

/** The tables of a page's structure tree; null where there is none that can be read. pdf.js hands on no merged cells. */
export async function tagsOf(page: PDFPageProxy): Promise<Tags | null> {
  const root = (await page.getStructTree().catch(() => null)) as Node | null;
  if (root === null) return null;
  const tables = nodesOf(root, 'Table').map(
    (table): TaggedTable => ({
      rows: nodesOf(table, 'TR').map((row) =>
        (row.children ?? [])
          .filter(({ role }) => role === 'TD' || role === 'TH')
          .map((cell) => ({ contents: contentsOf(cell, page), isHeading: cell.role === 'TH' })),
      ),
    }),
  );
  const of = new Map<number, Tag>();
  for (const table of tables) {
    for (const [row, cells] of table.rows.entries()) {
      for (const [cell, { contents }] of cells.entries()) {
        for (const content of contents) of.set(content, { table, row, cell });
      }
    }
  }
  return { tables, of };
}

/** The outermost nodes of a role, in their order. */
function nodesOf(node: Node, role: string): Node[] {
  return (node.children ?? []).flatMap((child) => (child.role === role ? [child] : nodesOf(child, role)));
}

function contentsOf(node: Node, page: PDFPageProxy): number[] {
  const own = `p${page.ref?.num ?? ''}R_mc`;
  return (node.children ?? []).flatMap((child) => {
    if (child.type !== 'content') return contentsOf(child, page);
    return child.id?.startsWith(own) ? [Number(child.id.slice(own.length))] : [];
  });
}
