import { inFull } from '../../calendar/days.ts';
import { type Format, type FormatOf, formatsOf } from '../../papers/formats.ts';
import { hasDate } from '../../register/meeting.ts';
import { type Found, notDone } from '../../secretariat/office.ts';
import { type PackChecks, packChecks, packPaper } from '../../secretariat/pack.ts';
import {
  actionReportPaper,
  calendarPaper,
  itemTwoPaper,
  overviewPaper,
  programmePaper,
  type WrittenPaper,
} from '../../secretariat/papers.ts';
import { certificatePaper } from '../../secretariat/publications.ts';
import { withCapital } from '../../words/english.ts';
import { sheetPath } from '../chair/sheet.ts';
import { meetingOptions } from '../due-field.ts';
import { shownField } from '../fields.ts';
import { paperFile } from '../paper-file.ts';
import { notThere } from '../question.ts';
import { Typed } from '../sent.ts';
import type { Cell, Link, Table } from '../table.ts';
import type { Page, Visit } from '../visit.ts';
import { chairLinkPages } from './chair-link.ts';
import { placeOf } from './places.ts';

/** The formats that people take, in the order of their columns. What programs take is the API's. */
const columns: readonly [Format, string][] = [
  ['docx', 'Word'],
  ['html', 'Web page'],
  ['csv', 'Spreadsheet'],
  ['txt', 'Plain text'],
  ['md', 'Markdown'],
  ['ics', 'Calendar file'],
];

type Paper = {
  /** What its file is called in the address: `overview`. */
  file: string;
  title: string;
  formats: readonly Format[];
  /** Undefined where it is of a meeting, and there is none. */
  write: (
    visit: Visit,
    meeting: string | undefined,
    format: Format,
  ) => Promise<Found<WrittenPaper>> | undefined;
};

/** Every paper that can be taken; that of a format which it has not is never asked for. */
const papers: readonly Paper[] = [
  {
    ...{ file: 'overview', title: 'Overview of Actions', formats: formatsOf.overview },
    write: ({ office }, _meeting, format) =>
      overviewPaper(office, { openOnly: false }, format as FormatOf<'overview'>),
  },
  {
    ...{ file: 'overview-open', title: 'Overview, open actions only', formats: formatsOf.overview },
    write: ({ office }, _meeting, format) =>
      overviewPaper(office, { openOnly: true }, format as FormatOf<'overview'>),
  },
  {
    ...{ file: 'item-2', title: 'Notes of previous meeting (item 2)', formats: formatsOf.itemTwo },
    write: ({ office }, meeting, format) =>
      meeting === undefined ? undefined : itemTwoPaper(office, { meeting }, format as FormatOf<'itemTwo'>),
  },
  {
    ...{ file: 'action-report', title: 'Action report', formats: formatsOf.actionReport },
    write: ({ office }, _meeting, format) => actionReportPaper(office, format as FormatOf<'actionReport'>),
  },
  {
    ...{ file: 'programme', title: 'Future work programme', formats: formatsOf.programme },
    write: ({ office }, _meeting, format) => programmePaper(office, format as FormatOf<'programme'>),
  },
  {
    ...{ file: 'calendar', title: 'Calendar of papers', formats: formatsOf.calendar },
    write: ({ office }, meeting, format) =>
      meeting === undefined ? undefined : calendarPaper(office, { meeting }, format as FormatOf<'calendar'>),
  },
  {
    ...{ file: 'certificate', title: 'Certificate of notice', formats: formatsOf.certificate },
    write: ({ office }, meeting, format) =>
      meeting === undefined
        ? undefined
        : certificatePaper(office, { meeting }, format as FormatOf<'certificate'>),
  },
  {
    ...{ file: 'pack', title: 'All papers in one zip', formats: formatsOf.pack },
    write: ({ office }, meeting) => packPaper(office, { meeting }),
  },
];

const noSuchPaper = ({ params }: Visit) =>
  notDone(
    'no such paper',
    `there is no paper ${params['file']}: the page of the papers has those that there are`,
  );

/** The meeting that the address asks for; undefined for the next. */
const meetingAsked = ({ query }: Visit): string | undefined => query.get('meeting') || undefined;

