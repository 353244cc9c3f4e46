import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { expect, it } from 'vitest';
import { addDays, addMinutes, type CalendarDate, day, type Instant } from '../../functions/calendar/days.ts';
import { bankHolidays, isWorkingDay } from '../../functions/calendar/working-days.ts';
import { settleByEvent } from '../../functions/dispatch/evidence.ts';
import { type Morning, workMorning } from '../../functions/dispatch/morning.ts';
import { planBoard } from '../../functions/dispatch/planning.ts';
import type { RawMail, SendOutcome } from '../../functions/mail/ses.ts';
import { type Action, isLive, waitsForOwner } from '../../functions/register/action.ts';
import { amend, discharge, propose, reopen, withdraw } from '../../functions/register/action-transitions.ts';
import type { Board } from '../../functions/register/board.ts';
import type { Author } from '../../functions/register/history.ts';
import { hasDate, type Meeting } from '../../functions/register/meeting.ts';
import { reschedule } from '../../functions/register/meeting-transitions.ts';
import { meetingById } from '../../functions/register/meetings.ts';
import type { Owner } from '../../functions/register/owner.ts';
import { isToCome, type ProgrammeItem } from '../../functions/register/programme.ts';
import {
  accept,
  amendItem,
  moveTo,
  offer,
  plan,
  receive,
  reinstate,
  withdrawItem,
} from '../../functions/register/programme-transitions.ts';
import type { BoardView } from '../../functions/register/view.ts';
import {
  type Dispatch,
  isUnderWay,
  isUnreportedTrouble,
  reachedNobody,
} from '../../functions/reminders/dispatch.ts';
import { at, recordedAt } from '../dispatch/scene.ts';
import { aBoard, aMeeting, anAction, anItem, anOwner } from '../register/examples.ts';
import { ledgerInMemory } from './ledger-in-memory.ts';

const answers = [
  'accepted',
  'refused for now',
  'refused for good',
  'taken, no answer',
  'not taken, no answer',
] as const;
const actionChanges = [
  'propose',
  'discharge',
  'withdraw',
  'reopen',
  'raise another',
  'give to the other',
  'give another date',
] as const;
const itemChanges = [
  'plan',
  'offer',
  'accept',
  'paper in',
  'move',
  'withdraw the item',
  'put back',
  'change the lead',
] as const;
const meetingChanges = ['move the meeting', 'date the spring meeting'] as const;
const contactChanges = ['no contact', 'a contact'] as const;
const changes = [...actionChanges, ...itemChanges, ...meetingChanges, ...contactChanges];
type Change = (typeof changes)[number];

const isAmong = <Of extends Change>(some: readonly Of[], what: Change): what is Of =>
  some.some((one) => one === what);

const faults = ['dies before', 'dies after', 'fails before', 'fails after'] as const;

const aChange = fc.tuple(fc.constantFrom(...changes), fc.nat(20));

/** A morning that did come, so many days after the one before: what had changed, and what went wrong in it. */
const aMorning = fc.record({
  daysLater: fc.constantFrom(0, 1, 1, 1, 2, 3, 5),
  changes: fc.array(aChange, { maxLength: 2 }),
  answers: fc.array(fc.constantFrom(...answers), { maxLength: 5 }),
  faults: fc.dictionary(fc.nat(25).map(String), fc.constantFrom(...faults), { maxKeys: 2 }),
  event: fc.option(fc.tuple(fc.constantFrom('delivered', 'bounced', 'taken'), fc.nat(20))),
});
type AMorning = ReturnType<typeof aMorning.generate>['value'];
/** A morning that came when it should, with nothing in its way. */
const quiet = { daysLater: 1 as const, answers: [], faults: {}, event: null };

const people = { from: null, until: null };
const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
const earlier = recordedAt('2024-10-30T15:00:00.000Z');
const spring = aMeeting({ id: '2025-02', state: 'month', month: '2025-02', ...earlier });
const theOther = (office: string | null): string => (office === 'pcc' ? 'force' : 'pcc');

