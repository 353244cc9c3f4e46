import { Agent, type AgentOptions } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

/** For how long nobody may have used a connection that is used again: no service closes one so soon. */
const mostIdleMs = 1_000;

/** Connections to a service that are used again by what follows within a moment, and by nothing after it. */
export type FreshConnections = {
  httpAgent: Agent;
  httpsAgent: Agent;
  /**
   * To be done before each request: takes note of what connections were closed at the other end, and closes those that were
   * not used for too long.
   */
  closeStale: () => Promise<void>;
  /** Closes all that nobody uses at this moment. */
  closeIdle: () => void;
};

export function freshConnections(now = () => performance.now()): FreshConnections {
  const idleSince = new WeakMap<Duplex, number>();
  const noting = (agent: Agent): Agent => {
    const keep = agent.keepSocketAlive.bind(agent);
    agent.keepSocketAlive = (socket) => {
      idleSince.set(socket, now());
      return keep(socket);
    };
    return agent;
  };
  const options: AgentOptions = { keepAlive: true };
  const agents = [noting(new Agent(options)), noting(new SecureAgent(options))] as const;
  const close = (isToClose: (socket: Duplex) => boolean): void => {
    const free = agents.flatMap(({ freeSockets }) => Object.values(freeSockets).flatMap((some = []) => some));
    for (const socket of free) if (isToClose(socket)) socket.destroy();
  };
  return {
    httpAgent: agents[0],
    httpsAgent: agents[1],
    closeStale: async () => {
      if (agents.every(({ freeSockets }) => Object.keys(freeSockets).length === 0)) return;
      // What has arrived of the other ends is heard only when nothing else is done.
      await pause(1);
      close((socket) => !socket.readable || now() - (idleSince.get(socket) ?? 0) > mostIdleMs);
    },
    closeIdle: () => close(() => true),
  };
}
