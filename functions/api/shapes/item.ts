import * as z from 'zod';
import { calendarDateSchema } from '../../calendar/days.ts';
import { itemRefSchema, programmeEntrySchema } from '../../register/programme.ts';
import { cautions, meetingId, shownKept } from './common.ts';

export const itemRef = itemRefSchema.describe('The reference of an entry of a programme, as `PCP-ITEM-7`.');

const [once, regular] = programmeEntrySchema.options;
const [offered, planned, moved, presented, withdrawn, replaced] = once.options;
const [current, dropped] = regular.options;

const source = offered.shape.source
  .unwrap()
  .meta({ id: 'Source', description: 'What a piece of business came from: an action, or a minute.' })
  .nullable();
const paperDue = calendarDateSchema
  .nullable()
  .describe(
    'The day by which its paper must be with the secretary, as its meeting stands now; null when there is none.',
  );

/** How a page printed it is what recording that page again goes by, and nobody else. */
const ofPages = { printed: true } as const;
const ofOneMeeting = { ...shownKept, source, paperDue };

const onceShown = z.discriminatedUnion('state', [
  offered.omit(ofPages).extend(ofOneMeeting),
  planned.omit(ofPages).extend(ofOneMeeting),
  moved.omit(ofPages).extend(ofOneMeeting),
  presented.omit(ofPages).extend(ofOneMeeting),
  withdrawn.omit(ofPages).extend(ofOneMeeting),
  replaced.omit(ofPages).extend(ofOneMeeting),
]);
const regularShown = z.discriminatedUnion('state', [current.extend(shownKept), dropped.extend(shownKept)]);

/** An entry of a programme of work, as the API shows it. */
export const itemShown = z.discriminatedUnion('comes', [onceShown, regularShown]).meta({
  id: 'ProgrammeItem',
  description: 'Business planned for one meeting, or that of every meeting, and how it stands.',
});

const ofLists = { history: true } as const;
const [offeredShown, plannedShown, movedShown, presentedShown, withdrawnShown, replacedShown] =
  onceShown.options;
const [currentShown, droppedShown] = regularShown.options;

/** The same in a list, without its history. */
export const itemListed = z
  .discriminatedUnion('comes', [
    z.discriminatedUnion('state', [
      offeredShown.omit(ofLists),
      plannedShown.omit(ofLists),
      movedShown.omit(ofLists),
      presentedShown.omit(ofLists),
      withdrawnShown.omit(ofLists),
      replacedShown.omit(ofLists),
    ]),
    z.discriminatedUnion('state', [currentShown.omit(ofLists), droppedShown.omit(ofLists)]),
  ])
  .meta({
    id: 'ListedProgrammeItem',
    description: 'An entry of a programme in a list, without its history.',
  });

/** What was logged as considered by one meeting. */
export const itemsConsidered = z
  .object({ meeting: meetingId, items: z.array(itemListed), cautions })
  .meta({ id: 'ItemsConsidered', description: 'What one meeting considered, as it was logged.' });

const byOfficer = { by: 'Jo Lamb', from: 'HTTP API, client case-system' };

/** What the reference shows: an item as a panel officer would have put it on the programme. */
export const plannedItem = {
  board: 'pcp',
  ref: 'PCP-ITEM-7',
  title: 'Contacting the Force',
  comes: 'once',
  meeting: '2024-02',
  reason: 'Requested by the Panel',
  lead: 'pcc',
  late: null,
  received: null,
  paperSent: null as object | null,
  duty: null,
  source: { kind: 'action', ref: 'PDB-2023-12-1' },
  owedSince: null,
  owedBefore: [],
  state: 'planned',
  version: 1,
  history: [{ at: '2023-10-18T09:12:00.000Z', what: 'put on the programme', ...byOfficer }],
  paperDue: '2024-01-22',
};

const { history: firstOnes } = plannedItem;
const now = (what: string) => ({
  version: 2,
  history: [...firstOnes, { at: '2024-01-22T15:40:00.000Z', what, ...byOfficer }],
});

