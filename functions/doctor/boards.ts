import { addMinutes, type CalendarDate, dayIn, type Instant, inFull } from '../calendar/days.ts';
import { hasEnded } from '../register/board.ts';
import { undeliverableInWords } from '../register/mailboxes.ts';
import type { BoardView } from '../register/view.ts';
import { type Dispatch, isUnderWay, type PlannedDispatch } from '../reminders/dispatch.ts';
import type { Gap } from '../reminders/gaps.ts';
import { mailsNotThrough } from '../reminders/not-through.ts';
import { type Mornings, morningsInWords } from '../reminders/sweep-record.ts';
import { countOf, series } from '../words/english.ts';
import { type Check, type Finding, fine, toDo, wrong } from './finding.ts';

/** What is to be known of a board. */
export type BoardFacts = {
  view: BoardView;
  today: CalendarDate;
  now: Instant;
  gaps: readonly Gap[];
  /** Its mails: those that are live, and those of the last months. */
  mails: readonly Dispatch[];
  /** What a sweep of today would enter. */
  notEntered: readonly PlannedDispatch[];
  /** The day of its last sweep, and the working mornings since; null where none was ever written down. */
  swept: { on: CalendarDate; missed: Mornings | null } | null;
};

/** What would let somebody down, of a board that meets. */
export function boardFindings(facts: BoardFacts): Finding[] {
  const { board } = facts.view;
  if (hasEnded(board, facts.today)) {
    return [fine('mornings', 'the board has ended, and nobody is written to', board.id)];
  }
  return [
    secretaryFinding(facts),
    ...officesFindings(facts),
    morningsFinding(facts),
    ...mailsFindings(facts),
    ...meetingsFindings(facts),
  ];
}

const detailsOf = (gaps: readonly Gap[]): string => gaps.map(({ detail }) => detail).join('; ');

function secretaryFinding({ view: { board }, gaps }: BoardFacts): Finding {
  const nobody = gaps.filter(({ kind }) => kind === 'nobody to tell');
  if (nobody.length > 0) {
    return wrong(
      'secretary',
      detailsOf(nobody),
      `matters board change ${board.id} --secretary "NAME <ADDRESS>", or once it is mended matters board clear ${board.id} --email ADDRESS`,
      board.id,
    );
  }
  const refused = board.undeliverable.map(undeliverableInWords);
  return refused.length > 0
    ? toDo(
        'secretary',
        refused.join('; '),
        `Once it is mended: matters board clear ${board.id} --email ADDRESS`,
        board.id,
      )
    : fine('secretary', `the ${board.secretaryTitle} can be written to`, board.id);
}

function officesFindings({ view: { board, owners }, gaps }: BoardFacts): Finding[] {
  const nobody = gaps.filter(({ kind }) => kind === 'nobody to write to' || kind === 'owner not known');
  const refused = gaps.filter(
    ({ kind, about }) => kind === 'undeliverable contact' && about.thing === 'owner',
  );
  const findings = [
    ...some(
      'offices',
      nobody,
      wrong,
      `matters owner contact OWNER --board ${board.id} --name NAME --email ADDRESS`,
      board.id,
    ),
    ...some(
      'offices',
      refused,
      toDo,
      `matters owner contact names another; once it is mended: matters owner clear OWNER --board ${board.id} --email ADDRESS`,
      board.id,
    ),
  ];
  if (findings.length > 0) return findings;
  const says = owners.length === 0 ? 'there is none yet' : 'every one that owes something can be written to';
  return [fine('offices', says, board.id)];
}

/** One finding of all gaps of a kind; none of none. */
const some = (
  check: Check,
  gaps: readonly Gap[],
  make: typeof wrong,
  remedy: string,
  board: string,
): Finding[] => (gaps.length === 0 ? [] : [make(check, detailsOf(gaps), remedy, board)]);

