/**
 * A morning in a process of its own, on the engines that its environment names: `child TABLE DAY MOMENT N`. It
 * prints each write to the ledger and each request to the mail service once that is done, and is killed before the Nth.
 */
import { writeSync } from 'node:fs';
import { addMinutes, day, instantSchema } from '../../functions/calendar/days.ts';
import { workMorning } from '../../functions/dispatch/morning.ts';
import { sendRaw, sesClient } from '../../functions/mail/ses.ts';
import { documentClient } from '../../functions/store/client.ts';
import { openLedger } from '../../functions/store/ledger.ts';
import { openRegister } from '../../functions/store/register.ts';

const [tableName = '', today = '', moment = '', fatal = ''] = process.argv.slice(2);
const client = documentClient();
const ses = sesClient();
const ledger = openLedger(client, tableName);
const register = openRegister(client, tableName);
let now = instantSchema.parse(moment);
let steps = 0;

let last: Promise<unknown> = Promise.resolve();

/** One after another, though several be asked for at once. */
function step<T>(what: string, take: () => Promise<T>): Promise<T> {
  const taken = last.then(() => stepNow(what, take));
  last = taken.catch(() => undefined);
  return taken;
}

async function stepNow<T>(what: string, take: () => Promise<T>): Promise<T> {
  steps += 1;
  if (steps === Number(fatal)) {
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => undefined);
  }
  const taken = await take();
  writeSync(1, `${what}\n`);
  return taken;
}

const view = await register.boardView('pdb');
if (view === undefined) throw new Error('there is no board');
await workMorning(
  {
    register,
    ledger: {
      ...ledger,
      saveSending: (asking) => step(`${asking.sending.id}: sending`, () => ledger.saveSending(asking)),
      save: (dispatch) => step(`${dispatch.id}: ${dispatch.state}`, () => ledger.save(dispatch)),
    },
    sendMail: (mail) => step(`${mail.dispatch}: asked`, () => sendRaw(ses, mail)),
    from: 'actions@pcc.example',
    configurationSet: 'matters-arising',
    mailService: 'the embedded mail service',
    now: () => now,
    pause: async (milliseconds) => {
      now = addMinutes(now, milliseconds / 60_000);
    },
    progress: () => undefined,
  },
  view,
  day(today),
);
client.destroy();
ses.destroy();
