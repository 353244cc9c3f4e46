/** What the reference shows: a discharge as a secretary would log it. */
const raised = {
  at: '2024-10-03T09:12:00.000Z',
  by: 'asha.verity',
  what: 'raised',
  from: 'notes of 2 October 2024.docx',
};

export const openAction = {
  board: 'pdb',
  ref: 'PDB-2024-10-2',
  raisedAt: '2024-10',
  raisedOn: '2024-10-02',
  text: 'Force: report how long 101 callers wait',
  minuted: null,
  section: 'Contact',
  owner: 'force',
  jointOwners: [],
  ownerMinuted: null,
  due: { at: 'meeting', meeting: '2024-12', words: null },
  pause: null,
  extension: null as object | null,
  disclaimer: null as object | null,
  owedSince: null,
  owedBefore: [],
  status: 'open',
  version: 1,
  history: [raised],
  dueOn: '2024-12-11',
  firstDue: { at: 'meeting', meeting: '2024-12', words: null },
  firstDueOn: '2024-12-11',
  dueMoves: [] as object[],
  carriedOverAt: [],
};

type Line = { at: string; what: string; reason?: string; changed?: readonly object[] };
const since = (...changes: readonly Line[]) => ({
  version: changes.length + 1,
  history: [
    raised,
    ...changes.map((change) => ({ ...change, by: 'case-system', from: 'HTTP API, client case-system' })),
  ],
});
const sayingSo = {
  at: '2024-11-20T11:05:00.000Z',
  what: 'reported done on 20 November 2024: figures sent to the secretary',
};

export const amendedAction = {
  ...openAction,
  due: { at: 'meeting', meeting: '2025-03', words: null },
  owedSince: '2024-11-20T11:05:00.000Z',
  owedBefore: [{ owner: 'force', due: openAction.due, from: raised.at, until: '2024-11-20T11:05:00.000Z' }],
  ...since({
    at: '2024-11-20T11:05:00.000Z',
    what: 'amended: due at the meeting 2025-03',
    reason: 'the figures come out in February',
    changed: [
      { field: 'due', before: openAction.due, after: { at: 'meeting', meeting: '2025-03', words: null } },
    ],
  }),
  dueOn: '2025-03-12',
  dueMoves: [
    {
      at: '2024-11-20T11:05:00.000Z',
      by: 'case-system',
      of: 'action',
      before: openAction.due,
      after: { at: 'meeting', meeting: '2025-03', words: null },
      reason: 'the figures come out in February',
    },
  ],
};

export const proposedAction = {
  ...openAction,
  status: 'proposed',
  proposal: {
    on: '2024-11-20',
    how: 'figures sent to the secretary',
    evidence: [],
    saidBy: 'Sergeant Owen Pryce',
  },
  ...since(sayingSo),
};

const march = { at: 'meeting', meeting: '2025-03', words: null };
const askedFor = {
  until: march,
  reason: 'the figures come out in February',
  on: '2024-11-20',
  askedBy: 'Sergeant Owen Pryce',
};
const asking = {
  at: '2024-11-20T11:05:00.000Z',
  what: 'more time asked for, to be due at the meeting 2025-03: the figures come out in February',
  changed: [{ field: 'extension', before: null, after: { ...askedFor, state: 'asked' } }],
};

export const moreTimeAskedFor = {
  ...openAction,
  extension: { ...askedFor, state: 'asked' },
  ...since(asking),
};

const granted = { ...askedFor, state: 'granted', decision: { on: '2024-12-11', meeting: '2024-12' } };
export const extendedAction = {
  ...openAction,
  due: march,
  extension: granted,
  owedSince: '2024-12-11T15:40:00.000Z',
  owedBefore: [{ owner: 'force', due: openAction.due, from: raised.at, until: '2024-12-11T15:40:00.000Z' }],
  ...since(asking, {
    at: '2024-12-11T15:40:00.000Z',
    what: 'more time granted at meeting 2024-12: due at the meeting 2025-03',
    reason: askedFor.reason,
    changed: [
      { field: 'due', before: openAction.due, after: march },
      { field: 'extension.state', before: 'asked', after: 'granted' },
      { field: 'extension.decision', before: null, after: granted.decision },
    ],
  }),
  dueOn: '2025-03-12',
  dueMoves: [
    {
      at: '2024-12-11T15:40:00.000Z',
      by: 'case-system',
      of: 'action',
      before: openAction.due,
      after: march,
      reason: askedFor.reason,
    },
  ],
};

