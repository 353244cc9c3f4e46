import { type CalendarDate, dayIn, type Instant, inWords } from '../calendar/days.ts';
import { isWorkingDay, workingDaysBefore } from '../calendar/working-days.ts';
import { firstMoment } from '../register/history.ts';
import { closuresOf } from '../register/papers-calendar.ts';
import type { BoardView } from '../register/view.ts';
import { type Dispatch, isLeftToPerson, isUnderWay, type PlannedDispatch } from '../reminders/dispatch.ts';
import type { Ledger } from '../store/ledger.ts';
import { doEach, type Failure } from './failures.ts';
import { planEach } from './planning.ts';
import { doubt, doubtful, theService } from './transitions.ts';

type Doubter = { ledger: Pick<Ledger, 'known' | 'live' | 'save' | 'turns'>; now: () => Instant };

/** What a register was restored to, and what of the time since then it knows nothing of. */
export type Gone = {
  /** When its backup was made. */
  made: Instant;
  /** The last day on which what it was restored from could have sent anything. */
  until: CalendarDate;
  /** What was entered before is not doubted: it was when the register was restored, and a person may have settled it. */
  enteredSince?: Instant;
};

/**
 * Of a board that was restored, enters as not known whether it went whatever may have gone after its backup: what waited
 * then, and what fell due since. Evidence or a person settles each; none is sent by itself. How many there are, and what
 * could not be entered.
 */
export async function enterDoubts(
  doubter: Doubter,
  view: BoardView,
  { made, until, enteredSince }: Gone,
): Promise<{ inDoubt: number; failures: Failure[] }> {
  const { ledger, now } = doubter;
  const closures = closuresOf(view.board);
  const day = isWorkingDay(until, closures) ? until : workingDaysBefore(until, 1, closures);
  const by = theService(now(), 'restore');
  const why = `it may have gone after the backup of ${inWords(dayIn(view.board.timeZone, made))} was made`;
  const unreadable: Failure[] = [];
  const live = await ledger.live(view.board.id, (failure) => unreadable.push(failure));
  const { plan, held, failures } = await planEach(doubter, view, live, day);
  const isOld = ({ history }: Dispatch): boolean =>
    enteredSince !== undefined && history.slice(0, 1).some((entry) => firstMoment(entry) <= enteredSince);
  const waiting = live.filter(
    (mail) => isUnderWay(mail) && !isLeftToPerson(mail) && mail.dueOn <= until && !isOld(mail),
  );
  const owed = [
    ...[...plan.send, ...plan.anotherDay, ...plan.missed].map((mail) => ({ mail, coveredBy: null })),
    ...plan.coveredBy.map(({ dispatch, by: cover }) => ({ mail: dispatch, coveredBy: cover.id })),
  ].filter(({ mail }) => mail.dueOn <= until);
  const inLive = new Set(live.filter(isUnderWay).map(({ id }) => id));
  const owedAgain = owed
    .flatMap(({ mail }) => held.get(mail.id) ?? [])
    .filter((mail) => !inLive.has(mail.id) && !isOld(mail));
  const isNew = ({ id }: PlannedDispatch): boolean => !held.has(id) && !inLive.has(id);
  const doubts = [
    ...[...waiting, ...owedAgain].map((mail) => doubt(mail, why, by)),
    ...owed
      .filter(({ mail }) => isNew(mail))
      .map(({ mail, coveredBy }) => doubtful(mail, coveredBy, why, by)),
  ];
  const notEntered = await doEach(doubts, async (mail) => {
    if ((await ledger.save(mail)) !== 'saved') throw new Error('somebody else changed it meanwhile');
  });
  return {
    inDoubt: doubts.length - notEntered.length,
    failures: [...unreadable, ...failures, ...notEntered],
  };
}
