import { type Dispatch, isTrouble, reachedSomebody } from './dispatch.ts';

/**
 * The mails that did not get through, or of which nobody knows whether they did, by the day they fell due. A mail says
 * everything that its office owes: once a later one got there, the office knows. One that went twice did get through.
 */
export const mailsNotThrough = (dispatches: readonly Dispatch[]): Dispatch[] =>
  dispatches
    .filter((mail) => notKnown.includes(mail.state) || (isTrouble(mail) && !reachedSomebody(mail)))
    .filter((mail) => !dispatches.some((later) => isLaterThan(mail, later) && reachedSomebody(later)))
    .sort((one, other) => one.dueOn.localeCompare(other.dueOn) || one.id.localeCompare(other.id));

/** States of which nobody knows whether the mail went. */
const notKnown: readonly Dispatch['state'][] = ['sending', 'unknown'];

/** Of what the secretary gets, each kind says other things. */
const isLaterThan = (mail: Dispatch, later: Dispatch): boolean =>
  later.owner === mail.owner && later.dueOn > mail.dueOn && (mail.owner !== null || later.kind === mail.kind);
