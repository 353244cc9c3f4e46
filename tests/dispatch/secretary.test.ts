import { describe, expect, it } from 'vitest';
import { markReports } from '../../functions/dispatch/reporting.ts';
import { markReported } from '../../functions/dispatch/transitions.ts';
import type { Author } from '../../functions/register/history.ts';
import type { Dispatch } from '../../functions/reminders/dispatch.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { at, endsInWords, openScene, recordedAt, type Scene } from './scene.ts';

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

async function boardOf({ register }: Scene): Promise<ReturnType<typeof aBoard>> {
  const board = await register.board('pdb');
  if (board === undefined) throw new Error('there is no board');
  return board;
}
const historyOf = async (scene: Scene, id: string): Promise<string[]> =>
  (await scene.dispatch(id)).history.map(({ what }) => what);

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

const toSecretary = async (scene: Scene): Promise<string[]> =>
  (await scene.newMails()).filter((mail) => !mail.startsWith('owen.pryce'));

/** The mails that told the secretary of troubles, the newest last. */
const problems = async ({ ledger }: Scene): Promise<Dispatch[]> =>
  (await ledger.dispatchesOf('pdb'))
    .filter(({ kind }) => kind === 'problems')
    .sort((one, other) => (one.history[0]?.at ?? '').localeCompare(other.history[0]?.at ?? ''));
const lastProblems = async (scene: Scene): Promise<Dispatch> => {
  const last = (await problems(scene)).at(-1);
  if (last === undefined) throw new Error('the secretary was not written to');
  return last;
};

type Answer = Parameters<Scene['event']>[0];
const back = (dispatch: string, kind: Answer['kind'], ...recipients: string[]): Answer => ({
  ...{ dispatch, kind, recipients },
  undeliverable: kind !== 'bounced for now',
});

/** The Force's reminder bounced, and on 20 November a mail told the secretaries so. */
async function oneTold(board: Board = {}): Promise<Scene> {
  const scene = await oneOwed(board);
  await scene.morning('2024-11-19');
  await scene.event({ dispatch: second, kind: 'bounced' });
  await scene.newMails();
  expect(endsInWords(await scene.morning('2024-11-20'))).toEqual(['secretary problems: sent']);
  expect((await scene.dispatch(second)).reportedIn).toBe((await lastProblems(scene)).id);
  return scene;
}

const told = (who: string, gaps = ', 1 gap in the register'): string =>
  `${who}: 1 mail did not get through${gaps}`;

