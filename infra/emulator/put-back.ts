import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CloudFormationClient, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { GetQueueAttributesCommand, SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';

const templateSchema = z.object({
  Resources: z.record(z.string(), z.looseObject({ Type: z.string(), Properties: z.unknown().optional() })),
});
const redrivenSchema = z.looseObject({
  RedrivePolicy: z.object({
    deadLetterTargetArn: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
    maxReceiveCount: z.int(),
  }),
});

async function physicalNames(stack: string): Promise<Map<string, string>> {
  const cloudFormation = new CloudFormationClient();
  const { StackResources = [] } = await cloudFormation.send(
    new DescribeStackResourcesCommand({ StackName: stack }),
  );
  cloudFormation.destroy();
  return new Map(
    StackResources.map(({ LogicalResourceId = '', PhysicalResourceId = '' }) => [
      LogicalResourceId,
      PhysicalResourceId,
    ]),
  );
}

/**
 * Puts back, through the services themselves, what the emulator's CloudFormation drops without a word and what is
 * tried there needs. All else that it drops or does not do stays so, and a statement about the template stands in
 * (tests/infra):
 *
 * - a queue's RedrivePolicy is put back here; that every queue has one, “every queue” in stack-promises.test.ts
 * - point-in-time recovery, deletion protection and retention of the table: “the table” in stack-promises.test.ts
 * - IAM is not enforced: stack-access.test.ts
 * - the RedrivePolicy of the topic's subscription: “mail” in stack-promises.test.ts
 * - a schedule's time zone and `<aws.scheduler.scheduled-time>`: “schedules” in stack-promises.test.ts
 * - what the configuration set and the identity are to do, and events of SES: “mail” in stack-promises.test.ts
 * - the gateway's throttle and log, how long tokens are good, and the second factor at the sign-in: stack-http.test.ts
 * - what closes the bucket, encrypts it, and empties it in time: “the papers” in stack-http.test.ts
 * - alarms, which see no metrics of functions or queues: “alarms” in stack-promises.test.ts
 */
export async function putBack({ out, stack }: { out: string; stack: string }): Promise<void> {
  const template = templateSchema.parse(
    JSON.parse(await readFile(join(out, `${stack}.template.json`), 'utf8')),
  );
  const names = await physicalNames(stack);
  const sqs = new SQSClient();
  for (const [name, { Type, Properties }] of Object.entries(template.Resources)) {
    const queue = Type === 'AWS::SQS::Queue' ? redrivenSchema.safeParse(Properties) : undefined;
    if (!queue?.success) continue;
    const { deadLetterTargetArn, maxReceiveCount } = queue.data.RedrivePolicy;
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: names.get(deadLetterTargetArn['Fn::GetAtt'][0]),
        AttributeNames: ['QueueArn'],
      }),
    );
    const redrive = { deadLetterTargetArn: Attributes['QueueArn'], maxReceiveCount };
    await sqs.send(
      new SetQueueAttributesCommand({
        QueueUrl: names.get(name),
        Attributes: { RedrivePolicy: JSON.stringify(redrive) },
      }),
    );
  }
  sqs.destroy();
}
