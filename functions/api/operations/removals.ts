import type * as z from 'zod';
import type { Scope } from '../../scopes.ts';
import type { Done, Kept, NotDone, Office } from '../../secretariat/office.ts';
import {
  removeAction,
  removeInput,
  removeItem,
  removeMeeting,
  removeOwner,
} from '../../secretariat/removals.ts';
import { answerSeveral } from '../protocol/conditional-change.ts';
import { operation, type Request, type Section } from '../protocol/operation.ts';
import { bodiesOf } from '../shapes/bodies.ts';
import { actionShown } from '../shapes/common.ts';
import { removedAction } from '../shapes/examples.ts';
import { itemShown, removedItem } from '../shapes/item.ts';
import { meetingShown, removedMeeting } from '../shapes/meeting.ts';
import { ownerShown, removedOwner } from '../shapes/owner.ts';
import { actionParams } from './actions.ts';
import { itemParams } from './items.ts';
import { meetingParams } from './meetings.ts';
import { ownerParams } from './owners.ts';

type Removal<Params> = {
  id: string;
  path: string;
  section: Section;
  summary: string;
  description: string;
  scope: Scope;
  params: z.ZodType<Params>;
  schema: z.ZodType;
  example: unknown;
  perform: (
    office: Office,
    params: Params,
    input: z.infer<typeof removeInput>,
  ) => Promise<Done<Kept> | NotDone>;
};

/** Takes back a thing that was entered by mistake. The history of the board has what it was. */
const removal = <Params extends { board: string }>({ schema, example, perform, ...rest }: Removal<Params>) =>
  operation<Params, z.infer<typeof removeInput>>({
    ...rest,
    method: 'delete',
    query: removeInput,
    ifMatch: 'required',
    done: { status: 200, description: 'What it was, as it was taken back.', schema, example },
    handle: (request) => {
      const { service, board } = request as Request<{ board: string }>;
      return answerSeveral<Kept>(request as Request<{ board: string }>, {
        perform: (office) => perform(office, request.params, request.query),
        represent: bodiesOf(service.register, board),
      });
    },
  });

const marked =
  'A caution then says so, and it is answered with `inError` and without `removed`: it is in no paper, and nobody is reminded of it.';

export const removalOperations = [
  removal({
    id: 'removeAction',
    path: '/v1/boards/{board}/actions/{ref}',
    section: 'Actions',
    summary: 'Takes back an action that was entered by mistake',
    description: `It is removed, and its reference is not given again. One that a mail told of, or that business came from, is marked as entered by mistake and stays. ${marked} One that was discharged is re-opened first.`,
    scope: 'matters/discharge',
    params: actionParams,
    schema: actionShown,
    example: removedAction,
    perform: (office, { ref }, input) => removeAction(office, ref, input),
  }),
  removal({
    id: 'removeMeeting',
    path: '/v1/boards/{board}/meetings/{id}',
    section: 'Meetings',
    summary: 'Takes back a meeting that was entered by mistake',
    description: `It is removed, where nothing hangs on it: no action, no item, no notes. One whose date a mail gave is marked as entered by mistake and stays. ${marked}`,
    scope: 'matters/record',
    params: meetingParams,
    schema: meetingShown,
    example: removedMeeting,
    perform: (office, { id }, input) => removeMeeting(office, id, input),
  }),
  removal({
    id: 'removeOwner',
    path: '/v1/boards/{board}/owners/{id}',
    section: 'Owners',
    summary: 'Takes back an owner that was entered by mistake',
    description: `It is removed, where it owes nothing. One that the register speaks of, or that was written to, is marked as entered by mistake and stays. ${marked} Its code can be given again.`,
    scope: 'matters/record',
    params: ownerParams,
    schema: ownerShown,
    example: removedOwner,
    perform: (office, { id }, input) => removeOwner(office, id, input),
  }),
  removal({
    id: 'removeItem',
    path: '/v1/boards/{board}/items/{ref}',
    section: 'Programme',
    summary: 'Takes back what was put on the programme by mistake',
    description: `It is removed, and its reference is not given again. What a mail told of is marked as entered by mistake and stays. ${marked} What was presented or replaced is reinstated first.`,
    scope: 'matters/record',
    params: itemParams,
    schema: itemShown,
    example: removedItem,
    perform: (office, { ref }, input) => removeItem(office, ref, input),
  }),
];
