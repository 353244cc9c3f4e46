import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { instantSchema } from '../../functions/calendar/days.ts';
import type { MailSettings } from '../../functions/command-line/terminal/desk.ts';
import type { Frozen } from '../../functions/dispatch/freeze.ts';
import { tryMailRoute } from '../../infra/local/mail-trial.ts';
import { type MadeUpAccount, startSes } from '../mail/a-ses.ts';

let frozen: Frozen | null = null;
const from = 'actions@matters.pcc.gov.uk';
const at = instantSchema.parse('2026-11-30T08:15:00.000Z');

beforeEach(() => {
  frozen = null;
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'a-key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'its-secret');
});

async function attempt(
  account: Partial<MadeUpAccount>,
  to: string | null,
  changes: Partial<MailSettings> = {},
) {
  const ses = await startSes(account);
  onTestFinished(() => ses.close());
  const settings: MailSettings = {
    ...{ route: { via: 'SES', region: 'eu-west-2', endpoint: ses.url }, onlyTo: [], from },
    ...{ configurationSet: null, eventsQueue: null, since: at, by: 'Asha', whyNotSent: null },
    ...changes,
  };
  const findings = await tryMailRoute(
    settings,
    { askedAt: { region: 'eu-west-2', endpoint: ses.url }, freeze: async () => frozen, now: () => at },
    to,
  );
  return { ses, last: findings.at(-1), findings };
}

describe('a first mail to oneself', () => {
  it('goes as reminders do, of no board, and says what it is', async () => {
    const { ses, last } = await attempt({}, 'you@pcc.gov.uk');
    expect(last).toMatchObject({
      check: 'a mail to you',
      standing: 'ok',
      says: 'taken for you@pcc.gov.uk as 0102-made-up: see that it arrived, and not among unwanted mail',
    });
    const [mail] = ses.mails;
    expect(mail?.get('Source')).toBe(from);
    expect(mail?.get('Destinations.member.1')).toBe('you@pcc.gov.uk');
    expect(mail?.get('ConfigurationSetName')).toBeNull();
    expect(mail?.get('Tags.member.2.Name')).toBeNull();
    const raw = Buffer.from(mail?.get('RawMessage.Data') ?? '', 'base64').toString();
    expect(raw).toContain('Subject: Matters Arising: mail from this register arrives');
    expect(raw.replace(/=\r\n/g, '')).toContain(
      'Somebody asked on 30 November 2026 at 08:15 for a mail to you',
    );
    expect(raw).toMatch(/^To: you@pcc\.gov\.uk\r$/m);
  });

  it.each<[string, Partial<MadeUpAccount>, Partial<MailSettings>, string]>([
    ['something is wrong with the sender', { identities: {} }, {}, 'neither'],
    ['it is not decided what is sent', {}, { whyNotSent: 'nobody has said' }, 'nobody has said'],
    [
      'the reader may not be written to',
      {},
      { onlyTo: ['force.gov.uk'] },
      'only addresses at force.gov.uk may be',
    ],
    [
      'the sandbox would refuse it',
      { quota: { a24Hours: 200, aSecond: 1, sent: 0 } },
      {},
      'you@pcc.gov.uk is not verified, and in the sandbox SES writes to nobody else',
    ],
  ])('goes to nobody where %s', async (_, account, changes, why) => {
    const { ses, findings } = await attempt(account, 'you@pcc.gov.uk', changes);
    expect(findings.find(({ standing }) => standing === 'wrong')?.says).toContain(why);
    expect(ses.asked).not.toContain('SendRawEmail');
  });

  it('that SES refuses says why', async () => {
    const { last } = await attempt({ denied: ['SendRawEmail'] }, 'you@pcc.gov.uk');
    expect(last).toMatchObject({
      standing: 'wrong',
      says: expect.stringContaining('not authorized to perform ses:SendRawEmail'),
    });
  });

  it('is not sent while sending is frozen, which keeps the route from nothing', async () => {
    frozen = { since: at, by: 'Asha', because: 'the mails say the wrong day' };
    const { ses, findings } = await attempt({}, 'you@pcc.gov.uk');
    expect(findings.at(-1)).toMatchObject({
      standing: 'to do',
      says: 'sending is frozen by Asha since 30 November 2026, 08:15: the mails say the wrong day; so none was sent',
    });
    expect(findings.filter(({ standing }) => standing === 'wrong')).toEqual([]);
    expect(ses.mails).toEqual([]);
  });

  it('is not sent where none is asked for', async () => {
    const { ses, last } = await attempt({}, null);
    expect(last?.check).toBe('bounces');
    expect(ses.mails).toEqual([]);
  });
});
