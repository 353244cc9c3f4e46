import assert from 'node:assert/strict';
import PostalMime, { type Email } from 'postal-mime';
import * as z from 'zod';
import { type Dispatch, isUnderWay } from '../../functions/reminders/dispatch.ts';
import type { SentMail } from '../../infra/local/mailbox.ts';
import { sampleBoard, samplePanel } from '../../infra/local/sample/bodies.ts';
import { fixedDays, fixedMorning } from '../../infra/local/sample/fixed-days.ts';
import { firstSteps, writeDocuments } from '../../infra/local/sample/load.ts';
import { sesEvents } from '../mail/ses-events.ts';
import { addressesIn, type Outside } from './outside.ts';
import { until } from './steps.ts';

const secretary = 'board.secretary@wealdshire-pcc.example';
const force = 'force.executive@wealdshire.example';

/** The sample's morning, eight o'clock in London; and days on which something more falls due. */
const morning = `${fixedMorning}T08:00:00Z`;
const dayAfter = '2025-11-18T08:00:00Z';
const finalReminders = '2025-11-21T08:00:00Z';
const anHourLater = '2025-11-21T09:00:00Z';
const secondChase = '2025-11-28T08:00:00Z';
const lastCalls = '2025-12-01T08:00:00Z';

/** To whom the sample's morning writes: the policy office answers to both bodies, each of which writes for itself. */
const everybody = [
  secretary,
  'cfo@wealdshire-pcc.example',
  force,
  'panel.officer@wealdshire-council.example',
  'policy@wealdshire-pcc.example',
  'policy@wealdshire-pcc.example',
  'scrutiny@wealdshire-council.example',
];

const writtenTo = (mails: readonly SentMail[]): string[] => mails.flatMap(({ to }) => addressesIn(to)).sort();

const wholeLedger = async (service: Outside): Promise<Dispatch[]> =>
  (await Promise.all([sampleBoard, samplePanel].map(service.dispatches))).flat();

const inState = (dispatches: readonly Dispatch[], ...states: Dispatch['state'][]): Dispatch[] =>
  dispatches.filter(({ state }) => states.includes(state));

/** One mail for every dispatch that the ledger says was sent, each with the number the mail service gave it. */
async function onceEach(service: Outside): Promise<void> {
  const sent = (await wholeLedger(service)).flatMap((dispatch) =>
    'messageId' in dispatch ? [dispatch] : [],
  );
  assert.deepEqual(
    (await service.mails()).map(({ messageId }) => messageId).sort(),
    sent.map(({ messageId }) => messageId).sort(),
  );
}

/** Runs a verb at the stage, which must succeed. */
async function done(service: Outside, words: readonly string[]): Promise<string> {
  const { exit, out, talk } = await service.matters(...words);
  assert.equal(exit, 0, `matters ${words.join(' ')}: ${talk}`);
  return out;
}

/** Wakes the sweep as at `time`, and waits until all that it began is over. */
async function swept(service: Outside, time: string): Promise<void> {
  await service.wake(time);
  await service.idle();
}

/** What has been sent since `before` was counted. */
const mailsSince = async (service: Outside, before: readonly SentMail[]): Promise<SentMail[]> => {
  const known = new Set(before.map(({ messageId }) => messageId));
  return (await service.mails()).filter(({ messageId }) => !known.has(messageId));
};

const opened = ({ raw }: SentMail): Promise<Email> => PostalMime.parse(raw);

export async function theSample(service: Outside, folder: string): Promise<void> {
  await service.quieten();
  // As it is typed.
  assert.deepEqual(await service.npmRunMatters('status'), {
    exit: 0,
    out: '',
    talk: 'There is no board yet: matters board add.\n',
  });
  const written = await writeDocuments(fixedDays, folder);
  for (const words of firstSteps(fixedDays, written)) {
    // Those days are long past: what is asked about that is answered.
    const beside: Readonly<Record<string, readonly string[]>> = {
      record: ['--as-of', fixedDays.begun],
      meeting: ['--yes', '--short-notice', 'entered late'],
    };
    await done(service, [...words, ...(beside[words[0] ?? ''] ?? [])]);
  }
}

