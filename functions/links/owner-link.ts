import * as z from 'zod';
import { addDays, type CalendarDate, type Instant } from '../calendar/days.ts';
import { codeSchema } from '../register/board.ts';
import type { Owner } from '../register/owner.ts';
import { isEnded } from '../register/owner-links.ts';
import { type Dispatch, type DispatchId, dispatchIdSchema } from '../reminders/dispatch.ts';
import { type LinkSecrets, read, sign } from './signed.ts';

/** What the link in a mail to an office says: which mail it is of, and how often the office's links had been ended. */
export type OwnerLink = { board: string; owner: string; mail: DispatchId; epoch: number };

/** For how many days after its meeting a link is good; and after the mail, where that leads up to none. */
const daysAfterMeeting = 14;
const daysAfterMail = 60;

/** The last day on which the link of a mail of that day is good. */
export const lastDayOf = ({ meeting }: Pick<Dispatch, 'meeting'>, today: CalendarDate): CalendarDate =>
  meeting === null ? addDays(today, daysAfterMail) : addDays(meeting.date, daysAfterMeeting);

/** Where somebody answers who has no account: by a link in a mail to the office. */
export type OwnerLinks = {
  /**
   * The address of the office's page; null where there are no pages. Whoever has it may answer: it is written into that
   * mail alone, and into no log.
   */
  addressFor: (
    owner: Owner,
    mail: Pick<Dispatch, 'id' | 'meeting'>,
    today: CalendarDate,
  ) => Promise<string | null>;
};

/** Links to the pages at that address, if there are any at the moment. */
export const ownerLinks = (origin: () => string | undefined, secrets: LinkSecrets): OwnerLinks => ({
  addressFor: async ({ board, id, links }, mail, today) => {
    const at = origin();
    if (at === undefined) return null;
    const token = await sign(secrets, 'owner', {
      subject: `${board}/${id}`,
      id: mail.id,
      until: lastDayOf(mail, today),
      more: { epoch: links.epoch },
    });
    return `${at}/o/${token}`;
  },
});

/** Of a mail that is only looked at: where its links would be, of no use to anybody. */
export const linksToLookAt: OwnerLinks = {
  addressFor: async () => 'https://the-link-of-this-office.invalid/o',
};

const claimsSchema = z
  .object({
    sub: z.templateLiteral([codeSchema, '/', codeSchema]),
    jti: dispatchIdSchema,
    epoch: z.int().min(0),
  })
  .transform(({ sub, jti, epoch }): OwnerLink => {
    const [board = '', owner = ''] = sub.split('/');
    return { board, owner, mail: jti, epoch };
  });

/** What a token says that was signed here, and whether its last day has passed; undefined of any other. */
export async function ownerLinkIn(
  secrets: LinkSecrets,
  token: string,
  now: Instant,
): Promise<{ link: OwnerLink; isOver: boolean } | undefined> {
  const found = await read(secrets, 'owner', token, now);
  const link = claimsSchema.safeParse(found?.claims);
  return found && link.success ? { link: link.data, isOver: found.isOver } : undefined;
}

/** Whether the office still lets that link in: neither it nor all links of its time were ended. */
export const isLetIn = (owner: Owner, { epoch, mail }: OwnerLink): boolean =>
  owner.links.epoch === epoch && !isEnded(owner, mail);

/** Whether a path is the link of a mail, or the address of a calendar feed, which lets in whoever has it. */
export const isLink = (path: string): boolean => /^\/(?:(?:o|chair)\/[^/.]*\.|calendar\/)/.test(path);

/** A text without what would let its reader in. */
export const withoutTokens = (text: string): string =>
  text.replace(/(\/(?:o|chair)\/)[\w-]+\.[\w-]+\.[\w-]+/g, '$1…');
