import type { Table } from '../../documents/document.ts';
import type { PersonMeant, UnknownOwner } from '../findings.ts';
import { isItem, type Line, type Paragraph } from './lines.ts';
import { isOwner, isPost } from './owners.ts';
import { gridOf } from './tables/cells.ts';
import { sentencesOf } from './undertakings/sentences.ts';

/** Somebody whom the notes list as present, invited or absent; null what their list does not give. */
export type Attendee = {
  name: string | null;
  initials: string | null;
  office: string | null;
  organisation: string | null;
};

/** A paragraph of the notes, or a row whose cells are paragraphs. */
export type Entry = {
  line: number;
  cells: readonly (readonly string[])[];
  heading: number | null;
  /** Whether it stands behind a number or a bullet. */
  isItem: boolean;
};

/** The paragraphs of the notes and the rows of their tables, in order. */
export function entriesOf(
  paragraphs: readonly Paragraph[],
  lines: readonly Line[],
  tables: readonly Table[],
): Entry[] {
  const rows = tables.flatMap(gridOf).map(({ at, cells }) => ({
    line: at.line,
    cells: cells.map((cell) => cell.paragraphs.map(({ text }) => text)),
    heading: null,
    isItem: false,
  }));
  const prose = paragraphs.flatMap((paragraph): Entry[] => {
    const { line, from, text, heading } = paragraph;
    const { table = null, across = null } = lines[from] ?? {};
    const beside = across?.by === 'tabs' ? across.cells : across?.segments.map((segment) => segment.text);
    const cells = beside !== undefined && beside.length > 1 ? beside.map((cell) => [cell]) : [[text]];
    return table === null ? [{ line, cells, heading, isItem: isItem(paragraph) }] : [];
  });
  return [...prose, ...rows].sort((one, other) => one.line - other.line);
}

const LIST =
  '(?:(?:those|members?|governors?|councillors?|trustees?|directors?|also|staff|officers?|others|all|board|voting|non-voting) )*(?:present|in attendance|attendance(?: list)?|attendees|attended by|attending|apologies(?: for absence| received)?|absent|participants|by invitation|invited|invitees|observers?|membership)';
const HEADING = new RegExp(
  `^(?:\\d[\\w/.-]*\\s+)?${LIST}(?: and ${LIST})?(?: \\([^)]*\\))?\\s*[:.–-]?$`,
  'i',
);
const LEADING = new RegExp(
  `^(?:\\d[\\w/.-]*\\s+)?${LIST}(?: \\([^)]*\\))?(?:\\s*[:–]|\\.(?= [A-Z])|\\s-(?=\\s)|(?= (?:were |was |have been |had been )?(?:received )?from\\b))\\s*(?:(?:were |was |have been |had been )?(?:received |accepted )?from:?\\s+)?(.+)$`,
  'is',
);
/** Longer, in paragraphs, than any list of those present. */
const LONGEST_LIST = 120;
const LONGEST_ENTRY = 1_500;

/** Everybody in the notes' lists of those present, in attendance, invited and absent, each once. */
export function attendanceOf(entries: readonly Entry[]): Attendee[] {
  const found: Attendee[] = [];
  let open = 0;
  let organisation: string | null = null;
  let columns: Columns | null = null;
  for (const { cells, heading, isItem } of entries.flatMap(listsApart)) {
    const filled = cells.filter((cell) => cell.length > 0);
    const [first] = filled;
    if (first === undefined) continue;
    const words = first.join(' ');
    const named = columnsIn(cells);
    const lead = filled.length === 1 ? LEADING.exec(words.slice(0, LONGEST_ENTRY))?.[1] : undefined;
    if (named !== null) {
      columns = named;
      open = LONGEST_LIST;
    } else if (lead !== undefined || (first.length === 1 && HEADING.test(words))) {
      open = LONGEST_LIST;
      columns = filled.length > 1 ? null : columns;
      organisation = null;
      // A sentence may name somebody else by the post: "… Ann Reed (AR). Clerk: Jo Dunn (JD)."
      const rest = lead === undefined ? filled.slice(1).flat() : sentencesOf(lead).map((one) => one.text);
      found.push(...rest.flatMap((text) => attendeesIn(text, null)));
    } else if (open > 0) {
      open -= 1;
      const row = filled.length > 1 ? attendeesInRow(cells, columns, organisation) : [];
      const read = filled.length > 1 ? row : first.flatMap((text) => attendeesIn(text, organisation));
      found.push(...read);
      const isTitle =
        read.length === 0 && filled.length === 1 && words.length <= 60 && !isItem && !/[.;,?]$/.test(words);
      if (isTitle && (heading === null || BODY.test(words))) organisation = words.replace(/\s*:$/, '');
      else if (read.length === 0) open = 0;
    }
  }
  return onceEach(found);
}