describe('a mail that told the secretary of a trouble, and came back,', () => {
  it.each(['bounced', 'suppressed'] as const)(
    'told nothing: once it was %s, another secretary is told on the same day, and nobody again',
    async (kind) => {
      const scene = await oneTold({ secretary: [asha] });
      const first = await lastProblems(scene);
      await scene.change({ ...(await boardOf(scene)), secretary: [asha, jo] });
      expect(await toSecretary(scene)).toEqual([told('asha.verity', '')]);
      await scene.event(back(first.id, kind, asha.email));
      await scene.morning('2024-11-20', '2024-11-20T09:30:00.000Z');
      const next = await lastProblems(scene);
      expect(next).toMatchObject({ state: 'sent', reports: [second], reportedIn: next.id });
      expect(await toSecretary(scene)).toEqual([told('jo.ellery')]);
      expect((await scene.dispatch(second)).reportedIn).toBe(next.id);
      expect((await historyOf(scene, second)).slice(-3)).toEqual([
        `the secretary was told, in ${first.id}`,
        `the secretary was not told: ${first.id} came back`,
        `the secretary was told, in ${next.id}`,
      ]);
      expect((await historyOf(scene, first.id)).at(-1)).toBe(
        'told nobody: what it reported is reported anew',
      );
      expect(await scene.ledger.live('pdb')).toEqual([]);
      await scene.event(back(first.id, kind, asha.email));
      expect(await scene.morning('2024-11-21')).toEqual([]);
      expect(await problems(scene)).toHaveLength(2);
    },
  );

  it('told nothing when the mail service refused it after all', async () => {
    const scene = await oneTold();
    const { id, ...first } = await lastProblems(scene);
    const messageId = 'messageId' in first ? (first.messageId ?? '') : '';
    await scene.event({ ...back(id, 'rejected'), undeliverable: false, messageId });
    expect(endsInWords(await scene.morning('2024-11-21'))).toEqual(['secretary problems: sent']);
    expect(await historyOf(scene, second)).toContain(`the secretary was not told: ${id} failed`);
  });

  it('told enough where one secretary took it', async () => {
    const scene = await oneTold({ secretary: [asha, jo] });
    const first = await lastProblems(scene);
    await scene.event(back(first.id, 'delivered', jo.email));
    await scene.event(back(first.id, 'bounced', asha.email));
    expect(await scene.morning('2024-11-21')).toEqual([]);
    expect(await scene.dispatch(second)).toMatchObject({ state: 'bounced', reportedIn: first.id });
  });

  it('told nothing where it came back from both, one after the other', async () => {
    const scene = await oneTold({ secretary: [asha, jo] });
    const first = await lastProblems(scene);
    await scene.event(back(first.id, 'bounced', asha.email));
    await scene.event(back(first.id, 'bounced for now', jo.email));
    await scene.newMails();
    await scene.morning('2024-11-21');
    expect(await toSecretary(scene)).toEqual([told('jo.ellery')]);
  });

  it('is followed by one a day at most while the same mailbox sends it back for now', async () => {
    const scene = await oneTold();
    for (const today of ['2024-11-20', '2024-11-21', '2024-11-22']) {
      for (const hour of ['09', '10', '11']) {
        await scene.morning(today, `${today}T${hour}:00:00.000Z`);
        await scene.event(back((await lastProblems(scene)).id, 'bounced for now', asha.email));
      }
    }
    expect((await problems(scene)).map(({ dueOn, state }) => `${dueOn} ${state}`)).toEqual([
      '2024-11-20 bounced',
      '2024-11-21 bounced',
      '2024-11-22 bounced',
    ]);
    expect((await scene.dispatch(second)).reportedIn).toBeNull();
  });

  it('is followed by none, where it was the only secretary’s, until there is another', async () => {
    const scene = await oneTold();
    await scene.event(back((await lastProblems(scene)).id, 'bounced', asha.email));
    for (const today of ['2024-11-21', '2024-11-22', '2024-11-25']) await scene.morning(today);
    expect((await scene.ledger.dispatchesOf('pdb')).filter(({ kind }) => kind === 'problems')).toHaveLength(
      1,
    );
    await scene.newMails();
    await scene.change({ ...(await boardOf(scene)), secretary: [jo], undeliverable: [] });
    await scene.morning('2024-11-26');
    expect(await toSecretary(scene)).toEqual([told('jo.ellery', '')]);
  });

  it.each([1, 2, 3])('told nothing though the sweep that said so was cut off at write %d', async (after) => {
    const scene = await oneTold({ secretary: [asha, jo] });
    const first = await lastProblems(scene);
    for (const { email } of [asha, jo]) await scene.event(back(first.id, 'bounced for now', email));
    const { save } = scene.ledger;
    let writes = 0;
    scene.morningOf.ledger = {
      ...scene.ledger,
      save: async (dispatch) => {
        writes += 1;
        if (writes >= after) throw new Error('cut off');
        return save(dispatch);
      },
    };
    await scene.morning('2024-11-21');
    scene.morningOf.ledger = scene.ledger;
    await scene.newMails();
    await scene.morning('2024-11-21', '2024-11-21T09:30:00.000Z');
    expect(await toSecretary(scene)).toHaveLength(1);
    expect(await lastProblems(scene)).toMatchObject({ state: 'sent', to: [asha.email, jo.email] });
    expect(await scene.ledger.live('pdb')).toEqual([]);
  });

  it('told nothing though word of that came before all that it reported bore its name', async () => {
    const scene = await oneOwed();
    await scene.morning('2024-11-19');
    await scene.event({ dispatch: second, kind: 'bounced' });
    scene.line.next = [
      async () => {
        const { id } = await lastProblems(scene);
        await scene.event(back(id, 'bounced for now', asha.email));
      },
    ];
    expect(endsInWords(await scene.morning('2024-11-20'))).toEqual(['secretary problems: bounced']);
    await scene.morning('2024-11-21');
    expect((await scene.dispatch(second)).reportedIn).toBe((await lastProblems(scene)).id);
    expect(await problems(scene)).toHaveLength(2);
  });

  it('is itself not reported: what it told of is', async () => {
    const scene = await oneTold();
    await scene.event(back((await lastProblems(scene)).id, 'bounced for now', asha.email));
    await scene.morning('2024-11-21');
    expect((await lastProblems(scene)).reports).toEqual([second]);
  });
});

