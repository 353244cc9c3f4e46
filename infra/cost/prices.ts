/**
 * List prices of eu-west-2 (London) in US dollars, before tax, looked up on 29 November 2026 in copies of what AWS publishes: the
 * price list (pricing.us-east-1.amazonaws.com/offers/v1.0/aws/SERVICE/current/eu-west-2/index.json), of the day beside each, and
 * the pages of aws.amazon.com/SERVICE/pricing. `free` is what every account has each month for good, once for all that is in it.
 */
type Price = { price: number; free?: number };

export const prices = {
  /** Not found in either: as the page said when the price was halved in November 2024. Storage: the first 25 GB are free. */
  dynamodb: {
    writeUnit: { price: 0.7423e-6 },
    readUnit: { price: 0.1485e-6 },
    storedGBMonth: { price: 0.297, free: 25 },
    backupGBMonth: { price: 0.238 },
  },
  /** AWSLambda, 1 October 2026: EUW2-Request, EUW2-Lambda-GB-Second-ARM, Global-Request, Global-Lambda-GB-Second */
  lambda: {
    run: { price: 0.2e-6, free: 1_000_000 },
    gigabyteSecond: { price: 13.3334e-6, free: 400_000 },
  },
  /** AWSQueueService, 11 September 2026: EUW2-Requests-Tier1, Global-Requests */
  sqs: { request: { price: 0.4e-6, free: 1_000_000 } },
  /** aws.amazon.com/sns/pricing; delivery to SQS is free */
  sns: { publish: { price: 0.5e-6, free: 1_000_000 } },
  /** AmazonSES, 11 September 2026: EUW2-Recipients, EUW2-AttachmentsSize-Bytes. What is free is so for a year alone */
  ses: { mail: { price: 0.1e-3 }, gigabyte: { price: 0.12 } },
  /** AWSEvents, 24 September 2026: EUW2-ScheduledInvocation */
  scheduler: { call: { price: 1.15e-6, free: 14_000_000 } },
  /**
   * AmazonCloudWatch, 22 September 2026: EUW2-CW:AlarmMonitorUsage, EUW2-CW:MetricMonitorUsage, EUW2-DataProcessing-Bytes,
   * EUW2-TimedStorage-ByteHrs; the dashboard by the page. A metric is paid for by the hour in which it is sent.
   */
  cloudwatch: {
    alarmMonth: { price: 0.1, free: 10 },
    metricMonth: { price: 0.3, free: 10 },
    dashboardMonth: { price: 3, free: 3 },
    loggedGB: { price: 0.5985, free: 5 },
    loggedGBMonth: { price: 0.0315 },
  },
  /** aws.amazon.com/xray/pricing */
  xray: { trace: { price: 5e-6, free: 100_000 } },
  /** awskms, 11 September 2026: eu-west-2-KMS-Keys, eu-west-2-KMS-Requests, Global-KMS-Requests */
  kms: { keyMonth: { price: 1 }, request: { price: 3e-6, free: 20_000 } },
  /** AmazonApiGateway, 5 September 2026: EUW2-ApiGatewayHttpRequest. What is free is so for a year alone */
  gateway: { request: { price: 1.16e-6 } },
  /** aws.amazon.com/cognito/pricing, read on 20 September 2026, Essentials; a machine is paid for by the client and by the token */
  cognito: {
    personMonth: { price: 0.015, free: 10_000 },
    machineMonth: { price: 6 },
    machineToken: { price: 2.25e-3 },
  },
  /** AmazonS3, 28 September 2026: EUW2-TimedStorage-ByteHrs, EUW2-Requests-Tier1. What is free is so for a year alone */
  s3: { storedGBMonth: { price: 0.024 }, put: { price: 5.3e-6 } },
} as const satisfies Record<string, Record<string, Price>>;
