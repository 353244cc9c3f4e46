import * as z from 'zod';
import { refuseUnlessReached } from '../../http/access.ts';
import { Problem } from '../../http/problem.ts';
import { boardOfRef } from '../../register/action.ts';
import type { Board } from '../../register/board.ts';
import type { Meeting } from '../../register/meeting.ts';
import { paperDue } from '../../register/papers-calendar.ts';
import {
  boardOfItemRef,
  byItemRef,
  isCurrent,
  isToCome,
  itemStates,
  nextItemRef,
  type ProgrammeEntry,
  programmeEntrySchema,
  type Source,
} from '../../register/programme.ts';
import { amendEntry, unlessOver, unlessThere } from '../../register/programme-entry-transitions.ts';
import { keepRegular, offer, plan } from '../../register/programme-transitions.ts';
import { added, changed, unlessRefused } from '../protocol/conditional-change-old.ts';
import { meetingAt, namedAt, ownerAt, wrongAt } from '../protocol/lookups.ts';
import { operation, type Request } from '../protocol/operation.ts';
import { linked, pageFrom, pageInput } from '../protocol/pagination.ts';
import { inList, shown } from '../protocol/representation.ts';
import { actionRef, boardCode, boardParams, meetingId, pageOf } from '../shapes/common.ts';
import { amendedItem, itemListed, itemRef, itemShown, plannedItem } from '../shapes/item.ts';

type ForItem = Pick<Request<{ board: string }>, 'board' | 'service'>;

function withPaperDue(entry: ProgrammeEntry, board: Board, meetings: readonly Meeting[]) {
  if (entry.comes === 'every meeting') return shown(entry);
  const { printed: _, ...item } = shown(entry);
  return { ...item, paperDue: isToCome(entry) ? paperDue({ board, meetings }, entry) : null };
}

/** An entry of the programme as the API shows it, with the day by which its paper is due. */
export const representedItem =
  ({ board, service }: ForItem) =>
  async (entry: ProgrammeEntry) =>
    withPaperDue(entry, board, await service.register.meetings(board.id));

/** The entry that the path names. Throws the {@link Problem} when the board's programme has none. */
export const itemOf =
  ({ service, board, params: { ref } }: ForItem & Pick<Request<z.infer<typeof itemParams>>, 'params'>) =>
  async (): Promise<ProgrammeEntry> => {
    const entry = boardOfItemRef(ref) === board.id ? await service.register.item(ref) : undefined;
    if (entry) return entry;
    throw new Problem('not-found', `The programme of board ${board.id} has no ${ref}.`);
  };

export const whereItemIs = ({ board, ref }: ProgrammeEntry): string => `/v1/boards/${board}/items/${ref}`;

export const itemParams = z.object({ board: boardCode, ref: itemRef });

const listed = z.strictObject({
  state: z
    .enum(['to-come', ...itemStates, 'current', 'all'])
    .default('to-come')
    .describe(
      'Those that stand so; `to-come`: what a meeting is still to consider, and what comes at every meeting.',
    ),
  meeting: meetingId.optional().describe('Those of one meeting, by its identity.'),
  lead: z.string().max(200).optional().describe('Those of one lead, by an owner’s code or name.'),
  ...pageInput,
});

const listItems = operation({
  id: 'listItems',
  method: 'get',
  path: '/v1/boards/{board}/items',
  section: 'Programme',
  summary: 'What is on the programme of work of a board',
  description:
    'What is to come, unless `state` says; in the order in which it was put on the programme. What comes at every meeting is of no one meeting, and has no lead.',
  scope: 'matters/read',
  params: boardParams,
  query: listed,
  done: {
    status: 200,
    description: 'A page of it.',
    schema: pageOf(itemListed),
    example: { items: [{ ...plannedItem, history: undefined }], next: null },
  },
  handle: async ({ query, board, service }) => {
    const { register } = service;
    const [found, meetings, owners] = await Promise.all([
      query.state === 'to-come' ? register.liveProgramme(board.id) : register.programme(board.id),
      register.meetings(board.id),
      query.lead === undefined ? [] : register.owners(board.id),
    ]);
    const lead = query.lead === undefined ? undefined : ownerAt('query/lead', owners, query.lead).id;
    if (query.meeting !== undefined) meetingAt('query/meeting', meetings, query.meeting);
    const stands = (entry: ProgrammeEntry): boolean =>
      query.state === 'to-come' ? isToCome(entry) || isCurrent(entry) : query.state === entry.state;
    const things = found
      .filter((entry) => query.state === 'all' || stands(entry))
      .filter((entry) => query.meeting === undefined || isOf('meeting', entry, query.meeting))
      .filter((entry) => lead === undefined || isOf('lead', entry, lead))
      .sort(byItemRef)
      .map((entry) => withPaperDue(entry, board, meetings))
      .map(inList);
    const path = `/v1/boards/${board.id}/items`;
    return linked(await pageFrom(service, { path, query, things, nameOf: ({ ref }) => ref }));
  },
});

