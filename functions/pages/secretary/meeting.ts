import { inFull } from '../../calendar/days.ts';
import { type ActionRow, actionRows } from '../../papers/action-rows.ts';
import {
  calendarCalledOff,
  calendarFor,
  publicationsInPrint,
  shortNoticeSentence,
} from '../../papers/calendar.ts';
import type { Format, FormatOf } from '../../papers/formats.ts';
import { historyLines } from '../../papers/history-words.ts';
import { type PaperLine, papersFor } from '../../papers/papers-for-meeting.ts';
import { isPanel } from '../../register/board.ts';
import { hasDate, type Meeting, noticeOf } from '../../register/meeting.ts';
import { recordsPublications } from '../../register/notice.ts';
import { byItemRef, type ProgrammeItem } from '../../register/programme.ts';
import { type BoardView, waitingFor } from '../../register/view.ts';
import { cautionsOfCancelling, cautionsOfNewMeeting } from '../../secretariat/cautions.ts';
import { findMeetingById, viewWithMeetings } from '../../secretariat/naming.ts';
import type { Found } from '../../secretariat/office.ts';
import { calendarPaper, type WrittenPaper } from '../../secretariat/papers.ts';
import { certificatePaper } from '../../secretariat/publications.ts';
import { paperFile } from '../paper-file.ts';
import { notThere } from '../question.ts';
import type { Cell, Table, Tag } from '../table.ts';
import type { Page, Visit } from '../visit.ts';
import { tagsOf } from './action-words.ts';
import {
  formerDays,
  isPast,
  meetingCaption,
  meetingTags,
  meetingTitle,
  notesTag,
  sentence,
} from './meeting-words.ts';

/** The meeting that the address names. */
export const meetingAt = ({ office, params }: Visit): Promise<Found<Meeting>> =>
  findMeetingById(office, params['meeting'] ?? '');

/** What was just done, as the page that it led to says it; the address names it. */
const doneWords: Readonly<Record<string, string>> = {
  added: 'The meeting is added.',
  moved: 'The meeting is moved. Whoever was told the other date is told the next working morning.',
  arranged: 'Its time and place are as you said.',
  postponed: 'The meeting is put off. Nobody is reminded of it until it has a day.',
  held: 'The meeting is said to have been held.',
  cancelled: 'The meeting is cancelled. Whoever was told its date is told the next working morning.',
  carried: 'What waited for the other meeting is now due at this one.',
  published: 'The publication is recorded.',
  reopened: 'The meeting is scheduled again.',
  marked: 'The meeting is marked as entered by mistake. A mail gave its date, so it stays in the register.',
  presented: 'What was planned for the meeting is marked as presented.',
};

type Button = { to: string; words: string };

/** What can be done of a meeting, as it stands: the likeliest first. */
function buttonsOf({ base, today }: Visit, meeting: Meeting, waits: boolean): Button[] {
  const here = `${base}/meetings/${meeting.id}`;
  const button = (at: string, words: string): Button => ({ to: `${here}/${at}`, words });
  const carry = waits ? [button('carry', 'Carry everything to another meeting')] : [];
  const publish = hasDate(meeting) ? [button('publish', 'Record a publication')] : [];
  const remove = button('remove', 'It was entered by mistake');
  switch (meeting.state) {
    case 'scheduled':
      return [
        ...(meeting.date <= today ? [button('hold', 'It was held')] : []),
        button('move', 'Move'),
        ...publish,
        button('postpone', 'Postpone, no date yet'),
        button('cancel', 'Cancel'),
        ...carry,
        remove,
      ];
    case 'month':
      return [
        button('move', 'Give it a day'),
        button('postpone', 'Postpone, no date yet'),
        button('cancel', 'Cancel'),
        ...carry,
        remove,
      ];
    case 'to be confirmed':
      return [button('move', 'Give it a day'), button('cancel', 'Cancel'), ...carry, remove];
    case 'held':
      return [...publish, ...carry, button('reopen', 'It was not held after all'), remove];
    case 'cancelled':
      return meeting.inError ? carry : [...carry, remove];
  }
}

