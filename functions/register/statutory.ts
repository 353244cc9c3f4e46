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
  /** Every day that the law sets for it, each with what is to be done by then, in the order of the days. */
  days: readonly { what: string; by: CalendarDate }[];
  /** On what it depends that there is such business at all, as a condition says it; null for what every year has. */
  onlyIf: 'the panel vetoes the proposed precept' | null;
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
  days: [
    { what: 'the commissioner notifies the panel', by: day(`${year}-02-01`) },
    { what: 'the panel reports', by: day(`${year}-02-08`) },
  ],
  onlyIf: null,
  titled: /^(?!.*\b(?:respon(?:se|ds?)|revised|second report)\b).*\bprecept\b/i,
  season: { from: day(`${year}-01-01`), until: day(`${year}-03-31`) },
  window: { from: day(`${year}-01-01`), until: day(`${year}-02-08`) },
  takes: 'last',
  expected: month(year, '02'),
});

/**
 * The commissioner gives the panel a response to its report on the proposed precept, and publishes it; until then no
 * precept may be issued (Police Reform and Social Responsibility Act 2011 sch.5 paras 1(2), 5(2) and 6(3)). After a veto
 * the law sets the day (SI 2012/2271 reg 5). That the panel has it before it at its next meeting is practice.
 */
const preceptResponse = (year: number): StatutoryBusiness => ({
  duty: { kind: 'precept response', year },
  title: `PCC’s response to the Panel’s report on the precept ${yearEndingIn(year + 1)}`,
  reason,
  leads: commissioner,
  source:
    'Police Reform and Social Responsibility Act 2011 sch.5 paras 5 and 6; SI 2012/2271 reg 5: the commissioner responds to the panel’s report before the precept is issued, and after a veto by 15 February, with a revised precept',
  paperBy: day(`${year}-02-15`),
  meetingBy: null,
  meetingByLaw: null,
  days: [
    {
      what: 'the commissioner responds before the precept is issued, and after a veto',
      by: day(`${year}-02-15`),
    },
  ],
  onlyIf: null,
  titled: /^(?=.*\bprecept\b).*\brespon(?:se|ds?)\b/i,
  season: { from: day(`${year}-02-01`), until: day(`${year}-07-31`) },
  window: { from: day(`${year}-02-09`), until: day(`${year}-12-31`) },
  takes: 'first',
  expected: month(year, '07'),
});

/**
 * After a veto the panel reviews the revised precept and makes a second report by 22 February, to which the
 * commissioner responds by 1 March (SI 2012/2271 regs 6 and 7).
 */
const revisedPrecept = (year: number): StatutoryBusiness => ({
  duty: { kind: 'revised precept', year },
  title: `Revised precept ${yearEndingIn(year + 1)}`,
  reason,
  leads: commissioner,
  source:
    'Police Reform and Social Responsibility Act 2011 sch.5 para 6; SI 2012/2271 regs 5 to 7: after a veto the commissioner notifies a revised precept by 15 February, the panel reports on it by 22 February, and the commissioner responds by 1 March',
  paperBy: day(`${year}-02-15`),
  meetingBy: day(`${year}-02-22`),
  meetingByLaw: 'SI 2012/2271 reg 6',
  days: [
    { what: 'the commissioner notifies the revised precept', by: day(`${year}-02-15`) },
    { what: 'the panel reports on it', by: day(`${year}-02-22`) },
    { what: 'the commissioner responds', by: day(`${year}-03-01`) },
  ],
  onlyIf: 'the panel vetoes the proposed precept',
  titled: /^(?!.*\brespon(?:se|ds?)\b)(?=.*\bprecept\b).*\b(?:revised|second report)\b/i,
  season: { from: day(`${year}-02-01`), until: day(`${year}-03-31`) },
  window: { from: day(`${year}-02-09`), until: day(`${year}-02-22`) },
  takes: 'first',
  expected: month(year, '02'),
});

/**
 * The commissioner keeps the police and crime plan under review, and sends a draft of a new or varied one to the panel,
 * which reviews it and reports (Police Reform and Social Responsibility Act 2011 s.5(6) and s.28(3)). The law sets no
 * day; beside the precept, which pays for the plan, is the practice of panels.
 */
const planReview = (year: number): StatutoryBusiness => ({
  duty: { kind: 'plan review', year },
  title: `Police and Crime Plan – review ${yearEndingIn(year + 1)}`,
  reason,
  leads: commissioner,
  source:
    'Police Reform and Social Responsibility Act 2011 s.5 and s.28(3): the commissioner keeps the police and crime plan under review, and the panel reviews the draft of a new or varied one and reports on it',
  paperBy: null,
  meetingBy: null,
  meetingByLaw: null,
  days: [],
  onlyIf: null,
  titled: /^(?=.*\bcrime plan\b).*\b(?:review\w*|refresh\w*|draft|variation|varied|new)\b/i,
  season: { from: day(`${year}-01-01`), until: day(`${year}-12-31`) },
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
  days: [],
  onlyIf: null,
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
  days: [],
  onlyIf: null,
  titled: /^(?=.*\bcomplaints?\b).*\b(?:annual report|pcc|commissioner)\b/i,
  season: { from: day(`${year}-04-01`), until: day(`${year}-12-31`) },
  window: { from: day(`${year}-07-01`), until: day(`${year}-12-31`) },
  takes: 'first',
  expected: month(year, '07'),
});

const fixed = {
  precept,
  'plan review': planReview,
  'revised precept': revisedPrecept,
  'precept response': preceptResponse,
  'annual report': annualReport,
  'complaints report': complaintsReport,
};

/** The fixed business that falls in the calendar year `year`, in the order of its dates. */
export const statutoryYear = (year: number): StatutoryBusiness[] =>
  Object.values(fixed).map((business) => business(year));

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

/**
 * Whether the meeting's day is among the days; or, where no more is known than its month, whether it may be, and cannot
 * come before them.
 */
function isWithin(meeting: Meeting | undefined, { from, until }: Days): boolean {
  const time = meeting && timeOf(meeting);
  return time !== undefined && `${time}-01`.slice(0, from.length) >= from && time <= until;
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
