import { extname } from 'node:path';
import { Option } from 'commander';
import { type Format, formatsOf } from '../../papers/formats.ts';
import { Misused } from './desk.ts';

/** Endings that files have besides the formats' own names. */
const otherEndings: Readonly<Record<string, Format>> = { htm: 'html', markdown: 'md', text: 'txt' };

const everyFormat: ReadonlySet<string> = new Set(Object.values(formatsOf).flat());

/** The option that says how a paper is written; its file may say so as well. */
export const formatOption = (formats: readonly string[], usual: string): Option =>
  new Option(
    '--format <format>',
    `how to write it; as the file of --out ends, or ${usual}, when left out`,
  ).choices(formats);

const endingOf = (file: string): string => extname(file).slice(1).toLowerCase();

/**
 * The format of a paper: the one said, or that which the ending of its file names; `usual` where neither says. Throws
 * {@link Misused} where the two differ, and where the ending says nothing that this paper can be.
 */
export function formatFor<F extends Format>(
  { format, out }: { format?: F | undefined; out?: string | undefined },
  formats: readonly F[],
  usual: F,
): F {
  const ending = out === undefined ? '' : endingOf(out);
  if (ending === '') return format ?? usual;
  const named = otherEndings[ending] ?? ending;
  const ours = formats.find((one) => one === named);
  if (format === undefined) {
    if (ours !== undefined) return ours;
    const endings = formats.map((one) => `.${one}`).join(', ');
    const how =
      formats.length === 1 ? `end it in ${endings}` : `end it in one of ${endings}, or say --format`;
    throw new Misused(`${out} ends in .${ending}, which this paper is not written as: ${how}`);
  }
  if (ours === format || !everyFormat.has(named)) return format;
  throw new Misused(
    `${out} ends in .${ending}, and --format says ${format}: leave --format out, or end the file in .${format}`,
  );
}
