import * as z from 'zod';
import { calendarDateSchema } from '../../calendar/days.ts';
import { Problem } from '../../http/problem.ts';
import { calendarSchema, meetingCalendarSchema } from '../../papers/calendar.ts';
import { certificateSchema } from '../../papers/certificate.ts';
import { chairSheetSchema } from '../../papers/chair-sheet.ts';
import { type Format, formatsOf, mediaTypes } from '../../papers/formats.ts';
import { itemTwoSchema } from '../../papers/item-two.ts';
import { overviewSchema } from '../../papers/overview.ts';
import { programmePaperSchema } from '../../papers/programme.ts';
import { chairLink, chairSheetInput, chairSheetPaper } from '../../secretariat/chair-sheet.ts';
import { dayMeant } from '../../secretariat/inputs.ts';
import type { Found } from '../../secretariat/office.ts';
import { packInput, packPaper } from '../../secretariat/pack.ts';
import {
  actionReportPaper,
  calendarInput,
  calendarPaper,
  itemTwoInput,
  itemTwoPaper,
  overviewPaper,
  programmePaper,
  type WrittenPaper,
} from '../../secretariat/papers.ts';
import { certificateInput, certificatePaper } from '../../secretariat/publications.ts';
import { formatPreferred } from '../protocol/accept.ts';
import { officeOf, officeOn } from '../protocol/conditional-change.ts';
import { type Operation, operation, type Paper, type Request } from '../protocol/operation.ts';
import { foundOrProblem } from '../protocol/refusals.ts';
import { actionReportExample, actionReportShown } from '../shapes/action-report.ts';
import { boardCode, boardParams } from '../shapes/common.ts';
import {
  calendarExample,
  certificateExample,
  chairSheetExample,
  itemTwoExample,
  overviewExample,
  programmeExample,
} from '../shapes/paper-examples.ts';

/** Those that a browser does better to keep than to show. */
const kept: readonly Format[] = ['docx', 'csv', 'ics', 'zip'];

const withCharset = (type: string): string => (type.startsWith('text/') ? `${type}; charset=utf-8` : type);

type PaperRequest<Query> = Pick<
  Request<{ board: string }, Query>,
  'board' | 'query' | 'service' | 'today' | 'author'
>;

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
  json?: { schema: z.ZodType; example: unknown };
  /** Whether there may be nothing to make it of. */
  mayConflict?: boolean;
  write: (request: PaperRequest<Query>, format: F) => Promise<Found<WrittenPaper>>;
};

