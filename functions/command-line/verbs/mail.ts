import { Argument, type Command, InvalidArgumentError } from 'commander';
import { dayIn, inWords } from '../../calendar/days.ts';
import { findingInWords, inOrder, isWrong } from '../../doctor/finding.ts';
import { permittedInWords, permittedSchema } from '../../mail/only-to.ts';
import { emailSchema } from '../../register/board.ts';
import { countOf, withCapital } from '../../words/english.ts';
import {
  type Desk,
  Failed,
  factsInWords,
  keeperAt,
  type MailChange,
  type MailRoute,
  type MailSettings,
  Misused,
  printJson,
} from '../terminal/desk.ts';
import { mailboxOption, several, webAddressOption, withExample, wordsOption } from '../terminal/options.ts';

type Used = {
  region?: string;
  endpoint?: string;
  from?: string;
  /** False for none. */
  configurationSet?: string | false;
  eventsQueue?: string | false;
  onlyTo?: string[];
  toAnybody?: boolean;
  toMe?: string;
  anyway?: boolean;
  json?: boolean;
};

function permittedOption(text: string): string {
  const permitted = permittedSchema.safeParse(text);
  if (permitted.success) return permitted.data;
  throw new InvalidArgumentError('Write a domain, such as pcc.example, or an address.');
}

export function mailVerbs(matters: Command, desk: Desk): void {
  const mail = matters
    .command('mail')
    .description(
      'how the mail of this register goes out, whatever the environment says that morning: use, show, freeze, thaw',
    );

  withExample(
    mail
      .command('use')
      .addArgument(
        new Argument(
          '<route>',
          'mailbox: into the mailbox on this machine, and to nobody; ses: by Amazon SES, or what speaks as it does',
        ).choices(['mailbox', 'ses']),
      )
      .description(
        'says how mail goes out from now on; of SES it asks first how its account stands, and sends one mail to you',
      )
      .option(
        '--region <region>',
        'the region of SES, such as eu-west-2; as before, or AWS_REGION, when left out',
        wordsOption,
      )
      .option(
        '--endpoint <url>',
        'where SES, or what speaks as it does, is; AWS_ENDPOINT_URL_SES, or SES of the region, when left out',
        webAddressOption,
      )
      .option(
        '--from <address>',
        'the address that mail comes from, one that SES knows; as before, or MATTERS_MAIL_FROM, when left out',
        mailboxOption,
      )
      .option('--configuration-set <name>', 'the configuration set of SES that mail goes by', wordsOption)
      .option('--no-configuration-set', 'mail goes by none')
      .option(
        '--events-queue <url>',
        'the queue of SQS that the events of SES come by; every sweep empties it',
        webAddressOption,
      )
      .option('--no-events-queue', 'they come by none')
      .option(
        '--only-to <who...>',
        'the domain or address that alone may be written to, in place of those before; may be given again',
        several(permittedOption),
      )
      .option('--to-anybody', 'anybody may be written to again')
      .option(
        '--to-me <address>',
        'an address of yours, for a mail that shows that it works; asked for where mail goes another way than before',
        mailboxOption,
      )
      .option('--anyway', 'keeps the route whatever was found, and without a mail to you')
      .option('--json', 'as JSON'),
    'mail use mailbox',
    'mail use ses --region eu-west-2 --from actions@matters.pcc.example --to-me you@pcc.example --only-to pcc.example',
    'mail use ses --to-anybody',
  ).action(async (route: 'mailbox' | 'ses', { json, onlyTo, toAnybody, toMe, anyway, ...where }: Used) => {
    if (onlyTo && toAnybody) throw new Misused('say either --only-to or --to-anybody');
    const said = changeSaid(where);
    if (route === 'mailbox' && (Object.keys(said).length > 0 || toMe || anyway)) {
      throw new Misused(
        'only --only-to and --to-anybody are of the mailbox, which is on this machine: all else says how SES is asked',
      );
    }
    const permitted = toAnybody ? [] : onlyTo;
    const via = route === 'ses' ? 'SES' : route;
    const change = { via, ...said, ...(permitted && { onlyTo: permitted }) } as const;
    if (via === 'SES') await tryFirst(desk, change, toMe, anyway);
    show(desk, await desk.mail(change), json);
  });

  withExample(
    mail
      .command('show')
      .description('how mail goes out, since when, who said so, and who may be written to')
      .option('--json', 'as JSON'),
    'mail show',
  ).action(async ({ json }: Used) => show(desk, await desk.mail(), json));

  freezeVerbs(mail, desk, () => matters.opts<{ stage?: string }>().stage);
}

