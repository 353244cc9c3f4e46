import * as z from 'zod';
import { addDays, type CalendarDate, type Instant } from '../calendar/days.ts';
import { type Board, codeSchema, meetingIdSchema } from '../register/board.ts';
import { isOver, type Meeting } from '../register/meeting.ts';
import { type LinkSecrets, read, sign } from './signed.ts';

/** What a link to the chair's sheet says: of which meeting it is, and how often the board's had been ended. */
export type ChairLink = { board: string; meeting: string; epoch: number };

/** For how many days it is good, if its meeting is not over before. */
const daysGood = 14;

/** The address of a sheet for whoever has it, and the last day on which it is good. */
export type ChairAddress = { address: string; until: CalendarDate };

/** Where a chair reads the sheet who has no account. */
export type ChairLinks = {
  /** The same for the same meeting and day; null where there are no pages. Whoever has it may look: it is written into no log. */
  addressFor: (
    board: Board,
    meeting: Pick<Meeting, 'id'>,
    today: CalendarDate,
  ) => Promise<ChairAddress | null>;
};

/** Links to the pages at that address, if there are any at the moment. */
export const chairLinks = (origin: () => string | undefined, secrets: LinkSecrets): ChairLinks => ({
  addressFor: async (board, meeting, today) => {
    const at = origin();
    if (at === undefined) return null;
    const until = addDays(today, daysGood);
    const token = await sign(secrets, 'chair', {
      subject: `${board.id}/${meeting.id}`,
      id: `${meeting.id}-until-${until}`,
      until,
      more: { epoch: board.chairLinks.epoch },
    });
    return { address: `${at}/chair/${token}`, until };
  },
});

const claimsSchema = z
  .object({ sub: z.string().regex(/^[^/]+\/[^/]+$/), epoch: z.int().min(0) })
  .transform(({ sub, epoch }) => {
    const [board, meeting] = sub.split('/');
    return { board, meeting, epoch };
  })
  .pipe(z.object({ board: codeSchema, meeting: meetingIdSchema, epoch: z.int() }));

/** What a token says that was signed here and whose last day has not passed; undefined of any other. */
export async function chairLinkIn(
  secrets: LinkSecrets,
  token: string,
  now: Instant,
): Promise<ChairLink | undefined> {
  const found = await read(secrets, 'chair', token, now);
  return found === undefined || found.isOver ? undefined : claimsSchema.safeParse(found.claims).data;
}

/** Whether the board still lets that link in: its links were not ended since, and its meeting is not over. */
export const isLetIn = (
  board: Board,
  meeting: Meeting | undefined,
  { epoch }: ChairLink,
  today: CalendarDate,
): boolean => board.chairLinks.epoch === epoch && meeting !== undefined && !isOver(meeting, today);
