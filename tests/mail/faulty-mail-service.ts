import { createServer, type RequestListener } from 'node:http';
import { listen } from '../../infra/local/servers.ts';

/** A mail service on loopback that reads each request to its end, counts it, and then does as it is told. */
export type FaultyMailService = {
  url: string;
  requests: URLSearchParams[];
  /** How many were ever made. */
  connections: () => number;
  close: () => Promise<void>;
};

export async function faultyMailService(answer: RequestListener): Promise<FaultyMailService> {
  const requests: URLSearchParams[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    requests.push(new URLSearchParams(Buffer.concat(chunks).toString()));
    answer(request, response);
  });
  let made = 0;
  server.on('connection', () => {
    made += 1;
  });
  const url = await listen(server, 0);
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url, requests, connections: () => made, close };
}

/** Answers with `status` and the error document of SES's query protocol. */
export const refuse =
  (status: number, code: string, message: string): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'text/xml' });
    response.end(
      `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type>` +
        `<Code>${code}</Code><Message>${message}</Message></Error><RequestId>r-1</RequestId></ErrorResponse>`,
    );
  };

/** Answers with `status` and `body`, whatever that is. */
export const answer =
  (status: number, body: string): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'text/xml' });
    response.end(body);
  };

/** Takes the mail, and closes the connection in the caller's face. */
export const reset: RequestListener = (request) => {
  request.socket.resetAndDestroy();
};

/** Takes the mail and never answers. */
export const silence: RequestListener = () => {};

/** Begins an answer and breaks off in the middle. */
export const breakOff: RequestListener = (request, response) => {
  response.writeHead(200, { 'content-type': 'text/xml', 'content-length': '900' });
  response.write('<SendRawEmailResponse><SendRawEmailResult>');
  setTimeout(() => request.socket.resetAndDestroy(), 20);
};

/** Begins an answer and never ends it. */
export const stall: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/xml', 'content-length': '900' });
  response.write('<SendRawEmailResponse><SendRawEmailResult>');
};
