import { beforeEach, describe, expect, it } from 'vitest';
import { itemRefSchema } from '../../functions/register/programme.ts';
import {
  addItem,
  addItemInput,
  amendItem,
  amendItemInput,
  findItem,
  listItems,
  listItemsInput,
} from '../../functions/secretariat/programme.ts';
import {
  acceptItem,
  moveItem,
  presentInput,
  presentItem,
  presentItems,
  receivePaper,
  receivePaperInput,
  reinstateItem,
  replaceItem,
  sayPaperNotArrived,
  sayPaperSent,
  sayPaperSentInput,
  settleItem,
  settleItemInput,
  withdrawItem,
} from '../../functions/secretariat/programme-transitions.ts';
import { aBoard, aMeeting, anAction, anItem, anOwner, aRegularItem } from '../register/examples.ts';
import { done, faults, offices, type TestOffice } from './an-office.ts';

const anOffice = offices();
let office: TestOffice;

const ref = itemRefSchema.parse('PDB-ITEM-1');
const standing = itemRefSchema.parse('PDB-ITEM-2');
const toNote = itemRefSchema.parse('PDB-ITEM-3');
const given = (input: object = {}) =>
  addItemInput.parse({ comes: 'once', title: 'Rural crime', meeting: '2024-12', ...input });
const early = '2024-10-09';

beforeEach(async () => {
  office = anOffice();
  await office.put(
    aBoard(),
    anOwner(),
    aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' }),
    aMeeting(),
    aMeeting({ id: '2025-03', state: 'month', month: '2025-03' }),
    anItem(),
    aRegularItem(),
    aRegularItem({ ref: toNote, title: 'Notes', as: 'item to note', condition: 'if available' }),
  );
});

describe('adding to the programme', () => {
  it.each(['2024-12', '2024-12-11'])(
    'takes its meeting by its identity, day or month: %s',
    async (meeting) => {
      const input = given({ meeting, lead: 'Constabulary' });
      const { thing, before, cautions } = done(await addItem(office.on(early), input));
      expect(before).toBeNull();
      expect(cautions).toEqual([]);
      expect(thing).toMatchObject({
        ref: 'PDB-ITEM-4',
        state: 'planned',
        meeting: '2024-12',
        lead: 'force',
        source: null,
      });
    },
  );

  it('of what is offered waits to be accepted', async () => {
    const { thing } = done(await addItem(office.on(early), given({ offered: true })));
    expect(thing).toMatchObject({ state: 'offered' });
  });

  it('for every meeting needs none', async () => {
    const input = addItemInput.parse({ comes: 'every meeting', as: 'standing item', title: 'Budget' });
    const { thing } = done(await addItem(office.on(early), input));
    expect(thing).toMatchObject({ ref: 'PDB-ITEM-4', comes: 'every meeting', state: 'current' });
  });

  it('says when the paper is late already', async () => {
    const { cautions } = done(await addItem(office.on('2024-12-02'), given()));
    expect(cautions).toEqual([
      {
        what: 'the paper for PDB-ITEM-4 was due on Tuesday 26 November 2024: it is late already',
        step: null,
      },
    ]);
  });

  it('keeps what it came from, a minute by the meeting’s identity', async () => {
    await office.put(anAction());
    const of = async (source: object) =>
      done(await addItem(office.on(early), given({ title: JSON.stringify(source), source }))).thing;
    const action = { kind: 'action', ref: 'PDB-2024-10-2' };
    expect(await of(action)).toMatchObject({ source: action });
    const minute = { kind: 'minute', board: 'pdb', meeting: '2024-10-02', minute: '12' };
    expect(await of(minute)).toMatchObject({ source: { ...minute, meeting: '2024-10' } });
  });

  it('tells all that is wrong at once, each with its field, and adds nothing', async () => {
    const source = { kind: 'minute', board: 'fire', meeting: '2024-10' };
    const wrong = given({ meeting: '2025-07', lead: 'CC', source });
    expect(faults(await addItem(office.on(early), wrong))).toEqual([
      ['no such meeting', ['meeting']],
      ['no such owner', ['lead']],
      ['no such board', ['source', 'board']],
    ]);
    expect(await office.register.programme('pdb')).toHaveLength(3);
  });

  it.each([
    [{ meeting: '2024-10' }, 'meeting is over', ['meeting']],
    [{ source: { kind: 'action', ref: 'PDB-2024-10-9' } }, 'no such action', ['source', 'ref']],
    [{ source: { kind: 'action', ref: 'FIRE-2024-10-9' } }, 'no such board', ['source', 'ref']],
    [
      { source: { kind: 'minute', board: 'pdb', meeting: '2019-10' } },
      'no such meeting',
      ['source', 'meeting'],
    ],
    [{ title: 'neighbourhood  POLICING' }, 'already on the programme', null],
  ])('is refused with %j', async (wrong, because, field) => {
    expect(faults(await addItem(office.on(early), given(wrong)))).toEqual([[because, field]]);
  });

  it.each([
    ['2025-07', { take: 'a new meeting', board: 'pdb', on: '2025-07' }],
    ['2025-07-02', { take: 'a new meeting', board: 'pdb', on: '2025-07-02' }],
    ['spring', null],
  ])('for a meeting that there is not says the step, where there is one: %s', async (meeting, step) => {
    expect(await addItem(office.on(early), given({ meeting }))).toMatchObject({
      faults: [{ because: 'no such meeting', step }],
    });
  });
});

