import { inFull } from '../../calendar/days.ts';
import { historyLines } from '../../papers/history-words.ts';
import { entryFacts } from '../../papers/programme-words.ts';
import {
  isItemInError,
  isToCome,
  itemRefSchema,
  type ProgrammeEntry,
  paperSaidSent,
  titleInWords,
  waitsForLead,
} from '../../register/programme.ts';
import { cautionsAtMeeting, cautionsOfLateness } from '../../secretariat/cautions.ts';
import { viewWithMeetings } from '../../secretariat/naming.ts';
import { type Found, notDone } from '../../secretariat/office.ts';
import { findItem } from '../../secretariat/programme.ts';
import { withCapital } from '../../words/english.ts';
import { notThere } from '../question.ts';
import type { Tag } from '../table.ts';
import type { Page, Visit } from '../visit.ts';
import { sentence } from './meeting-words.ts';
import { stepsOf } from './programme.ts';

/** The entry of the programme that the address names. */
export async function itemAt({ office, params }: Visit): Promise<Found<ProgrammeEntry>> {
  const ref = itemRefSchema.safeParse((params['ref'] ?? '').toUpperCase());
  return ref.success
    ? findItem(office, ref.data)
    : notDone('not there', `there is no ${params['ref']} on the programme`);
}

const colours: Readonly<Record<ProgrammeEntry['state'], string>> = {
  offered: 'blue',
  planned: 'blue',
  moved: 'blue',
  current: 'blue',
  presented: 'green',
  withdrawn: 'grey',
  replaced: 'grey',
};

const tagOf = (entry: ProgrammeEntry): Tag =>
  isItemInError(entry)
    ? { words: 'Entered by mistake', colour: 'grey' }
    : {
        words: entry.state === 'current' ? 'At every meeting' : withCapital(entry.state),
        colour: colours[entry.state],
      };

type Button = { to: string; words: string };

/** What can be done of an entry as it stands: the likeliest first. */
function buttonsOf(entry: ProgrammeEntry, base: string): Button[] {
  const to = (page: string, words: string): Button => ({
    to: `${base}/programme/${entry.ref}/${page}`,
    words,
  });
  const remove = to('remove', 'It was entered by mistake');
  if (isToCome(entry)) {
    const { ref, state, received } = entry;
    const isSaidSent = paperSaidSent(entry) !== null;
    return [
      ...(isSaidSent ? [to('receive', 'Paper is in'), to('not-arrived', 'It has not arrived')] : []),
      ...stepsOf({ ref, state, received: received?.on ?? null }, base).filter(
        ({ to: step }) => !isSaidSent || !step.endsWith('/receive'),
      ),
      ...(waitsForLead(entry) ? [to('sent', 'Enter that it is said to be sent')] : []),
      to('amend', 'Put it right'),
      remove,
    ];
  }
  if (entry.state === 'current') {
    return [
      ...(entry.condition === null ? [] : [to('settle', 'Say whether it comes')]),
      to('amend', 'Put it right'),
      to('withdraw', 'Withdraw'),
      remove,
    ];
  }
  return [
    to('reinstate', 'Put it back on the programme'),
    ...(entry.state === 'withdrawn' && !isItemInError(entry) ? [remove] : []),
  ];
}

const doneWords: Readonly<Record<string, string>> = {
  added: 'It is on the programme.',
  moved: 'The item is moved. Its paper is due by the other meeting’s papers deadline.',
  withdrawn: 'It is withdrawn. Nobody is reminded of it any more.',
  replaced: 'The item is replaced. Nobody is reminded of it any more.',
  sent: 'It is entered that the paper is sent. Its lead is reminded no more, unless it does not arrive.',
  'not-arrived': 'It is entered that the paper has not arrived. Its lead is reminded of it again.',
  received: 'The paper is in. Its lead is reminded of it no more.',
  presented: 'The item is presented.',
  accepted: 'What was offered is on the programme.',
  settled: 'It is settled for that meeting.',
  amended: 'It is as you said.',
  reinstated: 'It is on the programme again.',
  marked: 'It is marked as entered by mistake. A mail told of it, so it stays in the register.',
};

/** One entry of the programme: how it stands, what can be done of it, and its history. */
const itemPage: Page = {
  path: '/programme/:ref',
  section: 'Programme',
  scope: 'matters/read',
  look: async (visit) => {
    const found = await itemAt(visit);
    if (found.outcome === 'refused') return notThere(found);
    const entry = found.thing;
    const { office, base, board, today, may, query } = visit;
    const view = await viewWithMeetings(office);
    const cautions = [
      ...cautionsAtMeeting(view, entry, today),
      ...(isToCome(entry) ? cautionsOfLateness(board, view.meetings, entry, today) : []),
    ];
    const lines = historyLines(entry.history, view).map((line) => ({ ...line, day: inFull(line.day) }));
    return {
      show: 'item',
      title: titleInWords(entry),
      values: {
        ref: entry.ref,
        tags: [tagOf(entry)],
        done: doneWords[query.get('done') ?? ''] ?? null,
        back: { to: `${base}/programme`, words: 'Programme' },
        cautions: cautions.map(({ what }) => sentence(what)),
        facts: entryFacts(entry, view).flatMap(([key, value]) =>
          value === null ? [] : [{ key: withCapital(key), value: withCapital(value) }],
        ),
        meeting:
          entry.comes === 'once'
            ? { to: `${base}/meetings/${entry.meeting}`, words: 'The meeting that it is for' }
            : null,
        buttons: may('matters/record') ? buttonsOf(entry, base) : [],
        lines: lines.reverse(),
      },
    };
  },
};

export const itemPages: readonly Page[] = [itemPage];
