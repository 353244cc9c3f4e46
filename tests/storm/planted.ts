import type { Clock } from '../../functions/lambda/clock.ts';
import type { RawMail, SendOutcome } from '../../functions/mail/ses.ts';
import type { Ledger } from '../../functions/store/ledger.ts';
import type { Register } from '../../functions/store/register.ts';

type SendMail = (mail: RawMail) => Promise<SendOutcome>;

/** Faults put into the service on purpose, to see that the judge objects. */
export type Planted = {
  ledger?: (ledger: Ledger) => Ledger;
  register?: (register: Register) => Register;
  sendMail?: (send: SendMail) => SendMail;
  clock?: (clock: Clock) => Clock;
};
