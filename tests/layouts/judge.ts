import type { ReadOutcome } from '../../functions/minutes/reading/read.ts';
import type { Wanted } from './layout.ts';

export const verdicts = ['right', 'told', 'nothing', 'silent'] as const;
/** `told`: something is missing or doubtful, and the answer says so. `silent`: something is, and nothing says so. */
export type Verdict = (typeof verdicts)[number];
export type Fault = { what: string; isTold: boolean };
export type Judgement = { verdict: Verdict; faults: Fault[] };

type Read = Extract<ReadOutcome, { outcome: 'read' }>;

const plain = (text: string | null): string =>
  (text ?? '')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '');
const wordsIn = (text: string): string[] => plain(text).match(/[\p{L}\p{N}]{3,}/gu) ?? [];

/** Compares what was read with what a careful person reads. */
export function judge({ findings, minuted, remarks }: Read, wants: Wanted): Judgement {
  const { actions, discharged, programme, unread, differences, meeting } = findings;
  const said = [
    ...unread.map(({ text, why }) => `${text} ${why}`),
    ...differences.map(({ detail }) => detail),
    ...remarks,
  ].join(' ');
  const saidWords = new Set(wordsIn(said));
  const isQuoted = (text: string): boolean => {
    const words = wordsIn(text);
    return words.filter((word) => saidWords.has(word)).length >= 0.7 * Math.max(1, words.length);
  };
  const faults: Fault[] = [];
  const left = [...actions];
  for (const [text, status, owner, due] of wants.actions ?? []) {
    const index = left.findIndex((action) => isSameText(action.text, text));
    const [action] = index === -1 ? [] : left.splice(index, 1);
    if (action === undefined) {
      faults.push({ what: `missing: ${text}`, isTold: isQuoted(text) });
      continue;
    }
    const about = differences
      .filter(({ detail }) => plain(detail).includes(plain(action.text).slice(0, 25)))
      .map(({ detail }) => detail)
      .join(' ');
    for (const [field, want, got] of [
      ['status', status, action.status],
      ['owner', owner, action.owner],
      ['due', due, action.due],
    ] as const) {
      if (plain(want) === plain(got)) continue;
      const isTold =
        about.includes(field) || (field === 'status' && said.includes('no column for the status'));
      faults.push({ what: `${field} of “${text}”: ${want} wanted, ${got} read`, isTold });
    }
  }
  for (const { text } of left) {
    faults.push({
      what: `no action: ${text}`,
      isTold: differences.some(({ detail }) => detail.includes(text.slice(0, 25))),
    });
  }
  const people = minuted.actions.flatMap(({ meant = [] }) => meant);
  for (const [said, who] of wants.people ?? []) {
    const one = people.find((person) => person.said === said);
    const got = one?.office ?? one?.name ?? 'nobody';
    if (got !== who) {
      const isTold = differences.some(({ kind, detail }) => kind === 'owner' && detail.includes(said));
      faults.push({ what: `${said}: ${who} wanted, ${got} read`, isTold });
    }
  }
  const wanted = wants.discharged ?? 0;
  if (wanted !== discharged.length) {
    faults.push({
      what: `discharged: ${wanted} wanted, ${discharged.length} read`,
      isTold: unread.length > 0,
    });
  }
  if ((wants.nothingOutstanding ?? false) !== findings.nothingOutstanding) {
    faults.push({ what: `nothing outstanding: ${findings.nothingOutstanding} read`, isTold: false });
  }
  if (programme !== null && (wants.standing ?? []).join() !== programme.standing.join()) {
    faults.push({ what: `standing items: ${programme.standing.join('; ')} read`, isTold: false });
  }
  faults.push(...faultsOfProgramme(programme, wants.programme ?? [], isQuoted));
  for (const field of ['date', 'previous', 'next'] as const) {
    const want = wants.meeting?.[field] ?? null;
    const got = meeting[field];
    if (want !== got)
      faults.push({ what: `meeting’s ${field}: ${want} wanted, ${got} read`, isTold: got === null });
  }
  const isNothing =
    actions.length === 0 && discharged.length === 0 && programme === null && unread.length === 0;
  return { verdict: verdictOf(faults, isNothing), faults };
}

function verdictOf(faults: readonly Fault[], isNothing: boolean): Verdict {
  if (faults.length === 0) return 'right';
  if (faults.every(({ isTold }) => isTold)) return 'told';
  return isNothing ? 'nothing' : 'silent';
}

/** The owner may stand before it or not, and its number too. */
function isSameText(read: string, wanted: string): boolean {
  const [one, other] = [plain(read), plain(wanted)];
  return one === other || (one.endsWith(other) && one.length < other.length + 40);
}

function faultsOfProgramme(
  read: Read['findings']['programme'],
  wanted: NonNullable<Wanted['programme']>,
  isQuoted: (text: string) => boolean,
): Fault[] {
  const lines = (
    meetings: readonly [string, ...(readonly [string, string | null, string | null])[]][],
  ): string[] =>
    meetings.flatMap(([meeting, ...items]) => items.map((item) => [meeting, ...item].map(plain).join(' | ')));
  const got = lines(
    (read?.meetings ?? []).map(({ meeting, items }) => [
      meeting,
      ...items.map(({ title, reason, lead }) => [title, reason, lead] as const),
    ]),
  );
  const want = lines(wanted.map(([meeting, ...items]) => [meeting, ...items]));
  return [
    ...want
      .filter((line) => !got.includes(line))
      .map((line) => ({ what: `missing: ${line}`, isTold: isQuoted(line.split(' | ')[1] ?? '') })),
    ...got
      .filter((line) => !want.includes(line))
      .map((line) => ({ what: `no item: ${line}`, isTold: false })),
  ];
}
