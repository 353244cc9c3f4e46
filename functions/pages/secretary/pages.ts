import type { Page } from '../visit.ts';
import { actionPages } from './action.ts';
import { actionsPage } from './actions.ts';

/** Every page of a board's office. */
export const boardPages: readonly Page[] = [actionsPage, ...actionPages];
