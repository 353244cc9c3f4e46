import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Instant, instantSchema } from '../../functions/calendar/days.ts';
import { type Dispatch, dispatchSchema } from '../../functions/reminders/dispatch.ts';
import { openLedger } from '../../functions/store/ledger.ts';
import { openRegister } from '../../functions/store/register.ts';
import { mailServiceOf, settleFromMailbox } from '../../infra/local/mailbox-evidence.ts';
import { aBoard } from '../register/examples.ts';
import { type Engine, startEngine } from '../store/engine.ts';
import { aDispatch } from '../store/examples.ts';

const moment = (text: string): Instant => instantSchema.parse(text);
const beganSending = moment('2024-11-19T08:00:00.000Z');
const before = moment('2024-11-19T07:59:00.000Z');
const after = moment('2024-11-19T08:01:00.000Z');

let engine: Engine;
let mailFolder: string;
let number = 0;
beforeAll(async () => {
  engine = await startEngine();
});
beforeEach(async () => {
  mailFolder = await mkdtemp(join(tmpdir(), 'matters-evidence-'));
});
afterEach(() => rm(mailFolder, { recursive: true, force: true }));
afterAll(() => engine.stop());

/** A mail cut off while it was being sent; and what the mailbox makes of it. */
async function settled(
  inMailbox: boolean,
  aloneSince: Instant | null,
  sentVia?: string,
): Promise<Dispatch | undefined> {
  number += 1;
  const board = `pdb-${number}`;
  const ledger = openLedger(engine.client, engine.tableName);
  const register = openRegister(engine.client, engine.tableName);
  await register.save(aBoard({ id: board }));
  const sending = dispatchSchema.parse({
    ...aDispatch({ id: `${board}_2024-12_first-reminder_force` }),
    ...{ board, attempts: 1, state: 'sending', since: beganSending },
    ...{ to: ['owen.pryce@force.example'], copies: [], subject: '1 action due' },
    sentVia: sentVia ?? (await mailServiceOf(mailFolder)),
  });
  expect(await ledger.save(sending)).toBe('saved');
  if (inMailbox) {
    const destination = { to: ['owen.pryce@force.example'], cc: [], bcc: [] };
    const shown = {
      messageId: 'ses-1',
      at: Date.parse(beganSending) / 1000,
      destination,
      subject: '1 action due',
    };
    await writeFile(join(mailFolder, 'one.json'), JSON.stringify(shown));
    await writeFile(
      join(mailFolder, 'one.eml'),
      `Subject: x\r\nMessage-ID: <${sending.id}@pcc.example>\r\n\r\nx`,
    );
  }
  await settleFromMailbox({ register, ledger }, { mailFolder, aloneSince }, () => after);
  return ledger.dispatch(board, sending.id);
}

describe('a mail cut off while it was being sent', () => {
  it('went, when it lies in the mailbox', async () => {
    expect(await settled(true, null)).toMatchObject({ state: 'sent', messageId: 'ses-1' });
  });

  it('did not go, when it does not and whoever was sending it is gone', async () => {
    expect(await settled(false, after)).toMatchObject({ state: 'planned' });
  });

  it('stays in doubt when another mail service was asked, or the embedded one of another machine', async () => {
    expect(await settled(false, after, 'SES')).toMatchObject({ state: 'sending' });
    const elsewhere = await mkdtemp(join(tmpdir(), 'matters-elsewhere-'));
    expect(await settled(false, after, await mailServiceOf(elsewhere))).toMatchObject({ state: 'sending' });
    await rm(elsewhere, { recursive: true });
  });

  it.each([
    ['others use the same mail service', null],
    ['it may be on its way this moment', before],
  ])('stays in doubt while %s', async (_, aloneSince) => {
    expect(await settled(false, aloneSince)).toMatchObject({ state: 'sending' });
  });
});
