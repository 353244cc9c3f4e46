import { parseAccept } from 'hono/utils/accept';
import * as z from 'zod';
import { Problem } from '../../http/problem.ts';
import {
  type CalendarOfPapers,
  calendarFor,
  calendarIf,
  calendarSchema,
  type MeetingCalendar,
  meetingCalendarSchema,
} from '../../papers/calendar.ts';
import { itemTwo, itemTwoSchema, itemTwoText } from '../../papers/item-two.ts';
import { overviewOf, overviewSchema } from '../../papers/overview.ts';
import { programmePaperOf, programmePaperSchema } from '../../papers/programme.ts';
import { type Meeting, withDay } from '../../register/meeting.ts';
import { meetingCalled, meetingToCome, sinceLastMeeting } from '../../register/meetings.ts';
import { unlessRefused } from '../protocol/conditional-change-old.ts';
import { viewOf, wrongAt } from '../protocol/lookups.ts';
import { type Operation, operation, type Paper, type Request } from '../protocol/operation.ts';
import { boardCode, dayMeant } from '../shapes/common.ts';
import {
  calendarExample,
  itemTwoExample,
  overviewExample,
  programmeExample,
} from '../shapes/paper-examples.ts';

/** What each format is called in Accept and in Content-Type. */
const types = {
  json: 'application/json',
  html: 'text/html',
  csv: 'text/csv',
  md: 'text/markdown',
  txt: 'text/plain',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ics: 'text/calendar',
} as const;
type Format = keyof typeof types;

/** Those that a browser does better to keep than to show. */
const kept: readonly Format[] = ['docx', 'csv', 'ics'];

const withCharset = (type: string): string => (type.startsWith('text/') ? `${type}; charset=utf-8` : type);

/** How closely a range of Accept names the type: any type 0, any of its kind 1, the type itself 2; -1 for another. */
const closeness = (range: string, type: string): number =>
  [['*', '*/*'], [`${type.split('/')[0]}/*`], [type]].findIndex((ranges) =>
    ranges.includes(range.toLowerCase()),
  );

/**
 * The format that the header prefers, the first of equals; undefined when it takes none. Each is wanted as much as the
 * range says that names it most closely (RFC 9110 s.12.5.1).
 */
export function formatPreferred<F extends Format>(
  accept: string | undefined,
  formats: readonly F[],
): F | undefined {
  const ranges = parseAccept(accept ?? '');
  if (ranges.length === 0) return formats[0];
  const wanted = (format: F): number => {
    const named = ranges
      .map(({ type, q }) => ({ q, near: closeness(type, types[format]) }))
      .filter((range) => range.near >= 0)
      .sort((one, other) => other.near - one.near);
    return named[0]?.q ?? 0;
  };
  const [best] = formats
    .map((format) => ({ format, q: wanted(format) }))
    .filter(({ q }) => q > 0)
    .sort((one, other) => other.q - one.q);
  return best?.format;
}

type Rendered = {
  /** Without its ending. */
  name: string;
  rendered: string | Uint8Array;
};

type PaperRequest<Query> = Pick<Request<{ board: string }, Query>, 'board' | 'query' | 'service' | 'today'>;

type Kind<Query, F extends Format> = {
  /** What its operations are called by: `Overview`. */
  id: string;
  /** The last part of its path. */
  at: string;
  summary: string;
  description: string;
  query: z.ZodType<Query>;
  /** The first is what one gets who asks for none. */
  formats: readonly [F, ...F[]];
  json: { schema: z.ZodType; example: unknown };
  /** Whether there may be nothing to make it of. */
  mayConflict?: boolean;
  make: (request: PaperRequest<Query>, format: F) => Promise<Rendered>;
};

