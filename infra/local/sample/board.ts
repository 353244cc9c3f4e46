import { fileURLToPath } from 'node:url';

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The Performance and Delivery Board of a county that does not exist: a reference of it is said `WPDB-2025-10-1`. */
export const sampleBoard = 'wpdb';

/** The county's Police and Crime Panel, to which that board's notes are offered. */
export const samplePanel = 'wpcp';

/** The morning that the sample does: the day before the board's papers must be in, and a week before the panel's. */
export const sampleMorning = '2025-11-17';

/** The bodies and their owners, a command line at a time, as their secretaries would say them once. */
export const sampleSteps: readonly (readonly string[])[] = [
  [
    ...['board', 'add', samplePanel, '--name', 'Wealdshire Police and Crime Panel'],
    ...['--secretary', 'Joan Ellery <panel.officer@wealdshire-council.example>'],
    ...['--set', 'actionReport=action-report:5:papers'],
  ],
  [
    ...['owner', 'add', 'pcc', '--board', samplePanel, '--name', 'PCC'],
    ...['--contact', 'Tom Adeyemi <policy@wealdshire-pcc.example>', '--alias', 'Commissioner', 'OPCC'],
  ],
  [
    ...['owner', 'add', 'panel-officers', '--board', samplePanel, '--name', 'Panel Officers'],
    ...['--contact', 'Idris Lowe <scrutiny@wealdshire-council.example>'],
  ],
  [
    ...['board', 'add', sampleBoard, '--name', 'Performance and Delivery Board'],
    ...['--secretary', 'Priya Nair <board.secretary@wealdshire-pcc.example>'],
    ...['--notes-to', samplePanel, '--set', 'actionReport=action-report:1:papers'],
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

/** The panel's last minutes with its programme of work, and the board's last notes, recorded on the Friday before. */
export const sampleNotes: readonly (readonly string[])[] = [
  ['record', file('panel-2025-09-16.docx'), '--board', samplePanel, '--as-of', '2025-11-14', '--yes'],
  ['record', file('notes-2025-10-22.docx'), '--board', sampleBoard, '--as-of', '2025-11-14', '--yes'],
];
