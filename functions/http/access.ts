import { createHash } from 'node:crypto';
import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import * as z from 'zod';
import { personInWords } from '../register/board.ts';
import {
  groupOf,
  groupOfAll,
  roleFor,
  type Scope,
  scopesAt,
  scopesAtAll,
  scopesSomewhere,
} from '../scopes.ts';
import { Problem } from './problem.ts';

/** Whom tokens are believed from, and what they must say. */
export type Trust = {
  /** The issuer's address, as its tokens name it. */
  issuer: string;
  /** Tokens are for one of these: an audience, or where the issuer names none, as Cognito, the client itself. */
  audiences: readonly string[];
  /** The claim that lists the caller's groups. */
  groupsClaim: string;
  /** Of clients whose tokens name no groups, as a machine's at Cognito: the groups that each is in. */
  groupsOfClients: Readonly<Record<string, readonly string[]>>;
};

/** Who asks: a person or a machine (`subject`, by name where one is known), through which client, and what it may. */
export type Caller = {
  subject: string;
  name: string;
  client: string;
  scopes: ReadonlySet<string>;
  groups: ReadonlySet<string>;
};

/** Whether somebody has anything to do with a board: what, {@link isAllowed} says. */
export const reaches = ({ groups }: Caller, board: string): boolean => scopesAt(groups, board).size > 0;

/** Names are written into histories and into the log, and a client's is a key of the table. */
export const nameSchema = z.string().regex(/^\P{Cc}{1,256}$/u);

const claimsSchema = z.looseObject({
  sub: nameSchema,
  client_id: nameSchema,
  scope: z.string(),
  exp: z.number(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  username: nameSchema.optional(),
  name: nameSchema.optional(),
  email: nameSchema.optional(),
  token_use: z.string().optional(),
});

const groupsSchema = z.array(z.string());

/** Why a token is refused: for the log, in a word or two that quote nothing of it; never for the caller. */
class Refused extends Error {}

/**
 * An ID token says who somebody is, and lets nobody do anything. Cognito says which a token is; others by its type
 * (RFC 9068).
 */
function refuseUnlessAccess(header: { typ?: string | undefined }, { token_use }: JWTPayload): void {
  if (token_use !== undefined ? token_use === 'access' : /^(application\/)?at\+jwt$/i.test(header.typ ?? ''))
    return;
  throw new Refused('not an access token');
}

function refuseUnlessForUs({ aud, client_id }: z.infer<typeof claimsSchema>, { audiences }: Trust): void {
  const meant = aud === undefined ? [client_id] : [aud].flat();
  if (!meant.some((one) => audiences.includes(one))) throw new Refused('for another audience');
}

function groupsIn(
  claims: z.infer<typeof claimsSchema>,
  { groupsClaim, groupsOfClients }: Trust,
): Set<string> {
  const named = groupsSchema.safeParse(claims[groupsClaim]);
  if (named.success) return new Set(named.data);
  return new Set(Object.hasOwn(groupsOfClients, claims.client_id) ? groupsOfClients[claims.client_id] : []);
}

/** As histories name somebody: a person by name and address, where the token says them. */
function nameIn({ sub, username, name, email }: z.infer<typeof claimsSchema>): string {
  if (email !== undefined) return personInWords({ name: name ?? email, email });
  return username === undefined || username === sub ? sub : `${username} (${sub})`;
}

/** Whoever a token is of, and until when it says so, in milliseconds since 1970. */
type Read = { caller: Caller; expires: number };

/** Reads tokens. It throws a {@link Refused} for one that is no good. */
const tokenReader =
  (trust: Trust, keys: JWTVerifyGetKey) =>
  async (token: string): Promise<Read> => {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      algorithms: ['RS256'],
      issuer: trust.issuer,
      requiredClaims: ['exp', 'sub'],
      clockTolerance: 5,
    });
    refuseUnlessAccess(protectedHeader, payload);
    const claims = claimsSchema.safeParse(payload);
    if (!claims.success) throw new Refused('without the claims of an access token');
    refuseUnlessForUs(claims.data, trust);
    const { sub: subject, client_id: client, scope, exp } = claims.data;
    return {
      expires: exp * 1_000,
      caller: {
        subject,
        name: nameIn(claims.data),
        client,
        scopes: new Set(scope.split(' ')),
        groups: groupsIn(claims.data, trust),
      },
    };
  };

/** So many good tokens are remembered at once, each for so long: by no more a key counts for longer that its issuer withdraws. */
const remembered = { tokens: 1_000, milliseconds: 60_000 };

/**
 * The same, but for a token that was good a moment ago: a signature is the dearest part of a request. What is remembered is a
 * digest of the whole token, so that no other passes for it, and never of one that was refused.
 */
function rememberingReader(read: (token: string) => Promise<Read>): (token: string) => Promise<Caller> {
  const good = new Map<string, { caller: Caller; until: number }>();
  return async (token) => {
    const digest = createHash('sha256').update(token).digest('base64url');
    const known = good.get(digest);
    if (known && Date.now() < known.until) return known.caller;
    good.delete(digest);
    const { caller, expires } = await read(token);
    good.set(digest, { caller, until: Math.min(expires, Date.now() + remembered.milliseconds) });
    if (good.size > remembered.tokens) good.delete(good.keys().next().value ?? '');
    return caller;
  };
}

/** What jose and we say of a bad token, in words that quote nothing of it. */
const whyRefused = (error: unknown): string | undefined => {
  if (error instanceof Refused) return error.message;
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) return `its claim ${error.claim} is ${error.reason}`;
  if (error instanceof errors.JWKSNoMatchingKey) return 'signed with a key that the issuer does not have';
  return error instanceof errors.JOSEError ? error.code : undefined;
};

