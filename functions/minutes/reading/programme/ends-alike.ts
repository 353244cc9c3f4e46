import { mayBeOffice, namesLead } from './offices.ts';
import { isReason, tellsReason } from './reasons-and-leads.ts';
import { BRACKET, DASHED, type StackedItem } from './stacked.ts';

/** So many items with one word in brackets have their leads there, though none of these is an office that we know. */
const LED_ALIKE = 3;

/** The words of an item without what is said behind its lead in brackets. */
function untilLead(words: string, lead: string): string {
  const end = Math.max(words.lastIndexOf(`${lead})`), words.lastIndexOf(`${lead}]`));
  return end === -1 ? words : words.slice(0, end + lead.length + 1);
}

/**
 * Where most items have their lead at their end, in brackets or behind a dash, one word that stands so is the lead of another
 * too. A dash before words that we do not know may as well go on with the item.
 */
export function withEndsAlike<Item extends StackedItem & { words: string }>(items: readonly Item[]): Item[] {
  return [BRACKET, DASHED].reduce<Item[]>(
    (all, form) => {
      const ends = all.map(({ title, lead, words }) => {
        const [, own = '', said = ''] = form.exec(lead === '' ? title : untilLead(words, lead)) ?? [];
        return title.length > 400 || words.length > 400 ? null : { own, said, isKnown: lead !== '' };
      });
      const known = ends.filter((end, at) => end?.isKnown && end.said === all[at]?.lead).length;
      const alike = ends.map((end) =>
        end !== null && !end.isKnown && (mayBeOffice(end.said) || namesLead(end.said)) ? end : null,
      );
      const unknown = alike.filter((end) => end !== null).length;
      const areAll = known > 0 && known + unknown === all.length;
      const areLeads = form === BRACKET ? known > 0 || unknown >= LED_ALIKE : areAll || known >= unknown;
      if (!areLeads || (known + unknown) * 2 <= all.length) return all;
      return all.map((item, at) => {
        const end = alike[at];
        return end == null ? item : { ...item, title: end.own, lead: end.said };
      });
    },
    [...items],
  );
}

/** Words behind a dash that say why an item comes: they begin small, or are a reason that we know. */
const WHY = /^(.*\S)\s[–—-]\s([^–—]{3,80})$/;
const isWhy = (said: string): boolean => /^\p{Ll}/u.test(said) || isReason(said);

/**
 * Where most items have words behind a dash that may be a reason, and most of these tell of one, they are the reasons of all that
 * have them: "Empty homes – referred by Cabinet".
 */
export function withReasonsAlike<Item extends StackedItem & { words: string }>(
  items: readonly Item[],
): Item[] {
  const ends = items.map(({ title, reason, words }) => {
    const [, own = '', said = ''] = title.length > 400 ? [] : (WHY.exec(title) ?? []);
    if (reason !== '')
      return /\s[–—-]\s$/.test(words.slice(0, words.lastIndexOf(reason)))
        ? { own: title, said: reason }
        : null;
    return isWhy(said) ? { own, said } : null;
  });
  const said = ends.filter((end) => end !== null);
  const telling = said.filter((end) => isReason(end.said) || tellsReason(end.said));
  if (said.length < 2 || said.length * 2 <= items.length || telling.length * 2 < said.length)
    return [...items];
  return items.map((item, at) => {
    const end = ends[at];
    return end == null ? item : { ...item, title: end.own, reason: end.said };
  });
}
