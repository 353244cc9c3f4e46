import { type Command, Option } from 'commander';
import type { CalendarDate } from '../../calendar/days.ts';
import { itemTwo, itemTwoText } from '../../papers/item-two.ts';
import { overviewOf } from '../../papers/overview.ts';
import { type PaperFormat, paperFormats, renderOverview } from '../../papers/render.ts';
import { withDay } from '../../register/meeting.ts';
import { sinceLastMeeting } from '../../register/meetings.ts';
import {
  asOfOr,
  type Desk,
  Failed,
  meetingNamed,
  printJson,
  viewOf,
  type Written,
  writePaper,
} from '../terminal/desk.ts';
import { boardOption, dayOption, withExample } from '../terminal/options.ts';

type Asked = Written & { board: string; asOf?: CalendarDate; openOnly?: boolean; format: PaperFormat };

export function paperVerbs(matters: Command, desk: Desk): void {
  withExample(
    matters
      .command('overview')
      .description('the Overview of Actions: what is open, and what was closed since the last meeting')
      .requiredOption('--board <id>', 'the board', boardOption)
      .option('--as-of <date>', 'the day it speaks for; today when left out', dayOption)
      .option('--open-only', 'open actions only, as the notes print it')
      .addOption(new Option('--format <format>', 'how to write it').choices(paperFormats).default('md'))
      .option('--out <file>', 'where to write it, over what is there; standard output when left out'),
    'overview --board pdb --format docx --out overview.docx',
    'overview --board pdb --as-of 2024-12-03 --open-only',
  ).action((asked: Asked) =>
    writePaper(desk, asked, async () => {
      const { board, asOf, openOnly = false, format } = asked;
      const service = await desk.service();
      const view = await viewOf(service, board);
      const today = asOfOr(desk, view.board, asOf);
      const since = sinceLastMeeting(view.meetings, today);
      const closed = openOnly ? [] : await service.register.closedSince(board, since);
      return renderOverview(overviewOf(view, today, openOnly ? { openOnly } : { openOnly, closed }), format);
    }),
  );

  withExample(
    matters
      .command('item2')
      .description('the wording of “Notes of previous meeting” for a meeting: what was discharged, and how')
      .requiredOption('--board <id>', 'the board', boardOption)
      .requiredOption('--meeting <meeting>', 'the meeting, by its day or its identity')
      .option('--json', 'as JSON'),
    'item2 --board pdb --meeting 2024-12-11',
  ).action(async ({ board, meeting: name, json }: { board: string; meeting: string; json?: boolean }) => {
    const service = await desk.service();
    const view = await viewOf(service, board);
    const dated = withDay(meetingNamed(view.meetings, name));
    if (dated.outcome === 'refused') throw new Failed(`${dated.why}: only one with a day has an item 2`);
    const { meeting } = dated;
    const since = sinceLastMeeting(view.meetings, meeting.date);
    const item = itemTwo(view, meeting, await service.register.closedSince(board, since));
    return json ? printJson(desk, item) : desk.data(itemTwoText(item));
  });
}
