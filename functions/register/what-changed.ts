import * as z from 'zod';

/**
 * What one field of a thing was before a change and is since; null where it was not there. Of a list, what left it and
 * what came to it.
 */
export const fieldChangedSchema = z.object({ field: z.string().min(1), before: z.json(), after: z.json() });
export type FieldChanged = z.infer<typeof fieldChangedSchema>;
type Value = FieldChanged['before'];
type Parts = { [field: string]: Value };

/** What the register keeps for its own reckoning, and follows from the rest or from what a page printed. */
const bookkeeping: readonly string[] = [
  'version',
  'history',
  'owedSince',
  'owedBefore',
  'datedSince',
  'formerly',
  'policySince',
  'chasesOnSince',
  'formerStages',
  'formerPublication',
  'calendarMark',
  'meetsSince',
  'printed',
  'looked',
  'links',
  'chairLinks',
];

/** Fields so large that what changed is said of each of their parts: `policy.papersWorkingDays`. */
const inParts: readonly string[] = [
  'policy',
  'discharge',
  'discharge.undertaking',
  'extension',
  'disclaimer',
  'paperSent',
];

const isParts = (value: Value): value is Parts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as text that is the same whatever the order of its parts. */
const textOf = (value: Value): string =>
  JSON.stringify(value, (_, part: Value) =>
    isParts(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );

const without = (some: readonly Value[], others: readonly Value[]): Value[] => {
  const taken = new Set(others.map(textOf));
  return some.filter((one) => !taken.has(textOf(one)));
};

/** Of two lists what only one of them has; both whole where they differ in their order alone. */
function difference(before: Value, after: Value): Omit<FieldChanged, 'field'> {
  if (!Array.isArray(before) || !Array.isArray(after)) return { before, after };
  const [left, came] = [without(before, after), without(after, before)];
  return left.length + came.length === 0 ? { before, after } : { before: left, after: came };
}

const changesOf = (before: Parts, after: Parts, within = ''): FieldChanged[] =>
  [...new Set([...Object.keys(after), ...Object.keys(before)])].flatMap((name) => {
    const field = `${within}${name}`;
    const [was, is] = [before[name] ?? null, after[name] ?? null];
    if (textOf(was) === textOf(is)) return [];
    return inParts.includes(field) && isParts(was) && isParts(is)
      ? changesOf(was, is, `${field}.`)
      : [{ field, ...difference(was, is) }];
  });

/** What a thing says of itself. What was read from its notes is kept whole elsewhere: here it is the file. */
function ownFields(thing: object): Parts {
  const said = Object.entries(thing)
    .filter(([name]) => !bookkeeping.includes(name))
    .map(([name, value]) => [name, name === 'minutes' ? (value?.file ?? null) : value]);
  return JSON.parse(JSON.stringify(Object.fromEntries(said)));
}

/** Every field of a thing that a change made another, in the order of the thing. */
export const whatChanged = (before: object, after: object): FieldChanged[] =>
  changesOf(ownFields(before), ownFields(after));
