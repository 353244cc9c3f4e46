import type { Findings, Minuted } from '../findings.ts';
import { agendaOf } from './agenda.ts';
import { bulletsOf } from './bullets.ts';
import { dischargesOf } from './discharges.ts';
import { isFurniture, type Line, type NotesText, paragraphsOf } from './lines.ts';
import { meetingOf } from './meeting.ts';
import { noMeetingDate, reconcile } from './reconcile.ts';
import { overviewOf } from './table/overview.ts';

export type Reading = { findings: Findings; minuted: Minuted[]; remarks: string[] };

/** No meeting asks for more; what seems to is no meeting's notes. */
const MOST_ACTIONS = 1_000;

/** Reads what the notes of a meeting say; of a pack, the notes in which actions are found. */
export function readingOf(file: NotesText): Reading | { tooMany: number } {
  const papers = papersIn(file.lines).map((lines) => readPaper({ lines, wraps: file.wraps }));
  const most = Math.max(0, ...papers.map((paper) => ('tooMany' in paper ? paper.tooMany : 0)));
  if (most > 0) return { tooMany: most };
  const read = papers.filter((paper): paper is Paper => !('tooMany' in paper));
  const [chosen, ...others] = [...read].sort(
    (a, b) => b.weight - a.weight || b.date.localeCompare(a.date) || b.line - a.line,
  );
  if (chosen === undefined) return { findings: nothingFound(), minuted: [], remarks: [nothingToTell] };
  for (const other of others) if (other.findings.actions.length > 0) passedOver(other, chosen);
  chosen.remarks.push(...programmeRemarks(file.lines));
  if (chosen.weight < WEIGHTS.previous) chosen.remarks.push(nothingToTell);
  return { findings: chosen.findings, minuted: chosen.minuted, remarks: chosen.remarks };
}

const nothingToTell = 'no table of actions, no actions and no discharges were found in this file';

type Paper = Reading & { weight: number; date: string; line: number };

/** What makes a paper the notes that are meant, the foremost first. */
const WEIGHTS = { actions: 16, previous: 8, nextMeeting: 4, notesTitle: 2, dated: 1 };

function weightOf(
  { actions, discharged, nothingOutstanding, meeting }: Findings,
  lines: readonly Line[],
): number {
  const titled = lines.slice(0, 8).some((_, index) => beginsNotes(lines, index, Number.POSITIVE_INFINITY));
  return (
    (actions.length > 0 ? WEIGHTS.actions : 0) +
    (discharged.length > 0 || nothingOutstanding ? WEIGHTS.previous : 0) +
    (meeting.next !== null ? WEIGHTS.nextMeeting : 0) +
    (titled ? WEIGHTS.notesTitle : 0) +
    (meeting.date !== null ? WEIGHTS.dated : 0)
  );
}

function readPaper(text: NotesText): Paper | { tooMany: number } {
  const { lines } = text;
  const agenda = agendaOf(lines);
  const overview = overviewOf(lines, new Set(agenda.map(({ at }) => at)));
  const paragraphs = paragraphsOf(text, overview.taken);
  const { bullets, unread } = bulletsOf(paragraphs, agenda);
  const meeting = meetingOf(lines, paragraphs, agenda);
  const previous = dischargesOf(paragraphs, agenda, meeting);
  const size =
    overview.rows.length + bullets.length + previous.carriedOver.length + previous.discharged.length;
  if (size > MOST_ACTIONS) return { tooMany: size };
  const { discharged, carriedOver } = previous;
  const spoken = bullets.filter(({ line }) => !previous.lines.has(line));
  const { actions, minuted, ...rest } = reconcile({
    overview,
    bullets: spoken,
    carriedOver,
    discharged,
    meeting,
  });
  const { board, date, previous: last, next } = meeting;
  const findings: Findings = {
    board,
    meeting: { date, previous: last, next },
    actions,
    discharged,
    nothingOutstanding: previous.nothingOutstanding || overview.nil,
    programme: null,
    differences: [
      ...(date === null ? [noMeetingDate(next)] : []),
      ...meeting.differences,
      ...previous.differences,
      ...rest.differences,
    ],
    unread: [...overview.unread, ...unread, ...previous.unread, ...rest.unread].sort(
      (a, b) => a.line - b.line,
    ),
  };
  return {
    findings,
    minuted,
    remarks: meeting.remarks,
    weight: weightOf(findings, lines),
    date: date ?? '',
    line: lines[0]?.number ?? 0,
  };
}

