import { personInWords } from '../../register/board.ts';
import type { Contact } from '../../register/owner.ts';
import { type Part, placesOf } from '../../register/owner-transitions.ts';
import { series } from '../../words/english.ts';

/** The lists of an owner's people. */
export const parts = Object.keys(placesOf) as Part[];

/** What somebody on each is called, and what becomes of mail. */
export const partsInWords: Readonly<Record<Part, { title: string; hint: string }>> = {
  contact: { title: 'Contact', hint: 'Reminders are written to them.' },
  deputy: { title: 'Deputy', hint: 'Reminders are written to them when they can be to no contact.' },
  copy: { title: 'Copied in', hint: 'They get a copy of every mail.' },
};

export const peopleInWords = (people: readonly Contact[]): string => series(people.map(personInWords));
