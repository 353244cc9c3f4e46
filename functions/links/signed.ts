import { createHash, hkdfSync } from 'node:crypto';
import { type CryptoKey, errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { addDays, type CalendarDate, type Instant } from '../calendar/days.ts';

/**
 * What links are signed with, the newest first. What an earlier one signed is still taken: a secret can be changed while
 * its links are in people's mailboxes.
 */
export type LinkSecrets = () => Promise<readonly [string, ...string[]]>;

/** What a link is for: a token of one use is worth nothing for another. */
export type Use = 'owner' | 'chair';

type Key = { id: string; key: CryptoKey };

const issuer = 'matters-arising';
const algorithm = 'HS256';
const typeOf = (use: Use): string => `${use}-link+jwt`;

async function makeKey(secret: string, use: Use): Promise<Key> {
  const bytes = new Uint8Array(hkdfSync('sha256', secret, '', `${use} links`, 32));
  const id = createHash('sha256').update(bytes).digest('base64url').slice(0, 8);
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  return { id, key: await crypto.subtle.importKey('raw', bytes, hmac, false, ['sign', 'verify']) };
}

/** One for each use of the newest secret and of the few before it. */
const made = new Map<string, Promise<Key>>();

/** A key for that use alone, and a name that tells nothing of it. */
function keyOf(secret: string, use: Use): Promise<Key> {
  const name = `${use} ${secret}`;
  const key = made.get(name) ?? makeKey(secret, use);
  made.set(name, key);
  return key;
}

/** What a link says: of whom it is, its own number, until which day it is good, and whatever else its use needs. */
export type Claims = { subject: string; id: string; until: CalendarDate; more?: Record<string, unknown> };

/** The same for the same claims and secret, so that a mail that is made up again has the same link. */
export async function sign(secrets: LinkSecrets, use: Use, claims: Claims): Promise<string> {
  const [newest] = await secrets();
  const { id, key } = await keyOf(newest, use);
  return new SignJWT({ ...claims.more })
    .setProtectedHeader({ alg: algorithm, typ: typeOf(use), kid: id })
    .setIssuer(issuer)
    .setAudience(use)
    .setSubject(claims.subject)
    .setJti(claims.id)
    .setExpirationTime(new Date(`${addDays(claims.until, 1)}T00:00:00Z`))
    .sign(key);
}

export type Read = { claims: JWTPayload; isOver: boolean };

/** What a token of that use says, and whether its last day has passed; undefined where it is none that was signed here. */
export async function read(
  secrets: LinkSecrets,
  use: Use,
  token: string,
  now: Instant,
): Promise<Read | undefined> {
  const keys = await Promise.all((await secrets()).map((secret) => keyOf(secret, use)));
  try {
    const { payload } = await jwtVerify(
      token,
      ({ kid }) => {
        const found = keys.find(({ id }) => id === kid);
        if (found === undefined) throw new errors.JWKSNoMatchingKey();
        return found.key;
      },
      {
        ...{ algorithms: [algorithm], typ: typeOf(use), issuer, audience: use },
        ...{ requiredClaims: ['sub', 'jti', 'exp'], currentDate: new Date(now) },
      },
    );
    return { claims: payload, isOver: false };
  } catch (error) {
    if (error instanceof errors.JWTExpired) return { claims: error.payload, isOver: true };
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}
