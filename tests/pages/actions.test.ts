import { beforeEach, describe, expect, it } from 'vitest';
import { type ActionRef, actionRefSchema } from '../../functions/register/action.ts';
import type { Saved } from '../../functions/store/register.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { type Site, sites, type Visitor } from './a-site.ts';

const open = sites();
let site: Site;
let asha: Visitor;

const list = '/boards/pdb/actions';
const [first, second, third] = [1, 2, 3].map((number) => actionRefSchema.parse(`PDB-2024-10-${number}`)) as [
  ActionRef,
  ActionRef,
  ActionRef,
];

/** On 11 December 2024, the day of the meeting at which the first two are due. */
beforeEach(async () => {
  site = open();
  const held = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
  const asked = { section: null, text: 'Report how long 101 callers wait' };
  await keep(aBoard(), anOwner(), anOwner({ id: 'cfo', name: 'CFO', aliases: [] }), held, aMeeting());
  await keep(
    anAction({ ...asked, ref: first }),
    anAction({ ...asked, ref: second, owner: 'cfo', text: 'Provide O’Hara’s review of custody' }),
    anAction({
      ...asked,
      ref: third,
      text: 'Share the plan',
      due: { at: 'date', date: '2024-11-20', words: null },
    }),
  );
  asha = site.visitor();
});

const keep = async (...things: Saved[]) => {
  for (const thing of things) await site.service.register.save(thing);
};
const action = (ref: ActionRef) => site.service.register.action(ref);
const page = (ref: ActionRef, path = '') => `${list}/${ref}${path}`;
const on = (day: string, name = 'on') => {
  const [year = '', month = '', date = ''] = day.split('-');
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
};

