import { actionTransitionOperations } from './operations/action-transitions.ts';
import { actionOperations } from './operations/actions.ts';
import { boardOperations } from './operations/boards.ts';
import { changeOperations } from './operations/changes.ts';
import { dispatchOperations } from './operations/dispatches.ts';
import { feedOperations } from './operations/feeds.ts';
import { itemTransitionOperations } from './operations/item-transitions.ts';
import { itemOperations } from './operations/items.ts';
import { meetingTransitionOperations } from './operations/meeting-transitions.ts';
import { meetingOperations } from './operations/meetings.ts';
import { noteOperations } from './operations/notes.ts';
import { ownerOperations } from './operations/owners.ts';
import { paperOperations } from './operations/papers.ts';
import { publicRegisterOperations } from './operations/public-register.ts';
import { removalOperations } from './operations/removals.ts';
import { statusOperations } from './operations/status.ts';
import { statutoryYearOperations } from './operations/statutory-years.ts';
import type { Operation } from './protocol/operation.ts';

/** Everything that the API can be asked. */
export const operations: readonly Operation[] = [
  ...boardOperations,
  ...changeOperations,
  ...feedOperations,
  ...actionOperations,
  ...actionTransitionOperations,
  ...meetingOperations,
  ...meetingTransitionOperations,
  ...ownerOperations,
  ...itemOperations,
  ...itemTransitionOperations,
  ...statutoryYearOperations,
  ...noteOperations,
  ...dispatchOperations,
  ...statusOperations,
  ...paperOperations,
  ...publicRegisterOperations,
  ...removalOperations,
];
