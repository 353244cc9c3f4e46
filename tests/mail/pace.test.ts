import { expect, it } from 'vitest';
import { atPace } from '../../functions/mail/pace.ts';
import type { RawMail } from '../../functions/mail/ses.ts';
import { dispatchIdSchema } from '../../functions/reminders/dispatch.ts';

const aMail = (to: string[], copies: string[] = []): RawMail => ({
  raw: new Uint8Array(),
  ...{ from: 'a@pcc.example', to, copies, board: 'pdb', configurationSet: undefined },
  dispatch: dispatchIdSchema.parse('pdb_a-mail'),
});

/** Sends so many mails at once, and says at which millisecond each went, by a clock that only waiting moves. */
async function send(rate: number | null, mails: RawMail[]): Promise<{ went: number[]; asked: number }> {
  let time = 0;
  let asked = 0;
  const went: number[] = [];
  const paced = atPace(
    async () => {
      went.push(time);
      return { outcome: 'accepted', messageId: 'm' };
    },
    {
      aSecond: async () => {
        asked += 1;
        return rate;
      },
      pause: async (milliseconds) => {
        time += milliseconds;
      },
      now: () => time,
    },
  );
  await Promise.all(mails.map((mail) => paced(mail)));
  return { went, asked };
}

const one = aMail(['a@x.example']);

it('sends no faster than the mail service takes it, and asks for that once', async () => {
  expect(await send(1, [one, one, one])).toEqual({ went: [0, 1_000, 2_000], asked: 1 });
  expect(await send(4, [one, one])).toEqual({ went: [0, 250], asked: 1 });
});

it('counts everybody who is written to, as the mail service does', async () => {
  const two = aMail(['a@x.example'], ['b@x.example']);
  expect((await send(1, [two, one, one])).went).toEqual([0, 2_000, 3_000]);
});

it('sends as mails come where nobody says how fast', async () => {
  expect((await send(null, [one, one, one])).went).toEqual([0, 0, 0]);
});
