import { type Action, boardOfRef, type Due, ownersOf } from '../register/action.ts';
import type { Meeting } from '../register/meeting.ts';
import { itemRefSchema, type ProgrammeEntry, type Source } from '../register/programme.ts';
import type { Dispatch, Ref } from '../reminders/dispatch.ts';
import type { OfficeTurn } from '../reminders/office-turn.ts';
import type { SentText } from '../reminders/sent-text.ts';
import type { HandoverRecord } from './format.ts';

/** Something of a board under the name that tells it from all else: `owner force of pdb`, `action PDB-2024-10-2`. */
export type Named = { board: string; name: string };

const boardOrFail = (board: string): Named => ({ board, name: `board ${board}` });
const ownerNamed = (board: string, id: string): Named => ({ board, name: `owner ${id} of ${board}` });
const meetingNamed = (board: string, id: string): Named => ({ board, name: `meeting ${id} of ${board}` });
const dispatchNamed = (board: string, id: string): Named => ({ board, name: `dispatch ${id} of ${board}` });
const turnNamed = (board: string, owner: string): Named => ({ board, name: `turn of ${owner} of ${board}` });
const textNamed = ({ board, dispatch, attempt }: SentText): Named => ({
  board,
  name: `text of try ${attempt} of ${dispatch} of ${board}`,
});
const refNamed = (board: string, ref: Ref): Named => ({
  board,
  name: `${itemRefSchema.safeParse(ref).success ? 'item' : 'action'} ${ref}`,
});

export function nameOf({ kind, thing }: HandoverRecord): string {
  switch (kind) {
    case 'board':
      return boardOrFail(thing.id).name;
    case 'owner':
      return ownerNamed(thing.board, thing.id).name;
    case 'meeting':
      return meetingNamed(thing.board, thing.id).name;
    case 'dispatch':
      return dispatchNamed(thing.board, thing.id).name;
    case 'turn':
      return turnNamed(thing.board, thing.owner).name;
    case 'publicEntry':
      return `decision on publishing ${thing.ref}`;
    case 'text':
      return textNamed(thing).name;
    case 'action':
    case 'item':
      return refNamed(thing.board, thing.ref).name;
  }
}

/** What the thing speaks of, and a register without it could not explain. */
export function mentionsIn({ kind, thing }: HandoverRecord): Named[] {
  switch (kind) {
    case 'board':
      return (thing.notesTo ?? []).map(boardOrFail);
    case 'owner':
      return [];
    case 'meeting':
      return byMeeting(thing);
    case 'action':
      return byAction(thing);
    case 'item':
      return byEntry(thing);
    case 'publicEntry':
      return [refNamed(thing.board, thing.ref), meetingNamed(thing.board, thing.looked.meeting)];
    case 'dispatch':
      return byDispatch(thing);
    case 'turn':
      return byTurn(thing);
    case 'text':
      return [dispatchNamed(thing.board, thing.dispatch)];
  }
}

const byMeeting = ({ board, minutes }: Meeting): Named[] =>
  [...(minutes?.said?.actions ?? []), ...(minutes?.said?.discharged ?? [])].map(({ ref }) =>
    refNamed(board, ref),
  );

function byAction(action: Action): Named[] {
  const { board, raisedAt, due } = action;
  const discharge = action.status === 'discharged' ? action.discharge : null;
  const meetings = [
    raisedAt,
    ...meetingsOf(due),
    ...(discharge?.meeting ? [discharge.meeting] : []),
    ...(discharge?.undertaking ? meetingsOf(discharge.undertaking.by) : []),
  ];
  return [
    ...ownersOf(action).map((id) => ownerNamed(board, id)),
    ...meetings.map((id) => meetingNamed(board, id)),
  ];
}

const meetingsOf = (due: Due): string[] => (due.at === 'meeting' ? [due.meeting] : []);

function byEntry(entry: ProgrammeEntry): Named[] {
  const { board } = entry;
  if (entry.comes === 'every meeting')
    return entry.settled.map(({ meeting }) => meetingNamed(board, meeting));
  const meetings = [entry.meeting, ...(entry.state === 'moved' ? [entry.move.from] : [])];
  return [
    ...meetings.map((id) => meetingNamed(board, id)),
    ...(entry.lead === null ? [] : [ownerNamed(board, entry.lead)]),
    ...(entry.source === null ? [] : [bySource(entry.source)]),
  ];
}

const bySource = (source: Source): Named =>
  source.kind === 'action'
    ? refNamed(boardOfRef(source.ref), source.ref)
    : meetingNamed(source.board, source.meeting);

const byTurn = ({ board, owner, dispatch, givenBefore, given }: OfficeTurn): Named[] => [
  ownerNamed(board, owner),
  dispatchNamed(board, dispatch),
  ...[...givenBefore, ...given].map(({ meeting }) => meetingNamed(board, meeting)),
];

const byDispatch = ({ board, owner, meeting, refs, alsoCovers, reports, reportedIn }: Dispatch): Named[] => [
  ...(owner === null ? [] : [ownerNamed(board, owner)]),
  ...(meeting === null ? [] : [meetingNamed(board, meeting.id)]),
  ...[...refs, ...alsoCovers].map((ref) => refNamed(board, ref)),
  ...[...reports, ...(reportedIn === null ? [] : [reportedIn])].map((id) => dispatchNamed(board, id)),
];
