import { Buffer } from 'node:buffer';

const mark = 'between-the-parts';

/** A mail with these words, and files attached to it. */
export function aMail(words: string, files: Record<string, Uint8Array>): Uint8Array {
  const parts = [
    `Content-Type: text/plain; charset=utf-8\r\n\r\n${words}\r\n`,
    ...Object.entries(files).map(
      ([name, bytes]) =>
        `Content-Type: application/octet-stream; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString('base64')}\r\n`,
    ),
  ];
  const head = [
    'From: clerk@quay.example',
    'To: asha@pcc.example',
    'Subject: Papers',
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${mark}"`,
  ];
  return new TextEncoder().encode(
    `${head.join('\r\n')}\r\n\r\n${parts.map((part) => `--${mark}\r\n${part}`).join('')}--${mark}--\r\n`,
  );
}
