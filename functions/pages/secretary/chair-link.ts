import { inFull } from '../../calendar/days.ts';
import { endChairLinks, endChairLinksInput } from '../../secretariat/boards.ts';
import { chairLink } from '../../secretariat/chair-sheet.ts';
import { carriedBy, notThere, question } from '../question.ts';
import type { Page, Shown, Visit } from '../visit.ts';

const back = { to: '/papers', words: 'Papers' };

const asking = (visit: Visit, more: Pick<Shown, 'status'> = {}): Shown => ({
  show: 'chair-link',
  title: 'A link for the chair',
  values: {
    back: { ...back, to: `${visit.base}${back.to}` },
    carried: carriedBy(visit),
    notice: more.status === undefined ? null : 'You were signed out meanwhile. Make the link again.',
    given: null,
  },
  ...more,
});

/** Makes the address of a sheet, and shows it: it stands in no address of ours, and nothing keeps it. */
const makePage: Page = {
  path: '/papers/chair-link',
  section: 'Papers',
  scope: 'matters/record',
  look: async (visit) => asking(visit),
  send: async (visit, sent) => {
    if (!sent.isOurs) return asking(visit, { status: 403 });
    const { office, service, query } = visit;
    const made = await chairLink(office, service.chairLinks, { meeting: query.get('meeting') || undefined });
    if (made.outcome === 'refused') return notThere(made);
    const { address, until } = made.thing;
    const { values, ...page } = asking(visit);
    return { ...page, values: { ...values, given: { address, until: inFull(until) } } };
  },
};

const endPage: Page = {
  path: '/papers/end-chair-links',
  section: 'Papers',
  scope: 'matters/record',
  ...question({
    ask: () => ({
      title: 'End all links for the chair',
      lead: [
        'Nobody is let in any more by a link to a chair’s sheet that was made until now. A new one can be made at once.',
      ],
      fields: [
        {
          kind: 'words',
          name: 'reason',
          label: 'Why?',
          rows: 3,
          missing: 'Enter why, such as “a mail was passed on to somebody outside”',
        },
      ],
      button: 'End all links',
      isDangerous: true,
      back,
    }),
    input: endChairLinksInput,
    said: (typed) => ({ reason: typed.text('reason') }),
    perform: (terms, input, visit) => endChairLinks({ ...visit.office, terms }, input),
    done: () => '/papers?done=ended',
  }),
};

export const chairLinkPages: readonly Page[] = [makePage, endPage];
