import {
  DescribeConfigurationSetCommand,
  GetAccountSendingEnabledCommand,
  GetIdentityDkimAttributesCommand,
  GetIdentityNotificationAttributesCommand,
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
  SESClient,
  type SESClientConfig,
} from '@aws-sdk/client-ses';
import * as z from 'zod';
import { neverConnected } from './ses.ts';

/** What SES answered to a question; or why it did not, which is the same for every question after it but where it is denied or refused. */
export type Answer<T> =
  | { outcome: 'answered'; value: T }
  | {
      outcome: 'no credentials' | 'expired' | 'not accepted' | 'not reached' | 'silent' | 'refused';
      why: string;
    }
  | { outcome: 'denied'; action: string; why: string };
export type NoAnswer = Exclude<Answer<never>, { outcome: 'answered'; value: unknown }>;

/** A quota of 24 hours, how much of it is used, and how many a second; both count those written to. */
export type SendQuota = { a24Hours: number; aSecond: number; sent: number };

/** Whether SES may be used for an address or domain, and why not. */
export type IdentityStanding = 'verified' | 'waiting' | 'failed' | 'not known';

export type EventDestination = { enabled: boolean; events: string[]; topic: string | null };

/** What SES says of the account, and of what mail would go by. */
export type SesAccount = {
  /** By how many seconds the clock of SES is ahead of ours; null where it said no time. */
  aheadBySeconds: number | null;
  sending: Answer<boolean>;
  quota: Answer<SendQuota>;
  /** Of each address and domain that was asked for. */
  identities: Answer<Record<string, IdentityStanding>>;
  /** Of each domain of the sender, whether SES signs for it, and its key is found in DNS. */
  signed: Answer<Record<string, boolean>>;
  /** The destinations of its events; null where there is no such set, or none is named. */
  configurationSet: Answer<EventDestination[] | null>;
  /** Whether word of bounces is mailed to the sender; null where it cannot be told. */
  forwarding: boolean | null;
};

/** The domain of an address, and those above it that SES may know instead: `dev.pcc.example`, `pcc.example`. */
export function domainsOf(email: string): string[] {
  const labels = email
    .slice(email.lastIndexOf('@') + 1)
    .toLowerCase()
    .split('.');
  return labels.slice(0, -1).map((_, place) => labels.slice(place).join('.'));
}

/** What SES may know an address by, the narrowest first. */
const identitiesOf = (email: string): string[] => [email, ...domainsOf(email)];

/** A client that looks and sends nothing, and so may ask again. */
export const sesReader = (
  askedAt: Pick<SESClientConfig, 'region' | 'endpoint' | 'credentials'> = {},
  requestTimeout = 5_000,
): SESClient =>
  new SESClient({
    ...askedAt,
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 5_000, requestTimeout, throwOnRequestTimeout: true },
  });

type About = {
  from: string;
  configurationSet: string | null;
  /** Somebody who is to be written to; null for nobody. */
  to: string | null;
};

/** Asks SES how its account stands for mail of that sender. It never throws: what was not answered says why. */
export async function askSesAccount(
  client: SESClient,
  { from, configurationSet, to }: About,
): Promise<SesAccount> {
  const { ask, aheadBySeconds } = asker(client);
  const sending = await ask('GetAccountSendingEnabled', () =>
    client.send(new GetAccountSendingEnabledCommand({})),
  );
  const quota = await ask('GetSendQuota', () => client.send(new GetSendQuotaCommand({})));
  const known = [...new Set([...identitiesOf(from), ...(to === null ? [] : identitiesOf(to))])];
  const verified = await ask('GetIdentityVerificationAttributes', () =>
    client.send(new GetIdentityVerificationAttributesCommand({ Identities: known })),
  );
  const domains = domainsOf(from);
  const dkim = await ask('GetIdentityDkimAttributes', () =>
    client.send(new GetIdentityDkimAttributesCommand({ Identities: domains })),
  );
  const notices = await ask('GetIdentityNotificationAttributes', () =>
    client.send(new GetIdentityNotificationAttributesCommand({ Identities: identitiesOf(from) })),
  );
  const identities = mapAnswer(verified, ({ VerificationAttributes = {} }) =>
    Object.fromEntries(
      known.map((one) => [one, standingOf(VerificationAttributes[one]?.VerificationStatus)]),
    ),
  );
  return {
    sending: mapAnswer(sending, ({ Enabled = false }) => Enabled),
    quota: mapAnswer(quota, ({ Max24HourSend = 0, MaxSendRate = 0, SentLast24Hours = 0 }) => ({
      ...{ a24Hours: Max24HourSend, aSecond: MaxSendRate, sent: SentLast24Hours },
    })),
    identities,
    signed: mapAnswer(dkim, ({ DkimAttributes = {} }) =>
      Object.fromEntries(
        domains.map((one) => {
          const { DkimEnabled, DkimVerificationStatus } = DkimAttributes[one] ?? {};
          return [one, DkimEnabled === true && DkimVerificationStatus === 'Success'];
        }),
      ),
    ),
    configurationSet: await destinationsOf(client, ask, configurationSet),
    forwarding: forwardingOf(
      identities,
      mapAnswer(notices, ({ NotificationAttributes = {} }) => NotificationAttributes),
      from,
    ),
    aheadBySeconds: aheadBySeconds(),
  };
}