/** What is known of a meeting, as rows; what of it can be put right leads there. */
function factsOf({ base, today, may }: Visit, meeting: Meeting): object[] {
  const here = `${base}/meetings/${meeting.id}`;
  const canChange = may('matters/record') && meeting.state !== 'held' && meeting.state !== 'cancelled';
  const fact = (key: string, value: string | null, at?: string) =>
    value === null
      ? []
      : [
          {
            key,
            value,
            ...(canChange &&
              at && { actions: [{ to: `${here}/${at}`, words: 'Change', hidden: key.toLowerCase() }] }),
          },
        ];
  const behind = isPast(meeting, today);
  return [
    ...fact('When', meetingTitle(meeting), hasDate(meeting) ? 'move' : undefined),
    ...(hasDate(meeting)
      ? [
          ...fact('Begins', meeting.time ?? 'Not known', 'time-and-place'),
          ...fact('Where', meeting.place ?? 'Not known', 'time-and-place'),
          ...fact('Short notice', shortNoticeSentence(meeting)),
        ]
      : []),
    ...('reason' in meeting ? fact('Why', meeting.reason) : []),
    ...fact('Stood at before', formerDays(meeting).join('; ') || null),
    ...(behind || meeting.minutes
      ? [
          {
            key: 'Notes',
            value: meeting.minutes ? `Recorded from ${meeting.minutes.file}` : 'Not recorded',
            ...(meeting.minutes === null &&
              may('matters/record') && {
                actions: [{ to: `${base}/notes/new`, words: 'Record', hidden: 'notes' }],
              }),
          },
        ]
      : []),
  ];
}

/** The days that lead up to a meeting; none while it has no day. */
function calendarOf(
  { board, today }: Visit,
  meeting: Meeting,
  { meetings }: BoardView,
): { table: Table; doubts: string[] } {
  const empty = {
    caption: 'Calendar',
    columns: ['Day', 'What', 'Why', 'How it stands'],
    none: 'It has no calendar until it has a day.',
  };
  if (!hasDate(meeting)) return { table: { ...empty, rows: [] }, doubts: [] };
  const calendar = calendarFor(board, meeting, { today, records: recordsPublications(meetings) });
  const standings = { 'to come': 'To come', today: 'Today', passed: 'Passed' } as const;
  const table: Table = {
    ...empty,
    rows: calendar.days.map(({ dateInWords, title, reason, notSent, standing, standingInWords }) => [
      { words: dateInWords },
      { words: title },
      { words: notSent === null ? reason : `${reason} ${notSent}` },
      { words: standingInWords ?? (standing in standings ? standings[standing as 'today'] : '') },
    ]),
  };
  return { table, doubts: calendar.doubts };
}

const rowOfAction = ({ base }: Visit, row: ActionRow): Cell[] => [
  { words: row.ref, to: `${base}/actions/${row.ref}`, isWhole: true },
  { words: row.action, ...(row.undertaking && { lines: [`Still to come: ${row.undertaking}`] }) },
  { words: row.owner },
  { tags: tagsOf(row) },
];

const rowOfItem = (
  { base }: Visit,
  { ref, item, reasonInWords, leadInWords, paperInWords }: PaperLine,
): Cell[] => [
  { words: item, to: `${base}/programme/${ref}` },
  { words: reasonInWords },
  { words: leadInWords },
  { words: paperInWords },
];

/** What a meeting considered. */
const considered = async (
  { office: { register, board } }: Visit,
  { id }: Meeting,
): Promise<ProgrammeItem[]> =>
  (await register.programme(board.id))
    .filter((entry): entry is ProgrammeItem => entry.comes === 'once' && entry.meeting === id)
    .filter(({ state }) => state === 'presented')
    .sort(byItemRef);

const ofNotes = ({ words, colour }: Tag): Tag => ({ words: `Notes ${words.toLowerCase()}`, colour });

/** What was published of a meeting: with the files, the proof of its notice. */
const publicationsOf = ({ board }: Visit, meeting: Meeting) =>
  publicationsInPrint(board, meeting).map(({ inWords, of, files, recordedInWords }) => ({
    inWords: hasDate(meeting) && of === meeting.date ? inWords : `${inWords}, of ${inFull(of)}`,
    files,
    recordedInWords,
  }));

