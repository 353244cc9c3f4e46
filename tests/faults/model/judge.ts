import type { CalendarDate, Instant } from '../../../functions/calendar/days.ts';
import type { RawMail } from '../../../functions/mail/ses.ts';
import { type Dispatch, isLiveDispatch, isUnderWay } from '../../../functions/reminders/dispatch.ts';
import { textPlace } from '../ledger-in-memory.ts';
import { doubts, type Held, textInWords } from './contents.ts';
import { type Point, type Program, textWrittenBefore } from './program.ts';
import { type Scene, type Schedules, type State, type Taken, wordsFor } from './search.ts';
import type { World } from './world.ts';

/** Days on which nothing goes wrong, at those moments, until nothing is left to do; the last is past every cut-off. */
export type QuietDays = {
  moments: readonly { today: CalendarDate; now: Instant }[];
  sweep: (today: CalendarDate) => Program;
  send: (dispatch: string, today: CalendarDate) => Program;
};

const mailsOf = (taken: readonly Taken[], dispatch: string): Taken[] =>
  taken.filter((mail) => mail.dispatch === dispatch);

/** States in which a mail is never asked for. */
const beforeSending: readonly Dispatch['state'][] = ['planned', 'cancelled', 'missed', 'failed'];

/** What must not be in any state. */
export class Judge {
  readonly #world: World;
  readonly #scene: Scene;
  readonly #schedules: Schedules;
  readonly #quiet: QuietDays;
  /** What was found of the ways out of a ledger with such mails, at such a moment. */
  readonly #waysOut = new Map<string, string | undefined>();

  constructor(world: World, scene: Scene, schedules: Schedules, quiet: QuietDays) {
    this.#world = world;
    this.#scene = scene;
    this.#schedules = schedules;
    this.#quiet = quiet;
  }

  get waysOut(): number {
    return this.#waysOut.size;
  }

  isWrong = async (state: State): Promise<string | undefined> =>
    this.#askedTooEarly(state) ??
    this.#isWrongIn(state.held, state.taken) ??
    (await this.#hasNoWayOut(state));

  /** The mail service is asked once that is written, and as often as is written. */
  #askedTooEarly({ before, asked }: State): string | undefined {
    const dispatch = asked.at(-1);
    if (before === undefined || dispatch === undefined || asked.length === before.asked.length) {
      return undefined;
    }
    const kept = before.held.kept.get(dispatch);
    const times = asked.filter((one) => one === dispatch).length;
    if (kept === undefined || kept.attempts < times) {
      return `${dispatch} is asked for, as try ${times}, and the ledger knows of ${kept?.attempts}`;
    }
    const isAtOnce = before.atWork.some(
      ({ begun, point: { step } }) =>
        begun === before.moment &&
        'asks' in step &&
        step.asks.of === 'the mail service' &&
        step.asks.mail.dispatch === dispatch,
    );
    return isAtOnce && beforeSending.includes(kept.state)
      ? `${dispatch} is asked for while the ledger says ${kept.state}`
      : undefined;
  }

  /** What is wrong between the ledger and the mails that were taken. */
  #isWrongIn({ kept, texts }: Held, taken: readonly Taken[]): string | undefined {
    for (const dispatch of kept.values()) {
      const mails = mailsOf(taken, dispatch.id);
      const wrong =
        wrongWithMails(dispatch, mails) ??
        wrongWithText(texts, dispatch, mails) ??
        (this.#isOfBefore(dispatch) ? undefined : wrongWithWords(dispatch, mails, taken));
      if (wrong !== undefined) return `${dispatch.id} ${wrong}`;
    }
    const second = taken.find(({ owner, on, dispatch }) =>
      taken.some(
        (mail) => owner !== null && mail.owner === owner && mail.on === on && mail.dispatch !== dispatch,
      ),
    );
    return second && `${second.owner} has two mails on ${second.on}`;
  }

