import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { type Dispatch, dispatchIdSchema, dispatchSchema } from '../../functions/reminders/dispatch.ts';
import type { SentText } from '../../functions/reminders/sent-text.ts';
import { type Ledger, openLedger } from '../../functions/store/ledger.ts';
import { type Engine, startEngine } from './engine.ts';
import { aDispatch, aSending, aSentText } from './examples.ts';

let engine: Engine;
let ledger: Ledger;

beforeAll(async () => {
  engine = await startEngine();
  ledger = openLedger(engine.client, engine.tableName);
});
afterAll(() => engine.stop());

const ids = (dispatches: { id: string }[]): string[] => dispatches.map(({ id }) => id);

it('gives a dispatch back as it was saved', async () => {
  const dispatch = aDispatch({ board: 'kept', why: 'the Chief Constable’s two actions fall due' });
  expect(await ledger.save(dispatch)).toBe('saved');
  expect(await ledger.dispatch('kept', dispatch.id)).toEqual(dispatch);
  expect(await ledger.dispatch('other', dispatch.id)).toBeUndefined();
});

it('lets one of fifty write to a dispatch, though all write the same words in the same moment', async () => {
  await ledger.save(aDispatch({ board: 'race' }));
  const next = aDispatch({ board: 'race', state: 'sent', version: 2 });
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => ledger.save(next)));
  expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1);
  expect(await ledger.dispatch('race', next.id)).toEqual(next);
});

it('plans a dispatch once', async () => {
  const outcomes = [
    await ledger.save(aDispatch({ board: 'once' })),
    await ledger.save(aDispatch({ board: 'once' })),
  ];
  expect(outcomes).toEqual(['saved', 'changed meanwhile']);
});

it('knows which of many it already holds, however many and however often they are asked for', async () => {
  const held = Array.from({ length: 130 }, (_, index) => aDispatch({ board: 'known', id: `held-${index}` }));
  for (const dispatch of held) await ledger.save(dispatch);
  const asked = [...held, ...held].flatMap(({ id }) => [id, dispatchIdSchema.parse(`not-${id}`)]);
  const known = await ledger.known('known', asked);
  expect(ids(known).sort()).toEqual(ids(held).sort());
  expect(await ledger.known('known', [])).toEqual([]);
});

it('holds as live what is under way or a trouble untold, by the day it fell due', async () => {
  const lost = { board: 'live', state: 'missed', why: 'past its cut-off', owner: null } as const;
  const live = [
    aDispatch({ board: 'live', id: 'e', state: 'bounced', why: 'no such mailbox', dueOn: '2024-11-22' }),
    aDispatch({ board: 'live', id: 'd', state: 'unknown', why: 'connection reset', dueOn: '2024-11-21' }),
    aDispatch({ board: 'live', id: 'c', state: 'sending', dueOn: '2024-11-20' }),
    aDispatch({ board: 'live', id: 'b', state: 'planned', dueOn: '2024-11-19' }),
    aDispatch({ board: 'live', id: 'a', state: 'planned', dueOn: '2024-12-02' }),
    aDispatch({ ...lost, id: 'j', kind: 'action report', dueOn: '2024-12-03' }),
  ];
  const ended = [
    aDispatch({ board: 'live', id: 'f', state: 'sent' }),
    aDispatch({ board: 'live', id: 'g', state: 'cancelled', why: 'nothing left to say' }),
    aDispatch({ board: 'live', id: 'h', state: 'failed', why: 'refused', reportedIn: 'problems-1' }),
    aDispatch({ ...lost, id: 'i', kind: 'problems' }),
  ];
  for (const dispatch of [...live, ...ended]) await ledger.save(dispatch);
  expect(ids(await ledger.live('live'))).toEqual(['b', 'c', 'd', 'e', 'a', 'j']);
  expect(ids(await ledger.dispatchesOf('live'))).toHaveLength(10);
});

it('leaves the live list when it ends', async () => {
  await ledger.save(aDispatch({ board: 'ends' }));
  await ledger.save(aDispatch({ board: 'ends', state: 'sent', version: 2 }));
  expect(await ledger.live('ends')).toEqual([]);
});

it('lists the dispatches that fell due since a day, that day included', async () => {
  for (const dueOn of ['2024-11-21', '2024-11-19', '2024-11-20']) {
    await ledger.save(aDispatch({ board: 'since', id: dueOn, dueOn }));
  }
  const since = await ledger.dispatchesOf('since', { since: day('2024-11-20') });
  expect(ids(since)).toEqual(['2024-11-20', '2024-11-21']);
});

