import type { Server } from 'node:http';

/** The address of a server on loopback. Throws when it is not listening. */
export function listening(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server is not listening');
  return `http://127.0.0.1:${address.port}`;
}

/** Starts `server` on loopback only, on a free port when `port` is 0. Throws when the port is taken. */
export async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`port ${port} is taken by another program: choose another`, { cause: error })
          : error,
      ),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  return listening(server);
}

/** Stops `server`: requests under way may finish for a second, and then their connections are cut. */
export async function closed(server: Server): Promise<void> {
  const patience = setTimeout(() => server.closeAllConnections(), 1_000);
  await new Promise<void>((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
  clearTimeout(patience);
}
