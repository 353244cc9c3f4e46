import { asPrinted } from '../../../words/names.ts';
import { asksForSomething } from '../bullets.ts';
import { allDates, type DateFound } from '../dates.ts';
import { isDoneWithItem } from '../done-with-item.ts';
import { isOwner, isPostInSmall, NO_OFFICE } from '../owners.ts';
import { isColour, isStatus } from '../statuses.ts';
import { isVerb } from '../verbs.ts';

const NONE =
  /^(?:[-–—.]*|n\/?a|none|nil|tb[acd]|t\.b\.[acd]\.?|to be (?:confirmed|agreed|advised|decided|allocated|assigned|determined)|un(?:assigned|allocated)|(?:not|awaiting|no) (?:yet )?(?:stated|assigned|allocated|known|allocation|owner|lead)|owner not stated|blank|vacant|\?+)$/i;

/** Whether an owner's cell says that there is none yet. */
export const isNobody = (cell: string): boolean => NONE.test(cell.trim());

const SMALL = '(?:of|the|and|for|in|to|on|at|with|de|van|von|der|y|ap|&|/|-|–|—)';
const WORD = "(?:\\(?[A-Z][\\w'’.&/()-]*,?|[A-Z]{1,6}\\)?,?|\\([A-Za-z][\\w'’ -]*\\),?|[&/+–—-])";
const NAME = new RegExp(`^(?:[Tt]he )?${WORD}(?: (?:${SMALL}|${WORD}))*$`);
const EVERYBODY =
  /^(?:all|everyone|all (?:members|governors|directors|to note|present)|members|governors|both|chairs?)\.?$/i;

/** Whether a cell's words can be whom an action is given to: an office, a name, initials, several of them; no date, no status. */
export function isOwnerWords(cell: string): boolean {
  const words = asPrinted(cell.trim());
  if (words === '' || words.length > 120 || isNobody(words) || isDoneWithItem(words)) return false;
  if (isOwner(words) || EVERYBODY.test(words)) return true;
  if (isStatus(words) || isColour(words) || allDates(words).some(isADay) || /\d{2}/.test(words)) return false;
  return (
    words.split(' ').length <= 14 && !/[a-z]{5,}[.;:!?]\s+[A-Z][a-z]+ [a-z]/.test(words) && NAME.test(words)
  );
}

/** A month alone may be a name: "April Jones". */
const isADay = ({ written }: DateFound): boolean => written.kind !== 'month' || written.year !== null;

const PARTS = /\s?[/;+]\s?|\s+(?:and|&)\s+(?=[A-Z])|\n/;

/** Initials or people with a title, told one from the other by commas: "JB, KL", "Mrs Field, Cllr Okafor and JB". */
const BY_COMMAS =
  /^(?:[A-Z]{2,4}|(?:Mr|Mrs|Ms|Miss|Dr|Cllr)\.? [A-Z][\w’'-]+)(?:(?:,| and| &|, and) (?:[A-Z]{2,4}|(?:Mr|Mrs|Ms|Miss|Dr|Cllr)\.? [A-Z][\w’'-]+))+$/;

/** The owners that a cell names, each by itself: "TS/PF" names two; "Head of Policy & Research" and "T/ACC" one. */
export function ownersIn(paragraphs: readonly string[]): string[] {
  return paragraphs.flatMap((words) => {
    if (BY_COMMAS.test(words)) return words.split(/,? (?:and|&) |, /);
    const parts = words.split(PARTS).map((part) => part.trim());
    return parts.length > 1 && parts.every(standsAlone) && !/\b(?:of|for)\b/.test(words) ? parts : [words];
  });
}

/** One letter before a stroke is a rank that is held for a time: "T/ACC", "A/Supt". */
const standsAlone = (part: string): boolean => part.length > 1 && (isOwner(part) || isOwnerWords(part));

const SENTENCE =
  /^((?:[Tt]he )?[A-Z][^:;.!?–—]{0,60}?(?:\b[A-Z][a-z]*\. [A-Z][^:;.!?–—]{0,30}?)?) (?:to|will|is to|are to|agreed to|undertook to|has agreed to|shall|must) (?:also |then |both |now )?(?!the\b)[a-z]/;

/** Whom an action's own sentence gives it to: "Clerk to circulate …", "Chair and HT will meet …"; null where it names none. */
export function ownerOfSentence(text: string): string | null {
  const named = SENTENCE.exec(text.slice(0, 200))?.[1];
  const isNoName = named === undefined || NO_OFFICE.test(named) || isVerb(named) || asksForSomething(named);
  if (isNoName || !(isOwnerWords(named) || isPostInSmall(named))) return null;
  return named.replace(/^the /i, '');
}

const LABELLED =
  /^(?:responsib(?:le|ility)|leads?|owners?|(?:for )?action(?:ed)? (?:by|for)|by whom|assigned to)(?: (?:officers?|persons?|directors?|director(?:ate)|departments?|members?|bod(?:y|ies)))?\s?(?::|\s[–—-]\s)\s*(\S.*)$/i;

/** Whom a line or a row across says that what stands below is given to: "Responsible: Head of Piers". */
export function ownerLabelled(words: string): string | null {
  const named = LABELLED.exec(words)?.[1]?.replace(/\.$/, '') ?? '';
  return isOwnerWords(named) ? named : null;
}