it('reads nothing of what ended before that day', async () => {
  const old = aDispatch({ board: 'old', id: 'old', state: 'sent', dueOn: '2023-11-21' });
  const key = { board: 'old', entry: 'DISPATCH#old', live: 'ENDED#2023-11-21#old' };
  await engine.client.send(
    new PutCommand({ TableName: engine.tableName, Item: { ...old, ...key, state: 'lost' } }),
  );
  await ledger.save(aDispatch({ board: 'old', id: 'new', state: 'sent', dueOn: '2024-11-21' }));
  expect(ids(await ledger.dispatchesOf('old', { since: day('2024-11-21') }))).toEqual(['new']);
  await expect(ledger.dispatchesOf('old')).rejects.toThrow('DISPATCH#old of board old');
});

it('names a dispatch that cannot be read', async () => {
  const key = { board: 'broken', entry: 'DISPATCH#one', live: 'DISPATCH#2024-11-19#one' };
  const item = { ...aDispatch({ board: 'broken', id: 'one' }), ...key, state: 'lost' };
  await engine.client.send(new PutCommand({ TableName: engine.tableName, Item: item }));
  const named = /^DISPATCH#one of board broken is not as it should be: state: /;
  await expect(ledger.live('broken')).rejects.toThrow(named);
  await expect(ledger.known('broken', [dispatchIdSchema.parse('one')])).rejects.toThrow(named);
});

it('gives the others to whoever is told by name of one that cannot be read', async () => {
  const key = { board: 'among', entry: 'DISPATCH#two', live: 'DISPATCH#2024-11-19#two' };
  const item = { ...aDispatch({ board: 'among', id: 'two' }), ...key, state: 'lost' };
  await engine.client.send(new PutCommand({ TableName: engine.tableName, Item: item }));
  for (const id of ['one', 'three']) await ledger.save(aDispatch({ board: 'among', id }));
  const told: string[] = [];
  const hear = ({ id, error }: { id: string; error: Error }) => told.push(`${id}: ${error.name}`);
  expect(ids(await ledger.live('among', hear))).toEqual(['one', 'three']);
  const all = ['one', 'two', 'three'].map((id) => dispatchIdSchema.parse(id));
  expect(ids(await ledger.known('among', all, hear)).sort()).toEqual(['one', 'three']);
  expect(told).toEqual(['two: UnreadableEntry', 'two: UnreadableEntry']);
});

it('takes a dispatch of another table where nothing stands, and the same once more for the same', async () => {
  const sent = aDispatch({ board: 'moved', state: 'sent', version: 4 });
  expect(await ledger.standing([sent])).toEqual(['nothing stands there']);
  expect([await ledger.restore(sent), await ledger.restore(sent)]).toEqual(['saved', 'there already']);
  expect(await ledger.restore({ ...sent, version: 5 })).toBe('another stands there');
  expect(await ledger.standing([{ ...sent, why: 'another' }, sent])).toEqual([
    'another stands there',
    'there already',
  ]);
  expect(await ledger.dispatchesOf('moved')).toEqual([sent]);
  expect(await ledger.live('moved')).toEqual([]);
});

it('gives every dispatch one after another, by its name, over many pages', async () => {
  const named = Array.from({ length: 30 }, (_, n) =>
    aDispatch({ board: 'each', id: `d-${29 - n}`, why: 'x'.repeat(60_000) }),
  );
  for (const dispatch of named) await ledger.save(dispatch);
  const given: string[] = [];
  for await (const { id } of ledger.each('each')) given.push(id);
  expect(given).toEqual(ids(named).sort());
});

