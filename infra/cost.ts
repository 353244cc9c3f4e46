import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { assumptions, bill, mailsAYear } from './cost/bill.ts';
import { type MeasuredMorning, measureMorning, perBoardAndMail } from './cost/morning.ts';
import type { Requests } from './cost/requests.ts';
import { sweepsAYear } from './schedules.ts';
import { ServiceStack } from './service-stack.ts';
import { checkStage, stages } from './stages.ts';

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
const total = (of: Record<string, number>): number => Object.values(of).reduce((sum, one) => sum + one, 0);

function requestsInWords(morning: MeasuredMorning): string {
  const { board, mail } = perBoardAndMail(morning);
  const row = (
    what: string,
    { GetItem, BatchGetItem, Query, PutItem, UpdateItem, readUnits, writeUnits }: Requests,
  ) => [
    what,
    ...[GetItem, BatchGetItem, Query, PutItem, UpdateItem, readUnits, writeUnits].map((number) =>
      figure(number, 1),
    ),
  ];
  return table([
    ['', 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'read units', 'write units'],
    row('a schedule’s call, for all boards', morning.waking),
    row('a sweep of a board with nothing to send', board),
    row('a mail, from the ledger to its delivery', mail),
    row('over HTTP: the actions of a board', morning.listing),
    row('over HTTP: a discharge', morning.discharging),
  ]);
}

function billInWords(morning: MeasuredMorning, alarms: number): string {
  const bills = sizes.map((boards) => bill(boards, morning, { alarms }));
  const row = (what: string, sums: readonly number[]) => [what, ...sums.map(dollars)];
  return table([
    ['', ...sizes.map((boards) => `${figure(boards, 0)} ${boards === 1 ? 'board' : 'boards'}`)],
    ...Object.keys(bills[0] ?? {}).map((service) =>
      row(
        service,
        bills.map((one) => one[service] ?? 0),
      ),
    ),
    row('All, a year', bills.map(total)),
    row(
      'A board, a year',
      bills.map((one, index) => total(one) / (sizes[index] ?? 1)),
    ),
    row(
      'Each further board, a year',
      sizes.map(
        (boards) => total(bill(boards + 1, morning, { alarms })) - total(bill(boards, morning, { alarms })),
      ),
    ),
  ]);
}

const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
const stack = new ServiceStack(app, 'cost', checkStage('prod', stages.prod));
const alarms = Object.keys(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm')).length;
const morning = await measureMorning();
const { seconds } = assumptions;

process.stdout.write(`What the sample's morning asked of the table (${morning.boards} boards, ${morning.mails} mails of ${figure(morning.mailSize / 1_000, 0)} kB):
${requestsInWords(morning)}
A year at list price, in US dollars, eu-west-2, before tax and with no free tier:
${billInWords(morning, alarms)}
Taken for granted:
  A board has ${assumptions.meetings} meetings a year and ${assumptions.owners} owners. Each owner is written to ${assumptions.mailsToAnOwner} times for a meeting, the secretary
  once: ${mailsAYear} mails a year, each with ${assumptions.eventsOfAMail} events. A board is swept ${figure(sweepsAYear, 0)} times a year, and keeps ${figure(assumptions.storedBytes / 1e6, 0)} MB.
  A run takes ${seconds.waking} s to wake, ${seconds.board} s for a board, ${seconds.mail} s for a mail, ${seconds.event} s for an event, ${seconds.request} s for a request, and logs ${assumptions.loggedBytesOfARun / 1_000} kB.
  Over HTTP, ${figure(assumptions.requests, 0)} requests a year are made for a board, of which ${assumptions.changes} change something. ${assumptions.people} people sign in for it in a month; the
  office has ${assumptions.machines} machine client, which takes a token for each of ten working hours a day. Without it, that line falls away.
  ${alarms} alarms and ${assumptions.metrics} metrics, as in the stack; the key only where the stage has one. Units are worked out from the sizes of
  items; prices, with their sources, stand in infra/cost/prices.ts.
  What one board pays for is mostly that somebody is told when something is wrong. The free tier of an account that has
  nothing else in it covers ten alarms, ten metrics, the dashboard, and a million requests to SQS a month.
`);
