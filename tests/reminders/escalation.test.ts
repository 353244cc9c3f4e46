import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import type { EscalationStep } from '../../functions/register/board.ts';
import { escalationFor, stepOf } from '../../functions/reminders/escalation.ts';
import { onePerOwner } from '../../functions/reminders/one-per-owner.ts';
import { aBoard, anOwner } from '../register/examples.ts';
import { aDispatch } from '../store/examples.ts';

const today = day('2025-01-06');
const deputy = { name: 'Chief Inspector Wren', email: 'wren@force.example', from: null, until: null };
const chief = { name: 'Chief Exec', email: 'ce@pcc.example' };
const toldAt = (step: EscalationStep, steps: EscalationStep[], deputies = [deputy], escalateTo = [chief]) =>
  escalationFor(
    aBoard({ policy: { escalationSteps: steps, escalateTo } }),
    anOwner({ deputies }),
    step,
    today,
  ).told.map(({ email }) => email);

describe('a step of an escalation', () => {
  it.each<[EscalationStep, EscalationStep[], string[]]>([
    ['named', ['named'], ['ce@pcc.example']],
    ['deputy', ['deputy', 'named'], ['wren@force.example']],
    ['named', ['deputy', 'named'], ['wren@force.example', 'ce@pcc.example']],
    ['attend', ['deputy', 'attend'], ['wren@force.example']],
    ['attend', ['attend'], ['ce@pcc.example']],
    // The policy has the step no longer: its mail tells whom it names.
    ['deputy', ['named'], ['wren@force.example']],
  ])('%s, of the ladder %j, tells %j', (step, steps, emails) => {
    expect(toldAt(step, steps)).toEqual(emails);
  });

  it('tells those named, or the secretary, where the office has no deputy in post', () => {
    const gone = { ...deputy, until: day('2024-12-31') };
    expect(toldAt('deputy', ['deputy'], [])).toEqual(['ce@pcc.example']);
    expect(toldAt('deputy', ['deputy'], [gone as never], [])).toEqual(['asha.verity@pcc.example']);
  });

  it('is told from its mail by the stage', () => {
    expect(['escalation-to-deputy', 'escalation', 'escalation-to-attend', 'chase-1'].map(stepOf)).toEqual([
      'deputy',
      'named',
      'attend',
      undefined,
    ]);
  });

  it('of the later kind goes, where two are owed on a day, and covers the other', () => {
    const mails = ['escalation-to-deputy', 'escalation-to-attend', 'escalation'].map((stage) =>
      aDispatch({ id: `pdb_due_20241211_${stage}_force`, kind: 'escalation', stage, cutOff: today }),
    );
    const { send, coveredBy } = onePerOwner(mails, today);
    expect(send.map(({ stage }) => stage)).toEqual(['escalation-to-attend']);
    expect(coveredBy.map(({ dispatch }) => dispatch.stage)).toEqual(['escalation-to-deputy', 'escalation']);
  });
});
