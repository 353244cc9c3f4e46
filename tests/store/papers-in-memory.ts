import type { PaperStore } from '../../functions/store/papers.ts';

/** Files of a board, gone with the test. */
export function papersInMemory(): PaperStore {
  const kept = new Map<string, Uint8Array>();
  return {
    keep: async (name, bytes) => void kept.set(name, bytes),
    paper: async (name) => kept.get(name),
  };
}
