/** The secret of a client, as its user pool has it, asked once: a new secret is a new client. Throws when it has none. */
export function clientSecretIn(userPool: string, client: string): () => Promise<string> {
  let known: string | undefined;
  return async () => {
    known ??= await secretOfClient(userPool, client);
    return known;
  };
}

async function secretOfClient(UserPoolId: string, ClientId: string): Promise<string> {
  const { CognitoIdentityProviderClient, DescribeUserPoolClientCommand } = await import(
    '@aws-sdk/client-cognito-identity-provider'
  );
  const cognito = new CognitoIdentityProviderClient({});
  try {
    const { UserPoolClient } = await cognito.send(
      new DescribeUserPoolClientCommand({ UserPoolId, ClientId }),
    );
    if (UserPoolClient?.ClientSecret) return UserPoolClient.ClientSecret;
    throw new Error(`the client ${ClientId} of ${UserPoolId} has no secret`);
  } finally {
    cognito.destroy();
  }
}
