import { actionMoveOperations } from './action-moves.ts';
import { actionOperations } from './actions.ts';
import { boardOperations } from './boards.ts';
import { dispatchOperations } from './dispatches.ts';
import { itemMoveOperations } from './item-moves.ts';
import { itemOperations } from './items.ts';
import { meetingMoveOperations } from './meeting-moves.ts';
import { meetingOperations } from './meetings.ts';
import { noteOperations } from './notes.ts';
import { noteRecordingOperations } from './notes-recording.ts';
import type { Operation } from './operation.ts';
import { ownerOperations } from './owners.ts';
import { paperOperations } from './papers.ts';
import { statusOperations } from './status.ts';

/** Everything that the API can be asked. */
export const operations: readonly Operation[] = [
  ...boardOperations,
  ...actionOperations,
  ...actionMoveOperations,
  ...meetingOperations,
  ...meetingMoveOperations,
  ...ownerOperations,
  ...itemOperations,
  ...itemMoveOperations,
  ...noteOperations,
  ...noteRecordingOperations,
  ...dispatchOperations,
  ...statusOperations,
  ...paperOperations,
];
