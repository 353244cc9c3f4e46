import {
  type Board,
  type EscalationStep,
  type Person,
  type Policy,
  personInWords,
  type Stage,
} from '../register/board.ts';
import { series, spellCount, withCapital } from '../words/english.ts';

const bases: Readonly<Record<Stage['before'], string>> = {
  papers: 'the papers deadline',
  publication: 'publication',
  meeting: 'the meeting',
};

/** "Five working days before the papers deadline". */
export const stageRuleInWords = ({ workingDays, before }: Pick<Stage, 'workingDays' | 'before'>): string =>
  withCapital(
    workingDays === 0
      ? `on the day of ${bases[before]}`
      : `${spellCount(workingDays, 'working day')} before ${bases[before]}`,
  );

const steps: Readonly<Record<EscalationStep, string>> = {
  deputy: 'the deputies of the office are told',
  named: 'those who are named for it are told',
  attend: 'the office is asked to attend the next meeting',
};

type Facts = [key: string, value: string][];

/** The policy in plain words, by what its settings are about. */
export const policyFacts = (policy: Policy): { papers: Facts; chases: Facts; mails: Facts } => ({
  papers: papersFacts(policy),
  chases: chasesFacts(policy),
  mails: mailsFacts(policy),
});

const papersFacts = ({ clearDays, papersWorkingDays, actionReport, horizonDays }: Policy): Facts => [
  [
    'Publication',
    clearDays === null
      ? 'Nothing is published beforehand'
      : `${withCapital(spellCount(clearDays, 'clear day'))} before the meeting, neither of the two counted`,
  ],
  [
    'Papers deadline',
    stageRuleInWords({
      workingDays: papersWorkingDays,
      before: clearDays === null ? 'meeting' : 'publication',
    }),
  ],
  ['Action report', stageRuleInWords(actionReport)],
  [
    'A meeting known only to its month',
    `Asked about from ${spellCount(horizonDays, 'day')} before its month begins`,
  ],
];

function chasesFacts(policy: Policy): Facts {
  const { chaseEveryWorkingDays, chasesBeforeEscalation, chaseOnWorkingDays, escalationSteps } = policy;
  return [
    ['After a missed date', `A chase every ${spellCount(chaseEveryWorkingDays, 'working day')}`],
    [
      'Escalated',
      chasesBeforeEscalation === 0
        ? 'In place of the first chase'
        : `After ${spellCount(chasesBeforeEscalation, 'chase')}`,
    ],
    ['Step by step', withCapital(series(escalationSteps.map((step) => steps[step])))],
    ...(escalationSteps.includes('attend')
      ? ([
          [
            'Asked to attend',
            `After ${spellCount(policy.attendAfterMeetings, 'meeting')} at which it was overdue`,
          ],
        ] satisfies Facts)
      : []),
    [
      'After the escalation',
      chaseOnWorkingDays === null
        ? 'No more chases'
        : `A chase every ${spellCount(chaseOnWorkingDays, 'working day')} until it is done`,
    ],
  ];
}

const mailsFacts = ({ cutOffWorkingDays, unknownAfterMinutes, unknownThen }: Policy): Facts => [
  [
    'A reminder is missed',
    cutOffWorkingDays === 0
      ? 'When it was not sent by the day of the meeting'
      : `When it was not sent by ${spellCount(cutOffWorkingDays, 'working day')} before the meeting`,
  ],
  [
    'Not known whether a mail went',
    unknownThen === 'send again'
      ? `Sent again after ${spellCount(unknownAfterMinutes, 'minute')} without word from the mail service, and it says so`
      : 'It waits for somebody to say whether it went',
  ],
];

const named = (people: readonly Person[]): string => series(people.map(personInWords));

/** Who is told what, and by whom that is decided. */
export function whoIsTold({ secretary, secretaryTitle, policy, notesTo }: Board): Facts {
  const secretaries = named(secretary);
  return [
    [
      'What an office owes',
      'Its contacts in post; where none of them can be written to, its deputies; with a copy to those who are copied in',
    ],
    [
      `What the ${secretaryTitle} is sent`,
      `The action report, and whatever did not get through: ${secretaries}`,
    ],
    ['Answers to a mail', `Come to ${secretaries}`],
    ['An escalation', `Besides the office: ${named(policy.escalateTo) || `the ${secretaryTitle}`}`],
    [
      'Panels that notes are offered to',
      notesTo === null ? 'Nobody has said' : series(notesTo) || 'No panel',
    ],
  ];
}
