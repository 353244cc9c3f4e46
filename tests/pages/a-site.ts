import { parse } from 'node-html-parser';
import type { Caller } from '../../functions/http/access.ts';
import { usualLimits } from '../../functions/http/service.ts';
import type { SignIn } from '../../functions/http/session.ts';
import type { Asset } from '../../functions/pages/assets.ts';
import { scopes } from '../../functions/scopes.ts';
import { readUpload } from '../../functions/secretariat/uploads.ts';
import type { UploadWays } from '../../functions/store/uploads.ts';
import { webApp } from '../../functions/web/app.ts';
import { services, type TestService } from '../api/a-service.ts';

/** What a page shows to whoever reads it. */
export type Seen = {
  status: number;
  /** Where it led, when it led elsewhere. */
  location: string | null;
  headers: Headers;
  html: string;
  title: string;
  /** What stands in its main part, as text on one line. */
  text: string;
  /** Each message of its error summary. */
  problems: string[];
  /** What its form has in its fields, hidden ones too. */
  form: Record<string, string>;
  links: { words: string; to: string }[];
};

type Sending = { headers?: Record<string, string>; files?: Record<string, File> };

export type Visitor = {
  open: (path: string, init?: RequestInit) => Promise<Seen>;
  /** Sends a form by what is in it, and follows where it leads. */
  post: (path: string, fields: Record<string, string | readonly string[]>, more?: Sending) => Promise<Seen>;
  /** Sends a form as it comes, byte by byte. */
  postBody: (path: string, body: ReadableStream, headers: Record<string, string>) => Promise<Seen>;
  /** Opens the page, types into its form, sends it, and follows where it leads. */
  fill: (path: string, typed: Record<string, string | readonly string[]>, more?: Sending) => Promise<Seen>;
};

type Who = {
  name?: string;
  groups?: readonly string[];
  /** How files are sent straight to a bucket, where they are; and whether they are read at all. */
  straight?: UploadWays['straight'];
  reads?: boolean;
};

export type Site = TestService & {
  /** Somebody signed in, who may do all at every board unless other groups are said. */
  visitor: (who?: Who) => Visitor;
};

const origin = 'http://localhost:3000';

const empty: Asset = {
  path: '/assets/none/none',
  type: 'text/plain',
  bytes: Buffer.from(''),
  gzip: Buffer.from(''),
  brotli: Buffer.from(''),
};

/** Whoever asks is signed in as that: how one signs in is tested where that is. */
const signedInAs = (name: string, groups: readonly string[]): SignIn => {
  const email = `${name.split(' ')[0]?.toLowerCase()}@pcc.example`;
  const caller: Caller = {
    subject: email,
    name: `${name} <${email}>`,
    client: 'pages',
    scopes: new Set(Object.keys(scopes)),
    groups: new Set(groups),
  };
  const never = () => Promise.reject(new Error('nobody signs in here'));
  return {
    sessionOf: async () => ({ person: { name, email }, caller, formToken: `token of ${name}` }),
    begin: never,
    complete: never,
    end: never,
    issuerOrigin: 'https://issuer.example',
  };
};

function seen(answer: Response, html: string): Seen {
  const page = parse(html);
  const main = page.querySelector('main');
  const form = main?.querySelector('form');
  const fields = (form?.querySelectorAll('input, textarea, select') ?? []).flatMap(
    (field): [string, string][] => {
      const name = field.getAttribute('name') ?? '';
      const type = field.getAttribute('type');
      if (type === 'file' || ((type === 'radio' || type === 'checkbox') && !field.hasAttribute('checked')))
        return [];
      if (field.tagName === 'TEXTAREA') return [[name, field.textContent.replace(/^\n/, '')]];
      if (field.tagName === 'SELECT') {
        const chosen = field.querySelector('option[selected]') ?? field.querySelector('option');
        return [[name, chosen?.getAttribute('value') ?? '']];
      }
      return [[name, field.getAttribute('value') ?? '']];
    },
  );
  return {
    status: answer.status,
    location: answer.headers.get('location'),
    headers: answer.headers,
    html,
    title: page.querySelector('title')?.textContent ?? '',
    text: (main?.structuredText ?? '').replace(/\s+/g, ' ').trim(),
    problems: page.querySelectorAll('.govuk-error-summary li').map((one) => one.textContent.trim()),
    form: Object.fromEntries(fields),
    links: (main?.querySelectorAll('a[href]') ?? []).map((link) => ({
      words: link.textContent.replace(/\s+/g, ' ').trim(),
      to: link.getAttribute('href') ?? '',
    })),
  };
}

/** The pages over a register of its own, for each test of a file. */
export function sites(): () => Site {
  const open = services();
  return () => {
    const service = open();
    const visitor: Site['visitor'] = ({
      name = 'Asha Verity',
      groups = ['boards-secretary'],
      straight = null,
      reads = true,
    } = {}) => {
      const { log } = service;
      const write = (level: string) => (what: string, about: object) =>
        void log.push({ level, what, about } as (typeof log)[number]);
      const app = webApp({
        service: service.service,
        access: () => Promise.reject(new Error('no programs here')),
        limits: usualLimits,
        log: { info: write('info'), warn: write('warn'), error: write('error') },
        pages: {
          signIn: signedInAs(name, groups),
          assets: { style: empty, script: empty, icon: empty },
          origin,
          uploads: {
            straight,
            patience: reads ? 24_000 : 0,
            read: async (upload) =>
              void (
                reads &&
                readUpload(service.service, upload).catch((error) => write('error')('not read', error))
              ),
          },
        },
      });
      const cookies = new Map<string, string>();
      const ask = async (path: string, init: RequestInit = {}): Promise<Seen> => {
        const headers = new Headers(init.headers);
        if (cookies.size > 0) headers.set('cookie', [...cookies].map((one) => one.join('=')).join('; '));
        const answer = await app.request(`${origin}${path.split('#')[0]}`, { ...init, headers });
        for (const cookie of answer.headers.getSetCookie()) {
          const [, cookieName = '', value = '', rest = ''] = /^([^=]+)=([^;]*)(.*)$/.exec(cookie) ?? [];
          if (/max-age=0/i.test(rest)) cookies.delete(cookieName);
          else cookies.set(cookieName, value);
        }
        return seen(answer, await answer.text());
      };
      const follow = async (first: Seen): Promise<Seen> =>
        first.location === null ? first : { ...(await ask(first.location)), location: first.location };
      const post: Visitor['post'] = async (path, fields, { headers = {}, files } = {}) => {
        const body = files ? new FormData() : new URLSearchParams();
        for (const [field, values] of Object.entries(fields)) {
          for (const value of [values].flat()) body.append(field, value);
        }
        if (body instanceof FormData) {
          for (const [field, file] of Object.entries(files ?? {})) body.append(field, file);
        }
        const own = { 'sec-fetch-site': 'same-origin', origin };
        return follow(await ask(path, { method: 'POST', body, headers: { ...own, ...headers } }));
      };
      return {
        open: (path, init) => ask(path, init),
        post,
        postBody: (path, body, headers) => {
          const own = { 'sec-fetch-site': 'same-origin', origin };
          const type = { 'content-type': 'application/x-www-form-urlencoded' };
          const init = { method: 'POST', body, headers: { ...own, ...type, ...headers }, duplex: 'half' };
          return ask(path, init as RequestInit);
        },
        fill: async (path, typed, more) => post(path, { ...(await ask(path)).form, ...typed }, more),
      };
    };
    return { ...service, visitor };
  };
}
