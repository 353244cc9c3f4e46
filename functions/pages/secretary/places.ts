import type { About } from '../../reminders/gaps.ts';

/** Where each kind of thing has its page, below the board's own address. */
const pages: Readonly<Record<About['thing'], (id: string) => string>> = {
  board: () => '/settings',
  owner: (id) => `/owners/${id}`,
  meeting: (id) => `/meetings/${id}`,
  action: (id) => `/actions/${id}`,
  item: (id) => `/programme/${id}`,
  dispatch: (id) => `/mail/${id}`,
};

export const placeOf = ({ thing, id }: About): string => pages[thing](id);
