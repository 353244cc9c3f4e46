import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate, day } from '../../functions/calendar/days.ts';
import { workingDaysAfter } from '../../functions/calendar/working-days.ts';
import { planBoard } from '../../functions/dispatch/planning.ts';
import { sendDispatch } from '../../functions/dispatch/send.ts';
import { sweepBoard } from '../../functions/dispatch/sweep.ts';
import { closuresOf } from '../../functions/register/papers-calendar.ts';
import { dispatchIdSchema } from '../../functions/reminders/dispatch.ts';
import { documentClient } from '../../functions/store/client.ts';
import { at, endsInWords, openScene, recordedAt, type Scene, viewOf } from '../dispatch/scene.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { aDispatch } from '../store/examples.ts';

const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
const march = aMeeting({ id: '2025-03', date: '2025-03-12', month: '2025-03' });
const stages = [{ name: 'reminder', workingDays: 65, before: 'meeting' as const }];
const board = aBoard({ policy: { stages } });
const anna = { name: 'Anna Reid', email: 'anna.reid@pcc.example', from: null, until: null };
const opcc = anOwner({ id: 'opcc', name: 'OPCC', contacts: [anna] });
const inMarch = { due: { at: 'meeting' as const, meeting: '2025-03', words: null } };
const reminder = 'pdb_2025-03_20250312_reminder_force';
const lately = recordedAt('2024-12-05T15:00:00.000Z');

/** A sweep and one try of each mail that it names: a morning would try again three times what was refused. */
async function sweepAndSend({ morningOf, register, clock }: Scene, today: CalendarDate): Promise<void> {
  clock.now = at(`${today}T09:00:00.000Z`);
  const { toSend } = await sweepBoard(morningOf, await viewOf(register), today);
  for (const id of toSend) await sendDispatch(morningOf, 'pdb', id, today);
}

/** The working days from Monday 9 December 2024 on. */
const workingDays = (number: number): CalendarDate[] =>
  Array.from({ length: number }, (_, n) => workingDaysAfter(day('2024-12-06'), n + 1, closuresOf(board)));

const notVerified = {
  status: 400,
  code: 'MessageRejected',
  message:
    'Email address is not verified. The following identities failed the check in region EU-WEST-2: owen.pryce@force.example',
};

/** The mail service takes what is for anybody but the Force. */
function refuseForce({ morningOf, line }: Scene): void {
  const { sendMail } = morningOf;
  morningOf.sendMail = async (mail) => {
    if (mail.to.includes('owen.pryce@force.example')) line.next = [notVerified];
    return sendMail(mail);
  };
}

const bytesOf = (thing: object): number => Buffer.byteLength(JSON.stringify(thing));

it('sixty working days of refusals fill no entry, and the other offices are served throughout', async () => {
  const scene = await openScene(board, anOwner(), opcc, october, march, anAction({ ...inMarch, ...lately }));
  refuseForce(scene);
  const days = workingDays(60);
  for (const [number, today] of days.entries()) {
    if (number % 10 === 0) {
      const recorded = recordedAt(`${addDays(today, -1)}T15:00:00.000Z`);
      await scene.keep(
        anAction({ ref: `PDB-2024-10-${number + 3}`, owner: 'opcc', ...inMarch, ...recorded }),
      );
    }
    await sweepAndSend(scene, today);
    await sweepAndSend(scene, today);
  }
  const tried = await scene.dispatch(reminder);
  expect(tried).toMatchObject({ state: 'planned', waitingFor: 'the mail service', attempts: 120 });
  expect(tried.version).toBe(1 + 2 * 120);
  expect(bytesOf(tried)).toBeLessThan(20_000);
  const waits = tried.history.filter(({ what }) => what.startsWith('waits for the mail service'));
  expect(waits.map(({ since, times, at: last }) => [since?.slice(0, 10), last.slice(0, 10), times])).toEqual([
    ['2024-12-09', days.at(-1), 120],
  ]);
  const writtenTo = (await scene.newMails()).map((mail) => mail.split(':')[0]);
  expect(writtenTo).toEqual([...Array(6).fill('anna.reid'), 'asha.verity']);
});