/** The papers of a meeting: looked over first, and then taken. */
const papersPage: Page = {
  path: '/papers',
  section: 'Papers',
  scope: 'matters/read',
  look: async (visit) => {
    const { office, base, today, query } = visit;
    const asked = meetingAsked(visit);
    const [found, meetings] = await Promise.all([
      packChecks(office, { meeting: asked }),
      office.register.meetings(office.board.id),
    ]);
    if (found.outcome === 'refused') return notThere(found);
    const { meeting, checks, itemTwo } = found.thing;
    const dated = meetings.filter((one) => hasDate(one));
    const certificate = meeting ? await certificatePaper(office, { meeting: meeting.id }, 'json') : undefined;
    return {
      show: 'papers',
      title: 'Papers',
      values: {
        here: `${base}/papers`,
        caption: meeting ? `For the meeting of ${meeting.inWords}` : 'For no meeting yet',
        asAt: `Every paper is made of the register as it is now, and is as at ${inFull(today)}.`,
        field:
          dated.length === 0
            ? null
            : shownField(
                {
                  kind: 'select',
                  name: 'meeting',
                  label: 'For which meeting?',
                  options: meetingOptions(dated).toReversed(),
                },
                Typed.of({ meeting: meeting?.id }),
                [],
              ),
        noMeeting: meeting
          ? null
          : 'No meeting to come has a day: item 2, the calendar and the pack are there once one has.',
        checks: checksTable(visit, checks),
        pack: meeting ? `${base}/papers/pack.zip?meeting=${meeting.id}` : null,
        papers: papersTable(visit, found.thing, certificate?.outcome === 'found'),
        noCertificate:
          certificate?.outcome === 'refused'
            ? `There is no certificate of notice: ${certificate.faults[0].why}.`
            : null,
        publish: `${base}/publish`,
        itemTwo,
        done: query.get('done') === 'ended' ? 'All links for the chair are ended.' : null,
        chairsSheet: chairsSheetLinks(visit, meeting && meeting.date >= today ? meeting.id : undefined),
      },
    };
  },
};

/** Where the sheet of that meeting or of the next is, what makes a link to it, and what ends those. */
function chairsSheetLinks({ base, board, may }: Visit, meeting: string | undefined): Link[] {
  const ofMeeting = meeting === undefined ? '' : `?meeting=${meeting}`;
  return [
    { to: sheetPath(board.id, meeting), words: 'The chair’s sheet' },
    ...(may('matters/record')
      ? [
          { to: `${base}/papers/chair-link${ofMeeting}`, words: 'A link for the chair' },
          { to: `${base}/papers/end-chair-links`, words: 'End all links for the chair' },
        ]
      : []),
  ];
}

function checksTable({ base }: Visit, checks: PackChecks['checks']): Table {
  return {
    caption: 'Checks',
    columns: ['Check', 'Result'],
    rows: checks.map(({ check, well, matters }): Cell[] => [
      { words: checkTitles[check], tags: [matters.length === 0 ? passed : toLookAt] },
      matters.length === 0
        ? { words: well }
        : {
            lines: matters.filter(isOfNoThing).map(({ what }) => `${withCapital(what)}.`),
            links: matters
              .filter((matter) => !isOfNoThing(matter))
              .map(({ about, what }) => ({ to: `${base}${placeOf(about)}`, words: `${withCapital(what)}.` })),
          },
    ]),
  };
}

/** What is the matter with a paper itself, which no page puts right. */
const isOfNoThing = ({ about }: PackChecks['checks'][number]['matters'][number]): boolean =>
  about.thing === 'board';

const passed = { words: 'Passed', colour: 'green' };
const toLookAt = { words: 'To look at', colour: 'orange' };

const checkTitles: Readonly<Record<PackChecks['checks'][number]['check'], string>> = {
  'due at a meeting gone by': 'Due at a meeting gone by',
  'names a person': 'Names of people',
  'no owner': 'Owners',
  'Word for all': 'Word files that everybody can read',
};

/** The papers that there are, and in which formats: one of a meeting, and the certificate, only where there is one. */
function papersTable({ base }: Visit, { meeting, papers: there }: PackChecks, isCertified: boolean): Table {
  const ofMeeting = meeting === null ? '' : `?meeting=${meeting.id}`;
  const isThere: Readonly<Record<string, boolean>> = {
    'item-2': meeting !== null,
    calendar: meeting !== null,
    certificate: isCertified,
    pack: false,
    programme: there.some(({ paper }) => paper === 'programme'),
  };
  return {
    caption: 'Papers to take one by one',
    columns: ['Paper', ...columns.map(([, title]) => title)],
    rows: papers
      .filter(({ file }) => isThere[file] ?? true)
      .map(({ file, title, formats }): Cell[] => [
        { words: title },
        ...columns.map(([format, words]): Cell => {
          const to = `${base}/papers/${file}.${format}${ofMeeting}`;
          return formats.includes(format) ? { links: [{ to, words, hidden: title }] } : { words: '–' };
        }),
      ]),
  };
}

/** A paper as a file: its name in the address says which, and in which format. */
const filePage: Page = {
  path: '/papers/:file',
  section: 'Papers',
  scope: 'matters/read',
  look: async (visit) => {
    const [, file, ending] = /^([a-z0-9-]+)\.([a-z]+)$/.exec(visit.params['file'] ?? '') ?? [];
    const paper = papers.find((one) => one.file === file);
    const format = paper?.formats.find((one) => one === ending);
    const writing = paper && format && paper.write(visit, meetingAsked(visit), format);
    return writing && format ? paperFile(await writing, format) : notThere(noSuchPaper(visit));
  },
};

export const paperPages: readonly Page[] = [papersPage, ...chairLinkPages, filePage];