async function mailTo(mails: readonly SentMail[], address: string): Promise<Email> {
  const mail = mails.find(({ to }) => addressesIn(to).includes(address));
  assert.ok(mail, `no mail went to ${address}`);
  return opened(mail);
}

export async function theMorning(service: Outside): Promise<void> {
  await swept(service, morning);
  const ledger = await wholeLedger(service);
  // What those mails said too is ended by the next sweep.
  const covered = ledger.filter(({ coveredBy }) => coveredBy !== null);
  assert.deepEqual(ledger.filter(isUnderWay), covered);
  assert.equal(inState(ledger, 'sent').length, everybody.length);
  assert.equal(inState(ledger, 'failed', 'bounced', 'suppressed', 'complained').length, 0);
  const mails = await service.mails();
  assert.deepEqual(writtenTo(mails), everybody);
  const toForce = await mailTo(mails, force);
  assert.equal(toForce.from?.address, service.mailFrom);
  assert.deepEqual(
    toForce.cc?.map(({ address }) => address),
    ['dcc.office@wealdshire.example'],
  );
  assert.match(toForce.text ?? '', /WPDB-2025-/);
  const toSecretary = await mailTo(mails, secretary);
  assert.deepEqual(
    toSecretary.attachments.map(({ filename }) => filename),
    ['Overview of Actions as at 17 November 2025.docx', 'Sheet for the chair as at 17 November 2025.html'],
  );
  await onceEach(service);
}

export async function theSameAgain(service: Outside): Promise<void> {
  await swept(service, morning);
  const before = await wholeLedger(service);
  assert.deepEqual(before.filter(isUnderWay), []);
  await service.wake(morning);
  const { BoardQueueUrl, SendQueueUrl } = service.outputs;
  for (const board of [sampleBoard, samplePanel]) {
    await service.put(BoardQueueUrl, JSON.stringify({ board, at: morning }));
  }
  for (const { board, id } of inState(before, 'sent')) {
    await service.put(SendQueueUrl, JSON.stringify({ board, id, at: morning }));
  }
  await service.idle();
  assert.deepEqual(await wholeLedger(service), before);
  assert.equal((await service.mails()).length, everybody.length);
}

type Sent = Extract<Dispatch, { state: 'sent' }>;

async function sentTo(service: Outside, owner: string): Promise<Sent> {
  const sent = (await service.dispatches(sampleBoard)).find(
    (dispatch): dispatch is Sent => dispatch.state === 'sent' && dispatch.owner === owner,
  );
  assert.ok(sent, `nothing was sent to ${owner}`);
  return sent;
}

/** What SES would say in an event about the mail of that dispatch, tags and all. */
const mailOf = ({ board, id, messageId, to, copies }: Sent, configurationSet: string) => ({
  ...sesEvents.delivery.mail,
  timestamp: morning,
  messageId: messageId ?? '',
  destination: [...to, ...copies],
  tags: {
    ...sesEvents.delivery.mail.tags,
    'ses:configuration-set': [configurationSet],
    dispatch: [id],
    board: [board],
  },
});

