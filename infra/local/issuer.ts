import { generateKeyPair, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { promisify } from 'node:util';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import { InvalidTarget } from 'oidc-provider/lib/helpers/errors.js';
import { Provider } from 'oidc-provider/lib/provider.js';
import type * as z from 'zod';
import { everyBoard, groupOf } from '../../functions/http/access.ts';
import { scopes } from '../../functions/scopes.ts';
import { keepSecret, secretIn } from './secret-file.ts';
import { closeServer, listen, PortTaken, timeOuts } from './servers.ts';
import { audience, boardOfClient, issuerFile, issuerSecretsSchema, signingKeySchema } from './tokens.ts';

/** An hour's work; the next token is a command away. */
const tokenSeconds = 3_600;

export type LocalIssuer = { issuer: string; stop: () => Promise<void> };

type Secrets = z.infer<typeof issuerSecretsSchema>;

const randomText = (): string => randomBytes(32).toString('base64url');

async function newSecrets(): Promise<Omit<Secrets, 'port'>> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2_048 });
  const key = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' };
  return { clientSecret: randomText(), cookieSecret: randomText(), keys: [signingKeySchema.parse(key)] };
}

/** On the port of the tokens given earlier, unless another program has it now: then they are worth nothing. */
async function listenAsBefore(server: Server, port = 0): Promise<string> {
  try {
    return await listen(server, port);
  } catch (error) {
    if (!(error instanceof PortTaken)) throw error;
    return listen(server, 0);
  }
}

/** A machine's client, which gets tokens for every board or for one, by its own name. */
function clientNamed(id: string, secret: string): AdapterPayload | undefined {
  const board = boardOfClient(id);
  if (board === undefined) return undefined;
  return {
    client_id: id,
    client_secret: secret,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    groups: [board === null ? everyBoard : groupOf(board)],
  };
}

/** Nothing needs to be stored: clients are known by their names, and a token proves itself by its signature. */
const storeOf = (kind: string, { clientSecret }: Secrets): Adapter => ({
  find: async (id) => (kind === 'Client' ? clientNamed(id, clientSecret) : undefined),
  findByUid: async () => undefined,
  findByUserCode: async () => undefined,
  upsert: async () => undefined,
  consume: async () => undefined,
  destroy: async () => undefined,
  revokeByGrantId: async () => undefined,
});

function providerAt(issuer: string, secrets: Secrets): Provider {
  return new Provider(issuer, {
    adapter: (kind) => storeOf(kind, secrets),
    jwks: { keys: secrets.keys },
    cookies: { keys: [secrets.cookieSecret] },
    clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
    responseTypes: ['code'],
    ttl: { ClientCredentials: tokenSeconds },
    clientBasedCORS: () => false,
    renderError: (context, said) => {
      context.body = { ...said };
    },
    extraClientMetadata: { properties: ['groups'] },
    extraTokenClaims: (_, { client }) => ({ groups: client?.['groups'] }),
    features: {
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        getResourceServerInfo: (_, resource) => {
          if (resource !== audience) throw new InvalidTarget();
          return {
            audience,
            scope: Object.keys(scopes).join(' '),
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: 'RS256' } },
          };
        },
      },
      // What is for people in a browser, of whom there are none here.
      devInteractions: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      dPoP: { enabled: false },
    },
  });
}

/**
 * An OpenID Connect issuer on loopback, whose access tokens are as those of any other: signed with a key that it
 * publishes. Its keys, its client's secret and its address stay in the data folder, so that its tokens outlive it.
 */
export async function startLocalIssuer(
  dataDir: string,
  failed: (error: unknown) => void,
): Promise<LocalIssuer> {
  const known = await secretIn(issuerFile(dataDir), issuerSecretsSchema);
  const server = createServer(timeOuts);
  const issuer = await listenAsBefore(server, known?.port);
  const secrets = { ...(known ?? (await newSecrets())), port: Number(new URL(issuer).port) };
  if (secrets.port !== known?.port) await keepSecret(issuerFile(dataDir), secrets);
  const provider = providerAt(issuer, secrets);
  provider.on('server_error', (_, error) => failed(error));
  const framework: NodeJS.EventEmitter = provider;
  framework.on('error', failed);
  server.on('request', provider.callback());
  return { issuer, stop: () => closeServer(server) };
}
