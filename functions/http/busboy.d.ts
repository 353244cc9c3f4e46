declare module 'busboy' {
  import type { Readable, Writable } from 'node:stream';

  type File = { filename?: string; mimeType: string };
  interface Busboy extends Writable {
    on(event: 'field', listener: (name: string | undefined, value: string) => void): this;
    on(event: 'file', listener: (name: string | undefined, file: Readable, of: File) => void): this;
    on(event: 'error', listener: (error: unknown) => void): this;
    on(event: 'close', listener: () => void): this;
  }
  export default function busboy(settings: {
    headers: { 'content-type': string };
    defParamCharset: string;
    preservePath: boolean;
    limits: { fieldSize: number };
  }): Busboy;
}
