import type { Step as RecordingStep } from '../minutes/recording/attention.ts';

/** What would settle a matter, where one step would. How it is taken, each face says in its own words. */
export type Step =
  | RecordingStep
  | { take: 'a first meeting'; board: string }
  | { take: 'another due date'; waiting: { meeting: string; when: string } | null }
  | { take: 'an owner'; board: string }
  | { take: 'a look at all actions'; board: string }
  | { take: 'a day for'; board: string; meeting: string; waiting: string | null }
  | { take: 'a look at all notes'; board: string }
  | { take: 'a look at the ledger'; board: string };
