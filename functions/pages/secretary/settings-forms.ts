import { addDays, type CalendarDate, calendarDateSchema, inFull } from '../../calendar/days.ts';
import { stageRuleInWords } from '../../papers/policy-words.ts';
import { type Board, type Policy, type Stage, sameMailbox } from '../../register/board.ts';
import {
  boardLists,
  changeBoard,
  changeBoardInput,
  clearBoardMailbox,
  removeBoardPerson,
  removeBoardPersonInput,
  setBoardPerson,
  setBoardPersonInput,
} from '../../secretariat/boards.ts';
import { match } from '../../secretariat/office.ts';
import { clearMailboxInput } from '../../secretariat/owners.ts';
import type { Field } from '../fields.ts';
import { type Question, question } from '../question.ts';
import { Typed } from '../sent.ts';
import type { Page, Visit } from '../visit.ts';
import { settingsPath } from './settings.ts';

const find = async ({ board }: Visit) => match(board);

/** A page that changes how the board works, which is for those who decide for it. */
const settingsChange = <Input, Whole>(
  page: string,
  asked: Omit<Question<Board, Input, Whole>, 'find'>,
): Page => ({
  path: `${settingsPath}/${page}`,
  section: 'Owners',
  scope: 'matters/discharge',
  ...question({ ...asked, find }),
});

const back = { to: settingsPath, words: 'Board settings' };

/** A whole number as it was typed; undefined where nothing was. */
function whole(typed: Typed, name: string): number | undefined {
  const text = typed.text(name);
  if (text === undefined) return undefined;
  if (!/^\d{1,6}$/.test(text)) typed.faults.set(name, 'Enter a whole number in figures, such as 5');
  return Number(text);
}

/** A page that asks for some of a board's settings, each as the input names it. */
function settingPage(
  path: string,
  described: {
    title: string;
    lead?: readonly string[];
    fields: readonly Field[];
    ifAsked?: readonly Field[];
    typed: (board: Board) => Record<string, string | readonly string[]>;
    said: (typed: Typed, visit: Visit) => Record<string, unknown>;
    button?: string;
  },
): Page {
  const { title, lead = [], fields, ifAsked = [], typed, said, button = 'Change it' } = described;
  return {
    path: `${settingsPath}/${path}`,
    section: 'Owners',
    scope: 'matters/discharge',
    ...question({
      find,
      ask: (_visit, board) => ({ title, lead, fields, typed: Typed.of(typed(board)), button, back }),
      ifAsked,
      input: changeBoardInput,
      said,
      perform: (terms, input, { office }) => changeBoard({ ...office, terms }, input),
      done: () => `${settingsPath}?done=changed`,
    }),
  };
}

const numberField = (name: string, label: string, hint: string, missing?: string): Field => ({
  ...{ kind: 'text', width: 5, name: `policy.${name}`, label, hint },
  ...(missing && { missing }),
});
const enterNumber = 'Enter a number, such as 5';
const befores: Readonly<Record<Stage['before'], string>> = {
  papers: 'The papers deadline',
  publication: 'Publication',
  meeting: 'The meeting',
};
const beforeField = (name: string): Field => ({
  kind: 'radios',
  name,
  label: 'Before what?',
  options: Object.entries(befores).map(([value, label]) => ({ value, label })),
  missing: 'Say before what',
});

