import { createHmac, randomBytes } from 'node:crypto';
import { deleteCookie, getCookie, getSignedCookie, setCookie, setSignedCookie } from 'hono/cookie';
import * as oidc from 'openid-client';
import * as z from 'zod';
import { addMinutes, type Instant, instantSchema } from '../calendar/days.ts';
import type { LinkSecrets } from '../links/signed.ts';
import { personInWords } from '../register/board.ts';
import { scopes } from '../scopes.ts';
import type { FoundSession, KeptSession, Sessions } from '../store/sessions.ts';
import { type Access, type Caller, KeysUnreachable, nameSchema } from './access.ts';
import { aboutRequest, type RequestContext, type WebLog } from './context.ts';
import { Problem } from './problem.ts';
import type { Person, Session, SignIn } from './session.ts';

/** A session ends so many minutes after its person was last seen, and at the latest so many after it began. */
const idleMinutes = 30;
const longestMinutes = 8 * 60;
/** Somebody may take so many minutes to sign in at the issuer. */
const signInMinutes = 10;
/** In as many tabs at once as one may sign in; the cookie holds no more. */
const signInsAtOnce = 3;
const longestPath = 500;

export type SignInParts = {
  issuer: string;
  /** Where the issuer's own pages are, if not at its own address. */
  issuerOrigin?: string;
  clientId: string;
  clientSecret: () => Promise<string>;
  /** The address of these pages, as people have it: what a request says of it is never believed. */
  baseUrl: string;
  /** Reads the access tokens that this client is given. */
  access: Access;
  sessions: Sessions;
  /** Signs what the browser keeps while somebody signs in. */
  linkSecrets: LinkSecrets;
  now: () => Instant;
  log: WebLog;
};

/** What the browser keeps while somebody signs in, so that nobody else’s sign-in can be put upon them. */
const underWaySchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
  began: instantSchema,
});
type UnderWay = z.infer<typeof underWaySchema>;
const listSchema = z.array(underWaySchema);

type Tokens = oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers;

const earlier = (one: Instant, other: Instant): Instant => (one < other ? one : other);

/** When a session ends, if nobody is seen any more. */
const endOf = ({ began, seen }: Pick<KeptSession, 'began' | 'seen'>): Instant =>
  earlier(addMinutes(seen, idleMinutes), addMinutes(began, longestMinutes));

/** A path of ours: a browser takes two strokes, or a backslash, for the beginning of another host. */
function ownPath(path: string, baseUrl: string): string {
  const isOwn = /^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(path) && path.length <= longestPath;
  return isOwn && new URL(path, baseUrl).origin === new URL(baseUrl).origin ? path : '/';
}

const claimsSchema = z.looseObject({
  sub: nameSchema,
  name: nameSchema.optional().catch(undefined),
  email: nameSchema.optional().catch(undefined),
});

/** The person, as the issuer's token of identity names them. */
function personOf(tokens: Tokens): Person | undefined {
  const claims = tokens.claims();
  if (claims === undefined) return undefined;
  const { sub, email = sub, name = email } = claimsSchema.parse(claims);
  return { name, email };
}

const signInAgain = (why: string): Problem => new Problem('sign-in-refused', `${why} Sign in again.`);

const unreachable = (cause: unknown): Problem => {
  const problem = new Problem(
    'issuer-unreachable',
    'The service that people sign in at does not answer, so it cannot be checked what you may do. Nothing was changed: try again in a few minutes.',
    { headers: { 'retry-after': '60' } },
  );
  problem.cause = cause;
  return problem;
};

/** Whether the issuer answered, and refused what it was handed: a code or a refresh token that is no good any more. */
const isNoGood = (error: unknown): boolean =>
  error instanceof oidc.ResponseBodyError && error.error === 'invalid_grant';

