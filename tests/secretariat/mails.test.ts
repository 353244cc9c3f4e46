import { beforeEach, describe, expect, it } from 'vitest';
import { type DispatchId, dispatchIdSchema } from '../../functions/reminders/dispatch.ts';
import { findSentText, listDispatchesInput } from '../../functions/secretariat/dispatches.ts';
import { mailStory, mailsToCome, mailsToComeInput, mailTable } from '../../functions/secretariat/mails.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { aDispatch, aSentText } from '../store/examples.ts';
import { faults, offices, type TestOffice } from './an-office.ts';

const anOffice = offices();
let office: TestOffice;

const second = aDispatch();
const called = (name: string): DispatchId => dispatchIdSchema.parse(`pdb_${name}`);

beforeEach(async () => {
  office = anOffice();
  await office.put(
    aBoard(),
    anOwner(),
    anOwner({ id: 'cfo', name: 'CFO', aliases: [], contacts: [] }),
    aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' }),
    aMeeting(),
    anAction(),
  );
});

describe('the story of a mail', () => {
  const story = async (day = '2024-11-20', id = second.id) => {
    const found = await mailStory(office.on(day), id);
    if (found.outcome === 'refused') throw new Error(JSON.stringify(found.faults));
    return found.thing;
  };

  it('says to whom and why, what became of it with the time of each step, and what it said', async () => {
    await office.ledger.save(
      aDispatch({ state: 'delivered', attempts: 1, because: 'the mail server took it' }),
    );
    await office.ledger.restore(aSentText());
    const { to, standing, facts, lines, follows, said, text } = await story();
    expect([to, standing, follows]).toEqual(['Force', 'delivered to Force (owen.pryce@force.example)', null]);
    expect(facts).toEqual([
      '“Performance and Delivery Board, 11 December: 2 actions due”',
      'the mail server took it',
      'second-reminder: five working days before the papers deadline',
    ]);
    expect(lines).toMatchObject([
      { moment: 'Tuesday 19 November 2024 at 09:00', by: 'sweep', from: 'schedule', what: 'planned' },
    ]);
    expect(text).toBeNull();
    expect(said).toEqual({
      subject: '1 action due',
      text: 'Force owes the board’s review.',
      attachments: ['Overview of Actions.docx (9 kB)'],
      standing: 'As the mail service was given it on Tuesday 19 November 2024 at 09:00.',
    });
  });

  it('says what happens to one of which nobody knows whether it went, and that it can be settled', async () => {
    await office.ledger.save(aDispatch({ state: 'unknown', attempts: 1 }));
    await office.ledger.restore(aSentText({ cutFrom: 412_000 }));
    const { standing, follows, said } = await story();
    expect(standing).toBe('not known whether it went to Force (owen.pryce@force.example)');
    expect(follows).toMatchObject({ canBeSettled: true });
    expect(said).toMatchObject({
      standing:
        'As the mail service was given it on Tuesday 19 November 2024 at 09:00. It is not known whether it went. Only the beginning is kept: the whole had 412000 characters.',
    });
  });

  it('has what one said that is to be sent again, and what it will say', async () => {
    await office.ledger.save(aDispatch({ attempts: 2 }));
    await office.ledger.restore(aSentText({ attempt: 2 }));
    const { said, text } = await story();
    expect(said).toMatchObject({
      standing: expect.stringContaining('asked 2 times; this is what it was given the last time.'),
    });
    expect(text).toMatchObject({ text: expect.stringContaining('how many rural patrols ran') });
  });

  it.each([
    ['went before texts were kept', { state: 'sent', attempts: 1 }],
    ['is known by an event alone', { state: 'delivered', attempts: 0 }],
  ] as const)('says plainly that the text of one that %s was not kept', async (_, mail) => {
    await office.ledger.save(aDispatch(mail));
    expect(await story()).toMatchObject({ said: 'not kept', text: null });
    expect(await findSentText(office.on(), second.id)).toMatchObject({
      faults: [{ because: 'not there', why: `the text of dispatch ${second.id} was not kept` }],
    });
  });

  it('shows nothing of a try that an earlier release wrote down and did not make', async () => {
    await office.ledger.save(aDispatch());
    await office.ledger.restore(aSentText());
    expect(await story()).toMatchObject({ said: null, text: { to: [{ name: 'Sergeant Owen Pryce' }] } });
    expect(faults(await findSentText(office.on(), second.id))).toEqual([['not there', null]]);
  });

  it('says why one to come would not be written', async () => {
    await office.put(anAction({ version: 2, status: 'discharged' }));
    await office.ledger.save(aDispatch());
    const { said, text } = await story();
    expect(said).toBeNull();
    expect(text).toEqual({ notWritten: 'Force no longer owes anything that it was about' });
  });

  it('is told of none that the ledger lacks', async () => {
    expect(faults(await mailStory(office.on(), called('none')))).toEqual([['not there', null]]);
  });
});

