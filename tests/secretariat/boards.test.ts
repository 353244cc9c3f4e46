import { beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Stage } from '../../functions/register/board.ts';
import {
  addBoard,
  addBoardInput,
  changeBoard,
  changeBoardInput,
  clearBoardMailbox,
  endBoard,
  listBoards,
  removeBoard,
  removeBoardPerson,
  reopenBoard,
  setBoardPerson,
} from '../../functions/secretariat/boards.ts';
import type { Terms } from '../../functions/secretariat/office.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { done, faults, offices, type TestOffice } from './an-office.ts';

const anOffice = offices();
const anOfficeElsewhere = offices();
let office: TestOffice;

const ines = { name: 'Inés Dart', email: 'ines@council.example' };
type New = Partial<z.input<typeof addBoardInput>>;
const fire = (more: New = {}) =>
  addBoardInput.parse({ id: 'fire', name: 'Fire Authority', secretary: [ines], ...more });
const add = (more: New = {}, terms: Terms = {}) =>
  addBoard({ ...office.on('2024-10-09'), terms }, fire(more));
const change = (input: z.input<typeof changeBoardInput>) =>
  changeBoard(office.on('2024-11-13'), changeBoardInput.parse(input));

beforeEach(async () => {
  office = anOffice();
  await office.put(aBoard());
});

describe('a new board', () => {
  it('has a whole policy, of which some may be said', async () => {
    const { thing } = done(await add({ policy: { papersWorkingDays: 7, clearDays: null } }));
    expect(thing).toMatchObject({
      timeZone: 'Europe/London',
      secretaryTitle: 'secretary',
      notesTo: null,
      policy: { papersWorkingDays: 7, clearDays: null, chaseEveryWorkingDays: 5 },
      policySince: null,
      version: 1,
      history: [{ what: 'added', by: 'Asha Verity' }],
    });
    expect(await office.register.board('fire')).toEqual(thing);
  });

  it.each([
    ['Police and Crime Panel', undefined, 'panel officer'],
    ['Performance and Delivery Board', undefined, 'secretary'],
    ['Fire Panel', 'clerk', 'clerk'],
    ['Solar Panels Board', undefined, 'secretary'],
  ])('called %s, with a secretary called %s, has a %s', async (name, secretaryTitle, title) => {
    const { thing } = done(await add({ name, sameName: true, ...(secretaryTitle && { secretaryTitle }) }));
    expect(thing.secretaryTitle).toBe(title);
  });

  it('that is there already is shown, and stays as it is', async () => {
    expect(await add({ id: 'pdb' })).toMatchObject({
      faults: [
        { because: 'already there', field: null, step: { take: 'a change of the board', board: 'pdb' } },
      ],
      standing: { id: 'pdb', version: 1 },
    });
  });

  it('offers its notes to boards that are there and are others, and tells all that are not', async () => {
    expect(faults(await add({ notesTo: ['pdb', 'pcp', 'fire'] }))).toEqual([
      ['no such board', ['notesTo']],
      ['offered to itself', ['notesTo']],
    ]);
    expect(await office.register.board('fire')).toBeUndefined();
    expect(done(await add({ notesTo: ['pdb'] })).thing.notesTo).toEqual(['pdb']);
  });

  it('is added once for a key, which adds no other', async () => {
    const terms: Terms = {
      request: {
        key: 'fire-1',
        content: 'the same words',
        answer: async () => ({ status: 201, headers: {}, body: '{}' }),
      },
    };
    done(await add({}, terms));
    expect(done(await add({}, terms)).replayed).toMatchObject({ answer: { status: 201 } });
    const { request } = terms;
    const other: Terms = request ? { request: { ...request, content: 'other words' } } : {};
    expect(faults(await add({ id: 'water' }, other))).toEqual([['key reused', null]]);
  });
});

