import { createHmac } from 'node:crypto';
import { dayIn } from '../../calendar/days.ts';
import type { WebService } from '../../http/service.ts';
import { isLetIn, type OwnerLink, ownerLinkIn } from '../../links/owner-link.ts';
import type { Board } from '../../register/board.ts';
import { isInUse, type Owner } from '../../register/owner.ts';
import { byLink } from '../../reminders/answers.ts';
import type { Office } from '../../secretariat/office.ts';

/** Somebody who came by the link of a mail: the office, whose answers are put to the board in its name. */
export type Guest = { link: OwnerLink; token: string; board: Board; owner: Owner; office: Office };

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
