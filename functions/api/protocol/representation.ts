import { createHash } from 'node:crypto';
import type { Change, Versioned } from '../../register/history.ts';

const digest = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('base64url');

/** A short digest of texts, each told from the next. */
export const digestOf = (...texts: readonly string[]): string => digest(JSON.stringify(texts));

/** Of what is sent, byte by byte: it changes with anything that a reader would see. */
export const etagOf = (body: string | Uint8Array): string => `"${digest(body).slice(0, 22)}"`;

export const inJson = (body: unknown): string => JSON.stringify(body);

/** Whether a header that lists ETags names this one, or any. `weak` also takes those that are alike in meaning only. */
export const namesEtag = (header: string, etag: string, weak: 'weak' | 'strong'): boolean =>
  header
    .split(',')
    .map((one) => one.trim())
    .some((one) => one === '*' || (weak === 'weak' ? one.replace(/^W\//, '') : one) === etag);

/** A history without the requests that are remembered beside it. */
export const historyBody = (history: readonly Change[]) => history.map(({ request: _, ...change }) => change);

/** A thing as the API shows it. */
export const withoutRequests = <T extends Versioned>({ history, ...thing }: T) => ({
  ...thing,
  history: historyBody(history),
});

/** Of each kind of `T` all but its history. */
type InList<T> = T extends unknown ? Omit<T, 'history'> : never;

/** A thing as a list shows it, without its history. */
export const inList = <T extends { history: unknown }>({ history: _, ...thing }: T): InList<T> =>
  thing as InList<T>;
