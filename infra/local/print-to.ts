import { type Desk, whyNoFile } from '../../functions/command-line/terminal/desk.ts';

/**
 * Prints to a stream. A reader who has seen enough, such as `head`, closes it: the work goes on, and ends well.
 * Anything else that keeps the words from where they belong, such as a full disk, is a failure.
 */
export function printTo(stream: NodeJS.WriteStream): Desk['data'] {
  if (!stream.listeners('error').includes(heedFailure)) stream.on('error', heedFailure);
  return (text) => {
    stream.write(text);
  };
}

function heedFailure(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE' || process.exitCode === 1) return;
  process.exitCode = 1;
  process.stderr.write(`matters: the output could not be written: ${whyNoFile(error)}\n`);
}
