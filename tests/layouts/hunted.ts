import { type Layout, table } from './layout.ts';
import { talk } from './notes.ts';

/** Further boards' ways with the same matters, each written before it was read. */
export const hunted: readonly Layout[] = [
  {
    name: 'ref-column-last-and-two-digit-years',
    parts: [
      { title: 'Cormorant Fire Authority' },
      { title: 'Policy Committee – Action Tracker' },
      { text: 'Updated following the meeting of 3 April 2025' },
      table(
        ['What was agreed', 'Lead Officer', 'Timescale', 'RAG', 'Commentary', 'Minute ref'],
        ['Report back on on-call pay', 'ACFO', '19.06.25', 'Amber', 'Talks have begun', 'PC/12'],
        [
          'Circulate the smoke alarm figures',
          'Area Manager',
          '30.04.25',
          'Complete',
          'Sent 11.04.25',
          'PC/14',
        ],
        ['Visit the training tower', 'Clerk', 'TBC', 'Red', 'No date yet', 'PC/15'],
      ),
    ],
    wants: {
      meeting: { date: '2025-04-03', previous: null, next: null },
      actions: [
        ['Report back on on-call pay', 'open', 'ACFO', '2025-06-19'],
        ['Circulate the smoke alarm figures', 'discharged', 'Area Manager', '2025-04-30'],
        ['Visit the training tower', 'open', 'Clerk', null],
      ],
    },
  },
  {
    name: 'action-at-paragraph-end-in-bold-brackets',
    parts: [
      { title: 'Bittern Vale Academy Trust' },
      { title: 'Minutes of the Finance Committee held on Thursday 6 February 2025' },
      { heading: '1. Budget' },
      {
        text: `${talk} The committee asked for a note on reserves. [ACTION: Business Manager by 20 March 2025]`,
      },
      { heading: '2. Lettings' },
      { text: 'Hall hire had risen. The caretaker will keep a diary of bookings. [ACTION: Caretaker]' },
      { heading: '3. Date of next meeting' },
      { text: 'Thursday 8 May 2025 at 4.30pm' },
    ],
    wants: {
      meeting: { date: '2025-02-06', previous: null, next: '2025-05-08' },
      actions: [
        ['The committee asked for a note on reserves', 'open', 'Business Manager', '2025-03-20'],
        ['The caretaker will keep a diary of bookings', 'open', 'Caretaker', null],
      ],
    },
  },
  {
    name: 'next-meeting-in-a-title-table',
    parts: [
      table(
        [],
        ['Meeting:', 'Plover Tenants’ Panel'],
        ['Date:', '14 January 2025'],
        ['Venue:', 'Community Room'],
        ['Date of next meeting:', '11 March 2025'],
      ),
      { heading: 'Actions agreed' },
      table(
        ['Ref', 'Action', 'Owner', 'Deadline'],
        ['1.1', 'Post the repairs figures in the lobby', 'Housing Officer', '31 January 2025'],
        ['1.2', 'Ask the lift firm to the March meeting', 'Chair', '11 March 2025'],
      ),
    ],
    wants: {
      meeting: { date: '2025-01-14', previous: null, next: '2025-03-11' },
      actions: [
        ['Post the repairs figures in the lobby', 'open', 'Housing Officer', '2025-01-31'],
        ['Ask the lift firm to the March meeting', 'open', 'Chair', '2025-03-11'],
      ],
    },
  },
  {
    name: 'pre-meeting-before-the-meeting',
    parts: [
      { title: 'Whimbrel Scrutiny Panel' },
      { text: 'Pre-meeting 9 September 2025, 1pm' },
      { text: 'Panel meeting 16 September 2025, 2pm' },
      { heading: 'Action points' },
      {
        items: [
          'AP1 – Clerk to circulate the bus survey by 30 September 2025',
          'AP2 – Chair to write to the county about lighting',
        ],
      },
    ],
    wants: {
      meeting: { date: '2025-09-16', previous: null, next: null },
      actions: [
        ['Circulate the bus survey by 30 September 2025', 'open', 'Clerk', '2025-09-30'],
        ['Write to the county about lighting', 'open', 'Chair', null],
      ],
    },
  },
  {
    name: 'postponed-meeting',
    parts: [
      { title: 'Turnstone Joint Committee' },
      {
        text: 'Minutes of the meeting held on 25 June 2025 (postponed from 11 June 2025)',
      },
      { heading: '1. Minutes' },
      { text: 'The minutes of the meeting held on 12 March 2025 were approved.' },
      { heading: '2. Actions' },
      table(
        ['Action', 'Who', 'When', 'Status'],
        ['Agree the skip contract', 'Treasurer', '12/09/2025', 'Open'],
        ['Thank the volunteers', 'Secretary', '30/06/2025', 'Closed 27/6'],
      ),
      { text: 'The meeting planned for 10 September 2025 is postponed to 24 September 2025.' },
    ],
    wants: {
      meeting: { date: '2025-06-25', previous: '2025-03-12', next: null },
      actions: [
        ['Agree the skip contract', 'open', 'Treasurer', '2025-09-12'],
        ['Thank the volunteers', 'discharged', 'Secretary', '2025-06-30'],
      ],
    },
  },
  {
    name: 'grouped-by-meeting-with-carried-forward',
    parts: [
      { title: 'Sandpiper NHS Trust – Quality Committee' },
      { title: 'Rolling action log: meeting of 20 May 2025' },
      table(
        ['Minute', 'Agreed action', 'Lead', 'Due', 'Update'],
        ['Carried forward from 18 March 2025'],
        ['23/25', 'Present the falls audit', 'DoN', 'May 2025', 'Deferred to July 2025'],
        ['24/25', 'Share the sepsis pathway', 'MD', 'April 2025', 'Completed – circulated 22 April'],
        ['New actions from 20 May 2025'],
        ['31/25', 'Bring the staffing heat map', 'DoN', 'Q2', ''],
        ['33/25', 'Review the complaints letter', 'Company Secretary', 'ASAP', ''],
      ),
    ],
    wants: {
      meeting: { date: '2025-05-20', previous: null, next: null },
      actions: [
        ['Present the falls audit', 'open', 'DoN', null],
        ['Share the sepsis pathway', 'discharged', 'MD', null],
        ['Bring the staffing heat map', 'open', 'DoN', null],
        ['Review the complaints letter', 'open', 'Company Secretary', null],
      ],
    },
  },
  {
    name: 'numbered-in-full-with-owner-first',
    parts: [
      { title: 'Kittiwake Parish Council' },
      { text: 'Notes of the Amenities Working Group, 3rd April 2025' },
      { heading: 'Actions' },
      table(
        ['Who', 'No.', 'What', 'By'],
        ['Cllr Vane', '4.2/1', 'Get a price for the bench', '1st May'],
        ['Clerk', '4.2/2', 'Renew the insurance', 'w/c 12 May 2025'],
        ['All', '5.1/1', 'Walk the footpaths', 'end of June 2025'],
      ),
      { text: 'Next meeting Thursday 5 June 2025' },
    ],
    wants: {
      meeting: { date: '2025-04-03', previous: null, next: '2025-06-05' },
      actions: [
        ['Get a price for the bench', 'open', 'Cllr Vane', '2025-05-01'],
        ['Renew the insurance', 'open', 'Clerk', null],
        ['Walk the footpaths', 'open', 'All', '2025-06-30'],
      ],
    },
  },
  {
    name: 'dash-initials-at-paragraph-end',
    parts: [
      { title: 'Fulmar Housing Association' },
      { title: 'Board minutes 4 March 2025' },
      { text: 'Present: Ida Moss (IM), Chair; Jon Bell (JB), Director of Assets' },
      { heading: '1 Repairs' },
      { text: 'The backlog had fallen by a tenth. – JB to bring a forecast to the May board' },
      { heading: '2 Rents' },
      { text: 'Arrears were steady. No action was needed.' },
      { heading: '3 Governance' },
      { text: 'The code was adopted. – IM to sign it by 14 March 2025' },
    ],
    wants: {
      meeting: { date: '2025-03-04', previous: null, next: null },
      actions: [
        ['Bring a forecast to the May board', 'open', 'JB', null],
        ['Sign it by 14 March 2025', 'open', 'IM', '2025-03-14'],
      ],
    },
  },
  {
    name: 'minutes-number-and-initials-beside',
    parts: [
      { title: 'Dunlin Community Trust' },
      { title: 'Minutes of the trustees’ meeting held on 10 July 2025' },
      table(
        ['No.', 'Item', 'Action'],
        ['1', 'Welcome. The Chair welcomed all. There were no apologies.', ''],
        ['2', 'Hall. The boiler had failed twice. JB will get two quotes before winter.', 'JB'],
        ['3', 'Money. The accounts were agreed. AW to send them to the examiner by 31 July 2025.', 'AW'],
        ['4', 'Next meeting. 9 October 2025.', ''],
      ),
    ],
    wants: {
      meeting: { date: '2025-07-10', previous: null, next: '2025-10-09' },
      actions: [
        ['JB will get two quotes before winter', 'open', 'JB', null],
        ['AW to send them to the examiner by 31 July 2025', 'open', 'AW', '2025-07-31'],
      ],
    },
  },
  {
    name: 'previous-actions-with-tick-list',
    parts: [
      { title: 'Gannet Primary School' },
      { title: 'Full Governing Board minutes, Tuesday 20 May 2025' },
      { heading: '3. Actions from the last meeting (4 March 2025)' },
      table(
        ['Action', 'By', '✓'],
        ['Publish the sports premium page', 'HT', '✓'],
        ['Book safeguarding training', 'Clerk', '✓'],
        ['Review the lettings policy', 'SBM', ''],
      ),
      { heading: '9. Actions from this meeting' },
      table(['Action', 'By', 'When'], ['Send the survey to parents', 'HT', '6 June 2025']),
      { text: 'Next FGB: Tuesday 8 July 2025' },
    ],
    wants: {
      meeting: { date: '2025-05-20', previous: '2025-03-04', next: '2025-07-08' },
      actions: [
        ['Publish the sports premium page', 'discharged', 'HT', null],
        ['Book safeguarding training', 'discharged', 'Clerk', null],
        ['Review the lettings policy', 'open', 'SBM', null],
        ['Send the survey to parents', 'open', 'HT', '2025-06-06'],
      ],
    },
  },
  {
    name: 'two-columns-action-and-owner',
    parts: [
      { title: 'Redshank Village Hall Committee' },
      { text: 'Meeting of 12 May 2025' },
      { heading: 'Action list' },
      table(
        ['Action', 'Who'],
        ['Mend the gutter over the porch before the fete', 'Ted'],
        ['Ask the brewery about glasses', 'Nora'],
        ['Put the new rules on the board in the lobby and send a copy to the hirers', 'Secretary'],
      ),
    ],
    wants: {
      meeting: { date: '2025-05-12', previous: null, next: null },
      actions: [
        ['Mend the gutter over the porch before the fete', 'open', 'Ted', null],
        ['Ask the brewery about glasses', 'open', 'Nora', null],
        [
          'Put the new rules on the board in the lobby and send a copy to the hirers',
          'open',
          'Secretary',
          null,
        ],
      ],
    },
  },
  {
    name: 'line-directly-below-the-table',
    parts: [
      { title: 'Godwit Harbour Users’ Group' },
      { text: 'Meeting of 2 June 2025' },
      { heading: 'Actions' },
      table(
        ['Ref', 'Action', 'Owner', 'Due'],
        ['1', 'Move the winter moorings', 'Harbour Master', '1 October 2025'],
        ['2', 'Paint the steps', 'Volunteers', '30 June 2025'],
      ),
      { text: 'Next meeting 1 September 2025' },
      { text: 'Clerk to book the hall.' },
    ],
    wants: {
      meeting: { date: '2025-06-02', previous: null, next: '2025-09-01' },
      actions: [
        ['Move the winter moorings', 'open', 'Harbour Master', '2025-10-01'],
        ['Paint the steps', 'open', 'Volunteers', '2025-06-30'],
        ['Clerk to book the hall', 'open', 'Clerk', null],
      ],
    },
  },
  {
    name: 'american-dates',
    parts: [
      { title: 'Heron Trust action log' },
      table(
        ['Action', 'Owner', 'Due date', 'Status'],
        ['Order the new signs', 'Clerk', '03/25/2025', 'Open'],
        ['Count the canoes', 'Warden', '04/05/2025', 'Open'],
      ),
    ],
    formats: ['pdf', 'html', 'md', 'txt', 'csv'],
    wants: {
      meeting: { date: null, previous: null, next: null },
      actions: [
        ['Order the new signs', 'open', 'Clerk', '2025-03-25'],
        ['Count the canoes', 'open', 'Warden', '2025-04-05'],
      ],
    },
  },
  {
    name: 'rolling-agenda-list',
    parts: [
      { title: 'Avocet Partnership Board' },
      { text: 'Meeting of 4 March 2025' },
      { heading: 'Rolling agenda' },
      {
        items: [
          '10 June 2025: Annual review (Manager); Accounts (Treasurer)',
          '9 September 2025: Risk register (Clerk)',
        ],
      },
    ],
    wants: {
      meeting: { date: '2025-03-04', previous: null, next: null },
      programme: [
        ['2025-06-10', ['Annual review', null, 'Manager'], ['Accounts', null, 'Treasurer']],
        ['2025-09-09', ['Risk register', null, 'Clerk']],
      ],
    },
  },
  {
    name: 'outcome-and-date-completed',
    parts: [
      { title: 'Osprey Police and Crime Panel' },
      { title: 'Actions arising – 27 March 2025' },
      table(
        ['Meeting', 'Request', 'Responsible', 'Date completed', 'Outcome'],
        ['6 Feb 2025', 'Provide a briefing on rural cameras', 'OPCC', '14 Mar 2025', 'Briefing sent'],
        ['6 Feb 2025', 'Publish the custody visitor rota', 'OPCC', '', ''],
        ['27 Mar 2025', 'Explain the estates savings', 'CFO', '', 'With auditors'],
      ),
    ],
    wants: {
      meeting: { date: '2025-03-27', previous: null, next: null },
      actions: [
        ['Provide a briefing on rural cameras', 'discharged', 'OPCC', null],
        ['Publish the custody visitor rota', 'open', 'OPCC', null],
        ['Explain the estates savings', 'open', 'CFO', null],
      ],
    },
  },
  {
    name: 'struck-and-yes-no',
    parts: [
      { title: 'Teal Valley Leisure Trust' },
      { text: 'Board meeting 18 November 2025 – actions' },
      table(
        ['#', 'Action', 'Assigned to', 'Due', 'Complete? (Y/N)'],
        ['1', 'Tender the cleaning contract', 'Ops Manager', '15/12/25', 'N'],
        { cells: ['2', 'Close the old bank account', 'Treasurer', '30/11/25', 'Y'], struck: true },
        ['3', 'Refresh the website', 'Marketing Lead', 'Jan 26', 'N'],
      ),
    ],
    formats: ['docx', 'pdf', 'html'],
    wants: {
      meeting: { date: '2025-11-18', previous: null, next: null },
      actions: [
        ['Tender the cleaning contract', 'open', 'Ops Manager', '2025-12-15'],
        ['Close the old bank account', 'discharged', 'Treasurer', '2025-11-30'],
        ['Refresh the website', 'open', 'Marketing Lead', null],
      ],
    },
  },
  {
    name: 'several-owners-in-lines',
    parts: [
      { title: 'Shelduck Strategic Partnership' },
      { text: 'Date of meeting: 1 October 2025' },
      { heading: 'Summary of actions' },
      table(
        ['Action', 'Responsible', 'Deadline'],
        ['Draft the joint protocol', 'Head of Housing\nHead of Care', '3 November 2025'],
        ['Map the drop-in sessions', 'Health Lead', '17 November 2025'],
      ),
    ],
    wants: {
      meeting: { date: '2025-10-01', previous: null, next: null },
      actions: [
        ['Draft the joint protocol', 'open', 'Head of Housing Head of Care', '2025-11-03'],
        ['Map the drop-in sessions', 'open', 'Health Lead', '2025-11-17'],
      ],
    },
  },
  {
    name: 'resolved-with-action-lines',
    parts: [
      { title: 'Curlew Town Council' },
      { text: 'Minutes of the Planning Committee held at 7pm on Monday the 7th of July 2025' },
      { text: '112. Apologies. Cllr Rook.' },
      { text: '113. Minutes. The minutes of 2 June 2025 were signed.' },
      { text: '114. Applications. It was RESOLVED to object to the depot.' },
      { text: 'ACTION: Clerk to send the objection by 14 July 2025' },
      { text: '115. Trees. The oak on Mill Lane was discussed.' },
      { text: 'ACTION: Cllr Finch to ask the tree officer for a visit' },
      { text: '116. Next meeting: Monday 4 August 2025' },
    ],
    wants: {
      meeting: { date: '2025-07-07', previous: '2025-06-02', next: '2025-08-04' },
      actions: [
        ['Send the objection by 14 July 2025', 'open', 'Clerk', '2025-07-14'],
        ['Ask the tree officer for a visit', 'open', 'Cllr Finch', null],
      ],
    },
  },
  {
    name: 'progress-list-by-number',
    parts: [
      { title: 'Grebe Drainage Board' },
      { title: 'Minutes of the meeting held on 15 January 2026' },
      { heading: '2. Matters arising' },
      {
        items: [
          'Minute 14 (sluice key): done',
          'Minute 17 (pump lease): the Engineer reported that the lease was signed. Closed.',
          'Minute 19 (eel pass): still awaited; carried forward',
        ],
      },
      { heading: '3. Works' },
      { text: talk },
      { text: 'Action: Engineer to price the weed cutting by 27 February 2026' },
    ],
    wants: {
      meeting: { date: '2026-01-15', previous: null, next: null },
      actions: [
        ['eel pass', 'open', null, null],
        ['Price the weed cutting by 27 February 2026', 'open', 'Engineer', '2026-02-27'],
      ],
      discharged: 2,
    },
  },
  {
    name: 'programme-by-quarter-with-purpose',
    parts: [
      { title: 'Razorbill Audit Committee – Forward Plan 2025/26' },
      table(
        ['Report', '24 Jun 2025', '23 Sep 2025', '16 Dec 2025', 'Lead officer'],
        ['Head of audit’s opinion', '✓', '', '', 'Head of Audit'],
        ['Statement of accounts', '', '✓', '', 'CFO'],
        ['Risk register', '✓', '✓', '✓', 'Monitoring Officer'],
      ),
    ],
    wants: {
      programme: [
        [
          '2025-06-24',
          ['Head of audit’s opinion', null, 'Head of Audit'],
          ['Risk register', null, 'Monitoring Officer'],
        ],
        ['2025-09-23', ['Statement of accounts', null, 'CFO'], ['Risk register', null, 'Monitoring Officer']],
        ['2025-12-16', ['Risk register', null, 'Monitoring Officer']],
      ],
    },
  },
  {
    name: 'programme-of-sections-by-date',
    parts: [
      { title: 'Skua Overview Committee' },
      { title: 'Work programme 2025-26' },
      { subheading: '17 June 2025' },
      table(['Topic', 'Purpose', 'Author'], ['Waste contract', 'Pre-decision', 'Head of Streets']),
      { subheading: '16 September 2025' },
      table(
        ['Topic', 'Purpose', 'Author'],
        ['Leisure review', 'Member request', 'Director of Place'],
        ['Budget monitor', 'Quarterly', 'CFO'],
      ),
    ],
    wants: {
      programme: [
        ['2025-06-17', ['Waste contract', 'Pre-decision', 'Head of Streets']],
        [
          '2025-09-16',
          ['Leisure review', 'Member request', 'Director of Place'],
          ['Budget monitor', 'Quarterly', 'CFO'],
        ],
      ],
    },
  },
  {
    name: 'actions-with-sub-points-and-lead-support',
    parts: [
      { title: 'Ruff Integrated Care Committee' },
      { title: 'Meeting held on 11 February 2026: action log' },
      table(
        [
          'Action no.',
          'Agenda item',
          'Action',
          'Lead',
          'Support',
          'Original due date',
          'Revised due date',
          'Status',
        ],
        ['AP01', 'Winter', 'Publish the surge plan', 'COO', 'Comms', '31/01/2026', '28/02/2026', 'On track'],
        ['AP02', 'Dental', 'Meet the contractors', 'CMO', '', '15/02/2026', '', 'Overdue'],
        ['AP03', 'Estates', 'Sell the annex', 'CFO', 'Estates', '30/09/2025', '', 'Closed 3/2/26'],
      ),
    ],
    wants: {
      meeting: { date: '2026-02-11', previous: null, next: null },
      actions: [
        ['Publish the surge plan', 'open', 'COO', '2026-02-28'],
        ['Meet the contractors', 'open', 'CMO', '2026-02-15'],
        ['Sell the annex', 'discharged', 'CFO', '2025-09-30'],
      ],
    },
  },
  {
    name: 'one-line-actions-with-arrow-owner',
    parts: [
      { title: 'Knot Island Residents’ Association' },
      { text: 'Notes of meeting, Wednesday 4 June 2025' },
      { heading: 'Actions' },
      {
        items: [
          'Quote for CCTV [Sam] – by 1 July 2025',
          'Insurance renewal (Treasurer) DONE',
          'Newsletter: Ivy and Tom to draft by 20 June 2025',
        ],
      },
      { text: 'Next meeting: 2 July 2025' },
    ],
    wants: {
      meeting: { date: '2025-06-04', previous: null, next: '2025-07-02' },
      actions: [
        ['Quote for CCTV', 'open', 'Sam', '2025-07-01'],
        ['Insurance renewal', 'discharged', 'Treasurer', null],
        ['Newsletter: Ivy and Tom to draft by 20 June 2025', 'open', 'Ivy and Tom', '2025-06-20'],
      ],
    },
  },
  {
    name: 'item-heading-then-action-table-each',
    parts: [
      { title: 'Stint Learning Trust' },
      { title: 'Minutes of the Standards Committee, 19 March 2025' },
      { heading: '1. Attendance' },
      { text: talk },
      table(['Action', 'Owner', 'Deadline'], ['Analyse absence by class', 'Deputy Head', '2 May 2025']),
      { heading: '2. Reading' },
      { text: talk },
      table(
        ['Action', 'Owner', 'Deadline'],
        ['Buy the phonics sets', 'SBM', '30 April 2025'],
        ['Invite the author to the summer fair', 'Head', 'Summer term'],
      ),
      { text: 'Date of next meeting: 18 June 2025' },
    ],
    wants: {
      meeting: { date: '2025-03-19', previous: null, next: '2025-06-18' },
      actions: [
        ['Analyse absence by class', 'open', 'Deputy Head', '2025-05-02'],
        ['Buy the phonics sets', 'open', 'SBM', '2025-04-30'],
        ['Invite the author to the summer fair', 'open', 'Head', null],
      ],
    },
  },
  {
    name: 'percent-and-closed-word-in-action',
    parts: [
      { title: 'Smew Audit and Risk Committee' },
      { text: 'Action tracker as at 30 April 2025 (meeting of 23 April 2025)' },
      table(
        ['ID', 'Description', 'Assignee', 'Target', '% complete', 'Notes'],
        ['7', 'Map the closed accounts', 'Finance Lead', '30 May 2025', '40%', 'Half way'],
        ['8', 'Test the backup', 'IT Manager', '31 March 2025', '100%', 'Report filed'],
        ['9', 'Complete the fraud return', 'Finance Lead', '27 June 2025', '0%', ''],
      ),
    ],
    wants: {
      meeting: { date: '2025-04-23', previous: null, next: null },
      actions: [
        ['Map the closed accounts', 'open', 'Finance Lead', '2025-05-30'],
        ['Test the backup', 'discharged', 'IT Manager', '2025-03-31'],
        ['Complete the fraud return', 'open', 'Finance Lead', '2025-06-27'],
      ],
    },
  },
  {
    name: 'wrapped-cells-in-six-columns',
    parts: [
      { title: 'Eider Pension Board' },
      { title: 'Outstanding actions – 5 December 2024' },
      table(
        ['Item', 'Date raised', 'Action', 'Action owner', 'Update', 'Complete by'],
        [
          '1',
          '5 September 2024',
          'Write to the scheme’s employers about late returns and set out the charge that the regulations allow',
          'Head of Pensions Administration',
          'Letters were sent to nine employers in November, and four have replied',
          '28 February 2025',
        ],
        [
          '2',
          '5 December 2024',
          'Bring the cyber policy back with the auditor’s comments',
          'Governance Officer',
          '',
          'Next meeting',
        ],
      ),
      { text: 'Next meeting: 6 March 2025' },
    ],
    wants: {
      meeting: { date: '2024-12-05', previous: null, next: '2025-03-06' },
      actions: [
        [
          'Write to the scheme’s employers about late returns and set out the charge that the regulations allow',
          'open',
          'Head of Pensions Administration',
          '2025-02-28',
        ],
        [
          'Bring the cyber policy back with the auditor’s comments',
          'open',
          'Governance Officer',
          '2025-03-06',
        ],
      ],
    },
  },
  {
    name: 'all-but-one-complete-in-prose',
    parts: [
      { title: 'Garganey Fire and Rescue Board' },
      { text: 'Date: 9 October 2025' },
      { heading: '1. Welcome' },
      { text: talk },
      { heading: '2. Action log' },
      { text: 'Actions 4, 6 and 9 were completed and closed. Action 7 remains open until January.' },
      { heading: '3. Fleet' },
      { text: 'Action 10: Fleet Manager to cost two spare pumps by 5 December 2025' },
      { text: 'Date of next meeting: 15 January 2026' },
    ],
    wants: {
      meeting: { date: '2025-10-09', previous: null, next: '2026-01-15' },
      actions: [['Cost two spare pumps by 5 December 2025', 'open', 'Fleet Manager', '2025-12-05']],
      discharged: 3,
    },
  },
  {
    name: 'programme-with-standing-row-and-deferred',
    parts: [
      { title: 'Whooper Health Scrutiny Committee – Work Programme 2025/26' },
      table(
        ['Meeting date', 'Agenda item', 'Lead', 'Notes'],
        ['Every meeting', 'Work programme', 'Scrutiny Officer', ''],
        ['3 July 2025', 'Dental access', 'ICB', 'Deferred from April'],
        ['', 'Ambulance waits', 'Ambulance Trust', ''],
        ['2 October 2025', 'Winter plan', 'Hospital Trust', ''],
      ),
    ],
    formats: ['docx', 'pdf', 'html', 'md', 'txt', 'csv'],
    wants: {
      programme: [
        ['2025-07-03', ['Dental access', null, 'ICB'], ['Ambulance waits', null, 'Ambulance Trust']],
        ['2025-10-02', ['Winter plan', null, 'Hospital Trust']],
      ],
      standing: ['Work programme'],
    },
  },
  {
    name: 'previous-and-next-in-one-sentence',
    parts: [
      { title: 'Dipper Catchment Partnership' },
      { text: 'Notes of the steering group, 21st May 2025, Mill Lodge' },
      {
        text: 'The notes of 19th February were agreed. The group will next meet on 17th September 2025 at 10am.',
      },
      { text: 'Actions: (1) RT to share the flow data; (2) All to send photographs by 6th June.' },
    ],
    wants: {
      meeting: { date: '2025-05-21', previous: '2025-02-19', next: '2025-09-17' },
      actions: [
        ['Share the flow data', 'open', 'RT', null],
        ['Send photographs by 6th June', 'open', 'All', '2025-06-06'],
      ],
    },
  },
];