it('an entry that was filled to the brim, and holds not one line more, is ended as any other, and the others are sent', async () => {
  const scene = await openScene(board, anOwner(), october, march, anAction({ ...inMarch, ...lately }));
  const lines = Array.from({ length: 1_702 }, (_, n) => ({
    ...{ at: '2024-11-19T09:00:00.000Z', by: 'the service', from: 'SES' },
    what: `waits for the mail service: ${n} ${'x'.repeat(150)}`,
  }));
  const why = 'x'.repeat(150);
  const full = aDispatch({ id: 'pdb_full', why, cutOff: '2024-12-06', version: 1_702, history: lines });
  expect(await scene.ledger.restore(full)).toBe('saved');
  const more = { ...full, version: 1_703, history: [...full.history, ...full.history.slice(-1)] };
  await expect(scene.ledger.save(more)).rejects.toThrow('is larger than the 400 kB');
  expect(endsInWords(await scene.morning('2024-12-09'))).toEqual([
    'force reminder: sent',
    'secretary problems: sent',
  ]);
  const { state, version, history, reportedIn } = await scene.dispatch('pdb_full');
  expect([state, version, reportedIn]).toEqual(['missed', 1_704, expect.stringMatching(/^pdb_problems_/)]);
  expect(history.slice(-2).map(({ what }) => what.slice(0, 20))).toEqual([
    'missed: not sent by ',
    'the secretary was to',
  ]);
  const leftOut = history.filter(({ from }) => from === 'history').map(({ times }) => times);
  expect(leftOut).toEqual([1_704 - (history.length - 1)]);
});

describe('a dispatch that cannot be saved', () => {
  const broken = (scene: Scene, ...ids: string[]): Scene['ledger'] => ({
    ...scene.ledger,
    save: async (dispatch) => {
      if (ids.includes(dispatch.id)) throw new Error('it holds no more');
      return scene.ledger.save(dispatch);
    },
  });
  const twoOffices = async (): Promise<Scene> => {
    const theirs = anAction({ ref: 'PDB-2024-10-3', owner: 'opcc', ...inMarch, ...lately });
    const ours = anAction({ ...inMarch, ...lately });
    return openScene(board, anOwner(), opcc, october, march, ours, theirs);
  };
  const late = aDispatch({ id: 'pdb_late', cutOff: '2024-12-06' });
  const notice = 'pdb_PDB-2024-10-2_notice_force';

  it.each([
    [
      'ended',
      'pdb_late',
      ['pdb_late: Error: it holds no more', 'force reminder: sent', 'opcc reminder: sent'],
    ],
    [
      'entered',
      reminder,
      [`${reminder}: Error: it holds no more`, 'opcc reminder: sent', 'secretary problems: sent'],
    ],
    [
      'entered as said in the mail that covers it',
      notice,
      [
        ...[`${notice}: Error: it holds no more`, 'force reminder: sent'],
        ...['opcc reminder: sent', 'secretary problems: sent'],
      ],
    ],
  ])('when it is to be %s stops no other, and is among the ends by its name', async (_, id, expected) => {
    const scene = await twoOffices();
    await scene.ledger.save(late);
    scene.morningOf.ledger = broken(scene, id);
    expect(endsInWords(await scene.morning('2024-12-09'))).toEqual(expected);
    scene.morningOf.ledger = scene.ledger;
    await scene.morning('2024-12-09', '2024-12-09T09:30:00.000Z');
    expect((await scene.dispatch('pdb_late')).state).toBe('missed');
    expect((await scene.newMails()).map((mail) => mail.split(':')[0])).toEqual([
      'anna.reid',
      'asha.verity',
      'owen.pryce',
    ]);
  });

  it('is told by its name as it goes wrong, as any end is', async () => {
    const scene = await twoOffices();
    const heard: string[] = [];
    scene.morningOf.ledger = broken(scene, reminder);
    scene.morningOf.progress = (end, again) =>
      heard.push(`${endsInWords([end])[0]}${again ? ', again' : ''}`);
    await scene.morning('2024-12-09');
    expect(heard).toEqual([`${reminder}: Error: it holds no more`, 'opcc reminder: sent']);
  });

  it('when it reports to the secretary is the end of that mail alone', async () => {
    const scene = await twoOffices();
    scene.line.next = [{ ...notVerified, message: 'Local address contains control' }];
    const { ledger } = scene;
    scene.morningOf.ledger = {
      ...ledger,
      save: async (dispatch) => {
        if (dispatch.kind === 'problems') throw new Error('it holds no more');
        return ledger.save(dispatch);
      },
    };
    expect(endsInWords(await scene.morning('2024-12-09'))).toEqual([
      'force reminder: failed',
      'opcc reminder: sent',
      expect.stringMatching(/^pdb_problems_20241209_\w+: Error: it holds no more$/),
    ]);
  });

  it('as reported leaves no other unmarked, and the report is marked once it can be', async () => {
    const scene = await twoOffices();
    const rejected = { ...notVerified, message: 'Local address contains control' };
    scene.line.next = [rejected, rejected];
    const { ledger } = scene;
    scene.morningOf.ledger = {
      ...ledger,
      save: async (dispatch) => {
        if (dispatch.id === reminder && dispatch.reportedIn !== null) throw new Error('it holds no more');
        return ledger.save(dispatch);
      },
    };
    await scene.morning('2024-12-09');
    expect((await scene.dispatch(reminder.replace('force', 'opcc'))).reportedIn).toMatch(/^pdb_problems_/);
    expect(endsInWords(await scene.morning('2024-12-10'))).toEqual([
      expect.stringMatching(
        /^pdb_problems_20241209_\w+: NotAllDone: pdb_2025-03_20250312_reminder_force: it holds no more$/,
      ),
      // What the reminders, now refused, were to say.
      ...['force notice: sent', 'opcc notice: sent'],
    ]);
    scene.morningOf.ledger = ledger;
    expect(await scene.morning('2024-12-11')).toEqual([]);
    expect((await scene.dispatch(reminder)).reportedIn).toMatch(/^pdb_problems_/);
    expect(await scene.ledger.live('pdb')).toEqual([]);
  });
});

