import { type Board, boardSchema } from '../../functions/register/board.ts';
import type { Registered } from '../../functions/store/register.ts';
import { aMeeting, anAction, anItem, anOwner } from '../register/examples.ts';
import { meetingDays, type Setting } from './season.ts';

/** Long before the season. */
const kept = {
  version: 1,
  history: [{ at: '2024-09-02T09:00:00.000Z', by: 'Asha Verity', what: 'recorded', from: 'command line' }],
};

const named = {
  pdb: { name: 'Performance and Delivery Board', secretaryTitle: 'secretary' },
  pcp: { name: 'Police and Crime Panel', secretaryTitle: 'panel officer' },
};
type Code = keyof typeof named;

const boardOf = (code: Code, setting: Setting): Board => {
  const { unknownThen, chasesBeforeEscalation, chaseOnWorkingDays, clearDays, stages } = setting;
  const { escalationSteps, attendAfterMeetings } = setting;
  const house = boardSchema.shape.policy.parse({
    ...{ unknownThen, chasesBeforeEscalation, chaseOnWorkingDays, clearDays },
    ...{ escalationSteps, attendAfterMeetings },
  });
  return boardSchema.parse({
    ...{ id: code, timeZone: 'Europe/London', ...named[code], ...kept },
    secretary: [{ name: 'Asha Verity', email: `${code}@pcc.example` }],
    policy: { ...house, stages: house.stages.slice(-stages) },
    chasesOnSince: kept.history[0]?.at,
  });
};

const inPost = { from: null, until: null };

function registerOf(code: Code, { hasProgramme }: Setting): Registered[] {
  const ofBoard = { board: code, ...kept };
  const prefix = code.toUpperCase();
  const raised = { ...ofBoard, raisedAt: '2024-09', raisedOn: '2024-09-02' };
  const ref = (number: number) => `${prefix}-2024-09-${number}`;
  const at = (meeting: string) => ({ at: 'meeting', meeting, words: null }) as const;
  const owen = { name: 'Sergeant Owen Pryce', email: 'owen.pryce@force.example', ...inPost };
  const sean = { name: 'Seán O’Brien', email: "sean.o'brien@pcc.example", ...inPost };
  return [
    anOwner({ ...ofBoard, id: 'force', contacts: [owen] }),
    anOwner({ ...ofBoard, id: 'pcc', name: 'Commissioner’s Office', aliases: [], contacts: [sean] }),
    aMeeting({
      ...ofBoard,
      id: '2024-09',
      state: 'held',
      date: '2024-09-02',
      datedSince: kept.history[0]?.at,
    }),
    ...meetingDays.map((date) =>
      aMeeting({ ...ofBoard, id: date.slice(0, 7), date, datedSince: kept.history[0]?.at }),
    ),
    anAction({ ...raised, ref: ref(1), due: at('2024-12') }),
    anAction({ ...raised, ref: ref(2), owner: 'pcc', due: at('2024-12') }),
    anAction({ ...raised, ref: ref(3), due: { at: 'date', date: '2024-11-08', words: null } }),
    ...(hasProgramme
      ? [anItem({ ...ofBoard, ref: `${prefix}-ITEM-1`, meeting: '2024-12', lead: 'pcc' })]
      : []),
  ];
}

/** What the register holds before the first day of a season. */
export function registersBefore(setting: Setting): { board: Board; things: Registered[] }[] {
  const codes: readonly Code[] = setting.boards === 2 ? ['pdb', 'pcp'] : ['pdb'];
  return codes.map((code) => ({ board: boardOf(code, setting), things: registerOf(code, setting) }));
}