const isOf = (what: 'meeting' | 'lead', entry: ProgrammeEntry, id: string): boolean =>
  entry.comes === 'once' && entry[what] === id;

const showItem = operation({
  id: 'showItem',
  method: 'get',
  path: '/v1/boards/{board}/items/{ref}',
  section: 'Programme',
  summary: 'An entry of the programme, and its whole history',
  scope: 'matters/read',
  params: itemParams,
  done: { status: 200, description: 'The entry.', schema: itemShown, example: plannedItem },
  handle: async (request) => ({ status: 200, body: await representedItem(request)(await itemOf(request)()) }),
});

const [once, regular] = programmeEntrySchema.options;
const { title: anyTitle } = once.options[0].shape;
const words = z.string().trim().min(1).max(500);

const title = anyTitle.max(500).describe('What it is, as the programme prints it.');
const reason = words.nullable().describe('Why it is on the programme, in the panel’s own words.');
const lead = words.max(200).nullable().describe('Who writes the paper: an owner’s code, or a name.');
const condition = words.nullable().describe('On what it depends that an item to note comes.');
const source = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('action'), ref: actionRef }),
    z.strictObject({
      kind: z.literal('minute'),
      board: boardCode,
      meeting: meetingId,
      minute: words.nullable().default(null).describe('Its number; null for the notes as a whole.'),
    }),
  ])
  .nullable()
  .describe('The action, or the minute of a meeting, that it came from.');

const forOneMeeting = z.strictObject({
  comes: z.literal('once'),
  title,
  meeting: meetingId.describe('The meeting that is to consider it, which must still be to come.'),
  reason: reason.default(null),
  lead: lead.default(null),
  source: source.default(null),
  offered: z
    .boolean()
    .default(false)
    .describe('Whether another body offers it, and the panel is still to accept it.'),
});

const forEveryMeeting = z
  .strictObject({
    comes: z.literal('every meeting'),
    title,
    as: regular.options[0].shape.as.describe('What the programme lists it under.'),
    condition: condition.default(null),
  })
  .refine((given) => given.as === 'item to note' || given.condition === null, {
    path: ['condition'],
    message: 'only an item to note comes on a condition',
  });

const adding = z.discriminatedUnion('comes', [forOneMeeting, forEveryMeeting]);

/** Throws the {@link Problem} of a source that there is not, or that is of a board which the caller does not reach. */
async function refuseUnlessSource(
  given: Source | null | undefined,
  { service: { register }, caller }: Pick<Request, 'service' | 'caller'>,
): Promise<void> {
  if (!given) return;
  refuseUnlessReached(caller, given.kind === 'action' ? boardOfRef(given.ref) : given.board);
  if (given.kind === 'minute') {
    const meetings = await register.meetings(given.board);
    if (meetings.some(({ id }) => id === given.meeting)) return;
    throw wrongAt('/source/meeting', `board ${given.board} has no meeting “${given.meeting}”`);
  }
  if ((await register.action(given.ref)) === undefined) {
    throw wrongAt('/source/ref', `there is no action ${given.ref}`);
  }
}

