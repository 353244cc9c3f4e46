import type { Page } from '../visit.ts';
import { actionPages } from './action.ts';
import { addressPages } from './calendar-addresses.ts';
import { itemPages } from './item.ts';
import { itemChangePages } from './item-changes.ts';
import { newItemPages } from './item-new.ts';
import { mailPages } from './mail.ts';
import { mailForms } from './mail-forms.ts';
import { meetingPages } from './meeting.ts';
import { meetingChangePages } from './meeting-changes.ts';
import { meetingsPages } from './meetings.ts';
import { notesPages } from './notes.ts';
import { ownerForms } from './owner-forms.ts';
import { ownerPages } from './owners.ts';
import { paperPages } from './papers.ts';
import { programmePages } from './programme.ts';
import { publishPages } from './publish.ts';
import { settingsPages } from './settings.ts';
import { settingsForms } from './settings-forms.ts';
import { statutoryYearPages } from './statutory-year.ts';
import { todayPage } from './today.ts';

/**
 * Every page of a board's office. The first that fits an address is asked: `/mail/tomorrow` before `/mail/:dispatch`. What stands
 * beside names that people give is called as no such name can be, lest an office `new` be hidden by a form.
 */
export const boardPages: readonly Page[] = [
  todayPage,
  ...actionPages,
  ...notesPages,
  ...meetingsPages,
  ...meetingPages,
  ...meetingChangePages,
  ...programmePages,
  ...newItemPages,
  ...statutoryYearPages,
  ...itemPages,
  ...itemChangePages,
  ...ownerForms,
  ...ownerPages,
  ...settingsForms,
  ...settingsPages,
  ...addressPages,
  ...mailForms,
  ...mailPages,
  ...paperPages,
  ...publishPages,
];
