import type { Page } from '../visit.ts';
import { actionPages } from './action.ts';
import { mailPages } from './mail.ts';
import { mailForms } from './mail-forms.ts';
import { meetingPages } from './meeting.ts';
import { meetingChangePages } from './meeting-changes.ts';
import { meetingsPages } from './meetings.ts';
import { ownerForms } from './owner-forms.ts';
import { ownerPages } from './owners.ts';
import { paperPages } from './papers.ts';
import { settingsPages } from './settings.ts';
import { settingsForms } from './settings-forms.ts';
import { todayPage } from './today.ts';

/** Every page of a board's office. The first that fits an address is asked: `/meetings/new` before `/meetings/:id`. */
export const boardPages: readonly Page[] = [
  todayPage,
  ...actionPages,
  ...meetingsPages,
  ...meetingPages,
  ...meetingChangePages,
  ...ownerForms,
  ...ownerPages,
  ...settingsForms,
  ...settingsPages,
  ...mailForms,
  ...mailPages,
  ...paperPages,
];
