import type { Context } from 'aws-lambda';
import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { apiEnvironment, readEnvironment } from './environment.ts';
import { openAccess } from './http/access.ts';
import { usualLimits } from './http/service.ts';
import { machineClock } from './lambda/clock.ts';
import { linkSecretNamed } from './lambda/link-secret.ts';
import { openTelemetry } from './lambda/telemetry.ts';
import { documentClient } from './store/client.ts';
import { openLedger } from './store/ledger.ts';
import { openPapers } from './store/papers.ts';
import { openRegister } from './store/register.ts';
import { requestCounter } from './store/request-counter.ts';
import { webApp } from './web/app.ts';

/**
 * Lambda is handed no more than 6 MiB, in which a file stands in base 64, four letters for three bytes, beside the
 * headers and what the gateway says of the caller.
 */
const maxFileBytes = 4_500_000;

const environment = readEnvironment(apiEnvironment, process.env);
const database = documentClient();
const { telemetry, during } = openTelemetry();
const app = webApp({
  service: {
    register: openRegister(database, environment.MATTERS_TABLE),
    ledger: openLedger(database, environment.MATTERS_TABLE),
    papers: openPapers(environment.MATTERS_PAPERS_BUCKET),
    countRequest: requestCounter(database, environment.MATTERS_TABLE),
    linkSecret: linkSecretNamed(environment.MATTERS_LINK_SECRET),
    now: machineClock({}).now,
  },
  access: openAccess({
    issuer: environment.MATTERS_ISSUER,
    audiences: environment.MATTERS_AUDIENCES,
    groupsClaim: environment.MATTERS_GROUPS_CLAIM,
    groupsOfClients: environment.MATTERS_CLIENT_GROUPS,
  }),
  limits: {
    ...usualLimits,
    maxFileBytes,
    requestsPerMinute: environment.MATTERS_REQUESTS_PER_MINUTE,
    origins: environment.MATTERS_ORIGINS,
  },
  log: telemetry,
});
const answer = handle(app);

export const handler = (event: LambdaEvent, context: Context) =>
  during(context, () => answer(event, context));
