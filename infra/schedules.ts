import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule, CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { wakingHours } from '../functions/dispatch/wakes.ts';
import type { ServiceFunction } from './service-function.ts';
import { DeadLetters } from './work-queue.ts';

const { morning, healing, timeZone } = wakingHours;

/** Every day's, and those of five days a week. */
export const sweepsAYear = 365 + 52 * 5 * (healing.to - healing.from + 1);

const times = {
  Morning: { at: `cron(0 ${morning} * * ? *)`, what: 'The morning’s sweep.' },
  Healing: {
    at: `cron(0 ${healing.from}-${healing.to} ? * MON-FRI *)`,
    what: 'Makes good what the morning could not do.',
  },
};

/** Every day, and hourly for what was decided since. */
const publishingTime = { at: 'cron(15 7-20 * * ? *)', what: 'Writes the public register.' };

/** Wakes the sweep, and tells it which moment it was woken for: that, and no clock, is the day it works for. */
export class Schedules extends Construct {
  /** Calls that could not be made, and those that broke off each time they were. */
  readonly deadLetters: DeadLetters;
  private readonly group: CfnScheduleGroup;
  private readonly role: Role;

  constructor(scope: Construct, id: string, sweep: ServiceFunction) {
    super(scope, id);
    this.group = new CfnScheduleGroup(this, 'Group', { name: Stack.of(this).stackName });
    this.deadLetters = new DeadLetters(this, 'DeadLetters');
    Validations.of(this.deadLetters).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is a dead-letter queue: that of the schedules, which the rule does not look at.',
    });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: {
            'aws:SourceAccount': Stack.of(this).account,
            'aws:SourceArn': this.group.attrArn,
          },
        },
      }),
      description: `Wakes the sweep of ${Stack.of(this).stackName}`,
    });
    this.role.addToPolicy(
      new PolicyStatement({
        sid: 'Wake',
        actions: ['lambda:InvokeFunction'],
        resources: [sweep.lambda.functionArn],
      }),
    );
    this.role.addToPolicy(
      new PolicyStatement({
        sid: 'DeadLetters',
        actions: ['sqs:SendMessage'],
        resources: [this.deadLetters.queueArn],
      }),
    );
    for (const [name, time] of Object.entries(times)) this.add(name, time, sweep);
  }

  /** Wakes the writer of the public register through the working day, and every morning for what became overdue. */
  alsoWake(publish: ServiceFunction): void {
    this.role.addToPolicy(
      new PolicyStatement({
        sid: 'WakePublish',
        actions: ['lambda:InvokeFunction'],
        resources: [publish.lambda.functionArn],
      }),
    );
    this.add('Publishing', publishingTime, publish);
  }

  private add(name: string, { at, what }: { at: string; what: string }, called: ServiceFunction): void {
    const { lambda } = called;
    // Lambda takes a schedule's call at once, and then makes it by itself: the schedule hears no more of it.
    called.leavesFailuresTo(this.deadLetters);
    const schedule = new CfnSchedule(this, name, {
      description: what,
      groupName: this.group.ref,
      scheduleExpression: at,
      scheduleExpressionTimezone: timeZone,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: lambda.functionArn,
        roleArn: this.role.roleArn,
        input: JSON.stringify({ time: '<aws.scheduler.scheduled-time>' }),
        deadLetterConfig: { arn: this.deadLetters.queueArn },
        // An hour later the next one comes by itself.
        retryPolicy: { maximumEventAgeInSeconds: Duration.hours(1).toSeconds(), maximumRetryAttempts: 10 },
      },
    });
    schedule.node.addDependency(this.role);
  }
}
