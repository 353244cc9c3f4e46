/**
 * `npm run -s people -- keep --stage prod > people.json`, and `… put-back --stage prod < people.json`: who is in the user pool,
 * and in which groups, of which AWS keeps no backup. No password and no second factor is in it, for nobody can have those.
 */
import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  CognitoIdentityProviderClient,
  CreateGroupCommand,
  GroupExistsException,
  paginateAdminListGroupsForUser,
  paginateListGroups,
  paginateListUsers,
  UsernameExistsException,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod';
import { emailSchema } from '../functions/register/board.ts';
import { stageOf } from './local/deployed.ts';
import { stackNameOf } from './stages.ts';

/** Told in a sentence, and not as a fault of the program. */
class Refused extends Error {}

const peopleSchema = z.strictObject({
  groups: z.array(z.strictObject({ name: z.string().min(1), description: z.string().optional() })),
  people: z.array(
    z.strictObject({
      email: emailSchema,
      name: z.string().optional(),
      isEnabled: z.boolean(),
      groups: z.array(z.string().min(1)),
    }),
  ),
});
type People = z.infer<typeof peopleSchema>;

const attribute = ({ Attributes = [] }: UserType, name: string): string | undefined =>
  Attributes.find(({ Name }) => Name === name)?.Value;

async function keep(client: CognitoIdentityProviderClient, UserPoolId: string): Promise<People> {
  const groups: People['groups'] = [];
  for await (const { Groups = [] } of paginateListGroups({ client }, { UserPoolId })) {
    for (const { GroupName: name = '', Description: description } of Groups) {
      groups.push({ name, ...(description !== undefined && { description }) });
    }
  }
  const people: People['people'] = [];
  for await (const { Users = [] } of paginateListUsers({ client }, { UserPoolId })) {
    for (const user of Users) {
      const { Username = '', Enabled: isEnabled = true } = user;
      const name = attribute(user, 'name');
      const itsGroups: string[] = [];
      const asked = { UserPoolId, Username };
      for await (const { Groups = [] } of paginateAdminListGroupsForUser({ client }, asked)) {
        itsGroups.push(...Groups.map(({ GroupName = '' }) => GroupName));
      }
      const email = attribute(user, 'email') ?? Username;
      people.push({ email, ...(name !== undefined && { name }), isEnabled, groups: itsGroups });
    }
  }
  return { groups, people };
}

/** Does it, unless it was done before. */
const unlessThere = (done: Promise<unknown>): Promise<boolean> =>
  done.then(
    () => true,
    (error: unknown) => {
      if (error instanceof GroupExistsException || error instanceof UsernameExistsException) return false;
      throw error;
    },
  );

/** Each gets a mail with a first password, but who was shut out. Whoever is there already stays as they are, and gets the groups. */
async function putBack(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  { groups, people }: People,
) {
  for (const { name: GroupName, description: Description } of groups) {
    await unlessThere(client.send(new CreateGroupCommand({ UserPoolId, GroupName, Description })));
  }
  for (const { email: Username, name, isEnabled, groups: itsGroups } of people) {
    const UserAttributes = [
      { Name: 'email', Value: Username },
      { Name: 'email_verified', Value: 'true' },
      ...(name === undefined ? [] : [{ Name: 'name', Value: name }]),
    ];
    const TemporaryPassword = randomBytes(18).toString('base64url');
    const isNew = await unlessThere(
      client.send(
        new AdminCreateUserCommand({
          ...{ UserPoolId, Username, UserAttributes, TemporaryPassword },
          ...(isEnabled ? { DesiredDeliveryMediums: ['EMAIL'] } : { MessageAction: 'SUPPRESS' }),
        }),
      ),
    );
    if (isNew && !isEnabled) await client.send(new AdminDisableUserCommand({ UserPoolId, Username }));
    for (const GroupName of itsGroups) {
      await client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName }));
    }
    process.stderr.write(
      `${isNew ? 'put back' : 'there already'}: ${Username} (${itsGroups.join(', ') || 'no group'})\n`,
    );
  }
}

function peopleIn(file: string): People {
  try {
    return peopleSchema.parse(JSON.parse(file));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new Refused(`standard input is not what “keep” wrote: ${why}`);
  }
}

async function userPoolOf(stage: string): Promise<string> {
  const { region } = stageOf(stage);
  process.env['AWS_REGION'] = region;
  const client = new CloudFormationClient();
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: stackNameOf(stage) }));
  client.destroy();
  const pool = Stacks[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'UserPoolId')?.OutputValue;
  if (pool === undefined) throw new Refused(`the stack ${stackNameOf(stage)} names no user pool`);
  return pool;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { stage: { type: 'string' } },
  });
  const [what] = positionals;
  if ((what !== 'keep' && what !== 'put-back') || values.stage === undefined || positionals.length > 1) {
    throw new Refused('say “keep --stage NAME > FILE” or “put-back --stage NAME < FILE”');
  }
  const people = what === 'keep' ? undefined : peopleIn(await text(process.stdin));
  const pool = await userPoolOf(values.stage);
  const client = new CognitoIdentityProviderClient();
  if (people) await putBack(client, pool, people);
  else process.stdout.write(`${JSON.stringify(await keep(client, pool), null, 2)}\n`);
  client.destroy();
}

await main().catch((error: unknown) => {
  process.stderr.write(`people: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
