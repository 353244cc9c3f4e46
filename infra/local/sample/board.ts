import { fileURLToPath } from 'node:url';

/** The sample's notes: of the Performance and Delivery Board of a county that does not exist. */
const notes = fileURLToPath(new URL('notes-2025-10-22.docx', import.meta.url));

/** A reference of the sample board is said `WPDB-2025-10-1`. */
export const sampleBoard = 'wpdb';

/** The morning that the sample does: the day before its papers must be in. */
export const sampleMorning = '2025-11-17';

/** The board and its owners, a command line at a time, as a secretary would say them once. */
export const sampleOwners: readonly (readonly string[])[] = [
  [
    ...['board', 'add', sampleBoard, '--name', 'Performance and Delivery Board'],
    ...['--secretary', 'Priya Nair <board.secretary@wealdshire-pcc.example>'],
    ...['--set', 'actionReport=action-report:1:papers'],
  ],
  [
    ...['owner', 'add', 'force', '--board', sampleBoard, '--name', 'Force'],
    ...['--contact', 'Inspector Siân O’Neill <force.executive@wealdshire.example>'],
    ...['--alias', 'Chief Constable', 'CC'],
  ],
  [
    ...['owner', 'copy', 'force', '--board', sampleBoard],
    ...['--name', 'Deputy Chief Constable’s office', '--email', 'dcc.office@wealdshire.example'],
  ],
  [
    ...['owner', 'add', 'opcc', '--board', sampleBoard, '--name', 'OPCC'],
    ...['--contact', 'Tom Adeyemi <policy@wealdshire-pcc.example>', '--alias', 'PCC', 'Office of the PCC'],
  ],
  [
    ...['owner', 'add', 'cfo', '--board', sampleBoard, '--name', 'CFO'],
    ...['--contact', 'Ruth Marsh <cfo@wealdshire-pcc.example>', '--alias', 'Chief Finance Officer'],
  ],
];

/** The notes of its last meeting, as they were agreed on the Friday before that morning. */
export const sampleNotes: readonly string[] = [
  ...['record', notes, '--board', sampleBoard, '--as-of', '2025-11-14', '--yes'],
];
