import type { CalendarDate } from '../functions/calendar/days.ts';

/** Why a release cannot be made, said to whoever asked for it. */
export class NoRelease extends Error {}

/** The changelog with what was unreleased as the entry of a version, and room for what comes. Throws {@link NoRelease}. */
export function withEntry(changelog: string, version: string, day: CalendarDate): string {
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new NoRelease(`“${version}” is no version, such as 0.2.0`);
  if (changelog.includes(`\n## ${version},`))
    throw new NoRelease(`the changelog has an entry for ${version}`);
  const [before, unreleased] = changelog.split('\n## Unreleased\n');
  if (before === undefined || unreleased === undefined)
    throw new NoRelease('the changelog has no “Unreleased”');
  if (unreleased.split('\n## ')[0]?.trim() === '')
    throw new NoRelease('nothing in the changelog is unreleased');
  return `${before}\n## Unreleased\n\n## ${version}, ${day}\n${unreleased}`;
}
