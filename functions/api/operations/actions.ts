import * as z from 'zod';
import { type CalendarDate, calendarDateSchema, monthOf } from '../../calendar/days.ts';
import { Problem } from '../../http/problem.ts';
import type { WebService } from '../../http/service.ts';
import {
  type Action,
  actionSchema,
  actionStatuses,
  boardOfRef,
  byReference,
  isLive,
  nextRef,
} from '../../register/action.ts';
import { change, raise } from '../../register/action-transitions.ts';
import { dueDate, dueNamedSince, dueNow, metBy } from '../../register/due.ts';
import { hasDate, type Meeting } from '../../register/meeting.ts';
import type { Owner } from '../../register/owner.ts';
import { added, changed, unlessRefused } from '../protocol/conditional-change.ts';
import { meetingAt, namedAt, ownerAt } from '../protocol/lookups.ts';
import { type Asked, operation } from '../protocol/operation.ts';
import { linked, pageAsked, pageFrom } from '../protocol/pagination.ts';
import { inList, shown } from '../protocol/representation.ts';
import {
  actionListed,
  actionRef,
  actionShown,
  boardCode,
  boardParams,
  dueAsked,
  meetingId,
  pageOf,
} from '../shapes/common.ts';
import { amendedAction, openAction } from '../shapes/examples.ts';

const withDueDay = (action: Action, meetings: readonly Meeting[]): CalendarDate | null =>
  dueDate(dueNow(action), meetings);

/** An action as the API shows it, with the day on which what is owed falls due. */
export const represented =
  ({ register }: WebService) =>
  async (action: Action) => ({
    ...shown(action),
    dueOn: withDueDay(action, await register.meetings(action.board)),
  });

/** The action that the path names. Throws the {@link Problem} when the board has none. */
export const actionOf =
  ({
    service,
    board,
    params: { ref },
  }: Pick<Asked<z.infer<typeof actionParams>>, 'service' | 'board' | 'params'>) =>
  async (): Promise<Action> => {
    const action = boardOfRef(ref) === board.id ? await service.register.action(ref) : undefined;
    if (action) return action;
    throw new Problem('not-found', `Board ${board.id} has no action ${ref}.`);
  };

export const whereActionIs = ({ board, ref }: Action): string => `/v1/boards/${board}/actions/${ref}`;

export const actionParams = z.object({ board: boardCode, ref: actionRef });
const common = actionSchema.options[0].shape;

const listed = z.strictObject({
  status: z
    .enum(['owed', ...actionStatuses, 'all'])
    .default('owed')
    .describe('Those that stand so; `owed`: of which something is still owed, an undertaking too.'),
  owner: z.string().optional().describe('Those of one owner, by code or name.'),
  raisedAt: meetingId.optional().describe('Those that one meeting asked for, by its identity.'),
  dueBy: calendarDateSchema.optional().describe('Those of which something falls due on that day or before.'),
  ...pageAsked,
});

const listActions = operation({
  id: 'listActions',
  method: 'get',
  path: '/v1/boards/{board}/actions',
  section: 'Actions',
  summary: 'The actions of a board',
  description:
    'Those of which something is still owed, unless `status` says; in the order of their references.',
  scope: 'matters/read',
  params: boardParams,
  query: listed,
  done: {
    status: 200,
    description: 'A page of them.',
    schema: pageOf(actionListed),
    example: { items: [{ ...openAction, history: undefined }], next: null },
  },
  handle: async ({ query, board, service }) => {
    const { register } = service;
    const [found, meetings, owners] = await Promise.all([
      query.status === 'owed' ? register.liveActions(board.id) : register.actions(board.id),
      register.meetings(board.id),
      register.owners(board.id),
    ]);
    const owner = query.owner === undefined ? undefined : ownerAt('query/owner', owners, query.owner).id;
    if (query.raisedAt !== undefined) meetingAt('query/raisedAt', meetings, query.raisedAt);
    const wanted = found
      .map((action) => ({ ...action, dueOn: withDueDay(action, meetings) }))
      .filter((one) => query.status === 'all' || query.status === 'owed' || one.status === query.status)
      .filter((one) => owner === undefined || one.owner === owner)
      .filter((one) => query.raisedAt === undefined || one.raisedAt === query.raisedAt)
      .filter(
        (one) => query.dueBy === undefined || (isLive(one) && one.dueOn !== null && one.dueOn <= query.dueBy),
      )
      .sort(byReference)
      .map(inList);
    const path = `/v1/boards/${board.id}/actions`;
    return linked(await pageFrom(service, { path, query, things: wanted, nameOf: ({ ref }) => ref }));
  },
});

const showAction = operation({
  id: 'showAction',
  method: 'get',
  path: '/v1/boards/{board}/actions/{ref}',
  section: 'Actions',
  summary: 'An action and its whole history',
  scope: 'matters/read',
  params: actionParams,
  done: { status: 200, description: 'The action.', schema: actionShown, example: openAction },
  handle: async (asked) => ({ status: 200, body: await represented(asked.service)(await actionOf(asked)()) }),
});

