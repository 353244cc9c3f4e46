import { expect, it } from 'vitest';
import { instantSchema } from '../../functions/calendar/days.ts';
import { sites } from './a-site.ts';

const open = sites();

it('Today says that sending is frozen, by whom, since when and why, as words and not as markup', async () => {
  const site = open();
  await site.aBoard();
  expect((await site.visitor().open('/boards/pdb')).text).not.toContain('frozen');
  site.service.freeze = async () => ({
    since: instantSchema.parse('2024-11-24T09:12:00.000Z'),
    by: "Siân O'Neill",
    because: 'the mails name <b>the wrong day</b>',
  });
  expect((await site.visitor().open('/boards/pdb')).text).toContain(
    "Warning Sending is frozen by Siân O'Neill since 24 November 2024, 09:12: the mails name <b>the wrong day</b>. No mail goes until it is thawed.",
  );
});
