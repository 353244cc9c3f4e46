import { itemRefSchema, type ProgrammeItem } from '../../functions/register/programme.ts';
import {
  amendItem,
  moveTo,
  type ProgrammeTransition,
  plan,
  receive,
  withdrawItem,
} from '../../functions/register/programme-transitions.ts';
import { change, choose, type Desk, type Done, namesOf } from './desk.ts';

/** Changes the chosen item, or the first after it for which that can be done. */
async function move(
  desk: Desk,
  what: string,
  transition: (item: ProgrammeItem) => ProgrammeTransition<ProgrammeItem> | undefined,
): Done {
  const names = namesOf(desk, 'ITEM#');
  const from = desk.choice.which % Math.max(names.length, 1);
  for (const name of [...names.slice(from), ...names.slice(0, from)]) {
    const ref = itemRefSchema.parse(name);
    const done = await change(
      desk,
      () => desk.register.item(ref),
      (entry) => {
        const moved = entry.comes === 'once' ? transition(entry) : undefined;
        return moved?.outcome === 'done'
          ? { outcome: 'done', thing: moved.entry, what: `${ref} ${what}` }
          : { outcome: 'refused' };
      },
    );
    if (done !== undefined) return done;
  }
  return undefined;
}

const someMeeting = async ({ register, board, choice, today }: Desk) =>
  choose(
    (await register.meetings(board.id)).filter(
      ({ state, ...rest }) => state !== 'cancelled' && (!('date' in rest) || rest.date >= today),
    ),
    choice.more,
  );

const someOwner = async ({ register, board, choice }: Desk) =>
  choose(await register.owners(board.id), choice.more);

export const itemDeeds = {
  'plan an item': async (desk: Desk): Done => {
    const [meeting, owner] = await Promise.all([someMeeting(desk), someOwner(desk)]);
    if (meeting === undefined || owner === undefined) return undefined;
    const { register, board, author } = desk;
    const ref = itemRefSchema.parse(`${board.id.toUpperCase()}-ITEM-${namesOf(desk, 'ITEM#').length + 1}`);
    const item = {
      ...{ board: board.id, ref, title: `Report ${ref}`, meeting: meeting.id, lead: owner.id },
      ...{ reason: null, received: null, duty: null, source: null, printed: null },
    };
    if ((await register.save(plan(item, author))) !== 'saved') return undefined;
    return `${ref} is planned for meeting ${meeting.id}, led by ${owner.id}`;
  },
  'take the paper in': (desk: Desk): Done =>
    move(desk, 'comes in', (item) => receive(item, desk.today, desk.today, desk.author)),
  'move the item': async (desk: Desk): Done => {
    const meeting = await someMeeting(desk);
    if (meeting === undefined) return undefined;
    return move(desk, `moves to meeting ${meeting.id}`, (item) =>
      moveTo(item, meeting, 'the agenda was full', desk.today, desk.author),
    );
  },
  'withdraw the item': (desk: Desk): Done =>
    move(desk, 'is withdrawn', (item) =>
      withdrawItem(item, { on: desk.today, reason: 'overtaken' }, desk.today, desk.author),
    ),
  'change the lead': async (desk: Desk): Done => {
    const owner = await someOwner(desk);
    if (owner === undefined) return undefined;
    return move(desk, `is now led by ${owner.id}`, (item) =>
      amendItem(item, { lead: owner.id }, desk.author),
    );
  },
};
