import { describe, expect, it } from 'vitest';
import { readEnvironment, sendEnvironment, sweepEnvironment } from '../functions/environment.ts';

const sweep = {
  MATTERS_TABLE: 'register',
  MATTERS_BOARD_QUEUE: 'https://sqs.eu-west-2.amazonaws.com/111122223333/boards',
  MATTERS_SEND_QUEUE: 'https://sqs.eu-west-2.amazonaws.com/111122223333/dispatches',
  MATTERS_FREEZE_PARAMETER: '/matters/sending',
};

describe('the environment of a function', () => {
  it('is what it asks for, and no more', () => {
    expect(readEnvironment(sweepEnvironment, { ...sweep, HOME: '/root' })).toEqual(sweep);
  });

  it.each([
    ['leaves a queue out', { MATTERS_BOARD_QUEUE: undefined }, 'MATTERS_BOARD_QUEUE is missing'],
    [
      'has a queue by its name',
      { MATTERS_SEND_QUEUE: 'dispatches' },
      'MATTERS_SEND_QUEUE is “dispatches”: is not a web address',
    ],
    ['leaves a name empty', { MATTERS_TABLE: '' }, 'MATTERS_TABLE is “”'],
    ['has another clock', { MATTERS_CLOCK: 'tomorrow' }, 'MATTERS_CLOCK is “tomorrow”'],
  ])('that %s is refused with a sentence', (_, wrong, sentence) => {
    expect(() => readEnvironment(sweepEnvironment, { ...sweep, ...wrong })).toThrow(
      `the environment is wrong: ${sentence}`,
    );
  });

  it('is told of all that is wrong at once', () => {
    expect(() => readEnvironment(sendEnvironment, {})).toThrow(
      /MATTERS_TABLE is missing; MATTERS_MAIL_FROM is missing/,
    );
  });
});