const owedBefore = [
  { lead: 'pcc', meeting: '2024-02', from: '2023-10-18T09:12:00.000Z', until: '2024-01-22T15:40:00.000Z' },
];

export const amendedItem = {
  ...plannedItem,
  lead: 'force',
  owedSince: '2024-01-22T15:40:00.000Z',
  owedBefore,
  ...now('amended: lead now “force”'),
};
export const acceptedItem = { ...plannedItem, owedSince: '2024-01-22T15:40:00.000Z', ...now('accepted') };
export const receivedItem = {
  ...plannedItem,
  received: { on: '2024-01-22' },
  ...now('paper in on 22 January 2024'),
};
const sent = {
  on: '2024-01-19',
  where: 'by email to the panel officer',
  saidBy: 'Priya Lomas',
  notArrived: null as object | null,
};
export const sentItem = {
  ...plannedItem,
  paperSent: sent,
  ...now('paper said to be sent on 19 January 2024: by email to the panel officer'),
};
const notArrived = { on: '2024-01-23', reason: 'nothing came by email or by post' };
export const notArrivedItem = {
  ...plannedItem,
  paperSent: { ...sent, notArrived },
  owedSince: '2024-01-23T09:20:00.000Z',
  version: 3,
  history: [
    ...sentItem.history,
    {
      at: '2024-01-23T09:20:00.000Z',
      what: `paper not arrived: ${notArrived.reason}`,
      changed: [{ field: 'paperSent.notArrived', before: null, after: notArrived }],
      ...byOfficer,
    },
  ],
};
export const movedItem = {
  ...plannedItem,
  meeting: '2024-06',
  owedSince: '2024-01-22T15:40:00.000Z',
  owedBefore,
  state: 'moved',
  move: { from: '2024-02', on: '2024-01-22', reason: 'the agenda is full' },
  ...now('moved from meeting 2024-02 to 2024-06: the agenda is full'),
  paperDue: '2024-05-24',
};
export const presentedItem = {
  ...plannedItem,
  state: 'presented',
  presented: { on: '2024-02-06' },
  ...now('presented on 6 February 2024'),
  paperDue: null,
};
export const consideredItems = {
  meeting: '2024-02',
  items: [{ ...presentedItem, history: undefined }],
  cautions: ['PCP-ITEM-9 is only offered, and was left.'],
};
export const withdrawnItem = {
  ...plannedItem,
  state: 'withdrawn',
  withdrawal: { on: '2024-01-22', reason: 'overtaken by the inspection' },
  ...now('withdrawn: overtaken by the inspection'),
  paperDue: null,
};
export const removedItem = {
  ...plannedItem,
  state: 'withdrawn',
  withdrawal: { on: '2024-01-22', reason: 'entered twice', inError: true, removed: true },
  ...now('removed: entered twice'),
  paperDue: null,
};
export const replacedItem = {
  ...plannedItem,
  state: 'replaced',
  replacement: {
    on: '2024-01-22',
    by: 'a visit to the Force Control Room',
    reason: 'better seen than read',
  },
  ...now('replaced by a visit to the Force Control Room: better seen than read'),
  paperDue: null,
};
export const reinstatedItem = {
  ...plannedItem,
  owedSince: '2024-01-25T10:20:00.000Z',
  version: 3,
  history: [
    ...withdrawnItem.history,
    { at: '2024-01-25T10:20:00.000Z', what: 'put back on the programme: still wanted', ...byOfficer },
  ],
};
export const settledItem = {
  board: 'pcp',
  ref: 'PCP-ITEM-2',
  title: 'Performance and Delivery Board minutes',
  comes: 'every meeting',
  as: 'item to note',
  condition: 'if available',
  settled: [{ meeting: '2024-02', available: true, on: '2024-01-22', how: 'the notes of December' }],
  state: 'current',
  version: 2,
  history: [
    { at: '2023-10-18T09:12:00.000Z', what: 'item to note of every meeting', ...byOfficer },
    {
      at: '2024-01-22T15:40:00.000Z',
      what: 'available for meeting 2024-02: the notes of December',
      ...byOfficer,
    },
  ],
};
