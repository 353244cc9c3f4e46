import type * as z from 'zod';
import { inFull } from '../calendar/days.ts';
import { type HistoryLine, historyLines } from '../papers/history-words.ts';
import type { Versioned } from '../register/history.ts';
import type { Done, Found, NotDone, Terms } from '../secretariat/office.ts';
import { withCapital } from '../words/english.ts';
import { faultInWords } from '../words/fault-words.ts';
import { type Fault, type Field, missingIn, shownField, summaryOf, withAllWithin } from './fields.ts';
import { carried, newKey, type Sent, Typed, termsOf } from './sent.ts';
import type { Answer, AnyVisit, Handlers, Shown, Visit } from './visit.ts';

/** A question as it stands on its page. */
export type Asked = {
  title: string;
  /** What it is about, above the heading: the reference of an action. */
  caption?: string;
  /** Paragraphs before the fields; and what to be warned of. */
  lead?: readonly string[];
  warning?: string;
  /** What is known of the thing, as rows of key and value. */
  facts?: readonly { key: string; value: string }[];
  fields: readonly Field[];
  /** What stands in the fields when the page is first shown. */
  typed?: Typed;
  button: string;
  isDangerous?: boolean;
  /** Where "Back" leads, below the board's own address. */
  back: { to: string; words: string };
};

/** What is about to be done, for a last look: each answer as a row. */
export type LastLook = {
  title: string;
  lead?: readonly string[];
  rows: readonly { key: string; value: string }[];
  button: string;
};

export type Question<T, Input, Whole, V extends AnyVisit = Visit> = {
  /** The thing that is asked about: its version is what whoever answers has seen. Null of something new. */
  find?: (visit: V) => Promise<Found<T>>;
  ask: (visit: V, thing: T) => Asked | Promise<Asked>;
  input: z.ZodType<Input>;
  /** What was typed, as the use case's input: what is left out is undefined. */
  said: (typed: Typed, visit: V) => Record<string, unknown>;
  /** What is shown before it is done, where it is of weight; or why it would not be done. */
  lastLook?: (visit: V, input: Input, thing: T) => Promise<Found<LastLook>>;
  perform: (terms: Terms, input: Input, visit: V, files: Sent['files']) => Promise<Done<Whole> | NotDone>;
  /** Where it leads once it is done, below the board's own address. */
  done: (whole: Whole, visit: V) => string;
};

const withoutUndefined = (said: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));

/** The faults of an input, each at the field of that name, or of the nearest that it lies in. */
export function faultsAt(fields: readonly Field[], path: readonly PropertyKey[], message: string): Fault {
  const names = withAllWithin(fields).map(({ name }) => name);
  for (let length = path.length; length > 0; length -= 1) {
    const name = path.slice(0, length).join('.');
    if (names.includes(name)) return { field: name, message: withCapital(message) };
  }
  return { field: null, message: withCapital(message) };
}

function parse<Input>(
  input: z.ZodType<Input>,
  said: Record<string, unknown>,
  fields: readonly Field[],
): { data: Input } | { faults: Fault[] } {
  const parsed = input.safeParse(withoutUndefined(said), { error: faultInWords });
  if (parsed.success) return { data: parsed.data };
  return {
    faults: parsed.error.issues.map(({ path, message }) => {
      const fault = faultsAt(fields, path, message);
      const label = withAllWithin(fields).find(({ name }) => name === fault.field)?.label;
      return label === undefined ? fault : { ...fault, message: `${label}: ${message}` };
    }),
  };
}

/** What was changed since a page was shown of that version: when, by whom, and each field as it was and is. */
const changesSince = (thing: Versioned, version: string | null, { timeZone }: AnyVisit): HistoryLine[] =>
  historyLines(thing.history.slice(Number(version ?? 0)), { board: { timeZone } });

const isVersioned = (thing: unknown): thing is Versioned =>
  typeof thing === 'object' && thing !== null && 'version' in thing && 'history' in thing;

type ToShow = {
  asked: Asked;
  typed: Typed;
  faults: readonly Fault[];
  thing: unknown;
  key: string;
  status?: Shown['status'];
  changes?: readonly HistoryLine[];
  notice?: string;
};

function formPage(
  visit: AnyVisit,
  { asked, typed, faults, thing, key, status, changes = [], notice }: ToShow,
): Shown {
  const { title, fields, caption, lead = [], warning, facts = [], button, isDangerous = false, back } = asked;
  return {
    show: 'question',
    title,
    ...(status && { status }),
    values: {
      title,
      caption: caption ?? null,
      lead,
      warning: warning ?? null,
      notice: notice ?? null,
      facts,
      changes: changes.map((change) => ({ ...change, day: inFull(change.day) })),
      faults: summaryOf(fields, faults),
      fields: fields.map((field) => shownField(field, typed, faults)),
      hasFile: withAllWithin(fields).some(({ kind }) => kind === 'file'),
      carried: carriedBy(visit, { key, version: isVersioned(thing) ? String(thing.version) : '' }),
      button,
      isDangerous,
      back: { to: `${visit.base}${back.to}`, words: back.words },
    },
  };
}

