import { generateKeyPair, randomBytes } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import { promisify } from 'node:util';
import { getRequestListener } from '@hono/node-server';
import type {
  AccessToken,
  Adapter,
  AdapterPayload,
  ClientCredentials,
  JWTStructured,
  KoaContextWithOIDC,
} from 'oidc-provider';
import { InvalidTarget } from 'oidc-provider/lib/helpers/errors.js';
import { Provider } from 'oidc-provider/lib/provider.js';
import * as z from 'zod';
import { everyScope, groupOf, groupOfAll, scopesSomewhere } from '../../functions/scopes.ts';
import { issuerMemory } from './issuer-memory.ts';
import { type LocalPerson, peopleOf } from './people.ts';
import { keepSecret, secretIn } from './secret-file.ts';
import { closeServer, listen, PortTaken, serverBounds } from './servers.ts';
import {
  audience,
  boardOfClient,
  issuerFile,
  issuerSecretsSchema,
  secretOf,
  signingKeySchema,
} from './tokens.ts';
import { type Pages, sorryPage, whoAreYou } from './who-are-you.ts';

/** An hour's work; the next token is a command away. */
const tokenSeconds = 3_600;

/** The name of the client that the pages are; no board is called so that a client of `matters token` could be. */
const pagesClient = 'matters-pages';

export type LocalIssuer = {
  issuer: string;
  /** The client that the pages are. */
  client: { id: string; secret: string };
  /** Says where the pages are, once that is known: until then nobody can sign in to them. */
  leadTo: (address: string) => void;
  stop: () => Promise<void>;
};

type Secrets = z.infer<typeof issuerSecretsSchema>;

/** An earlier release had one secret for all clients, which is good for nothing any more. */
const keptSchema = issuerSecretsSchema.partial({ clientsSecret: true });

const randomText = (): string => randomBytes(32).toString('base64url');

async function newSecrets(): Promise<Omit<Secrets, 'port'>> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 3_072 });
  const key = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' };
  return { clientsSecret: randomText(), cookieSecret: randomText(), keys: [signingKeySchema.parse(key)] };
}

/** Of whatever it answers, and does not say otherwise: its own pages load one style sheet. */
const securityHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; object-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** On the port of the tokens given earlier, unless another program has it now: then they are worth nothing. */
async function listenAsBefore(server: Server, port = 0): Promise<string> {
  try {
    return await listen(server, port);
  } catch (error) {
    if (!(error instanceof PortTaken)) throw error;
    return listen(server, 0);
  }
}

/** A machine's client, which gets tokens for every board or for one, by its own name and secret. */
const clientNamed = (id: string, board: string | null, secret: string): AdapterPayload => ({
  client_id: id,
  client_secret: secret,
  grant_types: ['client_credentials'],
  response_types: [],
  redirect_uris: [],
  groups: [board === null ? groupOfAll('secretary') : groupOf(board, 'secretary')],
});

/** The client that the pages are: a person signs in to it, and comes back to where the pages are. */
const pagesNamed = ({ address }: Pages, secret: string): AdapterPayload => ({
  client_id: pagesClient,
  client_secret: secret,
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  redirect_uris: [`${address}/signed-in`],
  post_logout_redirect_uris: [`${address}/signed-out`],
});

/** Whether a board is in the register. */
type IsBoard = (code: string) => Promise<boolean>;

/** Clients are known by their names, those of boards while there is the board; what is known of sign-ins is remembered. */
function storesOf(secrets: Secrets, pages: Pages, isBoard: IsBoard): (kind: string) => Adapter {
  const remembering = issuerMemory();
  const clientFound = async (id: string): Promise<AdapterPayload | undefined> => {
    const secret = secretOf(id, secrets);
    if (id === pagesClient) return pages.address === '' ? undefined : pagesNamed(pages, secret);
    const board = boardOfClient(id);
    if (board === undefined || (board !== null && !(await isBoard(board)))) return undefined;
    return clientNamed(id, board, secret);
  };
  return (kind) => (kind === 'Client' ? { ...remembering(kind), find: clientFound } : remembering(kind));
}

/** Whom the account of a sign-in is of, as the data folder has them at this moment. */
const personOf = async (dataDir: string, accountId: string): Promise<LocalPerson | undefined> =>
  (await peopleOf(dataDir)).find(({ email }) => email === accountId);

/** What a token says besides: of a machine its groups, of a person their name as well, as they are now. */
async function extraClaims(dataDir: string, token: AccessToken | ClientCredentials) {
  if (token.kind === 'ClientCredentials') return { groups: token.client?.['groups'] };
  const { name, email, groups = [] } = (await personOf(dataDir, token.accountId)) ?? {};
  return { name, email, groups };
}

/** Of the scopes asked for, a token has those that the groups in it allow somewhere. */
function narrow({ payload }: JWTStructured): void {
  const groups = z.array(z.string()).parse(payload['groups']);
  const allowed = scopesSomewhere(groups);
  const asked = z.string().default('').parse(payload['scope']).split(' ');
  payload['scope'] = asked.filter((scope) => [...allowed].some((one) => one === scope)).join(' ');
}

/** Nobody is asked whether the pages may know them: a person’s sign-in allows the pages all that the person may. */
async function grantFor({ oidc: { session, client, provider } }: KoaContextWithOIDC) {
  const accountId = session?.accountId;
  if (client === undefined || accountId === undefined) return undefined;
  const before = session?.grantIdFor(client.clientId);
  const known = before === undefined ? undefined : await provider.Grant.find(before);
  if (known?.accountId === accountId) return known;
  const grant = new provider.Grant({ accountId, clientId: client.clientId });
  grant.addOIDCScope('openid profile email');
  grant.addResourceScope(audience, everyScope.join(' '));
  await grant.save();
  return grant;
}

