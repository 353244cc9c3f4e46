import { join } from 'node:path';
import * as z from 'zod';
import { instantSchema } from '../../../functions/calendar/days.ts';
import { keepSecret, secretIn } from '../secret-file.ts';

const lastBackupSchema = z.object({ made: instantSchema, file: z.string().min(1) });
/** When a data folder was last backed up, and into which file. */
export type LastBackup = z.infer<typeof lastBackupSchema>;

/** In no backup itself: a folder that was restored has none yet. */
const lastBackupName = 'last-backup.json';

export const keepLastBackup = (dataDir: string, last: LastBackup): Promise<void> =>
  keepSecret(join(dataDir, lastBackupName), last);

/** Null where there was none, or where nobody can tell. */
export const lastBackupIn = async (dataDir: string): Promise<LastBackup | null> =>
  (await secretIn(join(dataDir, lastBackupName), lastBackupSchema).catch(() => undefined)) ?? null;
