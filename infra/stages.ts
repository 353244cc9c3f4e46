import * as z from 'zod';
import { permittedSchema } from '../functions/mail/only-to.ts';
import { emailSchema } from '../functions/register/board.ts';
import { roleOf, type Scope, scopes } from '../functions/scopes.ts';

/** Another system that uses the API: what its tokens may allow, and its roles, beyond which they allow nothing. */
const clientSchema = z.strictObject({
  scopes: z
    .array(z.enum(Object.keys(scopes) as [Scope, ...Scope[]], 'is no scope'), 'is no list')
    .min(1, 'names no scope'),
  groups: z
    .array(
      z
        .string()
        .refine(
          (group) => roleOf(group) !== undefined,
          'is no group: board-pdb-secretary, -officer or -reader, or boards-secretary for every board',
        ),
      'is no list',
    )
    .min(1, 'names no group'),
});
export type Client = z.infer<typeof clientSchema>;

const isOwnMachine = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname);
/** Tokens are sent there: nobody on the way may read along. */
const safeAddress = z
  .url('is not a web address')
  .refine(
    (text) => text.startsWith('https://') || isOwnMachine(new URL(text)),
    'begins neither with https:// nor with http://localhost',
  );

const origin = safeAddress.refine(
  (text) => new URL(text).origin === text,
  'is more than an origin, as https://intranet.example',
);

/** Where the public register is served to everybody, and the certificate for that name. */
const publicRegisterSchema = z.strictObject({
  domain: z.hostname('is not a domain'),
  certificateArn: z
    .string()
    .regex(
      /^arn:aws:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]{36}$/,
      'is no certificate of ACM in us-east-1, where CloudFront looks for it',
    ),
});
export type PublicRegisterStage = z.infer<typeof publicRegisterSchema>;

/** For how many days CloudWatch can keep logs; forever by the last. */
const daysOfLogs = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
  9999,
] as const;

const yesOrNo = 'is neither true nor false';

const stageSchema = z
  .strictObject({
    /** Of AWS: where everything of the stage is. */
    region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'is not a region of AWS, such as eu-west-2'),
    /** The address that mail comes from. */
    mailFrom: emailSchema,
    /**
     * The domains and addresses that alone may be written to, as `yourpcc.example`, while you try it out with real offices;
     * none, and everybody may.
     */
    onlyTo: z.array(permittedSchema, 'is no list'),
    /** The domain that SES is to sign for: that of `mailFrom`, or one above it. */
    mailDomain: z.hostname('is not a domain'),
    /** Who is told when somebody is let down. */
    alarmsTo: emailSchema,
    /** Where this repository's `docs/` can be read; every alarm links to a page there. */
    runbooks: z.url({ protocol: /^https$/, error: 'is not a web address that begins with https://' }),
    /** How many mails a second SES lets this account send: 1 in its sandbox, and more since it left. */
    mailsPerSecond: z.int('is not a whole number').min(1, 'is less than 1'),
    /** How many functions AWS lets this account run at once in its region, whoever’s they are: 10 in a new account. */
    functionsAtOnce: z.int('is not a whole number').min(10, 'is less than 10, which every account has'),
    logRetention: z.literal(daysOfLogs, 'is not a time that CloudWatch can keep logs for'),
    /** Refuses to delete the table, and the stack. */
    deletionProtection: z.boolean(yesOrNo),
    /** A vault of AWS Backup in another account, to which the table is copied every night; null, and no copy leaves this one. */
    backupTo: z
      .string()
      .regex(
        /^arn:aws:backup:[a-z0-9-]+:\d{12}:backup-vault:[\w-]{2,50}$/,
        'is no vault, as arn:aws:backup:eu-west-2:111122223333:backup-vault:matters',
      )
      .nullable(),
    /** A key of the account's own for the table: its every use is logged, and it costs twelve dollars a year, more as it turns. */
    customerManagedKey: z.boolean(yesOrNo),
    /** A page in CloudWatch of how the mornings go. Three are free in an account; a fourth costs 36 dollars a year. */
    dashboard: z.boolean(yesOrNo),
    /** Whether X-Ray follows what the functions do: a run a second, and one in twenty of the others. */
    traced: z.boolean(yesOrNo),
    /** Where people sign in: `PREFIX.auth.REGION.amazoncognito.com`, which nobody else in the region may have. */
    signInPrefix: z
      .string()
      .regex(
        /^(?!.*(aws|amazon|cognito))[a-z0-9]+(-[a-z0-9]+)*$/,
        'is not small letters, figures and hyphens, without “aws”, “amazon” or “cognito”',
      ),
    /** Where the programs are to which people come back from signing in. */
    signInReturnsTo: z.array(safeAddress, 'is no list').min(1, 'names no address'),
    /** Where people have the pages, as `https://matters.yourpcc.example`; null where that is the gateway's own address. */
    pagesAt: origin.nullable(),
    /** Other systems that use the API, by a name of small letters and hyphens; each costs 72 dollars a year, and its tokens. */
    clients: z.record(
      z.string().regex(/^[a-z]+(-[a-z]+)*$/),
      clientSchema,
      'is not a name of small letters and hyphens',
    ),
    /** How many requests a minute each client may make. */
    requestsPerMinute: z.int('is not a whole number').min(1, 'is less than 1'),
    /** Web origins whose pages may ask, such as `https://intranet.example`; none, and no page may. */
    origins: z.array(origin, 'is no list'),
    /** How many days notes that were uploaded are kept. */
    keepsUploadsFor: z.int('is not a whole number').min(1, 'is less than 1'),
    /** The public register; null, and nothing of a board is served to the public. */
    publicRegister: publicRegisterSchema.nullable(),
  })
  .refine(({ mailFrom, mailDomain }) => `.${mailFrom.split('@')[1]}`.endsWith(`.${mailDomain}`), {
    path: ['mailFrom'],
    error: 'is not an address of mailDomain, so SES would not sign for it',
    when: ({ issues }) => issues.length === 0,
  });
