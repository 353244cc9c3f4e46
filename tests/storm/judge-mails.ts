import { isWorkingDay } from '../../functions/calendar/working-days.ts';
import type { Action } from '../../functions/register/action.ts';
import { type Board, sameMailbox } from '../../functions/register/board.ts';
import { closuresOf } from '../../functions/register/papers-calendar.ts';
import { waitsForLead } from '../../functions/register/programme.ts';
import { type Account, between, type Version } from './account.ts';
import type { DayLived } from './live.ts';
import type { Taken } from './mail-service.ts';
import { isOwed, isPaused, officesOf, owedTo, reachable, secretariesOf, standing } from './owed.ts';
import type { World } from './surroundings.ts';
import type { Item } from './table.ts';
import type { Violation } from './violations.ts';

/** What a mail that was taken says, and to which office of which board; of a mail to a secretary, nothing is read. */
export type Said = {
  taken: Taken;
  owner: string | null;
  kind: string;
  text: string;
  refs: ReadonlySet<string>;
};

const reference = /\b[A-Z][A-Z0-9]*-(?:\d{4}-\d{2}|ITEM)-\d+\b/g;

/** What the ledger knew of a mail when it was taken, and the writes between which it was made up. */
type Made = { entry: Item; cutOff: string; from: number; to: number };

/**
 * It is made up of what is read once its sender has read of its office; of one to a secretary, once it has read of the mail
 * itself. Undefined of one that the ledger did not say was being sent.
 */
function madeOf({ dispatches }: Account, { mail, after, firstReads }: Taken): Made | undefined {
  const versions = dispatches.get(`${mail.board} ${mail.dispatch}`)?.filter(({ from }) => from <= after);
  const entry = versions?.at(-1)?.thing;
  if (entry === undefined || !versions?.some(({ thing }) => thing['state'] === 'sending')) return undefined;
  const about = entry['owner'] === null ? `DISPATCH#${mail.dispatch}` : `OWNER#${entry['owner']}`;
  const from = firstReads.get(`${mail.board} ${about}`) ?? after;
  return { entry, cutOff: cutOffOf(versions), from, to: after };
}

/** As it was first entered: a later word on it is the service’s own. */
const cutOffOf = (versions: readonly Version<Item>[] = []): string => String(versions[0]?.thing['cutOff']);

/** Judges every mail by what was true from its making up to its taking. */
export class MailJudge {
  readonly said: Said[] = [];
  #judged = 0;

