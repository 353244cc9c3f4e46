import {
  formatName,
  formatVersion,
  type HandoverRecord,
  kinds,
  noCounts,
  recordSchema,
} from '../../functions/handover/format.ts';
import { type Line, linesIn } from '../../functions/handover/lines.ts';
import { actionStatuses } from '../../functions/register/action.ts';
import { meetingSchema } from '../../functions/register/meeting.ts';
import { itemStates } from '../../functions/register/programme.ts';
import { dispatchSchema } from '../../functions/reminders/dispatch.ts';
import { officeTurnSchema } from '../../functions/reminders/office-turn.ts';
import { sentTextSchema } from '../../functions/reminders/sent-text.ts';
import {
  aBoard,
  aMeeting,
  anAction,
  anItem,
  anOwner,
  aPublicEntry,
  aPublicRow,
  aRegularItem,
  secretary,
} from '../register/examples.ts';
import { aDispatch } from '../store/examples.ts';

const meetingStates = meetingSchema.options.map((option) => option.shape.state.value);
const dispatchStates = dispatchSchema.options.map((option) => option.shape.state.value);

/** A board with something in every state there is, whatever `words` people use, and however often it was changed. */
export function everyState(board: string, words: string, version = 1): HandoverRecord[] {
  const stem = board.toUpperCase();
  const at = '2024-10-03T08:15:00.000Z';
  const history = Array.from({ length: version }, () => ({ at, by: words, what: words, from: words }));
  const of = { board, version, history };
  const undertaking = { text: words, by: { at: 'date', date: '2025-01-31', words } as const, met: null };
  const discharge = { on: '2024-12-11', meeting: 'm-0', how: words, evidence: ['https://pcc.example/a?b=c'] };
  const report = { on: '2024-12-20', how: words, evidence: ['https://force.example/a'] };
  const asked = { until: undertaking.by, reason: words, on: '2024-11-20', askedBy: null } as const;
  const decision = { on: '2024-12-11', meeting: 'm-0' } as const;
  const extensions = [
    { ...asked, state: 'asked' },
    { ...asked, state: 'granted', decision },
    { ...asked, state: 'refused', decision: { ...decision, reason: words } },
  ] as const;
  const saying = { owner: 'force', whose: words, reason: words, on: '2024-11-20', saidBy: words };
  const disclaimers = [
    { ...saying, kept: null },
    { ...saying, whose: null, saidBy: null, kept: { on: '2024-11-21', reason: words } },
  ];
  const raised = { ...secretary, what: words };
  const changed = [
    { field: 'due', before: null, after: { ...undertaking.by } },
    { field: 'policy.stages', before: [], after: [{ name: words, workingDays: 5 }] },
  ];
  const action = (number: number, more: Parameters<typeof anAction>[0]): HandoverRecord => {
    const due = { at: 'meeting', meeting: 'm-1', words } as const;
    const ref = `${stem}-2024-10-${number}`;
    return {
      kind: 'action',
      thing: anAction({ ...of, ref, raisedAt: 'm-0', text: words, due, minuted: words, ...more }),
    };
  };
  const item = { ...of, meeting: 'm-1', title: words, reason: words };
  const source = { kind: 'minute', board, meeting: 'm-0', minute: words };
  return [
    {
      kind: 'board',
      thing: aBoard({
        id: board,
        name: words,
        version,
        history,
        policy: { closureDays: ['2024-12-27'], clearDays: null },
        formerStages: [{ name: 'early-call', workingDays: 20, before: 'papers', until: at }],
        formerPublication: { clearDays: 5, until: at },
        calendarMark: '9f3c51d2a07e',
      }),
    },
    { kind: 'owner', thing: anOwner({ ...of, name: words, aliases: [words, "O'Neill’s"] }) },
    ...meetingStates.map((state, n): HandoverRecord => {
      const minuted = { ref: `${stem}-2024-10-1`, text: words };
      const minutes = { file: words, next: null, actions: [], discharged: [{ ...minuted, how: null }] };
      const id = `m-${n}`;
      const moment = '2024-12-02T16:00:00.000Z';
      const files = [{ name: words.trim().slice(0, 255).trim() || 'pack.pdf', sha256: 'a'.repeat(64) }];
      const recorded = { at: moment, by: words };
      const publications = [
        { what: 'late item', item: `${stem}-ITEM-1`, at: moment, of: '2024-12-11', files, recorded },
      ];
      const its = { minutes, publications, shortNotice: { reason: words, on: '2024-12-02' } };
      return { kind: 'meeting', thing: aMeeting({ ...of, id, state, reason: words, ...its } as never) };
    }),
    ...actionStatuses.map((status, n) =>
      action(n + 1, { status, discharge: { ...discharge, undertaking: null } }),
    ),
    action(10, { status: 'discharged', discharge: { ...discharge, undertaking } }),
    action(11, {
      status: 'discharged',
      discharge: { ...discharge, undertaking: { ...undertaking, met: { on: '2025-01-20', how: words } } },
    }),
    action(22, {
      status: 'discharged',
      discharge: { ...discharge, undertaking: { ...undertaking, proposal: { ...report, saidBy: words } } },
    }),
    action(12, { due: { at: 'not agreed', words: null } }),
    ...extensions.map((extension, n) =>
      action(n + 13, { extension, history: [raised, { ...raised, changed }] }),
    ),
    ...disclaimers.map((disclaimer, n) => action(n + 20, { disclaimer })),
    ...itemStates.map((state, n): HandoverRecord => {
      const move = { from: 'm-0', on: '2024-10-03', reason: words };
      const ref = `${stem}-ITEM-${n + 1}`;
      const late = n === 0 ? null : { circumstances: words, on: '2024-12-05' };
      const sent = { on: '2024-11-20', where: words, saidBy: n === 2 ? null : words };
      const paperSent =
        n === 0 ? null : { ...sent, notArrived: n === 1 ? null : { on: '2024-11-21', reason: words } };
      return { kind: 'item', thing: anItem({ ...item, ref, state, move, source, late, paperSent }) };
    }),
    ...['current', 'withdrawn'].map((state, n): HandoverRecord => {
      const settled = [{ meeting: 'm-1', available: n === 0, on: '2024-11-20', how: words }];
      const ref = `${stem}-ITEM-${n + 10}`;
      return { kind: 'item', thing: aRegularItem({ ...of, ref, title: words, state, settled }) };
    }),
    ...publicPlaces(words, at).map((entry, n): HandoverRecord => {
      const ref = `${stem}-2024-10-${n + 1}`;
      const looked = aPublicRow({ meeting: 'm-0', action: words });
      return { kind: 'publicEntry', thing: aPublicEntry({ ...of, ref, looked, ...entry }) };
    }),
    ...dispatchStates.map((state, n): HandoverRecord => {
      const meeting = { id: 'm-1', date: '2024-12-11' };
      const refs = [`${stem}-2024-10-1`, `${stem}-ITEM-1`];
      const id = `${board}_${n}_second-reminder_force`;
      return {
        kind: 'dispatch',
        thing: aDispatch({ ...of, id, meeting, refs, state, why: words, subject: words }),
      };
    }),
    {
      kind: 'turn',
      thing: officeTurnSchema.parse({
        ...{ board, version, owner: 'force', on: '2024-11-19', dispatch: `${board}_0_second-reminder_force` },
        givenBefore: [{ meeting: 'm-0', date: 'put off' }],
        given: [{ meeting: 'm-1', date: '2024-12-11' }],
      }),
    },
    {
      kind: 'text',
      thing: sentTextSchema.parse({
        ...{ board, version, dispatch: `${board}_2_second-reminder_force`, attempt: 1, at },
        ...{ subject: words, text: words, cutFrom: 400_000 },
        attachments: [{ name: words, bytes: 9_000 }],
      }),
    },
  ];
}

