import { describe, expect, it } from 'vitest';
import {
  apiEnvironment,
  readEnvironment,
  sendEnvironment,
  sweepEnvironment,
} from '../functions/environment.ts';

const sweep = {
  MATTERS_TABLE: 'register',
  MATTERS_BOARD_QUEUE: 'https://sqs.eu-west-2.amazonaws.com/111122223333/boards',
  MATTERS_SEND_QUEUE: 'https://sqs.eu-west-2.amazonaws.com/111122223333/dispatches',
  MATTERS_OWNERS_DEAD_LETTERS: 'https://sqs.example/boards-dead https://sqs.example/dispatches-dead',
  MATTERS_SECRETARIES_DEAD_LETTERS: 'https://sqs.example/events-dead',
  MATTERS_FREEZE_PARAMETER: '/matters/sending',
};

describe('the environment of a function', () => {
  it('is what it asks for, and no more', () => {
    expect(readEnvironment(sweepEnvironment, { ...sweep, HOME: '/root' })).toEqual({
      ...sweep,
      MATTERS_OWNERS_DEAD_LETTERS: ['https://sqs.example/boards-dead', 'https://sqs.example/dispatches-dead'],
      MATTERS_SECRETARIES_DEAD_LETTERS: ['https://sqs.example/events-dead'],
    });
  });

  it.each([
    ['leaves a queue out', { MATTERS_BOARD_QUEUE: undefined }, 'MATTERS_BOARD_QUEUE is missing'],
    [
      'has a queue by its name',
      { MATTERS_SEND_QUEUE: 'dispatches' },
      'MATTERS_SEND_QUEUE is “dispatches”: is not a web address',
    ],
    [
      'names no dead letters',
      { MATTERS_OWNERS_DEAD_LETTERS: '' },
      'MATTERS_OWNERS_DEAD_LETTERS is “”: names no queue',
    ],
    ['leaves a name empty', { MATTERS_TABLE: '' }, 'MATTERS_TABLE is “”'],
    ['has another clock', { MATTERS_CLOCK: 'tomorrow' }, 'MATTERS_CLOCK is “tomorrow”'],
  ])('that %s is refused with a sentence', (_, wrong, sentence) => {
    expect(() => readEnvironment(sweepEnvironment, { ...sweep, ...wrong })).toThrow(
      `the environment is wrong: ${sentence}`,
    );
  });

  it('of the sender names who alone may be written to, with spaces between; everybody when left out', () => {
    const send = {
      MATTERS_TABLE: 'register',
      MATTERS_MAIL_FROM: 'actions@pcc.example',
      MATTERS_CONFIGURATION_SET: 'matters',
      MATTERS_FREEZE_PARAMETER: '/matters/sending',
      MATTERS_PAGES_ADDRESS: 'https://matters.pcc.example',
      MATTERS_LINK_SECRET: '/matters/link-secret',
      MATTERS_SENDERS: '2',
      MATTERS_SEND_QUEUE: 'https://sqs.eu-west-2.amazonaws.com/111122223333/dispatches',
    };
    const onlyTo = (said: object) => readEnvironment(sendEnvironment, { ...send, ...said }).MATTERS_ONLY_TO;
    expect(onlyTo({})).toEqual([]);
    const said = { MATTERS_ONLY_TO: 'PCC.example @wealdshire.example owen@force.example' };
    expect(onlyTo(said)).toEqual(['pcc.example', 'wealdshire.example', 'owen@force.example']);
    expect(() => onlyTo({ MATTERS_ONLY_TO: 'pcc.example nobody@' })).toThrow(
      'MATTERS_ONLY_TO is “pcc.example nobody@”: is neither a domain nor an email address',
    );
  });

  it('is told of all that is wrong at once', () => {
    expect(() => readEnvironment(sendEnvironment, {})).toThrow(
      /MATTERS_TABLE is missing; MATTERS_MAIL_FROM is missing/,
    );
  });
});

const api = {
  MATTERS_TABLE: 'register',
  MATTERS_PAPERS_BUCKET: 'papers',
  MATTERS_PAPERS_ADDRESS: 'https://papers.s3.eu-west-2.amazonaws.com',
  MATTERS_READING_QUEUE: 'https://sqs.eu-west-2.amazonaws.com/111122223333/readings',
  MATTERS_LINK_SECRET: '/matters/link-secret',
  MATTERS_ISSUER: 'https://cognito-idp.eu-west-2.amazonaws.com/eu-west-2_EXAMPLE',
  MATTERS_AUDIENCES: 'people case-system',
  MATTERS_GROUPS_CLAIM: 'cognito:groups',
  MATTERS_CLIENT_GROUPS: '{"case-system":["board-pdb-secretary"]}',
  MATTERS_REQUESTS_PER_MINUTE: '600',
  MATTERS_ORIGINS: '',
  MATTERS_PAGES_ADDRESS: 'https://matters.wealdshire-pcc.example',
  MATTERS_PAGES_CLIENT: 'client-of-pages',
  MATTERS_USER_POOL: 'eu-west-2_AbCdEf123',
  MATTERS_SIGN_IN_ADDRESS: 'https://wealdshire.auth.eu-west-2.amazoncognito.com',
};

describe('the environment of the API', () => {
  it('has lists with spaces between, and groups by client as JSON', () => {
    expect(readEnvironment(apiEnvironment, api)).toEqual({
      ...api,
      MATTERS_AUDIENCES: ['people', 'case-system'],
      MATTERS_CLIENT_GROUPS: { 'case-system': ['board-pdb-secretary'] },
      MATTERS_REQUESTS_PER_MINUTE: 600,
      MATTERS_ORIGINS: [],
    });
    const origins = { ...api, MATTERS_ORIGINS: 'https://intranet.example https://cases.example' };
    expect(readEnvironment(apiEnvironment, origins).MATTERS_ORIGINS).toEqual([
      'https://intranet.example',
      'https://cases.example',
    ]);
  });

  it.each([
    [
      'has nobody for whom tokens may be',
      { MATTERS_AUDIENCES: ' ' },
      'MATTERS_AUDIENCES is “ ”: names nobody',
    ],
    [
      'has groups that are no JSON',
      { MATTERS_CLIENT_GROUPS: 'board-pdb' },
      'MATTERS_CLIENT_GROUPS is “board-pdb”: is no JSON',
    ],
    [
      'has groups that are no groups',
      { MATTERS_CLIENT_GROUPS: '["board-pdb-secretary"]' },
      'MATTERS_CLIENT_GROUPS is “["board-pdb-secretary"]”: is not groups by client',
    ],
    ['lets nobody ask', { MATTERS_REQUESTS_PER_MINUTE: '0' }, 'MATTERS_REQUESTS_PER_MINUTE is “0”'],
  ])('that %s is refused with a sentence', (_, wrong, sentence) => {
    expect(() => readEnvironment(apiEnvironment, { ...api, ...wrong })).toThrow(
      `the environment is wrong: ${sentence}`,
    );
  });

  it('is told of groups of one client that are no list, by its name', () => {
    expect(() =>
      readEnvironment(apiEnvironment, { ...api, MATTERS_CLIENT_GROUPS: '{"cases":"boards"}' }),
    ).toThrow(/MATTERS_CLIENT_GROUPS is “\{"cases":"boards"\}”/);
  });
});
