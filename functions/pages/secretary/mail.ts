import { inFull, inWords } from '../../calendar/days.ts';
import { isItemRef } from '../../register/programme.ts';
import { type Dispatch, dispatchIdSchema, type Ref } from '../../reminders/dispatch.ts';
import {
  dispatchChoices,
  dispatchStandings,
  listDispatchesInput,
} from '../../secretariat/dispatches.ts';
import { type MailRow, type MailText, mailStory, mailsToCome, mailTable } from '../../secretariat/mails.ts';
import { type Found, notDone } from '../../secretariat/office.ts';
import { firstDayShown } from '../../secretariat/status.ts';
import { countOf, series, withCapital } from '../../words/english.ts';
import { type Field, shownField, summaryOf } from '../fields.ts';
import { ownerOptions } from '../owner-field.ts';
import { paginationOf } from '../pagination.ts';
import { notThere } from '../question.ts';
import { Typed } from '../sent.ts';
import type { Page, Shown, Visit } from '../visit.ts';
import { mailTag } from './mail-words.ts';
