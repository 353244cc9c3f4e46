import type { Hono } from 'hono';
import { aboutRequest, type Env, type RequestContext } from '../../http/context.ts';
import { refuseTooMany } from '../../http/request-limit.ts';
import { sendOwnerLink } from '../../secretariat/owners.ts';
import { answer, type Door, type PagesParts, refuseUnlessOwn, sendPage, sentOf } from '../answering.ts';
import { linkCookie } from '../link-cookie.ts';
import type { Sent } from '../sent.ts';
import type { Shown } from '../visit.ts';
import { answerPages } from './answers.ts';
import { calendarPage } from './calendar.ts';
import { formTokenOf, type Guest, guestBy, officeOfLink } from './door.ts';
import type { GuestVisit, OwnerPage } from './guest-visit.ts';
import { homePage, mailDaysPage } from './home.ts';
import { thanksPage } from './thanks.ts';

const ownerPages: readonly OwnerPage[] = [homePage, mailDaysPage, calendarPage, thanksPage, ...answerPages];

/** The link in a mail, whole or of one thing; and where somebody is told that a new one comes. */
const linkPath = '/o/:token{ey[\\w-]*\\.[\\w-]*\\.[\\w-]*}';
const linkPaths = [linkPath, `${linkPath}/:ref`];
const askedPath = '/o/new-link';

/** Every path of an office's pages, by which the log names a request: never by the link itself. */
export const ownerPaths: readonly string[] = [
  askedPath,
  ...linkPaths,
  ...ownerPages.map(({ path }) => `/o${path}`),
];

/** The field of the form by which a new link is asked for. */
const askField = 'new-link';

/** One page for every link that lets nobody in: from it nobody learns which are ours. */
const refusedPage = (typed: Shown['values'][] = []): Shown => ({
  show: 'owner-refused',
  title: 'This link no longer works',
  status: 404,
  values: { field: askField, typed },
});

const askedPage: Shown = {
  show: 'owner-link-asked',
  title: 'Look into the mailbox of your office',
  values: {},
};

/**
 * The pages of an office that has no account: the link in a mail opens them. To look changes nothing, however often it is
 * done and by whom; what is answered is put to the board, which decides.
 */
export function mountOwnerPages(app: Hono<Env>, parts: PagesParts): void {
  const { assets, origin, service } = parts;
  const cookie = linkCookie('owner', origin);

  const refuse = (c: RequestContext, typed?: Shown['values'][]): Response =>
    sendPage(c, { shown: refusedPage(typed), place: { assets } });

  async function sendNewLink(c: RequestContext, token: string): Promise<Response> {
    const found = token === '' ? undefined : await officeOfLink(service, token);
    if (found !== undefined) {
      await refuseTooMany(service, parts.limits, `link ${found.link.mail}`);
      // Asked again within the hour it changes nothing, and nobody need be told.
      await sendOwnerLink(found.office, found.owner.id);
      parts.log.info(`a new link was asked for by that of ${found.link.mail}`, aboutRequest(c));
    }
    return c.redirect(askedPath, 303);
  }

  const door: Door<GuestVisit> = {
    visitOf: async (c) => {
      const guest = await guestBy(service, cookie.kept(c));
      if (guest === undefined) return undefined;
      await refuseTooMany(service, parts.limits, `link ${guest.link.mail}`);
      return visitOf(c, parts, guest);
    },
    placeOf: ({ session, board }) => ({ session, guestOf: board.name }),
    toStranger: {
      look: (c) => refuse(c),
      send: (c, sent) =>
        sent.typed.raw(askField) === '' ? refuse(c, typedIn(sent)) : sendNewLink(c, cookie.kept(c)),
    },
  };

  app.get(askedPath, (c) => sendPage(c, { shown: askedPage, place: { assets } }));
  for (const path of linkPaths) {
    app.get(path, async (c) => {
      const { token = '', ref } = c.req.param() as { token?: string; ref?: string };
      const guest = await guestBy(service, token);
      if (guest === undefined) return refuse(c);
      cookie.keep(c, token);
      c.header('cache-control', 'no-store');
      parts.log.info(`the link of ${guest.link.mail} was opened`, aboutRequest(c));
      return c.redirect(ref === undefined ? '/o' : `/o#${encodeURIComponent(ref)}`, 303);
    });
    app.post(path, async (c) => {
      refuseUnlessOwn(c, parts);
      const { token = '' } = c.req.param() as { token?: string };
      await sentOf(c, parts);
      cookie.drop(c);
      return sendNewLink(c, token);
    });
  }
  for (const page of ownerPages) answer(app, `/o${page.path}`, parts, door, page);
}

/** What somebody typed into a form that cannot be taken any more: to be copied from the page. */
const typedIn = ({ typed }: Sent): Shown['values'][] =>
  typed
    .entries()
    .filter(([, value]) => value.trim() !== '')
    .map(([name, value]) => ({ name, value }));

function visitOf(c: RequestContext, { origin, service }: PagesParts, guest: Guest): GuestVisit {
  const { board, owner, office, link, token } = guest;
  const { pathname, searchParams } = new URL(c.req.url);
  const caller = {
    ...{ subject: `link ${link.mail}`, name: office.author.by, client: 'link' },
    ...{ scopes: new Set<string>(), groups: new Set<string>() },
  };
  return {
    session: { person: { name: owner.name, email: '' }, caller, formToken: formTokenOf(token) },
    ...{ base: '', here: pathname, origin, params: c.req.param(), query: searchParams },
    ...{ timeZone: board.timeZone, service, board, owner, office, link, today: office.today },
    known: async () => {
      const { register } = office;
      const [owners, meetings] = await Promise.all([register.owners(board.id), register.meetings(board.id)]);
      return { board, owners, meetings };
    },
  };
}
