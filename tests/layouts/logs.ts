import { ABOVE, type Layout, table } from './layout.ts';
import { house, inMarch, talk } from './notes.ts';

/** Logs of actions: their columns, their groups, their merged cells, and how they say that a thing is done. */
export const logs: readonly Layout[] = [
  {
    name: 'log-of-many-columns',
    parts: [
      { title: 'Audit and Risk Committee – Action Log' },
      { text: 'Meeting: 20 May 2025' },
      table(
        [
          'Ref',
          'Date raised',
          'Agenda item',
          'Action',
          'Lead officer',
          'Original due',
          'Revised due',
          'Progress',
          'RAG',
          'Date completed',
        ],
        [
          'AR1',
          '21/01/2025',
          'Buoyage',
          'Bring the buoy audit',
          'Cara Dent',
          '18/03/2025',
          '15/07/2025',
          'Auditor ill',
          'Amber',
          '',
        ],
        [
          'AR2',
          '21/01/2025',
          'Pay',
          'Share the pay review',
          'Jon Ash',
          '18/03/2025',
          '',
          'Sent to all',
          'Green',
          '14/03/2025',
        ],
        [
          'AR3',
          '18/03/2025',
          'Fuel',
          'Compare fuel prices',
          'Jon Ash',
          '20/05/2025',
          '',
          'On agenda',
          'Green',
          '20/05/2025',
        ],
      ),
    ],
    wants: {
      meeting: { date: '2025-05-20', previous: null, next: null },
      actions: [
        ['Bring the buoy audit', 'open', 'Cara Dent', '2025-07-15'],
        ['Share the pay review', 'discharged', 'Jon Ash', '2025-03-18'],
        ['Compare fuel prices', 'discharged', 'Jon Ash', '2025-05-20'],
      ],
    },
  },
  {
    name: 'status-before-action',
    parts: house([
      { heading: 'Action tracker' },
      table(
        ['RAG', 'Deadline', 'Owner', 'Item', 'Action'],
        ['Closed', '12/03/2025', 'Mrs J Rook', '4.1', 'Order new life jackets'],
        ['Open', '11/06/2025', 'Mr P Hale', '4.2', 'Audit the flare lockers'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Order new life jackets', 'discharged', 'Mrs J Rook', '2025-03-12'],
        ['Audit the flare lockers', 'open', 'Mr P Hale', '2025-06-11'],
      ],
    },
  },
  {
    name: 'closed-yes-or-no',
    parts: house([
      { heading: 'Actions from previous meetings' },
      table(
        ['Minute', 'Action', 'Responsible', 'Timescale', 'Closed Y/N', 'Comments'],
        ['12.3', 'Replace the slipway light', 'Works Manager', '30/04/2025', 'N', 'Parts ordered'],
        ['12.5', 'Write to the ferry firm', 'Clerk', '28/02/2025', 'Y', 'Letter sent'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Replace the slipway light', 'open', 'Works Manager', '2025-04-30'],
        ['Write to the ferry firm', 'discharged', 'Clerk', '2025-02-28'],
      ],
    },
  },
  {
    name: 'owner-and-date-merged-downwards',
    parts: house([
      { heading: 'Action list' },
      table(
        ['Owner', 'Action', 'Due', 'Status'],
        ['Harbour Master', 'Survey the east wall', '11/06/2025', 'Open'],
        [ABOVE, 'Price the new fenders', ABOVE, 'Complete'],
        [ABOVE, 'Train two crane hands', '10/09/2025', 'Open'],
        ['Clerk', 'Renew the insurance', '30/04/2025', 'Open'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Survey the east wall', 'open', 'Harbour Master', '2025-06-11'],
        ['Price the new fenders', 'discharged', 'Harbour Master', '2025-06-11'],
        ['Train two crane hands', 'open', 'Harbour Master', '2025-09-10'],
        ['Renew the insurance', 'open', 'Clerk', '2025-04-30'],
      ],
    },
    formats: ['docx', 'pdf', 'html'],
  },
  {
    name: 'percentages',
    parts: house([
      { heading: 'Action plan' },
      table(
        ['No', 'Action', 'Lead', 'Target date', '% complete'],
        ['1', 'Dredge the inner basin', 'Works', '30/05/2025', '75 %'],
        ['2', 'Fit new bollards', 'Works', '28/02/2025', '100%'],
        ['3', 'Number the berths', 'Harbour Office', '11/06/2025', '0%'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Dredge the inner basin', 'open', 'Works', '2025-05-30'],
        ['Fit new bollards', 'discharged', 'Works', '2025-02-28'],
        ['Number the berths', 'open', 'Harbour Office', '2025-06-11'],
      ],
    },
  },
  {
    name: 'ways-to-say-that-it-is-closed',
    parts: house([
      { heading: 'Overview of Actions' },
      table(
        ['Action', 'Owner', 'Due date', 'Update'],
        ['Provide the rope budget', 'Treasurer', '12/03/2025', 'Closed 12/3'],
        ['Provide the chain budget', 'Treasurer', '12/03/2025', 'Complete – see minute 7'],
        ['Provide the paint budget', 'Treasurer', '11/06/2025', 'Ongoing – due in June'],
        ['Provide the lamp budget', 'Treasurer', '12/03/2025', 'Propose to close'],
        ['Provide the glass budget', 'Treasurer', '11/06/2025', 'Not yet due'],
        ['Provide the brass budget', 'Treasurer', '11/06/2025', 'Awaiting response from the yard'],
        ['Provide the oak budget', 'Treasurer', '12/03/2025', 'Superseded by 24/12'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Provide the rope budget', 'discharged', 'Treasurer', '2025-03-12'],
        ['Provide the chain budget', 'discharged', 'Treasurer', '2025-03-12'],
        ['Provide the paint budget', 'open', 'Treasurer', '2025-06-11'],
        ['Provide the lamp budget', 'proposed', 'Treasurer', '2025-03-12'],
        ['Provide the glass budget', 'open', 'Treasurer', '2025-06-11'],
        ['Provide the brass budget', 'open', 'Treasurer', '2025-06-11'],
        ['Provide the oak budget', 'withdrawn', 'Treasurer', '2025-03-12'],
      ],
    },
  },
  {
    name: 'revised-dates-beside-shaded-statuses',
    formats: ['docx', 'pdf', 'pdf without rules', 'html'],
    parts: house([
      { heading: 'Action Log' },
      table(
        ['No.', 'Action', 'Lead', 'Original due date', 'Revised due date', 'RAG', 'Progress'],
        [
          '4',
          'Agree the berthing charges with the ferry company',
          'Chair',
          '08/01/2025',
          '12/02/2025',
          { text: 'Blue', shade: '#5b9bd5' },
          'Signed by both',
        ],
        [
          '7',
          'Renew the lease of the slipway',
          'Clerk',
          '12/02/2025',
          '11/06/2025',
          { text: 'Red', shade: '#ff0000' },
          'Landlord has not replied',
        ],
        [
          '9',
          'Survey the ferry steps at low water',
          'Pilots',
          '11/06/2025',
          '',
          { text: 'Green', shade: '#00b050' },
          'Divers engaged',
        ],
      ),
      { text: 'Key: Blue = complete; Green = on track; Red = overdue' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Agree the berthing charges with the ferry company', 'discharged', 'Chair', '2025-02-12'],
        ['Renew the lease of the slipway', 'open', 'Clerk', '2025-06-11'],
        ['Survey the ferry steps at low water', 'open', 'Pilots', '2025-06-11'],
      ],
    },
  },
  {
    name: 'rows-shaded-with-their-key',
    formats: ['docx', 'pdf', 'html'],
    parts: house([
      { heading: 'Action Log' },
      { text: 'Key: green = complete, amber = in progress, red = overdue' },
      table(
        ['Action', 'Owner', 'Due date', 'Status'],
        ['Check the tide gauge', 'Pilots', '11/06/2025', { text: '', shade: '#ffc000' }],
        ['Clean the tide gauge', 'Pilots', '12/02/2025', { text: '', shade: '#00b050' }],
        ['Move the tide gauge', 'Pilots', '12/02/2025', { text: '', shade: '#ff0000' }],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Check the tide gauge', 'open', 'Pilots', '2025-06-11'],
        ['Clean the tide gauge', 'discharged', 'Pilots', '2025-02-12'],
        ['Move the tide gauge', 'open', 'Pilots', '2025-02-12'],
      ],
    },
  },
  {
    name: 'heading-in-the-middle',
    parts: house([
      { heading: 'Actions' },
      table(
        ['Action', 'Owner', 'Deadline'],
        ['Check the moorings', 'Pilots', '11/06/2025'],
        ['Completed actions'],
        ['Action', 'Owner', 'Date completed'],
        ['Mend the pontoon', 'Works', '03/02/2025'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Check the moorings', 'open', 'Pilots', '2025-06-11'],
        ['Mend the pontoon', 'discharged', 'Works', null],
      ],
    },
  },
  {
    name: 'no-heading-at-all',
    parts: house([
      { heading: 'Actions from this meeting' },
      table(
        [],
        ['1', 'Write to the water company', 'Clerk', '30 April 2025'],
        ['2', 'Publish the tide tables', 'Harbour Office', '14 April 2025'],
        ['3', 'Draft the summer notice', 'Chair', '1 May 2025'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Write to the water company', 'open', 'Clerk', '2025-04-30'],
        ['Publish the tide tables', 'open', 'Harbour Office', '2025-04-14'],
        ['Draft the summer notice', 'open', 'Chair', '2025-05-01'],
      ],
    },
  },
  {
    name: 'title-within-the-table',
    parts: house([
      table(
        ['ACTIONS ARISING'],
        ['Min', 'Action', 'By whom', 'By when'],
        ['3', 'Circulate the wreck list', 'Clerk', 'Next meeting'],
        ['5', 'Invite the lifeboat crew', 'Chair', '1 May 2025'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Circulate the wreck list', 'open', 'Clerk', '2025-06-11'],
        ['Invite the lifeboat crew', 'open', 'Chair', '2025-05-01'],
      ],
    },
  },
  {
    name: 'none-in-the-table',
    parts: house([
      { text: talk },
      { heading: 'Action log' },
      table(['Action', 'Owner', 'Due date', 'Status'], ['None', '', '', '']),
    ]),
    wants: { meeting: inMarch, actions: [], nothingOutstanding: true },
  },
  {
    name: 'ticks-and-crosses',
    parts: house([
      { heading: 'Matters arising – actions' },
      table(
        ['Action', 'Who', 'When', 'Completed'],
        ['Sweep the slip', 'Caretaker', '1 March 2025', '✔'],
        ['Oil the lock gate', 'Caretaker', '1 May 2025', '✘'],
        ['Test the alarm', 'Caretaker', '1 March 2025', '☑'],
        ['Count the oars', 'Caretaker', '1 May 2025', '☐'],
      ),
    ]),
    formats: ['docx', 'html', 'txt'],
    wants: {
      meeting: inMarch,
      actions: [
        ['Sweep the slip', 'discharged', 'Caretaker', '2025-03-01'],
        ['Oil the lock gate', 'open', 'Caretaker', '2025-05-01'],
        ['Test the alarm', 'discharged', 'Caretaker', '2025-03-01'],
        ['Count the oars', 'open', 'Caretaker', '2025-05-01'],
      ],
    },
  },
  {
    name: 'priority-and-support',
    parts: house([
      { heading: 'Improvement actions' },
      table(
        ['#', 'Action', 'Priority', 'Lead', 'Support', 'Deadline', 'Status'],
        ['1', 'Draw up a fog plan', 'High', 'Harbour Master', 'Pilots', '31 May 2025', 'In progress'],
        ['2', 'Review night pay', 'Low', 'HR Manager', 'Treasurer', '30 June 2025', 'Not started'],
        ['3', 'Buy two radios', 'Medium', 'Treasurer', '', '28 Feb 2025', 'Done'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Draw up a fog plan', 'open', 'Harbour Master', '2025-05-31'],
        ['Review night pay', 'open', 'HR Manager', '2025-06-30'],
        ['Buy two radios', 'discharged', 'Treasurer', '2025-02-28'],
      ],
    },
  },
  {
    name: 'two-rows-of-headings',
    parts: house([
      { heading: 'Action log' },
      table(
        ['Ref', 'Action', 'Owner', 'Due date', '', 'Status'],
        ['', '', '', 'Original', 'Revised', ''],
        ['7', 'Map the eel grass', 'Ecologist', '12/02/2025', '11/06/2025', 'Open'],
        ['8', 'Post the speed signs', 'Works', '12/02/2025', '', 'Closed'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Map the eel grass', 'open', 'Ecologist', '2025-06-11'],
        ['Post the speed signs', 'discharged', 'Works', '2025-02-12'],
      ],
    },
  },
  {
    name: 'minutes-beside-action-by',
    parts: [
      { title: 'Shoal Bay Harbour Trust' },
      { title: 'Minutes of the meeting held on 12 March 2025' },
      table(
        ['Minute', 'Action by'],
        ['1. Apologies\nApologies were received from Mr Finch.', ''],
        [
          '2. Slipway\nThe trust heard that the slipway had been cleared of weed. The clerk would obtain three quotes for railings.',
          'Clerk',
        ],
        [
          '3. Finance\nThe accounts were received. The treasurer to send the VAT claim by 30 April 2025.',
          'Treasurer',
        ],
        ['4. Next meeting\n11 June 2025', ''],
      ),
    ],
    wants: {
      meeting: { date: '2025-03-12', previous: null, next: '2025-06-11' },
      actions: [
        ['The clerk would obtain three quotes for railings', 'open', 'Clerk', null],
        ['The treasurer to send the VAT claim by 30 April 2025', 'open', 'Treasurer', '2025-04-30'],
      ],
    },
  },
  {
    name: 'decision-beside-action',
    parts: house([
      { heading: 'Summary of decisions and actions' },
      table(
        ['Item', 'Decision', 'Action', 'Owner', 'Date'],
        ['3', 'The budget was agreed', 'Publish the budget', 'Treasurer', '31 March 2025'],
        ['4', 'The ferry review was noted', '', '', ''],
        ['5', 'The crane will be replaced', 'Seek three tenders for the crane', 'Works', '30 May 2025'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Publish the budget', 'open', 'Treasurer', '2025-03-31'],
        ['Seek three tenders for the crane', 'open', 'Works', '2025-05-30'],
      ],
    },
  },
  {
    name: 'groups-with-owners',
    parts: house([
      { heading: 'Action schedule' },
      table(
        ['No.', 'Action', 'Deadline', 'Status'],
        ['Harbour Master'],
        ['1', 'Report on the wash limits', '11/06/2025', 'Open'],
        ['2', 'Log the night arrivals', '12/03/2025', 'Complete'],
        ['Chief Engineer'],
        ['3', 'Strip the pump', '30/04/2025', 'Open'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Report on the wash limits', 'open', 'Harbour Master', '2025-06-11'],
        ['Log the night arrivals', 'discharged', 'Harbour Master', '2025-03-12'],
        ['Strip the pump', 'open', 'Chief Engineer', '2025-04-30'],
      ],
    },
  },
  {
    name: 'empty-rows-and-a-total',
    parts: house([
      { heading: 'Action log' },
      table(
        ['Ref', 'Action', 'Owner', 'Due', 'Status'],
        ['1', 'Paint the bollards', 'Works', '30/05/2025', 'Open'],
        ['', '', '', '', ''],
        ['2', 'Sell the old launch', 'Treasurer', '11/06/2025', 'Open'],
        ['', '', '', '', ''],
        ['Total open actions: 2'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Paint the bollards', 'open', 'Works', '2025-05-30'],
        ['Sell the old launch', 'open', 'Treasurer', '2025-06-11'],
      ],
    },
  },
  {
    name: 'several-points-in-a-cell',
    parts: house([
      { heading: 'Actions' },
      table(
        ['Agenda item', 'Action', 'Owner', 'Date'],
        ['Safety', 'Test the sirens\nRenew the flares', 'Pilots\nWorks', '1 May 2025\n11 June 2025'],
        ['Finance', 'Close the old account', 'Treasurer', '30 April 2025'],
      ),
    ]),
    formats: ['docx', 'pdf', 'html'],
    wants: {
      meeting: inMarch,
      actions: [
        ['Test the sirens', 'open', 'Pilots', '2025-05-01'],
        ['Renew the flares', 'open', 'Works', '2025-06-11'],
        ['Close the old account', 'open', 'Treasurer', '2025-04-30'],
      ],
    },
  },
  {
    name: 'transferred-and-on-agenda',
    parts: house([
      { heading: 'Actions update' },
      table(
        ['Ref', 'Action', 'Lead', 'Position'],
        ['24/07', 'Report on towing', 'Pilots', 'On agenda – item 6'],
        ['24/09', 'Review the byelaws', 'Clerk', 'Transferred to the Policy Committee'],
        ['24/11', 'Brief new members', 'Clerk', 'Completed 3 Feb'],
        ['24/12', 'Buy a new flag', 'Clerk', 'Carried forward'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Report on towing', 'open', 'Pilots', null],
        ['Review the byelaws', 'open', 'Clerk', null],
        ['Brief new members', 'discharged', 'Clerk', null],
        ['Buy a new flag', 'open', 'Clerk', null],
      ],
    },
  },
  {
    name: 'by-when-before-the-action',
    parts: [
      { title: 'Saltmarsh Harbour Council' },
      { title: 'Actions' },
      { text: 'Date of meeting: 14 May 2025' },
      table(
        ['By', 'Who', 'Action', 'Status'],
        ['30 June', 'Engineer', 'Survey the tide gates', 'Open'],
        ['16.6.25', 'Clerk', 'Pay the dredging levy', 'Done'],
        ['1 July 2025', 'Harbour Master', 'Publish the new byelaws', 'Open'],
      ),
    ],
    wants: {
      meeting: { date: '2025-05-14', previous: null, next: null },
      actions: [
        ['Survey the tide gates', 'open', 'Engineer', '2025-06-30'],
        ['Pay the dredging levy', 'discharged', 'Clerk', '2025-06-16'],
        ['Publish the new byelaws', 'open', 'Harbour Master', '2025-07-01'],
      ],
    },
  },
  {
    name: 'groups-over-headings-and-by-when-first',
    parts: [
      { title: 'Saltmarsh Harbour Council' },
      { text: 'Date of meeting: 14 May 2025' },
      { text: 'Date of next meeting: 16 July 2025' },
      table(
        ['Report', '', '', 'Resolution', ''],
        ['By', 'Officer', 'Progress', 'What the Council asked for', 'Min.'],
        ['30 June', 'Engineer', 'Not started', 'Survey the tide gates', '12/25'],
        ['16.6.25', 'Clerk', 'Done 2 June', 'Pay the dredging levy', '13/25'],
        ['Next meeting', 'Harbour Master', 'In hand', 'Publish the new byelaws', '15/25'],
        ['', 'Chair', 'Completed', 'Thank the pilots', '16/25'],
      ),
    ],
    wants: {
      meeting: { date: '2025-05-14', previous: null, next: '2025-07-16' },
      actions: [
        ['Survey the tide gates', 'open', 'Engineer', '2025-06-30'],
        ['Pay the dredging levy', 'discharged', 'Clerk', '2025-06-16'],
        ['Publish the new byelaws', 'open', 'Harbour Master', '2025-07-16'],
        ['Thank the pilots', 'discharged', 'Chair', null],
      ],
    },
  },
  {
    name: 'status-in-bands-across',
    parts: [
      { title: 'Saltmarsh Harbour Council' },
      { heading: 'Resolutions of the Council' },
      table(
        ['No.', 'Council resolution', 'Responsible officer', 'Target date', 'Comment'],
        [{ text: 'COMPLETED SINCE LAST REPORT', shade: '#C6E0B4', bold: true }],
        ['HC 11', 'Advertise the mooring fees', 'Fees Officer', '12 May 2025', 'Notice in the Echo'],
        ['HC 14', 'Negotiate a lease of the net loft', 'Solicitor', '30 May 2025', 'Lease signed'],
        [{ text: 'IN PROGRESS', shade: '#FFE699', bold: true }],
        ['HC 15', 'Tender the dredging of the east basin', 'Engineer', '1 September 2025', 'Two bids in'],
        [{ text: 'NOT YET COMMENCED', shade: '#F8CBAD', bold: true }],
        ['HC 19', 'Replace the tide gauge', 'Harbour Master', '2 February 2026', ''],
      ),
    ],
    wants: {
      meeting: { date: null, previous: null, next: null },
      actions: [
        ['Advertise the mooring fees', 'discharged', 'Fees Officer', '2025-05-12'],
        ['Negotiate a lease of the net loft', 'discharged', 'Solicitor', '2025-05-30'],
        ['Tender the dredging of the east basin', 'open', 'Engineer', '2025-09-01'],
        ['Replace the tide gauge', 'open', 'Harbour Master', '2026-02-02'],
      ],
    },
  },
  {
    name: 'numbers-for-statuses-by-a-key',
    parts: [
      { title: 'Saltmarsh Harbour Watch – Action record' },
      { text: 'Meeting date: 12 March 2025' },
      { text: 'Key to status: 1 = not begun; 2 = in hand; 3 = late; 4 = completed.' },
      table(
        ['No.', 'Action', 'Responsible officer', 'To be done by', 'Status'],
        ['7', 'Map the sandbanks', 'Pilot', '30 May 2025', '2'],
        ['8', 'Price a second tug', 'Treasurer', '28 February 2025', '4'],
        ['9', 'Visit the boatyard', 'Clerk', '31 January 2025', '3'],
        ['10', 'Draft the berth rules', 'Solicitor', '16 July 2025', '1'],
      ),
    ],
    wants: {
      meeting: { date: '2025-03-12', previous: null, next: null },
      actions: [
        ['Map the sandbanks', 'open', 'Pilot', '2025-05-30'],
        ['Price a second tug', 'discharged', 'Treasurer', '2025-02-28'],
        ['Visit the boatyard', 'open', 'Clerk', '2025-01-31'],
        ['Draft the berth rules', 'open', 'Solicitor', '2025-07-16'],
      ],
    },
  },
  {
    name: 'statuses-in-a-table-of-their-own',
    parts: house([
      { heading: 'Action log' },
      table(
        ['Ref', 'Action', 'Owner', 'Due'],
        ['25-1', 'List the berths that flood', 'Harbour Master', '9 May 2025'],
        ['25-2', 'Count the life rings', 'Clerk', '16 May 2025'],
        ['25-4', 'Write to the net makers', 'Chair', '30 May 2025'],
      ),
      { heading: 'Where each action stands' },
      table(
        ['Ref', 'Status', 'Remarks'],
        ['25-1', 'Open', 'Survey ordered'],
        ['25-2', 'Closed', 'Sixty-one found'],
        ['25-4', 'Open', 'Draft with the Chair'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['List the berths that flood', 'open', 'Harbour Master', '2025-05-09'],
        ['Count the life rings', 'discharged', 'Clerk', '2025-05-16'],
        ['Write to the net makers', 'open', 'Chair', '2025-05-30'],
      ],
    },
  },
  {
    name: 'to-be-completed-and-progress',
    parts: [
      { title: 'Bridges and Locks Committee – Outstanding References' },
      table(
        ['Item', 'Date added and subject', 'Action', 'Officer responsible', 'To be completed', 'Progress'],
        [
          '1',
          '12 March 2025\nLighting',
          'Dim the lamps of the lock',
          'Engineer',
          '16 September 2025',
          'In progress.',
        ],
        [
          '2',
          '12 March 2025\nWater',
          'Measure the water at the sluice',
          'Pilots',
          '30 April 2025',
          'COMPLETED.',
        ],
      ),
    ],
    wants: {
      meeting: { date: null, previous: null, next: null },
      actions: [
        ['Dim the lamps of the lock', 'open', 'Engineer', '2025-09-16'],
        ['Measure the water at the sluice', 'discharged', 'Pilots', '2025-04-30'],
      ],
    },
  },
  {
    name: 'row-whose-words-name-columns',
    parts: [
      { title: 'Bridges and Locks Committee' },
      { text: 'Action plan – meeting of 12 March 2025. Next meeting: 11 June 2025.' },
      table(
        ['Ref', 'Action', 'Owner', 'Timescale', 'Status'],
        ['Note: the keeper was thanked for his patience.'],
        ['BL 7', 'Grease the paddles of both locks', 'Keeper', '30 April 2025', 'Complete'],
        ['BL 8', 'Write a one-page report on repairs', 'Works Lead', 'Next meeting', 'Live'],
        ['BL 9', 'Paint the swing bridge', 'Engineer', '2 May 2025', 'Live'],
      ),
    ],
    wants: {
      meeting: inMarch,
      actions: [
        ['Grease the paddles of both locks', 'discharged', 'Keeper', '2025-04-30'],
        ['Write a one-page report on repairs', 'open', 'Works Lead', '2025-06-11'],
        ['Paint the swing bridge', 'open', 'Engineer', '2025-05-02'],
      ],
    },
  },
  {
    name: 'attendance-below-actions-in-the-same-table',
    parts: [
      { title: 'Fell Row Almshouse Trust' },
      { text: 'Action list – meeting of Monday 3 November 2025' },
      table(
        ['Done?', 'When', 'Action', 'Minute', 'Owner'],
        ['Yes', '31 October 2025', 'Return the signed lease to the solicitor', '4', 'Clerk'],
        ['No', '28 November 2025', 'Renew the insurance of the hall', '6', 'Treasurer'],
        ['', '', '', '', ''],
        ['Trustee', '', 'Attended', '', ''],
        ['Ivy Beck', '', '3 of 3', '', ''],
        ['Col Raine', '', '2 of 3', '', ''],
      ),
    ],
    wants: {
      meeting: { date: '2025-11-03', previous: null, next: null },
      actions: [
        ['Return the signed lease to the solicitor', 'discharged', 'Clerk', '2025-10-31'],
        ['Renew the insurance of the hall', 'open', 'Treasurer', '2025-11-28'],
      ],
    },
  },
  {
    name: 'decisions-among-actions-by-their-type',
    parts: [
      { title: 'Fell Row Almshouse Trust' },
      { text: 'Decision and action log – meeting of Monday 3 November 2025' },
      table(
        ['Ref', 'Type', 'Detail', 'Lead', 'Due', 'Status'],
        ['31', 'Decision', 'The rents stay as they are until April', '–', '–', 'Agreed'],
        ['32', 'Action', 'Tell each resident in writing', 'Warden', '14 November 2025', 'Open'],
        ['33', 'Action', 'Price a stair lift for number 4', 'Clerk', '5 January 2026', 'Closed'],
        ['34', 'Decision', 'The garden fund is wound up', '–', '–', 'Agreed'],
        ['35', 'Decision', 'Move the fund’s money to repairs', 'Treasurer', '1 December 2025', 'Agreed'],
      ),
    ],
    wants: {
      meeting: { date: '2025-11-03', previous: null, next: null },
      actions: [
        ['Tell each resident in writing', 'open', 'Warden', '2025-11-14'],
        ['Price a stair lift for number 4', 'discharged', 'Clerk', '2026-01-05'],
      ],
    },
  },
  {
    name: 'decisions-among-actions-by-their-number',
    parts: [
      { title: 'Fell Row Almshouse Trust' },
      { text: 'Decisions and actions – meeting of Monday 3 November 2025' },
      table(
        ['No.', 'Decision / action', 'Who', 'By when'],
        ['D1', 'The rents stay as they are until April', '', ''],
        ['A1', 'Tell each resident in writing', 'Warden', '14 November 2025'],
        ['D2', 'The garden fund is wound up', '', ''],
        ['A2', 'Price a stair lift for number 4', 'Clerk', '5 January 2026'],
      ),
    ],
    wants: {
      meeting: { date: '2025-11-03', previous: null, next: null },
      actions: [
        ['Tell each resident in writing', 'open', 'Warden', '2025-11-14'],
        ['Price a stair lift for number 4', 'open', 'Clerk', '2026-01-05'],
      ],
    },
  },
  {
    name: 'live-and-closed-across-the-table',
    parts: [
      { title: 'Fell Row Almshouse Trust' },
      { text: 'Schedule of actions – meeting of Monday 3 November 2025' },
      table(
        ['No.', 'Action', 'Responsible', 'Target date'],
        ['LIVE ACTIONS'],
        ['7', 'Price a stair lift for number 4', 'Clerk', '5 January 2026'],
        ['8', 'Walk the boundary with the farmer', 'Warden', '28 November 2025'],
        ['CLOSED ACTIONS (kept here until the next meeting)'],
        ['5', 'Print the new tenancy leaflet', 'Clerk', '31 October 2025'],
        ['6', 'Meet the fire officer about the porch', 'Warden', '24 October 2025'],
      ),
    ],
    wants: {
      meeting: { date: '2025-11-03', previous: null, next: null },
      actions: [
        ['Price a stair lift for number 4', 'open', 'Clerk', '2026-01-05'],
        ['Walk the boundary with the farmer', 'open', 'Warden', '2025-11-28'],
        ['Print the new tenancy leaflet', 'discharged', 'Clerk', '2025-10-31'],
        ['Meet the fire officer about the porch', 'discharged', 'Warden', '2025-10-24'],
      ],
    },
  },
  {
    name: 'days-in-words',
    parts: [
      { title: 'Fell Row Almshouse Trust' },
      { text: 'Actions from the meeting of Monday 3 November 2025' },
      table(
        ['No.', 'Action', 'Responsible', 'When'],
        ['1', 'Price a stair lift for number 4', 'Clerk', 'The last day of January 2026'],
        ['2', 'Walk the boundary with the farmer', 'Warden', 'Twenty-first of November 2025'],
        ['3', 'Print the new tenancy leaflet', 'Clerk', 'First day of December 2025'],
      ),
    ],
    wants: {
      meeting: { date: '2025-11-03', previous: null, next: null },
      actions: [
        ['Price a stair lift for number 4', 'open', 'Clerk', '2026-01-31'],
        ['Walk the boundary with the farmer', 'open', 'Warden', '2025-11-21'],
        ['Print the new tenancy leaflet', 'open', 'Clerk', '2025-12-01'],
      ],
    },
  },
  {
    name: 'responsible-beside-to-be-done-by',
    parts: house([
      { heading: '2. Actions' },
      table(
        ['Minute', 'Action', 'Responsible', 'To be done by'],
        ['25/061', 'Compare the berth fees with two like harbours', 'Harbour Master', '11 June 2025'],
        ['25/062', 'Find out who may sign the byelaws', 'Head of Works', 'ASAP'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Compare the berth fees with two like harbours', 'open', 'Harbour Master', '2025-06-11'],
        ['Find out who may sign the byelaws', 'open', 'Head of Works', null],
      ],
    },
  },
];
