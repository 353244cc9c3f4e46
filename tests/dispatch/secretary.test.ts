import { describe, expect, it } from 'vitest';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { endsInWords, openScene, recordedAt, type Scene } from './scene.ts';

const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
const lately = recordedAt('2024-11-18T15:00:00.000Z');
const second = 'pdb_2024-12_20241211_second-reminder_force';
const report = 'pdb_2024-12_20241211_action-report_secretary';
const asha = { name: 'Asha Verity', email: 'asha.verity@pcc.example' };
const jo = { name: 'Jo Ellery', email: 'jo.ellery@pcc.example' };
const kit = { name: 'Kit Rowe', email: 'kit.rowe@pcc.example' };
const gone = [{ email: asha.email, since: '2024-11-18', why: 'no such mailbox' }];

type Board = Parameters<typeof aBoard>[0];
const oneOwed = (board: Board = {}, owner: Parameters<typeof anOwner>[0] = {}): Promise<Scene> =>
  openScene(aBoard(board), anOwner(owner), october, aMeeting(), anAction(lately));

const boardMarks = async ({ register }: Scene): Promise<string[] | undefined> =>
  (await register.board('pdb'))?.undeliverable.map(({ email, since, why }) => `${email} ${since} ${why}`);
const ownerMarks = async ({ register }: Scene): Promise<string[] | undefined> =>
  (await register.owner('pdb', 'force'))?.undeliverable.map(({ email }) => email);

describe('a mailbox of the board’s own that refuses mail', () => {
  it.each(['bounced', 'suppressed', 'complained'] as const)(
    'is marked at the board when its action report %s, once, and the policy is as old as it was',
    async (kind) => {
      const scene = await oneOwed();
      expect(endsInWords(await scene.morning('2024-12-02'))).toContain('secretary action-report: sent');
      const event = { dispatch: report, kind, recipients: ['ASHA.Verity@pcc.example'], undeliverable: true };
      await scene.event(event);
      await scene.event(event);
      expect(await boardMarks(scene)).toEqual([`${asha.email} 2024-12-02 as the mail service said`]);
      expect(await ownerMarks(scene)).toEqual([]);
      expect(await scene.register.board('pdb')).toMatchObject({
        policySince: null,
        version: 2,
        history: [{}, { what: `cannot be written to: ${asha.email}`, by: 'the mail service' }],
      });
    },
  );

  it('is not marked for what is no fault of the mailbox', async () => {
    const scene = await oneOwed();
    await scene.morning('2024-12-02');
    await scene.event({ dispatch: report, kind: 'bounced for now', recipients: [asha.email] });
    expect(await boardMarks(scene)).toEqual([]);
  });

  it('is not marked once it is nobody’s on the board', async () => {
    const scene = await oneOwed();
    await scene.morning('2024-12-02');
    await scene.change(aBoard({ secretary: [jo] }));
    await scene.event({ dispatch: report, kind: 'bounced', recipients: [asha.email], undeliverable: true });
    expect(await boardMarks(scene)).toEqual([]);
  });

  it.each([
    ['of whom an escalation was copied to, at the board', [kit.email], [kit.email], []],
    ['of the owner, at the owner', ['owen.pryce@force.example'], [], ['owen.pryce@force.example']],
    [
      'of each, each in its place',
      [kit.email, 'owen.pryce@force.example'],
      [kit.email],
      ['owen.pryce@force.example'],
    ],
  ])('is marked where it belongs: %s', async (_, recipients, atBoard, atOwner) => {
    const overdue = anAction({
      due: { at: 'date', date: '2024-11-12', words: null },
      ...recordedAt('2024-11-01T15:00:00.000Z'),
    });
    const policy = { chasesBeforeEscalation: 0, escalateTo: [kit] };
    const scene = await openScene(aBoard({ policy }), anOwner(), october, aMeeting(), overdue);
    const [end] = await scene.morning('2024-11-19');
    expect(endsInWords(end ? [end] : [])).toEqual(['force escalation: sent']);
    await scene.event({ dispatch: end?.id ?? '', kind: 'bounced', recipients, undeliverable: true });
    expect((await boardMarks(scene))?.map((mark) => mark.split(' ')[0])).toEqual(atBoard);
    expect(await ownerMarks(scene)).toEqual(atOwner);
  });

  it('is marked in both places where it is in both lists', async () => {
    const scene = await oneOwed({}, { contacts: [{ ...asha, from: null, until: null }] });
    await scene.morning('2024-11-19');
    await scene.event({ dispatch: second, kind: 'bounced', recipients: [asha.email], undeliverable: true });
    expect((await boardMarks(scene))?.length).toBe(1);
    expect(await ownerMarks(scene)).toEqual([asha.email]);
  });
});

describe('a mail to the secretary', () => {
  it('goes to the one whose mailbox takes mail', async () => {
    const scene = await oneOwed({ secretary: [asha, jo], undeliverable: gone });
    await scene.morning('2024-12-02');
    expect((await scene.dispatch(report)).state).toBe('sent');
    expect((await scene.newMails()).filter((mail) => mail.includes('action report'))).toEqual([
      'jo.ellery: 11 December: action report, 1 due',
    ]);
  });

  it('waits where no mailbox takes mail, and goes as soon as there is one', async () => {
    const scene = await oneOwed({ undeliverable: gone });
    expect(endsInWords(await scene.morning('2024-12-02'))).toContain('secretary action-report: planned');
    expect(await scene.dispatch(report)).toMatchObject({ state: 'planned', waitingFor: 'a contact' });
    expect((await scene.dispatch(report)).history.at(-1)?.what).toBe(
      'waits for a contact: Performance and Delivery Board has no secretary who can be written to',
    );
    await scene.newMails();
    await scene.change(aBoard({ secretary: [asha, jo], undeliverable: gone }));
    await scene.morning('2024-12-03');
    expect((await scene.newMails()).filter((mail) => mail.includes('action report'))).toEqual([
      'jo.ellery: 11 December: action report, 1 due',
    ]);
  });
});