  afterDay(world: World, day: DayLived): Violation[] {
    const fresh = world.mail.taken.slice(this.#judged);
    const saidBefore = this.said.length;
    this.#judged += fresh.length;
    const found: Violation[] = [];
    for (const taken of fresh) {
      const made = madeOf(world.account, taken);
      const what = (text: string): string => `${taken.mail.dispatch}: ${text}`;
      const say = (kind: Violation['kind'], text: string): number =>
        found.push({ kind, on: day.date, what: what(text) });
      if (made === undefined) {
        say('told falsely', 'a mail went of which the ledger knew nothing');
        continue;
      }
      const said = readMail(taken, made.entry);
      this.said.push(said);
      const [board] = between(world.account.of(taken.mail.board).board.get(''), made.from, made.to);
      if (board && !isWorkingDay(day.date, closuresOf(board))) say('day off', 'it went on a day off');
      if (made.cutOff < day.date) say('after cut-off', `its cut-off was ${made.cutOff}`);
      for (const stranger of strangers(world.account, taken, made))
        say('wrong person', `it went to ${stranger}`);
      if (said.owner === null) continue;
      if (!isTextKept(world, said)) say('text not kept', 'what it said when it went is not what is kept');
      for (const wrong of wronglySaid(world.account, said, said.owner, made)) say('wrong content', wrong);
      if (chasesWhatIsPaused(world.account, said, said.owner, made, day)) {
        say('wrong content', 'it chases, and all that is overdue is paused');
      }
      for (const wrong of unsaid(world.account, said, said.owner, made, day)) say('wrong content', wrong);
    }
    return [...found, ...twoADay(this.said.slice(saidBefore), day)];
  }
}

function readMail(taken: Taken, { owner, kind }: Item): Said {
  const about = { taken, kind: String(kind) };
  if (typeof owner !== 'string') return { ...about, owner: null, text: '', refs: new Set() };
  const text = plainText(taken.mail.raw);
  return { ...about, owner, text, refs: new Set(text.match(reference)) };
}

/** Whether what was kept of it last before it was taken is what it says. */
function isTextKept({ table }: World, { taken, text }: Said): boolean {
  const { board, dispatch } = taken.mail;
  for (let place = taken.after - 1; place >= 0; place -= 1) {
    const item = table.written[place];
    if (item?.board !== board || !item.entry.startsWith(`MAILTEXT#${dispatch}#`)) continue;
    return inOneLine(String(item['text'])) === inOneLine(text);
  }
  return false;
}

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const plainPart = /^Content-Type: text\/plain.*?\r\n\r\n(.*?)\r\n--=_/ms;

/** The plain text of a mail, on one line. It is written in quoted-printable, and read from that bit by bit. */
function plainText(raw: Uint8Array): string {
  const [, part = ''] = plainPart.exec(Buffer.from(raw).toString('latin1')) ?? [];
  const bytes = part
    .replaceAll('=\r\n', '')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8').replace(/\s+/g, ' ');
}

/** Whoever it was written to and could not be, at any moment while it was made up. */
function strangers(account: Account, { mail, today }: Taken, { entry, from, to }: Made): string[] {
  const register = account.of(mail.board);
  const boards = between(register.board.get(''), from, to);
  const allowed =
    typeof entry['owner'] === 'string'
      ? between(register.owners.get(entry['owner']), from, to).flatMap((owner) => {
          const contacts = reachable(owner, owner.contacts, today);
          const first = contacts.length > 0 ? contacts : reachable(owner, owner.deputies, today);
          return [...first, ...reachable(owner, owner.copies, today)];
        })
      : boards.flatMap(secretariesOf);
  const deputies = between(register.owners.get(String(entry['owner'])), from, to).flatMap((owner) =>
    reachable(owner, owner.deputies, today),
  );
  const escalated =
    entry['kind'] === 'escalation'
      ? [
          ...boards.flatMap(toldOfEscalations),
          ...(boards.some(({ policy }) => policy.escalationSteps.includes('deputy')) ? deputies : []),
        ]
      : [];
  return [...mail.to, ...mail.copies].filter(
    (address) => ![...allowed, ...escalated].some((one) => sameMailbox(one, address)),
  );
}

const toldOfEscalations = (board: Board): string[] => [
  ...board.policy.escalateTo.map(({ email }) => email),
  ...secretariesOf(board),
];

/** What it names though its office owed it at no moment while it was made up. */
function wronglySaid(account: Account, { taken, refs }: Said, owner: string, { from, to }: Made): string[] {
  const { actions, items } = account.of(taken.mail.board);
  return [...refs].flatMap((ref) => {
    const asActions = between(actions.get(ref), from, to);
    const asItems = between(items.get(ref), from, to);
    const isTrue =
      asActions.some((action) => isOwed(action) && officesOf(action).includes(owner)) ||
      asItems.some((item) => waitsForLead(item) && item.lead === owner);
    const now = asActions
      .map((action) => `${action.status}, of ${officesOf(action).join(' and ')}`)
      .join('; ');
    return isTrue ? [] : [`it names ${ref}, which ${owner} did not owe (${now})`];
  });
}

/** What only a chase or an escalation says. */
const chasing = 'The register holds no answer';

/** Whether it asks at once for what its office let pass, though all of that was paused from its making to its taking. */
function chasesWhatIsPaused(
  account: Account,
  { taken, text }: Said,
  owner: string,
  { from, to }: Made,
  { date }: DayLived,
): boolean {
  const register = account.of(taken.mail.board);
  const letPass = (writes: number): Action[] => {
    const then = standing(register, writes);
    const late = (then ? owedTo(then, date) : []).filter(
      (one) => one.owner === owner && (one.due ?? date) < date,
    );
    return (then?.actions ?? []).filter((action) => late.some(({ ref }) => ref === action.ref));
  };
  return (
    text.includes(chasing) &&
    [from, to].every((writes) => letPass(writes).every((action) => isPaused(action, date)))
  );
}

/** What its office owed all day until it went, and it does not name. */
function unsaid(
  account: Account,
  { taken, refs }: Said,
  owner: string,
  { to }: Made,
  day: DayLived,
): string[] {
  const register = account.of(taken.mail.board);
  const owedAt = (writes: number): string[] => {
    const then = standing(register, writes);
    return (then ? owedTo(then, day.date) : []).filter((one) => one.owner === owner).map(({ ref }) => ref);
  };
  const owedUntil = new Set(owedAt(to));
  const changedMeanwhile = (ref: string): boolean =>
    [...(register.actions.get(ref) ?? []), ...(register.items.get(ref) ?? [])].some(
      ({ from }) => from > day.writes.atSweep && from <= to,
    );
  return owedAt(day.writes.atSweep)
    .filter((ref) => owedUntil.has(ref) && !changedMeanwhile(ref) && !refs.has(ref))
    .map((ref) => `it does not name ${ref}, which ${owner} owed`);
}

/**
 * An office hears once a day from a board: of two dispatches, one was a mail too many. What the mail service took and
 * then would not send, nobody heard.
 */
function twoADay(saidToday: readonly Said[], { date }: DayLived): Violation[] {
  const offices = new Map<string, Set<string>>();
  for (const { taken, owner } of saidToday) {
    if (owner === null || taken.fate === 'rejected') continue;
    const office = `${taken.mail.board} to ${owner}`;
    offices.set(office, (offices.get(office) ?? new Set()).add(taken.mail.dispatch));
  }
  return [...offices]
    .filter(([, names]) => names.size > 1)
    .map(([office, names]) => ({
      kind: 'two mails a day',
      on: date,
      what: `${office}: ${[...names].join(', ')}`,
    }));
}
