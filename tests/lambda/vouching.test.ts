import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { expect, it } from 'vitest';
import { vouch } from '../../functions/lambda/vouching.ts';

const asked = (
  userAttributes: Record<string, string>,
  groupsToOverride: string[] | undefined,
): PreTokenGenerationV2TriggerEvent => ({
  version: '2',
  triggerSource: 'TokenGeneration_HostedAuth',
  region: 'eu-west-2',
  userPoolId: 'eu-west-2_pool',
  userName: '0c7f3a9d-52e1-4b84-9a5e-6f1f0c6e52a4',
  callerContext: { awsSdkVersion: 'none', clientId: 'pages' },
  request: { userAttributes, groupConfiguration: { groupsToOverride } },
  response: { claimsAndScopeOverrideDetails: {} },
});

const priya = { sub: '0c7f3a9d', email: 'priya@weald.example', name: 'Priya Nair' };
const [read, record, discharge] = ['matters/read', 'matters/record', 'matters/discharge'];

it.each<[string, string[] | undefined, string[]]>([
  ['a secretary', ['board-wpdb-secretary'], []],
  ['an officer of one and a reader of another', ['board-wpdb-officer', 'board-wpcp-reader'], [discharge]],
  ['a reader', ['boards-reader'], [record, discharge]],
  ['somebody in groups of something else', ['boards', 'admins'], [read, record, discharge]],
  ['somebody in no group', undefined, [read, record, discharge]],
])('names %s in their access token, and withholds what their groups allow nowhere', (_, groups, withheld) => {
  const event = asked(priya, groups);
  const answer = vouch(event);
  expect(answer.response.claimsAndScopeOverrideDetails).toEqual({
    accessTokenGeneration: {
      claimsToAddOrOverride: { name: 'Priya Nair', email: 'priya@weald.example' },
      scopesToSuppress: withheld,
    },
  });
  // Cognito wants its own event back, with an answer in it.
  expect({ ...answer, response: event.response }).toEqual(event);
});

it('says of somebody whose name nobody entered the address alone', () => {
  const { response } = vouch(asked({ sub: '1', email: 'a@weald.example' }, []));
  const claims = response.claimsAndScopeOverrideDetails.accessTokenGeneration?.claimsToAddOrOverride;
  expect(claims).toEqual({ email: 'a@weald.example' });
});