/** One meeting: how it stands, what leads up to it, and what it is for. */
const meetingPage: Page = {
  path: '/meetings/:meeting',
  section: 'Meetings',
  scope: 'matters/read',
  look: async (visit) => {
    const found = await meetingAt(visit);
    if (found.outcome === 'refused') return notThere(found);
    const meeting = found.thing;
    const { office, base, board, today, may } = visit;
    const view = await viewWithMeetings(office);
    const { actions, items } = waitingFor(view, meeting.id);
    const behind = isPast(meeting, today);
    const waits = actions.length + items.length > 0;
    const here = `${base}/meetings/${meeting.id}`;
    const calendar = calendarOf(visit, meeting, view);
    const isCalledOff = calendarCalledOff(board, meeting) !== undefined;
    const papers = papersFor(view, meeting.id, today);
    const offered = items.filter(({ state }) => state === 'offered');
    const past = behind ? await considered(visit, meeting) : [];
    const lines = historyLines(meeting.history, view).map((line) => ({ ...line, day: inFull(line.day) }));
    const cautions = [
      ...(meeting.state === 'cancelled' ? cautionsOfCancelling(view, meeting.id) : []),
      ...(behind ? [] : cautionsOfNewMeeting(view.meetings, meeting)),
    ].map(({ what }) => sentence(what));
    return {
      show: 'meeting',
      title: meetingTitle(meeting),
      values: {
        caption: meetingCaption(meeting),
        tags: [...meetingTags(meeting, today), ...(behind ? [ofNotes(notesTag(meeting))] : [])],
        done: doneWords[visit.query.get('done') ?? ''] ?? null,
        back: { to: `${base}/meetings`, words: 'Meetings' },
        cautions: [...cautions, ...calendar.doubts],
        facts: factsOf(visit, meeting),
        buttons: may('matters/record') ? buttonsOf(visit, meeting, waits) : [],
        calendar: calendar.table,
        downloads: [
          ...(hasDate(meeting) || isCalledOff
            ? [{ to: `${here}/calendar.ics`, words: 'Put these days into your own calendar (iCalendar)' }]
            : []),
          ...(hasDate(meeting) ? [{ to: `${here}/calendar.docx`, words: 'Calendar of papers (Word)' }] : []),
        ],
        due: {
          caption: 'Due at it',
          columns: ['Reference', 'Action', 'Owner', 'Status'],
          rows: actionRows(actions, view, today).map((row) => rowOfAction(visit, row)),
          none: behind ? 'Nothing waits for it any more.' : 'Nothing is due at it.',
        } satisfies Table,
        hasProgramme: isPanel(board) || items.length + past.length > 0,
        programme: {
          caption: behind ? 'Planned for it, and neither presented nor moved' : 'Programme',
          columns: ['Item', 'Reason', 'Lead', 'Paper'],
          rows: papers.map((line) => rowOfItem(visit, line)),
          none: behind ? 'Nothing is left of what was planned for it.' : 'Nothing is planned for it.',
        } satisfies Table,
        presentAll:
          papers.length > 0 && hasDate(meeting) && meeting.date <= today && may('matters/record')
            ? `${here}/present`
            : null,
        offered: offered.map(({ ref, title }) => ({ to: `${base}/programme/${ref}`, words: title })),
        considered: past.map(({ ref, title }) => ({ to: `${base}/programme/${ref}`, words: title })),
        newItem:
          may('matters/record') && !behind && meeting.state !== 'cancelled'
            ? `${base}/programme/new?meeting=${meeting.id}`
            : null,
        publications: publicationsOf(visit, meeting),
        certificate:
          hasDate(meeting) && noticeOf(meeting)
            ? [
                { to: `${here}/certificate-of-notice.docx`, words: 'Certificate of notice (Word)' },
                { to: `${here}/certificate-of-notice.txt`, words: 'Certificate of notice (plain text)' },
              ]
            : [],
        lines: lines.reverse(),
      },
    };
  },
};

type Written = (visit: Visit, meeting: Meeting) => Promise<Found<WrittenPaper>>;

/** A paper of a meeting, to be kept or looked at. */
const download = (name: string, format: Format, write: Written): Page => ({
  path: `/meetings/:meeting/${name}.${format}`,
  section: 'Meetings',
  scope: 'matters/read',
  look: async (visit) => {
    const found = await meetingAt(visit);
    if (found.outcome === 'refused') return notThere(found);
    return paperFile(await write(visit, found.thing), format);
  },
});

const calendarIn = (format: FormatOf<'calendar'>): Page =>
  download('calendar', format, ({ office }, { id }) => calendarPaper(office, { meeting: id }, format));
const certificateIn = (format: FormatOf<'certificate'>): Page =>
  download('certificate-of-notice', format, ({ office }, { id }) =>
    certificatePaper(office, { meeting: id }, format),
  );

export const meetingPages: readonly Page[] = [
  meetingPage,
  calendarIn('ics'),
  calendarIn('docx'),
  certificateIn('docx'),
  certificateIn('txt'),
];
