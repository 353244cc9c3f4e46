import { fileURLToPath } from 'node:url';
import type { Context } from 'aws-lambda';
import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { apiEnvironment, readEnvironment } from './environment.ts';
import { openAccess } from './http/access.ts';
import { requestCounter } from './http/request-counter.ts';
import { usualLimits, type WebService } from './http/service.ts';
import { addressOf } from './lambda/address.ts';
import { clientSecretIn } from './lambda/client-secret.ts';
import { machineClock } from './lambda/clock.ts';
import { linkSecretsAt } from './lambda/secret.ts';
import { openTelemetry } from './lambda/telemetry.ts';
import { chairLinks } from './links/chair-link.ts';
import { documentClient } from './store/client.ts';
import { openLedger } from './store/ledger.ts';
import { openPapers } from './store/papers.ts';
import { openRegister } from './store/register.ts';
import { openSessions } from './store/sessions.ts';
import type { Upload, UploadWays } from './store/uploads.ts';
import { isForPrograms, serviceApp } from './web/service-app.ts';

/**
 * Lambda is handed no more than 6 MiB, in which a file stands in base 64, four letters for three bytes, beside the
 * headers and what the gateway says of the caller.
 */
const maxFileBytes = 4_500_000;

const environment = readEnvironment(apiEnvironment, process.env);
const database = documentClient();
const { telemetry, during } = openTelemetry();
const linkSecrets = linkSecretsAt(environment.MATTERS_LINK_SECRET);
const service: WebService = {
  register: openRegister(database, environment.MATTERS_TABLE),
  ledger: openLedger(database, environment.MATTERS_TABLE),
  papers: openPapers(environment.MATTERS_PAPERS_BUCKET),
  countRequest: requestCounter(),
  linkSecrets,
  chairLinks: chairLinks(() => environment.MATTERS_PAGES_ADDRESS, linkSecrets),
  now: machineClock({}).now,
};
const trust = {
  issuer: environment.MATTERS_ISSUER,
  audiences: environment.MATTERS_AUDIENCES,
  groupsClaim: environment.MATTERS_GROUPS_CLAIM,
  groupsOfClients: environment.MATTERS_CLIENT_GROUPS,
};
const parts = {
  service,
  access: openAccess(trust),
  limits: {
    ...usualLimits,
    maxFileBytes,
    requestsPerMinute: environment.MATTERS_REQUESTS_PER_MINUTE,
    origins: environment.MATTERS_ORIGINS,
  },
  log: telemetry,
  addressOf,
};

async function loadApi() {
  const { apiRoutes } = await import('./api/routes.ts');
  return handle(serviceApp(parts, { api: apiRoutes(parts) }));
}

async function loadPages() {
  const [{ openPages }, { readAssets }, { openSignIn }, { openPostForms }, { queueTo, sqsClient }] =
    await Promise.all([
      import('./pages/routes.ts'),
      import('./pages/assets.ts'),
      import('./http/sign-in.ts'),
      import('./store/uploads.ts'),
      import('./lambda/queue.ts'),
    ]);
  const signIn = openSignIn({
    issuer: environment.MATTERS_ISSUER,
    issuerOrigin: new URL(environment.MATTERS_SIGN_IN_ADDRESS).origin,
    clientId: environment.MATTERS_PAGES_CLIENT,
    clientSecret: clientSecretIn(environment.MATTERS_USER_POOL, environment.MATTERS_PAGES_CLIENT),
    baseUrl: environment.MATTERS_PAGES_ADDRESS,
    // The tokens of the pages are good for nothing else.
    access: openAccess({ ...trust, audiences: [environment.MATTERS_PAGES_CLIENT] }),
    sessions: openSessions(database, environment.MATTERS_TABLE),
    linkSecrets: service.linkSecrets,
    now: service.now,
    log: telemetry,
  });
  const assets = readAssets(fileURLToPath(new URL('../assets', import.meta.url)));
  const origin = environment.MATTERS_PAGES_ADDRESS;
  const toRead = queueTo<Upload>(sqsClient(), environment.MATTERS_READING_QUEUE);
  // Lambda hands over no file that is larger than a few MB, and freezes what goes on after an answer.
  const uploads: UploadWays = {
    straight: openPostForms(environment.MATTERS_PAPERS_BUCKET, environment.MATTERS_PAPERS_ADDRESS),
    read: (upload) => toRead([upload]),
    patience: 4_000,
  };
  return handle(serviceApp(parts, { pages: openPages({ ...parts, signIn, assets, origin, uploads }) }));
}

let api: ReturnType<typeof loadApi> | undefined;
let pages: ReturnType<typeof loadPages> | undefined;

/** The API and the pages are each loaded when somebody first asks for one: nobody need wait for what others ask for. */
async function answer(event: LambdaEvent, context: Context) {
  if (isForPrograms('rawPath' in event ? event.rawPath : event.path)) {
    api ??= loadApi();
    return (await api)(event, context);
  }
  pages ??= loadPages();
  return (await pages)(event, context);
}

export const handler = (event: LambdaEvent, context: Context) =>
  during(context, () => answer(event, context));
