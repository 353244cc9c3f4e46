import { template } from '../templates/template.ts';
import type { Page } from './page.ts';

/** A paper as a whole page: styles within, nothing fetched, fit for a screen, a phone and paper (WCAG 2.2 AA). */
export const pageInHtml = (page: Page): string => template<Page>('papers/page')(page);