/** Every place that an action can have in the public register. */
function publicPlaces(words: string, at: string): Parameters<typeof aPublicEntry>[0][] {
  const said = { text: 'how', of: words, say: words } as const;
  const row = aPublicRow({ how: words, undertaking: words, met: words, metOn: '2025-01-20' });
  return [
    { public: { place: 'never published' }, heldBack: words },
    { public: { place: 'published', row, since: at, changedAt: at }, otherWords: [said] },
    { public: { place: 'no longer published', since: at, until: at }, heldBack: words },
  ];
}

/** What a file says, as its lines; a header and an end mark that are true of `records` unless a test says otherwise. */
export function fileOf(
  records: readonly object[],
  { header = {}, end = {} }: { header?: object; end?: object } = {},
): string[] {
  const counts = noCounts();
  for (const record of records) {
    const kind = kinds.find((one) => 'kind' in record && one === record.kind);
    if (kind) counts[kind] += 1;
  }
  const made = '2025-01-06T09:00:00.000Z';
  const first = {
    kind: 'header',
    format: formatName,
    version: formatVersion,
    made,
    boards: ['pdb'],
    counts,
    ...header,
  };
  const last = { kind: 'end', things: records.length, ...end };
  return [first, ...records, last].map((line) => JSON.stringify(line));
}

/** Those lines as they are read from a file. */
export async function* asRead(lines: readonly string[]): AsyncGenerator<Line> {
  yield* linesIn(inOneChunk(lines.map((line) => `${line}\n`).join('')));
}

async function* inOneChunk(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** The things of a file between its header and its end mark. */
export const thingsIn = (lines: readonly string[]): HandoverRecord[] =>
  lines.slice(1, -1).map((line) => recordSchema.parse(JSON.parse(line)));
