import { isInUse, type Owner } from '../register/owner.ts';
import type { Field, Option } from './fields.ts';
import type { Typed } from './sent.ts';

export const ownerOptions = (owners: readonly Owner[]): Option[] =>
  owners.filter(isInUse).map(({ id, name }) => ({ value: id, label: name }));

/** Whose something is: one office, or several together. What is ticked is read by {@link ownersTyped}. */
export const ownersField = (name: string, label: string, owners: readonly Owner[]): Field => ({
  kind: 'checkboxes',
  name,
  label,
  hint: 'Tick several where they owe it together.',
  missing: 'Choose whose it is',
  options: ownerOptions(owners),
});

/** What was ticked of {@link ownersField}, as a use case takes it; undefined where nothing was. */
export const ownersTyped = (typed: Typed, name: string): string | undefined =>
  typed.all(name).join(' / ') || undefined;
