import { type CalendarDate, type CalendarMonth, calendarMonthSchema, day } from '../calendar/days.ts';
import { dayOrMonth, hasDate, type Meeting } from './meeting.ts';
import { type Duty, dutySchema, type ProgrammeEntry, type ProgrammeItem } from './programme.ts';

/** What the law fixes for a police and crime panel in a calendar year: the business, its source and its dates. */
export type StatutoryBusiness = {
  duty: Duty;
  title: string;
  /** What the panel prints as the reason. */
  reason: string;
  /** The names under which its lead may be in the register, the usual one first. */
  leads: readonly string[];
  /** The Act or instrument it comes from, and what it asks. */
  source: string;
  /** The day by which its paper must be with the panel, and by which the panel must have met on it, where the law says. */
  paperBy: CalendarDate | null;
  meetingBy: CalendarDate | null;
  /** The provision that sets the latter, as a warning cites it. */
  meetingByLaw: string | null;
  /** What its title says, whoever wrote it; and the days in which business of that title is this. */
  titled: RegExp;
  season: Days;
  /** The days in which the panel's meeting for it is looked for, which of several takes it, and the month failing any. */
  window: Days;
  takes: 'first' | 'last';
  expected: CalendarMonth;
};

type Days = { from: CalendarDate; until: CalendarDate };

const commissioner = ['PCC', 'Police and Crime Commissioner', 'Commissioner', 'OPCC', 'Office of the PCC'];
const panelOfficers = ['Panel Officers', 'Panel Officer', 'Panel'];
const reason = 'Statutory Requirement';

/** "2024/25", the financial year that ends in March of `year`. */
const yearEndingIn = (year: number): string => `${year - 1}/${String(year % 100).padStart(2, '0')}`;

const month = (year: number, number: string): CalendarMonth => calendarMonthSchema.parse(`${year}-${number}`);

/**
 * The commissioner notifies the panel of the precept proposed by 1 February, and the panel reviews it and reports by
 * 8 February (Police Reform and Social Responsibility Act 2011 sch.5 paras 2 and 3; Police and Crime Panels (Precepts
 * and Chief Constable Appointments) Regulations 2012, SI 2012/2271, regs 3 and 4).
 */
const precept = (year: number): StatutoryBusiness => ({
  duty: { kind: 'precept', year },
  title: `Proposed precept ${yearEndingIn(year + 1)}`,
  reason,
  leads: commissioner,
  source:
    'Police Reform and Social Responsibility Act 2011 sch.5; SI 2012/2271 regs 3 and 4: the commissioner notifies the panel by 1 February, and the panel reports by 8 February',
  paperBy: day(`${year}-02-01`),
  meetingBy: day(`${year}-02-08`),
  meetingByLaw: 'SI 2012/2271 reg 4',
  titled: /\bprecept\b/i,
  season: { from: day(`${year}-01-01`), until: day(`${year}-03-31`) },
  window: { from: day(`${year}-01-01`), until: day(`${year}-02-08`) },
  takes: 'last',
  expected: month(year, '02'),
});

/**
 * The commissioner reports on each financial year and sends the report to the panel, which as soon as practicable
 * meets in public on it, reviews it and reports (Police Reform and Social Responsibility Act 2011 s.12 and s.28(4)).
 * The law sets no day. The first meeting from July leaves a quarter to write the report, as Kent's panel does.
 */
const annualReport = (year: number): StatutoryBusiness => ({
  duty: { kind: 'annual report', year },
  title: `PCC’s Annual Report ${yearEndingIn(year)}`,
  reason,
  leads: commissioner,
  source:
    'Police Reform and Social Responsibility Act 2011 s.12 and s.28(4): the panel meets in public on the commissioner’s report on the financial year as soon as practicable after it is sent',
  paperBy: null,
  meetingBy: null,
  meetingByLaw: null,
  titled:
    /^(?!.*\bcomplaints?\b)(?:(?=.*\b(?:pcc|commissioner)\b).*\bannual report\b|(?:the )?annual report(?:,? \d[\d/–-]*)?$)/i,
  season: { from: day(`${year}-04-01`), until: day(`${year}-12-31`) },
  window: { from: day(`${year}-07-01`), until: day(`${year}-12-31`) },
  takes: 'first',
  expected: month(year, '07'),
});

/**
 * What came of the complaints against the commissioner that the panel handled in the financial year, under the Elected
 * Local Policing Bodies (Complaints and Misconduct) Regulations 2012 (SI 2012/62). That it is reported once a year,
 * beside the commissioner's annual report, is the panel's practice.
 */
const complaintsReport = (year: number): StatutoryBusiness => ({
  duty: { kind: 'complaints report', year },
  title: `Complaints against the Commissioner – Annual Report ${yearEndingIn(year)}`,
  reason,
  leads: panelOfficers,
  source:
    'Elected Local Policing Bodies (Complaints and Misconduct) Regulations 2012, SI 2012/62: the panel handles complaints against the commissioner, and by its own practice reports on them once a year',
  paperBy: null,
  meetingBy: null,
  meetingByLaw: null,
  titled: /^(?=.*\bcomplaints?\b).*\b(?:annual report|pcc|commissioner)\b/i,
  season: { from: day(`${year}-04-01`), until: day(`${year}-12-31`) },
  window: { from: day(`${year}-07-01`), until: day(`${year}-12-31`) },
  takes: 'first',
  expected: month(year, '07'),
});