/** A season of a board's mornings, its register, its mail service, and all that was observed of them. */
class Season {
  readonly ledger = ledgerInMemory();
  readonly board: Board;
  readonly owners: Owner[];
  meetings: Meeting[] = [october, aMeeting(earlier), spring];
  actions: Action[];
  programme: ProgrammeItem[];
  today: CalendarDate = day('2024-11-01');
  now: Instant = at('2024-11-01T07:30:00.000Z');
  readonly taken: { mail: RawMail; on: CalendarDate }[] = [];
  readonly wrong: string[] = [];
  /** The days on which a morning had nothing in its way. */
  readonly clear = new Set<CalendarDate>();

  constructor(policy: Parameters<typeof aBoard>[0]) {
    this.board = aBoard({ ...policy, history: earlier.history });
    this.owners = [
      anOwner(),
      anOwner({
        id: 'pcc',
        name: 'PCC',
        contacts: [{ name: 'Anna Reid', email: 'anna.reid@pcc.example', ...people }],
      }),
    ];
    this.actions = [
      anAction({ ref: 'PDB-2024-10-1', ...earlier }),
      anAction({ ref: 'PDB-2024-10-2', due: { at: 'date', date: '2024-11-12', words: null }, ...earlier }),
      anAction({ ref: 'PDB-2024-10-3', owner: 'pcc', ...earlier }),
      anAction({ ref: 'PDB-2024-10-4', owner: 'pcc', due: { at: 'not agreed', words: null }, ...earlier }),
    ];
    this.programme = [
      anItem({ ref: 'PDB-ITEM-1', lead: 'pcc', ...earlier }),
      anItem({ ref: 'PDB-ITEM-2', meeting: '2025-02', ...earlier }),
    ];
  }

  view(): BoardView {
    const { board, owners, meetings, actions, programme } = this;
    const live = { actions: actions.filter(isLive), programme: programme.filter(isToCome) };
    return { board, owners: [...owners], meetings, ...live };
  }

  change(what: Change, which: number): void {
    const author: Author = { at: this.now, by: 'Asha Verity', from: 'command line' };
    if (isAmong(contactChanges, what)) this.changeContact(what, which);
    if (isAmong(meetingChanges, what)) this.changeMeeting(what, which, author);
    if (isAmong(actionChanges, what)) this.changeAction(what, which, author);
    if (isAmong(itemChanges, what)) this.changeItem(what, which, author);
  }

  private changeContact(what: (typeof contactChanges)[number], which: number): void {
    const owner = this.owners[which % this.owners.length];
    if (owner === undefined) return;
    owner.contacts = what === 'no contact' ? [] : [{ name: 'A', email: 'a@force.example', ...people }];
  }

  private changeMeeting(what: (typeof meetingChanges)[number], which: number, author: Author): void {
    const [id, date] =
      what === 'move the meeting'
        ? ['2024-12', addDays(day('2024-12-09'), which)]
        : ['2025-02', addDays(day('2025-01-06'), 2 * which)];
    const when = { state: 'scheduled', date, time: null, place: null } as const;
    this.meetings = this.meetings.map((meeting) => {
      const moved = meeting.id === id ? reschedule(meeting, when, this.meetings, author) : undefined;
      return moved?.outcome === 'done' ? moved.meeting : meeting;
    });
  }

  private changeAction(what: (typeof actionChanges)[number], which: number, author: Author): void {
    if (what === 'raise another') {
      const ref = `PDB-2024-10-${this.actions.length + 1}`;
      this.actions = [...this.actions, anAction({ ref, ...recordedAt(this.now) })];
      return;
    }
    const action = this.actions[which % this.actions.length];
    if (action === undefined) return;
    const on = this.today;
    const due = { at: 'date', date: addDays(day('2024-11-04'), 2 * which), words: null } as const;
    const moves = {
      propose: () => propose(action, { on, how: 'sent', evidence: [] }, on, author),
      discharge: () =>
        discharge(action, { on, meeting: null, how: 'seen', evidence: [], undertaking: null }, on, author),
      withdraw: () => withdraw(action, { on, reason: 'overtaken' }, on, author),
      reopen: () => reopen(action, 'it was not done', author),
      'give to the other': () => amend(action, { owner: theOther(action.owner) }, author),
      'give another date': () => amend(action, { due }, author),
    };
    const moved = moves[what]();
    if (moved.outcome === 'done') {
      this.actions = this.actions.map((one) => (one.ref === action.ref ? moved.action : one));
    }
  }

