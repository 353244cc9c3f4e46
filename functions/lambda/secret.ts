/** For how long an answer is good: so long after a secret is changed, what was made with the one before may still be taken. */
const seconds = 300;

/**
 * A secret as Secrets Manager has it. What asks for it is loaded when it is first needed, which for most requests is
 * never. Throws when there is none.
 */
export const secretNamed = (name: string) => async (): Promise<string> => {
  const { getSecret } = await import('@aws-lambda-powertools/parameters/secrets');
  const secret = await getSecret(name, { maxAge: seconds });
  if (typeof secret === 'string' && secret !== '') return secret;
  throw new Error(`the secret ${name} has no text in it`);
};
