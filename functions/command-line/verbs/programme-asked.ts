import { calendarDateSchema, calendarMonthSchema } from '../../calendar/days.ts';
import { actionRefSchema } from '../../register/action.ts';
import type { Meeting } from '../../register/meeting.ts';
import type { Source } from '../../register/programme.ts';
import { unlessOver } from '../../register/programme-entry-transitions.ts';
import type { BoardView } from '../../register/view.ts';
import {
  actionNamed,
  boardNamed,
  Failed,
  Misused,
  made,
  meetingKnown,
  meetingNamed,
  type Service,
} from '../terminal/desk.ts';

/** A meeting that something is put to. One that the register lacks, but which is said by its day or month, can be added. */
export function meetingToPut(
  { board, meetings }: Pick<BoardView, 'board' | 'meetings'>,
  name: string,
): Meeting {
  const meeting = meetingKnown(meetings, name);
  if (meeting) return meeting;
  const when = calendarDateSchema.safeParse(name).success
    ? `--date ${name}`
    : calendarMonthSchema.safeParse(name).success && `--month ${name}`;
  if (!when) return meetingNamed(meetings, name);
  throw new Failed(
    `${board.name} has no meeting "${name}" yet: matters meeting add --board ${board.id} ${when}`,
  );
}

/** The same, for something new: it must still be to come. */
export function meetingToPlan(view: Pick<BoardView, 'board' | 'meetings'>, name: string): Meeting {
  const meeting = meetingToPut(view, name);
  made(unlessOver(meeting));
  return meeting;
}

/** What business came from: an action by its reference, or `pdb:2024-10:12`, a minute of a meeting that was. */
export async function sourceNamed(service: Service, name: string): Promise<Source> {
  if (actionRefSchema.safeParse(name.toUpperCase()).success) {
    const { ref } = await actionNamed(service, name);
    return { kind: 'action', ref };
  }
  const [, code, meeting, minute] = /^([^:\s]+):([^:\s]+)(?::(.*))?$/s.exec(name) ?? [];
  if (code === undefined || meeting === undefined) {
    throw new Misused(
      `"${name}" is no source: write an action as PDB-2024-10-2, or a minute as pdb:2024-10:12`,
    );
  }
  const board = await boardNamed(service, code.toLowerCase());
  const { id } = meetingNamed(await service.register.meetings(board.id), meeting);
  return { kind: 'minute', board: board.id, meeting: id, minute: minute?.trim() || null };
}
