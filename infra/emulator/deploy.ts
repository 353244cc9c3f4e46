import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { zipSync } from 'fflate';
import * as z from 'zod';
import type { Client } from '../stages.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const cdk = join(dirname(createRequire(import.meta.url).resolve('aws-cdk/package.json')), 'bin/cdk');

/** `cdk synth` of one stack for the emulator at an address, with no credentials and nothing asked of AWS; and who else is let in. */
export async function synthesize(
  stack: string,
  emulator: string,
  out: string,
  clients: Record<string, Client>,
): Promise<void> {
  const { PATH = '', HOME = '' } = process.env;
  await run(
    process.execPath,
    [
      cdk,
      'synth',
      '--quiet',
      '--output',
      out,
      '-c',
      `emulator=${emulator}`,
      '-c',
      `clients=${JSON.stringify(clients)}`,
      stack,
    ],
    {
      cwd: root,
      env: { PATH, HOME },
    },
  );
}

const assetsSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string(), packaging: z.enum(['file', 'zip']) }),
      destinations: z.record(z.string(), z.object({ bucketName: z.string(), objectKey: z.string() })),
    }),
  ),
});

async function zip(folder: string): Promise<Uint8Array> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(
    files.map(async (file) => [file.slice(folder.length + 1), await readFile(file)] as const),
  );
  return zipSync(Object.fromEntries(contents));
}

type Deployed = { out: string; stack: string; account: string };

/** Puts the template and the code of the functions where the template says. Returns where the template lies. */
async function publish({ out, stack, account }: Deployed): Promise<string> {
  const s3 = new S3Client();
  const inAccount = (text: string): string => text.replaceAll('$' + '{AWS::AccountId}', account);
  const { files } = assetsSchema.parse(JSON.parse(await readFile(join(out, `${stack}.assets.json`), 'utf8')));
  const buckets = new Set<string>();
  let template = '';
  for (const { source, destinations } of Object.values(files)) {
    const path = join(out, source.path);
    const body = source.packaging === 'zip' ? await zip(path) : await readFile(path);
    for (const { bucketName, objectKey } of Object.values(destinations)) {
      const bucket = inAccount(bucketName);
      if (!buckets.has(bucket)) await s3.send(new CreateBucketCommand({ Bucket: bucket }));
      buckets.add(bucket);
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key: objectKey, Body: body }));
      if (source.path === `${stack}.template.json`)
        template = `https://s3.amazonaws.com/${bucket}/${objectKey}`;
    }
  }
  s3.destroy();
  return template;
}

async function waitUntilSettled(cloudFormation: CloudFormationClient, stack: string): Promise<Stack> {
  for (;;) {
    const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stack }));
    const [found] = Stacks;
    if (found && !found.StackStatus?.endsWith('IN_PROGRESS')) return found;
    await pause(100);
  }
}

/**
 * Deploys a synthesized stack, afresh, to the emulator that the environment names: as `cdk deploy` would, but for the
 * bootstrap, of which only the number is put in. Returns its outputs. Throws with what failed.
 */
export async function deploy(deployed: Deployed): Promise<Record<string, string>> {
  const { stack } = deployed;
  const ssm = new SSMClient();
  await ssm.send(
    new PutParameterCommand({ Name: '/cdk-bootstrap/hnb659fds/version', Value: '30', Type: 'String' }),
  );
  ssm.destroy();
  const template = await publish(deployed);
  const cloudFormation = new CloudFormationClient();
  await cloudFormation.send(
    new CreateStackCommand({
      StackName: stack,
      TemplateURL: template,
      Capabilities: ['CAPABILITY_NAMED_IAM'],
    }),
  );
  const { StackStatus: status, Outputs = [] } = await waitUntilSettled(cloudFormation, stack);
  if (status !== 'CREATE_COMPLETE') {
    const { StackEvents = [] } = await cloudFormation.send(
      new DescribeStackEventsCommand({ StackName: stack }),
    );
    const failed = StackEvents.filter(({ ResourceStatus }) => ResourceStatus?.endsWith('FAILED'));
    const why = failed.map((event) => `${event.LogicalResourceId}: ${event.ResourceStatusReason}`);
    throw new Error([`the stack ${stack} ended as ${status}`, ...why].join('\n'));
  }
  cloudFormation.destroy();
  return Object.fromEntries(Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
}