export async function mailEvents(service: Outside): Promise<void> {
  const [bounced, delivered] = await Promise.all([sentTo(service, 'force'), sentTo(service, 'cfo')]);
  const { permanentBounce, delivery } = sesEvents;
  const [recipient] = permanentBounce.bounce.bouncedRecipients;
  const ofBounce = {
    ...permanentBounce,
    mail: mailOf(bounced, service.stack),
    bounce: {
      ...permanentBounce.bounce,
      timestamp: morning,
      bouncedRecipients: [{ ...recipient, emailAddress: force }],
    },
  };
  const ofDelivery = {
    ...delivery,
    mail: mailOf(delivered, service.stack),
    delivery: { ...delivery.delivery, timestamp: morning, recipients: delivered.to },
  };
  for (const event of [ofBounce, ofDelivery, ofBounce]) await service.publish(event);
  const stateOf = async ({ board, id }: Sent) => (await service.ledger.dispatch(board, id))?.state;
  await until('the bounce is in the ledger', async () => (await stateOf(bounced)) === 'bounced');
  await until('the delivery is in the ledger', async () => (await stateOf(delivered)) === 'delivered');
  const marked = await until('the contact is marked', async () => {
    const owner = await service.register.owner(sampleBoard, 'force');
    return owner?.undeliverable[0];
  });
  assert.deepEqual({ ...marked, why: '' }, { email: force, since: fixedMorning, why: '' });

  const before = await service.mails();
  await swept(service, dayAfter);
  const news = await mailsSince(service, before);
  assert.deepEqual(writtenTo(news), [secretary]);
  const { text = '' } = await mailTo(news, secretary);
  assert.ok(text.includes(force), `the secretary is not told of whom: ${text}`);
  const told = await service.ledger.dispatch(bounced.board, bounced.id);
  assert.match(told?.reportedIn ?? '', /^wpdb_problems_20251118_/);
  await onceEach(service);
}

export async function theFreeze(service: Outside): Promise<void> {
  const before = await service.mails();
  await service.setSwitch('frozen');
  await swept(service, finalReminders);
  const planned = inState(await wholeLedger(service), 'planned');
  assert.deepEqual(
    planned.map(({ board, owner }) => `${board} ${owner}`).sort(),
    [`${samplePanel} panel-officers`, `${samplePanel} pcc`, `${sampleBoard} opcc`].sort(),
  );
  // Queued before somebody froze it, a message is met by a function that sends nothing and lets it go.
  for (const { board, id } of planned) {
    await service.put(service.outputs.SendQueueUrl, JSON.stringify({ board, id, at: finalReminders }));
  }
  await service.idle();
  const byHand = await service.matters(
    'sweep',
    '--board',
    sampleBoard,
    '--as-of',
    finalReminders.slice(0, 10),
  );
  assert.equal(byHand.exit, 1);
  assert.match(byHand.out, /waits for its turn: OPCC/);
  assert.match(byHand.talk, /Sending is frozen/);
  assert.deepEqual(await mailsSince(service, before), []);
  assert.equal(inState(await wholeLedger(service), 'planned').length, planned.length);

  await service.setSwitch('running');
  await swept(service, anHourLater);
  assert.deepEqual(writtenTo(await mailsSince(service, before)), [
    'policy@wealdshire-pcc.example',
    'policy@wealdshire-pcc.example',
    'scrutiny@wealdshire-council.example',
  ]);
  assert.deepEqual(inState(await wholeLedger(service), 'planned'), []);
  await onceEach(service);
}

/** As docs/dead-letter.md says. The emulator has no StartMessageMoveTask: its two halves are done one by one. */
export async function deadLetters(service: Outside): Promise<void> {
  const { SendQueueUrl: queue, SendDeadLettersUrl: dead } = service.outputs;
  const before = await service.mails();
  await service.setSwitch('frozen');
  await swept(service, secondChase);
  const [chase, ...others] = inState(await wholeLedger(service), 'planned');
  assert.ok(chase && others.length === 0, 'one mail is planned, and waits for the thaw');

  const good = JSON.stringify({ board: chase.board, id: chase.id, at: secondChase });
  const cutShort = good.slice(0, 20);
  // Whether a service that cannot read its switch is frozen nobody knows: it must not send.
  await service.setSwitch(undefined);
  await service.impatiently(queue, async () => {
    for (const body of [good, cutShort]) await service.put(queue, body);
    await until('both messages lie with the dead letters', async () => (await service.lying(dead)) === 2);
  });
  assert.equal(await service.lying(queue), 0);
  assert.deepEqual(await mailsSince(service, before), []);

  const letters = await service.lettersOn(dead);
  assert.deepEqual(letters.map(({ body }) => body).sort(), [good, cutShort].sort());
  await service.setSwitch('running');
  for (const letter of letters) {
    if (letter.body === good) await service.put(queue, letter.body);
    await service.remove(dead, letter);
  }
  await service.idle();
  assert.equal(await service.lying(dead), 0);
  assert.deepEqual(writtenTo(await mailsSince(service, before)), ['policy@wealdshire-pcc.example']);
  assert.equal((await service.ledger.dispatch(chase.board, chase.id))?.state, 'sent');
  await onceEach(service);
}