/** "Present: A, B. In attendance: C." is two lists. */
function listsApart(entry: Entry): Entry[] {
  const [[only, ...more] = [], ...others] = entry.cells;
  if (only === undefined || more.length > 0 || others.length > 0) return [entry];
  return only
    .slice(0, LONGEST_ENTRY)
    .split(NEXT_LIST)
    .map((text) => ({ ...entry, cells: [[text]] }));
}

const NEXT_LIST = new RegExp(`(?<=[.;])\\s+(?=${LIST}(?: and ${LIST})?\\s*[:–])`, 'i');

const onceEach = (all: readonly Attendee[]): Attendee[] => {
  const met = new Map<string, Attendee>();
  for (const one of all) {
    const key = plain(one.name ?? `${one.office} ${one.initials}`);
    const before = met.get(key);
    met.set(key, {
      name: one.name,
      initials: before?.initials ?? one.initials,
      office: before?.office ?? one.office,
      organisation: before?.organisation ?? one.organisation,
    });
  }
  return [...met.values()];
};

type Column = 'name' | 'initials' | 'office' | 'organisation';
type Columns = readonly (Column | null)[];

const COLUMN: readonly (readonly [Column, RegExp])[] = [
  [
    'name',
    /^(?:full )?names?$|^(?:member|attendee|governor|trustee|councillor)s?$|^(?:present|in attendance|name and title)$/i,
  ],
  ['initials', /^(?:initials?|init\.?|abbreviation)$/i],
  [
    'office',
    /^(?:role|title|job title|position|post|office|designation|capacity|responsibility|type of governor|category)(?: ?\/ ?\w+)?$/i,
  ],
  [
    'organisation',
    /^(?:organisation|organization|representing|on behalf of|body|agency|employer|company|authority)(?: ?\/ ?\w+)?$/i,
  ],
];

/** The columns of a table of people by the words over them; null where the row is no such heading. */
function columnsIn(cells: Entry['cells']): Columns | null {
  const columns = cells.map((cell) => COLUMN.find(([, form]) => form.test(cell.join(' ')))?.[0] ?? null);
  return columns.includes('name') && columns.filter((column) => column !== null).length > 1 ? columns : null;
}

/** Somebody of a row: by the columns' headings, else by what each cell looks like. */
function attendeesInRow(
  cells: Entry['cells'],
  columns: Columns | null,
  organisation: string | null,
): Attendee[] {
  const words = cells.map((cell) => cell.join(' '));
  const kindOf = (text: string, at: number): Column | null => {
    if (columns !== null && columns.length === cells.length) return columns[at] ?? null;
    if (INITIALS.test(text) && !isAbbreviation(text)) return 'initials';
    return personIn(text) !== null ? 'name' : isBody(text) ? 'organisation' : 'office';
  };
  const kinds = words.map(kindOf);
  const cell = (kind: Column): string | null => words[kinds.indexOf(kind)] || null;
  const named = cell('name');
  const several = cells[kinds.indexOf('name')] ?? [];
  if (several.length > 1) return several.flatMap((text) => attendeesIn(text, organisation));
  const person = named === null ? null : (personIn(named) ?? (columns === null ? null : nameAlone(named)));
  const initials = cell('initials')?.replace(/\./g, '') ?? null;
  if (person === null) return [];
  return [
    {
      name: person.name,
      initials: initials !== null && INITIALS.test(initials) ? initials : person.initials,
      office: cell('office') ?? person.office,
      organisation: cell('organisation') ?? person.organisation ?? organisation,
    },
  ];
}

