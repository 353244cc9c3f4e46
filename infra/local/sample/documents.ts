import { HeadingLevel, Paragraph, type Table } from 'docx';
import {
  type CalendarDate,
  inFigures,
  inFull,
  inWords,
  monthInWords,
  monthOf,
} from '../../../functions/calendar/days.ts';
import type { SampleDays } from './days.ts';
import { bullet, notesInWord, paragraph, table } from './notes-in-word.ts';

/** A Word file of the sample, under the name that it is sent in by. */
export type SampleDocument = { name: string; bytes: Uint8Array };

const title = (text: string, pageBreakBefore = false): Paragraph =>
  new Paragraph({ text, heading: HeadingLevel.HEADING_1, pageBreakBefore });
const item = (text: string): Paragraph => new Paragraph({ text, heading: HeadingLevel.HEADING_2 });
const monthName = (date: CalendarDate): string => monthInWords(monthOf(date)).replace(/ \d+$/, '');

type Asked = { owner: string; text: string; due: CalendarDate };
const overview = (firstHeading: string, asked: readonly Asked[]): (Paragraph | Table)[] => [
  paragraph('Overview of Actions'),
  table([
    [firstHeading, 'Status', 'Owner', 'Due date'],
    ...asked.map(({ owner, text, due }) => [text, 'Open', owner, inFigures(due)]),
  ]),
];

const heads = (body: string, date: CalendarDate, time: string, venue: string, attendees: string): Table =>
  table([
    ['Title:', body],
    ['Date & time:', `${inFull(date)}, ${time}`],
    ['Venue:', venue],
    ['Attendees:', attendees],
  ]);

const boardHeads = (date: CalendarDate): Table =>
  heads(
    'Performance and Delivery Board',
    date,
    '10:00',
    'Assize Room, Wealdshire House',
    'Commissioner (PCC), Chief Executive (CE), Chief Constable (CC), Chief Finance Officer (CFO)',
  );

async function ofBoard(
  date: CalendarDate,
  children: readonly (Paragraph | Table)[],
): Promise<SampleDocument> {
  const bytes = await notesInWord([title('Meeting Notes'), boardHeads(date), ...children], {
    creator: 'Office of the Wealdshire Police and Crime Commissioner',
    title: `Notes of the Performance and Delivery Board, ${inWords(date)}`,
    on: date,
  });
  return { name: `notes-${date}.docx`, bytes };
}

const rural = 'Provide response times for rural wards, by month';
const fleet = 'Cost three options for replacing the vehicle fleet';
const video = 'Report on the first half-year of body-worn video in custody';

/** The notes of the board that are in the register. */
export const formerNotes = ({ board, briefed, surveyDue }: SampleDays): Promise<SampleDocument> =>
  ofBoard(board.former, [
    item('1. Welcome & Introduction'),
    bullet('The PCC opened the meeting and thanked the Force for papers that came in good time.'),
    item(`2. Notes of Previous Meeting – ${inWords(board.earlier)}`),
    bullet('The notes were agreed and the following actions discharged:'),
    bullet(
      `Force to explain the rise in abandoned 101 calls – briefing note circulated on ${inWords(briefed)}.`,
    ),
    bullet(
      `Force to share the findings of the custody healthcare review – to be provided before ${monthName(board.last)} meeting.`,
    ),
    item('3. Wealdshire Safer Plan: Delivery & Performance'),
    bullet('The CC took the board through the quarter’s figures, ward by ward.'),
    bullet('The PCC asked how long rural callers waited; the CC offered to bring the figures back.'),
    paragraph('Actions'),
    bullet(`Force: ${rural}, at the next meeting.`),
    bullet('Force: Set out how the drone team is used at night.'),
    item('4. Victims'),
    bullet('The CE said that O’Connor & Hale had finished this year’s survey of victims.'),
    paragraph('Actions'),
    bullet('OPCC: Publish a summary of the victims’ survey.'),
    item('5. Finance'),
    bullet('The fleet was ageing, and the PCC wanted to see options before the budget was set.'),
    paragraph('Actions'),
    bullet(`CFO: ${fleet}.`),
    item('6. Custody'),
    bullet('Cameras had been worn in custody for some months; half a year of it would be worth a paper.'),
    paragraph('Actions'),
    bullet(`Force: ${video}.`),
    ...overview('', [
      { owner: 'Force', text: rural, due: board.last },
      { owner: 'Force', text: 'Set out how the drone team is used at night', due: board.last },
      { owner: 'OPCC', text: 'Publish a summary of the victims’ survey', due: surveyDue },
      { owner: 'CFO', text: fleet, due: board.last },
      { owner: 'Force', text: video, due: board.next },
    ]),
    paragraph(`Date of next Performance and Delivery Board: ${inWords(board.last)}`),
  ]);