describe('an amendment', () => {
  const amended = (input: object, of = ref) => amendItem(office.on(early), of, amendItemInput.parse(input));

  it('takes away what is null, and is the very same where nothing differs', async () => {
    expect(done(await amended({ lead: null, reason: null })).thing).toMatchObject({ lead: null, version: 2 });
    const same = done(await amended({ title: 'Neighbourhood policing' }));
    expect(same.thing).toBe(same.before);
  });

  it('tells all that is wrong at once, and what its kind has not', async () => {
    const source = { kind: 'action', ref: 'PDB-2024-10-9' };
    expect(faults(await amended({ lead: 'CC', source }))).toEqual([
      ['no such owner', ['lead']],
      ['no such action', ['source', 'ref']],
    ]);
    expect(faults(await amended({ condition: 'if asked' }))).toEqual([['comes once', null]]);
    expect(faults(await amended({ lead: 'force' }, toNote))).toEqual([['comes at every meeting', null]]);
  });
});

describe('a paper that is said to be sent', () => {
  it('is said so of today unless of another day, of an item for one meeting', async () => {
    const said = sayPaperSentInput.parse({ where: 'by email', saidBy: 'Mo O’Hara' });
    expect(done(await sayPaperSent(office.on(early), ref, said)).thing).toMatchObject({
      paperSent: { on: early, where: 'by email', saidBy: 'Mo O’Hara', notArrived: null },
    });
    expect(
      done(await sayPaperNotArrived(office.on(early), ref, { reason: 'none came' })).thing,
    ).toMatchObject({
      paperSent: { notArrived: { on: early, reason: 'none came' } },
    });
    expect(faults(await sayPaperSent(office.on(early), toNote, said))).toEqual([
      ['comes at every meeting', null],
    ]);
  });
});