  private changeItem(what: (typeof itemChanges)[number], which: number, author: Author): void {
    const meeting = which % 3 === 0 ? '2025-02' : '2024-12';
    if (what === 'plan' || what === 'offer') {
      const ref = `PDB-ITEM-${this.programme.length + 1}`;
      const asked = anItem({ ref, meeting, lead: which % 2 === 0 ? 'pcc' : 'force' });
      this.programme = [...this.programme, (what === 'plan' ? plan : offer)(asked, author)];
      return;
    }
    const item = this.programme[which % this.programme.length];
    const to = meetingById(this.meetings, meeting);
    if (item === undefined || to === undefined) return;
    const on = this.today;
    const moves = {
      accept: () => accept(item, author),
      'paper in': () => receive(item, on, on, author),
      move: () => moveTo(item, to, 'the agenda was full', on, author),
      'withdraw the item': () => withdrawItem(item, { on, reason: 'overtaken' }, on, author),
      'put back': () => reinstate(item, 'wanted after all', author),
      'change the lead': () => amendItem(item, { lead: theOther(item.lead) }, author),
    };
    const moved = moves[what]();
    if (moved.outcome === 'done') {
      this.programme = this.programme.map((one) => (one.ref === item.ref ? moved.entry : one));
    }
  }

  async event(kind: 'delivered' | 'bounced' | 'taken', which: number): Promise<void> {
    const place = which % Math.max(this.taken.length, 1);
    const about = this.taken[place]?.mail;
    if (about === undefined) return;
    const register = {
      board: async () => this.board,
      owner: async () => undefined,
      save: async () => 'saved' as const,
    };
    const why = 'as the mail service said';
    const { board, dispatch } = about;
    const event = {
      kind,
      board,
      dispatch,
      messageId: `m${place + 1}`,
      at: this.now,
      recipients: [],
      undeliverable: false,
      why,
    };
    await settleByEvent({ register, ledger: this.ledger, now: () => this.now }, event);
  }

  /** One morning; true when it ran to its end with nothing in its way. */
  async run(morning: AMorning): Promise<boolean> {
    this.today = addDays(this.today, morning.daysLater);
    const next = at(`${this.today}T07:30:00.000Z`);
    this.now = next > this.now ? next : addMinutes(this.now, 20);
    for (const [what, which] of morning.changes) this.change(what, which);
    if (morning.event) await this.event(...morning.event);
    const answersLeft = [...morning.answers];
    let dead = false;
    let troubled = false;
    let steps = 0;
    const step = async <T>(take: () => Promise<T>): Promise<T> => {
      if (dead) throw new Error('dead');
      const fault = morning.faults[String(steps)];
      steps += 1;
      if (fault !== undefined) troubled = true;
      if (fault?.startsWith('dies')) dead = true;
      if (fault?.endsWith('before')) throw new Error(fault);
      const taken = await take();
      if (fault !== undefined) throw new Error(fault);
      return taken;
    };
    const parts: Morning = {
      register: {
        boardView: async () => this.view(),
        boardViewNow: () => step(async () => this.view()),
        closedSince: async () => [],
        meetings: async () => [...this.view().meetings],
        meetingsFor: async () => [...this.view().meetings],
      },
      ledger: {
        ...this.ledger,
        saveSending: (asking) => step(() => this.ledger.saveSending(asking)),
        save: (dispatch) => step(() => this.ledger.save(dispatch)),
      },
      sendMail: (mail) => step(() => this.answer(mail, answersLeft.shift() ?? 'accepted')),
      from: 'actions@pcc.example',
      configurationSet: undefined,
      mailService: 'a mail service in this test',
      now: () => this.now,
      pause: async (milliseconds) => {
        this.now = addMinutes(this.now, milliseconds / 60_000);
      },
      progress: () => undefined,
    };
    try {
      await workMorning(parts, this.view(), this.today);
    } catch (error) {
      if (!troubled) throw error;
    }
    if (!troubled) this.clear.add(this.today);
    return !troubled;
  }

