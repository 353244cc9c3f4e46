/** What somebody at a browser has: their cookies, and where they are. */
export type Browser = {
  /** Goes there as a link does, through every redirect. */
  open: (url: string) => Promise<Page>;
  /** Sends a form as the page that is open would. */
  send: (action: string, fields: Record<string, string>) => Promise<Page>;
  /** Asks once, and follows nothing. */
  ask: (url: string, init?: RequestInit) => Promise<Response>;
  cookies: (host: string) => ReadonlyMap<string, string>;
  /** Puts a cookie there, whoever set it. */
  put: (host: string, name: string, value: string) => void;
};

export type Page = {
  url: URL;
  status: number;
  headers: Headers;
  text: string;
  /** Where the browser was led on its way here. */
  way: readonly URL[];
};

const mostRedirects = 10;

type Cookie = { host: string; path: string; name: string; value: string };

/** Without a window: cookies are by host and path, as a browser has them, which knows no ports. */
export function aBrowser(): Browser {
  let jar: Cookie[] = [];
  let here = 'about:blank';

  function put(cookie: Cookie): void {
    const isAnother = ({ host, path, name }: Cookie): boolean =>
      host !== cookie.host || path !== cookie.path || name !== cookie.name;
    jar = jar.filter(isAnother);
    if (cookie.value !== '') jar.push(cookie);
  }

  function take(host: string, line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    const path = /; *path=([^;]*)/i.exec(line)?.[1] ?? '/';
    const isOver = /max-age=0|expires=thu, 01 jan 1970/i.test(line);
    put({ host, path, name, value: isOver ? '' : value });
  }

  async function ask(url: string, init: RequestInit = {}): Promise<Response> {
    const { hostname, pathname } = new URL(url);
    const sent = jar
      .filter(({ host, path }) => host === hostname && pathname.startsWith(path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    const headers = new Headers(init.headers);
    if (sent !== '') headers.set('cookie', sent);
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) take(hostname, line);
    return answer;
  }

  async function go(url: string, init?: RequestInit): Promise<Page> {
    const way: URL[] = [];
    let answer = await ask(url, init);
    let at = new URL(url);
    for (let next = answer.headers.get('location'); next !== null; next = answer.headers.get('location')) {
      await answer.arrayBuffer();
      way.push(at);
      if (way.length > mostRedirects) throw new Error(`led in a circle: ${way.join(' ')}`);
      at = new URL(next, at);
      answer = await ask(at.href);
    }
    here = at.href;
    return { url: at, status: answer.status, headers: answer.headers, text: await answer.text(), way };
  }

  return {
    open: (url) => go(new URL(url, here).href),
    send: (action, fields) => {
      const { href, origin } = new URL(action, here);
      const headers = {
        origin: new URL(here).origin,
        'sec-fetch-site': origin === new URL(here).origin ? 'same-origin' : 'cross-site',
      };
      return go(href, { method: 'POST', body: new URLSearchParams(fields), headers });
    },
    ask: (url, init) => ask(new URL(url, here).href, init),
    cookies: (wanted) =>
      new Map(jar.filter(({ host }) => host === wanted).map(({ name, value }) => [name, value])),
    put: (host, name, value) => put({ host, path: '/', name, value }),
  };
}
