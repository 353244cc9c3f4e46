import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, type CalendarDate, monthOf } from '../../../functions/calendar/days.ts';
import { officeOf } from '../../../functions/command-line/terminal/desk.ts';
import { doneOrFail } from '../../../functions/command-line/terminal/outcomes.ts';
import { receiveNotes } from '../../../functions/secretariat/notes.ts';
import { deskAt, runQuietly, type SampleDesk } from './at-desk.ts';
import {
  boardSteps,
  financeOfficer,
  panelOfficer,
  panelSteps,
  sampleBoard,
  samplePanel,
  secretary,
} from './bodies.ts';
import type { SampleDays } from './days.ts';
import { formerNotes, lastNotes, panelMinutes, type SampleDocument } from './documents.ts';
import { openMornings } from './mornings.ts';

type Written = { minutes: string; notes: string; waiting: SampleDocument };

/** The sample's Word files, each in `folder` under its name. */
export async function writeDocuments(days: SampleDays, folder: string): Promise<Written> {
  await mkdir(folder, { recursive: true });
  const [minutes, notes, waiting] = await Promise.all([
    panelMinutes(days),
    formerNotes(days),
    lastNotes(days),
  ]);
  const pathOf = ({ name }: SampleDocument): string => join(folder, name);
  for (const document of [minutes, notes, waiting]) await writeFile(pathOf(document), document.bytes);
  return { minutes: pathOf(minutes), notes: pathOf(notes), waiting };
}

/** What is done on the day that the register is begun, a command line at a time, of both bodies. */
export function firstSteps(
  { board }: SampleDays,
  { minutes, notes }: Pick<Written, 'minutes' | 'notes'>,
): (readonly string[])[] {
  const meets = ['meeting', 'add', '--board', sampleBoard, '--date', board.next, '--time', '10:00'];
  return [
    ...[...panelSteps, ...boardSteps],
    [...meets, '--place', 'Assize Room, Wealdshire House'],
    ['record', minutes, '--board', samplePanel, '--yes'],
    ['record', notes, '--board', sampleBoard, '--yes'],
  ];
}

type Event = { on: CalendarDate; board: string; happen: (desk: SampleDesk) => Promise<void> };

/** What happens between the mornings, in the order of the days. */
function eventsOf(days: SampleDays, waiting: SampleDocument): Event[] {
  const first = `${sampleBoard}-${monthOf(days.board.former)}`.toUpperCase();
  const say = (on: CalendarDate, board: string, ...words: string[]): Event => ({
    ...{ on, board },
    happen: (desk) => runQuietly(desk, words),
  });
  const how = 'paper on the drone team’s nights sent to the secretary';
  const events: Event[] = [
    say(days.reported, sampleBoard, 'propose', `${first}-2`, '--on', days.reported, '--how', how),
    { on: days.cameBack, board: sampleBoard, happen: sendBack },
    say(days.paperIn, samplePanel, 'programme', 'receive', `${samplePanel}-ITEM-2`.toUpperCase()),
    { on: days.notesIn, board: sampleBoard, happen: (desk) => patiently(() => receive(desk, waiting)) },
  ];
  return events.sort((one, other) => one.on.localeCompare(other.on));
}

/** The last mail to the Chief Finance Officer comes back. */
async function sendBack(desk: SampleDesk): Promise<void> {
  const { ledger } = await desk.service();
  const mails = await ledger.dispatchesOf(sampleBoard, {});
  const mail = mails.findLast(({ owner, state }) => owner === 'cfo' && state === 'sent');
  if (mail === undefined) throw new Error('no mail went to the Chief Finance Officer');
  const { email } = financeOfficer;
  const why = `550 5.1.1 <${email}>: no such mailbox`;
  await runQuietly(desk, ['settle', mail.id, '--came-back', '--address', email, '--why', why]);
}

/** As somebody sends them in over HTTP. */
async function receive(desk: SampleDesk, file: SampleDocument): Promise<void> {
  const service = await desk.service();
  const office = await officeOf(desk, service, sampleBoard);
  const author = { ...office.author, from: 'HTTP API' };
  doneOrFail(await receiveNotes({ ...office, author, papers: service.papers }, file, {}));
}

const mostTries = 5;

/** Reading is ended that takes too long, which on a busy machine even the sample's own notes may: they are read again. */
async function patiently(work: () => Promise<void>): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      if (tried === mostTries) throw error;
    }
  }
}

const byWhom = (board: string): string => (board === samplePanel ? panelOfficer : secretary).name;

/**
 * Lives through the sample's story, to the morning of the last day: the register is begun, every morning that owed somebody
 * a mail is worked, and what happened in between happens. The Word files of it lie in `folder`.
 */
export async function loadSample(
  desk: SampleDesk,
  days: SampleDays,
  { folder, until = days.today }: { folder: string; until?: CalendarDate },
): Promise<void> {
  const { waiting, ...written } = await writeDocuments(days, folder);
  for (const words of firstSteps(days, written)) {
    const board = words.includes(samplePanel) ? samplePanel : sampleBoard;
    await patiently(() => runQuietly(deskAt(desk, days.begun, '10:00', byWhom(board)), words));
  }
  const mornings = openMornings(desk, [samplePanel, sampleBoard]);
  let reached = addDays(days.begun, 1);
  for (const { on, board, happen } of eventsOf(days, waiting)) {
    await mornings.work(reached, on);
    await happen(deskAt(desk, on, '11:00', byWhom(board)));
    mornings.lookAgain(board);
    reached = addDays(on, 1);
  }
  await mornings.work(reached, until);
}
