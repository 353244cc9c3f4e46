import { inFull } from '../../calendar/days.ts';
import { saidOn } from '../../papers/wording.ts';
import { type Action, hasUnmetUndertaking, isInError, proposalOf } from '../../register/action.ts';
import {
  fulfilInput,
  fulfilUndertaking,
  proposeAction,
  proposeInput,
  reopenAction,
  reopenInput,
  sendBackAction,
  sendBackInput,
  withdrawAction,
  withdrawInput,
} from '../../secretariat/actions.ts';
import { mostHow } from '../../secretariat/inputs.ts';
import { removeAction, removeInput } from '../../secretariat/removals.ts';
import { dayTyped, Typed } from '../sent.ts';
import type { Page } from '../visit.ts';
import { dischargePage } from './action-discharge.ts';
import {
  actionQuestion,
  evidenceField,
  evidenceTyped,
  onField,
  reasonField,
  saidByField,
} from './action-question.ts';

const toComeRows = (action: Action) =>
  hasUnmetUndertaking(action) ? [{ key: 'Still to come', value: action.discharge.undertaking.text }] : [];

const reportPage = actionQuestion({
  path: 'report-done',
  scope: 'matters/record',
  ask: ({ action, today }) => ({
    title: hasUnmetUndertaking(action) ? 'Report it provided' : 'Report it done',
    lead: ['What the owner says. Reminders stop; it stays owed until the board accepts it.'],
    facts: [{ key: 'As asked', value: action.text }, ...toComeRows(action)],
    fields: [
      onField('On which day was it done?'),
      {
        kind: 'words',
        name: 'how',
        label: 'How was it done?',
        hint: 'As the notes may print it.',
        most: mostHow,
        missing: 'Enter how it was done, such as “briefing note circulated on 4 November”',
      },
      evidenceField,
      saidByField,
    ],
    typed: Typed.of(dayTyped('on', today)),
    button: hasUnmetUndertaking(action) ? 'Report it provided' : 'Report it done',
  }),
  input: proposeInput,
  said: (typed) => ({
    on: typed.day('on'),
    how: typed.text('how'),
    evidence: evidenceTyped(typed),
    saidBy: typed.text('saidBy'),
  }),
  perform: proposeAction,
  done: 'reported',
});

/** What its owner reports, as whoever decides sees it. */
function reportedRows(action: Action) {
  const proposal = proposalOf(action);
  if (proposal === null) return [];
  const what = hasUnmetUndertaking(action) ? 'provided' : 'done';
  return [{ key: `Reported ${what} ${saidOn(proposal)}`, value: proposal.how }];
}

const sendBackPage = actionQuestion({
  path: 'send-back',
  scope: 'matters/discharge',
  ask: ({ action }) => ({
    title: 'Send it back to its owner',
    lead: ['It is owed again, and its owner is reminded of it.'],
    facts: [{ key: 'As asked', value: action.text }, ...toComeRows(action), ...reportedRows(action)],
    fields: [reasonField('Why?', 'the briefing says nothing of rural areas')],
    button: 'Send it back',
  }),
  input: sendBackInput,
  said: (typed) => ({ reason: typed.text('reason') }),
  perform: sendBackAction,
  done: 'sent-back',
});

/** How it was closed, as whoever re-opens it sees it. */
function closedRows(action: Action) {
  if (action.status === 'discharged') {
    return [{ key: `Discharged on ${inFull(action.discharge.on)}`, value: action.discharge.how }];
  }
  return action.status === 'withdrawn'
    ? [{ key: `Withdrawn on ${inFull(action.withdrawal.on)}`, value: action.withdrawal.reason }]
    : [];
}

const reopenPage = actionQuestion({
  path: 're-open',
  scope: 'matters/discharge',
  ask: ({ action }) => ({
    title: 'Re-open it',
    lead: ['It is owed again by the same owner, and due when it was.'],
    facts: [{ key: 'As asked', value: action.text }, ...closedRows(action)],
    fields: [reasonField('Why?', 'the board asks for it again')],
    button: 'Re-open it',
  }),
  input: reopenInput,
  said: (typed) => ({ reason: typed.text('reason') }),
  perform: reopenAction,
  done: 're-opened',
});

const providedPage = actionQuestion({
  path: 'provided',
  scope: 'matters/discharge',
  ask: ({ action, today }) => ({
    title: 'It was provided',
    facts: [{ key: 'As asked', value: action.text }, ...toComeRows(action), ...reportedRows(action)],
    fields: [
      onField('On which day was it provided?'),
      {
        kind: 'words',
        name: 'how',
        label: 'How was it provided?',
        hint: 'As the notes are to print it.',
        most: mostHow,
        missing: 'Enter how it was provided, such as “report sent to members on 4 November”',
      },
    ],
    typed: Typed.of({ ...dayTyped('on', proposalOf(action)?.on ?? today), how: proposalOf(action)?.how }),
    button: 'It was provided',
  }),
  input: fulfilInput,
  said: (typed) => ({ on: typed.day('on'), how: typed.text('how') }),
  perform: fulfilUndertaking,
  done: 'provided',
});

const withdrawPage = actionQuestion({
  path: 'withdraw',
  scope: 'matters/discharge',
  ask: ({ today }) => ({
    title: 'Withdraw it',
    lead: ['The board asks for it no more. Item 2 of the notes says so, with why.'],
    fields: [
      onField('On which day did the board withdraw it?'),
      reasonField('Why?', 'overtaken by the new police and crime plan'),
    ],
    typed: Typed.of(dayTyped('on', today)),
    button: 'Withdraw it',
    isDangerous: true,
  }),
  input: withdrawInput,
  said: (typed) => ({ on: typed.day('on'), reason: typed.text('reason') }),
  perform: withdrawAction,
  done: 'withdrawn',
});

const removePage = actionQuestion({
  path: 'remove',
  scope: 'matters/discharge',
  ask: () => ({
    title: 'Remove it: it was entered by mistake',
    lead: [
      'For what the board never asked for. Nobody is reminded of it, and no paper prints it.',
      'Where a mail told of it or something came from it, it stays here, marked as entered by mistake.',
    ],
    fields: [reasonField('What was the mistake?', 'entered twice')],
    button: 'Remove it',
    isDangerous: true,
  }),
  input: removeInput,
  said: (typed) => ({ reason: typed.text('reason') }),
  perform: removeAction,
  done: (action) =>
    action.status === 'withdrawn' && action.withdrawal.removed
      ? '/actions?done=removed'
      : `/actions/${action.ref}?done=${isInError(action) ? 'marked' : 'nothing'}`,
});

/** What brings an action on, or to its end. */
export const actionStepPages: readonly Page[] = [
  ...[reportPage, dischargePage, sendBackPage, providedPage],
  ...[withdrawPage, reopenPage, removePage],
];