export type Stage = z.infer<typeof stageSchema>;

/** What differs between the places this service is deployed to. The addresses are examples: put your own. */
export const stages = {
  dev: {
    region: 'eu-west-2',
    mailFrom: 'actions@dev.matters.wealdshire-pcc.example',
    onlyTo: [],
    mailDomain: 'dev.matters.wealdshire-pcc.example',
    alarmsTo: 'digital@wealdshire-pcc.example',
    runbooks: 'https://code.wealdshire-pcc.example/matters-arising/docs',
    mailsPerSecond: 1,
    functionsAtOnce: 10,
    logRetention: 14,
    deletionProtection: false,
    backupTo: null,
    customerManagedKey: false,
    dashboard: false,
    traced: false,
    signInPrefix: 'wealdshire-pcc-matters-dev',
    signInReturnsTo: ['http://localhost:8765/signed-in'],
    pagesAt: null,
    clients: {},
    requestsPerMinute: 600,
    origins: [],
    keepsUploadsFor: 30,
    publicRegister: null,
  },
  prod: {
    region: 'eu-west-2',
    mailFrom: 'actions@matters.wealdshire-pcc.example',
    onlyTo: [],
    mailDomain: 'matters.wealdshire-pcc.example',
    alarmsTo: 'board.secretary@wealdshire-pcc.example',
    runbooks: 'https://code.wealdshire-pcc.example/matters-arising/docs',
    mailsPerSecond: 1,
    functionsAtOnce: 10,
    logRetention: 365,
    deletionProtection: true,
    backupTo: null,
    customerManagedKey: false,
    dashboard: false,
    traced: false,
    signInPrefix: 'wealdshire-pcc-matters',
    signInReturnsTo: ['http://localhost:8765/signed-in'],
    pagesAt: null,
    clients: {},
    requestsPerMinute: 600,
    origins: [],
    keepsUploadsFor: 365,
    publicRegister: null,
  },
} as const satisfies Record<string, Stage>;

export type StageName = keyof typeof stages;

/** What CloudFormation calls a stage, and much in it is named for. */
export const stackNameOf = (stage: string): string => `matters-arising-${stage}`;

/** A stage that would deploy something wrong. Its message is for whoever edits this file. */
export class WrongStage extends Error {
  override readonly name = 'WrongStage';
}

/** Whether SES lets it write to nobody but who was verified. */
export const isInSandbox = ({ mailsPerSecond }: Pick<Stage, 'mailsPerSecond'>): boolean =>
  mailsPerSecond === 1;

const isMissing = (stage: unknown, path: readonly PropertyKey[]): boolean =>
  path.reduce<unknown>((value, step) => Object(value)[step], stage) === undefined;

const faultsIn = (stage: unknown, issue: z.core.$ZodIssue): { path: PropertyKey[]; why: string }[] => {
  const { path, message } = issue;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], why: 'is nothing that is known here' }));
  }
  return [{ path, why: isMissing(stage, path) ? 'is missing' : message }];
};

const named = (name: string, path: readonly PropertyKey[]): string => ['stages', name, ...path].join('.');

/** The stage, if every value in it can be used. Throws {@link WrongStage} naming each that cannot. */
export function checkStage(name: string, stage: unknown): Stage {
  const checked = stageSchema.safeParse(stage);
  if (checked.success) return checked.data;
  const faults = checked.error.issues.flatMap((issue) => faultsIn(stage, issue));
  throw new WrongStage(faults.map(({ path, why }) => `${named(name, path)}: ${why}`).join('; '));
}

/** Names that are nobody's (RFC 2606), and those of the office that the examples are of. */
const ofExamples =
  /(^|[.@]|:\/\/)(example|test|invalid)(?=$|[:/])|(^|[.@]|:\/\/)example\.(com|net|org)(?=$|[:/])|wealdshire/;

/** Every value of a stage that is still that of an example, and where it stands. */
export function examplesIn(name: string, stage: Stage): string[] {
  const within = (value: unknown, path: string[]): string[] => {
    if (typeof value === 'string') return ofExamples.test(value) ? [`${named(name, path)}: “${value}”`] : [];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => within(inner, [...path, key]));
  };
  return within(stage, []);
}