describe('whoever is late to write that the secretary was told', () => {
  const late: Author = { at: at('2024-11-21T09:00:00.000Z'), by: 'the service', from: 'sweep' };

  /** The mail that told came back before anything bore its name, as it was when it went. */
  async function cameBack(): Promise<{ scene: Scene; asItWent: Dispatch }> {
    const scene = await oneOwed();
    await scene.morning('2024-11-19');
    await scene.event({ dispatch: second, kind: 'bounced' });
    scene.morningOf.ledger = {
      ...scene.ledger,
      save: (dispatch) =>
        dispatch.reportedIn === null ? scene.ledger.save(dispatch) : Promise.reject(new Error('cut off')),
    };
    await scene.morning('2024-11-20');
    scene.morningOf.ledger = scene.ledger;
    const asItWent = await lastProblems(scene);
    expect(asItWent).toMatchObject({ state: 'sent', reportedIn: null });
    await scene.event(back(asItWent.id, 'bounced for now', asha.email));
    return { scene, asItWent };
  }

  it('reads the mail anew, and writes what became of it', async () => {
    const { scene, asItWent } = await cameBack();
    await markReports(scene.ledger, asItWent, late);
    expect((await scene.dispatch(second)).reportedIn).toBeNull();
    await markReports(scene.ledger, asItWent, late);
    expect((await scene.dispatch(second)).reportedIn).toBeNull();
    expect((await scene.dispatch(asItWent.id)).reportedIn).toBe(asItWent.id);
  });

  it('cannot write it over word that the secretary was not', async () => {
    const { scene, asItWent } = await cameBack();
    const asItWas = await scene.dispatch(second);
    await markReports(scene.ledger, asItWent, late);
    expect(await scene.ledger.save(markReported(asItWas, asItWent.id, late))).toBe('changed meanwhile');
  });

  it('comes to it again where a trouble changed meanwhile', async () => {
    const { scene, asItWent } = await cameBack();
    const overtaken = { ...scene.ledger, save: async () => 'changed meanwhile' as const };
    await markReports(overtaken, asItWent, late);
    expect((await scene.dispatch(asItWent.id)).reportedIn).toBeNull();
    expect((await scene.ledger.live('pdb')).map(({ id }) => id)).toContain(asItWent.id);
  });
});

describe('an action report that came to nothing', () => {
  it.each(['bounced', 'suppressed'] as const)(
    'goes to another secretary, who is told, when it was %s',
    async (kind) => {
      const scene = await oneOwed();
      await scene.morning('2024-12-02');
      await scene.event(back(report, kind, asha.email));
      await scene.change({ ...(await boardOf(scene)), secretary: [asha, jo] });
      await scene.newMails();
      await scene.morning('2024-12-03');
      expect(await toSecretary(scene)).toEqual([
        told('jo.ellery'),
        'jo.ellery: 11 December: action report, 1 due',
      ]);
      expect(await lastProblems(scene)).toMatchObject({ reports: [report], state: 'sent' });
    },
  );

  it('is told when it was missed', async () => {
    const scene = await oneOwed();
    await scene.morning('2024-12-12');
    expect((await scene.dispatch(report)).state).toBe('missed');
    expect((await lastProblems(scene)).reports).toContain(report);
  });

  it('is not told to anybody while it waits for somebody to write to', async () => {
    const scene = await oneOwed({ undeliverable: gone });
    await scene.morning('2024-12-02');
    expect((await problems(scene)).flatMap(({ reports }) => reports)).not.toContain(report);
  });
});
