import { isDayAlone } from './dates.ts';
import { ACTION_LABEL, AP_LABEL } from './labels.ts';
import { EVERYBODY } from './names-beside.ts';
import { isNamed, ownerAsSubject } from './owners.ts';
import { saysStandingAlone } from './standing.ts';
import { whoAndWhen } from './who-and-when.ts';

/** "Action continues: …", "Action carried forward: …" */
export const ACTION_GOES_ON =
  '\\s\\(?(?:(?:still |is |was |to be )*(?:continu(?:es|ed|ing)|remains?(?: open| outstanding)?|ongoing|outstanding|carried (?:forward|over)|c\\/f(?:wd)?))\\)?';
const INLINE = new RegExp(
  `^(?:${ACTION_LABEL}(?:${ACTION_GOES_ON})?|${AP_LABEL})\\s?(?::|\\s[-–—]\\s)\\s*(\\S.*)$`,
  'is',
);
/** "Action LB to …", and with a number that no colon parts from what it asks: "AP 25/07 LB to …", "Action 3 LB to …". */
const UNDIVIDED = new RegExp(`^(?:${ACTION_LABEL}|${AP_LABEL})[.)]?\\s(\\S.*)$`, 'is');
/** "Action (RB): …", "Action for KM: …", "Action NF/RB – …", "Action 12 (Clerk): …" */
const OWNED = new RegExp(
  `^${ACTION_LABEL}\\s\\(?(?:for |by |on )?((?:the )?[A-Z][^:–—()]{0,60}?)\\)?\\s?(?::|\\s[-–—]\\s)\\s*(\\S.*)$`,
  'is',
);

/** What stands after "Action:", "Action –", or "Action" and who is to do what: "Action IM to talk to …"; a title's date is none, nor is how an action stands. */
export function inlineAction(text: string): string | null {
  const asked = behindAction(text);
  return asked !== null && (isDayAlone(asked) || saysStandingAlone(asked)) ? null : asked;
}

function behindAction(text: string): string | null {
  const words = text.slice(0, 5_000);
  const bare = UNDIVIDED.exec(words)?.[1] ?? '';
  const owner = ownerAsSubject(bare);
  const [, said = '', asked = ''] = OWNED.exec(words) ?? [];
  const named = said.replace(/^the /i, '');
  if (asked !== '' && (isNamed(named) || EVERYBODY.test(named))) return `${named}: ${asked}`;
  const both = asked === '' ? null : whoAndWhen(named, isNamed);
  if (both?.owner != null && both.due !== null)
    return `${asked.replace(/\.$/, '')} (${both.owner}, ${both.due})`;
  return INLINE.exec(words)?.[1] ?? (owner === null ? null : bare);
}
