import { add, assumptions, bill, mailsAYear, type Sum, totalButUse, totalOf } from './cost/bill.ts';
import { type MeasuredMorning, measureMorning, perBoardAndMail } from './cost/morning.ts';
import { kindsOfRequest, type Requests } from './cost/requests.ts';
import { standingOf } from './cost/standing.ts';
import { sweepsAYear } from './schedules.ts';
import { type Stage, stages } from './stages.ts';

// Said by the AWS SDK on every run, though the releases it speaks of are not these.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

const sizes = [1, 100, 10_000];

const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  return rows.map((row) => `  ${line(row).trimEnd()}\n`).join('');
};

const figure = (number: number, digits: number): string =>
  number.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const dollars = (sum: number): string => (sum > 0 && sum < 0.01 ? 'under 0.01' : figure(sum, 2));
const both = ({ list, withFree }: Sum): string[] => [dollars(list), dollars(withFree)];
const share = ({ list, withFree }: Sum, boards: number): Sum => ({
  list: list / boards,
  withFree: withFree / boards,
});
const less = (one: Sum, other: Sum): Sum => add(one, share(other, -1));

function requestsInWords(morning: MeasuredMorning): string {
  const { board, mail } = perBoardAndMail(morning);
  const row = (what: string, { readUnits, writeUnits, ...requests }: Requests) => [
    what,
    ...[...kindsOfRequest.map((kind) => requests[kind]), readUnits, writeUnits].map((number) =>
      figure(number, 1),
    ),
  ];
  return table([
    ['', ...kindsOfRequest, 'read units', 'write units'],
    row('a schedule’s call, for all boards', morning.waking),
    row('a sweep of a board with nothing to send', board),
    row('a mail, from the ledger to its delivery', mail),
    row('over HTTP: the actions of a board', morning.listing),
    row('over HTTP: a discharge', morning.discharging),
  ]);
}

const stage: Stage = stages.prod;
const standing = standingOf(stage);

function billInWords(morning: MeasuredMorning): string {
  const bills = sizes.map((boards) => bill(boards, morning, standing));
  const row = (what: string, sums: readonly Sum[]) => [what, ...sums.flatMap(both)];
  return table([
    ['', ...sizes.flatMap((boards) => [`${figure(boards, 0)} ${boards === 1 ? 'board' : 'boards'}`, ''])],
    ['', ...sizes.flatMap(() => ['list', 'with free tiers'])],
    ...Object.keys(bills[0] ?? {}).map((service) =>
      row(
        service,
        bills.map((one) => one[service] ?? { list: 0, withFree: 0 }),
      ),
    ),
    row('All, a year', bills.map(totalOf)),
    row('but for mail and sign-in', bills.map(totalButUse)),
    row(
      'A board, a year',
      bills.map((one, index) => share(totalOf(one), sizes[index] ?? 1)),
    ),
    row(
      'Each further board, a year',
      sizes.map((boards) =>
        less(totalOf(bill(boards + 1, morning, standing)), totalOf(bill(boards, morning, standing))),
      ),
    ),
  ]);
}

/** What each thing costs that a stage may choose, for one board. */
function choicesInWords(morning: MeasuredMorning): string {
  const plain = bill(1, morning, standingOf({ ...stage, ...without }));
  const row = (what: string, chosen: Partial<Stage>): string[] => [
    what,
    ...both(less(totalOf(bill(1, morning, standingOf({ ...stage, ...without, ...chosen }))), totalOf(plain))),
  ];
  return table([
    ['', 'list', 'with free tiers'],
    row('dashboard: a page of how mornings go', { dashboard: true }),
    row('customerManagedKey: a key of your own; as much again for each of its first two turns', {
      customerManagedKey: true,
    }),
    row('traced: X-Ray follows the functions', { traced: true }),
    row('clients: each other system, with a token for every working hour', {
      clients: { other: { scopes: ['matters/read'], groups: ['boards-reader'] } },
    }),
  ]);
}
const without = { dashboard: false, customerManagedKey: false, traced: false, clients: {} };

const morning = await measureMorning();
const { seconds } = assumptions;

process.stdout.write(`What the sample's morning asked of the table (${morning.boards} boards, ${morning.mails} mails of ${figure(morning.mailSize / 1_000, 0)} kB):
${requestsInWords(morning)}
A year of the stage prod as it stands in infra/stages.ts, in US dollars, eu-west-2, before tax: at list price; and in an account
that has nothing else in it, where some of everything is free each month, for good:
${billInWords(morning)}
What a stage may choose besides, for one board:
${choicesInWords(morning)}
Taken for granted:
  A board has ${assumptions.meetings} meetings a year and ${assumptions.owners} owners. Each owner is written to ${assumptions.mailsToAnOwner} times for a meeting, the secretary
  once: ${mailsAYear} mails a year, each with ${assumptions.eventsOfAMail} events. A board is swept ${figure(sweepsAYear, 0)} times a year, and keeps ${figure(assumptions.storedBytes / 1e6, 0)} MB.
  A run takes ${seconds.waking} s to wake, ${seconds.board} s for a board, ${seconds.mail} s for a mail, ${seconds.event} s for an event, ${seconds.request} s for a request, and logs ${assumptions.loggedBytesOfARun / 1_000} kB.
  Over HTTP, ${figure(assumptions.requests, 0)} requests a year are made for a board, of which ${assumptions.changes} change something. ${assumptions.people} people sign in for it in a month.
  ${standing.alarms} alarms, ${standing.metrics} metrics, which are paid for in the hours of a sweep alone, and ${standing.queues} queues, as in the template. Lambda asks each
  queue ${figure(assumptions.pollsOfAQueue / 12, 0)} times a month whether there is anything, though nothing be there. Units are worked out from the sizes of
  items; prices, each with its source and its day, stand in infra/cost/prices.ts. What is free for a year or by credits is not counted.
`);