/** The issuer does not give its keys: no fault of any token, and of no use to ask for another. */
export class KeysUnreachable extends Error {
  override readonly name = 'KeysUnreachable';
}

/** What is said of a token, and not of the issuer: that it has no such key. */
const ofToken = ['ERR_JWKS_NO_MATCHING_KEY', 'ERR_JWKS_MULTIPLE_MATCHING_KEYS', 'ERR_JOSE_NOT_SUPPORTED'];

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.url() });

/**
 * The issuer's keys, looked up when first needed where its discovery document says, and kept; a token signed with a
 * key that is not among them has them looked up again, at most every half minute, so that keys may be rotated. Throws
 * {@link KeysUnreachable}.
 */
function keysOf(issuer: string): JWTVerifyGetKey {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const discover = async (): Promise<JWTVerifyGetKey> => {
    const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      signal: AbortSignal.timeout(5_000),
      redirect: 'error',
    });
    if (!answer.ok) throw new Error(`the issuer ${issuer} answers ${answer.status} when asked for its keys`);
    const { jwks_uri, issuer: named } = discoverySchema.parse(await answer.json());
    // As OpenID Connect Discovery has it (s.4.3): the keys of anybody else are not its keys.
    if (named !== issuer) throw new Error(`what the issuer ${issuer} answers is of another issuer`);
    return createRemoteJWKSet(new URL(jwks_uri), { cooldownDuration: 30_000, cacheMaxAge: 600_000 });
  };
  return async (header, token) => {
    keys ??= discover();
    try {
      return await (await keys)(header, token);
    } catch (error) {
      if (error instanceof errors.JOSEError && ofToken.includes(error.code)) throw error;
      if (!(error instanceof errors.JOSEError)) keys = undefined;
      throw new KeysUnreachable(`the issuer ${issuer} does not give its keys`, { cause: error });
    }
  };
}

/**
 * The caller, by the Authorization header. Throws the {@link Problem} of one that has no good token; `refused` is told
 * why, in words that quote nothing of it.
 */
export type Access = (authorization: string | undefined, refused: (why: string) => void) => Promise<Caller>;

const challenge = (more = ''): Record<string, string> => ({
  'www-authenticate': `Bearer realm="matters"${more}`,
});

export function openAccess(trust: Trust, keys: JWTVerifyGetKey = keysOf(trust.issuer)): Access {
  const read = rememberingReader(tokenReader(trust, keys));
  return async (authorization, refused) => {
    const token = /^bearer +([\w.~+/-]+=*) *$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) {
      refused(authorization === undefined ? 'no token' : 'no bearer token');
      throw new Problem('no-token', 'Send an access token, as `Authorization: Bearer TOKEN`.', {
        headers: challenge(),
      });
    }
    try {
      return await read(token);
    } catch (error) {
      const why = whyRefused(error);
      if (why === undefined) throw error;
      refused(why);
      throw new Problem(
        'token-refused',
        'The access token is not one that is accepted here: get a new one.',
        {
          headers: challenge(', error="invalid_token"'),
        },
      );
    }
  };
}

/** The problem of a token that allows something else. */
const scopeMissing = (scope: Scope): Problem =>
  new Problem('scope-missing', `This takes an access token with the scope ${scope}.`, {
    headers: challenge(`, error="insufficient_scope", scope="${scope}"`),
  });

/**
 * Whether the caller may do that at the board; at one board at least where none is named. It takes both, a token that
 * allows it and a role that does: a person may be the secretary of one board and read another.
 */
export const isAllowed = ({ scopes, groups }: Caller, scope: Scope, board?: string): boolean =>
  scopes.has(scope) && (board === undefined ? scopesSomewhere(groups) : scopesAt(groups, board)).has(scope);

/**
 * Throws the {@link Problem} of a caller who may not do that at the board. Where none is named the token alone is asked:
 * what is shown then is of the boards that the caller reaches.
 */
export function refuseUnlessAllowed(caller: Caller, scope: Scope, board?: string): void {
  if (!caller.scopes.has(scope)) throw scopeMissing(scope);
  if (board === undefined) return;
  refuseUnlessReached(caller, board);
  if (!isAllowed(caller, scope, board)) throw notAllowed(caller, scope, board);
}

/** Whether they may do that at every board, whichever may come. */
export const isAllowedAtAll = ({ scopes, groups }: Caller, scope: Scope): boolean =>
  scopes.has(scope) && scopesAtAll(groups).has(scope);

/** Throws the {@link Problem} of a caller who may not. */
export function refuseUnlessAllowedAtAll(caller: Caller, scope: Scope): void {
  if (!caller.scopes.has(scope)) throw scopeMissing(scope);
  if (isAllowedAtAll(caller, scope)) return;
  throw new Problem(
    'board-not-yours',
    `The access token does not reach every board: its holder is not in a group such as ${groupOfAll(roleFor(scope))}, which allows ${scope} at all of them.`,
  );
}

/** The problem of what a token or a role does not allow. */
export function notAllowed(caller: Caller, scope: Scope, board: string): Problem {
  if (!caller.scopes.has(scope)) return scopeMissing(scope);
  return new Problem(
    'role-missing',
    `The holder of the access token has no role that allows ${scope} at board ${board}: that takes a group such as ${groupOf(board, roleFor(scope))}.`,
  );
}

/** Whether there is such a board is not for those to know who do not reach it. */
export function refuseUnlessReached(caller: Caller, board: string): void {
  if (reaches(caller, board)) return;
  throw new Problem(
    'board-not-yours',
    `The access token does not reach board ${board}: its holder is in no group of it, such as ${groupOf(board, 'reader')}, and in none of every board, such as ${groupOfAll('reader')}.`,
  );
}