describe('a mail that is being sent', () => {
  const asking = (board: string, { id = 'one', version = 2, turnVersion = 1 } = {}) => {
    const sending = aSending({ board, id, version });
    const turn = { board, owner: 'force', on: day('2024-11-19'), dispatch: sending.id, version: turnVersion };
    return {
      sending,
      turn: { ...turn, givenBefore: [], given: [] },
      text: aSentText({ board, dispatch: id, text: `the words of ${id}` }),
    };
  };
  const standingOf = async (board: string, id = 'one') => {
    const dispatch = await ledger.dispatch(board, dispatchIdSchema.parse(id));
    return dispatch && [dispatch.state, (await ledger.sentText({ ...dispatch, attempts: 1 }))?.text];
  };

  it('has its turn and its text', async () => {
    const { sending, turn, text } = asking('sent');
    await ledger.save(aDispatch({ board: 'sent', id: 'one' }));
    expect(await ledger.saveSending({ sending, turn, text })).toBe('saved');
    expect(await ledger.dispatch('sent', sending.id)).toEqual(sending);
    expect(await ledger.turn('sent', 'force')).toEqual(turn);
    expect(await ledger.sentText(sending)).toEqual(text);
  });

  it('to a secretary has no turn', async () => {
    await ledger.save(aDispatch({ board: 'no-turn', id: 'one' }));
    expect(await ledger.saveSending({ ...asking('no-turn'), turn: undefined })).toBe('saved');
    expect(await standingOf('no-turn')).toEqual(['sending', 'the words of one']);
    expect(await ledger.turns('no-turn')).toEqual([]);
  });

  it('is sent by one of twenty', async () => {
    await ledger.save(aDispatch({ board: 'twenty', id: 'one' }));
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => ledger.saveSending(asking('twenty'))),
    );
    expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1);
  });

  it('is one of two to its office, and of the other nothing is kept', async () => {
    for (const id of ['one', 'other']) await ledger.save(aDispatch({ board: 'two', id }));
    expect(await ledger.saveSending(asking('two'))).toBe('saved');
    expect(await ledger.saveSending(asking('two', { id: 'other' }))).toBe('changed meanwhile');
    expect(await standingOf('two', 'other')).toEqual(['planned', undefined]);
    expect(await ledger.turn('two', 'force')).toMatchObject({ dispatch: 'one', version: 1 });
  });

  it('is none that somebody has written to since, and the turn stays free', async () => {
    await ledger.save(aDispatch({ board: 'since', id: 'one' }));
    await ledger.save(aDispatch({ board: 'since', id: 'one', state: 'cancelled', version: 2 }));
    expect(await ledger.saveSending(asking('since'))).toBe('changed meanwhile');
    expect(await standingOf('since')).toEqual(['cancelled', undefined]);
    expect(await ledger.turn('since', 'force')).toBeUndefined();
  });

  it('waits, and is to be sent, where an earlier release had claimed it', async () => {
    const { waitingFor: _, ...planned } = { waitingFor: null, ...aDispatch({ board: 'claims', id: 'one' }) };
    const key = { entry: 'DISPATCH#one', live: 'DISPATCH#2024-11-19#one' };
    const claimed = {
      ...planned,
      ...key,
      state: 'claimed',
      leaseUntil: '2024-11-19T09:05:00.000Z',
      format: 2,
    };
    await engine.client.send(new PutCommand({ TableName: engine.tableName, Item: claimed }));
    expect(await ledger.live('claims')).toEqual([aDispatch({ board: 'claims', id: 'one' })]);
    expect(await ledger.saveSending(asking('claims'))).toBe('saved');
  });
});

describe('the text of a mail', () => {
  const dispatch = (attempts: number, board: string) => aDispatch({ board, id: 'one', attempts });
  const text = (attempt: number, version: number, board: string) =>
    aSentText({ board, dispatch: 'one', attempt, version, text: `the words of ${version}` });

  it('is that of the last try, and stands while that of the next is written', async () => {
    expect(await ledger.sentText(dispatch(1, 'texts'))).toBeUndefined();
    for (const [attempt, version] of [
      [1, 2],
      [2, 6],
    ] as const) {
      expect(await ledger.restore(text(attempt, version, 'texts'))).toBe('saved');
    }
    expect(await ledger.sentText(dispatch(1, 'texts'))).toEqual(text(1, 2, 'texts'));
    expect(await ledger.sentText(dispatch(2, 'texts'))).toEqual(text(2, 6, 'texts'));
    const third = aSending({ board: 'texts', id: 'one', attempts: 3, version: 1 });
    await ledger.saveSending({ sending: third, turn: undefined, text: text(3, 9, 'texts') });
    expect(await ledger.sentText(third)).toEqual(text(3, 9, 'texts'));
    expect(await ledger.sentText(dispatch(1, 'texts'))).toBeUndefined();
  });

  it('is read by nobody who looks through dispatches, and moves to another table as it is', async () => {
    await ledger.save(dispatch(1, 'beside'));
    await ledger.restore(text(1, 2, 'beside'));
    expect(ids(await ledger.dispatchesOf('beside'))).toEqual(['one']);
    expect(ids(await ledger.live('beside'))).toEqual(['one']);
    const given: SentText[] = [];
    for await (const one of ledger.eachSentText('beside')) given.push(one);
    expect(given).toEqual([text(1, 2, 'beside')]);
    expect(await ledger.standing([text(1, 2, 'beside'), text(2, 4, 'beside')])).toEqual([
      'there already',
      'nothing stands there',
    ]);
    expect(await ledger.restore(text(2, 4, 'beside'))).toBe('saved');
    expect(await ledger.sentText(dispatch(2, 'beside'))).toEqual(text(2, 4, 'beside'));
  });
});

