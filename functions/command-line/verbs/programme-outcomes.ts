import type { Command } from 'commander';
import { type CalendarDate, inFull } from '../../calendar/days.ts';
import { hasDate, withoutDay } from '../../register/meeting.ts';
import { meetingById } from '../../register/meetings.ts';
import { isCurrent, isToCome, type ProgrammeEntry, type ProgrammeItem } from '../../register/programme.ts';
import { ofOneMeeting } from '../../register/programme-entry-transitions.ts';
import { accept, present, receive } from '../../register/programme-transitions.ts';
import type { BoardView } from '../../register/view.ts';
import { type Desk, Failed, Misused, meetingNamed, viewOf } from '../terminal/desk.ts';
import { boardOption, dayOption, withExample } from '../terminal/options.ts';
import { type At, type Decide, moveEach } from './programme-moving.ts';
import { titleInWords, warn } from './programme-words.ts';

type Considered = { on?: CalendarDate; board?: string; meeting?: string };

/** What becomes of items as their meeting comes near and goes by, several at once. */
export function programmeOutcomeVerbs(programme: Command, desk: Desk): void {
  withExample(
    programme
      .command('accept <refs...>')
      .description('takes onto the programme what another board offered; to decline it, withdraw it'),
    'programme accept PCP-ITEM-9',
    'programme withdraw PCP-ITEM-9 --reason "not for this panel"',
  ).action((refs: string[]) =>
    moveEach(
      desk,
      refs,
      (entry, { author }) => ofOneMeeting(entry, 'accepted', (item) => accept(item, author)),
      ({ after, view }) => warn(desk, stillToSettle(after, view)),
    ),
  );

  withExample(
    programme
      .command('receive <refs...>')
      .description('says that the paper is in: its author is reminded no more')
      .option('--on <date>', 'the day it came in; today when left out', dayOption),
    'programme receive PCP-ITEM-7 --on 2024-01-22',
  ).action((refs: string[], { on }: Considered) =>
    moveEach(desk, refs, (entry, { today, author }) =>
      ofOneMeeting(entry, 'marked as received', (item) => receive(item, on ?? today, today, author)),
    ),
  );

  withExample(
    programme
      .command('present [refs...]')
      .description('says that the meeting considered them')
      .option('--on <date>', 'the day it did; the day of its meeting when left out', dayOption)
      .option('--board <id>', 'with --meeting: everything that was planned for that meeting', boardOption)
      .option('--meeting <meeting>', 'the meeting, by its identity, day or month'),
    'programme present PCP-ITEM-7 PCP-ITEM-8 --on 2024-02-06',
    'programme present --board pcp --meeting 2024-02',
  ).action(async (refs: string[], asked: Considered) => {
    const considered: Decide = (entry, at) =>
      ofOneMeeting(entry, 'marked as presented', (item) =>
        present(item, asked.on ?? dayConsidered(item, at), at.today, at.author),
      );
    return moveEach(desk, await consideredRefs(desk, refs, asked), considered);
  });
}

async function consideredRefs(
  desk: Desk,
  refs: readonly string[],
  { board, meeting }: Considered,
): Promise<readonly string[]> {
  if (refs.length > 0 && (board ?? meeting) === undefined) return refs;
  if (refs.length > 0 || board === undefined || meeting === undefined) {
    throw new Misused('say which: either references, or --board ID --meeting MEETING for all that it had');
  }
  const { programme, meetings } = await viewOf(await desk.service(), board);
  const { id } = meetingNamed(meetings, meeting);
  const items = programme.filter(isToCome).filter((item) => item.meeting === id);
  const offered = items.filter(({ state }) => state === 'offered');
  warn(
    desk,
    offered.map(({ ref }) => `${ref} is only offered, and was left: matters programme accept ${ref}`),
  );
  const planned = items.filter((item) => !offered.includes(item)).map(({ ref }) => ref);
  if (planned.length === 0) desk.say(`Nothing is planned for meeting ${id}: nothing was changed.\n`);
  return planned;
}

/** The day of its meeting, which must have come to have considered it. */
function dayConsidered({ ref, meeting: id }: ProgrammeItem, { view, today }: At): CalendarDate {
  const meeting = meetingById(view.meetings, id);
  if (meeting && hasDate(meeting) && meeting.date <= today) return meeting.date;
  const set =
    meeting === undefined
      ? 'is not in the register'
      : hasDate(meeting)
        ? `is set for ${inFull(meeting.date)}`
        : withoutDay(meeting);
  throw new Failed(`${ref} is for meeting ${id}, which ${set}: say when it was considered with --on DATE`);
}

/** After notes are accepted for a meeting: what is to come to it only on a condition, as such notes are, and is not settled. */
function stillToSettle(entry: ProgrammeEntry, { programme }: BoardView): string[] {
  if (entry.comes !== 'once' || entry.source?.kind !== 'minute') return [];
  const { meeting: id } = entry;
  return programme
    .filter(isCurrent)
    .filter(({ as, condition }) => as === 'item to note' && condition !== null)
    .filter(({ settled }) => !settled.some(({ meeting }) => meeting === id))
    .map(
      (item) =>
        `whether ${item.ref}, ${titleInWords(item)}, comes at meeting ${id} is not settled: matters programme settle ${item.ref} --meeting ${id} --available`,
    );
}
