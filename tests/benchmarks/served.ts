/**
 * The API of the service as Lambda has it; and beside it a bare greeting of the same kind, and what only asks the table twice, by
 * the SDK, as a request for one action does. In a process of their own, on the engines that its environment names: it tells its
 * parent both addresses, and then, as often as it is asked, what it had of the processor.
 */
import { createServer } from 'node:http';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { apiRoutes } from '../../functions/api/routes.ts';
import { instantSchema } from '../../functions/calendar/days.ts';
import { openAccess } from '../../functions/http/access.ts';
import { requestCounter } from '../../functions/http/request-counter.ts';
import { usualLimits } from '../../functions/http/service.ts';
import { openTelemetry } from '../../functions/lambda/telemetry.ts';
import { documentClient } from '../../functions/store/client.ts';
import { openLedger } from '../../functions/store/ledger.ts';
import { openRegister } from '../../functions/store/register.ts';
import { serviceApp } from '../../functions/web/service-app.ts';
import { listen } from '../../infra/local/servers.ts';

const { BENCH_TABLE = '', BENCH_ISSUER = '', BENCH_AUDIENCE = '', BENCH_NOW = '' } = process.env;
const now = instantSchema.parse(BENCH_NOW);
const nobodyAsks = (): Promise<never> => Promise.reject(new Error('nobody asks for this here'));
const database = documentClient();
const parts = {
  service: {
    register: openRegister(database, BENCH_TABLE),
    ledger: openLedger(database, BENCH_TABLE),
    papers: { keep: nobodyAsks, paper: nobodyAsks, discard: nobodyAsks, papersNamed: nobodyAsks },
    countRequest: requestCounter(),
    linkSecrets: async () => ['a secret of the benchmark'] as const,
    now: () => now,
  },
  access: openAccess({
    issuer: BENCH_ISSUER,
    audiences: [BENCH_AUDIENCE],
    groupsClaim: 'groups',
    groupsOfClients: {},
  }),
  limits: { ...usualLimits, requestsPerMinute: 1_000_000 },
  log: openTelemetry().telemetry,
  addressOf: () => '192.0.2.1',
};
const app = serviceApp(parts, { api: apiRoutes(parts) });
const sdk = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const thingsAt = (...entries: string[]) =>
  sdk.send(
    new BatchGetCommand({
      RequestItems: {
        [BENCH_TABLE]: { Keys: entries.map((entry) => ({ board: 'pdb', entry })), ConsistentRead: true },
      },
    }),
  );
const bare = new Hono()
  .get('/', (c) => c.text('hello'))
  .get('/asking', async (c) => {
    const { Responses: action } = await thingsAt('BOARD', 'ACTION#PDB-2024-10-2');
    const { Responses: meetings } = await thingsAt('MEETING#2024-12');
    return c.json({ action, meetings });
  });
const served = ({ fetch }: Pick<Hono, 'fetch'>): Promise<string> =>
  listen(createServer(getRequestListener((request) => fetch(request))), 0);
process.send?.({ url: await served(app), bareUrl: await served(bare) });
process.on('message', () => process.send?.(process.cpuUsage()));
process.once('disconnect', () => process.exit());
