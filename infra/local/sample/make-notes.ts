/** Writes the sample's Word files: `npx tsx infra/local/sample/make-notes.ts`. The county and its words are our own. */
import { writeFileSync } from 'node:fs';
import { HeadingLevel, Paragraph, type Table } from 'docx';
import { bullet, notesInWord, paragraph, table } from './notes-in-word.ts';

const item = (text: string): Paragraph => new Paragraph({ text, heading: HeadingLevel.HEADING_2 });

const notes = [
  new Paragraph({ text: 'Meeting Notes', heading: HeadingLevel.HEADING_1 }),
  table([
    ['Title:', 'Performance and Delivery Board'],
    ['Date & time:', 'Wednesday 22 October 2025, 10:00'],
    ['Venue:', 'Assize Room, Wealdshire House'],
    ['Attendees:', 'Commissioner (PCC), Chief Executive (CE), Chief Constable (CC)'],
  ]),
  item('1. Welcome & Introduction'),
  bullet('The PCC opened the meeting and thanked the Force for papers that came in good time.'),
  item('2. Notes of Previous Meeting – 16 July 2025'),
  bullet('The notes were agreed and the following actions discharged:'),
  bullet('Force to explain the rise in abandoned 101 calls – briefing note circulated on 8 September 2025.'),
  bullet(
    'Force to share the findings of the custody healthcare review – to be provided before December meeting.',
  ),
  item('3. Wealdshire Safer Plan: Delivery & Performance'),
  bullet('The CC took the board through the quarter’s figures, ward by ward.'),
  bullet('The PCC asked how long rural callers waited; the CC offered to bring the figures back.'),
  paragraph('Actions'),
  bullet('Force: Provide response times for rural wards, by month, at the next meeting.'),
  bullet('Force: Set out how the drone team is used at night.'),
  item('4. Victims'),
  bullet('The CE said that O’Connor & Hale had finished this year’s survey of victims.'),
  paragraph('Actions'),
  bullet('OPCC: Publish a summary of the victims’ survey.'),
  item('5. Finance'),
  bullet('The fleet was ageing, and the PCC wanted to see options before the precept was set.'),
  paragraph('Actions'),
  bullet('CFO: Cost three options for replacing the vehicle fleet.'),
  paragraph('Overview of Actions'),
  table([
    ['', 'Status', 'Owner', 'Due date'],
    ['Provide response times for rural wards, by month', 'Open', 'Force', '03/12/2025'],
    ['Set out how the drone team is used at night', 'Open', 'Force', '03/12/2025'],
    ['Publish a summary of the victims’ survey', 'Open', 'OPCC', '14/11/2025'],
    ['Cost three options for replacing the vehicle fleet', 'Open', 'CFO', '03/12/2025'],
  ]),
  paragraph('Date of next Performance and Delivery Board: 3 December 2025'),
];

/** A panel's minutes, with its future work programme on a page of its own behind them, as its pack prints it. */
const panel = [
  new Paragraph({
    text: 'Minutes of the Wealdshire Police and Crime Panel held on 16 September 2025',
    heading: HeadingLevel.HEADING_1,
  }),
  table([
    ['Title:', 'Wealdshire Police and Crime Panel'],
    ['Date & time:', 'Tuesday 16 September 2025, 14:00'],
    ['Venue:', 'Council Chamber, Wealdshire House'],
    ['Attendees:', 'Members of the panel; the Commissioner (PCC)'],
  ]),
  item('1. Minutes of Previous Meeting – 24 June 2025'),
  bullet('The minutes were agreed. There were no matters outstanding.'),
  item('2. Commissioner’s Annual Report'),
  bullet('Members asked how a resident reports an officer’s conduct; the PCC agreed to write to them.'),
  paragraph('Actions'),
  bullet('PCC: Write to members on how the public can report police misconduct.'),
  paragraph('Overview of Actions'),
  table([
    ['Action', 'Status', 'Owner', 'Due date'],
    ['Write to members on how the public can report police misconduct', 'Open', 'PCC', '09/12/2025'],
  ]),
  paragraph('Date of next Police and Crime Panel: 9 December 2025'),
  new Paragraph({
    text: 'Police and Crime Panel – Future work programme – September 2025',
    heading: HeadingLevel.HEADING_1,
    pageBreakBefore: true,
  }),
  item('9 December 2025'),
  table([
    ['Item', 'Reason', 'Lead'],
    ['Hate crime in rural wards', 'Requested by the Panel', 'PCC'],
    ['Road safety partnership', 'Offered by the Commissioner', 'PCC'],
    ['Review of the panel’s working arrangements', 'Requested by the Panel', 'Panel Officers'],
  ]),
  item('February 2026'),
  table([
    ['Item', 'Reason', 'Lead'],
    ['Proposed precept 2026/27', 'Statutory Requirement', 'PCC'],
  ]),
  item('Standing items at each meeting'),
  bullet('Questions to the Commissioner'),
  item('Items to note at each meeting'),
  bullet('Commissioner’s decisions'),
  bullet('Performance and Delivery Board minutes (if available)'),
];

const write = async (name: string, creator: string, title: string, children: (Paragraph | Table)[]) =>
  writeFileSync(new URL(name, import.meta.url), await notesInWord(children, { creator, title }));

await write(
  'notes-2025-10-22.docx',
  'Office of the Wealdshire Police and Crime Commissioner',
  'Notes of the Performance and Delivery Board, 22 October 2025',
  notes,
);
await write(
  'panel-2025-09-16.docx',
  'Wealdshire County Council',
  'Minutes and future work programme of the Wealdshire Police and Crime Panel, September 2025',
  panel,
);
