import type { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { dayIn } from '../calendar/days.ts';
import { isAllowed, reaches, refuseUnlessAllowed, refuseUnlessAllowedAtAll } from '../http/access.ts';
import { contentDisposition } from '../http/content-disposition.ts';
import type { Env, RequestContext, WebLog } from '../http/context.ts';
import { logProblem, problemOf } from '../http/failures.ts';
import { partsOf } from '../http/form.ts';
import { Problem } from '../http/problem.ts';
import { refuseTooMany } from '../http/request-limit.ts';
import type { Limits, WebService } from '../http/service.ts';
import type { Session, SignIn } from '../http/session.ts';
import { roleOf, scopesAtAll } from '../scopes.ts';
import type { UploadWays } from '../store/uploads.ts';
import { type Assets, mountAssets } from './assets.ts';
import { errorPage } from './errors.ts';
import { firstPages, signedOutPage } from './first-pages.ts';
import { type FooterLink, type Place, pageInHtml } from './layout.ts';
import { boardPages } from './secretary/pages.ts';
import { isFromOwnPage, refuseUnlessForm, type Sent, type SentFile, sentIn } from './sent.ts';
import { signInAgain } from './sign-in-again.ts';
import {
  type Answer,
  type AnyVisit,
  boardPath,
  type FirstPage,
  type FirstVisit,
  type Handlers,
  type Page,
  type Shown,
  type Visit,
} from './visit.ts';

export type PagesParts = {
  service: WebService;
  signIn: SignIn;
  assets: Assets;
  limits: Limits;
  log: WebLog;
  /** Our own address, as browsers see it: `https://matters.pcc.example`. */
  origin: string;
  uploads: UploadWays;
  /** Pages that there are here alone, and how the foot of every page leads to them. */
  ownPages?: { pages: readonly FirstPage[]; link: FooterLink } | undefined;
};

const underBoard = '/boards/:board{[a-z][a-z0-9-]*}';

/** Every path of the pages, by which the log names a request. */
export const pagePaths: readonly string[] = [
  ...['/sign-in', '/signed-in', '/sign-out', '/signed-out'],
  ...firstPages.map(({ path }) => path),
  ...boardPages.map(({ path }) => `${underBoard}${path}`),
];

/** Origins that forms of a page may lead to, besides our own; and whether its script may ask something of us. */
export type Leading = { forms: readonly string[]; scriptAsks: boolean };

/** Pages with all that they need, to be put beside the API: apart from it, for programs ask for none of them. */
export type OpenPages = {
  paths: readonly string[];
  /** Where a page leads besides to pages: its forms to the issuer when signing out, and where files are sent; its script to us. */
  leadsTo: (path: string) => Leading;
  mount: (app: Hono<Env>) => void;
  toErrorPage: (c: RequestContext, error: unknown) => Response;
};

export const openPages = (parts: PagesParts): OpenPages => ({
  paths: pagePaths,
  leadsTo: (path) => ({
    forms: [
      parts.signIn.issuerOrigin,
      ...(path.endsWith('/notes/new') && parts.uploads.straight ? [parts.uploads.straight.origin] : []),
    ],
    scriptAsks: path.includes('/notes/uploads/'),
  }),
  mount: (app) => mountPages(app, parts),
  toErrorPage: (c, error) => toErrorPage(c, parts, error),
});

/** The pages of the board's office, and signing in to them. */
function mountPages(app: Hono<Env>, parts: PagesParts): void {
  const { signIn, assets, ownPages } = parts;
  mountAssets(app, assets);
  for (const path of [...pagePaths, '/assets/*']) app.use(path, compress());
  for (const { path } of ownPages?.pages ?? []) {
    app.use(path, compress(), async (c, next) => {
      c.set('route', path);
      await next();
    });
  }
  app.get('/sign-in', (c) => signIn.begin(c, c.req.query('to') ?? '/'));
  app.get('/signed-in', (c) => signIn.complete(c));
  app.post('/sign-out', async (c) => {
    const sent = await sentOf(c, parts, await sessionOf(c, parts, 'look'));
    if (!sent.isOurs) throw new Problem('malformed', 'Go back, reload the page, and sign out there.');
    return signIn.end(c);
  });
  app.get('/signed-out', (c) => sendPage(c, { shown: signedOutPage, place: { assets } }));
  for (const page of [...firstPages, ...(ownPages?.pages ?? [])]) {
    answer(
      app,
      page.path,
      parts,
      (c, purpose) => firstVisitOf(c, parts, page, purpose),
      page,
      () => ({}),
    );
  }
  for (const page of boardPages) {
    answer(
      app,
      `${underBoard}${page.path}`,
      parts,
      (c, purpose) => visitOf(c, parts, page, purpose),
      page,
      ({ board, session }) => ({ board, section: page.section, hasOtherBoards: hasOthers(session) }),
    );
  }
}

/** Answers a path: GET and HEAD show a page, and a form sent by POST has something done. */
function answer<V extends AnyVisit>(
  app: Hono<Env>,
  path: string,
  parts: PagesParts,
  visitOfIts: (c: RequestContext, purpose: 'look' | 'change') => Promise<V | undefined>,
  { look, send }: Handlers<V>,
  placeOf: (visit: V) => Omit<Place, 'assets' | 'links' | 'session'>,
): void {
  const { assets, ownPages } = parts;
  const links = ownPages ? [ownPages.link] : [];
  const show = (c: RequestContext, visit: V, given: Answer): Response =>
    toResponse(c, given, { assets, links, session: visit.session, ...placeOf(visit) });
  app.get(path, async (c) => {
    const visit = await visitOfIts(c, 'look');
    if (visit === undefined) return c.redirect(`/sign-in?to=${encodeURIComponent(ownPath(c))}`, 303);
    if (look === undefined) throw new Problem('method-not-allowed', 'Here one can only send a form.');
    return show(c, visit, await look(visit));
  });
  app.post(path, async (c) => {
    if (send === undefined) throw new Problem('method-not-allowed', 'Here is no form.');
    refuseUnlessOwn(c, parts);
    const visit = await visitOfIts(c, 'change');
    const sent = await sentOf(c, parts, visit?.session);
    if (visit === undefined) {
      return sendPage(c, { shown: signInAgain(ownPath(c), sent), place: { assets }, status: 401 });
    }
    // Nothing is begun of which the asker was told that it took too long.
    if (c.get('givenUp')) return c.body(null, 503);
    return show(c, visit, await send(visit, sent));
  });
}

const ownPath = (c: RequestContext): string => {
  const { pathname, search } = new URL(c.req.url);
  return `${pathname}${search}`;
};

function refuseUnlessOwn(c: RequestContext, { origin }: PagesParts): void {
  refuseUnlessForm(c.req.raw.headers);
  if (isFromOwnPage(c.req.raw.headers, origin)) return;
  throw new Problem('scope-missing', 'The form does not come from a page of this service.');
}

async function sessionOf(
  c: RequestContext,
  { signIn, service, limits }: PagesParts,
  purpose: 'look' | 'change',
): Promise<Session | undefined> {
  const session = await signIn.sessionOf(c, purpose);
  if (session === undefined) return undefined;
  c.set('caller', session.caller);
  await refuseTooMany(service, limits, `person ${session.caller.subject}`);
  return session;
}

const anyVisitOf = (c: RequestContext, session: Session, { service, origin, uploads }: PagesParts) => {
  const { pathname, searchParams } = new URL(c.req.url);
  const params: Record<string, string> = c.req.param();
  return { session, here: pathname, params, query: searchParams, service, origin, uploads };
};

async function firstVisitOf(
  c: RequestContext,
  parts: PagesParts,
  { atEveryBoard }: FirstPage,
  purpose: 'look' | 'change',
): Promise<FirstVisit | undefined> {
  const session = await sessionOf(c, parts, purpose);
  if (session === undefined) return undefined;
  if (atEveryBoard) refuseUnlessAllowedAtAll(session.caller, atEveryBoard);
  const author = authorOf(session, parts.service);
  const timeZone = 'Europe/London';
  const known = async () => ({ board: { timeZone } });
  return { ...anyVisitOf(c, session, parts), base: '', timeZone, author, known };
}

const authorOf = ({ caller }: Session, service: WebService) => ({
  at: service.now(),
  by: caller.name,
  from: 'page',
});

/** Whoever asks, at a board that they reach and that is there: which of the two it is not, nobody is told. */
async function visitOf(
  c: RequestContext,
  parts: PagesParts,
  { scope }: Page,
  purpose: 'look' | 'change',
): Promise<Visit | undefined> {
  const session = await sessionOf(c, parts, purpose);
  if (session === undefined) return undefined;
  const { register, ledger } = parts.service;
  const { caller } = session;
  const any = anyVisitOf(c, session, parts);
  const code = any.params['board'] ?? '';
  const board = reaches(caller, code) ? await register.board(code) : undefined;
  if (board === undefined) throw new Problem('not-found', `There is no board “${code}”.`);
  const may: Visit['may'] = (one) => isAllowed(caller, one, board.id);
  refuseUnlessAllowed(caller, scope, board.id);
  const author = authorOf(session, parts.service);
  const today = dayIn(board.timeZone, author.at);
  const office = { register, ledger, board, today, author };
  const known = async () => {
    const [owners, meetings] = await Promise.all([register.owners(code), register.meetings(code)]);
    return { board, owners, meetings };
  };
  return { ...any, base: boardPath(board), timeZone: board.timeZone, board, office, today, may, known };
}

/** A person of more than one board may change to another. */
const hasOthers = ({ caller: { groups } }: Session): boolean =>
  scopesAtAll(groups).size > 0 || new Set([...groups].map((group) => roleOf(group)?.board)).size > 1;

/** All that a form was sent with, unless it is more than is taken. */
async function sentOf(c: RequestContext, { limits }: PagesParts, session?: Session): Promise<Sent> {
  const type = c.req.header('content-type') ?? '';
  const isFile = type.toLowerCase().startsWith('multipart/');
  const most = isFile ? limits.maxFileBytes : limits.maxJsonBytes * 10;
  const tooLarge = new Problem('too-large', `No more than ${most} bytes are taken here.`);
  if (Number(c.req.header('content-length') ?? 0) > most) throw tooLarge;
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  if (bytes.length > most) throw tooLarge;
  const parts = isFile
    ? await partsOf(bytes, type).catch(() => {
        throw new Problem('malformed', 'The form could not be read.');
      })
    : [...new URLSearchParams(new TextDecoder().decode(bytes))];
  const values = new Map<string, string[]>();
  const files = new Map<string, SentFile[]>();
  for (const [name, value] of parts) {
    if (typeof value === 'string') values.set(name, [...(values.get(name) ?? []), value]);
    else if (value.name !== '' || value.size > 0) {
      const file = { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) };
      files.set(name, [...(files.get(name) ?? []), file]);
    }
  }
  return sentIn(values, files, session?.formToken ?? '');
}

