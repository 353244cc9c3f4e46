import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dayIn, type Instant } from '../../functions/calendar/days.ts';
import {
  Failed,
  type Keeper,
  Misused,
  type Service,
  type Thawed,
} from '../../functions/command-line/terminal/desk.ts';
import type { Engines } from './engines.ts';
import { endFreeze, freeze, freezeIn, frozenIn, type Where } from './freeze.ts';

type Keeping = {
  where: Where;
  isSample: boolean;
  engines: () => Promise<Engines>;
  service: () => Promise<Service>;
  now: () => Instant;
  user: string;
  say: (text: string) => void;
};

/** Whoever minds the register of a data folder; of a stage, its freeze switch. What copies and restores is loaded when asked for. */
export function keeperOf({ where, isSample, engines, service, now, user, say }: Keeping): Keeper {
  const { MATTERS_DATA: dataDir, AWS_ENDPOINT_URL_DYNAMODB: own } = where;

  function refuseSample(): void {
    if (isSample) throw new Misused('the mail of the sample goes to nobody, and need not be frozen');
  }

  /** A restored register first says of what may have gone that nobody knows; where that fails, it stays frozen. */
  async function thawHere(otherEnded: boolean): Promise<Thawed> {
    const [kept, was] = await Promise.all([freezeIn(where), frozenIn(where)]);
    if (kept === undefined) return { was, inDoubt: 0 };
    const restored = kept === 'unreadable' ? { made: now(), at: now(), boardsLeft: [] } : kept.restored;
    if (restored === null) {
      await endFreeze(where);
      return { was, inDoubt: 0 };
    }
    const { doubtsOf } = await import('./backup/doubts.ts');
    const { made, at, boardsLeft } = restored;
    const opened = await service();
    const dayOf = (moment: Instant) => dayIn('Europe/London', moment);
    const before = await doubtsOf(opened, { made, until: dayOf(at) }, now, boardsLeft);
    const since = otherEnded
      ? { inDoubt: 0, boardsLeft: [], cautions: [] }
      : await doubtsOf(opened, { made, until: dayOf(now()), enteredSince: at }, now);
    const cautions = [...before.cautions, ...since.cautions];
    if (before.boardsLeft.length + since.boardsLeft.length > 0) {
      throw new Failed(`it stays frozen, for nobody can tell what may have gone: ${cautions.join('; ')}`);
    }
    for (const caution of cautions) say(`! ${caution}\n`);
    await endFreeze(where);
    return { was, inDoubt: before.inDoubt + since.inDoubt };
  }

  return {
    freeze: async (because, stage) => {
      if (stage === undefined) {
        refuseSample();
        return freeze(where, because, now(), user);
      }
      if (because !== null) throw new Misused('on AWS no reason is kept: leave --because out');
      return (await import('./deployed.ts')).turnFreeze(stage, 'frozen');
    },
    thaw: async (otherEnded, stage) => {
      if (stage === undefined) return thawHere(otherEnded);
      await (await import('./deployed.ts')).turnFreeze(stage, 'running');
      return { was: null, inDoubt: 0 };
    },
    backUp: async (file, stage) => {
      if (stage !== undefined) {
        throw new Misused('a stage is backed up where it is, every second of 35 days: docs/restore.md');
      }
      if (own !== undefined) {
        throw new Misused(
          `the register is in the database at ${own}, which is backed up by its own means; matters export writes what is in it`,
        );
      }
      if (!existsSync(join(dataDir, 'dynamodb'))) {
        throw new Failed(`there is no register in ${resolve(dataDir)}: MATTERS_DATA names another folder`);
      }
      const { backUp } = await import('./backup/back-up.ts');
      return backUp({ dataDir, engines: await engines(), now, say }, file);
    },
    restore: async (file, restoring) => {
      const { restore } = await import('./backup/restore.ts');
      return restore(file, restoring, { now, by: user, say });
    },
  };
}