/** To how many a second SES may be asked to write; null where it does not say. */
export async function askSendRate(client: SESClient): Promise<number | null> {
  const { ask } = asker(client);
  const quota = await ask('GetSendQuota', () => client.send(new GetSendQuotaCommand({})));
  return quota.outcome === 'answered' ? (quota.value.MaxSendRate ?? null) : null;
}

function standingOf(status: string | undefined): IdentityStanding {
  if (status === 'Success') return 'verified';
  if (status === 'Pending') return 'waiting';
  return status === undefined || status === 'NotStarted' ? 'not known' : 'failed';
}

/** By which identity mail of an address goes: the narrowest that is verified. */
export const identityUsed = (
  identities: Readonly<Record<string, IdentityStanding>>,
  email: string,
): string | undefined => identitiesOf(email).find((one) => identities[one] === 'verified');

function forwardingOf(
  identities: Answer<Record<string, IdentityStanding>>,
  notices: Answer<Record<string, { ForwardingEnabled?: boolean | undefined }>>,
  from: string,
): boolean | null {
  if (identities.outcome !== 'answered' || notices.outcome !== 'answered') return null;
  const used = identityUsed(identities.value, from);
  return used === undefined ? null : (notices.value[used]?.ForwardingEnabled ?? null);
}

async function destinationsOf(
  client: SESClient,
  ask: Ask,
  name: string | null,
): Promise<Answer<EventDestination[] | null>> {
  if (name === null) return { outcome: 'answered', value: null };
  const described = await ask('DescribeConfigurationSet', () =>
    client.send(
      new DescribeConfigurationSetCommand({
        ConfigurationSetName: name,
        ConfigurationSetAttributeNames: ['eventDestinations'],
      }),
    ),
  );
  if (described.outcome === 'refused' && /^ConfigurationSetDoesNotExist/.test(described.why)) {
    return { outcome: 'answered', value: null };
  }
  return mapAnswer(described, ({ EventDestinations = [] }) =>
    EventDestinations.map(({ Enabled = false, MatchingEventTypes = [], SNSDestination }) => ({
      ...{ enabled: Enabled, events: MatchingEventTypes, topic: SNSDestination?.TopicARN ?? null },
    })),
  );
}

const mapAnswer = <T, U>(answer: Answer<T>, make: (value: T) => U): Answer<U> =>
  answer.outcome === 'answered' ? { outcome: 'answered', value: make(answer.value) } : answer;

const dated = z.object({ response: z.object({ headers: z.looseObject({ date: z.string().optional() }) }) });

type Ask = <T>(action: string, question: () => Promise<T>) => Promise<Answer<T>>;

/** Asks one question after another; once SES is out of reach, or knows nobody by our credentials, no other is asked. */
function asker(client: SESClient): { ask: Ask; aheadBySeconds: () => number | null } {
  let ahead: number | null = null;
  let ended: Exclude<NoAnswer, { outcome: 'denied' }> | undefined;
  client.middlewareStack.add(
    (next) => async (asking) => {
      const answered = await next(asking);
      const { data } = dated.safeParse(answered);
      const date = Date.parse(data?.response.headers.date ?? '');
      if (!Number.isNaN(date)) ahead = Math.round((date - Date.now()) / 1_000);
      return answered;
    },
    { step: 'deserialize', priority: 'low' },
  );
  return {
    aheadBySeconds: () => ahead,
    ask: async (action, question) => {
      if (ended) return ended;
      try {
        return { outcome: 'answered', value: await question() };
      } catch (error) {
        const why = whyNoAnswer(error, `ses:${action}`);
        if (why.outcome !== 'denied' && why.outcome !== 'refused') ended = why;
        return why;
      }
    },
  };
}

const inVain =
  /^(InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|InvalidSignatureException|IncompleteSignature|MissingAuthenticationToken|InvalidAccessKeyId|OptInRequired)/;
const ended = /^(ExpiredToken|TokenRefreshRequired|RequestExpired)/;
const lost = /^(TimeoutError|NetworkingError|EPIPE|ECONN)/;

/** Why AWS did not answer: what its client throws, by what somebody is to do about it. */
function whyNoAnswer(thrown: unknown, action: string): NoAnswer {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const why = `${error.name}: ${error.message}`;
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  if (ended.test(error.name) || (/Credential|Token/.test(error.name) && /expired/i.test(error.message))) {
    return { outcome: 'expired', why };
  }
  if (error.name === 'TimeoutError' && !neverConnected(error)) return { outcome: 'silent', why };
  if (error.name === 'CredentialsProviderError') return { outcome: 'no credentials', why };
  if (neverConnected(error) || lost.test(error.name) || 'syscall' in error)
    return { outcome: 'not reached', why };
  if (inVain.test(error.name)) return { outcome: 'not accepted', why };
  if (/^AccessDenied/.test(error.name) || status === 403) return { outcome: 'denied', action, why };
  return { outcome: 'refused', why };
}
