/**
 * List prices of eu-west-2 (London) in US dollars, before tax, with nothing of the free tier taken off. They were written
 * down without the pages at hand: compare each with the page of AWS beside it before you promise a figure to anybody.
 */
export const prices = {
  /** aws.amazon.com/dynamodb/pricing/on-demand */
  dynamodb: { writeUnit: 0.7423e-6, readUnit: 0.1485e-6, storedGBMonth: 0.297, backupGBMonth: 0.238 },
  /** aws.amazon.com/lambda/pricing, ARM */
  lambda: { run: 0.2e-6, gigabyteSecond: 13.3334e-6 },
  /** aws.amazon.com/sqs/pricing, standard queues */
  sqs: { request: 0.4e-6 },
  /** aws.amazon.com/sns/pricing; delivery to SQS is free */
  sns: { publish: 0.5e-6 },
  /** aws.amazon.com/ses/pricing */
  ses: { mail: 0.1e-3, gigabyte: 0.12 },
  /** aws.amazon.com/eventbridge/pricing */
  scheduler: { call: 1e-6 },
  /** aws.amazon.com/cloudwatch/pricing */
  cloudwatch: { alarmMonth: 0.1, metricMonth: 0.3, dashboardMonth: 3, loggedGB: 0.5985 },
  /** aws.amazon.com/xray/pricing */
  xray: { trace: 5e-6 },
  /** aws.amazon.com/kms/pricing */
  kms: { keyMonth: 1, request: 3e-6 },
  /** aws.amazon.com/api-gateway/pricing, HTTP APIs */
  gateway: { request: 1.16e-6 },
  /** aws.amazon.com/cognito/pricing, Essentials; a machine is paid for by the client and by the token */
  cognito: { personMonth: 0.015, machineMonth: 6, machineToken: 2.25e-3 },
  /** aws.amazon.com/secrets-manager/pricing */
  secrets: { secretMonth: 0.4, request: 5e-6 },
  /** aws.amazon.com/s3/pricing, standard */
  s3: { storedGBMonth: 0.024, put: 5.3e-6 },
} as const;
