import { expect } from 'vitest';
import type { WholeBoard } from '../../../functions/minutes/recording/draft.ts';
import type { Recording } from '../../../functions/minutes/recording/recording.ts';

/** The register with a recording's changes saved, as the store would save them: each the next version. */
export function saved(whole: WholeBoard, recording: Recording): WholeBoard {
  if (recording.outcome === 'refused') throw new Error(recording.why);
  const key = (thing: object): string =>
    'ref' in thing
      ? `a ${thing.ref}`
      : 'contacts' in thing && 'id' in thing
        ? `o ${thing.id}`
        : 'id' in thing
          ? `m ${thing.id}`
          : '';
  const things = new Map(
    [...whole.owners, ...whole.meetings, ...whole.actions, ...whole.programme].map((thing) => [
      key(thing),
      thing,
    ]),
  );
  for (const { thing } of recording.changes) {
    expect(thing.version).toBe((things.get(key(thing))?.version ?? 0) + 1);
    things.set(key(thing), thing);
  }
  const all = [...things.values()];
  return {
    board: whole.board,
    owners: all.filter((thing) => 'contacts' in thing),
    meetings: all.filter((thing) => 'minutes' in thing),
    actions: all.filter((thing) => 'raisedAt' in thing),
    programme: all.filter((thing) => 'comes' in thing),
  };
}

export const said = (recording: Recording): string[] =>
  recording.outcome === 'refused' ? [recording.why] : recording.changes.map(({ what }) => what);
export const attention = (recording: Recording): string[] =>
  recording.outcome === 'refused' ? [] : recording.attention.map(({ what }) => what);
