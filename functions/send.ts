import { setTimeout as pause } from 'node:timers/promises';
import type { Context, SQSEvent } from 'aws-lambda';
import { keepView } from './dispatch/read-ahead.ts';
import { readEnvironment, sendEnvironment } from './environment.ts';
import { machineClock } from './lambda/clock.ts';
import { freezeSwitch } from './lambda/freeze.ts';
import { putOffOn } from './lambda/put-off.ts';
import { linkSecretsAt } from './lambda/secret.ts';
import { type Sending, send } from './lambda/sending.ts';
import { openTelemetry } from './lambda/telemetry.ts';
import { ownerLinks } from './links/owner-link.ts';
import { freshConnections } from './mail/fresh-connections.ts';
import { shareOfPace } from './mail/pace.ts';
import { type RawMail, type SendOutcome, sendRaw, sesClient } from './mail/ses.ts';
import { askSendRate, sesReader } from './mail/ses-account.ts';
import { documentClient } from './store/client.ts';
import { openLedger } from './store/ledger.ts';
import { openRegister } from './store/register.ts';

const environment = readEnvironment(sendEnvironment, process.env);
const database = documentClient();
const connections = freshConnections();
const ses = sesClient(undefined, undefined, connections);
const { telemetry, during } = openTelemetry();
const register = openRegister(database, environment.MATTERS_TABLE);
const isFrozen = freezeSwitch(environment.MATTERS_FREEZE_PARAMETER);
const sendMail = async (mail: RawMail): Promise<SendOutcome> => {
  await connections.closeStale();
  return sendRaw(ses, mail);
};
const sending: Sending = {
  register,
  views: keepView()(register),
  ledger: openLedger(database, environment.MATTERS_TABLE),
  sendMail,
  pace: shareOfPace({
    send: sendMail,
    aSecond: () => askSendRate(sesReader()),
    senders: environment.MATTERS_SENDERS,
    mayTryAgain: async () => !(await isFrozen()),
    pause: (milliseconds) => pause(milliseconds),
    now: Date.now,
  }),
  putOff: putOffOn(environment.MATTERS_SEND_QUEUE),
  closeConnections: connections.closeIdle,
  from: environment.MATTERS_MAIL_FROM,
  configurationSet: environment.MATTERS_CONFIGURATION_SET,
  onlyTo: environment.MATTERS_ONLY_TO,
  links: ownerLinks(() => environment.MATTERS_PAGES_ADDRESS, linkSecretsAt(environment.MATTERS_LINK_SECRET)),
  mailService: 'SES',
  pause: (milliseconds) => pause(milliseconds),
  clock: machineClock(environment),
  isFrozen,
};

export const handler = (event: SQSEvent, context: Context) =>
  during(context, () => send(sending, event, { context, telemetry }));
