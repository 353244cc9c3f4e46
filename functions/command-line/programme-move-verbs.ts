import type { Command } from 'commander';
import type { CalendarDate } from '../calendar/days.ts';
import {
  dropRegular,
  moveTo,
  reinstate,
  replace,
  restoreRegular,
  settle,
  withdrawItem,
} from '../register/programme-moves.ts';
import { type Desk, Failed, Misused } from './desk.ts';
import { dayOption, withExample, wordsOption } from './options.ts';
import { meetingToPut } from './programme-asked.ts';
import { moveOne, once } from './programme-moving.ts';
import { kindInWords } from './programme-words.ts';

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
      moveTo(once(entry, 'moved'), meetingToPut(view, to), reason, today, author),
    ),
  );

  withExample(
    because(move('withdraw', 'takes it off the programme: it is no longer wanted')),
    'programme withdraw PCP-ITEM-7 --reason "overtaken by the inspection"',
  ).action((ref: string, { reason, asOf }: Asked) =>
    moveOne(desk, ref, asOf, (entry, { today, author }) => {
      const withdrawal = { on: today, reason };
      return entry.comes === 'once'
        ? withdrawItem(entry, withdrawal, today, author)
        : dropRegular(entry, withdrawal, today, author);
    }),
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
      replace(once(entry, 'replaced'), { on: today, by, reason }, today, author),
    ),
  );

  withExample(
    because(move('reinstate', 'sets its end aside: it is to come after all')),
    'programme reinstate PCP-ITEM-7 --reason "still wanted"',
  ).action((ref: string, { reason, asOf }: Asked) =>
    moveOne(desk, ref, asOf, (entry, { author }) =>
      entry.comes === 'once' ? reinstate(entry, reason, author) : restoreRegular(entry, reason, author),
    ),
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
    return moveOne(desk, ref, asOf, (entry, { view, today: on, author }) => {
      if (entry.comes === 'once') {
        throw new Failed(`${entry.ref} is ${kindInWords(entry)}: only an item to note is settled for one`);
      }
      const { id } = meetingToPut(view, meeting);
      return settle(entry, { meeting: id, available, on, how: how ?? null }, author);
    });
  });
}
