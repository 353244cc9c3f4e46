import type { Page } from '../visit.ts';
import { actionPages } from './action.ts';
import { actionsPage } from './actions.ts';
import { ownerForms } from './owner-forms.ts';
import { ownerPages } from './owners.ts';
import { todayPage } from './today.ts';

/** Every page of a board's office. */
export const boardPages: readonly Page[] = [
  todayPage,
  actionsPage,
  ...actionPages,
  ...ownerForms,
  ...ownerPages,
];