/** All of a new entry but its number, which is known only when it is kept. */
async function makerOf(request: Request<z.infer<typeof boardParams>, unknown, z.infer<typeof adding>>) {
  const { body, board, author, service } = request;
  if (body.comes === 'every meeting') {
    const facts = { board: board.id, title: body.title, as: body.as, condition: body.condition };
    return (ref: ProgrammeEntry['ref']) => keepRegular({ ...facts, ref }, author);
  }
  const [meetings, owners] = await Promise.all([
    service.register.meetings(board.id),
    service.register.owners(board.id),
    refuseUnlessSource(body.source, request),
  ]);
  const meeting = meetingAt('/meeting', meetings, body.meeting);
  namedAt('/meeting', unlessOver(meeting));
  const facts = {
    board: board.id,
    title: body.title,
    meeting: meeting.id,
    reason: body.reason,
    lead: body.lead === null ? null : ownerAt('/lead', owners, body.lead).id,
    source: body.source,
    ...{ received: null, duty: null, printed: null },
  };
  const put = body.offered ? offer : plan;
  return (ref: ProgrammeEntry['ref']) => put({ ...facts, ref }, author);
}

const addItem = operation({
  id: 'addItem',
  method: 'post',
  path: '/v1/boards/{board}/items',
  section: 'Programme',
  summary: 'Puts business on the programme, for one meeting or for every one',
  description: 'The lead of an item for one meeting is reminded of its paper, unless it is only offered.',
  scope: 'matters/record',
  params: boardParams,
  body: {
    kind: 'json',
    schema: adding,
    examples: {
      'for one meeting': {
        comes: 'once',
        title: 'Contacting the Force',
        meeting: '2024-02',
        reason: 'Requested by the Panel',
        lead: 'pcc',
        source: { kind: 'action', ref: 'PDB-2023-12-1' },
      },
      'offered by another body': {
        comes: 'once',
        title: 'Annual report on complaints',
        meeting: '2024-06',
        offered: true,
      },
      'at every meeting': {
        comes: 'every meeting',
        title: 'Performance and Delivery Board minutes',
        as: 'item to note',
        condition: 'if available',
      },
    },
  },
  done: {
    status: 201,
    description: 'The new entry.',
    schema: itemShown,
    example: plannedItem,
    location: true,
  },
  handle: async (request) => {
    const { board, author, conditions, service } = request;
    return added<ProgrammeEntry>(
      { author, conditions, service },
      {
        among: () => service.register.programme(board.id),
        make: async (programme) => {
          const make = await makerOf(request);
          return unlessRefused(unlessThere(make(nextItemRef(board.id, programme)), programme)).entry;
        },
        represent: representedItem(request),
        location: whereItemIs,
      },
    );
  },
});

const amending = z
  .strictObject({
    title: title.exactOptional(),
    reason: reason.exactOptional(),
    lead: lead.exactOptional(),
    source: source.exactOptional(),
    condition: condition.exactOptional(),
  })
  .refine(
    (given) => Object.keys(given).length > 0,
    'say what to change: title, reason, lead, source or condition',
  );

const amendItem = operation({
  id: 'amendItem',
  method: 'patch',
  path: '/v1/boards/{board}/items/{ref}',
  section: 'Programme',
  summary: 'Puts an entry’s title, reason, lead, source or condition right',
  description:
    'What is not named stays; null takes one away. Reason, lead and source are of an item for one meeting, a condition of an item to note.',
  scope: 'matters/record',
  params: itemParams,
  body: {
    kind: 'json',
    schema: amending,
    examples: {
      'another lead': { lead: 'Chief Constable' },
      'on no condition any more': { condition: null },
    },
  },
  ifMatch: 'required',
  done: { status: 200, description: 'The entry as it is now.', schema: itemShown, example: amendedItem },
  handle: async (request) => {
    const { body, board, author, service } = request;
    const [owners] = await Promise.all([
      service.register.owners(board.id),
      refuseUnlessSource(body.source, request),
    ]);
    const { lead: name, ...rest } = body;
    const represent = representedItem(request);
    return changed<ProgrammeEntry>(request, {
      read: itemOf(request),
      represent,
      decide: async (entry) => {
        const office = name === undefined || name === null ? name : ownerAt('/lead', owners, name).id;
        const amendment = { ...rest, ...(office !== undefined && { lead: office }) };
        const outcome = amendEntry(entry, amendment, author);
        return unlessRefused(outcome, outcome.outcome === 'refused' ? await represent(entry) : undefined)
          .entry;
      },
    });
  },
});

export const itemOperations = [listItems, addItem, showItem, amendItem];
