import addressparser from 'nodemailer/lib/addressparser';
import * as z from 'zod';
import { type Instant, instantSchema } from '../calendar/days.ts';
import { codeSchema, emailSchema, sameMailbox } from '../register/board.ts';
import { type DispatchId, dispatchIdSchema } from '../reminders/dispatch.ts';

/** What the mail service says became of a mail it took. Each is evidence that it did take it. */
export type MailEventKind =
  | 'taken'
  | 'delivered'
  | 'delayed'
  | 'bounced for now'
  | 'bounced'
  | 'suppressed'
  | 'complained'
  | 'rejected';

/** One piece of evidence about one dispatch. */
export type MailEvent = {
  kind: MailEventKind;
  dispatch: DispatchId;
  board: string;
  messageId: string;
  at: Instant;
  /** The bare addresses it speaks of, which may be only some of those written to, or none where none can be read. */
  recipients: string[];
  /** How many more it speaks of whose addresses cannot be read. */
  unread?: number;
  /** Whether those addresses are not to be written to again until somebody clears them. */
  undeliverable: boolean;
  /** What happened, in a sentence. */
  why: string;
};

export type MailEventReading =
  | { outcome: 'read'; event: MailEvent }
  | { outcome: 'not ours'; why: string }
  | { outcome: 'unreadable'; why: string };

/** The service writes moments with or without fractions of a second; ours have three. */
const moment = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text).toISOString())
  .pipe(instantSchema);
const affected = z.array(
  z.object({
    emailAddress: z.string(),
    status: z.string().nullish(),
    diagnosticCode: z.string().nullish(),
  }),
);
type Affected = z.infer<typeof affected>;

const mail = z.object({
  timestamp: moment,
  messageId: z.string().min(1),
  destination: z.array(z.string()).default([]),
  tags: z
    .object({ dispatch: z.array(z.string()).optional(), board: z.array(z.string()).optional() })
    .default({}),
});

/** The records of a configuration set's event destination, as the SES Developer Guide documents them. */
const record = z.discriminatedUnion('eventType', [
  z.object({ eventType: z.literal('Send'), mail }),
  z.object({
    eventType: z.literal('Delivery'),
    mail,
    delivery: z.object({
      timestamp: moment,
      recipients: z.array(z.string()),
      smtpResponse: z.string().nullish(),
    }),
  }),
  z.object({
    eventType: z.literal('DeliveryDelay'),
    mail,
    deliveryDelay: z.object({ timestamp: moment, delayType: z.string(), delayedRecipients: affected }),
  }),
  z.object({
    eventType: z.literal('Bounce'),
    mail,
    bounce: z.object({
      timestamp: moment,
      bounceType: z.enum(['Permanent', 'Transient', 'Undetermined']),
      bounceSubType: z.string(),
      bouncedRecipients: affected,
    }),
  }),
  z.object({
    eventType: z.literal('Complaint'),
    mail,
    complaint: z.object({
      timestamp: moment,
      complainedRecipients: affected,
      complaintFeedbackType: z.string().nullish(),
      complaintSubType: z.string().nullish(),
    }),
  }),
  z.object({ eventType: z.literal('Reject'), mail, reject: z.object({ reason: z.string() }) }),
  z.object({
    eventType: z.enum(['RenderingFailure', 'Rendering Failure']),
    mail,
    failure: z.object({ errorMessage: z.string() }),
  }),
]);
type SesRecord = z.infer<typeof record>;
type Bounce = Extract<SesRecord, { eventType: 'Bounce' }>['bounce'];
type Complaint = Extract<SesRecord, { eventType: 'Complaint' }>['complaint'];

const bare = z.looseObject({ eventType: z.unknown().optional() });
const inEventBridge = z.object({ detail: z.looseObject({}) });
const inSns = z.object({ Type: z.literal('Notification'), Message: z.string() });

/** What SES tells the topic of an event destination when that is made: bare text, and of no mail. */
const trial = 'Successfully validated SNS topic for Amazon SES event publishing';

