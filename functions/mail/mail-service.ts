/** What the ledger calls a mail service of one's own machine begins so, and ends with the name of its mailbox. */
export const embeddedMailService = 'the embedded mail service';

/** Whether what that mail service takes lies in a mailbox on one's own machine, and reaches nobody. */
export const isMailbox = (mailService: string | null): boolean =>
  mailService?.startsWith(embeddedMailService) ?? false;

/** What became of a mail that this mail service took. */
export const takenInWords = (mailService: string | null): string =>
  isMailbox(mailService) ? 'put into the mailbox on this machine' : 'sent';
