import * as z from 'zod';
import { type Instant, instantSchema, momentIn } from '../calendar/days.ts';
import { certificateOf } from '../papers/certificate.ts';
import type { FormatOf } from '../papers/formats.ts';
import { renderCertificate } from '../papers/render.ts';
import { hasDate, type Meeting, publicationSchema, withDay } from '../register/meeting.ts';
import { publish } from '../register/meeting-transitions.ts';
import { byItemRef, itemRefSchema } from '../register/programme.ts';
import { cautionsOfPublication } from './cautions.ts';
import { meetingName } from './inputs.ts';
import { keepChange } from './keeping.ts';
import { findMeeting, findMeetingById } from './naming.ts';
import { type Done, type Found, match, type NotDone, notDone, type Office, passOn } from './office.ts';
import type { WrittenPaper } from './papers.ts';

const { what, files } = publicationSchema.shape;

export const publicationInput = z.strictObject({
  what: what
    .default('pack')
    .describe(
      'What was published; a `pack` is agenda and papers in one, and a `late item` comes after them.',
    ),
  item: itemRefSchema
    .nullable()
    .default(null)
    .describe('Of a late item: which, where it is on the programme of the meeting.'),
  at: z.iso
    .datetime({ local: true, offset: true, error: 'write a moment as 2026-11-24T16:00' })
    .optional()
    .describe(
      'When it could be seen, and not to come: a moment with `Z` or its offset, or as the clock stood where the board is (`2026-11-24T16:00`); now when left out.',
    ),
  files: files.describe('The files that were published, each with the SHA-256 of its bytes.'),
});
type PublicationInput = z.infer<typeof publicationInput>;

/** The moment that is meant: one without `Z` or an offset is by the clock where the board is. */
const momentOf = (at: string, timeZone: string): Instant =>
  /(?:Z|[+-]\d\d:?\d\d)$/.test(at) ? instantSchema.parse(new Date(at).toISOString()) : momentIn(timeZone, at);

/** Records that something of a meeting was made public: with its files, the proof of notice. */
export async function recordPublication(
  office: Office,
  id: string,
  { what: of, item, at, files: given }: PublicationInput,
): Promise<Done<Meeting> | NotDone> {
  const { board, author } = office;
  const named = await findPublishedItem(office, id, of, item);
  if (named.outcome === 'refused') return named;
  const published = {
    ...{ what: of, item, files: given },
    at: at === undefined ? author.at : momentOf(at, board.timeZone),
  };
  return keepChange<Meeting>(office, {
    read: () => findMeetingById(office, id),
    decide: (meeting) => {
      const said = publish(meeting, published, board, author);
      if (said.outcome === 'refused') {
        const ofMoment = said.because === 'dated in the future' || said.because === 'after the meeting';
        return passOn(said, ofMoment ? { field: ['at'] } : {});
      }
      const cautions = hasDate(said.meeting) ? cautionsOfPublication(office, said.meeting) : [];
      return { outcome: 'done', thing: said.meeting, cautions };
    },
  });
}

/** A late item that is named must be on the programme for the meeting, and nothing else is an item's. */
async function findPublishedItem(
  { register, board }: Office,
  meeting: string,
  of: PublicationInput['what'],
  ref: PublicationInput['item'],
): Promise<Found<null>> {
  if (ref === null) return match(null);
  const field = ['item'];
  if (of !== 'late item')
    return notDone('not a late item', 'only a late item is named by its reference', { field });
  const entry = await register.item(ref);
  if (entry?.board === board.id && entry.comes === 'once' && entry.meeting === meeting) return match(null);
  const step = { take: 'a look at the programme', board: board.id } as const;
  return notDone('no such item', `there is no ${ref} for meeting ${meeting}`, { field, step });
}

export const certificateInput = z.strictObject({ meeting: meetingName });

/** The certificate that notice of a meeting was given. Refused where nothing is recorded as published of it. */
export async function certificatePaper(
  { register, board, today }: Office,
  { meeting: name }: z.infer<typeof certificateInput>,
  format: FormatOf<'certificate'>,
): Promise<Found<WrittenPaper>> {
  const [meetings, programme] = await Promise.all([
    register.meetings(board.id),
    register.programme(board.id),
  ]);
  const named = findMeeting(board, meetings, name, ['meeting']);
  if (named.outcome === 'refused') return named;
  const dated = withDay(named.thing);
  if (dated.outcome === 'refused')
    return notDone(dated.because, `${dated.why}: there is no notice to certify`);
  const { meeting } = dated;
  const certificate = certificateOf(
    { board, meetings, programme: [...programme].sort(byItemRef) },
    meeting,
    today,
  );
  if (certificate === undefined) {
    const why = `nothing is recorded as published of meeting ${meeting.id} on the day it has`;
    const step = { take: 'a publication of', board: board.id, meeting: meeting.id } as const;
    return notDone('nothing published', why, { step });
  }
  const written = await renderCertificate(certificate, format);
  return match({ name: `certificate-of-notice-${board.id}-${meeting.id}`, written, cautions: [] });
}
