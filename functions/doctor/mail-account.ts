import { permittedInWords } from '../mail/only-to.ts';
import {
  type Answer,
  domainsOf,
  type EventDestination,
  type IdentityStanding,
  identityUsed,
  type NoAnswer,
  type SendQuota,
  type SesAccount,
} from '../mail/ses-account.ts';
import { series } from '../words/english.ts';
import { type Check, type Finding, fine, toDo, wrong } from './finding.ts';

/** By what mail is to go, and what SES says of it. */
export type MailWay = {
  region: string;
  /** What speaks as SES does; null of SES itself. */
  endpoint: string | null;
  from: string;
  configurationSet: string | null;
  /** Whose events are taken, as `--events-queue` said; null for none. Undefined where AWS takes them by itself. */
  eventsQueue?: string | null;
  /** Who alone may be written to; everybody when nobody is named. */
  onlyTo: readonly string[];
};

/** Where mail goes, and whether anything is sent. */
export type MailSending = {
  route: { via: 'mailbox' } | { via: 'SES'; region: string; endpoint: string | null } | null;
  from: string;
  onlyTo: readonly string[];
  whyNotSent: string | null;
};

export function routeFinding({ route, from, onlyTo, whyNotSent }: MailSending): Finding {
  if (route === null || whyNotSent !== null) {
    const why = whyNotSent ?? 'nobody has said how mail goes out, so nothing is sent';
    return wrong('mail route', why, 'matters mail show says what was said; matters mail use says it anew');
  }
  if (route.via === 'mailbox') {
    return toDo(
      'mail route',
      'mail goes into the mailbox on this machine, and to nobody',
      'When reminders are to reach people: docs/real-mail.md',
    );
  }
  const how = `mail goes by ${route.endpoint ?? `SES in ${route.region}`}, from ${from}`;
  if (onlyTo.length === 0) return fine('mail route', how);
  return toDo(
    'mail route',
    `${how}, to ${permittedInWords(onlyTo)} and nobody else`,
    'What is for anybody else waits, and is missed in the end: matters mail use ses --to-anybody',
  );
}

/** What SES gives every account that may write only to verified addresses; an account that left the sandbox has more. */
const sandboxQuota = { a24Hours: 200, aSecond: 1 };

const isOfSandbox = ({ a24Hours, aSecond }: SendQuota): boolean =>
  a24Hours === sandboxQuota.a24Hours && aSecond === sandboxQuota.aSecond;

/** Whether SES would take mail to somebody who was not verified. */
const isInSandbox = ({ quota }: SesAccount): boolean =>
  quota.outcome === 'answered' && isOfSandbox(quota.value);

/** Names that are nobody's (RFC 2606): mail from them goes nowhere, and answers to it neither. */
export const isOfNobody = (email: string): boolean =>
  /[@.](example|test|invalid|localhost|example\.(com|net|org))$/i.test(email);

/** What SES says of its account, check by check. */
export function accountFindings(way: MailWay, account: SesAccount): Finding[] {
  const { sending, quota, identities, signed } = account;
  const broken = [sending, quota, identities, signed].find(
    ({ outcome }) => outcome !== 'answered' && outcome !== 'denied' && outcome !== 'refused',
  );
  const ofClock = account.aheadBySeconds === null ? [] : [clockFinding(account.aheadBySeconds)];
  const isSilent = broken?.outcome === 'silent' && way.endpoint !== null;
  if (broken && broken.outcome !== 'answered' && !isSilent)
    return [credentialsFinding(way, broken), ...ofClock];
  const answers = [sending, quota, identities, signed];
  if (way.endpoint !== null && answers.every(({ outcome }) => outcome !== 'answered')) {
    return [
      fine(
        'credentials',
        `what is at ${way.endpoint} speaks as SES does and tells nothing of an account, so neither sender, quota nor sandbox was looked at`,
      ),
    ];
  }
  return [
    fine('credentials', `SES in ${way.region} answers`),
    ...ofClock,
    ...unless('sender', identities, (known) => senderFinding(way, known)),
    ...unless('DKIM', signed, (known) => signedFinding(way, known)),
    ...unless('sending', sending, (enabled) => sendingFinding(way, enabled)),
    ...unless('sandbox', quota, (known) => sandboxFinding(way, known)),
    ...unless('quota', quota, quotaFinding),
    ...unless('configuration set', account.configurationSet, (set) => configurationFinding(way, set)),
    ...bouncesFindings(way, account),
  ];
}

