import { type Layout, table } from './layout.ts';
import { house, inMarch, previousNotes, sinceDecember, talk } from './notes.ts';

/** What notes say of the last meeting's actions. */
export const discharged: readonly Layout[] = [
  {
    name: 'discharged-in-a-list',
    parts: house([
      previousNotes,
      { text: 'The notes were agreed as a correct record. The following actions were discharged:' },
      {
        items: [
          'Pilots to report on towing – report circulated in January',
          'Treasurer to compare fuel prices – on today’s agenda',
          'Clerk to write to the wildlife trust – letter sent 4 February',
        ],
      },
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 3 },
  },
  {
    name: 'two-lists-by-number-and-subject',
    parts: house([
      previousNotes,
      { text: 'The notes were agreed. Members noted that the following actions had been completed:' },
      { items: ['24/41 – Rope store', '24/43 – Order of the lamps', '24/44 – Night pilotage'] },
      { text: 'The following actions are still outstanding:' },
      { items: ['24/42 – Report on the dredger', '24/45 – Slipway'] },
      { heading: '3. Wash' },
      { text: talk },
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 3 },
  },
  {
    name: 'lists-headed-by-how-they-stand',
    parts: [
      { title: 'Ferry Users Panel – Action sheet' },
      { text: 'Meeting held: 12 March 2025' },
      { text: 'Next meeting: 11 June 2025' },
      { heading: 'Actions closed since the last meeting' },
      { text: '1. Repaint the gangway – Harbour Master – painted 3 February 2025' },
      { text: '2. Ask the pilots about fog – Panel Chair – answer received in January' },
      { heading: 'Actions still to be completed' },
      { text: '1. Price a second ramp – Head of Ferries – due 30 May 2025' },
      { text: '2. Renew the pilot’s licence – Panel Chair – due 28 February 2025' },
      { text: '3. Bring a winter timetable – Head of Ferries – due 11 June 2025' },
    ],
    wants: {
      meeting: inMarch,
      actions: [
        ['Price a second ramp', 'open', 'Head of Ferries', '2025-05-30'],
        ['Renew the pilot’s licence', 'open', 'Panel Chair', '2025-02-28'],
        ['Bring a winter timetable', 'open', 'Head of Ferries', '2025-06-11'],
      ],
      discharged: 2,
    },
  },
  {
    name: 'bullets-under-outstanding-and-completed-actions',
    parts: house([
      { heading: '2. Completed actions' },
      { items: ['Order the winter salt – ordered in January', 'Thank the divers (Chair)'] },
      { heading: '3. Outstanding actions' },
      {
        items: [
          'Harbour Master to report on wash – due 30 April 2025',
          'Mend the fog bell (Clerk, 2 May 2025)',
        ],
      },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Harbour Master to report on wash', 'open', 'Harbour Master', '2025-04-30'],
        ['Mend the fog bell', 'open', 'Clerk', '2025-05-02'],
      ],
      discharged: 2,
    },
  },
  {
    name: 'numbered-with-outcome-after-a-dash',
    parts: house([
      { heading: '2. Matters arising' },
      { text: 'Action 24/31 Fuel prices – completed.' },
      { text: 'Action 24/33 Seals – letter sent, completed.' },
      { text: 'Action 24/35 Night pay – ongoing, due in June.' },
      { heading: '3. Wash' },
      { text: talk },
    ]),
    wants: { meeting: inMarch, actions: [], discharged: 2 },
  },
  {
    name: 'matters-arising-with-headings',
    parts: house([
      { heading: '2. Matters arising from the minutes of 11 December 2024' },
      { lead: 'Minute 31 Fuel prices: ', rest: 'the Treasurer had compared three suppliers. Action closed.' },
      { lead: 'Minute 33 Seals: ', rest: 'a reply was awaited. Action ongoing.' },
      { heading: '3. Wash' },
      { text: talk },
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 1 },
  },
  {
    name: 'matters-with-outcome-on-a-line-below',
    parts: house([
      { heading: '2. Matters arising' },
      { text: '(a) Rope store. The Harbour Master reported that the door had been hung on 3 February.' },
      { text: 'Action closed.' },
      { text: '(b) Slipway. The builder had not yet given a price.' },
      { text: 'Action carried forward.' },
      { text: '(c) Fog bell. The bell was working again.' },
      { text: 'Action closed.' },
      { heading: '3. Wash' },
      { text: talk },
    ]),
    wants: { meeting: inMarch, actions: [], discharged: 2 },
  },
  {
    name: 'an-officer-a-paragraph',
    parts: house([
      { heading: '2. Action update' },
      {
        text: 'Harbour Master: the tide tables (24/41) had been printed and the survey of the quay (24/42) begun. Both actions were closed.',
      },
      {
        text: 'Treasurer: the fuel contract (24/43) was not signed and would come to the June meeting. The action was carried forward.',
      },
      { text: 'Clerk: the notice of the dredging (24/44) was on the gate. The action was closed.' },
      { heading: '3. Wash' },
      { text: talk },
    ]),
    wants: { meeting: inMarch, actions: [], discharged: 3 },
  },
  {
    name: 'closed-where-each-is-discussed',
    parts: house([
      { heading: '2. Minutes' },
      {
        text: 'The minutes were agreed. The Clerk said that action 24/41 (tide tables) and action 24/43 (fog bell) had been completed. Action 24/45 (slipway) was with the builder and was carried forward.',
      },
      { heading: '3. Wash' },
      { text: 'The Harbour Master showed where the wash was worst. Action 24/44 was discharged.' },
      { heading: '4. Fuel' },
      { text: 'The Treasurer had compared three suppliers. The Board agreed that action 24/46 be closed.' },
    ]),
    wants: { meeting: inMarch, actions: [], discharged: 4 },
  },
  {
    name: 'minutes-agreed-among-numbered-paragraphs',
    parts: house([
      { heading: '2. Minutes and actions' },
      { text: '2.1 The minutes of the meeting held on 11 December 2024 were agreed as a true record.' },
      { text: '2.2 Action 24/41 – the tide tables were sent to members on 9 January 2025. Discharged.' },
      { text: '2.3 Action 24/42 – the survey would come to the June meeting. Remains open.' },
      { heading: '3. Wash' },
      { text: talk },
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 1 },
  },
  {
    name: 'each-action-with-its-update',
    parts: house([
      previousNotes,
      { text: 'Members went through the actions:' },
      { text: 'Action 1: Pilots to report on towing. Update: circulated on 3 February. Closed.' },
      { text: 'Action 2: Treasurer to compare fuel prices. Update: in hand. Open.' },
      { heading: '3. Wash' },
      { text: talk },
    ]),
    wants: {
      meeting: sinceDecember,
      actions: [['Treasurer to compare fuel prices', 'open', 'Treasurer', null]],
      discharged: 1,
    },
  },
  {
    name: 'sentence-by-sentence',
    parts: house([
      previousNotes,
      {
        text: 'The action relating to towing was discharged following a report in January. The action about fuel prices was closed. The action on night pay was carried forward to June.',
      },
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 2 },
  },
  {
    name: 'no-actions-outstanding',
    parts: house([previousNotes, { text: 'The notes were agreed. There were no outstanding actions.' }]),
    wants: { meeting: sinceDecember, actions: [], nothingOutstanding: true },
  },
  {
    name: 'outstanding-actions-none',
    parts: house([
      { heading: '2. Outstanding actions' },
      { text: 'None.' },
      { heading: '3. Slipway' },
      { text: 'The slip was swept.' },
      { heading: '4. Any other business' },
      { text: 'None.' },
    ]),
    wants: { meeting: inMarch, actions: [], nothingOutstanding: true },
  },
  {
    name: 'discharged-with-others-carried',
    parts: house([
      previousNotes,
      { text: 'Discharged: 24/31 (fuel prices), 24/33 (seals). Carried forward: 24/35 (night pay).' },
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 2 },
  },
  {
    name: 'noted-as-complete',
    parts: house([
      previousNotes,
      {
        text: 'It was noted that actions 1, 2 and 4 were complete. Action 3 would be reported to the June meeting.',
      },
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 3 },
  },
  {
    name: 'range-of-numbers',
    parts: house([previousNotes, { text: 'Actions 24/31 to 24/34 were closed.' }]),
    wants: { meeting: sinceDecember, actions: [], discharged: 4 },
  },
  {
    name: 'closed-by-the-board-by-their-numbers',
    parts: house([
      previousNotes,
      { text: 'The notes were agreed. The Board closed actions 24/31 to 24/33. Action 24/35 stays open.' },
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 3 },
  },
  {
    name: 'numbers-with-their-letters-apart',
    parts: house([
      previousNotes,
      {
        text: 'Actions HDB 31, HDB 32 and HDB 34 had been completed and were discharged. There were no outstanding actions.',
      },
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 3, nothingOutstanding: true },
  },
  {
    name: 'table-of-matters-arising',
    parts: house([
      { heading: '2. Matters arising' },
      table(
        ['Minute', 'Matter', 'Update'],
        ['24/31', 'Treasurer to compare fuel prices', 'Complete'],
        ['24/33', 'Clerk to write about the seals', 'Ongoing'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Treasurer to compare fuel prices', 'discharged', 'Treasurer', null],
        ['Clerk to write about the seals', 'open', 'Clerk', null],
      ],
    },
  },
  {
    name: 'bullets-done-and-not',
    parts: house([
      { heading: '2. Review of actions' },
      {
        items: [
          'Fuel prices compared – Treasurer – DONE',
          'Letter about the seals – Clerk – DONE',
          'Night pay review – HR Manager – NOT DONE, by June',
        ],
      },
    ]),
    wants: {
      meeting: inMarch,
      actions: [['Night pay review', 'open', 'HR Manager', '2025-06-11']],
      discharged: 2,
    },
  },
  {
    name: 'ticked-list',
    formats: ['txt', 'md'],
    parts: house([
      { heading: '2. Actions from the last meeting' },
      { text: '[x] Treasurer to compare fuel prices' },
      { text: '[ ] Clerk to write about the seals' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [['Clerk to write about the seals', 'open', 'Clerk', null]],
      discharged: 1,
    },
  },
  {
    name: 'discharged-by-number-and-matter',
    parts: house([
      previousNotes,
      {
        text: 'The notes were agreed. Action 3 (chart of the quays, old and new) had been circulated and was closed. Actions 4 (seals by month) and 5 were complete. Action 6 (fuel) had been priced and remains open.',
      },
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 3 },
  },
  {
    name: 'closed-in-a-list-and-open-in-a-table',
    parts: house([
      { heading: '2. Action log' },
      { text: 'Closed since the last meeting' },
      {
        items: [
          'HD/24/31 – Pilots to report on towing',
          'HD/24/33 – Clerk to write to the wildlife trust',
          'HD/24/35 – Treasurer to compare fuel prices – on today’s agenda',
        ],
      },
      { text: 'The following are still open:' },
      table(
        ['Ref', 'Action', 'Lead', 'Due'],
        ['HD/24/38', 'Mend the slipway', 'Harbour Master', '11/06/2025'],
      ),
      { heading: '3. Wash' },
      { text: talk },
    ]),
    wants: {
      meeting: inMarch,
      actions: [['Mend the slipway', 'open', 'Harbour Master', '2025-06-11']],
      discharged: 3,
    },
  },
  {
    name: 'two-lists-each-under-how-they-stand',
    parts: house([
      { heading: '2. Ferries' },
      { text: talk },
      { heading: 'Completed actions' },
      { items: ['Clerk to order new ropes', 'Chair to thank the divers'] },
      { heading: 'Outstanding actions' },
      { items: ['Harbour Master to paint the buoys by 30 April 2025'] },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Harbour Master to paint the buoys by 30 April 2025', 'open', 'Harbour Master', '2025-04-30'],
      ],
      discharged: 2,
    },
  },
  {
    name: 'status-before-each-action-of-the-last-meeting',
    parts: house([
      previousNotes,
      { items: ['Closed – Pilots to report on towing', 'Ongoing – Treasurer to compare fuel prices'] },
      { heading: '3. Wash' },
      { text: talk },
    ]),
    wants: {
      meeting: sinceDecember,
      actions: [['Treasurer to compare fuel prices', 'open', 'Treasurer', null]],
      discharged: 1,
    },
  },
  {
    name: 'report-that-begins-with-the-status',
    parts: house([
      { heading: 'Matters arising' },
      table(
        ['Minute', 'Action', 'Action by', 'Report to this meeting'],
        ['4.2', 'Write to the lifeboat crew', 'Clerk', 'Completed: forty letters went in May.'],
        ['5.1', 'Review the mooring byelaws', 'Solicitor', 'In progress: two members met on 3 March 2025.'],
        ['6.4', 'Compare ferry fares', 'Treasurer', 'Completed: see paper C.'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Write to the lifeboat crew', 'discharged', 'Clerk', null],
        ['Review the mooring byelaws', 'open', 'Solicitor', null],
        ['Compare ferry fares', 'discharged', 'Treasurer', null],
      ],
    },
  },
  {
    name: 'closed-by-number-below-the-table',
    parts: [
      { title: 'Harbour Consultative Board – Action log' },
      { text: 'Position at the meeting of 12 March 2025' },
      table(
        ['Ref', 'Action', 'Owner', 'Due', 'Status'],
        ['HB/31', 'Survey the breakwater', 'Harbour Engineer', '11 June 2025', 'Open'],
        ['HB/33', 'Price a second crane', 'Treasurer', '30 April 2025', 'Open'],
      ),
      {
        text: 'These actions were completed and have come off the log: HB/24 (pilot visit), HB/27 (wash survey), and HB/29 (slip rota).',
      },
      { text: 'Next meeting: 11 June 2025' },
    ],
    wants: {
      meeting: inMarch,
      actions: [
        ['Survey the breakwater', 'open', 'Harbour Engineer', '2025-06-11'],
        ['Price a second crane', 'open', 'Treasurer', '2025-04-30'],
      ],
      discharged: 3,
    },
  },
  {
    name: 'gone-through-in-one-sentence',
    parts: house([
      previousNotes,
      {
        text: 'Members took the old actions one by one: Pilots to report on towing (completed in January); Treasurer to compare fuel prices (ongoing, to come back in June); Clerk to write to the wildlife trust (done).',
      },
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 2 },
  },
  {
    name: 'overtaken-and-closed-by-their-numbers',
    parts: house([
      { heading: '2. Notes and actions' },
      {
        text: 'The notes of 11 December 2024 were agreed. Actions 24/31 and 24/33 were noted as complete. Action 24/34 was closed as no longer required, and action 24/36 had been overtaken by the ferry review and was also closed. Action 24/38 remains open.',
      },
      { heading: '3. Wash' },
      { text: talk },
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 4 },
  },
  {
    name: 'as-many-as-are-counted-come-off-the-list',
    parts: house([
      previousNotes,
      {
        text: 'The Clerk reported that four actions were complete and could be taken off the list: the quay lights, the crane rota, the gate and lock, and the tide tables.',
      },
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 4 },
  },
  {
    name: 'diary-of-each-action-latest-first',
    parts: house([
      { heading: '2. Action log' },
      table(
        ['No', 'Action', 'Lead', 'Progress'],
        ['1', 'Repaint the gangway', 'Harbour Master', '12 March 2025: Closed. 5 February 2025: Open.'],
        ['2', 'Price a second ramp', 'Treasurer', '12 March 2025: Open. 8 January 2025: Open.'],
        ['3', 'Count the moorings', 'Clerk', '5 February 2025: Closed. 8 January 2025: Open.'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Repaint the gangway', 'discharged', 'Harbour Master', null],
        ['Price a second ramp', 'open', 'Treasurer', null],
        ['Count the moorings', 'discharged', 'Clerk', null],
      ],
    },
  },
  {
    name: 'closed-in-a-list-and-the-rest-in-a-sentence-below',
    parts: house([
      { heading: '2. Action log' },
      { text: 'The Board looked at the log and agreed that the following actions be closed:' },
      {
        items: [
          '24/31 – Harbour Master to show the wash survey to the Rowing Club',
          '24/33 – Treasurer to confirm what the second crane would cost',
          '24/35 – Head of Pilotage to circulate what the pilots had told her',
        ],
      },
      { text: 'Action 24/36 (night moorings) remained open.' },
      { heading: '3. Wash' },
      { text: talk },
    ]),
    wants: { meeting: inMarch, actions: [], discharged: 3 },
  },
  {
    name: 'numbered-paragraphs-with-outcome-in-full',
    parts: house([
      previousNotes,
      { text: '2.1 The notes were agreed as a true record.' },
      {
        text: '2.2 Minute 24/31 (Fog bell). The Harbour Master had hung it in January. The action was closed.',
      },
      { text: '2.3 Minute 24/33 (Slipway). The builder came on 3 February 2025.' },
      { text: 'The action had been completed.' },
      { text: '2.4 Minute 24/35 (Quay lights). Lamps were on order. The action remained open.' },
      { heading: '3. Wash' },
      { text: talk },
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 2 },
  },
  {
    name: 'lettered-matters-with-outcome-behind-a-dash',
    parts: house([
      { heading: '2. Matters arising' },
      { text: '(a) Minute 3 (Rope store) – the action had been completed.' },
      { text: '(b) Minute 5.1 (Moorings) – this action was now closed.' },
      { text: '(c) Fuel prices – the action was complete.' },
      { text: '(d) Minute 8 (Night pay) – the action was carried forward to the June meeting.' },
      { heading: '3. Wash' },
      { text: talk },
    ]),
    wants: { meeting: inMarch, actions: [], discharged: 3 },
  },
  {
    name: 'each-action-with-its-update-on-the-next-line',
    parts: house([
      previousNotes,
      { text: 'The notes were agreed and the following actions discharged:' },
      { text: 'Pilots to report on towing' },
      { text: 'Update: the report came to members on 3 February 2025. Action closed.' },
      { text: 'Treasurer to compare fuel prices' },
      { text: 'Update: see item 4. Action closed.' },
      { text: 'The action for the Clerk to price new lamps remained open.' },
      { heading: '3. Wash' },
      { text: talk },
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 2 },
  },
  {
    name: 'several-by-their-subjects-in-a-sentence',
    parts: house([
      previousNotes,
      {
        text: 'The notes were agreed. The actions on the tide tables, the fog bell and the rope store had been completed. The action on towing was closed and that on night pay was carried forward to June.',
      },
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 4 },
  },
  {
    name: 'an-officer-a-line-with-the-action-in-full',
    parts: house([
      { heading: '2. Notes and actions of the last meeting' },
      { text: 'Ms Orla Tarn-Bell: the action to price new lamps had been completed.' },
      { text: 'Mr P. O’Dell: the actions on the tide leaflet and on the rope store were closed.' },
      { text: 'Head of Pilotage: the action to review night moorings was carried forward to June.' },
      { heading: '3. Wash' },
      { text: talk },
    ]),
    wants: { meeting: inMarch, actions: [], discharged: 3 },
  },
  {
    name: 'as-many-as-are-counted-with-whose-in-brackets',
    parts: house([
      previousNotes,
      {
        text: 'The notes were agreed. Three actions were done and were closed: the wash survey had been printed (Ms Tarn-Bell), the second crane had been hired (Mr O’Dell) and the gate had been hung (Head of Pilotage). The action on night pay was carried forward to June.',
      },
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 3 },
  },
];
