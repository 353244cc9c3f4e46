import type { SESClientConfig } from '@aws-sdk/client-ses';
import type { Instant } from '../../functions/calendar/days.ts';
import type { MailSettings } from '../../functions/command-line/terminal/desk.ts';
import { type Freeze, freezeInWords } from '../../functions/dispatch/freeze.ts';
import { type Finding, fine, isWrong, toDo, wrong } from '../../functions/doctor/finding.ts';
import {
  accountFindings,
  type MailWay,
  routeFinding,
  whyNotToTry,
} from '../../functions/doctor/mail-account.ts';
import { whyNotWrittenTo } from '../../functions/mail/only-to.ts';
import { sendRaw, sesClient } from '../../functions/mail/ses.ts';
import { askSesAccount, type SesAccount, sesReader } from '../../functions/mail/ses-account.ts';
import { trialMail } from '../../functions/mail/trial-mail.ts';

type AskedAt = Pick<SESClientConfig, 'region' | 'endpoint' | 'credentials'>;

/** What SES says of the way that mail goes, or would go; nothing of any other way. */
export async function lookAtSes(
  settings: MailSettings,
  askedAt: AskedAt,
  to: string | null = null,
): Promise<{ findings: Finding[]; account: SesAccount } | undefined> {
  const { route, ...way } = settings;
  if (route?.via !== 'SES') return undefined;
  const reader = sesReader(askedAt);
  try {
    const account = await askSesAccount(reader, { ...way, to });
    return { account, findings: accountFindings({ ...way, ...route } satisfies MailWay, account) };
  } finally {
    reader.destroy();
  }
}

type Trial = { askedAt: AskedAt; freeze: Freeze; now: () => Instant };

/** The same with what decides whether anything is sent at all, and one mail to that address, where one is named. */
export async function tryMailRoute(
  settings: MailSettings,
  { askedAt, freeze, now }: Trial,
  to: string | null,
): Promise<Finding[]> {
  const looked = await lookAtSes(settings, askedAt, to);
  if (looked === undefined) return [];
  const findings = [routeFinding(settings), ...looked.findings];
  if (to === null || findings.some(isWrong)) return findings;
  const frozen = await freeze();
  if (frozen) return [...findings, notWhileFrozen(freezeInWords(frozen))];
  return [...findings, whyNotToTry(looked.account, to) ?? (await sendTrial(settings, askedAt, to, now()))];
}

const notWhileFrozen = (frozen: string): Finding =>
  toDo(
    'a mail to you',
    `${frozen}; so none was sent`,
    'Once matters mail thaw let it go on, ask again with --to-me',
  );

async function sendTrial(
  { from, configurationSet, onlyTo }: MailSettings,
  askedAt: AskedAt,
  to: string,
  at: Instant,
): Promise<Finding> {
  const check = 'a mail to you';
  const unpermitted = whyNotWrittenTo(onlyTo, [to]);
  if (unpermitted)
    return wrong(check, unpermitted, 'Name an address that may be written to, or have it among --only-to');
  const client = sesClient(undefined, askedAt);
  try {
    const answer = await sendRaw(client, await trialMail({ from, to, configurationSet, at }));
    return answer.outcome === 'accepted'
      ? fine(
          check,
          `taken for ${to} as ${answer.messageId}: see that it arrived, and not among unwanted mail`,
        )
      : wrong(check, `not sent to ${to}: ${answer.why}`, 'Mend what it says, and ask again');
  } finally {
    client.destroy();
  }
}
