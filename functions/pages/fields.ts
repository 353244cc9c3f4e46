import { withCapital } from '../words/english.ts';
import type { Typed } from './sent.ts';

export type Option = {
  value: string;
  label: string;
  hint?: string;
  /** What is asked for where this is chosen, shown below it always: no script hides it. */
  fields?: readonly Field[];
};

type Common = {
  /** As the input of the use case has it: `undertaking.by`. */
  name: string;
  label: string;
  hint?: string;
  /** What to say where nothing was typed: “Enter how it was discharged, such as …”. Whatever has none may stay empty. */
  missing?: string;
};

/** Something that a form asks for. */
export type Field =
  | (Common & {
      kind: 'text';
      type?: 'text' | 'email' | 'tel' | 'url' | 'search';
      autocomplete?: string;
      /** For about so many characters, where that is few. */
      width?: 5 | 10;
    })
  | (Common & { kind: 'words'; most?: number; rows?: number })
  | (Common & { kind: 'day' | 'month' })
  | (Common & { kind: 'radios' | 'select'; options: readonly Option[] })
  | (Common & { kind: 'checkboxes'; options: readonly Option[]; isSmall?: boolean })
  | (Common & { kind: 'file'; accept?: string; takesSeveral?: boolean });

/** Something wrong with what was typed: with one field, or with the whole where there is none. */
export type Fault = { field: string | null; message: string };

const idOf = (name: string): string => name.replaceAll('.', '-');

/** The fields in which a day, or a month, is asked for. */
const partsOf = { day: ['day', 'month', 'year'], month: ['month', 'year'] } as const;

/** The id of what a field's message leads to: of a day or a choice its first. */
const firstIdOf = (field: Field): string => {
  switch (field.kind) {
    case 'day':
    case 'month':
      return `${idOf(field.name)}-${field.kind}`;
    case 'radios':
    case 'checkboxes':
      return `${idOf(field.name)}-1`;
    default:
      return idOf(field.name);
  }
};

export const withAllWithin = (fields: readonly Field[]): Field[] =>
  fields.flatMap((field) => [
    field,
    ...('options' in field ? field.options.flatMap(({ fields: within = [] }) => withAllWithin(within)) : []),
  ]);

/** The error summary: each message, and where it leads. */
export const summaryOf = (fields: readonly Field[], faults: readonly Fault[]) =>
  faults.map(({ field: name, message }) => {
    const field = withAllWithin(fields).find((one) => one.name === name);
    return { message, to: field ? `#${firstIdOf(field)}` : null };
  });

/** A field as its component shows it, with what was typed and what is wrong with that. */
export function shownField(field: Field, typed: Typed, faults: readonly Fault[]): object {
  const { name, label, hint, kind } = field;
  const id = idOf(name);
  const errors = faults.filter((fault) => fault.field === name).map(({ message }) => message);
  const describedBy = [hint && `${id}-hint`, errors.length > 0 && `${id}-error`].filter(Boolean).join(' ');
  const common = { component: `field-${kind}`, id, name, label, hint: hint ?? null, errors, describedBy };
  switch (field.kind) {
    case 'text':
      return {
        ...common,
        type: field.type ?? 'text',
        value: typed.raw(name),
        autocomplete: field.autocomplete ?? null,
        width: field.width ?? null,
      };
    case 'words':
      return { ...common, value: typed.raw(name), rows: field.rows ?? 5, most: field.most ?? null };
    case 'day':
    case 'month':
      return {
        ...common,
        component: 'field-day',
        parts: partsOf[field.kind].map((part) => ({
          id: `${id}-${part}`,
          name: `${name}-${part}`,
          label: withCapital(part),
          width: part === 'year' ? 4 : 2,
          value: typed.raw(`${name}-${part}`),
          isWrong: errors.length > 0,
          describedBy,
        })),
      };
    case 'file':
      return { ...common, accept: field.accept ?? null, takesSeveral: field.takesSeveral ?? false };
    default: {
      const chosen = typed.all(name);
      return {
        ...common,
        isSmall: field.kind === 'checkboxes' && (field.isSmall ?? false),
        options: field.options.map((option, index) => ({
          id: `${id}-${index + 1}`,
          name,
          value: option.value,
          label: option.label,
          hint: option.hint ?? null,
          isChosen: chosen.includes(option.value),
          fields: (option.fields ?? []).map((one) => shownField(one, typed, faults)),
        })),
      };
    }
  }
}

/** What was left empty that has to be said. A field below an option has to only where that is chosen. */
export function missingIn(
  fields: readonly Field[],
  typed: Typed,
  files: ReadonlyMap<string, unknown>,
): Fault[] {
  return fields.flatMap((field) => {
    const { name, missing } = field;
    const chosen = typed.all(name);
    const within =
      'options' in field
        ? field.options
            .filter(({ value }) => chosen.includes(value))
            .flatMap(({ fields: below = [] }) => missingIn(below, typed, files))
        : [];
    const isEmpty =
      field.kind === 'day' || field.kind === 'month'
        ? partsOf[field.kind].every((part) => typed.raw(`${name}-${part}`).trim() === '')
        : field.kind === 'file'
          ? !files.has(name)
          : chosen.every((one) => one.trim() === '');
    return [...(isEmpty && missing !== undefined ? [{ field: name, message: missing }] : []), ...within];
  });
}
