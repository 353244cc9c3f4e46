import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { answerTransactions, type Store } from './transactions.ts';

const require = createRequire(import.meta.url);

/**
 * Dynalite's server, which answers transactions as well, and the store that it keeps to itself: in that folder, or in memory
 * where none is named. It does not listen yet.
 */
export function openDynalite(path?: string): { server: Server; store: Store } {
  const dynalite = require('dynalite') as (options: object) => Server;
  const stores = require('dynalite/db') as { create: (options: object) => Store };
  const { create } = stores;
  let store: Store | undefined;
  stores.create = (options) => {
    store = create(options);
    return store;
  };
  try {
    const server = dynalite({ path, createTableMs: 0 });
    if (store === undefined) throw new Error('dynalite has its store elsewhere than it had');
    answerTransactions(server, store);
    return { server, store };
  } finally {
    stores.create = create;
  }
}