const fixed = { precept, 'annual report': annualReport, 'complaints report': complaintsReport };

/** The fixed business that falls in the calendar year `year`, in the order of its dates. */
export const statutoryYear = (year: number): StatutoryBusiness[] => [
  precept(year),
  annualReport(year),
  complaintsReport(year),
];

/** What the law says of an item's duty. */
export const businessOf = ({ kind, year }: Duty): StatutoryBusiness => fixed[kind](year);

/** `not known yet` while nothing is settled of when the meeting is, or no more than that it is in the law's own month. */
export type StandingInLaw = 'in time' | 'not known yet' | 'too late';

/**
 * How a meeting stands to the day by which the law has the panel meet on the business, that day itself being in time;
 * as any is for business to which the law sets no day.
 */
export function standingInLaw({ meetingBy }: StatutoryBusiness, meeting: Meeting): StandingInLaw {
  if (meetingBy === null) return 'in time';
  const when = dayOrMonth(meeting);
  const last = meetingBy.slice(0, when?.length);
  if (when === undefined || (when === last && !hasDate(meeting))) return 'not known yet';
  return when > last ? 'too late' : 'in time';
}

/** A year's business, and whether the programme has it already; if not, the meeting it would be put to, if one is known. */
export type Proposal = { business: StatutoryBusiness } & (
  | { standing: 'on the programme'; item: ProgrammeItem }
  | { standing: 'proposed'; meeting: Meeting | null }
);

/**
 * The day or month that stands for a meeting, which compare as text. One put off or cancelled has neither any more, and
 * stands in the month that it was first known by, if it was.
 */
const timeOf = (meeting: Meeting): string | undefined =>
  dayOrMonth(meeting) ?? /^\d{4}-\d{2}/.exec(meeting.id)?.[0];

/** Whether the meeting's day, or its month as far as that is known, is among the days. */
function isWithin(meeting: Meeting | undefined, { from, until }: Days): boolean {
  const time = meeting && timeOf(meeting);
  return time !== undefined && time >= from.slice(0, time.length) && time <= until;
}

/** The year in which the financial year ends that a title names: 2023 for "2022/23", "2022-23" or "2022/2023". */
function financialYearIn(title: string): number | undefined {
  const [, from = '', until = ''] = /\b(20\d\d) ?[/–-] ?(?:20)?(\d\d)\b/.exec(title) ?? [];
  return (Number(from) + 1) % 100 === Number(until) && from !== '' ? Number(from) + 1 : undefined;
}

/** A title that names its year is of that year whatever its meeting; another is of the season it was planned for. */
function isTitledAs(business: StatutoryBusiness, title: string, plannedFor: Meeting | undefined): boolean {
  if (!business.titled.test(title)) return false;
  const named = financialYearIn(title);
  return named === undefined
    ? isWithin(plannedFor, business.season)
    : named === financialYearIn(business.title);
}

/**
 * Which duty an entry of a panel's own programme is: one that the panel itself calls a statutory requirement, and whose
 * title says which. Null for all else.
 */
export function dutyOf(
  { title, reason }: Pick<ProgrammeItem, 'title' | 'reason'>,
  meeting: Meeting,
): Duty | null {
  const year = Number(timeOf(meeting)?.slice(0, 4));
  if (Number.isNaN(year) || !/\bstatutory\b/i.test(reason ?? '')) return null;
  const business = [year - 1, year, year + 1]
    .filter((near) => dutySchema.shape.year.safeParse(near).success)
    .flatMap(statutoryYear)
    .find((fixedBusiness) => isTitledAs(fixedBusiness, title, meeting));
  return business?.duty ?? null;
}

function isOf(business: StatutoryBusiness, item: ProgrammeItem, meetings: readonly Meeting[]): boolean {
  const { kind, year } = business.duty;
  if (item.duty) return item.duty.kind === kind && item.duty.year === year;
  const plannedFor = item.state === 'moved' ? item.move.from : item.meeting;
  return isTitledAs(
    business,
    item.title,
    meetings.find(({ id }) => id === plannedFor),
  );
}

/**
 * What to propose for the year: business that `programme`, all that the board's programme ever held, lacks. One that
 * was withdrawn or replaced counts as known, so that nothing is proposed against a decision.
 */
export function proposalsFor(
  { meetings, programme }: { meetings: readonly Meeting[]; programme: readonly ProgrammeEntry[] },
  year: number,
): Proposal[] {
  const items = programme.filter((entry): entry is ProgrammeItem => entry.comes === 'once');
  return statutoryYear(year).map((business) => {
    const item = items.find((known) => isOf(business, known, meetings));
    if (item) return { business, standing: 'on the programme', item };
    const fitting = meetings
      .filter((meeting) => meeting.state === 'scheduled' || meeting.state === 'month')
      .filter((meeting) => isWithin(meeting, business.window))
      .toSorted((one, other) => (timeOf(one) ?? '').localeCompare(timeOf(other) ?? ''));
    const meeting = fitting.at(business.takes === 'first' ? 0 : -1) ?? null;
    return { business, standing: 'proposed', meeting };
  });
}
