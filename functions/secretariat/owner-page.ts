import { addDays, type CalendarDate, dayIn } from '../calendar/days.ts';
import { planned } from '../dispatch/transitions.ts';
import { dueInWords, oneLine } from '../papers/wording.ts';
import { type Action, disclaimerWaiting, extensionAsked, isOwedBy, proposalOf } from '../register/action.ts';
import type { Owner } from '../register/owner.ts';
import { closuresOf } from '../register/papers-calendar.ts';
import { type ItemToCome, isToCome, paperSaidSent } from '../register/programme.ts';
import type { BoardView } from '../register/view.ts';
import { type Digest, digestFor } from '../reminders/digest.ts';
import { type PlannedDispatch, type Ref, wentAt } from '../reminders/dispatch.ts';
import { receipts } from '../reminders/receipts.ts';
import { viewOf } from './naming.ts';
import type { Office } from './office.ts';

/** What an office answered, and the board has not decided on: what it said, in a sentence without its stop. */
export type AnswerWaiting = { ref: Ref; text: string; said: string };

/** What an office finds on its own page: what it owes, as its mails say it, and its answers that wait for the board. */
export type OwnerPage = { view: BoardView; digest: Digest; waiting: AnswerWaiting[] };

/** What an office owes on that day, and which of its answers the board has not decided on. */
export async function ownerPageOf(office: Office, owner: Owner): Promise<OwnerPage> {
  const view = await viewOf(office);
  const onActions = view.actions
    .filter((action) => isOwedBy(action, owner.id))
    .flatMap((action) => answersWaiting(view, action));
  const onPapers = view.programme
    .filter(isToCome)
    .filter(({ lead }) => lead === owner.id)
    .flatMap(papersWaiting);
  const digest = digestFor(view, owner, office.today);
  return { view, digest, waiting: [...onActions, ...onPapers] };
}

function answersWaiting({ meetings }: BoardView, action: Action): AnswerWaiting[] {
  const { ref, text } = action;
  const asked = extensionAsked(action);
  const disclaimed = disclaimerWaiting(action);
  const proposal = proposalOf(action);
  return [
    ...(proposal === null
      ? []
      : [
          {
            ref,
            text,
            said: `Reported ${action.status === 'discharged' ? 'provided' : 'done'}: ${oneLine(proposal.how)}`,
          },
        ]),
    ...(asked === null
      ? []
      : [
          {
            ...{ ref, text },
            said: `More time asked for, until ${dueInWords(asked.until, meetings)}: ${oneLine(asked.reason)}`,
          },
        ]),
    ...(disclaimed === null
      ? []
      : [{ ref, text, said: `Said not to be yours: ${oneLine(disclaimed.reason)}` }]),
  ];
}

function papersWaiting(item: ItemToCome): AnswerWaiting[] {
  const sent = paperSaidSent(item);
  if (sent === null || item.received !== null) return [];
  return [{ ref: item.ref, text: item.title, said: `Said to be sent: ${oneLine(sent.where)}` }];
}

/** An action that the office owes, or answered for; undefined of any other. */
export async function actionOwedBy(office: Office, owner: Owner, ref: string): Promise<Action | undefined> {
  const view = await viewOf(office);
  return view.actions.find((action) => action.ref === ref && isOwedBy(action, owner.id));
}

/** A paper that the office is to write, or said that it sent; undefined of any other. */
export async function paperOwedBy(
  office: Office,
  owner: Owner,
  ref: string,
): Promise<ItemToCome | undefined> {
  const { programme } = await viewOf(office);
  return programme.filter(isToCome).find((item) => item.ref === ref && item.lead === owner.id);
}

/**
 * Has the receipts of what was answered wait in the ledger at once: what the board accepts before the next sweep is in no
 * morning's view any more.
 */
export async function enterReceipts(office: Office): Promise<void> {
  const { ledger, board, today, author } = office;
  const view = await viewOf(office);
  const due = view.owners.flatMap((owner) => receipts(view, owner, today, closuresOf(board)));
  const known = await ledger.known(
    board.id,
    due.map(({ id }) => id),
  );
  const isNew = ({ id }: PlannedDispatch): boolean => !known.some((mail) => mail.id === id);
  for (const receipt of due.filter(isNew)) await ledger.save(planned(receipt, author));
}

/** For so long back an office is shown when it was written to. */
const daysOfMails = 365;

/** The days on which mails went to the office within a year, the latest first. */
export async function mailDaysOf({ ledger, board, today }: Office, owner: Owner): Promise<CalendarDate[]> {
  const mails = await ledger.dispatchesOf(board.id, { since: addDays(today, -daysOfMails) });
  const days = mails
    .filter((mail) => mail.owner === owner.id)
    .map(wentAt)
    .filter((at) => at !== null)
    .map((at) => dayIn(board.timeZone, at));
  return [...new Set(days)].sort().reverse();
}
