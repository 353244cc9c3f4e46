import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Finding } from '../../functions/doctor/finding.ts';
import { accountFindings, isOfNobody, whyNotToTry } from '../../functions/doctor/mail-account.ts';
import { askSesAccount, domainsOf, sesReader } from '../../functions/mail/ses-account.ts';
import { startMailbox } from '../../infra/local/mailbox.ts';
import { type MadeUpAccount, startSes } from '../mail/a-ses.ts';
import { faultyMailService, silence } from '../mail/faulty-mail-service.ts';

const from = 'actions@matters.pcc.gov.uk';
const sandbox = { a24Hours: 200, aSecond: 1, sent: 0 };
const withSet = (events: string[], enabled = true) => ({
  configurationSets: { board: [{ enabled, events, topic: 'arn:aws:sns:eu-west-2:123456789012:mail' }] },
});

beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'a-key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'its-secret');
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
});

type Asked = {
  from?: string;
  configurationSet?: string | null;
  eventsQueue?: string | null;
  onlyTo?: string[];
};

async function look(account: Partial<MadeUpAccount>, asked: Asked = {}, to: string | null = null) {
  const ses = await startSes(account);
  onTestFinished(() => ses.close());
  return lookAt(ses.url, asked, to);
}

async function lookAt(
  endpoint: string,
  asked: Asked = {},
  to: string | null = null,
  isSes = true,
  isPatient = true,
) {
  const way = { region: 'eu-west-2', from, configurationSet: null, eventsQueue: null, onlyTo: [], ...asked };
  const client = sesReader({ region: way.region, endpoint }, isPatient ? undefined : 500);
  onTestFinished(() => client.destroy());
  const found = await askSesAccount(client, { ...way, to });
  const findings = accountFindings({ ...way, endpoint: isSes ? null : endpoint }, found);
  return { findings, why: to === null ? undefined : whyNotToTry(found, to) };
}

const told = (findings: readonly Finding[], check: Finding['check']) => {
  const [finding, ...more] = findings.filter((one) => one.check === check);
  expect(more).toEqual([]);
  return finding && `${finding.standing}: ${finding.says}${finding.todo ? ` > ${finding.todo}` : ''}`;
};