const nameAlone = (text: string): Attendee | null =>
  /^[A-Z][\p{L}’'-]+$/u.test(text) ? { name: text, initials: null, office: null, organisation: null } : null;

const TITLE =
  '(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Clr|Councillor|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Revd|Canon|Fr|Supt|Ch Supt|Insp|Ch Insp|Sgt|PC|DCI|DI|Capt|Major|Col)\\.?';
const PART = "(?:[A-Z]\\.?(?=[\\s.A-Z])|(?:de|van|von|ap|der|le|la|Mc|Mac|O[’'])?\\p{Lu}[\\p{L}’'-]*\\p{L})";
const NAME = `(?:${TITLE} )?(?:[A-Z]\\.? ?){0,3}${PART}(?: (?:(?:de|van|von|ap|der|le|la) )?${PART}){0,3}`;
const IS_NAME = new RegExp(`^${NAME}$`, 'u');
const TITLED = new RegExp(`^${TITLE} `);
const INITIALS = /^[A-Z](?:\.?[A-Z]){1,3}\.?$/;
/** What no name of a person holds: the words that make a body, a post or a heading. */
const BODY =
  /\b(?:Council|Trust|Board|Committee|Panel|Authority|Police|Force|Service|Services|School|Academy|College|University|Association|Society|Group|Ltd|Limited|LLP|plc|Office|Department|Union|Partnership|Hospital|Church|Club|Company|Auditors?|NHS|Constabulary|Commission|Agency|Team|Team)\b/;
const NO_NAME =
  /\b(?:Public|Apologies|Welcome|Minutes|Notes|Item|Agenda|Meeting|Date|Time|Venue|Location|Page|Chair|Present|Attendance|Members?|Director|Head|Manager|Officer|Lead|Governors?|Trustees?|Representative|Observer|Finance|Estates|Operations|Hall|Room|None|Nil|Declarations?|Interests?|Matters|Actions?|Report|Introductions?|Press|Residents?|Other|Any|The|All|Following|Quorum|Chief|Constable|Commissioner|Superintendent|Inspector|Executive|Ward|Parish|Village|Street|Road|Previous|Opening|Closing)\b/;

/** A body, and nobody's post in one. */
const isBody = (words: string): boolean =>
  BODY.test(words) &&
  !/\b(?:Officers?|Directors?|Heads?|Managers?|Chair\w*|Clerk|Leads?|Leader|Chief|Members?|Secretary|Treasurer|Constable|Commissioner|Analyst|Auditor)\b/.test(
    words.replace(BODY, ''),
  );

const looksLikeName = (words: string): boolean =>
  words.length <= 50 &&
  IS_NAME.test(words) &&
  (words.includes(' ') || TITLED.test(words)) &&
  !isPost(words) &&
  !isAbbreviation(words.split(' ')[0] ?? '') &&
  !BODY.test(words) &&
  !NO_NAME.test(words);

const ENTRY =
  /^(?:\d{1,2}[.)]\s+)?(?:([A-Z]{2,4})\s?[–—:=-]\s?)?([^()[\]–—,:|\t]+?)(?:\s?[([]([^()[\]]{1,60})[)\]]\s*(.*)|(?:\s?[–—:,|\t]|\s-\s)\s*(.*))?$/s;

