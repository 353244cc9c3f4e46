import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished, vi } from 'vitest';
import { putOffOn } from '../../functions/lambda/put-off.ts';
import { closeServer, listen } from '../../infra/local/servers.ts';
import { sqsEvent } from './an-invocation.ts';

it.each([
  [1_200, 2],
  [100_000_000, 43_200],
])(
  'has the queue hand over again in so long what could not be begun: %d milliseconds',
  async (milliseconds, seconds) => {
    const asked: unknown[] = [];
    const server = createServer(async (request, response) => {
      asked.push(request.headers['x-amz-target'], JSON.parse(await text(request)));
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end('{}');
    });
    const url = await listen(server, 0);
    const environment = { AWS_REGION: 'eu-west-2', AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none' };
    for (const [name, value] of Object.entries({ ...environment, AWS_ENDPOINT_URL_SQS: url })) {
      vi.stubEnv(name, value);
    }
    onTestFinished(async () => {
      vi.unstubAllEnvs();
      server.closeAllConnections();
      await closeServer(server);
    });
    const QueueUrl = `${url}/111122223333/dispatches`;
    const [record] = sqsEvent({ board: 'pdb' }).Records;
    if (record === undefined) throw new Error('there is no message');
    await putOffOn(QueueUrl)(record, milliseconds);
    expect(asked).toEqual([
      'AmazonSQS.ChangeMessageVisibility',
      { QueueUrl, ReceiptHandle: 'r-0', VisibilityTimeout: seconds },
    ]);
  },
);
