import { createServer } from 'node:http';
import { closeServer, listen } from '../../infra/local/servers.ts';

type Destination = { enabled: boolean; events: readonly string[]; topic: string };

/** What a made-up account of SES is, and what it refuses. */
export type MadeUpAccount = {
  sending: boolean;
  quota: { a24Hours: number; aSecond: number; sent: number };
  /** Each identity by how far its verification is. */
  identities: Readonly<Record<string, 'Success' | 'Pending' | 'Failed'>>;
  signed: readonly string[];
  forwarding: boolean;
  configurationSets: Readonly<Record<string, readonly Destination[]>>;
  /** What the credentials may not do. */
  denied: readonly string[];
  /** What every question is refused with: of credentials, mostly. */
  refusesAll: { status: number; code: string; message: string } | null;
  /** How far its clock is ahead of ours. */
  aheadBySeconds: number;
};

/** Out of the sandbox, and all is well. */
const soundAccount: MadeUpAccount = {
  sending: true,
  quota: { a24Hours: 50_000, aSecond: 14, sent: 3 },
  identities: { 'matters.pcc.gov.uk': 'Success' },
  signed: ['matters.pcc.gov.uk'],
  forwarding: true,
  configurationSets: {},
  denied: [],
  refusesAll: null,
  aheadBySeconds: 0,
};

export type MadeUpSes = {
  url: string;
  account: MadeUpAccount;
  /** What was asked, in turn. */
  asked: string[];
  /** What was to be sent. */
  mails: URLSearchParams[];
  close: () => Promise<void>;
};

const members = (asked: URLSearchParams, name: string): string[] =>
  [...asked].filter(([key]) => key.startsWith(`${name}.member.`)).map(([, value]) => value);

const entries = (name: string, values: readonly (readonly [string, string])[]): string =>
  `<${name}>${values.map(([key, value]) => `<entry><key>${key}</key><value>${value}</value></entry>`).join('')}</${name}>`;

class Refused extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Whether some identity of the account covers that address. */
const isVerified = ({ identities }: MadeUpAccount, email: string): boolean =>
  Object.entries(identities).some(
    ([known, standing]) => standing === 'Success' && (email === known || email.endsWith(`@${known}`)),
  );

function answerTo(asked: URLSearchParams, account: MadeUpAccount): string {
  const { quota } = account;
  const identities = members(asked, 'Identities');
  switch (asked.get('Action')) {
    case 'GetAccountSendingEnabled':
      return `<Enabled>${account.sending}</Enabled>`;
    case 'GetSendQuota':
      return `<Max24HourSend>${quota.a24Hours}.0</Max24HourSend><MaxSendRate>${quota.aSecond}.0</MaxSendRate><SentLast24Hours>${quota.sent}.0</SentLast24Hours>`;
    case 'GetIdentityVerificationAttributes':
      return entries(
        'VerificationAttributes',
        identities.flatMap((one) => {
          const standing = account.identities[one];
          return standing ? [[one, `<VerificationStatus>${standing}</VerificationStatus>`] as const] : [];
        }),
      );
    case 'GetIdentityDkimAttributes':
      return entries(
        'DkimAttributes',
        identities.map((one) => {
          const signs = account.signed.includes(one);
          return [
            one,
            `<DkimEnabled>${signs}</DkimEnabled><DkimVerificationStatus>${signs ? 'Success' : 'NotStarted'}</DkimVerificationStatus>`,
          ] as const;
        }),
      );
    case 'GetIdentityNotificationAttributes':
      return entries(
        'NotificationAttributes',
        identities
          .filter((one) => account.identities[one] === 'Success')
          .map((one) => [one, `<ForwardingEnabled>${account.forwarding}</ForwardingEnabled>`] as const),
      );
    case 'DescribeConfigurationSet': {
      const name = asked.get('ConfigurationSetName') ?? '';
      const destinations = account.configurationSets[name];
      if (!destinations) throw new Refused(400, 'ConfigurationSetDoesNotExist', `${name} does not exist.`);
      const told = destinations.map(
        ({ enabled, events, topic }) =>
          `<member><Name>told</Name><Enabled>${enabled}</Enabled><MatchingEventTypes>${events.map((event) => `<member>${event}</member>`).join('')}</MatchingEventTypes><SNSDestination><TopicARN>${topic}</TopicARN></SNSDestination></member>`,
      );
      return `<ConfigurationSet><Name>${name}</Name></ConfigurationSet><EventDestinations>${told.join('')}</EventDestinations>`;
    }
    case 'SendRawEmail': {
      const set = asked.get('ConfigurationSetName');
      if (set !== null && !account.configurationSets[set])
        throw new Refused(400, 'ConfigurationSetDoesNotExist', `${set} does not exist.`);
      const inSandbox = quota.a24Hours === 200 && quota.aSecond === 1;
      const asking = [asked.get('Source') ?? '', ...(inSandbox ? members(asked, 'Destinations') : [])];
      const unverified = asking.filter((email) => !isVerified(account, email));
      if (unverified.length > 0)
        throw new Refused(400, 'MessageRejected', `Email address is not verified: ${unverified.join(', ')}`);
      return '<MessageId>0102-made-up</MessageId>';
    }
    default:
      throw new Refused(400, 'InvalidAction', `Could not find operation ${asked.get('Action')}`);
  }
}

/** A server on loopback that answers as SES does, by its query protocol, for an account that a test makes up. */
export async function startSes(changes: Partial<MadeUpAccount> = {}): Promise<MadeUpSes> {
  const ses: Omit<MadeUpSes, 'url' | 'close'> = {
    account: { ...soundAccount, ...changes },
    asked: [],
    mails: [],
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const asked = new URLSearchParams(Buffer.concat(chunks).toString());
    const action = asked.get('Action') ?? '';
    ses.asked.push(action);
    const { denied, refusesAll, aheadBySeconds } = ses.account;
    const date = new Date(Date.now() + aheadBySeconds * 1_000).toUTCString();
    const head = { 'content-type': 'text/xml', date };
    try {
      if (refusesAll) throw new Refused(refusesAll.status, refusesAll.code, refusesAll.message);
      if (denied.includes(action))
        throw new Refused(403, 'AccessDenied', `User is not authorized to perform ses:${action}`);
      const result = answerTo(asked, ses.account);
      if (action === 'SendRawEmail') ses.mails.push(asked);
      response
        .writeHead(200, head)
        .end(
          `<${action}Response xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><${action}Result>${result}</${action}Result></${action}Response>`,
        );
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      response
        .writeHead(error.status, head)
        .end(
          `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${error.code}</Code><Message>${error.message}</Message></Error></ErrorResponse>`,
        );
    }
  });
  const url = await listen(server, 0);
  return Object.assign(ses, { url, close: () => closeServer(server) });
}
