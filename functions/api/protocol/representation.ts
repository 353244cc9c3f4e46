import { createHash } from 'node:crypto';
import type { Change, Versioned } from '../../register/history.ts';

const digest = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('base64url');

/** A short digest of texts, each told from the next. */
export const digestOf = (...texts: readonly string[]): string => digest(JSON.stringify(texts));

export const inJson = (body: unknown): string => JSON.stringify(body);

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