function passedOver(other: Paper, chosen: Paper): void {
  const { board, actions, meeting } = other.findings;
  const whose = `${board ?? 'another body'}${meeting.date === null ? '' : ` of ${meeting.date}`}`;
  const why = `the file holds a second set of notes with ${actions.length} of its own actions: read them from a file of their own`;
  chosen.findings.unread.push({ line: other.line, text: whose, why });
}

/** A pack is many papers: each set of notes begins with its title, and ends where another paper begins. */
function papersIn(lines: readonly Line[]): Line[][] {
  const papers: Line[][] = [[]];
  const titles = new Set<string>();
  let sinceTitle = Number.POSITIVE_INFINITY;
  let words = 0;
  let inAnother = false;
  lines.forEach((line, index) => {
    const begins = beginsNotes(lines, index, sinceTitle) && !titles.has(line.text);
    if (begins && NOTES_OF.test(line.text)) titles.add(line.text);
    const another = beginsAnotherPaper(line);
    if ((begins && (words > TITLE_LINES || inAnother)) || another) {
      papers.push([]);
      inAnother = another;
      words = 0;
    }
    papers.at(-1)?.push(line);
    if (line.text !== '') words += 1;
    sinceTitle = begins ? 0 : sinceTitle + (line.text === '' ? 0 : 1);
  });
  return papers.filter((paper) => paper.some(({ text }) => text !== '' && !isFurniture(text)));
}

/** The board's name and the date may stand above "Meeting Notes", and are of the same paper. */
const TITLE_LINES = 4;
const NOTES_TITLE = /^(?:draft )?(?:meeting )?(?:notes|minutes)(?: of (?:the )?meeting)?$/i;
const NOTES_OF =
  /^(?:(?:draft )?(?:minutes|notes) of (?:a|the) (?:meeting of )?.{3,200}\bheld\b|(?:DRAFT )?MINUTES of )/;

/** Below a title are the meeting's name, its date or its first item; on later pages it is only the page's head. */
function beginsNotes(lines: readonly Line[], index: number, sinceTitle: number): boolean {
  const { text, bullet, label, heading } = lines[index] ?? {
    text: '',
    bullet: false,
    label: null,
    heading: null,
  };
  if (bullet || label !== null || text === '' || text.length > 400) return false;
  if (/^Title:/i.test(text)) return sinceTitle > 6;
  if (NOTES_OF.test(text)) return heading === null;
  if (!NOTES_TITLE.test(text)) return false;
  return lines
    .slice(index + 1, index + 30)
    .some((line) => /^(?:title|date\b.{0,20}):/i.test(line.text) || line.label === '1' || line.label === '');
}

const beginsAnotherPaper = ({ text, bullet }: Line): boolean =>
  !bullet && (/^this page is intentionally left blank$/i.test(text) || /^(?:To|Report to):\s\S/.test(text));

function programmeRemarks(lines: readonly Line[]): string[] {
  let title: Line | undefined;
  for (const line of lines) {
    if (/\bwork(?:ing)? programme\b/i.test(line.text)) title = line;
    if (title !== undefined && line.number - title.number <= 12 && PROGRAMME_REASON.test(line.text)) {
      return [`line ${title.number}: a future work programme is here, which this release does not read`];
    }
  }
  return [];
}

const PROGRAMME_REASON =
  /\bstatutory requirement\b|\brequested by the panel\b|\boffered by the commissioner\b/i;

const nothingFound = (): Findings => ({
  board: null,
  meeting: { date: null, previous: null, next: null },
  actions: [],
  discharged: [],
  nothingOutstanding: false,
  programme: null,
  differences: [noMeetingDate(null)],
  unread: [],
});
