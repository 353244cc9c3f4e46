import type { Command } from 'commander';
import type { CalendarDate } from '../../calendar/days.ts';
import {
  ofOneMeeting,
  reinstateEntry,
  settleEntry,
  withdrawEntry,
} from '../../register/programme-entry-transitions.ts';
import { moveTo, replace } from '../../register/programme-transitions.ts';
import { type Desk, Misused } from '../terminal/desk.ts';
import { dayOption, withExample, wordsOption } from '../terminal/options.ts';
import { meetingToPut } from './programme-asked.ts';
import { moveOne } from './programme-moving.ts';

type Asked = { asOf?: CalendarDate; reason: string };
type Settled = {
  meeting: string;
  available?: boolean;
  notAvailable?: boolean;
  how?: string;
  asOf?: CalendarDate;
};

/** What a secretary decides about one entry of the programme, each a verb of `programme`. */
export function programmeMoveVerbs(programme: Command, desk: Desk): void {
  const move = (verb: string, description: string): Command =>
    programme
      .command(`${verb} <ref>`)
      .description(description)
      .option('--as-of <date>', 'the day it is today', dayOption);
  const because = (verb: Command): Command => verb.requiredOption('--reason <text>', 'why', wordsOption);

  withExample(
    because(
      move('move', 'puts it to another meeting, whose date it then follows').requiredOption(
        '--to <meeting>',
        'the other meeting, by its identity, day or month',
      ),
    ),
    'programme move PCP-ITEM-7 --to 2024-02 --reason "the agenda was full"',
  ).action((ref: string, { to, reason, asOf }: Asked & { to: string }) =>
    moveOne(desk, ref, asOf, (entry, { view, today, author }) =>
      ofOneMeeting(entry, 'moved', (item) => moveTo(item, meetingToPut(view, to), reason, today, author)),
    ),
  );

  withExample(
    because(move('withdraw', 'takes it off the programme: it is no longer wanted')),
    'programme withdraw PCP-ITEM-7 --reason "overtaken by the inspection"',
  ).action((ref: string, { reason, asOf }: Asked) =>
    moveOne(desk, ref, asOf, (entry, { today, author }) =>
      withdrawEntry(entry, { on: today, reason }, today, author),
    ),
  );

  withExample(
    because(
      move('replace', 'takes it off the programme: something elsewhere takes its place').requiredOption(
        '--by <text>',
        'what takes its place',
        wordsOption,
      ),
    ),
    'programme replace PCP-ITEM-7 --by "a visit to the control room" --reason "better seen than read"',
  ).action((ref: string, { by, reason, asOf }: Asked & { by: string }) =>
    moveOne(desk, ref, asOf, (entry, { today, author }) =>
      ofOneMeeting(entry, 'replaced', (item) => replace(item, { on: today, by, reason }, today, author)),
    ),
  );

  withExample(
    because(move('reinstate', 'sets its end aside: it is to come after all')),
    'programme reinstate PCP-ITEM-7 --reason "still wanted"',
  ).action((ref: string, { reason, asOf }: Asked) =>
    moveOne(desk, ref, asOf, (entry, { author }) => reinstateEntry(entry, reason, author)),
  );

  withExample(
    move('settle', 'says for one meeting whether what comes on a condition will come')
      .requiredOption('--meeting <meeting>', 'the meeting, by its identity, day or month')
      .option('--available', 'it will come')
      .option('--not-available', 'it will not')
      .option('--how <text>', 'more about it', wordsOption),
    'programme settle PCP-ITEM-2 --meeting 2024-02 --available --how "the notes of December"',
  ).action((ref: string, { meeting, available = false, notAvailable = false, how, asOf }: Settled) => {
    if (available === notAvailable) throw new Misused('say either --available or --not-available');
    return moveOne(desk, ref, asOf, (entry, { view, today, author }) => {
      const { id } = meetingToPut(view, meeting);
      return settleEntry(entry, { meeting: id, available, on: today, how: how ?? null }, today, author);
    });
  });
}
