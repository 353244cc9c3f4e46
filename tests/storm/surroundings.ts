import type { CalendarDate } from '../../functions/calendar/days.ts';
import type { Account } from './account.ts';
import type { WorldClock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { MailService } from './mail-service.ts';
import type { Planted } from './planted.ts';
import type { Queues } from './queues.ts';
import type { Sky } from './sky.ts';
import type { Table } from './table.ts';

/** All that the service and the people of a season find around them. */
export type World = {
  clock: WorldClock;
  table: Table;
  account: Account;
  faults: Faults;
  queues: Queues;
  mail: MailService;
  /** The boards, by their codes. */
  codes: readonly string[];
  today: CalendarDate;
  sky: Sky;
  /** How many things people have done. */
  deeds: number;
  /** What stopped a process, or a message it worked on, though no request of anybody had failed meanwhile. */
  threw: string[];
  tell: (what: string) => void;
  planted: Planted;
};