/** The notes of the board's last meeting, which wait to be recorded. */
export function lastNotes({ board, surveyOut }: SampleDays): Promise<SampleDocument> {
  const calls = 'Bring a plan for answering 101 calls within a minute';
  const witnesses = 'Report on what witnesses say of the new waiting room';
  const reserves = 'Set out which reserves the estate plan relies on';
  const due = board.next;
  return ofBoard(board.last, [
    item('1. Welcome & Introduction'),
    bullet('The PCC opened the meeting and welcomed the new head of the control room.'),
    item(`2. Notes of Previous Meeting – ${inWords(board.former)}`),
    bullet('The notes were agreed and the following actions discharged:'),
    bullet('Force to set out how the drone team is used at night – paper received and discussed.'),
    bullet(`OPCC to publish a summary of the victims’ survey – published on ${inWords(surveyOut)}.`),
    item('3. Wealdshire Safer Plan: Delivery & Performance'),
    bullet('The CC explained that rural response times had to wait for the control room’s new system.'),
    bullet('The PCC was glad that fewer 101 calls were abandoned, and asked what would keep it so.'),
    paragraph('Actions'),
    bullet(`Force: ${rural}, at the next meeting.`),
    bullet(`Force: ${calls}.`),
    item('4. Victims'),
    bullet('The CE described the first weeks of the waiting room for witnesses at the county court.'),
    paragraph('Actions'),
    bullet(`OPCC: ${witnesses}.`),
    item('5. Finance'),
    bullet('The options for the fleet were not ready; the estate plan was noted.'),
    paragraph('Actions'),
    bullet(`CFO: ${fleet}.`),
    bullet(`CFO: ${reserves}.`),
    ...overview('', [
      { owner: 'Force', text: rural, due },
      { owner: 'Force', text: calls, due },
      { owner: 'Force', text: video, due },
      { owner: 'OPCC', text: witnesses, due },
      { owner: 'CFO', text: fleet, due },
      { owner: 'CFO', text: reserves, due },
    ]),
    paragraph(`Date of next Performance and Delivery Board: ${inWords(board.next)}`),
  ]);
}

type Business = [title: string, reason: string, lead: string];

/** "2026/27", the financial year that begins in April of `year`. */
const yearFrom = (year: number): string => `${year}/${String((year + 1) % 100).padStart(2, '0')}`;

/** What the law has a panel consider at that time of the year, where the day of its meeting allows it. */
function statutory(when: string): Business[] {
  const year = Number(when.slice(0, 4));
  const inYear = when.slice(5);
  const reason = 'Statutory Requirement';
  if (inYear <= '02-08') return [[`Proposed precept ${yearFrom(year)}`, reason, 'PCC']];
  if (inYear < '06' || inYear >= '09') return [];
  return [[`PCC’s Annual Report ${yearFrom(year - 1)}`, reason, 'PCC']];
}

/** The panel's minutes, with its future work programme on a page of its own behind them, as its pack prints it. */
export async function panelMinutes({ panel }: SampleDays): Promise<SampleDocument> {
  const letter = 'Write to members on how the public can report police misconduct';
  const programme = [['Item', 'Reason', 'Lead']];
  const children = [
    title(`Minutes of the Wealdshire Police and Crime Panel held on ${inWords(panel.last)}`),
    heads(
      'Wealdshire Police and Crime Panel',
      panel.last,
      '14:00',
      'Council Chamber, Wealdshire House',
      'Members of the panel; the Commissioner (PCC)',
    ),
    item(`1. Minutes of Previous Meeting – ${inWords(panel.earlier)}`),
    bullet('The minutes were agreed. There were no matters outstanding.'),
    item('2. Questions to the Commissioner'),
    bullet('Members asked how a resident reports an officer’s conduct; the PCC agreed to write to them.'),
    paragraph('Actions'),
    bullet(`PCC: ${letter}.`),
    ...overview('Action', [{ owner: 'PCC', text: letter, due: panel.next }]),
    paragraph(`Date of next Police and Crime Panel: ${inWords(panel.next)}`),
    title(`Police and Crime Panel – Future work programme – ${monthInWords(monthOf(panel.last))}`, true),
    item(inWords(panel.next)),
    table([
      ...programme,
      ['Hate crime in rural wards', 'Requested by the Panel', 'PCC'],
      ['Road safety partnership', 'Offered by the Commissioner', 'PCC'],
      ['Review of the panel’s working arrangements', 'Requested by the Panel', 'Panel Officers'],
      ...statutory(panel.next),
    ]),
    item(monthInWords(panel.after)),
    table([
      ...programme,
      ...statutory(panel.after),
      ['Rural crime team: what a year has brought', 'Requested by the Panel', 'PCC'],
    ]),
    item('Standing items at each meeting'),
    bullet('Questions to the Commissioner'),
    item('Items to note at each meeting'),
    bullet('Commissioner’s decisions'),
    bullet('Performance and Delivery Board minutes (if available)'),
  ];
  const bytes = await notesInWord(children, {
    creator: 'Wealdshire County Council',
    title: `Minutes and future work programme of the Wealdshire Police and Crime Panel, ${monthInWords(monthOf(panel.last))}`,
    on: panel.last,
  });
  return { name: `panel-${panel.last}.docx`, bytes };
}
