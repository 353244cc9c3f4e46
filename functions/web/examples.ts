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
  due: { at: 'meeting', meeting: '2024-12', words: null },
  owedSince: null,
  status: 'open',
  version: 1,
  history: [raised],
  dueOn: '2024-12-11',
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
  version: 2,
  history: [
    raised,
    {
      at: '2024-12-11T15:40:00.000Z',
      by: 'case-system',
      what: 'discharged: figures were in the papers',
      from: 'HTTP API, client case-system',
    },
  ],
};
