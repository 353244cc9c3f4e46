import type * as z from 'zod';
import { inFull } from '../calendar/days.ts';
import { type HistoryLine, historyLines, type Known } from '../papers/history-words.ts';
import type { Versioned } from '../register/history.ts';
import type { Done, Found, NotDone, Terms } from '../secretariat/office.ts';
import type { PostForm } from '../store/uploads.ts';
import { withCapital } from '../words/english.ts';
import { faultInWords } from '../words/fault-words.ts';
import { type Fault, type Field, missingIn, shownField, summaryOf, withAllWithin } from './fields.ts';
import { carried, newKey, type Sent, type SentFiles, Typed, termsOf } from './sent.ts';
import type { Table } from './table.ts';
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
  /** Why it was not done when it was last asked for, elsewhere than here. */
  refusal?: NotDone;
  /** Where the form leads, and what it carries, where that is not here. */
  form?: PostForm;
  /** Other pages of the same kind. */
  links?: readonly { to: string; words: string }[];
  /** Null where there is nothing to be done, and the page only says so. */
  button: string | null;
  isDangerous?: boolean;
  /** Where "Back" leads, below the board's own address. */
  back: { to: string; words: string };
};

/** What is about to be done, for a last look: each answer as a row, and what would follow. */
export type LastLook = {
  title: string;
  lead?: readonly string[];
  warnings?: readonly string[];
  rows: readonly { key: string; value: string }[];
  tables?: readonly Table[];
  /** What of the question's `ifAsked` is asked before it is done, and why. */
  asks?: readonly { field: string; why: string }[];
  button: string;
};

export type Question<T, Input, Whole, V extends AnyVisit = Visit> = {
  /** The thing that is asked about: its version is what whoever answers has seen. Null of something new. */
  find?: (visit: V) => Promise<Found<T>>;
  ask: (visit: V, thing: T) => Asked | Promise<Asked>;
  /** What is asked only of whoever is refused for want of it: a reason, or a word that something odd is meant. */
  ifAsked?: readonly Field[];
  input: z.ZodType<Input>;
  /** What was typed, as the use case's input: what is left out is undefined. */
  said: (typed: Typed, visit: V, files: SentFiles) => Record<string, unknown>;
  /** What is shown before it is done, where it is of weight; or why it would not be done. */
  lastLook?: (visit: V, input: Input, thing: T) => Promise<Found<LastLook>>;
  perform: (terms: Terms, input: Input, visit: V) => Promise<Done<Whole> | NotDone>;
  /** Where in the form what is at that place of the input is asked for, where it goes by another name there. */
  at?: (path: readonly PropertyKey[], typed: Typed) => readonly PropertyKey[];
  /** Where it leads once it is done, below the board's own address; and whether that changed anything. */
  done: (whole: Whole, visit: V, isChanged: boolean) => string;
};

const withoutUndefined = (said: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));

/** The faults of an input, each at the field of that name, or of the nearest that it lies in. */
function faultsAt(fields: readonly Field[], path: readonly PropertyKey[], message: string): Fault {
  const names = withAllWithin(fields).map(({ name }) => name);
  for (let length = path.length; length > 0; length -= 1) {
    const name = path.slice(0, length).join('.');
    if (names.includes(name)) return { field: name, message: withCapital(message) };
  }
  return { field: null, message: withCapital(message) };
}

type Placing = (path: readonly PropertyKey[]) => readonly PropertyKey[];

function parse<Input>(
  input: z.ZodType<Input>,
  said: Record<string, unknown>,
  fields: readonly Field[],
  place: Placing,
): { data: Input } | { faults: Fault[] } {
  const parsed = input.safeParse(withoutUndefined(said), { error: faultInWords });
  if (parsed.success) return { data: parsed.data };
  return {
    faults: parsed.error.issues.map(({ path, message }) => {
      const fault = faultsAt(fields, place(path), message);
      const label = withAllWithin(fields).find(({ name }) => name === fault.field)?.label;
      return label === undefined ? fault : { ...fault, message: `${label}: ${message}` };
    }),
  };
}

