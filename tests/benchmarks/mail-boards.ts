import type { Saved } from '../../functions/store/register.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';

export const numbers = (many: number): number[] => Array.from({ length: many }, (_, index) => index + 1);

const recordedInOctober = {
  history: [{ at: '2024-10-03T14:15:00.000Z', by: 'Asha Verity', what: 'raised', from: 'minutes.docx' }],
};

/** A board of so many offices, each of which owes two things at the next meeting and one at the meeting after it. */
export function boardOf(number: number, offices: number): Saved[] {
  const board = `b${number}`;
  const later = { at: 'meeting' as const, meeting: '2025-03', words: null };
  return [
    aBoard({ id: board }),
    aMeeting({ board, id: '2024-10', state: 'held', date: '2024-10-02' }),
    aMeeting({ board }),
    aMeeting({ board, id: '2025-03', date: '2025-03-12' }),
    ...numbers(offices).flatMap((office) => {
      const owner = `office-${office}`;
      const email = `${owner}@force.example`;
      const contacts = [{ name: `Officer ${office}`, email, from: null, until: null }];
      const owed = { board, owner, ...recordedInOctober };
      const ref = (place: number): string => `${board.toUpperCase()}-2024-10-${3 * office + place}`;
      return [
        anOwner({ board, id: owner, name: `Office ${office}`, aliases: [], contacts }),
        anAction({ ...owed, ref: ref(0) }),
        anAction({ ...owed, ref: ref(1) }),
        anAction({ ...owed, ref: ref(2), due: later }),
      ];
    }),
  ];
}
