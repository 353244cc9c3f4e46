import type { Action, ActionRef } from '../register/action.ts';
import type { Meeting } from '../register/meeting.ts';
import type { Owner } from '../register/owner.ts';
import { isItemInError, type ProgrammeItem } from '../register/programme.ts';
import { type Dispatch, isAbout } from '../reminders/dispatch.ts';
import { findAction } from './naming.ts';
import { type Found, match, type Office } from './office.ts';

/** An action with all that is known around it. */
export type ActionInFull = {
  action: Action;
  owners: Owner[];
  meetings: Meeting[];
  /** The mails about it, the latest first. */
  mails: Dispatch[];
  /** What came from it: on the programme of its own board, and of those others that whoever asks reaches. */
  items: ProgrammeItem[];
};

/** The action of that reference, with all that is known around it. Refused where the board has none. */
export async function actionInFull(
  office: Office,
  ref: ActionRef,
  isReached: (board: string) => boolean,
): Promise<Found<ActionInFull>> {
  const { register, board } = office;
  const found = await findAction(office, ref);
  if (found.outcome === 'refused') return found;
  const { thing: action } = found;
  const [owners, meetings, mails, items] = await Promise.all([
    register.owners(board.id),
    register.meetingsFor(board.id, { actions: [action], programme: [] }),
    mailsAbout(office, action),
    itemsFrom(office, action, isReached),
  ]);
  return match({ action, owners, meetings, mails, items });
}

const mailsAbout = async ({ ledger, board }: Office, { ref, raisedOn }: Action): Promise<Dispatch[]> =>
  (await ledger.dispatchesOf(board.id, { since: raisedOn })).filter((mail) => isAbout(mail, ref)).reverse();

async function itemsFrom(
  { register }: Office,
  { board, ref }: Action,
  isReached: (board: string) => boolean,
): Promise<ProgrammeItem[]> {
  const codes = (await register.boardCodes()).filter((code) => code === board || isReached(code));
  const programmes = await Promise.all(codes.map((code) => register.programme(code)));
  return programmes
    .flat()
    .filter((entry) => entry.comes === 'once')
    .filter(({ source }) => source?.kind === 'action' && source.ref === ref)
    .filter((entry) => !isItemInError(entry));
}
