import type { SecretsProvider } from '@aws-lambda-powertools/parameters/secrets';
import type { LinkSecrets } from '../links/signed.ts';

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

/** The same, and after it the one that was there before it, where it was ever changed. */
export function secretsNamed(name: string): LinkSecrets {
  const newest = secretNamed(name);
  const before = secretBefore(name);
  return async () => {
    const [now, then] = await Promise.all([newest(), before()]);
    return then === undefined ? [now] : [now, then];
  };
}

function secretBefore(name: string): () => Promise<string | undefined> {
  // Its answers are kept by name alone: another version wants a keeper of its own.
  let keeper: SecretsProvider | undefined;
  return async () => {
    const { SecretsProvider } = await import('@aws-lambda-powertools/parameters/secrets');
    keeper ??= new SecretsProvider();
    try {
      const sdkOptions = { VersionStage: 'AWSPREVIOUS' };
      const before = await keeper.get(name, { maxAge: seconds, sdkOptions });
      return typeof before === 'string' ? before : undefined;
    } catch (error) {
      if (isNotThere(error)) return undefined;
      throw error;
    }
  };
}

/** A secret that was never changed has no version before it. */
function isNotThere(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error && cause.name === 'ResourceNotFoundException';
}
