import { type Instant, instantSchema } from '../../functions/calendar/days.ts';
import { usualLimits } from '../../functions/http/service.ts';
import type { SignIn } from '../../functions/http/session.ts';
import { type Scope, scopes } from '../../functions/scopes.ts';
import { openPapers } from '../../functions/store/papers.ts';
import { webApp } from '../../functions/web/app.ts';
import { pageAssets } from '../../infra/page-assets.ts';
import type { TestOffice } from '../secretariat/an-office.ts';

/** A page as somebody sees it, with nobody's browser around it. */
export type Seen = {
  status: number;
  /** Where it leads on. */
  to: string | null;
  headers: Headers;
  html: string;
  /** Its words alone, single spaces between them. */
  words: string;
  bytes: Uint8Array;
};

export type Visitor = {
  open: (path: string) => Promise<Seen>;
  /** Sends the form of a page as it is shown, with these fields filled in: the one that goes to `action`, or to the page itself. */
  send: (form: Form, fields?: Fields) => Promise<Seen>;
  /** The form of a page as it is shown at this moment. */
  form: (path: string, action?: string) => Promise<Form>;
};
export type Form = { path: string; hidden: [string, string][] };
type Fields = Readonly<Record<string, string | readonly string[]>>;

const origin = 'https://matters.pcc.example';

/** Somebody signed in to the pages of the board `pdb`, who may do that there, on that day. */
export async function aVisitor(
  { register, ledger }: Pick<TestOffice, 'register' | 'ledger'>,
  { may = Object.keys(scopes) as Scope[], now = '2024-12-12T09:00:00.000Z', board = 'pdb' } = {},
): Promise<Visitor> {
  const role = may.length > 1 ? 'secretary' : 'reader';
  const caller = {
    subject: 'asha',
    name: 'Asha Verity',
    client: 'pages',
    scopes: new Set<string>(may),
    groups: new Set([`board-${board}`, `board-${board}-${role}`]),
  };
  const signIn: SignIn = {
    sessionOf: async () => ({
      person: { name: 'Asha Verity', email: 'asha.verity@pcc.example' },
      caller,
      formToken: 'token-of-the-session',
    }),
    begin: async (c) => c.text('sign in'),
    complete: async (c) => c.text('signed in'),
    end: async (c) => c.text('signed out'),
    issuerOrigin: 'https://issuer.example',
  };
  const failures: unknown[] = [];
  const at: Instant = instantSchema.parse(now);
  const app = webApp({
    service: {
      register,
      ledger,
      papers: openPapers('none'),
      countRequest: async () => 1,
      linkSecret: async () => 'a secret of the tests alone',
      now: () => at,
    },
    access: async () => Promise.reject(new Error('no token is asked for')),
    limits: usualLimits,
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (_what, { error }) => void failures.push(error),
    },
    pages: { signIn, assets: await pageAssets(), origin },
  });

  async function seen(answer: Response): Promise<Seen> {
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const html = new TextDecoder().decode(bytes);
    if (failures.length > 0) throw failures[0];
    return {
      status: answer.status,
      to: answer.headers.get('location'),
      headers: answer.headers,
      html,
      words: wordsIn(html),
      bytes,
    };
  }
  const open = async (path: string): Promise<Seen> => seen(await app.request(`${origin}${path}`));

  return {
    open,
    form: async (path, action) => {
      const { html } = await open(path);
      const forms = [...html.matchAll(/<form method="post"([^>]*)>([\s\S]*?)<\/form>/g)];
      const found = forms.find(([, attributes = '']) =>
        action === undefined
          ? !attributes.includes('action=')
          : plain(attributes).includes(`action="${action}"`),
      );
      if (found === undefined) throw new Error(`${path} has no form${action ? ` to ${action}` : ''}`);
      const hidden = [...(found[2] ?? '').matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)];
      return {
        path: action ?? path,
        hidden: hidden.map(([, name = '', value = '']): [string, string] => [name, value]),
      };
    },
    send: async ({ path, hidden }, fields = {}) => {
      const typed = Object.entries(fields).flatMap(([name, value]) =>
        (typeof value === 'string' ? [value] : value).map((one): [string, string] => [name, one]),
      );
      return seen(
        await app.request(`${origin}${path}`, {
          method: 'POST',
          body: new URLSearchParams([...hidden, ...typed]),
          headers: { 'sec-fetch-site': 'same-origin' },
        }),
      );
    },
  };
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&#x3D;': '=',
};

/** A text without what HTML writes otherwise. */
const plain = (html: string): string => html.replace(/&[#\w]+;/g, (entity) => entities[entity] ?? entity);

const wordsIn = (html: string): string =>
  plain(
    html
      .replace(/^[\s\S]*<main[^>]*>/, '')
      .replace(/<\/main>[\s\S]*$/, '')
      .replace(/<[^>]+>/g, ' '),
  )
    .replace(/\s+/g, ' ')
    .trim();
