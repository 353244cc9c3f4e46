import type { Session } from '../http/session.ts';
import type { Board } from '../register/board.ts';
import type { Assets } from './assets.ts';
import { render } from './render.ts';
import { carried } from './sent.ts';
import { boardPath, type Section, type Shown, sections } from './visit.ts';

export type FooterLink = { words: string; to: string };

/** Where on the site a page stands, and who looks at it. */
export type Place = {
  assets: Assets;
  session?: Session | undefined;
  board?: Board | undefined;
  section?: Section | undefined;
  /** Of somebody who came by the link of a mail: the board that wrote it. They are not signed in. */
  guestOf?: string;
  /** Whether they reach other boards too. */
  hasOtherBoards?: boolean;
  /** What the foot of the page leads to besides. */
  links?: readonly FooterLink[];
};

const paths: Readonly<Record<Section, string>> = {
  Today: '',
  Actions: '/actions',
  Notes: '/notes',
  Meetings: '/meetings',
  Programme: '/programme',
  Owners: '/owners',
  Mail: '/mail',
  Papers: '/papers',
};

const navigation = (board: Board, section: Section | undefined) =>
  sections.map((name) => ({
    name,
    to: boardPath(board, paths[name]),
    isCurrent: name === section,
  }));

/** A page as it is sent: what is shown, with all that every page has around it. */
export function pageInHtml({ show, title, values, status }: Shown, place: Place): string {
  const { assets, session, board, section, guestOf, hasOtherBoards = false, links = [] } = place;
  const { title: _, ...body } = { title, ...values };
  const isWrong = status === 422 || ('faults' in values && [values.faults].flat().length > 0);
  return render('layout', {
    title: [`${isWrong ? 'Error: ' : ''}${title}`, board?.name ?? guestOf, 'Matters Arising']
      .filter(Boolean)
      .join(' – '),
    home: guestOf === undefined ? '/' : '/o',
    style: assets.style.path,
    script: assets.script.path,
    icon: assets.icon.path,
    board: board ? { name: board.name, to: boardPath(board), hasOthers: hasOtherBoards } : null,
    navigation: board ? navigation(board, section) : [],
    person: session && guestOf === undefined ? session.person.name : null,
    carried: session ? [{ name: carried.token, value: session.formToken }] : [],
    links,
    body: render(show, { ...body, title }),
  });
}