/**
 * Reads an event of the configuration set: the record or its JSON text, bare or inside an EventBridge event (`detail`)
 * or an SNS notification (`Message`). `not ours` is a sound event that carries no dispatch of this service, or says
 * nothing of what became of the mail; `unreadable` is one that ought to be looked at.
 */
export function readMailEvent(json: unknown): MailEventReading {
  const inside = unwrap(json);
  if (typeof inside === 'string' && inside.startsWith(trial)) {
    return { outcome: 'not ours', why: 'SES only tried whether its events arrive' };
  }
  const found = bare.safeParse(inside);
  if (!found.success) return { outcome: 'unreadable', why: 'it is no JSON object' };
  const { eventType } = found.data;
  if (eventType === undefined) {
    return { outcome: 'not ours', why: 'it has no eventType, so no configuration set sent it' };
  }
  if (eventType === 'Open' || eventType === 'Click' || eventType === 'Subscription') {
    return { outcome: 'not ours', why: `${eventType} says nothing of whether a mail arrived` };
  }
  const parsed = record.safeParse(found.data);
  if (!parsed.success) {
    return { outcome: 'unreadable', why: `event ${String(eventType)}: ${z.prettifyError(parsed.error)}` };
  }
  if (parsed.data.eventType === 'Complaint' && isNoComplaint(parsed.data.complaint)) {
    return { outcome: 'not ours', why: 'a report as “not-spam” is no complaint' };
  }
  return withOurTags(parsed.data);
}

/** A complaint of this type is the opposite of one: somebody took the mail out of their junk. */
const isNoComplaint = ({ complaintFeedbackType }: Complaint): boolean => complaintFeedbackType === 'not-spam';

