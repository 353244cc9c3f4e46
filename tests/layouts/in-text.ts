import { type Layout, type Part, table } from './layout.ts';
import { house, inMarch, sinceDecember, talk } from './notes.ts';

const title: Part[] = [
  { title: 'Low Sands Ferry Users' },
  { text: 'Minutes of the meeting held on Wednesday 12 March 2025' },
];
const next: Part = { text: 'Date of next meeting: 11 June 2025' };

/** Actions within the paragraphs of the minutes: in brackets, one after the other, behind numbers and names. */
export const inText: readonly Layout[] = [
  {
    name: 'square-brackets-behind-sentences',
    parts: house([
      { heading: '2. Slipway' },
      { text: `${talk} [Action: Harbour Master to have the lower slip swept by 30 April 2025]` },
      { heading: '3. Lamps' },
      {
        text: 'Two lamps are out. [Action: Nell Farrow to order six spare bulbs] [Action: Clerk to ask the mill for its old brackets by 2 May 2025] The members thanked the crew.',
      },
      { heading: '4. Wash' },
      { text: 'Boats still pass too fast (see the action plan of 2023). The signs [at the mole] are sound.' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Have the lower slip swept by 30 April 2025', 'open', 'Harbour Master', '2025-04-30'],
        ['Order six spare bulbs', 'open', 'Nell Farrow', null],
        ['Ask the mill for its old brackets by 2 May 2025', 'open', 'Clerk', '2025-05-02'],
      ],
    },
  },
  {
    name: 'round-brackets-within-sentences',
    parts: house([
      { heading: '2. Slipway' },
      {
        text: 'The slip is green with weed (Action: Harbour Master to hire a pressure washer), and no boat has come to grief so far.',
      },
      { heading: '3. Lamps' },
      { text: `${talk} (Action 7: order six spare bulbs)` },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Hire a pressure washer', 'open', 'Harbour Master', null],
        ['order six spare bulbs', 'open', null, null],
      ],
    },
  },
  {
    name: 'actions-behind-short-items-on-their-line',
    parts: [
      ...title,
      { text: '1. APOLOGIES' },
      {
        text: '2. TIMETABLE. Passengers complained of unpunctual departures throughout February, schoolchildren and their parents above all. ACTIONS: (1) Nell Farrow to speak to the crews; (2) Harbour Master to put a clock on the quay by 30 April 2025.',
      },
      { text: '3. FARES. Returns had sold well. ACTIONS: (3) Clerk to print more by 2 May 2025.' },
      next,
    ],
    wants: {
      meeting: inMarch,
      actions: [
        ['Speak to the crews', 'open', 'Nell Farrow', null],
        ['Put a clock on the quay by 30 April 2025', 'open', 'Harbour Master', '2025-04-30'],
        ['Print more by 2 May 2025', 'open', 'Clerk', '2025-05-02'],
      ],
    },
  },
  {
    name: 'numbers-with-whose-they-are-in-brackets',
    parts: house([
      { heading: '2. Slipway' },
      { text: talk },
      { text: 'Action 31 (Harbour Master): hire a pressure washer by 30 April 2025' },
      { heading: '3. Lamps' },
      { text: talk },
      { text: 'Action 32 (Mr Reed and Head of Fares): draw up a list of dark corners for the next meeting' },
      { text: 'Action 33 (Clerk): thank the mill' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['hire a pressure washer by 30 April 2025', 'open', 'Harbour Master', '2025-04-30'],
        [
          'draw up a list of dark corners for the next meeting',
          'open',
          'Mr Reed and Head of Fares',
          '2025-06-11',
        ],
        ['thank the mill', 'open', 'Clerk', null],
      ],
    },
  },
  {
    name: 'resolved-and-somebody-to-action',
    parts: house([
      { heading: '2. Slipway' },
      {
        text: 'The rails have rusted. It was RESOLVED to ask two firms for a price. Harbour Master to action. Members thanked the crew.',
      },
      { heading: '3. Moorings' },
      { text: 'It was RESOLVED to charge no more than last year.' },
      { heading: '4. Regatta' },
      { text: 'The date is fixed. It was RESOLVED to hire a safety boat by 30 April 2025. Clerk to action.' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['ask two firms for a price', 'open', 'Harbour Master', null],
        ['hire a safety boat by 30 April 2025', 'open', 'Clerk', '2025-04-30'],
      ],
    },
  },
  {
    name: 'minutes-by-number-with-actions-over-the-next-heading',
    formats: ['docx', 'pdf', 'txt'],
    parts: [
      { title: 'HARBOUR TRUST' },
      { title: 'Minutes of the Trust Board held on 12 March 2025' },
      { text: 'Present: Sir Alan Tarn (Chairman), Mrs Sue Heald (Pilots), Mr Vikram Shah (Treasurer)' },
      { text: 'TB 97/25 Minutes of 11 December 2024' },
      { text: 'RESOLVED: That the minutes be approved.' },
      { text: 'TB 98/25 Slipway' },
      { text: talk },
      {
        text: 'ACTION: Mrs Heald to include the lower slip in her monthly report on the harbour and its moorings',
      },
      { text: 'TB 99/25 Lamps' },
      { text: talk },
      { text: 'ACTION: Mr Shah to price six spare bulbs by the end of April 2025' },
      { text: 'TB 100/25 Date of the next meeting' },
      { text: '11 June 2025 in the Boat House' },
    ],
    wants: {
      meeting: sinceDecember,
      actions: [
        [
          'Include the lower slip in her monthly report on the harbour and its moorings',
          'open',
          'Mrs Heald',
          null,
        ],
        ['Price six spare bulbs by the end of April 2025', 'open', 'Mr Shah', '2025-04-30'],
      ],
    },
  },
  {
    name: 'actions-in-capitals-between-plain-headings',
    formats: ['docx', 'pdf', 'txt'],
    parts: [
      { title: 'WESTMARCH HARBOUR AUTHORITY' },
      { text: 'Minutes of the Performance and Scrutiny Committee' },
      { text: 'Wednesday, 12 March 2025 at 10.00 am – Harbour Office, Castle Road' },
      { text: 'Members present: Councillors A Bevan (Chairman), K Dhillon and V Tasker.' },
      { text: 'Officers present: Chief Pilot, Treasurer, Head of Works.' },
      { subheading: 'Minutes' },
      { text: 'The minutes of the meeting held on Wednesday, 11 December 2024 were confirmed and signed.' },
      { subheading: 'False alarms' },
      { text: talk },
      { text: 'ACTION: HEAD OF WORKS TO PROVIDE A NOTE ON FALSE ALARMS AT THE LOWER QUAY AND THE MILL' },
      { subheading: 'Fleet' },
      { text: talk },
      { text: 'ACTION: TREASURER TO CIRCULATE THE TERMS OFFERED BY 24 APRIL 2025' },
      { subheading: 'Next time' },
      { text: 'Wednesday 11 June 2025, same place' },
    ],
    wants: {
      meeting: sinceDecember,
      actions: [
        ['PROVIDE A NOTE ON FALSE ALARMS AT THE LOWER QUAY AND THE MILL', 'open', 'HEAD OF WORKS', null],
        ['CIRCULATE THE TERMS OFFERED BY 24 APRIL 2025', 'open', 'TREASURER', '2025-04-24'],
      ],
    },
  },
  {
    name: 'actions-that-end-in-a-day-over-what-is-told-next',
    formats: ['docx', 'pdf', 'txt'],
    parts: [
      { title: 'Millbank Quay – Resources Committee' },
      { text: 'Wednesday 12 March 2025, 6 to 7.15pm, in the boat shed' },
      { text: 'Minutes of the meeting on 11 December 2024 agreed, no changes.' },
      { subheading: 'Slipway' },
      { text: 'Action: Stella Marks to thank the divers for their survey of the lower slip by 4 April 2025' },
      {
        text: 'Mr Silk asked about the winch. Tomasz Wilk said that it had been greased and that it ran well.',
      },
      { text: 'Action (carried forward): Tomasz Wilk to price new ropes' },
      { text: 'Action (carried forward): Anne Leary to review the rota' },
      { text: 'Next meeting: 11 June 2025' },
    ],
    wants: {
      meeting: sinceDecember,
      actions: [
        [
          'Thank the divers for their survey of the lower slip by 4 April 2025',
          'open',
          'Stella Marks',
          '2025-04-04',
        ],
        ['Price new ropes', 'open', 'Tomasz Wilk', null],
        ['Review the rota', 'open', 'Anne Leary', null],
      ],
    },
  },
  {
    name: 'closed-actions-below-the-minutes-of-a-day',
    parts: [
      { title: 'Ravensey Harbour Board' },
      { text: 'Board meeting – Wednesday 12 March 2025 – Boat House' },
      { heading: '1. Minutes of 11 December 2024 and actions' },
      { text: 'The minutes were agreed and the following actions closed:' },
      {
        items: [
          'Pilots to share the tide leaflet – sent on 2 February 2025. Action closed.',
          'Head of Works to name a lead for the lamps – Nell Farrow is the lead. Action closed.',
        ],
      },
      { heading: '2. Slipway' },
      { text: talk },
      { text: 'Action: Clerk to publish the winch rota by 30 April 2025' },
      { heading: '3. Date of next meeting' },
      { text: 'Wednesday 11 June 2025' },
    ],
    wants: {
      meeting: sinceDecember,
      actions: [['Publish the winch rota by 30 April 2025', 'open', 'Clerk', '2025-04-30']],
      discharged: 2,
    },
  },
  {
    name: 'actions-by-other-labels',
    parts: house([
      { heading: '2. Slipway' },
      { text: talk },
      { text: 'Follow-up: Nell Farrow to have the lower slip swept by 30 April 2025' },
      { text: 'Action required: buy two loggers for the store (Curator, 16 May 2025)' },
      { heading: '3. Lamps' },
      { text: 'ACTION (Mr Prout, by 14 April 2025): Send members the revised forecast.' },
      { text: 'Action for the Clerk: Order six spare bulbs.' },
      { text: 'Ask the surveyor about the quay path. (GH to action by 20th May 2025)' },
      { text: 'A note of the decision will be published on the website. (Action – HoP)' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Have the lower slip swept by 30 April 2025', 'open', 'Nell Farrow', '2025-04-30'],
        ['buy two loggers for the store', 'open', 'Curator', '2025-05-16'],
        ['Send members the revised forecast', 'open', 'Mr Prout', '2025-04-14'],
        ['Order six spare bulbs', 'open', 'Clerk', null],
        ['Ask the surveyor about the quay path', 'open', 'GH', '2025-05-20'],
        ['A note of the decision will be published on the website', 'open', 'HoP', null],
      ],
    },
  },
  {
    name: 'lettered-items-with-the-label-on-a-line-of-its-own',
    formats: ['docx', 'pdf', 'txt'],
    parts: [
      { title: 'Little Tarrow Boat House Trust' },
      { text: 'Management committee minutes, Wednesday 12 March 2025' },
      { subheading: 'A. Minutes of 11 December 2024' },
      { text: 'Taken as read and signed.' },
      { subheading: 'B. Actions closed since the last meeting' },
      {
        items: [
          'Wyn Marlow to replace the kitchen blind – closed, fitted on 1 March.',
          'Bob Stent to move the deposit account – closed, moved on 24 February.',
        ],
      },
      { subheading: 'C. Slipway' },
      { text: talk },
      { text: 'ACTION' },
      { text: 'Colette Ford – offer the rowing club Monday evenings from May' },
      { subheading: 'D. Next meeting' },
      { text: 'Wednesday 11 June 2025, 7.30 pm' },
    ],
    wants: {
      meeting: sinceDecember,
      actions: [['offer the rowing club Monday evenings from May', 'open', 'Colette Ford', null]],
      discharged: 2,
    },
  },
  {
    name: 'minutes-with-columns-for-the-action-who-and-when',
    parts: [
      { title: 'Fernleigh Quay Committee' },
      { text: 'Minutes of meeting on 12 March 2025' },
      table(
        ['Item', 'Discussion', 'Action', 'By whom', 'By when'],
        ['1', 'Welcome. Apologies from Tom Ware.', '', '', ''],
        [
          '2',
          'Incidents. 14 in the quarter, none serious. Nell Farrow has spoken with both crews.',
          'Add a check of labels at handover',
          'NF',
          '30 April 2025',
        ],
        [
          '3',
          'Complaints. One received, about noise at night. The family were content with the reply.',
          '',
          '',
          '',
        ],
        [
          '4',
          'Stories. The Chair read out a letter. All present were moved by it.',
          'Thank Mrs Ellery for her letter',
          'OR',
          '',
        ],
      ),
      { text: 'Next meeting: 11 June 2025 at 2 pm' },
    ],
    wants: {
      meeting: inMarch,
      actions: [
        ['Add a check of labels at handover', 'open', 'NF', '2025-04-30'],
        ['Thank Mrs Ellery for her letter', 'open', 'OR', null],
      ],
    },
  },
  {
    name: 'minutes-with-one-column-for-owner-and-date',
    parts: [
      { title: 'Brackenfold Moorings' },
      { text: 'Minutes of the meeting of Wednesday 12 March 2025' },
      table(
        ['Item', 'Minute', 'Owner and date'],
        ['1', 'Apologies and interests\nThere were no apologies. Tom Ware declared that he is a tenant.', ''],
        [
          '2',
          'Damp in the sheds\nKate Oldroyd explained the new duties. The Committee was pleased with the visits.',
          '',
        ],
        ['', 'ACTION: Circulate the assessment of the damp.', 'KO\n30 April 2025'],
        ['', 'ACTION: Arrange a visit for members in Holm Street.', 'LP'],
        ['3', 'Risk\nThe two risks were reviewed and the scores left as they were.', ''],
      ),
      { text: 'Next meeting: 11 June 2025' },
    ],
    wants: {
      meeting: inMarch,
      actions: [
        ['Circulate the assessment of the damp', 'open', 'KO', '2025-04-30'],
        ['Arrange a visit for members in Holm Street', 'open', 'LP', null],
      ],
    },
  },
  {
    name: 'action-points-closed-by-their-numbers',
    parts: [
      { title: 'Northmere Pension Fund' },
      { text: 'Pension Fund Committee – minutes of the meeting on 12 March 2025' },
      { heading: 'Item 1 – Apologies' },
      { text: 'Cllr Forster sent apologies.' },
      { heading: 'Item 2 – Minutes and action points' },
      {
        text: 'The minutes of the previous meeting were agreed. AP1 (cash flow forecast) was reported complete. AP2 (review of the conflicts policy) was reported complete. AP3 (training needs survey) remains outstanding and will be taken with the training plan.',
      },
      { heading: 'Item 3 – Performance' },
      { text: talk },
      { text: 'AP4: Fund Director to summon the managers by 16 May 2025' },
      { heading: 'Item 4 – Date of next meeting' },
      { text: '11 June 2025' },
    ],
    wants: {
      meeting: inMarch,
      actions: [['Summon the managers by 16 May 2025', 'open', 'Fund Director', '2025-05-16']],
      discharged: 2,
    },
  },
  {
    name: 'actions-that-end-in-labels-and-begin-with-first-names',
    formats: ['docx', 'pdf', 'txt'],
    parts: [
      { title: 'Pound Quay Society' },
      { text: 'Committee meeting – Wednesday 12 March 2025, 11am, in the hut' },
      { text: 'Members: Pat Gowan (chair), Derek Shaw, Mo Iqbal' },
      { text: 'Officers: Clerk, Harbour Master' },
      { subheading: 'Money' },
      { text: talk },
      { text: 'Action – Derek: chase the two unpaid rents' },
      { text: 'RESOLVED: That the current fees be kept until 31 March 2026.' },
      { subheading: 'Outcomes' },
      { text: talk },
      { text: 'A4: Provide a summary of the season (owner: Luke Abbott; deadline: 4 April 2025)' },
      { subheading: 'Next meeting' },
      { text: '11 June 2025' },
    ],
    wants: {
      meeting: inMarch,
      actions: [
        ['chase the two unpaid rents', 'open', 'Derek', null],
        ['Provide a summary of the season', 'open', 'Luke Abbott', '2025-04-04'],
      ],
    },
  },
];