/** So long, in seconds, as the longest session of a person: it would end at the pages first. */
const longestSession = 8 * 3_600;

type ProviderParts = { dataDir: string; secrets: Secrets; pages: Pages; isBoard: IsBoard };

function providerAt(issuer: string, { dataDir, secrets, pages, isBoard }: ProviderParts): Provider {
  const { port } = new URL(issuer);
  const provider = new Provider(issuer, {
    adapter: storesOf(secrets, pages, isBoard),
    jwks: { keys: secrets.keys },
    // The cookies of 127.0.0.1 are those of every program on it, whatever its port.
    cookies: {
      keys: [secrets.cookieSecret],
      names: {
        session: `matters-issuer-${port}`,
        interaction: `matters-issuer-${port}-choice`,
        resume: `matters-issuer-${port}-resume`,
      },
    },
    clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
    responseTypes: ['code'],
    pkce: { required: () => true },
    ttl: {
      ClientCredentials: tokenSeconds,
      // The pages ask for another at each request.
      AccessToken: 600,
      IdToken: 600,
      AuthorizationCode: 60,
      Interaction: 600,
      Session: longestSession,
      Grant: longestSession,
      RefreshToken: longestSession,
    },
    clientBasedCORS: () => false,
    renderError: (context, { error, error_description: why = error }) => {
      context.type = 'html';
      context.body = String(
        sorryPage('You are not signed in', `The sign-in went wrong: ${why}.`, pages.address),
      );
    },
    claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
    findAccount: async (_, accountId) => {
      const person = await personOf(dataDir, accountId);
      return (
        person && { accountId, claims: () => ({ sub: accountId, name: person.name, email: person.email }) }
      );
    },
    interactions: { url: (_, { uid }) => `/choose/${uid}` },
    loadExistingGrant: grantFor,
    issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
    // Two requests of one person may ask at once what that person may.
    rotateRefreshToken: false,
    extraClientMetadata: { properties: ['groups'] },
    extraTokenClaims: (_, token) => extraClaims(dataDir, token),
    formats: { customizers: { jwt: (_, __, token) => narrow(token) } },
    features: {
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: (_, resource) => {
          if (resource !== audience) throw new InvalidTarget();
          return {
            audience,
            scope: everyScope.join(' '),
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: 'RS256' } },
          };
        },
      },
      revocation: { enabled: true, allowedPolicy: (_, client, token) => client.clientId === token.clientId },
      rpInitiatedLogout: { enabled: true, logoutSource: ({ oidc: { session } }) => session?.destroy() },
      devInteractions: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      userinfo: { enabled: false },
      dPoP: { enabled: false },
    },
  });
  provider.use(async (context: KoaContextWithOIDC, next) => {
    await next();
    if (context.path === endPath && context.status === 200) leaveSignedOut(context, pages);
  });
  return provider;
}

const endPath = '/session/end';

/** Whoever signed out has said so to the pages, and is not asked again. */
function leaveSignedOut(context: KoaContextWithOIDC, { address }: Pages): void {
  const named = context.oidc?.params?.['post_logout_redirect_uri'];
  context.redirect(typeof named === 'string' ? named : `${address}/signed-out`);
  context.body = '';
}

/** Asks who somebody is, of those whom the data folder names. */
function chooser(provider: Provider, dataDir: string, pages: Pages): RequestListener {
  const app = whoAreYou(
    async ({ incoming, outgoing }) => {
      await provider.interactionDetails(incoming, outgoing).catch(() => {
        throw new Error('This sign-in is over, or took too long.');
      });
      return {
        people: () => peopleOf(dataDir),
        choose: (email) => {
          const result = email === undefined ? { error: 'access_denied' } : { login: { accountId: email } };
          const options = { mergeWithLastSubmission: false };
          return provider.interactionResult(incoming, outgoing, result, options);
        },
      };
    },
    () => pages,
  );
  return getRequestListener(app.fetch);
}

/**
 * An OpenID Connect issuer on loopback, whose access tokens are as those of any other: signed with a key that it
 * publishes. Its keys, what its clients' secrets are made of, and its address stay in the data folder, so that its tokens
 * outlive it.
 */
export async function startLocalIssuer(
  dataDir: string,
  isBoard: IsBoard,
  failed: (error: unknown) => void,
): Promise<LocalIssuer> {
  const known = await secretIn(issuerFile(dataDir), keptSchema);
  const server = createServer(serverBounds);
  const issuer = await listenAsBefore(server, known?.port);
  const port = Number(new URL(issuer).port);
  const { clientsSecret = randomText(), ...others } = known ?? (await newSecrets());
  const secrets = { ...others, clientsSecret, port };
  if (port !== known?.port || clientsSecret !== known.clientsSecret) {
    await keepSecret(issuerFile(dataDir), secrets);
  }
  const pages: Pages = { address: '' };
  const provider = providerAt(issuer, { dataDir, secrets, pages, isBoard });
  provider.on('server_error', (_, error) => failed(error));
  const framework: NodeJS.EventEmitter = provider;
  framework.on('error', failed);
  const answer = provider.callback();
  const choose = chooser(provider, dataDir, pages);
  server.on('request', (request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    // A page elsewhere could have its own name lead to this machine, and read here who there is.
    if (`http://${request.headers.host}` !== issuer) response.writeHead(421).end();
    else if (request.url?.startsWith('/choose/')) choose(request, response);
    else answer(request, response);
  });
  return {
    issuer,
    client: { id: pagesClient, secret: secretOf(pagesClient, secrets) },
    leadTo: (address) => {
      pages.address = address;
    },
    stop: () => closeServer(server),
  };
}