describe('what cannot be read', () => {
  /** Past the register and the ledger, which would refuse it. */
  async function write(entry: string, name: string, value: string): Promise<void> {
    const client = documentClient();
    await client.send(
      new UpdateCommand({
        TableName: 'matters-arising',
        Key: { board: 'pdb', entry },
        UpdateExpression: 'SET #name = :value',
        ExpressionAttributeNames: { '#name': name },
        ExpressionAttributeValues: { ':value': value },
      }),
    );
    client.destroy();
  }

  it('of one mail stops no other, and is named by every sweep until it is mended', async () => {
    const [ours, theirs] = [
      anAction({ ...inMarch, ...lately }),
      anAction({ ref: 'PDB-2024-10-3', owner: 'opcc', ...inMarch, ...lately }),
    ];
    const scene = await openScene(board, anOwner(), opcc, october, march, ours, theirs);
    await sweepBoard(scene.morningOf, await viewOf(scene.register), day('2024-12-09'));
    const setState = (state: string) => write(`DISPATCH#${reminder}`, 'state', state);
    await setState('lost');
    const named = expect.stringMatching(
      `^${reminder}: UnreadableEntry: DISPATCH#${reminder} of board pdb is not as it should be: state: `,
    );
    // The notice was to be said in the one that cannot be read, and goes by itself.
    expect(endsInWords(await scene.morning('2024-12-09'))).toEqual([
      named,
      'force notice: sent',
      'opcc reminder: sent',
    ]);
    expect(endsInWords(await scene.morning('2024-12-10'))).toEqual([named]);
    await setState('planned');
    expect(endsInWords(await scene.morning('2024-12-10'))).toEqual(['force reminder: sent']);
    expect((await scene.newMails()).map((mail) => mail.split(':')[0])).toEqual([
      'anna.reid',
      'owen.pryce',
      'owen.pryce',
    ]);
  });

  it('of one office’s actions stops no other office, and is told by the office’s name', async () => {
    const ours = anAction({ ...inMarch, history: [] });
    const theirs = anAction({ ref: 'PDB-2024-10-3', owner: 'opcc', ...inMarch, ...lately });
    const scene = await openScene(board, anOwner(), opcc, october, march, ours, theirs);
    expect(endsInWords(await scene.morning('2024-12-09'))).toEqual([
      'force: Error: PDB-2024-10-2 has no history',
      'opcc reminder: sent',
    ]);
    await expect(
      planBoard(scene.morningOf, await viewOf(scene.register), [], day('2024-12-09')),
    ).rejects.toThrow('force: PDB-2024-10-2 has no history');
  });

  it('of one office’s own entry stops no mail to another, and its own mails wait for it to be mended', async () => {
    const ours = anAction({ ...inMarch, ...lately });
    const theirs = anAction({ ref: 'PDB-2024-10-3', owner: 'opcc', ...inMarch, ...lately });
    const scene = await openScene(board, anOwner(), opcc, october, march, ours, theirs);
    const { register, morningOf } = scene;
    const today = day('2024-12-09');
    await sweepBoard(morningOf, await viewOf(register), today);
    await write('OWNER#force', 'contacts', 'lost');
    await expect(register.boardView('pdb')).rejects.toThrow(
      'OWNER#force of board pdb is not as it should be',
    );
    const told: string[] = [];
    const view = await register.boardView('pdb', ({ id }) => told.push(id));
    expect([told, view?.owners.map(({ id }) => id)]).toEqual([['force'], ['opcc']]);
    const force = dispatchIdSchema.parse(reminder);
    const other = dispatchIdSchema.parse(reminder.replace('force', 'opcc'));
    expect((await sendDispatch(morningOf, 'pdb', other, today)).dispatch.state).toBe('sent');
    await expect(sendDispatch(morningOf, 'pdb', force, today)).rejects.toThrow('OWNER#force of board pdb');
    expect((await scene.newMails()).map((mail) => mail.split(':')[0])).toEqual(['anna.reid']);
  });
});