/** The hidden fields of a form. */
export const carriedBy = (
  { session }: Pick<AnyVisit, 'session'>,
  { key = newKey(), version = '' }: { key?: string; version?: string } = {},
): { name: string; value: string }[] => [
  { name: carried.token, value: session.formToken },
  { name: carried.key, value: key },
  { name: carried.version, value: version },
];

const wasSentBefore =
  'This form was sent before. Look at what it says and send it again if it is still to be done.';
const wasChanged =
  'Somebody changed this meanwhile. What you typed is kept: look at what changed, then send it again.';
const wasSignedOut = 'You were signed out meanwhile. What you typed is kept: look at it and send it again.';

const statusOf = (because: string): Shown['status'] => {
  switch (because) {
    case 'not as seen':
      return 412;
    case 'too large':
      return 413;
    default:
      return 409;
  }
};

/**
 * A page that asks for one thing and does it: its form, what is wrong with what was typed, a last look where there is one,
 * and on to what was done.
 */
export function question<T, Input, Whole, V extends AnyVisit = Visit>(
  described: Question<T, Input, Whole, V>,
): Required<Handlers<V>> {
  const { ask, input, said, lastLook, perform, done } = described;
  const find = described.find ?? (async (): Promise<Found<T>> => ({ outcome: 'found', thing: null as T }));

  async function look(visit: V): Promise<Answer> {
    const found = await find(visit);
    if (found.outcome === 'refused') return notThere(found);
    const asked = await ask(visit, found.thing);
    const typed = asked.typed ?? new Typed();
    return formPage(visit, { asked, typed, faults: [], thing: found.thing, key: newKey() });
  }

  async function send(visit: V, sent: Sent): Promise<Answer> {
    const found = await find(visit);
    if (found.outcome === 'refused') return notThere(found);
    const { thing } = found;
    const asked = await ask(visit, thing);
    const { fields } = asked;
    const { typed, key, version, step } = sent;
    const again = (more: Partial<ToShow>): Shown =>
      formPage(visit, { asked, typed, faults: [], thing, key, status: 422, ...more });
    if (step === 'change') return again({ status: 200 });
    if (!sent.isOurs) return again({ key: newKey(), status: 403, notice: wasSignedOut });

    const missing = missingIn(fields, typed, sent.files);
    const words = said(typed, visit);
    const mistyped = [...typed.faults].map(([field, message]): Fault => ({ field, message }));
    if (missing.length + mistyped.length > 0) return again({ faults: [...mistyped, ...missing] });
    const parsed = parse(input, words, fields);
    if ('faults' in parsed) return again({ faults: parsed.faults });

    if (lastLook && step !== 'last') {
      const last = await lastLook(visit, parsed.data, thing);
      if (last.outcome === 'refused') return again(refusalOf(last, fields));
      return {
        show: 'last-look',
        title: last.thing.title,
        values: {
          lead: [],
          ...last.thing,
          typed: typed.entries().map(([name, value]) => ({ name, value })),
          carried: [
            ...carriedBy(visit, { key, version: version ?? '' }),
            { name: carried.step, value: 'last' },
          ],
          change: { to: visit.here },
        },
      };
    }
    const goTo = (whole: unknown): string => `${visit.base}${done(whole as Whole, visit)}`;
    const terms = termsOf(sent, {
      path: visit.here,
      subject: visit.session.caller.subject,
      goTo,
    });
    const outcome = await perform(terms, parsed.data, visit, sent.files);
    if (outcome.outcome === 'done') {
      const { replayed } = outcome;
      return {
        goTo: replayed ? (replayed.answer.headers['location'] ?? goTo(outcome.thing)) : goTo(outcome.thing),
      };
    }
    const [{ because }] = outcome.faults;
    if (because === 'key reused') return again({ key: newKey(), status: 412, notice: wasSentBefore });
    if (because === 'not as seen' && isVersioned(outcome.standing)) {
      const changes = changesSince(outcome.standing, version, visit);
      return again({ key: newKey(), status: 412, notice: wasChanged, thing: outcome.standing, changes });
    }
    return again(refusalOf(outcome, fields));
  }

  return { look, send };
}

/** What a refusal makes of the page: its sentences at their fields, or on top where it is nobody's field. */
function refusalOf(refused: NotDone, fields: readonly Field[]): Pick<ToShow, 'faults' | 'status'> {
  const faults = refused.faults.map(({ why, field }) => faultsAt(fields, field ?? [], `${why}.`));
  const isTyped = faults.every(({ field }) => field !== null);
  return { faults, status: isTyped ? 422 : statusOf(refused.faults[0].because) };
}

/** The page of what is not there, in the office's own words. */
export const notThere = (refused: NotDone): Shown => ({
  show: 'not-there',
  title: 'Page not found',
  status: 404,
  values: { why: `${withCapital(refused.faults[0].why)}.` },
});
