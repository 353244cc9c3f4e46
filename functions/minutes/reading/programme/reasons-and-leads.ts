import { isOwner } from '../owners.ts';

const NAMES = "[\\w’'&][\\w’'&-]*(?: [\\w’'&][\\w’'&-]*){0,6}";
/** A reason, and nothing else: "Statutory Requirement", "Requested by the Panel/Offered by the Commissioner". */
const REASON = `(?:${[
  '(?:an? )?(?:statutory|legal|legislative|constitutional|annual|regular|routine|standard|standing|quarterly|six[- ]monthly) (?:requirement|duty|function|obligation|responsibility|request|scrutiny|item|business|update)s?',
  '(?:panel|governance) (?:requirement|duty|function|obligation|responsibility)',
  "(?:panel|members?['’]?|chair(?:['’]s)?|commissioner(?:['’]s)?|pcc(?:['’]s)?) (?:requests?|offer)",
  `(?:requested|offered|suggested|proposed|referred|raised|asked for)(?: (?:by|at|from|in) ${NAMES})?`,
  `at the request of ${NAMES}`,
  'requirement|statutory',
  "required (?:by|under) [\\w’'&.,()]+(?: [\\w’'&.,()]+){0,11}",
  `(?:deferred|postponed|carried forward|brought forward) from ${NAMES}`,
].join('|')})`;
const REASON_ALONE = new RegExp(`^${REASON}(?:\\s?(?:/|,|and|or|&|–|-)\\s?${REASON}){0,3}[.]?$`, 'i');
/** Such a reason may say more of itself: "Requested by the Panel – April 2023", "Statutory Requirement (PRSRA 2011)". */
const REASON_SAYING_MORE =
  /^(?:statutory (?:requirement|duty|function|obligation|responsibility)|(?:requested|offered|suggested|proposed|raised|asked for) (?:by|at|from|in) [^–():;,-]{2,60}?)\s?(?:[–,:-]\s?[^()]{2,80}|\([^()]{2,80}\))$/i;
const OTHER_REASON =
  /^(?:annual|annually|regular|routine|quarterly|ad hoc|legislation|good practice|follow[- ]up(?: (?:to|from) .{3,60})?|(?:for|to) (?:information|noting|note|decision|approval|consideration|comment|discussion|review|scrutiny|endorsement)(?: (?:and|or|\/) \w+)?|new item|agreed (?:at|by|in) .{3,60}|update requested.{0,40}|at request of .{3,40})$/i;

/** What ends a reason, and begins no office: "Statutory" and below it "Requirement". */
export const REASON_TAIL = /^(?:requirements?|duty|function|obligation|responsibility)\b|^(?:by|at) the .+$/i;
/** Such an end goes on: "Requested by the Panel/", "Offered by". */
const GOES_ON = /\s*(?:[/,&]|\b(?:and|or|by|from|at|of|the))$/i;

/** Whether the words are a reason for an item, if only the beginning of one, and could be no item themselves. */
export function isReason(text: string): boolean {
  const words = text.length > 160 ? '' : text.replace(GOES_ON, '').replace(GOES_ON, '');
  return REASON_ALONE.test(words) || OTHER_REASON.test(words) || REASON_SAYING_MORE.test(words);
}

/** Whether the words speak of a reason: enough among cells of one column. */
export const tellsReason = (text: string): boolean =>
  /\b(?:statutory|requirement|requests?|requested|offered?|required|annual|standing|standard|regular|routine|quarterly|legislat\w+|deferred|postponed|forward|follow[- ]?up|suggested|referred|function|following|decision|to (?:note|consider|review|receive|scrutinise|inform|update)|for (?:information|decision|noting))\b/i.test(
    text,
  );

const OFFICE_END =
  'Officers?|Offices?|Commissioners?|Executive|Constable|Services|Panel|Panel Members|Members|Chair(?:man|person|woman)?|Vice[- ]Chair(?:man|person|woman)?|Clerk|Force|Police|Constabulary|Solicitor|Counsel|Managers?|Directors?|Team|Council|Secretariat|Advis[eo]rs?|Secretary|Authority|Support|Treasurer|OPCC|OPFCC|PCC|PFCC|DPCC|Chief of Staff';
const OFFICE = new RegExp(
  `^(?:The |the )?(?:(?:[A-Z][\\w’'-]{0,20}|of|the|for|and|&) ){0,7}(?:${OFFICE_END})(?: to the Panel)?(?: \\([^()]{1,40}\\))?$`,
);

/** Whether the words are an office, or several, that a report can come from. */
export const isLead = (text: string): boolean =>
  text.length <= 100 &&
  (isOwner(text) ||
    text.split(/\s?[/,;+]\s?|\s(?:and|&)\s/).every((one) => OFFICE.test(one)) ||
    OFFICE.test(text));

/** What a cell says that says nothing. */
export const isBlank = (cell: string): boolean =>
  /^(?:[-–—.]*|n\/?a|none|nil|tbc|t\.b\.c\.?|tba|t\.b\.a\.?|to be (?:confirmed|agreed|advised|decided|allocated|determined))$/i.test(
    cell,
  );

const ENDS_WITH_REASON = new RegExp(`^(.{3,200}?\\S) (${REASON}(?:\\s?[/,]\\s?${REASON}){0,2})$`, 'i');

const HALF_WORD = /\b(?:and|of|the|to|for|on|in|with|a|an|by|at|from|or|against|into|its|their)$/;
/** "Ferry fares: one year on" goes no further. */
const SINCE_THEN =
  /\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|\d{1,3}) (?:day|week|month|year|decade)s? (?:on|in)$/i;
/** Such an end goes on: "Requested by the Panel/", "Complaints against the Commissioner –". */
export const isHalf = (text: string): boolean =>
  /[–—/,&:+(-]$/.test(text) ||
  (HALF_WORD.test(text) && !SINCE_THEN.test(text)) ||
  (text.match(/\(/g)?.length ?? 0) > (text.match(/\)/g)?.length ?? 0);

/** A tab may leave no room between two cells: "2022/23Statutory Requirement". */
const GLUED = /(?<=[\d)a-z])(?=(?:Statutory|Requested|Offered)\b)/g;

/** An item whose cells run together on one line: "PCC's Annual Report Statutory Requirement PCC". The longest office ends it. */
export function itemOfRun(text: string): { title: string; reason: string; lead: string } | null {
  if (text.length > 400 || !/requirement|request|offer|statutory|\b(?:item|function|update)\b/i.test(text))
    return null;
  const words = text.replace(GLUED, ' ').split(' ');
  for (let count = Math.min(8, words.length - 2); count >= 0; count -= 1) {
    const lead = words.slice(words.length - count).join(' ');
    if (count > 0 && (!isLead(lead) || REASON_TAIL.test(lead))) continue;
    const [, title, reason = ''] =
      ENDS_WITH_REASON.exec(words.slice(0, words.length - count).join(' ')) ?? [];
    const certain = count > 0 || /requirement|request|offer/i.test(reason);
    if (title !== undefined && certain && !GOES_ON.test(reason) && !HALF_WORD.test(title))
      return { title, reason, lead };
  }
  return null;
}
