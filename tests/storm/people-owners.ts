import type { Owner } from '../../functions/register/owner.ts';
import {
  clearMailbox,
  type OwnerTransition,
  removeContact,
  setContact,
} from '../../functions/register/owner-transitions.ts';
import { dispatchIdSchema } from '../../functions/reminders/dispatch.ts';
import { settleDispatch } from '../../functions/secretariat/dispatches.ts';
import { change, choose, type Desk, type Done, namesOf } from './desk.ts';

/** Changes the chosen office, or the first after it for which that can be done. */
async function move(desk: Desk, transition: (owner: Owner) => [OwnerTransition, string] | undefined): Done {
  const names = namesOf(desk, 'OWNER#');
  const from = desk.choice.which % Math.max(names.length, 1);
  for (const id of [...names.slice(from), ...names.slice(0, from)]) {
    const done = await change(
      desk,
      () => desk.register.owner(desk.board.id, id),
      (owner) => {
        const [moved, what] = transition(owner) ?? [];
        return moved?.outcome === 'done' && what !== undefined
          ? { outcome: 'done', thing: moved.owner, what: `${id} ${what}` }
          : { outcome: 'refused' };
      },
    );
    if (done !== undefined) return done;
  }
  return undefined;
}

const people = [
  { name: 'Seán O’Brien', email: "sean.o'brien@force.example" },
  { name: 'Anna Reid', email: 'anna.reid@pcc.example' },
  { name: 'Sergeant Owen Pryce', email: 'Owen.Pryce@force.example' },
  { name: 'D’Arcy, Jo', email: 'jo.darcy@council.example' },
  { name: 'Kim Lee', email: 'kim.lee@force.example' },
] as const;

const somebody = ({ more }: Desk['choice']) => people[more % people.length] ?? people[0];

const give = (desk: Desk, part: 'contact' | 'deputy' | 'copy', what: string): Done => {
  const person = somebody(desk.choice);
  return move(desk, (owner) => [setContact(owner, part, person, desk.author), `${what}: ${person.email}`]);
};

/** Says of a mail of which nobody knows whether it went. */
async function say(desk: Desk, went: boolean): Done {
  const { table, board, choice } = desk;
  const unknown = [...table.items()]
    .filter((item) => item.board === board.id && item['state'] === 'unknown')
    .map((item) => dispatchIdSchema.parse(item['id']));
  const id = choose(unknown.sort(), choice.which);
  if (id === undefined) return undefined;
  const said = { went, cameBack: false, addresses: [], why: 'asked the office' };
  if ((await settleDispatch(desk, id, said)).outcome === 'refused') return undefined;
  return `somebody says that ${id} ${went ? 'went' : 'did not go'}`;
}

export const ownerDeeds = {
  'take the contact away': (desk: Desk): Done =>
    move(desk, (owner) => {
      const contact = choose(owner.contacts, desk.choice.more);
      return (
        contact && [removeContact(owner, 'contact', contact.email, desk.author), `loses ${contact.email}`]
      );
    }),
  'give a contact': (desk: Desk): Done => give(desk, 'contact', 'has a new contact'),
  'give a deputy': (desk: Desk): Done => give(desk, 'deputy', 'has a new deputy'),
  'copy somebody in': (desk: Desk): Done => give(desk, 'copy', 'copies in'),
  'clear the mailbox': (desk: Desk): Done =>
    move(desk, (owner) => {
      const [marked] = owner.undeliverable;
      return marked && [clearMailbox(owner, marked.email, desk.author), `clears ${marked.email}`];
    }),
  'say that it went': (desk: Desk): Done => say(desk, true),
  'say that it did not go': (desk: Desk): Done => say(desk, false),
};