describe('what becomes of an item', () => {
  it('that is offered is accepted, and says what is left to be settled', async () => {
    const source = { kind: 'minute', board: 'pdb', meeting: '2024-10', minute: null };
    await office.put(anItem({ ref: 'PDB-ITEM-4', state: 'offered', source }));
    const offered = itemRefSchema.parse('PDB-ITEM-4');
    expect(faults(await presentItem(office.on(), offered, {}))).toEqual([['not accepted', null]]);
    const { thing, cautions } = done(await acceptItem(office.on(early), offered));
    expect(thing).toMatchObject({ state: 'planned' });
    expect(cautions).toMatchObject([
      { step: { take: 'the settlement of', ref: toNote, meeting: '2024-12' } },
    ]);
  });

  it('is dated today unless it is said', async () => {
    const today = { on: early };
    expect(done(await receivePaper(office.on(early), ref, {})).thing).toMatchObject({ received: today });
    const reason = 'overtaken';
    expect(done(await withdrawItem(office.on(early), ref, { reason })).thing).toMatchObject({
      withdrawal: today,
    });
    done(await reinstateItem(office.on(early), ref, { reason: 'wanted' }));
    const by = 'a visit';
    expect(done(await replaceItem(office.on(early), ref, { by, reason })).thing).toMatchObject({
      replacement: today,
    });
    const input = settleItemInput.parse({ meeting: '2024-12-11', available: true });
    expect(done(await settleItem(office.on(early), toNote, input)).thing).toMatchObject({
      settled: [{ meeting: '2024-12', ...today }],
    });
    const said = receivePaperInput.parse({ on: '2024-10-10' });
    done(await reinstateItem(office.on(early), ref, { reason: 'wanted' }));
    expect(faults(await withdrawItem(office.on(early), ref, { ...said, reason }))).toEqual([
      ['dated in the future', null],
    ]);
  });

  it('is presented on the day of its meeting, which must have come, unless another is said', async () => {
    expect(faults(await presentItem(office.on('2024-12-10'), ref, {}))).toEqual([
      ['meeting had not met', ['on']],
    ]);
    const said = presentInput.parse({ on: '2024-12-10' });
    expect(done(await presentItem(office.on(), ref, said)).thing).toMatchObject({ presented: said });
    done(await reinstateItem(office.on(), ref, { reason: 'put off' }));
    expect(done(await presentItem(office.on(), ref, {})).thing).toMatchObject({
      presented: { on: '2024-12-11' },
    });
    expect(faults(await presentItem(office.on('2024-12-10'), ref, {}))).toEqual([
      ['no longer to come', null],
    ]);
  });

  it('is moved to a meeting by its month, with what is to be minded there', async () => {
    const { thing, cautions } = done(
      await moveItem(office.on(early), ref, { to: '2025-03', reason: 'full' }),
    );
    expect(thing).toMatchObject({ state: 'moved', meeting: '2025-03' });
    expect(cautions).toEqual([]);
    const late = done(await moveItem(office.on('2024-12-02'), ref, { to: '2024-12-11', reason: 'room' }));
    expect(late.cautions).toHaveLength(1);
    expect(faults(await moveItem(office.on(early), ref, { to: '2025-07', reason: 'x' }))).toEqual([
      ['no such meeting', ['to']],
    ]);
    expect(faults(await moveItem(office.on(early), standing, { to: '2025-03', reason: 'x' }))).toEqual([
      ['comes at every meeting', null],
    ]);
  });

  it('put back for a meeting that is over needs another', async () => {
    await office.put(anItem({ ref: 'PDB-ITEM-4', meeting: '2024-10', state: 'withdrawn' }));
    const gone = itemRefSchema.parse('PDB-ITEM-4');
    const { cautions } = done(await reinstateItem(office.on(early), gone, { reason: 'wanted' }));
    expect(cautions).toMatchObject([{ step: { take: 'another meeting for', ref: gone } }]);
  });

  it('says how it stands when it cannot be', async () => {
    expect(await reinstateItem(office.on(early), ref, { reason: 'x' })).toMatchObject({
      faults: [{ because: 'still to come', field: null }],
      standing: { ref, state: 'planned' },
    });
  });

  it('is not there under a reference that was never given, or of another board', async () => {
    for (const other of ['PDB-ITEM-9', 'PCP-ITEM-1']) {
      expect(await findItem(office.on(), itemRefSchema.parse(other))).toMatchObject({
        faults: [{ because: 'not there', step: { take: 'a look at the programme', board: 'pdb' } }],
      });
    }
  });
});

