/** Records as the SES Developer Guide documents those of a configuration set, about one mail of ours. */
const mail = {
  timestamp: '2024-11-19T08:00:02.012Z',
  source: 'actions@pcc.example',
  sourceArn: 'arn:aws:ses:eu-west-2:111122223333:identity/pcc.example',
  sendingAccountId: '111122223333',
  messageId: '0107-example-000000',
  destination: ['force@police.example', 'chief@police.example'],
  headersTruncated: false,
  headers: [{ name: 'Subject', value: 'Two actions due' }],
  commonHeaders: { subject: 'Two actions due', to: ['force@police.example'] },
  tags: {
    'ses:operation': ['SendRawEmail'],
    'ses:configuration-set': ['matters-arising'],
    'ses:source-ip': ['192.0.2.7'],
    'ses:from-domain': ['pcc.example'],
    'ses:caller-identity': ['send'],
    dispatch: ['pdb_2024-12_force_first-reminder'],
    board: ['pdb'],
  },
};

const returned = {
  emailAddress: 'force@police.example',
  action: 'failed',
  status: '5.1.1',
  diagnosticCode: 'smtp; 550 5.1.1 no such mailbox',
};

const bounce = (bounceType: string, bounceSubType: string, bouncedRecipients: object[] = [returned]) => ({
  eventType: 'Bounce',
  mail,
  bounce: {
    bounceType,
    bounceSubType,
    bouncedRecipients,
    timestamp: '2024-11-19T08:00:05.669Z',
    feedbackId: '0107-feedback-000000',
    reportingMTA: 'dsn; mta.example',
  },
});

const complaint = (more: object) => ({
  eventType: 'Complaint',
  mail,
  complaint: {
    complainedRecipients: [{ emailAddress: 'force@police.example' }],
    timestamp: '2024-11-19T09:41:00.000Z',
    feedbackId: '0107-feedback-000001',
    ...more,
  },
});

/** As a receiving server, or SES itself, may spell the one address that `permanentBounce` is of. */
export const bounceOf = (...addresses: string[]) =>
  bounce(
    'Permanent',
    'General',
    addresses.map((emailAddress) => ({ ...returned, emailAddress })),
  );

export const sesEvents = {
  send: { eventType: 'Send', mail, send: {} },
  delivery: {
    eventType: 'Delivery',
    mail,
    delivery: {
      timestamp: '2024-11-19T08:00:04Z',
      processingTimeMillis: 1988,
      recipients: ['force@police.example'],
      smtpResponse: '250 2.6.0 Queued',
      remoteMtaIp: '192.0.2.20',
      reportingMTA: 'mta.example',
    },
  },
  delay: {
    eventType: 'DeliveryDelay',
    mail,
    deliveryDelay: {
      timestamp: '2024-11-19T08:10:00.095Z',
      delayType: 'MailboxFull',
      expirationTime: '2024-11-19T22:00:00.914Z',
      delayedRecipients: [
        { emailAddress: 'force@police.example', status: '4.2.2', diagnosticCode: 'smtp; 452 mailbox full' },
      ],
    },
  },
  permanentBounce: bounce('Permanent', 'General'),
  transientBounce: bounce('Transient', 'ContentRejected'),
  outOfOffice: bounce('Transient', 'General', [{ emailAddress: 'force@police.example' }]),
  undeterminedBounce: bounce('Undetermined', 'Undetermined', [{ emailAddress: 'force@police.example' }]),
  suppressedByAccount: bounce('Permanent', 'OnAccountSuppressionList'),
  suppressedByService: bounce('Permanent', 'Suppressed'),
  complaint: complaint({ complaintFeedbackType: 'abuse', complaintSubType: null, userAgent: 'Mailbox/1' }),
  complaintWithoutFeedback: complaint({}),
  complaintOfEither: complaint({
    complainedRecipients: [
      { emailAddress: 'force@police.example' },
      { emailAddress: 'chief@police.example' },
    ],
    complaintFeedbackType: 'abuse',
  }),
  notSpam: complaint({ complaintFeedbackType: 'not-spam', userAgent: 'Mailbox/1' }),
  suppressedComplaint: complaint({ complaintSubType: 'OnAccountSuppressionList' }),
  reject: { eventType: 'Reject', mail, reject: { reason: 'Bad content' } },
  renderingFailure: {
    eventType: 'Rendering Failure',
    mail,
    failure: { errorMessage: 'Attribute is missing.', templateName: 'none' },
  },
  open: { eventType: 'Open', mail, open: { ipAddress: '192.0.2.9', timestamp: '2024-11-19T09:00:00.000Z' } },
  untagged: { eventType: 'Send', mail: { ...mail, tags: { 'ses:operation': ['SendRawEmail'] } }, send: {} },
  badlyTagged: {
    eventType: 'Send',
    mail: { ...mail, tags: { dispatch: ['a b'], board: ['pdb'] } },
    send: {},
  },
};

export const inEventBridge = (detail: object) => ({
  version: '0',
  id: 'e-1',
  'detail-type': 'Email Bounced',
  source: 'aws.ses',
  account: '111122223333',
  time: '2024-11-19T08:00:06Z',
  region: 'eu-west-2',
  resources: [],
  detail,
});

export const inSns = (message: object) => ({
  Type: 'Notification',
  MessageId: 's-1',
  TopicArn: 'arn:aws:sns:eu-west-2:111122223333:mail-events',
  Subject: 'Amazon SES Email Event Notification',
  Message: JSON.stringify(message),
  Timestamp: '2024-11-19T08:00:06.000Z',
});