const namesPage = settingPage('names', {
  title: 'Change the name of the board',
  fields: [
    { kind: 'text', name: 'name', label: 'Name', missing: 'Enter the name of the board' },
    {
      kind: 'text',
      name: 'secretaryTitle',
      label: 'What is its secretary called?',
      hint: 'Such as “secretary”, or “panel officer” of a panel',
      missing: 'Enter what its secretary is called, such as “secretary”',
    },
    {
      kind: 'text',
      name: 'timeZone',
      label: 'Time zone',
      hint: 'Such as “Europe/London”',
      missing: 'Enter its time zone, such as “Europe/London”',
    },
  ],
  ifAsked: [
    {
      kind: 'checkboxes',
      name: 'sameName',
      label: 'Another board has that name',
      options: [{ value: 'yes', label: 'They are two boards of one name' }],
    },
  ],
  typed: ({ name, secretaryTitle, timeZone }) => ({ name, secretaryTitle, timeZone }),
  said: (typed) => ({
    name: typed.text('name'),
    secretaryTitle: typed.text('secretaryTitle'),
    timeZone: typed.text('timeZone'),
    ...(typed.raw('sameName') === 'yes' && { sameName: true }),
  }),
});

const panelsPage = settingPage('panels', {
  title: 'To which panels are its notes offered?',
  lead: ['What is recorded of this board’s meetings is offered to them, as an item to note.'],
  fields: [
    {
      kind: 'words',
      name: 'notesTo',
      label: 'Codes of the panels',
      hint: 'Each on a line of its own, such as “pcp”. Leave it empty where there is none.',
      rows: 3,
    },
  ],
  typed: ({ notesTo }) => ({ notesTo: (notesTo ?? []).join('\n') }),
  said: (typed) => ({ notesTo: (typed.text('notesTo') ?? '').toLowerCase().split(/\s+/).filter(Boolean) }),
});

const papersPage = settingPage('papers', {
  title: 'Change how papers run',
  lead: ['The days of meetings to come follow at once.'],
  fields: [
    numberField(
      'clearDays',
      'Clear days between publication and the meeting',
      'Neither of the two is counted. Leave it empty where nothing is published beforehand.',
    ),
    numberField(
      'papersWorkingDays',
      'Working days before publication by which papers must be in',
      'Where nothing is published beforehand, before the meeting.',
      enterNumber,
    ),
    numberField(
      'actionReport.workingDays',
      'Action report: how many working days',
      '0 is the day itself.',
      enterNumber,
    ),
    beforeField('policy.actionReport.before'),
    numberField(
      'horizonDays',
      'Days before its month, from which a meeting without a day is asked about',
      'Calendar days.',
      enterNumber,
    ),
  ],
  typed: ({ policy }) => ({
    'policy.clearDays': policy.clearDays === null ? '' : String(policy.clearDays),
    'policy.papersWorkingDays': String(policy.papersWorkingDays),
    'policy.actionReport.workingDays': String(policy.actionReport.workingDays),
    'policy.actionReport.before': policy.actionReport.before,
    'policy.horizonDays': String(policy.horizonDays),
  }),
  said: (typed, { board }) => ({
    policy: {
      clearDays: whole(typed, 'policy.clearDays') ?? null,
      papersWorkingDays: whole(typed, 'policy.papersWorkingDays'),
      actionReport: {
        name: board.policy.actionReport.name,
        workingDays: whole(typed, 'policy.actionReport.workingDays'),
        before: typed.text('policy.actionReport.before'),
      },
      horizonDays: whole(typed, 'policy.horizonDays'),
    },
  }),
});

