import { type CalendarDate, day } from '../../functions/calendar/days.ts';
import { type Action, actionSchema, type Due, dueSchema } from '../../functions/register/action.ts';
import { boardSchema } from '../../functions/register/board.ts';
import { type Meeting, meetingSchema } from '../../functions/register/meeting.ts';
import { ownerSchema } from '../../functions/register/owner.ts';
import type { BoardView } from '../../functions/register/view.ts';

const kept = { version: 1, history: [] };

export const board = boardSchema.parse({
  id: 'pdb',
  name: 'Performance and Delivery Board',
  timeZone: 'Europe/London',
  secretary: [{ name: 'Sam Reed', email: 'sam.reed@office.example' }],
  policy: {},
  ...kept,
});

const office = (id: string, name: string) =>
  ownerSchema.parse({
    board: 'pdb',
    id,
    name,
    aliases: [],
    contacts: [],
    deputies: [],
    copies: [],
    undeliverable: [],
    ...kept,
  });

const owners = [office('force', 'Force'), office('chief-constable', 'Chief Constable')];

/** A meeting of the board in the state that `known` gives it. */
export const meeting = (id: string, known: object): Meeting =>
  meetingSchema.parse({ board: 'pdb', id, time: null, place: null, minutes: null, ...kept, ...known });

export const june = meeting('2024-06', { state: 'held', date: '2024-06-12' });
export const october = meeting('2024-10', { state: 'held', date: '2024-10-02' });
export const december = meeting('2024-12', { state: 'scheduled', date: '2024-12-11' });
export const february = meeting('2025-02', { state: 'month', month: '2025-02' });
export const postponed = meeting('2025-04', { state: 'to be confirmed', reason: 'no room' });
const calledOff = meeting('2024-11', { state: 'cancelled', reason: 'an election' });
export const meetings = [june, october, december, february, postponed, calledOff];

export const dueAt = (id: string, words: string | null = null): Due =>
  dueSchema.parse({ at: 'meeting', meeting: id, words });
export const dueOn = (date: string, words: string | null = null): Due =>
  dueSchema.parse({ at: 'date', date, words });
export const noDateAgreed = (words: string | null = null): Due => ({ at: 'not agreed', words });

/** An open action raised on 2 October 2024 and due in December, but for what `said` says. */
export const action = (ref: string, said: object = {}): Action =>
  actionSchema.parse({
    board: 'pdb',
    ref,
    raisedAt: '2024-10',
    raisedOn: '2024-10-02',
    text: `Report on the matter of ${ref}`,
    minuted: null,
    section: null,
    owner: 'force',
    due: dueAt('2024-12'),
    status: 'open',
    ...kept,
    ...said,
  });

export const proposed = (how: string, on = '2024-11-20', saidBy: string | null = null): object => ({
  status: 'proposed',
  proposal: { on, how, evidence: [], saidBy },
});

export const discharged = (on: string, how: string, said: object = {}): object => ({
  status: 'discharged',
  discharge: { on, meeting: null, how, evidence: [], undertaking: null, ...said },
});

export const undertaking = (text: string, by: Due, met: object | null = null): object => ({
  undertaking: { text, by, met },
});

export const withdrawn = (on: string, reason: string): object => ({
  status: 'withdrawn',
  withdrawal: { on, reason },
});

export const viewOf = (actions: readonly Action[], known: readonly Meeting[] = meetings): BoardView => ({
  board,
  owners,
  meetings: known,
  actions,
  programme: [],
});

/** The board as its office knows it a fortnight before the December meeting. */
export const asOf: CalendarDate = day('2024-11-25');
