import { describe, expect, it } from 'vitest';
import { permittedSchema, whyNotWrittenTo } from '../../functions/mail/only-to.ts';

describe('who may be written to', () => {
  it.each([
    [[], 'anybody@anywhere.example', true],
    [['pcc.example'], 'asha@pcc.example', true],
    [['pcc.example'], 'Asha@PCC.example', true],
    [['pcc.example'], 'asha@mail.pcc.example', false],
    [['pcc.example'], 'asha@notpcc.example', false],
    [['pcc.example'], 'pcc.example@force.example', false],
    [['owen@force.example'], 'Owen@force.example', true],
    [['owen@force.example'], 'not.owen@force.example', false],
    [['pcc.example', 'owen@force.example'], 'owen@force.example', true],
  ])('with %j is %s: %s', (onlyTo, address, may) => {
    expect(whyNotWrittenTo(onlyTo, [address]) === undefined).toBe(may);
  });

  it('is said with whom a mail was for that may not', () => {
    const addresses = ['asha@pcc.example', 'owen@force.example', 'chief@force.example'];
    expect(whyNotWrittenTo(['pcc.example', 'cfo@fire.example'], addresses)).toBe(
      'not written to: only addresses at pcc.example and cfo@fire.example may be, see matters mail show; owen@force.example and chief@force.example may not',
    );
  });

  it.each([
    ['PCC.example', 'pcc.example'],
    ['@pcc.example', 'pcc.example'],
    [' Owen@Force.example ', 'owen@force.example'],
  ])('may be typed as %j', (typed, permitted) => {
    expect(permittedSchema.parse(typed)).toBe(permitted);
  });

  it.each(['', '@', 'the PCC', 'owen@', '*.example'])('is not %j', (typed) => {
    expect(permittedSchema.safeParse(typed).success).toBe(false);
  });
});
