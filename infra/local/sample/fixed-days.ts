import { calendarMonthSchema, day } from '../../../functions/calendar/days.ts';
import type { SampleDays } from './days.ts';

/** The sample on days that stay the same, for what is measured by it and tested with it. */
export const fixedDays: SampleDays = {
  today: day('2025-12-15'),
  board: {
    earlier: day('2025-07-16'),
    former: day('2025-10-22'),
    last: day('2025-12-03'),
    next: day('2026-03-04'),
  },
  panel: {
    earlier: day('2025-06-24'),
    last: day('2025-09-16'),
    next: day('2025-12-09'),
    after: calendarMonthSchema.parse('2026-02'),
  },
  begun: day('2025-11-14'),
  briefed: day('2025-09-08'),
  reported: day('2025-11-25'),
  surveyDue: day('2025-11-14'),
  surveyOut: day('2025-12-01'),
  cameBack: day('2025-12-10'),
  paperIn: day('2025-12-11'),
  notesIn: day('2025-12-12'),
};

/** The day before the board's papers must be in, and a week before the panel's: much is owed that morning. */
export const fixedMorning = day('2025-11-17');
