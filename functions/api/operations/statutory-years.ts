import * as z from 'zod';
import { addYear, addYearInput, proposeYear, statutoryYearInput } from '../../secretariat/statutory-year.ts';
import { answerSeveral, officeOf } from '../protocol/conditional-change.ts';
import { operation } from '../protocol/operation.ts';
import { foundOrProblem } from '../protocol/refusals.ts';
import { boardCode } from '../shapes/common.ts';
import {
  additionsOfTheYear,
  additionsShown,
  statutoryYear,
  statutoryYearShown,
  toAdditionsBody,
  toYearBody,
} from '../shapes/statutory-year.ts';

/** As it stands in the path, in four figures. */
const year = z
  .string()
  .regex(/^2[01]\d\d$/, 'write a year as 2025')
  .transform(Number)
  .pipe(statutoryYearInput)
  .describe(statutoryYearInput.description ?? '');
const params = z.object({ board: boardCode, year });
const path = '/v1/boards/{board}/statutory-years/{year}';

const show = operation({
  id: 'showStatutoryYear',
  method: 'get',
  path,
  section: 'Programme',
  summary: 'The business that the law fixes for a year of a police and crime panel',
  description:
    'With its days in law, what of it the programme has, and what would be added for the rest. `409` for a board that is no panel, to which the law fixes nothing.',
  scope: 'matters/read',
  params,
  done: { status: 200, description: 'The year.', schema: statutoryYearShown, example: statutoryYear },
  problems: ['conflict'],
  handle: async (request) => ({
    status: 200,
    body: toYearBody(await foundOrProblem(await proposeYear(officeOf(request), request.params.year))),
  }),
});

const add = operation({
  id: 'addStatutoryYear',
  method: 'post',
  path: `${path}/additions`,
  section: 'Programme',
  summary: 'Puts on the programme what it lacks of that business',
  description:
    'With the owner and the meeting that an item needs, where the board has none. Nothing is added twice, nor what was withdrawn or replaced; what there is only after a veto, only when that is said. `409` for a board that is no panel.',
  scope: 'matters/record',
  params,
  query: z.strictObject({
    vetoed: z
      .enum(['true', 'false'])
      .default('false')
      .describe(addYearInput.shape.vetoed.description ?? ''),
    only: addYearInput.shape.only,
  }),
  done: {
    status: 200,
    description: 'What was added now: nothing, where the programme had all of it.',
    schema: additionsShown,
    example: additionsOfTheYear,
  },
  handle: (request) =>
    answerSeveral(request, {
      perform: (office) =>
        addYear(office, request.params.year, {
          vetoed: request.query.vetoed === 'true',
          only: request.query.only,
        }),
      represent: async (additions) => toAdditionsBody(additions),
    }),
});

export const statutoryYearOperations = [show, add];
