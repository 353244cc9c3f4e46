import type { CalendarDate } from '../../calendar/days.ts';
import {
  type Action,
  disclaimerWaiting,
  extensionAsked,
  hasUnmetUndertaking,
  isInError,
  pauseOn,
  proposalOf,
  waitsForOwner,
} from '../../register/action.ts';
import type { Scope } from '../../scopes.ts';

type Choice = { to: string; words: string };
type Offer = Choice & { takes: Scope };

const record = (to: string, words: string): Offer => ({ to, words, takes: 'matters/record' });
const decide = (to: string, words: string): Offer => ({ to, words, takes: 'matters/discharge' });

/** What brings it on from where it stands. */
function stepsOf(action: Action): Offer[] {
  switch (action.status) {
    case 'open':
      return [record('report-done', 'Report done'), decide('discharge', 'Discharge')];
    case 'proposed':
      return [decide('discharge', 'Accept: discharge'), decide('send-back', 'Send back')];
    case 'discharged':
      return [
        ...(hasUnmetUndertaking(action) ? [decide('provided', 'It was provided')] : []),
        ...(hasUnmetUndertaking(action)
          ? proposalOf(action)
            ? [decide('send-back', 'Send back')]
            : [record('report-done', 'Report it provided')]
          : []),
        decide('re-open', 'Re-open'),
      ];
    case 'withdrawn':
      return [decide('re-open', 'Re-open')];
  }
}

const decisionsOf = (action: Action): Offer[] => [
  ...(extensionAsked(action)
    ? [decide('more-time/grant', 'Grant more time'), decide('more-time/refuse', 'Refuse more time')]
    : []),
  ...(disclaimerWaiting(action)
    ? [record('owner', 'Change owner'), decide('not-ours/keep', 'Keep it with its owner')]
    : []),
];

/** What else can be changed of it as it stands. */
function changesOf(action: Action, today: CalendarDate): Offer[] {
  const isClosed = action.status === 'discharged' || action.status === 'withdrawn';
  const isOwed = waitsForOwner(action);
  return [
    ...(isOwed || !isClosed || hasUnmetUndertaking(action)
      ? [record('due', hasUnmetUndertaking(action) ? 'Change follow-up date' : 'Change due')]
      : []),
    ...((isOwed || !isClosed) && !disclaimerWaiting(action) ? [record('owner', 'Change owner')] : []),
    record('wording', 'Put wording right'),
    ...(isOwed && !pauseOn(action, today) ? [record('pause', 'Pause reminders')] : []),
    ...(pauseOn(action, today) ? [record('resume', 'Resume reminders')] : []),
    ...(isOwed && !extensionAsked(action) ? [record('more-time', 'Enter a request for more time')] : []),
    ...(isOwed && !disclaimerWaiting(action) ? [record('not-ours', 'Enter that it is not its owner’s')] : []),
    ...(isClosed ? [] : [decide('withdraw', 'Withdraw')]),
    ...(action.status === 'discharged' || isInError(action)
      ? []
      : [decide('remove', 'Remove, as entered by mistake')]),
  ];
}

/** What a visitor can do of an action as it stands: what brings it on as buttons, and all else as links. */
export function choicesOf(
  action: Action,
  today: CalendarDate,
  { here, may }: { here: string; may: (scope: Scope) => boolean },
): { decisions: Choice[]; steps: Choice[]; changes: Choice[] } {
  const allowed = (offers: readonly Offer[]): Choice[] =>
    offers.filter(({ takes }) => may(takes)).map(({ to, words }) => ({ to: `${here}/${to}`, words }));
  return {
    decisions: allowed(decisionsOf(action)),
    steps: allowed(stepsOf(action)),
    changes: allowed(changesOf(action, today)),
  };
}