  /** Whether it had come to its end before anything began. */
  #isOfBefore({ id }: Dispatch): boolean {
    const before = this.#scene.before.kept.get(id);
    return before !== undefined && !isUnderWay(before);
  }

  /** Cut off here, all of them, it still comes to an end: whether events never come, or come when all is over. */
  async #hasNoWayOut(state: State): Promise<string | undefined> {
    const from = this.#schedules.momentOf(state);
    const name = `${state.held.id} ${from} ${wordsFor(state.taken)}`;
    if (!this.#waysOut.has(name)) this.#waysOut.set(name, await this.#findNoWayOut(state, from));
    return this.#waysOut.get(name);
  }

  async #findNoWayOut(state: State, from: Instant): Promise<string | undefined> {
    let { held } = state;
    const taken = [...state.taken];
    const moments = this.#quiet.moments.filter(({ now }) => now > from);
    for (const { today, now } of moments) {
      const { held: swept, ended } = await this.#world.alone(held, this.#quiet.sweep(today), now);
      held = swept;
      for (const id of ended as string[]) {
        const sendMail = ({ dispatch, to }: RawMail, point: Point) => {
          const messageId = `m${taken.length + 1}`;
          const owner = held.kept.get(dispatch)?.owner ?? null;
          const text = textWrittenBefore(point);
          taken.push({ number: messageId, dispatch, owner, to, on: today, text, isKept: false });
          return { outcome: 'accepted', messageId } as const;
        };
        ({ held } = await this.#world.alone(held, this.#quiet.send(id, today), now, sendMail));
      }
      const wrong = this.#isWrongIn(held, taken);
      if (wrong !== undefined) return `by ${now}, though nothing else went wrong, ${wrong}`;
    }
    const last = moments.at(-1);
    if (last === undefined) throw new Error('no quiet day follows');
    const open = [...held.kept.values()].find(
      (dispatch) => isLiveDispatch(dispatch) && dispatch.cutOff < last.today,
    );
    if (open !== undefined) return `${open.id} is still ${open.state} on ${last.today}`;
    return (
      (await this.#isUnreported(held, taken, last.now)) ??
      this.#isUnreported(held, taken.toReversed(), last.now)
    );
  }

  /** Once the mail service has said which mails it took, in that order, the ledger says which went twice. */
  async #isUnreported(before: Held, taken: readonly Taken[], now: Instant): Promise<string | undefined> {
    let held = before;
    for (const mail of taken) {
      ({ held } = await this.#world.alone(held, this.#scene.event(mail, 'taken'), now));
    }
    const silent = [...held.kept.values()].find(
      ({ id, wentTwice }) => !wentTwice && mailsOf(taken, id).length > 1,
    );
    return silent && `${silent.id} went twice, and the ledger does not say so`;
  }
}

function wrongWithMails(dispatch: Dispatch, mails: readonly Taken[]): string | undefined {
  if (mails.length > 1 + doubts(dispatch)) return `went ${mails.length} times without a word`;
  const lost = mails.find(({ isKept, number }) => isKept && !dispatch.mails.includes(number));
  if (lost !== undefined) return `went as ${lost.number}, which its sender knew and nobody wrote down`;
  const late = mails.find(({ on }) => dispatch.cutOff < on);
  return late && `went on ${late.on}, after ${dispatch.cutOff}`;
}

/** Of the last try, where it went: what it said is kept, and nothing else in its place. */
function wrongWithText(
  texts: Held['texts'],
  { id, attempts }: Dispatch,
  mails: readonly Taken[],
): string | undefined {
  const wrong = mails.find(({ text }) => {
    if (text !== undefined && text.attempt < attempts) return false;
    const kept = text && texts.get(textPlace(id, text.attempt));
    return kept === undefined || text === undefined || textInWords(kept) !== textInWords(text);
  });
  return wrong && `went as ${wrong.number}, and what that said is not kept`;
}

/** What a dispatch falsely says of itself. */
function wrongWithWords(
  dispatch: Dispatch,
  mails: readonly Taken[],
  taken: readonly Taken[],
): string | undefined {
  if ('messageId' in dispatch && mails.length === 0) return `is ${dispatch.state}, and never went`;
  const cover = dispatch.state === 'cancelled' ? /^said in (\S+)/.exec(dispatch.because)?.[1] : undefined;
  const isSaid = (mail: Taken): boolean => mail.dispatch === cover && mail.on <= dispatch.cutOff;
  return cover !== undefined && !taken.some(isSaid)
    ? `is said in ${cover}, which did not go in time`
    : undefined;
}
