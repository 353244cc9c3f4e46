import { type Layout, table } from './layout.ts';
import { house, inMarch } from './notes.ts';

/** Plans meeting by meeting: lists, lines and tables below each, meetings that are not held, and matrices. */
export const plansByMeeting: readonly Layout[] = [
  {
    name: 'lists-with-meetings-called-off',
    parts: [
      { title: 'Kelp Bay Forum – Work Programme 2025/26' },
      { heading: 'Tuesday 3 June 2025' },
      { items: ['Kelp harvest (Warden)', 'Landing fees (Treasurer)'] },
      { heading: 'Tuesday 1 July 2025 (cancelled)' },
      { heading: 'No meeting in August 2025' },
      { heading: 'Tuesday 2 September 2025 – moved to 9 September 2025' },
      { items: ['Sea wall survey (Engineer)', 'Bathing water (Warden)'] },
      { heading: 'Tuesday 4 November 2025' },
      { items: ['Meeting cancelled'] },
      { heading: 'Tuesday 2 December 2025' },
      { items: ['Winter moorings (Warden)'] },
    ],
    wants: {
      programme: [
        ['2025-06-03', ['Kelp harvest', null, 'Warden'], ['Landing fees', null, 'Treasurer']],
        ['2025-09-09', ['Sea wall survey', null, 'Engineer'], ['Bathing water', null, 'Warden']],
        ['2025-12-02', ['Winter moorings', null, 'Warden']],
      ],
    },
  },
  {
    name: 'small-tables-below-meetings-and-deadlines',
    parts: [
      { title: 'Kelp Bay Forum' },
      { title: 'Programme of business' },
      { heading: 'Tuesday 3 June 2025' },
      { text: 'Deadline for papers: 20 May 2025' },
      table(
        ['Item', 'Lead'],
        ['Kelp harvest', 'Head of Shore'],
        ['Landing fees', 'Treasurer'],
        ['Sea wall', 'Head of Works'],
      ),
      { heading: 'Tuesday 2 September 2025' },
      { text: 'Deadline for papers: 19 August 2025' },
      table(['Item', 'Lead'], ['Winter moorings', 'Warden'], ['Bathing water', 'Head of Shore']),
    ],
    wants: {
      programme: [
        [
          '2025-06-03',
          ['Kelp harvest', null, 'Head of Shore'],
          ['Landing fees', null, 'Treasurer'],
          ['Sea wall', null, 'Head of Works'],
        ],
        ['2025-09-02', ['Winter moorings', null, 'Warden'], ['Bathing water', null, 'Head of Shore']],
      ],
    },
  },
  {
    name: 'table-with-meetings-called-off',
    parts: [
      { title: 'Kelp Bay Forum – Forward Plan' },
      table(
        ['Meeting', 'Item', 'Lead'],
        ['3 June 2025', 'Kelp harvest', 'Warden'],
        ['1 July 2025 – CANCELLED', '', ''],
        ['August 2025', 'No meeting', ''],
        ['2 September 2025', 'Sea wall survey', 'Engineer'],
        ['4 November 2025', 'Meeting cancelled', ''],
        ['2 December 2025', 'Winter moorings', 'Warden'],
      ),
    ],
    wants: {
      programme: [
        ['2025-06-03', ['Kelp harvest', null, 'Warden']],
        ['2025-09-02', ['Sea wall survey', null, 'Engineer']],
        ['2025-12-02', ['Winter moorings', null, 'Warden']],
      ],
    },
  },
  {
    name: 'table-below-each-meeting-of-the-board',
    parts: [
      { title: 'Saltings Almshouse Trust' },
      { title: 'Trustees’ forward plan, summer to winter 2026' },
      { heading: 'At every meeting' },
      { items: ['Register of interests', 'Warden’s report'] },
      { heading: 'Trustees’ meeting – Monday 8 June 2026' },
      table(
        ['Subject', 'Presenter', 'Why'],
        ['Roof fund', 'Treasurer', 'Second reading'],
        ['Garden wall', 'Surveyor', 'Follow-up'],
      ),
      { heading: 'July and August 2026: no meetings' },
      { heading: 'Trustees’ meeting – Monday 14 September 2026' },
      table(
        ['Subject', 'Presenter', 'Why'],
        ['Lettings', 'Clerk', 'Yearly'],
        ['Insurance', 'Treasurer', 'Renewal'],
      ),
    ],
    wants: {
      programme: [
        [
          '2026-06-08',
          ['Roof fund', 'Second reading', 'Treasurer'],
          ['Garden wall', 'Follow-up', 'Surveyor'],
        ],
        ['2026-09-14', ['Lettings', 'Yearly', 'Clerk'], ['Insurance', 'Renewal', 'Treasurer']],
      ],
      standing: ['Register of interests', 'Warden’s report'],
    },
  },
  {
    name: 'table-below-each-meeting-and-no-title',
    parts: [
      { title: 'Saltings Almshouse Trust' },
      { title: 'What the committee will take' },
      { heading: 'Committee, 8 June 2026, 6.00 pm' },
      table(
        ['Topic', 'Lead officer', 'Purpose'],
        ['Roof fund', 'Treasurer', 'For decision'],
        ['Garden wall', 'Surveyor', 'To note'],
      ),
      { heading: 'Committee, 14 September 2026, 6.00 pm' },
      table(['Topic', 'Lead officer', 'Purpose'], ['Lettings', 'Clerk', 'For decision']),
    ],
    wants: {
      programme: [
        ['2026-06-08', ['Roof fund', 'For decision', 'Treasurer'], ['Garden wall', 'To note', 'Surveyor']],
        ['2026-09-14', ['Lettings', 'For decision', 'Clerk']],
      ],
    },
  },
  {
    name: 'matrix-in-the-second-part-of-a-paper',
    parts: [
      { title: 'Saltings Almshouse Trust – Finance Committee' },
      { heading: 'Part B – Committee plan' },
      table(
        ['Paper', 'Author', 'Feb 2026', 'May 2026', 'Sep 2026'],
        ['Rents', 'Clerk', '●', '', '●'],
        ['Accounts', 'Treasurer', '', '●', ''],
        ['Repairs fund', 'Surveyor', '', '●', '●'],
      ),
    ],
    wants: {
      programme: [
        ['2026-02', ['Rents', null, 'Clerk']],
        ['2026-05', ['Accounts', null, 'Treasurer'], ['Repairs fund', null, 'Surveyor']],
        ['2026-09', ['Rents', null, 'Clerk'], ['Repairs fund', null, 'Surveyor']],
      ],
    },
  },
  {
    name: 'plan-within-minutes-a-line-a-meeting',
    parts: [
      ...house([]),
      { heading: '8. Plan of business for the Board' },
      {
        text: '11 June 2025 – Harbour dues (Treasurer); Tide gauge and the survey of the outer bar (Surveyor)',
      },
      {
        text: '10 September 2025 – Pilotage review of the northern approach (Pilot Manager); Slipway lease and the new boatyard tenancy (Clerk); Storm damage claims (Insurance Officer)',
      },
      { text: '3 December 2025 – Night watch (Master)' },
      { text: 'The meeting closed at noon.' },
    ],
    wants: {
      meeting: inMarch,
      programme: [
        [
          '2025-06-11',
          ['Harbour dues', null, 'Treasurer'],
          ['Tide gauge and the survey of the outer bar', null, 'Surveyor'],
        ],
        [
          '2025-09-10',
          ['Pilotage review of the northern approach', null, 'Pilot Manager'],
          ['Slipway lease and the new boatyard tenancy', null, 'Clerk'],
          ['Storm damage claims', null, 'Insurance Officer'],
        ],
        ['2025-12-03', ['Night watch', null, 'Master']],
      ],
    },
  },
  {
    name: 'looking-ahead-a-line-a-meeting',
    parts: [
      { title: 'Kelp Bay Primary School' },
      { heading: 'Looking ahead' },
      { text: '14 January 2026: Reading scheme (Bursar), Site security (Caretaker)' },
      { text: '11 March 2026: Spring census (Bursar) • Play area (Caretaker) • Music (Coordinator)' },
      { text: '10 June 2026: no meeting' },
    ],
    wants: {
      programme: [
        ['2026-01-14', ['Reading scheme', null, 'Bursar'], ['Site security', null, 'Caretaker']],
        [
          '2026-03-11',
          ['Spring census', null, 'Bursar'],
          ['Play area', null, 'Caretaker'],
          ['Music', null, 'Coordinator'],
        ],
      ],
    },
  },
  {
    name: 'programme-of-business-with-leads-behind-dashes',
    parts: [
      { title: 'Kelp Bay Primary School' },
      { title: 'Governors’ programme of business' },
      { text: '14 January 2026: Reading scheme – Bursar; Site security – Premises Manager' },
      { text: '11 March 2026: Spring census – Bursar; Music – Coordinator' },
    ],
    wants: {
      programme: [
        ['2026-01-14', ['Reading scheme', null, 'Bursar'], ['Site security', null, 'Premises Manager']],
        ['2026-03-11', ['Spring census', null, 'Bursar'], ['Music', null, 'Coordinator']],
      ],
    },
  },
  {
    name: 'headings-once-over-a-table-for-each-meeting',
    parts: [
      { title: 'Saltings Drainage Trust' },
      { title: 'Plan of business 2026' },
      table(['Report', 'Why', 'Author']),
      { heading: 'Monday 2 March 2026' },
      table([], ['Risk register', 'Half-yearly look', 'Chief Officer 2']),
      { heading: 'Monday 1 June 2026' },
      table(
        [],
        ['Budget for the weir', 'First sight', 'Clerk'],
        ['Audit letter', 'To comment', 'Partner, Lowe & Co'],
      ),
    ],
    formats: ['docx', 'html', 'md'],
    wants: {
      programme: [
        ['2026-03-02', ['Risk register', 'Half-yearly look', 'Chief Officer 2']],
        [
          '2026-06-01',
          ['Budget for the weir', 'First sight', 'Clerk'],
          ['Audit letter', 'To comment', 'Partner, Lowe & Co'],
        ],
      ],
    },
  },
  {
    name: 'lists-with-why-behind-a-dash-and-who-in-brackets',
    parts: [
      { title: 'Saltings Drainage Trust' },
      { title: 'Work plan 2026' },
      { heading: 'Monday 2 March 2026, 10am, Pump House' },
      {
        items: [
          'Weir gates – asked for by the members (Head of Works)',
          'Eel pass – statutory (Fisheries Officer)',
        ],
      },
      { heading: 'Monday 1 June 2026, 10am, Pump House' },
      {
        items: [
          'Ditch clearing – yearly update (Works Foreman)',
          'Rates – referred by the Finance Group (Treasurer)',
          'Members’ visits – requested by the Trust (Clerk)',
        ],
      },
      { heading: 'Monday 7 September 2026, 6pm, Reed Hall' },
      { items: ['Winter pumps – ahead of the storms (Head of Works)'] },
    ],
    wants: {
      programme: [
        [
          '2026-03-02',
          ['Weir gates', 'asked for by the members', 'Head of Works'],
          ['Eel pass', 'statutory', 'Fisheries Officer'],
        ],
        [
          '2026-06-01',
          ['Ditch clearing', 'yearly update', 'Works Foreman'],
          ['Rates', 'referred by the Finance Group', 'Treasurer'],
          ['Members’ visits', 'requested by the Trust', 'Clerk'],
        ],
        ['2026-09-07', ['Winter pumps', 'ahead of the storms', 'Head of Works']],
      ],
    },
  },
  {
    name: 'why-behind-a-label-below-each-item',
    parts: [
      { title: 'Kelp Bay Forum' },
      { title: 'Work programme 2025/26' },
      { heading: 'Tuesday 3 June 2025' },
      { items: ['Landing fees [Treasurer]'] },
      { text: 'Reason: the Forum must set them by law' },
      { items: ['Kelp harvest [Shore Warden]'] },
      { text: 'Reason: asked for by two members' },
      { heading: 'Tuesday 2 September 2025' },
      { items: ['Sea wall survey [Head of Works]'] },
      { text: 'Reason: the contract ends in the new year' },
      { items: ['Bathing water [Shore Warden]'] },
      { text: 'Reason: yearly report' },
    ],
    wants: {
      programme: [
        [
          '2025-06-03',
          ['Landing fees', 'the Forum must set them by law', 'Treasurer'],
          ['Kelp harvest', 'asked for by two members', 'Shore Warden'],
        ],
        [
          '2025-09-02',
          ['Sea wall survey', 'the contract ends in the new year', 'Head of Works'],
          ['Bathing water', 'yearly report', 'Shore Warden'],
        ],
      ],
    },
  },
  {
    name: 'labels-below-each-topic-of-a-meeting',
    parts: [
      { title: 'Kelp Bay Forum' },
      { title: 'Work programme 2025/26' },
      { heading: 'Tuesday 3 June 2025' },
      { text: 'Topic: Landing fees' },
      { text: 'Why: set by law' },
      { text: 'Who brings it: Treasurer' },
      { text: 'Topic: Kelp harvest' },
      { text: 'Why: asked for by two members' },
      { text: 'Who brings it: Mrs Tarn' },
      { heading: 'Tuesday 2 September 2025' },
      { text: 'Topic: Sea wall survey' },
      { text: 'Why: the contract ends' },
      { text: 'Who brings it: Head of Works' },
    ],
    wants: {
      programme: [
        [
          '2025-06-03',
          ['Landing fees', 'set by law', 'Treasurer'],
          ['Kelp harvest', 'asked for by two members', 'Mrs Tarn'],
        ],
        ['2025-09-02', ['Sea wall survey', 'the contract ends', 'Head of Works']],
      ],
    },
  },
  {
    name: 'dots-between-items-and-leads',
    parts: [
      { title: 'Kelp Bay Primary School' },
      { title: 'Governors’ programme of business' },
      { heading: '14 January 2026' },
      { text: 'Reading scheme .............................. Head of English' },
      { text: 'Site security ............................... Premises Manager' },
      { heading: '11 March 2026' },
      { text: 'Spring census ............................... Bursar' },
      { text: 'Play area . . . . . . . . . . . . . . . . . . Mrs Tarn' },
    ],
    wants: {
      programme: [
        [
          '2026-01-14',
          ['Reading scheme', null, 'Head of English'],
          ['Site security', null, 'Premises Manager'],
        ],
        ['2026-03-11', ['Spring census', null, 'Bursar'], ['Play area', null, 'Mrs Tarn']],
      ],
    },
  },
  {
    name: 'months-across-with-the-items-below',
    parts: [
      { title: 'Kelp Bay Harbour Users’ Panel – items for 2026' },
      table(
        ['February 2026', 'May 2026', 'August 2026', 'November 2026'],
        [
          'Moorings (Capt Holm)\nSlipway lights (Works)',
          'Landing fees (Treasurer)\nRegatta (Capt Reed)',
          'Sea school (Youth Service)',
          'Storm watch (Coast Service)\nLanding fees (Treasurer)\nPanel’s own year (Chair)',
        ],
      ),
    ],
    wants: {
      programme: [
        ['2026-02', ['Moorings', null, 'Capt Holm'], ['Slipway lights', null, 'Works']],
        ['2026-05', ['Landing fees', null, 'Treasurer'], ['Regatta', null, 'Capt Reed']],
        ['2026-08', ['Sea school', null, 'Youth Service']],
        [
          '2026-11',
          ['Storm watch', null, 'Coast Service'],
          ['Landing fees', null, 'Treasurer'],
          ['Panel’s own year', null, 'Chair'],
        ],
      ],
    },
  },
  {
    name: 'card-to-a-meeting-with-its-business',
    parts: [
      { title: 'Kelp Bay Forum' },
      { title: 'Items for 2026' },
      { text: 'Whoever brings an item stands behind it.' },
      table(
        [],
        ['Date', 'Tuesday 3 February 2026'],
        ['Venue', 'Net Loft'],
        ['Papers due', '26 January 2026'],
        ['Items', 'Landing fees (Treasurer)\nKelp harvest (Shore Warden)'],
      ),
      { text: '' },
      table(
        [],
        ['Date', 'Tuesday 5 May 2026'],
        ['Venue', 'Old Chapel'],
        ['Papers due', '27 April 2026'],
        ['Items', 'Sea wall survey (Head of Works)'],
      ),
    ],
    formats: ['docx', 'odt', 'pdf', 'html', 'txt'],
    wants: {
      programme: [
        ['2026-02-03', ['Landing fees', null, 'Treasurer'], ['Kelp harvest', null, 'Shore Warden']],
        ['2026-05-05', ['Sea wall survey', null, 'Head of Works']],
      ],
    },
  },
  {
    name: 'two-items-side-by-side',
    parts: [
      { title: 'Kelp Bay Forum – Work programme 2026' },
      table(
        ['Meeting', 'First item', 'Lead', 'Second item', 'Lead'],
        ['3 February 2026', 'Landing fees', 'Treasurer', 'Kelp harvest', 'Shore Warden'],
        ['5 May 2026', 'Sea wall survey', 'Head of Works', '', ''],
        ['4 August 2026', 'Bathing water', 'Shore Warden', 'Regatta', 'Clerk'],
      ),
    ],
    wants: {
      programme: [
        ['2026-02-03', ['Landing fees', null, 'Treasurer'], ['Kelp harvest', null, 'Shore Warden']],
        ['2026-05-05', ['Sea wall survey', null, 'Head of Works']],
        ['2026-08-04', ['Bathing water', null, 'Shore Warden'], ['Regatta', null, 'Clerk']],
      ],
    },
  },
  {
    name: 'kinds-of-business-across',
    parts: [
      { title: 'Kelp Bay Forum – Work programme 2026' },
      table(
        ['Meeting', 'Shore', 'Money', 'Rules'],
        ['3 February 2026', 'Kelp harvest', 'Landing fees\nSlipway rents', 'Code of conduct'],
        ['5 May 2026', 'Sea wall survey', '', 'Places on the Forum'],
        ['4 August 2026', 'Bathing water\nSeal counts', 'Yearly accounts', ''],
      ),
    ],
    wants: {
      programme: [
        [
          '2026-02-03',
          ['Kelp harvest', null, null],
          ['Landing fees', null, null],
          ['Slipway rents', null, null],
          ['Code of conduct', null, null],
        ],
        ['2026-05-05', ['Sea wall survey', null, null], ['Places on the Forum', null, null]],
        [
          '2026-08-04',
          ['Bathing water', null, null],
          ['Seal counts', null, null],
          ['Yearly accounts', null, null],
        ],
      ],
    },
  },
  {
    name: 'public-and-private-items',
    formats: ['docx', 'pdf', 'html', 'odt', 'xlsx'],
    parts: [
      { title: 'Harbour Homes – forward plan' },
      table(
        ['Meeting date', 'Public items', 'Private items'],
        ['20 May 2025', 'Rents of moorings (Treasurer)', 'Sale of the yard (Solicitor)'],
        ['15 July 2025', 'Survey of crews (Harbour Master)', 'Pay award (Clerk)'],
        ['16 September 2025', 'Draft accounts (Treasurer)', ''],
      ),
    ],
    wants: {
      programme: [
        ['2025-05-20', ['Rents of moorings', null, 'Treasurer'], ['Sale of the yard', null, 'Solicitor']],
        ['2025-07-15', ['Survey of crews', null, 'Harbour Master'], ['Pay award', null, 'Clerk']],
        ['2025-09-16', ['Draft accounts', null, 'Treasurer']],
      ],
    },
  },
  {
    name: 'day-below-the-meetings-name-in-each-row',
    formats: ['docx', 'pdf', 'txt'],
    parts: [
      { title: 'Kelp Bay Forum' },
      { title: 'Forward plan' },
      table(
        ['Meeting', 'Business', 'Brought by'],
        ['Summer meeting\n3 June 2025', 'Kelp harvest', 'Warden'],
        ['Summer meeting\n3 June 2025', 'Landing fees', 'Treasurer'],
        ['Autumn meeting\n2 September 2025', 'Sea wall survey', 'Engineer'],
        ['Winter meeting\n2 December 2025', 'Winter moorings', 'Warden'],
      ),
    ],
    wants: {
      programme: [
        ['2025-06-03', ['Kelp harvest', null, 'Warden'], ['Landing fees', null, 'Treasurer']],
        ['2025-09-02', ['Sea wall survey', null, 'Engineer']],
        ['2025-12-02', ['Winter moorings', null, 'Warden']],
      ],
    },
  },
  {
    name: 'why-below-each-title-in-its-cell',
    formats: ['docx', 'pdf', 'txt', 'html'],
    parts: [
      { title: 'Kelp Bay Forum' },
      { title: 'Work programme 2025/26' },
      table(
        ['Meeting date', 'Item and purpose', 'Lead'],
        ['3 June 2025', 'Kelp harvest\nTo set the quotas', 'Warden'],
        ['3 June 2025', 'Landing fees\nTo hear why they fell', 'Treasurer'],
        ['2 September 2025', 'Sea wall survey', 'Engineer'],
        ['2 December 2025', 'Winter moorings\nTo allot the berths', 'Warden'],
      ),
    ],
    wants: {
      programme: [
        [
          '2025-06-03',
          ['Kelp harvest', 'To set the quotas', 'Warden'],
          ['Landing fees', 'To hear why they fell', 'Treasurer'],
        ],
        ['2025-09-02', ['Sea wall survey', null, 'Engineer']],
        ['2025-12-02', ['Winter moorings', 'To allot the berths', 'Warden']],
      ],
    },
  },
  {
    name: 'lead-below-each-item-in-its-cell',
    formats: ['docx', 'pdf', 'txt', 'html'],
    parts: [
      { title: 'Kelp Bay Forum' },
      { title: 'Work programme 2025/26' },
      table(
        ['Date', 'Item', 'Purpose'],
        ['3 June 2025', 'Kelp harvest\nLead: Warden', 'For decision'],
        ['3 June 2025', 'Fees for landing and for the winter berths\nLead: Treasurer', 'For decision'],
        ['2 September 2025', 'Sea wall survey\nLead: Head of Works', 'To note'],
      ),
    ],
    wants: {
      programme: [
        [
          '2025-06-03',
          ['Kelp harvest', 'For decision', 'Warden'],
          ['Fees for landing and for the winter berths', 'For decision', 'Treasurer'],
        ],
        ['2025-09-02', ['Sea wall survey', 'To note', 'Head of Works']],
      ],
    },
  },
  {
    name: 'years-below-days-across-and-leads-last',
    parts: [
      { title: 'Kelp Bay Forum – Work Programme 2025/26' },
      table(
        ['Item', '24 Jun 2025', '23 Sep 2025', '9 Dec 2025', '17 Mar 2026', 'Lead'],
        ['Report of the harbour office upon the berths and moorings', 'X', '', '', '', 'Warden'],
        ['Kelp harvest', 'X', 'X', '', '', 'Treasurer'],
        ['Sea wall survey', '', '', 'X', 'X', 'Head of Works'],
      ),
    ],
    wants: {
      programme: [
        [
          '2025-06-24',
          ['Report of the harbour office upon the berths and moorings', null, 'Warden'],
          ['Kelp harvest', null, 'Treasurer'],
        ],
        ['2025-09-23', ['Kelp harvest', null, 'Treasurer']],
        ['2025-12-09', ['Sea wall survey', null, 'Head of Works']],
        ['2026-03-17', ['Sea wall survey', null, 'Head of Works']],
      ],
    },
  },
  {
    name: 'workplan-with-how-often',
    parts: [
      { title: 'Kelp Bay Harbour Trust – Moorings Committee workplan 2025/26' },
      table(
        ['Item', 'Frequency', 'Lead', '24 Jun 2025', '23 Sep 2025', '9 Dec 2025'],
        ['Kelp harvest', 'Twice a year', 'Warden', 'X', '', 'X'],
        ['Landing fees', 'Annual', 'Treasurer', 'X', '', ''],
        ['Sea wall survey', 'Annual', 'Head of Works', '', 'X', ''],
      ),
    ],
    wants: {
      programme: [
        ['2025-06-24', ['Kelp harvest', null, 'Warden'], ['Landing fees', null, 'Treasurer']],
        ['2025-09-23', ['Sea wall survey', null, 'Head of Works']],
        ['2025-12-09', ['Kelp harvest', null, 'Warden']],
      ],
    },
  },
  {
    name: 'meetings-across-by-short-names',
    parts: [
      { title: 'Kelp Bay Forum' },
      { title: 'Work programme 2025/26' },
      { text: 'Forum 1: Tuesday 3 June 2025' },
      { text: 'Forum 2: Tuesday 2 September 2025' },
      { text: 'Forum 3: Tuesday 2 December 2025' },
      table(
        ['Item', 'Lead', 'Forum 1', 'Forum 2', 'Forum 3'],
        ['Kelp harvest', 'Warden', '✓', '', '✓'],
        ['Landing fees', 'Treasurer', '✓', '', ''],
        ['Sea wall survey', 'Engineer', '', '✓', ''],
      ),
    ],
    wants: {
      programme: [
        ['2025-06-03', ['Kelp harvest', null, 'Warden'], ['Landing fees', null, 'Treasurer']],
        ['2025-09-02', ['Sea wall survey', null, 'Engineer']],
        ['2025-12-02', ['Kelp harvest', null, 'Warden']],
      ],
    },
  },
  {
    name: 'meetings-by-their-names',
    formats: ['docx', 'pdf', 'html', 'odt'],
    parts: [
      { title: 'Saltmarsh Town Council' },
      { title: 'Calendar of business' },
      table(
        ['Meeting', 'Item', 'Brought by'],
        ['Annual Council\n13 May 2025', 'Election of Mayor', 'Town Clerk'],
        ['Annual Council\n13 May 2025', 'Places on the quay group', 'Town Clerk'],
        ['Budget Council\n20 January 2026', 'Precept', 'Finance Officer'],
      ),
    ],
    wants: {
      programme: [
        [
          '2025-05-13',
          ['Election of Mayor', null, 'Town Clerk'],
          ['Places on the quay group', null, 'Town Clerk'],
        ],
        ['2026-01-20', ['Precept', null, 'Finance Officer']],
      ],
    },
  },
  {
    name: 'small-tables-below-numbered-meetings',
    parts: [
      { title: 'Kelp Bay Forum' },
      { title: 'Work Programme 2025/26' },
      { heading: 'Quarter 1 – Tuesday 3 June 2025' },
      table(['Item', 'Lead'], ['Kelp harvest', 'Head of Shore'], ['Landing fees', 'Treasurer']),
      { heading: 'Q2 2025/26 – 2 September 2025' },
      table(['Item', 'Lead'], ['Winter moorings', 'Warden'], ['Bathing water', 'Head of Shore']),
      { heading: 'Meeting 3 of 4 – 2 December 2025' },
      table(['Item', 'Lead'], ['Sea wall', 'Head of Works'], ['Ice on the slip', 'Warden']),
    ],
    wants: {
      programme: [
        ['2025-06-03', ['Kelp harvest', null, 'Head of Shore'], ['Landing fees', null, 'Treasurer']],
        ['2025-09-02', ['Winter moorings', null, 'Warden'], ['Bathing water', null, 'Head of Shore']],
        ['2025-12-02', ['Sea wall', null, 'Head of Works'], ['Ice on the slip', null, 'Warden']],
      ],
    },
  },
  {
    name: 'matrix-with-sections',
    parts: [
      { title: 'Kelp Bay Forum – Annual cycle of business 2025/26' },
      table(
        ['Item', 'Lead', '3 June 2025', '2 September 2025', '2 December 2025'],
        ['Money'],
        ['Landing fees', 'Treasurer', '', '✓', ''],
        ['Budget for the coming year', 'Treasurer', '', '', '✓'],
        ['Shore and harbour'],
        ['Kelp harvest', 'Head of Shore', '✓', '', ''],
        ['Winter moorings', 'Warden', '', '', '✓'],
        ['People'],
        ['Volunteers on the beach', 'Warden', '✓', '', ''],
      ),
    ],
    wants: {
      programme: [
        ['2025-06-03', ['Kelp harvest', null, 'Head of Shore'], ['Volunteers on the beach', null, 'Warden']],
        ['2025-09-02', ['Landing fees', null, 'Treasurer']],
        [
          '2025-12-02',
          ['Budget for the coming year', null, 'Treasurer'],
          ['Winter moorings', null, 'Warden'],
        ],
      ],
    },
  },
  {
    name: 'lists-below-day-hour-and-place',
    parts: [
      { title: 'Kelp Bay Forum' },
      { title: 'Work programme 2025/26' },
      { heading: 'Tuesday 3 June 2025, 2.00pm – Ramp Room, Quay Street' },
      { items: ['Kelp harvest (Head of Shore)', 'Landing fees (Treasurer)'] },
      { heading: 'Tuesday 2 September 2025, 2.00pm – Moothall, Kelp Bay' },
      { items: ['Winter moorings (Warden)'] },
      { heading: 'Tuesday 2 December 2025, 10.00am – Seamen’s Mission' },
      { items: ['Ice on the slip (Warden)'] },
      { heading: 'Tuesday 3 March 2026, 10.00am' },
      { text: 'Corn Exchange, Upper Kelp' },
      { items: ['Sea wall (Head of Works)'] },
    ],
    wants: {
      programme: [
        ['2025-06-03', ['Kelp harvest', null, 'Head of Shore'], ['Landing fees', null, 'Treasurer']],
        ['2025-09-02', ['Winter moorings', null, 'Warden']],
        ['2025-12-02', ['Ice on the slip', null, 'Warden']],
        ['2026-03-03', ['Sea wall', null, 'Head of Works']],
      ],
    },
  },
  {
    name: 'days-below-bands-of-years-with-leads',
    parts: [
      { title: 'Kelp Bay Forum – Work programme' },
      table(
        ['Date', 'Item', 'Lead'],
        ['2025'],
        ['8 July', 'Kelp harvest', 'Head of Shore'],
        ['8 July', 'Landing fees', 'Treasurer'],
        ['14 October', 'Winter moorings', 'Warden'],
        ['2026'],
        ['20 January', 'Sea wall', 'Head of Works'],
        ['24 March', 'Ice on the slip', 'Warden'],
      ),
    ],
    wants: {
      programme: [
        ['2025-07-08', ['Kelp harvest', null, 'Head of Shore'], ['Landing fees', null, 'Treasurer']],
        ['2025-10-14', ['Winter moorings', null, 'Warden']],
        ['2026-01-20', ['Sea wall', null, 'Head of Works']],
        ['2026-03-24', ['Ice on the slip', null, 'Warden']],
      ],
    },
  },
  {
    name: 'items-stacked-below-meetings-with-full-lines',
    parts: [
      { title: 'Harbour Panel – Forward Plan 2025/26' },
      table(
        ['10 June 2025', '9 September 2025', '20 January 2026'],
        [
          'Ferry fares (Ferry Trust)\nTide gauges (Harbour Works)\nPanel annual report (Scrutiny Officer)',
          'Winter berths (Harbour Works)\nChandlery closures (Chamber)',
          'Pilotage review (Pilots Trust)\nLife jackets (Harbour Works)',
        ],
      ),
    ],
    wants: {
      programme: [
        [
          '2025-06-10',
          ['Ferry fares', null, 'Ferry Trust'],
          ['Tide gauges', null, 'Harbour Works'],
          ['Panel annual report', null, 'Scrutiny Officer'],
        ],
        ['2025-09-09', ['Winter berths', null, 'Harbour Works'], ['Chandlery closures', null, 'Chamber']],
        ['2026-01-20', ['Pilotage review', null, 'Pilots Trust'], ['Life jackets', null, 'Harbour Works']],
      ],
    },
  },
  {
    name: 'another-bodys-own-plan-and-briefings-for-information',
    formats: ['docx', 'pdf', 'txt'],
    parts: [
      { title: 'Low Sands Harbour Authority' },
      { title: 'Audit and Standards Committee – Work Programme' },
      table(
        ['Date of meeting', 'Item', 'Lead officer'],
        ['10 June 2025', 'Ferry fares', 'Head of Ferries'],
        ['9 September 2025', 'Tide gauges', 'Head of Works'],
      ),
      {
        text: 'Appendix, for information: items on the forward plan of Sandshire County Council’s own Audit Committee that touch the harbour. They are not business of this Committee.',
      },
      table(
        ['County meeting', 'County item'],
        ['23 July 2025', 'Quay assets audit'],
        ['5 November 2025', 'Shared legal services audit'],
      ),
    ],
    wants: {
      programme: [
        ['2025-06-10', ['Ferry fares', null, 'Head of Ferries']],
        ['2025-09-09', ['Tide gauges', null, 'Head of Works']],
      ],
    },
  },
];
