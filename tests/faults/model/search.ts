import type { CalendarDate, Instant } from '../../../functions/calendar/days.ts';
import type { MailEventKind } from '../../../functions/mail/events.ts';
import type { RawMail, SendOutcome } from '../../../functions/mail/ses.ts';
import type { SentText } from '../../../functions/reminders/sent-text.ts';
import type { LedgerContent } from '../ledger-in-memory.ts';
import { type Held, textInWords } from './contents.ts';
import { type Answer, type Point, type Program, textWrittenBefore } from './program.ts';
import type { World, Written } from './world.ts';

/**
 * A mail that the mail service took, with what its sender wrote down that it says; `isKept` once the sender that was told of
 * its number has come to its end.
 */
export type Taken = {
  number: string;
  dispatch: string;
  owner: string | null;
  to: readonly string[];
  on: CalendarDate;
  text: SentText | undefined;
  isKept: boolean;
};

/** What may happen on a day: the moments at which something may be done, and who is at work. */
export type Scene = {
  before: LedgerContent;
  today: CalendarDate;
  moments: readonly Instant[];
  atWork: readonly Program[];
  /** What the mail service may say of a mail that it took, and how many such events come. */
  events: { kinds: readonly MailEventKind[]; most: number };
  event: (mail: Taken, kind: MailEventKind) => Program;
  /** How many writes go wrong. */
  faults: number;
};

/** Somebody at work, or about to be: since which moment, and told of the mail of which number. */
type AtWork = { who: string; point: Point; begun: number | undefined; number: string | undefined };

/** All that can make a difference to what comes, and the way there. */
export type State = {
  held: Held;
  moment: number;
  atWork: readonly AtWork[];
  taken: readonly Taken[];
  /** The dispatches that the mail service was asked to send, as often as it was. */
  asked: readonly string[];
  events: number;
  faults: number;
  before: State | undefined;
  what: string;
};

export const wordsFor = (taken: readonly Taken[]): string =>
  taken
    .map(
      ({ number, dispatch, on, text, isKept }) =>
        `${number} ${dispatch} ${on} ${isKept} ${text && textInWords(text)}`,
    )
    .join();

/** Two senders of one mail are as good as each other. */
const keyOf = ({ held, moment, atWork, taken, asked, events, faults }: State): string =>
  [
    ...[held.id, moment, events, faults],
    atWork
      .map(({ point, begun }) => `${point.id} ${begun}`)
      .sort()
      .join(),
    wordsFor(taken),
    [...asked].sort().join(),
  ].join('|');

/** What was done, from the beginning. */
function storyOf(state: State): string[] {
  const story: string[] = [];
  for (let at: State | undefined = state; at !== undefined; at = at.before) story.unshift(at.what);
  return story;
}

/** The answers of the mail service to a mail that would have that number, and whether it takes the mail. */
const answersFor = (messageId: string): { isTaken: boolean; says: string; answer: SendOutcome }[] => [
  { isTaken: true, says: `taken as ${messageId}`, answer: { outcome: 'accepted', messageId } },
  { isTaken: false, says: 'refused for now', answer: { outcome: 'refused for now', why: 'said so' } },
  { isTaken: false, says: 'refused for good', answer: { outcome: 'refused for good', why: 'said so' } },
  {
    isTaken: true,
    says: `taken as ${messageId}, without an answer`,
    answer: { outcome: 'unknown', why: 'no answer' },
  },
  { isTaken: false, says: 'lost, without an answer', answer: { outcome: 'unknown', why: 'no answer' } },
];

type Fault = { says: string; isWritten: boolean; answer: Answer; key: string };
const noAnswer = { answer: { throws: 'the ledger did not answer' }, key: 'throws' };
const overtaken = { answer: { value: 'changed meanwhile' }, key: '"changed meanwhile"' };

/** How a write can go wrong: it fails; or it stands, and its answer is lost, or the client asks for it a second time. */
const faultsOf = ({ value }: Written): Fault[] => [
  { says: 'which fails', isWritten: false, ...noAnswer },
  ...(value === 'saved'
    ? [
        { says: 'of which no answer comes', isWritten: true, ...noAnswer },
        { says: 'which the client repeats', isWritten: true, ...overtaken },
      ]
    : []),
];

/** What comes of a step, besides where it leaves whoever took it. */
type Left = Partial<Pick<State, 'held' | 'taken' | 'asked' | 'faults'>> & { what: string };

/** Every schedule of a scene, one step at a time. */
export class Schedules {
  readonly #world: World;
  readonly #scene: Scene;

  constructor(world: World, scene: Scene) {
    this.#world = world;
    this.#scene = scene;
  }

  async beginning(): Promise<State> {
    const held = this.#world.contents.hold(this.#scene.before);
    const blank = { held, moment: 0, taken: [], asked: [], events: 0, faults: 0, before: undefined };
    const atWork: AtWork[] = [];
    for (const [place, program] of this.#scene.atWork.entries()) {
      const point = await this.#world.programs.beginning(program, this.momentOf(blank));
      atWork.push({ who: `${place + 1} (${program.name})`, point, begun: undefined, number: undefined });
    }
    return { ...blank, atWork, what: 'it is morning' };
  }

