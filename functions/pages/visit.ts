import type { CalendarDate } from '../calendar/days.ts';
import type { WebService } from '../http/service.ts';
import type { Session } from '../http/session.ts';
import type { Known } from '../papers/history-words.ts';
import type { Board } from '../register/board.ts';
import type { Author } from '../register/history.ts';
import type { Scope } from '../scopes.ts';
import type { Office } from '../secretariat/office.ts';
import type { UploadWays } from '../store/uploads.ts';
import type { Sent } from './sent.ts';

/** Somebody signed in, at any page. */
export type AnyVisit = {
  session: Session;
  /** What the addresses of the pages around this one begin with: `/boards/pdb`; and its own address. */
  base: string;
  here: string;
  /** Where all pages are, as browsers see it: `https://matters.pcc.example`. */
  origin: string;
  /** The parts of the address, as `ref`; and what stands after its question mark. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** Where its days are. */
  timeZone: string;
  service: WebService;
  /** What is known of whatever a history names by its code. */
  known: () => Promise<Known>;
};

/** Somebody at a page that is of no board: who does whatever is done there. */
export type FirstVisit = AnyVisit & { author: Author };

/** Somebody at a page of a board that they reach. */
export type Visit = AnyVisit & {
  /** Our own address, as browsers see it; and how files that are sent from pages are read. */
  origin: string;
  uploads: UploadWays;
  board: Board;
  /** The board's office with whoever visits at work in it, on no terms. */
  office: Office;
  today: CalendarDate;
  /** Whether they may do that at this board. */
  may: (scope: Scope) => boolean;
};

/** The parts of the navigation. */
export const sections = [
  'Today',
  'Actions',
  'Notes',
  'Meetings',
  'Programme',
  'Owners',
  'Mail',
  'Papers',
] as const;
export type Section = (typeof sections)[number];

/** A page to show: the template `templates/pages/NAME.hbs`, and what fills it. */
export type Shown = {
  show: string;
  /** What the page is about: its heading, and the first words of its title. */
  title: string;
  values: object;
  status?: 200 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 422;
};

/** What a visit is answered: a page, another page's address, or a file. */
export type Answer =
  | Shown
  | { goTo: string }
  | { file: string | Uint8Array; type: string; name: string; inline?: boolean };

/** What a page shows, and what a form of it has done. GET and HEAD change nothing. */
export type Handlers<V extends AnyVisit> = {
  look?: (visit: V) => Promise<Answer>;
  send?: (visit: V, sent: Sent) => Promise<Answer>;
};

/** A page of a board. Whoever may not what its scope says is not let in. */
export type Page = Handlers<Visit> & {
  /** Below `/boards/:board`, as Hono writes it: `/actions/:ref`. */
  path: string;
  section: Section;
  scope: Scope;
};

/** A page of no board. Whoever may not what its scope says, of every board, is not let in. */
export type FirstPage = Handlers<FirstVisit> & { path: string; atEveryBoard?: Scope };

export const boardPath = ({ id }: Pick<Board, 'id'>, path = ''): string => `/boards/${id}${path}`;