describe('a board', () => {
  it('is changed in what is named, and its policy in the settings that are', async () => {
    const { thing } = done(
      await change({ name: 'Delivery Board', policy: { papersWorkingDays: 7, closureDays: ['2024-12-27'] } }),
    );
    expect(thing).toMatchObject({
      name: 'Delivery Board',
      policy: { papersWorkingDays: 7, clearDays: 5, closureDays: ['2024-12-27'] },
      policySince: '2024-11-13T09:00:00.000Z',
      version: 2,
    });
    expect(thing.history.at(-1)?.what).toBe('changed: name, papersWorkingDays, closureDays');
  });

  it('keeps what its policy no longer has, with the moment, until it has it again', async () => {
    const lastCall: Stage = { name: 'last-call', workingDays: 2, before: 'meeting' };
    const early: Stage = { name: 'early-call', workingDays: 20, before: 'papers' };
    const stages = async (...some: Stage[]) => done(await change({ policy: { stages: some } })).thing;
    expect(await stages(lastCall, early)).toMatchObject({
      formerStages: [{ name: 'first-reminder' }, { name: 'second-reminder' }, { name: 'final-reminder' }],
      formerPublication: null,
    });
    expect((await stages(lastCall)).formerStages.at(-1)).toEqual({
      ...early,
      until: '2024-11-13T09:00:00.000Z',
    });
    expect((await stages({ ...early, workingDays: 15 })).formerStages.at(-1)).toMatchObject(lastCall);
    const silent = done(await change({ policy: { clearDays: null } })).thing;
    expect(silent.formerPublication).toEqual({ clearDays: 5, until: '2024-11-13T09:00:00.000Z' });
    expect(silent.formerStages).toHaveLength(4);
    expect(done(await change({ policy: { clearDays: 3 } })).thing.formerPublication).toBeNull();
  });

  it('keeps the mark of its calendar, which is no other register’s, whatever is changed of it', async () => {
    const { calendarMark } = done(await add()).thing;
    expect(calendarMark).toMatch(/^[0-9a-f]{12}$/);
    const ofFire = { ...office.on('2024-11-13'), board: aBoard({ id: 'fire' }) };
    const { thing } = done(await changeBoard(ofFire, changeBoardInput.parse({ name: 'Fire Board' })));
    expect(thing.calendarMark).toBe(calendarMark);
    const elsewhere = { ...anOfficeElsewhere().on('2024-10-09'), terms: {} };
    expect(done(await addBoard(elsewhere, fire())).thing.calendarMark).not.toBe(calendarMark);
  });

  it('has the policy that it had since then, when only its name is another', async () => {
    const { thing } = done(await change({ name: 'Delivery Board', policy: { papersWorkingDays: 5 } }));
    expect(thing).toMatchObject({ policySince: null, history: [{}, { what: 'changed: name' }] });
    const again = done(await change({ name: 'Delivery Board', policy: {} }));
    expect(again.thing).toBe(again.before);
  });

  it('escalates to no more people than a mail to each office has room for', async () => {
    const people = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ name: 'Kit', email: `kit-${at}@pcc.example` }));
    const copies = people(40).map(({ name, email }) => ({
      name,
      email: `at.${email}`,
      from: null,
      until: null,
    }));
    await office.put(anOwner({ copies }));
    expect(await change({ policy: { escalateTo: people(10) } })).toMatchObject({
      faults: [
        {
          because: 'too many to write to',
          why: 'a mail to Force could go to 51 mailboxes, those it is copied and escalated to included, and the mail service takes 50 at the most',
          field: ['policy', 'escalateTo'],
        },
      ],
    });
    expect(faults(await change({ secretary: people(10) }))).toEqual([
      ['too many to write to', ['secretary']],
    ]);
    done(await change({ policy: { escalateTo: people(9) } }));
    done(await change({ secretary: people(10) }));
  });

  it.each([
    [
      'secretary',
      { secretary: [ines, { name: 'Inés', email: 'INES@council.example' }] },
      ['secretary', 1, 'email'],
    ],
    [
      'escalation contact',
      { policy: { escalateTo: [ines, { name: 'Inés', email: 'INES@council.example' }] } },
      ['policy', 'escalateTo', 1, 'email'],
    ],
  ])('lists no %s twice, capitals or not', (_, input, path) => {
    const { error } = changeBoardInput.safeParse(input);
    expect(error?.issues).toMatchObject([{ path, message: 'INES@council.example is in the list already' }]);
  });

  it('offers its notes to boards that are there, and not to itself', async () => {
    expect(faults(await change({ notesTo: ['pdb'] }))).toEqual([['offered to itself', ['notesTo']]]);
    expect(faults(await change({ notesTo: ['pcp'] }))).toEqual([['no such board', ['notesTo']]]);
    done(await add());
    expect(done(await change({ notesTo: ['fire'] })).thing.notesTo).toEqual(['fire']);
    expect(done(await change({ notesTo: null })).thing.notesTo).toBeNull();
  });
});