/** A paper under two addresses: in the format that Accept prefers, and in that of its extension. */
function paper<Query, F extends Format>({ id, at, query, formats, json, make, ...kind }: Kind<Query, F>) {
  const made = async (request: PaperRequest<Query>, format: F): Promise<Paper> => {
    const { name, rendered } = await make(request, format);
    return {
      status: 200,
      paper: rendered,
      type: withCharset(types[format]),
      fileName: `${name}.${format}`,
      inline: !kept.includes(format),
    };
  };
  const common = {
    method: 'get',
    section: 'Papers',
    description: kind.description,
    scope: 'matters/read',
    query,
    done: {
      status: 200,
      description: 'The paper.',
      types: formats.map((format) => types[format]),
      json,
    },
  } as const;
  const conflict = kind.mayConflict ? (['conflict'] as const) : [];
  const negotiated = operation<{ board: string }, Query>({
    ...common,
    id: `show${id}`,
    path: `/v1/boards/{board}/${at}`,
    summary: kind.summary,
    params: z.object({ board: boardCode }),
    problems: ['not-acceptable', ...conflict],
    handle: async (request) => {
      const format = formatPreferred(request.accept, formats);
      if (format === undefined) {
        const there = formats.map((one) => `${types[one]} (.${one})`).join(', ');
        throw new Problem('not-acceptable', `It is there as ${there}: name one of them in Accept.`);
      }
      return { ...(await made(request, format)), headers: { vary: 'Accept' } };
    },
  });
  const named = operation<{ board: string; format: F }, Query>({
    ...common,
    id: `download${id}`,
    path: `/v1/boards/{board}/${at}.{format}`,
    summary: `${kind.summary}, in the format of its extension`,
    params: z.object({ board: boardCode, format: z.enum(formats).describe('The format, as files end.') }),
    problems: conflict,
    handle: (request) => made(request, request.params.format),
  });
  return [negotiated, named] satisfies Operation[];
}

const asOf = dayMeant.optional().describe('The day it speaks for; today when left out.');

const overview = paper({
  id: 'Overview',
  at: 'overview',
  summary: 'The Overview of Actions',
  description:
    'What is open, by due date; then what was discharged or withdrawn at the last meeting or since. As `html`, `csv`, `md`, `docx` or `json`.',
  query: z.strictObject({
    asOf,
    openOnly: z
      .enum(['true', 'false'])
      .default('false')
      .describe('Open actions only, as the notes print them.'),
  }),
  formats: ['json', 'html', 'csv', 'md', 'docx'],
  json: {
    schema: overviewSchema.meta({ id: 'Overview', description: 'The Overview of Actions.' }),
    example: overviewExample,
  },
  make: async ({ board, query, service, today }, format) => {
    const { renderOverview } = await import('../../papers/render.ts');
    const view = await viewOf({ board, service });
    const day = query.asOf ?? today;
    const openOnly = query.openOnly === 'true';
    const closed = openOnly
      ? []
      : await service.register.closedSince(board.id, sinceLastMeeting(view.meetings, day));
    const values = overviewOf(view, day, openOnly ? { openOnly } : { openOnly, closed });
    return {
      name: `overview-of-actions-${board.id}-${day}`,
      rendered: await renderOverview(values, format),
    };
  },
});

const programme = paper({
  id: 'Programme',
  at: 'programme',
  summary: 'The future work programme',
  description:
    'What each meeting to come is to consider, with the reason and the lead; then what comes at every meeting. As `html`, `csv`, `md`, `docx` or `json`.',
  query: z.strictObject({ asOf }),
  formats: ['json', 'html', 'csv', 'md', 'docx'],
  json: {
    schema: programmePaperSchema.meta({ id: 'Programme', description: 'The future work programme.' }),
    example: programmeExample,
  },
  make: async ({ board, query, service, today }, format) => {
    const { renderProgramme } = await import('../../papers/render.ts');
    const { register } = service;
    const [owners, meetings, entries] = await Promise.all([
      register.owners(board.id),
      register.meetings(board.id),
      register.liveProgramme(board.id),
    ]);
    const day = query.asOf ?? today;
    const values = programmePaperOf({ board, owners, meetings, programme: entries }, day);
    return {
      name: `future-work-programme-${board.id}-${day}`,
      rendered: await renderProgramme(values, format),
    };
  },
});

const inLines = (values: unknown): string => `${JSON.stringify(values, null, 2)}\n`;

const meetingNamed = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,19}$/)
  .describe('A meeting, by its identity or its day.');

/** The meeting that the query names. Throws the {@link Problem} of one that the board does not have. */
function meetingAsked(meetings: readonly Meeting[], name: string): Meeting {
  const meeting = meetingCalled(meetings, name);
  if (meeting) return meeting;
  throw wrongAt('query/meeting', `the board has no meeting “${name}”`);
}

