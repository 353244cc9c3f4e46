import type { MailEvent, MailEventKind } from '../mail/events.ts';
import { sameMailbox } from '../register/board.ts';
import type { Dispatch } from '../reminders/dispatch.ts';

/** Events that say that an address does not have the mail. */
const sendsBack = (kind: MailEventKind): boolean =>
  kind === 'bounced' || kind === 'bounced for now' || kind === 'suppressed';

/** The subject of a mail of which a ledger that was restored to an earlier day knows by its events alone. */
export const subjectUnknown = '(known from the mail service’s event)';

/** The subject of a mail that may have gone without the ledger's knowing, which was restored to an earlier moment. */
export const subjectNotKept = '(not in the ledger)';

/** All whom the mail was written to, copies included; undefined where the ledger does not know. */
export const writtenTo = (dispatch: Dispatch): string[] | undefined =>
  'to' in dispatch && ![subjectUnknown, subjectNotKept].includes(dispatch.subject)
    ? [...dispatch.to, ...dispatch.copies]
    : undefined;

const isAmong = (address: string, others: readonly string[]): boolean =>
  others.some((other) => sameMailbox(address, other));

export const without = (addresses: readonly string[], others: readonly string[]): string[] =>
  addresses.filter((address) => !isAmong(address, others));

/**
 * The addresses that `event` can be believed to speak of: of those that the mail was written to, the ones that it
 * names, and all others where it speaks of as many that cannot be read; the only one, where it names none; none, where it
 * names none of several. Undefined where it names others alone, such as one that the mail was forwarded to. Where the
 * ledger does not know to whom the mail was written, all that it names.
 */
export function addressesMeant(
  dispatch: Dispatch,
  { recipients, unread = 0 }: Pick<MailEvent, 'recipients' | 'unread'>,
): string[] | undefined {
  const written = writtenTo(dispatch);
  if (written === undefined) return recipients;
  const others = without(written, recipients);
  if (others.length <= unread) return written;
  if (recipients.length === 0) return written.length === 1 ? written : [];
  return others.length === written.length ? undefined : without(written, others);
}

type Addresses = Pick<Dispatch, 'cameBack' | 'cameBackForNow' | 'takenBy'>;

const withAddresses = (addresses: readonly string[], others: readonly string[]): string[] => [
  ...addresses,
  ...without(others, addresses),
];

/**
 * Who has the mail and who has not, once `kind` was said of the addresses `meant`. What comes back for now from one whose
 * mail server took it, whichever was told first, is word that its holder is out of office.
 */
export function addressesAfter(
  { cameBack, cameBackForNow, takenBy }: Addresses,
  kind: MailEventKind,
  meant: readonly string[],
): Addresses {
  if (kind === 'delivered') {
    const wereOnlyOut = cameBackForNow.filter((address) => isAmong(address, meant));
    return {
      cameBack: without(cameBack, wereOnlyOut),
      cameBackForNow: without(cameBackForNow, wereOnlyOut),
      takenBy: withAddresses(takenBy, meant),
    };
  }
  const isForNow = kind === 'bounced for now';
  const back = isForNow ? without(meant, takenBy) : sendsBack(kind) ? meant : [];
  return {
    cameBack: withAddresses(cameBack, back),
    cameBackForNow: isForNow
      ? withAddresses(cameBackForNow, without(back, cameBack))
      : without(cameBackForNow, back),
    takenBy,
  };
}
