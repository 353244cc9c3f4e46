import { beforeEach, describe, expect, it } from 'vitest';
import { type Instant, instantSchema } from '../../functions/calendar/days.ts';
import { type Dispatch, type DispatchId, dispatchIdSchema } from '../../functions/reminders/dispatch.ts';
import {
  dispatchChoices,
  findDispatch,
  listDispatches,
  listDispatchesInput,
  sendAgainInput,
  sendDispatchAgain,
  settleDispatch,
  settleInput,
} from '../../functions/secretariat/dispatches.ts';
import type { Terms } from '../../functions/secretariat/office.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
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
    [{ state: 'trouble' }, [second]],
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

describe('what can be said of a mail', () => {
  const choicesOf = async (overrides: Parameters<typeof aDispatch>[0], day = '2024-11-20') =>
    dispatchChoices(office.on(day), aDispatch(overrides));

  it('is what its use case would do', async () => {
    await office.put(aMeeting(), anAction());
    const unknown = { state: 'unknown', attempts: 1 } as const;
    const nothing = { settle: false, cameBack: false, sendAgain: false };
    expect(await choicesOf(unknown)).toEqual({ ...nothing, settle: true, cameBack: true });
    expect(await choicesOf({ state: 'missed' })).toEqual({ ...nothing, sendAgain: true });
    expect(await choicesOf({ state: 'missed' }, '2025-01-10')).toEqual(nothing);
    expect(await choicesOf({ state: 'planned' })).toEqual(nothing);
    const gone = { state: 'bounced', cameBack: ['owen.pryce@force.example'] } as const;
    expect(await choicesOf({ ...gone, cameBack: [...gone.cameBack] })).toMatchObject({ cameBack: false });
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

const owen = 'owen.pryce@force.example';
const mine = called('mine');
const keep = (dispatch: Dispatch) => office.ledger.save(dispatch);
const whyNot = (answer: Awaited<ReturnType<typeof settleDispatch>>): string =>
  answer.outcome === 'refused' ? answer.faults[0].why : 'done';

describe('a mail that is being sent', () => {
  const at = (moment: Instant) => ({ at: moment, by: 'Asha Verity', from: 'command line' });
  const moment = (text: string): Instant => instantSchema.parse(text);

  it.each([
    ['sent', { went: true }],
    ['not sent', { went: false }],
    ['come back', { went: true, cameBack: true }],
  ])('is not settled as %s until two minutes have passed, and is then', async (_, what) => {
    await keep(aDispatch({ id: mine, state: 'sending', since: '2024-11-19T08:00:05.000Z', attempts: 1 }));
    const settle = (now: string) =>
      settleDispatch(
        office.on('2024-11-19', { author: at(moment(now)) }),
        mine,
        said({ ...what, why: 'so I see' }),
      );
    const early = await settle('2024-11-19T08:02:04.999Z');
    expect(faults(early)).toEqual([['being sent', null]]);
    expect(whyNot(early)).toBe(
      'dispatch pdb_mine has been on its way since 08:00:05, and the mail service may still answer: say so after 08:02:05',
    );
    expect(await office.ledger.dispatch('pdb', mine)).toMatchObject({ state: 'sending', version: 1 });
    expect((await settle('2024-11-19T08:02:05.000Z')).outcome).toBe('done');
  });
});

describe('a mail that came back, as a person says', () => {
  const comeBack = (addresses: string[] = [], more = {}) =>
    settleDispatch(
      office.on('2024-11-20', more),
      mine,
      said({ went: true, cameBack: true, addresses, why: 'it lies in my mailbox' }),
    );
  const two = { to: [owen, 'mair.lewis@force.example'], copies: ['lee.oakes@force.example'] };

  it.each<Dispatch['state']>(['sent', 'delivered', 'unknown'])(
    'is bounced where it was %s, and its mailbox is marked until it is cleared',
    async (state) => {
      await keep(aDispatch({ id: mine, state, attempts: 1 }));
      const { thing, cautions } = done(await comeBack());
      expect(thing).toMatchObject({ state: 'bounced', because: 'it lies in my mailbox', cameBack: [owen] });
      expect(thing.history.at(-1)).toMatchObject({
        by: 'Asha Verity',
        what: `bounced (${owen}): it lies in my mailbox`,
      });
      expect(cautions).toEqual([
        {
          what: `no mail goes to ${owen}, which is marked as refusing it`,
          step: { take: 'the clearing of', email: owen, board: 'pdb', owner: 'force' },
        },
      ]);
      expect(await office.register.owner('pdb', 'force')).toMatchObject({
        undeliverable: [{ email: owen, since: '2024-11-20', why: 'it lies in my mailbox' }],
      });
      expect(whyNot(await comeBack())).toBe(
        `dispatch pdb_mine needs no settling: it is bounced, come back from ${owen}`,
      );
    },
  );

  it('from one of several says from which, and then from another', async () => {
    await keep(aDispatch({ id: mine, state: 'sent', ...two }));
    const which = await comeBack();
    expect(faults(which)).toEqual([['one of several', ['addresses']]]);
    expect(whyNot(which)).toBe(
      `say from which of ${owen}, mair.lewis@force.example and lee.oakes@force.example it came back`,
    );
    const stranger = await comeBack([owen, 'mayor@town.example']);
    expect(faults(stranger)).toEqual([['not written to', ['addresses']]]);
    expect(whyNot(stranger)).toContain('was not written to mayor@town.example, but to');
    expect(done(await comeBack(['OWEN.pryce@force.example'])).thing.cameBack).toEqual([owen]);
    expect(done(await comeBack(['lee.oakes@force.example'])).thing.cameBack).toEqual([
      owen,
      'lee.oakes@force.example',
    ]);
  });

  it('to the board’s own people is marked at the board', async () => {
    const secretary = 'asha.verity@pcc.example';
    await keep(
      aDispatch({ id: mine, kind: 'action report', owner: null, refs: [], state: 'sent', to: [secretary] }),
    );
    expect(done(await comeBack()).cautions).toMatchObject([
      { step: { take: 'the clearing of', email: secretary, owner: null } },
    ]);
    expect((await office.register.board('pdb'))?.undeliverable).toMatchObject([{ email: secretary }]);
  });

  it.each<Dispatch['state']>(['planned', 'missed', 'cancelled', 'failed'])(
    'did not, where it is %s',
    async (state) => {
      await keep(aDispatch({ id: mine, state }));
      const answer = await comeBack();
      expect(faults(answer)).toEqual([['never went', null]]);
      expect(whyNot(answer)).toBe(`dispatch pdb_mine is ${state}: only a mail that went comes back`);
    },
  );

  it.each([
    [{ went: false, cameBack: true }, 'cameBack'],
    [{ went: true, addresses: [owen] }, 'addresses'],
  ])('and did not come back is refused: %j', async (what, field) => {
    await keep(aDispatch({ id: mine, state: 'unknown' }));
    const answer = await settleDispatch(office.on('2024-11-20'), mine, said({ ...what, why: 'seen' }));
    expect(faults(answer)).toEqual([['did not come back', [field]]]);
  });
});

describe('a mail that is to be sent again', () => {
  const sendAgain = (day = '2024-11-20', why?: string) =>
    sendDispatchAgain(office.on(day), mine, sendAgainInput.parse({ why }));

  beforeEach(async () => {
    await office.put(aMeeting(), anAction());
  });

  it.each<Dispatch['state']>(['bounced', 'suppressed', 'missed', 'failed'])(
    'is planned by the last day for its meeting where it was %s',
    async (state) => {
      await keep(aDispatch({ id: mine, state, cutOff: '2024-11-18' }));
      const { thing } = done(await sendAgain());
      expect(thing).toMatchObject({ state: 'planned', waitingFor: null, cutOff: '2024-12-11' });
      expect(thing.history.at(-1)?.what).toBe('to be sent again, by 11 December 2024: somebody asked for it');
    },
  );

  it.each<[Dispatch, string, string]>([
    [aDispatch({ id: mine }), 'under way', 'dispatch pdb_mine is under way: it is planned'],
    [aDispatch({ id: mine, state: 'unknown' }), 'under way', 'dispatch pdb_mine is under way: it is unknown'],
    [
      aDispatch({ id: mine, state: 'sent' }),
      'not to be sent',
      'dispatch pdb_mine is sent, and is not sent again',
    ],
    [
      aDispatch({ id: mine, state: 'delivered', because: 'their server took it' }),
      'not to be sent',
      'dispatch pdb_mine is delivered (their server took it), and is not sent again',
    ],
    [
      aDispatch({ id: mine, state: 'cancelled', because: 'nothing is owed' }),
      'not to be sent',
      'dispatch pdb_mine is cancelled (nothing is owed), and is not sent again',
    ],
    [
      aDispatch({ id: mine, kind: 'problems', owner: null, state: 'bounced' }),
      'reported anew',
      'dispatch pdb_mine reported what went wrong: whatever of that the secretary was not told is reported anew by itself',
    ],
    [
      aDispatch({
        id: mine,
        state: 'missed',
        kind: 'notice',
        meeting: null,
        refs: ['PDB-2024-10-9'],
      }),
      'of no use',
      'dispatch pdb_mine is no longer of use: Force no longer owes anything that it was about',
    ],
  ])('is refused where that is of no use: %#', async (dispatch, because, why) => {
    await keep(dispatch);
    const answer = await sendAgain();
    expect(faults(answer)).toEqual([[because, null]]);
    expect(whyNot(answer)).toBe(why);
  });

  it('is refused once its meeting is over', async () => {
    await keep(aDispatch({ id: mine, state: 'missed' }));
    expect(whyNot(await sendAgain('2024-12-12'))).toBe(
      'dispatch pdb_mine is no longer of use: the meeting of Wednesday 11 December 2024 is over',
    );
  });

  it('says who cannot be written to, and who may have it already', async () => {
    const mair = { name: 'Mair Lewis', email: 'mair@force.example', from: null, until: null };
    const marked = [{ email: owen, since: '2024-11-19', why: 'no such mailbox' }];
    const cautions = async (dispatch: Dispatch) => {
      await keep(dispatch);
      return done(await sendAgain()).cautions;
    };
    const bounced = { id: mine, state: 'bounced' as const, cameBack: [owen] };
    await office.put(anOwner({ version: 2, undeliverable: marked }));
    expect(await cautions(aDispatch(bounced))).toEqual([
      {
        what: `no mail goes to ${owen}, which is marked as refusing it`,
        step: { take: 'the clearing of', email: owen, board: 'pdb', owner: 'force' },
      },
    ]);
    await office.put(anOwner({ version: 3, contacts: [...anOwner().contacts, mair] }));
    const both = { to: [owen, mair.email], version: 3 };
    expect(await cautions(aDispatch({ ...bounced, ...both }))).toEqual([
      { what: 'it goes to mair@force.example again, who may have it already', step: null },
    ]);
    await office.put(anOwner({ version: 4, contacts: [] }));
    expect(await cautions(aDispatch({ ...bounced, version: 5 }))).toMatchObject([
      { step: { take: 'a contact for', owner: 'force' } },
    ]);
  });
});
