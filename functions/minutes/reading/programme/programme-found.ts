import type { Difference, FoundItem, FoundProgramme, LinesRead, Unread } from '../../findings.ts';
import { withoutBullet, withoutFullStop } from '../lines.ts';
import { isBlank } from './reasons-and-leads.ts';
import type { Row } from './row.ts';
import type { DatedSection, Section } from './sections.ts';
import type { Known } from './years.ts';

/** A panel's programme of work as a file gives it, and where it stands there. */
export type ProgrammeFound = {
  programme: FoundProgramme;
  /** The body whose programme it is, as far as its title says. */
  of: string | null;
  /** The numbers of its first line and its last. */
  from: number;
  to: number;
  /** Of each meeting's items, where they stand. */
  lines: LinesRead[][];
  unread: Unread[];
  differences: Difference[];
  remarks: string[];
};

type Found = Pick<ProgrammeFound, 'programme' | 'lines' | 'unread' | 'differences' | 'remarks'>;

export function foundIn(sections: readonly DatedSection[]): Found {
  const titlesUnder = (kind: Known['kind']): string[] =>
    sections.flatMap(({ under, rows }, index) => {
      const titles = rows.filter(isRead).map(({ title }) => withoutFullStop(title));
      const isHead = sections[index + 1] !== undefined && OF_TABLE.test(titles.at(-1) ?? '');
      return under.kind !== kind ? [] : isHead ? titles.slice(0, -1) : titles;
    });
  const named = sections.flatMap(({ under, ...section }) =>
    under.kind === 'meeting' ? [{ ...under, ...section, isReserve: isOnlyReserve(under, section) }] : [],
  );
  const misnamed = new Set(named.flatMap(({ weekday }) => weekday ?? []));
  const byMeeting = rowsByMeeting(named.filter(({ isReserve }) => !isReserve));
  return {
    lines: [...byMeeting.values()].map((rows) => rows.map(({ line }) => ({ from: line, to: line }))),
    programme: {
      meetings: [...byMeeting].map(([meeting, rows]) => ({ meeting, items: rows.map(itemOf) })),
      standing: titlesUnder('standing'),
      toNote: titlesUnder('to note').map(withCondition),
    },
    unread: sections.flatMap(unreadIn),
    differences: [...misnamed].map((detail) => ({ kind: 'weekday', detail })),
    remarks: [
      ...named
        .filter(({ reserve }) => reserve !== null)
        .map(({ line, words }) => `line ${line}: the programme keeps a date in reserve (“${words}”)`),
      ...sections
        .filter(({ under }) => under.kind === 'called off')
        .map(
          ({ line, words }) => `line ${line}: “${words}” says that no meeting is held, and is read as none`,
        ),
    ],
  };
}

/** Below a list, where a file sets no headings apart, the title of the table that follows may stand; "Work programme" is an item. */
const OF_TABLE = /^(?:the )?(?:programme|plan|schedule|timetable|calendar|meetings?|dates|by meeting)$/i;

const isRead = ({ doubt }: Row): boolean => doubt === null;

type Named = Extract<Known, { kind: 'meeting' }>;

/** A date kept in reserve is no meeting until it has business of its own. */
const isOnlyReserve = ({ reserve }: Named, { words, rows }: Pick<Section, 'words' | 'rows'>): boolean =>
  reserve !== null && rows.length === 0 && /^\W*reserve/i.test(words);

/** Each meeting once, in the programme's own order, though its heading comes again on a later page. */
function rowsByMeeting(
  sections: readonly (Pick<Named, 'meeting'> & Pick<Section, 'rows'>)[],
): Map<Named['meeting'], Row[]> {
  const items = new Map<Named['meeting'], Row[]>();
  for (const { meeting, rows } of sections) {
    items.set(meeting, [...(items.get(meeting) ?? []), ...rows.filter(isRead)]);
  }
  return items;
}

function unreadIn({ under, line, words, rows }: DatedSection): Unread[] {
  const unplaced = under.kind === 'unknown' || under.kind === 'called off' ? under.why : null;
  return [
    ...(under.kind === 'unknown' && under.itself ? [{ line, text: words, why: under.why }] : []),
    ...rows.flatMap((row) => {
      const why = row.doubt ?? unplaced;
      return why === null ? [] : [{ line: row.line, text: row.words, why }];
    }),
  ];
}

/** What our own programme prints behind a reason: how the item stands, which is no part of why it is there. */
const HOW_IT_STANDS = /\s*\((?:offered|its meeting was cancelled|late item: [^()]*|; )+\)$/;

function itemOf({ title, reason, lead }: Row): FoundItem {
  const why = reason.replace(HOW_IT_STANDS, '');
  return {
    title: withoutFullStop(withoutBullet(title)),
    reason: why === '' || isBlank(why) ? null : withoutFullStop(why),
    lead: lead === '' ? null : lead,
  };
}

const IN_BRACKETS =
  /^(.*\S)\s*[([]((?:only )?(?:if|where|when|as|subject to|once|unless)\b[^()[\]]{2,200})[)\]]$/i;
const AT_THE_END =
  /^(.*[^\s,–—-])[\s,–—-]+((?:if|where|when|as) (?:they are |it is |any are )?(?:available|applicable|required|requested|necessary|needed|appropriate|relevant|published|received|any)\b.{0,40})$/i;

/** Whether it comes at the next meeting, as our own programme prints it behind the condition. */
const SETTLED = /; (?:not )?available for \d.*$/i;

/** An item to note, and on what it depends that it comes: "(if available)". Any other bracket is the item's own. */
function withCondition(text: string): FoundProgramme['toNote'][number] {
  const [, title, condition] =
    (text.length > 400 ? null : (IN_BRACKETS.exec(text) ?? AT_THE_END.exec(text))) ?? [];
  return title === undefined || condition === undefined
    ? { title: text, condition: null }
    : { title, condition: condition.replace(SETTLED, '') };
}
