import type { Command } from 'commander';
import { dayIn } from '../../calendar/days.ts';
import type { Feed } from '../../register/feed.ts';
import { addFeed, addFeedInput, endFeed, findFeed, listFeeds } from '../../secretariat/feeds.ts';
import { type Desk, officeOf, printJson, printTable } from '../terminal/desk.ts';
import { boardOption, mailboxOption, withExample, wordsOption } from '../terminal/options.ts';
import { doneOrFail, foundOrFail, inputFrom } from '../terminal/outcomes.ts';

type Options = { board: string; json?: boolean };
type Named = Options & { owner?: string; person?: string };

const ofWhom = ({ board, calendar }: Feed): string => {
  if (calendar.of === 'board') return board;
  return calendar.of === 'person' ? calendar.email : calendar.owner;
};

export function calendarFeedVerbs(matters: Command, desk: Desk): void {
  const feed = matters
    .command('calendar-feed')
    .description('addresses that calendar programs read by themselves: add, list, end');

  const on = (verb: string, description: string): Command =>
    feed.command(verb).description(description).requiredOption('--board <id>', 'the board', boardOption);

  withExample(
    on('add', 'makes an address of the board’s calendar, an office’s or a person’s, and shows it this once')
      .option('--owner <name>', 'of that office', wordsOption)
      .option('--person <address>', 'of whoever has that mailbox', mailboxOption),
    'calendar-feed add --board pdb --owner force',
  ).action(async ({ board, ...options }: Named) => {
    const input = inputFrom(addFeedInput, options);
    const service = await desk.service();
    const made = await addFeed(await officeOf(desk, service, board), input);
    const { thing } = doneOrFail(made);
    const at = service.pagesAt?.();
    if (made.outcome === 'done') desk.data(`${at ?? ''}${made.path}\n`);
    desk.say(
      `Calendar address ${thing.id}, of ${ofWhom(thing)}${at === undefined ? ', below the address of your pages' : ''}. It is shown this once, and whoever has it has the calendar.\n`,
    );
  });

  withExample(
    on('list', 'the addresses that are good, and who made them').option('--json', 'as JSON'),
    'calendar-feed list --board pdb',
  ).action(async ({ board, json }: Options) => {
    const office = await officeOf(desk, await desk.service(), board);
    const feeds = foundOrFail(await listFeeds(office));
    if (json) return printJson(desk, feeds);
    return printTable(
      desk,
      ['Address', 'Calendar of', 'Made on', 'By'],
      feeds.map((one) => [one.id, ofWhom(one), dayIn(office.board.timeZone, one.madeAt), one.madeBy]),
      'There is none: matters calendar-feed add.',
    );
  });

  withExample(
    on('end <id>', 'ends an address, by its number in the list: nothing is at it any more'),
    'calendar-feed end 9f86d081884c7d65 --board pdb',
  ).action(async (id: string, { board }: Options) => {
    const office = await officeOf(desk, await desk.service(), board);
    foundOrFail(await findFeed(office, id));
    const { thing } = doneOrFail(await endFeed(office, id));
    desk.say(`Calendar address ${thing.id}, of ${ofWhom(thing)}, is ended.\n`);
  });
}