describe('a mailbox of its own people that refused mail', () => {
  const asha = { name: 'Asha Verity', email: 'asha.verity@pcc.example' };
  const kit = { name: 'Kit Rowe', email: 'kit.rowe@pcc.example' };
  const refused = (email: string) => ({ email, since: '2024-11-12', why: 'no such mailbox' });
  const marked = async () => {
    const undeliverable = [refused(asha.email), refused(kit.email)];
    await office.put(aBoard({ id: 'jac', policy: { escalateTo: [kit] }, undeliverable }));
    const board = await office.register.board('jac');
    return office.on('2024-11-13', board && { board });
  };

  it('is cleared once, and the policy is as old as it was', async () => {
    const at = await marked();
    const email = asha.email.toUpperCase();
    const { thing } = done(await clearBoardMailbox(at, { email }));
    expect(thing).toMatchObject({
      undeliverable: [{ email: kit.email }],
      policySince: null,
      history: [{}, { what: `cleared: ${email}` }],
    });
    expect(await clearBoardMailbox(at, { email })).toMatchObject({
      faults: [{ because: 'not marked', field: null }],
      standing: { id: 'jac', version: 2 },
    });
  });

  it.each<[string, z.input<typeof changeBoardInput>, string[]]>([
    ['takes its mark along', { secretary: [ines] }, [kit.email]],
    ['and another too', { secretary: [ines], policy: { escalateTo: [] } }, []],
    ['keeps it on another list', { secretary: [kit], policy: { escalateTo: [] } }, [kit.email]],
    ['keeps it beside another', { name: 'Committee', secretary: [asha, ines] }, [asha.email, kit.email]],
  ])('of whoever leaves the lists of the board %s', async (_, input, marks) => {
    const { thing } = done(await changeBoard(await marked(), changeBoardInput.parse(input)));
    expect(thing.undeliverable.map(({ email }) => email)).toEqual(marks);
  });
});

it('boards are listed by their codes, as far as they are reached', async () => {
  done(await add());
  const codes = async (isReached?: (code: string) => boolean) => {
    const boards = await listBoards(office.on(), isReached);
    return boards.outcome === 'found' ? boards.thing.map(({ id }) => id) : [];
  };
  expect(await codes()).toEqual(['fire', 'pdb']);
  expect(await codes((code) => code === 'pdb')).toEqual(['pdb']);
});

describe('a board of the name of another', () => {
  const named = { name: 'PERFORMANCE and  Delivery Board' };

  it('is asked about, and added where it is said to be another', async () => {
    expect(await add(named)).toMatchObject({
      faults: [
        {
          because: 'same name',
          why: 'a board is called “Performance and Delivery Board” already (pdb): say so if this is another',
          field: ['sameName'],
        },
      ],
    });
    expect(done(await add({ ...named, sameName: true })).thing.id).toBe('fire');
  });

  it('is asked about when it takes that name, and not when it keeps its own', async () => {
    done(await add());
    expect(faults(await change({ name: 'fire authority' }))).toEqual([['same name', ['sameName']]]);
    expect(done(await change({ name: 'fire authority', sameName: true })).thing.name).toBe('fire authority');
    expect(
      done(await change({ name: 'Fire  Authority', policy: { papersWorkingDays: 7 } })).thing,
    ).toMatchObject({ name: 'Fire  Authority', policy: { papersWorkingDays: 7 } });
  });
});