  private async answer(mail: RawMail, answer: (typeof answers)[number]): Promise<SendOutcome> {
    if (answer === 'accepted' || answer === 'taken, no answer') await this.take(mail);
    switch (answer) {
      case 'accepted':
        return { outcome: 'accepted', messageId: `m${this.taken.length}` };
      case 'refused for now':
      case 'refused for good':
        return { outcome: answer, why: 'said the mail service' };
      default:
        return { outcome: 'unknown', why: 'no answer' };
    }
  }

  /** The mail is out: whatever is wrong with that is noted. */
  private async take(mail: RawMail): Promise<void> {
    this.taken.push({ mail, on: this.today });
    const dispatch = await this.ledger.dispatch('pdb', mail.dispatch);
    const what = `${mail.dispatch} on ${this.today}`;
    if (dispatch?.state !== 'sending') this.wrong.push(`${what} went while ${dispatch?.state}`);
    if (!isWorkingDay(this.today, bankHolidays)) this.wrong.push(`${what} went on a day off`);
    if (dispatch && dispatch.cutOff < this.today) this.wrong.push(`${what} went after ${dispatch.cutOff}`);
    if (dispatch?.owner == null) return;
    for (const other of this.taken.filter(({ on }) => on === this.today)) {
      const { owner } = (await this.ledger.dispatch('pdb', other.mail.dispatch)) ?? {};
      if (owner === dispatch.owner && other.mail.dispatch !== dispatch.id) {
        this.wrong.push(`${what} went, and ${other.mail.dispatch} as well`);
      }
    }
    const { text = '' } = await PostalMime.parse(Buffer.from(mail.raw));
    for (const action of this.actions) {
      const owed = waitsForOwner(action) && action.owner === dispatch.owner;
      if (owed !== says(text, action.ref)) this.wrong.push(`${what}: ${action.ref}, owed: ${owed}`);
    }
    for (const item of this.programme) {
      const owed = this.isAskedOf(item, dispatch.owner);
      if (owed !== says(text, item.ref)) this.wrong.push(`${what}: ${item.ref}, owed: ${owed}`);
    }
  }

  /** Planned or moved, its paper not in, that owner's to write, and its meeting still to come. */
  private isAskedOf({ state, received, lead, meeting: id }: ProgrammeItem, owner: string): boolean {
    const meeting = meetingById(this.meetings, id);
    const isPast = meeting !== undefined && hasDate(meeting) && meeting.date < this.today;
    return (state === 'planned' || state === 'moved') && received === null && lead === owner && !isPast;
  }
}

const says = (text: string, ref: string): boolean => new RegExp(`${ref}(?!\\d)`).test(text);

