import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { everyScope, scopesSomewhere } from '../scopes.ts';

/**
 * What Cognito is to write into a person's access token: who they are, and of the scopes none that their groups allow
 * nowhere. It asks at each sign-in, and at each renewal.
 */
export function vouch(event: PreTokenGenerationV2TriggerEvent): PreTokenGenerationV2TriggerEvent {
  const { userAttributes, groupConfiguration } = event.request;
  const { name, email } = userAttributes;
  const allowed = scopesSomewhere(groupConfiguration.groupsToOverride ?? []);
  return {
    ...event,
    response: {
      claimsAndScopeOverrideDetails: {
        accessTokenGeneration: {
          claimsToAddOrOverride: { ...(name && { name }), ...(email && { email }) },
          scopesToSuppress: everyScope.filter((scope) => !allowed.has(scope)),
        },
      },
    },
  };
}