/** Somebody from the words about them: "Nell Farrow (NF), Chair", "NF – Nell Farrow", "Chief Officer (NA)". */
function personIn(text: string): Attendee | null {
  const [, before, own = '', bracketed, behindBrackets, behindName] =
    ENTRY.exec(text.trim().replace(/(?<!\b[A-Z])[.;,]+$/, '')) ?? [];
  const { name, office, initials: beside } = namedIn(own.trim());
  if (name === null && (bracketed === undefined || !INITIALS.test(bracketed) || isAbbreviation(bracketed)))
    return null;
  if (name === null && !(office !== null && (isPost(office) || isOwner(office)))) return null;
  const tail = (behindBrackets ?? behindName ?? '').replace(/^[\s–—:,-]+/, '');
  const [, behind] = /[([]([A-Z]{2,4})[)\]]\s*$/.exec(tail) ?? [];
  const inside = bracketed?.split(/\s?[,–—]\s?/) ?? [];
  const initials =
    [before, beside, ...inside, behind].find(
      (one) => one != null && INITIALS.test(one) && (!isAbbreviation(one) || isOf(one, name)),
    ) ?? null;
  const said = [
    ...inside.filter((one) => one !== initials),
    ...tail.replace(/\s?[([][A-Z]{2,4}[)\]]\s*$/, '').split(/\s?[,;–—|]\s?/),
  ]
    .map((one) => one.replace(/^\((.*)\)$/, '$1').trim())
    .filter(
      (one) =>
        one !== '' &&
        !/^(?:via|by|from|until|left|arrived|joined|items?|apologies|present|part|virtual|online|remote|teams)\b/i.test(
          one,
        ),
    );
  const post = office ?? said.find((one) => !isBody(one)) ?? null;
  return {
    name,
    initials: initials?.replace(/\./g, '') ?? null,
    office: post,
    organisation: said.find((one) => one !== post && isBody(one)) ?? null,
  };
}

/** Initials are a name's where they begin as it does. */
const isOf = (initials: string, name: string | null): boolean =>
  name !== null && initialsOf(name) === initials;

type Named = { name: string | null; office: string | null; initials: string | null };

/** A name, alone, behind its post ("Chief Constable Nell Ames"), or before initials without brackets ("Nell Ames NA Chair"). */
function namedIn(words: string): Named {
  if (looksLikeName(words)) {
    const [, name, initials] = /^(.+) ([A-Z]{2,4})$/.exec(words) ?? [];
    if (name !== undefined && initials !== undefined && looksLikeName(name) && isOf(initials, name))
      return { name, office: null, initials };
    return { name: words, office: null, initials: null };
  }
  const parts = words.split(' ');
  for (let at = Math.min(parts.length - 1, 6); at > 0; at -= 1) {
    const [head, rest] = [parts.slice(0, at).join(' '), parts.slice(at).join(' ')];
    const initials = /^([A-Z]{2,4})(?: |$)/.exec(rest)?.[1];
    if (initials !== undefined && looksLikeName(head) && isOf(initials, head))
      return { name: head, office: rest.slice(initials.length).trim() || null, initials };
    if ((isPost(head) || isAbbreviation(head)) && isNameBehindPost(rest))
      return { name: rest, office: head, initials: null };
  }
  return { name: null, office: words, initials: null };
}

