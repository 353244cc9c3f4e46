import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import type { LinkSecrets } from '../../functions/links/signed.ts';
import { secretIn, secretOr } from './secret-file.ts';

const secretSchema = z.base64url().length(43);
const newSecret = (): string => randomBytes(32).toString('base64url');

/**
 * What signs the links of a data folder, made where there is none. To change it, `link-secret.json` is renamed to
 * `link-secret-before.json`, whose links are still taken.
 */
export function linkSecretsIn(dataDir: string): LinkSecrets {
  let known: ReturnType<LinkSecrets> | undefined;
  const load = async (): ReturnType<LinkSecrets> => {
    const newest = await secretOr(join(dataDir, 'link-secret.json'), secretSchema, newSecret);
    const before = await secretIn(join(dataDir, 'link-secret-before.json'), secretSchema);
    return before === undefined ? [newest] : [newest, before];
  };
  return () => {
    known ??= load();
    return known;
  };
}
