import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { expect, it } from 'vitest';
import { addDays, addMinutes, type CalendarDate, day, type Instant } from '../../functions/calendar/days.ts';
import { bankHolidays, isWorkingDay } from '../../functions/calendar/working-days.ts';
import { settleByEvent } from '../../functions/dispatch/evidence.ts';
import { type Morning, workMorning } from '../../functions/dispatch/morning.ts';
import { planBoard } from '../../functions/dispatch/sweep.ts';
import type { RawMail, SendOutcome } from '../../functions/mail/ses.ts';
import { type Action, isLive } from '../../functions/register/action.ts';
import { amend, discharge, propose, reopen, withdraw } from '../../functions/register/action-moves.ts';
import type { Board } from '../../functions/register/board.ts';
import type { Author } from '../../functions/register/history.ts';
import type { Meeting } from '../../functions/register/meeting.ts';
import { move } from '../../functions/register/meeting-moves.ts';
import type { Owner } from '../../functions/register/owner.ts';
import type { BoardView } from '../../functions/register/view.ts';
import { waitsForOwner } from '../../functions/reminders/digest.ts';
import {
  type Dispatch,
  type DispatchId,
  dispatchSchema,
  isLiveDispatch,
  isUnderWay,
  isUntoldTrouble,
} from '../../functions/reminders/dispatch.ts';
import { at, recordedAt } from '../dispatch/scene.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';

/**
 * The ledger's conditions in memory, since a hundred seasons on the real engine would take an hour: what is kept is
 * parsed on the way in and out, and only the next version of it is saved. That the engine holds the same conditions
 * is proved where the store is.
 */
function ledgerInMemory() {
  const kept = new Map<string, Dispatch>();
  const all = (): Dispatch[] =>
    [...kept.values()].sort(
      (one, other) => one.dueOn.localeCompare(other.dueOn) || one.id.localeCompare(other.id),
    );
  return {
    all,
    dispatch: async (_: string, id: DispatchId) => kept.get(id),
    known: async (_: string, ids: readonly DispatchId[]) => all().filter(({ id }) => ids.includes(id)),
    live: async () => all().filter(isLiveDispatch),
    dispatchesOf: async () => all(),
    save: async (dispatch: Dispatch): Promise<'saved' | 'changed meanwhile'> => {
      if ((kept.get(dispatch.id)?.version ?? 0) !== dispatch.version - 1) return 'changed meanwhile';
      kept.set(dispatch.id, dispatchSchema.parse(structuredClone(dispatch)));
      return 'saved';
    },
  };
}

const answers = [
  'accepted',
  'refused for now',
  'refused for good',
  'taken, no answer',
  'not taken, no answer',
] as const;
const changes = [
  'propose',
  'discharge',
  'withdraw',
  'reopen',
  'move the meeting',
  'no contact',
  'a contact',
  'raise another',
  'give to the other',
  'give another date',
] as const;
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

