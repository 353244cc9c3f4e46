import { type CalendarDate, day } from '../../functions/calendar/days.ts';
import type { Board } from '../../functions/register/board.ts';
import type { Meeting } from '../../functions/register/meeting.ts';
import type { Owner } from '../../functions/register/owner.ts';
import type { ProgrammeEntry, ProgrammeItem, RegularItem } from '../../functions/register/programme.ts';
import type { BoardView } from '../../functions/register/view.ts';
import { type Dispatch, dispatchSchema } from '../../functions/reminders/dispatch.ts';
import { aBoard, aMeeting, anItem, anOwner, aRegularItem } from '../register/examples.ts';

const board = 'pcp';

export const panel: Board = aBoard({
  id: board,
  name: 'Westmere Police and Crime Panel',
  secretaryTitle: 'panel officer',
});
const leads: Owner[] = [
  anOwner({ board, id: 'pcc', name: 'PCC' }),
  anOwner({ board, id: 'panel-officers', name: 'Panel Officers' }),
];

/** A meeting of the panel in the state that `known` gives it. */
export const session = (id: string, known: object): Meeting => aMeeting({ board, id, ...known });

/** The panel's meetings as its officer knows them at the end of June 2023. */
export const sessions: Meeting[] = [
  session('2023-06', { state: 'held', date: '2023-06-27' }),
  session('2023-09', { state: 'cancelled', reason: 'an election' }),
  session('2023-10', { date: '2023-10-17' }),
  session('2023-12', { date: '2023-12-06' }),
  session('2024-02', { state: 'month', month: '2024-02' }),
  session('2024-04', { state: 'to be confirmed', reason: 'no room' }),
];

/** The item of that number, planned for the meeting of 17 October 2023 and led by the PCC, but for what `said` says. */
export const item = (number: number, said: object = {}): ProgrammeItem =>
  anItem({
    board,
    ref: `PCP-ITEM-${number}`,
    title: `Matter ${number}`,
    meeting: '2023-10',
    reason: 'Statutory Requirement',
    lead: 'pcc',
    ...said,
  });

/** The standing item of that number; `said` may make it one to note. */
export const regular = (number: number, said: object = {}): RegularItem =>
  aRegularItem({ board, ref: `PCP-ITEM-${number}`, title: `Custom ${number}`, ...said });

export const panelView = (
  programme: readonly ProgrammeEntry[],
  meetings: readonly Meeting[] = sessions,
): BoardView => ({ board: panel, owners: leads, meetings, actions: [], programme });

export const endOfJune: CalendarDate = day('2023-06-30');

/** The officer's report before the meeting of 17 October 2023, in the state that `known` gives it. */
export const officersReport = (known: object): Dispatch =>
  dispatchSchema.parse({
    board,
    id: 'pcp_2023-10_20231017_action-report_secretary',
    kind: 'action report',
    owner: null,
    meeting: { id: '2023-10', date: '2023-10-17' },
    refs: [],
    stage: 'action-report',
    dueOn: '2023-10-06',
    cutOff: '2023-10-17',
    attempts: 1,
    reportedIn: null,
    version: 1,
    history: [],
    why: 'the meeting is near',
    ...known,
  });
