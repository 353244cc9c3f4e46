import * as z from 'zod';
import { decidePublic, decisionsInput, publicGate } from '../../secretariat/publishing.ts';
import { answerSeveral, officeOf } from '../protocol/conditional-change.ts';
import { operation } from '../protocol/operation.ts';
import { foundOrProblem } from '../protocol/refusals.ts';
import { boardParams } from '../shapes/common.ts';
import { decisionsMade, gateShown, toDecisionsBody, toGateBody } from '../shapes/public-register.ts';

const path = '/v1/boards/{board}/public-register';

const due = { date: '2024-12-11', inWords: '11 December 2024' };
const aRow = {
  ...{ meeting: '2024-10', askedOn: '2024-10-02', action: 'Report to Mrs Hale', owner: 'Force' },
  ...{ firstDue: due, due, moves: [], status: 'open', closedOn: null, how: null },
  ...{ undertaking: null, undertakingDue: null, metOn: null, met: null },
};

const show = operation({
  id: 'showPublicRegister',
  method: 'get',
  path,
  section: 'Public register',
  summary: 'What is published of a board’s actions, and what waits to be looked at',
  description:
    'Every action with what would be published of it, what of that looks private, and how it stands towards the public. `matters publish` writes the pages, of nothing but what was published here.',
  scope: 'matters/read',
  params: boardParams,
  query: z.strictObject({
    waits: z
      .enum(['true', 'false'])
      .default('false')
      .describe('Only those that are new, or otherwise than when they were decided on.'),
  }),
  done: {
    status: 200,
    description: 'The rows.',
    schema: gateShown,
    example: {
      check: 1,
      rows: [
        {
          ...{ ref: 'PDB-2024-10-1', standing: 'new', waits: true, seen: '0123456789abcdef', row: aRow },
          ...{ worded: [], changes: [], heldBack: null },
          findings: [
            {
              ...{ kind: 'a person', found: 'Mrs Hale', text: 'action' },
              why: 'name the office that answers, not who holds it',
            },
          ],
        },
      ],
    },
  },
  handle: async (request) => {
    const rows = await foundOrProblem(await publicGate(officeOf(request)));
    const shown = request.query.waits === 'true' ? rows.filter(({ waits }) => waits) : rows;
    return { status: 200, body: toGateBody(shown) };
  },
});

/** So many decisions fit into a body. */
const mostInBody = 200;

const decide = operation({
  id: 'decidePublic',
  method: 'post',
  path,
  section: 'Public register',
  summary: 'Publishes actions, in their own words or in others, or holds them back',
  description:
    'Each is decided by itself, as it was shown: one that was changed since waits for another look, and keeps no other from being decided. Why something is held back is kept in the register and published nowhere. An Idempotency-Key covers the whole.',
  scope: 'matters/discharge',
  params: boardParams,
  body: {
    kind: 'json',
    schema: decisionsInput(mostInBody),
    examples: {
      'one published, one held back': {
        rows: [
          { ref: 'PDB-2024-10-1', seen: '0123456789abcdef', decision: 'publish' },
          {
            ...{ ref: 'PDB-2024-10-2', seen: 'fedcba9876543210', decision: 'hold back' },
            reason: 'it names a witness',
          },
        ],
      },
      'with other words': {
        rows: [
          {
            ...{ ref: 'PDB-2024-10-1', seen: '0123456789abcdef', decision: 'publish' },
            words: { action: 'Report to the owner of the house' },
          },
        ],
      },
    },
  },
  done: {
    status: 200,
    description: 'What became of each.',
    schema: decisionsMade,
    example: {
      outcomes: [
        { ref: 'PDB-2024-10-1', outcome: 'published', version: 1 },
        {
          ...{ ref: 'PDB-2024-10-2', outcome: 'refused', because: 'not as seen' },
          detail: 'PDB-2024-10-2 was changed since it was looked at: look at it again.',
        },
      ],
    },
  },
  handle: (request) =>
    answerSeveral(request, {
      perform: (office) => decidePublic(office, request.body),
      represent: async (outcomes) => toDecisionsBody(outcomes),
    }),
});

export const publicRegisterOperations = [show, decide];
