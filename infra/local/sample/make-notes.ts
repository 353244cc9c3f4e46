/** Writes the sample board's notes: `npx tsx infra/local/sample/make-notes.ts`. The county and its words are our own. */
import { writeFileSync } from 'node:fs';
import { HeadingLevel, Paragraph } from 'docx';
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

const properties = {
  creator: 'Office of the Wealdshire Police and Crime Commissioner',
  title: 'Notes of the Performance and Delivery Board, 22 October 2025',
};
writeFileSync(new URL('notes-2025-10-22.docx', import.meta.url), await notesInWord(notes, properties));
