/**
 * `npm run lint:template`: has cfn-lint, which knows what CloudFormation takes of each resource, read the template of every
 * stage, and one with all that a stage may have.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { App } from 'aws-cdk-lib';
import { NoPythonProgram, type PythonProgram, pythonWith } from './python.ts';
import { ServiceStack } from './service-stack.ts';
import { checkStage, type Stage, stages } from './stages.ts';

const cfnLint: PythonProgram = {
  name: 'cfn-lint',
  module: 'cfnlint',
  requirements: new URL('lint-template/requirements.txt', import.meta.url),
  oldest: 10,
};

/** The CDK says of a few resources that they wait for what they name anyhow. */
const ignored = 'W3005';

const everything: Stage = {
  ...stages.prod,
  functionsAtOnce: 1_000,
  mailsPerSecond: 50,
  origins: ['https://intranet.example'],
  backupTo: 'arn:aws:backup:eu-west-2:111122223333:backup-vault:matters',
  publicRegister: {
    domain: 'register.example',
    certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
  },
};

async function templatesIn(folder: string): Promise<string[]> {
  const files: string[] = [];
  for (const [name, stage] of Object.entries({ ...stages, everything })) {
    // A template says nothing of what is in the functions.
    const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
    const stack = new ServiceStack(app, name, checkStage(name, stage));
    const file = join(folder, `${name}.json`);
    await writeFile(file, JSON.stringify(app.synth().getStackByName(stack.stackName).template, null, 2));
    files.push(file);
  }
  return files;
}

const say = (text: string): void => void process.stderr.write(text);
const folder = await mkdtemp(join(tmpdir(), 'matters-template-'));
try {
  const python = await pythonWith(cfnLint, say);
  const files = await templatesIn(folder);
  const how = ['--ignore-checks', ignored, '--regions', stages.prod.region, '--'];
  await promisify(execFile)(join(dirname(python), 'cfn-lint'), [...how, ...files]);
  process.stdout.write(`cfn-lint finds nothing wrong in ${files.length} templates.\n`);
} catch (error) {
  const { stdout } = error as { stdout?: string };
  // It is a second reader: where it cannot be had, the first, the CDK, has read the templates all the same.
  if (error instanceof NoPythonProgram) say(`not run: npm run lint:template: ${error.message}\n`);
  else if (stdout) {
    say(stdout);
    process.exitCode = 1;
  } else throw error;
} finally {
  await rm(folder, { recursive: true });
}