/** By what was written down of sweeps; failing that, by what fell due on a day gone by, and no sweep ever entered. */
function morningsFinding({ view, today, swept, notEntered, mails }: BoardFacts): Finding {
  const { board } = view;
  const remedy =
    'matters sweep makes good what still can be; docs/one-machine.md has each morning worked by itself';
  if (swept?.missed) {
    const since = `nobody was reminded since ${inFull(swept.on)}`;
    return wrong('mornings', `no sweep on ${morningsInWords(swept.missed)}: ${since}`, remedy, board.id);
  }
  if (swept) {
    const says = `swept on ${inFull(swept.on)}, and no working morning was missed since`;
    return fine('mornings', says, board.id);
  }
  const late = notEntered.filter((mail) => mail.dueOn < today && isAsOn(mail.dueOn, mail, view));
  const last = lastSweep(board.timeZone, mails);
  const since =
    last === undefined
      ? 'no sweep has entered any mail yet'
      : `a sweep last entered a mail on ${inFull(last)}`;
  const [first] = late.map(({ dueOn }) => dueOn).sort();
  if (first === undefined) {
    return fine('mornings', `${since}, and nothing that fell due before today is left out`, board.id);
  }
  const what = late.length === 1 ? `a mail fell due` : `${late.length} mails fell due, the first`;
  return wrong(
    'mornings',
    `${since}; ${what} on ${inFull(first)}, and nothing was swept then`,
    remedy,
    board.id,
  );
}

/** Whether a sweep of that day would have found it due as well: nothing that it comes of was touched from then on. */
function isAsOn(day: CalendarDate, { refs, meeting }: PlannedDispatch, view: BoardView): boolean {
  const { board, actions, programme, meetings } = view;
  const things = [
    board,
    ...actions.filter(({ ref }) => refs.some((one) => one === ref)),
    ...programme.filter(({ ref }) => refs.some((one) => one === ref)),
    ...meetings.filter(({ id }) => id === meeting?.id),
  ];
  return things.every(({ history }) => {
    const last = history.at(-1);
    return last === undefined || dayIn(board.timeZone, last.at) < day;
  });
}

function lastSweep(timeZone: string, mails: readonly Dispatch[]): CalendarDate | undefined {
  const moments = mails.flatMap(({ history }) =>
    history.filter(({ from }) => from === 'sweep').map(({ at }) => at),
  );
  const last = moments.sort().at(-1);
  return last && dayIn(timeZone, last);
}

/** For how many minutes a mail may be under way before that is worth a look. */
const longMinutes = 120;

function mailsFindings({ view: { board }, today, now, mails }: BoardFacts): Finding[] {
  const longAgo = addMinutes(now, -longMinutes);
  const lost = mailsNotThrough(mails).filter(({ state }) => !openStates.includes(state));
  const unknown = mails.filter(({ state }) => state === 'unknown' || state === 'sending');
  const waiting = mails.filter(
    (mail) =>
      isUnderWay(mail) &&
      !unknown.includes(mail) &&
      mail.coveredBy === null &&
      (mail.dueOn < today || (mail.history.at(-1)?.at ?? now) < longAgo),
  );
  const show = `matters status --board ${board.id} says of each what is left to do`;
  const findings = [
    ...(lost.length > 0
      ? [
          wrong(
            'mails',
            `${countOf(lost.length, 'mail')} did not get through: ${namesOf(lost)}`,
            show,
            board.id,
          ),
        ]
      : []),
    ...(unknown.length > 0
      ? [
          toDo(
            'mails',
            `of ${countOf(unknown.length, 'mail')} nobody knows whether they went: ${namesOf(unknown)}`,
            `Ask whom they are for, and say it with matters settle; ${show}`,
            board.id,
          ),
        ]
      : []),
    ...(waiting.length > 0
      ? [
          toDo(
            'mails',
            `${countOf(waiting.length, 'mail')} waited too long: ${namesOf(waiting)}`,
            show,
            board.id,
          ),
        ]
      : []),
  ];
  return findings.length > 0
    ? findings
    : [fine('mails', 'every mail that was owed got through, or is on its way', board.id)];
}

const openStates: readonly Dispatch['state'][] = ['planned', 'sending', 'unknown'];

/** "pdb_… (missed)": three of them, and how many more. */
function namesOf(mails: readonly Dispatch[]): string {
  const shown = mails
    .slice(0, 3)
    .map(
      (mail) =>
        `${mail.id} (${mail.state === 'planned' && mail.waitingFor ? `waits for ${mail.waitingFor}` : mail.state})`,
    );
  const more = mails.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : series(shown);
}

const ofMeetings: readonly Gap['kind'][] = [
  ...(['no next meeting', 'meeting without a date', 'notes not recorded'] as const),
];

function meetingsFindings({ view: { board }, gaps }: BoardFacts): Finding[] {
  const found = gaps.filter(({ kind }) => ofMeetings.includes(kind));
  if (found.length === 0)
    return [
      fine('meetings', 'the next one has its day, and the notes of those before are recorded', board.id),
    ];
  const remedy = `matters record FILE --board ${board.id}; matters meeting change or meeting add --board ${board.id}`;
  return [toDo('meetings', detailsOf(found), remedy, board.id)];
}
