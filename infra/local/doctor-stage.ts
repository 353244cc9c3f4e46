import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { dayIn, type Instant } from '../../functions/calendar/days.ts';
import { type Examination, type Finding, fine, toDo, wrong } from '../../functions/doctor/finding.ts';
import { holidaysFinding, machineFindings } from '../../functions/doctor/machine.ts';
import { accountFindings } from '../../functions/doctor/mail-account.ts';
import { freezeSwitch } from '../../functions/lambda/freeze.ts';
import { askSesAccount, sesReader } from '../../functions/mail/ses-account.ts';
import { dispatchFormat } from '../../functions/reminders/dispatch.ts';
import { documentClient } from '../../functions/store/client.ts';
import { openLedger } from '../../functions/store/ledger.ts';
import { openRegister } from '../../functions/store/register.ts';
import { countOf } from '../../functions/words/english.ts';
import { type Deployed, findDeployed, stageOf } from './deployed.ts';
import { examinationOf, programFacts, reasonOf } from './doctor.ts';
import { examineBoards } from './doctor-boards.ts';

/** Looks at the service that is deployed as a stage, with the caller's own credentials. Throws on no such stage. */
export async function examineStage(name: string, now: () => Instant): Promise<Examination> {
  const { region } = stageOf(name);
  let deployed: Deployed;
  try {
    deployed = await findDeployed(name);
  } catch (error) {
    const remedy = 'docs/deploy.md says which credentials, and how it is deployed';
    return examinationOf(now(), name, [wrong('register', reasonOf(error), remedy)]);
  }
  const client = documentClient({ region });
  const store = {
    register: openRegister(client, deployed.table),
    ledger: openLedger(client, deployed.table),
  };
  const examined = await examineBoards({ ...store, now });
  client.destroy();
  const ofSes = await examineSes(deployed, region);
  const machine = machineFindings({
    now: now(),
    lastEntry: examined.lastEntry,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    versions: {
      node: process.version,
      ...(await programFacts()),
      format: dispatchFormat,
    },
  });
  const isClockAsked = ofSes.some(({ check }) => check === 'clock');
  return examinationOf(now(), name, [
    ...machine.filter(({ check, standing }) => check !== 'clock' || !isClockAsked || standing !== 'ok'),
    holidaysFinding(dayIn('Europe/London', now()), examined.lastMeeting),
    ...examined.findings,
    await examineFreeze(deployed.freezeParameter),
    ...ofSes,
    fine('links', `those in mails lead to ${deployed.pagesAt}`),
    ...examined.boards,
    ...(await examineDeadLetters(deployed, region)),
  ]);
}

async function examineSes({ from, configurationSet, onlyTo }: Deployed, region: string): Promise<Finding[]> {
  const reader = sesReader({ region });
  try {
    const way = { region, endpoint: null, from, configurationSet, onlyTo };
    return accountFindings(way, await askSesAccount(reader, { from, configurationSet, to: null }));
  } finally {
    reader.destroy();
  }
}

async function examineFreeze(parameter: string): Promise<Finding> {
  try {
    return (await freezeSwitch(parameter)())
      ? wrong(
          'freeze',
          `sending is frozen by ${parameter}: mails wait, and are missed in the end`,
          'docs/restore.md, step 4, says when to thaw',
        )
      : fine('freeze', 'sending is not frozen');
  } catch (error) {
    return wrong(
      'freeze',
      reasonOf(error),
      `aws ssm put-parameter --name ${parameter} --value running --overwrite`,
    );
  }
}

async function examineDeadLetters({ deadLetters }: Deployed, region: string): Promise<Finding[]> {
  const client = new SQSClient({ region });
  try {
    return await Promise.all(
      Object.entries(deadLetters).map(async ([what, QueueUrl]) => {
        const asked = { QueueUrl, AttributeNames: ['ApproximateNumberOfMessages' as const] };
        return client.send(new GetQueueAttributesCommand(asked)).then(
          ({ Attributes }) => lettersFinding(what, Number(Attributes?.['ApproximateNumberOfMessages'] ?? 0)),
          (error: unknown) =>
            toDo(
              'dead letters',
              `of ${what} nobody can tell: ${reasonOf(error)}`,
              `Allow sqs:GetQueueAttributes on ${QueueUrl}`,
            ),
        );
      }),
    );
  } finally {
    client.destroy();
  }
}

const lettersFinding = (what: string, number: number): Finding =>
  number === 0
    ? fine('dead letters', `none of ${what}`)
    : wrong(
        'dead letters',
        `${countOf(number, 'message')} of ${what} could not be worked off`,
        'docs/dead-letter.md says what each lets down, and how it goes round again',
      );