const item2 = paper({
  id: 'ItemTwo',
  at: 'item2',
  summary: 'The wording of “Notes of previous meeting” for a meeting’s notes',
  description:
    'What was discharged at the meeting or since the one before, each with how; or that nothing was. As `txt`, to be pasted, or `json`.',
  query: z.strictObject({ meeting: meetingNamed }),
  formats: ['json', 'txt'],
  json: {
    schema: itemTwoSchema.meta({
      id: 'ItemTwo',
      description: '“Notes of previous meeting”, the second item of a meeting’s notes.',
    }),
    example: itemTwoExample,
  },
  mayConflict: true,
  make: async ({ board, query, service }, format) => {
    const view = await viewOf({ board, service });
    const dated = withDay(meetingAsked(view.meetings, query.meeting));
    const { meeting } = unlessRefused(
      dated.outcome === 'done' ? dated : { ...dated, why: `${dated.why}: only one with a day has an item 2` },
    );
    const since = sinceLastMeeting(view.meetings, meeting.date);
    const values = itemTwo(view, meeting, await service.register.closedSince(board.id, since));
    return {
      name: `notes-of-previous-meeting-${board.id}-${meeting.id}`,
      rendered: format === 'txt' ? itemTwoText(values) : inLines(values),
    };
  },
});

/** The calendar of the meeting named, or of the next; of any other day, what would be if the board met then. */
function calendarAsked(
  { board, query, today }: PaperRequest<{ meeting?: string | undefined }>,
  meetings: readonly Meeting[],
) {
  const { meeting: name } = query;
  const date = asOf.safeParse(name).data;
  if (date !== undefined && meetingCalled(meetings, date) === undefined) return calendarIf(board, date);
  const dated =
    name === undefined ? meetingToCome({ board, meetings }, today) : withDay(meetingAsked(meetings, name));
  if (dated.outcome === 'refused' && dated.because === 'has no date') {
    return unlessRefused({ ...dated, why: `${dated.why}, and has no calendar` });
  }
  return calendarFor(board, unlessRefused(dated).meeting);
}

const isOfMeeting = (found: CalendarOfPapers): found is MeetingCalendar => 'sequence' in found;

const calendar = paper({
  id: 'Calendar',
  at: 'calendar',
  summary: 'The days that lead up to a meeting, each with its reason',
  description:
    'Papers deadline, publication and reminders of the meeting, or of the next one; of a day on which there is none, what would be if the board met then. As `md`, `txt`, `ics` (of a meeting only) or `json`.',
  query: z.strictObject({
    meeting: meetingNamed
      .optional()
      .describe('The meeting, by its identity or its day, or any day; the next meeting when left out.'),
  }),
  formats: ['json', 'md', 'txt', 'ics'],
  json: {
    schema: z
      .union([
        meetingCalendarSchema.meta({ id: 'CalendarOfMeeting' }),
        calendarSchema.meta({ id: 'CalendarOfMeetings' }),
      ])
      .meta({
        id: 'CalendarOfPapers',
        description: 'When papers for a meeting are due and published, and when its reminders go out.',
      }),
    example: calendarExample,
  },
  mayConflict: true,
  make: async (request, format) => {
    const { board, service } = request;
    const found = calendarAsked(request, await service.register.meetings(board.id));
    const name = `calendar-of-papers-${board.id}-${found.meeting.id ?? found.meeting.date}`;
    switch (format) {
      case 'json':
        return { name, rendered: inLines(found) };
      case 'md': {
        const { calendarMarkdown } = await import('../../papers/calendar-markdown.ts');
        return { name, rendered: calendarMarkdown(found) };
      }
      case 'txt': {
        const { calendarText } = await import('../../papers/calendar-text.ts');
        return { name, rendered: calendarText(found) };
      }
      case 'ics': {
        const { calendarIcs } = await import('../../papers/calendar-ics.ts');
        if (isOfMeeting(found)) return { name, rendered: calendarIcs(found) };
        throw new Problem(
          'conflict',
          'There is no meeting on that day, and only a meeting can be put into a calendar.',
          { because: 'no meeting' },
        );
      }
    }
  },
});

export const paperOperations = [...overview, ...programme, ...item2, ...calendar];
