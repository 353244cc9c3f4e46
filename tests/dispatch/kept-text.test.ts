import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { sendDispatch } from '../../functions/dispatch/send.ts';
import { sweepBoard } from '../../functions/dispatch/sweep.ts';
import { ownerLinks } from '../../functions/links/owner-link.ts';
import { dispatchIdSchema } from '../../functions/reminders/dispatch.ts';
import { sentText } from '../../functions/reminders/sent-text.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { aDispatch } from '../store/examples.ts';
import { at, openScene, recordedAt, type Scene, viewOf } from './scene.ts';

const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
const second = dispatchIdSchema.parse('pdb_2024-12_20241211_second-reminder_force');

/** One action that the Force owes the December meeting; on 19 November its second reminder falls due. */
const oneOwed = (): Promise<Scene> =>
  openScene(
    aBoard({ policy: { unknownThen: 'ask' } }),
    anOwner(),
    october,
    aMeeting(),
    anAction({ ...recordedAt('2024-11-18T15:00:00.000Z'), text: 'Publish O’Hara’s review of 101 calls' }),
  );
const keptOf = async (scene: Scene, id: string = second) => scene.ledger.sentText(await scene.dispatch(id));

describe('what a mail says', () => {
  it('is kept as the mail service was given it, though the register has changed since', async () => {
    const scene = await oneOwed();
    await scene.morning('2024-11-19');
    await scene.change(anAction({ version: 1, text: 'Publish another review' }));
    const kept = await keptOf(scene);
    expect(kept).toMatchObject({
      subject: 'Performance and Delivery Board, 11 December: 1 action due',
      at: '2024-11-19T07:30:00.000Z',
      ...{ attempt: 1, cutFrom: null, attachments: [] },
    });
    expect(kept?.text).toContain('Publish O’Hara’s review of 101 calls');
  });

  it('is kept with the names and sizes of what was attached', async () => {
    const scene = await oneOwed();
    await scene.morning('2024-12-02');
    const report = (await scene.ledger.dispatchesOf('pdb')).find(({ kind }) => kind === 'action report');
    const kept = report && (await scene.ledger.sentText(report));
    expect(kept?.attachments).toEqual([
      { name: 'Overview of Actions as at 2 December 2024.docx', bytes: expect.any(Number) },
      { name: 'Sheet for the chair as at 2 December 2024.html', bytes: expect.any(Number) },
    ]);
    expect(kept?.attachments[0]?.bytes).toBeGreaterThan(5_000);
  });

  it('is that of the later try, where the first did not go', async () => {
    const scene = await oneOwed();
    scene.line.next = ['reset before acceptance'];
    await scene.morning('2024-11-19');
    expect(await scene.dispatch(second)).toMatchObject({ state: 'unknown', attempts: 1 });
    scene.clock.now = at('2024-11-19T09:00:00.000Z');
    expect(await scene.byHand(second, false, '2024-11-19')).toMatchObject({ outcome: 'done' });
    await scene.change(anAction({ version: 1, text: 'Publish it by Easter' }));
    await scene.morning('2024-11-19', '2024-11-19T10:00:00.000Z');
    expect(await scene.dispatch(second)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(await keptOf(scene)).toMatchObject({ attempt: 2, text: expect.stringContaining('by Easter') });
  });
});

describe('a link by which an office answers', () => {
  it('goes in the mail, and what lets its reader in is not kept', async () => {
    const scene = await oneOwed();
    const secrets = async () => ['a secret of today'] as const;
    scene.morningOf.links = ownerLinks(() => 'https://pages.pcc.example', secrets);
    await scene.morning('2024-11-19');
    const [mail] = await scene.mails();
    const { text = '' } = await new PostalMime().parse(mail?.raw ?? '');
    expect(text).toMatch(/https:\/\/pages\.pcc\.example\/o\/ey[\w-]+\.[\w-]+\.[\w-]+\n/);
    const kept = await keptOf(scene);
    expect(kept?.text).toContain('https://pages.pcc.example/o/…\n');
    expect(kept?.text).not.toMatch(/ey[\w-]{20}/);
  });
});

describe('a text that cannot be kept', () => {
  it('keeps its mail from going, which waits and is tried again that morning', async () => {
    const scene = await oneOwed();
    const { morningOf } = scene;
    const { ledger } = morningOf;
    let failures = 1;
    morningOf.ledger = {
      ...ledger,
      saveSending: async (asking) => {
        failures -= 1;
        if (failures >= 0) throw new Error('Throughput exceeded');
        return ledger.saveSending(asking);
      },
    };
    await scene.morning('2024-11-19');
    const { state, attempts, history } = await scene.dispatch(second);
    expect([state, attempts, scene.line.requests]).toEqual(['sent', 1, 1]);
    expect(history.map(({ what }) => what)).toContain(
      'waits for the ledger: what it says could not be kept: Throughput exceeded',
    );
  });

  it('is asked of no mail service, however often it is tried', async () => {
    const scene = await oneOwed();
    scene.morningOf.ledger = {
      ...scene.morningOf.ledger,
      saveSending: () => Promise.reject(new Error('the table is away')),
    };
    await scene.morning('2024-11-19');
    expect(scene.line.requests).toBe(0);
    expect(await scene.dispatch(second)).toMatchObject({
      ...{ state: 'planned', waitingFor: 'the ledger', attempts: 0 },
    });
  });

  it('is never written over that of a mail that went, by one who is overtaken', async () => {
    const scene = await oneOwed();
    const { morningOf, ledger } = scene;
    await sweepBoard(morningOf, await viewOf(scene.register), day('2024-11-19'));
    let isFirst = true;
    morningOf.ledger = {
      ...ledger,
      saveSending: async (asking) => {
        if (!isFirst) return ledger.saveSending(asking);
        isFirst = false;
        await scene.change(anAction({ version: 1, text: 'Publish it by Easter' }));
        await sendDispatch(morningOf, 'pdb', second, day('2024-11-19'));
        return ledger.saveSending(asking);
      },
    };
    const slow = await sendDispatch(morningOf, 'pdb', second, day('2024-11-19'));
    expect(slow.outcome).toBe('taken by another');
    expect(scene.line.requests).toBe(1);
    expect((await keptOf(scene))?.text).toContain('by Easter');
  });
});

describe('a text that an earlier release kept, of a try that it did not make', () => {
  it('is not shown, but that of the try before', async () => {
    const scene = await oneOwed();
    await scene.morning('2024-11-19');
    const sent = await scene.dispatch(second);
    const mail = { subject: 'later', text: 'what never went', attachments: [] };
    const later = sentText({ ...sent, version: 9 }, mail, at('2024-11-20T07:30:00.000Z'));
    await scene.ledger.restore(later);
    expect((await keptOf(scene))?.text).toContain('O’Hara');
  });
});

describe('what is kept of a text', () => {
  const kept = (text: string) =>
    sentText(aDispatch(), { subject: 's', text, attachments: [] }, at('2024-11-19T07:30:00.000Z'));

  it('is its beginning, where it is longer than an entry can be, with no letter cut in two', () => {
    const { text, cutFrom } = kept('🚔'.repeat(100_000));
    expect([text.length, cutFrom]).toEqual([150_000, 200_000]);
    expect(text.endsWith('🚔')).toBe(true);
    expect(kept('é'.repeat(150_000))).toMatchObject({ cutFrom: null });
  });
});