describe('the end of a board', () => {
  const ended = { on: '2025-03-31', reason: 'abolished by order' } as never;

  it('is kept with its day and reason, says what nobody is reminded of any more, and can be set aside', async () => {
    await office.put(anOwner(), aMeeting(), anAction());
    const { thing, cautions } = done(await endBoard(office.on(), ended));
    expect(thing).toMatchObject({
      ended,
      history: [{}, { what: 'ends on 31 March 2025: abolished by order' }],
    });
    expect(cautions.map(({ what }) => what)).toEqual([
      'nobody is reminded any more of what is still owed: 1 action',
    ]);
    expect(faults(await endBoard(office.on(), ended))).toEqual([['already ended', null]]);
    const again = done(
      await reopenBoard(office.on('2025-04-02'), { reason: 'the order was withdrawn' }),
    ).thing;
    expect(again).toMatchObject({ ended: null, meetsSince: '2025-04-02T09:00:00.000Z' });
    expect(again.history.at(-1)?.what).toBe('re-opened: the order was withdrawn');
    expect(faults(await reopenBoard(office.on(), { reason: 'x' }))).toEqual([['not ended', null]]);
  });
});

describe('a board entered by mistake', () => {
  const misspelt = { reason: 'misspelt' };

  it('counts as never added, and its code can be given again', async () => {
    done(await add());
    const at = office.on('2024-10-10', { board: aBoard({ id: 'fire', name: 'Fire Authority' }) });
    expect(done(await removeBoard(at, misspelt)).thing).toMatchObject({
      removed: { on: '2024-10-10', reason: 'misspelt' },
    });
    expect(await office.register.board('fire')).toBeUndefined();
    expect(await office.register.boardView('fire')).toBeUndefined();
    expect(await office.register.boardCodes()).toEqual(['pdb']);
    expect((await office.register.boards()).map(({ id }) => id)).toEqual(['pdb']);
    expect(faults(await removeBoard(at, misspelt))).toEqual([['not there', null]]);
    const { thing } = done(await add({ name: 'Fire and Rescue Authority' }));
    expect(thing.history.map(({ what }) => what)).toEqual(['added', 'removed: misspelt', 'added again']);
    expect(await office.register.boardCodes()).toEqual(['fire', 'pdb']);
  });

  it('is not removed where anything hangs on it', async () => {
    await office.put(anOwner(), aMeeting(), anAction());
    expect(await removeBoard(office.on(), misspelt)).toMatchObject({
      faults: [
        {
          because: 'something hangs on it',
          why: 'board pdb has 1 owner, 1 meeting and 1 action',
          step: { take: 'the end of the board' },
        },
      ],
    });
    done(await add({ notesTo: ['pdb'] }));
    done(await add({ id: 'pcp', name: 'Panel', notesTo: ['fire'] }));
    const at = office.on('2024-10-10', { board: aBoard({ id: 'fire' }) });
    expect(await removeBoard(at, misspelt)).toMatchObject({
      faults: [{ why: 'board fire has 1 board that offers it notes' }],
    });
  });
});

describe('a board’s own people', () => {
  const mary = { as: 'escalation', name: 'Mary O’Hare', email: 'mary@pcc.example' } as const;

  it('are put on a list, renamed by their mailbox, and taken off, one by one', async () => {
    await setBoardPerson(office.on(), mary);
    await setBoardPerson(office.on(), { ...mary, name: 'Mary Hare', email: 'MARY@pcc.example' });
    const { thing } = done(await setBoardPerson(office.on(), { ...ines, as: 'secretary' }));
    expect(thing.secretary.map(({ name }) => name)).toEqual(['Asha Verity', 'Inés Dart']);
    expect(thing.policy.escalateTo).toEqual([{ name: 'Mary Hare', email: 'MARY@pcc.example' }]);
    const after = done(await removeBoardPerson(office.on(), { as: 'escalation', email: 'mary@pcc.example' }));
    expect(after.thing.policy.escalateTo).toEqual([]);
    expect(faults(await removeBoardPerson(office.on(), { as: 'escalation', email: mary.email }))).toEqual([
      ['not there', null],
    ]);
  });

  it('have one secretary at least, and no more of them than a mail takes', async () => {
    const asha = { as: 'secretary', email: 'asha.verity@pcc.example' } as const;
    expect(faults(await removeBoardPerson(office.on(), asha))).toEqual([['the last one', null]]);
    for (let place = 2; place <= 20; place += 1) {
      done(
        await setBoardPerson(office.on(), { as: 'secretary', name: 'Ann', email: `ann${place}@pcc.example` }),
      );
    }
    expect(faults(await setBoardPerson(office.on(), { ...ines, as: 'secretary' }))).toEqual([
      ['too many', ['email']],
    ]);
  });
});