/** What was changed since a page was shown of that version: when, by whom, and each field as it was and is. */
const changesSince = (thing: Versioned, version: string | null, known: Known): HistoryLine[] =>
  historyLines(thing.history.slice(Number(version ?? 0)), known);

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
  const { links = [], form } = asked;
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
      links,
      changes: changes.map((change) => ({ ...change, day: inFull(change.day) })),
      faults: summaryOf(fields, faults),
      fields: fields.map((field) => shownField(field, typed, faults)),
      hasFile: withAllWithin(fields).some(({ kind }) => kind === 'file'),
      action: form?.to ?? null,
      carried:
        form?.fields ?? carriedBy(visit, { key, version: isVersioned(thing) ? String(thing.version) : '' }),
      button,
      isDangerous,
      back: { to: `${visit.base}${back.to}`, words: back.words },
    },
  };
}

type ToLookAt = {
  last: LastLook;
  ifAsked: readonly Field[];
  sent: Pick<Sent, 'typed' | 'key' | 'version'>;
  faults?: readonly Fault[];
};

/** The page before something of weight is done: what was typed is carried on, to be done or to be changed. */
function lastLookPage(visit: AnyVisit, { last, ifAsked, sent, faults = [] }: ToLookAt): Shown {
  const { title, lead = [], warnings = [], rows, tables = [], asks = [], button } = last;
  const { typed, key, version } = sent;
  const fields = ifAsked.flatMap((field) => {
    const isAsked = asks.some((one) => one.field === field.name);
    return isAsked || faults.some((fault) => fault.field === field.name) ? [field] : [];
  });
  const ownWords = faults.map((fault) => {
    const missing = fields.find(({ name }) => name === fault.field)?.missing;
    return missing === undefined ? fault : { ...fault, message: missing };
  });
  const entries = typed.entries().map(([name, value]) => ({ name, value }));
  const stepped = (step: string) => [
    ...carriedBy(visit, { key, version: version ?? '' }),
    { name: carried.step, value: step },
  ];
  return {
    show: 'last-look',
    title,
    ...(faults.length > 0 && { status: 422 }),
    values: {
      ...{ lead, rows, tables, button },
      warnings: [...warnings, ...asks.map(({ why }) => `${withCapital(why)}.`)],
      faults: summaryOf(fields, ownWords),
      fields: fields.map((field) => shownField(field, typed, ownWords)),
      typed: entries,
      // What stands in a field is carried by it.
      kept: entries.filter(({ name }) => !fields.some((field) => field.name === name)),
      carried: stepped('last'),
      carriedBack: stepped('change'),
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
  const { ask, ifAsked = [], input, said, lastLook, perform, done, at = (path) => path } = described;
  const find = described.find ?? (async (): Promise<Found<T>> => ({ outcome: 'found', thing: null as T }));

  async function look(visit: V): Promise<Answer> {
    const found = await find(visit);
    if (found.outcome === 'refused') return notThere(found);
    const asked = await ask(visit, found.thing);
    const typed = asked.typed ?? new Typed();
    const toShow = { typed, thing: found.thing, key: newKey() };
    if (!asked.refusal) return formPage(visit, { ...toShow, asked, faults: [] });
    const refused = refusalOf(asked.refusal, [...asked.fields, ...ifAsked], (path) => at(path, typed));
    const wanted = ifAsked.filter(({ name }) => refused.faults.some(({ field }) => field === name));
    const whole = { ...asked, fields: [...asked.fields, ...wanted] };
    return formPage(visit, { ...toShow, ...refused, asked: whole });
  }

  async function send(visit: V, sent: Sent): Promise<Answer> {
    const found = await find(visit);
    if (found.outcome === 'refused') return notThere(found);
    const { thing } = found;
    const asked = await ask(visit, thing);
    const { typed, key, version, step } = sent;
    const fields = [...asked.fields, ...ifAsked];
    const again = ({ faults = [], ...more }: Partial<ToShow>): Shown => {
      const wanted = ifAsked.filter(
        ({ name }) => typed.all(name).length > 0 || faults.some(({ field }) => field === name),
      );
      const whole = { ...asked, fields: [...asked.fields.map(toChooseAgain), ...wanted] };
      return formPage(visit, { asked: whole, typed, faults, thing, key, status: 422, ...more });
    };
    // A browser does not send the same file again by itself.
    function toChooseAgain(field: Field): Field {
      const { name, hint = '' } = field;
      return sent.files.has(name) ? { ...field, hint: `Choose it again. ${hint}`.trim() } : field;
    }
    if (step === 'change') return again({ status: 200 });
    if (!sent.isOurs) return again({ key: newKey(), status: 403, notice: wasSignedOut });

    const missing = missingIn(asked.fields, typed, sent.files);
    const words = said(typed, visit, sent.files);
    const mistyped = [...typed.faults].map(([field, message]): Fault => ({ field, message }));
    if (missing.length + mistyped.length > 0) return again({ faults: [...mistyped, ...missing] });
    const place = (path: readonly PropertyKey[]) => at(path, typed);
    const parsed = parse(input, words, fields, place);
    if ('faults' in parsed) return again({ faults: parsed.faults });

    if (lastLook && step !== 'last') {
      const last = await lastLook(visit, parsed.data, thing);
      return last.outcome === 'refused'
        ? again(refusalOf(last, fields, place))
        : lastLookPage(visit, { last: last.thing, ifAsked, sent });
    }
    const goTo = (whole: unknown, isChanged = true): string =>
      `${visit.base}${done(whole as Whole, visit, isChanged)}`;
    const terms = termsOf(sent, {
      path: visit.here,
      subject: visit.session.caller.subject,
      goTo,
    });
    const outcome = await perform(terms, parsed.data, visit);
    if (outcome.outcome === 'done') {
      const { replayed, thing: whole, before } = outcome;
      return { goTo: replayed?.answer.headers['location'] ?? goTo(whole, whole !== before) };
    }
    const [{ because }] = outcome.faults;
    if (because === 'key reused') return again({ key: newKey(), status: 412, notice: wasSentBefore });
    if (because === 'not as seen' && isVersioned(outcome.standing)) {
      const changes = changesSince(outcome.standing, version, await visit.known());
      return again({ key: newKey(), status: 412, notice: wasChanged, thing: outcome.standing, changes });
    }
    const refused = refusalOf(outcome, fields, place);
    if (lastLook && refused.faults.every(({ field }) => ifAsked.some(({ name }) => name === field))) {
      const last = await lastLook(visit, parsed.data, thing);
      if (last.outcome === 'found') {
        return lastLookPage(visit, { last: last.thing, ifAsked, sent, faults: refused.faults });
      }
    }
    return again(refused);
  }

  return { look, send };
}

/** A day that cannot be is how things stand to the register; here it can be put right where a day is asked for. */
const placeOf = (because: string): string[] => {
  if (because === 'date taken') return ['date'];
  return /^(?:dated|decided) /.test(because) ? ['on'] : [];
};

/** What a refusal makes of the page: its sentences at their fields, or on top where it is nobody's field. */
function refusalOf(
  refused: NotDone,
  fields: readonly Field[],
  place: Placing,
): Pick<ToShow, 'faults' | 'status'> {
  const all = refused.faults.map(({ because, why, field }) =>
    faultsAt(fields, place(field ?? placeOf(because)), `${why}.`),
  );
  const faults = [...new Map(all.map((fault) => [`${fault.field} ${fault.message}`, fault])).values()];
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