/** Text stays text where it is no JSON. */
function unwrap(json: unknown): unknown {
  const read = typeof json === 'string' ? jsonOrText(json) : json;
  const bridged = inEventBridge.safeParse(read);
  if (bridged.success) return bridged.data.detail;
  const notified = inSns.safeParse(read);
  return notified.success ? jsonOrText(notified.data.Message) : read;
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function withOurTags(sesRecord: SesRecord): MailEventReading {
  const { tags, messageId } = sesRecord.mail;
  const dispatch = tags.dispatch?.[0];
  const board = tags.board?.[0];
  if (dispatch === undefined || board === undefined) {
    return { outcome: 'not ours', why: `mail ${messageId} carries no dispatch and board` };
  }
  const id = dispatchIdSchema.safeParse(dispatch);
  const code = codeSchema.safeParse(board);
  if (!id.success || !code.success) {
    return {
      outcome: 'unreadable',
      why: `mail ${messageId} is tagged dispatch "${dispatch}", board "${board}"`,
    };
  }
  return {
    outcome: 'read',
    event: { dispatch: id.data, board: code.data, messageId, ...evidence(sesRecord) },
  };
}

/** The service never tried: an earlier bounce or complaint put the address on a suppression list. */
const isSuppressed = (subType: string | null | undefined): boolean =>
  subType === 'Suppressed' || subType === 'OnAccountSuppressionList';

const suppression = (at: Instant, whose: Whose): Evidence => ({
  kind: 'suppressed',
  at,
  ...whose,
  undeliverable: true,
  why: 'The mail service did not try: the address is on its list of those that bounced or complained before.',
});

function bounceEvidence(bounce: Bounce): Evidence {
  const { timestamp: at, bounceType, bounceSubType, bouncedRecipients } = bounce;
  const whose = whoseOf(addressesOf(bouncedRecipients));
  if (bounceType === 'Permanent' && isSuppressed(bounceSubType)) return suppression(at, whose);
  const lasting = { Permanent: 'for good', Transient: 'for now', Undetermined: 'without a clear reason' };
  return {
    kind: bounceType === 'Transient' ? 'bounced for now' : 'bounced',
    at,
    ...whose,
    undeliverable: bounceType === 'Permanent',
    why: `The receiving mail server sent it back ${lasting[bounceType]} (${bounceSubType})${diagnosis(bouncedRecipients)}`,
  };
}

function complaintEvidence(complaint: Complaint): Evidence {
  const { timestamp: at, complainedRecipients, complaintFeedbackType, complaintSubType } = complaint;
  const whose = whoseOf(addressesOf(complainedRecipients));
  if (isSuppressed(complaintSubType)) return suppression(at, whose);
  const kind = complaintFeedbackType ? ` (${complaintFeedbackType})` : '';
  return {
    kind: 'complained',
    at,
    ...whose,
    // Few mail services say who complained. SES then names all who may have.
    undeliverable: complainedRecipients.length < 2,
    why: `It arrived, and was reported as unwanted${kind}.`,
  };
}

type Evidence = Omit<MailEvent, 'dispatch' | 'board' | 'messageId'>;

/**
 * The bare addresses that are in `texts`, each once: `Sgt Owen <owen@force.example>` holds one, and what Exchange calls
 * a mailbox inside (`IMCEAEX-_O=…`) none.
 */
export const bareAddresses = (texts: readonly string[]): string[] =>
  texts
    .flatMap((text) => addressparser(text, { flatten: true }))
    .map(({ address }) => address)
    .filter((address) => emailSchema.safeParse(address).success && !/^IMCEA[A-Z]*-/i.test(address))
    .filter((address, place, all) => all.findIndex((other) => sameMailbox(address, other)) === place);

/** Those whom an event speaks of: by their addresses, and how many have none that can be read. */
type Whose = Pick<MailEvent, 'recipients' | 'unread'>;

function whoseOf(texts: readonly string[]): Whose {
  const unread = texts.filter((text) => bareAddresses([text]).length === 0).length;
  return { recipients: bareAddresses(texts), ...(unread > 0 && { unread }) };
}

const addressesOf = (people: Affected): string[] => people.map(({ emailAddress }) => emailAddress);

/** What the receiving servers said, each once. */
const diagnosis = (people: Affected): string => {
  const said = new Set(people.map(({ diagnosticCode, status }) => diagnosticCode ?? status).filter(Boolean));
  return said.size > 0 ? `: ${[...said].join('; ')}` : '';
};

function evidence(sesRecord: SesRecord): Evidence {
  const { timestamp } = sesRecord.mail;
  const destination = bareAddresses(sesRecord.mail.destination);
  switch (sesRecord.eventType) {
    case 'Send':
      return {
        kind: 'taken',
        at: timestamp,
        recipients: destination,
        undeliverable: false,
        why: 'The mail service took the mail and will try to deliver it.',
      };
    case 'Delivery':
      return {
        kind: 'delivered',
        at: sesRecord.delivery.timestamp,
        ...whoseOf(sesRecord.delivery.recipients),
        undeliverable: false,
        why: `The receiving mail server took it${sesRecord.delivery.smtpResponse ? `: ${sesRecord.delivery.smtpResponse}` : '.'}`,
      };
    case 'DeliveryDelay':
      return {
        kind: 'delayed',
        at: sesRecord.deliveryDelay.timestamp,
        ...whoseOf(addressesOf(sesRecord.deliveryDelay.delayedRecipients)),
        undeliverable: false,
        why: `Delivery is delayed (${sesRecord.deliveryDelay.delayType}) and is being tried again${diagnosis(sesRecord.deliveryDelay.delayedRecipients)}`,
      };
    case 'Bounce':
      return bounceEvidence(sesRecord.bounce);
    case 'Complaint':
      return complaintEvidence(sesRecord.complaint);
    case 'Reject':
      return {
        kind: 'rejected',
        at: timestamp,
        recipients: destination,
        undeliverable: false,
        why: `The mail service took the mail and then would not send it: ${sesRecord.reject.reason}`,
      };
    case 'RenderingFailure':
    case 'Rendering Failure':
      return {
        kind: 'rejected',
        at: timestamp,
        recipients: destination,
        undeliverable: false,
        why: `The mail service could not make up the mail: ${sesRecord.failure.errorMessage}`,
      };
  }
}
