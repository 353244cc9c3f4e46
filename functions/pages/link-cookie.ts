import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { RequestContext } from '../http/context.ts';

/** So many seconds a browser keeps what a link said; then it is opened again from the mail. */
const seconds = 2 * 60 * 60;

/** Of a cookie that no address carries, and that only our own pages are sent. */
function optionsAt(origin: string) {
  const isSecure = origin.startsWith('https://');
  const options = { path: '/', httpOnly: true, sameSite: 'Lax' as const, secure: isSecure };
  return isSecure ? { ...options, prefix: 'host' as const } : options;
}

/** Where a browser keeps the token of a link, so that it stands in no address. */
export const linkCookie = (name: 'owner' | 'chair', origin: string) => ({
  kept: (c: RequestContext): string => {
    const options = optionsAt(origin);
    return ('prefix' in options ? getCookie(c, name, options.prefix) : getCookie(c, name)) ?? '';
  },
  keep: (c: RequestContext, token: string): void =>
    setCookie(c, name, token, { ...optionsAt(origin), maxAge: seconds }),
  drop: (c: RequestContext): void => void deleteCookie(c, name, optionsAt(origin)),
});