/** A paper under two addresses: in the format that Accept prefers, and in that of its extension. */
function paper<Query, F extends Format>({ id, at, query, formats, json, write, ...kind }: Kind<Query, F>) {
  const made = async (request: PaperRequest<Query>, format: F): Promise<Paper> => {
    const { name, written } = await foundOrProblem(await write(request, format), 'query');
    return {
      status: 200,
      paper: written,
      type: withCharset(mediaTypes[format]),
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
      types: formats.map((format) => mediaTypes[format]),
      ...(json && { json }),
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
        const there = formats.map((one) => `${mediaTypes[one]} (.${one})`).join(', ');
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

const yesOrNo = z.enum(['true', 'false']).default('false');

const asOf = dayMeant.optional().describe('The day it speaks for; today when left out.');

const overview = paper({
  id: 'Overview',
  at: 'overview',
  summary: 'The Overview of Actions',
  description:
    'What is open, by due date; then what was discharged or withdrawn at the last meeting or since. As `html`, `csv`, `md`, `docx` or `json`.',
  query: z.strictObject({
    asOf,
    openOnly: yesOrNo.describe('Open actions only, as the notes print them.'),
    withHistory: yesOrNo.describe(
      'With columns for when each was first due, and how often it was moved and carried over.',
    ),
  }),
  formats: formatsOf.overview,
  json: {
    schema: overviewSchema.meta({ id: 'Overview', description: 'The Overview of Actions.' }),
    example: overviewExample,
  },
  write: (request, format) =>
    overviewPaper(
      officeOn(request),
      { openOnly: request.query.openOnly === 'true', withHistory: request.query.withHistory === 'true' },
      format,
    ),
});

const programme = paper({
  id: 'Programme',
  at: 'programme',
  summary: 'The future work programme',
  description:
    'What each meeting to come is to consider, with the reason and the lead; then what comes at every meeting. As `html`, `csv`, `md`, `docx` or `json`.',
  query: z.strictObject({ asOf }),
  formats: formatsOf.programme,
  json: {
    schema: programmePaperSchema.meta({ id: 'Programme', description: 'The future work programme.' }),
    example: programmeExample,
  },
  write: (request, format) => programmePaper(officeOn(request), format),
});

const actionReport = paper({
  id: 'ActionReport',
  at: 'action-report',
  summary: 'The action report, for chair and secretary before a meeting',
  description:
    'What is overdue, due by the next meeting, reported done, still undertaken and later; papers for the meeting; mails that went wrong and gaps of the register. As `html`, `csv`, `md`, `docx` or `json`.',
  query: z.strictObject({ asOf }),
  formats: formatsOf.actionReport,
  json: { schema: actionReportShown, example: actionReportExample },
  write: (request, format) => actionReportPaper(officeOn(request), format),
});

const sheet = paper({
  id: 'ChairSheet',
  at: 'chair-sheet',
  summary: 'The chair’s sheet of a meeting to come',
  description:
    'What the board has to decide, to press, was promised and is due at the meeting, or at the next one; what came of the last, and the discharge rate of the last four. Each list is whole, and an action stands in every one that it belongs to. As `json`; or as `html`, which prints on one sheet of A4 and says what it leaves to the action report.',
  query: chairSheetInput,
  formats: ['json', 'html'],
  json: {
    schema: chairSheetSchema.meta({
      id: 'ChairSheet',
      description: 'What a chair has in hand at a meeting.',
    }),
    example: chairSheetExample,
  },
  write: (request, format) => chairSheetPaper(officeOf(request), request.query, format),
});

const sheetLink = operation({
  id: 'showChairLink',
  method: 'get',
  path: '/v1/boards/{board}/chair-link',
  section: 'Papers',
  summary: 'The link by which a chair reads the sheet of a meeting without an account',
  description:
    'Whoever has it reads the sheet of that meeting, or of the next one, as it stands then, and nothing else. It is good for 14 days, until the meeting is over, or until the links of the board are ended. It is the same all day, and nothing is kept of it.',
  scope: 'matters/record',
  params: boardParams,
  query: chairSheetInput,
  problems: ['conflict'],
  done: {
    status: 200,
    description: 'The address, and how long it is good.',
    schema: z
      .object({
        address: z.url().describe('For the chair alone: whoever has it may read.'),
        until: calendarDateSchema.describe('The last day on which it is good.'),
        meeting: z.string(),
      })
      .meta({ id: 'ChairLink', description: 'A link to the sheet of one meeting.' }),
    example: {
      address: 'https://matters.pcc.example/chair/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJwZGIifQ.c2lnbmF0dXJl',
      until: '2024-12-17',
      meeting: '2024-12',
    },
  },
  handle: async (request) => {
    const found = await chairLink(officeOf(request), request.service.chairLinks, request.query);
    return { status: 200, body: await foundOrProblem(found, 'query') };
  },
});

const item2 = paper({
  id: 'ItemTwo',
  at: 'item2',
  summary: 'The wording of “Notes of previous meeting” for a meeting’s notes',
  description:
    'What was discharged at the meeting or since the one before, each with how; or that nothing was. As `txt`, to be pasted, `docx`, `html`, `md` or `json`.',
  query: itemTwoInput,
  formats: formatsOf.itemTwo,
  json: {
    schema: itemTwoSchema.meta({
      id: 'ItemTwo',
      description: '“Notes of previous meeting”, the second item of a meeting’s notes.',
    }),
    example: itemTwoExample,
  },
  mayConflict: true,
  write: (request, format) => itemTwoPaper(officeOf(request), request.query, format),
});

const certificate = paper({
  id: 'Certificate',
  at: 'certificate',
  summary: 'The certificate of notice of a meeting',
  description:
    'When its agenda was published, how many clear days lie between that and the meeting, whether they are those required, and every file with its SHA-256; why it was called at short notice, and its late items with their special circumstances. As `html`, `md`, `txt`, `docx` or `json`. `409` where nothing is recorded as published of the day it has.',
  query: certificateInput,
  formats: formatsOf.certificate,
  json: {
    schema: certificateSchema.meta({
      id: 'Certificate',
      description: 'That notice of a meeting was given, when, and with which files.',
    }),
    example: certificateExample,
  },
  mayConflict: true,
  write: (request, format) => certificatePaper(officeOf(request), request.query, format),
});

const calendar = paper({
  id: 'Calendar',
  at: 'calendar',
  summary: 'The days that lead up to a meeting, each with its reason',
  description:
    'Papers deadline, publication and reminders of the meeting, or of the next one; of a day on which there is none, what would be if the board met then. As `md`, `txt`, `docx`, `html`, `ics` (of a meeting only; of one that no longer has a day, what takes it out of a calendar) or `json`.',
  query: calendarInput,
  formats: formatsOf.calendar,
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
  write: (request, format) => calendarPaper(officeOf(request), request.query, format),
});

const pack = paper({
  id: 'Pack',
  at: 'pack',
  summary: 'The pack of a meeting as one zip',
  description:
    'The Overview of Actions, item 2, the programme where there is one, the action report and the calendar, in Word; and `manifest.json`, which has each file’s length and SHA-256, which register they were made of, and what the meeting is to consider. The same register makes the same bytes.',
  query: packInput.extend({ asOf }),
  formats: formatsOf.pack,
  mayConflict: true,
  write: (request) => packPaper(officeOn(request), request.query),
});

export const paperOperations = [
  ...overview,
  ...programme,
  ...actionReport,
  ...sheet,
  sheetLink,
  ...item2,
  ...certificate,
  ...calendar,
  ...pack,
];
