import { answered } from './answered.ts';
import { around } from './around.ts';
import { arranged } from './arranged.ts';
import { asides } from './asides.ts';
import { attended } from './attended.ts';
import { beside } from './beside.ts';
import { cards } from './cards.ts';
import { colours } from './colours.ts';
import { columnsMoved } from './columns-moved.ts';
import { discharged } from './discharged.ts';
import { errands } from './errands.ts';
import { furtherProgrammes } from './further-programmes.ts';
import { hunted } from './hunted.ts';
import { inText } from './in-text.ts';
import { type Layout, table } from './layout.ts';
import { lists } from './lists.ts';
import { logs } from './logs.ts';
import { meetings } from './meetings.ts';
import { house, inMarch, opening, previousNotes, sinceDecember, talk } from './notes.ts';
import { owners } from './owners.ts';
import { packs } from './packs.ts';
import { plansByItem } from './plans-by-item.ts';
import { plansByMeeting } from './plans-by-meeting.ts';
import { programmes } from './programmes.ts';
import { registers } from './registers.ts';
import { runOn } from './run-on.ts';
import { saidClosed } from './said-closed.ts';
import { several } from './several.ts';
import { signs } from './signs.ts';
import { standing } from './standing.ts';
import { titled } from './titled.ts';
import { whoseAndWhen } from './whose-and-when.ts';

