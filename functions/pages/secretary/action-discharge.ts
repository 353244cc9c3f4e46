import { inFull } from '../../calendar/days.ts';
import { dueInWords, saidOn } from '../../papers/wording.ts';
import type { Action } from '../../register/action.ts';
import type { Meeting } from '../../register/meeting.ts';
import { dischargeAction, dischargeInput } from '../../secretariat/actions.ts';
import { type DischargeToCome, previewDischarge } from '../../secretariat/discharges.ts';
import { mostHow } from '../../secretariat/inputs.ts';
import { match } from '../../secretariat/office.ts';
import { dueField, dueTyped } from '../due-field.ts';
import type { Field } from '../fields.ts';
import { dayTyped, Typed } from '../sent.ts';
import {
  actionQuestion,
  evidenceField,
  evidenceTyped,
  meetingField,
  ofTheDay,
  onField,
  refOf,
} from './action-question.ts';
import { meetingNamed } from './action-words.ts';

export const howDischarged: Omit<Extract<Field, { kind: 'words' }>, 'name' | 'label'> = {
  kind: 'words',
  hint: 'As the notes are to print it.',
  most: mostHow,
  missing: 'Enter how it was discharged, such as “briefing note circulated on 4 November”',
};

const promisedField = (by: Field): Field => ({
  kind: 'radios',
  name: 'promised',
  label: 'Is something still to come?',
  missing: 'Say whether something is still to come',
  options: [
    { value: 'no', label: 'No, it is done' },
    {
      value: 'yes',
      label: 'Yes, it rests on an undertaking',
      fields: [
        {
          kind: 'text',
          name: 'undertaking.text',
          label: 'What is still to be provided?',
          missing: 'Enter what is still to be provided',
        },
        by,
      ],
    },
  ],
});

/** What stands in the form at first: of one that was reported done, what its owner said. */
const firstTyped = (action: Action, today: string) =>
  action.status === 'proposed'
    ? {
        ...dayTyped('on', today),
        how: action.proposal.how,
        evidence: action.proposal.evidence.join('\n'),
      }
    : dayTyped('on', today);

export const dischargePage = actionQuestion({
  path: 'discharge',
  scope: 'matters/discharge',
  ask: ({ action, meetings, today }) => ({
    title: action.status === 'proposed' ? 'Accept as done, and discharge' : 'Discharge this action',
    facts: [
      { key: 'As asked', value: action.text },
      ...(action.status === 'proposed'
        ? [{ key: `Reported done ${saidOn(action.proposal)}`, value: action.proposal.how }]
        : []),
    ],
    fields: [
      onField('On which day did the board accept it as done?'),
      meetingField('At which meeting?', { meetings, today }, ofTheDay),
      { ...howDischarged, name: 'how', label: 'How was it discharged?' },
      evidenceField,
      promisedField(dueField({ name: 'undertaking.by', label: 'By when?', meetings, today })),
    ],
    typed: Typed.of(firstTyped(action, today)),
    button: 'Continue',
  }),
  input: dischargeInput,
  said: (typed) => ({
    on: typed.day('on'),
    meeting: typed.text('meeting'),
    how: typed.text('how'),
    evidence: evidenceTyped(typed),
    ...(typed.raw('promised') === 'yes' && {
      undertaking: { text: typed.text('undertaking.text'), by: dueTyped(typed, 'undertaking.by') },
    }),
  }),
  lastLook: async (visit, input) => {
    const seen = await previewDischarge(visit.office, refOf(visit), input);
    if (seen.outcome === 'refused') return seen;
    const meetings = await visit.office.register.meetings(visit.board.id);
    return match({
      title: 'Check before it is discharged',
      rows: dischargeRows(seen.thing, meetings),
      button: 'Discharge it',
    });
  },
  perform: dischargeAction,
  done: 'discharged',
});

type Row = { key: string; value: string };

/** What a discharge comes to, and how the notes will print it. */
function dischargeRows({ action, line }: DischargeToCome, meetings: readonly Meeting[]): Row[] {
  const { on, meeting, how, evidence, undertaking } = action.discharge;
  return [
    { key: 'Action', value: `${action.ref}: ${action.text}` },
    { key: 'Accepted on', value: inFull(on) },
    { key: 'Accepted at', value: meeting === null ? 'No meeting' : meetingNamed(meetings, meeting) },
    { key: 'How', value: how },
    ...(evidence.length > 0 ? [{ key: 'Where it can be seen', value: evidence.join(', ') }] : []),
    ...(undertaking === null
      ? [{ key: 'Still to come', value: 'Nothing' }]
      : [
          { key: 'Still to come', value: undertaking.text },
          { key: 'By when', value: dueInWords(undertaking.by, meetings) },
        ]),
    { key: itemTwoOf(line), value: line.text },
  ];
}

/** In which notes the line will stand. */
export const itemTwoOf = ({ meeting }: DischargeToCome['line']): string =>
  meeting === null
    ? 'Item 2 of the next notes will say'
    : `Item 2 of the notes of ${inFull(meeting.date)} will say`;
