import { openLedger } from '../../functions/store/ledger.ts';
import { openRegister } from '../../functions/store/register.ts';
import { clientOf } from './client.ts';
import type { Desk, Done } from './desk.ts';
import { actionDeeds } from './people-actions.ts';
import { itemDeeds } from './people-items.ts';
import { meetingDeeds } from './people-meetings.ts';
import { ownerDeeds } from './people-owners.ts';
import type { Process } from './processes.ts';
import type { Deed, Happening } from './season.ts';
import type { World } from './surroundings.ts';
import { tableName } from './table.ts';

const deeds: Record<Deed, (desk: Desk) => Done> = {
  ...actionDeeds,
  ...meetingDeeds,
  ...ownerDeeds,
  ...itemDeeds,
};

/** Somebody does what was decided, by the product’s own transitions, and the story says what came of it. */
export const doing =
  (world: World, { deed, board: which, ...choice }: Happening) =>
  async (process: Process): Promise<void> => {
    const { table, today } = world;
    const client = clientOf(process, { ...world, faults: undefined });
    const [register, ledger] = [openRegister(client, tableName), openLedger(client, tableName)];
    const board = await register.board(world.codes[which % world.codes.length] ?? '');
    if (board === undefined) return;
    const author = { at: process.now(), by: 'Asha Verity', from: 'command line' };
    const done = await deeds[deed]({ register, ledger, table, board, today, author, choice });
    if (done !== undefined) {
      world.deeds += 1;
      world.tell(`${board.id}: ${done}`);
    }
  };
