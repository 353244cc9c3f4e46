import { expect, it } from 'vitest';
import { calendarDateSchema } from '../../functions/calendar/days.ts';
import { withEntry } from '../../infra/changelog.ts';

const day = calendarDateSchema.parse('2026-12-01');
const changelog =
  '# Changelog\n\n## Unreleased\n\n- Doors are shut.\n\n## 0.1.0, 2026-11-01\n\n- The first.\n';

it('makes what is unreleased the entry of a version and its day', () => {
  expect(withEntry(changelog, '0.2.0', day)).toBe(
    '# Changelog\n\n## Unreleased\n\n## 0.2.0, 2026-12-01\n\n- Doors are shut.\n\n## 0.1.0, 2026-11-01\n\n- The first.\n',
  );
});

it.each([
  ['0.1.0', changelog, 'the changelog has an entry for 0.1.0'],
  ['v2', changelog, '“v2” is no version, such as 0.2.0'],
  ['0.3.0', withEntry(changelog, '0.2.0', day), 'nothing in the changelog is unreleased'],
  ['0.2.0', '# Changelog\n', 'the changelog has no “Unreleased”'],
])('refuses %s', (version, text, why) => {
  expect(() => withEntry(text, version, day)).toThrow(why);
});
