import { type Cell, type Layout, type Part, table } from './layout.ts';

const about: readonly Part[] = [
  { title: 'Tolver Fells Park Authority' },
  { title: 'Access Group – tracker' },
  { text: 'Meeting date: 14 May 2025' },
];
const meeting = { date: '2025-05-14', previous: null, next: null };

const shaded = (shade: string, text = ''): Cell => ({ text, shade });
const [blue, green, amber, red] = ['#0070c0', '#00b050', '#ffc000', '#ff0000'];

const actions = [
  ['Replace the stile at Gill Foot', 'discharged', 'Ranger North', '2025-04-30'],
  ['Map the bridleways that are under water', 'open', 'Ranger South', '2025-07-09'],
  ['Ask the estate for a gate', 'open', 'Access Officer', '2025-05-14'],
] as const;

/** How actions stand is said by the colours of cells alone. */
export const colours: readonly Layout[] = [
  {
    name: 'colours-by-a-key-of-shaded-cells',
    formats: ['docx', 'pdf', 'html'],
    parts: [
      ...about,
      table(
        [],
        [shaded(blue), 'Finished'],
        [shaded(green), 'Going to plan'],
        [shaded(amber), 'Slipping a little'],
        [shaded(red), 'Blocked – the Group must help'],
      ),
      table(
        ['No.', 'Action', 'Lead', 'By when', 'BRAG'],
        ['A1', 'Replace the stile at Gill Foot', 'Ranger North', '30/04/2025', shaded(blue)],
        ['A2', 'Map the bridleways that are under water', 'Ranger South', '09/07/2025', shaded(green)],
        ['A3', 'Ask the estate for a gate', 'Access Officer', '14/05/2025', shaded(red)],
      ),
    ],
    wants: { meeting, actions },
  },
  {
    name: 'colours-by-a-key-below-with-words-in-it',
    formats: ['docx', 'pdf', 'html'],
    parts: [
      ...about,
      table(
        ['No.', 'Action', 'Lead', 'By when', 'Colour'],
        ['A1', 'Replace the stile at Gill Foot', 'Ranger North', '30/04/2025', shaded(green)],
        ['A2', 'Map the bridleways that are under water', 'Ranger South', '09/07/2025', shaded(amber)],
        ['A3', 'Ask the estate for a gate', 'Access Officer', '14/05/2025', shaded(red)],
      ),
      { text: 'Key to the colours' },
      table([], [shaded(green, 'Completed'), shaded(amber, 'Under way'), shaded(red, 'Late')]),
    ],
    wants: { meeting, actions },
  },
];