/** How often it was to be sent again though it may have gone, or came back, after which it may go to another. */
const doubts = ({ history }: Dispatch): number =>
  history
    .filter(({ what }) => /though it may have|^(bounced|suppressed) \(/.test(what))
    .reduce((sum, { times = 1 }) => sum + times, 0);

/**
 * The most often that the secretary was told of it between two pieces of news of it, and no such mail had come back. That
 * one which came back is missed after all is news.
 */
function tellings({ history }: Dispatch): number {
  const counts = [0];
  let tries = 1;
  let cameBack = false;
  for (const { what, times = 1 } of history) {
    cameBack ||= /^(bounced|suppressed) \(/.test(what);
    if (
      what.startsWith('asking the mail service') ||
      /^(bounced|suppressed|went twice|to be (said in|sent again))\b/.test(what) ||
      (cameBack && what.startsWith('missed: '))
    ) {
      counts.push(0);
      tries = times;
    }
    if (what.startsWith('the secretary was not told')) counts.push(0);
    // Said once of several tries, it may be once of each.
    if (what.startsWith('the secretary was told')) {
      counts.push((counts.pop() ?? 0) + Math.max(1, times - tries + 1));
    }
  }
  return Math.max(...counts);
}

/** Whether it is said to have been missed though no working day passed without a morning while it was due. */
function wronglyMissed({ clear }: Season, { dueOn, cutOff, history }: Dispatch): boolean {
  if (!history.some(({ what }) => what.includes('the service did not run'))) return false;
  for (let date = dueOn; date <= cutOff; date = addDays(date, 1)) {
    if (isWorkingDay(date, bankHolidays) && !clear.has(date)) return false;
  }
  return true;
}

/** Whether the secretary is said to have been told of it in a mail that reached nobody. */
const isFalselyTold = ({ ledger }: Season, { id, reportedIn }: Dispatch): boolean =>
  reportedIn !== null &&
  reportedIn !== id &&
  ledger.all().some((mail) => mail.id === reportedIn && reachedNobody(mail));

/** How often it was to be sent again, or left to another mail to say: what was told of it before is past then. */
const takings = ({ history }: Dispatch): number =>
  history
    .filter(({ what }) => /^to be (said in|sent again)\b/.test(what))
    .reduce((sum, { times = 1 }) => sum + times, 0);

/** In how many mails, of those that did not come back, the secretary was told of it. */
const mailsTelling = ({ ledger, taken }: Season, { id }: Dispatch): number =>
  ledger
    .all()
    .filter(({ reports, state }) => reports.includes(id) && (state === 'sent' || state === 'delivered'))
    .filter((mail) => taken.some((one) => one.mail.dispatch === mail.id)).length;

/** After a morning with nothing in its way, everything owed is in the ledger, and nothing is late. */
async function nothingIsLeft(season: Season): Promise<void> {
  const { ledger, today } = season;
  const late = ledger.all().filter((dispatch) => isUnderWay(dispatch) && dispatch.cutOff < today);
  expect(late.filter(({ state }) => state === 'planned')).toEqual([]);
  const { send, missed } = await planBoard({ ledger }, season.view(), await ledger.live(), today);
  expect([...send, ...missed]).toEqual([]);
}

it('keeps the promise through any season of changes, faults, and mornings that did not come', async () => {
  const policies = fc.record({
    unknownThen: fc.constantFrom('send again', 'ask'),
    chasesBeforeEscalation: fc.constantFrom(0, 2),
    chaseOnWorkingDays: fc.constantFrom(20, null),
    clearDays: fc.constantFrom(5, null),
  });
  const troubled = fc.array(aMorning, { maxLength: 16 });
  await fc.assert(
    fc.asyncProperty(
      policies,
      troubled,
      fc.array(aChange, { maxLength: 8 }),
      async (policy, mornings, later) => {
        const season = new Season({ policy });
        for (const morning of mornings) if (await season.run(morning)) await nothingIsLeft(season);
        for (const change of later) {
          for (const changes of [[change], [], [], []]) await season.run({ ...quiet, changes });
        }
        // Until the last notice of something with no date is too late, too.
        while (season.today < '2025-04-04') await season.run({ ...quiet, changes: [] });

        expect(season.wrong).toEqual([]);
        for (const dispatch of season.ledger.all()) {
          const went = season.taken.filter(({ mail }) => mail.dispatch === dispatch.id).length;
          const what = `${dispatch.id}: ${dispatch.history.map((change) => change.what).join(' | ')}`;
          // What nobody answers is chased on, without end: such a chase may have days left.
          expect(isUnderWay(dispatch) && dispatch.cutOff < season.today, what).toBe(false);
          expect(isUnreportedTrouble(dispatch), what).toBe(false);
          expect(went, what).toBeLessThanOrEqual(1 + doubts(dispatch));
          expect(dispatch.state === 'sent' && went === 0, what).toBe(false);
          expect(wronglyMissed(season, dispatch), what).toBe(false);
          expect(isFalselyTold(season, dispatch), what).toBe(false);
          expect(tellings(dispatch), what).toBeLessThanOrEqual(1);
          expect(mailsTelling(season, dispatch), what).toBeLessThanOrEqual(
            1 + dispatch.attempts + takings(dispatch),
          );
        }
      },
    ),
    // To shrink a season takes minutes: the one that failed is printed whole.
    { numRuns: 40, endOnFailure: true },
  );
});
