import { createHmac } from 'node:crypto';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { dayIn } from '../../calendar/days.ts';
import type { RequestContext } from '../../http/context.ts';
import type { WebService } from '../../http/service.ts';
import { isLetIn, type OwnerLink, ownerLinkIn } from '../../links/owner-link.ts';
import type { Board } from '../../register/board.ts';
import { isInUse, type Owner } from '../../register/owner.ts';
import { byLink } from '../../reminders/answers.ts';
import type { Office } from '../../secretariat/office.ts';

/** So many seconds a browser keeps what the link said; then it is opened again from the mail. */
const seconds = 2 * 60 * 60;

/** Somebody who came by the link of a mail: the office, whose answers are put to the board in its name. */
export type Guest = { link: OwnerLink; token: string; board: Board; owner: Owner; office: Office };

/** Of the cookie of an office's page. */
function cookieOf(origin: string) {
  const isSecure = origin.startsWith('https://');
  const options = { path: '/', httpOnly: true, sameSite: 'Lax' as const, secure: isSecure };
  return isSecure ? { ...options, prefix: 'host' as const } : options;
}

export const tokenKept = (c: RequestContext, origin: string): string => {
  const { prefix } = cookieOf(origin) as { prefix?: 'host' };
  return (prefix ? getCookie(c, 'owner', prefix) : getCookie(c, 'owner')) ?? '';
};

export const keepToken = (c: RequestContext, origin: string, token: string): void =>
  setCookie(c, 'owner', token, { ...cookieOf(origin), maxAge: seconds });

export const dropToken = (c: RequestContext, origin: string): void =>
  void deleteCookie(c, 'owner', cookieOf(origin));

/** The office of a link that was signed here, whether or not that still lets anybody in. */
export async function officeOfLink(
  { register, ledger, linkSecrets, now }: WebService,
  token: string,
): Promise<(Guest & { isOver: boolean }) | undefined> {
  const at = now();
  const read = await ownerLinkIn(linkSecrets, token, at);
  if (read === undefined) return undefined;
  const { link, isOver } = read;
  const [board, owner] = await Promise.all([
    register.board(link.board),
    register.owner(link.board, link.owner),
  ]);
  if (board === undefined || owner === undefined || !isInUse(owner)) return undefined;
  const author = { at, by: `${owner.name}, by the link of ${link.mail}`, from: byLink };
  const office = { register, ledger, board, today: dayIn(board.timeZone, at), author };
  return { link, token, board, owner, office, isOver: isOver || !isLetIn(owner, link) };
}

/** Whoever the link lets in; undefined where it lets in nobody. */
export async function guestBy(service: WebService, token: string): Promise<Guest | undefined> {
  const found = token === '' ? undefined : await officeOfLink(service, token);
  return found?.isOver ? undefined : found;
}

/** Bound to that link alone; every form of its pages carries it. */
export const formTokenOf = (token: string): string =>
  createHmac('sha256', token).update('the forms of an office’s page').digest('base64url');
