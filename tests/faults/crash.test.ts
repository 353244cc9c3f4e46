import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Dispatch, isUnderWay } from '../../functions/reminders/dispatch.ts';
import type { SentMail } from '../../infra/local/mailbox.ts';
import { openScene, recordedAt, type Scene } from '../dispatch/scene.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { aDispatch } from '../store/examples.ts';

let folder: string;

/**
 * A process is killed before each of its writes to the ledger and each of its requests to the mail service, in turn,
 * until one is not killed. To be killed before a step is to be killed after the one before it: the steps are all
 * that outlives the process.
 */
let child: string;

/** Forty processes each load the child: made one file beforehand, in a third of the time. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'matters-crash-'));
  child = join(folder, 'functions', 'child.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('child.ts', import.meta.url))],
    outfile: child,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
  });
  await cp(new URL('../../templates', import.meta.url), join(folder, 'templates'), { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

type Run = { killed: boolean; steps: string[] };

/** A morning of half past seven on 19 November 2024, on the engines of the scene that was opened last. */
async function morningKilledBefore(step: number): Promise<Run> {
  const words = ['matters-arising', '2024-11-19', '2024-11-19T07:30:00.000Z', String(step)];
  const morning = spawn(process.execPath, [child, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said, [code, signal]] = await Promise.all([text(morning.stdout), once(morning, 'exit')]);
  const steps = said.split('\n').filter((line) => line !== '');
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the morning ended with status ${code}: ${said}`);
  return { killed: signal === 'SIGKILL', steps };
}

/** Which dispatch a mail on disk is. */
const dispatchOf = ({ raw }: SentMail): string => /^message-id: <([^@>]+)@/im.exec(raw.toString())?.[1] ?? '';

/** How often the ledger says of a dispatch that it was sent again without knowing whether it had gone. */
const doubts = ({ history }: Dispatch): number =>
  history
    .filter(({ what }) => what.includes('though it may have'))
    .reduce((sum, { times = 1 }) => sum + times, 0);

/** Kills one morning after another, each in a scene of its own, and has each made good in the same hours. */
async function killEverywhere(
  open: () => Promise<Scene>,
  check: (scene: Scene) => Promise<void>,
): Promise<string[]> {
  for (let step = 1; ; step += 1) {
    const scene = await open();
    const before = await scene.ledger.dispatchesOf('pdb');
    const { killed, steps } = await morningKilledBefore(step);
    for (const later of [
      '2024-11-19T07:31:00.000Z',
      '2024-11-19T09:45:00.000Z',
      '2024-11-19T11:45:00.000Z',
    ]) {
      await scene.morning('2024-11-19', later);
    }

    const sent = await scene.mails();
    const mails = sent.map(dispatchOf);
    for (const dispatch of await scene.ledger.dispatchesOf('pdb')) {
      const lastStep = steps.at(-1) ?? '';
      const where = `${dispatch.id}, killed after ${lastStep || 'nothing'}`;
      const unanswered = killed && [`${dispatch.id}: asked`, `${dispatch.id}: sending`].includes(lastStep);
      const twice = killed && lastStep === `${dispatch.id}: asked`;
      const went = mails.filter((name) => name === dispatch.id).length;
      expect(isUnderWay(dispatch), where).toBe(false);
      await expectTextOf(scene, dispatch, sent, where);
      expect(went, where).toBe(dispatch.state !== 'sent' ? 0 : twice ? 2 : 1);
      const doubtedBefore = before.some(
        ({ id, state }) => id === dispatch.id && (state === 'unknown' || state === 'sending'),
      );
      expect(doubts(dispatch), where).toBe((unanswered ? 1 : 0) + (doubtedBefore ? 1 : 0));
    }
    await check(scene);
    if (!killed) return steps;
  }
}

/** Either the mail never went, or what is kept is what the last of its mails said. */
async function expectTextOf(
  { ledger }: Scene,
  dispatch: Dispatch,
  sent: readonly SentMail[],
  where: string,
): Promise<void> {
  const last = sent.findLast((mail) => dispatchOf(mail) === dispatch.id);
  const { text } = last ? await new PostalMime().parse(last.raw) : {};
  const kept = await ledger.sentText(dispatch);
  expect(kept?.text.trim(), where).toBe(text?.replaceAll('\r\n', '\n').trim());
}

const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
const lately = recordedAt('2024-11-18T15:00:00.000Z');
const pcc = { name: 'Anna Reid', email: 'anna.reid@pcc.example', from: null, until: null };

/** A step without the board and the anchor of its dispatch. */
const inShort = (step: string): string =>
  step.replace(/^pdb_.*_(?=[a-z-]+_[a-z]+: )/, '').replace(/^pdb_problems_.*(?=: )/, 'problems');

describe('a morning killed before any of its steps, and then made good', () => {
  it('ends every dispatch, writes to every owner, and doubts only what was cut off while being sent', async () => {
    const open = (): Promise<Scene> =>
      openScene(
        aBoard(),
        anOwner(),
        anOwner({ id: 'pcc', name: 'PCC', contacts: [pcc] }),
        october,
        aMeeting(),
        anAction(),
        anAction({ ref: 'PDB-2024-10-3', owner: 'pcc', ...lately }),
      );
    const steps = await killEverywhere(open, async (scene) => {
      expect(await scene.states()).toEqual([
        'force notice: cancelled',
        'force first-reminder: missed',
        'pcc notice: cancelled',
        'force second-reminder: sent',
        'pcc second-reminder: sent',
        'secretary problems: sent',
      ]);
      expect(await scene.ledger.live('pdb')).toEqual([]);
    });
    expect(steps.map(inShort)).toEqual([
      ...['second-reminder_force: planned', 'second-reminder_pcc: planned'],
      ...['notice_force: planned', 'notice_pcc: planned', 'first-reminder_force: missed'],
      ...['sending', 'asked', 'sent'].map((state) => `second-reminder_force: ${state}`),
      ...['sending', 'asked', 'sent'].map((state) => `second-reminder_pcc: ${state}`),
      // Said: the notices, now that the reminders went.
      ...['notice_force: cancelled', 'notice_pcc: cancelled'],
      ...['planned', 'sending', 'asked', 'sent'].map((state) => `problems: ${state}`),
      // Told: the trouble itself, and then the mail that told of it.
      ...['first-reminder_force: missed', 'problems: sent'],
    ]);
  });

  it('goes on where another left off: a mail not sent yet, one nobody knows the end of, one being sent', async () => {
    const open = async (): Promise<Scene> => {
      const scene = await openScene(
        aBoard(),
        anOwner(),
        anOwner({ id: 'pcc', name: 'PCC', contacts: [pcc] }),
        anOwner({ id: 'opcc', name: 'OPCC', contacts: [pcc] }),
        october,
        aMeeting(),
        ...['force', 'pcc', 'opcc'].map((owner, index) =>
          anAction({ ref: `PDB-2024-10-${index + 2}`, owner, ...lately }),
        ),
      );
      await scene.morning('2024-11-18', '2024-11-18T16:00:00.000Z');
      const reminder = { meeting: { id: '2024-12', date: '2024-12-11' }, cutOff: '2024-11-24' };
      const earlier = { ...reminder, kind: 'digest', stage: 'second-reminder', attempts: 1 } as const;
      const named = (owner: string) => ({
        ...earlier,
        owner,
        id: `pdb_2024-12_20241211_second-reminder_${owner}`,
      });
      for (const dispatch of [
        aDispatch({ ...named('force'), state: 'planned' }),
        aDispatch({ ...named('pcc'), state: 'unknown', at: '2024-11-19T06:30:00.000Z' }),
        aDispatch({ ...named('opcc'), state: 'sending', since: '2024-11-19T07:29:00.000Z' }),
      ]) {
        await scene.ledger.save(dispatch);
      }
      return scene;
    };
    const steps = await killEverywhere(open, async (scene) => {
      expect(await scene.states()).toEqual([
        ...['force', 'opcc', 'pcc'].map((owner) => `${owner} first-reminder: sent`),
        ...['force', 'pcc', 'opcc'].map((owner) => `${owner} notice: cancelled`),
        ...['force', 'opcc', 'pcc'].map((owner) => `${owner} second-reminder: sent`),
      ]);
    });
    expect(steps.filter((step) => step.endsWith(': asked'))).toHaveLength(2);
  });
});
