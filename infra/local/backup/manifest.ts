import * as z from 'zod';
import { instantSchema } from '../../../functions/calendar/days.ts';

export const backupFormat = 'matters-arising backup';
/** Raised when the version before could no longer restore it. */
export const backupVersion = 1;
/** The part that says what all others must be; it is written last, so that a backup without it was never finished. */
export const manifestName = 'manifest.json';
/** Where the table's items are, some to a part, each on a line of its own. */
export const tableFolder = 'table/';
/** Where all else of the data folder is. */
export const filesFolder = 'files/';

/** A name that stays in the folder it is put into. */
const nameSchema = z
  .string()
  .refine((name) => name.startsWith(tableFolder) || name.startsWith(filesFolder), 'is in neither folder')
  .refine((name) => !/[\\\0]|(?:^|\/)\.{0,2}(?:\/|$)/.test(name), 'leads elsewhere');

export const manifestSchema = z.object({
  format: z.literal(backupFormat),
  version: z.literal(backupVersion, 'another release wrote it: restore it with that one'),
  /** When the table was as it is here. */
  made: instantSchema,
  boards: z.array(z.string()),
  items: z.int().min(0),
  parts: z.array(
    z.object({ name: nameSchema, bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type Part = Manifest['parts'][number];
