import { type Layout, table } from './layout.ts';
import { house, inMarch, talk } from './notes.ts';

/** Whom boards give actions to and by when, as they write it. */
export const owners: readonly Layout[] = [
  {
    name: 'table-below-the-name-of-each-owner',
    parts: [
      { title: 'Harbour Safety Group' },
      { title: 'Actions agreed at the meeting on 4 March 2025' },
      { subheading: 'Harbour Master' },
      table(
        ['No', 'Action', 'By when'],
        ['1', 'Have the lower slip swept', '30 April 2025'],
        ['2', 'Show the berths that are let and those that are not', '11 June 2025'],
      ),
      { subheading: 'Coastguard' },
      table(['No', 'Action', 'By when'], ['3', 'Name who answers at night', '28 March 2025']),
      { subheading: 'Town Council' },
      table(['No', 'Action', 'By when'], ['4', 'Mend the lamps along the quay', '11 June 2025']),
    ],
    wants: {
      meeting: { date: '2025-03-04', previous: null, next: null },
      actions: [
        ['Have the lower slip swept', 'open', 'Harbour Master', '2025-04-30'],
        ['Show the berths that are let and those that are not', 'open', 'Harbour Master', '2025-06-11'],
        ['Name who answers at night', 'open', 'Coastguard', '2025-03-28'],
        ['Mend the lamps along the quay', 'open', 'Town Council', '2025-06-11'],
      ],
    },
  },
  {
    name: 'owners-in-many-forms',
    parts: house([
      { heading: 'Action log' },
      table(
        ['Action', 'Owner', 'Due date', 'Status'],
        ['Provide the ash report', 'Siân O’Hara-Finch', '11/06/2025', 'Open'],
        ['Provide the oak report', 'All', '11/06/2025', 'Open'],
        ['Provide the elm report', 'Chair', '11/06/2025', 'Open'],
        ['Provide the yew report', 'PCC’s Chief Executive', '11/06/2025', 'Open'],
        ['Provide the fir report', 'Director of Works (Nell Farrow)', '11/06/2025', 'Open'],
        ['Provide the box report', 'TBC', '11/06/2025', 'Open'],
        ['Provide the bay report', 'n.farrow@harbour.example', '11/06/2025', 'Open'],
        ['Provide the fig report', 'Clerk & Treasurer', '11/06/2025', 'Open'],
        ['Provide the sal report', 'JB, KL', '11/06/2025', 'Open'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Provide the ash report', 'open', 'Siân O’Hara-Finch', '2025-06-11'],
        ['Provide the oak report', 'open', 'All', '2025-06-11'],
        ['Provide the elm report', 'open', 'Chair', '2025-06-11'],
        ['Provide the yew report', 'open', 'PCC’s Chief Executive', '2025-06-11'],
        ['Provide the fir report', 'open', 'Director of Works (Nell Farrow)', '2025-06-11'],
        ['Provide the box report', 'open', null, '2025-06-11'],
        ['Provide the bay report', 'open', 'n.farrow@harbour.example', '2025-06-11'],
        ['Provide the fig report', 'open', 'Clerk & Treasurer', '2025-06-11'],
        ['Provide the sal report', 'open', 'JB, KL', '2025-06-11'],
      ],
    },
  },
  {
    name: 'dates-in-many-forms',
    parts: house([
      { heading: 'Action log' },
      table(
        ['Action', 'Owner', 'By when', 'Status'],
        ['Provide the ash report', 'Clerk', '1st April 2025', 'Open'],
        ['Provide the oak report', 'Clerk', '30-Apr-25', 'Open'],
        ['Provide the elm report', 'Clerk', 'Fri 2 May 2025', 'Open'],
        ['Provide the yew report', 'Clerk', 'June Board', 'Open'],
        ['Provide the fir report', 'Clerk', 'Next mtg', 'Open'],
        ['Provide the box report', 'Clerk', 'By end June', 'Open'],
        ['Provide the bay report', 'Clerk', 'Immediate', 'Open'],
        ['Provide the fig report', 'Clerk', 'Summer 2025', 'Open'],
        ['Provide the sal report', 'Clerk', '2025-07-01', 'Open'],
        ['Provide the ivy report', 'Clerk', 'Ongoing', 'Open'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Provide the ash report', 'open', 'Clerk', '2025-04-01'],
        ['Provide the oak report', 'open', 'Clerk', '2025-04-30'],
        ['Provide the elm report', 'open', 'Clerk', '2025-05-02'],
        ['Provide the yew report', 'open', 'Clerk', '2025-06-11'],
        ['Provide the fir report', 'open', 'Clerk', '2025-06-11'],
        ['Provide the box report', 'open', 'Clerk', '2025-06-30'],
        ['Provide the bay report', 'open', 'Clerk', null],
        ['Provide the fig report', 'open', 'Clerk', null],
        ['Provide the sal report', 'open', 'Clerk', '2025-07-01'],
        ['Provide the ivy report', 'open', 'Clerk', null],
      ],
    },
  },
  {
    name: 'over-the-turn-of-the-year',
    parts: [
      { title: 'Harbour Board' },
      { title: 'Minutes of the meeting held on 10 December 2024' },
      { heading: '1. Welcome' },
      { text: talk },
      { heading: '2. Actions' },
      table(
        ['Action', 'Owner', 'Due'],
        ['Send the winter rota', 'Clerk', '14 Jan'],
        ['Bring the spring rota', 'Clerk', '20 December'],
      ),
      { text: 'Date of next meeting: Tuesday 11 February' },
    ],
    wants: {
      meeting: { date: '2024-12-10', previous: null, next: '2025-02-11' },
      actions: [
        ['Send the winter rota', 'open', 'Clerk', '2025-01-14'],
        ['Bring the spring rota', 'open', 'Clerk', '2024-12-20'],
      ],
    },
  },
  {
    name: 'owner-within-the-cell',
    parts: house([
      { heading: 'Actions' },
      table(
        ['Ref', 'Action', 'Status'],
        ['1', 'Send the winter rota. Owner: Clerk. Due: 30 April 2025', 'Open'],
        ['2', 'Sell the old launch. Owner: Treasurer. Due: 11 June 2025', 'Closed'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Send the winter rota', 'open', 'Clerk', '2025-04-30'],
        ['Sell the old launch', 'discharged', 'Treasurer', '2025-06-11'],
      ],
    },
  },
  {
    name: 'initials-and-who-was-there',
    parts: house([
      { heading: 'Present' },
      table(
        ['Name', 'Initials', 'Role'],
        ['Nell Farrow', 'NF', 'Chair'],
        ['Tom O’Dowd', 'TOD', 'Treasurer'],
        ['Ann Reed', 'AR', 'Clerk'],
      ),
      { heading: 'Actions' },
      table(
        ['Min', 'Action', 'Who', 'When'],
        ['3', 'Sell the old launch', 'TOD', '30 April 2025'],
        ['4', 'Thank the divers', 'NF/AR', '11 June 2025'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Sell the old launch', 'open', 'TOD', '2025-04-30'],
        ['Thank the divers', 'open', 'NF/AR', '2025-06-11'],
      ],
    },
  },
  {
    name: 'cards',
    parts: house([
      { heading: 'Action log' },
      table(
        [],
        ['Action', 'Sell the old launch'],
        ['Owner', 'Treasurer'],
        ['Due', '30 April 2025'],
        ['Status', 'Open'],
        ['Action', 'Thank the divers'],
        ['Owner', 'Chair'],
        ['Due', '14 March 2025'],
        ['Status', 'Complete'],
      ),
    ]),
    formats: ['docx', 'pdf', 'html', 'txt'],
    wants: {
      meeting: inMarch,
      actions: [
        ['Sell the old launch', 'open', 'Treasurer', '2025-04-30'],
        ['Thank the divers', 'discharged', 'Chair', '2025-03-14'],
      ],
    },
  },
  {
    name: 'who-and-when-in-one-column',
    parts: house([
      { heading: 'Actions' },
      table(
        ['Item', 'Action', 'Who / when'],
        ['3', 'Sell the old launch', 'TOD – 30 April 2025'],
        ['4', 'Thank the divers', 'Chair, 11 June 2025'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Sell the old launch', 'open', 'TOD', '2025-04-30'],
        ['Thank the divers', 'open', 'Chair', '2025-06-11'],
      ],
    },
  },
  {
    name: 'recommendations-tracker',
    parts: house([
      { heading: 'Audit recommendations tracker' },
      table(
        ['Ref', 'Recommendation', 'Management response', 'Responsible officer', 'Target date', 'Status'],
        ['IA1', 'Reconcile the fuel cards monthly', 'Agreed', 'Treasurer', '30/04/2025', 'In progress'],
        ['IA2', 'Keep a log of keys', 'Agreed', 'Clerk', '31/01/2025', 'Implemented'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Reconcile the fuel cards monthly', 'open', 'Treasurer', '2025-04-30'],
        ['Keep a log of keys', 'discharged', 'Clerk', '2025-01-31'],
      ],
    },
  },
  {
    name: 'status-with-a-note-below',
    parts: house([
      { heading: 'Matters arising' },
      table(
        ['Date of meeting', 'Minute', 'Subject', 'Action required', 'Lead', 'Status'],
        ['11 Dec 2024', '24/31', 'Fuel', 'Compare three suppliers', 'Treasurer', 'Closed\nReport at item 7'],
        ['11 Dec 2024', '24/33', 'Seals', 'Write to the wildlife trust', 'Clerk', 'Open\nReply awaited'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Compare three suppliers', 'discharged', 'Treasurer', null],
        ['Write to the wildlife trust', 'open', 'Clerk', null],
      ],
    },
  },
  {
    name: 'completed-section-below',
    parts: house([
      { heading: 'Action log' },
      table(
        ['Action', 'Owner', 'Due', 'Progress'],
        ['OPEN ACTIONS'],
        ['Sell the old launch', 'Treasurer', '30/04/2025', 'Advert placed'],
        ['COMPLETED ACTIONS'],
        ['Thank the divers', 'Chair', '14/02/2025', 'Letter sent'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Sell the old launch', 'open', 'Treasurer', '2025-04-30'],
        ['Thank the divers', 'discharged', 'Chair', '2025-02-14'],
      ],
    },
  },
  {
    name: 'two-tables-of-actions',
    parts: house([
      { heading: 'Actions from December' },
      table(
        ['Action', 'Lead', 'Update'],
        ['Sell the old launch', 'Treasurer', 'Sold on 3 February. Complete.'],
        ['Thank the divers', 'Chair', 'Draft written. Ongoing.'],
      ),
      { text: talk },
      { heading: 'Actions from today' },
      table(['Action', 'Lead', 'Deadline'], ['Order new flares', 'Clerk', '11 June 2025']),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Sell the old launch', 'discharged', 'Treasurer', null],
        ['Thank the divers', 'open', 'Chair', null],
        ['Order new flares', 'open', 'Clerk', '2025-06-11'],
      ],
    },
  },
  {
    name: 'in-capitals',
    parts: [
      { title: 'HARBOUR TRUST ACTION SHEET' },
      { text: 'MEETING HELD: 12 MARCH 2025' },
      table(
        ['NO.', 'ACTION REQUIRED', 'RESPONSIBLE PERSON', 'DEADLINE', 'DATE COMPLETED'],
        ['1', 'SELL THE OLD LAUNCH', 'TREASURER', '30 APRIL 2025', ''],
        ['2', 'THANK THE DIVERS', 'CHAIR', '14 MARCH 2025', '13 MARCH 2025'],
      ),
    ],
    wants: {
      meeting: { date: '2025-03-12', previous: null, next: null },
      actions: [
        ['SELL THE OLD LAUNCH', 'open', 'TREASURER', '2025-04-30'],
        ['THANK THE DIVERS', 'discharged', 'CHAIR', '2025-03-14'],
      ],
    },
  },
  {
    name: 'long-actions-that-wrap',
    parts: house([
      { heading: 'Overview of Actions' },
      table(
        ['Action', 'Status', 'Owner', 'Due date'],
        [
          'Provide a written report on how the harbour office deals with late payments, with the number of cases in each quarter and what the other ports on this coast do',
          'Open',
          'Treasurer',
          '11/06/2025',
        ],
        [
          'Share with members the letter to the Minister on safety at sea, once the reply has come, and say what it means for the budget of next year',
          'Open',
          'Chair',
          '11/06/2025',
        ],
        ['Send the rota', 'Closed', 'Clerk', '12/03/2025'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        [
          'Provide a written report on how the harbour office deals with late payments, with the number of cases in each quarter and what the other ports on this coast do',
          'open',
          'Treasurer',
          '2025-06-11',
        ],
        [
          'Share with members the letter to the Minister on safety at sea, once the reply has come, and say what it means for the budget of next year',
          'open',
          'Chair',
          '2025-06-11',
        ],
        ['Send the rota', 'discharged', 'Clerk', '2025-03-12'],
      ],
    },
  },
  {
    name: 'verbs-before-to',
    parts: house([
      { heading: '2. Dues' },
      { text: 'Action: Reply to berth holders about the winter dues by 2 May 2025.' },
      { text: 'Action: Present to pilots the plan of the fairway. (JB)' },
      { text: 'Action: Continue to press the yard for a price.' },
      { text: 'Action: Asha to relay the answer.' },
      { heading: '3. Actions' },
      { text: 'Delegate to wardens the sale of day tickets' },
      { text: 'Clerk to write to skippers' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Reply to berth holders about the winter dues by 2 May 2025', 'open', null, '2025-05-02'],
        ['Present to pilots the plan of the fairway', 'open', 'JB', null],
        ['Continue to press the yard for a price', 'open', null, null],
        ['Relay the answer', 'open', 'Asha', null],
        ['Delegate to wardens the sale of day tickets', 'open', null, null],
        ['Clerk to write to skippers', 'open', 'Clerk', null],
      ],
    },
  },
  {
    name: 'posts-that-serve-somebody',
    parts: house([
      { heading: '2. Dues' },
      { text: 'Action: Clerk to Trustees to send the skippers a form.' },
      { text: 'Action: Secretary to the Harbour Board to sign the lease.' },
      { text: 'Action: Assistant to the Commissioner: book the launch.' },
      { text: 'Action: Adviser to the panel to list the wrecks.' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Send the skippers a form', 'open', 'Clerk to Trustees', null],
        ['Sign the lease', 'open', 'Secretary to the Harbour Board', null],
        ['book the launch', 'open', 'Assistant to the Commissioner', null],
        ['List the wrecks', 'open', 'Adviser to the panel', null],
      ],
    },
  },
  {
    name: 'owners-ticked-across',
    parts: house([
      { heading: 'Actions agreed' },
      table(
        ['Action', 'Chair', 'Harbour Master', 'Clerk', 'By'],
        ['Write to the ferry users', 'X', '', '', '9 May 2025'],
        ['Price a spare gangway', '', 'X', 'X', '16 May 2025'],
        ['Share the moorings list', '', '', 'X', '30 May 2025'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Write to the ferry users', 'open', 'Chair', '2025-05-09'],
        ['Price a spare gangway', 'open', 'Harbour Master and Clerk', '2025-05-16'],
        ['Share the moorings list', 'open', 'Clerk', '2025-05-30'],
      ],
    },
  },
  {
    name: 'first-names-ticked-across',
    parts: [
      { title: 'Marram Lane Gardeners' },
      { title: 'Committee meeting, 5 March 2025' },
      { text: 'We meet next on Wednesday 11 June 2025.' },
      { text: 'Who does what' },
      table(
        ['Action', 'Ines', 'Tomos', 'Rhoda', 'By', 'Done?'],
        ['Order seed potatoes', '✓', '', '', '14 March 2025', 'Yes'],
        ['Mend the water butt', '', '', '✓', '30 May 2025', 'No – no washers to be had'],
        ['Ask the parish for a skip', '', '✓', '', 'Next meeting', 'Part'],
        ['Write to those on the waiting list', '', '✓', '', '1 April 2025', ''],
      ),
    ],
    wants: {
      meeting: { date: '2025-03-05', previous: null, next: '2025-06-11' },
      actions: [
        ['Order seed potatoes', 'discharged', 'Ines', '2025-03-14'],
        ['Mend the water butt', 'open', 'Rhoda', '2025-05-30'],
        ['Ask the parish for a skip', 'open', 'Tomos', '2025-06-11'],
        ['Write to those on the waiting list', 'open', 'Tomos', '2025-04-01'],
      ],
    },
  },
  {
    name: 'names-crossed-across-with-no-owner-below-a-title',
    parts: [
      { title: 'Marram Lane Gardeners' },
      { title: 'Committee meeting, 5 March 2025' },
      { text: 'The committee next meet on 11 June 2025.' },
      { heading: 'Actions' },
      table(
        ['Task', 'Needed by', 'Ines Vaughan', 'Tomos Rees', 'Status'],
        ['Order seed potatoes', '14 March 2025', 'X', '', 'Done'],
        ['Mend the water butt', '30 May 2025', '', 'X', 'Not started'],
        ['Ask the parish for a skip', '11 June 2025', 'X', '', 'Open'],
      ),
    ],
    wants: {
      meeting: { date: '2025-03-05', previous: null, next: '2025-06-11' },
      actions: [
        ['Order seed potatoes', 'discharged', 'Ines Vaughan', '2025-03-14'],
        ['Mend the water butt', 'open', 'Tomos Rees', '2025-05-30'],
        ['Ask the parish for a skip', 'open', 'Ines Vaughan', '2025-06-11'],
      ],
    },
  },
  {
    name: 'owner-in-bands-across',
    parts: house([
      { heading: 'Schedule of actions' },
      table(
        ['Item', 'Action agreed', 'Target', 'Status'],
        [{ text: 'Responsible: Director of Works, Piers', shade: '#E2EFDA' }],
        ['3.1', 'List the vacant berths', '9 May 2025', 'Ongoing'],
        ['3.2', 'Paint the lower ladder', '16 April 2025', 'Complete'],
        [{ text: 'Responsible: Head of Ferries', shade: '#E2EFDA' }],
        ['4.1', 'Tender the winter timetable', '30 May 2025', 'Ongoing'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['List the vacant berths', 'open', 'Director of Works, Piers', '2025-05-09'],
        ['Paint the lower ladder', 'discharged', 'Director of Works, Piers', '2025-04-16'],
        ['Tender the winter timetable', 'open', 'Head of Ferries', '2025-05-30'],
      ],
    },
  },
  {
    name: 'owners-once-for-several-rows',
    parts: house([
      { heading: 'Action log' },
      table(
        ['Lead', 'Action', 'Due date', 'Status'],
        ['Harbour Master', 'Sweep the lower slip', '30 April 2025', 'Open'],
        ['', 'Show the berths that are let', '11 June 2025', 'Open'],
        ['', 'Paint the leading marks', '28 February 2025', 'Complete'],
        ['Clerk', 'Ask the mill about its slip', '11 June 2025', 'Open'],
        ['', 'Write to the owners of the two wrecks', '28 March 2025', 'Open'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Sweep the lower slip', 'open', 'Harbour Master', '2025-04-30'],
        ['Show the berths that are let', 'open', 'Harbour Master', '2025-06-11'],
        ['Paint the leading marks', 'discharged', 'Harbour Master', '2025-02-28'],
        ['Ask the mill about its slip', 'open', 'Clerk', '2025-06-11'],
        ['Write to the owners of the two wrecks', 'open', 'Clerk', '2025-03-28'],
      ],
    },
  },
  {
    name: 'rows-across-name-posts-in-small-letters',
    parts: house([
      { heading: 'Action log' },
      table(
        ['Ref', 'Action', 'Due date', 'Status'],
        ['Harbour Master'],
        ['A1', 'Sweep the lower slip', '30 April 2025', 'Open'],
        ['Boat owners’ representatives'],
        ['A2', 'Comment on the new mooring rules', '11 June 2025', 'Open'],
        ['Ferry and crew representatives:'],
        ['A3', 'Try the night radio', '28 February 2025', 'Complete'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Sweep the lower slip', 'open', 'Harbour Master', '2025-04-30'],
        ['Comment on the new mooring rules', 'open', 'Boat owners’ representatives', '2025-06-11'],
        ['Try the night radio', 'discharged', 'Ferry and crew representatives', '2025-02-28'],
      ],
    },
  },
];
