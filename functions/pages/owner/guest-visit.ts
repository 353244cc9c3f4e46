import type { CalendarDate } from '../../calendar/days.ts';
import type { OwnerLink } from '../../links/owner-link.ts';
import type { Board } from '../../register/board.ts';
import type { Owner } from '../../register/owner.ts';
import type { Office } from '../../secretariat/office.ts';
import type { AnyVisit, Handlers } from '../visit.ts';

/** Somebody who came by the link of a mail to an office: they see what it owes, and put its answers to the board. */
export type GuestVisit = AnyVisit & {
  board: Board;
  owner: Owner;
  /** The board's office, with whoever came by the link at work in it. */
  office: Office;
  /** The link of the mail by which they came. */
  link: OwnerLink;
  today: CalendarDate;
};

/** A page of an office, below `/o`. */
export type OwnerPage = Handlers<GuestVisit> & { path: string };

/** "the secretary, Priya Nair", and where to write: whom an office asks. */
export const secretaryInWords = ({ secretary, secretaryTitle }: Board): string =>
  secretary.map(({ name }) => `the ${secretaryTitle}, ${name}`).join(', or ');
