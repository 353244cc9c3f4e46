import { beforeEach, describe, expect, it } from 'vitest';
import { type DispatchId, dispatchIdSchema } from '../../functions/reminders/dispatch.ts';
import {
  findDispatch,
  listDispatches,
  listDispatchesInput,
  settleDispatch,
  settleInput,
} from '../../functions/secretariat/dispatches.ts';
import type { Terms } from '../../functions/secretariat/office.ts';
import { aBoard, anOwner } from '../register/examples.ts';
import { aDispatch } from '../store/examples.ts';
import { done, faults, offices, type TestOffice } from './an-office.ts';

const anOffice = offices();
let office: TestOffice;

const called = (name: string): DispatchId => dispatchIdSchema.parse(`pdb_${name}`);
const second = called('force_2024-12_second-reminder');
const said = (input: object) => settleInput.parse(input);

beforeEach(async () => {
  office = anOffice();
  await office.put(aBoard(), anOwner());
  for (const dispatch of [
    aDispatch({ state: 'unknown', attempts: 1 }),
    aDispatch({
      id: called('report'),
      owner: null,
      kind: 'action report',
      state: 'sent',
      dueOn: '2024-12-02',
    }),
    aDispatch({ id: called('old'), state: 'delivered', dueOn: '2024-08-20' }),
  ]) {
    await office.ledger.save(dispatch);
  }
});

describe('the mails of a board', () => {
  const listed = async (input: object): Promise<string[]> => {
    const answer = await listDispatches(office.on('2024-12-02'), listDispatchesInput.parse(input));
    if (answer.outcome === 'refused') throw new Error('it was refused');
    return answer.thing.map(({ id }) => id);
  };

  it.each<[object, string[]]>([
    [{}, [second, called('report')]],
    [{ since: '2024-08-01' }, [called('old'), second, called('report')]],
    [{ since: '2024-12-01' }, [called('report')]],
    [{ owner: 'force' }, [second]],
    [{ state: 'sent' }, [called('report')]],
    [{ owner: 'force', state: 'sent' }, []],
  ])('asked for with %j are %j, by the day they fell due', async (input, ids) => {
    expect(await listed(input)).toEqual(ids);
  });

  it('of an owner who is none are refused', async () => {
    const answer = await listDispatches(office.on(), listDispatchesInput.parse({ owner: 'mayor' }));
    expect(faults(answer)).toEqual([['no such owner', ['owner']]]);
  });

  it('are found by name, and not where the ledger has none', async () => {
    expect(await findDispatch(office.on(), second)).toMatchObject({ thing: { state: 'unknown' } });
    expect(faults(await findDispatch(office.on(), called('none')))).toEqual([['not there', null]]);
  });
});

describe('a mail of which nobody knows whether it went', () => {
  const settle = (went: boolean, day = '2024-11-20', terms: Terms = {}) =>
    settleDispatch(office.on(day, { terms }), second, said({ went, why: 'the Force has it' }));

  it('is sent, once somebody says that it went, and says who', async () => {
    const { thing } = done(await settle(true));
    expect(thing).toMatchObject({ state: 'sent', messageId: null, version: 2 });
    expect(thing.history.at(-1)).toMatchObject({ what: 'sent, says Asha Verity: the Force has it' });
    expect(await office.ledger.dispatch('pdb', second)).toEqual(thing);
  });

  it('is sent again where it did not go, while there is time, and missed where there is none', async () => {
    expect(done(await settle(false)).thing).toMatchObject({ state: 'planned', waitingFor: null });
    const late = called('late');
    await office.ledger.save(aDispatch({ id: late, state: 'unknown', attempts: 1 }));
    const answer = await settleDispatch(
      office.on('2024-12-12'),
      late,
      said({ went: false, why: 'nothing came' }),
    );
    expect(done(answer).thing).toMatchObject({ state: 'missed' });
  });

  it('needs no settling once that is known, and says how it stands', async () => {
    done(await settle(true));
    const again = await settle(false);
    expect(faults(again)).toEqual([['needs no settling', null]]);
    expect(again).toMatchObject({ standing: { state: 'sent', version: 2 } });
  });

  it('is settled once by one request, which is answered the same when asked again', async () => {
    const terms: Terms = {
      request: {
        key: 'settled',
        content: 'it went',
        answer: async () => ({ status: 201, headers: {}, body: '{"state":"sent"}' }),
      },
    };
    done(await settle(true, '2024-11-20', terms));
    const again = done(await settle(true, '2024-11-20', terms));
    expect(again.replayed).toMatchObject({ answer: { body: '{"state":"sent"}' } });
    expect(again.thing).toMatchObject({ version: 2 });
    const request = { ...terms.request, key: 'settled', content: 'it did not', answer: async () => never };
    expect(faults(await settle(false, '2024-11-20', { request }))).toEqual([['key reused', null]]);
  });

  it('may be settled by the mail service’s own event in between, which then counts', async () => {
    const { ledger } = office.on();
    const save: typeof ledger.save = async (dispatch) => {
      const standing = await ledger.dispatch('pdb', second);
      if (standing?.version === 1) await ledger.save(aDispatch({ state: 'delivered', version: 2 }));
      return ledger.save(dispatch);
    };
    const meanwhile = office.on('2024-11-20', { ledger: { ...ledger, save } });
    const answer = await settleDispatch(meanwhile, second, said({ went: false, why: 'nothing came' }));
    expect(answer).toMatchObject({
      faults: [{ because: 'needs no settling' }],
      standing: { state: 'delivered' },
    });
  });
});

const never = { status: 500, headers: {}, body: '' };