/** Today is later than any last day of the sample: whatever today is, a sweep of today finds what was left to be missed. */
export async function theSchedule(service: Outside): Promise<void> {
  await service.setSwitch('frozen');
  await swept(service, lastCalls);
  const planned = inState(await wholeLedger(service), 'planned');
  // What the Chief Finance Officer owed was discharged over HTTP: there is nothing left to remind of.
  assert.deepEqual(planned.map(({ owner }) => owner).sort(), ['force', 'opcc']);
  const left = planned.map(({ id }) => id);
  const before = await service.mails();
  await service.everyMinute(async () => {
    await until(
      'a sweep that nobody asked for has found what was missed',
      async () => {
        const found = await service.ledger.known(sampleBoard, left);
        return found.length === left.length && found.every(({ state }) => state === 'missed');
      },
      120,
    );
  });
  await service.idle();
  assert.deepEqual(await mailsSince(service, before), []);
}

const sentSchema = z.looseObject({
  message: z.literal('a mail was to be sent'),
  state: z.literal('sent'),
  outcome: z.literal('tried'),
});

/** How many lines say that a mail went. */
const sentIn = (lines: readonly string[]): number =>
  lines.filter(
    (line) => line.includes('a mail was to be sent') && sentSchema.safeParse(JSON.parse(line)).success,
  ).length;

export async function nothingLeft({ outputs, lying }: Outside): Promise<void> {
  const { BoardDeadLettersUrl, SendDeadLettersUrl, MailEventsDeadLettersUrl } = outputs;
  const queues = [BoardDeadLettersUrl, SendDeadLettersUrl, MailEventsDeadLettersUrl];
  assert.deepEqual(await Promise.all(queues.map(lying)), [0, 0, 0]);
}

export async function theLogs(service: Outside): Promise<void> {
  const { SweepFunctionName, SendFunctionName, MailEventsFunctionName, ApiFunctionName } = service.outputs;
  const names = [SweepFunctionName, SendFunctionName, MailEventsFunctionName, ApiFunctionName];
  const lines = (await Promise.all(names.map(service.linesOf))).flat();
  const mails = await service.mails();
  assert.equal(sentIn(lines), mails.length);
  const saying = (text: string): number => lines.filter((line) => line.includes(text)).length;
  assert.equal(saying('sending is frozen: the mail stays planned'), 3);
  assert.ok(saying('an owner was not told, and nobody knows') > 0, 'the sweep after a bounce names it');
  assert.ok(saying('"OwnersNotTold":0,"SecretariesNotTold":0,"FreezeLeftOn":0') > 0, 'each call counts');
  assert.ok(
    lines.some((line) => line.includes('UnreadableMessage')),
    'the message cut short is told of',
  );
  assert.deepEqual(
    lines.filter((line) => /@[\w.-]+\.example\b/.test(line)),
    [],
  );
  const ofApi = lines.filter((line) => line.includes('"a request was answered"'));
  assert.ok(ofApi.length > 10, 'every request is told of');
  assert.ok(
    ofApi.some((line) => line.includes(`"client":"${service.outputs.CaseSystemClientId}"`)),
    'with its client',
  );
  const secrets = /eyJ[\w-]{10,}|Three options costed|case-1742-closed/;
  assert.deepEqual(
    lines.filter((line) => secrets.test(line)),
    [],
    'no token, no body and no key is in the log',
  );
  for (const { subject } of mails) {
    assert.ok(!lines.some((line) => line.includes(subject)), `the log has the subject “${subject}”`);
  }
}