/** What was answered makes a finding; where it was not, that is one. */
function unless<T>(check: Check, answer: Answer<T>, make: (value: T) => Finding): Finding[] {
  if (answer.outcome === 'answered') return [make(answer.value)];
  if (answer.outcome === 'denied') {
    return [
      toDo(
        check,
        `your credentials may not ask (${answer.action})`,
        `Allow ${answer.action}: the policy in docs/real-mail.md has it`,
      ),
    ];
  }
  return [toDo(check, `SES did not say: ${answer.why}`, 'Ask again in a while')];
}

const atAws = ({ region, endpoint }: MailWay): string => endpoint ?? `SES in ${region}`;

function credentialsFinding(way: MailWay, { outcome, why }: NoAnswer): Finding {
  switch (outcome) {
    case 'no credentials':
      return wrong(
        'credentials',
        'this machine has no AWS credentials, so nothing can be sent',
        'Put a key into ~/.aws/credentials, or set AWS_PROFILE: docs/real-mail.md, step 5',
      );
    case 'expired':
      return wrong(
        'credentials',
        'the AWS credentials of this machine have expired',
        'Sign in again (aws sso login), or for mornings without you give it a key that does not end: docs/real-mail.md, step 5',
      );
    case 'not accepted':
      return wrong(
        'credentials',
        `SES does not accept the AWS credentials of this machine (${why})`,
        'Look at the key in ~/.aws/credentials, or at what AWS_PROFILE and AWS_ACCESS_KEY_ID name; a clock that is wrong by minutes looks like this too',
      );
    default:
      return wrong(
        'credentials',
        `${atAws(way)} cannot be reached (${why})`,
        'Look at the region, and whether a firewall lets this machine out to it on port 443',
      );
  }
}

/** SES refuses what is signed more than five minutes off. */
function clockFinding(aheadBySeconds: number): Finding {
  const off = Math.abs(aheadBySeconds);
  const how = `this machine's clock is ${off} seconds ${aheadBySeconds > 0 ? 'behind' : 'ahead of'} that of AWS`;
  const remedy = 'Have it set from the network: timedatectl set-ntp true, or on Windows w32tm /resync';
  if (off >= 300) return wrong('clock', `${how}, and from five minutes on AWS refuses what it signs`, remedy);
  if (off >= 60) return toDo('clock', how, remedy);
  return fine('clock', `agrees with that of AWS, to ${off === 1 ? 'a second' : `${off} seconds`}`);
}

function senderFinding(
  { from, region }: MailWay,
  known: Readonly<Record<string, IdentityStanding>>,
): Finding {
  const used = identityUsed(known, from);
  if (used !== undefined) return fine('sender', `${from} may send: ${used} is verified`);
  const waiting = Object.entries(known).find(([, standing]) => standing === 'waiting')?.[0];
  if (waiting !== undefined && [from, ...domainsOf(from)].includes(waiting)) {
    const how = waiting.includes('@') ? 'Press the link in the mail of AWS' : 'Put its records into DNS';
    return wrong(
      'sender',
      `${waiting} waits to be verified in ${region}`,
      `${how}: docs/real-mail.md, step 2`,
    );
  }
  return wrong(
    'sender',
    `neither ${from} nor its domain is verified in ${region}, so SES takes no mail from it`,
    `aws sesv2 create-email-identity --region ${region} --email-identity ${domainsOf(from)[0]}, and its records into DNS: docs/real-mail.md, step 2`,
  );
}

function signedFinding({ from }: MailWay, signed: Readonly<Record<string, boolean>>): Finding {
  const domain = domainsOf(from).find((one) => signed[one]);
  if (domain !== undefined) return fine('DKIM', `SES signs for ${domain}`);
  return toDo(
    'DKIM',
    `SES signs for no domain of ${from}, so other servers may take its mail for forged`,
    'Verify the domain with Easy DKIM, and put its three records into DNS: docs/real-mail.md, step 2',
  );
}

const sendingFinding = ({ region }: MailWay, enabled: boolean): Finding =>
  enabled
    ? fine('sending', `the account may send in ${region}`)
    : wrong(
        'sending',
        `AWS has stopped the sending of this account in ${region}`,
        'Read the case that AWS opened in its Support Center, mend the cause, and answer it: docs/bounce.md, the rate alarm',
      );

