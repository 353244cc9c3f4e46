import type { Page } from '../visit.ts';
import { actionPages } from './action.ts';
import { todayPage } from './today.ts';

/** Every page of a board's office. */
export const boardPages: readonly Page[] = [todayPage, ...actionPages];
