import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';

const types =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const relations =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

function wordFile(body: string): Uint8Array {
  const document = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  return zipSync(
    {
      '[Content_Types].xml': strToU8(types),
      '_rels/.rels': strToU8(relations),
      'word/document.xml': strToU8(document),
    },
    { level: 1 },
  );
}

const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

/** A PDF of one page on which `operators` are carried out, packed. */
function pdfFile(operators: string): Uint8Array {
  const packed = deflateSync(Buffer.from(operators), { level: 9 });
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from(
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    ),
    Buffer.concat([
      Buffer.from(`<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`),
      packed,
      Buffer.from('\nendstream'),
    ]),
    Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'),
  ];
  const numbered = objects.map((object, index) =>
    Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]),
  );
  const trailer = Buffer.from('trailer\n<< /Root 1 0 R /Size 6 >>\n%%EOF\n');
  return new Uint8Array(Buffer.concat([Buffer.from('%PDF-1.4\n'), ...numbered, trailer]));
}

/** Small files that cost whoever opens them carelessly minutes or gigabytes. */
export const hostileFiles: Record<string, () => Uint8Array> = {
  'tables in tables, 300 deep': () =>
    wordFile(
      '<w:tbl><w:tr><w:tc>'.repeat(300) + paragraph('Actions') + '</w:tc></w:tr></w:tbl><w:p/>'.repeat(300),
    ),
  'one paragraph of 48 MB': () => wordFile(paragraph('ab '.repeat(16_000_000))),
  '64,000 paragraphs': () => wordFile(paragraph('The Board noted the report.').repeat(64_000)),
  'a page of 4,000,000 lines': () => pdfFile('0 0 m 9 9 l S\n'.repeat(4_000_000)),
  'a page of 40,000,000 spaces': () => pdfFile(`BT /F1 9 Tf 50 700 Td (${' '.repeat(40_000_000)}) Tj ET`),
};
