import { inFull } from '../../calendar/days.ts';
import { nextMeeting } from '../../register/meetings.ts';
import { byLink } from '../../reminders/answers.ts';
import { actionOwedBy, paperOwedBy } from '../../secretariat/owner-page.ts';
import { withCapital } from '../../words/english.ts';
import { type GuestVisit, type OwnerPage, secretaryInWords } from './guest-visit.ts';

/** What was answered last on a thing by a link, and what happens next. */
export const thanksPage: OwnerPage = {
  path: '/:ref/thank-you',
  look: async ({ office, owner, board, params, today }: GuestVisit) => {
    const ref = (params['ref'] ?? '').toUpperCase();
    const thing = (await actionOwedBy(office, owner, ref)) ?? (await paperOwedBy(office, owner, ref));
    const said = thing?.history.findLast(({ from }) => from === byLink);
    if (thing === undefined || said === undefined) return { goTo: '/o' };
    const meeting = nextMeeting(await office.register.meetings(board.id), today);
    return {
      show: 'owner-thanks',
      title: 'Your answer is given',
      values: {
        reference: ref,
        said: withCapital(said.what),
        next: [
          `It is put to ${secretaryInWords(board)}.`,
          ...(meeting ? [`The board meets on ${inFull(meeting.date)}.`] : []),
          `A receipt goes to the mailboxes of ${owner.name}, with the next mails of a working day.`,
        ],
        back: '/o',
      },
    };
  },
};