function sandboxFinding({ onlyTo }: MailWay, quota: SendQuota): Finding {
  if (!isOfSandbox(quota)) {
    return fine('sandbox', 'the account is out of it: its quota is not that of the sandbox');
  }
  const meanwhile = onlyTo.length > 0 ? '' : ', and until then --only-to the addresses that you verified';
  return toDo(
    'sandbox',
    `the account is almost certainly in it: ${quota.a24Hours} mails a day and ${quota.aSecond} a second are what AWS gives there, where only verified addresses can be written to`,
    `Ask AWS for production access${meanwhile}: docs/real-mail.md, step 4`,
  );
}

function quotaFinding({ a24Hours, aSecond, sent }: SendQuota): Finding {
  if (a24Hours < 0)
    return fine('quota', `${sent} sent in the last 24 hours, of as many as you like; ${aSecond} a second`);
  const how = `${sent} of ${a24Hours} sent in the last 24 hours, ${aSecond} a second`;
  const remedy =
    'Ask AWS for a higher quota: mails wait meanwhile, and are missed once their last day has passed';
  if (sent >= a24Hours) return wrong('quota', `${how}: SES takes no more for now`, remedy);
  if (sent >= a24Hours * 0.8) return toDo('quota', how, remedy);
  return fine('quota', how);
}

function configurationFinding(
  { configurationSet, region }: MailWay,
  set: readonly EventDestination[] | null,
): Finding {
  if (configurationSet === null) return fine('configuration set', 'none is named, so mail goes without one');
  if (set !== null) return fine('configuration set', `${configurationSet} is there`);
  return wrong(
    'configuration set',
    `there is no ${configurationSet} in ${region}, so SES takes no mail that names it`,
    `aws sesv2 create-configuration-set --region ${region} --configuration-set-name ${configurationSet}; or matters mail use ses --no-configuration-set`,
  );
}

const needed = ['bounce', 'complaint'];

/** A mailbox that sends back must not do so unheard. */
function bouncesFindings(
  way: MailWay,
  { configurationSet: set, forwarding, identities }: SesAccount,
): Finding[] {
  if (way.eventsQueue === undefined) return [];
  const destinations = set.outcome === 'answered' ? (set.value ?? []) : [];
  const told = destinations.filter(({ enabled }) => enabled).flatMap(({ events }) => events);
  const missing = needed.filter((event) => !told.includes(event));
  if (way.eventsQueue !== null && set.outcome !== 'answered') {
    return [
      toDo(
        'bounces',
        `they are to come by ${way.eventsQueue}, and nobody can tell whether SES sends them there`,
        'Allow ses:DescribeConfigurationSet',
      ),
    ];
  }
  if (way.eventsQueue !== null && missing.length === 0) {
    return [fine('bounces', `come by ${way.eventsQueue}, which every sweep empties`)];
  }
  if (way.eventsQueue !== null) {
    return [
      wrong(
        'bounces',
        `${way.eventsQueue} is looked into, and no destination of ${way.configurationSet ?? 'a configuration set'} tells of ${series(missing)}`,
        'Give the configuration set an event destination that leads there: docs/real-mail.md, step 6',
      ),
    ];
  }
  if (identities.outcome !== 'answered') return [];
  if (forwarding === true) {
    return [
      toDo(
        'bounces',
        `SES mails word of them to ${way.from} and nothing else hears of them, so somebody must read that mailbox`,
        'Enter each that comes there (matters settle DISPATCH --came-back), or have them taken by themselves with --events-queue: docs/real-mail.md, step 6',
      ),
    ];
  }
  return [
    (forwarding === false ? wrong : toDo)(
      'bounces',
      forwarding === false
        ? 'nobody hears of them: SES forwards none, and no queue is named'
        : 'nobody can tell whether anybody hears of them: no queue is named',
      'Name a queue with --events-queue, or have SES forward them: docs/real-mail.md, step 6',
    ),
  ];
}

/** Why no mail to that address would be taken, as far as can be told; undefined where it would. */
export function whyNotToTry(account: SesAccount, to: string): Finding | undefined {
  const { identities } = account;
  if (!isInSandbox(account) || identities.outcome !== 'answered') return undefined;
  if (identityUsed(identities.value, to) !== undefined) return undefined;
  return wrong(
    'a mail to you',
    `${to} is not verified, and in the sandbox SES writes to nobody else`,
    `aws sesv2 create-email-identity --email-identity ${to}, and press the link in the mail of AWS; or name an address of a domain that is verified`,
  );
}
