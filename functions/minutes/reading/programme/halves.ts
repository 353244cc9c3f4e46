import { isBlank, isHalf, isReason, REASON_TAIL } from './reasons-and-leads.ts';

/** Words that begin in the middle of a phrase. */
export const startsLow = (text: string): boolean => /^(?:[a-z][a-z ]|a |[(&/,)–—])/.test(text);

export const isHalfTitle = (text: string): boolean =>
  isHalf(text) || /\b(?:Annual|Draft|Proposed|Quarterly|Interim)$/.test(text);

/** What ends a title, and begins none. */
export const TITLE_TAIL =
  /^(?:update|review|reports?|inquiry|enquiry|progress|statement|proposals?|recommendations|outcomes?|results|strategy|presentation|responses?|survey|refresh|briefing)(?: \(?[\d/–-]+\)?)?$|^\(?20\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?\)?$/i;
/** What ends an office's name. */
export const LEAD_TAIL =
  /^(?:Officers?|Constable|Executive|Commissioner|Members|Chair(?:man)?|Office|Services|Police|Crime Commissioner|Team)$/;

/** Whether the words of a cell go on with those above them. */
export const goesOnWith = (above: string, below: string): boolean =>
  !isBlank(below) &&
  (startsLow(below) ||
    (isHalfTitle(above) && !isReason(above)) ||
    isHalf(above) ||
    (REASON_TAIL.test(below) && isReason(`${above} ${below}`)));

export const RUN_TOGETHER =
  'its item and its reason run together here, and where one ends could not be told: read the Word file it was made from';
/** A reason within an item's words, from its capital on. */
const RUN_IN = /\S (?:Statutory [Rr]equirement|(?:Requested|Offered) by)\b/;
export const saysReasonWithin = (title: string): boolean => RUN_IN.test(title);