const isNameBehindPost = (words: string): boolean =>
  looksLikeName(words) ||
  (/^\p{Lu}\p{Ll}[\p{L}’'-]+$/u.test(words) && !NO_NAME.test(words) && !BODY.test(words));

/** Everybody in a paragraph of a list of those present. */
function attendeesIn(text: string, organisation: string | null): Attendee[] {
  const [, body, listed] = /^([^:()]{3,60}):\s+(\S.*)$/s.exec(text) ?? [];
  const isBodys = body !== undefined && listed !== undefined && BODY.test(body);
  const words = (isBodys ? (listed ?? '') : text).slice(0, LONGEST_ENTRY);
  const pieces = words.split(words.includes(';') ? /\s*[;\n]\s*/ : /\s*[\n\t]\s*/);
  const plural = /^(?:Cllrs|Councillors|Clrs|Messrs|Drs)\b\.?\s*/;
  return pieces.flatMap((piece) => {
    const { office, named } = postBefore(piece);
    const title = plural.test(named);
    return peopleIn(named.replace(plural, ''), title).map((one) => ({
      ...one,
      office: one.office ?? office,
      organisation: one.organisation ?? (isBodys ? (body ?? null) : organisation),
    }));
  });
}

/** "Clerk: Jo Wren", "Head of School – Ed Pike", and who keeps the notes, which is no post: "Minutes: Jo Wren". */
function postBefore(text: string): { office: string | null; named: string } {
  const [, label = '', named = ''] = /^([^:()–—]{3,60}?)\s?(?::|[–—]|\s-)\s+(\S.*)$/s.exec(text) ?? [];
  if (isPost(label)) return { office: label, named };
  return KEEPS_NOTES.test(label) ? { office: null, named } : { office: null, named: text };
}

const KEEPS_NOTES =
  /^(?:(?:minutes|notes) (?:taken )?by|minutes|notes|(?:minute|note)[- ]?tak(?:er|ing)|scribe)$/i;

/** Several names by commas, each with what follows it until the next: "Nell Farrow, Chair, Tom Dowd (TD) and Ann Reed". */
function peopleIn(text: string, isPlural: boolean): Attendee[] {
  const groups: string[] = [];
  let isListOfSurnames = isPlural;
  for (const part of text.split(/,\s+(?:and\s+)?(?![^()]*\))|\s+(?:and|&)\s+(?=\p{Lu})(?![^()]*\))/u)) {
    const piece = part.trim();
    if (/^(?:Cllrs|Councillors|Messrs)\b/.test(piece)) isListOfSurnames = true;
    const own = piece.replace(/^(?:Cllrs|Councillors|Messrs)\s+/, '');
    const isOne = personIn(own) !== null || (isListOfSurnames && surnameIn(own) !== null);
    if (isOne || groups.length === 0) groups.push(own);
    else groups[groups.length - 1] += `, ${own}`;
  }
  return groups.flatMap((group) => personIn(group) ?? (isListOfSurnames ? surnameIn(group) : null) ?? []);
}

