declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** Of dynalite's options, those used here. `path` is a folder on disk; without it everything is in memory. */
  export default function dynalite(options?: { path?: string; createTableMs?: number }): Server;
}
