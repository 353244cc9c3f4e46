import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { closeServer, listen } from '../../infra/local/servers.ts';

export type MadeUpQueue = {
  url: string;
  /** What lies in it; what was received and not taken out comes again, as here at once. */
  messages: { id: string; body: string }[];
  close: () => Promise<void>;
};

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** A queue on loopback that is asked as SQS is, by its JSON protocol. */
export async function startQueue(bodies: readonly unknown[]): Promise<MadeUpQueue> {
  const messages = bodies.map((body, place) => ({
    id: `message-${place + 1}`,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }));
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const asked = JSON.parse(Buffer.concat(chunks).toString());
    const answer = (value: object) =>
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(value));
    if (request.headers['x-amz-target'] === 'AmazonSQS.DeleteMessage') {
      messages.splice(
        messages.findIndex(({ id }) => id === asked.ReceiptHandle),
        1,
      );
      return answer({});
    }
    return answer({
      Messages: messages.slice(0, asked.MaxNumberOfMessages).map(({ id, body }) => ({
        ...{ MessageId: id, ReceiptHandle: id, Body: body, MD5OfBody: md5(body) },
      })),
    });
  });
  const url = `${await listen(server, 0)}/123456789012/mail`;
  return { url, messages, close: () => closeServer(server) };
}