function surnameIn(text: string): Attendee | null {
  const [, name, beside] = /^([A-Z][\p{L}’'-]+)(?:\s?\(([^)]{2,40})\))?\.?$/u.exec(text) ?? [];
  if (name === undefined || NO_NAME.test(name) || BODY.test(name)) return null;
  const isInitials = beside !== undefined && INITIALS.test(beside);
  return {
    name: `Cllr ${name}`,
    initials: isInitials ? beside : null,
    office: isInitials ? null : (beside ?? null),
    organisation: null,
  };
}

/** Offices that boards write by their letters: they are nobody's initials where the list does not say so. */
const ABBREVIATION =
  /^(?:(?:T|A)\/)?(?:PCC|PFCC|PCP|OPCC|OPFCC|DPCC|DPFCC|CEX|CX|C[A-Z]O|HO[A-Z]|CC|DCC|ACC|ACO|DCO|CO|CE|CEO|CFO|COO|CIO|CTO|CNO|CMO|CPO|CDO|CQC|HR|IT|ICT|SBM|HT|DHT|AHT|DSL|SLT|FGB|GB|RFO|DPO|MO|MD|FD|NED|DOF|DON|SRO|SIRO|PMO|ICB|ICS|NHS|DFE|CFA|FRS|CFRO|ACFO|DCFO|TC|LA|MAT|PTA|SEND|SENCO|ALL|TBC|TBA|CAB|RSL|HOD|EY|KPMG|PWC|GP|MP|AMB|VP)$/i;
const isAbbreviation = (words: string): boolean => ABBREVIATION.test(words);

const plain = (words: string): string =>
  words.toLowerCase().replace(/[.’']/g, '').replace(/\s+/g, ' ').trim();

const partsOf = (name: string): string[] =>
  name
    .replace(TITLED, '')
    .replace(/([A-Z])\.(?=[A-Z])/g, '$1. ')
    .split(' ')
    .filter((part) => part !== '');

/** "NF" of Nell Farrow and "TOD" of Tom O’Dowd; a name that the list shortens to "N Farrow" has both too. */
function initialsOf(name: string): string {
  return partsOf(name)
    .map((part) => (/^O[’'](\p{Lu})/u.test(part) ? `O${part[2]}` : part.charAt(0)))
    .join('')
    .toUpperCase();
}

const lettersOf = (name: string): string[] => {
  const parts = partsOf(name);
  const whole = initialsOf(name);
  const outer = `${parts[0]?.charAt(0) ?? ''}${parts.at(-1)?.charAt(0) ?? ''}`.toUpperCase();
  return parts.length < 2 ? [] : [whole, outer];
};

/** Whether letters are how an office is written: its own words' first, with "of" or without. */
const stands = (letters: string, office: string): boolean =>
  office === letters ||
  [/\b\w/g, /\b(?!(?:of|for|and|the)\b)\w/g].some(
    (first) => office.match(first)?.join('').toUpperCase() === letters,
  );

const isMembership =
  /^(?:(?:board|panel|committee|council|parish|town|co-opted|elected|lay|staff|parent|foundation|community|local authority|la|independent|voting|non-voting|ordinary)[ -])*(?:members?|councillors?|cllrs?|governors?|trustees?|directors?|observers?|attendees?|representatives?|rep|reps|guests?|public|present|apologies|yes|no|✓|invited|partner|resident)$/i;

/** Whom an owner's words mean by the list of those present: one person; several or none, and why that is in doubt; or nothing. */
export function ownersMeant(
  owners: readonly string[],
  attendees: readonly Attendee[],
): { meant?: PersonMeant[]; unknown?: UnknownOwner[] } {
  const meant: PersonMeant[] = [];
  const unknown: UnknownOwner[] = [];
  for (const said of owners) {
    const { people, isClose } = peopleMeant(said, attendees);
    const [one, ...others] = people;
    if (one !== undefined && others.length === 0) {
      const { name, organisation } = one;
      const office = officeOf(one, attendees);
      if (plain(said) !== plain(office ?? name ?? '')) meant.push({ said, name, office, organisation });
    } else if (others.length > 0) {
      const who = people.map(({ name, office }) => name ?? office ?? '').join(' or ');
      unknown.push({ said, why: `“${said}” may be ${who}` });
    } else if (isClose) {
      unknown.push({ said, why: `nobody in the list of those present is “${said}”` });
    }
  }
  return { ...(meant.length > 0 && { meant }), ...(unknown.length > 0 && { unknown }) };
}

/** The office that only this person holds of those listed; a membership is none. */
function officeOf({ office }: Attendee, all: readonly Attendee[]): string | null {
  if (office === null || isMembership.test(office) || office.length > 80) return null;
  const holders = all.filter((other) => other.office !== null && plain(other.office) === plain(office));
  return holders.length === 1 ? office : null;
}

function peopleMeant(said: string, all: readonly Attendee[]): { people: Attendee[]; isClose: boolean } {
  const none = { people: [], isClose: false };
  if (all.length === 0) return none;
  const letters = said.replace(/\./g, '');
  if (INITIALS.test(said) && letters === letters.toUpperCase()) {
    const given = all.filter(({ initials }) => initials === letters);
    if (given.length > 0) return { people: given, isClose: true };
    if (isAbbreviation(letters) || all.some(({ office }) => office !== null && stands(letters, office)))
      return none;
    const derived = all.filter(
      ({ name, initials }) => initials === null && name !== null && lettersOf(name).includes(letters),
    );
    return { people: derived, isClose: letters.length <= 3 };
  }
  if (!IS_NAME.test(said) || isPost(said) || BODY.test(said)) return none;
  const words = partsOf(said).map(plain);
  const title = TITLED.exec(said)?.[0]?.trim().replace('.', '') ?? null;
  const fits = all.filter(({ name }) => {
    const parts = partsOf(name ?? '').map(plain);
    const last = parts.at(-1);
    if (words.length > 1)
      return last === words.at(-1) && (parts.length === 1 || parts[0]?.charAt(0) === words[0]?.charAt(0));
    return words[0] === last || (title === null && words[0] === parts[0]);
  });
  const titled = fits.filter(({ name }) => title !== null && name?.startsWith(title) === true);
  return { people: titled.length === 1 ? titled : fits, isClose: false };
}

/** What the list of those present gives, for a person to look over: "NF is Nell Farrow, Chair". */
export function meantInWords({ said, name, office, organisation }: PersonMeant): string {
  const is = [...new Set([name, office, organisation])].filter((one) => one !== null && one !== said);
  return `${said} is ${is.join(', ')}`;
}