/** How boards set out what they asked for and what they plan, in our words, with what a careful person reads in each. */
export const layouts: readonly Layout[] = [
  {
    name: 'house-overview',
    parts: house([
      { heading: 'Overview of Actions' },
      table(
        ['', 'Status', 'Owner', 'Due date'],
        ['Provide the berth figures by quarter', 'Open', 'Harbour Master', '11/06/2025'],
        ['Circulate the buoy inspection report', 'Discharged', 'Pilots', '12/03/2025'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Provide the berth figures by quarter', 'open', 'Harbour Master', '2025-06-11'],
        ['Circulate the buoy inspection report', 'discharged', 'Pilots', '2025-03-12'],
      ],
    },
  },
  {
    name: 'log-with-groups-and-new-dates',
    parts: [
      { title: 'Saltmarsh Ferries Board' },
      { title: 'Action log' },
      { text: 'Actions arising from Board meetings, as at 9 May 2025' },
      table(
        ['Ref', 'Paper', 'Action', 'Lead', 'Target date', 'Revised date', 'Status / comment'],
        ['March 2025'],
        [
          '01.03',
          'Fares review',
          'Model the winter fares',
          'PK',
          '14 Apr 2025',
          '20 June 2025',
          'Moved to June for want of data',
        ],
        ['02.03', 'Safety', 'Test the night sirens', 'PK/LR', '30.4.25', '', 'Complete'],
        ['January 2025'],
        ['01.01', 'People', 'Write the rota for relief crews', 'LR', '31 May 2025', '', 'In progress'],
      ),
    ],
    wants: {
      meeting: { date: null, previous: null, next: null },
      actions: [
        ['Model the winter fares', 'open', 'PK', '2025-06-20'],
        ['Test the night sirens', 'discharged', 'PK/LR', '2025-04-30'],
        ['Write the rota for relief crews', 'open', 'LR', '2025-05-31'],
      ],
    },
  },
  {
    name: 'held-over-with-status-in-the-cell',
    parts: [
      { title: 'Summary of Actions from the Trustees’ meeting on 6 May 2025' },
      table(
        ['Relevant item', 'Action', 'Responsibility'],
        ['Actions held over from the meeting on 4 February 2025'],
        [
          'TB 12/25 Risk',
          'Update the flood risk entry. Status: in progress – draft with the surveyor.',
          'GH',
        ],
        ['Actions from the meeting on 6 May 2025'],
        ['TB 31/25 Pay', 'Publish the pay table. Status: complete', 'DT'],
        ['TB 32/25 Training', 'Show training days by crew in the next report. Status: in progress', 'GH'],
      ),
    ],
    wants: {
      meeting: { date: '2025-05-06', previous: null, next: null },
      actions: [
        ['Update the flood risk entry', 'open', 'GH', null],
        ['Publish the pay table', 'discharged', 'DT', null],
        ['Show training days by crew in the next report', 'open', 'GH', null],
      ],
    },
  },
  {
    name: 'outstanding-references',
    parts: [
      { title: 'Estuary Authority – Outstanding References' },
      { text: 'Meeting of 14 May 2025' },
      table(
        ['No.', 'Meeting Date & Reference', 'Action', 'Owner', 'Status'],
        [
          '1',
          '12 March 2025 Item 6 Pilot boats',
          'Report jointly on the pilot boats’ engines',
          'Town Clerk / Harbour Master',
          'In progress – on the agenda for July.',
        ],
        [
          '2',
          '12 March 2025 Item 8 Survey',
          'Circulate the headline figures of the crew survey',
          'Harbour Master',
          'COMPLETE – circulated on 2 April 2025.',
        ],
        [
          '3',
          '14 May 2025 Item 4 Cameras',
          'Report on camera coverage of the East Mole',
          'Director of Works',
          'Due 16 July 2025',
        ],
      ),
    ],
    wants: {
      meeting: { date: '2025-05-14', previous: null, next: null },
      actions: [
        ['Report jointly on the pilot boats’ engines', 'open', 'Town Clerk / Harbour Master', null],
        ['Circulate the headline figures of the crew survey', 'discharged', 'Harbour Master', null],
        ['Report on camera coverage of the East Mole', 'open', 'Director of Works', '2025-07-16'],
      ],
    },
  },
  {
    name: 'open-and-closed-tables',
    parts: [
      { title: 'Port Performance Board' },
      { title: 'Action log – meeting of 9 April 2025' },
      { text: 'Next meeting: 11 June 2025' },
      { heading: 'Open actions' },
      table(
        ['Ref', 'Action', 'Owner', 'Due', 'Update'],
        [
          '25/03',
          'Provide figures on false distress calls by month',
          'Coastguard',
          '11/06/2025',
          'Analyst found',
        ],
        ['25/04', 'Invite the fishers’ champion to the board', 'Head of Policy', '11/06/2025', ''],
      ),
      { heading: 'Actions closed since the last meeting' },
      table(
        ['Ref', 'Action', 'Owner', 'Date closed', 'Outcome'],
        ['24/19', 'Share the dredger plan with the office', 'CFO', '20/02/2025', 'Circulated'],
        ['25/01', 'Arrange a visit to the lock house', 'Lock Keeper', '14/03/2025', 'Visit held'],
      ),
    ],
    wants: {
      meeting: { date: '2025-04-09', previous: null, next: '2025-06-11' },
      actions: [
        ['Provide figures on false distress calls by month', 'open', 'Coastguard', '2025-06-11'],
        ['Invite the fishers’ champion to the board', 'open', 'Head of Policy', '2025-06-11'],
        ['Share the dredger plan with the office', 'discharged', 'CFO', null],
        ['Arrange a visit to the lock house', 'discharged', 'Lock Keeper', null],
      ],
    },
  },
  {
    name: 'done-column-with-ticks',
    parts: [
      { title: 'Full Governing Body – Lighthouse Primary School' },
      { title: 'Minutes of the meeting held on Tuesday 11 March 2025 at 6pm' },
      ...opening,
      { heading: '2. Actions from this meeting' },
      table(
        ['Item', 'Action', 'Who', 'When', 'Done'],
        ['3', 'Clerk to circulate the skills list', 'Clerk', 'ASAP', '✓'],
        ['5', 'Meet the caterer about menus', 'Chair/HT', '4 April 2025', ''],
        ['8', 'Send the premises costs to all governors', 'SBM', '25/3', 'N'],
      ),
      { text: 'Date of next meeting: 20 May 2025' },
    ],
    wants: {
      meeting: { date: '2025-03-11', previous: null, next: '2025-05-20' },
      actions: [
        ['Clerk to circulate the skills list', 'discharged', 'Clerk', null],
        ['Meet the caterer about menus', 'open', 'Chair/HT', '2025-04-04'],
        ['Send the premises costs to all governors', 'open', 'SBM', '2025-03-25'],
      ],
    },
  },
  {
    name: 'inline-actions',
    parts: house([
      { heading: '2. Berths' },
      { text: talk },
      { text: 'Action – PK/LR to review the wait for a berth and how it is logged.' },
      { text: 'Action DT to speak to GH about the crane' },
      { heading: '3. Buoys' },
      { text: 'Action – Nell Farrow to put buoy paint on a later agenda.' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['review the wait for a berth and how it is logged', 'open', 'PK/LR', null],
        ['speak to GH about the crane', 'open', 'DT', null],
        ['put buoy paint on a later agenda', 'open', 'Nell Farrow', null],
      ],
    },
  },
  {
    name: 'bulleted-points',
    parts: [
      { title: 'Action points from the meeting of 3 April 2025' },
      {
        items: [
          'Treasurer to ask the bank about the card reader (by 1 May 2025)',
          'All – send quiz questions to the Secretary',
          'Ann and Bea to find a hall for the fair – ongoing',
          'Ropes: quote for new mooring ropes – actioned',
        ],
      },
      { text: 'Next meeting: 19 June 2025 at 7pm in the clubhouse' },
    ],
    wants: {
      meeting: { date: '2025-04-03', previous: null, next: '2025-06-19' },
      actions: [
        ['Treasurer to ask the bank about the card reader', 'open', 'Treasurer', '2025-05-01'],
        ['send quiz questions to the Secretary', 'open', 'All', null],
        ['Ann and Bea to find a hall for the fair', 'open', 'Ann and Bea', null],
        ['Ropes: quote for new mooring ropes', 'discharged', null, null],
      ],
    },
  },
  {
    name: 'update-in-the-same-cell',
    parts: [
      { title: 'Ferry Trust Board – Matters Arising' },
      { text: 'Public Board 6 November 2025' },
      table(
        ['Minute no.', 'Action and update', 'Lead'],
        [
          '25/101',
          'Provide a paper on relief crews. Update 3/11/25: the paper is item 9 on the agenda. CLOSED',
          'CFO',
        ],
        [
          '25/104',
          'Confirm the opening of the new slipway. Update 1/11/25: it now opens in January 2026. OPEN',
          'COO',
        ],
      ),
    ],
    wants: {
      meeting: { date: '2025-11-06', previous: null, next: null },
      actions: [
        ['Provide a paper on relief crews', 'discharged', 'CFO', null],
        ['Confirm the opening of the new slipway', 'open', 'COO', null],
      ],
    },
  },
  {
    name: 'all-complete-except',
    parts: [
      { title: 'Quayside Safety Board' },
      { title: 'Minutes of the meeting held on 18 June 2025' },
      ...opening,
      { heading: '2. Minutes and actions of the previous meeting' },
      {
        text: 'The minutes of the meeting held on 19 March 2025 were agreed. All actions were noted as complete, with the exception of action 24/11 (night ferries), which is carried forward to September.',
      },
      { heading: '3. Thefts' },
      { text: talk },
      { text: 'Action 25/12: Harbour Master to share the theft map with ward councillors by 1 July 2025' },
      { text: 'Date of next meeting – 17 September 2025' },
    ],
    wants: {
      meeting: { date: '2025-06-18', previous: '2025-03-19', next: '2025-09-17' },
      actions: [
        ['share the theft map with ward councillors by 1 July 2025', 'open', 'Harbour Master', '2025-07-01'],
      ],
    },
  },
  {
    name: 'two-languages',
    parts: [
      { title: 'Panel yr Harbwr / Harbour Panel' },
      { text: 'Dyddiad / Date: 4 Mawrth 2025 / 4 March 2025' },
      { heading: 'Camau gweithredu / Actions' },
      table(
        ['Cam gweithredu / Action', 'Perchennog / Owner', 'Dyddiad / Date', 'Statws / Status'],
        [
          'Report on the rural quays',
          'Comisiynydd / Commissioner',
          '10 Mehefin / 10 June 2025',
          'Ar agor / Open',
        ],
        [
          'Send the budget tables to members',
          'Swyddog / Officer',
          '14 Mawrth / 14 March 2025',
          'Cyflawn / Complete',
        ],
      ),
    ],
    wants: {
      meeting: { date: '2025-03-04', previous: null, next: null },
      actions: [
        ['Report on the rural quays', 'open', 'Comisiynydd / Commissioner', '2025-06-10'],
        ['Send the budget tables to members', 'discharged', 'Swyddog / Officer', '2025-03-14'],
      ],
    },
  },
  {
    name: 'review-then-new',
    parts: house([
      { heading: '2. Review of actions' },
      table(
        ['Ref', 'Action', 'Owner', 'Outcome'],
        ['12', 'Provide the mooring figures', 'Pilots', 'Completed'],
        ['13', 'Bring the tug plan', 'CFO', 'Carry forward to June'],
        ['14', 'Visit the ticket office', 'Commissioner', 'Completed 3 February 2025'],
      ),
      { heading: '3. New actions' },
      table(
        ['Ref', 'Action', 'Owner', 'Due date'],
        ['15', 'Report on towing charges', 'Pilots', '11 June 2025'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Provide the mooring figures', 'discharged', 'Pilots', null],
        ['Bring the tug plan', 'open', 'CFO', null],
        ['Visit the ticket office', 'discharged', 'Commissioner', null],
        ['Report on towing charges', 'open', 'Pilots', '2025-06-11'],
      ],
    },
  },
  {
    name: 'grouped-by-owner',
    parts: house([
      { heading: 'Actions by owner' },
      { subheading: 'Harbour Master' },
      { items: ['Provide the theft profile by 1 May 2025', 'Bring a paper on flares to the June meeting'] },
      { subheading: 'Head of Works' },
      { items: ['Publish the disposal list'] },
      { subheading: 'All' },
      { items: ['Send comments on the plan to the secretary by 28 March'] },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Provide the theft profile by 1 May 2025', 'open', 'Harbour Master', '2025-05-01'],
        ['Bring a paper on flares to the June meeting', 'open', 'Harbour Master', '2025-06-11'],
        ['Publish the disposal list', 'open', 'Head of Works', null],
        ['Send comments on the plan to the secretary by 28 March', 'open', 'All', '2025-03-28'],
      ],
    },
  },
  {
    name: 'resolutions',
    parts: house([
      { heading: '4. Risk' },
      { text: talk },
      { text: 'Agreed:' },
      { text: '(i) that the report be noted;' },
      { text: '(ii) that the CFO bring the fraud plan to the next meeting; (Action: CFO)' },
      {
        text: '(iii) that Internal Audit share the tracker by 30 April 2025. (Action: Head of Internal Audit)',
      },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['that the CFO bring the fraud plan to the next meeting', 'open', 'CFO', '2025-06-11'],
        [
          'that Internal Audit share the tracker by 30 April 2025',
          'open',
          'Head of Internal Audit',
          '2025-04-30',
        ],
      ],
    },
  },
  {
    name: 'owners-and-dates-as-boards-write-them',
    parts: house([
      { heading: 'Overview of Actions' },
      table(
        ['Action', 'Status', 'Owner', 'Due date'],
        ['Provide the A berth figures', 'Open', 'Nell Farrow, Head of Works', '2025-06-11'],
        ['Share the B berth figures', 'Open', 'DCC/ACC (Crime)', '11.06.25'],
        ['Send the C berth figures', 'Open', 'OPCC – Head of Policy & Research', '11th June 2025'],
        ['Give the D berth figures', 'In Progress', 'Cllr O’Dowd', 'June 11, 2025'],
        ['Report the E berth figures', 'Open', 'Capt. Ames and Lt. Lee', '11/06/2025 (was 12/03/2025)'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Provide the A berth figures', 'open', 'Nell Farrow, Head of Works', '2025-06-11'],
        ['Share the B berth figures', 'open', 'DCC/ACC (Crime)', '2025-06-11'],
        ['Send the C berth figures', 'open', 'OPCC – Head of Policy & Research', '2025-06-11'],
        ['Give the D berth figures', 'open', 'Cllr O’Dowd', '2025-06-11'],
        ['Report the E berth figures', 'open', 'Capt. Ames and Lt. Lee', '2025-06-11'],
      ],
    },
  },
  {
    name: 'discharged-by-number',
    parts: house([
      previousNotes,
      {
        text: 'The notes were agreed. Actions 24/01, 24/03 and 24/07 were closed. Action 24/05 was carried forward to June.',
      },
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 3 },
  },
  {
    name: 'discharged-with-update',
    parts: house([
      previousNotes,
      { text: 'The notes were agreed and the following actions discharged:' },
      {
        items: [
          'Pilots to provide a paper on drones – Update: circulated on 3 February 2025. Action closed.',
          'Pilots to share the cadet figures – Update: on the agenda at item 4. Action closed.',
        ],
      },
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 2 },
  },
  {
    name: 'colours-with-their-key',
    parts: house([
      { heading: 'Overview of Actions' },
      { text: 'Key: R – overdue; A – in progress; G – on track; B – complete' },
      table(
        ['Action', 'Owner', 'Due date', 'RAG'],
        ['Mend the fog signal', 'Works', '11 June 2025', 'A'],
        ['Paint the leading marks', 'Works', '30 April 2025', 'B'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Mend the fog signal', 'open', 'Works', '2025-06-11'],
        ['Paint the leading marks', 'discharged', 'Works', '2025-04-30'],
      ],
    },
  },
  {
    name: 'struck-rows',
    formats: ['docx', 'pdf', 'html'],
    parts: house([
      { heading: 'Overview of Actions' },
      table(['Action', 'Owner', 'Due date'], ['Mend the fog signal', 'Works', '11 June 2025'], {
        cells: ['Paint the leading marks', 'Works', '30 April 2025'],
        struck: true,
      }),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Mend the fog signal', 'open', 'Works', '2025-06-11'],
        ['Paint the leading marks', 'discharged', 'Works', '2025-04-30'],
      ],
    },
  },
  {
    name: 'matters-arising-by-minute',
    parts: [
      { title: 'Gull Island Parish Council' },
      { title: 'Minutes of the meeting held on Monday 9 June 2025' },
      { heading: '46. Matters arising' },
      { text: 'Minute 31 – Slipway: the Clerk had written to the owner. Action complete.' },
      { text: 'Minute 33 – Bench: ordered. Action ongoing.' },
      { heading: '47. Planning' },
      { text: 'There was nothing to consider.' },
    ],
    wants: { meeting: { date: '2025-06-09', previous: null, next: null }, actions: [], discharged: 1 },
  },
  {
    name: 'house-programme',
    parts: [
      { title: 'Harbour Panel – Work Programme 2025/26' },
      { heading: '9 June 2025' },
      table(
        ['Item', 'Reason', 'Lead'],
        ['Annual report', 'Statutory requirement', 'Commissioner'],
        ['Moorings review', 'Requested by the Panel', 'Commissioner'],
      ),
      { heading: '8 September 2025' },
      table(['Item', 'Reason', 'Lead'], ['Complaints report', 'Statutory requirement', 'Panel Officer']),
    ],
    wants: {
      programme: [
        [
          '2025-06-09',
          ['Annual report', 'Statutory requirement', 'Commissioner'],
          ['Moorings review', 'Requested by the Panel', 'Commissioner'],
        ],
        ['2025-09-08', ['Complaints report', 'Statutory requirement', 'Panel Officer']],
      ],
    },
  },
  {
    name: 'cycle-with-meetings-across',
    parts: [
      { title: 'Audit Committee – Annual cycle of business 2025/26' },
      table(
        ['Item', 'Lead', '12 Jun 2025', '11 Sep 2025', '4 Dec 2025'],
        ['Draft accounts', 'CFO', 'X', '', ''],
        ['Internal audit progress', 'Head of Audit', 'X', 'X', 'X'],
        ['Treasury report', 'CFO', '', '', 'X'],
      ),
    ],
    wants: {
      programme: [
        ['2025-06-12', ['Draft accounts', null, 'CFO'], ['Internal audit progress', null, 'Head of Audit']],
        ['2025-09-11', ['Internal audit progress', null, 'Head of Audit']],
        ['2025-12-04', ['Internal audit progress', null, 'Head of Audit'], ['Treasury report', null, 'CFO']],
      ],
    },
  },
  {
    name: 'meeting-merged-downwards',
    parts: [
      { title: 'Harbour Panel – Work Programme 2025/26' },
      table(
        ['Meeting date', 'Item', 'Purpose', 'Lead officer', 'Report deadline'],
        ['26 June 2025', 'Annual report', 'Statutory', 'Commissioner', '13 June 2025'],
        ['', 'Complaints report', 'To monitor', 'Panel officer', '13 June 2025'],
        ['25 September 2025', 'Rural quays', 'Requested by the Panel', 'Commissioner', '12 September 2025'],
      ),
    ],
    wants: {
      programme: [
        [
          '2025-06-26',
          ['Annual report', 'Statutory', 'Commissioner'],
          ['Complaints report', 'To monitor', 'Panel officer'],
        ],
        ['2025-09-25', ['Rural quays', 'Requested by the Panel', 'Commissioner']],
      ],
    },
  },
  {
    name: 'date-in-the-last-column',
    parts: [
      { title: 'Overview and Scrutiny – Forward Work Plan 2025/26' },
      table(
        ['Topic', 'Why', 'Who', 'When'],
        ['Ferry hours', 'Public concern', 'Head of Ferries', '10 July 2025'],
        ['Flood plan', 'Annual', 'Chief Engineer', '10 July 2025'],
        ['Fuel subsidy', 'Cabinet request', 'Head of Transport', '9 October 2025'],
      ),
    ],
    wants: {
      programme: [
        [
          '2025-07-10',
          ['Ferry hours', 'Public concern', 'Head of Ferries'],
          ['Flood plan', 'Annual', 'Chief Engineer'],
        ],
        ['2025-10-09', ['Fuel subsidy', 'Cabinet request', 'Head of Transport']],
      ],
    },
  },
  {
    name: 'a-line-for-each-meeting',
    parts: [
      { title: 'Quayside Overview Committee' },
      { title: 'Forward Programme' },
      { text: 'June 2025 – Annual report (Director of Works); Complaints (Monitoring Officer)' },
      { text: 'September 2025 – Winter plan (Ferry Trust)' },
    ],
    wants: {
      programme: [
        ['2025-06', ['Annual report', null, 'Director of Works'], ['Complaints', null, 'Monitoring Officer']],
        ['2025-09', ['Winter plan', null, 'Ferry Trust']],
      ],
    },
  },
  {
    name: 'months-across-with-ticks',
    parts: [
      { title: 'Harbour Panel Work Programme' },
      table(
        ['Item', 'Lead', 'Jun 25', 'Sep 25', 'Feb 26'],
        ['Annual report', 'Commissioner', '✓', '', ''],
        ['Precept', 'Commissioner', '', '', '✓'],
        ['Performance', 'Pilots', '✓', '✓', ''],
      ),
    ],
    wants: {
      programme: [
        ['2025-06', ['Annual report', null, 'Commissioner'], ['Performance', null, 'Pilots']],
        ['2025-09', ['Performance', null, 'Pilots']],
        ['2026-02', ['Precept', null, 'Commissioner']],
      ],
    },
  },
  ...logs,
  ...cards,
  ...registers,
  ...colours,
  ...standing,
  ...titled,
  ...whoseAndWhen,
  ...runOn,
  ...inText,
  ...answered,
  ...several,
  ...signs,
  ...owners,
  ...lists,
  ...around,
  ...arranged,
  ...asides,
  ...attended,
  ...beside,
  ...discharged,
  ...saidClosed,
  ...errands,
  ...meetings,
  ...programmes,
  ...packs,
  ...furtherProgrammes,
  ...plansByItem,
  ...plansByMeeting,
  ...columnsMoved,
  ...hunted,
];