const chasesPage = settingPage('chases', {
  title: 'Change chases and escalation',
  fields: [
    numberField(
      'chaseEveryWorkingDays',
      'After a missed date, a chase every so many working days',
      'From 1 to 250.',
      enterNumber,
    ),
    numberField(
      'chasesBeforeEscalation',
      'How many chases go out before it is escalated?',
      'From 0 to 50.',
      enterNumber,
    ),
    {
      kind: 'checkboxes',
      name: 'policy.escalationSteps',
      label: 'By which steps is it escalated, one after another?',
      options: [
        { value: 'deputy', label: 'The deputies of the office are told' },
        {
          value: 'named',
          label: 'Those who are named for it are told',
          hint: 'The secretary, where nobody is named.',
        },
        { value: 'attend', label: 'The office is asked to attend the next meeting' },
      ],
      missing: 'Tick one step at least',
    },
    numberField(
      'attendAfterMeetings',
      'Asked to attend after how many meetings at which it was overdue?',
      'From 1 to 20.',
      enterNumber,
    ),
    numberField(
      'chaseOnWorkingDays',
      'After the escalation, a chase every so many working days until it is done',
      'Leave it empty for no more chases.',
    ),
  ],
  typed: ({ policy }) => ({
    'policy.chaseEveryWorkingDays': String(policy.chaseEveryWorkingDays),
    'policy.chasesBeforeEscalation': String(policy.chasesBeforeEscalation),
    'policy.escalationSteps': policy.escalationSteps,
    'policy.attendAfterMeetings': String(policy.attendAfterMeetings),
    'policy.chaseOnWorkingDays': policy.chaseOnWorkingDays === null ? '' : String(policy.chaseOnWorkingDays),
  }),
  said: (typed) => ({
    policy: {
      chaseEveryWorkingDays: whole(typed, 'policy.chaseEveryWorkingDays'),
      chasesBeforeEscalation: whole(typed, 'policy.chasesBeforeEscalation'),
      escalationSteps: typed.all('policy.escalationSteps'),
      attendAfterMeetings: whole(typed, 'policy.attendAfterMeetings'),
      chaseOnWorkingDays: whole(typed, 'policy.chaseOnWorkingDays') ?? null,
    },
  }),
});

const mailsPage = settingPage('mails', {
  title: 'Change what becomes of mails',
  fields: [
    numberField(
      'cutOffWorkingDays',
      'A reminder not sent so many working days before the meeting is missed',
      '0 allows the day of the meeting itself.',
      enterNumber,
    ),
    {
      kind: 'radios',
      name: 'policy.unknownThen',
      label: 'When nobody knows whether a mail went',
      options: [
        { value: 'send again', label: 'It is sent again, and says so' },
        { value: 'ask', label: 'It waits for somebody to say' },
      ],
      missing: 'Say what becomes of it',
    },
    numberField(
      'unknownAfterMinutes',
      'After how many minutes without word from the mail service?',
      'From 2 to 10080, which is a week.',
      enterNumber,
    ),
  ],
  typed: ({ policy }) => ({
    'policy.cutOffWorkingDays': String(policy.cutOffWorkingDays),
    'policy.unknownThen': policy.unknownThen,
    'policy.unknownAfterMinutes': String(policy.unknownAfterMinutes),
  }),
  said: (typed) => ({
    policy: {
      cutOffWorkingDays: whole(typed, 'policy.cutOffWorkingDays'),
      unknownThen: typed.text('policy.unknownThen'),
      unknownAfterMinutes: whole(typed, 'policy.unknownAfterMinutes'),
    },
  }),
});

const stageFields: readonly Field[] = [
  {
    kind: 'text',
    name: 'stage',
    label: 'What is it called?',
    hint: 'In small letters, figures and hyphens: “third-reminder”',
    missing: 'Enter what it is called, such as “third-reminder”',
  },
  {
    kind: 'text',
    width: 5,
    name: 'workingDays',
    label: 'How many working days?',
    hint: '0 is the day itself.',
    missing: enterNumber,
  },
  beforeField('before'),
];

const stageTyped = (typed: Typed) => ({
  name: typed.text('stage')?.toLowerCase().replaceAll(' ', '-'),
  workingDays: whole(typed, 'workingDays'),
  before: typed.text('before'),
});
const stageNamed = ({ query }: Visit): string => query.get('stage') ?? '';
const stageOf = (policy: Policy, name: string): Stage | undefined =>
  policy.stages.find((stage) => stage.name === name);

const addStagePage = settingPage('stages/new', {
  title: 'Add a reminder before a meeting',
  lead: ['Every office that owes something is reminded then.'],
  fields: stageFields,
  typed: () => ({}),
  said: (typed, { board }) => ({ policy: { stages: [...board.policy.stages, stageTyped(typed)] } }),
  button: 'Add the reminder',
});