const text = common.text.max(4_000).describe('What is asked for, as the Overview of Actions prints it.');
const minuted = z
  .string()
  .trim()
  .min(1)
  .max(10_000)
  .nullable()
  .describe('The wording of the minute itself, where it differs.');
const section = z.string().trim().min(1).max(500).nullable().describe('The agenda section it arose under.');
const owner = z.string().trim().min(1).max(200).describe('Of whom: an owner’s code, or a name it goes by.');

const raising = z.strictObject({
  meeting: meetingId.describe('The meeting that asked for it, which must have met.'),
  text,
  owner,
  due: dueAsked.default('next meeting'),
  section: section.default(null),
  minuted: minuted.default(null),
});

const raiseAction = operation({
  id: 'raiseAction',
  method: 'post',
  path: '/v1/boards/{board}/actions',
  section: 'Actions',
  summary: 'Raises an action',
  description: 'Besides those that notes bring. Its owner is told with the next morning’s mails.',
  scope: 'matters/record',
  params: boardParams,
  body: {
    kind: 'json',
    schema: raising,
    examples: {
      'at the next meeting': {
        meeting: '2024-10',
        text: 'Force: report how long 101 callers wait',
        owner: 'force',
      },
      'by a day': {
        meeting: '2024-10',
        text: 'Send the audit report',
        owner: 'CFO',
        due: '2024-11-29',
        section: 'Finance',
      },
    },
  },
  done: {
    status: 201,
    description: 'The new action.',
    schema: actionShown,
    example: openAction,
    location: true,
  },
  handle: async (asked) => {
    const { body, board, conditions, service } = asked;
    const { register } = service;
    const [meetings, owners, live] = await Promise.all([
      register.meetings(board.id),
      register.owners(board.id),
      // Of a request with a key it is also to be known whether it raised something elsewhere.
      conditions.request === undefined ? [] : register.liveActions(board.id),
    ]);
    const at = meetingAt('/meeting', meetings, body.meeting);
    return added<Action>(asked, {
      among: async () => [
        ...(hasDate(at) ? await register.actionsRaisedIn(board.id, monthOf(at.date)) : []),
        ...live,
      ],
      make: (earlier) => raisedBy(asked, at, earlier, meetings, owners),
      represent: represented(service),
      location: whereActionIs,
    });
  },
});

/** What the body asks for at that meeting. Throws the {@link Problem} of what is not as it must be. */
function raisedBy(
  {
    body,
    board,
    today,
    author,
  }: Pick<
    Asked<{ board: string }, undefined, z.infer<typeof raising>>,
    'body' | 'board' | 'today' | 'author'
  >,
  at: Meeting,
  earlier: readonly Action[],
  meetings: readonly Meeting[],
  owners: readonly Owner[],
): Action {
  namedAt('/meeting', metBy(at, today));
  if (!hasDate(at)) throw new Error(`meeting ${at.id} met, and has no date`);
  const { text, minuted, section } = body;
  return raise(
    {
      ...{ board: board.id, raisedAt: at.id, raisedOn: at.date, text, minuted, section },
      owner: ownerAt('/owner', owners, body.owner).id,
      due: namedAt('/due', dueNamedSince(body.due, meetings, at.date, at.date)).due,
      ref: nextRef(board.id, at.date, earlier),
    },
    author,
  );
}

const amending = z
  .strictObject({
    text: text.exactOptional(),
    owner: owner.exactOptional(),
    due: dueAsked.exactOptional(),
    section: section.exactOptional(),
    minuted: minuted.exactOptional(),
  })
  .refine(
    (given) => Object.keys(given).length > 0,
    'say what to change: text, owner, due, section or minuted',
  );

const amendAction = operation({
  id: 'amendAction',
  method: 'patch',
  path: '/v1/boards/{board}/actions/{ref}',
  section: 'Actions',
  summary: 'Puts an action’s wording, owner or due date right',
  description:
    'What is not named stays. Of an action discharged on an undertaking, `due` is when the undertaking is due.',
  scope: 'matters/record',
  params: actionParams,
  body: {
    kind: 'json',
    schema: amending,
    examples: { 'another date': { due: '2025-03' }, 'another owner': { owner: 'Chief Constable' } },
  },
  ifMatch: 'required',
  done: { status: 200, description: 'The action as it is now.', schema: actionShown, example: amendedAction },
  handle: async (asked) => {
    const { body, board, today, author, service } = asked;
    const [meetings, owners] = await Promise.all([
      service.register.meetings(board.id),
      service.register.owners(board.id),
    ]);
    const { due, owner: name, ...texts } = body;
    return changed<Action>(asked, {
      read: actionOf(asked),
      represent: represented(service),
      decide: (action) => {
        const amendment = {
          ...texts,
          ...(name !== undefined && { owner: ownerAt('/owner', owners, name).id }),
          ...(due !== undefined && {
            due: namedAt('/due', dueNamedSince(due, meetings, today, action.raisedOn)).due,
          }),
        };
        return unlessRefused(change(action, amendment, author), action).action;
      },
    });
  },
});

export const actionOperations = [listActions, raiseAction, showAction, amendAction];
