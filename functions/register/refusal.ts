/** A move that the thing's state or the rules do not allow: why in a word for programs, and in a sentence for people. */
export type Refusal<Because extends string> = { outcome: 'refused'; because: Because; why: string };

export const refusal = <Because extends string>(because: Because, why: string): Refusal<Because> => ({
  outcome: 'refused',
  because,
  why,
});
