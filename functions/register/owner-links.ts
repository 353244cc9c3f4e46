import { addMinutes, type CalendarDate, inWords } from '../calendar/days.ts';
import { type Author, withChange } from './history.ts';
import type { Owner } from './owner.ts';
import { type Refusal, refusal } from './refusal.ts';

export type LinkTransition =
  | { outcome: 'done'; owner: Owner }
  | Refusal<'asked already' | 'ended already' | 'too many ended'>;

/** A new link is asked for once in so many minutes, however often somebody presses. */
const minutesBetweenAskings = 60;
/** The links of so many mails are ended one by one; of more, all at once. */
const mostEnded = 50;

/** Whether the link of that mail was ended by itself. */
export const isEnded = ({ links }: Owner, mail: string): boolean =>
  links.ended.some((one) => one.mail === mail);

/** Nobody is let in any more by the links of the mails that went until now. */
export function endLinks(owner: Owner, reason: string, author: Author): LinkTransition {
  const links = { ...owner.links, epoch: owner.links.epoch + 1, ended: [] };
  const after = withChange(owner, { ...owner, links }, author, 'all links ended', reason);
  return { outcome: 'done', owner: after };
}

/** Nobody is let in any more by the link of that mail, which would have been good until the day `until`. */
export function endLink(
  owner: Owner,
  { mail, until, reason }: { mail: string; until: CalendarDate; reason: string },
  today: CalendarDate,
  author: Author,
): LinkTransition {
  if (isEnded(owner, mail)) return refusal('ended already', `the link of ${mail} is ended already`);
  const still = owner.links.ended.filter((one) => today <= one.until);
  if (still.length >= mostEnded) {
    return refusal('too many ended', `the links of ${mostEnded} mails are ended one by one: end all links`);
  }
  const links = { ...owner.links, ended: [...still, { mail, until }] };
  const what = `the link of ${mail} ended, good until ${inWords(until)}`;
  return { outcome: 'done', owner: withChange(owner, { ...owner, links }, author, what, reason) };
}

/** The office is to be sent a new link, at its present mailboxes, whoever asks for it. */
export function askForLink(owner: Owner, author: Author): LinkTransition {
  const { askedAt } = owner.links;
  if (askedAt !== null && author.at < addMinutes(askedAt, minutesBetweenAskings)) {
    return refusal(
      'asked already',
      `a new link was asked for within the last ${minutesBetweenAskings} minutes`,
    );
  }
  const links = { ...owner.links, askedAt: author.at };
  return {
    outcome: 'done',
    owner: withChange(owner, { ...owner, links }, author, 'a new link was asked for'),
  };
}
