/**
 * `npm run test:deploy`: deploys the template of a stage to an emulator of AWS on this machine, and drives what is then
 * there from outside: by its schedules, queues, topic and switch, and by the verbs.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deploy, synthesize } from '../../infra/emulator/deploy.ts';
import { account, logFile, startEmulator } from '../../infra/emulator/ministack.ts';
import { putBack } from '../../infra/emulator/put-back.ts';
import { emulatorPython } from '../../infra/emulator/python.ts';
import { startMailbox } from '../../infra/local/mailbox.ts';
import { NoPythonProgram } from '../../infra/python.ts';
import { type Client, stackNameOf, stages } from '../../infra/stages.ts';
import { openCallers } from './callers.ts';
import { aPerson, theCaseSystem, theDoor, theNotes, thePapers, thePeople, theUpload } from './http-story.ts';
import { openOutside, outputsSchema } from './outside.ts';
import { all, type Steps } from './steps.ts';
import {
  deadLetters,
  mailEvents,
  nothingLeft,
  theFreeze,
  theLogs,
  theMorning,
  theSameAgain,
  theSample,
  theSchedule,
} from './story.ts';

const stage = 'dev';
const stack = stackNameOf(stage);
const { region, mailFrom } = stages[stage];
const caseSystem: Client = {
  scopes: ['matters/read', 'matters/record', 'matters/discharge'],
  groups: ['board-wpdb-secretary'],
};

/** What is to be ended when all is over, the last first. */
const ends: (() => Promise<void>)[] = [];
const end = async (): Promise<void> => {
  for (const one of ends.splice(0).reverse()) await one();
};

async function drive(python: string, { step, foundation }: Steps): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'matters-deploy-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const mailFolder = join(folder, 'mail');
  const emulator = await foundation('the emulator starts', async () => {
    // The emulator's own mail service forgets copies, headers and attachments.
    const keys = { accessKeyId: account, secretAccessKey: 'emulated' };
    const ses = await startMailbox(mailFolder, stack, keys);
    ends.push(ses.stop);
    const started = await startEmulator({ python, region, elsewhere: { AWS_ENDPOINT_URL_SES: ses.url } });
    ends.push(started.stop);
    return started;
  });
  const { environment } = emulator;
  Object.assign(process.env, environment);

  const out = join(folder, 'cdk.out');
  await foundation(`cdk synth ${stack}`, () =>
    synthesize(stack, emulator.url, out, { 'case-system': caseSystem }),
  );
  const service = await foundation('the template and the functions are deployed', async () => {
    const outputs = outputsSchema.parse(await deploy({ out, stack, account }));
    await putBack({ out, stack });
    return openOutside({ environment, url: emulator.url, stage, stack, outputs, mailFrom, mailFolder });
  });
  ends.push(async () => service.close());

  await foundation('the sample is recorded by the verbs, at the stage', () =>
    theSample(service, join(folder, 'notes')),
  );
  await step('what the schedules call does a morning: a mail each, and each in the ledger', () =>
    theMorning(service),
  );
  await step('the same event and the same messages again: nothing new', () => theSameAgain(service));
  await step('a bounce and a delivery: ledger settled, contact marked, secretary told', () =>
    mailEvents(service),
  );
  await step('frozen, nothing is sent; thawed, it is', () => theFreeze(service));
  await step('what cannot be handled lies with the dead letters, and comes back mended', () =>
    deadLetters(service),
  );
  const callers = openCallers(emulator.url, service.outputs);
  ends.push(async () => callers.close());
  await step('the HTTP API: open is what says nothing, and nothing else is', () => theDoor(callers));
  await step('a case system, with a token of Cognito: lists, is refused, discharges once', () =>
    theCaseSystem(service, callers),
  );
  await step('a person signs in, and reaches one board', () => aPerson(service, callers));
  await step('who is in the user pool is kept, lost, and put back', () => thePeople(service));
  await step('the overview is made in Word, and as a page', () => thePapers(callers));
  await step('a schedule of every minute wakes the sweep by itself', () => theSchedule(service));
  await step('notes in Word and in PDF are uploaded, read again from the bucket, and recorded', () =>
    theNotes(service, callers, join(folder, 'notes')),
  );
  await step('a file that a page’s form sends to the bucket is read from the queue, and once', () =>
    theUpload(service),
  );
  await step('no dead letter is left', () => nothingLeft(service));
  await step('the logs tell all that, and name nobody', () => theLogs(service));
}

const say = (text: string): void => void process.stderr.write(text);

async function main(): Promise<number> {
  const python = await emulatorPython(process.env, say);
  const failed = await all((steps) => drive(python, steps).finally(end));
  if (failed === 0) return 0;
  say(`${logFile} has what the emulator and the functions wrote.\n`);
  return 1;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void end().finally(() => process.exit(130)));
}
try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof NoPythonProgram)) throw error;
  say(`npm run test:deploy: ${error.message}\n`);
  process.exitCode = 1;
}
