import type { Page } from '../visit.ts';
import { actionPages } from './action.ts';
import { mailPages } from './mail.ts';
import { mailForms } from './mail-forms.ts';
import { ownerForms } from './owner-forms.ts';
import { ownerPages } from './owners.ts';
import { todayPage } from './today.ts';

/** Every page of a board's office. */
export const boardPages: readonly Page[] = [
  todayPage,
  ...actionPages,
  ...ownerForms,
  ...ownerPages,
  ...mailForms,
  ...mailPages,
];