  /** What may come next: somebody goes on, time goes on, or an event comes. */
  async after(state: State): Promise<State[]> {
    const next: State[] = [];
    for (const one of state.atWork) next.push(...(await this.#goOn(state, one)));
    return [...next, ...this.#timeGoesOn(state), ...(await this.#eventsCome(state))];
  }

  momentOf({ moment }: Pick<State, 'moment'>): Instant {
    const found = this.#scene.moments[moment];
    if (found === undefined) throw new Error('no such moment');
    return found;
  }

  #timeGoesOn(state: State): State[] {
    const { moment } = state;
    if (moment + 1 === this.#scene.moments.length) return [];
    const atWork = state.atWork.filter(
      ({ begun, point }) => begun === undefined || moment - begun < point.program.patience,
    );
    return [{ ...state, moment: moment + 1, atWork, before: state, what: 'time goes on' }];
  }

  /** An event reads, decides and writes, and does so again where it was overtaken: it is as good as done at once. */
  async #eventsCome(state: State): Promise<State[]> {
    const { kinds, most } = this.#scene.events;
    if (state.events === most) return [];
    const next: State[] = [];
    for (const mail of state.taken) {
      for (const kind of kinds) {
        const program = this.#scene.event(mail, kind);
        const { held } = await this.#world.alone(state.held, program, this.momentOf(state));
        next.push({ ...state, held, events: state.events + 1, before: state, what: `${program.name} comes` });
      }
    }
    return next;
  }

  async #goOn(state: State, one: AtWork): Promise<State[]> {
    const { step } = one.point;
    if (!('asks' in step)) throw new Error(`${one.who} has ended`);
    const request = step.asks;
    if (request.of === 'the mail service') return this.#askMailService(state, one, request.mail);
    const written = await this.#world.ask(state.held, one.point, request);
    const { held, value, key } = written;
    const what = `${one.who} ${request.says}${value === 'changed meanwhile' ? ', overtaken' : ''}`;
    const next = [await this.#tell(state, one, { key, answer: { value } }, { held, what })];
    if (request.of === 'the ledger, to write' && state.faults < this.#scene.faults) {
      for (const { says, isWritten, answer, key } of faultsOf(written)) {
        const faults = state.faults + 1;
        const left = { held: isWritten ? held : state.held, faults, what: `${what}, ${says}` };
        next.push(await this.#tell(state, one, { key, answer }, left));
      }
    }
    return next;
  }

  async #askMailService(state: State, one: AtWork, { dispatch, to }: RawMail): Promise<State[]> {
    const number = `m${state.taken.length + 1}`;
    const owner = state.held.kept.get(dispatch)?.owner ?? null;
    const text = textWrittenBefore(one.point);
    const mail = { number, dispatch, owner, to, on: this.#scene.today, text, isKept: false };
    const asked = [...state.asked, dispatch];
    const next: State[] = [];
    for (const { isTaken, says, answer } of answersFor(number)) {
      const taken = isTaken ? [...state.taken, mail] : state.taken;
      const left = { taken, asked, what: `${one.who} asks the mail service to send ${dispatch}: ${says}` };
      const told = answer.outcome === 'accepted' ? { ...one, number } : one;
      const reply = { key: JSON.stringify(answer), answer: { value: answer } };
      next.push(await this.#tell(state, told, reply, left, one));
    }
    return next;
  }

  /** `state` once `one`, which stood as `asWas`, has had its answer, and has gone on to its next request or to its end. */
  async #tell(
    state: State,
    one: AtWork,
    { key, answer }: { key: string; answer: Answer },
    left: Left,
    asWas: AtWork = one,
  ): Promise<State> {
    const point = await this.#world.goOn(one.point, key, answer, this.momentOf(state));
    const place = state.atWork.indexOf(asWas);
    const isOver = !('asks' in point.step);
    const atWork = isOver
      ? state.atWork.toSpliced(place, 1)
      : state.atWork.with(place, { ...one, point, begun: one.begun ?? state.moment });
    const all = left.taken ?? state.taken;
    const taken = isOver
      ? all.map((mail) => (mail.number === one.number ? { ...mail, isKept: true } : mail))
      : all;
    return { ...state, ...left, taken, atWork, before: state };
  }
}

export type Found = { wrong: string; story: string[] };
export type Explored = { states: number; schedules: bigint; found: Found | undefined };

/** How many schedules a search goes through that no step could be added to; none leads back to where it was. */
function schedulesIn(after: readonly (readonly number[])[]): bigint {
  const ways = new Map<number, bigint>();
  const waysFrom = (first: number): bigint => {
    const open = [first];
    for (let at = open.at(-1); at !== undefined; at = open.at(-1)) {
      const next = after[at] ?? [];
      const unknown = ways.has(at) ? [] : next.filter((one) => !ways.has(one));
      if (unknown.length > 0) {
        open.push(...unknown);
        continue;
      }
      ways.set(at, next.length === 0 ? 1n : next.reduce((sum, one) => sum + (ways.get(one) ?? 0n), 0n));
      open.pop();
    }
    return ways.get(first) ?? 0n;
  };
  return waysFrom(0);
}

/**
 * Goes through all schedules, the shortest first, each state once, until `isWrong` says what is wrong with one. Whoever
 * was cut off is somebody who never goes on: every state is the end of a run in which all who are at work were cut off.
 */
export async function explore(
  schedules: Schedules,
  isWrong: (state: State) => Promise<string | undefined>,
  mostStates: number,
): Promise<Explored> {
  const first = await schedules.beginning();
  const states = [first];
  const places = new Map([[keyOf(first), 0]]);
  const after: number[][] = [];
  for (const state of states) {
    const wrong = await isWrong(state);
    if (wrong !== undefined) {
      return { states: states.length, schedules: 0n, found: { wrong, story: storyOf(state) } };
    }
    const next = await schedules.after(state);
    after.push(
      next.map((one) => {
        const key = keyOf(one);
        const place = places.get(key) ?? states.push(one) - 1;
        places.set(key, place);
        return place;
      }),
    );
    if (states.length > mostStates) throw new Error(`there are more than ${mostStates} states`);
  }
  return { states: states.length, schedules: schedulesIn(after), found: undefined };
}
