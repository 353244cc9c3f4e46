import { expect, it } from 'vitest';
import { toProblem } from '../../../functions/api/protocol/refusals.ts';
import { notDone } from '../../../functions/secretariat/office.ts';

it('a file for which too many others wait may be sent again after a while', async () => {
  const why = 'notes.docx was not read, as many other files wait to be: send it again in a minute';
  const problem = await toProblem(notDone('too many at once', why, { field: ['file'] }));
  expect(problem).toMatchObject({
    problem: 'too-many-requests',
    more: { headers: { 'retry-after': '60' } },
  });
});