/** The issuer as it says of itself, asked when it is first needed, and again while it did not answer. */
function issuerOf({ issuer, clientId, clientSecret }: SignInParts): () => Promise<oidc.Configuration> {
  let known: Promise<oidc.Configuration> | undefined;
  const discover = async (): Promise<oidc.Configuration> =>
    oidc.discovery(new URL(issuer), clientId, await clientSecret(), undefined, {
      timeout: 5,
      execute: isOnThisMachine(issuer) ? [oidc.allowInsecureRequests] : [],
    });
  return () => {
    known ??= discover().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

const isOnThisMachine = (address: string): boolean => {
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
};

/** The cookies of these pages: in the browser's safe keeping, where they are reached over an encrypted line. */
function cookiesOf({ baseUrl, linkSecrets, now }: SignInParts) {
  const isSecure = baseUrl.startsWith('https://');
  const prefix = isSecure ? ('host' as const) : undefined;
  const options = {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax' as const,
    secure: isSecure,
    ...(prefix && { prefix }),
  };
  const secret = async () => `sign-in under way ${(await linkSecrets())[0]}`;
  return {
    sessionId: (c: RequestContext): string | undefined => {
      const id = prefix ? getCookie(c, 'session', prefix) : getCookie(c, 'session');
      return id !== undefined && /^[\w-]{43}$/.test(id) ? id : undefined;
    },
    setSessionId: (c: RequestContext, id: string): void => setCookie(c, 'session', id, options),
    dropSessionId: (c: RequestContext): void => void deleteCookie(c, 'session', options),
    underWay: async (c: RequestContext): Promise<UnderWay[]> => {
      const text = await getSignedCookie(c, await secret(), 'sign-in', prefix);
      if (!text) return [];
      const list = listSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
      return list.filter(({ began }) => now() < addMinutes(began, signInMinutes));
    },
    setUnderWay: async (c: RequestContext, list: readonly UnderWay[]): Promise<void> => {
      const text = Buffer.from(JSON.stringify(list.slice(-signInsAtOnce))).toString('base64url');
      const maxAge = list.length === 0 ? 0 : signInMinutes * 60;
      await setSignedCookie(c, 'sign-in', text, await secret(), { ...options, maxAge });
    },
  };
}

/**
 * People sign in at the issuer with a code and PKCE, and are known here by a session: its id is in a cookie, all else in
 * the table. What they may is what the issuer says of them: it is asked again at each request.
 */
export function openSignIn(parts: SignInParts): SignIn {
  const { baseUrl, access, sessions, now, log } = parts;
  const issuerOrigin = parts.issuerOrigin ?? new URL(parts.issuer).origin;
  const configuration = issuerOf(parts);
  const cookies = cookiesOf(parts);
  const signedIn = new URL('/signed-in', baseUrl);
  const signedOut = new URL('/signed-out', baseUrl).href;

  const toKeep = (tokens: Tokens, before: Omit<KeptSession, 'accessToken' | 'tokenEnds' | 'seen'>) => ({
    ...before,
    seen: now(),
    tokenEnds: addMinutes(now(), (tokens.expiresIn() ?? 0) / 60),
    person: personOf(tokens) ?? before.person,
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token ?? before.refreshToken,
  });

  /** What the person may, by the access token of the session; undefined where that is no good. */
  async function callerOf(
    c: RequestContext,
    { accessToken, person }: KeptSession,
  ): Promise<Caller | undefined> {
    const refused = (why: string): void =>
      log.warn(`the token of a session was refused: ${why}`, aboutRequest(c));
    try {
      const caller = await access(`Bearer ${accessToken}`, refused);
      return { ...caller, name: personInWords(person) };
    } catch (error) {
      if (error instanceof KeysUnreachable) throw unreachable(error);
      if (error instanceof Problem) return undefined;
      throw error;
    }
  }

  /** The session with what the issuer says of its person now; undefined where it ended the session. */
  async function renew(
    c: RequestContext,
    id: string,
    { session, version }: FoundSession,
  ): Promise<KeptSession | undefined> {
    let tokens: Tokens;
    try {
      tokens = await oidc.refreshTokenGrant(await configuration(), session.refreshToken);
    } catch (error) {
      if (!isNoGood(error)) throw unreachable(error);
      // Where the issuer gives a new refresh token for each, another request may have used this one up.
      const again = await sessions.find(id);
      if (again !== undefined && again.version !== version) return again.session;
      log.info('the issuer ended a session', aboutRequest(c));
      await sessions.end(id);
      return undefined;
    }
    const renewed = toKeep(tokens, session);
    if ((await sessions.renew(id, renewed, version, endOf(renewed))) === 'saved') return renewed;
    // Another request renewed it as well, or the person signed out meanwhile: that stands.
    return (await sessions.find(id)) === undefined ? undefined : renewed;
  }

  async function sessionOf(c: RequestContext, purpose: 'look' | 'change'): Promise<Session | undefined> {
    const id = cookies.sessionId(c);
    const found = id === undefined ? undefined : await sessions.find(id);
    if (id === undefined || found === undefined) return undefined;
    if (endOf(found.session) <= now()) {
      log.info('a session ended by its time', aboutRequest(c));
      await sessions.end(id);
      return undefined;
    }
    const session = await asKnown(c, id, found, purpose);
    const caller = session && (await callerOf(c, session));
    if (session === undefined || caller === undefined) return undefined;
    return { person: session.person, caller, formToken: formTokenOf(id) };
  }

  /** The session as the issuer has it now; to look on while it does not answer, as it had it last. */
  async function asKnown(
    c: RequestContext,
    id: string,
    found: FoundSession,
    purpose: 'look' | 'change',
  ): Promise<KeptSession | undefined> {
    const { session } = found;
    try {
      return await renew(c, id, found);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      log.error('the issuer cannot be asked what a person may', { ...aboutRequest(c), error: error.cause });
      if (purpose === 'look' && now() < session.tokenEnds) return session;
      throw error;
    }
  }

  async function begin(c: RequestContext, returnTo: string): Promise<Response> {
    const config = await configuration().catch((error: unknown) => {
      throw unreachable(error);
    });
    const state = oidc.randomState();
    const nonce = oidc.randomNonce();
    const verifier = oidc.randomPKCECodeVerifier();
    const begun = { state, nonce, verifier, returnTo: ownPath(returnTo, baseUrl), began: now() };
    await cookies.setUnderWay(c, [...(await cookies.underWay(c)), begun]);
    const url = oidc.buildAuthorizationUrl(config, {
      redirect_uri: signedIn.href,
      scope: ['openid', 'profile', 'email', ...Object.keys(scopes)].join(' '),
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
      // Whoever was signed out, or away for long, is asked anew, though the issuer may remember them.
      prompt: 'login',
    });
    return c.redirect(url.href);
  }

  async function tokensFor(c: RequestContext, { state, nonce, verifier }: UnderWay): Promise<Tokens> {
    const currentUrl = new URL(signedIn);
    currentUrl.search = new URL(c.req.url).search;
    try {
      return await oidc.authorizationCodeGrant(await configuration(), currentUrl, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
    } catch (error) {
      if (error instanceof oidc.AuthorizationResponseError) {
        log.info(`a sign-in was refused by the issuer: ${oneWord(error.error)}`, aboutRequest(c));
        throw signInAgain('You were not signed in: it was broken off, or refused.');
      }
      if (isNoGood(error)) throw signInAgain('This sign-in was used already, or took too long.');
      if (error instanceof oidc.ClientError && error.code === 'OAUTH_INVALID_RESPONSE') {
        log.warn('a sign-in came back that was not as it should be', { ...aboutRequest(c), error });
        throw signInAgain('What came back from the sign-in was not as it should be.');
      }
      log.error('the issuer cannot be asked who signed in', { ...aboutRequest(c), error });
      throw unreachable(error);
    }
  }

  async function complete(c: RequestContext): Promise<Response> {
    const all = await cookies.underWay(c);
    const underWay = all.find(({ state }) => state === c.req.query('state'));
    if (underWay === undefined) {
      log.warn('a sign-in came back that was not begun in this browser', aboutRequest(c));
      throw signInAgain('This sign-in was begun in another browser, is over already, or took too long.');
    }
    await cookies.setUnderWay(
      c,
      all.filter((one) => one !== underWay),
    );
    const tokens = await tokensFor(c, underWay);
    const person = personOf(tokens);
    const refreshToken = tokens.refresh_token;
    if (person === undefined || refreshToken === undefined) {
      throw new Error('the issuer gives this client no refresh token, or does not say who signed in');
    }
    const session = toKeep(tokens, { began: now(), person, refreshToken });
    const caller = await callerOf(c, session);
    if (caller === undefined) {
      throw new Error('the issuer gives this client access tokens that are not accepted here');
    }
    c.set('caller', caller);
    const before = cookies.sessionId(c);
    if (before !== undefined) await sessions.end(before);
    const id = randomBytes(32).toString('base64url');
    await sessions.begin(id, session, endOf(session));
    cookies.setSessionId(c, id);
    log.info('a person signed in', aboutRequest(c));
    return c.redirect(underWay.returnTo, 303);
  }

  async function end(c: RequestContext): Promise<Response> {
    const id = cookies.sessionId(c);
    const found = id === undefined ? undefined : await sessions.find(id);
    if (id !== undefined) await sessions.end(id);
    if (found) log.info('a person signed out', aboutRequest(c));
    cookies.dropSessionId(c);
    try {
      const config = await configuration();
      if (found) await oidc.tokenRevocation(config, found.session.refreshToken);
      // Cognito wants the second name of it, and others the first.
      const url = oidc.buildEndSessionUrl(config, {
        post_logout_redirect_uri: signedOut,
        logout_uri: signedOut,
      });
      return c.redirect(url.href, 303);
    } catch (error) {
      log.error('a session was ended here, and not at the issuer', { ...aboutRequest(c), error });
      return c.redirect(signedOut, 303);
    }
  }

  return { sessionOf, begin, complete, end, issuerOrigin };
}

/** What every form of a session carries: nobody makes it who has not the cookie. */
const formTokenOf = (id: string): string => createHmac('sha256', id).update('form').digest('base64url');

/** What somebody else wrote, as a log may hold it. */
const oneWord = (text: string): string => text.replace(/\W/g, '').slice(0, 40);