const notGiven = { on: '2024-12-11', meeting: '2024-12', reason: 'the figures are needed for the budget' };
export const moreTimeRefused = {
  ...openAction,
  extension: { ...askedFor, state: 'refused', decision: notGiven },
  ...since(asking, {
    at: '2024-12-11T15:40:00.000Z',
    what: `more time refused at meeting 2024-12: ${notGiven.reason}`,
    changed: [
      { field: 'extension.state', before: 'asked', after: 'refused' },
      { field: 'extension.decision', before: null, after: notGiven },
    ],
  }),
};

const disclaimed = {
  owner: 'force',
  whose: 'PCC',
  reason: 'the figures are the commissioner’s',
  on: '2024-11-20',
  saidBy: 'Sergeant Owen Pryce',
  kept: null as object | null,
};
const disclaiming = {
  at: '2024-11-20T11:05:00.000Z',
  what: `“force” says that it is not its to answer, but that of PCC: ${disclaimed.reason}`,
  changed: [{ field: 'disclaimer', before: null, after: disclaimed }],
};

export const disclaimedAction = { ...openAction, disclaimer: disclaimed, ...since(disclaiming) };

const kept = { on: '2024-11-21', reason: 'the Force runs the call centre' };
export const keptAction = {
  ...openAction,
  disclaimer: { ...disclaimed, kept },
  ...since(disclaiming, {
    at: '2024-11-21T09:30:00.000Z',
    what: `kept with “force”: ${kept.reason}`,
    changed: [{ field: 'disclaimer.kept', before: null, after: kept }],
  }),
};

export const dischargedAction = {
  ...openAction,
  status: 'discharged',
  discharge: {
    on: '2024-12-11',
    meeting: '2024-12',
    how: 'figures were in the papers',
    evidence: ['https://pcc.example/papers'],
    undertaking: null,
  },
  ...since({
    at: '2024-12-11T15:40:00.000Z',
    what: 'discharged on 11 December 2024: figures were in the papers',
  }),
};

export const fulfilledAction = {
  ...dischargedAction,
  owedSince: '2024-12-11T15:40:00.000Z',
  discharge: {
    on: '2024-12-11',
    meeting: '2024-12',
    how: 'report to follow',
    evidence: [],
    undertaking: {
      text: 'the audit report',
      by: { at: 'date', date: '2025-03-12', words: null },
      met: { on: '2025-02-20', how: 'audit report sent to the PCC' },
      proposal: null,
    },
  },
  ...since(
    { at: '2024-12-11T15:40:00.000Z', what: 'discharged on 11 December 2024: report to follow' },
    {
      at: '2025-02-20T10:20:00.000Z',
      what: 'undertaking met on 20 February 2025: audit report sent to the PCC',
    },
  ),
};

const paused = {
  on: '2024-12-16',
  until: '2025-01-13',
  reason: 'the census figures come out in January',
  resumedOn: null,
};
const pausing = {
  at: '2024-12-16T09:30:00.000Z',
  what: 'paused until 13 January 2025: the census figures come out in January',
  changed: [{ field: 'pause', before: null, after: paused }],
};

export const pausedAction = { ...openAction, pause: paused, ...since(pausing) };

export const resumedAction = {
  ...openAction,
  pause: { ...paused, resumedOn: '2025-01-06' },
  ...since(pausing, {
    at: '2025-01-06T09:30:00.000Z',
    what: 'resumed',
    changed: [{ field: 'pause', before: paused, after: { ...paused, resumedOn: '2025-01-06' } }],
  }),
};

export const withdrawnAction = {
  ...openAction,
  status: 'withdrawn',
  withdrawal: { on: '2024-12-11', reason: 'overtaken by the new plan' },
  ...since({
    at: '2024-12-11T15:40:00.000Z',
    what: 'withdrawn on 11 December 2024: overtaken by the new plan',
  }),
};

