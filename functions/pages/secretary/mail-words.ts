import { isMailbox } from '../../mail/mail-service.ts';
import type { Board } from '../../register/board.ts';
import { type Owner, ownerName } from '../../register/owner.ts';
import type { Dispatch } from '../../reminders/dispatch.ts';
import { withCapital } from '../../words/english.ts';
import type { Tag } from '../table.ts';

/** Whom a mail is for, as a person says it. */
export const addressee = (
  { owner }: Pick<Dispatch, 'owner'>,
  { board, owners }: { board: Pick<Board, 'secretaryTitle'>; owners: readonly Owner[] },
): string => (owner === null ? `The ${board.secretaryTitle}` : ownerName(owners, owner));

const states: Readonly<Record<Dispatch['state'], Tag>> = {
  planned: { words: 'To be sent', colour: 'blue' },
  sending: { words: 'Not known whether it went', colour: 'orange' },
  unknown: { words: 'Not known whether it went', colour: 'orange' },
  sent: { words: 'Sent', colour: 'green' },
  delivered: { words: 'Delivered', colour: 'green' },
  bounced: { words: 'Came back', colour: 'red' },
  complained: { words: 'Marked as spam', colour: 'red' },
  suppressed: { words: 'Held back by the mail service', colour: 'red' },
  cancelled: { words: 'Not needed', colour: 'grey' },
  missed: { words: 'Missed', colour: 'red' },
  failed: { words: 'Refused', colour: 'red' },
};

/** How a mail stands; of one that lies in a mailbox on this machine, that it does, for nobody was sent it. */
export const mailTag = ({ state, sentVia }: Pick<Dispatch, 'state' | 'sentVia'>): Tag =>
  state === 'sent' && isMailbox(sentVia) ? { words: 'In the mailbox here', colour: 'green' } : states[state];

/** "Second reminder", of the stage `second-reminder`. */
export const stageInWords = (stage: string): string => withCapital(stage.replaceAll('-', ' '));
