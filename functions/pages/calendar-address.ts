import type { z } from 'zod';
import type { Feed } from '../register/feed.ts';
import { addFeed, addFeedInput } from '../secretariat/feeds.ts';
import type { Office } from '../secretariat/office.ts';
import { type Question, question } from './question.ts';
import type { AnyVisit, Handlers, Shown } from './visit.ts';

type AtOffice = AnyVisit & { office: Office };
type Input = z.infer<typeof addFeedInput>;

type Making<T, V extends AtOffice> = Pick<Question<T, Input, Feed, V>, 'find' | 'ask' | 'said' | 'done'> & {
  /** By which link of a mail whoever makes it came; by none when left out. */
  link?: (visit: V) => Feed['link'];
  /** Where whoever has seen the address goes on to. */
  back: (visit: V) => { to: string; words: string };
};

/**
 * A page that makes a calendar address, and shows it as the answer to its form, for it is kept nowhere. The same form sent
 * again leads where `done` says, which tells of that.
 */
export function addressQuestion<T, V extends AtOffice>(making: Making<T, V>): Required<Handlers<V>> {
  const { link, back, ...asked } = making;
  const asking = (show: (path: string) => void) =>
    question<T, Input, Feed, V>({
      ...asked,
      input: addFeedInput,
      perform: async (terms, input, visit) => {
        const made = await addFeed({ ...visit.office, terms }, input, link?.(visit));
        if (made.outcome === 'done' && made.path !== null) show(made.path);
        return made;
      },
    });
  return {
    look: (visit) => asking(() => undefined).look(visit),
    send: async (visit, sent) => {
      const shown: string[] = [];
      const answer = await asking((path) => void shown.push(path)).send(visit, sent);
      const [path] = shown;
      return path === undefined ? answer : addressPage(`${visit.origin}${path}`, back(visit));
    },
  };
}

const addressPage = (address: string, back: { to: string; words: string }): Shown => ({
  show: 'calendar-address',
  title: 'Your calendar address',
  values: { address, toOpen: address.replace(/^https?:/, 'webcal:'), back },
});