const htmlType = 'text/html; charset=utf-8';

function sendPage(
  c: RequestContext,
  { shown, place, status = shown.status ?? 200 }: { shown: Shown; place: Place; status?: number },
): Response {
  c.header('content-type', htmlType);
  c.header('cache-control', 'no-store');
  return c.body(pageInHtml(shown, place), status as ContentfulStatusCode);
}

function toResponse(c: RequestContext, given: Answer, place: Place): Response {
  if ('goTo' in given) return c.redirect(given.goTo, 303);
  if ('show' in given) return sendPage(c, { shown: given, place });
  const { file, type, name, inline = false } = given;
  c.header('cache-control', 'no-store');
  c.header('content-type', type);
  c.header('content-disposition', contentDisposition(name, inline));
  return c.body(typeof file === 'string' ? file : new Uint8Array(file));
}

/** Whatever ended the answering, as a page in plain words. */
function toErrorPage(c: RequestContext, { log, assets }: PagesParts, error: unknown): Response {
  const problem = problemOf(error);
  logProblem(c, log, problem, error);
  for (const [name, value] of Object.entries(problem.more.headers ?? {})) {
    if (name !== 'www-authenticate') c.header(name, value);
  }
  const { shown, status } = errorPage(problem, c.get('requestId'));
  return sendPage(c, { shown, place: { assets }, status });
}
