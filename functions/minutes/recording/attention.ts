import type { CalendarDate } from '../../calendar/days.ts';
import type { ActionRef } from '../../register/action.ts';
import { contactGap, type Owner } from '../../register/owner.ts';
import type { Part } from '../../register/received-notes.ts';

/** What would settle what is left to a person, where one step would. How it is taken, each program says in its own words. */
export type Step =
  | { take: 'a contact for'; board: string; owner: string }
  | { take: 'the discharge of'; ref: ActionRef; on: CalendarDate }
  | { take: 'the notes too' }
  | { take: 'the other part'; part: Part }
  | { take: 'a meeting of'; board: string }
  | { take: 'a panel for'; board: string };

/** Something that recording leaves to a person: what it is, in a sentence, and the step that would settle it. */
export type Attention = { what: string; step: Step | null };

export const attentionTo = (what: string, step: Step | null = null): Attention => ({ what, step });

/** Leaves it to a person to say who is behind an office's door. */
export const contactAttention = (owner: Owner): Attention =>
  attentionTo(contactGap(owner), { take: 'a contact for', board: owner.board, owner: owner.id });
