import { Argument, type Command, InvalidArgumentError } from 'commander';
import { dayIn, inWords } from '../../calendar/days.ts';
import { permittedInWords, permittedSchema } from '../../mail/only-to.ts';
import { countOf, withCapital } from '../../words/english.ts';
import {
  type Desk,
  factsInWords,
  type MailRoute,
  type MailSettings,
  Misused,
  printJson,
} from '../terminal/desk.ts';
import { several, webAddressOption, withExample, wordsOption } from '../terminal/options.ts';
import { keeperAt } from './backup.ts';

type Used = { region?: string; endpoint?: string; onlyTo?: string[]; toAnybody?: boolean; json?: boolean };

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
      .description('says how mail goes out from now on; sends none')
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
        '--only-to <who...>',
        'the domain or address that alone may be written to, in place of those before; may be given again',
        several(permittedOption),
      )
      .option('--to-anybody', 'anybody may be written to again')
      .option('--json', 'as JSON'),
    'mail use mailbox',
    'mail use ses --region eu-west-2 --only-to pcc.example --only-to owen@force.example',
    'mail use ses --to-anybody',
  ).action(async (route: 'mailbox' | 'ses', { json, onlyTo, toAnybody, ...where }: Used) => {
    if (onlyTo && toAnybody) throw new Misused('say either --only-to or --to-anybody');
    if (route === 'mailbox' && Object.keys(where).length > 0) {
      throw new Misused('--region and --endpoint say where SES is, and the mailbox is on this machine');
    }
    const permitted = toAnybody ? [] : onlyTo;
    const via = route === 'ses' ? 'SES' : route;
    show(desk, await desk.mail({ via, ...where, ...(permitted && { onlyTo: permitted }) }), json);
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

const show = (desk: Desk, settings: MailSettings, json = false): void =>
  json ? printJson(desk, settings) : desk.data(settingsInWords(settings));

function settingsInWords({ route, onlyTo, since, by, whyNotSent }: MailSettings): string {
  const heading = route === null ? 'Nobody has said how mail goes out' : `Mail goes ${routeInWords(route)}`;
  const permitted = onlyTo.length === 0 ? 'anybody' : `${permittedInWords(onlyTo)}, and nobody else`;
  const facts = factsInWords(heading, [
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
