import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { type Instant, instantSchema } from '../../functions/calendar/days.ts';
import {
  Failed,
  type MailChange,
  type MailRoute,
  type MailSettings,
  Misused,
} from '../../functions/command-line/terminal/desk.ts';
import { permittedSchema } from '../../functions/mail/only-to.ts';
import { region as usualRegion } from './engines.ts';
import { fileOfRegister } from './freeze.ts';

/** What the environment says of a register's place and of the mail service. */
type Where = {
  MATTERS_DATA: string;
  AWS_ENDPOINT_URL_DYNAMODB?: string | undefined;
  AWS_ENDPOINT_URL_SES?: string | undefined;
  AWS_REGION?: string | undefined;
  AWS_DEFAULT_REGION?: string | undefined;
};

const routeSchema = z.discriminatedUnion('via', [
  z.object({ via: z.literal('mailbox') }),
  z.object({ via: z.literal('SES'), region: z.string().min(1), endpoint: z.url().nullable() }),
]);
const keptSchema = z.object({
  route: routeSchema,
  onlyTo: z.array(permittedSchema),
  since: instantSchema,
  by: z.string().min(1),
});
type Kept = z.infer<typeof keptSchema>;

const fileOf = (where: Where): string => fileOfRegister('mail-route', where);

async function read(where: Where): Promise<Kept | undefined> {
  const file = fileOf(where);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return keptSchema.parse(JSON.parse(text));
  } catch {
    throw new Failed(
      `${file} is not as it was written, so nobody knows how mail is to go out: move it away, and say so anew with matters mail use`,
    );
  }
}

async function keep(where: Where, kept: Kept): Promise<void> {
  const file = fileOf(where);
  await mkdir(where.MATTERS_DATA, { recursive: true });
  await writeFile(`${file}.part`, JSON.stringify(kept));
  await rename(`${file}.part`, file);
}

const hasMails = (mailFolder: string): Promise<boolean> =>
  readdir(mailFolder).then(
    (names) => names.some((name) => name.endsWith('.eml')),
    () => false,
  );

const regionIn = ({ AWS_REGION, AWS_DEFAULT_REGION }: Where): string | undefined =>
  AWS_REGION ?? AWS_DEFAULT_REGION;

/** What the environment names; undefined where it names nothing. */
function routeNamed(where: Where): MailRoute | undefined {
  const { AWS_ENDPOINT_URL_SES: endpoint } = where;
  return endpoint === undefined
    ? undefined
    : { via: 'SES', region: regionIn(where) ?? usualRegion, endpoint };
}

const routeInWords = (route: MailRoute): string => {
  if (route.via === 'mailbox') return 'into the mailbox on this machine';
  return route.endpoint === null ? `by SES in ${route.region}` : `to ${route.endpoint}`;
};

const isSame = (one: string | null, other: string): boolean =>
  one !== null && new URL(one).href === new URL(other).href;

/** Why nothing is sent while the environment names another mail service than the register's. */
function whyNotSent({ AWS_ENDPOINT_URL_SES: named }: Where, route: MailRoute): string | null {
  if (named === undefined || (route.via === 'SES' && isSame(route.endpoint, named))) return null;
  return `the mail of this register goes ${routeInWords(route)}, and AWS_ENDPOINT_URL_SES names ${named}: nothing is sent. To keep the first, unset AWS_ENDPOINT_URL_SES; to change it, matters mail use ses --endpoint ${named}`;
}

const nobodySaid =
  'nobody has said how the mail of this register goes out, so nothing is sent: matters mail use mailbox, or matters mail use ses --region REGION';

const settings = (where: Where, { route, onlyTo, since, by }: Kept): MailSettings => ({
  ...{ route, onlyTo, since, by },
  whyNotSent: whyNotSent(where, route),
});

const found = (now: Instant, route: MailRoute, by: string): Kept => ({ route, onlyTo: [], since: now, by });

/**
 * A register beside the embedded engines, of which nobody has said how its mail goes out: into its mailbox, if that was
 * used; else as the environment says, if it says anything; else into its mailbox.
 */
async function firstRoute(where: Where, now: Instant): Promise<Kept> {
  const mailbox = { via: 'mailbox' } as const;
  if (await hasMails(join(where.MATTERS_DATA, 'mail'))) {
    return found(now, mailbox, 'its mailbox, which has mails in it');
  }
  const named = routeNamed(where);
  return named ? found(now, named, 'AWS_ENDPOINT_URL_SES') : found(now, mailbox, 'the default');
}

/** How mail goes out, as it is kept; as it would be kept where nobody has said so yet. */
export async function mailSettings(where: Where, now: Instant): Promise<MailSettings> {
  const kept = await read(where);
  if (kept) return settings(where, kept);
  if (where.AWS_ENDPOINT_URL_DYNAMODB === undefined) return settings(where, await firstRoute(where, now));
  // Its data folder need not be there: nothing is written down unasked.
  const named = routeNamed(where);
  const blank = { onlyTo: [], since: null, by: named ? 'AWS_ENDPOINT_URL_SES' : null };
  return { ...blank, route: named ?? null, whyNotSent: named ? null : nobodySaid };
}

/** The same for whoever is about to send: what nobody had said yet is written down, and said. */
export async function settleMailRoute(
  where: Where,
  now: Instant,
  say: (text: string) => void,
): Promise<MailSettings> {
  const known = await mailSettings(where, now);
  const { route, onlyTo, since, by } = known;
  if (route === null || since === null || by === null || (await read(where))) return known;
  await keep(where, { route, onlyTo: [...onlyTo], since, by });
  if (route.via === 'SES') {
    say(
      `From now on the mail of this register goes ${routeInWords(route)}, as ${by} says: matters mail show\n`,
    );
  }
  return known;
}

/**
 * Says how mail goes out from now on; what is not said anew stays as it was. Throws {@link Misused} when no region is known
 * for SES.
 */
export async function useMailRoute(
  where: Where,
  { via, onlyTo, ...said }: MailChange,
  now: Instant,
  by: string,
): Promise<MailSettings> {
  const before = await read(where);
  const route = via === 'mailbox' ? ({ via } as const) : sesRoute(where, said, before?.route);
  const kept = { route, onlyTo: [...(onlyTo ?? before?.onlyTo ?? [])], since: now, by };
  await keep(where, kept);
  return settings(where, kept);
}

function sesRoute(
  where: Where,
  said: Pick<MailChange, 'region' | 'endpoint'>,
  before?: MailRoute,
): MailRoute {
  const endpoint = said.endpoint ?? where.AWS_ENDPOINT_URL_SES ?? null;
  if (endpoint === null && said.region === undefined && before?.via === 'SES') return before;
  // Of what only speaks as SES does no region is asked.
  const region = said.region ?? regionIn(where) ?? (endpoint === null ? undefined : usualRegion);
  if (region === undefined) throw new Misused('--region: say which region of SES, such as eu-west-2');
  return { via: 'SES', region, endpoint };
}
