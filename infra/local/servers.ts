import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** The address of a server on loopback. Throws when it is not listening. */
export function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server is not listening');
  return `http://127.0.0.1:${address.port}`;
}

/**
 * How long those who ask may take, in milliseconds: to send the headers of a request, and all of it. And how long those
 * may be, in bytes: a reason in an address, of as many letters as are taken, is ours to refuse, and not the server's.
 */
export const serverBounds = {
  maxHeaderSize: 64 * 1_024,
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
};

/** Another program has the port. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
  constructor(port: number, cause: Error) {
    super(`port ${port} is taken by another program: choose another`, { cause });
  }
}

/** Has `answer` see every request before whoever answers now: undefined where they shall see it too. */
export function answerBefore(
  server: Server,
  answer: (request: IncomingMessage) => ((response: ServerResponse) => void) | undefined,
): void {
  const others = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const own = answer(request);
    if (own) own(response);
    else for (const other of others) other.call(server, request, response);
  });
}

/** Starts `server` on loopback only, on a free port when `port` is 0. Throws {@link PortTaken}. */
export async function listen(server: Server, port: number, host = '127.0.0.1'): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port, error) : error),
    );
    server.listen(port, host, resolve);
  });
  return addressOf(server);
}

/** A machine without IPv6 has no `::1`. */
const hasNoSuchAddress = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(String(error.code));

/**
 * Starts two servers on one port, for `localhost` is 127.0.0.1 to some programs and ::1 to others. Returns the port.
 * Throws {@link PortTaken} when either has it taken.
 */
export async function listenAsLocalhost(
  [first, second]: readonly [Server, Server],
  port: number,
): Promise<number> {
  const found = Number(new URL(await listen(first, port)).port);
  try {
    await listen(second, found, '::1');
  } catch (error) {
    if (hasNoSuchAddress(error)) return found;
    await closeServer(first);
    if (port !== 0 || !(error instanceof PortTaken)) throw error;
    return listenAsLocalhost([first, second], 0);
  }
  return found;
}

/** Stops `server`: requests under way may finish for a while, a second unless said, and then are cut off. */
export async function closeServer(server: Server, graceMs = 1_000): Promise<void> {
  if (!server.listening) return;
  const waiting = setTimeout(() => server.closeAllConnections(), graceMs);
  await new Promise<void>((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
  clearTimeout(waiting);
}
