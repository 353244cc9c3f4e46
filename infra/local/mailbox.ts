import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type EngineKeys, guard, newKeys } from './doors.ts';
import { addressOf, closeServer, listen } from './servers.ts';

// Asked for in its own module system: what `import` makes of its default export differs between runners.
const require = createRequire(import.meta.url);
/** It takes a fifth of a second to load, which only those who send need wait for. */
const embeddedSes = () => ({
  ...(require('aws-ses-v2-local') as typeof import('aws-ses-v2-local')),
  ...(require('aws-ses-v2-local/dist/store') as Store),
});
type Store = typeof import('aws-ses-v2-local/dist/store');

/** A mail as the embedded SES understood it. */
type ShownMail = ReturnType<Store['getStoreReadonly']>['emails'][number];

export type SentMail = {
  messageId: string;
  /** When it was accepted, to the second. */
  at: string;
  to: string[];
  copies: string[];
  subject: string;
  /** Where the message stands on disk, as it was handed over, with every header. */
  file: string;
  raw: Buffer;
};

/** Begins with when it was kept, to the millisecond, so that mails stand in the order in which they came. */
const fileName = ({ messageId }: ShownMail): string =>
  `${new Date().toISOString().replace(/[-:.]/g, '')}-${messageId}`;

/** Under another name until whole, so that a crash never leaves half a file under its own. */
async function writeWhole(path: string, content: string | Buffer): Promise<void> {
  await writeFile(`${path}.part`, content);
  await rename(`${path}.part`, path);
}

async function keep(folder: string, mail: ShownMail, raw: Buffer): Promise<void> {
  const path = join(folder, fileName(mail));
  await writeWhole(`${path}.eml`, raw);
  await writeWhole(`${path}.json`, JSON.stringify(mail));
}

/** What each kept mail looked like, oldest first, with the file of the message itself. */
async function keptMails(folder: string): Promise<{ mail: ShownMail; file: string }[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => ({
      mail: JSON.parse(await readFile(join(folder, name), 'utf8')) as ShownMail,
      file: join(folder, name.replace(/json$/, 'eml')),
    })),
  );
}

/** Every mail ever accepted into `folder`, oldest first. */
export async function mailbox(folder: string): Promise<SentMail[]> {
  return Promise.all(
    (await keptMails(folder)).map(async ({ mail, file }) => ({
      messageId: mail.messageId,
      at: new Date(mail.at * 1000).toISOString(),
      to: mail.destination.to,
      copies: mail.destination.cc,
      subject: mail.subject,
      file,
      raw: await readFile(file),
    })),
  );
}

/** What SendRawEmail was given, and what it answered; undefined for any other request, or a refusal. */
function acceptedMessage(request: Buffer, answer: string): { messageId: string; raw: Buffer } | undefined {
  const messageId = /<SendRawEmailResult>.*<MessageId>([^<]+)</s.exec(answer)?.[1];
  const raw = new URLSearchParams(request.toString()).get('RawMessage.Data');
  return messageId && raw ? { messageId, raw: Buffer.from(raw, 'base64') } : undefined;
}

async function startEmbeddedSes(keys: EngineKeys) {
  const { default: startSes, clearStore, getStoreReadonly } = embeddedSes();
  clearStore();
  const ses = await startSes({ host: '127.0.0.1', port: 0 });
  guard(ses, keys);
  return { ses, behind: addressOf(ses), getStoreReadonly };
}

export type Mailbox = { url: string; keys: EngineKeys; stop: () => Promise<void> };

/**
 * The embedded SES, for those who send and have its keys: what it shows by itself shows mails as they are, scripts and all,
 * and is not served, nor is what empties it. It would forget every mail when it stops, and drop headers and the message
 * itself at once; so it stands behind a door that puts each accepted message on disk before answering. `GET /running`
 * answers `identity`, which tells one service from another.
 */
export async function startMailbox(folder: string, identity: string, keys = newKeys()): Promise<Mailbox> {
  await mkdir(folder, { recursive: true });
  let started: ReturnType<typeof startEmbeddedSes> | undefined;

  async function answer(request: IncomingMessage): Promise<{ status: number; type: string; body: Buffer }> {
    if (request.url === '/running') return { status: 200, type: 'text/plain', body: Buffer.from(identity) };
    if (request.method !== 'POST' || request.url !== '/')
      return { status: 404, type: 'text/plain', body: Buffer.from('not here') };
    const sent = await buffer(request);
    // The embedded SES leaves such a question without any answer.
    const action = new URLSearchParams(sent.toString()).get('Action');
    if (action !== null && !action.startsWith('Send')) {
      const body = Buffer.from(`<ErrorResponse><Error><Code>InvalidAction</Code></Error></ErrorResponse>`);
      return { status: 400, type: 'text/xml', body };
    }
    started ??= startEmbeddedSes(keys);
    const { behind, getStoreReadonly } = await started;
    const { authorization, 'content-type': type } = request.headers;
    const response = await fetch(behind, {
      method: 'POST',
      headers: { ...(authorization && { authorization }), ...(type && { 'content-type': type }) },
      body: sent,
    });
    const body = Buffer.from(await response.arrayBuffer());
    const message = response.ok ? acceptedMessage(sent, body.toString()) : undefined;
    const mail =
      message && getStoreReadonly().emails.find(({ messageId }) => messageId === message.messageId);
    if (message && mail) await keep(folder, mail, message.raw);
    return { status: response.status, type: response.headers.get('content-type') ?? 'text/plain', body };
  }

  const door = createServer((request, response) => {
    answer(request).then(
      ({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body),
      (error: unknown) => response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error)),
    );
  });
  guard(door, keys);
  return {
    url: await listen(door, 0),
    keys,
    stop: async () => {
      await closeServer(door);
      if (started) await closeServer((await started).ses);
    },
  };
}
