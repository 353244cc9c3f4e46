import { beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { ActionRef } from '../../functions/register/action.ts';
import {
  actionSheet,
  actionTable,
  actionTableInput,
  amendAction,
  askForExtension,
  askForExtensionInput,
  dischargeAction,
  dischargeInput,
  disclaimAction,
  disclaimInput,
  grantExtension,
  keepWithOwner,
  listActions,
  listActionsInput,
  proposeAction,
  raiseAction,
  raiseInput,
  reopenAction,
} from '../../functions/secretariat/actions.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { done, faults, offices, type TestOffice } from './an-office.ts';

const anOffice = offices();
let office: TestOffice;

const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
const december = aMeeting({ id: '2024-12', date: '2024-12-11' });
const ref = 'PDB-2024-10-1' as ActionRef;
const asked = (input: z.input<typeof raiseInput>) => raiseInput.parse(input);
const waits = { text: 'Report how long 101 callers wait', owner: 'Force' };
const accepted = (input: Partial<z.input<typeof dischargeInput>> = {}) =>
  dischargeInput.parse({ on: '2024-12-11', how: 'figures were in the papers', ...input });

beforeEach(async () => {
  office = anOffice();
  await office.put(aBoard(), anOwner(), october, december);
});

describe('an action of two offices', () => {
  const pcc = anOwner({ id: 'pcc', name: "Commissioner's Office", aliases: ['PCC'] });
  const list = async (input: z.input<typeof listActionsInput>) => {
    const listed = await listActions(office.on('2024-10-09'), listActionsInput.parse(input));
    return listed.outcome === 'found' ? listed.thing.actions.map((action) => action.ref) : faults(listed);
  };

  it('is raised for both, found under each, and given to one by naming it', async () => {
    await office.put(pcc);
    const { thing } = done(
      await raiseAction(
        office.on('2024-10-09'),
        asked({ ...waits, owner: 'Force and Commissioner’s Office' }),
      ),
    );
    expect(thing).toMatchObject({ owner: 'force', jointOwners: ['pcc'], ownerMinuted: null });
    expect(await list({ owner: 'Constabulary' })).toEqual([ref]);
    expect(await list({ owner: 'COMMISSIONER‘S  OFFICE' })).toEqual([ref]);
    const given = done(await amendAction(office.on('2024-10-10'), ref, { owner: 'PCC' })).thing;
    expect(given).toMatchObject({ owner: 'pcc', jointOwners: [] });
    expect(await list({ owner: 'force' })).toEqual([]);
  });

  it('is not raised where one of them is nobody, or could be several', async () => {
    await office.put(pcc, anOwner({ id: 'opcc', name: 'Commissioner’s Office', aliases: [] }));
    const raised = (owner: string) => raiseAction(office.on('2024-10-09'), asked({ ...waits, owner }));
    expect(faults(await raised('Force and the auditors'))).toEqual([['no such owner', ['owner']]]);
    const unclear = await raised('Force and Commissionerʼs Office');
    expect(unclear).toMatchObject({
      faults: [
        {
          because: 'one of several',
          why: "“Commissionerʼs Office” could be opcc (“Commissioner’s Office”) or pcc (“Commissioner's Office”): say which by its code",
        },
      ],
    });
    expect(await list({ owner: 'Commissionerʼs Office' })).toEqual([['one of several', ['owner']]]);
  });
});

describe('raising an action', () => {
  it('is for the last meeting and due at the next, unless it says otherwise', async () => {
    const { thing, before } = done(await raiseAction(office.on('2024-10-09'), asked(waits)));
    expect(before).toBeNull();
    expect(thing).toMatchObject({
      ref,
      raisedAt: '2024-10',
      raisedOn: '2024-10-02',
      owner: 'force',
      due: { at: 'meeting', meeting: '2024-12' },
    });
  });

  it.each(['2024-10', '2024-10-02'])('takes its meeting by its identity or its day: %s', async (meeting) => {
    const { thing } = done(await raiseAction(office.on(), asked({ ...waits, meeting, due: 'none' })));
    expect(thing).toMatchObject({ ref, due: { at: 'not agreed' } });
  });

  it('tells all that is wrong at once, each with its field', async () => {
    const wrong = asked({ text: 'x', owner: 'opcc', meeting: '2024-10', due: '2024-09-01' });
    expect(faults(await raiseAction(office.on(), wrong))).toEqual([
      ['no such owner', ['owner']],
      ['due before it was raised', ['due']],
    ]);
    expect(await office.register.actions('pdb')).toEqual([]);
  });

  it('is refused for a meeting that has not met, at its field', async () => {
    const early = asked({ ...waits, meeting: '2024-12' });
    expect(faults(await raiseAction(office.on('2024-10-09'), early))).toEqual([
      ['meeting had not met', ['meeting']],
    ]);
  });

  it('names the meeting that waits for a date, where there is no next one', async () => {
    await office.put(aMeeting({ id: 'later', state: 'to be confirmed', reason: 'an election' }));
    const answer = await raiseAction(office.on(), asked({ ...waits, meeting: '2024-12' }));
    expect(answer).toMatchObject({
      outcome: 'refused',
      faults: [
        {
          because: 'no next meeting',
          field: ['due'],
          step: {
            take: 'another due date',
            waiting: { meeting: 'later', when: 'a date to be confirmed' },
          },
        },
      ],
    });
  });
});

describe('an action that stands', () => {
  beforeEach(async () => {
    done(await raiseAction(office.on('2024-10-09'), asked(waits)));
  });

  it('is discharged by the meeting of the day, or by none between meetings', async () => {
    const { thing, before } = done(await dischargeAction(office.on(), ref, accepted()));
    expect(before).toMatchObject({ status: 'open', version: 1 });
    expect(thing).toMatchObject({ status: 'discharged', version: 2, discharge: { meeting: '2024-12' } });
    done(await reopenAction(office.on(), ref, { reason: 'two districts are missing' }));
    const between = done(await dischargeAction(office.on(), ref, accepted({ on: '2024-12-12' })));
    expect(between.thing).toMatchObject({ discharge: { meeting: null } });
  });

  it.each([
    [{ meeting: '2025-01' }, [['no such meeting', ['meeting']]]],
    [{ on: '2024-12-10', meeting: '2024-12' }, [['meeting had not met', ['meeting']]]],
    [
      { undertaking: { text: 'the audit', by: '2024-12-01' } },
      [['due before it was raised', ['undertaking', 'by']]],
    ],
    [{ undertaking: { text: 'the audit', by: 'soon' } }, [['no such time', ['undertaking', 'by']]]],
    [{ on: '2024-12-24' }, [['dated in the future', null]]],
  ])('is not discharged with %j', async (input, why) => {
    expect(faults(await dischargeAction(office.on(), ref, accepted(input)))).toEqual(why);
    expect(await office.register.action(ref)).toMatchObject({ status: 'open', version: 1 });
  });

  it('says so, and how it stands, when it is discharged already', async () => {
    done(await dischargeAction(office.on(), ref, accepted()));
    expect(await dischargeAction(office.on(), ref, accepted())).toMatchObject({
      outcome: 'refused',
      faults: [{ because: 'already discharged', field: null }],
      standing: { ref, status: 'discharged' },
    });
  });

  it('is the very same after an amendment that changes nothing', async () => {
    const { thing, before } = done(await amendAction(office.on(), ref, { text: waits.text }));
    expect(thing).toBe(before);
    expect(thing.version).toBe(1);
  });

  it('is worked out anew when somebody changed it meanwhile', async () => {
    const { register } = office;
    let raced = false;
    const slow = {
      ...register,
      save: async (thing: Parameters<typeof register.save>[0]) => {
        if (!raced) {
          raced = true;
          done(await amendAction(office.on(), ref, { section: 'Contact' }));
        }
        return register.save(thing);
      },
    };
    const proposal = { on: office.on().today, how: 'figures sent', evidence: [], saidBy: 'Mo Khan' };
    const { thing } = done(await proposeAction(office.on('2024-12-12', { register: slow }), ref, proposal));
    expect(thing).toMatchObject({
      ...{ status: 'proposed', section: 'Contact', version: 3 },
      proposal: { saidBy: 'Mo Khan' },
    });
  });

  it('is not there under a reference that was never given', async () => {
    const missing = 'PDB-2024-10-9' as ActionRef;
    expect(faults(await reopenAction(office.on(), missing, { reason: 'x' }))).toEqual([['not there', null]]);
    expect(faults(await reopenAction(office.on(), 'PCP-2024-10-1' as ActionRef, { reason: 'x' }))).toEqual([
      ['not there', null],
    ]);
  });

  it.each([
    [{}, 1],
    [{ status: ['discharged'] }, 0],
    [{ status: ['discharged', 'open'] }, 1],
    [{ status: ['overdue'] }, 1],
    [{ status: ['undertaking'] }, 0],
    [{ dueAt: '2024-12' }, 1],
    [{ dueAt: '2024-10-02' }, 0],
    [{ owner: 'Force' }, 1],
    [{ raisedAt: '2024-12' }, 0],
    [{ dueBy: '2024-12-10' }, 0],
    [{ dueBy: '2024-12-11' }, 1],
  ])('is listed with %j or not', async (filter, count) => {
    const answer = await listActions(office.on(), listActionsInput.parse(filter));
    expect(answer).toMatchObject({ outcome: 'found' });
    expect('thing' in answer && answer.thing.actions.length).toBe(count);
  });

  it.each([
    [{ owner: 'the auditors', dueAt: '2031-01' }, ['owner', 'dueAt']],
    [{ raisedAt: '2031-01' }, ['raisedAt']],
  ])('is not looked for by what is not there: %j', async (filter, fields) => {
    const answer = await listActions(office.on(), listActionsInput.parse(filter));
    expect(faults(answer).map(([, field]) => field?.[0])).toEqual(fields);
  });
});

describe('the table of actions', () => {
  const rowsOf = async (input: z.input<typeof actionTableInput>) => {
    const found = await actionTable(office.on('2024-12-12'), actionTableInput.parse(input));
    if (found.outcome === 'refused') throw new Error(JSON.stringify(found.faults));
    const { rows, ...rest } = found.thing;
    return { ...rest, refs: rows.map((row) => row.ref), rows };
  };
  const on = (date: string) => ({ due: { at: 'date', date, words: null } }) as const;
  const sheet = async (input: z.input<typeof listActionsInput>) => {
    const found = await actionSheet(office.on('2024-12-12'), listActionsInput.parse(input));
    return found.outcome === 'found' ? found.thing.written.toString().slice(1) : faults(found);
  };

  it('has those due soonest first, and says how each stands', async () => {
    const by = { at: 'meeting', meeting: '2024-12', words: null } as const;
    const undertaking = { text: 'the  figures', by, met: null };
    const discharge = { on: '2024-10-02', meeting: '2024-10', how: 'promised', evidence: [], undertaking };
    await office.put(
      anAction({ due: { at: 'not agreed', words: 'TBC' } }),
      anAction({ ref: 'PDB-2024-10-3', ...on('2024-12-31') }),
      anAction({ ref: 'PDB-2024-10-4', status: 'discharged', discharge }),
      anAction({ ref: 'PDB-2024-10-5', ...on('2024-11-01'), status: 'proposed' }),
    );
    const { rows, refs, total, owners } = await rowsOf({});
    expect(refs).toEqual(['PDB-2024-10-5', 'PDB-2024-10-4', 'PDB-2024-10-3', 'PDB-2024-10-2']);
    expect([total, owners.map(({ id }) => id)]).toEqual([4, ['force']]);
    expect(rows[1]).toMatchObject({
      statusInWords: 'Discharged 02/10/2024, on an undertaking',
      undertaking: 'the figures',
      overdue: true,
      dueInWords: '11 December 2024',
    });
    expect((await rowsOf({ status: ['overdue', 'proposed'] })).refs).toEqual([
      'PDB-2024-10-5',
      'PDB-2024-10-4',
    ]);
  });

  it('has fifty on a page, and the last page for one beyond it', async () => {
    const many = Array.from({ length: 51 }, (_, index) => anAction({ ref: `PDB-2024-10-${index + 1}` }));
    await office.put(...many);
    expect(await rowsOf({})).toMatchObject({ total: 51, page: 1, pages: 2 });
    expect((await rowsOf({ page: '2' })).refs).toEqual(['PDB-2024-10-51']);
    expect(await rowsOf({ page: '9' })).toMatchObject({ page: 2, refs: ['PDB-2024-10-51'] });
    expect(await rowsOf({ status: ['withdrawn'] })).toMatchObject({ total: 0, page: 1, pages: 1, refs: [] });
  });

  it('is there for a spreadsheet by the same filter', async () => {
    await office.put(anAction({ text: '=SUM(A1)' }), anAction({ ref: 'PDB-2024-10-3', ...on('2025-01-08') }));
    expect(await sheet({ status: ['overdue'] })).toBe(
      'Reference,Action,Status,Overdue,Owner,Due date,Due date (ISO),Times carried over,Undertaking\r\n' +
        "PDB-2024-10-2,'=SUM(A1),Open,Yes,Force,11 December 2024,2024-12-11,0,\r\n",
    );
    expect(await sheet({ owner: 'the auditors' })).toEqual([['no such owner', ['owner']]]);
  });
});

describe('more time', () => {
  const asks = (input: Partial<z.input<typeof askForExtensionInput>> = {}) =>
    askForExtensionInput.parse({ on: '2024-11-20', until: '2025-03', reason: 'no figures yet', ...input });

  beforeEach(async () => {
    await office.put(aMeeting({ id: '2025-03', date: '2025-03-12' }));
    done(await raiseAction(office.on('2024-10-09'), asked(waits)));
  });

  it('is granted by the meeting of the day, and the action is due then', async () => {
    expect(done(await askForExtension(office.on('2024-11-20'), ref, asks())).thing).toMatchObject({
      due: { meeting: '2024-12' },
      extension: { state: 'asked', until: { at: 'meeting', meeting: '2025-03' } },
    });
    const { thing } = done(await grantExtension(office.on('2024-12-12'), ref, { on: '2024-12-11' as never }));
    expect(thing).toMatchObject({
      due: { meeting: '2025-03' },
      extension: { state: 'granted', decision: { on: '2024-12-11', meeting: '2024-12' } },
    });
  });

  it.each([
    ['2024-12-11', 'not later'],
    ['not agreed', 'says no time'],
    ['never', 'no such time'],
  ])('until %s is refused, and says which field', async (until, because) => {
    expect(faults(await askForExtension(office.on('2024-11-20'), ref, asks({ until })))).toEqual([
      [because, ['until']],
    ]);
  });

  it('is not granted by a meeting that had not met', async () => {
    done(await askForExtension(office.on('2024-11-20'), ref, asks()));
    const input = { on: '2024-12-11' as never, meeting: '2025-03' };
    expect(faults(await grantExtension(office.on('2024-12-12'), ref, input))).toEqual([
      ['meeting had not met', ['meeting']],
    ]);
  });
});

describe('not its own to answer', () => {
  const says = (input: Partial<z.input<typeof disclaimInput>> = {}) =>
    disclaimInput.parse({ on: '2024-11-20', reason: 'the figures are not ours', ...input });
  const disclaims = (input: Partial<z.input<typeof disclaimInput>> = {}) =>
    disclaimAction(office.on('2024-11-20'), ref, says(input));

  beforeEach(async () => {
    await office.put(anOwner({ id: 'pcc', name: 'The Commissioner’s office', aliases: ['PCC'] }));
    await office.put(anOwner({ id: 'cfo', name: 'CFO', aliases: [] }));
    done(await raiseAction(office.on('2024-10-09'), asked(waits)));
  });

  it('is said by its owner, of whose it is by any name, and waits', async () => {
    expect(done(await disclaims({ whose: 'pcc', saidBy: 'Mo O’Hara' })).thing).toMatchObject({
      owner: 'force',
      disclaimer: { owner: 'force', whose: 'The Commissioner’s office', saidBy: 'Mo O’Hara', kept: null },
    });
    expect(faults(await disclaims())).toEqual([['already disclaimed', null]]);
  });

  it('may be said to be of somebody who is no owner of the board', async () => {
    const { thing } = done(await disclaims({ whose: 'the county’s highways team' }));
    expect(thing.disclaimer?.whose).toBe('the county’s highways team');
  });

  it('is settled by another owner, or kept there on the day it is decided', async () => {
    done(await disclaims());
    const { thing } = done(await keepWithOwner(office.on('2024-11-22'), ref, { reason: 'it is' }));
    expect(thing.disclaimer?.kept).toEqual({ on: '2024-11-22', reason: 'it is' });
    done(await disclaims());
    const amended = done(await amendAction(office.on('2024-11-23'), ref, { owner: 'PCC' })).thing;
    expect(amended).toMatchObject({ owner: 'pcc', disclaimer: null });
    expect(faults(await keepWithOwner(office.on('2024-11-24'), ref, { reason: 'it is' }))).toEqual([
      ['not disclaimed', null],
    ]);
  });

  it('is said by one of several only where it says which, and by none that does not owe it', async () => {
    done(await amendAction(office.on('2024-10-10'), ref, { owner: 'Force and PCC' }));
    expect(faults(await disclaims())).toEqual([['several owe it', ['owner']]]);
    expect(faults(await disclaims({ owner: 'CFO' }))).toEqual([['not an owner', ['owner']]]);
    expect(faults(await disclaims({ owner: 'Nobody' }))).toEqual([['no such owner', ['owner']]]);
    expect(done(await disclaims({ owner: 'PCC' })).thing.disclaimer?.owner).toBe('pcc');
  });
});