describe('all that a meeting had', () => {
  const more = [
    anItem({ ref: 'PDB-ITEM-4', title: 'Dogs' }),
    anItem({ ref: 'PDB-ITEM-5', title: 'Horses', state: 'offered' }),
    anItem({ ref: 'PDB-ITEM-6', title: 'Cars', meeting: '2025-03' }),
  ];

  it('is presented, but what is only offered; and again, nothing', async () => {
    await office.put(...more);
    const { thing, cautions } = done(await presentItems(office.on(), '2024-12-11', {}));
    expect(thing).toMatchObject({
      meeting: '2024-12',
      items: [
        { ref, presented: { on: '2024-12-11' } },
        { ref: 'PDB-ITEM-4', presented: { on: '2024-12-11' } },
      ],
    });
    const step = { take: 'the acceptance of', ref: 'PDB-ITEM-5' };
    expect(cautions).toEqual([{ what: 'PDB-ITEM-5 is only offered, and was left', step }]);
    const again = done(await presentItems(office.on(), '2024-12', {}));
    expect(again.thing.items).toEqual([]);
    expect(again.cautions).toHaveLength(1);
  });

  it('is not, before the meeting, unless a day is said', async () => {
    await office.put(...more);
    expect(faults(await presentItems(office.on('2024-12-10'), '2024-12', {}))).toEqual([
      ['meeting had not met', ['on']],
    ]);
    const said = presentInput.parse({ on: '2024-12-10' });
    expect(done(await presentItems(office.on('2024-12-10'), '2024-12', said)).thing.items).toHaveLength(2);
    expect(faults(await presentItems(office.on(), '2031-01', {}))).toEqual([['no such meeting', null]]);
  });

  it('is finished by doing it again, where another change came between', async () => {
    await office.put(...more);
    const { register } = office;
    let raced = false;
    const slow: typeof register = {
      ...register,
      save: async (thing) => {
        if (!raced && 'ref' in thing && thing.ref === 'PDB-ITEM-4') {
          raced = true;
          done(await receivePaper(office.on(), itemRefSchema.parse('PDB-ITEM-4'), {}));
        }
        return register.save(thing);
      },
    };
    expect(await presentItems(office.on('2024-12-12', { register: slow }), '2024-12', {})).toMatchObject({
      faults: [
        { because: 'changed meanwhile', why: expect.stringContaining('1 of 2 changes were recorded') },
      ],
    });
    const { thing } = done(await presentItems(office.on(), '2024-12', {}));
    expect(thing.items.map((item) => item.ref)).toEqual(['PDB-ITEM-4']);
  });
});

describe('the programme', () => {
  it.each([
    [{}, [ref, standing, toNote]],
    [{ state: 'all' }, [ref, standing, toNote, 'PDB-ITEM-4']],
    [{ state: 'presented' }, ['PDB-ITEM-4']],
    [{ state: 'current' }, [standing, toNote]],
    [{ meeting: '2024-12-11' }, [ref]],
    [{ meeting: '2024-10', state: 'all' }, ['PDB-ITEM-4']],
    [{ lead: 'Constabulary' }, [ref]],
  ] as const)('is listed with %j', async (filter, refs) => {
    await office.put(anItem({ ref: 'PDB-ITEM-4', state: 'presented', meeting: '2024-10', lead: null }));
    const answer = await listItems(office.on(), listItemsInput.parse(filter));
    expect('thing' in answer && answer.thing.map((entry) => entry.ref)).toEqual(refs);
  });

  it('is not listed by a meeting and a lead that there are not', async () => {
    const filter = listItemsInput.parse({ meeting: '2031-01', lead: 'mayor' });
    expect(faults(await listItems(office.on(), filter))).toEqual([
      ['no such meeting', ['meeting']],
      ['no such owner', ['lead']],
    ]);
  });
});
