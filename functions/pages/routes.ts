import type { Hono } from 'hono';
import { compress } from 'hono/compress';
import { dayIn } from '../calendar/days.ts';
import { isAllowed, reaches, refuseUnlessAllowed, refuseUnlessAllowedAtAll } from '../http/access.ts';
import type { Env, RequestContext } from '../http/context.ts';
import { logProblem, problemOf } from '../http/failures.ts';
import { Problem } from '../http/problem.ts';
import { refuseTooMany } from '../http/request-limit.ts';
import type { WebService } from '../http/service.ts';
import type { Session } from '../http/session.ts';
import { roleOf, scopesAtAll } from '../scopes.ts';
import { answer, type Door, formKept, ownPath, type PagesParts, sendPage, sentOf } from './answering.ts';
import { mountAssets } from './assets.ts';
import { feedPath, mountCalendarFeeds } from './calendar-feed.ts';
import { chairPaths, mountChairPages } from './chair/mount.ts';
import { chairPage } from './chair/sheet.ts';
import { errorPage } from './errors.ts';
import { firstPages, openPagesOfAll, signedOutPage } from './first-pages.ts';
import { mountOwnerPages, ownerPaths } from './owner/mount.ts';
import { boardPages } from './secretary/pages.ts';
import { signInAgain } from './sign-in-again.ts';
import { type AnyVisit, boardPath, type FirstPage, type FirstVisit, type Page, type Visit } from './visit.ts';

const underBoard = '/boards/:board{[a-z][a-z0-9-]*}';

/** Every path of the pages, by which the log names a request. */
export const pagePaths: readonly string[] = [
  ...['/sign-in', '/signed-in', '/sign-out', '/signed-out'],
  ...[...firstPages, ...openPagesOfAll].map(({ path }) => path),
  ...boardPages.map(({ path }) => `${underBoard}${path}`),
  ...ownerPaths,
  chairPage.path,
  ...chairPaths,
  feedPath,
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
  const links = ownPages ? [ownPages.link] : [];
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
  for (const { path, shown } of openPagesOfAll) {
    app.get(path, async (c) => {
      const session = await sessionOf(c, parts, 'look');
      return sendPage(c, { shown, place: { assets, session, links } });
    });
  }
  app.get('/signed-out', (c) => {
    c.header('clear-site-data', '"cache"');
    return sendPage(c, { shown: signedOutPage, place: { assets } });
  });
  const door = { toStranger: toSignIn(parts) };
  for (const page of [...firstPages, ...(ownPages?.pages ?? [])]) {
    const visitOf = (c: RequestContext, purpose: 'look' | 'change') => firstVisitOf(c, parts, page, purpose);
    answer(app, page.path, parts, { ...door, visitOf, placeOf: ({ session }) => ({ session, links }) }, page);
  }
  const atBoard = (page: Page): Door<Visit> => ({
    ...door,
    visitOf: (c, purpose) => visitAtBoard(c, parts, page, purpose),
    placeOf: ({ board, session }) => ({
      ...{ session, links, board },
      ...{ section: page.section, hasOtherBoards: hasOthers(session) },
    }),
  });
  for (const page of boardPages) answer(app, `${underBoard}${page.path}`, parts, atBoard(page), page);
  answer(app, chairPage.path, parts, atBoard(chairPage), chairPage);
  mountChairPages(app, parts);
  mountOwnerPages(app, parts);
  mountCalendarFeeds(app, parts);
}

/** Whoever is not signed in is sent to do so, and loses nothing that was typed. */
const toSignIn = ({ assets }: PagesParts): Door<AnyVisit>['toStranger'] => ({
  look: (c) => c.redirect(`/sign-in?to=${encodeURIComponent(ownPath(c))}`, 303),
  send: (c, sent) => sendPage(c, { shown: signInAgain(ownPath(c), sent), place: { assets }, status: 401 }),
});

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

const anyVisitOf = (c: RequestContext, session: Session, { origin, service }: PagesParts) => {
  const { pathname, searchParams } = new URL(c.req.url);
  const params: Record<string, string> = c.req.param();
  return { session, here: pathname, origin, params, query: searchParams, service };
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
async function visitAtBoard(
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
  const { origin, uploads } = parts;
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
  return {
    ...any,
    origin,
    uploads,
    base: boardPath(board),
    timeZone: board.timeZone,
    board,
    office,
    today,
    may,
    known,
  };
}

/** A person of more than one board may change to another. */
const hasOthers = ({ caller: { groups } }: Session): boolean =>
  scopesAtAll(groups).size > 0 || new Set([...groups].map((group) => roleOf(group)?.board)).size > 1;

/** Whatever ended the answering, as a page in plain words. */
function toErrorPage(c: RequestContext, { log, assets }: PagesParts, error: unknown): Response {
  const problem = problemOf(error);
  logProblem(c, log, problem, error);
  for (const [name, value] of Object.entries(problem.more.headers ?? {})) {
    if (name !== 'www-authenticate') c.header(name, value);
  }
  const { shown, status } = errorPage(problem, c.get('requestId'), { error, form: formKept(c) });
  return sendPage(c, { shown, place: { assets }, status });
}