const changeStagePage = settingsChange('stages/change', {
  ask: (visit, { policy }) => {
    const stage = stageOf(policy, stageNamed(visit));
    return {
      title: 'Change a reminder before a meeting',
      fields: stageFields,
      typed: Typed.of(
        stage === undefined
          ? {}
          : { stage: stage.name, workingDays: String(stage.workingDays), before: stage.before },
      ),
      button: 'Change it',
      back,
    };
  },
  input: changeBoardInput,
  said: (typed, visit) => ({
    policy: {
      stages: visit.board.policy.stages.map((stage) =>
        stage.name === stageNamed(visit) ? stageTyped(typed) : stage,
      ),
    },
  }),
  perform: (terms, input, { office }) => changeBoard({ ...office, terms }, input),
  done: () => `${settingsPath}?done=changed`,
});

const removeStagePage = settingsChange('stages/remove', {
  ask: (visit, { policy }) => {
    const stage = stageOf(policy, stageNamed(visit));
    return {
      title: 'Take a reminder away',
      lead: ['Nobody is reminded then any more.'],
      facts: [{ key: stageNamed(visit), value: stage ? stageRuleInWords(stage) : 'It is gone already' }],
      fields: [],
      button: 'Take it away',
      isDangerous: true,
      back,
    };
  },
  input: changeBoardInput,
  said: (_typed, visit) => ({
    policy: { stages: visit.board.policy.stages.filter(({ name }) => name !== stageNamed(visit)) },
  }),
  perform: (terms, input, { office }) => changeBoard({ ...office, terms }, input),
  done: () => `${settingsPath}?done=changed`,
});

/** More days in a row than any office is shut, which is a slip of the pen. */
const mostInARow = 60;

/** Every day from one to another; that one alone where no other is typed, or it comes before. */
function daysTyped(typed: Typed): string[] {
  const [first, last] = [typed.day('first'), typed.day('last')].map(
    (text) => calendarDateSchema.safeParse(text).data,
  );
  if (first === undefined) return [];
  const days: CalendarDate[] = [];
  for (let day = first; day <= (last ?? first) && days.length <= mostInARow; day = addDays(day, 1))
    days.push(day);
  if (last !== undefined && last < first) typed.faults.set('last', 'The last day comes before the first');
  if (days.length > mostInARow) typed.faults.set('last', `Enter no more than ${mostInARow} days in a row`);
  return days;
}

const addClosurePage = settingPage('closures/new', {
  title: 'Add days on which the office is shut',
  lead: [
    'They count as no working days: no mail goes on them, and dates are counted around them. Weekends and bank holidays are known.',
  ],
  fields: [
    {
      kind: 'day',
      name: 'first',
      label: 'First day',
      hint: 'Such as 24 12 2026',
      missing: 'Enter the first day, such as 24 12 2026',
    },
    { kind: 'day', name: 'last', label: 'Last day', hint: 'Leave it empty for one day.' },
  ],
  typed: () => ({}),
  said: (typed, { board }) => ({
    policy: { closureDays: [...new Set([...board.policy.closureDays, ...daysTyped(typed)])].sort() },
  }),
  button: 'Add them',
});

const dayNamed = ({ query }: Visit): string => query.get('day') ?? '';

const removeClosurePage = settingsChange('closures/remove', {
  ask: (visit) => {
    const day = calendarDateSchema.safeParse(dayNamed(visit)).data;
    return {
      title: 'Take away a day on which the office is shut',
      facts: [{ key: 'Day', value: day ? inFull(day) : dayNamed(visit) }],
      fields: [],
      button: 'Take it away',
      back,
    };
  },
  input: changeBoardInput,
  said: (_typed, visit) => ({
    policy: { closureDays: visit.board.policy.closureDays.filter((day) => day !== dayNamed(visit)) },
  }),
  perform: (terms, input, { office }) => changeBoard({ ...office, terms }, input),
  done: () => `${settingsPath}?done=changed`,
});

