import type { CalendarDate } from '../calendar/days.ts';
import type { Step as RecordingStep } from '../minutes/recording/attention.ts';

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
  | { take: 'a change of the board'; board: string }
  | { take: 'a look at all boards' }
  | { take: 'a look at all actions'; board: string };
