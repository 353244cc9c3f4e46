import * as z from 'zod';
import { type Dispatch, dispatchSchema } from '../../reminders/dispatch.ts';
import { type SentText, sentTextSchema } from '../../reminders/sent-text.ts';
import { shownKept } from './common.ts';

const [planned, sending, unknown, sent, delivered, bounced, complained, suppressed, ...rest] =
  dispatchSchema.options;
const [cancelled, missed, failed] = rest;

/** What programs were told to read under another name stays there, and holds the same. */
const formerly = <T extends z.ZodType>(schema: T, now: string) =>
  schema.meta({ deprecated: true, description: `The former name of \`${now}\`: use that.` });

const formerNames = {
  saysToo: formerly(planned.shape.alsoCovers, 'alsoCovers'),
  tells: formerly(planned.shape.reports, 'reports'),
  toldIn: formerly(planned.shape.reportedIn, 'reportedIn'),
  asked: formerly(planned.shape.sentVia, 'sentVia'),
};

/** A dispatch under its former names too. */
export const withFormerNames = <
  T extends Pick<Dispatch, 'alsoCovers' | 'reports' | 'reportedIn' | 'sentVia'>,
>(
  dispatch: T,
) => ({
  ...dispatch,
  saysToo: dispatch.alsoCovers,
  tells: dispatch.reports,
  toldIn: dispatch.reportedIn,
  asked: dispatch.sentVia,
});

const shownOfDispatch = { ...shownKept, ...formerNames };

/** A dispatch, as the API shows it. */
export const dispatchShown = z
  .discriminatedUnion('state', [
    planned.extend(shownOfDispatch),
    sending.extend(shownOfDispatch),
    unknown.extend(shownOfDispatch),
    sent.extend(shownOfDispatch),
    delivered.extend(shownOfDispatch),
    bounced.extend(shownOfDispatch),
    complained.extend(shownOfDispatch),
    suppressed.extend(shownOfDispatch),
    cancelled.extend(shownOfDispatch),
    missed.extend(shownOfDispatch),
    failed.extend(shownOfDispatch),
  ])
  .meta({
    id: 'Dispatch',
    description: 'One mail of one kind to one owner for one meeting and stage, and what became of it.',
  });

const withoutHistory = { history: true } as const;

/** The same in a list, without its history. */
export const dispatchListed = z
  .discriminatedUnion('state', [
    planned.omit(withoutHistory).extend(formerNames),
    sending.omit(withoutHistory).extend(formerNames),
    unknown.omit(withoutHistory).extend(formerNames),
    sent.omit(withoutHistory).extend(formerNames),
    delivered.omit(withoutHistory).extend(formerNames),
    bounced.omit(withoutHistory).extend(formerNames),
    complained.omit(withoutHistory).extend(formerNames),
    suppressed.omit(withoutHistory).extend(formerNames),
    cancelled.omit(withoutHistory).extend(formerNames),
    missed.omit(withoutHistory).extend(formerNames),
    failed.omit(withoutHistory).extend(formerNames),
  ])
  .meta({ id: 'ListedDispatch', description: 'A dispatch in a list, without its history.' });

/** What the reference shows: a first reminder that was delivered. */
const { history, ...deliveredDispatch } = {
  board: 'pdb',
  id: 'pdb_2024-12_20241211_first-reminder_force',
  kind: 'digest',
  owner: 'force',
  meeting: { id: '2024-12', date: '2024-12-11' },
  refs: ['PDB-2024-10-2'],
  alsoCovers: [],
  reports: [],
  stage: 'first-reminder',
  dueOn: '2024-11-05',
  cutOff: '2024-12-11',
  why: 'Force has 1 action due by the meeting on Wednesday 11 December 2024',
  attempts: 1,
  sentVia: 'SES',
  reportedIn: null,
  coveredBy: null,
  askedOn: '2024-11-05',
  mails: ['0107018f-example'],
  wentTwice: false,
  cameBack: [],
  cameBackForNow: [],
  takenBy: ['owen@force.example'],
  version: 1,
  to: ['owen@force.example'],
  copies: [],
  subject: 'Performance and Delivery Board, 11 December 2024: 1 action from Force',
  at: '2024-11-05T08:00:21.000Z',
  because: 'the mail service says so',
  state: 'delivered',
  messageId: '0107018f-example',
  history: [
    { at: '2024-11-05T08:00:21.000Z', by: 'the sweep', what: 'planned', from: 'the morning of 5 November' },
  ],
};
export const dispatchExample = withFormerNames(deliveredDispatch);
export const dispatchHistory = history;

const { because: _, ...addressed } = deliveredDispatch;
/** One of which somebody said that it went. */
export const settledDispatch = withFormerNames({
  ...addressed,
  state: 'sent',
  at: '2024-11-06T10:12:00.000Z',
  messageId: null,
  version: 2,
  history: [
    ...history,
    {
      at: '2024-11-06T10:12:00.000Z',
      by: 'case-system',
      what: 'sent, says case-system: the Force has it',
      from: 'HTTP API, client case-system',
    },
  ],
});

const { to, copies, subject, at, messageId, ...unaddressed } = addressed;
/** One that is to be sent again. */
export const dispatchToSendAgain = withFormerNames({
  ...unaddressed,
  state: 'planned',
  waitingFor: null,
  cutOff: '2024-12-11',
  version: 2,
  history: [
    ...history,
    {
      at: '2024-11-06T10:12:00.000Z',
      by: 'case-system',
      what: 'to be sent again, by 11 December 2024: the service was away',
      from: 'HTTP API, client case-system',
    },
  ],
});

/** What a mail said when it was last sent, as the API shows it. */
export const sentTextShown = sentTextSchema
  .omit({ version: true })
  .extend({
    attempt: sentTextSchema.shape.attempt.describe(
      'Which try to send it that was, counted from one; the last, where there were several.',
    ),
    at: sentTextSchema.shape.at.describe('When the mail service was given it.'),
    text: sentTextSchema.shape.text.describe(
      'The plain text. Of a link with which its reader could answer for the office, the token is left out.',
    ),
    cutFrom: sentTextSchema.shape.cutFrom.describe(
      'How many characters it had, where only its beginning is kept; null where it is whole.',
    ),
    attachments: sentTextSchema.shape.attachments.describe('What was attached, by name and size.'),
  })
  .meta({
    id: 'SentText',
    description: 'What the mail service was given when it was last asked to send a mail.',
  });

export const toSentTextBody = ({ version, ...shown }: SentText) => shown;

export const sentTextExample = {
  board: deliveredDispatch.board,
  dispatch: deliveredDispatch.id,
  attempt: 1,
  at: deliveredDispatch.at,
  subject: deliveredDispatch.subject,
  text: 'To the Force\n\nForce has 1 action due by the meeting on Wednesday 11 December 2024.\n',
  cutFrom: null,
  attachments: [],
};
