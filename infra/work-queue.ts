import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ServiceFunction } from './service-function.ts';

const asEveryQueue = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };

/** Where messages lie that nobody could handle, for fourteen days. */
export class DeadLetters extends Queue {
  constructor(scope: Construct, id: string) {
    super(scope, id, { ...asEveryQueue, retentionPeriod: Duration.days(14) });
  }
}

type WorkQueueProps = {
  /** How long the function that works on it may take. */
  workedOnFor: Duration;
};

type Work = {
  batchSize: number;
  /** How long it is waited for so many; needed for more than ten. */
  waitingFor?: Duration;
  /** How many of the function may work on the queue at once. */
  maxConcurrency: number;
};

/** A queue of work for one function, and the dead letters of what it could not do. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, { workedOnFor }: WorkQueueProps) {
    super(scope, id);
    this.deadLetters = new DeadLetters(this, 'DeadLetters');
    this.queue = new Queue(this, 'Queue', {
      ...asEveryQueue,
      // AWS asks for six times the function's time-out, so that a throttled poller does not use up the receives.
      visibilityTimeout: Duration.seconds(6 * workedOnFor.toSeconds()),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    });
  }

  /** Lets `sender` put messages here. */
  allowSending(sender: ServiceFunction): void {
    sender.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        sid: `To${this.node.id}`,
        actions: ['sqs:SendMessage'],
        resources: [this.queue.queueArn],
      }),
    );
  }

  /** Lets `sender` ask how many messages lie here. */
  allowCounting(sender: ServiceFunction): void {
    this.allowAsking(sender, `Count${this.node.id}`, this.queue);
  }

  /** Lets `sender` ask how many lie with the dead letters. */
  allowCountingDeadLetters(sender: ServiceFunction): void {
    this.allowAsking(sender, `CountDead${this.node.id}`, this.deadLetters);
  }

  /** Lets `worker` say when a message that it could not begin is to come again. */
  allowPuttingOff(worker: ServiceFunction): void {
    worker.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        sid: `PutOff${this.node.id}`,
        actions: ['sqs:ChangeMessageVisibility'],
        resources: [this.queue.queueArn],
      }),
    );
  }

  private allowAsking(sender: ServiceFunction, sid: string, { queueArn }: Queue): void {
    sender.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ sid, actions: ['sqs:GetQueueAttributes'], resources: [queueArn] }),
    );
  }

  /** Has `worker` called for every few messages; those that it reports as failed come back to it. */
  workedBy(worker: ServiceFunction, { batchSize, waitingFor, maxConcurrency }: Work): void {
    worker.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        sid: `From${this.node.id}`,
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
        resources: [this.queue.queueArn],
      }),
    );
    new EventSourceMapping(this, 'Work', {
      target: worker.lambda,
      eventSourceArn: this.queue.queueArn,
      batchSize,
      ...(waitingFor && { maxBatchingWindow: waitingFor }),
      maxConcurrency,
      reportBatchItemFailures: true,
    });
  }
}
