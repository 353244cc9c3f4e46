import type { Dispatch } from '../reminders/dispatch.ts';
import { countOf } from '../words/english.ts';
import type { HandoverRecord, Kind } from './format.ts';

/** What one of each kind is called. */
const kindInWords: Record<Exclude<Kind, 'publicEntry'>, string> = {
  board: 'board',
  owner: 'owner',
  meeting: 'meeting',
  action: 'action',
  item: 'programme item',
  dispatch: 'mail',
  turn: 'mailing record',
  text: 'mail text',
};

type InDoubt = Extract<HandoverRecord, { kind: 'dispatch' }>;

const inDoubtStates: readonly Dispatch['state'][] = ['sending', 'unknown'];

/** A mail that one machine may be sending, or may have sent: another that takes it up could send it again. */
export const isInDoubt = (record: HandoverRecord): record is InDoubt =>
  record.kind === 'dispatch' && inDoubtStates.includes(record.thing.state);

/** "3 owners", as each kind of thing is counted. */
export const countOfKind = (count: number, kind: Kind): string =>
  kind === 'publicEntry' ? `${countOf(count, 'decision')} on publishing` : countOf(count, kindInWords[kind]);