describe('an account of SES', () => {
  it('that is sound is found so, line by line', async () => {
    const { findings } = await look(withSet(['bounce', 'complaint', 'delivery']), {
      configurationSet: 'board',
      eventsQueue: 'https://sqs.eu-west-2.amazonaws.com/123456789012/mail',
    });
    expect(findings.map(({ check, standing, says }) => [check, standing, says])).toEqual([
      ['credentials', 'ok', 'SES in eu-west-2 answers'],
      ['clock', 'ok', expect.stringMatching(/^agrees with that of AWS, to (a second|[0-9] seconds)$/)],
      ['sender', 'ok', 'actions@matters.pcc.gov.uk may send: matters.pcc.gov.uk is verified'],
      ['DKIM', 'ok', 'SES signs for matters.pcc.gov.uk'],
      ['sending', 'ok', 'the account may send in eu-west-2'],
      ['sandbox', 'ok', 'the account is out of it: its quota is not that of the sandbox'],
      ['quota', 'ok', '3 of 50000 sent in the last 24 hours, 14 a second'],
      ['configuration set', 'ok', 'board is there'],
      [
        'bounces',
        'ok',
        'come by https://sqs.eu-west-2.amazonaws.com/123456789012/mail, which every sweep empties',
      ],
    ]);
  });

  it('may know the sender by a domain above its own, or by the address alone, for which nothing is signed', async () => {
    expect(domainsOf('a@dev.matters.pcc.gov.uk')).toEqual([
      ...['dev.matters.pcc.gov.uk', 'matters.pcc.gov.uk', 'pcc.gov.uk', 'gov.uk'],
    ]);
    const above = await look({ identities: { 'pcc.gov.uk': 'Success' }, signed: ['pcc.gov.uk'] });
    expect(told(above.findings, 'sender')).toContain(
      'ok: actions@matters.pcc.gov.uk may send: pcc.gov.uk is',
    );
    expect(told(above.findings, 'DKIM')).toBe('ok: SES signs for pcc.gov.uk');
    const alone = await look({ identities: { [from]: 'Success' }, signed: [] });
    expect(told(alone.findings, 'sender')).toContain(`ok: ${from} may send: ${from} is verified`);
    expect(told(alone.findings, 'DKIM')).toContain(
      `to do: SES signs for no domain of ${from}, so other servers may take its mail for forged > Verify the domain`,
    );
  });

  it.each<[string, Partial<MadeUpAccount>, Finding['check'], string]>([
    [
      'an unknown sender',
      { identities: {} },
      'sender',
      `wrong: neither ${from} nor its domain is verified in eu-west-2, so SES takes no mail from it > aws sesv2 create-email-identity --region eu-west-2 --email-identity matters.pcc.gov.uk`,
    ],
    [
      'a sender that waits',
      { identities: { 'matters.pcc.gov.uk': 'Pending' } },
      'sender',
      'wrong: matters.pcc.gov.uk waits to be verified in eu-west-2 > Put its records into DNS',
    ],
    [
      'sending that is stopped',
      { sending: false },
      'sending',
      'wrong: AWS has stopped the sending of this account',
    ],
    [
      'the sandbox',
      { quota: sandbox },
      'sandbox',
      'to do: the account is almost certainly in it: 200 mails a day and 1 a second are what AWS gives there',
    ],
    [
      'a quota that is used up',
      { quota: { a24Hours: 200, aSecond: 1, sent: 200 } },
      'quota',
      'wrong: 200 of 200 sent in the last 24 hours, 1 a second: SES takes no more for now',
    ],
    [
      'a quota that is nearly used up',
      { quota: { a24Hours: 200, aSecond: 1, sent: 160 } },
      'quota',
      'to do: 160',
    ],
    ['a clock that is slow', { aheadBySeconds: 400 }, 'clock', 'wrong: this machine'],
    ['a clock that is a little fast', { aheadBySeconds: -90 }, 'clock', 'to do: this machine'],
    ['bounces that are mailed', {}, 'bounces', `to do: SES mails word of them to ${from} and nothing else`],
    ['bounces that nobody hears of', { forwarding: false }, 'bounces', 'wrong: nobody hears of them'],
    [
      'a question that is denied',
      { denied: ['GetSendQuota'] },
      'quota',
      'to do: your credentials may not ask (ses:GetSendQuota) > Allow ses:GetSendQuota',
    ],
  ])('%s is told, with what to do', async (_, account, check, words) => {
    const { findings } = await look(account);
    expect(told(findings, check)).toContain(words);
  });

  it.each<[string, object, string]>([
    [
      'ended',
      { status: 403, code: 'ExpiredToken', message: 'The security token is expired' },
      'have expired',
    ],
    [
      'wrong',
      { status: 403, code: 'InvalidClientTokenId', message: 'No such key' },
      'does not accept the AWS',
    ],
  ])('credentials that are %s are all that is told, and asked for once', async (_, refusesAll, words) => {
    const ses = await startSes({ refusesAll: refusesAll as MadeUpAccount['refusesAll'] });
    onTestFinished(() => ses.close());
    const { findings } = await lookAt(ses.url);
    expect(findings.map(({ check, standing }) => `${check} ${standing}`)).toEqual([
      'credentials wrong',
      'clock ok',
    ]);
    expect(findings[0]?.says).toContain(words);
    expect(ses.asked).toEqual(['GetAccountSendingEnabled']);
  });

  it('that cannot be asked says why: no credentials, nobody there', async () => {
    const ses = await startSes();
    await ses.close();
    const gone = await lookAt(ses.url);
    expect(gone.findings.map(({ check, standing }) => [check, standing])).toEqual([['credentials', 'wrong']]);
    expect(gone.findings[0]?.says).toMatch(/^SES in eu-west-2 cannot be reached \(.*ECONNREFUSED/);
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined);
    vi.stubEnv('HOME', '/nonexistent');
    expect(told((await look({})).findings, 'credentials')).toContain(
      'wrong: this machine has no AWS credentials',
    );
  });

  it('of what only speaks as SES does need not be there, whether that refuses the questions or leaves them', async () => {
    const refusing = await startMailbox(await mkdtemp(join(tmpdir(), 'matters-account-')), 'a-relay');
    const silent = await faultyMailService(silence);
    onTestFinished(async () => {
      await refusing.stop();
      await silent.close();
    });
    const tellsNothing = /speaks as SES does and tells nothing of an account/;
    for (const { url } of [refusing, silent]) {
      const { findings } = await lookAt(url, {}, null, false, url === refusing.url);
      expect(findings).toEqual([
        expect.objectContaining({ standing: 'ok', says: expect.stringMatching(tellsNothing) }),
      ]);
    }
    expect((await lookAt(silent.url, {}, null, true, false)).findings[0]?.says).toMatch(
      /^SES in eu-west-2 cannot be reached \(TimeoutError/,
    );
  }, 60_000);

  it('has the configuration set that is named, with somebody to tell of bounces', async () => {
    const queue = 'https://sqs.eu-west-2.amazonaws.com/123456789012/mail';
    const missing = await look({}, { configurationSet: 'board' });
    expect(told(missing.findings, 'configuration set')).toContain(
      'wrong: there is no board in eu-west-2, so SES takes no mail that names it',
    );
    const deaf = await look(withSet(['delivery', 'bounce']), {
      configurationSet: 'board',
      eventsQueue: queue,
    });
    expect(told(deaf.findings, 'bounces')).toContain(
      `wrong: ${queue} is looked into, and no destination of board tells of complaint`,
    );
    const off = await look(withSet(['bounce', 'complaint'], false), {
      configurationSet: 'board',
      eventsQueue: queue,
    });
    expect(told(off.findings, 'bounces')).toContain('tells of bounce and complaint');
  });

  it('in the sandbox writes to nobody who is not verified, which is said before anything is sent', async () => {
    const { why } = await look({ quota: sandbox }, {}, 'you@pcc.gov.uk');
    expect(why).toMatchObject({ check: 'a mail to you', standing: 'wrong' });
    expect((await look({ quota: sandbox }, {}, 'you@matters.pcc.gov.uk')).why).toBeUndefined();
    expect((await look({}, {}, 'you@pcc.gov.uk')).why).toBeUndefined();
  });
});

it.each([
  ['actions@matters-arising.example', true],
  ['a@pcc.test', true],
  ['a@example.com', true],
  ['a@examples.gov.uk', false],
  ['a@myexample.com', false],
])('%s is of nobody: %s', (email, is) => expect(isOfNobody(email)).toBe(is));
