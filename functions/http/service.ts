import type { Instant } from '../calendar/days.ts';
import type { Freeze } from '../dispatch/freeze.ts';
import type { ChairLinks } from '../links/chair-link.ts';
import type { LinkSecrets } from '../links/signed.ts';
import type { Ledger } from '../store/ledger.ts';
import type { PaperStore } from '../store/papers.ts';
import type { Register } from '../store/register.ts';
import type { RequestCounter } from './request-counter.ts';

/** What the API works with. */
export type WebService = {
  register: Register;
  ledger: Ledger;
  papers: PaperStore;
  countRequest: RequestCounter;
  /** Signs the links to further pages of a list, and those in mails. */
  linkSecrets: LinkSecrets;
  /** Where a chair reads the sheet of a meeting; nowhere when left out. */
  chairLinks?: ChairLinks;
  /** Whether sending is frozen, where whoever serves can tell. */
  freeze?: Freeze;
  now: () => Instant;
};

/** How much is taken, and how long is worked. */
export type Limits = {
  /** Of each client, and each person. */
  requestsPerMinute: number;
  /** Of each address, by who is not known. */
  strangersPerMinute: number;
  /** Bytes of a body of JSON, and of a file that is uploaded. */
  maxJsonBytes: number;
  maxFileBytes: number;
  /** After so many milliseconds a request is given up. */
  timeoutMs: number;
  /** Web origins whose pages may ask; none unless listed. */
  origins: readonly string[];
};

export const usualLimits: Limits = {
  requestsPerMinute: 600,
  strangersPerMinute: 300,
  maxJsonBytes: 100_000,
  maxFileBytes: 25_000_000,
  timeoutMs: 25_000,
  origins: [],
};
