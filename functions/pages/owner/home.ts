import { inFull } from '../../calendar/days.ts';
import { sectionsOf } from '../../mail/digest-mail.ts';
import { openingOf } from '../../mail/digest-words.ts';
import type { Entry } from '../../mail/letter.ts';
import type { Board } from '../../register/board.ts';
import { recipientsOn } from '../../register/owner.ts';
import { isItemRef } from '../../register/programme.ts';
import { mailDaysOf, ownerPageOf } from '../../secretariat/owner-page.ts';
import type { Link } from '../table.ts';
import type { GuestVisit, OwnerPage } from './guest-visit.ts';

const answersOf = (ref: string): Link[] => {
  const to = (what: string, words: string): Link => ({ to: `/o/${ref}/${what}`, words, hidden: ref });
  return isItemRef(ref)
    ? [to('sent', 'The paper is sent')]
    : [to('done', 'Say it is done'), to('time', 'Ask for more time'), to('not-ours', 'It is not ours')];
};

/** One thing owed, as the mails say it, with what can be answered. */
const cardOf = ({ reference, text, details, when }: Entry, heading: string) => ({
  reference,
  links: answersOf(reference),
  tags: heading === 'Overdue' ? [{ words: 'Overdue', colour: 'red' }] : [],
  rows: [
    { key: 'Asked for', value: text },
    ...details.map(({ label, words }) => ({ key: label, value: words })),
    { key: 'Due', value: when },
  ],
});

/** "o…@force.example": enough for whoever has the mailbox to know it, and for nobody else to write to it. */
const maskedMailbox = (email: string): string => email.replace(/^(.)[^@]*/u, '$1…');

/** Where whoever reads the page writes, with a subject that says what it is about. */
const writeTo = ({ secretary, name }: Board, owner: string): string =>
  `mailto:${secretary.map(({ email }) => email).join(',')}?subject=${encodeURIComponent(`${name}: the page of ${owner}`)}`;

/** What an office owes a board, and where it answers. */
export const homePage: OwnerPage = {
  path: '',
  look: async ({ office, board, owner, today }: GuestVisit) => {
    const { digest, waiting } = await ownerPageOf(office, owner);
    const sections = sectionsOf(digest).map(({ heading, table }) => ({
      heading,
      cards: (table?.entries ?? []).map((entry) => cardOf(entry, heading)),
    }));
    const { to } = recipientsOn(owner, today);
    return {
      show: 'owner-home',
      title: `What ${owner.name} owes to ${board.name}`,
      values: {
        board: board.name,
        opening: sections.length === 0 ? [] : openingOf(board, 'digest', digest, []),
        sections,
        waiting: waiting.map(({ ref, text, said }) => ({
          reference: ref,
          links: [],
          tags: [{ words: 'Waits for the board', colour: 'yellow' }],
          rows: [
            { key: 'Asked for', value: text },
            { key: 'Your answer', value: said },
          ],
        })),
        mailboxes: to.map(({ email }) => maskedMailbox(email)),
        secretary: board.secretary.map(({ name }) => name),
        secretaryTitle: board.secretaryTitle,
        writeTo: writeTo(board, owner.name),
      },
    };
  },
};

/** When the office was written to: the days alone, for a mail may have gone to somebody else. */
export const mailDaysPage: OwnerPage = {
  path: '/mails',
  look: async ({ office, owner }: GuestVisit) => ({
    show: 'owner-mails',
    title: `When ${owner.name} was written to`,
    values: { days: (await mailDaysOf(office, owner)).map(inFull), back: { to: '/o', words: owner.name } },
  }),
};
