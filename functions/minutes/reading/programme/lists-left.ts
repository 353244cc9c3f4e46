import type { Unread } from '../../findings.ts';
import type { Line } from '../lines.ts';

/** A list below a heading that ends a programme and names no meeting: the heading, and the list's items. */
export type ListLeft = { heading: Line; words: string[] };

/** What has a place of its own in a paper, whose lists are not the programme's. */
const OF_THE_PAPER =
  /^(?:any other business|aob|next steps|matters arising|declarations?\b|attendance|present|members(?:hip)?$|key\b|glossary|introduction|purpose\b|conclusions?|(?:\w+ )?implications|legal|financ\w+|equalit\w+|risks?|consult\w+|agenda|actions?\b|apologies)/i;

/** Whether a line that ends a programme is the heading of what follows, though of nothing that is known. */
export const mayHeadList = ({ text, label, bullet }: Line): boolean =>
  !bullet && label === null && text.length <= 120 && !/[.;?]$/.test(text) && !OF_THE_PAPER.test(text);

/** Begins the list that stands below a heading. */
export function listBelow(lists: ListLeft[], heading: Line): ListLeft {
  const list = { heading, words: [] };
  lists.push(list);
  return list;
}

/** Adds a line to the list that it goes on with; null where it ends it. One line may stand between a heading and its list. */
export function addToList(list: ListLeft | null, line: Line): ListLeft | null {
  if (list === null) return null;
  const last = list.words.length - 1;
  if (line.bullet) list.words.push(line.text);
  else if (last >= 0 && /^[\p{Ll}(]/u.test(line.text)) list.words[last] = `${list.words[last]} ${line.text}`;
  else return last < 0 && line.table === null ? list : null;
  return list;
}

export const listLeftUnread = ({ heading: { number, text }, words }: ListLeft): Unread[] =>
  words.length === 0
    ? []
    : [
        {
          line: number,
          text: [text, ...words].join(' | '),
          why: 'this list stands below the programme of work under a heading that names no meeting, and is read as nothing of it',
        },
      ];
