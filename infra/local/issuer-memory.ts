import type { Adapter, AdapterPayload } from 'oidc-provider';

type Remembered = { payload: AdapterPayload; until: number };

const now = (): number => Math.floor(Date.now() / 1_000);

/**
 * What the issuer knows of sign-ins: codes, sessions, refresh tokens. It lasts as long as the process, after which
 * whoever was signed in signs in again.
 */
export function issuerMemory(): (kind: string) => Adapter {
  const all = new Map<string, Remembered>();
  const forgetOld = (): void => {
    for (const [key, { until }] of all) if (until <= now()) all.delete(key);
  };
  return (kind) => {
    const keyOf = (id: string): string => `${kind} ${id}`;
    const remembered = (id: string): AdapterPayload | undefined => {
      const found = all.get(keyOf(id));
      return found && found.until > now() ? found.payload : undefined;
    };
    return {
      upsert: async (id, payload, expiresIn = 0) => {
        forgetOld();
        all.set(keyOf(id), { payload, until: now() + expiresIn });
      },
      find: async (id) => remembered(id),
      findByUid: async (uid) =>
        [...all]
          .filter(([key, { until }]) => key.startsWith(`${kind} `) && until > now())
          .map(([, { payload }]) => payload)
          .find((payload) => payload.uid === uid),
      findByUserCode: async () => undefined,
      consume: async (id) => {
        const payload = remembered(id);
        if (payload) payload['consumed'] = now();
      },
      destroy: async (id) => void all.delete(keyOf(id)),
      revokeByGrantId: async (grantId) => {
        for (const [key, { payload }] of all) if (payload.grantId === grantId) all.delete(key);
      },
    };
  };
}