const listsInWords: Readonly<Record<(typeof boardLists)[number], { label: string; hint: string }>> = {
  secretary: { label: 'Secretary', hint: 'Gets the reports; answers to mails come to them.' },
  escalation: { label: 'Told of an escalation', hint: 'Gets a copy of what the office is then sent.' },
};
const listField: Field = {
  kind: 'radios',
  name: 'as',
  label: 'As what?',
  options: boardLists.map((value) => ({ value, ...listsInWords[value] })),
  missing: 'Say what they are',
};
const personNameField: Field = {
  kind: 'text',
  name: 'name',
  label: 'Name',
  hint: 'Such as “Priya Nair”',
  missing: 'Enter their name',
};

const addPersonPage = settingsChange('people/new', {
  ask: () => ({
    title: 'Add somebody to the board’s own people',
    fields: [
      listField,
      personNameField,
      {
        kind: 'text',
        type: 'email',
        name: 'email',
        label: 'Email address',
        missing: 'Enter their email address',
      },
    ],
    button: 'Add them',
    back,
  }),
  input: setBoardPersonInput,
  said: (typed) => ({ as: typed.text('as'), name: typed.text('name'), email: typed.text('email') }),
  perform: (terms, input, { office }) => setBoardPerson({ ...office, terms }, input),
  done: () => `${settingsPath}?done=person`,
});

const personNamed = ({ query }: Visit) => ({ as: query.get('as') ?? '', email: query.get('email') ?? '' });

const changePersonPage = settingsChange('people/change', {
  ask: (visit, { secretary, policy }) => {
    const { email } = personNamed(visit);
    const person = [...secretary, ...policy.escalateTo].find((one) => sameMailbox(one.email, email));
    return {
      title: 'Change a name',
      lead: [
        `A person is known by their mailbox, ${email}. For another mailbox, add it and take this one off.`,
      ],
      fields: [personNameField],
      typed: Typed.of({ name: person?.name }),
      button: 'Change it',
      back,
    };
  },
  input: setBoardPersonInput,
  said: (typed, visit) => ({ ...personNamed(visit), name: typed.text('name') }),
  perform: (terms, input, { office }) => setBoardPerson({ ...office, terms }, input),
  done: () => `${settingsPath}?done=person`,
});

const removePersonPage = settingsChange('people/remove', {
  ask: (visit) => ({
    title: 'Take somebody off the board’s own people',
    lead: ['Nothing more is sent to them as that. The history keeps that they were.'],
    facts: [{ key: 'Mailbox', value: personNamed(visit).email }],
    fields: [],
    button: 'Take them off',
    isDangerous: true,
    back,
  }),
  input: removeBoardPersonInput,
  said: (_typed, visit) => personNamed(visit),
  perform: (terms, input, { office }) => removeBoardPerson({ ...office, terms }, input),
  done: () => `${settingsPath}?done=person`,
});

const writeAgainPage: Page = {
  path: `${settingsPath}/write-again`,
  section: 'Owners',
  scope: 'matters/record',
  ...question({
    find,
    ask: ({ query }) => ({
      title: 'Write to this mailbox again',
      facts: [{ key: 'Mailbox', value: query.get('email') ?? '' }],
      fields: [],
      button: 'Write to it again',
      back,
    }),
    input: clearMailboxInput,
    said: (_typed, { query }) => ({ email: query.get('email') ?? '' }),
    perform: (terms, input, { office }) => clearBoardMailbox({ ...office, terms }, input),
    done: () => `${settingsPath}?done=cleared`,
  }),
};

export const settingsForms: readonly Page[] = [
  namesPage,
  panelsPage,
  papersPage,
  chasesPage,
  mailsPage,
  addStagePage,
  changeStagePage,
  removeStagePage,
  addClosurePage,
  removeClosurePage,
  addPersonPage,
  changePersonPage,
  removePersonPage,
  writeAgainPage,
];