/** One that was entered by mistake. */
export const removedAction = {
  ...openAction,
  status: 'withdrawn',
  withdrawal: { on: '2024-10-04', reason: 'entered twice', inError: true, removed: true },
  ...since({ at: '2024-10-04T08:30:00.000Z', what: 'removed: entered twice' }),
  dueOn: '2024-12-11',
};

export const reopenedAction = {
  ...openAction,
  owedSince: '2024-12-11T15:40:00.000Z',
  ...since(sayingSo, {
    at: '2024-12-11T15:40:00.000Z',
    what: 're-opened: the figures left out two districts',
  }),
};

/** Notes as they are received. */
export const receivedNotesListed = {
  board: 'pdb',
  id: '0c7f3a9d52e1b846',
  file: 'notes of 2 October 2024.docx',
  bytes: 48_213,
  sha256: '4f1c9b0de7a35862b19c04d8e6f7a2135c8b90ed47f6a1b2c3d4e5f60718293a',
  meeting: null,
  only: null,
  receivedAt: '2024-10-03T09:12:00.000Z',
  receivedBy: 'case-system',
  corrections: { meeting: null, rows: [], notOfferedTo: [] },
  aside: null,
  version: 1,
  state: 'received',
};

/** The same once its file was taken away. */
export const removedNotes = {
  ...receivedNotesListed,
  version: 2,
  state: 'removed',
  removed: { at: '2024-10-03T09:20:00.000Z', by: 'case-system' },
};

/** The same, with what they say and what recording them would change. */
export const receivedNotes = {
  ...receivedNotesListed,
  history: [
    {
      at: '2024-10-03T09:12:00.000Z',
      by: 'case-system',
      what: 'received as notes of 2 October 2024.docx',
      from: 'HTTP API, client case-system',
    },
  ],
  findings: {
    board: 'Performance and Delivery Board',
    meeting: { date: '2024-10-02', previous: '2024-06-12', next: '2024-12-11' },
    actions: [
      {
        text: 'Report how long 101 callers wait',
        status: 'open',
        owner: 'Force',
        due: '2024-12-11',
        section: 'Contact',
      },
    ],
    discharged: [],
    nothingOutstanding: false,
    programme: null,
    differences: [],
    unread: [],
    undertakings: [],
  },
  changes: [
    'the meeting of 2 October 2024 was held',
    'PDB-2024-10-1: new, for Force, due 11 December 2024: Report how long 101 callers wait',
    'notes recorded from notes of 2 October 2024.docx',
  ],
  attention: [],
  inDoubt: [],
  remarks: [],
};

/** The same with what a person changed of it. */
export const correctedNotes = {
  ...receivedNotes,
  version: 2,
  history: [
    ...receivedNotes.history,
    {
      at: '2024-10-03T09:13:00.000Z',
      by: 'case-system',
      what: 'changed before it was recorded: action-1 (owner)',
      from: 'HTTP API, client case-system',
    },
  ],
  corrections: {
    meeting: null,
    rows: [
      {
        row: 'action-1',
        of: 'Report how long 101 callers wait',
        added: null,
        owner: 'OPCC',
        by: 'case-system',
        at: '2024-10-03T09:13:00.000Z',
      },
    ],
    notOfferedTo: [],
  },
  changes: [
    'the meeting of 2 October 2024 was held',
    'PDB-2024-10-1: new, for OPCC, due 11 December 2024: Report how long 101 callers wait',
    'notes recorded from notes of 2 October 2024.docx',
  ],
};

export const lastRecording = {
  file: 'notes of 2 October 2024.docx',
  at: '2024-10-03T09:14:00.000Z',
  by: 'case-system',
  changes: [
    'PDB-2024-10-2: withdrawn, as recorded in error: Explain how the drone team is used at night',
    'meeting 2024-10 is as it was before (scheduled)',
  ],
  left: ['PDB-2024-10-1 stays: a mail to force of 4 October 2024 told of it'],
};
