import type { Page } from '../visit.ts';
import { actionPages } from './action.ts';
import { actionsPage } from './actions.ts';
import { itemPages } from './item.ts';
import { itemChangePages } from './item-changes.ts';
import { newItemPages } from './item-new.ts';
import { meetingPages } from './meeting.ts';
import { meetingChangePages } from './meeting-changes.ts';
import { meetingsPages } from './meetings.ts';
import { programmePages } from './programme.ts';
import { statutoryYearPages } from './statutory-year.ts';
import { todayPage } from './today.ts';

/** Every page of a board's office. */
export const boardPages: readonly Page[] = [
  todayPage,
  actionsPage,
  ...actionPages,
  ...meetingsPages,
  ...meetingPages,
  ...meetingChangePages,
  ...programmePages,
  ...newItemPages,
  ...statutoryYearPages,
  ...itemPages,
  ...itemChangePages,
];
