import { type Layout, table } from './layout.ts';

/** Plans item by item: a row to each, that says when it comes, or in which cell of a matrix. */
export const plansByItem: readonly Layout[] = [
  {
    name: 'plan-by-paper-with-dates-in-one-cell',
    parts: [
      { title: 'Orchard Vale Drainage Board' },
      { title: 'Forward plan 2026/27' },
      table(
        ['Paper', 'Basis', 'Author', 'Meetings'],
        ['Pump log', 'Assurance', 'Head of Pumping', '4 June, 10 September and 3 December 2026'],
        ['Rating list', 'Statutory requirement', 'Treasurer', '10 September 2026'],
        ['Culvert survey', 'Requested by the Board', 'Engineer', '3, 17 and 31 December 2026'],
        ['Insurance', 'Assurance', 'Clerk', 'December and March 2027'],
      ),
    ],
    wants: {
      programme: [
        ['2026-06-04', ['Pump log', 'Assurance', 'Head of Pumping']],
        [
          '2026-09-10',
          ['Pump log', 'Assurance', 'Head of Pumping'],
          ['Rating list', 'Statutory requirement', 'Treasurer'],
        ],
        [
          '2026-12-03',
          ['Pump log', 'Assurance', 'Head of Pumping'],
          ['Culvert survey', 'Requested by the Board', 'Engineer'],
        ],
        ['2026-12-17', ['Culvert survey', 'Requested by the Board', 'Engineer']],
        ['2026-12-31', ['Culvert survey', 'Requested by the Board', 'Engineer']],
        ['2026-12', ['Insurance', 'Assurance', 'Clerk']],
        ['2027-03', ['Insurance', 'Assurance', 'Clerk']],
      ],
    },
  },
  {
    name: 'plan-by-topic-with-a-row-to-each-date',
    parts: [
      { title: 'Orchard Vale Drainage Board – work programme' },
      table(
        ['Topic', 'Lead', 'When'],
        ['Eel passes', 'Ecologist', '4 June 2026'],
        ['', '', '3 December 2026'],
        ['Weed cutting', 'Deputy Chief Engineer', '10 September 2026'],
        ['', '', '4 March 2027'],
        ['Byelaws', 'Clerk', '3 December 2026'],
      ),
    ],
    wants: {
      programme: [
        ['2026-06-04', ['Eel passes', null, 'Ecologist']],
        ['2026-12-03', ['Eel passes', null, 'Ecologist'], ['Byelaws', null, 'Clerk']],
        ['2026-09-10', ['Weed cutting', null, 'Deputy Chief Engineer']],
        ['2027-03-04', ['Weed cutting', null, 'Deputy Chief Engineer']],
      ],
    },
  },
  {
    name: 'matrix-of-subjects-with-several-items-in-a-cell',
    parts: [
      { title: 'Orchard Vale Drainage Board – cycle of business 2026' },
      { text: 'Who brings an item is in brackets.' },
      table(
        ['Subject', '4 June 2026', '10 September 2026', '3 December 2026'],
        [
          'Water',
          'Pump log (Head of Pumping)\nEel passes (Chief Engineer)',
          'Culvert survey (Chief Engineer)',
          'Tide tables (Harbour Master)\nPump log (Head of Pumping)',
        ],
        ['Money', 'Rating list (Treasurer)', '', 'Insurance renewal (Clerk)\nRating list (Treasurer)'],
        ['People', '', 'Pay award for the pumping crews (Clerk)', ''],
      ),
    ],
    wants: {
      programme: [
        [
          '2026-06-04',
          ['Pump log', null, 'Head of Pumping'],
          ['Eel passes', null, 'Chief Engineer'],
          ['Rating list', null, 'Treasurer'],
        ],
        [
          '2026-09-10',
          ['Culvert survey', null, 'Chief Engineer'],
          ['Pay award for the pumping crews', null, 'Clerk'],
        ],
        [
          '2026-12-03',
          ['Tide tables', null, 'Harbour Master'],
          ['Pump log', null, 'Head of Pumping'],
          ['Insurance renewal', null, 'Clerk'],
          ['Rating list', null, 'Treasurer'],
        ],
      ],
    },
  },
  {
    name: 'plan-with-items-and-leads-run-on',
    parts: [
      { title: 'Orchard Vale Drainage Board – forward plan' },
      table(
        ['Date', 'Item'],
        ['4 June 2026', 'Pump log (Head of Pumping) Eel passes (Chief Engineer) Rating list (Treasurer)'],
        ['10 September 2026', 'Culvert survey (Chief Engineer), and byelaws (Clerk)'],
        ['3 December 2026', 'Report of the Water Resources East (WRE) Panel (Clerk)'],
      ),
    ],
    wants: {
      programme: [
        [
          '2026-06-04',
          ['Pump log', null, 'Head of Pumping'],
          ['Eel passes', null, 'Chief Engineer'],
          ['Rating list', null, 'Treasurer'],
        ],
        ['2026-09-10', ['Culvert survey', null, 'Chief Engineer'], ['byelaws', null, 'Clerk']],
        ['2026-12-03', ['Report of the Water Resources East (WRE) Panel', null, 'Clerk']],
      ],
    },
  },
  {
    name: 'table-of-months-below-bands-of-years',
    parts: [
      { title: 'Orchard Vale Almshouses' },
      { title: 'Trustees – business planner' },
      table(
        ['Month', 'Business (who presents)'],
        ['2026'],
        ['July', 'Roof fund (Treasurer); Damp survey (Building surveyor)'],
        ['August', 'No meeting'],
        ['November', 'Warden’s year (Warden); Fire doors (Safety consultant); Lettings (Clerk)'],
        ['2027'],
        ['January', 'No meeting'],
        ['March', 'Accounts (Treasurer); Gardens (Warden)'],
      ),
    ],
    wants: {
      programme: [
        ['2026-07', ['Roof fund', null, 'Treasurer'], ['Damp survey', null, 'Building surveyor']],
        [
          '2026-11',
          ['Warden’s year', null, 'Warden'],
          ['Fire doors', null, 'Safety consultant'],
          ['Lettings', null, 'Clerk'],
        ],
        ['2027-03', ['Accounts', null, 'Treasurer'], ['Gardens', null, 'Warden']],
      ],
    },
  },
  {
    name: 'table-of-months-below-bands-of-financial-years',
    parts: [
      { title: 'Orchard Vale Almshouses – work plan' },
      table(
        ['Month', 'Item (and purpose)', 'Lead'],
        ['2026/27'],
        ['June', 'Roof fund', 'Treasurer'],
        ['February', 'Lettings', 'Clerk'],
        ['2027/28'],
        ['June', 'Accounts', 'Treasurer'],
        ['October', 'Gardens', 'Warden'],
      ),
    ],
    wants: {
      programme: [
        ['2026-06', ['Roof fund', null, 'Treasurer']],
        ['2027-02', ['Lettings', null, 'Clerk']],
        ['2027-06', ['Accounts', null, 'Treasurer']],
        ['2027-10', ['Gardens', null, 'Warden']],
      ],
    },
  },
  {
    name: 'short-months-below-bands-of-years',
    parts: [
      { title: 'Orchard Vale Almshouses – calendar of business' },
      table(
        ['When', 'Report', 'Comes from'],
        ['2026'],
        ['Jun', 'Roof fund', 'Head of Works'],
        ['Jun', 'Lettings', 'Clerk'],
        ['Dec', 'Half-year figures', 'Director of Finance'],
        ['2027'],
        ['Mar', 'Fire doors', 'Head of Works'],
        ['Jul', 'Wardens’ pay', 'Trust Secretary'],
      ),
    ],
    wants: {
      programme: [
        ['2026-06', ['Roof fund', null, 'Head of Works'], ['Lettings', null, 'Clerk']],
        ['2026-12', ['Half-year figures', null, 'Director of Finance']],
        ['2027-03', ['Fire doors', null, 'Head of Works']],
        ['2027-07', ['Wardens’ pay', null, 'Trust Secretary']],
      ],
    },
  },
  {
    name: 'matrix-with-leads-in-its-cells',
    parts: [
      { title: 'Orchard Vale Drainage Board – cycle of business 2026/27' },
      { text: 'Each cell says who brings the paper.' },
      table(
        ['Business', '4 Jun 2026', '10 Sep 2026', '3 Dec 2026', '4 Mar 2027'],
        ['Pump log', 'Head of Pumping', '', 'Head of Pumping', ''],
        ['Eel passes', '', 'Ecologist', '', ''],
        ['Rating list', 'Treasurer', '', '', ''],
        ['Weed cutting', '', 'Deputy Chief Engineer', '', 'Depot Manager'],
        ['Board’s own review', '', '', '', 'Chair'],
      ),
    ],
    wants: {
      programme: [
        ['2026-06-04', ['Pump log', null, 'Head of Pumping'], ['Rating list', null, 'Treasurer']],
        ['2026-09-10', ['Eel passes', null, 'Ecologist'], ['Weed cutting', null, 'Deputy Chief Engineer']],
        ['2026-12-03', ['Pump log', null, 'Head of Pumping']],
        ['2027-03-04', ['Weed cutting', null, 'Depot Manager'], ['Board’s own review', null, 'Chair']],
      ],
    },
  },
  {
    name: 'matrix-with-initials-in-its-cells',
    parts: [
      { title: 'Orchard Vale Drainage Board – cycle of business 2026/27' },
      table(
        ['Business', '4 Jun 2026', '10 Sep 2026', '3 Dec 2026'],
        ['Pump log', 'HP', '', 'CE'],
        ['Eel passes', '', 'EC', ''],
        ['Rating list', 'TR', '', ''],
      ),
    ],
    wants: {
      programme: [
        ['2026-06-04', ['Pump log', null, null], ['Rating list', null, null]],
        ['2026-09-10', ['Eel passes', null, null]],
        ['2026-12-03', ['Pump log', null, null]],
      ],
    },
  },
  {
    name: 'decisions-a-card-each',
    parts: [
      { title: 'Saltings Town Council' },
      { title: 'Forward plan of decisions, May to July 2026' },
      table(
        [],
        ['Matter for decision', 'Lease of the ice house'],
        ['Who decides', 'Full council'],
        ['Meeting at which it is decided', '12 May 2026'],
        ['Why it is here', 'Worth over £20,000'],
        ['Contact officer', 'Estates Surveyor'],
      ),
      { text: '' },
      table(
        [],
        ['Matter for decision', 'New bye-laws for the quay'],
        ['Who decides', 'Full council'],
        ['Meeting at which it is decided', '14 July 2026'],
        ['Why it is here', 'Affects every ward'],
        ['Contact officer', 'Harbour Master'],
      ),
    ],
    formats: ['docx', 'pdf', 'html', 'txt'],
    wants: {
      programme: [
        ['2026-05-12', ['Lease of the ice house', 'Worth over £20,000', 'Estates Surveyor']],
        ['2026-07-14', ['New bye-laws for the quay', 'Affects every ward', 'Harbour Master']],
      ],
    },
  },
  {
    name: 'plan-with-a-card-of-lines-to-each-topic',
    parts: [
      { title: 'Saltings Ports Authority – Review Committee' },
      { title: 'Forward work programme' },
      { text: 'Topic: Pilot boats' },
      { text: 'Reason: two are past their time' },
      { text: 'Lead: Head of Pilotage' },
      { text: 'Meeting: 12 May 2026' },
      { text: '' },
      { text: 'Topic: Dues' },
      { text: 'Reason: yearly' },
      { text: 'Lead: Treasurer' },
      { text: 'Meeting: 12 May 2026' },
      { text: '' },
      { text: 'Topic: Dredging' },
      { text: 'Lead: Head of Works' },
      { text: 'Meeting: 14 July 2026' },
    ],
    wants: {
      meeting: { date: null, previous: null, next: null },
      programme: [
        [
          '2026-05-12',
          ['Pilot boats', 'two are past their time', 'Head of Pilotage'],
          ['Dues', 'yearly', 'Treasurer'],
        ],
        ['2026-07-14', ['Dredging', null, 'Head of Works']],
      ],
    },
  },
  {
    name: 'plan-with-labels-below-the-name-of-each-topic',
    parts: [
      { title: 'Saltings Ports Authority – Review Committee' },
      { title: 'Work programme' },
      { subheading: 'Pilot boats' },
      { text: 'Committee date: 12 May 2026' },
      { text: 'Purpose: To comment' },
      { text: 'Report from: Head of Pilotage' },
      { subheading: 'Dues' },
      { text: 'Committee date: 14 July 2026' },
      { text: 'Purpose: For decision' },
      { text: 'Report from: Treasurer' },
      { text: 'Date of next meeting: 9 June 2026' },
    ],
    wants: {
      meeting: { date: null, previous: null, next: '2026-06-09' },
      programme: [
        ['2026-05-12', ['Pilot boats', 'To comment', 'Head of Pilotage']],
        ['2026-07-14', ['Dues', 'For decision', 'Treasurer']],
      ],
    },
  },
  {
    name: 'plan-with-one-cell-to-a-line',
    parts: [
      { title: 'Orchard Vale Drainage Board – Work Programme at May 2026' },
      { text: 'Meeting' },
      { text: 'Item' },
      { text: 'Reason' },
      { text: 'Lead' },
      { text: '4 June 2026' },
      { text: 'Pump log' },
      { text: 'Half-yearly' },
      { text: 'Head of Pumping' },
      { text: '4 June 2026' },
      { text: 'Eel passes' },
      { text: 'Moved from 5 March 2026' },
      { text: 'Ecologist' },
      { text: '10 September 2026' },
      { text: 'Weed cutting' },
      { text: 'Requested by the Board' },
      { text: 'Deputy Chief Engineer' },
      { text: '3 December 2026' },
      { text: 'Rating list' },
      { text: 'Required by the Act' },
      { text: 'Clerk to the Board' },
      { heading: 'Deferred, no date yet' },
      { items: ['Culvert survey', 'Depot roof'] },
    ],
    formats: ['docx', 'odt', 'pdf', 'txt'],
    wants: {
      programme: [
        [
          '2026-06-04',
          ['Pump log', 'Half-yearly', 'Head of Pumping'],
          ['Eel passes', 'Moved from 5 March 2026', 'Ecologist'],
        ],
        ['2026-09-10', ['Weed cutting', 'Requested by the Board', 'Deputy Chief Engineer']],
        ['2026-12-03', ['Rating list', 'Required by the Act', 'Clerk to the Board']],
      ],
    },
  },
  {
    name: 'plan-with-a-column-of-later-meetings',
    parts: [
      { title: 'Orchard Vale Drainage Board' },
      { title: 'Forward plan 2026/27' },
      table(
        ['Paper', 'Author', 'First planned', 'Now'],
        ['Pump log', 'Head of Pumping', '4 June 2026', ''],
        ['Rating list', 'Treasurer', '4 June 2026', '10 September 2026'],
        ['Culvert survey', 'Engineer', '10 September 2026', 'Day to be fixed'],
        ['Insurance', 'Clerk', '10 September 2026', 'As planned'],
        ['Eel passes', 'Ecologist', '10 September 2026', '3 December 2026'],
      ),
    ],
    wants: {
      programme: [
        ['2026-06-04', ['Pump log', null, 'Head of Pumping']],
        ['2026-09-10', ['Rating list', null, 'Treasurer'], ['Insurance', null, 'Clerk']],
        ['2026-12-03', ['Eel passes', null, 'Ecologist']],
      ],
    },
  },
];
