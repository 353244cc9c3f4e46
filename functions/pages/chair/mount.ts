import type { Hono } from 'hono';
import { dayIn } from '../../calendar/days.ts';
import { aboutRequest, type Env, type RequestContext } from '../../http/context.ts';
import { refuseTooMany } from '../../http/request-limit.ts';
import type { WebService } from '../../http/service.ts';
import { type ChairLink, chairLinkIn, isLetIn } from '../../links/chair-link.ts';
import type { Office } from '../../secretariat/office.ts';
import { type PagesParts, sendPage } from '../answering.ts';
import { linkCookie } from '../link-cookie.ts';
import type { Shown } from '../visit.ts';
import { sheetOf } from './sheet.ts';

const linkPath = '/chair/:token{ey[\\w-]*\\.[\\w-]*\\.[\\w-]*}';
const sheetPath = '/chair';

/** Every path that a link to a chair's sheet leads by: never the link itself. */
export const chairPaths: readonly string[] = [linkPath, sheetPath];

/** One page for every link that lets nobody in: from it nobody learns which are ours. */
const refusedPage: Shown = {
  show: 'chair-refused',
  title: 'This link no longer works',
  status: 404,
  values: {},
};

/** Whoever the link lets in, at the board's office; undefined where it lets in nobody. */
async function letIn(
  { register, ledger, linkSecrets, now }: WebService,
  token: string,
): Promise<{ link: ChairLink; office: Office } | undefined> {
  const at = now();
  const link = token === '' ? undefined : await chairLinkIn(linkSecrets, token, at);
  if (link === undefined) return undefined;
  const [board, meeting] = await Promise.all([
    register.board(link.board),
    register.meeting(link.board, link.meeting),
  ]);
  if (board === undefined) return undefined;
  const today = dayIn(board.timeZone, at);
  if (!isLetIn(board, meeting, link, today)) return undefined;
  const author = { at, by: `the chair, by the link of ${link.meeting}`, from: 'link' };
  return { link, office: { register, ledger, board, today, author } };
}

/** The page of a chair who has no account: the link opens it, and to look changes nothing. */
export function mountChairPages(app: Hono<Env>, parts: PagesParts): void {
  const { assets, origin, service } = parts;
  const cookie = linkCookie('chair', origin);
  const refuse = (c: RequestContext): Response => sendPage(c, { shown: refusedPage, place: { assets } });

  app.get(linkPath, async (c) => {
    const token = c.req.param('token');
    const found = await letIn(service, token);
    if (found === undefined) return refuse(c);
    cookie.keep(c, token);
    c.header('cache-control', 'no-store');
    const { board, meeting } = found.link;
    parts.log.info(`the link to the chair’s sheet of ${board}/${meeting} was opened`, aboutRequest(c));
    return c.redirect(sheetPath, 303);
  });

  app.get(sheetPath, async (c) => {
    const found = await letIn(service, cookie.kept(c));
    if (found === undefined) return refuse(c);
    const { link, office } = found;
    await refuseTooMany(service, parts.limits, `chair ${link.board}/${link.meeting}`);
    const shown = await sheetOf(office, link.meeting, null);
    return sendPage(c, { shown, place: { assets, guestOf: office.board.name } });
  });
}