describe('an entry of the first format', () => {
  const entry = {
    ...{ board: 'first', id: 'first_problems', entry: 'DISPATCH#first_problems', mark: 'a mark' },
    ...{ live: 'DISPATCH#2024-11-20#first_problems', kind: 'problems', owner: null, meeting: null },
    ...{ refs: ['FIRST-2024-10-2'], saysToo: ['FIRST-ITEM-1'], tells: ['first_second-reminder_force'] },
    ...{ stage: 'problems', dueOn: '2024-11-20', cutOff: '2024-11-27', why: 'a mail went wrong' },
    ...{ attempts: 1, asked: 'SES', toldIn: 'first_problems', version: 1, state: 'sent' },
    ...{ to: ['asha.verity@pcc.example'], copies: [], subject: '1 mail did not get through' },
    ...{ at: '2024-11-20T09:00:02.000Z', messageId: 'ses-1' },
    history: [{ at: '2024-11-20T09:00:00.000Z', by: 'sweep', what: 'planned', from: 'schedule' }],
  };
  const { mark: _, saysToo, tells, toldIn, asked, entry: __, live: ___, ...unchanged } = entry;
  const same = dispatchSchema.parse({
    ...unchanged,
    ...{ alsoCovers: saysToo, reports: tells, reportedIn: toldIn, sentVia: asked },
  });
  const key = { board: entry.board, entry: entry.entry };
  const written = async () =>
    (await engine.client.send(new GetCommand({ TableName: engine.tableName, Key: key }))).Item;

  beforeEach(() => engine.client.send(new PutCommand({ TableName: engine.tableName, Item: entry })));

  it('is read in the names of today, wherever it is read', async () => {
    expect(await ledger.dispatch('first', same.id)).toEqual(same);
    expect(await ledger.known('first', [same.id])).toEqual([same]);
    expect(await ledger.live('first')).toEqual([same]);
    expect(await ledger.dispatchesOf('first')).toEqual([same]);
    const each: Dispatch[] = [];
    for await (const dispatch of ledger.each('first')) each.push(dispatch);
    expect(each).toEqual([same]);
  });

  it('is the same as the dispatch in the names of today, and is left as it is', async () => {
    expect(await ledger.standing([same, { ...same, sentVia: null }])).toEqual([
      'there already',
      'another stands there',
    ]);
    expect(await ledger.restore(same)).toBe('there already');
    expect(await written()).toEqual(entry);
  });

  it('that was said in another knows in which, though only its words told that', async () => {
    const because = 'said in first_second-reminder_force of the same day';
    const item = { ...entry, state: 'cancelled', because };
    await engine.client.send(new PutCommand({ TableName: engine.tableName, Item: item }));
    expect((await ledger.dispatch('first', same.id))?.coveredBy).toBe('first_second-reminder_force');
  });

  it('is written in the names of today when it changes next', async () => {
    expect(await ledger.save({ ...same, version: 2 })).toBe('saved');
    expect(await written()).toEqual({
      ...{ ...same, ...key, format: 2, version: 2 },
      ...{ live: 'ENDED#2024-11-20#first_problems', mark: expect.any(String) },
    });
    expect(await ledger.dispatch('first', same.id)).toEqual({ ...same, version: 2 });
  });
});

it('refuses an entry that a later release wrote', async () => {
  const item = { ...aDispatch({ board: 'later', id: 'one' }), entry: 'DISPATCH#one', format: 3 };
  await engine.client.send(new PutCommand({ TableName: engine.tableName, Item: item }));
  await expect(ledger.dispatch('later', item.id)).rejects.toThrow(
    'DISPATCH#one of board later is not as it should be: format: a later release wrote it',
  );
});
