const december = { date: '2024-12-11', inWords: 'Wednesday 11 December 2024' };

const pack = {
  what: 'pack',
  item: null,
  at: '2024-12-02T16:00:00.000Z',
  of: '2024-12-11',
  inWords: 'Agenda and papers published on Monday 2 December 2024 at 16:00',
  files: [{ name: 'pack.pdf', sha256: '5a1c0f6ed5cbd8e9d1b9b6d2a4bd9a5c6d1c0f5b7e1d4f3a2c9b8e7d6f5a4c3b' }],
  recordedInWords: 'Recorded by Priya Nair on Monday 2 December 2024',
};

/** What the reference shows: the papers of a board for its meeting of 11 December 2024. */
export const overviewExample = {
  board: 'Performance and Delivery Board',
  heading: 'Overview of Actions',
  caption: 'Open actions as at 3 December 2024',
  asAt: '2024-12-03',
  asAtInWords: '3 December 2024',
  nextMeeting: december,
  rows: [
    {
      ref: 'PDB-2024-10-2',
      action: 'Force: report how long 101 callers wait',
      status: 'open',
      statusInWords: 'Open',
      closedOn: null,
      owner: 'Force',
      due: '2024-12-11',
      dueInWords: '11 December 2024',
    },
  ],
  nothingOpen: null,
  undertakingsCaption: 'Undertakings still to be met as at 3 December 2024',
  undertakings: [
    {
      ref: 'PDB-2024-06-4',
      undertaking: 'the audit report',
      action: 'Force: bring the audit of custody',
      statusInWords: 'Discharged 02/10/2024, on an undertaking',
      owner: 'Force',
      due: '2024-12-11',
      dueInWords: '11 December 2024',
    },
  ],
};

export const chairSheetExample = {
  board: 'Performance and Delivery Board',
  heading: 'Chair’s sheet',
  asAt: '2024-12-10',
  asAtInWords: '10 December 2024',
  meeting: { id: '2024-12', date: '2024-12-11', time: '10:00', place: 'Committee Room 2' },
  meetingInWords: 'Wednesday 11 December 2024',
  decide: [
    {
      ref: 'PDB-2024-10-1',
      action: 'Send the audit report',
      owner: 'CFO',
      asked: '2024-10-02',
      due: '2024-12-11',
      dueInWords: '11 December 2024',
      undertaking: null,
      on: '2024-11-20',
      how: 'sent to the secretary',
      saidBy: 'Mo Khan',
      evidence: [],
    },
  ],
  press: [
    {
      ref: 'PDB-2024-06-2',
      action: 'Force: report how long 101 callers wait',
      owner: 'Force',
      asked: '2024-06-12',
      due: '2024-10-02',
      dueInWords: '2 October 2024',
      undertaking: null,
      timesCarriedOver: 1,
      said: null,
      chases: 2,
      escalations: 1,
      lastChased: '2024-10-23',
      pausedUntil: null,
    },
  ],
  promised: [],
  due: [
    {
      ref: 'PDB-2024-10-1',
      action: 'Send the audit report',
      owner: 'CFO',
      asked: '2024-10-02',
      due: '2024-12-11',
      dueInWords: '11 December 2024',
      undertaking: null,
      reported: true,
    },
  ],
  lastMeeting: {
    meeting: '2024-10',
    date: '2024-10-02',
    discharged: 3,
    carriedOver: 1,
    recorded: true,
    asked: 1,
  },
  rates: [
    { meeting: '2024-10', date: '2024-10-02', discharged: 3, carriedOver: 1, outstanding: 4, rate: 0.75 },
  ],
  coming: [],
  unread: [],
};

export const programmeExample = {
  board: 'Police and Crime Panel',
  heading: 'Future work programme',
  asAt: '2023-10-18',
  asAtInWords: '18 October 2023',
  nextMeeting: { date: '2024-02-06', inWords: 'Tuesday 6 February 2024' },
  meetings: [
    {
      meeting: '2024-02-06',
      inWords: 'Tuesday 6 February 2024',
      items: [
        {
          ref: 'PCP-ITEM-7',
          item: 'Contacting the Force',
          state: 'planned',
          reason: 'Requested by the Panel',
          reasonInWords: 'Requested by the Panel',
          specialCircumstances: null,
          lead: 'PCC',
          leadInWords: 'PCC',
          received: null,
        },
      ],
    },
  ],
  standing: [],
  toNote: [
    {
      ref: 'PCP-ITEM-2',
      item: 'Performance and Delivery Board minutes',
      condition: 'if available',
      settled: null,
      inWords: 'Performance and Delivery Board minutes (if available)',
    },
  ],
  nothingPlanned: null,
};

export const itemTwoExample = {
  heading: 'Notes of Previous Meeting – 2 October 2024',
  sentence: 'The notes were agreed as an accurate record, and the following action was discharged:',
  bullets: [
    {
      ref: 'PDB-2024-10-2',
      text: 'Force: report how long 101 callers wait – figures were in the papers.',
    },
  ],
  outstanding: null,
};

export const calendarExample = {
  heading: 'Calendar of papers: Performance and Delivery Board',
  board: { id: 'pdb', name: 'Performance and Delivery Board' },
  meeting: { id: '2024-12', date: '2024-12-11', time: '10:00', place: 'Committee Room 2' },
  meetingInWords: 'Meeting 2024-12: Wednesday 11 December 2024 at 10:00, Committee Room 2',
  days: [
    {
      kind: 'papers deadline',
      name: 'papers deadline',
      date: '2024-11-26',
      title: 'Papers deadline',
      dateInWords: 'Tuesday 26 November 2024',
      reason: 'Five working days before publication, that day itself not counted; weekends do not count.',
      reasons: [
        'Five working days before publication, that day itself not counted.',
        'Weekends do not count.',
      ],
      notSent: null,
      standing: 'passed',
      standingInWords: 'This day has passed.',
    },
  ],
  doubts: [],
  bankHolidaysKnownTo: '2028-12-31',
  bankHolidays: 'Bank holidays of England and Wales are known to 31 December 2028.',
  sequence: 2,
  changedAt: '2024-10-03T09:12:00.000Z',
  organizer: { name: 'Asha Verity', email: 'asha@pcc.example' },
  calledOff: [],
  publications: [pack],
  shortNotice: null,
  mark: '9f3c51d2a07e',
};

export const certificateExample = {
  board: 'Performance and Delivery Board',
  heading: 'Certificate of notice',
  asAt: '2024-12-03',
  asAtInWords: '3 December 2024',
  nextMeeting: december,
  meeting: { id: '2024-12', date: '2024-12-11' },
  meetingInWords: 'Meeting 2024-12: Wednesday 11 December 2024 at 10:00, Committee Room 2',
  published: { at: pack.at, inWords: 'Monday 2 December 2024 at 16:00' },
  clearDays: 6,
  required: 5,
  rule: 'five clear days, by the board’s own rule',
  standing: 'in time',
  finding:
    'Its agenda was made public on Monday 2 December 2024 at 16:00, with six clear days between that day and the meeting: notice was given in time (five clear days, by the board’s own rule).',
  uncounted: ['weekends do not count'],
  shortNotice: null,
  publications: [pack],
  lateItems: [],
};
