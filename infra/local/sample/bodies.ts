/** The Performance and Delivery Board of a county that does not exist: a reference of it is said `WPDB-2025-10-1`. */
export const sampleBoard = 'wpdb';

/** The county's Police and Crime Panel, to which that board's notes are offered. */
export const samplePanel = 'wpcp';

export const secretary = { name: 'Priya Nair', email: 'board.secretary@wealdshire-pcc.example' };
export const panelOfficer = { name: 'Joan Ellery', email: 'panel.officer@wealdshire-council.example' };
export const chair = { name: 'Helen Carrow', email: 'chair@wealdshire-pcc.example' };
/** Whose mailbox takes no mail. */
export const financeOfficer = { name: 'Ruth Marsh', email: 'cfo@wealdshire-pcc.example' };

const as = ({ name, email }: { name: string; email: string }): string => `${name} <${email}>`;

/** The panel and those who answer to it, a command line at a time, as its officer would say them once. */
export const panelSteps: readonly (readonly string[])[] = [
  [
    ...['board', 'add', samplePanel, '--name', 'Wealdshire Police and Crime Panel'],
    ...['--secretary', as(panelOfficer), '--set', 'actionReport=action-report:5:papers'],
  ],
  [
    ...['owner', 'add', 'pcc', '--board', samplePanel, '--name', 'PCC'],
    ...['--contact', 'Tom Adeyemi <policy@wealdshire-pcc.example>', '--alias', 'Commissioner', 'OPCC'],
  ],
  [
    ...['owner', 'add', 'panel-officers', '--board', samplePanel, '--name', 'Panel Officers'],
    ...['--contact', 'Idris Lowe <scrutiny@wealdshire-council.example>'],
  ],
];

/** The board and its owners, as its secretary would. */
export const boardSteps: readonly (readonly string[])[] = [
  [
    ...['board', 'add', sampleBoard, '--name', 'Performance and Delivery Board'],
    ...['--secretary', as(secretary)],
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
    ...['--contact', as(financeOfficer), '--alias', 'Chief Finance Officer'],
  ],
];
