import type { CalendarDate, CalendarMonth } from '../calendar/days.ts';
import type { Step as RecordingStep } from '../minutes/recording/attention.ts';
import type { ItemRef } from '../register/programme.ts';

/** What would settle a matter, where one step would. How it is taken, each face says in its own words. */
export type Step =
  | RecordingStep
  | { take: 'a first meeting'; board: string }
  | { take: 'one way to say when' }
  | { take: 'a day too' }
  | { take: 'a day away' }
  | { take: 'a carry-over'; board: string; meeting: string }
  | {
      take: 'its day for the one expected';
      board: string;
      expected: string;
      added: string;
      date: CalendarDate;
    }
  | { take: 'another due date'; waiting: { meeting: string; when: string } | null }
  | { take: 'an owner'; board: string }
  | { take: 'the clearing of'; email: string; board: string; owner: string | null }
  | { take: 'a look at all actions'; board: string }
  | { take: 'a look at the programme'; board: string }
  | { take: 'a new meeting'; board: string; on: CalendarDate | CalendarMonth }
  | { take: 'another meeting for'; ref: ItemRef }
  | { take: 'the acceptance of'; ref: ItemRef }
  | { take: 'the settlement of'; ref: ItemRef; meeting: string }
  | { take: 'a change of the board'; board: string }
  | { take: 'the title of a panel officer'; board: string }
  | { take: 'a publication of'; board: string; meeting: string }
  | { take: 'the special circumstances of'; ref: ItemRef }
  | { take: 'a look at all boards' }
  | { take: 'the end of the board'; board: string }
  | { take: 'a day for'; board: string; meeting: string; waiting: string | null }
  | { take: 'a look at all notes'; board: string }
  | { take: 'a look at the ledger'; board: string };
