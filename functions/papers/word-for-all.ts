import { strFromU8, unzipSync } from 'fflate';

/**
 * What keeps somebody who has a Word file read aloud from reading it, each as a clause: a table whose heading row Word
 * does not know, a cell with nothing in it, no language, no title. None of a file that anybody can read.
 */
export function barriersIn(docx: Uint8Array): string[] {
  const parts = unzipSync(docx);
  const partOf = (name: string): string => {
    const bytes = parts[name];
    return bytes === undefined ? '' : strFromU8(bytes);
  };
  const tables = partOf('word/document.xml').split('<w:tbl>').slice(1);
  const cells = tables.flatMap((table) => (table.split('</w:tbl>')[0] ?? '').split(/<w:tc[ >]/).slice(1));
  const isBlank = (cell: string): boolean => !/<w:t(?: [^>]*)?>\s*[^<\s]/.test(cell);
  return [
    ...(tables.every((table) => table.includes('<w:tblHeader')) ? [] : ['a table has no heading row']),
    ...(cells.some(isBlank) ? ['a cell of a table has nothing in it'] : []),
    ...(/<w:lang [^>]*w:val="[a-z]{2}-[A-Z]{2}"/.test(partOf('word/styles.xml'))
      ? []
      : ['it says no language']),
    ...(/<dc:title>\s*[^<\s]/.test(partOf('docProps/core.xml')) ? [] : ['it has no title']),
  ];
}
