import type { z } from 'zod';
import { instantSchema } from '../../functions/calendar/days.ts';
import { type Action, actionSchema } from '../../functions/register/action.ts';
import { type Board, boardSchema } from '../../functions/register/board.ts';
import type { Author } from '../../functions/register/history.ts';
import { type Meeting, meetingSchema } from '../../functions/register/meeting.ts';
import { type Owner, ownerSchema } from '../../functions/register/owner.ts';
import {
  type ProgrammeItem,
  programmeEntrySchema,
  type RegularItem,
} from '../../functions/register/programme.ts';
import {
  type PublicEntry,
  type PublicRow,
  publicEntrySchema,
  publicRowSchema,
} from '../../functions/register/public-entry.ts';

/** Any fields of `T`, and of each of its kinds where it has several. */
type SomeOf<T> = T extends unknown ? Partial<T> : never;

/** The secretary, on the morning after the meeting of 2 October 2024. */
export const secretary: Author = {
  at: instantSchema.parse('2024-10-03T08:15:00.000Z'),
  by: 'Asha Verity',
  from: 'command line',
};

const kept = { version: 1, history: [{ ...secretary, what: 'recorded' }] };

/** The Performance and Delivery Board with its default policy, as `overrides` change it. */
export const aBoard = (overrides: SomeOf<z.input<typeof boardSchema>> = {}): Board =>
  boardSchema.parse({
    id: 'pdb',
    name: 'Performance and Delivery Board',
    timeZone: 'Europe/London',
    secretary: [{ name: 'Asha Verity', email: 'asha.verity@pcc.example' }],
    policy: {},
    ...kept,
    ...overrides,
  });

/** The Force, with one contact in post. */
export const anOwner = (overrides: SomeOf<z.input<typeof ownerSchema>> = {}): Owner =>
  ownerSchema.parse({
    board: 'pdb',
    id: 'force',
    name: 'Force',
    aliases: ['Constabulary'],
    contacts: [{ name: 'Sergeant Owen Pryce', email: 'owen.pryce@force.example', from: null, until: null }],
    deputies: [],
    copies: [],
    undeliverable: [],
    ...kept,
    ...overrides,
  });

/** The meeting scheduled for Wednesday 11 December 2024. Give a `state` for another kind; what that needs is filled in. */
export const aMeeting = (overrides: SomeOf<z.input<typeof meetingSchema>> = {}): Meeting =>
  meetingSchema.parse({
    board: 'pdb',
    id: '2024-12',
    state: 'scheduled',
    date: '2024-12-11',
    time: '10:00',
    place: 'Committee Room 2',
    month: '2024-12',
    reason: 'the chair is away',
    minutes: null,
    ...kept,
    datedSince: kept.history[0]?.at,
    ...overrides,
  });

/**
 * The second action raised on 2 October 2024: open, and due of the Force at the December meeting. Give a `status`
 * for another kind; what that needs is filled in.
 */
export const anAction = (overrides: SomeOf<z.input<typeof actionSchema>> = {}): Action =>
  actionSchema.parse({
    board: 'pdb',
    ref: 'PDB-2024-10-2',
    raisedAt: '2024-10',
    raisedOn: '2024-10-02',
    text: 'Report how many rural patrols ran each month',
    minuted: null,
    section: 'Neighbourhood policing',
    owner: 'force',
    due: { at: 'meeting', meeting: '2024-12', words: null },
    status: 'open',
    proposal: { on: '2024-11-20', how: 'figures sent to the secretary', evidence: [] },
    discharge: {
      on: '2024-12-11',
      meeting: '2024-12',
      how: 'figures were in the papers',
      evidence: [],
      undertaking: null,
    },
    withdrawal: { on: '2024-11-20', reason: 'overtaken by the new plan' },
    ...kept,
    ...overrides,
  });

/**
 * The report on neighbourhood policing that the PCC is to write for the meeting of December 2024: planned, its paper not
 * in yet. Give a `state` for another kind; what that needs is filled in.
 */
export const anItem = (overrides: object = {}): ProgrammeItem =>
  programmeEntrySchema.parse({
    board: 'pdb',
    ref: 'PDB-ITEM-1',
    title: 'Neighbourhood policing',
    comes: 'once',
    meeting: '2024-12',
    reason: 'Requested by the Panel',
    lead: 'force',
    received: null,
    duty: null,
    source: null,
    printed: null,
    owedSince: null,
    state: 'planned',
    move: { from: '2024-10', on: '2024-10-03', reason: 'the agenda was full' },
    presented: { on: '2024-12-11' },
    withdrawal: { on: '2024-11-20', reason: 'overtaken by the new plan' },
    replacement: { on: '2024-11-20', by: 'a visit to the control room', reason: 'better seen than read' },
    ...kept,
    ...overrides,
  }) as ProgrammeItem;

/** The questions that come at every meeting. Make it an item to note, or give it a condition. */
export const aRegularItem = (overrides: object = {}): RegularItem =>
  programmeEntrySchema.parse({
    board: 'pdb',
    ref: 'PDB-ITEM-2',
    title: 'Questions to the Commissioner',
    comes: 'every meeting',
    as: 'standing item',
    condition: null,
    settled: [],
    state: 'current',
    withdrawal: { on: '2024-11-20', reason: 'no longer wanted' },
    ...kept,
    ...overrides,
  }) as RegularItem;

/** What the public may be told of the second action raised on 2 October 2024. */
export const aPublicRow = (overrides: Partial<z.input<typeof publicRowSchema>> = {}): PublicRow =>
  publicRowSchema.parse({
    meeting: '2024-10',
    askedOn: '2024-10-02',
    action: 'Report how many rural patrols ran each month',
    owner: 'Force',
    firstDue: { date: '2024-12-11', inWords: '11 December 2024' },
    due: { date: '2024-12-11', inWords: '11 December 2024' },
    moves: [],
    status: 'open',
    closedOn: null,
    how: null,
    undertaking: null,
    undertakingDue: null,
    metOn: null,
    met: null,
    ...overrides,
  });

/** That action, published as it stood on the morning after the meeting. */
export const aPublicEntry = (overrides: SomeOf<z.input<typeof publicEntrySchema>> = {}): PublicEntry => {
  const row = aPublicRow();
  return publicEntrySchema.parse({
    board: 'pdb',
    ref: 'PDB-2024-10-2',
    looked: row,
    public: { place: 'published', row, since: secretary.at, changedAt: null },
    heldBack: null,
    otherWords: [],
    ...kept,
    ...overrides,
  });
};
