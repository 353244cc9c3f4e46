import { dayIn, type Instant, inWords, timeIn } from '../calendar/days.ts';
import { dispatchIdSchema } from '../reminders/dispatch.ts';
import { mailOf } from './letter.ts';
import { toMime } from './mime.ts';
import type { AnyMail } from './ses.ts';

/** Of a mail to nobody's board: events that carry it settle nothing. */
const trial = dispatchIdSchema.parse('a-trial');
const london = 'Europe/London';

type Trial = { from: string; to: string; configurationSet: string | null; at: Instant };

/** A mail that shows its reader that mail of this register goes out as it will on any morning: the same way, made up alike. */
export async function trialMail({ from, to, configurationSet, at }: Trial): Promise<AnyMail> {
  const when = `${inWords(dayIn(london, at))} at ${timeIn(london, at).slice(0, 5)}`;
  const mail = mailOf({
    subject: 'Matters Arising: mail from this register arrives',
    from: 'Matters Arising',
    headline: 'Mail from this register arrives',
    greeting: `To ${to}`,
    opening: [
      `Somebody asked on ${when} for a mail to you, to see that reminders would go out by the way that was said. They would: this is one that did.`,
      `Reminders come from ${from} as well. If this lay among unwanted mail, theirs will too: say to your mail program that it is wanted, and have DKIM set up for the domain.`,
    ],
    sections: [],
    footer: ['No answer is expected. A machine wrote it.'],
  });
  const raw = await toMime(mail, {
    dispatch: { id: trial, board: 'matters-arising', owner: null, meeting: null },
    from: { name: 'Matters Arising', email: from },
    to: [{ name: '', email: to }],
    copies: [],
    replyTo: [],
    at,
  });
  const configured = configurationSet ?? undefined;
  return { raw, from, to: [to], copies: [], dispatch: trial, board: null, configurationSet: configured };
}
