import { addressQuestion } from '../calendar-address.ts';
import type { GuestVisit, OwnerPage } from './guest-visit.ts';

/** Where an office has its own calendar made: to look makes none. */
export const calendarPage: OwnerPage = {
  path: '/calendar',
  ...addressQuestion<null, GuestVisit>({
    ask: ({ board, owner, query }) => ({
      title: 'Follow in your calendar',
      caption: owner.name,
      lead: [
        ...(query.has('again')
          ? ['Your address was made already, and is shown once. Make another if you no longer have it.']
          : []),
        `An address for your calendar program, which looks there by itself: the meetings of the ${board.name} at which your office owes something, and what it owes on the day it is due. When a meeting moves, so does the entry.`,
        `Whoever has the address has the calendar: give it to nobody outside your office. It ends when the ${board.secretaryTitle} ends it, or the link by which you came.`,
      ],
      fields: [],
      button: 'Make the address',
      back: { to: '/o', words: `What ${owner.name} owes` },
    }),
    said: (_typed, { owner }) => ({ owner: owner.id }),
    link: ({ link }) => ({ mail: link.mail, epoch: link.epoch }),
    done: () => '/o/calendar?again',
    back: ({ owner }) => ({ to: '/o', words: `What ${owner.name} owes` }),
  }),
};
