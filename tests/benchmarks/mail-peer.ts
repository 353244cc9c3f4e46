/**
 * What a script costs that sends as many mails as its first word says, each of a few paragraphs, with nodemailer's composer and
 * the SES SDK, and keeps nothing.
 */
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer';
import { processorSeconds } from '../processor.ts';

const mails = Number(process.argv[2]);
const ses = new SESClient({});
const paragraph =
  'Three actions are due at the next meeting of the board. Reply to this mail, and say what was done. ';
const text = paragraph.repeat(25);
const html = `<html lang="en-GB"><body>${`<p style="font-family: Arial; font-size: 16px">${paragraph}</p>`.repeat(50)}</body></html>`;

const before = process.cpuUsage();
for (let number = 1; number <= mails; number += 1) {
  const to = `office-${number}@force.example`;
  const from = 'Performance and Delivery Board <actions@pcc.example>';
  const message = new MailComposer({ from, to, subject: `Reminder ${number}`, text, html });
  await ses.send(
    new SendRawEmailCommand({
      RawMessage: { Data: await message.compile().build() },
      Source: 'actions@pcc.example',
      Destinations: [to],
    }),
  );
}
process.send?.({ processorMs: processorSeconds(before) * 1_000 });
process.disconnect?.();
ses.destroy();
