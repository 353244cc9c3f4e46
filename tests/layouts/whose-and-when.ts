import { type Layout, table } from './layout.ts';
import { house, inMarch, talk } from './notes.ts';

/** Whose actions are and by when, where neither stands in a cell of theirs or behind their words. */
export const whoseAndWhen: readonly Layout[] = [
  {
    name: 'lines-that-say-whose-over-what-is-asked',
    parts: house([
      { heading: '2. Slipway' },
      { text: 'The slip is green with weed. Members wondered about the steps.' },
      { lead: 'Action 25/14 – Harbour Master – by 30 April 2025', rest: '' },
      { text: 'Hire a pressure washer and have the lower slip swept.' },
      { heading: '3. Lamps' },
      { text: talk },
      { lead: 'Action 25/15 – Clerk – by 2 May 2025', rest: '' },
      { text: 'Order six spare bulbs.' },
      { lead: 'Action 25/16 – Pilots – by 11 June 2025', rest: '' },
      { text: 'Draw up a list of the dark corners of the quay.' },
      { heading: '4. Thanks' },
      { text: 'The Board thanked the mill for its old brackets.' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Hire a pressure washer and have the lower slip swept', 'open', 'Harbour Master', '2025-04-30'],
        ['Order six spare bulbs', 'open', 'Clerk', '2025-05-02'],
        ['Draw up a list of the dark corners of the quay', 'open', 'Pilots', '2025-06-11'],
      ],
    },
  },
  {
    name: 'lines-that-say-whose-below-what-is-asked',
    parts: house([
      { heading: '2. Slipway' },
      { text: 'The slip is green with weed. The lower slip is to be swept before the season.' },
      { lead: 'Action 25/14 – Harbour Master – by 30 April 2025', rest: '' },
      { text: 'The steps were found to be sound, and nobody has slipped on them so far.' },
      { heading: '3. Lamps' },
      { text: 'Two lamps are out. Six spare bulbs are to be ordered.' },
      { lead: 'Action 25/15 – Clerk – by 2 May 2025', rest: '' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['The lower slip is to be swept before the season', 'open', 'Harbour Master', '2025-04-30'],
        ['Six spare bulbs are to be ordered', 'open', 'Clerk', '2025-05-02'],
      ],
    },
  },
  {
    name: 'labels-run-on-in-one-paragraph',
    parts: [
      { title: 'Low Sands Harbour Commission' },
      { title: 'Works Committee – Rolling action log' },
      { text: 'Meeting: 12 March 2025' },
      { text: 'Next meeting: 11 June 2025' },
      {
        text: 'Action 25/04: Report on the wear of the fenders. Raised: 11 December 2024. Owner: Harbour Engineer. Due: 11 June 2025. Status: Open.',
      },
      {
        text: 'Action 25/06: Show what each dredging cost beside its tender. Raised: 11 December 2024. Owner: Treasurer. Due: 12 March 2025. Status: Closed.',
      },
      {
        text: 'Owner: Clerk. Action: Arrange a visit to the light vessel. Raised: 12 March 2025. Due: to be agreed. Status: Open.',
      },
    ],
    wants: {
      meeting: inMarch,
      actions: [
        ['Report on the wear of the fenders', 'open', 'Harbour Engineer', '2025-06-11'],
        ['Show what each dredging cost beside its tender', 'discharged', 'Treasurer', '2025-03-12'],
        ['Arrange a visit to the light vessel', 'open', 'Clerk', null],
      ],
    },
  },
  {
    name: 'due-at-meetings-named-with-their-day',
    parts: [
      { title: 'Saltmarsh Ferries – Management Board' },
      { text: 'Actions from the meeting held on Wednesday 12 March 2025' },
      table(
        ['No.', 'Action', 'By whom', 'Report back to', 'Status'],
        ['1', 'Compare the two quotes for paint', 'Bosun', 'Works Committee, 28 April 2025', 'Open'],
        ['2', 'Draft a letter to the yard', 'Chair', 'Management Board, 11 June 2025', 'Complete'],
        ['3', 'Count the spare lifejackets', 'Purser', 'Works Committee (28 April 2025)', 'Complete'],
      ),
      { text: 'Date of next meeting: 11 June 2025' },
    ],
    wants: {
      meeting: inMarch,
      actions: [
        ['Compare the two quotes for paint', 'open', 'Bosun', '2025-04-28'],
        ['Draft a letter to the yard', 'discharged', 'Chair', '2025-06-11'],
        ['Count the spare lifejackets', 'discharged', 'Purser', '2025-04-28'],
      ],
    },
  },
  {
    name: 'reported-back-in-words',
    parts: [
      { title: 'Saltmarsh Ferries – Management Board' },
      { text: 'Actions from the meeting held on Wednesday 12 March 2025' },
      table(
        ['Action', 'By whom', 'Due', 'Report back', 'Status'],
        ['Compare the quotes for paint', 'Bosun', '28 April 2025', 'Two came in on 3 March', 'Open'],
        ['Draft a letter to the yard', 'Chair', '11 June 2025', 'Sent, no answer yet', 'Open'],
      ),
      { text: 'Date of next meeting: 11 June 2025' },
    ],
    wants: {
      meeting: inMarch,
      actions: [
        ['Compare the quotes for paint', 'open', 'Bosun', '2025-04-28'],
        ['Draft a letter to the yard', 'open', 'Chair', '2025-06-11'],
      ],
    },
  },
  {
    name: 'due-at-meetings-named-by-month-and-listed-above',
    parts: [
      { title: 'Low Sands Harbour Trust' },
      { title: 'Trust Board – Action log' },
      { text: 'Date of meeting: 12 March 2025' },
      { text: 'Next meeting: 11 June 2025' },
      { text: 'Later meetings: 17 September and 10 December 2025' },
      table(
        ['Ref', 'Action', 'Lead', 'Due', 'Status'],
        ['41', 'Set out the cost of the fog signal', 'Treasurer', 'March Board', 'Complete'],
        ['44', 'Report on near misses in the fairway', 'Harbour Master', 'June Board', 'Open'],
        ['47', 'Bring the lessons of the December storm', 'Engineer', 'September Board', 'Open'],
        [
          '50',
          'Review the oldest moorings with the owners',
          'Harbour Master',
          'December Board meeting',
          'Open',
        ],
      ),
    ],
    wants: {
      meeting: inMarch,
      actions: [
        ['Set out the cost of the fog signal', 'discharged', 'Treasurer', '2025-03-12'],
        ['Report on near misses in the fairway', 'open', 'Harbour Master', '2025-06-11'],
        ['Bring the lessons of the December storm', 'open', 'Engineer', '2025-09-17'],
        ['Review the oldest moorings with the owners', 'open', 'Harbour Master', '2025-12-10'],
      ],
    },
  },
  {
    name: 'due-days-whose-year-heads-them',
    parts: [
      { title: 'Low Sands Harbour Trust' },
      { text: 'Action list – meeting of Wednesday 11 December 2024' },
      table(
        ['Action', 'Owner', 'By (2025)', 'State'],
        ['Send the dues form to the county', 'Clerk', '17 January', 'Done'],
        ['Get a price for lamps on the mole', 'Pilots', '5 February', 'In hand'],
        ['Renew the lease of the boathouse', 'Clerk', '31 March', 'Not started'],
      ),
      { text: 'Next meeting: 12 March 2025' },
    ],
    wants: {
      meeting: { date: '2024-12-11', previous: null, next: '2025-03-12' },
      actions: [
        ['Send the dues form to the county', 'discharged', 'Clerk', '2025-01-17'],
        ['Get a price for lamps on the mole', 'open', 'Pilots', '2025-02-05'],
        ['Renew the lease of the boathouse', 'open', 'Clerk', '2025-03-31'],
      ],
    },
  },
  {
    name: 'a-table-of-one-owner-unless-another-is-shown',
    parts: house([
      { heading: 'Actions' },
      { text: 'Where no name is shown, the Harbour Master is responsible.' },
      table(
        ['Action', 'Name', 'By', 'Position'],
        ['Report the sunk buoy to the lights authority', '', '30 April 2025', 'Done'],
        ['Walk the north quay and note the loose rings', 'Cllr Reed', '2 May 2025', 'To do'],
        ['Order a second ladder', '–', '11 June 2025', 'In progress'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Report the sunk buoy to the lights authority', 'discharged', 'Harbour Master', '2025-04-30'],
        ['Walk the north quay and note the loose rings', 'open', 'Cllr Reed', '2025-05-02'],
        ['Order a second ladder', 'open', 'Harbour Master', '2025-06-11'],
      ],
    },
  },
  {
    name: 'a-table-due-by-the-next-meeting-unless-another-day-is-shown',
    parts: house([
      { heading: 'Actions' },
      { text: 'Unless another date is shown, every action is due by the next meeting on 11 June 2025.' },
      table(
        ['Item', 'Action', 'Who', 'Date'],
        ['2', 'Read the new bye-laws and send remarks to the Clerk', 'All members', '30 April 2025'],
        ['3', 'Ask the county when the mole will be surveyed', 'Harbour Master', ''],
        ['4', 'Plan a visit to the light vessel', 'Mrs Reed', ''],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Read the new bye-laws and send remarks to the Clerk', 'open', 'All members', '2025-04-30'],
        ['Ask the county when the mole will be surveyed', 'open', 'Harbour Master', '2025-06-11'],
        ['Plan a visit to the light vessel', 'open', 'Mrs Reed', '2025-06-11'],
      ],
    },
  },
  {
    name: 'a-list-of-one-owner-and-day-unless-others-are-shown',
    parts: house([
      { heading: 'Actions' },
      { text: 'All actions are the Clerk’s, and due by 30 May 2025, unless otherwise stated.' },
      {
        items: [
          'Report the sunk buoy to the lights authority',
          'Walk the north quay and note the loose rings (Cllr Reed)',
          'Order a second ladder by 2 May 2025',
        ],
      },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Report the sunk buoy to the lights authority', 'open', 'Clerk', '2025-05-30'],
        ['Walk the north quay and note the loose rings', 'open', 'Cllr Reed', '2025-05-30'],
        ['Order a second ladder by 2 May 2025', 'open', 'Clerk', '2025-05-02'],
      ],
    },
  },
  {
    name: 'posts-in-small-letters-open-the-sentence',
    parts: house([
      { heading: 'Actions' },
      table(
        ['Item', 'Action', 'Deadline', 'Status'],
        ['2', 'Harbour master to bring the berth figures', '11 June 2025', 'Open'],
        ['3', 'Treasurer to obtain three quotes for paint', '30 April 2025', 'Complete'],
        ['4', 'Chair of trustees to meet the yard', '2 May 2025', 'Open'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Harbour master to bring the berth figures', 'open', 'Harbour master', '2025-06-11'],
        ['Treasurer to obtain three quotes for paint', 'discharged', 'Treasurer', '2025-04-30'],
        ['Chair of trustees to meet the yard', 'open', 'Chair of trustees', '2025-05-02'],
      ],
    },
  },
  {
    name: 'meeting-days-in-the-first-rows-of-the-table',
    parts: [
      table(
        [],
        ['LOW SANDS HARBOUR BOARD – ACTION LOG'],
        ['Meeting: Wednesday 12 March 2025. Next meeting: Wednesday 11 June 2025'],
        ['Ref', 'Action', 'Owner', 'Due', 'Status'],
        ['25/08', 'Set out how the fog signal is manned', 'Engineer', '11 June 2025', 'Open'],
        ['25/09', 'Give the Board the fuel forecast', 'Treasurer', '30 May 2025', 'Closed'],
      ),
    ],
    wants: {
      meeting: inMarch,
      actions: [
        ['Set out how the fog signal is manned', 'open', 'Engineer', '2025-06-11'],
        ['Give the Board the fuel forecast', 'discharged', 'Treasurer', '2025-05-30'],
      ],
    },
  },
  {
    name: 'next-meeting-below-the-programme',
    parts: [
      { title: 'Low Sands Harbour Trust – Works Committee' },
      { text: 'Action tracker and work programme, meeting of 12 March 2025' },
      { heading: 'Part A – Action tracker' },
      table(
        ['Ref', 'Action', 'Owner', 'Due', 'Status'],
        ['W12', 'Provide the wear figures', 'Engineer', '11 June 2025', 'Open'],
      ),
      { heading: 'Part B – Work programme' },
      table(
        ['Meeting', 'Item', 'Reason', 'Lead'],
        ['11 June 2025', 'Dredging', 'Annual report', 'Engineer'],
        ['17 September 2025', 'Winter moorings', 'Request of members', 'Harbour Master'],
      ),
      { text: 'Next meeting: 11 June 2025' },
    ],
    wants: {
      meeting: inMarch,
      actions: [['Provide the wear figures', 'open', 'Engineer', '2025-06-11']],
      programme: [
        ['2025-06-11', ['Dredging', 'Annual report', 'Engineer']],
        ['2025-09-17', ['Winter moorings', 'Request of members', 'Harbour Master']],
      ],
    },
  },
  {
    name: 'a-summary-of-actions-in-a-table-over-numbered-items',
    parts: [
      { title: 'Harbour Delivery Board' },
      { text: 'Minutes of the meeting held on Wednesday 12 March 2025' },
      { text: 'Summary of actions' },
      table(
        ['No.', 'Item', 'Action', 'Who', 'By'],
        ['1', '3', 'Ask both pilots for their logs of the winter storms', 'Harbour Master', '30 April 2025'],
        ['2', '3', 'Seek a second valuation of the boathouse', 'Treasurer', '11 June 2025'],
      ),
      { heading: '1. Apologies' },
      { text: 'Apologies were received from Mr Reed.' },
      { heading: '2. Interests' },
      { text: 'There were none.' },
      { heading: '3. Storms' },
      { text: talk },
      { text: 'Date of next meeting: 11 June 2025' },
    ],
    wants: {
      meeting: inMarch,
      actions: [
        ['Ask both pilots for their logs of the winter storms', 'open', 'Harbour Master', '2025-04-30'],
        ['Seek a second valuation of the boathouse', 'open', 'Treasurer', '2025-06-11'],
      ],
    },
  },
];
