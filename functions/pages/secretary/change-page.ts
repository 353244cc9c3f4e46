import type { Found, Office } from '../../secretariat/office.ts';
import { type Asked, type Question, question } from '../question.ts';
import type { Page, Section, Visit } from '../visit.ts';

type Things<T> = {
  section: Section;
  /** The address of a thing: `/meetings/:meeting`. */
  path: string;
  find: (visit: Visit) => Promise<Found<T>>;
  /** What stands above the heading, and where it leads back to. */
  around: (thing: T) => Pick<Asked, 'caption' | 'back'>;
};

type OfThing = Omit<Asked, 'caption' | 'back'>;

type Change<T, Input, Whole> = Omit<Question<T, Input, Whole>, 'find' | 'ask' | 'perform'> & {
  /** The page's own address below that of the thing: `move`. */
  page: string;
  ask: (visit: Visit, thing: T) => OfThing | Promise<OfThing>;
  does: (office: Office, visit: Visit, input: Input) => ReturnType<Question<T, Input, Whole>['perform']>;
};

/** Makes the pages that change a thing of one kind, each by its use case. */
export const changesOf =
  <T>({ section, path, find, around }: Things<T>) =>
  <Input, Whole>({ page, ask, does, ...rest }: Change<T, Input, Whole>): Page => ({
    path: `${path}/${page}`,
    section,
    scope: 'matters/record',
    ...question<T, Input, Whole>({
      ...rest,
      find,
      ask: async (visit, thing) => ({ ...around(thing), ...(await ask(visit, thing)) }),
      perform: (terms, input, visit) => does({ ...visit.office, terms }, visit, input),
    }),
  });
