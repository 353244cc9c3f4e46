import { createHash } from 'node:crypto';
import type { Instant } from '../calendar/days.ts';
import type { Board } from '../register/board.ts';
import type { PublicEntry } from '../register/public-entry.ts';
import { template } from '../templates/template.ts';
import { licence, pageOf } from './public-register.ts';
import { oneLine } from './wording.ts';

/** As many as a reader of news shows, and more. */
const mostEntries = 100;

/** An identity for life, made of a name: a UUID of version 8 (RFC 9562), which an Atom feed can have for an IRI. */
function urnOf(...name: readonly (string | null)[]): string {
  const hex = createHash('sha256').update(JSON.stringify(name)).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

type News = { ref: string; published: Instant; updated: Instant; title: string; text: string | null };

/** What is new of an action, said anew whenever it changes: in place of what a reader had before, a word that it is gone. */
function newsOf({ ref, public: place }: PublicEntry): News | undefined {
  switch (place.place) {
    case 'published': {
      const { row, since, changedAt } = place;
      const ended = row.how === null ? '' : ` – ${oneLine(row.how)}`;
      const text = `${oneLine(row.owner)}: ${oneLine(row.action)}${ended}`;
      const title = changedAt === null ? `${ref}: published` : `${ref}: changed`;
      return { ref, published: since, updated: changedAt ?? since, title, text };
    }
    case 'no longer published':
      return {
        ...{ ref, published: place.since, updated: place.until },
        ...{ title: `${ref}: no longer published`, text: null },
      };
    case 'never published':
      return undefined;
  }
}

/**
 * What changed in the public register, the latest first, as an Atom feed (RFC 4287). `address` is where the register of the
 * board is served, if that is known: without it the links are relative to wherever the feed is.
 */
export function publicFeed(
  { id, name, calendarMark, history }: Pick<Board, 'id' | 'name' | 'calendarMark' | 'history'>,
  entries: readonly PublicEntry[],
  address: string | null,
): string {
  const news = entries
    .flatMap((entry) => newsOf(entry) ?? [])
    .sort((one, other) => other.updated.localeCompare(one.updated) || one.ref.localeCompare(other.ref));
  return template('public/changes.atom')({
    id: urnOf(calendarMark, id),
    title: `${oneLine(name)}: actions`,
    author: oneLine(name),
    updated: news[0]?.updated ?? history[0]?.at,
    base: address,
    licence: licence.address,
    entries: news.slice(0, mostEntries).map(({ ref, ...one }) => ({
      ...one,
      id: urnOf(calendarMark, id, ref),
      page: pageOf(ref),
    })),
  });
}