describe('the mails of the next morning', () => {
  const toCome = async (day: string, on?: string) => {
    const found = await mailsToCome(office.on(day), mailsToComeInput.parse({ on }));
    if (found.outcome === 'refused') throw new Error(JSON.stringify(found.faults));
    return found.thing;
  };

  it('are of the next working day, each as its reader will see it, and are not entered', async () => {
    const { on, mails } = await toCome('2024-11-15');
    expect(on).toBe('2024-11-18');
    expect(mails).toMatchObject([{ to: 'Force', dispatch: { stage: 'first-reminder' } }]);
    const [{ text } = { text: { notWritten: '' } }] = mails;
    expect(text).toMatchObject({
      subject: expect.stringContaining('11 December'),
      to: [{ name: 'Sergeant Owen Pryce' }],
    });
    expect('html' in text && text.html).toContain('Report how many rural patrols ran each month');
    expect(await office.ledger.dispatchesOf('pdb')).toEqual([]);
  });

  it('have what waits in the ledger too, and whoever cannot be written to', async () => {
    await office.put(anAction({ ref: 'PDB-2024-10-3', owner: 'cfo' }));
    await office.ledger.save(aDispatch({ waitingFor: 'another day' }));
    const { mails } = await toCome('2024-11-19');
    expect(mails.map(({ to, text }) => [to, 'notWritten' in text ? text.notWritten : 'written'])).toEqual([
      ['CFO', 'CFO has no contact who can be written to'],
      ['Force', 'written'],
    ]);
  });

  it('are none on a day on which nobody works', async () => {
    expect(await toCome('2024-11-15', '2024-11-16')).toEqual({
      on: '2024-11-16',
      working: false,
      mails: [],
    });
  });

  it('include the secretary’s report, with what is attached to it', async () => {
    const { mails } = await toCome('2024-11-29');
    const report = mails.find(({ to }) => to === 'the secretary');
    expect(report?.text).toMatchObject({
      attachments: [
        'Overview of Actions as at 2 December 2024.docx',
        'Sheet for the chair as at 2 December 2024.html',
      ],
    });
  });
});

it('the table of mails has the latest first, with whom each is for in words', async () => {
  await office.ledger.save(aDispatch({ state: 'sent', sentVia: 'SES' }));
  await office.ledger.save(
    aDispatch({ id: called('report'), owner: null, kind: 'action report', dueOn: '2024-12-02' }),
  );
  const rows = async (input: object) => {
    const found = await mailTable(office.on('2024-12-02'), listDispatchesInput.parse(input));
    return found.outcome === 'found' ? found.thing.rows : faults(found);
  };
  expect(await rows({})).toMatchObject([
    { id: 'pdb_report', to: 'the secretary', stateInWords: 'planned', subject: null },
    { id: second.id, to: 'Force', stateInWords: 'sent', stage: 'second-reminder' },
  ]);
  expect(await rows({ owner: 'Force', state: 'sent' })).toHaveLength(1);
  expect(await rows({ owner: 'mayor' })).toEqual([['no such owner', ['owner']]]);
});