describe('the list of actions', () => {
  it('has all that is owed, by the day on which it is due', async () => {
    const { text, html } = await asha.open(list);
    expect(text).toContain('3 actions still owed');
    expect(html.indexOf(third)).toBeLessThan(html.indexOf(first));
    expect(text).toMatch(/Share the plan Force 20 November 2024 Open Overdue 0/);
  });

  it('is found by the filter in its address, which its form and its spreadsheet keep', async () => {
    const seen = await asha.open(`${list}?status=overdue&status=proposed&owner=force&q=plan`);
    expect(seen.text).toContain('1 action overdue or reported done, of Force, with the words “plan”');
    expect(seen.form).toMatchObject({ status: 'overdue', owner: 'force', q: 'plan' });
    const csv = seen.links.find(({ words }) => words.includes('CSV'))?.to ?? '';
    const sheet = await asha.open(csv);
    expect(sheet.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(sheet.html.trim().split('\r\n')).toHaveLength(2);
  });

  it('says so where there is none, and what is wrong where it cannot be looked for', async () => {
    const told = async (query: string) => {
      const { status, text, problems } = await asha.open(`${list}${query}`);
      return status === 200 ? text : problems.join();
    };
    expect(await told('?status=undertaking')).toContain('No undertaking is outstanding.');
    expect(await told('?status=overdue&meeting=2024-12')).toContain(
      'No action is overdue, due at the meeting of Wednesday 11 December 2024.',
    );
    expect(await told('?status=late')).toContain('“late” is no status: choose again');
    expect(await told('?owner=opcc')).toContain('There is no owner "opcc"');
  });

  it('is turned page by page, fifty on each', async () => {
    const more = Array.from({ length: 48 }, (_, index) => actionRefSchema.parse(`PDB-2024-10-${index + 4}`));
    await Promise.all(more.map((ref) => keep(anAction({ ref }))));
    const seen = await asha.open(`${list}?status=open`);
    expect(seen.text).toContain('51 actions open');
    const next = seen.links.find(({ words }) => words === 'Next page')?.to ?? '';
    expect(next).toBe(`${list}?status=open&page=2`);
    expect((await asha.open(next)).links.filter(({ words }) => words.startsWith('PDB-'))).toHaveLength(1);
  });
});

describe('raising an action', () => {
  const asked = {
    text: 'Publish the estate’s costs',
    owner: ['force', 'cfo'],
    due: 'day',
    meeting: '2024-10',
  };

  it('is done once, for several offices, on a day', async () => {
    const blank = await asha.open(`${list}/new`);
    const form = { ...blank.form, ...asked, ...on('2025-02-09', 'due.on') };
    const done = await asha.post(`${list}/new`, form);
    expect(done.location).toBe(`${list}/PDB-2024-10-4?done=raised`);
    expect((await asha.post(`${list}/new`, form)).location).toBe(done.location);
    expect(await site.service.register.actions('pdb')).toHaveLength(4);
    expect(await action(actionRefSchema.parse('PDB-2024-10-4'))).toMatchObject({
      owner: 'force',
      jointOwners: ['cfo'],
      due: { at: 'date', date: '2025-02-09' },
      history: [{ by: 'Asha Verity <asha@pcc.example>', from: 'page' }],
    });
  });

  it('asks for what is missing, and for the day where one was chosen', async () => {
    const again = await asha.fill(`${list}/new`, { due: 'day' });
    expect(again.problems).toEqual([
      'Enter what is asked for, such as “Report how long 101 callers wait”',
      'Choose whose it is',
      'Enter the day on which it is due',
    ]);
    const early = await asha.fill(`${list}/new`, { ...asked, ...on('2024-09-01', 'due.on') });
    expect(early.status).toBe(422);
    expect(early.html).toContain('href="#due-1"');
  });
});

describe('those ticked', () => {
  const several = `${list}/discharge?ref=${first}&ref=${second}`;
  const hows = { [`how.${first}`]: 'figures were in the papers', [`how.${second}`]: 'given to members' };

  it('are discharged together, each with its how, after a look at item 2', async () => {
    const proposal = { on: '2024-12-02', how: 'given to members', evidence: [] };
    const text = 'Provide O’Hara’s review of custody';
    await keep(anAction({ ref: second, text, owner: 'cfo', version: 2, status: 'proposed', proposal }));
    const asked = await asha.open(several);
    expect(asked.form).toMatchObject({ 'on-day': '11', [`how.${second}`]: 'given to members' });
    const look = await asha.fill(several, hows);
    expect(look.text).toContain('Item 2 of the notes of Wednesday 11 December 2024 will say');
    expect(look.text).toContain('Provide O’Hara’s review of custody – given to members.');
    const done = await asha.post(several, look.form);
    expect(done.location).toBe(`${list}/discharged?ref=${first}&ref=${second}`);
    expect(done.text).toContain('Discharged: 2 actions.');
    expect((await asha.post(several, look.form)).location).toBe(done.location);
    expect(await action(second)).toMatchObject({ status: 'discharged', discharge: { meeting: '2024-12' } });
  });

  it('are told what is wrong of each, and one closed meanwhile is left out', async () => {
    const empty = await asha.fill(several, { ...hows, [`how.${second}`]: '' });
    expect(empty.problems).toEqual([expect.stringContaining(`Enter how ${second} was discharged`)]);
    const form = { ...(await asha.open(several)).form, ...hows };
    await asha.fill(page(second, '/withdraw'), { reason: 'asked twice' });
    const again = await asha.post(several, form);
    expect([again.status, again.problems]).toEqual([409, [`${second} was withdrawn on 11 December 2024.`]]);
    expect(again.text).toContain(`Not asked about, being closed already: ${second}.`);
    const look = await asha.post(several, again.form);
    expect((await asha.post(several, look.form)).text).toContain('Discharged: 1 action.');
  });

  it('have to be some', async () => {
    const back = (await asha.open(`${list}/discharge?status=open`)).location ?? '';
    expect(back).toBe(`${list}?status=open&ticked=none`);
    expect((await asha.open(back)).problems).toEqual(['Tick the actions that the board accepts as done']);
  });
});

describe('the page of an action', () => {
  it('offers only what suits its status, to whoever may do it', async () => {
    const offers = async (visitor: Visitor) =>
      (await visitor.open(page(first))).links
        .filter(({ to }) => to.startsWith(`${page(first)}/`))
        .map(({ words }) => words);
    expect(await offers(asha)).toEqual([
      ...['Report done', 'Discharge', 'Change due', 'Change owner', 'Put wording right', 'Pause reminders'],
      ...[
        'Enter a request for more time',
        'Enter that it is not its owner’s',
        'Withdraw',
        'Remove, as entered by mistake',
      ],
    ]);
    expect(await offers(site.visitor({ groups: ['board-pdb-reader'] }))).toEqual([]);
    await asha.fill(page(first, '/withdraw'), { reason: 'asked twice' });
    expect(await offers(asha)).toEqual(['Re-open', 'Put wording right', 'Remove, as entered by mistake']);
  });

  it('says that no mail told of it, and is not there where no such action is', async () => {
    expect((await asha.open(page(first))).text).toContain('No mail has told of it yet.');
    expect((await asha.open(page(actionRefSchema.parse('PDB-2024-10-9')))).status).toBe(404);
    expect((await asha.open(`${list}/nonsense`)).status).toBe(404);
  });
});

describe('an action', () => {
  it('reported done is accepted with its owner’s words, on an undertaking that is then provided', async () => {
    await asha.fill(page(first, '/report-done'), {
      how: 'figures sent',
      evidence: 'https://force.example/101',
    });
    const form = (await asha.open(page(first, '/discharge'))).form;
    expect(form).toMatchObject({ how: 'figures sent', evidence: 'https://force.example/101' });
    const look = await asha.post(page(first, '/discharge'), {
      ...form,
      ...{ promised: 'yes', 'undertaking.text': 'the figures for 999', 'undertaking.by': 'not agreed' },
    });
    expect(look.text).toContain(
      'Report how long 101 callers wait – figures sent; on the undertaking: the figures for 999 (due: No date agreed).',
    );
    await asha.post(page(first, '/discharge'), look.form);
    expect((await asha.open(page(first))).text).toContain('Undertaking');
    const done = await asha.fill(page(first, '/provided'), { how: 'sent to members' });
    expect(done.text).toContain('Nothing more is owed.');
    expect(await action(first)).toMatchObject({
      discharge: { undertaking: { met: { on: '2024-12-11', how: 'sent to members' } } },
    });
  });

  it('reported done is sent back, with why', async () => {
    await asha.fill(page(first, '/report-done'), { how: 'figures sent', saidBy: 'Sgt O’Hara' });
    for (const path of ['', '/discharge', '/send-back']) {
      const seen = await asha.open(page(first, path));
      expect(seen.text).toContain('eported done on 11 December 2024 by Sgt O’Hara');
    }
    expect((await asha.open('/boards/pdb')).text).toContain('reported done by Force (Sgt O’Hara) on');
    const back = await asha.fill(page(first, '/send-back'), { reason: 'rural areas are missing' });
    expect(back.text).toContain('rural areas are missing');
    expect(await action(first)).toMatchObject({ status: 'open' });
  });

  it('is due at another time, of another owner, in other words; and nothing is said to change where nothing does', async () => {
    await asha.fill(page(first, '/due'), { due: 'not agreed', reason: 'waits for the audit' });
    await asha.fill(page(first, '/owner'), { owner: 'cfo' });
    await asha.fill(page(first, '/wording'), { text: 'Report how long callers wait' });
    expect(await action(first)).toMatchObject({
      ...{ due: { at: 'not agreed' }, owner: 'cfo', text: 'Report how long callers wait', version: 4 },
    });
    const same = await asha.fill(page(first, '/wording'), {});
    expect(same.location).toBe(`${page(first)}?done=nothing`);
    expect(await action(first)).toMatchObject({ version: 4 });
  });

  it('is paused until a day to come, and resumed', async () => {
    const past = await asha.fill(page(first, '/pause'), {
      ...on('2024-12-01', 'until'),
      reason: 'an inquest',
    });
    expect([past.status, past.html]).toEqual([422, expect.stringContaining('href="#until-day"')]);
    await asha.fill(page(first, '/pause'), { ...on('2025-01-15', 'until'), reason: 'an inquest' });
    expect((await asha.open(page(first))).text).toContain('Until Wednesday 15 January 2025: an inquest');
    expect((await asha.fill(page(first, '/resume'), {})).text).toContain('Reminders are resumed.');
  });

  it('has more time asked for it, which is then granted or refused', async () => {
    await asha.fill(page(first, '/more-time'), {
      ...{ until: 'day', reason: 'the figures come in March', askedBy: 'Sgt Pryce' },
      ...on('2025-03-31', 'until.on'),
    });
    expect((await asha.open(page(first))).links.map(({ words }) => words)).toContain('Refuse more time');
    const early = await asha.fill(page(first, '/more-time/grant'), on('2024-12-10'));
    expect([early.status, early.html]).toEqual([422, expect.stringContaining('href="#on-day"')]);
    await asha.fill(page(first, '/more-time/refuse'), { reason: 'needed for the budget' });
    expect(await action(first)).toMatchObject({ extension: { state: 'refused' } });
    await asha.fill(page(first, '/more-time'), {
      until: 'day',
      reason: 'again',
      ...on('2025-03-31', 'until.on'),
    });
    await asha.fill(page(first, '/more-time/grant'), {});
    expect(await action(first)).toMatchObject({ due: { at: 'date', date: '2025-03-31' } });
  });

  it('discharged on an undertaking has this reported, sent back with why, and accepted', async () => {
    const look = await asha.fill(page(first, '/discharge'), {
      how: 'to follow',
      ...{ promised: 'yes', 'undertaking.text': 'the audit', 'undertaking.by': 'not agreed' },
    });
    await asha.post(page(first, '/discharge'), look.form);
    const evidence = 'https://force.example/audit';
    await asha.fill(page(first, '/report-done'), { how: 'sent to members', saidBy: 'Sgt O’Hara', evidence });
    const seen = await asha.open(page(first));
    expect(seen.text).toContain(
      'On 11 December 2024 by Sgt O’Hara: sent to members; https://force.example/audit',
    );
    expect((await asha.open('/boards/pdb')).text).toContain(
      'The undertaking of PDB-2024-10-1 (“the audit”), reported provided by Force (Sgt O’Hara) on',
    );
    expect((await asha.open(`${list}?status=proposed`)).text).toContain(first);
    await asha.fill(page(first, '/send-back'), { reason: 'custody is missing' });
    expect(await action(first)).toMatchObject({ discharge: { undertaking: { met: null, proposal: null } } });
    await asha.fill(page(first, '/report-done'), { how: 'sent with custody' });
    await asha.fill(page(first, '/provided'), {});
    expect(await action(first)).toMatchObject({
      discharge: { undertaking: { met: { on: '2024-12-11', how: 'sent with custody' }, proposal: null } },
    });
  });

  it('said not to be its owner’s is kept there, or put to whom its owner named', async () => {
    const says = { whose: 'cfo', reason: 'no figures', saidBy: 'Sgt O’Hara' };
    const said = await asha.fill(page(first, '/not-ours'), says);
    expect(said.text).toContain('Until that is decided it stays owed.');
    expect(said.text).toContain('Not its to answer?');
    expect(said.links.map(({ words }) => words)).toContain('Keep it with its owner');
    expect((await asha.open('/boards/pdb')).text).toContain(
      'PDB-2024-10-1: Force says that it is not its to answer, but that of CFO (no figures).',
    );
    const kept = await asha.fill(page(first, '/not-ours/keep'), { reason: 'the Force counts them' });
    expect(kept.text).toContain('It stays with its owner, whose next mail says why.');
    expect((await asha.fill(page(first, '/not-ours/keep'), { reason: 'again' })).status).not.toBe(303);
    await asha.fill(page(first, '/not-ours'), says);
    expect((await asha.open(page(first, '/owner'))).text).toContain('Said on 11 December 2024 by Sgt O’Hara');
    await asha.fill(page(first, '/owner'), {});
    expect(await action(first)).toMatchObject({ owner: 'cfo', disclaimer: null });
  });

  it('is withdrawn, re-opened, and removed where nothing speaks of it', async () => {
    await asha.fill(page(first, '/withdraw'), { reason: 'a new plan' });
    await asha.fill(page(first, '/re-open'), { reason: 'asked for again' });
    expect(await action(first)).toMatchObject({ status: 'open' });
    const gone = await asha.fill(page(first, '/remove'), { reason: 'entered twice' });
    expect(gone.location).toBe(`${list}?done=removed`);
    expect((await asha.open(page(first))).status).toBe(404);
  });
});