function freezeVerbs(mail: Command, desk: Desk, stage: () => string | undefined): void {
  withExample(
    mail
      .command('freeze')
      .description('stops all sending until it is thawed; sweeps go on, and what is owed stays planned')
      .option('--because <text>', 'why, for whoever finds it frozen', wordsOption),
    'mail freeze --because "the mails name the wrong day"',
  ).action(async ({ because = null }: { because?: string | null }) => {
    await keeperAt(desk).freeze(because, stage());
    desk.say('Sending is frozen: matters mail thaw lets it go on.\n');
  });

  withExample(
    mail
      .command('thaw')
      .description('lets sending go on: the next sweep sends what is owed')
      .option(
        '--other-ended',
        'of a register that was restored: what it is a copy of has sent nothing since then, so what fell due since goes',
      ),
    'mail thaw',
  ).action(async ({ otherEnded = false }: { otherEnded?: boolean }) => {
    const { was, inDoubt } = await keeperAt(desk).thaw(otherEnded, stage());
    if (was === null && stage() === undefined) return desk.say('Sending was not frozen.\n');
    const doubt =
      inDoubt === 0
        ? ''
        : ` Of ${countOf(inDoubt, 'mail')} nobody knows whether ${inDoubt === 1 ? 'it' : 'they'} went from the service that this was restored from: matters status names each, and none is sent by itself.`;
    return desk.say(`Sending goes on: matters sweep sends what is owed.${doubt}\n`);
  });
}

/** What was said of SES; what is to be none is null. */
const changeSaid = ({ configurationSet: set, eventsQueue: queue, ...where }: Omit<Used, 'json'>) => ({
  ...where,
  ...(set !== undefined && { configurationSet: set === false ? null : set }),
  ...(queue !== undefined && { eventsQueue: queue === false ? null : queue }),
});

/** Throws {@link Failed} where mail would not go out as it is to, unless it is to be kept anyway. */
async function tryFirst(desk: Desk, change: MailChange, toMe?: string, anyway = false): Promise<void> {
  const { isNew, look } = await desk.mailTrial(change);
  const to = toMe ?? (isNew && !anyway ? await askForAddress(desk) : null);
  const findings = await look(to);
  desk.say(inOrder(findings).map(findingInWords).join(''));
  if (!findings.some(isWrong)) return;
  if (!anyway)
    throw new Failed(
      'mail goes out as before, until what is wrong is mended; --anyway keeps it all the same',
    );
  desk.say('! Kept all the same: until what is wrong is mended, mails wait, and are missed in the end.\n');
}

async function askForAddress({ askFor }: Desk): Promise<string> {
  const address = (
    await askFor?.('Which address of yours is a first mail to go to, to show that it works?')
  )?.trim();
  if (address === undefined) {
    throw new Misused('--to-me: say an address of yours, to which a first mail goes to show that it works');
  }
  if (emailSchema.safeParse(address).success) return address;
  throw new Misused(`--to-me: “${address}” is not an email address`);
}

const show = (desk: Desk, settings: MailSettings, json = false): void =>
  json ? printJson(desk, settings) : desk.data(settingsInWords(settings));

function settingsInWords(settings: MailSettings): string {
  const { route, onlyTo, from, configurationSet, eventsQueue, since, by, whyNotSent } = settings;
  const isSes = route?.via === 'SES';
  const heading = route === null ? 'Nobody has said how mail goes out' : `Mail goes ${routeInWords(route)}`;
  const permitted = onlyTo.length === 0 ? 'anybody' : `${permittedInWords(onlyTo)}, and nobody else`;
  const facts = factsInWords(heading, [
    ['From', isSes ? from : null],
    ['Set', isSes ? configurationSet : null],
    ['Events by', eventsQueue],
    ['Written to', permitted],
    ['Since', since && inWords(dayIn('Europe/London', since))],
    ['Said by', by],
  ]);
  return whyNotSent === null ? facts : `${facts}! ${withCapital(whyNotSent)}\n`;
}

/** "into the mailbox on this machine, and to nobody", "by SES in eu-west-2, asked at http://localhost:8005". */
function routeInWords(route: MailRoute): string {
  if (route.via === 'mailbox') return 'into the mailbox on this machine, and to nobody';
  const { region, endpoint } = route;
  return `by SES in ${region}${endpoint === null ? '' : `, asked at ${endpoint}`}`;
}
