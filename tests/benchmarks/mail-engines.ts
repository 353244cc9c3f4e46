/**
 * The table and a mail service, in a process of their own, so that what they cost is no part of what is measured. It says where
 * they listen, as JSON, and goes on until it is ended.
 */
import { createServer } from 'node:http';
import { listen } from '../../infra/local/servers.ts';
import { startEngine } from '../store/engine.ts';

let taken = 0;
/** Takes every mail, and keeps none. */
const mailService = createServer((request, response) => {
  request.resume().on('end', () => {
    taken += 1;
    response
      .writeHead(200, { 'content-type': 'text/xml' })
      .end(
        `<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult><MessageId>mail-${taken}</MessageId></SendRawEmailResult></SendRawEmailResponse>`,
      );
  });
});

const { environment } = await startEngine();
const url = await listen(mailService, 0);
process.stdout.write(`${JSON.stringify({ ...environment, AWS_ENDPOINT_URL_SES: url })}\n`);