/** A season of a board's mornings, its register, its mail service, and all that was observed of them. */
class Season {
  readonly ledger = ledgerInMemory();
  readonly board: Board;
  readonly owners: Owner[];
  meetings: Meeting[] = [october, aMeeting(earlier)];
  actions: Action[];
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
  }

  view(): BoardView {
    const { board, owners, meetings, actions } = this;
    return { board, owners: [...owners], meetings, actions: actions.filter(isLive), programme: [] };
  }

  change(what: (typeof changes)[number], which: number): void {
    const author: Author = { at: this.now, by: 'Asha Verity', from: 'command line' };
    const owner = this.owners[which % this.owners.length];
    const action = this.actions[which % this.actions.length];
    if (what === 'no contact' || what === 'a contact') {
      if (owner) {
        owner.contacts = what === 'no contact' ? [] : [{ name: 'A', email: 'a@force.example', ...people }];
      }
      return;
    }
    if (what === 'move the meeting') {
      const date = addDays(day('2024-12-09'), which);
      const when = { state: 'scheduled', date, time: null, place: null } as const;
      this.meetings = this.meetings.map((meeting) => {
        const moved = meeting.state === 'scheduled' ? move(meeting, when, this.meetings, author) : undefined;
        return moved?.outcome === 'done' ? moved.meeting : meeting;
      });
      return;
    }
    const on = this.today;
    if (what === 'raise another') {
      const ref = `PDB-2024-10-${this.actions.length + 1}`;
      this.actions = [...this.actions, anAction({ ref, ...recordedAt(this.now) })];
      return;
    }
    if (action === undefined) return;
    const due = { at: 'date', date: addDays(day('2024-11-04'), 2 * which), words: null } as const;
    const moves = {
      propose: () => propose(action, { on, how: 'sent', evidence: [] }, on, author),
      discharge: () =>
        discharge(action, { on, meeting: null, how: 'seen', evidence: [], undertaking: null }, on, author),
      withdraw: () => withdraw(action, { on, reason: 'overtaken' }, on, author),
      reopen: () => reopen(action, 'it was not done', author),
      'give to the other': () => amend(action, { owner: action.owner === 'pcc' ? 'force' : 'pcc' }, author),
      'give another date': () => amend(action, { due }, author),
    };
    const moved = moves[what]();
    if (moved.outcome === 'done') {
      this.actions = this.actions.map((one) => (one.ref === action.ref ? moved.action : one));
    }
  }

  async event(kind: 'delivered' | 'bounced' | 'taken', which: number): Promise<void> {
    const about = this.taken[which % Math.max(this.taken.length, 1)]?.mail;
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
      messageId: 'm',
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
      register: { boardView: () => step(async () => this.view()), closedSince: async () => [] },
      ledger: { ...this.ledger, save: (dispatch) => step(() => this.ledger.save(dispatch)) },
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
    const { text = '' } = await PostalMime.parse(Buffer.from(mail.raw));
    for (const action of this.actions) {
      if (!waitsForOwner(action) && text.includes(action.ref)) {
        this.wrong.push(`${what} asks for ${action.ref}, which is ${action.status}`);
      }
    }
  }
}

const doubts = ({ history }: Dispatch): number =>
  history.filter(({ what }) => what.includes('though it may have')).length;

/** The most often that the secretary was told of it between two of its tries. */
function tellings({ history }: Dispatch): number {
  const counts = [0];
  for (const { what } of history) {
    if (what.startsWith('asking the mail service')) counts.push(0);
    if (what.startsWith('the secretary was told')) counts.push((counts.pop() ?? 0) + 1);
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

/** In how many mails, of those that did not come back, the secretary was told of it. */
const mailsTelling = ({ ledger, taken }: Season, { id }: Dispatch): number =>
  ledger
    .all()
    .filter(({ tells, state }) => tells.includes(id) && (state === 'sent' || state === 'delivered'))
    .filter((mail) => taken.some((one) => one.mail.dispatch === mail.id)).length;

/** After a morning with nothing in its way, everything owed is in the ledger, and nothing is late. */
async function nothingIsLeft(season: Season): Promise<void> {
  const { ledger, today } = season;
  const late = ledger.all().filter((dispatch) => isUnderWay(dispatch) && dispatch.cutOff < today);
  expect(late.filter(({ state }) => state === 'planned' || state === 'claimed')).toEqual([]);
  const { send, missed } = await planBoard({ ledger }, season.view(), today);
  expect([...send, ...missed]).toEqual([]);
}

it('keeps the promise through any season of changes, faults, and mornings that did not come', {
  timeout: 180_000,
}, async () => {
  const policies = fc.record({
    unknownThen: fc.constantFrom('send again', 'ask'),
    chasesBeforeEscalation: fc.constantFrom(0, 2),
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
        while (season.today < '2025-03-14') await season.run({ ...quiet, changes: [] });

        expect(season.wrong).toEqual([]);
        for (const dispatch of season.ledger.all()) {
          const went = season.taken.filter(({ mail }) => mail.dispatch === dispatch.id).length;
          const what = `${dispatch.id}: ${dispatch.history.map((change) => change.what).join(' | ')}`;
          expect(isUnderWay(dispatch), what).toBe(false);
          expect(isUntoldTrouble(dispatch), what).toBe(false);
          expect(went, what).toBeLessThanOrEqual(1 + doubts(dispatch));
          expect(dispatch.state === 'sent' && went === 0, what).toBe(false);
          expect(wronglyMissed(season, dispatch), what).toBe(false);
          expect(tellings(dispatch), what).toBeLessThanOrEqual(1);
          expect(mailsTelling(season, dispatch), what).toBeLessThanOrEqual(1 + dispatch.attempts);
        }
      },
    ),
    // To shrink a season takes minutes: the one that failed is printed whole.
    { numRuns: 40, endOnFailure: true },
  );
});
