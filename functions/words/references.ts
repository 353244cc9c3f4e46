let collator: Intl.Collator | undefined;

/**
 * Which of two references comes first: the tenth of a meeting comes after its second. What knows that is made when first asked,
 * and kept: making it takes longer than putting a list in order.
 */
export function compareReferences(one: string, other: string): number {
  collator ??= new Intl.Collator('en', { numeric: true });
  return collator.compare(one, other);
}
