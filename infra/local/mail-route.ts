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
import { isOfNobody } from '../../functions/doctor/mail-account.ts';
import { permittedSchema } from '../../functions/mail/only-to.ts';
import { emailSchema, sameMailbox } from '../../functions/register/board.ts';
import { region as usualRegion } from './engines.ts';
import { fileOfRegister } from './freeze.ts';

/** What the environment says of a register's place and of the mail service. */
type Where = {
  MATTERS_DATA: string;
  AWS_ENDPOINT_URL_DYNAMODB?: string | undefined;
  AWS_ENDPOINT_URL_SES?: string | undefined;
  AWS_REGION?: string | undefined;
  AWS_DEFAULT_REGION?: string | undefined;
  MATTERS_MAIL_FROM?: string | undefined;
  MATTERS_CONFIGURATION_SET?: string | undefined;
};

/** What mail comes from, and by, where nobody has said. */
export const usual = { from: 'actions@matters-arising.example', configurationSet: 'matters-arising' };

const routeSchema = z.discriminatedUnion('via', [
  z.object({ via: z.literal('mailbox') }),
  z.object({ via: z.literal('SES'), region: z.string().min(1), endpoint: z.url().nullable() }),
]);
const keptSchema = z.object({
  route: routeSchema,
  onlyTo: z.array(permittedSchema),
  /** Of SES alone; null where MATTERS_MAIL_FROM says it. */
  from: emailSchema.nullable().default(null),
  /** Of SES alone; left out where it was said before this was kept. */
  configurationSet: z.string().min(1).nullable().optional(),
  eventsQueue: z.url().nullable().default(null),
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

/** Why nothing is sent while the environment names another mail service, or sender, than the register's. */
const whyNotSent = (where: Where, kept: Kept): string | null =>
  whyNotBySuchService(where, kept.route) ?? whyNotFromSuchSender(where, kept);

function whyNotBySuchService({ AWS_ENDPOINT_URL_SES: named }: Where, route: MailRoute): string | null {
  if (named === undefined || (route.via === 'SES' && isSame(route.endpoint, named))) return null;
  return `the mail of this register goes ${routeInWords(route)}, and AWS_ENDPOINT_URL_SES names ${named}: nothing is sent. To keep the first, unset AWS_ENDPOINT_URL_SES; to change it, matters mail use ses --endpoint ${named}`;
}

function whyNotFromSuchSender(where: Where, kept: Kept): string | null {
  const { MATTERS_MAIL_FROM: named, MATTERS_CONFIGURATION_SET: set } = where;
  const { route, from, configurationSet } = kept;
  if (route.via !== 'SES') return null;
  if (from !== null && named !== undefined && !sameMailbox(from, named)) {
    return `the mail of this register comes from ${from}, and MATTERS_MAIL_FROM names ${named}: nothing is sent. To keep the first, unset MATTERS_MAIL_FROM; to change it, matters mail use ses --from ${named}`;
  }
  if (configurationSet !== undefined && set !== undefined && configurationSet !== set) {
    return `the mail of this register goes by ${configurationSet === null ? 'no configuration set' : `the configuration set ${configurationSet}`}, and MATTERS_CONFIGURATION_SET names ${set}: nothing is sent. To keep the first, unset MATTERS_CONFIGURATION_SET; to change it, matters mail use ses --configuration-set ${set}`;
  }
  const sender = senderOf(where, kept);
  if (route.endpoint !== null || !isOfNobody(sender)) return null;
  return `mail by SES would come from ${sender}, which is nobody’s address: nothing is sent. Say which it comes from: matters mail use ses --from ADDRESS`;
}

const senderOf = ({ MATTERS_MAIL_FROM: named }: Where, { route, from }: Kept): string =>
  (route.via === 'SES' ? from : null) ?? named ?? usual.from;

const configurationSetOf = (
  { MATTERS_CONFIGURATION_SET: named }: Where,
  { route, configurationSet }: Kept,
): string | null =>
  route.via === 'SES' && configurationSet !== undefined
    ? configurationSet
    : (named ?? usual.configurationSet);

const nobodySaid =
  'nobody has said how the mail of this register goes out, so nothing is sent: matters mail use mailbox, or matters mail use ses --region REGION';

const settings = (where: Where, kept: Kept): MailSettings => {
  const { route, onlyTo, eventsQueue, since, by } = kept;
  return {
    ...{ route, onlyTo, since, by },
    from: senderOf(where, kept),
    configurationSet: configurationSetOf(where, kept),
    eventsQueue: route.via === 'SES' ? eventsQueue : null,
    whyNotSent: whyNotSent(where, kept),
  };
};

const found = (now: Instant, route: MailRoute, by: string): Kept => ({
  ...{ route, onlyTo: [], since: now, by, from: null, eventsQueue: null },
});

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
  if (named) return { ...settings(where, found(now, named, 'AWS_ENDPOINT_URL_SES')), since: null };
  const blank = { onlyTo: [], since: null, by: null, eventsQueue: null, configurationSet: null };
  return { ...blank, route: null, from: where.MATTERS_MAIL_FROM ?? usual.from, whyNotSent: nobodySaid };
}

/** The same for whoever is about to send: what nobody had said yet is written down, and said. */
export async function settleMailRoute(
  where: Where,
  now: Instant,
  say: (text: string) => void,
): Promise<MailSettings> {
  const known = await mailSettings(where, now);
  const { route, since, by } = known;
  if (route === null || since === null || by === null || (await read(where))) return known;
  await keep(where, found(since, route, by));
  if (route.via === 'SES') {
    say(
      `From now on the mail of this register goes ${routeInWords(route)}, as ${by} says: matters mail show\n`,
    );
  }
  return known;
}

/**
 * Says how mail goes out from now on; what is not said anew stays as it was. Throws {@link Misused} when no region is known
 * for SES, or no address that its mail could come from.
 */
export async function useMailRoute(
  where: Where,
  change: MailChange,
  now: Instant,
  by: string,
): Promise<MailSettings> {
  const kept = keptAfter(where, change, await read(where), { since: now, by });
  await keep(where, kept);
  return settings(where, kept);
}

/** How mail would go out after a change that is not kept yet; and whether by another way than before. Throws as it would. */
export async function mailSettingsAfter(
  where: Where,
  change: MailChange,
  now: Instant,
  by: string,
): Promise<MailSettings & { isNew: boolean }> {
  const before = await read(where);
  const after = settings(where, keptAfter(where, change, before, { since: now, by }));
  return { ...after, isNew: !before || wayOf(settings(where, before)) !== wayOf(after) };
}

const wayOf = ({ route, from, configurationSet }: MailSettings): string =>
  JSON.stringify([route, from, configurationSet]);

function keptAfter(
  where: Where,
  { via, onlyTo, ...said }: MailChange,
  before: Kept | undefined,
  when: Pick<Kept, 'since' | 'by'>,
): Kept {
  const permitted = { onlyTo: [...(onlyTo ?? before?.onlyTo ?? [])] };
  const was = { from: before?.from ?? null, eventsQueue: before?.eventsQueue ?? null };
  const set = before?.configurationSet;
  if (via === 'mailbox') {
    const route = { via } as const;
    return { ...when, ...permitted, route, ...was, ...(set !== undefined && { configurationSet: set }) };
  }
  const { MATTERS_MAIL_FROM: namedFrom, MATTERS_CONFIGURATION_SET: namedSet } = where;
  const route = sesRoute(where, said, before?.route);
  const kept = {
    ...{ ...when, ...permitted, route },
    from: said.from ?? namedFrom ?? was.from,
    configurationSet: said.configurationSet ?? namedSet ?? setBefore(before),
    eventsQueue: said.eventsQueue ?? was.eventsQueue,
  };
  if (said.configurationSet === null) kept.configurationSet = null;
  if (said.eventsQueue === null) kept.eventsQueue = null;
  const sender = senderOf(where, kept);
  if (route.endpoint === null && isOfNobody(sender)) {
    throw new Misused(
      `--from: say which address mail comes from, one that SES knows, such as actions@matters.yourpcc.gov.uk: ${sender} is nobody’s`,
    );
  }
  return kept;
}

/** By SES, from before it was kept, mail went by the usual one; a new way has none unless it is said. */
function setBefore(before: Kept | undefined): string | null {
  if (before?.configurationSet !== undefined) return before.configurationSet;
  return before?.route.via === 'SES' ? usual.configurationSet : null;
}

function sesRoute(
  where: Where,
  said: Pick<MailChange, 'region' | 'endpoint'>,
  before?: MailRoute,
): Extract<MailRoute, { via: 'SES' }> {
  const endpoint = said.endpoint ?? where.AWS_ENDPOINT_URL_SES ?? null;
  if (endpoint === null && said.region === undefined && before?.via === 'SES') return before;
  // Of what only speaks as SES does no region is asked.
  const region = said.region ?? regionIn(where) ?? (endpoint === null ? undefined : usualRegion);
  if (region === undefined) throw new Misused('--region: say which region of SES, such as eu-west-2');
  return { via: 'SES', region, endpoint };
}
